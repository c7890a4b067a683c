"""The vault of one brief: what was hidden, the tokens that stand for it, and the ways back (design 5)."""

import re
from collections.abc import Callable
from typing import Any

from core.privacy.directory import Directory
from core.privacy.entries import Entries
from core.privacy.finding import find
from core.privacy.kinds import CODE, JOINT, KIND_OF, NEVER, TOKEN, PersonalKind, Span, place
from core.words import say

_OURS = re.compile(f"{TOKEN.pattern}|{JOINT}")
#: Stands for a token while the text around it is searched: no rule takes it for a letter, a digit or a space.
_BLANK = "\ufffc"


class Vault:
    """Gives every piece of personal data one stable token, and the piece back for the token.

    It is personal data itself: keep it encrypted, and no longer than its report. Of kinds in NEVER it keeps the
    originals in memory only, so that one card is one token; they are neither pickled nor in its JSON.
    """

    def __init__(self, directory: Directory = Directory()) -> None:  # noqa: B008 - a frozen value
        self.directory = directory
        self._entries = Entries({person.id: person.name for person in directory.people})
        self._hidden: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text with a token for every span of it. Only for original texts: a token in it is taken for typed."""
        known = self._hidden.get(text)
        if known is None:
            known = self._hidden[text] = self._joined(text, _closed(text, find(text, self.directory)))
        return known

    def hide_name(self, text: str) -> str:
        """A field that holds a name: a person's token where all of it is one of their names, else as `hide`."""
        person = self.directory.index.whole(text)
        return self._joined(text, (Span(0, len(text), "person", person),)) if person else self.hide(text)

    def hide_id(self, text: str) -> str:
        """An id: a person's token where it is one of their names, a token where it is a mail or phone, else itself."""
        if self.directory.index.whole(text):
            return self.hide_name(text)
        if text[:1] != "+" and "@" not in text:
            return text
        spans = find(text, self.directory)
        return self.hide(text) if [(span.start, span.end) for span in spans] == [(0, len(text))] else text

    def restore(self, text: str) -> str:
        """What was hidden, exactly. Tokens of kinds in NEVER, and tokens this vault never gave, stay."""
        return self._told(text, lambda kind, surface, token: token if surface is None else surface)

    def for_model(self, text: str) -> str:
        """An original text as a model is shown it: one token a person or thing, without form marks."""
        return self.unmarked(self.hide(text))

    def unmarked(self, hidden: str) -> str:
        """A hidden text without form marks; where a joint stood there is a space."""
        return _OURS.sub(lambda found: " " if found[0] == JOINT else found[0].partition("~")[0], hidden)

    def show(self, text: str, locale: str) -> str:
        """The text for a permitted reader: names, mails, phones, addresses; words of the locale for kinds in NEVER.

        A token with a form mark gives what was written there, but a mention by id (`<@U123>`) the display name.
        """

        def shown(kind: PersonalKind, surface: str | None, token: str) -> str:
            if kind in NEVER:
                return removed(kind, locale)
            if surface is not None and surface.startswith("<@"):
                return self._surface(token.partition("~")[0]) or token
            return token if surface is None else surface

        return self._told(text, shown)

    def public(self, text: str, locale: str) -> str:
        """The text for everybody (N3): `Participant A`, `[REDACTED_PHONE]`. Unknown tokens stay."""

        def told(kind: PersonalKind, surface: str | None, token: str) -> str:
            if surface is None and kind not in NEVER:
                return token
            if kind == "person":
                letter = token.partition("~")[0].partition("-")[2]
                return say(locale, "privacy-participant", letter=letter)
            return "" if surface == JOINT else f"[REDACTED_{CODE[kind]}]"

        return self._told(text, told, " ")

    def strange(self, text: str) -> tuple[str, ...]:
        """The tokens of the text that this vault never gave, in order."""
        return tuple(found[0] for found in TOKEN.finditer(text) if not self._entries.gave(*_parts(found)))

    def leaks(self, text: str) -> tuple[Span, ...]:
        """Personal data in clear in a text that should hold tokens only; its tokens are no leak."""
        bare = TOKEN.sub(lambda found: _BLANK * len(found[0]), text).replace(JOINT, " ")
        spans = [span for span in find(bare, self.directory) if span.kind != "word"]
        free = self._entries.standing(bare)
        spans += [span for span in free if not any(span.start < s.end and s.start < span.end for s in spans)]
        return tuple(sorted(spans))

    def breaches(self, text: str) -> tuple[PersonalKind, ...]:
        """The kinds of which something that is hidden here stands in clear in the text, each once. Fast.

        It knows what the vault and the directory know, and looks for no more: that is what `leaks` does.
        """
        bare = TOKEN.sub(lambda found: _BLANK * len(found[0]), text)
        kinds = {span.kind for span in self._entries.standing(bare)}
        kinds |= {span.kind for span in self.directory.index.spans(bare)}
        return tuple(sorted(kinds))

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind are hidden."""
        return self._entries.counts

    def to_json(self) -> dict[str, Any]:
        """Plain JSON that `from_json` reads. Of kinds in NEVER there is only how many."""
        return {"directory": self.directory.model_dump(mode="json"), "entries": self._entries.to_json()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Vault":
        """The vault that this JSON was made of, without the originals of kinds in NEVER."""
        vault = cls(Directory.model_validate(data["directory"]))
        vault._entries.load(data["entries"])
        return vault

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], "Vault"], tuple[dict[str, Any]]]:
        return Vault.from_json, (self.to_json(),)

    def _joined(self, text: str, spans: tuple[Span, ...]) -> str:
        parts: list[str] = []
        at = 0
        for span in spans:
            before = text[span.start - 1 : span.start] if at < span.start else ""
            touches = (at == span.start and bool(parts) and parts[-1] != JOINT) or _is_word(before) or before == "-"
            token = self._entries.token(span.kind, span.value, text[span.start : span.end])
            parts += [text[at : span.start], JOINT if touches else "", token]
            at = span.end
            if _glued(text[at : at + 2]):
                parts.append(JOINT)
        return "".join([*parts, text[at:]])

    def _told(self, text: str, tell: Callable[[PersonalKind, str | None, str], str], joint: str = "") -> str:
        def one(found: re.Match[str]) -> str:
            if found[0] == JOINT:
                return joint
            kind, number, form = _parts(found)
            if not self._entries.gave(kind, number, form):
                return found[0]
            return tell(kind, self._entries.surface(kind, number, form), found[0])

        return _OURS.sub(one, text)

    def _surface(self, token: str) -> str | None:
        found = TOKEN.fullmatch(token)
        return self._entries.surface(*_parts(found)) if found else None


def removed(kind: PersonalKind, locale: str) -> str:
    """What a reader sees in the place of something that nobody is shown: `[card number removed]`."""
    return say(locale, f"privacy-removed-{kind}")


def _closed(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, and as words what looks like a token once its neighbours are hidden (`P-A` in `0155P-A`)."""
    more: list[Span] = []
    at = 0
    for end, following in [(span.start, span.end) for span in spans] + [(len(text), len(text))]:
        if "-" in text[at:end] and spans:
            found = TOKEN.finditer(text[at:end])
            more += [Span(at + token.start(), at + token.end(), "word", token[0]) for token in found]
        at = following
    return tuple(sorted((*spans, *more))) if more else spans


def _parts(found: re.Match[str]) -> tuple[PersonalKind, int, int]:
    return KIND_OF[found["prefix"]], place(found["letters"]), int(found["form"] or 1)


def _is_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")


def _glued(after: str) -> bool:
    """Whether what follows a token would hide its end: all but the s of a genitive."""
    if after[:1] == "s" and not _is_word(after[1:2]):
        return False
    return _is_word(after[:1]) or after[:1] == "~"
