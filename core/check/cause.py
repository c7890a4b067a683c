"""Rule `cause`: a claim that says why rests on a stated cause, neither guessed nor denied, and the same one."""

import re
from itertools import pairwise

from core.check.cases import Case, rule
from core.check.language import stems
from core.check.polarity import denied, doubtful, says_unknown
from core.check.quotations import TAKEN
from core.check.statement_words import CAUSE, CAUSE_TOLD, HEDGE, NOT_THE_CAUSE
from core.check.told import all_among, cue_words, labels, only_frames_a_quote, told, with_word
from core.check.vocabulary import Said

_AFTER_CAUSE = re.compile(
    r"(?:because(?: of)?|due to|caused by|as a result of|triggered by|owing to|attributed to|på grunn av|"
    r"skyld(?:es|tes)|"
    r"forårsaket av|fordi|som følge av|через те,? що|"
    r"тому,? що|через|внаслідок|спричинен\w+|тому що|因為|由於)(?P<what>[^.,;:!?。，；！？]*)"
)


#: a state found behind a fault, not what was done about it
_WAS = re.compile(r"(?<!\w)(?:had|was|were|hadde|var|manglet|мав|мала|мали|був|була|було|були)(?!\w)")
_PIECES = re.compile(r"[.!:;–—]+| - ")
_HAN_CAUSE = re.compile(r"因(?!為)(?P<what>[\u3400-\u9fff]{2,12}?)而|(?:因為|由於)(?P<why>[\u3400-\u9fff]{2,12})")
#: a time behind a word that may tell a cause too
_SINCE_WHEN = re.compile(
    r"(?<!\w)(?:since|from|by|after|after about|siden|etter|після|від|з) "
    r"(?=kl\.? ?\d|\d|noon|midnight|yesterday|today|this |last )"
    r"\S+"
)


#: content words of a claim of which a sentence may tell nearly all
_FEWEST = 3
#: stands between a negation and the word of cause it denies
_PASSED_OVER = re.compile(
    r"(?:[\s,]*(?<!\w)(?:been|be|have|has|just|only|directly|the|a|its|ble|blitt|være|vært|har|bare|noen|direkte|була?|було|бути|"
    r"лише|саме))+$"
)
_NOT_BEHIND = re.compile(r" (?:ikke|aldri|not|never)(?!\w)")
_BEFORE_RESULT = re.compile(
    r"(?:^|[.,;:!?。，；])(?P<what>[^.,;:!?。，；]{2,60}?)(?: (?:had |has |have )?(?:caused|triggered|led to|"
    r"brought about)(?! by)(?!\w)| "
    r"(?:forårsaket|utløste|førte til)(?! av)(?!\w)| (?:спричини(?:в|ла|ло|ли)|виклика(?:в|ла|ло|ли)|"
    r"призве(?:в|ла|ло|ли) до)(?!\w)|"
    r"(?:導致|造成|引起|引發))"
)
#: Ukrainian may put what did it behind the verb
_FREE_ORDER = re.compile(r"(?:спричини(?:в|ла|ло|ли)|виклика(?:в|ла|ло|ли)) (?P<behind>[^.,;:!?]*)")
#: a stem as short as this changes its letters too much to be compared
_SHORT = 3
_WISHES = re.compile(
    r"(?<!\w)(?:ask\w*|want\w*|request\w*|demand\w*|complain\w*|call(?:s|ed)?|contact\w*|ber|ba|ønsk\w*|krev\w*|klag\w*|"
    r"ring\w*|прос\w+|вимага\w+|скарж\w+|хоч\w+|звертає\w+|звернув\w+)(?!\w)|要求|想要|抱怨|來電|詢問|申請"
)


def _cause(case: Case) -> str | None:
    for sentence, word in with_word(case, CAUSE):
        if _denied_at(sentence, word):
            continue
        if says_unknown(sentence) or only_frames_a_quote(sentence, word.start()) or "caus" in labels(case):
            continue
        if _told_as_is(case, sentence):
            continue
        stated = [one for one in told(case) if _states(one)]
        if doubtful(sentence):
            guessed = any("suspicion" in cue_words(one) or doubtful(one) for one in told(case))
            if not stated and not guessed:
                return f"“{word[0]}”: what is cited states no cause"
            continue
        if not any(_sure(one) for one in stated):
            if _requested_for(case, sentence, word.start()) or _stands_together(case, sentence):
                continue
            return f"“{word[0]}”: what is cited states no cause" + (", or only guesses it" if stated else "")
        if _other_cause(case, sentence):
            return f"“{word[0]}”: what is cited states another cause"
    return None


def _states(sentence: Said) -> bool:
    """Whether a sentence may say why; `since 09:12` says only when."""
    return bool(CAUSE_TOLD.search(sentence.part(_SINCE_WHEN.sub(" ", sentence.text)))) or "cause" in cue_words(sentence)


def _told_as_is(case: Case, sentence: Said) -> bool:
    """A Chinese cause told as `跳電是插座進水`: what the claim names stands right behind 是, unhedged."""
    match = _HAN_CAUSE.search(sentence.text)
    said = f"是{(match['what'] or match['why'])[:_FEWEST]}" if match else ""
    sure = (one for one in told(case) if said and said in one.text)
    return any(not (doubtful(one) or HEDGE.search(one) or denied(one.part(one.text.split(said)[0]))) for one in sure)


def _denied_at(sentence: Said, word: re.Match[str]) -> bool:
    """`did not cause`, `førte ikke til`: that there was no cause needs none."""
    before = sentence.part(_right_before(sentence.text[: word.start()]))
    return denied(before) or bool(_NOT_BEHIND.match(sentence.text, word.end())) or " ikke " in word[0]


def _right_before(text: str) -> str:
    """The word before a word of cause, past `been`, `ble` and their like; of Chinese three characters."""
    words = _PASSED_OVER.sub("", text.rstrip())
    return words[-3:] if words[-1:] >= "\u3400" else " ".join(words.split()[-1:])


def _stands_together(case: Case, sentence: Said) -> bool:
    """Whether one unhedged sentence of a source tells what is called the cause, and of what, side by side."""
    match = _AFTER_CAUSE.search(sentence.text)
    what = stems(match["what"]) if match else ()
    rest = stems(CAUSE.pattern.sub(" ", sentence.text.replace(match["what"], " ") if match else sentence.text))
    if not rest or (not what and len(rest) < _FEWEST):
        return False
    for one in (one for source in case.sources for one in source.told):
        words = frozenset(stems(one.text))
        least = -(-len(rest) // 3) if what else len(rest)
        sure = not (doubtful(one) or says_unknown(one) or HEDGE.search(one) or NOT_THE_CAUSE.search(one))
        if sure and all_among(what, words, len(what)) and all_among(rest, words, least):
            return True
    return len(what) > 1 and any(_one_after_another(source.told, what, rest) for source in case.sources)


def _one_after_another(sentences: tuple[Said, ...], what: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Whether a message tells nearly all of the effect and, in the state it goes on to (`malen hadde …`), the cause."""
    pieces = [one.part(piece) for one in sentences for piece in _PIECES.split(one.text) if piece.strip()]
    for effect, state in pairwise(pieces):
        words, least = frozenset(stems(state.text)), max(2, -(-len(what) // 2))
        if not _WAS.search(state.text) or doubtful(state) or doubtful(effect) or HEDGE.search(state):
            continue
        told_effect = all_among(rest, frozenset(stems(effect.text)), max(2, -(-len(rest) * 2 // 3)))
        if told_effect and all_among(what[:1], words, 1) and all_among(what, words, least):
            return True
    return False


def _requested_for(case: Case, sentence: Said, at: int) -> bool:
    """`wants a refund because order 7 came twice`: why a person asks is told by what stands beside the wish."""
    match = _AFTER_CAUSE.search(sentence.text)
    if not match or not _WISHES.search(sentence.text[:at]):
        return False
    what = stems(match["what"])
    cited = frozenset[str]().union(*(source.stems for source in case.sources))
    return bool(what) and all_among(what, cited, -(-len(what) * 3 // 5))


def _sure(sentence: Said) -> bool:
    """Not a guess; and not `not because of`, where the cause itself is denied, not something beside it."""
    return not doubtful(sentence) and not NOT_THE_CAUSE.search(sentence)


def _other_cause(case: Case, sentence: Said) -> bool:
    """Whether nothing of what the claim names as the cause is in what is cited, both in one language."""
    match = _AFTER_CAUSE.search(sentence.text) or _BEFORE_RESULT.search(sentence.text)
    if not match or any(source.is_fact or source.language != case.language for source in case.sources):
        return False
    what = stems(match["what"])
    telling = [source for source in case.sources if any(_states(one) for one in source.told)] or case.sources
    cited = frozenset[str]().union(*(source.stems for source in telling))
    if free := _FREE_ORDER.search(sentence.text):
        behind = stems(free["behind"])
        if (
            0 < len(behind) <= _FEWEST
            and all(len(stem) > _SHORT for stem in behind)
            and not all_among(behind, cited, 1)
        ):
            return True
    return len(what) > 0 and TAKEN.strip() not in match["what"] and not all_among(what, cited, 1)


cause = rule("cause", _cause)
