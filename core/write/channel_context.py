"""The channels' messages as a model is shown them: channel by channel, a line each, within a budget."""

from collections.abc import Callable, Mapping, Sequence

from core.brief import Brief, Evidence
from core.records import RoomMessage
from core.words.text import cut
from core.write.channels import said_in
from core.write.said import at

#: Characters of one message that are shown.
_MOST = 1200


def channel_lines(brief: Brief, budget: int, mark: Callable[[str], str]) -> list[str]:
    """Sections of the channels with what fits `budget` characters; what has no room is counted.

    Each channel has an equal share, and what one leaves over goes to the others; of each the newest are kept, told in
    the order they were written. `mark` sets apart what people wrote.
    """
    lines = [_lines(said_in(brief, room), brief, mark) for room in brief.rooms]
    blocks: list[str] = []
    for room, written, count in zip(brief.rooms, lines, _kept(lines, budget), strict=True):
        if written:
            left = len(written) - count
            blocks += ["", f"## Channel {mark(room.title)}, in the order of time"]
            blocks += [f"({left} older messages of this channel are left out here.)"] * bool(left)
            blocks += written[left:]
    return blocks


def left_out(brief: Brief, budget: int) -> int:
    """How many of the channels' messages such a budget has no room for."""
    lines = [_lines(said_in(brief, room), brief, str) for room in brief.rooms]
    return sum(map(len, lines)) - sum(_kept(lines, budget))


def _lines(said: Sequence[Evidence], brief: Brief, mark: Callable[[str], str]) -> list[str]:
    """A line a message, without notices and empty ones."""
    ids = {item.ref: item.id for item in said}
    return [
        _line(item, item.record, ids, brief, mark)
        for item in said
        if isinstance(item.record, RoomMessage) and not item.record.notice and item.text.strip()
    ]


def _line(
    item: Evidence, record: RoomMessage, ids: Mapping[str | None, str], brief: Brief, mark: Callable[[str], str]
) -> str:
    app = " (app)" if record.bot else ""
    parent = ids.get(record.thread) if record.thread else None
    reply = f", reply to {parent}" if parent and parent != item.id else ""
    words = " ".join(item.text.split())
    short = words if len(words) <= _MOST else cut(words, _MOST) + "…"
    return f"- {item.id} {at(item, brief)} {mark(item.author or '')}{app}{reply}: {mark(short)}"


def _kept(lines: Sequence[Sequence[str]], budget: int) -> list[int]:
    """How many lines of each channel fit, the smallest channels served first."""
    kept = [0] * len(lines)
    left = budget
    sizes = [sum(len(line) + 1 for line in written) for written in lines]
    order = sorted(range(len(lines)), key=lambda place: sizes[place])
    for served, place in enumerate(order):
        share = left // (len(order) - served)
        for line in reversed(lines[place]):
            share -= len(line) + 1
            if share < 0:
                break
            left -= len(line) + 1
            kept[place] += 1
    return kept
