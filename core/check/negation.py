"""Rule `negation`: a claim neither loses nor adds a `not` to what its source says."""

import re
from collections.abc import Iterable, Iterator

from core.check.cases import Case, rule
from core.check.concepts import concept, synonyms
from core.check.contraries import contradicted
from core.check.language import alike
from core.check.plain import folded
from core.check.polarity import WORD, Clause, clauses, denied, doubtful, foreseen, lacking, planned, says_unknown
from core.check.polarity_words import NOT, ONLY
from core.check.quotations import place
from core.check.sources import Source
from core.check.statement_words import HEDGE, TELLS_DOUBT
from core.check.vocabulary import Said, said_of

_HAN = re.compile(r"[\u3400-\u9fff]")
_TAIL = re.compile(r"[^.,;:!?。，！？；]*$")
_HEAD = re.compile(r"^[^.,;:!?。，！？；]*")
_WORDS_NEAR = 2
#: words from which a sentence is no mere answer
_FULL_SENTENCE = 8
#: `not before Friday` says that it will be on Friday at the earliest
_NOT_BEFORE = re.compile(r"(?<!\w)(?:before|until|till|før|до|раніше)(?!\w)|之前|以前|才")
_AT_FIRST = re.compile(
    r"(?<!\w)(?:first|only|earliest|from|next|after|later|først|tidligst|etter|fra|dagen|neste|"
    r"лише|тільки|найраніше|наступн\w+|після)(?!\w)|才|最快|最早|之後|後"
)
_FORBIDS = re.compile(
    r"(?:please |vær så snill |будь ласка,? |請)*(?:do not|don't|not|never|ikke|aldri|не|ніколи|不要|別|勿|"
    r"請勿|不得|我沒說)"
)
_NO = re.compile(r"^(?:no|nope|nei|ні|不|沒有|不用|不行|不可以)(?=[\s,.!:;，。]|$)")
#: an answer that is a clause of its own
_YES = re.compile(
    r"[,;:—–-]\s*(?:(?:for now|so far|the answer is|foreløpig|svaret er|поки(?: що)?|відповідь)[\s,:]*)?"
    r"(?:yes|ja|так)(?=\s*(?:[.;!]|$))|(?:是的|要的|可以)(?=[。；！]|$)"
)
_ANSWER_NO = re.compile(
    r"(?:^|[,;:.?!—–-])\s*(?:(?:for now|so far|not|foreløpig|поки(?: що)?)[\s,]*)?"
    r"(?:no|nope|not yet|not for now|nei|ikke ennå|ні)(?=\s*(?:[.;!]|$))|(?:不用|不要|不行|不可以|先不)(?=[。；！，]|$)"
)
#: a question that its own writer answers with no
_ASKED_AND_DENIED = re.compile(
    r"(?P<asked>[^.;:!?。！？；\n]{4,120})[?？]+\s*(?:no|nope|nei|neida|ні|不是|沒有|不)(?![\w])(?!\s*[?？])"
)


def _negation(case: Case) -> str | None:
    if not (case.scan.bits | case.offered_bits) & NOT.bit:
        contrary = contradicted(case)
        return f"what is cited says the contrary: {contrary}" if contrary else None
    own = clauses(case.scan.said)
    if not any(clause.stems or clause.denied for clause in own) and not _HAN.search(case.own):
        return next((f"what is cited says not: {words}" for words in _cut_off(case)), None)
    told = [clause for source in case.sources for clause in source.clauses]
    lost = (
        next(_lost(own, told, bool(case.reading.moments)), None)
        or next(_cut_off(case), None)
        or contradicted(case)
        or _answered_no(case)
        or _yes_for_no(case)
        or _asked_and_denied(own, case)
    )
    if lost:
        return f"what is cited says not: {lost}"
    added = next(_added(own, case), None)
    return f"what is cited doesn't say not: {added}" if added else None


def _lost(own: Iterable[Clause], told: Iterable[Clause], timed: bool) -> Iterator[str]:
    """Words that are denied wherever they are told, and claimed without any sign of it."""
    told = list(told)
    for clause in told:
        for heads in clause.heads:
            meeting = [mine for mine in own if all(_has(mine, head) for head in heads)]
            if not meeting or any(_allows(mine, clause, heads, timed) for mine in meeting):
                continue
            affirmed = (one for one in told if not one.denied and all(_has(one, head) for head in heads))
            if next(affirmed, None) is None:
                yield " ".join(heads)


def _allows(mine: Clause, told: Clause, heads: tuple[str, ...], timed: bool) -> bool:
    """Whether a clause of the claim doesn't gainsay what is told: it denies, lacks, doubts or speaks of later."""
    if mine.lacking or (_will(mine, heads) and not foreseen(told.said) and not _FORBIDS.match(told.said.text)):
        return True
    if ONLY.search(mine.said) and not _both_about(mine, told, heads):
        return True
    if HEDGE.search(told.said) and (
        HEDGE.search(mine.said) or TELLS_DOUBT.search(mine.said) or says_unknown(mine.said)
    ):
        return True
    later = _AT_FIRST.search(mine.said.text) or (timed and not _NOT_BEFORE.search(mine.said.text))
    return bool(later and _NOT_BEFORE.search(told.said.text))


def _both_about(mine: Clause, told: Clause, heads: tuple[str, ...]) -> bool:
    """Whether two clauses share a word besides those denied: `only the receipts were hit`, `Vipps was not hit`."""
    others = [stem for stem in told.stems if not any(alike(stem, head) for head in heads)]
    return not others or any(alike(stem, other) for stem in mine.stems for other in others)


def _will(mine: Clause, heads: tuple[str, ...]) -> bool:
    """Whether the claim speaks of later before it comes to what is denied: a `not yet` is no contradiction then."""
    if not foreseen(mine.said):
        return False
    text = mine.said.text
    words = [match for match in WORD.finditer(text) if _HAN.match(match[0]) or alike(concept(match[0]), heads[0])]
    at = next((match.start() for match in words if not _HAN.match(match[0])), len(text))
    return foreseen(mine.said.part(text[:at]))


def _added(own: Iterable[Clause], case: Case) -> Iterator[str]:
    """Words that are told as plain facts wherever they occur, and denied in the claim."""
    for clause in own:
        for heads in clause.heads:
            if len(heads[0]) < 2 or len(heads) > 1:
                continue
            if _HAN.match(heads[0]) and _plainly(heads[0], case.sources):
                yield heads[0]
            about = [one for source in case.sources for one in source.told if _has_in(one, heads[0])]
            signs = (lacking(s) or doubtful(s) or planned(s) or ONLY.search(s) for s in about)
            if about and not any(signs) and not _any_no(case.sources):
                yield heads[0]


def _plainly(head: str, sources: Iterable[Source]) -> bool:
    """Whether a Chinese verb is told with 都有, 已 or the like right before it, and nowhere with a negation."""
    text = " ".join(source.said.text for source in sources)
    affirmed = re.search(rf"(?:都有|都已經?|全都|均已?|已經?){head}", text)
    return bool(affirmed) and not re.search(rf"(?:沒有?|未|不|無法|別|無){head}", text)


def _asked_and_denied(own: Iterable[Clause], case: Case) -> str | None:
    """What a source asks and answers with no itself (`left without paying?? no - prepaid`), claimed as it was asked."""
    asked = [
        one
        for source in case.sources
        if "?" in source.said.text
        for match in _ASKED_AND_DENIED.finditer(source.said.text)
        for one in clauses(source.said.part(match["asked"]))
    ]
    for mine in own:
        for one in asked:
            shared = [stem for stem in mine.stems if any(alike(stem, other) for other in one.stems)]
            if len(shared) >= _WORDS_NEAR and len(shared) * 3 >= len(mine.stems) * 2 and mine.denied == one.denied:
                return " ".join(shared)
    return None


def _answered_no(case: Case) -> str | None:
    """A plain statement on the word of one answer that begins with no, in the same language."""
    if len(case.sources) != 1 or case.quotes or case.sources[0].language != case.language:
        return None
    source = case.sources[0]
    met = _NO.match(source.said.text)
    own = clauses(case.scan.said)
    if not met or any(clause.lacking or doubtful(clause.said) for clause in own):
        return None
    shared = [stem for clause in own for stem in clause.stems if any(alike(stem, other) for other in source.stems)]
    return met[0] if not shared and not case.figures else None


def _yes_for_no(case: Case) -> str | None:
    """`should we fetch them? not for now`, told as `for now, yes`: the claim's one answer is yes, the source's no."""
    yes = _YES.search(case.scan.said.text)
    if not yes or denied(case.scan.said):
        return None
    texts = [source.said.text for source in case.sources]
    if any(_YES.search(text) for text in texts):
        return None
    return next((match[0].strip(" ,.;:") for text in texts if (match := _ANSWER_NO.search(text))), None)


def _any_no(sources: Iterable[Source]) -> bool:
    """An answer like `No.` stands in its own sentence and turns the one before it round."""
    lacks = (one for source in sources for one in source.told if lacking(one))
    return any(_HAN.search(one.text) or len(WORD.findall(one.text)) < _FULL_SENTENCE for one in lacks)


def _has(clause: Clause, head: str) -> bool:
    if _HAN.match(head):
        return any(word in clause.said.text for word in synonyms(head))
    # the stem of a verb in -t loses it, that of its other forms doesn't: `want`, `wants`
    return any(alike(head, other) or (len(head) > 2 and other == f"{head}t") for other in clause.stems)


def _has_in(sentence: Said, head: str) -> bool:
    return any(_has(clause, head) for clause in clauses(sentence))


def _cut_off(case: Case) -> Iterator[str]:
    """A quote that begins right after a `not`, or ends right before one, in every place where it stands."""
    if denied(case.scan.said):
        return
    for quote in case.quotes:
        sought = folded(quote.text).strip(" .,;:!?")
        if (
            quote.holders
            and sought
            and not denied(said_of(sought))
            and all(_loses(source.folded, sought) for source in quote.holders)
        ):
            yield quote.text[:60]


def _loses(text: str, sought: str) -> bool:
    at = place(text, sought)
    if at < 0:
        return False
    before = _TAIL.search(text[max(0, at - 24) : at])
    after = _HEAD.match(text[at + len(sought) : at + len(sought) + 12])
    near = " ".join((before[0] if before else "").split()[-_WORDS_NEAR:])
    behind = " ".join((after[0] if after else "").split()[:1])
    return denied(said_of(near)) or behind in ("ikke", "aldri")


negation = rule("negation", _negation)
