"""Rule `language`: a claim is written in the brief's language; names, codes, quotes and short claims aside."""

import re

from core.check.cases import Case, rule
from core.check.language import FUNCTION_WORDS
from core.check.vocabulary import Vocabulary

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"(?<![\w-])[a-zà-öø-ÿ]+(?:'[a-z]+)?(?![\w-])")
_CYRILLIC_WORD = re.compile(r"(?<!\w)[а-яіїєґыэёъ']{2,}(?!\w)")
_RUSSIAN = re.compile("[ыэёъ]")
#: characters of simplified Chinese that the traditional script hasn't
_SIMPLIFIED = frozenset(
    "们这说时发对会过还开关问题员业务电话单检测应经现实际给让从进运输达线设备网页络统计师组报错误认请货车间无连级验证试调导质损坏变频执换续断"
)
#: what a claim has at least of another script or language before it is judged
_FEW_WORDS, _FEW_HAN, _FEW_TELLING = 4, 6, 3
#: small words of more than one language tell nothing
_SHARED = frozenset(
    [
        "a",
        "i",
        "in",
        "at",
        "to",
        "for",
        "so",
        "no",
        "man",
        "men",
        "var",
        "her",
        "over",
        "under",
        "den",
        "det",
        "en",
        "on",
        "is",
        "are",
        "me",
        "de",
        "du",
        "per",
        "la",
        "no",
        "am",
    ]
)
_OWN = {name: Vocabulary("|".join(FUNCTION_WORDS[name] - _SHARED)) for name in ("en", "nb")}


def _language(case: Case) -> str | None:
    locale = case.desk.brief.locale
    return f"it is written in another language than {locale}" if _STRANGE[_script(locale)](case, locale) else None


def _script(locale: str) -> str:
    language = locale.partition("-")[0]
    return {"zh": "han", "uk": "cyrillic"}.get(language, "latin")


def _latin(case: Case) -> int:
    """How many words it has in small Latin letters; those of codes and names have capitals or digits mostly."""
    return len(_LATIN_WORD.findall(case.own))


def _han(case: Case) -> int:
    """How many Chinese characters it has that don't name a known person."""
    return len(_HAN.findall(case.own)) - sum(
        len(mention.written) for mention in case.mentions if _HAN.match(mention.written)
    )


def _not_latin(case: Case, locale: str) -> bool:
    text = case.own
    if not text.isascii():
        if _han(case) >= _FEW_HAN and _latin(case) < _FEW_TELLING:
            return True
        if len(_CYRILLIC_WORD.findall(text)) >= _FEW_WORDS > _latin(case):
            return True
    return _speaks_another(case, locale)


def _speaks_another(case: Case, locale: str) -> bool:
    """Whether it has several small words of another language, and none of the one it should be in."""
    own = _OWN.get(locale)
    if own is None or case.scan.bits & own.bit:
        return False
    words = [word for word in _LATIN_WORD.findall(case.scan.lowered) if word not in _SHARED]
    others = (tongue for name, tongue in FUNCTION_WORDS.items() if name not in (locale, "uk"))
    found = ([word for word in words if word in tongue] for tongue in others)
    return any(len(told) >= _FEW_TELLING and len(set(told)) > 1 for told in found)


def _not_cyrillic(case: Case, _: str) -> bool:
    cyrillic = _CYRILLIC_WORD.findall(case.scan.lowered)
    if len(_RUSSIAN.findall(" ".join(cyrillic))) >= 2:
        return True
    return len(cyrillic) < 2 and (_latin(case) >= _FEW_WORDS or _han(case) >= _FEW_HAN)


def _not_han(case: Case, _: str) -> bool:
    own = _HAN.findall(case.own)
    if len(own) < 2:
        return _latin(case) >= _FEW_WORDS or len(_CYRILLIC_WORD.findall(case.scan.lowered)) >= _FEW_WORDS
    cited = {char for source in case.sources for char in source.plain}
    return len({char for char in own if char in _SIMPLIFIED} - cited) >= _FEW_TELLING


_STRANGE = {"latin": _not_latin, "cyrillic": _not_cyrillic, "han": _not_han}


language = rule("language", _language)
