"""How lines are put into claims: an attributed quote, cited; one for each place a report has for it."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from core.brief import Brief, Fact
from core.document import Claim
from core.words import say
from core.words.format import clock, moment, number, quoted
from core.write.excerpt import excerpt
from core.write.lines import Line
from core.write.matters import Matter
from core.write.moments import Moment
from core.write.reading import Reading
from core.write.roles import role


class Teller:
    """Says things of one room in its report's language."""

    def __init__(self, brief: Brief, reading: Reading) -> None:
        self.brief = brief
        self.reading = reading
        self.locale = brief.locale

    @cached_property
    def one_day(self) -> bool:
        """Whether all was said on one local day, so that clock times say enough."""
        days = {line.at.astimezone(self.brief.tz).date() for line in self.reading.lines}
        return len(days) < 2

    @cached_property
    def matter_of(self) -> dict[int, Matter]:
        """The matter of each line, by its place."""
        return {line.place: matter for matter in self.reading.matters for line in matter.lines}

    def when(self, at: datetime) -> str:
        """Clock time, with the date where there is more than one."""
        zone = self.brief.tz
        return clock(at, zone) if self.one_day else moment(at, zone, self.locale)

    def quote(self, line: Line) -> str:
        """What is quoted of a line; `[code]` where it holds nothing else."""
        words = excerpt(line)
        return quoted(words, self.locale) if words else say(self.locale, "incident-code")

    def role(self, line: Line) -> str | None:
        """The name of the line's role in the report's language."""
        found = role(line, self.reading, self.matter_of.get(line.place))
        return say(self.locale, f"incident-role-{found}") if found else None

    def framed(self, message: str, line: Line) -> Claim:
        """A line in one of the frames that take `who`, `when` and `quote`."""
        text = say(self.locale, message, who=line.name, when=self.when(line.at), quote=self.quote(line))
        return self._claim(text, (line,))

    def wrapped(self, message: str, line: Line) -> Claim:
        """A line told with author and time inside a frame that takes `told`."""
        told = self.framed("incident-about", line)
        return told.model_copy(update={"text": say(self.locale, message, told=told.text)})

    def step(self, line: Line) -> Claim:
        """A line as a step of a list: its role as label, author, time and quote as text."""
        return self.framed("incident-about", line).model_copy(update={"label": self.role(line)})

    def row(self, found: Moment) -> Claim:
        """A moment as a row: the time and author of its first line stand beside it."""
        return self._claim(self.spoken(found), found.all).model_copy(
            update={"at": found.lines[0].at, "who": found.lines[0].name, "label": self.role(found.key)}
        )

    def spoken(self, found: Moment) -> str:
        """`“A” … “B” -> Name: “C”`."""
        said = " … ".join(self.quote(line) for line in found.lines)
        if found.answer is None:
            return said
        colon = "\uff1a" if self.locale == "zh-TW" else ": "
        return f"{said} -> {found.answer.name}{colon}{self.quote(found.answer)}"

    def against(self, one: Line, other: Line) -> Claim:
        """Two statements that contradict each other, side by side."""
        first, second = (self.framed("incident-about", line).text for line in (one, other))
        text = say(self.locale, "incident-against", one=first, other=second)
        return self._claim(text, (one, other))

    def about(self, matter: Matter) -> Claim:
        """A matter by what opened it and, where it is linked, the best answer to that."""
        opener = matter.opener
        linked = self.reading.answers.get(opener.place, [])
        answers = [a for a in linked if not a.idle and excerpt(a) and a.place not in self.reading.doubtful]
        best = max(answers, key=lambda line: self.reading.weight[line.place], default=None)
        claim = self.framed("incident-about", opener)
        if best is None:
            return claim
        whole = Moment(lines=(opener,), weight=0.0, answer=best)
        text = say(self.locale, "incident-about", who=opener.name, when=self.when(opener.at), quote=self.spoken(whole))
        return self._claim(text, whole.all)

    def counted(self, message: str, facts: Sequence[Fact], **values: object) -> Claim:
        """A counted sentence, resting on facts. `count` and `shown` are the first fact's value unless given."""
        value = facts[0].value
        count = value if isinstance(value, int) else 0
        told = {"count": count, "shown": number(count, self.locale)} | values
        return Claim(text=say(self.locale, message, **told), cites=tuple(fact.id for fact in facts))

    def fact(self, label: str) -> Fact | None:
        """The brief's first fact of this label."""
        return next(self.brief.facts_of(label), None)

    def _claim(self, text: str, told: Sequence[Line]) -> Claim:
        return Claim(text=text, cites=tuple(line.id for line in told), at=told[0].at, who=told[0].name)
