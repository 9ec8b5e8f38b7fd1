"""What py_webauthn and its helpers do for us, in one place that is loaded when somebody first uses a passkey: with all
that it brings along it takes 8 MB of memory."""

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

__all__ = [
    "AuthenticatorSelectionCriteria",
    "PublicKeyCredentialDescriptor",
    "ResidentKeyRequirement",
    "UserVerificationRequirement",
    "base64url_to_bytes",
    "bytes_to_base64url",
    "generate_authentication_options",
    "generate_registration_options",
    "options_to_json",
    "verify_authentication_response",
    "verify_registration_response",
]
