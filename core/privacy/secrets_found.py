"""Secrets in a text: those of a known format, and what stands behind the word password in four languages."""

import re
from collections.abc import Iterator

from core.privacy.kinds import TOKEN, Span
from core.privacy.secret_formats import FORMATS

_HINTS = tuple((hint, number) for number, known in enumerate(FORMATS) for hint in known.hints)
#: Every known format holds so many of these in a row, a private key's first line too.
_LONG = re.compile(r"[A-Za-z0-9_+/=.~:@%-]{10}")
_CUES = ("pass", "pwd", "pw", "pin", "密碼", "密码", "口令", "парол", "пін", "psk", "wi-fi", "wifi", "kode", "фраза")
_PHRASE = re.compile(
    r"(?<![^\W_])(?:pass ?phrase|passordfrase|(?:кодова|парольна) фраза|通行密語)n?\s{0,2}(?:[:=]|\bis\b|\ber\b)\s{0,3}"
    r"[\"'«“]?(?P<v>[^\n\"'»”.;<>\[\]\ufffc]{4,120})",
    re.I,
)
_PASSWORD = re.compile(
    r"(?<![^\W_])(?:(?P<pin>pin(?:[ -]?(?:code|kode|number))?|пін(?:-?код)?)|"
    r"pass(?:word|wd|code|ord)?(?:et|en)?|pwd?|psk|(?:wi-?fi|wlan)[ -]?(?:key|password|passord)|adgangskode|"
    r"(?:db|database|root|admin|user)?_?pass(?:word|wd)|\w{0,20}_password|парол(?:ь|я|ю|ем|і)|(?:密碼|密码|口令))"
    r"(?:\s(?:for|til|to|of|på|від|до|на|для)(?:\s[\w.-]{1,24}){1,3}?(?=\s?[:=]|\s(?:is|er|це)\s))?"
    r"[\"'`]?\s{0,3}(?:(?P<sign>:=|=>|[:=]|->|→)|"
    r"(?:\bis(?: now)?\b|\ber(?: nå)?\b|\btil\b|\bto\b|це|改成|改為|設為|是|為))?"
    r"\s{0,3}(?P<quote>[\"'`«“「]?)(?P<v>[^\s\"'`<>\[\]«»“”「」，。；、\ufffc]{3,128})",
    re.I,
)
#: Said of a password, never one.
_SAID = frozenset(
    [
        "none",
        "null",
        "nil",
        "true",
        "false",
        "empty",
        "blank",
        "required",
        "missing",
        "wrong",
        "expired",
        "unknown",
        "changed",
        "reset",
        "invalid",
        "incorrect",
        "correct",
        "optional",
        "forgotten",
        "lost",
        "stored",
        "hidden",
        "encrypted",
        "hashed",
        "removed",
        "redacted",
        "same",
        "above",
        "below",
        "later",
        "soon",
        "yes",
        "not",
        "the",
        "your",
        "see",
        "ask",
        "sent",
        "updated",
        "rotated",
        "here",
        "there",
        "login",
        "policy",
        "manager",
        "field",
        "please",
        "this",
        "that",
        "with",
        "and",
        "feil",
        "mangler",
        "utløpt",
        "ukjent",
        "endret",
        "tilbakestilt",
        "ugyldig",
        "samme",
        "sendt",
        "under",
        "over",
        "ikke",
        "se",
        "spør",
        "glemt",
        "kreves",
        "byttet",
        "невірний",
        "неправильний",
        "змінено",
        "забув",
        "забула",
        "скинуто",
        "немає",
        "відсутній",
        "потрібен",
        "той",
        "прострочений",
        "старий",
        "новий",
    ]
)
_DULL = re.compile(r"[*•●xX._…?-]+$|[$%{<\[(]|https?:|//")
_LETTERS = re.compile(r"[^\W\d_]+$")
_DIGIT = re.compile(r"[0-9]")
_LETTER = re.compile(r"[^\W\d_]")
_SIGN = re.compile(r"[^\w\s.,:;/()-]")
_ENDS = ".,;:?)]}'\""


def secrets(text: str) -> Iterator[Span]:
    """Keys, tokens, passwords, private keys; canonical is the secret itself."""
    low = text.lower()
    if _LONG.search(text):
        for number in dict.fromkeys(number for hint, number in _HINTS if hint in low):
            for found in FORMATS[number].pattern.finditer(text):
                yield _span(found, found.re.groupindex.get("v", 0))
    if any(cue in low for cue in _CUES):
        yield from _phrases(text)
        yield from _passwords(text)


def _span(found: re.Match[str], group: int) -> Span:
    return Span(found.start(group), found.end(group), "secret", found[group])


def _phrases(text: str) -> Iterator[Span]:
    for found in _PHRASE.finditer(text):
        value = found["v"].rstrip()
        words = value.split()
        if (len(words) > 2 or (words and words[0].casefold() not in _SAID)) and not TOKEN.search(value):
            yield Span(found.start("v"), found.start("v") + len(value), "secret", value)


def _passwords(text: str) -> Iterator[Span]:
    for found in _PASSWORD.finditer(text):
        value = found["v"] if found["quote"] else found["v"].rstrip(_ENDS)
        if _is_password(found, value, text[found.start("v") + len(value) :]):
            yield Span(found.start("v"), found.start("v") + len(value), "secret", value)


def _is_password(found: re.Match[str], value: str, after: str) -> bool:
    """Whether the value behind the word is a password, by what joins them and what the value looks like."""
    if len(value) < 4 or value.casefold() in _SAID or _DULL.match(value) or TOKEN.match(value):
        return False
    if found["pin"]:
        return value.isdigit() and len(value) <= 8
    if found["sign"] or found["quote"]:
        ends = after.lstrip(_ENDS + " ")[:1] in ("", "\n")
        return ends or not _LETTERS.match(value)
    mixed = bool(_LETTER.search(value) and _DIGIT.search(value)) or bool(_SIGN.search(value))
    return mixed and len(value) >= 6
