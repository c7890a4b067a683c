"""Mail over a real SMTP conversation: what arrives, and what is known when the conversation breaks."""

import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.couriers.mail import MailCourier
from core.errors import BadInput, DeliveryFailed, DeliveryUnknown
from core.ports import Blobs
from core.stores import Stores
from storage.blobs import open_blobs
from tests.bot.couriers.parcels import DOCX, ORG, URL, kept, no_note, parcel, settle_in
from tests.fake_smtp import Ending, Mailbox, smtp_server
from tests.stores import sqlite_stores

TO_ADA = "email:usr_A"


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    async with sqlite_stores(tmp_path) as opened:
        await settle_in(opened)
        yield opened


@pytest.fixture
def blobs() -> Blobs:
    return open_blobs("memory:")


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    async with smtp_server(Mailbox()) as opened:
        yield opened


def courier(mailbox: Mailbox, stores: Stores, blobs: Blobs, **options: object) -> MailCourier:
    given = {
        "host": "127.0.0.1",
        "port": mailbox.port,
        "sender": "Newsdesk <news@rimfoss.example>",
        "stores": stores,
        "blobs": blobs,
        "public_url": URL,
        "starttls": False,
        "timeout": 5,
    }
    return MailCourier(**given | options)  # type: ignore[arg-type]


async def test_a_report_arrives_as_html_and_text_with_its_links(mailbox: Mailbox, stores: Stores, blobs: Blobs) -> None:
    external = await courier(mailbox, stores, blobs).deliver(parcel(TO_ADA), no_note)
    [mail] = mailbox.mails
    assert mailbox.recipients == [["ada@example.org"]]
    assert (mail["From"], mail["To"]) == ("Newsdesk <news@rimfoss.example>", "Ada Holm <ada@example.org>")
    assert mail["Subject"] == "Production Line Incident Report - Line 3 stopped"
    assert mail["Message-ID"] == external
    assert mail["List-Unsubscribe"] == "<https://news.example/settings/you>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "multipart/alternative"
    text, html = (mail.get_body((sort,)) for sort in ("plain", "html"))
    assert text
    assert html
    for body in (text.get_content(), html.get_content()):
        assert "https://news.example/reports/rep_1" in body
        assert "https://news.example/settings/you" in body
        assert "Fan replaced, line runs." in body
    assert list(mail.iter_attachments()) == []


async def test_the_docx_goes_along_where_the_outputs_say_so(mailbox: Mailbox, tmp_path: Path, blobs: Blobs) -> None:
    await blobs.put(DOCX.blob, b"docx data")
    name = "生產線_2026-03-03.docx"
    async with sqlite_stores(tmp_path) as stores:
        await settle_in(stores, outputs=("docx",))
        sent = kept(files=(DOCX.model_copy(update={"name": name}),))
        await courier(mailbox, stores, blobs).deliver(parcel(TO_ADA, sent), no_note)
    [mail] = mailbox.mails
    [file] = mail.iter_attachments()
    assert (file.get_filename(), file.get_content_type(), file.get_content()) == (name, DOCX.media_type, b"docx data")
    body = mail.get_body(("plain",))
    assert body
    assert "attached as a Word document" in body.get_content()


async def test_a_lost_file_does_not_keep_the_mail_back(mailbox: Mailbox, tmp_path: Path, blobs: Blobs) -> None:
    async with sqlite_stores(tmp_path) as stores:
        await settle_in(stores, outputs=("docx",))
        await courier(mailbox, stores, blobs).deliver(parcel(TO_ADA), no_note)
    [mail] = mailbox.mails
    assert list(mail.iter_attachments()) == []
    assert b"attached" not in mailbox.raw[0]


async def test_every_try_has_the_same_message_id_and_every_delivery_its_own(
    mailbox: Mailbox, stores: Stores, blobs: Blobs
) -> None:
    await stores.directory.keep_person(
        (await stores.directory.people(ORG, ["usr_B"]))[0].model_copy(update={"email": "bo@example.org"})
    )
    for target in (TO_ADA, TO_ADA, "email:usr_B"):
        await courier(mailbox, stores, blobs).deliver(parcel(target), no_note)
    first, second, third = (mail["Message-ID"] for mail in mailbox.mails)
    assert first == second
    assert first != third
    assert first.endswith("@rimfoss.example>")


async def test_titles_and_names_in_other_scripts_arrive_as_written(
    mailbox: Mailbox, tmp_path: Path, blobs: Blobs
) -> None:
    async with sqlite_stores(tmp_path) as stores:
        await settle_in(stores)
        ada = (await stores.directory.people(ORG, ["usr_A"]))[0]
        await stores.directory.keep_person(ada.model_copy(update={"display_name": "林雅婷, Ада «Å»"}))
        await courier(mailbox, stores, blobs).deliver(parcel(TO_ADA, kept("zh-TW")), no_note)
    [mail] = mailbox.mails
    assert mail["Subject"] == "生產線異常處理報告 - 三號線停機"
    assert mail["To"].addresses[0].display_name == "林雅婷, Ада «Å»"
    assert mail["Content-Language"] == "zh-TW"
    assert mailbox.raw[0].isascii(), "a server that takes only 7 bits takes it"
    body = mail.get_body(("plain",))
    assert body
    assert "風扇已更換，產線運轉中。" in body.get_content()


async def test_no_header_can_be_injected(mailbox: Mailbox, tmp_path: Path, blobs: Blobs) -> None:
    async with sqlite_stores(tmp_path) as stores:
        await settle_in(stores)
        ada = (await stores.directory.people(ORG, ["usr_A"]))[0]
        await stores.directory.keep_person(ada.model_copy(update={"display_name": "Ada\r\nBcc: all@example.org"}))
        sent = kept(title="Stop\r\nBcc: all@example.org\r\n\r\n<script>")
        await courier(mailbox, stores, blobs).deliver(parcel(TO_ADA, sent), no_note)
    [mail] = mailbox.mails
    assert mail["Bcc"] is None
    assert mailbox.recipients == [["ada@example.org"]]
    assert mail["Subject"] == "Stop Bcc: all@example.org <script>"
    assert mail["To"].addresses[0].addr_spec == "ada@example.org"


@pytest.mark.parametrize(
    "email", ["ada", "@example.org", "ada@", "ada@exam ple.org", "a@b@c d", "ada@example.org\r\nRCPT TO:<x@y>", "<>"]
)
async def test_what_is_no_address_fails_before_a_word_is_said(
    email: str, mailbox: Mailbox, tmp_path: Path, blobs: Blobs
) -> None:
    async with sqlite_stores(tmp_path) as stores:
        await settle_in(stores, email=email)
        with pytest.raises(DeliveryFailed):
            await courier(mailbox, stores, blobs).deliver(parcel(TO_ADA), no_note)
    assert mailbox.mails == []


@pytest.mark.parametrize(
    ("email", "arrives_at"),
    [("ada@bücher.example", "ada@xn--bcher-kva.example"), ("雅婷@example.org", "雅婷@example.org")],
)
async def test_addresses_in_other_scripts_are_reached(
    email: str, arrives_at: str, mailbox: Mailbox, tmp_path: Path, blobs: Blobs
) -> None:
    async with sqlite_stores(tmp_path) as stores:
        await settle_in(stores, email=email)
        await courier(mailbox, stores, blobs).deliver(parcel(TO_ADA), no_note)
    assert mailbox.recipients == [[arrives_at]]


async def test_a_sender_that_is_no_address_is_refused_at_the_start(
    mailbox: Mailbox, stores: Stores, blobs: Blobs
) -> None:
    with pytest.raises(BadInput, match="the sender of mails is not a mail address: 'newsdesk'"):
        courier(mailbox, stores, blobs, sender="Newsdesk <newsdesk>")


async def test_a_person_without_an_address_is_told_as_failed(mailbox: Mailbox, stores: Stores, blobs: Blobs) -> None:
    with pytest.raises(DeliveryFailed, match="usr_B has no mail address"):
        await courier(mailbox, stores, blobs).deliver(parcel("email:usr_B"), no_note)


async def test_a_refused_recipient_certainly_got_nothing(mailbox: Mailbox, stores: Stores, blobs: Blobs) -> None:
    mailbox.unknown.add("ada@example.org")
    with pytest.raises(DeliveryFailed, match=r"ada@example\.org: 550 .*no such mailbox"):
        await courier(mailbox, stores, blobs).deliver(parcel(TO_ADA), no_note)
    assert mailbox.mails == []


async def test_nobody_listening_is_a_failure(mailbox: Mailbox, stores: Stores, blobs: Blobs) -> None:
    async with smtp_server(Mailbox()) as closed:
        pass
    with pytest.raises(DeliveryFailed):
        await courier(closed, stores, blobs).deliver(parcel(TO_ADA), no_note)


@pytest.mark.parametrize(
    ("ending", "error"),
    [
        ("refused", DeliveryFailed),
        ("full", DeliveryFailed),
        ("lost", DeliveryUnknown),
        ("silent", DeliveryUnknown),
    ],
)
async def test_after_data_only_a_refusal_is_certain(
    ending: Ending, error: type[Exception], mailbox: Mailbox, stores: Stores, blobs: Blobs
) -> None:
    mailbox.ending = ending
    with pytest.raises(error):
        await courier(mailbox, stores, blobs, timeout=0.5).deliver(parcel(TO_ADA), no_note)


async def test_mail_cannot_be_asked(mailbox: Mailbox, stores: Stores, blobs: Blobs) -> None:
    with pytest.raises(DeliveryUnknown):
        await courier(mailbox, stores, blobs).found(parcel(TO_ADA))


async def test_a_password_is_given_and_never_told(tmp_path: Path, stores: Stores, blobs: Blobs) -> None:
    server, trusting = certificate(tmp_path)
    async with smtp_server(Mailbox(), tls=server, password=True) as guarded:
        known = {"starttls": True, "tls_context": trusting, "username": "newsdesk"}
        await courier(guarded, stores, blobs, password="right", **known).deliver(parcel(TO_ADA), no_note)
        assert len(guarded.mails) == 1
        wrong = courier(guarded, stores, blobs, password="hunter2", **known)
        with pytest.raises(DeliveryFailed, match="rejected our credentials") as refused:
            await wrong.deliver(parcel(TO_ADA), no_note)
    assert "hunter2" not in refused.value.detail


async def test_a_connection_is_made_private_and_a_false_certificate_refused(
    tmp_path: Path, stores: Stores, blobs: Blobs
) -> None:
    server, trusting = certificate(tmp_path)
    async with smtp_server(Mailbox(), tls=server) as private:
        await courier(private, stores, blobs, starttls=True, tls_context=trusting).deliver(parcel(TO_ADA), no_note)
        assert private.encrypted == [True]
        with pytest.raises(DeliveryFailed, match="certificate"):
            await courier(private, stores, blobs, starttls=True).deliver(parcel(TO_ADA), no_note)


async def test_no_mail_in_the_clear_where_encryption_was_asked_for(
    mailbox: Mailbox, stores: Stores, blobs: Blobs
) -> None:
    with pytest.raises(DeliveryFailed):
        await courier(mailbox, stores, blobs, starttls=True).deliver(parcel(TO_ADA), no_note)
    assert mailbox.mails == []


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate of its own for 127.0.0.1, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    return server, ssl.create_default_context(cafile=str(pem))
