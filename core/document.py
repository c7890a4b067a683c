"""What is written: a Draft of claims, the findings about it, and the Document a reader gets."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from core.brief import Attachment, Coverage, Evidence, Fact, Window
from core.values import Instant, Value


class Claim(Value):
    """One sentence and the ids it rests on. In a timeline or a list of people, one row.

    `at`, `who` and `label` are the row's other columns; code fills them from what is cited, never a model.
    """

    text: str
    cites: tuple[str, ...] = ()
    at: Instant | None = None
    who: str | None = None
    label: str | None = None


class DraftSection(Value):
    """The claims of one section; `key` is one of the kind's section keys. A bare check file may give only a title."""

    key: str = ""
    title: str = ""
    claims: tuple[Claim, ...] = ()


class Draft(Value):
    """What a writer hands over: sections of claims, and who wrote it (`rules` or a model's name)."""

    sections: tuple[DraftSection, ...] = ()
    writer: str = "rules"


class Finding(Value):
    """One thing a check found. `section` and `claim` are the key (or title) and 0-based place in the draft.

    `rule` names the check (`known_ids`, `numbers`, `names` …); `why` is one plain English sentence.
    """

    section: str
    claim: int
    rule: str
    why: str
    verdict: Literal["strike"] = "strike"


Layout = Literal["bullets", "prose", "timeline", "people", "files"]


class Section(Value):
    """A section as printed: `title` is in the document's language, `number` is printed before it where there is one."""

    key: str
    title: str
    layout: Layout = "bullets"
    number: int | None = None
    claims: tuple[Claim, ...] = ()
    #: printed where there are no claims (`This incident has no attachments.`)
    empty: str | None = None
    tables: tuple[Any, ...] = ()
    charts: tuple[Any, ...] = ()


class Provenance(Value):
    """How the text came to be. `writer` is `rules`, or the model that wrote what the checks kept."""

    writer: str = "rules"
    prompt: str | None = None
    prompt_version: str | None = None
    prompt_sha256: str | None = None
    model_asked: str | None = None
    model_answered: str | None = None
    #: who really answered, and where it computes (`eu`, `us` …), as far as known
    provider: str | None = None
    region: str | None = None
    request_id: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost_usd_micros: int | None = None
    latency_ms: int | None = None
    seed: int | None = None
    seed_honoured: bool | None = None
    answer_sha256: str | None = None
    brief_sha256: str | None = None
    #: claims kept as the model wrote them, replaced by the rule-written line, and struck
    kept: int = 0
    replaced: int = 0
    struck: int = 0
    #: the share of the model's claims that the checks kept, 0-1; None without a model
    confidence: float | None = None
    #: how many of each sort were hidden from the model (`person`, `phone` …), never what they are
    redacted: dict[str, int] = Field(default_factory=dict)
    #: `passed`, `flagged`, or None where nobody was asked
    moderation: str | None = None
    #: why no model was asked, where one is set: `off`, `not_allowed`, `residency`, `budget`
    skipped: str | None = None
    #: the error kind, where a model was asked and the rules wrote instead
    fallback: str | None = None
    attempts: int = 0
    #: what the checks found in the draft that is printed, before the claims were replaced or struck
    findings: tuple[Finding, ...] = ()
    version: str = ""


class Document(Value):
    """A report as a reader gets it, before it is turned into a file.

    `period` is the window; `fields` are the lines under the title (label, value); `notices` are sentences that stand
    before the first section (a room still active, the words of a model failure). `facts` are all that were
    computed, `evidence` is what they or the claims rest on.
    """

    id: str = ""
    title: str
    kind: str
    locale: str = "en"
    period: Window | None = None
    created_at: Instant | None = None
    #: the date in the file's name, where that isn't the day it was made
    dated: date | None = None
    fields: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    badge: str = ""
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    coverage: Coverage = Coverage()
    provenance: Provenance = Field(default_factory=Provenance)
