"""The pages of accounts."""

from app.accounts.views import (
    email_change,
    invitation,
    mfa_settings,
    mfa_sign_in,
    oidc,
    password_reset,
    profile,
    reauth,
    sessions,
    setup,
    shortcuts,
    sign_in,
)

blueprints = (
    sign_in.blueprint,
    oidc.blueprint,
    setup.blueprint,
    invitation.blueprint,
    shortcuts.blueprint,
    password_reset.blueprint,
    profile.blueprint,
    email_change.blueprint,
    reauth.blueprint,
    sessions.blueprint,
    mfa_sign_in.blueprint,
    mfa_settings.blueprint,
    mfa_sign_in.passkey_blueprint,
)
