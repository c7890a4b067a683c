"""When two numbers are the same: exactly, rounded to the last digit told, cut to the last unit told, or roughly."""

from math import isfinite

from core.check.figure import Figure

#: how far off a number may be that says `about` of itself
_ROUGH = 0.1
#: and a length of time, which people tell by halves of hours
_ROUGH_TIME = 0.22
#: the next smaller unit of hours and days, which `2 hours` leaves out
_SMALLER = {3600.0: 60.0, 86400.0: 3600.0, 604800.0: 86400.0, 2592000.0: 86400.0 * 2, 31536000.0: 86400.0 * 15}


def near(claimed: Figure, given: float, value: float, step: float, *, cut: bool = False) -> bool:
    """Equal, rounded to the last digit told, cut to the last unit told, or roughly equal where it says `about`.

    `cut`: the smaller units may be left out or rounded, as people do with a length they read off two clocks.
    """
    if given == value:
        return True
    if not isfinite(given) or not isfinite(value):
        return False
    off = abs(given - value)
    if off <= 1e-9 * max(abs(given), 1.0):
        return True
    if claimed.about:
        share = _ROUGH_TIME if claimed.unit.kind == "time" else _ROUGH
        return off <= share * max(abs(given), abs(value))
    if cut and (off <= step / 2 or 0 < given - value < step):
        return True
    if claimed.joined:
        return off < step
    if claimed.unit.kind == "time" and claimed.unit.worth in _SMALLER and step == claimed.unit.worth:
        return 0 < given - value < _SMALLER[claimed.unit.worth]
    fraction = abs(given - round(given)) > 1e-9 or step != 1.0
    return fraction and off < step / 2 + 1e-9
