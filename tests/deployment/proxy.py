"""The reverse proxies of the help pages, as their files say and on ports of this machine."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import trustme

from app.help.catalog import FOLDER
from tests.support.patience import PATIENCE_S
from tests.support.ports import find_free_port
from tests.support.subprocesses import WatchedProcess

HOST = "chat.example.com"
FILES = FOLDER / "deployment"
_PATHS = "/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a proxy of a test is: its `port`, the ports of the `nodes` behind it, and files of its own in `folder`."""

    folder: Path
    port: int
    nodes: Sequence[int]

    @property
    def certificate(self) -> Path:
        """The certificate with its key."""
        return self.folder / "certificate.pem"


def replaced(text: str, **changes: str) -> str:
    """`text` with every key of `changes` replaced, each of which must be in it."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def _nginx(file: str) -> Callable[[Place], list[str]]:
    def prepare(place: Place) -> list[str]:
        text = (FILES / file).read_text()
        if "server 127.0.0.1:8001;" not in text:
            text = replaced(text, **{"server 127.0.0.1:8000;": "server 127.0.0.1:8000; server 127.0.0.1:8001;"})
        text = replaced(
            text,
            **{
                "listen 443 ssl http2;": f"listen 127.0.0.1:{place.port} ssl http2;",
                f"/etc/ssl/{HOST}.pem": str(place.certificate),
                f"/etc/ssl/{HOST}.key": str(place.certificate),
                "127.0.0.1:8000": f"127.0.0.1:{place.nodes[0]}",
                "127.0.0.1:8001": f"127.0.0.1:{place.nodes[1]}",
            },
        ).replace("listen 80;", f"listen 127.0.0.1:{find_free_port()};")
        (place.folder / "site.conf").write_text(text)
        paths = "".join(
            f"{kind}_temp_path {place.folder / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        main = place.folder / "nginx.conf"
        main.write_text(
            f"daemon off; master_process off; pid {place.folder / 'pid'}; error_log stderr warn;\n"
            f"events {{}}\nhttp {{ access_log off; {paths} include {place.folder / 'site.conf'}; }}\n"
        )
        return ["-c", str(main), "-p", str(place.folder), "-e", "stderr"]

    return prepare


def _haproxy(place: Place) -> list[str]:
    text = replaced(
        (FILES / "haproxy.cfg").read_text(),
        **{
            "bind :80\n": f"bind 127.0.0.1:{find_free_port()}\n",
            "bind :443": f"bind 127.0.0.1:{place.port}",
            f"/etc/haproxy/{HOST}.pem": str(place.certificate),
            "127.0.0.1:8000": f"127.0.0.1:{place.nodes[0]}",
            "127.0.0.1:8001": f"127.0.0.1:{place.nodes[1]}",
        },
    )
    path = place.folder / "haproxy.cfg"
    path.write_text(text)
    return ["-db", "-f", str(path)]


def _caddy(place: Place) -> list[str]:
    text = replaced(
        (FILES / "Caddyfile").read_text(),
        **{
            f"\n{HOST} {{\n": (
                f"\n{{\nadmin off\nauto_https disable_redirects\nstorage file_system {place.folder}\n}}\n"
                f"https://{HOST}:{place.port} {{\nbind 127.0.0.1\ntls {place.certificate} {place.certificate}\n"
            ),
            "127.0.0.1:8000": f"127.0.0.1:{place.nodes[0]}",
            "127.0.0.1:8001": f"127.0.0.1:{place.nodes[1]}",
        },
    )
    path = place.folder / "Caddyfile"
    path.write_text(text)
    return ["run", "--adapter", "caddyfile", "--config", str(path)]


# By name: the program, and what makes its configuration and returns its arguments.
PROXIES: dict[str, tuple[str, Callable[[Place], list[str]]]] = {
    "nginx": ("nginx", _nginx("nginx.conf")),
    "nginx-namespaces": ("nginx", _nginx("nginx-namespaces.conf")),
    "haproxy": ("haproxy", _haproxy),
    "caddy": ("caddy", _caddy),
}


def binary(name: str) -> str | None:
    """The program of the proxy `name`; None where it is not installed."""
    return shutil.which(PROXIES[name][0], path=_PATHS)


@contextmanager
def running(name: str, folder: Path, port: int, nodes: Sequence[int], authority: trustme.CA) -> Iterator[None]:
    """Meanwhile the proxy `name` serves `HOST` on `port`, in front of `nodes`."""
    place = Place(folder, port, nodes)
    authority.issue_cert(HOST).private_key_and_cert_chain_pem.write_to_path(str(place.certificate))
    program, arguments = binary(name), PROXIES[name][1](place)
    assert program is not None
    environment = {"HOME": str(folder), "PATH": _PATHS}
    process = WatchedProcess((program, *arguments), folder / "proxy.log", env=environment)
    try:
        deadline = time.monotonic() + PATIENCE_S
        with httpx.Client(verify=False) as http:
            while not _answers(http, port):
                assert not process.ended(), (folder / "proxy.log").read_text()[-2000:]
                assert time.monotonic() < deadline, (folder / "proxy.log").read_text()[-2000:]
                time.sleep(0.05)
        yield
    finally:
        process.stop()


def _answers(http: httpx.Client, port: int) -> bool:
    try:
        url = f"https://127.0.0.1:{port}/health/live"
        return http.get(url, headers={"Host": f"{HOST}:{port}"}, extensions={"sni_hostname": HOST}).is_success
    except httpx.TransportError:
        return False
