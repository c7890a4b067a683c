"""Rules `cause`, `resolution`, `commitment`, `hedge`: such a word in a claim needs its like in what is "
"cited, not hedged away."""

import re
from collections.abc import Iterable, Iterator

from core.check.cases import Case, rule
from core.check.language import stems
from core.check.polarity import denied, doubtful, planned, says_unknown
from core.check.quotations import TAKEN
from core.words import cues
from core.words.text import sentences

#: a sentence that runs on for longer isn't speech
_LONGEST = 400
_FEWEST = 2
_CAUSE = re.compile(
    r"(?<!\w)(?:because|due to|caused|causes|causing|the cause|root cause|as a result of|result of|"
    r"resulted from|led to|triggered by|"
    r"triggered|owing to|thanks to|stemm?ed from|brought about|attributed to|blamed on|"
    r"skyld(?:es|tes)|på grunn av|pga\.?|forårsake\w*|fordi|årsaken|årsak|førte til|utløst\w*|som følge av|takket være|"
    r"через(?= (?!\d|годин|хвилин|тиж|день|дні|дв|три|чотири|п'ять|кільк|декільк|пів|місяц|рік|деякий|портал|"
    r"сайт|форм|пошт))|причин\w+|"
    r"спричин\w+|внаслідок|викликан\w+|тому що|оскільки|призве\w+|зумовлен\w+)(?!\w)"
    r"|因為|由於|導致|造成|原因|引起|引發|肇因|所致|起因"
)
_CAUSE_TOLD = re.compile(
    r"(?<!\w)(?:because|cause\w*|due|cuz|since|so|that's why|hence|therefore|thanks to|led to|trigger\w*|made|"
    r"makes|culprit|traced|"
    r"turn(?:s|ed) out|reason|from|by|after|it was|was the|explains|found|root|behind|"
    r"complain\w*|klag\w*|misfornøyd|скарж\w+|skyld\w+|grunn\w*|årsak\w*|forårsak\w+|"
    r"fordi|derfor|så|etter|siden|førte|utløst\w*|viste seg|det var|"
    r"kom av|følge|fant|"
    r"через|причин\w+|спричин\w+|внаслідок|виклик\w+|тому|оскільки|бо|призве\w+|виявил\w+|це був\w*|після|від|"
    r"знайш\w+)(?!\w)"
    r"|因|由於|導致|造成|引起|引發|所致|起因|所以|才|原來|是.{1,12}(?:了|壞|問題)|抱怨|反映|客訴|發現|害|出在"
)
_AFTER_CAUSE = re.compile(
    r"(?:because(?: of)?|due to|caused by|as a result of|triggered by|owing to|attributed to|på grunn av|"
    r"skyld(?:es|tes)|"
    r"forårsaket av|fordi|som følge av|через|внаслідок|спричинен\w+|тому що|因為|由於)(?P<what>[^.,;:!?。，；！？]*)"
)
_RESULT = re.compile(
    r"(?<!\w)(?:resolved|fixed|solved|restored|recovered|repaired|works again|working again|is back|are back|"
    r"back online|running again|"
    r"up again|(?:has|have|had|was|were|is|are|been) (?:completed|finished)|ferdig|fullført|завершен\w+|"
    r"завершил\w+|виконан\w+|løst|fikset|gjenopprettet|utbedret|reparert|i drift igjen|oppe igjen|(?:virker|"
    r"fungerer|går|kjører) igjen|"
    r"відновл\w+|полагод\w+|виправлен\w+|виправил\w+|усунен\w+|усунул\w+|розв'язан\w+|знову працю\w+|"
    r"відремонт\w+|налагод\w+)(?!\w)"
    r"|恢復|修復|修好|已完成|完成了|已解決|解決了|已排除|復原|結案"
)
_RESULT_TOLD = re.compile(
    r"(?<!\w)(?:resolv\w+|fix\w*|solv\w+|restor\w+|recover\w*|repair\w*|work(?:s|ing|ed)?|back|running|runs|up|ok|okay|fine|green|normal|"
    r"good|done|complet\w+|finish\w*|clear\w*|passed|sorted|closed?|again|gone|stable|healthy|løst|løste|fiks\w*|gjenopprett\w*|utbedre\w*|reparer\w*|igjen|"
    r"virker|fungerer|går|kjører|oppe|ok|orden|ferdig\w*|fullfør\w*|normal\w*|borte|bra|rettet|lukket|відновл\w+|полагод\w+|виправ\w+|усун\w+|"
    r"працю\w+|заверш\w+|викона\w+|знову|норм\w*|гаразд|готово|зник\w+|закри\w+|вирішен\w+|зелен\w+|запрац\w+|їде|іде|налагод\w+|відремонт\w+|ок)(?!\w)"
    r"|恢復|修|解決|排除|正常|好了|沒問題|完成|復原|結案|可以了|運轉|通過|OK|ok|穩定|解除"
)
_COMMITMENT = re.compile(
    r"(?<!\w)(?:promis(?:ed|es)|committed to|guaranteed|guarantees|pledged|vowed|undertook to|decided|agreed|approved|"
    r"lovet|lovte|lover|garanter\w+|forplikt\w+|besluttet|vedtatt|vedtok|bestemte|godkjent|godkjente|ble enige|"
    r"пообіця\w+|обіця\w+|гарант\w+|зобов'яза\w+|погодил\w+|домовил\w+|ухвал\w+|схвал\w+)(?!\w)"
    r"|承諾|答應|保證|決定|同意|核准"
)
_COMMITMENT_TOLD = re.compile(
    r"(?<!\w)(?:promis\w+|commit\w*|guarantee\w*|will|'ll|\w+'ll|going to|gonna|let's|let us|agree\w*|"
    r"approv\w*|decid\w+|ok|okay|yes|sure|"
    r"deal|by|tomorrow|today|plan\w*|shall|can|on it|yep|go (?:ahead|with)|lov\w+|garanti\w*|skal|vil|kan|"
    r"innen|ja|greit|enig\w*|vedt\w+|"
    r"beslutt\w*|bestem\w*|godkjen\w*|i morgen|sender|tar|ordner|fikser|kommer|bestiller|ringer|обіця\w*|"
    r"пообіця\w*|гарант\w*|буд\w+|"
    r"зробл\w+|надішл\w+|домов\w+|погод\w+|згод\w+|виріш\w+|давай\w*|так|добре|завтра|до|замовл\w+|візьм\w+|зателефон\w+|схвал\w+)(?!\w)"
    r"|我來|會|將|答應|承諾|保證|同意|決定|好|可以|改用|先|明天|之前|核准|我們|OK|ok"
)


def found(sentence: str) -> dict[str, tuple[str, ...]]:
    """The cue words at the head of a sentence; what runs on without an end isn't speech."""
    return cues.found(sentence[:_LONGEST])


def _with_word(case: Case, word: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """The claim's own sentences that hold such a word, in lower case, and the word."""
    for sentence in sentences(case.own) if word.search(case.own.lower()) else ():
        lowered = sentence.lower()
        if met := word.search(lowered):
            yield lowered, met


_HEDGE = re.compile(
    r"(?<!\w)(?:not sure|unsure|maybe|perhaps|might|may be|could be|probably|possibly|(?:i|we) (?:think|guess|"
    r"suspect|assume)|looks like|"
    r"seems|ikke sikker|usikker|kanskje|trolig|muligens|(?:jeg|vi) (?:tror|antar)|mistenker|ser ut|kan være|"
    r"не впевнен\w+|можливо|мабуть|"
    r"схоже|здається|ймовірно|імовірно|підозрюю|напевно|може бути)(?!\w)|不確定|可能|懷疑|也許|或許|猜|好像|"
    r"似乎|疑似|看起來"
)
_SPLIT = re.compile(r"[,;，；]|(?<!\w)(?:but|and|then|men|og|але|та|і)(?!\w)|但")
_TELLS_DOUBT = re.compile(
    r"(?<!\w)(?:unclear|unsure|uncertain\w*|unconfirmed|unverified|question\w*|ask\w*|suspicion\w*|suspect\w*|"
    r"theory|first thought|"
    r"usikker\w*|uklar\w*|ubekreftet|spør\w*|mistanke\w*|mistenkt\w*|antatt|невідомо|незрозуміл\w+|сумнів\w*|підозр\w+|запит\w+|"
    r"пита\w+|припущен\w+)(?!\w)|推測|懷疑|詢問|不明|未確認|不確定|疑"
)
_NOT_THE_CAUSE = re.compile(
    r"(?<!\w)(?:(?:not|\w+n't|never) (?:because|(?:been |be )?(?:due|caused?)|the (?:root |real )?(?:cause|"
    r"culprit|reason))|nothing to do with|"
    r"ruled? (?:\w+ )?out|ikke (?:på grunn|årsaken|grunnen|fordi|skyld\w+)|skyldes ikke|utelukk\w+|ingenting med|"
    r"не (?:через|причина|спричин\w+|винен|винна)|виключ\w+)(?!\w)|不是(?:因為|因|原因|由於)|並非|無關|排除.{0,12}原因"
)


def _told(case: Case) -> list[str]:
    return [sentence.lower() for source in case.sources for sentence in source.sentences]


def _labels(case: Case) -> str:
    return " ".join(source.beside.lower() for source in case.sources if source.is_fact)


def _cause(case: Case) -> str | None:
    for sentence, word in _with_word(case, _CAUSE):
        if says_unknown(sentence) or _only_frames_a_quote(sentence, word.start()) or "caus" in _labels(case):
            continue
        stated = [told for told in _told(case) if _CAUSE_TOLD.search(told) or "cause" in found(told)]
        if doubtful(sentence):
            guessed = any("suspicion" in found(told) or doubtful(told) for told in _told(case))
            if not stated and not guessed:
                return f"“{word[0]}”: what is cited states no cause"
            continue
        if not any(_sure(told) for told in stated):
            return f"“{word[0]}”: what is cited states no cause" + (", or only guesses it" if stated else "")
        if _other_cause(case, sentence):
            return f"“{word[0]}”: what is cited states another cause"
    return None


def _sure(told: str) -> bool:
    return not doubtful(told) and not _denied_cause(told)


def _denied_cause(told: str) -> bool:
    """`not because of`, `had nothing to do with`: the cause itself is denied, not something beside it."""
    return bool(_NOT_THE_CAUSE.search(told))


def _only_frames_a_quote(sentence: str, at: int) -> bool:
    """`Cause as stated by Bo (14:02): “…”`: the quote says it."""
    quoted = sentence.find(TAKEN.strip(), at)
    return quoted >= 0 and ":" in sentence[at:quoted]


def _other_cause(case: Case, sentence: str) -> bool:
    """Whether nothing of what the claim names as the cause is in what is cited, both in one language."""
    match = _AFTER_CAUSE.search(sentence)
    if not match or any(source.is_fact or source.language != case.language for source in case.sources):
        return False
    what = stems(match["what"])
    cited = frozenset[str]().union(*(source.stems for source in case.sources))
    return len(what) > 0 and TAKEN.strip() not in match["what"] and not _all_among(what, cited, 1)


def _all_among(own: Iterable[str], cited: frozenset[str], least: int) -> bool:
    """Whether at least so many stems are words of what is cited, in one form or another."""
    starts = {stem[:4] for stem in cited}
    return sum(stem in cited or (len(stem) > 3 and stem[:4] in starts) for stem in own) >= least


def _resolution(case: Case) -> str | None:
    for sentence, word in _with_word(case, _RESULT):
        if denied(sentence) or doubtful(sentence) or planned(sentence):
            continue
        if any(source.closed for source in case.sources) or re.search(
            r"resol|clos|complet|fix|done|finish|solv|restor", _labels(case)
        ):
            continue
        stated = [told for told in _told(case) if _RESULT_TOLD.search(told) or "result" in found(told)]
        if not any(_is_report(told) for told in stated):
            return f"“{word[0]}”: what is cited doesn't report it"
    return None


def _is_report(told: str) -> bool:
    """Whether a sentence with a word of success asserts it in some clause: no question, plan, guess or denial."""
    if told.rstrip(" )\"'").endswith(("?", "？")):
        return False
    parts = _SPLIT.split(told)
    hits = [part for part in parts if _RESULT_TOLD.search(part) or "result" in found(part)]
    return any(not doubtful(part) and not planned(part) and not _denies_success(part) for part in hits)


_GOOD_NEWS = re.compile(
    r"(?<!\w)(?:no (?:more |further |new )?(?:errors?|alarms?|faults?|problems?|issues?)|without \w+(?: \w+)?|"
    r"ingen (?:flere )?(?:feil|alarm\w*|problem\w*)|"
    r"uten \w+|без \w+|жодн\w+ \w+|немає помил\w+)(?!\w)|沒有?(?:再)?(?:問題|異常|警報|錯誤)|無異常"
)


def _denies_success(part: str) -> bool:
    return denied(_GOOD_NEWS.sub(" ", part))


def _hedge(case: Case) -> str | None:
    """A guess told as a fact: all that a sentence says stands in one clause of the source, and only with a hedge."""
    told = [part for source in case.sources for one in source.sentences for part in _SPLIT.split(one.lower())]
    if not any(_HEDGE.search(part) for part in told):
        return None
    words = [(part, frozenset(stems(part))) for part in told]
    for sentence in sentences(case.own):
        own, lowered = stems(sentence), sentence.lower()
        plainly = not doubtful(lowered) and not _TELLS_DOUBT.search(lowered) and TAKEN.strip() not in sentence
        if len(own) < _FEWEST or not plainly:
            continue
        same = [part for part, cited in words if _all_among(own, cited, len(own))]
        if same and all(_HEDGE.search(part) for part in same):
            return "what is cited only guesses it"
    return None


def _commitment(case: Case) -> str | None:
    for sentence, word in _with_word(case, _COMMITMENT):
        if denied(sentence) or doubtful(sentence) or _only_frames_a_quote(sentence, word.start()):
            continue
        if any(source.is_fact for source in case.sources):
            continue
        told = _told(case)
        if not any(
            _COMMITMENT_TOLD.search(one) or {"promise", "decision", "agreement"} & found(one).keys() for one in told
        ):
            return f"“{word[0]}”: what is cited promises or decides nothing"
    return None


cause = rule("cause", _cause)
resolution = rule("resolution", _resolution)
hedge = rule("hedge", _hedge)
commitment = rule("commitment", _commitment)
