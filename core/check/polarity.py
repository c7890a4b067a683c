"""Whether a text says that something is so, isn't so, or may be so: negation, doubt, questions, plans."""

import re
from typing import NamedTuple

from core.check.concepts import concept
from core.check.language import is_dull
from core.check.polarity_words import DOUBT, FORESEEN, IDIOMS, NOT, PLAN, SHORTAGE, UNKNOWN
from core.check.vocabulary import Said

_CLAUSE = re.compile(
    r"[,;:.!?()\n。，；！？、❖–—]+|(?<!\w)(?:but|although|though|while|because|so|and|then|after|men|mens|"
    r"selv om|fordi|så|og|da|etter|але|а|хоча|"
    r"бо|тому|та|і|й|після)(?!\w)|但|而|卻|因為|所以"
)
WORD = re.compile(r"[a-z\u00c0-\u024f\u0400-\u052f][a-z\u00c0-\u024f\u0400-\u052f']*|[\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LIGHTS = """been be being is are was were am has have had do does did able going planning supposed allowed can could
    yet fully completely really entirely to a an the any been very quite so far again just even also enough
    all it he she they we i you that this er var ble blir blitt vært være har hadde ha helt ennå enda lenger
    noen noe å en et den det de vi jeg han hun kan kunne skal vil fått få fikk lenger også був була було були
    бути є ще вже зовсім так це може можуть могли міг могла могло можна вдалося вдається він вона воно вони
    ми я having us me them him oss meg deg dem seg ham henne нам мені їм йому їй нас"""
_REFLEXIVE = frozenset(("seg", "meg", "deg", "oss"))
_LIGHT = frozenset(_LIGHTS.split())
#: `not at risk` denies the risk
_BEFORE_A_NOUN = frozenset(
    ("at", "in", "on", "of", "for", "by", "under", "i", "på", "av", "ved", "у", "в", "на", "від", "для")
)
_HAN_RUN, _HAN_RUN_END = re.compile(r"[\u3400-\u9fff]{1,2}"), re.compile(r"[\u3400-\u9fff]{2}(?=[還仍都也又]*$)")
_HAN_LIGHT = re.compile(
    r"^(?:是|用|必|需要|需|須|人|任何人|我們的?|他們的?|你們的?|這個|那個|因為|由於|有|再|被|能|會|完全|已經|還|很|可以|到|得|過|了)+"
)
#: characters around a negation in which what it denies is sought
_NEAR = 80


def denied(clause: Said) -> bool:
    """Whether a piece of text has a word of negation."""
    return bool(NOT.search(clause)) and bool(NOT.search(clause.part(IDIOMS.sub(" ", clause.text))))


def lacking(clause: Said) -> bool:
    """Whether it tells a lack in other words (`failed to`, `still`, `mangler`)."""
    return denied(clause) or bool(SHORTAGE.search(clause))


def doubtful(sentence: Said) -> bool:
    """Whether a sentence is a guess, a condition or a question."""
    text = sentence.text
    asks = "?" in text and text.rstrip(" )\"'”»」").endswith("?")
    return asks or bool(DOUBT.search(sentence)) or "嗎" in text


def planned(sentence: Said) -> bool:
    """Whether a sentence speaks of what is to come."""
    return bool(PLAN.search(sentence))


def foreseen(clause: Said) -> bool:
    """Whether a clause surely speaks of later, so that it doesn't gainsay a `not yet`."""
    return bool(FORESEEN.search(clause))


def says_unknown(sentence: Said) -> bool:
    """Whether it says that something isn't known."""
    return bool(UNKNOWN.search(sentence))


class Clause(NamedTuple):
    """A piece of a sentence: its content stems, the stems right at a negation, and whether it denies or lacks."""

    stems: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    denied: bool
    lacking: bool
    said: Said


def clauses(text: Said) -> tuple[Clause, ...]:
    """The clauses of a text."""
    pieces = (text.part(piece) for one in _CLAUSE.split(text.text) if (piece := IDIOMS.sub(" ", one).strip()))
    return tuple(
        Clause(_stems(piece.text), _heads(piece), bool(NOT.search(piece)), lacking(piece), piece) for piece in pieces
    )


def _stems(piece: str) -> tuple[str, ...]:
    return tuple(concept(word) for word in WORD.findall(piece) if word not in _LIGHT and not _HAN.match(word))


def _heads(said: Said) -> tuple[tuple[str, ...], ...]:
    """For each negation the words it denies. After `no` a noun, then what is said of it: both must be met."""
    if not said.bits & NOT.bit:
        return ()
    found: list[tuple[str, ...]] = []
    piece = said.text
    for match in NOT.pattern.finditer(piece):
        sign, after = match[0], piece[match.end() : match.end() + _NEAR]
        before = piece[max(0, match.start() - _NEAR) : match.start()]
        if _HAN.match(sign):
            found += _han_heads(before, _HAN_LIGHT.sub("", after.lstrip()))
            continue
        ahead = [word for word in WORD.findall(after)[:6] if word not in _LIGHT and not _HAN.match(word)]
        if sign in ("no", "ingen", "without", "uten", "без") or sign.startswith("жодн"):
            found += [tuple(concept(word) for word in ahead if not is_dull(word))[:2]] if ahead else []
            continue
        ahead = [word for word in ahead if word not in _BEFORE_A_NOUN] or ahead
        found += [(concept(ahead[0]),)] if ahead else []
        if sign in ("немає", "нема") and not ahead:
            found += [
                tuple(concept(word) for word in WORD.findall(before) if word not in _LIGHT and not is_dull(word))[-2:]
            ]
        if sign in ("ikke", "aldri") and (words := [word for word in WORD.findall(before) if word not in _REFLEXIVE]):
            found += [(concept(words[-1]),)] if words[-1] not in _LIGHT else []
    return tuple(dict.fromkeys(heads for heads in found if heads))


def _han_heads(before: str, after: str) -> list[tuple[str, ...]]:
    """The two characters after a Chinese negation; a single one counts together with the two before the negation."""
    head = _HAN_RUN.match(after)
    if head is None:
        return []
    if len(head[0]) > 1:
        return [(head[0][:2],)]
    led = _HAN_RUN_END.search(before)
    return [(head[0], led[0])] if led and head[0] not in "的了是在" else []
