"""The case forms of Ukrainian first and family names, by their endings. More than are right, so that none is missed."""

import re
from functools import lru_cache

_CYRILLIC = re.compile(r"[А-Яа-яЄєІіЇїҐґ'’ʼ-]+$")
_VOWELS = "аеиіоуяюєї"
#: Before і the last consonant changes: Ольга, Ользі.
_SOFTER = {"г": "з", "к": "ц", "х": "с"}
#: The endings that take the place of the longest ending that fits.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ський", ("ського", "ському", "ським", "ськім")),
    ("цький", ("цького", "цькому", "цьким", "цькім")),
    ("зький", ("зького", "зькому", "зьким", "зькім")),
    ("ська", ("ської", "ській", "ську", "ською")),
    ("цька", ("цької", "цькій", "цьку", "цькою")),
    ("зька", ("зької", "зькій", "зьку", "зькою")),
    ("ова", ("ової", "овій", "ову", "овою", "ови", "ові", "ово")),
    ("єва", ("євої", "євій", "єву", "євою")),
    ("ець", ("ця", "цю", "цеві", "цем", "ці", "че")),
    ("єць", ("йця", "йцю", "йцеві", "йцем", "йці")),
    ("ія", ("ії", "ію", "ією", "іє")),
    ("ий", ("ого", "ому", "им", "ім")),
    ("ій", ("ія", "ію", "ієві", "ієм", "ії", "ього", "ьому", "ім")),
    ("ів", ("ова", "ову", "овові", "овом", "ові", "ева", "еву", "евим", "овим", "єва", "єву", "євом")),
    ("їв", ("єва", "єву", "євом", "єві", "євим")),
    ("ір", ("ора", "ору", "орові", "ором", "оре", "іра", "іру", "ірові", "іром", "іре")),
    ("ін", ("іна", "іну", "інові", "іном", "іним", "іні", "она", "ону", "оном", "оне")),
    ("їн", ("їна", "їну", "їнові", "їном", "їним", "їні")),
    ("ай", ("ая", "аю", "аєві", "аєм", "аї", "аю")),
    ("ей", ("ея", "ею", "еєві", "еєм", "еї")),
    ("ь", ("я", "ю", "еві", "ем", "і", "ю")),
    ("о", ("а", "у", "ові", "ом", "і", "е", "у")),
    ("я", ("і", "ю", "ею", "є", "ї", "єю")),
)


@lru_cache(maxsize=65536)
def case_forms(word: str) -> frozenset[str]:
    """The other cases of one name, lower case, without the name itself; empty for other alphabets."""
    low = word.lower()
    if len(low) < 3 or not _CYRILLIC.match(low):
        return frozenset()
    if "-" in low:
        first, _, second = low.rpartition("-")
        heads = {first, *case_forms(first)}
        tails = {second, *case_forms(second)}
        return frozenset(f"{head}-{tail}" for head in heads for tail in tails) - {low}
    return frozenset(_declined(low)) - {low}


def _declined(low: str) -> set[str]:
    for ending, others in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return {low[: -len(ending)] + other for other in others}
    stem, last = low[:-1], low[-1]
    if last == "а":
        softer = stem[:-1] + _SOFTER.get(stem[-1], stem[-1])
        return {stem + end for end in ("и", "і", "у", "ою", "о", "ею", "ей")} | {softer + "і"}
    if last in _VOWELS:
        return set()
    hard = {low + end for end in ("а", "у", "ові", "ом", "і", "е", "ю", "им")}
    if last in "ржчшщ":
        hard |= {low + end for end in ("я", "ю", "еві", "ем")}
    if last in "гкх":
        hard.add(stem + {"г": "же", "к": "че", "х": "ше"}[last])
    return hard
