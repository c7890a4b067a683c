"""What comes back from the set-up form: read, and told field by field where it can't be used. From memory alone."""

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError

from core.errors import BadInput
from core.report import Definition, Recipient, SourceName
from core.schedule import clock_time
from core.values import Value
from core.words import say

#: Characters of a prompt, as a definition keeps it.
MOST_PROMPT = 8000


def _clock_time(value: object) -> time:
    try:
        return value if isinstance(value, time) else clock_time(str(value))
    except BadInput as wrong:
        raise ValueError(wrong.detail) from None


def _or_none(value: object) -> object:
    return (value.strip() or None) if isinstance(value, str) else value


TimeOfDay = Annotated[time, BeforeValidator(_clock_time)]
RoomId = Annotated[str, StringConstraints(pattern=r"^room_[^\s/]+$", max_length=120)]


class SetupValues(Value):
    """The form's fields; those that didn't come back stay as they are."""

    enabled: bool | None = None
    time: TimeOfDay | None = None
    sources: tuple[SourceName, ...] | None = None
    channels: tuple[RoomId, ...] | None = None
    prompt: Annotated[str | None, Field(max_length=MOST_PROMPT), BeforeValidator(_or_none)] = None
    recipients: tuple[Recipient, ...] | None = None
    docx: bool | None = None

    def changes(self, definition: Definition) -> dict[str, Any]:
        """What `settings.change` is asked for."""
        kept = {key: getattr(self, key) for key in ("enabled", "sources", "channels", "recipients")}
        changes = {key: value for key, value in kept.items() if value is not None}
        if "prompt" in self.model_fields_set:
            changes["prompt"] = self.prompt
        if self.time is not None:
            changes |= {"send_at_hour": self.time.hour, "send_at_minute": self.time.minute}
        if self.docx is not None:
            others = tuple(output for output in definition.outputs if output != "docx")
            changes["outputs"] = (*others, *(["docx"] if self.docx else []))
        return changes


def errors(values: Mapping[str, Any], locale: str) -> dict[str, str]:
    """By field, in the reader's words; empty where all of it can be used."""
    try:
        read = SetupValues.model_validate(_given(values))
    except ValidationError as wrong:
        return {key: _words(key, locale) for key in {str(error["loc"][0]) for error in wrong.errors()}}
    if read.sources == () and not read.channels:
        return {"sources": say(locale, "chat-nothing-to-read")}
    return {}


def read(values: Mapping[str, Any]) -> SetupValues:
    """The values, which have no errors."""
    return SetupValues.model_validate(_given(values))


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without fields a chat sends empty; only an empty prompt means something: the default one."""
    return {key: value for key, value in values.items() if value is not None or key == "prompt"}


def _words(key: str, locale: str) -> str:
    if key == "prompt":
        return say(locale, "chat-prompt-too-long", most=MOST_PROMPT)
    return say(locale, "chat-bad-time" if key == "time" else "chat-bad-choice")
