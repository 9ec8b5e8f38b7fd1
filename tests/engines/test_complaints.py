"""The drivers hear what pages complain about; without that, no journey would fail for an error in a script."""

import asyncio
import re
import time

import pytest

from tests.engines.conftest import OpenPage
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database

COMPLAIN = """() => {
  console.error('an error in the console');
  setTimeout(() => { throw new Error('an uncaught exception'); });
  setTimeout(() => Promise.reject(new Error('an unhandled rejection')));
  document.head.append(Object.assign(document.createElement('script'), { src: 'https://refused.invalid/' }));
}"""
HEARD = (
    "an error in the console",
    "an uncaught exception",
    "an unhandled rejection",
    "Content.Security.Policy.*refused",
)


async def test_errors_exceptions_and_violations_of_the_policy_are_noted(make_user, open_page: OpenPage, complaints):
    await make_user()
    page = await open_page()
    await page.goto("/login")
    await page.evaluate(COMPLAIN)
    deadline = time.monotonic() + PATIENCE_S
    while missing := [each for each in HEARD if not re.search(each, "\n".join(page.window.complaints))]:
        assert time.monotonic() < deadline, (missing, page.window.complaints)
        await asyncio.sleep(0.1)
        await page.evaluate("() => null")  # collects
    complaints.expect("|".join(HEARD))
