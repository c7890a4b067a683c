"""What AI may do in an organisation: an admin reads the rules and changes them, and the audit log has every change."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from core.audit import AuditDraft
from core.desk import Desk, admin_only
from core.errors import BadInput, Conflict
from core.kinds import ALL as ALL_KINDS
from core.policy import ALL, AiPolicy
from core.report import Caller
from core.words import catalogue, say
from core.words.money import DOLLAR, usd

#: What a change may name.
CHANGEABLE = frozenset(AiPolicy.model_fields) - {"organisation", "revision"}
#: Characters of one word that is hidden from models, at least and at most, and of a whole list of them.
SHORTEST, LONGEST, MOST = 2, 120, 8000
#: No budget is larger; in USD-micros.
MOST_MONEY = 999_999_999 * DOLLAR
_REGION = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?")
#: Lists whose words are people's and customers' names: the log, which nobody can correct, holds how many there were.
_COUNTED = frozenset({"customers", "redact"})
_MONEY = ("monthly_budget_usd_micros", "daily_alert_usd_micros")


def capabilities() -> tuple[str, ...]:
    """Everything that can be switched off by itself (T8)."""
    return tuple(kind.capability for kind in ALL_KINDS)


def capability_name(capability: str, locale: str) -> str:
    """What people call it: `Daily report`; its key where there is no name."""
    short = capability.removeprefix("reporting.").rpartition(".")[0].replace("_", "-")
    message = f"desk-capability-{short}"
    return say(locale, message) if catalogue(locale).has_message(message) else capability


async def policy(desk: Desk, caller: Caller) -> AiPolicy:
    """The organisation's rules. :raises Forbidden: the caller isn't an admin"""
    admin_only(caller)
    return await desk.stores.policies.policy(caller.organisation)


async def change_policy(desk: Desk, caller: Caller, revision: int | None = None, **changes: Any) -> AiPolicy:
    """The rules with these fields changed (`CHANGEABLE`), kept and logged as `ai.policy_changed`.

    With `revision` it is refused where someone else changed them since. A value that stands already is no change.

    :raises Forbidden: the caller isn't an admin
    :raises BadInput: an unknown field, model or capability, or a value that can't be used
    :raises Conflict: someone else changed them meanwhile
    """
    admin_only(caller)
    if unknown := sorted(set(changes) - CHANGEABLE):
        raise BadInput(say(caller.locale, "desk-bad-field", field=unknown[0]))
    for _ in range(3):
        found = await desk.stores.policies.policy(caller.organisation)
        if revision is not None and found.revision != revision:
            break
        wanted = _changed(found, changes, desk, caller.locale)
        if wanted == found:
            return found
        if await desk.stores.policies.keep(wanted):
            kept = wanted.model_copy(update={"revision": found.revision + 1})
            await desk.stores.audit.append(_entry(found, kept, desk, caller))
            return kept
    raise Conflict(say(caller.locale, "desk-changed-meanwhile"))


def tidy(wanted: AiPolicy) -> AiPolicy:
    """The same rules with every word once, without spaces around it, and regions in small letters."""
    lists = {name: _words(getattr(wanted, name)) for name in ("models", "customers", "redact")}
    return wanted.model_copy(update={**lists, "regions": _words(region.lower() for region in wanted.regions)})


def problems(wanted: AiPolicy, locale: str) -> dict[str, str]:
    """What can't be used in rules that were made tidy, by field, in the reader's words; nothing is looked up."""
    found: dict[str, str] = {}
    for name in _MONEY:
        if not 0 <= (getattr(wanted, name) or 0) <= MOST_MONEY:
            found[name] = say(locale, "desk-bad-money", most=usd(MOST_MONEY, locale))
    for region in wanted.regions:
        if not _REGION.fullmatch(region):
            found["regions"] = say(locale, "desk-bad-region", name=region[:40])
    for name in ("customers", "redact"):
        if wrong := next(_wrong_words(getattr(wanted, name), locale), None):
            found[name] = wrong
    return found


def _changed(found: AiPolicy, changes: dict[str, Any], desk: Desk, locale: str) -> AiPolicy:
    try:
        wanted = tidy(AiPolicy.model_validate(found.model_dump() | changes))
    except ValidationError as wrong:
        raise BadInput(say(locale, "desk-bad-value", field=str(wrong.errors()[0]["loc"][0]))) from None
    for told in problems(wanted, locale).values():
        raise BadInput(told)
    # What was taken away since stays until someone takes it out.
    for name in set(wanted.models) - set(found.models) - {card.name for card in desk.models}:
        raise BadInput(say(locale, "desk-unknown-model", name=name[:80]))
    for name in wanted.off - found.off - {ALL, *capabilities()}:
        raise BadInput(say(locale, "desk-unknown-capability", name=name[:80]))
    return wanted


def _words(words: Any) -> tuple[str, ...]:
    """Each once, in the order they came, in plain single spaces."""
    return tuple(dict.fromkeys(filter(None, (" ".join(word.split()) for word in words))))


def _wrong_words(words: tuple[str, ...], locale: str) -> Iterator[str]:
    for word in words:
        if len(word) < SHORTEST:
            yield say(locale, "desk-word-short", word=word, least=SHORTEST)
        if len(word) > LONGEST:
            yield say(locale, "desk-word-long", word=f"{word[:40]}…", most=LONGEST)
    if sum(map(len, words)) + len(words) > MOST:
        yield say(locale, "desk-list-long", most=MOST)


def _entry(found: AiPolicy, kept: AiPolicy, desk: Desk, caller: Caller) -> AuditDraft:
    """What changed, from what to what; of lists of names only how many came and went."""
    details = {name: _difference(name, found, kept) for name in sorted(CHANGEABLE) if _differs(name, found, kept)}
    return AuditDraft(
        organisation=caller.organisation,
        key=f"ai.policy/{kept.revision}",
        event="ai.policy_changed",
        at=desk.now(),
        user=caller.user,
        details=details,
    )


def _differs(name: str, found: AiPolicy, kept: AiPolicy) -> bool:
    return bool(getattr(found, name) != getattr(kept, name))


def _difference(name: str, found: AiPolicy, kept: AiPolicy) -> dict[str, Any]:
    old, new = getattr(found, name), getattr(kept, name)
    if name in _COUNTED:
        come, gone = set(new) - set(old), set(old) - set(new)
        return {"old": len(old), "new": len(new), "added": len(come), "removed": len(gone)}
    if isinstance(old, frozenset | tuple):
        return {"old": sorted(old) if name == "off" else list(old), "new": sorted(new) if name == "off" else list(new)}
    return {"old": old, "new": new}
