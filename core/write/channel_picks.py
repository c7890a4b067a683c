"""What of a channel's day is worth a line: trouble, decisions, open questions, things to do, the longest talk."""

import math
from collections.abc import Iterator, Sequence

from core.words.cues import strength
from core.write.channel_open import questions, todos
from core.write.channel_pick import WORDS, WORTH, Pick, jokes, made, serious
from core.write.channel_talks import Talk
from core.write.channel_trouble import problems
from core.write.channel_words import calls_it_decided, cheers, is_leisure, is_news, settles
from core.write.lines import Line
from core.write.reading import Reading
from core.write.roles import agreement

#: A long talk has so many messages of so many people.
_LONG, _MANY = 6, 3
#: It needs no more where nothing else is told.
_SHORT = 4
#: A note must weigh so much, and half of it where nothing else is told.
_NOTABLE = 2.0
#: After so many messages nothing but news is noted; news weighs so much more.
_ENOUGH, _NEWS = 4, 2.0
#: A post of an app is no news where people speak of trouble within so many seconds of it.
_NEAR = 2700.0


def picks(reading: Reading, *, social: bool) -> list[Pick]:
    """Everything worth a line, best first, no message under two heads. In a `social` channel only what was decided.

    Leisure has none, whatever the channel is for.
    """
    found: list[Pick] = []
    told: set[int] = set()
    finders = (_decisions,) if social else (problems, _decisions, questions, todos, _talks, _notes)
    for finder in finders:
        for pick in finder(reading, told):
            if social and not pick.lines[0].sure("decision"):
                continue
            told.update(line.place for line in pick.lines)
            found.append(pick)
    if not social:
        found += _posts(reading, found)
    return sorted(found, key=lambda pick: (-pick.weight, pick.first))


# --- decisions ---


def _decisions(reading: Reading, told: set[int]) -> Iterator[Pick]:
    for talk in serious(reading):
        decided = [line for line in talk.lines if line.place not in told and _decides(line, talk, reading)]
        for line in decided:
            # a proposal is told by the line that agrees to it, where that one decides too
            yes = agreement(line, talk, reading)
            if isinstance(yes, Line) and yes in decided and not line.sure("decision"):
                continue
            sure = 0.8 if line.sure("decision") or calls_it_decided(line.text) else 0.0
            yield made("decision", reading, talk, line, more=sure + 0.2 * math.log1p(len(talk.lines)))


def _decides(line: Line, talk: Talk, reading: Reading) -> bool:
    """Whether it decides: by a word of deciding, or in plain words that others agree to or are glad of."""
    if line.idle or line.asks or len(line.words) < WORDS or jokes(line, reading) or is_leisure(line.text):
        return False
    if line.sure("suspicion") or line.sure("ruled_out"):
        return False
    if line.sure("decision") or calls_it_decided(line.text):
        return True
    return (bool(line.cues.get("decision")) or settles(line.core)) and _agreed(line, talk, reading)


def _agreed(line: Line, talk: Talk, reading: Reading) -> bool:
    if agreement(line, talk, reading) is not None:
        return True
    near = [other for other in talk.after(line, 3) if other.second - line.second <= 1800]
    glad = [f":{reaction.name}:" for reaction in line.reactions]
    return any(cheers(text) for text in (*glad, *(other.text for other in near if other.user != line.user)))


# --- the rest ---


def _talks(reading: Reading, told: set[int]) -> Iterator[Pick]:
    """The longest talk that nothing was told of; where nothing else is told of the channel, a shorter one does."""
    least, people = (_SHORT, 2) if not told else (_LONG, _MANY)
    long = [
        talk
        for talk in serious(reading)
        if len(talk.lines) >= least
        and (talk.threaded or not reading.pace.busy)
        and talk.people >= people
        and told.isdisjoint(line.place for line in talk.lines)
        and len(talk.opener.words) >= WORDS
        and not jokes(talk.opener, reading)
    ]
    if long:
        talk = max(long, key=lambda one: (len(one.lines), -one.lines[0].place))
        rest = [line for line in talk.lines if line is not talk.opener and not line.idle and len(line.words) >= WORDS]
        best = max(rest, key=lambda line: reading.weight[line.place], default=None)
        yield made("talk", reading, talk, *((talk.opener, best) if best else (talk.opener,)))


def _notes(reading: Reading, told: set[int]) -> Iterator[Pick]:
    """News of delays and absences; other statements of weight out of talks that nothing was told of."""
    least = _NOTABLE if told else _NOTABLE / 2
    enough = len(told) >= _ENOUGH
    for talk in serious(reading):
        fresh = not enough and told.isdisjoint(line.place for line in talk.lines)
        for line in talk.lines:
            if line.asks or line.idle or line.place in told or len(line.words) < WORDS:
                continue
            if jokes(line, reading) or is_leisure(line.text):
                continue
            if is_news(line.text):
                yield made("note", reading, talk, line, more=_NEWS)
            elif fresh and reading.weight[line.place] >= least:
                yield made("note", reading, talk, line)


def _posts(reading: Reading, found: Sequence[Pick]) -> list[Pick]:
    """Alarms of apps that nobody spoke of, by form."""
    spoken = [line.second for pick in found if pick.sort == "problem" for line in pick.lines]
    alarms = []
    for posts in reading.posts:
        at = posts.first.at.timestamp() if posts.first.at else 0.0
        if strength(posts.first.text).get("problem") == 1.0 and not any(abs(at - one) <= _NEAR for one in spoken):
            weight = WORTH["posts"] + 0.3 * math.log1p(len(posts.items))
            alarms.append(Pick(sort="posts", lines=(), weight=weight, posts=posts))
    return alarms
