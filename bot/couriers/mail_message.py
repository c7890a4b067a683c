"""One mail as bytes: headers that nothing can be injected into, two bodies, an attachment."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from core.errors import BadInput, DeliveryFailed
from core.words.text import clean, cut

_LONGEST_SUBJECT = 150
_LONGEST_NAME = 80
_NAMED = re.compile(r"([^<>]*)<([^<>]*)>")
_SPEC = re.compile(r"([^\s@<>()\[\],;:\\\"]{1,64})@([\w-]+(?:\.[\w-]+)*)")
#: 7 bits are taken by every server, whatever it says of 8; the other is for addresses that aren't ASCII.
_POLICY, _WIDE = SMTP.clone(cte_type="7bit"), SMTP.clone(cte_type="7bit", utf8=True)


@dataclass(frozen=True, kw_only=True, repr=False)
class Letter:
    """What is sent. `attached` is a file's name, media type and bytes."""

    id: str
    sender: Address
    to: Address
    subject: str
    language: str
    html: str
    text: str
    settings_url: str
    attached: tuple[str, str, bytes] | None = None

    @property
    def needs_smtputf8(self) -> bool:
        """Whether the part before the @ can't be said in ASCII; domains always can."""
        return not (self.to.addr_spec + self.sender.addr_spec).isascii()

    def content(self) -> bytes:
        """The mail, headers and all, with CRLF at the ends of lines."""
        mail = EmailMessage(policy=_WIDE if self.needs_smtputf8 else _POLICY)
        mail["From"] = self.sender
        mail["To"] = self.to
        mail["Subject"] = cut(_one_line(self.subject), _LONGEST_SUBJECT)
        mail["Date"] = format_datetime(datetime.now(UTC))
        mail["Message-ID"] = self.id
        mail["List-Unsubscribe"] = f"<{self.settings_url}>"
        # No holiday notes in answer, please (RFC 3834).
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(self.text)
        mail.add_alternative(self.html, subtype="html")
        if self.attached:
            name, media_type, data = self.attached
            main, _, sub = media_type.partition("/")
            mail.add_attachment(data, maintype=main, subtype=sub, filename=_one_line(name))
        # Last: each body takes the content headers that stand there already.
        mail["Content-Language"] = self.language
        return mail.as_bytes()


def sender_of(given: str) -> Address:
    """The address of `Name <address>` or `address`. :raises BadInput: it is no address"""
    within = _NAMED.fullmatch(_one_line(given))
    try:
        return address_of(within[2], within[1].strip('" ')) if within else address_of(given)
    except DeliveryFailed as wrong:
        raise BadInput(f"the sender of mails is {wrong.detail}; give it as Newsdesk <news@example.org>") from None


def address_of(spec: str, name: str = "") -> Address:
    """The address with the name to show. A domain in other letters becomes the name that servers know it by.

    :raises DeliveryFailed: it is no address
    """
    matched = _SPEC.fullmatch(spec.strip())
    try:
        if not matched:
            raise ValueError(spec)
        domain = matched[2].encode("idna").decode("ascii")
        return Address(cut(_one_line(name), _LONGEST_NAME), username=matched[1], domain=domain)
    except ValueError:
        raise DeliveryFailed(f"not a mail address: {cut(_one_line(spec), 80)!r}") from None


def message_id(organisation: str, key: str, sender: Address) -> str:
    """The same for every try of one delivery, so that servers and clients can tell a second copy."""
    return f"<{hashlib.sha256(f'{organisation}/{key}'.encode()).hexdigest()[:32]}@{sender.domain}>"


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
