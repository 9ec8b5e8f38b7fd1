"""How chat behaves, in 25 points. Whoever proves one says so with `# B<number>` in the first lines of the test.

What of them is meant otherwise here than elsewhere:

B1   A message that gets no answer is not called failed: it waits in the outbox, is sent again by itself, over HTTP
     where no socket comes up, and survives a reload (B19). "Retry" and "Edit" stand beside what the server has refused.
B12  Addresses in messages are never fetched by the server, so there is no preview that could be led astray.
B20  The version is compared whenever a page fetches a token, which each does when it comes back after a restart.
"""

import re
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
BEHAVIOURS = {
    1: "what is sent shows at once, and is kept with the reason if it is refused",
    2: "nothing is doubled, however often it is sent or applied",
    3: "nothing is missed by whoever was away",
    4: "what comes in another order is shown in order, and pages hold each message once",
    5: "what is being read does not move",
    6: "one line above what is unread",
    7: "what is read in one tab is read in all",
    8: "drafts are kept for their author alone until they are sent",
    9: "Enter sends, and never half a word",
    10: "pictures are pasted, shown before they are sent, and tried again",
    11: "times and days are those of the reader",
    12: "what people write does nothing but show",
    13: "the title counts, and the desktop is told once",
    14: "typing and presence do not lie",
    15: "a phone, a keyboard and a screen reader are enough",
    16: "whoever is out is out at once, with all sockets",
    17: "outsiders learn nothing",
    18: "whoever sends too fast is told when to go on, and goes on by itself",
    19: "one writes on without a connection, and it is sent in order",
    20: "an old page asks to be loaded again, and keeps drafts",
    21: "a client that does not read is dropped, and misses nothing",
    22: "one's own rooms are searched, however words are written",
    23: "an edit says so, and what is deleted is nowhere",
    24: "the page before and what was broadcast are the page after",
    25: "what is done most asks the database a fixed number of times",
}
TAGGED = re.compile(r"^ *(?:async )?def (test_\w+)\((?:[^()]|\([^()]*\))*\)[^:\n]*:(?:.*\n){1,4}", re.MULTILINE)
TAG = re.compile(r"# (B\d+(?:, B\d+)*)\b")


def proofs() -> dict[int, list[str]]:
    """The tests that claim each of the points."""
    found: dict[int, list[str]] = defaultdict(list)
    for path in TESTS.rglob("test_*.py"):
        for test in TAGGED.finditer(path.read_text()):
            for tags in TAG.findall(test[0].split("def test_", 2)[1]):
                for tag in tags.split(", "):
                    found[int(tag[1:])].append(f"{path.name}::{test[1]}")
    return found


def test_each_is_proved_by_a_test_that_says_so():
    claimed = proofs()
    assert [f"B{number}: {what}" for number, what in BEHAVIOURS.items() if not claimed[number]] == []
    assert set(claimed) == set(BEHAVIOURS), "there is no such point"
