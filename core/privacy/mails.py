"""Mail addresses, also between Chinese characters and written with words for their signs."""

import re
from collections.abc import Iterator

from core.privacy.kinds import Span

_MAIL = re.compile(
    r"(?<![A-Za-z0-9_.+%-])(?:mailto:)?(?P<mail>[A-Za-z0-9_](?:[A-Za-z0-9_.+%'-]{0,62}[A-Za-z0-9_+-])?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24})(?![A-Za-z0-9@])"
)
#: `ada [at] example.org`, `ada (at) example (dot) org`
_WORDED = re.compile(
    r"(?<![A-Za-z0-9_.+-])(?P<local>[A-Za-z0-9][A-Za-z0-9_.+-]{0,62})\s?(?:[\[({<]\s?(?:at|@|krøllalfa|alfakrøll|"
    r"собака)\s?[\])}>]|\s(?:krøllalfa|alfakrøll|собака)\s)\s?"
    r"(?P<domain>[A-Za-z0-9-]+(?:\s?(?:\.|[\[({<]\s?(?:dot|punktum|крапка)\s?[\])}>])\s?[A-Za-z0-9-]+){1,4})(?![A-Za-z0-9])",
    re.I,
)
_DOT = re.compile(r"\s?(?:\.|[\[({<]\s?(?:dot|punktum|крапка)\s?[\])}>])\s?", re.I)


def mails(text: str) -> Iterator[Span]:
    """Mail addresses, canonical in lower case."""
    if "@" in text:
        for found in _MAIL.finditer(text):
            yield Span(found.start("mail"), found.end("mail"), "mail", found["mail"].lower())
    if "[" in text or "(" in text or "<" in text or "{" in text or "alfa" in text or "собака" in text:
        for found in _WORDED.finditer(text):
            domain = _DOT.sub(".", found["domain"])
            yield Span(found.start(), found.end(), "mail", f"{found['local']}@{domain}".lower())
