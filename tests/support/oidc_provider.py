"""An OpenID provider for tests: on the loopback, strict about PKCE, and able to misbehave in each way that matters."""

import asyncio
import base64
import contextlib
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Generator
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import uvicorn
from joserfc import jws, jwt
from joserfc.jwk import OctKey, RSAKey
from quart import Quart, Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from tests.support.live_server import bind_listener
from tests.support.speedups import hurry_uvicorn

CLIENT_ID, CLIENT_SECRET = "switchboard-tests", "a secret of the tests' own"


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


@cache
def _key() -> RSAKey:
    """Made once, since it takes a while; no test changes it."""
    return RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)


NESTED = "[" * 100_000 + "]" * 100_000


class OidcProvider:
    """`person` is who signs in there; `change` alters the ID token's claims, `header` its header; `forge` makes it of
    the good claims in another way; `failing` are paths that answer 500, `moved` those that lead to `/elsewhere`,
    and `nesting` those whose JSON goes deeper than any parser."""

    def __init__(self) -> None:
        self._listener = bind_listener(0)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.issuer = self.url
        self.key = _key()
        self.person: dict[str, Any] = {"sub": "1001", "email": "anna@example.org", "email_verified": True}
        self.change: dict[str, Any] = {}
        self.header: dict[str, Any] = {}
        self.forge = self.signed
        self.failing: set[str] = set()
        self.moved: set[str] = set()
        self.nesting: set[str] = set()
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}
        self._app = self._make_app()

    async def start(self) -> None:
        config = uvicorn.Config(self._app, log_config=None, lifespan="off", timeout_keep_alive=1)
        self._server = _Server(config)
        self._listener.listen()  # so that nobody has to wait for the task below
        self._task = asyncio.create_task(self._server.serve([self._listener]))

    async def stop(self) -> None:
        self._server.should_exit = True
        with hurry_uvicorn():
            await self._task

    def authorize(self, address: str) -> dict[str, str]:
        """What a browser at `address` brings back once `person` has signed in. Raises `ValueError` when the provider
        would not have it."""
        wanted = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        if wanted.get("code_challenge_method") != "S256" or len(wanted.get("code_challenge", "")) != 43:
            raise ValueError("PKCE with S256 is required")
        if wanted["client_id"] != CLIENT_ID or wanted["response_type"] != "code":
            raise ValueError("unknown client")
        code = secrets.token_urlsafe(16)
        self._codes[code] = wanted
        return {"code": code, "state": wanted["state"]}

    def signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, **self.header}, claims, self.key, algorithms=["RS256"])

    def unsigned(self, claims: dict[str, Any]) -> str:
        parts = ({"alg": "none", "kid": self.key.kid}, claims)
        return ".".join(_base64(json.dumps(part).encode()) for part in parts) + "."

    def signed_with_public_key(self, claims: dict[str, Any]) -> str:
        """HS256 with what everybody knows as the secret."""
        parts = ({"alg": "HS256", "kid": self.key.kid}, claims)
        signed = ".".join(_base64(json.dumps(part).encode()) for part in parts)
        signature = hmac.digest(self.key.as_pem(private=False), signed.encode(), "sha256")
        return f"{signed}.{_base64(signature)}"

    def signed_by_another(self, claims: dict[str, Any]) -> str:
        """A key of the same name that is not the provider's."""
        other = RSAKey.generate_key(2048)
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, other, algorithms=["RS256"])

    def signed_with_client_secret(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET), algorithms=["HS256"])

    def altered(self, claims: dict[str, Any]) -> str:
        """Someone else's claims under a good signature."""
        header, _claims, signature = self.signed(claims).split(".")
        return f"{header}.{_base64(json.dumps({**claims, 'sub': '1'}).encode())}.{signature}"

    def nested(self, claims: dict[str, Any]) -> str:
        """Signed, and with a claim that no parser goes down into."""
        content = json.dumps(claims)[:-1] + f', "deep": {NESTED}}}'
        return jws.serialize_compact({"alg": "RS256", "kid": self.key.kid}, content, self.key, algorithms=["RS256"])

    def nested_header(self, claims: dict[str, Any]) -> str:
        _header, content, signature = self.signed(claims).split(".")
        return f"{_base64(NESTED.encode())}.{content}.{signature}"

    def _make_app(self) -> Quart:
        app = Quart(__name__)

        @app.before_request
        async def misbehave() -> ResponseReturnValue | None:
            self.asked.append(request.path)
            if request.path in self.moved:
                return redirect("/elsewhere", 307)
            if request.path in self.nesting:
                return Response(NESTED, content_type="application/json")
            return Response("broken", 500) if request.path in self.failing else None

        @app.get("/.well-known/openid-configuration")
        async def discovery() -> Response:
            names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            return jsonify({"issuer": self.issuer, **{name: f"{self.url}/{path}" for name, path in names.items()}})

        @app.get("/keys")
        async def keys() -> Response:
            return jsonify({"keys": [self.key.as_dict(private=False)]})

        @app.get("/authorize")
        async def authorize() -> ResponseReturnValue:
            answer = urlencode(self.authorize(request.url))
            return redirect(f"{request.args['redirect_uri']}?{answer}", 303)

        @app.post("/token")
        async def token() -> Response:
            return self._token((await request.form).to_dict())

        return app

    def _token(self, form: dict[str, str]) -> Response:
        basic = request.authorization
        known = basic is not None and (basic.username, basic.password) == (CLIENT_ID, CLIENT_SECRET)
        wanted = self._codes.pop(form.get("code", ""), None) if known else None
        challenge = _base64(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        fits = wanted is not None and challenge == wanted["code_challenge"]
        if wanted is None or not fits or form.get("redirect_uri") != wanted["redirect_uri"]:
            answer = jsonify({"error": "invalid_grant" if known else "invalid_client"})
            answer.status_code = 400
            return answer
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": wanted["nonce"]}
        if "max_age" in wanted:
            claims["auth_time"] = now
        claims = {**claims, **self.person, **self.change}
        said = {name: value for name, value in claims.items() if value is not None}
        return jsonify({"access_token": "an access token", "token_type": "Bearer", "id_token": self.forge(said)})


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
