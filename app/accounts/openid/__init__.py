"""Signing in through an OpenID provider: a visit there begins (`visits`), its answer is redeemed (`provider`) and
checked (`id_token`), and then decides who it is (`linking`)."""
