"""The pages of accounts."""

from app.accounts.views import account, first_run, invitation, sign_in, sudo

blueprints = (sign_in.blueprint, first_run.blueprint, invitation.blueprint, account.blueprint, sudo.blueprint)
