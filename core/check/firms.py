"""Firms a claim names that nothing cited does: ones every reader knows, and ones called 公司."""

import re

from core.check.cases import Case
from core.check.name_lists import GENERIC_FIRMS
from core.check.plain import folded

#: firms that are known by words a pattern of names can't tell
_KNOWN_FIRMS = (
    "нова пошта|нової пошти|новою поштою|укрпошт\\w*|київстар\\w*|приватбанк\\w*|монобанк\\w*|укрзалізниц\\w*|"
    "西門子|台積電|鴻海|中華電信|華碩|宏碁|聯發科|微軟|谷歌|亞馬遜|三星|索尼|松下|日立|三菱|東芝|施耐德|羅克韋爾|歐姆龍|基恩斯|"
    "發那科|博世|甲骨文|思科|黑貓宅急便|新竹物流|順豐|台達電|研華|遠傳|台灣大哥大|統一超商|全家便利"
)
#: firms whose names no other words spell, so that they are met inside a Chinese sentence too
_PLAIN_FIRMS = (
    "中華電信|西門子|台積電|鴻海|聯發科|亞馬遜|施耐德|羅克韋爾|歐姆龍|發那科|黑貓宅急便|新竹物流|順豐|台達電|台灣大哥大|"
    "統一超商|全家便利|蝦皮|富邦|國泰人壽|國泰產險|國泰世華|家樂福|好市多|屈臣氏|康是美|大潤發|博客來|嘉里大榮|宅配通|三竹"
)
_SAYS = "表示|指出|回報|回覆|說|提到|認為|確認|建議|承諾|答應|通知|告知|來電|證實|透露|轉述"
_FIRM = re.compile(
    rf"(?P<known>{_PLAIN_FIRMS}|(?<!\w)(?:{_KNOWN_FIRMS})|(?:{_KNOWN_FIRMS})(?={_SAYS}))|"
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?:股份有限|有限)?公司(?!內|的電話|規定)|"
    r"(?:^|[\s,，。;；、:：]|商|戶)(?P<trade>[\u4e00-\u9fff]{2})"
    r"(?:產險|人壽|保險|銀行|電信|證券|物流|貨運|快遞|電機|科技|機械|企業|實業|工業|營造|建設|食品|藥局)"
    rf"(?={_SAYS})",
    re.I,
)


def unknown_firm(case: Case) -> str | None:
    """A firm that every reader knows, or one that is called one, that nothing cited names."""
    if case.own.isascii():
        return None
    for match in _FIRM.finditer(case.own):
        name = match["name"] or match["known"] or match["trade"]
        forms = [name[i:] for i in range(len(name) - 1)] if match["name"] else [name]
        said = " ".join(f"{source.folded} {folded(source.beside)}" for source in case.sources)
        if (match["known"] or not name.endswith(GENERIC_FIRMS)) and not any(folded(form) in said for form in forms):
            return f"{name} is not in what is cited"
    return None
