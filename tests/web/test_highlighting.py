"""Code is coloured within a bound, whatever it is, and no letter of it is lost."""

import html
import re
import time

import pytest

from app.web.highlighting import LANGUAGES, MAX_HIGHLIGHTED, highlighted

# What makes the expressions of lexers try everything with everything.
HARD = [
    "\t" * 99 + "=", " " * 99 + "x", "\n" * 60, "\n", " ", "\t", " \n", "\r\n", "(", "[", "{", "<", ">", "'", '"', "`",
    "/*", "//", "#", "--", "<!--", "\\", "$", "${", "@",
    "a", "0", "0.", "a.", "a:", "a=", "a,", "a ", "x\n", "=\n", "\\\n", "<a ", "<?", "%}", "r#",
    "'''", '"""', "é", "<<A\n", "|\n",
]  # fmt: skip


# Seconds of the processor, with all that is done with what was found; the messages of a page are many.
MOST_S = 0.010
# The collector of garbage may come in between, and who shares the processor's caches.
TRIES = 10


def timed(code: str, name: str) -> tuple[float, str]:
    begun = time.thread_time()
    written = highlighted(code, name)
    return time.thread_time() - begun, str(written)


@pytest.mark.parametrize("language", sorted(set(LANGUAGES.values())))
def test_no_code_takes_longer_than_is_allowed(language: str) -> None:
    name = next(each for each, lexer in LANGUAGES.items() if lexer == language)
    highlighted("x", name)  # loads it
    for piece in HARD:
        for around in ("{}", "x{}x", '"{}', "/*{}"):
            code = around.replace("{}", piece * (MAX_HIGHLIGHTED // len(piece)))[:MAX_HIGHLIGHTED]
            took, written = timed(code, name)
            for _ in range(TRIES):
                took = min(took, timed(code, name)[0] if took >= MOST_S else took)
            assert took < MOST_S, (language, piece, around, took)
            plain = html.unescape(re.sub(r"</?span[^>]*>", "", written))
            assert plain.splitlines() == code.removesuffix("\n").splitlines(), (language, piece, around)
