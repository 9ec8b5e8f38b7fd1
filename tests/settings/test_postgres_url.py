"""The URLs of PostgreSQL servers as hosting services give them out: what the driver is told of each option."""

import ssl
from pathlib import Path
from typing import Any

import pytest

from app.settings.postgres_url import parse_postgres_url

SERVER = "postgres://anna:p%40x@db.example.org"


def told(options: str, server: str = SERVER) -> dict[str, Any]:
    return parse_postgres_url(f"{server}/switchboard?{options}")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("sslmode=require", {"ssl": "require"}),
        ("sslmode=verify-full", {"ssl": "verify-full"}),
        ("sslmode=disable", {"ssl": "disable"}),
        ("ssl=require", {"ssl": "require"}),
        ("connect_timeout=10", {"timeout": 10}),
        ("command_timeout=30", {"command_timeout": 30}),
        ("statement_cache_size=0", {"statement_cache_size": 0}),
        ("statement_cache_size=100", {"statement_cache_size": 100}),
        ("pgbouncer=true", {"statement_cache_size": 0}),
        ("target_session_attrs=read-write", {"target_session_attrs": "read-write"}),
        ("minsize=2&maxsize=30", {"minsize": 2, "maxsize": 30}),
        ("minsize=50", {"minsize": 50, "maxsize": 50}),
        ("host=/run/postgresql", {"host": "/run/postgresql"}),
        ("port=6543", {"port": 6543}),
        ("user=boris&password=a%26b", {"user": "boris", "password": "a&b"}),
    ],
)
def test_an_option_becomes_what_the_driver_calls_it(options: str, expected: dict[str, Any]) -> None:
    found = told(options)
    assert {name: found[name] for name in expected} == expected
    assert [type(found[name]) for name in expected] == [type(value) for value in expected.values()], "numbers as such"
    without = told("")
    assert {name for name in found if name not in without} <= set(expected), "and nothing else becomes of it"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", {"application_name": "switchboard"}),
        ("application_name=console", {"application_name": "console"}),
        ("schema=desk", {"application_name": "switchboard", "search_path": "desk"}),
        ("options=-c%20lock_timeout%3D5s", {"application_name": "switchboard", "options": "-c lock_timeout=5s"}),
    ],
)
def test_what_is_for_the_server_is_passed_on(options: str, expected: dict[str, str]) -> None:
    assert told(options)["server_settings"] == expected


@pytest.mark.parametrize("options", ["connect_timeout=0", "gssencmode=disable", "channel_binding=prefer"])
def test_what_demands_nothing_changes_nothing(options: str) -> None:
    assert told(options) == told("")


def test_without_options_the_driver_gets_where_to_connect_and_as_whom() -> None:
    assert told("") == {
        "host": "db.example.org",
        "port": 5432,
        "user": "anna",
        "password": "p@x",
        "database": "switchboard",
        "minsize": 1,
        "maxsize": 20,
        "server_settings": {"application_name": "switchboard"},
    }
    assert (told("", "postgres://boris@")["host"], told("", "postgres://boris@")["password"]) == ("localhost", None)


def test_a_certificate_authority_makes_a_context_that_asks_for_it(authority, tmp_path: Path) -> None:
    root = tmp_path / "root.pem"
    authority.cert_pem.write_to_path(str(root))
    for mode, checks_host in (("require", False), ("verify-ca", False), ("verify-full", True)):
        context = told(f"sslmode={mode}&sslrootcert={root}")["ssl"]
        assert isinstance(context, ssl.SSLContext)
        assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, checks_host)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ("color=blue", "the option color is not supported"),
        ("connect_timeout=soon", "the option connect_timeout must be a whole number"),
        ("connect_timeout=-1", "the option connect_timeout must be a whole number"),
        ("statement_cache_size=1e3", "the option statement_cache_size must be a whole number"),
        ("sslmode=always", "the option sslmode must be one of"),
        ("schema=a%22b", "the option schema must be the name of a schema"),
        ("schema=a,b", "the option schema must be the name of a schema"),
        ("sslmode=verify-full&sslrootcert=/no/such/file", "the option sslrootcert must be a file"),
        ("sslrootcert=system", "sslmode must be require, verify-ca or verify-full"),
        (f"sslmode=require&sslkey={__file__}", "the option sslkey needs sslcert"),
        (f"sslmode=verify-ca&sslrootcert={__file__}", f"a certificate cannot be used: {__file__}: "),
        ("minsize=5&maxsize=2", "minsize is more than maxsize"),
    ],
)
def test_what_cannot_be_is_refused_by_name(options: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        told(options)
