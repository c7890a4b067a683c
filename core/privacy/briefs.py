"""A whole brief with the words of all its fields masked, hidden or restored. Ids of evidence, links, times stay."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from core.brief import Attachment, Brief, Coverage, Evidence, Fact
from core.privacy.finding import never
from core.privacy.vault import Vault, removed
from core.records import Call, Contact, Member, Reaction, Record, Room, RoomMessage, Task, Text
from core.values import Value

V = TypeVar("V", bound=Value)
_Change = Callable[[str], str]
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?$")


class _Changes(NamedTuple):
    """What becomes of a sentence, of a field that holds a name, and of one that holds an id."""

    words: _Change
    name: _Change
    id: _Change


def masked(brief: Brief) -> Brief:
    """The brief with words of its locale for everything of the kinds in NEVER, so that no document can show them.

    Ids stay as they are: two of them must not become one.
    """
    seen: dict[str, str] = {}

    def mask(text: str) -> str:
        if text not in seen:
            seen[text] = _masked(text, brief.locale)
        return seen[text]

    return _brief(brief, _Changes(mask, mask, lambda text: text))


def hidden(brief: Brief, vault: Vault) -> Brief:
    """The brief as it is stored, with the vault's tokens. `restored` gives the same brief back, if it was masked."""
    return _brief(brief, _Changes(vault.hide, vault.hide_name, vault.hide_id))


def restored(brief: Brief, vault: Vault) -> Brief:
    """The brief that was hidden with this vault."""
    return _brief(brief, _Changes(vault.restore, vault.restore, vault.restore))


def for_model(brief: Brief, vault: Vault) -> Brief:
    """The brief, not hidden yet, as a model is shown it: tokens without form marks, the same ids."""

    def unmarked(hide: _Change) -> _Change:
        return lambda text: vault.unmarked(hide(text))

    return _brief(brief, _Changes(*(unmarked(hide) for hide in (vault.hide, vault.hide_name, vault.hide_id))))


def _masked(text: str, locale: str) -> str:
    parts: list[str] = []
    at = 0
    for span in never(text):
        parts += [text[at : span.start], removed(span.kind, locale)]
        at = span.end
    return "".join([*parts, text[at:]]) if parts else text


def _brief(brief: Brief, do: _Changes) -> Brief:
    rooms = tuple(_room(room, do) for room in brief.rooms)
    changed = _with(
        brief,
        title=do.words(brief.title),
        requested_by=_opt(do.name, brief.requested_by),
        room=_room(brief.room, do) if brief.room else None,
        rooms=rooms,
        people=tuple(_member(person, do) for person in brief.people),
        facts=tuple(_fact(fact, do) for fact in brief.facts),
        evidence=tuple(_evidence(item, do) for item in brief.evidence),
        attachments=tuple(_attachment(file, do) for file in brief.attachments),
        coverage=_coverage(brief.coverage, do),
    )
    # A copy takes along what was computed of the original, with its clear texts.
    changed.__dict__.pop("by_id", None)
    return changed


def _with(kept: V, /, **changes: Any) -> V:
    """The value with these fields; the value itself where none of them changed."""
    told = {name: new for name, new in changes.items() if getattr(kept, name) != new}
    return kept.model_copy(update=told) if told else kept


def _opt(change: _Change, text: str | None) -> str | None:
    return change(text) if text else text


def _member(person: Member, do: _Changes) -> Member:
    return _with(
        person,
        id=do.id(person.id),
        name=do.name(person.name),
        email=_opt(do.words, person.email),
        job_title=_opt(do.words, person.job_title),
    )


def _room(room: Room, do: _Changes) -> Room:
    fields = ("location", "description")
    return _with(room, title=do.words(room.title), **{name: _opt(do.words, getattr(room, name)) for name in fields})


def _fact(fact: Fact, do: _Changes) -> Fact:
    value = fact.value
    if isinstance(value, str) and fact.unit not in ("date", "datetime") and not _INSTANT.match(value):
        value = do.words(value)
    return _with(fact, value=value, subject=_opt(do.name, fact.subject))


def _evidence(item: Evidence, do: _Changes) -> Evidence:
    return _with(
        item,
        text=do.words(item.text),
        author=_opt(do.name, item.author),
        ref=_opt(do.id, item.ref),
        record=_record(item.record, do) if item.record else None,
    )


def _attachment(file: Attachment, do: _Changes) -> Attachment:
    return _with(file, name=do.words(file.name), uploader=_opt(do.name, file.uploader))


def _coverage(coverage: Coverage, do: _Changes) -> Coverage:
    return _with(coverage, failures=tuple(do.words(failure) for failure in coverage.failures))


#: Which fields of a record hold sentences, names and ids.
_FIELDS: dict[type[Value], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    RoomMessage: (("text",), (), ("user",)),
    Call: (("transcription",), ("agent",), ("id", "contact_id")),
    Text: (("text",), (), ("id", "contact_id")),
    Task: (("title", "status", "priority"), ("assignee",), ("id",)),
    Contact: (("email", "phone"), ("name", "company"), ("id",)),
}


def _record(record: Record, do: _Changes) -> Record:
    words, names, ids = _FIELDS[type(record)]
    told: dict[str, Any] = {name: _opt(do.words, getattr(record, name)) for name in words}
    told |= {name: _opt(do.name, getattr(record, name)) for name in names}
    told |= {name: _opt(do.id, getattr(record, name)) for name in ids}
    if isinstance(record, RoomMessage):
        told["reactions"] = tuple(_reaction(reaction, do) for reaction in record.reactions)
    else:
        told["extra"] = _deep(record.extra, do)
    return _with(record, **told)


def _reaction(reaction: Reaction, do: _Changes) -> Reaction:
    return _with(reaction, users=tuple(do.id(user) for user in reaction.users))


def _deep(value: Any, do: _Changes) -> Any:
    """Whatever a source's own column holds, with its texts changed; keys are the source's words and stay."""
    if isinstance(value, str):
        return do.words(value)
    if isinstance(value, dict):
        return {key: _deep(held, do) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return type(value)([_deep(held, do) for held in value])
    return value
