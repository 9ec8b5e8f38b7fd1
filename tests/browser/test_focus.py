"""Where one begins to type: in the first empty field of the form that a page is about, and after a refusal in the first
that is wrong."""

import re

import pytest
from playwright.async_api import Page, expect

from app.accounts.setup import setup_link
from tests.browser.looks import make_scene, wait_until_ready
from tests.browser.pages import FOR_VISITORS, paths_of_pages

# What one types into.
FIELDS = "input:not([type=hidden], [type=checkbox], [type=radio], [type=search], [readonly], [tabindex='-1'])"
# Of the fields of the form that the page is about, the names and values: its only form, or the only one that is to be
# filled in its only card.
FORM = """(fields) => {
  const forms = [...document.querySelectorAll('main form[method=post]')]
    .filter((form) => form.checkVisibility() && !form.closest('[popover], dialog, .one-message'));
  const isToFill = (field) => field.matches(fields) && field.checkVisibility();
  const toFill = forms.map((form) => [...form.elements].filter(isToFill)).filter((found) => found.length);
  const isAlone = forms.length === 1 || document.querySelectorAll('main .card:not(dialog *)').length === 1;
  return isAlone && toFill.length === 1 ? toFill[0].map(({ name, value }) => [name, value]) : [];
}"""
FOCUSED = "() => document.activeElement.name ?? document.activeElement.localName"
SEND_EMPTY = """() => {
  const forms = [...document.querySelectorAll('main form[method=post]:has(.input)')];
  const form = forms.find((each) => each.checkVisibility() && !each.closest('[popover], dialog'));
  form.noValidate = true;
  form.querySelectorAll('input.input, textarea').forEach((field) => (field.value = ''));
  form.requestSubmit();
}"""


async def begins(page: Page, path: str) -> tuple[str, str] | None:
    """Where one begins on the page at `path`, as it is loaded, and where one should; None if no form is all of it."""
    response = await page.goto(path)
    await page.wait_for_load_state()
    fields = await page.evaluate(FORM, FIELDS) if response is not None and response.ok else []
    empty = next((name for name, value in fields if not value), None)
    return None if empty is None else (await page.evaluate(FOCUSED), empty)


async def test_a_page_begins_in_the_first_empty_field_of_its_form(live, new_context, make_user, complaints) -> None:
    complaints.expect("404|403|422")
    visitor = await (await new_context()).new_page()
    await visitor.goto(await setup_link(live.settings))
    found = {"/setup": await begins(visitor, "/setup")}
    scene = await make_scene(make_user)
    page = await (await new_context(scene.owner)).new_page()
    for path in paths_of_pages(live.app):
        found.setdefault(path, await begins(page, path.format(**scene.places)))
    found |= {path: await begins(visitor, path) for path in FOR_VISITORS}
    begun = {path: places for path, places in found.items() if places is not None}
    assert begun.keys() >= {"/setup", "/login", "/sudo", "/users/invite", "/roles/new", "/notifications/send"}
    assert [f"{path}: {at}, not {wanted}" for path, (at, wanted) in begun.items() if at != wanted] == []


@pytest.mark.parametrize(
    "path", ["/roles/new", "/notifications/send", "/users/invite", "/chat/rooms", "/users/{member}/email", "/account"]
)
async def test_a_refused_form_goes_on_in_its_first_wrong_field(path, live, new_context, make_user, complaints) -> None:
    complaints.expect("422")
    scene = await make_scene(make_user)
    page = await (await new_context(scene.owner)).new_page()
    await page.goto(path.format(**scene.places))
    await wait_until_ready(page)
    await page.evaluate(SEND_EMPTY)
    wrong = page.locator("main [aria-invalid=true]").first
    await expect(wrong).to_be_focused()
    await expect(wrong).to_have_accessible_description(re.compile("."))


async def test_an_invitation_begins_with_the_name_and_goes_on_with_what_is_wrong(
    live, new_context, make_user, complaints
) -> None:
    complaints.expect("422")
    owner = await (await new_context(await make_user("owner"))).new_page()
    await owner.goto("/users/invite")
    await expect(owner.get_by_label("Email")).to_be_focused()
    await owner.get_by_label("Email").fill("new@example.org")
    await owner.get_by_role("button", name="Create link").click()
    link = await owner.get_by_label("Invitation link").input_value()
    page = await (await new_context()).new_page()
    await page.goto(link)
    await expect(page.get_by_label("Name")).to_be_focused()
    await page.get_by_label("Name").fill("Nora")
    await page.get_by_label("Password", exact=True).fill("nora nora nora")
    await page.get_by_role("button", name="Create account").click()
    await expect(page.get_by_label("Password", exact=True)).to_be_focused()
    await expect(page.get_by_label("Name")).to_have_value("Nora")


async def test_a_list_with_a_closed_dialog_is_read_from_its_heading(live, new_context, make_user) -> None:
    page = await (await new_context(await make_user("owner"))).new_page()
    await page.goto("/")
    await page.locator("#sidebar").get_by_role("link", name="Users").click()
    await expect(page.locator("h1")).to_be_focused()
    await page.get_by_role("link", name="Invite user").click()
    await expect(page.get_by_role("dialog").get_by_label("Email")).to_be_focused()
