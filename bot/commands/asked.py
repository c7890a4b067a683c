"""What a person can ask for: one value for each form of the command, as the grammar reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal


@dataclass(frozen=True)
class Change:
    """How a list of names is to change: `base` takes its place where it is given, then names come and go."""

    base: tuple[str, ...] | None = None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.base is not None or bool(self.add or self.remove)

    def of(self, names: Sequence[str]) -> tuple[str, ...]:
        """The names as they are after the change, each once, in the order they came."""
        wanted = [*(names if self.base is None else self.base), *self.add]
        return tuple(dict.fromkeys(name for name in wanted if name not in self.remove))


@dataclass(frozen=True)
class Help:
    """`help`, or nothing at all."""


@dataclass(frozen=True)
class Try:
    """`test [prompt]`: try the daily report on yesterday."""

    prompt: str | None = None


@dataclass(frozen=True)
class Incident:
    """`incident [wish]`: a report on the room it is asked in."""

    wish: str | None = None


@dataclass(frozen=True)
class Setup:
    """`setup`: the form of the daily report."""


@dataclass(frozen=True)
class Switch:
    """`on` or `off`."""

    on: bool


@dataclass(frozen=True)
class At:
    """`time 8am`."""

    time: time


@dataclass(frozen=True)
class Sources:
    """`sources …`: what the report counts, and the channels it digests, as they were named; no change shows both."""

    sources: Change = Change()
    channels: Change = Change()


@dataclass(frozen=True)
class Recipients:
    """`recipients add|remove …`, the names as they were written; no change shows them."""

    change: Change = Change()


@dataclass(frozen=True)
class ListPage:
    """`list [page]`, from 1."""

    page: int = 1


@dataclass(frozen=True)
class Show:
    """`show N` or `show rep_…`: the N-th of the list, from 1, or a document's id."""

    which: int | str


@dataclass(frozen=True)
class Usage:
    """`usage`: what AI costs."""


@dataclass(frozen=True)
class Settings:
    """`settings`: what can be set, and where; `settings ai`: the rules of AI."""

    topic: Literal["", "ai"] = ""


@dataclass(frozen=True)
class Login:
    """`login`: a link into the console."""


@dataclass(frozen=True)
class Unknown:
    """No command of ours; `nearest` is the one that was probably meant."""

    word: str
    nearest: str | None = None


@dataclass(frozen=True)
class Wrong:
    """A command of ours, with something it can't take; `word` is what, empty where something is missing."""

    verb: str
    word: str = ""


Asked = (
    Help
    | Try
    | Incident
    | Setup
    | Switch
    | At
    | Sources
    | Recipients
    | ListPage
    | Show
    | Usage
    | Settings
    | Login
    | Unknown
    | Wrong
)
