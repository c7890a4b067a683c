"""The set-up form: every setting of the daily report, its next firings and price, its test (D14, D16, X5, X11)."""

from collections.abc import Mapping
from datetime import time

from bot.commands.phrases import firing_lines
from bot.commands.setup_values import MOST_PROMPT
from core.desk import Desk
from core.desk.spending import Quote, quote_words
from core.replies import Button, Choice, Field, Form, Panel
from core.report import SOURCE_NAMES, Definition
from core.words import say
from core.words.format import hour_label


def form(
    desk: Desk,
    definition: Definition,
    locale: str,
    revision: str,
    *,
    price: Quote,
    panel: Panel | None = None,
    wrong: Mapping[str, str] | None = None,
) -> Form:
    """The definition's values to be changed. `revision` is the one the form was opened on, `price` what it costs."""
    return Form(
        id="setup",
        title=say(locale, "chat-setup-title"),
        fields=_fields(definition, locale),
        submit=Button(label=say(locale, "chat-save"), action="setup.save", style="primary"),
        notes=(*firing_lines(desk, definition, locale), quote_words(price, locale)),
        panel=panel or Panel(button=panel_button(locale, "chat-test-prompt")),
        state={"revision": revision},
        errors=dict(wrong or {}),
    )


def panel_button(locale: str, label: str) -> Button:
    """What starts a test: `Test prompt`, then `Test again`, `Retry` after a failure."""
    return Button(label=say(locale, label), action="setup.test")


def _fields(definition: Definition, locale: str) -> tuple[Field, ...]:
    def field(key: str, **rest: object) -> Field:
        return Field.model_validate({"key": key, "label": say(locale, f"chat-field-{key}"), **rest})

    return (
        field("enabled", sort="toggle", value=definition.enabled),
        field(
            "time",
            sort="choice",
            value=f"{definition.send_at_hour:02}:{definition.send_at_minute:02}",
            choices=_times(definition, locale),
            hint=say(locale, "chat-hint-time", zone=definition.zone),
            required=True,
        ),
        field("sources", sort="choices", value=list(definition.sources), choices=_sources(locale)),
        field("channels", sort="rooms", value=list(definition.channels), hint=say(locale, "chat-hint-channels")),
        field(
            "prompt",
            sort="text",
            value=definition.prompt or "",
            placeholder=say(locale, "chat-hint-prompt"),
            most=MOST_PROMPT,
        ),
        field("recipients", sort="recipients", value=list(definition.recipients)),
        field("docx", sort="toggle", value="docx" in definition.outputs),
    )


def _times(definition: Definition, locale: str) -> tuple[Choice, ...]:
    """Every full hour, and the time that is set where it isn't one."""
    times = {time(hour) for hour in range(24)} | {time(definition.send_at_hour, definition.send_at_minute)}
    return tuple(Choice(value=f"{each:%H:%M}", label=hour_label(each, locale)) for each in sorted(times))


def _sources(locale: str) -> tuple[Choice, ...]:
    return tuple(Choice(value=name, label=say(locale, f"chat-choice-{name}")) for name in SOURCE_NAMES)
