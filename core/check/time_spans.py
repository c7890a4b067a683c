"""Days told from another day: `the next morning`, `two days later`, `forrige uke`, `隔天`."""

import re
from collections.abc import Callable

from core.check.times import Clock, Day

_WEEK = re.compile("week|uke|тиж|[週周期]")

#: days from the other day: patterns that tell it outright
_OUTRIGHT = {
    0: r"(?<!\w)(?:the same day|that same day|samme dag|того ж дня|того самого дня)(?!\w)|同一天|同日",
    1: r"(?<!\w)(?:(?:the )?(?:next|following) (?:day|morning|afternoon|evening)|the (?:day|morning|evening) "
    r"after(?! tomorrow)|a day later|"
    r"neste (?:dag|morgen|formiddag|ettermiddag|kveld)|dagen (?:etter|derpå)|morgenen etter|påfølgende dag|en "
    r"dag senere|"
    r"наступного (?:дня|ранку|вечора)|на наступний день|на другий день|днем пізніше)(?!\w)|隔天|翌日|次日|"
    r"第二天|隔日|翌晨|隔早",
    -1: r"(?<!\w)(?:the (?:day|night|evening) before(?! yesterday)|the previous (?:day|night|evening)|a day earlier|"
    r"dagen før|kvelden før|en dag tidligere|напередодні|попереднього (?:дня|вечора)|днем раніше)(?!\w)|前一天|"
    r"前一日|前一晚",
    7: r"(?<!\w)(?:a week later|en uke senere|(?:через|за) тиждень)(?!\w)|(?:一|1)(?:週|周|個?星期)後",
    -7: r"(?<!\w)(?:a week (?:ago|earlier|before)|en uke (?:tidligere|siden)|тиждень тому|тижнем раніше)(?!\w)|"
    r"(?:一|1)(?:週|周|個?星期)前",
}
_AFTER = re.compile(
    r"(?<![\w.,])(?P<n>[0-9]{1,2}) (?:days?|weeks?|dager|dag|uker|дні|днів|день|тижні|тижнів) (?:later|"
    r"afterwards|senere|etterpå|потому|"
    r"по тому|пізніше)(?!\w)|(?<!\w)через (?P<n2>[0-9]{1,2}) (?:дні|днів|день|тижні|тижнів)(?!\w)|"
    r"(?<![0-9.,])(?P<n3>[0-9]{1,2}) ?(?:天|日|週|周|個?星期)(?:之|以)?後",
    re.I,
)
_EARLIER = re.compile(
    r"(?<![\w.,])(?P<n>[0-9]{1,2}) (?:days?|weeks?|dager|dag|uker|дні|днів|день|тижні|тижнів) (?:earlier|"
    r"before|ago|tidligere|siden|"
    r"тому|раніше)(?!\w)|(?<!\w)for (?P<n2>[0-9]{1,2}) (?:dager|uker) siden(?!\w)|"
    r"(?<![0-9.,])(?P<n3>[0-9]{1,2}) ?(?:天|日|週|周|個?星期)(?:之|以)?前",
    re.I,
)
_WEEKS = {
    -1: r"(?<!\w)(?:last week|forrige uke|sist uke|минулого тижня)(?!\w)|上(?:週|周|星期|"
    r"個?禮拜)(?![一二三四五六日天]|[1-6](?![0-9台個位次件名條]))",
    0: r"(?<!\w)(?:this week|denne uka|denne uken|цього тижня)(?!\w)|[本這](?:週|周|星期|"
    r"個?禮拜)(?![一二三四五六日天末]|[1-6](?![0-9台個位次件名條]))",
    1: r"(?<!\w)(?:next week|neste uke|наступного тижня)(?!\w)|"
    r"下(?:週|周|星期|個?禮拜)(?![一二三四五六日天]|[1-6](?![0-9台個位次件名條]))",
}

Found = tuple[tuple[Day | Clock, ...], bool]


def _fixed(day: Day) -> Callable[[re.Match[str]], Found]:
    return lambda match: ((day,), False)


def _counted(way: int) -> Callable[[re.Match[str]], Found]:
    def read(match: re.Match[str]) -> Found:
        count = int(next(held for held in match.groups() if held))
        return (Day(apart=way * count * (7 if _WEEK.search(match[0].lower()) else 1)),), True

    return read


#: pattern, reader; the ones with a number may be lengths of time as well
APART: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Found]], ...] = (
    *((re.compile(pattern, re.I), _fixed(Day(apart=days))) for days, pattern in _OUTRIGHT.items()),
    (_AFTER, _counted(1)),
    (_EARLIER, _counted(-1)),
    *((re.compile(pattern, re.I), _fixed(Day(week=weeks))) for weeks, pattern in _WEEKS.items()),
)
