"""What is personal in a text: every rule in turn, the surest first; what one rule found no later one gets."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from core.privacy.addresses import addresses
from core.privacy.births import births
from core.privacy.directory import Directory
from core.privacy.identities import identities
from core.privacy.kinds import JOINT, NEVER, TOKEN, Span
from core.privacy.mails import mails
from core.privacy.networks import ips
from core.privacy.payments import accounts, cards, ibans
from core.privacy.phones import phones
from core.privacy.secrets_found import secrets

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ODD = {
    0x2010: "-",
    0x2011: "-",
    0x2012: "-",
    0x2013: "-",
    0x2212: "-",
    0x00A0: " ",
    0x202F: " ",
    0x2009: " ",
    0x3000: " ",
}
#: One character for one, so that places stay: full-width signs become ASCII, every hyphen and space a plain one.
_PLAIN = _WIDE | {code: ord(char) for code, char in _ODD.items()}
#: What a reader could take for a token, or for what stands in its place in a public text.
_TYPED = re.compile(
    rf"{TOKEN.pattern}|{JOINT}|\[REDACTED_[A-Z]+\]"
    r"|(?:Participant|Deltaker|Учасник|參與者)[ \u00a0]?[A-Z]{1,4}(?![A-Za-z])"
)

Rule = Callable[[str], Iterable[Span]]


#: The surest first: what one found, no later one gets. Account numbers come last of the kinds in NEVER, as they rest
#: on a word before them.
_NEVER: tuple[Rule, ...] = (secrets, cards, ibans, identities, accounts)
_OTHERS: tuple[Rule, ...] = (mails, ips, births, phones, addresses)
#: Six digits with at most two signs between them: the numbers among the kinds in NEVER all hold them, and phones.
_NUMBER = re.compile(r"[0-9](?:[^0-9\n]{0,2}[0-9]){5}")
_OF_NUMBERS = frozenset((cards, ibans, identities, accounts, phones))
#: Nothing but names is found in a text without any of these.
_SIGNS = re.compile(r"[0-9@:=_-]")


def find(text: str, directory: Directory = Directory()) -> tuple[Span, ...]:  # noqa: B008 - a frozen value
    """The personal data of a text, in order, never overlapping."""
    if not text:
        return ()
    plain = text if text.isascii() else text.translate(_PLAIN)
    return _found(plain, (*_NEVER, *_OTHERS), directory.index.spans).told()


def never(text: str) -> tuple[Span, ...]:
    """Those of its spans that nobody is shown again. Cheap: no phone number is parsed, no name looked up."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    if not text or not _SIGNS.search(plain):
        return ()
    return tuple(span for span in _found(plain, _NEVER).told() if span.kind in NEVER)


def _found(plain: str, rules: tuple[Rule, ...], names: Rule | None = None) -> "_Taken":
    """What the rules find in a text of plain signs, then the names."""
    taken = _Taken()
    taken.add(_typed(plain))
    has_number = _NUMBER.search(plain) is not None
    for rule in rules:
        if has_number or rule not in _OF_NUMBERS:
            taken.add(rule(plain))
    if names:
        taken.add(names(plain))
    return taken


class _Taken:
    """Spans, where the first to come keeps its place."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, spans: Iterable[Span]) -> None:
        held = self._spans
        for span in spans:
            at = bisect_left(held, span)
            before_ends = held[at - 1].end if at else 0
            if before_ends <= span.start and (at == len(held) or span.end <= held[at].start):
                held.insert(at, span)

    def told(self) -> tuple[Span, ...]:
        return tuple(self._spans)


def _typed(text: str) -> Iterable[Span]:
    if text.isascii() and "-" not in text and not any(word in text for word in ("[RED", "Participant", "Deltaker")):
        return ()
    return (Span(found.start(), found.end(), "word", found[0]) for found in _TYPED.finditer(text))
