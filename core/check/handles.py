"""Rule `handles`: an @handle, a <@user> or a #channel of a claim occurs in what it cites."""

import re

from core.check.cases import Case, rule
from core.check.plain import folded
from core.check.spelling import name_stem

_HANDLE = re.compile(r"<[@#!][^>\s]{1,60}>|(?<![\w@#.])@[\w][\w.-]*|(?<![\w@#&/])#(?=[\w-]*[^\W\d_])[\w-]+")


def _handles(case: Case) -> str | None:
    if not any(sign in case.own for sign in "@#<"):
        return None
    for match in _HANDLE.finditer(case.own):
        written = match[0].rstrip(".-")
        name = written.strip("<>@#!")
        cited = any(folded(name) in f"{source.folded} {folded(source.beside)}" for source in case.sources)
        if not cited and name_stem(name) not in case.words:
            return f"{written} is not in what is cited"
    return None


handles = rule("handles", _handles)
