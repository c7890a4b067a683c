"""A real SMTP server on loopback that keeps what it is sent, and ends conversations as it is told to."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

#: What it does with mail. refused: says 554. full: says 452. lost: takes it, hangs up. silent: takes it, says nothing.
Ending = Literal["taken", "refused", "full", "lost", "silent"]


class Mailbox:
    """The handler of the server: its `mails`, in order, and who they were for."""

    def __init__(self, ending: Ending = "taken") -> None:
        self.ending = ending
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.recipients: list[list[str]] = []
        self.unknown: set[str] = set()
        self.encrypted: list[bool] = []
        self.port = 0
        self.closing = asyncio.Event()

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.ending in ("refused", "full"):
            return "554 5.7.1 not wanted" if self.ending == "refused" else "452 4.2.2 mailbox full"
        assert isinstance(envelope.content, bytes)
        self.raw.append(envelope.content)
        parsed = message_from_bytes(envelope.content, policy=default)
        assert isinstance(parsed, EmailMessage)
        self.mails.append(parsed)
        self.recipients.append(envelope.rcpt_tos)
        self.encrypted.append(session.ssl is not None)
        if self.ending == "lost":
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        if self.ending == "silent":
            await self.closing.wait()
        return "250 kept"


def _checked(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"newsdesk", b"right"), handled=False)


@asynccontextmanager
async def smtp_server(
    mailbox: Mailbox, *, tls: ssl.SSLContext | None = None, password: bool = False
) -> AsyncIterator[Mailbox]:
    """The server, on the free port `mailbox.port`. With `tls` it wants STARTTLS, with `password` newsdesk:right too."""

    def talk() -> SMTP:
        return SMTP(
            mailbox,
            enable_SMTPUTF8=True,
            tls_context=tls,
            require_starttls=tls is not None,
            authenticator=_checked if password else None,
            auth_required=password,
            hostname="mail.test",
        )

    server = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", 0)
    mailbox.port = server.sockets[0].getsockname()[1]
    try:
        yield mailbox
    finally:
        mailbox.closing.set()
        server.close()
        await server.wait_closed()
