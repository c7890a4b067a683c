"""The report as a mail (`email:usr_…`): HTML and text, the .docx attached where it goes along."""

import ssl
from collections.abc import Awaitable, Callable
from typing import NoReturn

import aiosmtplib

from bot.couriers.files import docx_of
from bot.couriers.mail_message import Letter, address_of, message_id, sender_of
from bot.couriers.places import person_of
from core.document import Document
from core.errors import DeliveryFailed, DeliveryUnknown
from core.ports import Blobs, Parcel, Sent
from core.render.mail import mail
from core.stores import Stores

#: A code below it answers DATA with something else than a refusal.
_REFUSED = 400


class MailCourier:
    """Sends by one SMTP server, a connection a mail. After DATA it is at most once: mail can't be asked (design 4).

    `sender` is `Name <address>` or an address. `starttls`: the connection must become encrypted; `tls`: it is from the
    start (port 465). With neither it never is: for a server on this machine only. `timeout` is in seconds.

    :raises BadInput: the sender is no address
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        sender: str,
        stores: Stores,
        blobs: Blobs,
        public_url: str,
        username: str | None = None,
        password: str | None = None,
        starttls: bool = True,
        tls: bool = False,
        timeout: float = 30,
        tls_context: ssl.SSLContext | None = None,
    ) -> None:
        self._sender = sender_of(sender)
        self._stores = stores
        self._blobs = blobs
        self._public_url = public_url.rstrip("/")
        self._server = {
            "hostname": host,
            "port": port,
            "username": username,
            "password": password,
            "start_tls": starttls and not tls,
            "use_tls": tls,
            "timeout": timeout,
            "tls_context": tls_context,
        }

    async def deliver(self, parcel: Parcel, note: Callable[[str], Awaitable[None]]) -> str:
        letter = await self._letter(parcel)
        await self._send(letter)
        return letter.id

    async def found(self, parcel: Parcel) -> Sent:
        raise DeliveryUnknown("mail can't be asked whether it arrived")

    async def _letter(self, parcel: Parcel) -> Letter:
        person = await person_of(parcel, self._stores)
        if not person.email:
            raise DeliveryFailed(f"{parcel.to} has no mail address")
        document, attached = await self._document(parcel), await self._attachment(parcel)
        html, text = mail(
            document,
            open_url=f"{self._public_url}/reports/{parcel.document.id}",
            settings_url=self._settings_url,
            attached=attached is not None,
        )
        return Letter(
            id=message_id(parcel.organisation, parcel.key, self._sender),
            sender=self._sender,
            to=address_of(person.email, person.display_name),
            subject=parcel.document.title,
            language=document.locale,
            html=html,
            text=text,
            settings_url=self._settings_url,
            attached=attached,
        )

    @property
    def _settings_url(self) -> str:
        return f"{self._public_url}/settings/you"

    async def _document(self, parcel: Parcel) -> Document:
        """All of the document: lists of documents come without."""
        if parcel.document.document:
            return parcel.document.document
        whole = await self._stores.documents.get(parcel.organisation, parcel.document.id)
        if whole is None or whole.document is None:
            raise DeliveryFailed(f"{parcel.document.id}: the report is no longer kept")
        return whole.document

    async def _attachment(self, parcel: Parcel) -> tuple[str, str, bytes] | None:
        """Name, media type and bytes of the .docx, where the run's outputs say so; without it the mail still goes."""
        state = await self._stores.runs.state(parcel.run, parcel.organisation)
        file = docx_of(parcel.document)
        if file is None or state is None or "docx" not in state.run.outputs:
            return None
        try:
            return file.name, file.media_type, await self._blobs.get(file.blob)
        except FileNotFoundError:
            return None

    async def _send(self, letter: Letter) -> None:
        server = aiosmtplib.SMTP(**self._server)  # type: ignore[arg-type]
        try:
            await self._prepare(server, letter)
            await _hand_over(server, letter)
        finally:
            await _leave(server)

    async def _prepare(self, server: aiosmtplib.SMTP, letter: Letter) -> None:
        """All that comes before DATA; whatever goes wrong in it, nothing was sent."""
        try:
            await server.connect()
            encoding, options = "ascii", []
            if letter.needs_smtputf8:
                await _has_smtputf8(server)
                encoding, options = "utf-8", ["SMTPUTF8"]
            await server.mail(letter.sender.addr_spec, options=options, encoding=encoding)
            await server.rcpt(letter.to.addr_spec, encoding=encoding)
        except (aiosmtplib.SMTPException, OSError, ValueError) as problem:
            raise DeliveryFailed(f"mail to {letter.to.addr_spec}: {_told(problem)}") from None


async def _has_smtputf8(server: aiosmtplib.SMTP) -> None:
    if server.is_ehlo_or_helo_needed:
        await server.ehlo()
    if not server.supports_extension("smtputf8"):
        raise aiosmtplib.SMTPNotSupported("the mail server takes no address like this")


async def _hand_over(server: aiosmtplib.SMTP, letter: Letter) -> None:
    try:
        await server.data(letter.content())
    except aiosmtplib.SMTPDataError as problem:
        if problem.code >= _REFUSED:
            raise DeliveryFailed(f"mail to {letter.to.addr_spec}: {_told(problem)}") from None
        _lost(letter, problem)
    except (aiosmtplib.SMTPException, OSError) as problem:
        _lost(letter, problem)


def _lost(letter: Letter, problem: Exception) -> NoReturn:
    """The server had the mail, or most of it, and didn't say what became of it."""
    raise DeliveryUnknown(f"mail to {letter.to.addr_spec}: {_told(problem)}") from None


async def _leave(server: aiosmtplib.SMTP) -> None:
    """Say goodbye; what the server makes of it changes nothing."""
    try:
        if server.is_connected:
            await server.quit()
    except (aiosmtplib.SMTPException, OSError):
        pass
    finally:
        server.close()


def _told(problem: Exception) -> str:
    """The server's words on one line, without what it may repeat of us."""
    if isinstance(problem, aiosmtplib.SMTPAuthenticationError):
        return f"the mail server rejected our credentials ({problem.code})"
    words = problem.message if isinstance(problem, aiosmtplib.SMTPException) else str(problem)
    code = f"{problem.code} " if isinstance(problem, aiosmtplib.SMTPResponseException) else ""
    return " ".join(f"{code}{words}".split())[:200] or type(problem).__name__
