"""Every setting: its name, type, default and the reason for the default. Read once at start, from the environment or
`.env`; a wrong value stops the start with one line that names the setting, the value and what is allowed."""

import hmac
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.settings import oidc as openid
from app.settings import sockets
from app.settings.secret_key import load_or_create_secret
from app.settings.validators import (
    Allowed,
    Network,
    split_commas,
    validate_data_dir,
    validate_database_url,
    validate_host,
    validate_media_types,
    validate_public_url,
    validate_readable_file,
    validate_redis_url,
    validate_s3_url,
    validate_secret_length,
    validate_smtp_url,
)

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


class SettingsError(Exception):
    """A setting is wrong. `str()` of it is one line for the person who starts the program."""


def _default_public_url(known: dict[str, Any]) -> str:
    return f"http://localhost:{known['port']}"


def _default_database_url(known: dict[str, Any]) -> str:
    return f"sqlite://{quote(str(known['data_dir'] / 'switchboard.db'))}"


def _default_secret_key(known: dict[str, Any]) -> str:
    return load_or_create_secret(known["data_dir"])


class Settings(BaseSettings):
    """The settings of one process. Field `port` is the variable `PORT`, and so on."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True, validate_default=True)

    host: Annotated[
        str, AfterValidator(validate_host), Allowed("a host name or address of this machine; 0.0.0.0 for all")
    ] = Field("localhost", description="The address to listen on. By default, only this machine can connect.")
    port: Annotated[int, Allowed("a whole number from 1 to 65535")] = Field(
        8000, ge=1, le=65_535, description="The port for pages and sockets. 8000 needs no privileges."
    )
    public_url: Annotated[
        str,
        AfterValidator(validate_public_url),
        Allowed("http:// or https:// and a host, no path", "http://localhost:PORT"),
    ] = Field(
        default_factory=_default_public_url,
        description="The address people type. Requests from any other origin are refused, and it decides whether "
        "cookies are marked Secure. Set it before other people use the server.",
    )
    data_dir: Annotated[
        Path,
        AfterValidator(validate_data_dir),
        Allowed("a directory that exists or can be created, and is writable", "./data"),
    ] = Field(
        Path("data"),
        description="Everything that must survive a restart is stored here. By default it is next to the program, so "
        "a trial leaves nothing elsewhere.",
    )
    database_url: Annotated[
        str,
        AfterValidator(validate_database_url),
        Allowed(
            "sqlite:///absolute/path, sqlite://relative/path or postgres://user:password@host:port/database",
            "switchboard.db in DATA_DIR",
        ),
    ] = Field(
        default_factory=_default_database_url,
        repr=False,
        description="The database. SQLite needs no server and is enough for one process. Use PostgreSQL for more.",
    )
    allow_newer_database: Annotated[bool, Allowed("on or off", "off")] = Field(
        False,
        description="Serve a database that a newer version has migrated. Off by default, because this version ignores "
        "what it does not know, such as a new kind of second factor or ban.",
    )
    redis_url: Annotated[
        str | None,
        AfterValidator(validate_redis_url),
        Allowed("redis://user:password@host:port/number, rediss:// for TLS, or unix:///path/of/socket", "none"),
    ] = Field(
        None,
        repr=False,
        description="Redis connects several processes: they wake each other, share presence and count rate limits "
        "together. One process needs none; without Redis, only one process may use a database.",
    )
    smtp_url: Annotated[
        str | None,
        AfterValidator(validate_smtp_url),
        Allowed("smtp://user:password@host:port/?from=address, or smtps:// for TLS from the start", "none"),
    ] = Field(
        None,
        repr=False,
        description="The server that sends email. smtp:// encrypts if the server supports it, and always with a "
        "password. Without one, links are shown once and you share them yourself.",
    )
    pwned_file: Annotated[
        Path | None,
        AfterValidator(validate_readable_file),
        Allowed("a file of SHA-1 hashes, sorted, one a line", "none"),
    ] = Field(
        None,
        description="Passwords from data breaches, as Have I Been Pwned offers them, ordered by hash. They are "
        "refused as new passwords. None by default, because the file takes 40 GB; the most common passwords are "
        "refused without it.",
    )
    s3_url: Annotated[
        str | None,
        AfterValidator(validate_s3_url),
        Allowed("https://key:secret@host/bucket?region=name, or http:// within a network of your own", "none"),
    ] = Field(
        None,
        repr=False,
        description="The bucket for files in messages, with any service that speaks S3; needs `pip install "
        "switchboard[s3]`. Without it, files are stored in DATA_DIR, which is enough for one machine.",
    )
    max_file_mb: Annotated[int, Allowed("a whole number from 1 to 1024")] = Field(
        25,
        ge=1,
        le=1024,
        description="The largest file in a message, in MiB. Larger files are rarely part of a conversation.",
    )
    max_files: Annotated[int, Allowed("a whole number from 1 to 50")] = Field(
        10, ge=1, le=50, description="How many files a message may have. More are hard to look at together."
    )
    file_types: Annotated[
        tuple[str, ...],
        NoDecode,
        BeforeValidator(split_commas),
        AfterValidator(validate_media_types),
        Allowed("media types such as image/* or application/pdf, separated by commas", "*/*"),
    ] = Field(
        ("*/*",),
        description="Which files may be sent, by their content. All by default, because images are re-encoded "
        "without metadata or refused, and all other files are only downloaded, never shown. iPhone images (HEIC) "
        "become JPEG and need `pip install switchboard[heic]`.",
    )
    secret_key: Annotated[
        str,
        AfterValidator(validate_secret_length),
        Allowed("at least 32 characters", "created once, stored in DATA_DIR/secret.key", secret=True),
    ] = Field(
        default_factory=_default_secret_key,
        repr=False,
        description="Signs the session cookies. Created on this machine, so that no two installations share one. A "
        "new key signs everyone out.",
    )
    trusted_proxies: Annotated[
        tuple[Network, ...],
        NoDecode,
        BeforeValidator(split_commas),
        Allowed("networks such as 10.0.0.0/8 or single addresses, separated by commas", "none"),
    ] = Field(
        (),
        description="Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto headers are trusted. None by "
        "default, because a trusted proxy can claim any address.",
    )
    hsts_subdomains: Annotated[bool, Allowed("on or off", "on")] = Field(
        True,
        description="With an https PUBLIC_URL, browsers are told for a year to use nothing but TLS for its host, and "
        "for every host below it. On by default, because an unencrypted neighbor can set cookies for the whole "
        "domain. Turn it off if a host below that of PUBLIC_URL must be reached without TLS.",
    )
    rate_limits: Annotated[bool, Allowed("on or off", "on")] = Field(
        True,
        description="Rate limits on sign-in, messages and connections. Turn them off for benchmarks only; this "
        "is logged.",
    )
    transports: sockets.Transports = ("websocket",)
    serializer: sockets.Serializer = "json"
    namespaces: sockets.Namespaces = ("chat", "notifications")
    permessage_deflate: sockets.PermessageDeflate = False
    direct_sockets: sockets.DirectSockets = True
    drain_seconds: sockets.DrainSeconds = 5
    away_after_minutes: Annotated[int, Allowed("a whole number of minutes from 1 to 1440")] = Field(
        10,
        ge=1,
        le=1_440,
        description="People who do nothing in any of their tabs for this long are shown as away. Long enough to read "
        "something to the end, short enough to notice that someone went to lunch.",
    )
    totp_drift: Annotated[int, Allowed("0 or 1")] = Field(
        0,
        ge=0,
        le=1,
        description="How many steps of 30 seconds the clock of an authenticator app may be off. 0 by default, "
        "because every step adds a code that can be guessed. Use 1 where clocks are inaccurate.",
    )
    google_client_id: openid.ClientId = None
    google_client_secret: openid.ClientSecret = None
    oidc_issuer: openid.Issuer = openid.GOOGLE
    oidc_domains: openid.Domains = ()
    oidc_auto_link: openid.AutoLink = False
    log_format: Annotated[Literal["text", "json"], Allowed("text or json")] = Field(
        "text", description="Use text at a terminal, json for log collectors."
    )

    @cached_property
    def public_host(self) -> str:
        """The host name of PUBLIC_URL, in lower case; IPv6 addresses without brackets."""
        return urlsplit(self.public_url).hostname or ""

    @cached_property
    def origin(self) -> str:
        """`scheme://host[:port]` of PUBLIC_URL as a browser writes it in `Origin`: without the scheme's own port."""
        parts = urlsplit(self.public_url)
        host = f"[{self.public_host}]" if ":" in self.public_host else self.public_host
        default = parts.port is None or parts.port == _DEFAULT_PORTS[parts.scheme]
        return f"{parts.scheme}://{host}" if default else f"{parts.scheme}://{host}:{parts.port}"

    @cached_property
    def deployment(self) -> str:
        """A name for this deployment on shared servers (Redis): the same on all its nodes, and no secret."""
        return hmac.digest(self.secret_key.encode(), self.origin.encode(), "sha256").hex()[:16]

    @property
    def openid_offered(self) -> bool:
        """Whether people may sign in through the provider OIDC_ISSUER."""
        return bool(self.google_client_id and self.google_client_secret)

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Host names (no port, no brackets) this server answers for; all names of this machine if it is one of them."""
        return LOOPBACK_NAMES if self.public_host in LOOPBACK_NAMES else frozenset({self.public_host})

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies are marked Secure: not over plain http, where most clients would drop them."""
        return self.public_url.startswith("https:")

    @property
    def cookie_prefix(self) -> str:
        """The prefix of every cookie's name. `__Host-` keeps other hosts of the domain from setting one, but requires
        Secure."""
        return "__Host-switchboard_" if self.secure_cookies else "switchboard_"

    @property
    def namespaces_elsewhere(self) -> frozenset[str]:
        """The built-in namespaces that NAMESPACES leaves to other nodes. Added namespaces are always served here."""
        return frozenset(get_args(sockets.Namespace)) - frozenset(self.namespaces)
