"""The steps on the way in, each with the rate at which one network address may try it."""

from app.accounts.mfa.sign_in_step import ATTEMPTS_RULE
from app.accounts.passwords import reset
from app.accounts.sign_in import passkey, password
from app.actions import entry
from app.rate_limits.rules import Rule

# Links cannot be guessed; this bounds the work that strangers can cause. Each click on the way to the provider writes a
# row, and each answer an entry in the log. An office behind one address does not reach these, though fifty people open
# their invitations on its first morning and need several tries for a password.
ACCEPT_INVITATION = entry("acceptInvitation", Rule.of("invitation:address", "300 per 10 minute"))
RESET_PASSWORD = entry("resetPassword", Rule.of("reset-link:address", "300 per 10 minute"))
SET_UP = entry("setUp", Rule.of("set-up:address", "30 per minute"))
SIGN_IN_ELSEWHERE = entry("signInElsewhere", Rule.of("openid:start", "100 per minute"))
COME_BACK = entry("comeBack", Rule.of("openid:answer", "100 per minute"))
# Of whoever holds one link: more tries than anybody needs.
TRIES_OF_INVITATION = Rule.of("invitation:link", "20 per 10 minute")

SIGN_IN = entry("signIn", password.ADDRESS_RULE)
SIGN_IN_WITH_PASSKEY = entry("signInWithPasskey", passkey.ADDRESS_RULE)
BEGIN_PASSKEY_SIGN_IN = entry("beginPasskeySignIn", passkey.ADDRESS_RULE)
ASK_FOR_RESET = entry("askForReset", reset.ADDRESS_RULE)
# After too many the session that waits for it is over, and the password has to be given again.
GIVE_SECOND_FACTOR = entry("giveSecondFactor", ATTEMPTS_RULE, per="session")
