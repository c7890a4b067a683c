"""The numbers of a text: value, precision, unit and the word after it, whichever language wrote them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from core.check.language import stem
from core.check.units import Unit, han_unit, unit_of

_PLAIN = Unit("plain")
_NUMBER = re.compile(
    r"(?<![0-9])(?P<before>NT\$|US\$|[$€£₴]|(?:\b(?:kr\.?|NOK|USD|EUR|TWD|UAH) ?)|百分之 ?)?"
    r"(?P<number>[0-9]{1,3}(?P<gap>[ ,.'])[0-9]{3}(?:(?P=gap)[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?|"
    r"[.][0-9]+)"
)
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
_MANY = re.compile(r"^ ?(?:多|餘|幾)")
_JOINED = re.compile(r"^[ ,]*(?:and|og|і|та|й|又|零)? *$")
_RANGE = re.compile(r"^ ?(?:-|–|—|to|til|до|or|eller|або|and|og|і|та|至|到|~|/|of|av|з|із) ?$")
_ABOUT = re.compile(
    r"(?:about|around|approx(?:imately|\.)?|roughly|nearly|almost|some|circa|ca\.?|over|under|more than|"
    r"less than|at least|"
    r"up to|just|omtrent|rundt|nesten|cirka|over|drøyt|knapt|minst|mer enn|flere enn|snaut|близько|приблизно|"
    r"майже|понад|"
    r"більше|більш ніж|орієнтовно|десь|не менше|約|大約|近|將近|超過|逾|至少|快|~|≈)[ ]?$",
    re.I,
)
_ABOUT_AFTER = re.compile(r"^ ?(?:多|餘|左右|上下|or so|eller så|\+)")
_SERVER_FAULTS = re.compile(r"^[45][0-9]{2}$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written at `start`-`end`. `value` and `step` (its last digit's worth) are in the unit's base.

    `bare` is the number without its unit; `noun` the stem of an unknown word right after it; `readings` are other
    ways to read the same signs (`1,240`; `3 200`), each a list of bare numbers.
    """

    written: str
    start: int
    end: int
    bare: float
    bare_step: float
    unit: Unit = _PLAIN
    noun: str = ""
    about: bool = False
    readings: tuple[tuple[float, ...], ...] = ()
    #: two units joined (`1 min 30 s`): told to the last whole unit, the rest cut off
    joined: bool = False

    @property
    def value(self) -> float:
        """In the base of its unit."""
        return self.bare * self.unit.worth

    @property
    def step(self) -> float:
        """What one of the last written digit is worth, in the base of its unit."""
        return self.bare_step * self.unit.worth


@lru_cache(maxsize=16384)
def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a plain text whose number words are digits already and whose dates and codes are taken out."""
    found = [_figure(text, match) for match in _NUMBER.finditer(text)]
    return tuple(_with_sums(text, _with_shared_units(text, found)))


def _figure(text: str, match: re.Match[str]) -> Figure:
    number, end = match["number"], match.end()
    bare, step, readings = _readings(number, match["gap"])
    times = _MULTIPLIER.match(text, end)
    if times and times.lastgroup:
        factor = _TIMES[times.lastgroup]
        bare, step, end = bare * factor, step * factor, times.end()
    unit, noun, end = _unit_after(text, end, match["before"], number)
    about = bool(
        _ABOUT.search(text[max(0, match.start() - 14) : match.start()]) or _ABOUT_AFTER.match(text[end : end + 9])
    )
    about = about or bool(_MANY.match(text[match.end() : match.end() + 2]))
    return Figure(number, match.start(), end, bare, step, unit, noun, about, readings)


def _readings(number: str, gap: str | None) -> tuple[float, float, tuple[tuple[float, ...], ...]]:
    """Its likeliest value, what its last digit is worth, and the other ways to read it."""
    if gap:
        head, _, tail = _last_group(number, gap)
        whole = float(head.replace(gap, "") + (f".{tail}" if tail else ""))
        others: list[tuple[float, ...]] = []
        if gap in ".," and number.count(gap) == 1 and not tail:
            others.append((float(number.replace(",", ".")),))
        if gap in " ,":
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
        return unit_of("%") or _PLAIN, "", end
    at, noun = end, ""
    if many := _MANY.match(text[at : at + 2]):
        at += many.end()
    if text[at : at + 1] == " " and (here := han_unit(text[at + 1 : at + 7])):
        return here[0], "", at + 1 + here[1]
    if here := han_unit(text[at : at + 6]):
        return here[0], "", at + here[1]
    for _ in range(3):
        word = _UNIT.match(text, at)
        if not word:
            break
        if found := unit_of(word["unit"]):
            if word["unit"] == "s" and word.start("unit") == end and _SERVER_FAULTS.match(number):
                break
            return found, noun or (stem(word["unit"]) if found.kind == "count" else ""), word.end()
        noun = noun or stem(word["unit"])
        if word["unit"].lower() not in _FILLER:
            break
        at = word.end()
    return _PLAIN, noun, end


def _with_shared_units(text: str, found: list[Figure]) -> list[Figure]:
    """`10-12 %`, `from 12 to 15 minutes`: the first number has the second one's unit too."""
    for here in range(len(found) - 2, -1, -1):
        one, after = found[here], found[here + 1]
        between = text[one.start + len(one.written) : after.start]
        if one.unit.kind == "plain" and after.unit.kind != "plain" and _RANGE.match(between):
            found[here] = replace(one, unit=after.unit, noun="")
    return found


def _with_sums(text: str, found: list[Figure]) -> list[Figure]:
    """`1 min 30 s` read as one length of time."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.unit.kind == figure.unit.kind == "time"
            and last.unit.worth > figure.unit.worth
            and _JOINED.match(text[last.end : figure.start])
        ):
            joined[-1] = replace(
                last,
                end=figure.end,
                bare=last.value + figure.value,
                bare_step=figure.step,
                unit=Unit("time", 1.0),
                written=text[last.start : figure.end],
                joined=True,
            )
        else:
            joined.append(figure)
    return joined
