"""Chinese names in a claim that nothing cited has: a speaker, a titled person, somebody who did something."""

import re

from core.check.cases import Case
from core.check.name_lists import NO_HAN_NAMES, SURNAMES

_HAN_SPEAKER = re.compile(
    r"(?:^|[,，。;；、:：\s由向跟請與和及])(?P<name>[\u4e00-\u9fff]{2,3}?)(?=表示|指出|回報|回覆|說|提到|認為|確認|建議|提議|負責|通報|報告|承諾|答應|:)"
)
_HAN_TITLED = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,3})(?=先生|小姐|女士|經理|工程師|主任|課長|組長|副理|老師|醫師)")
#: Who did something: a surname and two characters before a verb of doing.
_HAN_DOER = re.compile(
    rf"(?:^|[,，。;；、\s由])(?P<name>[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{2}})"
    r"(?=已|將|把|在|於|先|重新|更換|完成|退|換|修|裝|查|發|送|寄|清|測|說|通知|聯絡|負責|提供|處理|確認|更新|安裝|檢查|表示|會|要)"
)
#: Who says something behind a word for an office or a trade: a surname and two characters right before the verb.
_HAN_OFFICER = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?P<name>[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{2}})"
    r"(?=表示|指出|回報|回覆|轉述|透露|證實|認為|提到|通報|坦言|強調|補充|請|要求|通知|安排|負責|決定)"
)


def unknown_han_name(case: Case) -> str | None:
    """A speaker or a titled person, by surname, that nothing cited has."""
    if not case.scan.has_han:
        return None
    said = " ".join(source.whole for source in case.sources)
    for pattern in (_HAN_SPEAKER, _HAN_TITLED):
        for match in pattern.finditer(case.own):
            name = match["name"]
            name = next((name[i:] for i in range(len(name)) if name[i] in SURNAMES or name[i] in "阿小"), "")
            if name and name not in said and name[-2:] not in said and not _has_han_only_elsewhere(said):
                return f"{name} is not in what is cited"
    for match in (*_HAN_DOER.finditer(case.own), *_HAN_OFFICER.finditer(case.own)):
        name = match["name"]
        # A thing may begin with a character that is a surname too (高壓管): its words then stand in the source.
        if name[:2] in NO_HAN_NAMES:
            continue
        if name[:2] not in said and name[-2:] not in said and not _has_han_only_elsewhere(said):
            return f"{name} is not in what is cited"
    return None


def _has_han_only_elsewhere(said: str) -> bool:
    """Without any Chinese in what is cited, a Chinese name may stand for a Latin one."""
    return not any("\u3400" <= char <= "\u9fff" for char in said)
