"""Each claim beside what it rests on, made once for all the rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from core.brief import Brief, Evidence
from core.check.figure import Figure
from core.check.figures import figures
from core.check.language import language, stems
from core.check.lazy import lazy
from core.check.number_words import claimed_digits
from core.check.persons import Mention, NameWord, name_words, roll
from core.check.plain import plain
from core.check.pseudonyms import shown
from core.check.quotations import Quote, taken_out
from core.check.reading import Reading, read
from core.check.scan import Scan, sayings, scan
from core.check.sources import Source, from_evidence, from_fact
from core.check.vocabulary import Said
from core.document import Claim, Draft, Finding
from core.records import Contact


@dataclass(frozen=True, eq=False)
class Desk:
    """What the rules know of a brief: its sources by id, its people, its clock."""

    brief: Brief
    zone: ZoneInfo
    sources: dict[str, Source]
    #: display names of people, by authors, members and contacts
    people: frozenset[str]


@dataclass(frozen=True, eq=False)
class Case:
    """A claim, its place, and the sources it cites that exist.

    `own` is the claim's text, plain, without the quotes that stand word for word in what is cited.
    """

    section: str
    number: int
    claim: Claim
    desk: Desk
    sources: tuple[Source, ...]
    #: who wrote the draft: `rules`, or a model
    writer: str = "rules"

    @lazy
    def _parts(self) -> tuple[str, tuple[Quote, ...]]:
        return taken_out(self.claim.text, self.sources)

    @lazy
    def own(self) -> str:
        """What the writer says in words of its own."""
        return self._parts[0]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quoted passages, found in what is cited or not."""
        return self._parts[1]

    @lazy
    def scan(self) -> Scan:
        """What there is in its own words."""
        return scan(self.own)

    @lazy
    def offered_bits(self) -> int:
        """The vocabularies that what is cited may draw on."""
        found = 0
        for source in self.sources:
            found |= source.scan.bits
        return found

    @lazy
    def sayings(self) -> tuple[Said, ...]:
        """The sentences of its own words in lower case."""
        return sayings(self.own, self.scan)

    @lazy
    def language(self) -> str | None:
        """The claim's language; where its words don't tell, the brief's."""
        return language(self.own) or self.desk.brief.locale

    @lazy
    def reading(self) -> Reading:
        """Its own words taken apart into times, codes and the rest."""
        return read(claimed_digits(self.own, self.language, self.scan), self.scan)

    @lazy
    def figures(self) -> tuple[Figure, ...]:
        """The numbers of its own text."""
        return figures(self.reading.left)

    @lazy
    def stems(self) -> tuple[str, ...]:
        """Content words of its own text."""
        return stems(self.own)

    @lazy
    def offered(self) -> tuple[Figure, ...]:
        """Every number that what is cited gives."""
        return tuple(figure for source in self.sources for figure in source.figures)

    @lazy
    def mentions(self) -> list[Mention]:
        """The known people its own words name."""
        return roll(self.desk.people).mentions(self.own, self.name_words)

    @lazy
    def name_words(self) -> tuple[NameWord, ...]:
        """The Latin and Cyrillic words of its own text, with their places."""
        return name_words(self.own)

    @lazy
    def words(self) -> frozenset[str]:
        """Name stems of all that is cited."""
        return frozenset().union(*(source.words for source in self.sources))


#: What a rule says of one case: why it fails, or None.
Judge = Callable[[Case], str | None]


def rule(name: str, judge: Judge, *, uncited: bool = False) -> Callable[[Draft, Brief], list[Finding]]:
    """A check that asks the judge about every claim that cites something known; with `uncited`, about every claim."""

    def findings(draft: Draft, brief: Brief) -> list[Finding]:
        return [
            Finding(section=case.section, claim=case.number, rule=name, why=shown(why))
            for case in cases(draft, brief)
            if (case.sources or uncited) and (why := judge(case))
        ]

    findings.__name__ = name
    return findings


@dataclass(frozen=True)
class _Same:
    """A frozen value compared by identity: briefs are too large to hash, and never change."""

    value: Any

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def cases(draft: Draft, brief: Brief) -> tuple[Case, ...]:
    """The draft's claims with their sources."""
    return _cases(_Same(draft), _Same(brief))


@lru_cache(maxsize=2)
def _cases(draft: _Same, brief: _Same) -> tuple[Case, ...]:
    return tuple(_each(draft.value, desk(brief.value)))


def _each(draft: Draft, known: Desk) -> Iterator[Case]:
    for section in draft.sections:
        for number, claim in enumerate(section.claims):
            cited = dict.fromkeys(claim.cites)
            sources = tuple(known.sources[name] for name in cited if name in known.sources)
            yield Case(section.key or section.title, number, claim, known, sources, draft.writer)


def desk(brief: Brief) -> Desk:
    """The brief as the rules see it."""
    return _desk(_Same(brief))


@lru_cache(maxsize=4)
def _desk(same: _Same) -> Desk:
    brief: Brief = same.value
    zone = brief.tz
    contacts = [item.record for item in brief.evidence if isinstance(item.record, Contact)]
    names = {member.id: member.name for member in brief.people} | {contact.id: contact.name for contact in contacts}
    names |= {room.id: room.title for room in brief.rooms}
    sources = {
        item.id: from_evidence(item, zone, names) if isinstance(item, Evidence) else from_fact(item, zone, names)
        for item in brief.by_id.values()
    }
    people = {member.name for member in brief.people} | {item.author or "" for item in brief.evidence}
    people |= {contact.name for contact in contacts}
    return Desk(brief, zone, sources, frozenset(plain(name) for name in people if name.strip()))
