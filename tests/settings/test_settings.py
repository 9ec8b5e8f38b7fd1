"""Settings come from the environment or `.env`, and a wrong one stops the start with one line."""

import stat
from pathlib import Path

import pytest

from app.settings import SettingsError
from app.settings.load import load_settings


@pytest.fixture(autouse=True)
def nothing_set(bare_environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


BUCKET = "https://key:secret@s3.example.org/files?region=eu-1"


def test_without_any_setting_everything_has_a_default(tmp_path: Path) -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.origin) == ("localhost", 8000, "http://localhost:8000")
    assert settings.data_dir == tmp_path / "data"
    assert settings.database_url == f"sqlite://{tmp_path}/data/switchboard.db"
    assert (settings.rate_limits, settings.transports, settings.permessage_deflate) == (True, ("websocket",), False)
    assert (settings.trusted_proxies, settings.drain_seconds, settings.log_format) == ((), 5, "text")
    assert settings.redis_url is None


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("PORT=9001\nHOST=0.0.0.0\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("PORT", "9002")
    settings = load_settings()
    assert (settings.host, settings.port, settings.log_format) == ("0.0.0.0", 9002, "text")


def test_an_empty_value_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert load_settings().port == 8000


@pytest.mark.parametrize(
    ("name", "good", "bad", "allowed"),
    [
        ("HOST", "192.168.1.5", "a b", "a host name or address"),
        ("HOST", "::", "a\nb", "a host name or address"),
        ("PORT", "65535", "65536", "from 1 to 65535"),
        ("PORT", "1", "eighty", "from 1 to 65535"),
        ("PUBLIC_URL", "https://chat.example.org", "chat.example.org", "http:// or https://"),
        ("PUBLIC_URL", "http://10.0.0.7:8080/", "https://example.org/chat", "no path"),
        ("PUBLIC_URL", "http://[::1]:8000", "http://example.org:99999", "no path"),
        ("PUBLIC_URL", "https://chat.example.org", "https://a b.example.org", "no path"),
        ("PUBLIC_URL", "https://chat.example.org", "https://anna@chat.example.org", "no path"),
        ("DATA_DIR", "new/and/deep", "/dev/null/data", "a directory that exists or can be created"),
        ("DATABASE_URL", "sqlite://here.db", "mysql://db/switchboard", "postgres://user"),
        ("DATABASE_URL", "postgres://u:p%40x@db:5433/switchboard", "postgres://db", "postgres://user"),
        (
            "DATABASE_URL",
            "postgresql://u@/switchboard?host=/run/pg",
            "sqlite:///no/such/dir/x.db",
            "sqlite:///absolute",
        ),
        ("DATABASE_URL", "sqlite://here.db", "sqlite://:memory:", "sqlite:///absolute"),
        ("DATABASE_URL", "sqlite://here.db", "sqlite:///", "sqlite:///absolute"),
        ("REDIS_URL", "redis://:p%40x@10.0.0.3:6380/2", "redis://10.0.0.3/cache", "rediss:// for TLS"),
        ("REDIS_URL", "rediss://cache.example.org", "http://cache.example.org", "redis://user"),
        ("REDIS_URL", "unix:///run/redis.sock", "unix://", "unix:///path"),
        (
            "REDIS_URL",
            "redis://cache?db=2&client_name=a",
            "redis://cache?decode_responses=1",
            "decode_responses is not",
        ),
        ("REDIS_URL", "rediss://cache?ssl_cert_reqs=none", "redis://cache?ssl_cert_reqs=none", "needs rediss://"),
        (
            "REDIS_URL",
            f"rediss://cache?ssl_ca_certs={__file__}",
            "rediss://cache?ssl_ca_certs=/no/such/file",
            "the option ssl_ca_certs must be a file",
        ),
        ("REDIS_URL", "redis://[::1]:6379", "redis://:6379", "redis://user"),
        ("REDIS_URL", "redis://localhost", "redis://localhost:70000", "redis://user"),
        ("SMTP_URL", "smtp://u:p%40x@mail.example.org:2525/?from=desk@example.org", "smtp://", "smtps:// for TLS"),
        ("SMTP_URL", "smtps://mail.example.org", "https://mail.example.org", "smtp://user"),
        ("SMTP_URL", "smtp://localhost", "smtp://localhost?from=nobody", "smtp://user"),
        ("SMTP_URL", "smtp://localhost/", "smtp://localhost/inbox", "smtp://user"),
        ("SMTP_URL", "smtp://localhost", "smtp://localhost?tls=never", "smtp://user"),
        ("S3_URL", BUCKET, "ftp://key:secret@s3.example.org/files", "https://key:secret@host/bucket"),
        ("S3_URL", BUCKET, "https:///files", "https://key:secret@host/bucket"),
        ("S3_URL", BUCKET, "https://s3.example.org/files", "https://key:secret@host/bucket"),
        ("S3_URL", BUCKET, "https://key@s3.example.org/files", "https://key:secret@host/bucket"),
        ("S3_URL", BUCKET, "https://key:secret@s3.example.org", "https://key:secret@host/bucket"),
        ("S3_URL", BUCKET, "https://key:secret@s3.example.org/files/deeper", "https://key:secret@host/bucket"),
        ("S3_URL", BUCKET, f"{BUCKET}&acl=public", "https://key:secret@host/bucket"),
        ("FILE_TYPES", "image/*, application/pdf", "image", "separated by commas"),
        ("FILE_TYPES", "*/*", ",", "separated by commas"),
        ("MAX_FILE_MB", "1024", "1025", "from 1 to 1024"),
        ("PWNED_FILE", __file__, "/no/such/file", "sorted, one a line"),
        ("SECRET_KEY", "k" * 32, "k" * 31, "at least 32 characters"),
        ("TRUSTED_PROXIES", "10.0.0.0/8, ::1", "10.0.0.0/8, proxy", "separated by commas"),
        ("RATE_LIMITS", "off", "never", "on or off"),
        ("TRANSPORTS", "websocket, polling", "polling", "websocket or websocket,polling"),
        ("TRANSPORTS", "websocket", "sse", "websocket or websocket,polling"),
        ("NAMESPACES", "chat,notifications", "chat,mail", "chat, notifications or"),
        ("NAMESPACES", "notifications, chat", ",", "chat, notifications or"),
        ("PERMESSAGE_DEFLATE", "on", "2", "on or off"),
        ("DRAIN_SECONDS", "0.5", "-1", "from 0 to 60"),
        ("DRAIN_SECONDS", "60", "nan", "from 0 to 60"),
        ("LOG_FORMAT", "json", "xml", "text or json"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_setting_value_and_what_is_allowed(
    name: str, good: str, bad: str, allowed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, good)
    load_settings()
    monkeypatch.setenv(name, bad)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    line = str(caught.value)
    assert line.startswith(name)
    assert allowed in line
    assert "\n" not in line
    if name != "SECRET_KEY":
        assert bad.replace("\n", "\\n").replace(":secret@", ":***@") in line


def test_one_namespace_alone_needs_others_who_serve_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAMESPACES", "chat")
    with pytest.raises(SettingsError, match=r"NAMESPACES=chat .* only with REDIS_URL"):
        load_settings()
    monkeypatch.setenv("REDIS_URL", "redis://localhost")
    assert load_settings().namespaces == ("chat",)


@pytest.mark.parametrize(
    ("name", "value"), [("SECRET_KEY", "my-secret"), ("DATABASE_URL", "mysql://someone:my-secret@db/x")]
)
def test_the_line_shows_no_secret(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "my-secret" not in str(caught.value)


def test_the_secret_key_is_made_once_and_for_the_owner_only() -> None:
    first = load_settings()
    path = first.data_dir / "secret.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(first.data_dir.stat().st_mode) == 0o700
    assert len(first.secret_key) >= 32
    assert load_settings().secret_key == first.secret_key
    path.unlink()
    assert load_settings().secret_key != first.secret_key


@pytest.mark.parametrize("name", ["files", "incoming"])
def test_a_folder_of_ours_that_is_none_is_named(name: str) -> None:
    place = load_settings().data_dir / name
    place.write_text("")
    with pytest.raises(SettingsError, match=f"{place} in it is no directory that can be written"):
        load_settings()


def test_a_file_of_settings_that_is_no_text_is_named() -> None:
    Path(".env").write_bytes(b"PORT=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"\.env is no text in UTF-8"):
        load_settings()


def test_secrets_are_not_in_the_text_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://someone:my-secret@db/x")
    monkeypatch.setenv("REDIS_URL", "redis://:my-secret@cache")
    monkeypatch.setenv("SMTP_URL", "smtp://desk:my-secret@mail")
    settings = load_settings()
    assert "my-secret" not in repr(settings)
    assert settings.secret_key not in repr(settings)


@pytest.mark.parametrize(
    ("public_url", "origin", "hosts", "prefix"),
    [
        ("http://localhost:8000", "http://localhost:8000", {"localhost", "127.0.0.1", "::1"}, ""),
        ("http://127.0.0.1:80/", "http://127.0.0.1", {"localhost", "127.0.0.1", "::1"}, ""),
        ("http://[::1]:8000", "http://[::1]:8000", {"localhost", "127.0.0.1", "::1"}, ""),
        ("https://Chat.Example.org:443", "https://chat.example.org", {"chat.example.org"}, "__Host-"),
        ("https://localhost:8443", "https://localhost:8443", {"localhost", "127.0.0.1", "::1"}, "__Host-"),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000", {"192.168.1.5"}, ""),
    ],
)
def test_origin_hosts_and_cookies_follow_from_the_public_url(
    public_url: str, origin: str, hosts: set[str], prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", public_url)
    settings = load_settings()
    assert settings.origin == origin
    assert settings.allowed_hosts == hosts
    assert settings.cookie_prefix == f"{prefix}switchboard_"
    assert settings.secure_cookies == bool(prefix)


def test_the_nodes_of_one_deployment_have_a_name_that_no_other_has_and_that_tells_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def named(**environment: str) -> str:
        with monkeypatch.context() as changed:
            for name, value in environment.items():
                changed.setenv(name, value)
            return load_settings().deployment

    one = named(SECRET_KEY="a" * 32, PORT="8001", PUBLIC_URL="https://chat.example.org")
    assert one == named(SECRET_KEY="a" * 32, PORT="8002", PUBLIC_URL="https://chat.example.org")
    assert one != named(SECRET_KEY="b" * 32, PUBLIC_URL="https://chat.example.org")
    assert one != named(SECRET_KEY="a" * 32, PUBLIC_URL="https://other.example.org")
    assert "aaa" not in one
    assert "chat" not in one
