"""One thing of a channel's day that is worth a line, and what it is worth."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core.write.channel_talks import Talk, talks_of
from core.write.channel_words import laughs
from core.write.lines import Line
from core.write.reading import Posts, Reading

Sort = Literal["problem", "decision", "question", "todo", "talk", "note", "posts"]
#: The order in which a channel's lines are told.
SORTS: tuple[Sort, ...] = ("problem", "decision", "question", "todo", "talk", "note", "posts")
#: What a line of each sort is worth before its own weight.
WORTH: dict[Sort, float] = {
    "problem": 4.0, "decision": 4.0, "question": 3.0, "todo": 2.5, "talk": 2.5, "note": 1.0, "posts": 2.0
}  # fmt: skip
#: Fewer words can't be understood by themselves.
WORDS = 4

#: With a sure word of these a friendly word is no chit-chat, nor in a question of more words than so many.
_MEANT, _CLEAR = ("problem", "cause", "decision", "action", "result", "ruled_out", "promise", "impact"), 6


@dataclass(frozen=True)
class Pick:
    """One thing worth a line. `lines` are told in that order; `answer_to` is what the first one replies to."""

    sort: Sort
    lines: tuple[Line, ...]
    weight: float
    talk: Talk | None = None
    answer_to: Line | None = None
    posts: Posts | None = None

    @property
    def words(self) -> str:
        """What its first line, or the post, says."""
        return self.posts.first.text if self.posts else self.lines[0].text

    @property
    def first(self) -> float:
        """When it was said, in seconds since 1970."""
        if self.posts and self.posts.first.at:
            return self.posts.first.at.timestamp()
        return self.lines[0].second


def serious(reading: Reading) -> Iterator[Talk]:
    """The talks that are not leisure."""
    return (talk for talk in talks_of(reading) if not talk.leisure)


def made(sort: Sort, reading: Reading, talk: Talk, *lines: Line, more: float = 0.0) -> Pick:
    """A pick of these lines; what its first line stands in a thread under is told with it."""
    line = lines[0]
    weight = WORTH[sort] + 0.4 * min(max(reading.weight[line.place], 0.0), 5.0) + more
    context = talk.opener if talk.threaded and line is not talk.opener and not talk.opener.idle else None
    return Pick(sort=sort, lines=lines, weight=weight, talk=talk, answer_to=context)


def jokes(line: Line, reading: Reading | None) -> bool:
    """Whether a line isn't meant: it laughs, is laughed at, or holds nothing but chit-chat."""
    if line.laughs or laughs(line.text):
        return True
    if "chitchat" in line.cues and not any(line.sure(category) for category in _MEANT):
        return not (line.asks and len(line.words) > _CLEAR)
    answers = reading.answers.get(line.place, []) if reading else []
    return bool(answers) and all(other.laughs or laughs(other.text) for other in answers)
