"""Who and what is known by name: people, organisations, and the organisation's own words to hide."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from core.brief import Brief
from core.privacy.known import Known
from core.privacy.name_index import NameIndex
from core.records import Contact
from core.values import Value
from core.words import say

#: A display name that is an id of a chat and names nobody: `U02RFAH11`, `usr_4f2`, digits, a UUID.
_OPAQUE = re.compile(
    r"[A-Z][A-Z0-9]*[0-9][A-Z0-9]*|(?:usr|org|room)_\w+|[0-9.:-]+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.ASCII
)
#: An id that is a nickname: letters, no digits, no mail.
_NICKNAME = re.compile(r"(?!(?:usr|org|room)_)[^\W\d][^\W\d]+(?:[._' -][^\W\d]+)*")


class Directory(Value):
    """The names to hide. `organisations` are customers and companies, `terms` the words of the `redact:` setting.

    `keeps` are names that stay in clear even where they hold one that doesn't: the organisation's own.
    """

    people: tuple[Known, ...] = ()
    organisations: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()

    @cached_property
    def index(self) -> NameIndex:
        """All of them, ready to be looked for."""
        return NameIndex(self.people, self.organisations, self.terms, self.keeps)


def is_opaque(name: str) -> bool:
    """Whether this is an id that names nobody."""
    return bool(_OPAQUE.fullmatch(name))


def directory_of(brief: Brief, customers: Sequence[str] = (), terms: Sequence[str] = ()) -> Directory:
    """The brief's people, authors and contacts with their companies, and the customers and terms that were set.

    Apps aren't people, and neither is an unknown caller. The organisation's own name stays in clear.
    """
    people = {known.id: known for known in _contacts(brief)}
    people |= {known.id: known for known in _members(brief)}
    named = {name for known in people.values() for name in (known.name, *known.aliases)}
    people |= {name: Known(id=name, name=name) for name in _others(brief) if name not in named}
    own = brief.organisation or ""
    companies = [record.company for record in _contact_records(brief) if record.company]
    organisations = dict.fromkeys(name.strip() for name in (*customers, *companies))
    return Directory(
        people=tuple(people.values()),
        organisations=tuple(name for name in organisations if name and name.casefold() != own.casefold()),
        terms=tuple(dict.fromkeys(term.strip() for term in terms if term.strip())),
        keeps=(own,) if own else (),
    )


def _contact_records(brief: Brief) -> Iterator[Contact]:
    return (item.record for item in brief.evidence if isinstance(item.record, Contact))


def _contacts(brief: Brief) -> Iterator[Known]:
    for record in _contact_records(brief):
        if record.name.strip() and not is_opaque(record.name) and record.name != record.company:
            yield Known(id=record.id, name=record.name, aliases=_as_alias(record.id, record.name))


def _members(brief: Brief) -> Iterator[Known]:
    for person in brief.people:
        if not person.bot and person.name.strip() and not is_opaque(person.name):
            yield Known(id=person.id, name=person.name, aliases=_as_alias(person.id, person.name))


def _as_alias(own_id: str, name: str) -> tuple[str, ...]:
    """An id that is a nickname is one more name."""
    return (own_id,) if own_id != name and _NICKNAME.fullmatch(own_id) else ()


def _others(brief: Brief) -> Iterable[str]:
    """Authors, agents and assignees that are nobody's id, once each."""
    bots = {person.name for person in brief.people if person.bot}
    nobody = {say(brief.locale, "daily-unknown-caller"), say(brief.locale, "daily-unknown-contact")}
    companies = {record.company for record in _contact_records(brief)}
    found: dict[str, None] = {}
    for item in brief.evidence:
        held = (getattr(item.record, "agent", None), getattr(item.record, "assignee", None))
        if not getattr(item.record, "bot", False):
            found |= dict.fromkeys(name for name in (item.author, *held) if name)
    found |= dict.fromkeys(file.uploader for file in brief.attachments if file.uploader)
    if brief.requested_by and " " in brief.requested_by:
        found[brief.requested_by] = None
    ids = {person.id for person in brief.people}
    return [
        name
        for name in found
        if name.strip() and name not in bots | nobody | companies and name not in ids and not is_opaque(name)
    ]
