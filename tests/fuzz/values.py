"""What people send who want to see a program break: text for every place that takes text, and JSON for sockets."""

import base64
import json
from typing import Any

_CURSORS = [
    {"v": 2**63, "i": "x"},
    {"v": -(2**70), "i": "1"},
    {"v": "\0", "i": "\0"},
    {"v": "x" * 900, "i": "x"},
    {"v": None, "i": None},
    {"v": True, "i": "x"},
    {"v": [], "i": {}},
    {"t": "0001-01-01T00:00:00+14:00", "i": "x"},
    {"t": "9999-12-31T23:59:59.999999-14:00", "i": "x"},
    {"t": "2026-01-01T00:00:00", "i": "x" * 600},
    {"t": "2026-01-01T00:00:00+00:00", "i": "\ud800"},
    {"t": 5, "i": 5},
    [],
    7,
]


def _cursor(held: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(held).encode()).decode().rstrip("=")


NUMBERS = [
    "0", "-1", "-0", "1.5", "1e9", "1_000", "0x10", "٣", "²", " 7 ", "+7", "NaN", "inf",
    "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "18446744073709551616", "1" * 400, "1" * 5_000, "-" + "9" * 30,
]  # fmt: skip
DATES = [
    "0001-01-01", "9999-12-31", "0000-00-00", "2026-02-30", "31.12.9999", "01.01.0001", "1.1.1", "2026-W01-1",
    "20260101",
    "10000-01-01", "-2026-01-01", "before:0001-01-01 x", "after:9999-12-31 x", "before:31.12.9999 after:01.01.0001",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "24:00", "99:99",
]  # fmt: skip
TEXTS = [
    "", " ", "\0", "x\0y", "before\0:", "\ufeff", "\ufffe", "\u2028", "\x1b[2J", "\x7f\x80\x9f", "a\r\nX: y",
    "\n" * 300,
    "\u202e\u2066x", "e" + "\u0301" * 600, "ﷺ" * 300, "İ" * 100, "ß" * 300, "\U0010ffff", "👩‍👩‍👧‍👦" * 60,
    "x" * 37, "x" * 255, "x" * 256, "x" * 300, "x" * 4_097, "я" * 5_000, "x" * 70_000,
    "'", '"', "';--", "\\", "%", "_%", "%00", "%ff%fe", "%s%n%(x)s", "{}", "{0.__class__}", "{{7*7}}", "${x}",
    "$1", "?",
    "<script>", "&amp;", "/", "//", "../../etc/passwd", "..", ".", "...", "~", "a/b", ";x=y", "?x", "#x", ":", "@",
    "|",
    "null", "None", "true", "[]", "[[[[", "[" * 5_000, '{"a":' * 300, "constructor", "__proto__", "__class__", "self",
    "NOT a OR b", '"*', "a* AND (", "NEAR(a b)", "^", "(" * 200, "from:\0 in:x has:", "in:" + "x" * 400,
    "http://[", "http://[::1", "http://]", "http://a:99999/", "//evil.example", "javascript:alert(1)", "\\\\evil",
    "http://\u2100", "http://xn--\u0430", "a" * 64 + "@" + "b" * 250 + ".example", "a@b", "@", "a\0@b.example",
    "127.0.0.1/33", "::/129", "::ffff:1.2.3.4/100", "fe80::1%eth0", "0.0.0.0/0\n" * 300, "1.2.3",
    "Europe/../../etc", "Etc/GMT+99", "localtime", "/etc/passwd", "en-" + "x" * 300, "*;q=9", "gzip;q=x",
    "01M82Q76XVGZ6F4PG8ABWD0T2S", "01M82Q76XVGZ6F4PG8ABWD0T2S" * 20, "s1.x.y", "bytes=0-",
    "bytes=-99999999999999999999",
    "bytes=5-1,2-3", "W/\"" + "x" * 300, "Thu, 99 Foo 9999 99:99:99 GMT", "Thu, 01 Jan 0001 00:00:00 GMT", '"\\000"',
    "multipart/form-data", "multipart/form-data; boundary=" + "x" * 300, "text/html; charset=nonsense",
    "application/json",
    '{"id":"\\u0000","rawId":"AA","type":"public-key","response":{}}', '{"id":1,"response":[]}', '"\\ud800"',
    "1,2\n3,4\0",
]  # fmt: skip
HOSTILE: list[str] = [*NUMBERS, *DATES, *TEXTS, *map(_cursor, _CURSORS), "=", "A", "A" * 1_001, "e30"]

# What comes as JSON to sockets: all of the above, and other kinds of things.
HOSTILE_JSON: list[Any] = [
    *HOSTILE, None, True, False, 0, -1, 1.5, 1e308, -0.0, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1,
    2**64, 10**400,
    "\ud800", [], {}, [[]], [None], ["\0"], ["x"] * 2_000, [{}], {"x": "\0"}, {"\0": 1}, {"__proto__": {}},
    {"length": 5},
    [0, "x"], [2**63, "x"], [-1, "\0"], [0, "x" * 300], {"room:x": [0, "x"]}, {"room:" + "x" * 300: [2**63, "\0"]},
    {"user:\0": [0, ""]}, {"": []}, {"room:01M82Q76XVGZ6F4PG8ABWD0T2S": None},
    {f"room:{number}": [0, "x"] for number in range(300)},
]  # fmt: skip

# Bodies that are no form.
BODIES: list[tuple[str, bytes]] = [
    ("application/x-www-form-urlencoded", b"\xff\xfe=%ff&%00=%00&=&&&===" + b"&a" * 2_000),
    ("application/x-www-form-urlencoded", b"%" * 5_000),
    ("application/x-www-form-urlencoded; charset=utf-16", b"a=\x00b"),
    ("application/json", b"[" * 5_000),
    ("application/json", b'{"namespaces": ["\\u0000", "x"]}'),
    ("application/json", b'{"namespaces": [1e999, null]}'),
    ("application/json", b"\xff\xfe\x00"),
    ("text/plain", b"\x00" * 5_000),
    ("", b"a=b"),
    ("multipart/form-data", b"--x\r\n\r\n\r\n--x--"),
    ("multipart/form-data; boundary=x", b"--x"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"),
    ("multipart/form-data; boundary=x", b"--x\r\n" + b"X: y\r\n" * 3_000 + b"\r\na\r\n--x--\r\n"),
    (
        "multipart/form-data; boundary=x",
        b"--x\r\nContent-Disposition: form-data; name*=utf-16''%ff\r\n\r\na\r\n--x--\r\n",
    ),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="\x00"\r\n\r\n\x00\r\n--x--\r\n'),
]


def multipart(fields: list[tuple[str, str]], files: list[tuple[str, str, bytes]]) -> tuple[str, bytes]:
    """A form with `files` (field, name, content); nothing in the names is escaped."""
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode("utf-8", "replace")
        for name, value in fields
    ]
    parts += [
        f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode("utf-8", "replace")
        + content
        for field, name, content in files
    ]
    body = b"".join(b"--frontier\r\n" + part + b"\r\n" for part in parts) + b"--frontier--\r\n"
    return "multipart/form-data; boundary=frontier", body
