"""Every attack in the table of threats has its tests here, by its number: `test_t18_...` is about T18."""

import ast
import re
from collections import defaultdict
from pathlib import Path

# By the numbers they have in the table; numbers that are missing there are missing here.
ATTACKS = {
    "t01": "a cookie kept after signing out",
    "t02": "a cookie kept after signing out everywhere",
    "t03": "a cookie planted before signing in",
    "t05": "a forged cookie",
    "t06": "a cookie for nobody",
    "t07": "what is stored of a session, shown as its secret",
    "t08": "a session left alone",
    "t09": "a session used for ever",
    "t10": "a session kept alive by programs",
    "t11": "a cookie copied before its secret changed",
    "t14": "the session of someone suspended",
    "t15": "somebody else's session",
    "t16": "guessing one person's password",
    "t17": "one password tried on everyone",
    "t18": "addresses of one IPv6 network",
    "t19": "a forged X-Forwarded-For",
    "t20": "a forged beginning of X-Forwarded-For",
    "t21": "telling accounts apart by time",
    "t22": "telling accounts apart by the answer",
    "t24": "a password of a megabyte",
    "t25": "a flood of passwords to check",
    "t26": "hashes and passwords that make the library raise",
    "t27": "a new password without the old one",
    "t28": "passwords that are easy to guess",
    "t29": "accounts that everyone knows",
    "t30": "a form on another site",
    "t31": "a form on another port of this host",
    "t33": "links that lead elsewhere",
    "t34": "a victim signed in as the attacker",
    "t35": "changes by looking",
    "t37": "answers framed, sniffed or kept",
    "t38": "the Back button after signing out",
    "t39": "scripts in what people write",
    "t40": "orders to htmx in what people write",
    "t41": "a socket opened by another site",
    "t43": "a socket without a token",
    "t44": "a token used twice",
    "t45": "a token used by many at once",
    "t46": "a token that has expired",
    "t47": "a token for another namespace",
    "t49": "a token of a session that is over",
    "t50": "a token for a session, and the other way round",
    "t51": "a token for what one may not join",
    "t52": "hearing before one is let in",
    "t54": "a check that answers nothing",
    "t55": "events without being let in",
    "t56": "namespaces that do not exist",
    "t57": "links that join nothing",
    "t59": "the copied id of a link that polls",
    "t62": "a session that ended in another process",
    "t63": "a permission that was taken away",
    "t64": "fields that no form has",
    "t65": "speaking in the name of another",
    "t66": "what belongs to others, by its id",
    "t68": "payloads of every shape and size",
    "t69": "a flood of events",
    "t71": "an allow-list without oneself",
    "t72": "a foreign or used OpenID state",
    "t73": "an ID token that is not what it seems",
    "t74": "an OpenID code without its verifier",
    "t75": "an account taken over by an address",
    "t76": "an account made before its owner comes",
    "t78": "a passkey's answer that is not what it seems",
    "t80": "a second factor left out",
    "t81": "a recovery code used twice",
    "t82": "a link for a new password, used wrongly",
    "t83": "a new password around the second factor",
    "t84": "an invitation used twice, or for more than it says",
    "t86": "a bearer in a header or in the address",
    "t88": "a log that was tampered with",
    "t89": "lines of the log that were never written",
    "t90": "secrets in the log",
    "t94": "figures for everyone",
    "t95": "coming in while something is away",
}

# Where they are: those that need several processes are with the others that do.
FOLDERS = (Path(__file__).parent, Path(__file__).parent.parent / "realtime" / "cluster")


def _tested() -> dict[str, set[str]]:
    """The numbers that tests here carry, and the files they are in."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (path for folder in FOLDERS for path in folder.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (
                number := re.match(r"test_(t\d\d)_", node.name)
            ):
                found[number[1]].add(path.name)
    return found


def test_every_attack_is_tried_and_in_one_place() -> None:
    found = _tested()
    assert sorted(found) == sorted(ATTACKS)
    assert {number: files for number, files in found.items() if len(files) != 1} == {}
