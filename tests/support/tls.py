"""The application served with TLS of its own, by an authority that a test makes and trusts."""

import ssl
from collections.abc import Callable

import pytest
import trustme

from app.server import lifecycle


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def certificate_options(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """uvicorn's options for a certificate of `localhost`."""
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    path = tmp_path_factory.mktemp("certificate") / "server.pem"
    certificate.private_key_and_cert_chain_pem.write_to_path(str(path))
    return {"ssl_certfile": str(path), "ssl_keyfile": str(path)}


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """What clients trust."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def serve_with_tls(monkeypatch: pytest.MonkeyPatch, certificate_options: dict[str, str]) -> Callable[[], None]:
    """`serve_with_tls()`: from now on `live` speaks TLS, as a proxy in front of it would."""

    def change() -> None:
        plain = lifecycle.uvicorn_server

        def secured(*arguments):
            server = plain(*arguments)
            vars(server.config).update(certificate_options)
            return server

        monkeypatch.setattr(lifecycle, "uvicorn_server", secured)

    return change
