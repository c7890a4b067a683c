"""The grammar of `/report …`: from what a person typed to what they ask for. Pure, and it never raises."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from bot.commands.asked import (
    Asked,
    At,
    Change,
    Help,
    Incident,
    ListPage,
    Login,
    Recipients,
    Settings,
    Setup,
    Show,
    Sources,
    Switch,
    Try,
    Unknown,
    Usage,
    Wrong,
)
from bot.commands.spelling import argument, first_word, free, shown, signed_words
from core.errors import BadInput
from core.report import SOURCE_NAMES
from core.schedule import clock_time

#: What is told back of something that wasn't understood.
_TOLD = 40
#: How people call the sources.
_SOURCES: dict[str, str] = {
    **{name: name for name in SOURCE_NAMES},
    **{name.removesuffix("s"): name for name in SOURCE_NAMES},
    "texts": "messages",
    "todos": "tasks",
    "people": "contacts",
}
_NUMBER = re.compile(r"[0-9]{1,6}")
_REPORT = re.compile(r"rep_[A-Za-z0-9_-]{1,100}")


def parse(text: str) -> Asked:
    """What is asked for by what follows `/report` (which may stand there too)."""
    text = text.strip()
    word, rest = first_word(text)
    if word == "report" and text.startswith(("/", "／")):
        text, (word, rest) = rest, first_word(rest)
    if shown(text).strip() in ("", "?"):
        return Help()
    if read := _READERS.get(word):
        return read(rest)
    near = get_close_matches(word, _READERS, n=1)
    return Unknown(_told(word or text), near[0] if near else None)


def _told(text: str) -> str:
    return shown(" ".join(text.split()))[:_TOLD]


def _alone(verb: str, asked: Asked) -> Callable[[str], Asked]:
    """A command that takes nothing more."""

    def read(rest: str) -> Asked:
        more = argument(rest)
        return Wrong(verb, _told(more)) if more else asked

    return read


def _time(rest: str) -> Asked:
    text = _without(r"(?:at|to)\s+", argument(rest).replace('"', ""))
    try:
        return At(clock_time(text))
    except BadInput:
        return Wrong("time", _told(text))


def _list(rest: str) -> Asked:
    text = _without(r"page\s*", argument(rest))
    page = int(text) if _NUMBER.fullmatch(text) else int(not text)
    return ListPage(page) if page else Wrong("list", _told(text))


def _show(rest: str) -> Asked:
    text = _without(r"(?:no\b\.?|number|#)\s*", argument(rest).replace('"', ""))
    if _REPORT.fullmatch(text):
        return Show(text)
    place = int(text) if _NUMBER.fullmatch(text) else 0
    return Show(place) if place else Wrong("show", _told(text))


def _settings(rest: str) -> Asked:
    text = argument(rest)
    return Settings("ai") if text.casefold() == "ai" else Wrong("settings", _told(text)) if text else Settings()


def _without(opening: str, text: str) -> str:
    return re.sub(f"^{opening}", "", text, flags=re.IGNORECASE)


def _sources(rest: str) -> Asked:
    """Names without a sign are the new list; `+` and `-` change the one that stands."""
    text = argument(rest)
    sources, channels = _Draft(), _Draft()
    among = sources
    for sign, word in signed_words(text):
        told = word.casefold()
        if told in ("channel", "channels"):
            among = channels
        elif told in _SOURCES:
            sources.put(sign, _SOURCES[told])
        elif told in ("all", "everything") and among is sources:
            sources.put(sign, *SOURCE_NAMES)
        elif told in ("none", "nothing"):
            among.put("")
        elif word.startswith(("#", "<#", "room_")) or among is channels:
            channels.put(sign, word)
        else:
            return Wrong("sources", _told(word))
    asked = Sources(sources.change, channels.change)
    return asked if asked.sources or asked.channels or not text else Wrong("sources")


def _recipients(rest: str) -> Asked:
    """Each name needs a sign: taking a bare list for the new one would drop everybody else."""
    text = argument(rest)
    if text.casefold() in ("show", "list"):
        return Recipients()
    draft = _Draft()
    for sign, word in signed_words(text):
        if not sign:
            return Wrong("recipients", _told(word))
        draft.put(sign, word)
    return Recipients(draft.change) if draft.change or not text else Wrong("recipients")


class _Draft:
    """A change while its words are read."""

    def __init__(self) -> None:
        self._named: dict[str, list[str]] = {}

    def put(self, sign: str, *names: str) -> None:
        self._named.setdefault(sign, []).extend(names)

    @property
    def change(self) -> Change:
        base = self._named.get("")
        return Change(
            base=None if base is None else tuple(dict.fromkeys(base)),
            add=tuple(dict.fromkeys(self._named.get("+", ()))),
            remove=tuple(dict.fromkeys(self._named.get("-", ()))),
        )


_READERS: dict[str, Callable[[str], Asked]] = {
    "help": lambda rest: Help(),
    "test": lambda rest: Try(free(rest)),
    "list": _list,
    "show": _show,
    "incident": lambda rest: Incident(free(rest)),
    "login": _alone("login", Login()),
    "setup": _alone("setup", Setup()),
    "on": _alone("on", Switch(on=True)),
    "off": _alone("off", Switch(on=False)),
    "time": _time,
    "sources": _sources,
    "recipients": _recipients,
    "usage": _alone("usage", Usage()),
    "settings": _settings,
}
#: The words of the command, in the order help tells them.
VERBS = tuple(_READERS)
