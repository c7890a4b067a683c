"""Which message a message answers, where something says so: its thread, the name it opens with, or being named.

Nearness alone isn't a link: it pairs strangers. Right in about 6 of 10 by name, more by thread.
"""

from collections.abc import Sequence

from core.write.lines import Line

#: A name leads back to what that person said within this time, in seconds.
REACH = 2 * 3600


def replies(lines: Sequence[Line]) -> list[int | None]:
    """For each line the place of the line it answers, or None where nothing links it."""
    last_of: dict[str, int] = {}
    last_in_thread: dict[str, list[int]] = {}
    parent_of: dict[str, int] = {}
    naming: dict[str, int] = {}
    found: list[int | None] = []
    for line in lines:
        parent_of[line.ref] = line.place
        target = _in_thread(line, lines, last_in_thread, parent_of)
        if target is None:
            target = _by_name(line, lines, last_of, naming)
        found.append(target)
        last_of[line.user] = line.place
        naming.pop(line.user, None)
        if line.to:
            naming[line.to] = line.place
        last_in_thread.setdefault(line.thread or line.ref, []).append(line.place)
    return found


def _in_thread(
    line: Line, lines: Sequence[Line], last_in_thread: dict[str, list[int]], parent_of: dict[str, int]
) -> int | None:
    """The last message of the thread by somebody else, before that its parent."""
    if line.thread is None or line.thread == line.ref:
        return None
    for place in reversed(last_in_thread.get(line.thread, [])[-6:]):
        if lines[place].user != line.user:
            return place
    return parent_of.get(line.thread)


def _by_name(line: Line, lines: Sequence[Line], last_of: dict[str, int], naming: dict[str, int]) -> int | None:
    """What the named person said: the message that named the author, before that their latest."""
    called = naming.get(line.user)
    target = called
    if line.to is not None:
        target = last_of.get(line.to)
        if called is not None and lines[called].user == line.to:
            target = called
    if target is None or line.second - lines[target].second > REACH:
        return None
    return target
