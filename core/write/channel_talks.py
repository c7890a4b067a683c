"""A channel's day taken apart into talks: its threads, and what was said between two silences outside of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby

from core.brief import Evidence
from core.records import Room
from core.write.channel_words import is_leisure, without_greeting
from core.write.lines import Line
from core.write.matters import Matter, rarity
from core.write.reading import Reading, read
from core.write.weights import weights

#: Outside threads, talk begins anew after this silence (seconds), and after a shorter one where leisure begins or ends.
_SILENCE, _SHORT_SILENCE = 1200.0, 120.0
#: A longer run without a silence is split into its matters.
_LONG = 30
#: A talk is leisure from this share of its lines on.
_MOSTLY = 0.5


@dataclass
class Talk(Matter):
    """Lines of one thread, or of one run of messages outside threads."""

    threaded: bool = False

    @cached_property
    def opener(self) -> Line:
        """What began it: of a thread the first line that says something, of a run as for any matter."""
        if not self.threaded:
            return super().opener
        return next((line for line in self.lines if not line.idle and len(line.words) > 2), self.lines[0])

    @cached_property
    def leisure(self) -> bool:
        """Whether it is about food, sports or feasts: by what began it, or by most of its lines."""
        if is_leisure(self.lines[0].text) or is_leisure(self.opener.text):
            return True
        said = [line for line in self.lines if not line.idle]
        return bool(said) and sum(is_leisure(line.text) for line in said) >= _MOSTLY * len(said)

    @property
    def telling(self) -> frozenset[str]:
        """The words that say what its opener is about."""
        return self.opener.topic


def read_channel(evidence: Sequence[Evidence], room: Room) -> Reading:
    """A channel's day read, its matters being talks. Linear in its messages.

    A greeting before the matter isn't read, so that it is neither quoted nor taken for chit-chat.
    """
    return _read(tuple(_ungreeted(item) for item in evidence), room)


def _ungreeted(item: Evidence) -> Evidence:
    bare = without_greeting(item.text)
    return item if bare == item.text else item.model_copy(update={"text": bare})


#: A brief and its draft read the same channels one after another.
@lru_cache(maxsize=8)
def _read(evidence: tuple[Evidence, ...], room: Room) -> Reading:
    found = read(evidence, room)
    parts = tuple(_talks(found))
    weight = weights(found.lines, parts, room, rarity(found.lines))
    return replace(found, matters=parts, weight=tuple(weight), told=(), main=())


def talks_of(reading: Reading) -> Iterator[Talk]:
    """The talks of a channel that was read."""
    return (matter for matter in reading.matters if isinstance(matter, Talk))


def threads_in(reading: Reading) -> int:
    """How many threads somebody wrote in."""
    return sum(1 for talk in talks_of(reading) if talk.threaded)


def _talks(reading: Reading) -> list[Talk]:
    """The talks in order of their first line."""
    opened = {line.thread for line in reading.lines if line.thread and line.thread != line.ref}
    threads: dict[str, list[Line]] = {}
    rest: list[Line] = []
    for line in reading.lines:
        thread = line.thread or line.ref
        if thread in opened:
            threads.setdefault(thread, []).append(line)
        else:
            rest.append(line)
    made = [_talk(said, threaded=True) for said in threads.values()]
    made += [_talk(part) for run in _runs(rest, reading) for part in _parted(run, reading)]
    return sorted(made, key=lambda talk: talk.lines[0].place)


def _runs(rest: Sequence[Line], reading: Reading) -> list[list[Line]]:
    """The lines outside threads between two silences. What answers by name goes on with what it answers."""
    runs: list[list[Line]] = []
    for line in rest:
        run = runs[-1] if runs else []
        answers = reading.links[line.place] in {other.place for other in run}
        if run and (answers or not _new(line, run)):
            run.append(line)
        else:
            runs.append([line])
    return runs


def _new(line: Line, run: Sequence[Line]) -> bool:
    silence = line.second - run[-1].second
    if is_leisure(line.text) != is_leisure(run[0].text):
        # leisure begins at once; it ends where somebody speaks of something else after a moment
        return is_leisure(line.text) or silence > _SHORT_SILENCE
    return silence > _SILENCE


def _parted(run: list[Line], reading: Reading) -> list[list[Line]]:
    """A long run by its matters."""
    if len(run) <= _LONG:
        return [run]
    home = {line.place: number for number, matter in enumerate(reading.matters) for line in matter.lines}
    ordered = sorted(run, key=lambda line: (home.get(line.place, -1), line.place))
    return [list(group) for _, group in groupby(ordered, key=lambda line: home.get(line.place, -1))]


def _talk(said: Iterable[Line], *, threaded: bool = False) -> Talk:
    talk = Talk(threaded=threaded)
    for line in said:
        talk.add(line)
    return talk
