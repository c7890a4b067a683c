"""What a text asks for or promises: call-backs, requests, promises and times, by words of four languages at once."""

import re
from collections.abc import Mapping

from core.words.cues import found
from core.words.text import sentences, spoken

# Latin and Cyrillic entries stand between word borders; Chinese has none.
CALL_BACK: Mapping[str, str] = {
    "en": r"call(?:ed|ing)? (?:(?:me|us|him|her|them|you) )?back|call-?back|(?:call|ring|phone) (?:me|us)"
    r"|give (?:me|us|him|her|them) a (?:call|ring)|return (?:my|our|the) call",
    "nb": r"ring(?:e|er)? (?:(?:meg|oss|ham|henne|dem) )?(?:tilbake|opp)|ring (?:meg|oss)|oppringning|tilbakeringing",
    "uk": r"(?:передзвон|перетелефон)\w*|(?:за|по)?(?:телефонуй|дзвоніть|дзвони)\w* (?:мені|нам)|зворотн\w+ дзвін\w+",
    "zh": r"回電|回撥|回我電話|打(?:個)?(?:電話)?給我|來電給我",
}
REQUEST: Mapping[str, str] = {
    "en": r"please (?!find|see|note|disregard|ignore)\w+"
    r"|(?:can|could|would|will) (?:you|someone|anyone|we|i)|let me know"
    r"|(?:i|we) need|asap|urgent(?:ly)?|(?:still )?waiting (?:for|on)|any (?:news|update)|when (?:will|can|do|is|are)",
    "nb": r"vennligst (?!se|finn|merk)\w+|(?:kan|kunne) (?:du|dere|noen|vi|jeg)|vær så snill|gi (?:meg |oss )?beskjed"
    r"|(?:jeg|vi) trenger|haster|(?:vi |jeg )?venter (?:fortsatt )?på|noe nytt|når (?:kan|kommer|blir|er|får)",
    "uk": r"будь ласка|прошу|просимо|(?:чи )?можете|(?:чи )?можна|терміново|(?:досі )?чека(?:ю|ємо)|коли (?:буде|можна)"
    r"|надішліть|підкажіть|повідомте|(?:мені|нам) потрібн\w+",
    "zh": r"請(?!查收|見附|參閱|問候)|麻煩(?!了|的)|可否|能否|盡快|儘快|急件|還在等|什麼時候",
}
#: What a note of a call says the other side wants.
WANTED: Mapping[str, str] = {
    "en": r"want(?:s|ed)|ask(?:s|ed|ing)? (?:for|us to|me to|to)|request(?:s|ed)?|would like"
    r"|demand(?:s|ed)|insist(?:s|ed)",
    "nb": r"ønsk(?:er|et|te)|vil (?:gjerne )?ha|(?:ber|ba|bedt) om|krev(?:er|de|d)|etterspør",
    "uk": r"хоч(?:е|уть)|хотів|хотіла|прос(?:ить|ять|ив|ила|или)|вимага\w+|бажа\w+",
    "zh": r"要求|希望|想要|請求|索取|索要",
}
PROMISE: Mapping[str, str] = {
    "en": r"promis(?:e|ed|es|ing)|(?:i|we|he|she|they|you)(?:'ll| will| shall)(?! not)|(?:am|are|is) going to"
    r"|will (?:send|call|pay|come|deliver|bring|get|reply|answer|fix|check|confirm|order|ship|return|arrange|be)"
    r"|agreed to|committed to|guarantee[sd]?",
    "nb": r"lov(?:er|et|te) (?:å|at|oss|meg|svar|levering|betaling)|(?:har |ble )?lovet"
    r"|(?:jeg|vi|han|hun|de) (?:skal|vil)(?! ikke)"
    r"|skal (?:sende|ringe|betale|levere|komme|svare|sjekke|bestille|ordne|bekrefte|få)|garanterer"
    r"|(?:jeg|vi) (?:sender|ringer|betaler|leverer|kommer|ordner|sjekker|svarer|bekrefter|bestiller|fikser)",
    "uk": r"(?:по)?обіця\w+|зобов'яз\w+|гаранту\w+|(?:надішл|відправл|сплат|оплат|заплат|доставл|привез|підготу|перевір"
    r"|підтвердж|зателефону|передзвон|подзвон|зробл|замовл)(?:ю|у|имо|емо|ємо|ить|ять)|відпові(?:м|мо|сть)",
    "zh": r"承諾|答應|保證|允諾|(?:我|我們|會|將)(?:會|將|在|於|先)?.{0,8}"
    r"(?:寄|回覆|付款|支付|付清|處理|聯絡|送達|交貨|安排|確認|回電|提供)",
}
TIMES: Mapping[str, str] = {
    "en": r"noon|midnight|today|tonight|tomorrow|(?:this|next|the) (?:week|month|morning|afternoon|evening)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|end of (?:the )?(?:day|week|month)|eod|eow"
    r"|\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]m"
    r"|(?:within|in) (?:an|a|\d+|one|two|three) (?:minute|hour|day|week)s?"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*",
    "nb": r"i dag|i kveld|i morgen|i ettermiddag|(?:denne|neste) (?:uken|uka|uke|måned\w*)|(?:innen|før) \w+"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?|kl\.? ?\d{1,2}|\d{1,2}[:.]\d{2}"
    r"|om (?:en|et|to|tre|\d+) (?:minutt|time|dag|uke)\w*"
    r"|\d{1,2}\. (?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)\w*",
    "uk": r"сьогодні|завтра|післязавтра|ввечері|вранці|(?:цього|наступного) (?:тижня|місяця)"
    r"|до (?:кінця|обіду|вечора|ранку) ?\w*"
    r"|(?:понеділ|вівтор|серед|четвер|п'ятниц|субот|неділ)\w*|(?:до|о|об) \d{1,2}(?:[:.]\d{2})?"
    r"|через (?:годину|тиждень|день|\d+ \w+)|\d{1,2} (?:січня|лютого|березня|квітня|травня|червня"
    r"|липня|серпня|вересня|жовтня"
    r"|листопада|грудня)",
    "zh": r"今天|今日|今晚|明天|明日|明早|後天|中午|上午|下午|傍晚"
    r"|(?:本|這|下)(?:個)?(?:週|周|星期|禮拜|月)|(?:週|周|星期|禮拜)[一二三四五六日天]"
    r"|月底|下班前|\d{1,2}[:：]\d{2}|\d{1,2} ?[點時]|\d{1,2}[月/]\d{1,2}日?|(?:小時|天|分鐘|週)(?:內|後)",
}


def _compiled(words: Mapping[str, str]) -> re.Pattern[str]:
    parts = [f"(?<!\\w)(?:{regex})(?!\\w)" for language, regex in words.items() if language != "zh"]
    return re.compile("|".join([*parts, words["zh"]]), re.I)


_CALL_BACK, _REQUEST, _WANTED = _compiled(CALL_BACK), _compiled(REQUEST), _compiled(WANTED)
_PROMISE, _TIMES = _compiled(PROMISE), _compiled(TIMES)


def asks_for_call(text: str) -> bool:
    """Whether somebody wants to be called."""
    return bool(_CALL_BACK.search(spoken(text)))


def asks(text: str) -> bool:
    """Whether a message wants an answer: a question, a request, a call-back."""
    words = spoken(text)
    marked = "?" in words or "？" in words or bool(_REQUEST.search(words))
    return marked or asks_for_call(text) or "question" in found(text)


def urgency(text: str) -> int:
    """How soon somebody wants it, 0-3: a call-back by a stated time is 3, a plain question 0."""
    words = spoken(text)
    return 2 * bool(_TIMES.search(words)) + asks_for_call(text)


def promise_in(text: str) -> str | None:
    """The first sentence that promises something by a time in words; requests and questions promise nothing."""
    for sentence in sentences(text):
        words = spoken(sentence)
        promised = _PROMISE.search(words) and _TIMES.search(words)
        if promised and not words.endswith(("?", "？")) and not _REQUEST.search(words):
            return sentence
    return None


def wanted_in(note: str) -> str | None:
    """The first sentence of a call's note that says what the other side wants."""
    return next((sentence for sentence in sentences(note) if _WANTED.search(spoken(sentence))), None)
