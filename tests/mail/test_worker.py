"""The queue of letters: what is committed is sent, once, and tried again until it is of no use."""

import asyncio
import ssl
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from app import outbox
from app.clock import clock
from app.database import transaction
from app.mail import MailQueue, OutgoingEmail, delete_queued
from app.mail.delivery import KEEP_DONE, SWEEP, SWEEP_EVERY, MailServer, send_through
from app.mail.models import MailMessage, MailState
from app.mail.queue import GIVE_UP_AFTER, KIND
from app.mail.smtp import TIMEOUT_S, SmtpServer
from app.outbox import Outbox
from app.outbox.leases import claim
from app.outbox.models import OutboxEntry
from app.outbox.retries import FIRST_PAUSE, JITTER, LONGEST_PAUSE
from app.outbox.worker import LEASE
from tests.support.mailbox import Mailbox

pytestmark = pytest.mark.usefixtures("opened_database")

MAIL = MailQueue("https://chat.example.org", enabled=True)


async def queue(recipient: str = "anna@example.org", name: str = "Anna", locale: str = "en", **more: object) -> None:
    async with transaction() as tx:
        await MAIL.send(tx, OutgoingEmail(recipient, locale, "password_changed", {"name": name}, **more))


def worker(server: MailServer) -> Outbox:
    made = Outbox()
    send_through(made, server)
    return made


def sender(mailbox: Mailbox) -> Outbox:
    return worker(SmtpServer.from_url(mailbox.url, "chat.example.org"))


async def test_a_letter_is_sent_in_the_language_of_its_reader_and_its_words_are_forgotten(mailbox) -> None:
    await queue()
    await queue("boris@example.org", "Борис <b>", "ru")
    await sender(mailbox).work_off()
    english, russian = sorted(mailbox.taken, key=lambda letter: letter.to)
    assert (english.to, english.sender) == ("anna@example.org", "switchboard@chat.example.org")
    assert english.subject == "Your password was changed"
    assert english.text.startswith("Hello Anna,")
    assert "https://chat.example.org" in english.text
    assert russian.subject == "Ваш пароль изменён"
    assert "Борис <b>" in russian.text
    assert {(row.state, row.body) for row in await MailMessage.all()} == {(MailState.SENT, "")}


async def test_mail_of_a_rolled_back_transaction_is_not_sent(mailbox) -> None:
    async def undone() -> None:
        async with transaction():
            await queue()
            raise LookupError

    with pytest.raises(LookupError):
        await undone()
    await queue("boris@example.org")
    await sender(mailbox).work_off()
    assert [letter.to for letter in mailbox.taken] == ["boris@example.org"]


async def test_without_a_server_nothing_is_queued() -> None:
    async with transaction() as tx:
        off = MailQueue("https://chat.example.org", enabled=False)
        await off.send(tx, OutgoingEmail("anna@example.org", "en", "password_changed", {"name": "Anna"}))
    assert not await MailMessage.exists()


async def test_several_processes_send_each_letter_once(mailbox) -> None:
    for number in range(30):
        await queue(f"person{number}@example.org")
    await asyncio.gather(*(sender(mailbox).work_off() for _ in range(4)))
    assert sorted(letter.to for letter in mailbox.taken) == sorted(
        f"person{number}@example.org" for number in range(30)
    )


async def test_mail_claimed_by_a_killed_process_is_sent_by_another(mailbox) -> None:
    await queue()

    assert len(await claim(KIND, 1, LEASE)) == 1
    await sender(mailbox).work_off()
    assert not mailbox.taken
    clock.move(LEASE)
    await sender(mailbox).work_off()
    assert len(mailbox.taken) == 1


async def test_what_is_not_taken_now_is_tried_again_later_and_later(mailbox) -> None:
    await queue()
    mailbox.answers = ["451 later"] * 3
    for pause in (FIRST_PAUSE, FIRST_PAUSE * 2, FIRST_PAUSE * 4):
        await sender(mailbox).work_off()
        await sender(mailbox).work_off()
        clock.move(pause * (1 - JITTER) - timedelta(seconds=5))
        await sender(mailbox).work_off()
        assert not mailbox.taken
        clock.move(pause * 2 * JITTER + timedelta(seconds=5))
    await sender(mailbox).work_off()
    (letter,) = mailbox.taken
    row = await MailMessage.get()
    assert (row.state, row.attempts) == (MailState.SENT, 4)
    assert row.id in letter.identifier


async def test_after_days_without_a_server_a_letter_is_given_up_and_the_log_says_so() -> None:
    nobody = worker(SmtpServer("127.0.0.1", 1, "switchboard@chat.example.org"))
    await queue()
    passed = timedelta()
    with capture_logs() as said:
        while passed <= GIVE_UP_AFTER + 2 * LONGEST_PAUSE:
            await nobody.work_off()
            clock.move(LONGEST_PAUSE)
            passed += LONGEST_PAUSE
    assert [entry["event"] for entry in said][-2:] == ["outbox_failed", "mail_given_up"]
    assert said[0]["error"] == "SMTPConnectError"
    assert not await OutboxEntry.exists()
    row = await MailMessage.get()
    assert (row.state, row.body) == (MailState.GIVEN_UP, "")
    assert row.attempts > 24


async def test_a_letter_that_is_of_no_use_any_more_is_not_sent(mailbox) -> None:
    await queue(good_for=timedelta(minutes=30))
    clock.move(timedelta(minutes=31))
    await sender(mailbox).work_off()
    assert not mailbox.taken
    assert (await MailMessage.get()).state == MailState.GIVEN_UP


async def test_an_address_that_the_server_does_not_know_is_given_up_at_once(mailbox) -> None:
    await queue()
    mailbox.answers = ["550 no such user"]
    await sender(mailbox).work_off()
    assert (await MailMessage.get()).state == MailState.GIVEN_UP


async def test_it_signs_in_to_the_server_with_what_the_url_says(mailbox) -> None:
    server = SmtpServer.from_url(
        f"smtp://desk:p%40ss@127.0.0.1:{mailbox.port}/?from=desk@example.org", "chat.example.org"
    )
    await queue()
    await worker(server).work_off()
    assert mailbox.logins == [(b"desk", b"p@ss")]
    assert mailbox.taken[0].sender == "desk@example.org"


@pytest.mark.parametrize(
    ("url", "port", "tls", "start_tls"),
    [
        ("smtp://mail.example.org", 587, False, None),
        ("smtp://u:p@mail.example.org", 587, False, True),
        ("smtp://u:p@localhost:25", 25, False, None),
        ("smtps://u:p@mail.example.org", 465, True, False),
    ],
)
@pytest.mark.one_database
def test_a_password_leaves_this_machine_only_encrypted(url: str, port: int, tls: bool, start_tls: bool | None) -> None:
    server = SmtpServer.from_url(url, "chat.example.org")
    assert (server.port, server.use_tls, server.start_tls) == (port, tls, start_tls)


async def sweep() -> None:
    async with transaction() as tx:
        await outbox.add(tx, SWEEP, {}, key="regular")


async def test_what_was_done_long_ago_is_forgotten(mailbox) -> None:
    await queue()
    await sweep()
    await sender(mailbox).work_off()
    clock.move(KEEP_DONE - SWEEP_EVERY)
    await sender(mailbox).work_off()
    assert await MailMessage.exists()
    clock.move(SWEEP_EVERY * 2)
    await sender(mailbox).work_off()
    assert not await MailMessage.exists()


async def test_a_letter_that_waits_and_has_no_entry_is_sent_as_well(mailbox) -> None:
    await queue()
    await OutboxEntry.all().delete()
    await sweep()
    await sender(mailbox).work_off()
    assert not mailbox.taken  # so young it may be sent by a process of an older version just now
    clock.move(SWEEP_EVERY)
    await sender(mailbox).work_off()
    assert len(mailbox.taken) == 1


async def test_a_letter_to_somebody_who_was_erased_is_not_sent(mailbox) -> None:
    await queue()
    async with transaction() as tx:
        await delete_queued(tx, "anna@example.org")
    await sender(mailbox).work_off()
    assert not mailbox.taken
    assert not await OutboxEntry.exists()


async def test_a_server_that_falls_silent_in_the_middle_of_a_letter_does_not_hold_up_the_end() -> None:
    silent = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := await reader.readline():
            if silent.is_set():
                continue
            writer.write(b"354 go on\r\n" if line.startswith(b"DATA") else b"250 yes\r\n")
            if line.startswith(b"DATA"):
                silent.set()
        writer.close()

    await queue()
    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        sending = worker(SmtpServer.from_url(f"smtp://127.0.0.1:{port}", "chat.example.org"))
        running = asyncio.create_task(sending.run())
        await silent.wait()
        async with asyncio.timeout(TIMEOUT_S / 3):
            await sending.stop(running)
    assert (await MailMessage.get()).state is MailState.WAITING


@pytest.mark.one_database
async def test_line_breaks_in_an_address_add_no_mail_headers_and_block_no_other_letter(mailbox) -> None:
    await queue("anna@example.org\r\nBcc: spy@example.org")
    await queue("boris@example.org", "Boris\r\nBcc: spy@example.org")
    await sender(mailbox).work_off()
    assert [letter.to for letter in mailbox.taken] == ["boris@example.org"]
    assert not await MailMessage.filter(recipient__startswith="anna", state=MailState.SENT).exists()


@pytest.mark.parametrize("between", ["\r", "\t", "\x0b", "\x85", "\u2028", "  "])
async def test_a_subject_is_one_line_whatever_is_in_a_name(mailbox, between: str) -> None:
    values = {"inviter": f"Boris{between}Bcc: spy@example.org", "link": "https://chat.example.org/invitation/x"}
    async with transaction() as tx:
        await MAIL.send(tx, OutgoingEmail("anna@example.org", "en", "invitation", values))
    await sender(mailbox).work_off()
    (letter,) = mailbox.taken
    assert letter.to == "anna@example.org"
    assert letter.subject == "Boris Bcc: spy@example.org invites you"


async def test_a_certificate_that_is_not_trusted_is_named_in_the_log(certificate_options) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate_options["ssl_certfile"], certificate_options["ssl_keyfile"])
    await queue()
    with capture_logs() as logs:
        async with await asyncio.start_server(lambda *_: None, "127.0.0.1", 0, ssl=context) as server:
            url = f"smtps://localhost:{server.sockets[0].getsockname()[1]}"
            await worker(SmtpServer.from_url(url, "chat.example.org")).work_off()
    (line,) = [each for each in logs if each["event"] == "outbox_failed"]
    assert "certificate verify failed" in line["error"]
    assert "anna@example.org" not in str(line)
