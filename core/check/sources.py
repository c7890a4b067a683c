"""What a claim may rest on: one piece of evidence or one fact, read once, with all that the rules ask of it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.brief import Evidence, Fact
from core.check.codes import numbers_in, squeezed
from core.check.figure import Figure
from core.check.figures import figures, things
from core.check.language import language, stems
from core.check.lazy import lazy
from core.check.number_words import offered_digits
from core.check.plain import folded, plain
from core.check.polarity import Clause, clauses
from core.check.pseudonyms import LETTERS
from core.check.reading import Reading, read
from core.check.scan import Scan, sayings, scan, sentences
from core.check.spelling import name_stem
from core.check.times import Moment
from core.check.units import Unit, counted_by, unit_of
from core.check.vocabulary import Said
from core.records import Call, Contact, Task

_WORD = re.compile(rf"[0-9A-Za-z\u00c0-\u024f\u0400-\u052f]+(?:'[A-Za-z\u00c0-\u024f\u0400-\u052f]+)*|[{LETTERS}]+")
_SPLIT = re.compile(r"[_\W]+")
_DATE = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}$")


@dataclass(frozen=True, eq=False)
class Source:
    """One thing cited. `text` is what it says, `beside` what is known of it besides (author, label, record fields).

    `instants` are UTC; `days` local dates it is about.
    """

    id: str
    text: str = ""
    author: str | None = None
    beside: str = ""
    instants: tuple[datetime, ...] = ()
    days: tuple[date, ...] = ()
    given: tuple[Figure, ...] = field(default=())
    is_fact: bool = False
    #: a tracker or a room that itself says the matter is closed
    closed: bool = False

    @lazy
    def plain(self) -> str:
        """The text, plain."""
        return plain(self.text)

    @lazy
    def folded(self) -> str:
        """What quotes are looked for in."""
        return folded(self.text)

    @lazy
    def language(self) -> str | None:
        """The language of the text."""
        return language(self.plain)

    @lazy
    def whole(self) -> str:
        """Text and fields, plain."""
        return f"{self.plain}\n{plain(self.beside)}"

    @lazy
    def scan(self) -> Scan:
        """What there is in text and fields."""
        return scan(self.whole)

    @lazy
    def _read(self) -> Reading:
        return read(offered_digits(self.whole, self.language, self.scan), self.scan)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The times its text tells."""
        return self._read.moments

    @lazy
    def figures(self) -> tuple[Figure, ...]:
        """Every number it gives: those of its text, of its fields, and those inside codes."""
        inside = (Figure("", 0, 0, number, 1.0) for code in self._read.codes for number in numbers_in(code.written))
        return self.given + figures(self._read.with_maybes()) + tuple(inside)

    @lazy
    def things(self) -> tuple[tuple[float, str], ...]:
        """The numbers of its text with what they are so many of."""
        text = self._read.with_maybes()
        return tuple(things(text, figures(text)))

    @lazy
    def squeezed(self) -> str:
        """Text and fields without gaps, for codes."""
        return squeezed(f"{self.folded} {folded(self.beside)} {folded(self.id)}")

    @lazy
    def words(self) -> frozenset[str]:
        """Every word of text and fields as a name stem."""
        return frozenset(map(name_stem, _WORD.findall(self.whole)))

    @lazy
    def stems(self) -> frozenset[str]:
        """Content words of text and fields."""
        return frozenset(stems(self.whole))

    @lazy
    def sentences(self) -> tuple[str, ...]:
        """The sentences of its text, plain."""
        return tuple(sentences(self.plain))

    @lazy
    def said(self) -> Said:
        """Its text in lower case."""
        return Said(self.plain.lower(), self.scan.bits)

    @lazy
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of its text."""
        return clauses(self.said)

    @lazy
    def told(self) -> tuple[Said, ...]:
        """The sentences of its text in lower case."""
        return sayings(self.plain, self.scan)


def from_evidence(item: Evidence, zone: ZoneInfo, names: dict[str, str]) -> Source:
    """The evidence with what its record tells; `names` gives the names of contacts and channels by id."""
    if item.record is None:
        return _bare(item, zone)
    record, beside, instants, given = item.record, [item.author or "", item.link or ""], [item.at], []
    days: list[date] = []
    closed = False
    if isinstance(record, Call):
        given.append(Figure("", 0, 0, record.duration_s, 1.0, Unit("time"), joined=False))
        beside += [record.agent or "", record.direction]
    if isinstance(record, Task):
        beside += [record.status or "", record.priority or "", record.assignee or "", record.title]
        instants += [record.created_at, record.completed_at]
        days += [record.due] if record.due else []
        closed = record.completed_at is not None or (record.status or "").lower() in ("done", "closed", "resolved")
    if isinstance(record, Contact):
        beside += [record.name, record.company or "", record.email or "", record.phone or ""]
        instants += [record.created_at, record.updated_at]
    held = getattr(record, "contact_id", None) or getattr(record, "room", None)
    beside.append(names.get(held, "") if held else "")
    moments_known = tuple(at for at in instants if at is not None)
    days += [at.astimezone(zone).date() for at in moments_known]
    return Source(
        id=item.id,
        text=item.text,
        author=item.author,
        beside=" · ".join(part for part in beside if part),
        instants=moments_known,
        days=tuple(days),
        given=tuple(given),
        closed=closed,
    )


def _bare(item: Evidence, zone: ZoneInfo) -> Source:
    return Source(
        id=item.id,
        text=item.text,
        author=item.author,
        beside=" · ".join(part for part in (item.author, item.link) if part),
        instants=(item.at,) if item.at else (),
        days=(item.at.astimezone(zone).date(),) if item.at else (),
    )


def from_fact(fact: Fact, zone: ZoneInfo, names: dict[str, str]) -> Source:
    """The fact: its value as number, day, instant or text, and the words of its label, unit and subject."""
    text = fact.value if isinstance(fact.value, str) else ""
    instants, days = _times(text, fact.unit, zone)
    subject = fact.subject or ""
    beside = [_SPLIT.sub(" ", fact.label), fact.unit or "", subject, names.get(subject, "")]
    given = () if isinstance(fact.value, str) else (_figure(fact, fact.value),)
    closed = text.lower() in ("resolved", "closed", "done", "completed", "archived")
    return Source(
        id=fact.id,
        text="" if instants or days else text,
        beside=" · ".join(part for part in beside if part),
        instants=instants,
        days=days,
        given=given,
        is_fact=True,
        closed=closed,
    )


def _times(text: str, unit: str | None, zone: ZoneInfo) -> tuple[tuple[datetime, ...], tuple[date, ...]]:
    """The instant or the day that a fact's text is, where it is one."""
    if unit not in ("date", "datetime") and not _DATE.match(text[:10]):
        return (), ()
    try:
        if len(text) <= 10:
            return (), (date.fromisoformat(text),)
        moment = datetime.fromisoformat(text)
        local = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return (local,), (local.astimezone(zone).date(),)
    except (ValueError, OverflowError):
        return (), ()


def _figure(fact: Fact, value: float) -> Figure:
    unit = unit_of(fact.unit) if fact.unit else None
    counted = (unit.counted if unit else frozenset()) or (
        counted_by(fact.unit or fact.label) if not unit else frozenset()
    )
    kind = unit if unit and unit.kind != "count" else Unit("count" if fact.unit or counted else "plain", 1.0, counted)
    return Figure("", 0, 0, abs(float(value)), 0.0, kind, sign=-1 if value < 0 else 0)
