"""Where a role is chosen, the page says what each role can do."""

import re
from html import unescape

from tests.admin.test_roles import make, sign_in

__all__ = ["sign_in"]


def explained(page: str) -> dict[str, str]:
    """What the explanation says of each role, by its name."""
    (block,) = re.findall(r"(?s)<details[^>]*>\s*<summary>What each role can do</summary>(.*?)</details>", page)
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", unescape(block)))


async def test_wherever_a_role_is_chosen_it_is_said_what_each_can_do(sign_in, make_user) -> None:
    owner, anna = await sign_in("owner"), await make_user()
    key = await make(owner, "Support", "send_message", "view_audit")
    answers = {
        "invite": await owner.get("/users/invite"),
        "the dialog": await owner.get("/users"),
        "import": await owner.get("/users/import"),
        "the preview of an import": await owner.post("/users/import", {"text": "email\nx@example.org"}),
        "change": await owner.post("/users/do/role", {"ids": anna.id}),
        "remove": await owner.post("/roles/do/remove", {"ids": key}),
    }
    for place, answer in answers.items():
        told = explained(await answer.get_data(as_text=True))
        assert told["Guest"] == "receive notifications", place
        assert "manage users" in told["Administrator"], place
        assert place == "remove" or told["Support"] == "take part in chat, view the audit log", place


async def test_of_roles_that_one_may_not_give_nothing_is_said(sign_in) -> None:
    admin = await sign_in("admin")
    assert "Owner" not in explained(await (await admin.get("/users/invite")).get_data(as_text=True))


async def test_the_page_of_a_role_says_of_this_one_what_can_be_changed(sign_in) -> None:
    owner = await sign_in("owner")
    own, keeping = await make(owner, "Support", "send_message"), await make(owner, "Keepers", "manage_roles")
    keeper = await sign_in(keeping)
    built_in, given, above = (
        "Built-in roles can’t be changed.",
        "You can only grant permissions you have.",
        "You can’t change this role, because it has permissions that you don’t have.",
    )
    for who, path, said in (
        (owner, "/roles/member", built_in),
        (owner, f"/roles/{own}", given),
        (owner, "/roles/new", given),
        (keeper, f"/roles/{keeping}", given),
        (keeper, f"/roles/{own}", above),
    ):
        page = await (await who.get(path)).get_data(as_text=True)
        assert [hint for hint in (built_in, given, above) if hint in page] == [said], path
