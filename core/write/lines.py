"""Room messages as the rule writer reads them: who said what when, to whom, and with which cue words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from core.brief import Evidence
from core.records import Reaction, RoomMessage
from core.words.cues import found, strength
from core.words.orders import is_order
from core.words.text import is_chinese, sentences, spoken, tokens

#: Longer messages are read and quoted by the sentence: in a long turn every cue word occurs somewhere.
_LATIN_MOST, _CHINESE_MOST = 160, 60
_ADDRESS = re.compile(r"^\s*@?(?P<name>[^\n:,>?!\uff1a\uff0c\u3001\uff1f\uff01]{1,40})[:,>\uff1a\uff0c\u3001](?!//)\s*")
_FENCE = re.compile(r"```.*?(?:```|\Z)", re.S)
_QUOTED = re.compile(r"^\s*(?:>|&gt;).*$", re.M)
_JOKING = re.compile("[\U0001f600-\U0001f606\U0001f609\U0001f61b-\U0001f61d\U0001f643\U0001f923\U0001f37a-\U0001f37b]")
_LAUGHING = frozenset(("joy", "rofl", "laughing", "satisfied", "grin", "smile", "sweat_smile", "stuck_out_tongue"))
_SKIPS = re.compile(r"\s*…\s*(?:…\s*)+")
#: Words of asking count so far into a sentence.
_OPENING = 12
#: Words that say nothing of what a line is about, of those with four letters and more, or with letters beyond ASCII.
_DULL = frozenset(
    tokens(
        "that this these those with have from what when where which there their they them then than been were will "
        "would just some here also only into over does more about your very much like know think going want need make "
        "after because before again still today tomorrow everyone could should being something anyone "
        "ikke også skal noen eller etter hvis bare dette disse denne være vært fikk mange alle hele kanskje veldig når "
        "på så må får gjør å "
        "що це для але вже так або від при про під час тут там буде було були бути його вона воно вони який яка яке "
        "які коли якщо щоб теж також ще вам нам мене тебе може можна дуже "
        "已經 現在 目前 今天 明天 昨天 可以 這個 那個 這邊 那邊 因為 所以 不是 什麼 怎麼 一下 "
        "大家 麻煩 剛剛 應該 可能 沒有 還是 需要 知道 開始 早上 下午 晚上 看看 先把 然後 如果 時間 時候 問題 "
        "一個 一樣 不要 不會 幫忙"
    )
)
#: What makes one sentence of a long message the one to quote.
_CARRIES = {
    "cause": 1.2,
    "decision": 1.1,
    "problem": 1.0,
    "result": 1.0,
    "action": 1.0,
    "ruled_out": 1.0,
    "suspicion": 0.9,
    "promise": 0.7,
    "impact": 0.3,
    "status": 0.2,
    "chitchat": -1.0,
}
_EDGE = "@.,:;!?)(*~>"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person's message. `place` is its index among the lines, `second` its time in seconds since 1970."""

    place: int
    id: str
    ref: str
    at: datetime
    second: float
    user: str
    name: str
    text: str
    #: what is left of it without the name it is addressed to, code, links and quoted lines
    said: str
    #: the user it is addressed to by name, if any
    to: str | None
    thread: str | None = None
    reactions: tuple[Reaction, ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens of what was said."""
        return tokens(self.said)

    @cached_property
    def topic(self) -> frozenset[str]:
        """Its words without short ones and cue words: two lines with `alarm` need not be about one thing."""
        cues = {token for name, words in found(self.said).items() if name != "impact" for token in _all_tokens(words)}
        long = {word for word in self.words if len(word) > 3 or not word.isascii() or not word.isalpha()}
        return frozenset(long - cues - _DULL)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its words without short and dull ones."""
        return frozenset(word for word in self.words if len(word) > 3 or not word.isascii()) - _DULL

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """What may be quoted: the sentences as written; `…` stands for code and for lines quoted from others."""
        bare = _QUOTED.sub("\n…\n", _FENCE.sub("\n…\n", self.text))
        return tuple(sentences(_SKIPS.sub("\n…\n", bare.strip("… \t\n"))))

    @cached_property
    def core(self) -> str:
        """The sentence that carries most; the whole text where it is short."""
        if len(self.said) <= room_for(self.said):
            return self.said
        return max(self.parts or (self.said,), key=_carried)

    @cached_property
    def cues(self) -> Mapping[str, float]:
        """How strongly its core speaks of each cue category; what gives the writer orders speaks of none."""
        return {} if is_order(self.said) else strength(self.core)

    def sure(self, category: str) -> bool:
        """Whether a sure word of the category stands in its core."""
        return self.cues.get(category) == 1.0

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question by its mark, or by words of asking that it begins with."""
        if "question" not in self.cues or self.sure("question"):
            return "question" in self.cues
        return any(0 <= self.core.lower().find(word) <= _OPENING for word in found(self.core)["question"])

    @cached_property
    def laughs(self) -> bool:
        """Whether it laughs, or most of those who reacted laugh at it."""
        laughs = sum(reaction.count for reaction in self.reactions if reaction.name in _LAUGHING)
        amused = laughs > 0 and laughs * 2 >= sum(reaction.count for reaction in self.reactions)
        return amused or bool(_JOKING.search(self.text))

    @cached_property
    def idle(self) -> bool:
        """Greetings, thanks, laughter, yes and no: nothing that a report would quote."""
        content = set(self.cues) - {"chitchat", "agreement", "negation", "doubt", "status", "impact"}
        if "chitchat" in self.cues and not content & {"problem", "cause", "result", "action", "decision", "ruled_out"}:
            return len(self.words) <= 8
        return len(self.words) < 2 and not self.sure("result")


def lines(evidence: Iterable[Evidence]) -> tuple[Line, ...]:
    """The messages of people, in time order; notices, posts of apps and empty ones are left out."""
    said = [(item, _record(item)) for item in evidence if item.id.startswith("m") and item.at and item.text.strip()]
    people = [(item, record) for item, record in said if not (record and (record.bot or record.notice))]
    names = Names({(record.user if record else item.author or ""): item.author or "" for item, record in people})
    return tuple(_line(place, item, record, names) for place, (item, record) in enumerate(people))


class Names:
    """Who is meant by a name in a text: full names, and nicks or first names that only one person has."""

    def __init__(self, people: Mapping[str, str]) -> None:
        self._users: dict[str, str | None] = {}
        self._written = {form for name in people.values() for form in (name, name.split(" ")[0])}
        for user, name in people.items():
            first = name.split(" ")[0]
            for form in {name.lower(), first.lower()} - {""}:
                self._users[form] = None if self._users.get(form, user) != user else user
        self._full = sorted((form for form in self._users if " " in form), key=len, reverse=True)

    def user(self, form: str) -> str | None:
        """The one person of this name."""
        return self._users.get(form.strip().strip(_EDGE).lower())

    def addressed(self, text: str) -> tuple[str | None, int]:
        """The user a message is for, and where its own words begin: named first, by @, or as its last word."""
        opening = _ADDRESS.match(text)
        if opening and (user := self.user(opening["name"])):
            return user, opening.end()
        if (user := self._marked(text)) is not None:
            return user, 0
        return self._at_an_end(text), 0

    def _at_an_end(self, text: str) -> str | None:
        """The person whose nick, written as they write it, closes a short or comma'd text, or opens one."""
        words = text.split()
        if len(words) < 2:
            return None
        last = words[-1].strip(_EDGE)
        if len(last) > 2 and last in self._written and (len(words) <= 4 or words[-2].endswith(",")):
            return self.user(last)
        opens = words[0] in self._written and any(not letter.isalpha() for letter in words[0])
        return self.user(words[0]) if opens else None

    def _marked(self, text: str) -> str | None:
        """The person after the first @, or whose full name the text opens with."""
        rest = text[text.index("@") + 1 :].lower() if "@" in text else text.lower()
        if "@" not in text and " " not in text:
            return None
        for form in self._full:
            if rest.startswith(form):
                return self._users[form]
        return self.user(re.split(r"[\s,:\uff0c\uff1a\u3001]", rest, maxsplit=1)[0]) if "@" in text else None


def _line(place: int, item: Evidence, record: RoomMessage | None, names: Names) -> Line:
    assert item.at is not None
    to, start = names.addressed(item.text)
    user = record.user if record else item.author or ""
    return Line(
        place=place,
        id=item.id,
        ref=item.ref or item.id,
        at=item.at,
        second=item.at.timestamp(),
        user=user,
        name=item.author or user,
        text=item.text,
        said=spoken(_FENCE.sub(" ", item.text[start:])),
        to=to if to != user else None,
        thread=record.thread if record else None,
        reactions=record.reactions if record else (),
    )


def _all_tokens(words: Iterable[str]) -> set[str]:
    return {token for word in words for token in tokens(word)}


def _record(item: Evidence) -> RoomMessage | None:
    return item.record if isinstance(item.record, RoomMessage) else None


def room_for(text: str) -> int:
    """How many characters of such a text are quoted."""
    return _CHINESE_MOST if is_chinese(text) else _LATIN_MOST


def _carried(sentence: str) -> float:
    cues = strength(sentence)
    return sum(_CARRIES.get(category, 0.0) * sure for category, sure in cues.items())


def by_user(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The lines of each person, in time order."""
    said: dict[str, list[Line]] = {}
    for line in lines:
        said.setdefault(line.user, []).append(line)
    return said
