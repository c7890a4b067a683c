"""Which moments stand in the timeline: a budget by the room's size, shared between its matters and days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from core.write.matters import Matter
from core.write.moments import Moment

_LEAST, _MOST = 15, 80
#: Moments at or under this weight say nothing a report would miss.
_DULL = 0.3
#: One said by itself must weigh more.
_LONE = 1.2
#: A matter of so many lines counts when the ceiling of each is set.
_REAL = 3


@dataclass
class _Share:
    """The moments of one matter, best first, and how many of them were taken."""

    ranked: list[Moment]
    worth: float
    taken: int = 0


def budget(messages: int) -> int:
    """How many rows a room of so many messages gets."""
    return round(min(_MOST, max(_LEAST, 12 + messages / 3)))


def chosen(matters: Sequence[Matter], told: Sequence[Sequence[Moment]], zone: tzinfo) -> list[Moment]:
    """The moments of the timeline in time order; `told` holds each matter's moments.

    Each step gives a row to the matter with the highest worth² / (1 + rows it has), up to a ceiling: a room of one
    matter gets depth, a busy one breadth. Every day somebody said something gets at least one.
    """
    size = budget(sum(len(matter.lines) for matter in matters))
    real = sum(1 for matter in matters if len(matter.lines) >= _REAL) or 1
    ceiling = max(4, 50 // real) if real > 1 else _MOST
    shares = [_share(matter, found) for matter, found in zip(matters, told, strict=True)]
    rows: list[Moment] = []
    while len(rows) < size:
        open_to = [share for share in shares if share.taken < min(ceiling, len(share.ranked))]
        if not open_to:
            break
        share = max(open_to, key=lambda share: share.worth / (1 + share.taken))
        rows.append(share.ranked[share.taken])
        share.taken += 1
    return sorted(_every_day(rows, shares, zone, size), key=lambda moment: moment.lines[0].place)


def slots(matter: Matter, found: Sequence[Moment]) -> list[Moment]:
    """A matter's moments worth telling: its opener, its outcome, then the steps between by weight."""
    dull = _DULL if len(matter.lines) > 1 else _LONE
    worth = [moment for moment in found if moment.weight > dull]
    opener = next((moment for moment in worth if matter.opener in moment.lines), None)
    outcome = _outcome(worth)
    first = [moment for moment in (opener, outcome) if moment is not None]
    rest = sorted(worth, key=lambda moment: (-moment.weight, moment.lines[0].place))
    return list(dict.fromkeys((*first, *rest))) if worth else []


def _outcome(worth: Sequence[Moment]) -> Moment | None:
    """The last moment that says how things stand."""
    for moment in reversed(worth):
        if any(line.sure("result") or line.sure("status") or line.sure("ruled_out") for line in moment.all):
            return moment
    return None


def _share(matter: Matter, found: Sequence[Moment]) -> _Share:
    ranked = slots(matter, found)
    return _Share(ranked=ranked, worth=sum(moment.weight for moment in ranked))


def _every_day(rows: list[Moment], shares: Sequence[_Share], zone: tzinfo, size: int) -> list[Moment]:
    """The rows with the best moment of each day that had none; the least of a fuller day makes room for it."""
    best: dict[date, Moment] = {}
    for moment in (moment for share in shares for moment in share.ranked):
        day = _day(moment, zone)
        if day not in best or moment.weight > best[day].weight:
            best[day] = moment
    told = {_day(moment, zone) for moment in rows}
    missing = [best[day] for day in sorted(best) if day not in told][:_MOST]
    kept = sorted(rows, key=lambda moment: -moment.weight)
    while missing and len(kept) + len(missing) > size and len(kept) > len(told):
        counts = [_day(moment, zone) for moment in kept]
        spare = next((i for i in reversed(range(len(kept))) if counts.count(counts[i]) > 1), None)
        if spare is None:
            break
        kept.pop(spare)
    return [*kept, *missing]


def _day(moment: Moment, zone: tzinfo) -> date:
    return moment.lines[0].at.astimezone(zone).date()
