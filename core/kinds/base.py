"""What a report family is: data, at most a dozen fields. A stage never asks which kind it serves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.brief import Attachment, Brief
from core.document import Draft, Finding, Layout
from core.ports import Gathered
from core.report import Edition, Run

#: A check: what is wrong with the draft, given what was known.
Check = Callable[[Draft, Brief], Sequence[Finding]]


@dataclass(frozen=True, kw_only=True)
class SectionShape:
    """One section of a kind. Its title is the Fluent message `{kind}-section-{key}`, with `_` as `-`.

    `by_model`: a model may write it; otherwise the rules always do. `most` bounds the claims a model may give.
    `always`: printed even without claims, with the message `{kind}-empty-{key}`. `by_channel`: each claim is labelled
    with the channel of what it cites, and they are told channel by channel.
    """

    key: str
    layout: Layout = "bullets"
    by_model: bool = True
    most: int = 12
    always: bool = False
    by_channel: bool = False


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What stands above the first section: the title, labelled fields, and notices in full sentences.

    `dated` is the date in the file's name, where that isn't the day it was made.
    """

    title: str
    fields: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    dated: date | None = None


def nothing_counted(_: Brief) -> dict[str, int | None]:
    """The counts per source of a kind that has none."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A report family.

    `brief` turns what sources gathered into facts and evidence, and raises NothingToReport where there is nothing;
    `write` is the rule writer; `context` is the compact text a model is shown, with the same ids. `data_sources` counts
    what each source gave, None for one left out (D3).
    """

    name: str
    sections: tuple[SectionShape, ...]
    brief: Callable[[Run, Edition, Gathered, tuple[Attachment, ...]], Brief]
    heading: Callable[[Brief], Heading]
    write: Callable[[Brief], Draft]
    context: Callable[[Brief], str]
    prompt: str
    checks: tuple[Check, ...]
    numbered: bool = False
    outputs: tuple[str, ...] = ("md", "json")
    on_model_failure: Literal["rules", "fail"] = "rules"
    #: a draft that the checks still fault after its rewrite is refused, instead of being mended claim by claim (N2)
    strict: bool = False
    data_sources: Callable[[Brief], dict[str, int | None]] = nothing_counted

    @property
    def capability(self) -> str:
        """The key by which its model calls are allowed, budgeted and recorded (T8)."""
        return f"reporting.{self.name}.v1"

    @property
    def pieces(self) -> tuple[str, ...]:
        """The prompts a run of it may use."""
        return (self.prompt, f"{self.prompt}_request", "data", "rewrite", "simpler")
