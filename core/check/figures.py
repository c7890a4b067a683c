"""The numbers of a text: value, precision, unit and the word after it, whichever language wrote them."""

import re
from collections.abc import Iterable, Iterator

from core.check.figure import PLAIN, Figure
from core.check.figure_runs import with_shared_units, with_sums
from core.check.language import is_dull, stem
from core.check.units import Unit, han_unit, unit_of

_NUMBER = re.compile(
    r"(?P<number>[0-9]{1,3}(?P<gap>[ ,.'])[0-9]{3}(?:(?P=gap)[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?|"
    r"[0-9]+(?:[.,][0-9]+)?|[.][0-9]+)"
)
_DIGIT = re.compile("[0-9]")
_BEFORE = re.compile(r"(?:NT\$|US\$|[$€£₴]|\b(?:kr\.?|NOK|USD|EUR|TWD|UAH) ?|百分之 ?)$")
_BEFORE_SIGNS = frozenset("$€£₴rKDR.WH之 ")
_MULTIPLIER = re.compile(
    r" ?(?:(?P<thousand>k(?![\w])|K(?![\w])|thousand\b|tusen\b|тис\.?(?!\w)|тисяч\w*|千(?!瓦|克|米))|"
    r"(?P<million>M(?![\w/])|mn\b|million\w*|mill\.?(?!\w)|mln\b|млн\.?|мільйон\w*)|"
    r"(?P<milliard>bn\b|billion\w*|milliard\w*|mrd\.?(?!\w)|млрд\.?|мільярд\w*)|(?P<wan>萬)|(?P<yi>億))"
)
_TIMES = {"thousand": 1e3, "million": 1e6, "milliard": 1e9, "wan": 1e4, "yi": 1e8}
_UNIT = re.compile(r"(?: |-|‑)?(?P<unit>[%‰]|°[CFcf]?|[$€£₴]|[^\W\d_]+(?:'[^\W\d_]+)?)")
_FILLERS = """
    more full whole extra additional or so odd total working business consecutive long new of straight about hele nye
    flere til ekstra totalt повних цілих ще додаткових робочих percentage en"""
_FILLER = frozenset(_FILLERS.split())
_MANY = re.compile(r" ?(?:多|餘|幾)")
_ABOUT = re.compile(
    r"(?:about|around|approx(?:imately|\.)?|roughly|nearly|almost|some|circa|ca\.?|over|under|more than|"
    r"less than|at least|"
    r"up to|just|omtrent|rundt|nesten|cirka|over|drøyt|knapt|minst|mer enn|flere enn|snaut|близько|приблизно|"
    r"майже|понад|"
    r"більше|більш ніж|орієнтовно|десь|не менше|約|大約|近|將近|超過|逾|至少|快|~|≈)[佔占為有是]?[ ]?$",
    re.I,
)
#: what `about` ends with, so that most numbers need no search
_ABOUT_LAST = frozenset(
    [
        "about",
        "around",
        "approx",
        "approximately",
        "approx.",
        "roughly",
        "nearly",
        "almost",
        "some",
        "circa",
        "ca",
        "ca.",
        "over",
        "under",
        "than",
        "least",
        "to",
        "just",
        "omtrent",
        "rundt",
        "nesten",
        "cirka",
        "knapt",
        "minst",
        "enn",
        "snaut",
    ]
)
_ABOUT_AFTER = re.compile(r" ?(?:多|餘|左右|上下|or so|eller så|\+)")
_BELOW = re.compile(r"(?:(?<!\w)(?:minus|мінус) |零下|(?<!\w)負) ?$", re.I)
_FIRST_HAN = "\u3400"
#: what follows a Chinese number that has no measure word: `預算 90 萬內`
_NO_MEASURE = frozenset("內外以之的和與及或至到由在是含")
#: signs right after a number with which no unit begins
_NO_UNIT = frozenset(".,;:!?)\n/\"'")
_THING = re.compile(r" (?:of |av |з |із )?(?P<thing>[^\W\d_]{3,})")
_OF_THING = re.compile(r" (?:of|av|з|із) (?P<thing>[^\W\d_]{3,})")
#: metres, minutes or millions: whichever the claim says
_MAYBE_UNITS = ("m", "м")
_ORDINAL, _MEASURES = Unit("ordinal"), tuple("台個位次件名條張支隻輛部")
_SERVER_FAULTS = re.compile(r"^[45][0-9]{2}$")


def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a plain text whose number words are digits already and whose dates and codes are taken out."""
    found = [_figure(text, match) for match in _numbers(text)]
    if len(found) < 2:
        return tuple(found)
    return tuple(with_sums(text, with_shared_units(text, found)))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Every number, begun at a digit or at the point before it."""
    digit = _DIGIT.search(text)
    while digit:
        start = digit.start()
        pointed = text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isdigit()
        match = _NUMBER.match(text, start - pointed)
        if match is None:
            return
        yield match
        digit = _DIGIT.search(text, match.end())


def _figure(text: str, match: re.Match[str]) -> Figure:
    number, end = match["number"], match.end()
    bare, step, readings = _readings(number, match["gap"])
    before = _before(text, match.start())
    start = match.start() - len(before or "")
    about = _says_about(text[max(0, start - 14) : start])
    following = text[end : end + 1]
    if not before and (following in _NO_UNIT or not following):
        return Figure(number, start, end, bare, step, PLAIN, "", about, readings, _sign(text, start))
    times = _MULTIPLIER.match(text, end)
    if times and times.lastgroup:
        factor = _TIMES[times.lastgroup]
        bare, step, end = bare * factor, step * factor, times.end()
    unit, noun, end = _unit_after(text, end, before, number)
    if text[start - 1 : start] == "第" and text[end - 1 : end] in _MEASURES:
        unit = _ORDINAL
    about = about or bool(_ABOUT_AFTER.match(text, end)) or bool(_MANY.match(text, match.end()))
    return Figure(number, start, end, bare, step, unit, noun, about, readings, _sign(text, start))


def _sign(text: str, start: int) -> int:
    """The sign right before a number that begins a word; a dash after a number or a word joins."""
    sign = text[start - 1 : start]
    if sign in "+-" and sign:
        before = text[max(0, start - 3) : start - 1]
        joins = before[-1:].isalnum() or before[-1:] in ("-", "+", ")", ".", ",") or before.rstrip()[-1:].isdigit()
        return 0 if joins else -1 if sign == "-" else 1
    return -1 if _BELOW.search(text[max(0, start - 7) : start]) else 0


def _says_about(before: str) -> bool:
    words = before.split()
    last = words[-1].lower() if words else ""
    return bool(last) and (last in _ABOUT_LAST or not last.isascii() or last[-1] == "~") and bool(_ABOUT.search(before))


def _before(text: str, start: int) -> str | None:
    """The sign of money or share right before a number."""
    if text[start - 1 : start] not in _BEFORE_SIGNS:
        return None
    found = _BEFORE.search(text[max(0, start - 5) : start])
    return found[0] if found else None


def _readings(number: str, gap: str | None) -> tuple[float, float, tuple[tuple[float, ...], ...]]:
    """Its likeliest value, what its last digit is worth, and the other ways to read it."""
    if gap:
        head, _, tail = _last_group(number, gap)
        whole = float(head.replace(gap, "") + (f".{tail}" if tail else ""))
        others: list[tuple[float, ...]] = []
        if gap in ".," and number.count(gap) == 1 and not tail and not head.endswith("000"):
            others.append((float(number.replace(",", ".")),))
        if gap in " ," and not any(part.startswith("0") and len(part) > 1 for part in head.split(gap)):
            others.append(tuple(float(part.replace(",", ".")) for part in head.split(gap)))
        return whole, 10.0 ** -len(tail), tuple(others)
    if "," in number or "." in number:
        whole_part, _, tail = number.replace(",", ".").partition(".")
        value = float(f"{whole_part or 0}.{tail}")
        listed = ((float(whole_part), float(tail)),) if "," in number and whole_part else ()
        return value, 10.0 ** -len(tail), listed
    return float(number[:300]), 1.0, ()


def _last_group(number: str, gap: str) -> tuple[str, str, str]:
    mark = "," if gap == "." else "."
    return number.partition(mark) if gap != "," else number.partition(".")


def _unit_after(text: str, end: int, before: str | None, number: str) -> tuple[Unit, str, int]:
    """The unit after a number, over a filler word or two; else the stem of the word there; and where it ends."""
    if before and (sign := unit_of(before.strip().rstrip("."))):
        return sign, "", end
    if before and before.startswith("百"):
        return unit_of("%") or PLAIN, "", end
    at, noun = end, ""
    if many := _MANY.match(text, at):
        at = many.end()
    spaced = at + (text[at : at + 1] == " ")
    if text[spaced : spaced + 1] in _NO_MEASURE:
        return PLAIN, "", end
    if text[spaced : spaced + 1] >= _FIRST_HAN and (here := han_unit(text[spaced : spaced + 6])):
        return here[0], "", spaced + here[1]
    for _ in range(3):
        word = _UNIT.match(text, at)
        if not word:
            break
        written = word["unit"]
        if found := unit_of(written):
            if written == "s" and word.start("unit") == end and _SERVER_FAULTS.match(number):
                break
            return found, noun or (stem(written) if found.kind == "count" else ""), word.end()
        noun = noun or ("" if written in _MAYBE_UNITS else stem(written))
        if written.lower() not in _FILLER:
            break
        at = word.end()
    return PLAIN, noun, end


def things(text: str, found: Iterable[Figure]) -> Iterator[tuple[float, str]]:
    """Each number with the stem of what it is so many of, behind its unit: `18 pallets of flour` gives 18 and flour."""
    for figure in found:
        pattern = {"count": _THING, "plain": _OF_THING}.get(figure.unit.kind)
        word = pattern.match(text, figure.end) if pattern else None
        if word and not is_dull(word["thing"].lower()):
            yield figure.bare, stem(word["thing"])
