"""Rule `policy`: no profanity, abuse or slur in a report's own words; what is quoted word for word is left alone."""

import re
import tomllib
from functools import reduce
from operator import or_
from pathlib import Path

from core.check.cases import Case, rule
from core.check.vocabulary import Vocabulary

_FOLDER = Path(__file__).with_name("policy")


def _listed(languages: tuple[str, ...], sort: str) -> str:
    """The words of one sort as a pattern."""
    lists = (tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8")) for name in languages)
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for words in lists for word in words[sort])


#: sort of word: its vocabulary, of all languages at once, as people and models mix them
_SORTS = {
    sort: Vocabulary(_listed(("en", "nb", "uk"), sort), _listed(("zh-TW",), sort))
    for sort in ("profanity", "abuse", "slur")
}


_BITS = reduce(or_, (words.bit for words in _SORTS.values()))


def _policy(case: Case) -> str | None:
    if not case.scan.bits & _BITS:
        return None
    found = (sort for sort, words in _SORTS.items() if words.search(case.scan.said))
    return next((f"it has words of {sort}" for sort in found), None)


policy = rule("policy", _policy)
