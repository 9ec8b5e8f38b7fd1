"""What the rest of the application needs from accounts."""

from collections.abc import AsyncGenerator, Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quart import Quart, current_app

from app.accounts import sessions
from app.accounts.mfa.verify import CodeVerifier
from app.accounts.mfa.webauthn import RelyingParty
from app.accounts.sessions import RevokedKind
from app.accounts.sessions.cookie import principal_from_scope
from app.key_derivation import derive_key
from app.mail import MailQueue
from app.principal import Principal
from app.rate_limits import Limiter
from app.settings import Settings
from app.web.asgi import Scope

if TYPE_CHECKING:
    from app.accounts.oidc.provider import Provider

EXTENSION = "accounts"


@dataclass(frozen=True, slots=True)
class Accounts:
    """Settings, services and keys of accounts, as the rest of the application needs them."""

    app: Quart
    settings: Settings
    limiter: Limiter
    mail: MailQueue
    provider: "Provider | None" = None

    @property
    def code_verifier(self) -> CodeVerifier:
        """The checker of second-factor codes, with its rate limits and its key."""
        return CodeVerifier(self.limiter, self.mail, self.factor_encryption_key, self.settings.totp_drift)

    @property
    def relying_party(self) -> RelyingParty:
        """The site that new passkeys belong to: host name, origin, and the key of user handles."""
        key = derive_key(self.settings.secret_key, "passkey-handles")
        return RelyingParty(self.settings.public_host, self.settings.origin, key)

    @property
    def factor_encryption_key(self) -> bytes:
        """The key that the secrets of authenticator apps are encrypted with."""
        return derive_key(self.settings.secret_key, "totp")

    @property
    def links_key(self) -> bytes:
        """The key that links are made with which a second click on a form is to show again."""
        return derive_key(self.settings.secret_key, "links")

    @property
    def provider_name(self) -> str:
        """The name of the OpenID provider through which people may sign in, "" for none."""
        return self.provider.name if self.provider else ""

    async def principal_from_scope(self, scope: Scope) -> Principal | None:
        """The principal behind the connection of an ASGI `scope`, or None."""
        return await principal_from_scope(self.app, scope)

    async def load_principals(self, session_ids: Collection[str]) -> dict[str, Principal]:
        """The current principal of each session, by session id. Sessions that have ended are left out."""
        return await sessions.load_principals(session_ids)

    def on_sessions_revoked(self, listener: Callable[[RevokedKind, str, str], None]) -> None:
        """Call `listener` for each ended session (see `sessions.revoked`) while the app runs."""

        @self.app.while_serving
        async def lifespan() -> AsyncGenerator[None]:
            with sessions.revoked.connected(listener):
                yield


def accounts() -> Accounts:
    """The accounts of the application that answers the current request."""
    found: Accounts = current_app.extensions[EXTENSION]
    return found
