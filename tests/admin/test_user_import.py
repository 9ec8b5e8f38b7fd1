"""Inviting everyone whom a file names."""

import asyncio
import re
from html import unescape
from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage

from app.accounts.models import OneTimeToken
from app.accounts.users.csv_import import MAX_ROWS
from app.clock import clock
from app.database import transaction
from app.jobs import Job
from app.jobs.jobs import FILES_KEPT_FOR, forget_old
from app.jobs.models import JobOutput
from app.outbox import Outbox, add
from tests.accounts.test_reauth import LATER
from tests.admin.test_invitations import opens
from tests.admin.test_roles import sign_in, text_of
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entry, entry_details

__all__ = ["sign_in"]

PATH = "/users/import"


async def page_of(answer) -> str:
    return re.sub("[\u2066-\u2069]", "", unescape(await answer.get_data(as_text=True)))


async def upload(browser: AppClient, content: bytes, **form: str):
    file = FileStorage(BytesIO(content), "people.csv", content_type="text/csv")
    headers = {"Sec-Fetch-Site": "same-origin"}
    return await browser.client.post(PATH, form=form, files={"file": file}, headers=headers)


async def look(browser: AppClient, text: str, role: str = "member", status: int = 200) -> tuple[str, dict[str, str]]:
    """What the page says would happen, and the form with which one says yes to it."""
    answer = await browser.post(PATH, {"text": text, "role": role})
    page = await page_of(answer)
    assert answer.status_code == status
    found = re.search('name="checked" value="([^"]*)"', page)
    return page, {"text": text, "role": role, "do": "apply", "checked": found[1] if found else ""}


def rows_of(page: str) -> list[list[str]]:
    """The cells of each row, without their marks."""
    body = re.search("(?s)<tbody>(.*?)</tbody>", page)
    assert body is not None
    lines = re.findall("(?s)<tr>(.*?)</tr>", body[1])
    return [
        [" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in re.findall("(?s)<td.*?</td>", x)] for x in lines
    ]


async def test_an_import_does_exactly_what_its_preview_showed(client, sign_in, make_user) -> None:
    admin, here = await sign_in("admin"), await make_user(email="here@example.org")
    await admin.post("/users/invite", {"email": "again@example.org", "role": "guest"})
    text = f"""email;Role;phone
new@example.org;Moderator;1
again@example.org;;2
no address;member;3
{here.email.upper()};member;4
NEW@example.org;member;5

king@example.org;king;6
owner@example.org;owner;7"""
    page, yes = await look(admin, text)
    assert rows_of(page) == [
        ["2", "new@example.org Invitation", "Moderator"],
        ["3", "again@example.org New link The previous link stops working.", "Member"],
        ["4", "no address Skipped Enter an email address.", "Member"],
        ["5", "HERE@EXAMPLE.ORG Skipped A user with this email address already exists.", "Member"],
        ["6", "NEW@example.org Skipped This address already appears earlier in the file.", "Member"],
        [
            "8",
            "king@example.org Skipped",
            "king There is no role “king”. Roles that you can assign: Administrator, Moderator, Member, Guest.",
        ],
        [
            "9",
            "owner@example.org Skipped",
            "owner You can’t assign the role “owner”. "
            "Roles that you can assign: Administrator, Moderator, Member, Guest.",
        ],
    ]
    assert "1 person is invited already. They get a new link, and their previous link stops working." in page
    assert "phone" in page
    assert "Invite 2 users" in page
    assert await OneTimeToken.filter(used_at=None).count() == 1, "nothing has happened yet"

    job = (await admin.post(PATH, yes)).location
    page = await text_of(admin, job)
    assert "2 of 7 done." in page
    assert "4: no address" in page
    assert "You can’t assign this role." in page
    file = await text_of(admin, f"{job}/file")
    links = re.findall(r"http://localhost:\d+(/invitation/[^\"\s]+)", file)
    assert len(links) == 2
    assert all([await opens(client, link) for link in links])
    assert [row.data for row in await OneTimeToken.filter(used_at=None).order_by("id")] == [
        {"email": "new@example.org", "role": "moderator", "locale": "en"},
        {"email": "again@example.org", "role": "member", "locale": "en"},
    ]
    assert entry_details(await audit_entry("invitations.imported")) == {"invited": 2, "left_out": 5}
    for path in ("/invitations", job):
        assert links[0] not in await text_of(admin, path)


NOT_SENT = "Email isn’t set up here, so these invitations were not sent. Download the file"


async def test_without_mail_the_result_says_that_the_links_are_to_be_passed_on(client, sign_in) -> None:
    admin = await sign_in("admin")
    assert "Email isn’t set up here: you get a file" in await text_of(admin, PATH)
    _page, yes = await look(admin, "email\nnew@example.org\nnobody")
    job = (await admin.post(PATH, yes)).location
    page = await text_of(admin, job)
    assert NOT_SENT in page
    assert f'href="{job}/file"' in page
    _page, yes = await look(admin, "email\nnobody")
    job = (await admin.post(PATH, {**yes, "do": "apply"})).location
    assert NOT_SENT not in await text_of(admin, job), "there is nothing to pass on"


@pytest.mark.one_database
class TestWithMail:
    @pytest.fixture
    def settings(self, make_settings, database_url: str, mailbox):
        return make_settings(database_url=database_url, smtp_url=mailbox.url)

    async def test_there_is_nothing_to_pass_on(self, client, sign_in, mailbox) -> None:
        admin = await sign_in("admin")
        assert "Email isn’t set up here" not in await text_of(admin, PATH)
        _page, yes = await look(admin, "email\nnew@example.org")
        page = await text_of(admin, (await admin.post(PATH, yes)).location)
        assert "1 of 1 done." in page
        assert NOT_SENT not in page
        assert (await mailbox.next()).to == "new@example.org"


async def test_the_links_are_for_the_one_who_made_them_and_soon_forgotten(client, sign_in) -> None:
    admin, other = await sign_in("admin"), await sign_in("owner")
    _page, yes = await look(admin, "email\nnew@example.org")
    job = (await admin.post(PATH, yes)).location
    assert b"new@example.org" not in b"".join([bytes(part.content) for part in await JobOutput.all()]), "encrypted"
    assert "new@example.org" in await text_of(admin, f"{job}/file")
    assert (await other.get(f"{job}/file")).status_code == 404
    clock.move(LATER)
    assert (await admin.get(f"{job}/file")).location == f"/sudo?next={job}/file"
    clock.move(FILES_KEPT_FOR)
    outbox = Outbox()
    outbox.handles("forget", forget_old)
    async with transaction() as tx:
        await add(tx, "forget", {})
    await outbox.work_off()
    assert not await JobOutput.exists()
    assert await Job.exists()


async def test_an_import_runs_only_for_the_previewed_file(client, sign_in) -> None:
    admin = await sign_in("admin")
    _page, yes = await look(admin, "email\nnew@example.org")
    for other in ({"text": "email\nelse@example.org"}, {"role": "moderator"}, {"checked": ""}):
        page = await page_of(await admin.post(PATH, {**yes, **other}))
        assert "no invitations have been created yet" in page
    assert await OneTimeToken.all().count() == 0
    # As a browser sends the same text back.
    await admin.post(PATH, {**yes, "text": "\r\nemail\r\nnew@example.org\r\n"})
    assert await OneTimeToken.all().count() == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfemail,role\r\nanna@example.org,guest\r\n",
        "\ufeffE-Mail\tРоль\nanna@example.org\tГость\n".encode("utf-16-le"),
        '"Имя";"Электронная почта";"Роль"\n"Анна; она же";"anna@example.org";"гость"\n'.encode(),
        b"role,email\rguest,anna@example.org\r",
    ],
)
async def test_files_of_spreadsheets_are_read(content: bytes, client, sign_in) -> None:
    admin = await sign_in("admin")
    answer = await upload(admin, content, role="member")
    assert rows_of(await page_of(answer)) == [["2", "anna@example.org Invitation", "Guest"]]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n", "The file is empty."),
        (b"email\n", "no rows"),
        (b";;;\n;;\n", "must contain the column names"),
        (b"," * 1_000 + b"email\nanna@example.org\n", "must contain the column names"),
        (b"name,role\nAnna,member\n", "must contain the column names"),
        ("email\nанна@example.org\n".encode("cp1251"), "Line 2 can’t be read as text. Save the table as “CSV UTF-8”."),
        (b"email\r\na@example.org\r\nb\xff", "Line 3 can’t be read as text"),
        (b"email\rrole\n\ranna\x00@example.org\n", "Line 4 can’t be read as text"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Line 1 can’t be read as text"),
        ("\ufeffemail\nanna@example.org".encode("utf-16-le")[:-1], "Line 2 can’t be read as text"),
        (b'email\na@example.org\n\n"b@example.org\nc@example.org\n', "Line 4: a quotation mark is not closed"),
        (b'email\n"b@example.org\n' + b"c@example.org\n" * 10_000, "Line 2: a quotation mark is not closed"),
        (b'email\n"b@example.org\n"c@example.org"\n', "Line 2: a quotation mark is not closed"),
        (b'"email"\r\n"two\r\nlines"\r\n"Anna" Berg\r\n', "Line 4: a quotation mark is not closed"),
        (b"email\n" + b"anna@example.org\n" * (MAX_ROWS + 1), "too many rows"),
        (b"email\n" + b"x" * 300_000, "larger than 256 KB"),
    ],
)
async def test_what_is_wrong_with_a_file_is_said_at_the_field(content: bytes, why: str, client, sign_in) -> None:
    admin = await sign_in("admin")
    answer = await upload(admin, content, role="member")
    page = await page_of(answer)
    assert answer.status_code == 422
    error = re.search('(?s)id="e-file">(.*?)</div>', page)
    assert error is not None
    assert why in error[1]


@pytest.mark.one_database
async def test_a_file_that_no_request_may_have_is_refused_on_the_form_that_named_the_limit(client, sign_in) -> None:
    admin = await sign_in("admin")
    assert "At most 500 rows and 256 KB." in await page_of(await admin.get(PATH))
    answer = await upload(admin, b"email\n" + b"x" * 1_100_000, role="member")
    page = await page_of(answer)
    assert answer.status_code == 413
    assert re.search('(?s)id="e-file">[^<]*The file is larger than 256 KB', page)
    assert 'type="file"' in page


@pytest.mark.one_database
async def test_a_row_that_is_refused_takes_its_address_from_no_other(client, sign_in) -> None:
    """Somebody who mends a row below the wrong one is not told that the address is there already."""
    admin = await sign_in("admin")
    page, yes = await look(
        admin,
        """email,name,role
anna@example.org,Anna,king
anna@example.org,Anna,owner
anna@example.org
anna@example.org,Anna,guest,1
Anna@example.org,Anna,guest
ANNA@example.org,Anna,member
anna@example.org,Anna,king
""",
    )
    more, twice = (
        "This row has more cells than the first row has columns.",
        "This address already appears earlier in the file.",
    )
    assert [cells[1] for cells in rows_of(page)] == [
        "anna@example.org Skipped",
        "anna@example.org Skipped",
        "anna@example.org Invitation",
        f"anna@example.org Skipped {more}",
        f"Anna@example.org Skipped {twice}",
        f"ANNA@example.org Skipped {twice}",
        f"anna@example.org Skipped {twice}",
    ]
    assert "Invite 1 user" in page
    assert "1 of 7 done." in await text_of(admin, (await admin.post(PATH, yes)).location)
    assert [row.data["role"] for row in await OneTimeToken.all()] == ["member"]


@pytest.mark.one_database
async def test_a_row_whose_cells_may_be_shifted_is_skipped(client, sign_in) -> None:
    """With a separator too many or too few another cell would be taken for the role."""
    admin = await sign_in("admin")
    page, yes = await look(
        admin,
        """email,name,role,phone
lone@example.org
short@example.org,moderator
whole@example.org,Anna,guest,1
spread@example.org,Anna,guest
long@example.org,Berg,Anna,guest,1
empty@example.org,Anna,guest,1,,
"""
        + "x" * 140_000,
    )
    fewer, more = (f"This row has {which} cells than the first row has columns." for which in ("fewer", "more"))
    assert [cells[1] for cells in rows_of(page)[:6]] == [
        "lone@example.org Invitation",
        f"short@example.org Skipped {fewer}",
        "whole@example.org Invitation",
        "spread@example.org Invitation",
        f"long@example.org Skipped {more}",
        "empty@example.org Invitation",
    ]
    assert "Skipped" in rows_of(page)[6][1]
    assert "This row has" in await text_of(admin, (await admin.post(PATH, yes)).location)
    assert await OneTimeToken.all().count() == 4


async def test_a_second_click_invites_nobody_again(client, sign_in) -> None:
    admin = await sign_in("admin")
    page, yes = await look(admin, "email\nnew@example.org")
    found = re.search('name="client_id" value="([^"]+)"', page)
    assert found is not None
    form = {**yes, "client_id": found[1]}
    both = await asyncio.gather(admin.post(PATH, form), admin.post(PATH, form))
    again = await admin.post(PATH, form)
    assert {(answer.status_code, answer.location) for answer in (*both, again)} == {
        (303, f"/jobs/{(await Job.get()).id}")
    }
    lines = (await (await admin.get(f"{again.location}/file")).get_data()).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    link = lines[1].split(",")[2].strip('"')
    assert await opens(client, link[link.index("/invitation/") :]), "the link of the first click works"
    page, yes = await look(admin, "email\nother@example.org")
    await admin.post(PATH, {**yes, "client_id": found[1]})
    assert await Job.all().count() == 2, "another table is not the same"


async def test_cells_that_start_like_formulas_are_escaped(client, sign_in) -> None:
    admin = await sign_in("admin")
    _page, yes = await look(admin, "email\n'=1+1@example.org\n<b>@example.org")
    job = (await admin.post(PATH, yes)).location
    assert "<b>@" not in await text_of(admin, job)
    answer = await admin.get(f"{job}/file")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="invitations.csv"'
    lines = (await answer.get_data()).decode("utf-8-sig").splitlines()
    assert lines[0] == '"Email","Role","Invitation link"'
    assert lines[1].startswith('"\'=1+1@example.org","Member","http://localhost')
    assert {row.data["email"] for row in await OneTimeToken.all()} == {"=1+1@example.org", "<b>@example.org"}


async def test_it_is_for_those_who_manage_users_and_have_proved_who_they_are(client, sign_in) -> None:
    member, admin = await sign_in("member"), await sign_in("admin")
    assert (await member.get(PATH)).status_code == 403
    assert (await member.post(PATH, {"text": "email\nnew@example.org"})).status_code == 403
    _page, yes = await look(admin, "email\nnew@example.org")
    clock.move(LATER)
    assert (await admin.get(PATH)).location == f"/sudo?next={PATH}"
    assert (await admin.post(PATH, yes)).location.startswith("/sudo")
    assert await OneTimeToken.all().count() == 0
