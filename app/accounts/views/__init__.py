"""The pages of accounts."""

from app.accounts.views import (
    account,
    email,
    first_run,
    invitation,
    keys,
    openid,
    own_sessions,
    passkeys,
    reset,
    second_factor,
    security,
    sign_in,
    sudo,
)

blueprints = (
    sign_in.blueprint,
    openid.blueprint,
    first_run.blueprint,
    invitation.blueprint,
    keys.blueprint,
    reset.blueprint,
    account.blueprint,
    email.blueprint,
    sudo.blueprint,
    own_sessions.blueprint,
    second_factor.blueprint,
    security.blueprint,
    passkeys.blueprint,
)
