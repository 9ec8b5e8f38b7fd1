"""Signatures of cookies: checked once, and never taken for good because another was."""

import time

import pytest
from itsdangerous import URLSafeTimedSerializer

from app.accounts.sessions import cookie as signatures
from app.accounts.sessions.cookie import SignatureVerifier

KEY = "k" * 40


@pytest.fixture
def serializer():
    return URLSafeTimedSerializer(KEY, "salt")


@pytest.fixture
def checked(serializer):
    """`checked.verify(...)`, and `checked.checks`: how many signatures were really checked."""

    class Counting(SignatureVerifier):
        checks = 0

        def _check(self, signed, digest):
            self.checks += 1
            return super()._check(signed, digest)

    return Counting(serializer, 60)


def test_a_valid_cookie_is_verified_once_and_then_cached(serializer, checked):
    ours, other = serializer.dumps("s1.a.b"), serializer.dumps("s1.c.d")
    for _ in range(3):
        assert checked.verify(ours) == "s1.a.b"
        assert checked.verify(other) == "s1.c.d"
    assert checked.checks == 2


def test_long_texts_are_read_again_as_well(serializer, checked):
    for text in ("x" * 5_000, "", '\u0436 "quoted"'):
        ours = serializer.dumps(text)
        assert [checked.verify(ours) for _ in range(2)] == [text] * 2


def test_every_change_is_refused_also_after_the_original_was_good(serializer, checked):
    ours = serializer.dumps("s1.a.b")
    assert checked.verify(ours) == "s1.a.b"
    changed = [ours[:n] + ("A" if ours[n] != "A" else "B") + ours[n + 1 :] for n in range(len(ours) - 1)]
    foreign = [URLSafeTimedSerializer("x" * 40, "salt").dumps("s1.a.b"), URLSafeTimedSerializer(KEY, "x").dumps("s1")]
    for wrong in [*changed, *foreign, "", ".", "..", "...", "\ud800", ours + "x", ours[:-5], "x" * 100_000]:
        assert checked.verify(wrong) is None, wrong[:50]
        assert checked.verify(wrong) is None, "nor the second time"


def test_it_is_good_for_so_long_and_not_because_it_once_was(serializer, checked, monkeypatch):
    ours, now = serializer.dumps("s1.a.b"), time.time()
    for age, good in ((0, True), (59, True), (62, False), (-7200, True), (-2 * 86_400, False), (1, True)):
        monkeypatch.setattr(time, "time", lambda age=age: now + age)
        assert (checked.verify(ours) is not None) is good, age
    assert checked.checks == 1


def test_a_cookie_that_is_not_text_is_no_session(serializer, checked):
    for value in (None, 7, ["s1"], {"s1": 1}):
        assert checked.verify(serializer.dumps(value)) is None


def test_the_cache_of_verified_cookies_is_bounded(serializer, checked, monkeypatch):
    monkeypatch.setattr(signatures, "MAX_REMEMBERED", 3)
    cookies = [serializer.dumps(f"s1.{number}.x") for number in range(5)]
    for cookie in cookies:
        assert checked.verify(cookie)
    assert len(checked._signed_at) == 3
    assert checked.verify(cookies[0]) == "s1.0.x", "the others are only checked again"
    assert checked.checks == 6


def test_the_cache_of_verified_cookies_contains_no_usable_cookie(serializer, checked):
    ours = serializer.dumps("s1.a.b")
    assert checked.verify(ours)
    assert all(ours.encode() not in digest and b"s1.a.b" not in digest for digest in checked._signed_at)
