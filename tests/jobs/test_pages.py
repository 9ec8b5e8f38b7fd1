"""The pages of jobs: how far one is, which the page asks by itself while it runs, and what came of it."""

import pytest

from app.clock import clock
from app.ids import new_id
from app.jobs import Job, JobState
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD


@pytest.fixture
async def admin(client, make_user):
    return await make_user("admin", email="admin@example.org")


@pytest.fixture
async def browser(client, admin) -> AppClient:
    signed_in = AppClient(client.app)
    await signed_in.sign_in(admin.email, PASSWORD)
    return signed_in


async def job_of(user, **fields: object) -> Job:
    row = {"id": new_id(), "kind": "list.action", "user_id": user.id, "caller": {}, "refused": {}, "total": 10}
    told = {"list": "users", "action": "suspend", "ids": [], "fields": {}}
    return await Job.create(**{**row, "input": told, "created_at": clock.now(), **fields})


async def text_of(browser: AppClient, path: str, **headers: str) -> str:
    answer = await browser.get(path, **headers)
    assert answer.status_code == 200
    return await answer.get_data(as_text=True)


async def test_while_it_runs_its_page_asks_again_and_can_stop_it(browser, admin) -> None:
    job = await job_of(admin, done=4)
    page = await text_of(browser, f"/jobs/{job.id}")
    assert "Users: Suspend" in page
    assert "4 of 10 done." in page
    assert f'hx-get="/jobs/{job.id}" hx-trigger="every 1s"' in page
    piece = await text_of(browser, f"/jobs/{job.id}", HX_Request="true")
    assert "<html" not in piece
    assert f'hx-get="/jobs/{job.id}"' in piece
    assert (await browser.post(f"/jobs/{job.id}/stop", {})).status_code == 303
    assert (await Job.get(id=job.id)).state == JobState.STOPPED
    page = await text_of(browser, f"/jobs/{job.id}")
    assert "You stopped this job." in page
    assert "hx-trigger" not in page.partition('id="job"')[2].partition("</section>")[0]


async def test_at_its_end_it_says_n_of_n_and_why_some_could_not_be_done(browser, admin) -> None:
    refused = {
        "last_owner": {"count": 12, "names": [f"Anna {n}" for n in range(10)]},
        "internal": {"count": 1, "names": ["B"]},
    }
    job = await job_of(admin, total=30, done=15, state=JobState.FINISHED, finished_at=clock.now(), refused=refused)
    page = await text_of(browser, f"/jobs/{job.id}")
    assert "15 of 30 done." in page
    assert "Not done: 13." in page
    assert "There must always be one active owner." in page
    assert "(12)" in page
    assert "Anna 0, Anna 1" in page
    assert "Anna 9, …" in page
    assert "2 were changed or removed before their turn" in page
    assert "hx-trigger" not in page.partition('id="job"')[2].partition("</section>")[0]


async def test_all_jobs_of_a_person_are_listed_and_nobody_elses(browser, admin, make_user, client) -> None:
    assert "No jobs yet" in await text_of(browser, "/jobs")
    job = await job_of(admin, done=4)
    other = await job_of(await make_user("admin"))
    page = await text_of(browser, "/jobs")
    assert f"/jobs/{job.id}" in page
    assert other.id not in page
    assert (await browser.get(f"/jobs/{other.id}")).status_code == 404
    assert (await browser.post(f"/jobs/{other.id}/stop", {})).status_code == 404


async def test_programs_get_numbers(browser, admin) -> None:
    job = await job_of(admin, done=4, refused={"erased": {"count": 2, "names": ["x"]}})
    answer = await browser.get(f"/jobs/{job.id}", Accept="application/json")
    told = await answer.get_json()
    assert (told["total"], told["done"], told["left"], told["refused"]) == (10, 4, 4, {"erased": 2})


async def test_a_job_of_a_kind_that_is_no_more_still_has_a_page(browser, admin) -> None:
    job = await job_of(admin, kind="gone")
    assert "gone" in await text_of(browser, f"/jobs/{job.id}")


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("role", "paths"),
    [
        ("admin", ("/", "/users", "/invitations", "/sessions", "/roles", "/audit")),
        ("moderator", ("/notifications/send",)),
    ],
)
async def test_whoever_may_begin_one_finds_the_way_back_to_them(client, make_user, role: str, paths) -> None:
    who, member = AppClient(client.app), AppClient(client.app)
    for browser, user in ((who, await make_user(role)), (member, await make_user())):
        await browser.sign_in(user.email, PASSWORD)
    for path in paths:
        assert 'href="/jobs"' in await text_of(who, path), path
    assert 'href="/jobs"' not in await text_of(member, "/"), "nothing of theirs takes long"


@pytest.mark.one_database
async def test_where_a_file_is_asked_for_there_is_the_way_to_earlier_ones(browser) -> None:
    menu = (await text_of(browser, "/users")).partition('id="list-files"')[2].partition("</div>")[0]
    assert 'href="/jobs"' in menu
