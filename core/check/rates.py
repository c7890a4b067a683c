"""What a number is told for each of: `500 kr per hour` is not `500 kr per shift`."""

import re

from core.check.cases import Case
from core.check.vocabulary import Vocabulary

_PERIODS = (
    r"seconds?|sekund(?:et)?|секунд[ауи]?|秒",
    r"minutes?|minutt(?:et)?|хвилин[ауи]?|分鐘?",
    r"hours?|time[nr]?|годин[ауи]?|小時|鐘頭",
    r"shifts?|skift(?:et)?|vakt(?:en)?|змін[ауи]?|班",
    r"days?|dag(?:en)?|døgn(?:et)?|день|добу|天|日",
    r"nights?|natt(?:en)?|ніч|晚",
    r"weeks?|uk[ae]n?|тиждень|週|星期",
    r"months?|måned(?:en)?|місяць|個?月",
    r"years?|år(?:et)?|рік|年",
)
_PERIOD = "|".join(f"(?P<p{number}>{names})" for number, names in enumerate(_PERIODS))
_RATE = re.compile(
    r"(?<![0-9.,])(?P<number>[0-9]+(?:[ ,.][0-9]{3})*) ?(?:[$€£₴]|[^\W\d_]{1,9}\.?)? ?"
    rf"(?:(?:per|a|an|each|every|pr\.?|for en|i|om|за|на|в|щ) |/ ?|每一?)(?:{_PERIOD})(?!\w)"
)
_EACH = Vocabulary(r"per|a|an|each|every|pr|for en|i|om|за|на|в", "每")


def rate_swapped(case: Case) -> str | None:
    """The first number that the claim tells for another stretch of time than all that is cited."""
    if not _EACH.search(case.scan.said):
        return None
    told = _rates(case.scan.lowered)
    given: dict[str, set[str]] = {}
    for source in case.sources if told else ():
        for number, periods in _rates(source.scan.lowered).items():
            given.setdefault(number, set()).update(periods)
    for number, periods in told.items():
        if number in given and not periods & given[number]:
            return f"{number} is for another time in what is cited"
    return None


def _rates(text: str) -> dict[str, set[str]]:
    """Each number that is told for a stretch of time, with those stretches."""
    found: dict[str, set[str]] = {}
    for match in _RATE.finditer(text):
        digits = re.sub("[^0-9]", "", match["number"])
        found.setdefault(digits, set()).add(match.lastgroup or "")
    return found
