"""What a handler answers with: values that each chat shows in its own way (design 6).

Text in `markdown` fields is CommonMark. What a person or a model wrote in it is data: a chat neutralises mentions and
links it didn't make. Nothing here knows a chat's limits.
"""

from typing import Annotated, Any, Literal

from pydantic import Field as Pydantic

from core.document import Document as Report
from core.report import Stage
from core.values import Instant, Value


class Button(Value):
    """Something to press. `action` names a handler (`report.test`), `value` is its argument (a report's id)."""

    label: str
    action: str
    value: str = ""
    style: Literal["plain", "primary", "danger"] = "plain"
    #: opens this address instead of acting
    url: str | None = None


class Text(Value):
    """A few sentences. `private`: only the asker sees it. Not `kept`: it is shown, and stored nowhere of ours."""

    sort: Literal["text"] = "text"
    markdown: str
    private: bool = True
    kept: bool = True
    buttons: tuple[Button, ...] = ()
    tone: Literal["plain", "good", "warning", "error"] = "plain"


class Document(Value):
    """A whole report, to be read in the chat; split on block boundaries where a chat has limits, never cut.

    `markdown` is its body as kept (without the title). `summary` is one plain line for notifications. A test's isn't
    `kept`: it is shown, and stored nowhere of ours (D13).
    """

    sort: Literal["document"] = "document"
    report_id: str
    title: str
    summary: str
    markdown: str
    report: Report | None = None
    #: source name to count, None for one left out (D3)
    data_sources: dict[str, int | None] = Pydantic(default_factory=dict)
    private: bool = False
    kept: bool = True
    buttons: tuple[Button, ...] = ()


class Progress(Value):
    """How far a run is. Later ones take the place of the first; `words` is the stage in the reader's language."""

    sort: Literal["progress"] = "progress"
    report_id: str
    stage: Stage
    words: str
    private: bool = True


class File(Value):
    """A file, by its key in the blob store. `note` is a sentence shown with it."""

    sort: Literal["file"] = "file"
    report_id: str
    name: str
    media_type: str
    blob: str
    size: int = 0
    note: str = ""
    private: bool = False


class Choice(Value):
    """One value a field may take."""

    value: str
    label: str


class Field(Value):
    """One field of a form. `sort` says what is typed or chosen; `value` is what stands there now.

    toggle: bool. text: str. choice: one of `choices`. choices: a list of them. recipients: `usr_…` and `room_…` ids;
    rooms: `room_…` ids.
    """

    key: str
    label: str
    sort: Literal["toggle", "text", "choice", "choices", "recipients", "rooms"]
    value: Any = None
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    placeholder: str = ""
    most: int = 3000
    required: bool = False


class Panel(Value):
    """The test panel under a prompt, in one of its five states (D14)."""

    state: Literal["idle", "generating", "completed", "failed", "no_data"] = "idle"
    #: what the button reads: Test prompt, then Test again
    button: Button
    stage: Stage | None = None
    words: str = ""
    document: Document | None = None
    period: str = ""
    #: reason, where it failed
    error: str = ""


class Form(Value):
    """Typed fields with actions: a Slack modal, a console panel. `state` comes back untouched with every action."""

    sort: Literal["form"] = "form"
    id: str
    title: str
    fields: tuple[Field, ...]
    submit: Button
    buttons: tuple[Button, ...] = ()
    #: lines under the fields (the next three firings, X5)
    notes: tuple[str, ...] = ()
    panel: Panel | None = None
    state: dict[str, str] = Pydantic(default_factory=dict)
    #: by field key; shown beside the field
    errors: dict[str, str] = Pydantic(default_factory=dict)


class Item(Value):
    """One line of a list: a recent document."""

    title: str
    subtitle: str = ""
    report_id: str
    at: Instant | None = None
    badges: tuple[str, ...] = ()
    button: Button | None = None


class Home(Value):
    """The first page of the app for one person: how things stand, what comes next, recent documents (C3)."""

    sort: Literal["home"] = "home"
    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    heading: str = ""
    items: tuple[Item, ...] = ()
    empty: str = ""


Reply = Annotated[Text | Document | Progress | File | Form | Home, Pydantic(discriminator="sort")]
