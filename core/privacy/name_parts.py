"""What a display name is made of: the name itself, an alias in brackets, a Chinese part; a firm's legal form."""

import re
from collections.abc import Iterator

#: Han, kana: written without spaces.
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CHINESE_PART = re.compile(rf"[{CJK}]{{2,}}")
_OTHER_PART = re.compile(rf"[^{CJK}()（）,，/|]+")
_ASIDE = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*")
_COMPOUND = frozenset(
    [
        "歐陽",
        "司馬",
        "諸葛",
        "上官",
        "司徒",
        "東方",
        "皇甫",
        "尉遲",
        "公孫",
        "慕容",
        "令狐",
        "夏侯",
        "張簡",
        "范姜",
        "歐阳",
    ]
)
_LEGAL = re.compile(
    r"(?:[\s,]+(?:ASA|AS|ANS|DA|AB|ApS|A/S|Oyj?|Ltd\.?|Limited|Inc\.?|Incorporated|LLC|L\.L\.C\.|LLP|PLC|plc|Corp\.?|"
    r"Corporation|Co\.?|Company|GmbH|AG|KG|SE|BV|B\.V\.|NV|SA|S\.A\.|SAS|SARL|Sp\. z o\.o\.|s\.r\.o\.|Pty)\.?)+$"
)
_LEGAL_BEFORE = re.compile(r"^(?:ТОВ|ТзОВ|ПрАТ|ПАТ|АТ|ПП|ФОП|КП|ДП|LLC)\s+")
_LEGAL_CHINESE = re.compile(r"(?:股份)?有限公司$")
_QUOTES = "«»“”„\"「」'"
#: The longest Chinese given name that stands alone for its person.
_GIVEN = 2


def aliases_of(name: str) -> Iterator[str]:
    """The name and the parts of it that stand for the person too: `王小明 (Ming Wang)` gives three."""
    yield name
    bare = _ASIDE.sub(" ", name).strip()
    if bare and bare != name:
        yield bare
    chinese = _CHINESE_PART.findall(name)
    if chinese and bare:
        yield from chinese
        others = (part.strip(" -·") for part in _OTHER_PART.findall(name))
        yield from (part for part in others if len(part) > 2 and " " in part)


def given_name(name: str) -> str | None:
    """The given name of a Chinese name of three characters, or of four with a double surname."""
    if len(name) == _GIVEN + 1 or (len(name) == _GIVEN + 2 and name[:2] in _COMPOUND):
        return name[-_GIVEN:]
    return None


def without_legal_form(name: str) -> str:
    """A firm's name as people say it: `Nordvik Logistics AS` is `Nordvik Logistics`."""
    bare = _LEGAL_CHINESE.sub("", _LEGAL.sub("", _LEGAL_BEFORE.sub("", name.strip()))).strip().strip(_QUOTES).strip()
    return bare if len(bare) > 1 else name
