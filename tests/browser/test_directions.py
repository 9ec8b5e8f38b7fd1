"""What people called themselves, a room or a file, in letters that run from right to left, turns nothing beside it."""

from app.accounts.models import Role, User
from app.accounts.roles import load_role_names
from app.admin.models import SavedView
from app.chat.models import Attachment, Room
from app.jobs import Job
from tests.browser.looks import make_scene, send_picture, wait_until_ready
from tests.browser.pages import paths_of_pages

# Ends with the character that has all that follows run backwards, until something isolates it.
STRANGE = "\u05e9\u05dc\u05d5\u05dd\u202e"
# The texts in which a strange name stands beside other words, and nothing is around it that keeps its direction.
LOOSE = """(strange) => {
  const isAlone = ({ textContent: text }) => new RegExp(`^${strange}([0-9A-Z]{4}| for all)?$`).test(text.trim());
  const isPlain = (element) => /isolate|plaintext/.test(getComputedStyle(element).unicodeBidi);
  const keeps = (element) => element.matches('bdi, [dir], .mention') && isPlain(element);
  const loose = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!data.includes(strange) || parentElement.closest('template, script')) continue;
    if (data.split(strange).slice(0, -1).every((before) => before.endsWith('\u2068'))) continue;
    let around = parentElement;
    while (getComputedStyle(around).display === 'inline' && !keeps(around)) around = around.parentElement;
    if (!keeps(around) && !isAlone(around)) loose.push(around.outerHTML.slice(0, 300));
  }
  return loose;
}"""
FOUND = "(strange) => document.body.innerText.includes(strange)"


async def test_no_name_turns_what_stands_beside_it_on_any_page(live, new_context, make_user, complaints) -> None:
    complaints.expect("404|403|422")
    scene = await make_scene(make_user)
    page = await (await new_context(scene.owner)).new_page()
    await send_picture(page, scene.places["room"])
    for model in (User, Room, SavedView, Attachment):
        for row in await model.all():
            await model.filter(pk=row.pk).update(name=f"{STRANGE}{row.pk[-4:]}")
    await Room.all().update(description=f"{STRANGE} for all")
    job = await Job.get()
    job.refused["last_owner"]["names"] = [STRANGE, STRANGE]
    await job.save()
    await Role.filter(built_in=False).update(name=STRANGE)
    await load_role_names()
    loose, shown = [], []
    for path in paths_of_pages(live.app):
        await page.goto(path.format(**scene.places))
        await wait_until_ready(page)
        loose += [f"{path}: {text}" for text in await page.evaluate(LOOSE, STRANGE)]
        shown += [path] if await page.evaluate(FOUND, STRANGE) else []
    assert len(shown) > 20
    assert "\n".join(loose) == ""
