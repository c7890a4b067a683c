"""Words of team channels in four languages: leisure, channels made for it, decisions in plain words, cheers.

They stand beside the cue words of `core.words.cues`, for what matters in a digest alone.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from core.words.cues import strength
from core.words.text import spoken, tokens

#: Food, sports and feasts. `before lunch` is a time.
LEISURE: Mapping[str, str] = {
    "en": r"(?<!after )(?<!before )(?<!by )(?<!until )lunch|dinner|breakfast|cakes?|pizzas?|sushi|thai|burgers?|noodles"
    r"|beers?|coffee|happy hour|birthday|bouldering|climbing|gym|yoga|football|soccer|karaoke|movies?|game night",
    "nb": r"(?<!etter )(?<!før )(?<!til )lunsj|middag|frokost|kaker?|kaka|pizza|sushi|burgere?|øl|kaffe|bursdag"
    r"|klatring|treningsøkt|fotball|quiz|kino|vafler|fredagspils",
    "uk": r"(?<!до )(?<!після )обід(?:ати|аємо|ає)?|вечеря\w*|сніданок|торт\w*|піц[аиу]|суші|бургер\w*|пив[оа]|кав[аиу]"
    r"|днем народження|день народження|скелелаз\w+|футбол\w*|кіно|вечірк\w+",
    "zh": r"午餐(?!前|後)|午飯(?!前|後)|晚餐|早餐|便當"
    r"|排骨飯|雞腿飯|飲料|珍奶|奶茶|手搖|咖啡|蛋糕|披薩|火鍋|燒肉|雞排|聚餐"
    r"|生日快樂|揪團|團購|唱歌|電影|爬山|攀岩|健身|連假|下午茶(?!前|後)|吃什麼|點餐|訂餐",
}
#: What channels for leisure are called.
SOCIAL: Mapping[str, str] = {
    "en": r"random|lunch|social|off-?topic|fun|memes?|pets|cats|dogs|music|food|coffee|water-?cooler|chit-?chat"
    r"|gaming|sports?",
    "nb": r"lunsj|sosialt|mat|kaffe|trening|prat|løst-og-fast",
    "uk": r"флуд|балачки|розваги|обід|котики|курилка",
    "zh": r"閒聊|午餐|便當|團購|揪團|八卦|吃喝|美食|寵物|休閒",
}
#: How a decision is told without a word of deciding; it counts as one where others agree.
DECIDED: Mapping[str, str] = {
    "en": r"(?:we|we'll|we're|i'd say we) (?:go|went|going) with|contract (?:is )?signed|signed the contract"
    r"|it's settled|that's settled|(?:ok|okay|alright|then|so),? (?:then )?we(?:'ll| will)?"
    r"|from now on|starting (?:today|tomorrow|monday|next week)",
    "nb": r"da (?:blir det|går vi|kjører vi|tar vi|gjør vi)|vi går for|avtalen er signert|fra nå av|vi landet på",
    "uk": r"зупинилися на|беремо|обираємо|підписали|підписано|відтепер|йдемо з|ідемо з",
    "zh": r"就(?:用|照|這樣|以|採|選|走|訂)|敲定|說好|簽約|簽好|今後",
}
#: A decision that is called one.
CALLED: Mapping[str, str] = {
    "en": r"decision(?: from [\w -]{1,40})?:|decided:|final(?: answer)?:",
    "nb": r"(?:beslutning|vedtak|konklusjon)(?: fra [\w -]{1,40})?:",
    "uk": r"(?:рішення|висновок)(?: [\w' -]{1,40})?:",
    "zh": r"(?:會議)?(?:決議|決定|結論)(?:是|[::\uff1a])|定案[::\uff1a]",
}
#: Trouble in words that mean it among colleagues; it counts where somebody takes it up.
TROUBLE: Mapping[str, str] = {
    "en": r"expired|logged out|ran out of|running out of|out of stock|behind schedule|bounced|complain\w*|escalated"
    r"|blocked (?:by|on)|outage",
    "nb": r"utløpt|går tomt?|tomt for|forsinket|klager på|blokkert av|nedetid",
    "uk": r"прострочен\w+|закінчи\w+|затрим\w+|скаржи\w+|скарг\w+|заблокован\w+",
    "zh": r"過期|被登出|次 ?[45]\d\d|回 ?[45]\d\d|爆掉|爆量|不夠用|來不及|卡關|客訴|落後",
}
#: News that others plan by: delays, and who is away.
NEWS: Mapping[str, str] = {
    "en": r"slips? to|slipped to|slipping|delayed (?:to|until|by)|postponed|pushed (?:back|to)|moved (?:to|from) \w+"
    r"|(?:i'm|i am|he's|she's|\w+ is) (?:off|out|away|on leave|sick)|out of office|on (?:vacation|holiday)|covers for",
    "nb": r"utsatt|forskjøvet|flyttet til|(?:har|tar) fri|på ferie|er syk|sykmeldt|vikarierer",
    "uk": r"перенес\w+ на|відкла\w+|у відпустці|на лікарняному|захворі\w+|мене не буде|вихідний",
    "zh": r"延到|延期|延後|順延|改到|改期|請假|休假|不在公司|代理",
}
#: Gladness about what was said.
CHEERS: Mapping[str, str] = {
    "en": r"congrat\w*|woo-?hoo|yay|great news|hooray",
    "nb": r"gratulerer|hurra|kjempebra",
    "uk": r"вітаю|вітаємо|ура|чудова новина",
    "zh": r"恭喜|太好了|太棒了|讚啦",
}
#: Laughter, and jokes that are called so.
LAUGHTER: Mapping[str, str] = {
    "en": r"lol|haha\w*|hehe\w*|rofl|lmao|just kidding|jk|kidding",
    "nb": r"haha\w*|hehe\w*|bare tull|tuller|spøk",
    "uk": r"лол|ха-?ха\w*|ахах\w*|жартую|жарт",
    "zh": r"哈哈|呵呵|笑死|開玩笑|囧",
}
_GREETINGS = (
    r"hi|hello|hey|good (?:morning|afternoon|evening)|morning|hei|hallo|heisann|god (?:morgen|ettermiddag|kveld)|morn"
    r"|привіт|вітаю|добр(?:ий|ого) (?:ранку|дня|вечора|ранок|день|вечір)"
)
_THANKS = (
    r"thanks(?: a lot| so much)?|thank you(?: so much)?|thx|cheers|(?:tusen )?takk|(?:щиро )?дякую|спасибі"
    r"|(?:please|будь ласка)(?=[\s!.]*$)"
)
_FOR_ALL = r"all|team|everyone|everybody|folks|guys|there|again|alle|alle sammen|folkens|всім|усім|колеги|команда"
#: A greeting or thanks with whom it is for, and a mark after it; then the words that matter.
_OPENING = re.compile(
    rf"\s*(?:(?:{_GREETINGS}|{_THANKS})"
    rf"(?:(?: (?:{_FOR_ALL}))+\s*[!,.:;–—-]*\s+|(?: @?[\w.-]+){{0,2}}\s*[!,.:;–—]+\s+)"
    r"|(?:大家|各位)?(?:早安|早上好|早|午安|您好|你好|哈囉|嗨|謝謝|感謝|辛苦了)(?:大家|各位)?"
    r"[,\uff0c、!\uff01。.~\uff5e ]+)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"[\s,.!;–—-]+(?:(?:{_THANKS})(?: (?:{_FOR_ALL}|in advance|på forhånd|наперед))*|謝謝|感謝|辛苦了|麻煩了)"
    r"[\s!.~。\uff01\uff5e)]*$",
    re.IGNORECASE,
)
#: What is left must be worth it.
_LEFT = 4
_CHEERING = re.compile("[\U0001f389\U0001f38a\U0001f973\U0001f64c]|:(?:tada|partying_face|raised_hands|clap):")
_SEPARATE = re.compile(r"[-_\s]+")
#: A number of three digits or more, or a code: then food may be the trade.
_OF_TRADE = re.compile(r"\d{3,}|(?<!\w)[A-Za-z]{1,5}-?\d{2,}")


def _compiled(words: Mapping[str, str]) -> re.Pattern[str]:
    parts = [f"(?<!\\w)(?:{regex})(?!\\w)" for language, regex in words.items() if language != "zh"]
    return re.compile("|".join([*parts, words["zh"]]), re.IGNORECASE)


_LEISURE, _SOCIAL, _DECIDED = _compiled(LEISURE), _compiled(SOCIAL), _compiled(DECIDED)
_CHEERS, _LAUGHTER = _compiled(CHEERS), _compiled(LAUGHTER)
_TROUBLE, _NEWS = _compiled(TROUBLE), _compiled(NEWS)
_CALLED = re.compile(rf"\s*(?:{'|'.join(CALLED.values())})", re.IGNORECASE)


@lru_cache(maxsize=16384)
def is_leisure(text: str) -> bool:
    """Whether a text is about food, sports or feasts, and not as a matter of business."""
    words = spoken(text)
    if not _LEISURE.search(words) or _OF_TRADE.search(words):
        return False
    return strength(text).get("impact") != 1.0


def is_social(title: str) -> bool:
    """Whether a channel is made for leisure, by its name."""
    return bool(_SOCIAL.search(_SEPARATE.sub(" ", title)) or _SOCIAL.search(title))


def settles(text: str) -> bool:
    """Whether a text tells a decision in plain words."""
    return bool(_DECIDED.search(spoken(text)))


def calls_it_decided(text: str) -> bool:
    """Whether a text opens by calling what follows a decision."""
    return bool(_CALLED.match(text))


def is_trouble(text: str) -> bool:
    """Whether a text tells of trouble in a colleague's words."""
    return bool(_TROUBLE.search(spoken(text)))


def is_news(text: str) -> bool:
    """Whether a text tells of a delay, or of somebody who is away."""
    return bool(_NEWS.search(spoken(text)))


def laughs(text: str) -> bool:
    """Whether a text laughs, or says that it jokes."""
    return bool(_LAUGHTER.search(spoken(text)))


def without_greeting(text: str) -> str:
    """The text without the greeting or thanks around it; the whole text where hardly anything else is in it."""
    bare = _CLOSING.sub("", _OPENING.sub("", text, count=1) if _OPENING.match(text) else text)
    return bare if len(tokens(bare)) >= _LEFT else text


def cheers(text: str) -> bool:
    """Whether a text is glad of what was said."""
    return bool(_CHEERING.search(text) or _CHEERS.search(text))
