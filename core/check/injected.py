"""Rule `injected`: what somebody in the data orders the writer to say is quoted with its author, and never said (X9).

Evidence whose text, or whose author's name, gives the writer orders is flagged. A claim that cites flagged evidence may
only quote it; none may say in its own words what only an order says. Where there are orders in a brief, a claim also
has to share something with what it cites, and be in the brief's language. No claim shows what the writer was told.
"""

import re
from collections.abc import Iterator
from functools import cache

import prompts
from core.brief import Brief
from core.check.brief_orders import Orders, orders_of, runs
from core.check.cases import Case, cases, desk
from core.check.language import alike, language, stems
from core.check.plain import folded, plain
from core.check.pseudonyms import shown
from core.check.quotations import TAKEN
from core.check.sources import Source
from core.document import Draft, Finding

#: Words in a row that a claim may share with a prompt.
_PROMPT_RUN = 8
#: Letters of a claim whose language can be told, and content words of one that has to share some with what it cites.
_LETTERS, _FEWEST = 12, 2
#: The least share of a claim's words that stand in what it cites, where a brief holds orders; of one that counts, by
#: facts alone, less: its numbers are compared by themselves.
_SHARE, _FIGURE_SHARE = 0.67, 0.34
#: Content words that brackets may add to a quote: `[the belt]`.
_MOST_PUT_IN = 3
_FENCE = re.compile(r"={3,}\s*[0-9a-f]{8,16}\s*={3,}")
#: What acts where a document is opened: nobody's sentence needs it outside a quote.
_MARKUP = re.compile(
    r"\]\((?:\w+:|www\.|/)|<(?:https?|mailto):|<(?:a|img|script|iframe|svg|style|form)\b|<[!@#][\w^]|"
    r"@(?:channel|here|everyone)\b|(?:javascript|data):\w|^\s*=\w+\(",
    re.I,
)
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\[([^\[\]]{2,60})\]")
#: How quotes are introduced.
_SPEECH = frozenset(
    word
    for text in (
        "wrote write said says say asked ask asks told tells stated states message messages text call note post posted "
        "reply replied called",
        "skrev skriver sa sier spurte spør melding meldingen samtale svarte ba ber notat beskjed ringte",
        "написав написала пише сказав сказала каже запитав запитала просить попросив попросила повідомлення відповів "
        "відповіла дзвінок текст",
        "寫道 寫了 說道 表示 留言 訊息 回覆 詢問 要求 來電 提到 指出 簡訊",
    )
    for word in stems(text)
)


def injected(draft: Draft, brief: Brief) -> list[Finding]:
    """A finding for each claim that does as it was told by the data, or shows what the writer was told."""
    found = []
    by_rules = draft.writer == "rules"
    orders = orders_of(desk(brief))
    for case in cases(draft, brief):
        if why := _shows(case) or (orders and _obeys(case, orders, by_rules)):
            found.append(Finding(section=case.section, claim=case.number, rule="injected", why=shown(why)))
    return found


def _shows(case: Case) -> str | None:
    """The fence, the prompt's own words, or what would act in a document."""
    if long := next((text for text in _put_in(case) if len(stems(text)) > _MOST_PUT_IN), None):
        return f"it puts words of its own into a quote: [{long}]"
    if _FENCE.search(" ".join([case.own, *_put_in(case)])):
        return "it shows the mark around the data"
    if (marked := _MARKUP.search(case.own)) and not any(
        marked[0].lower() in source.whole.lower() for source in case.sources
    ):
        return "it holds markup that what is cited doesn't hold"
    words = _WORD.findall(case.own.lower())
    rows = (" ".join(words[at : at + _PROMPT_RUN]) for at in range(len(words) - _PROMPT_RUN + 1))
    if any(row in _prompt_runs() for row in rows):
        return "it repeats what the writer was told"
    return None


@cache
def _prompt_runs() -> frozenset[str]:
    """Every so many words in a row of the newest prompts."""
    found = set[str]()
    for name in prompts.names():
        words = _WORD.findall(prompts.load(name).text.lower())
        found.update(" ".join(words[at : at + _PROMPT_RUN]) for at in range(len(words) - _PROMPT_RUN + 1))
    return frozenset(found)


def _obeys(case: Case, orders: Orders, by_rules: bool) -> str | None:
    flagged = [source for source in case.sources if source.id in orders.by_id]
    own = _without_names(case, orders)
    words = tuple(dict.fromkeys(stems(own)))
    sound = [source for source in case.sources if source not in flagged]
    for source in flagged:
        if _is_whole(case, source, by_rules):
            continue
        if not any(source in quote.holders for quote in case.quotes) or TAKEN.strip() not in case.own:
            return f"{source.id} gives the writer orders: it may only be quoted"
        if not by_rules and (why := _no_plain_quote(case, source, words, sound)):
            return why
    if by_rules:
        return None  # its other words are the catalogue's
    if echoed := _echoed(words, sound, orders) or _copied(own, sound, orders):
        return f"it says what an order in the data says: {', '.join(echoed[:3])}"
    return _unfounded(case, own, words)


def _without_names(case: Case, orders: Orders) -> str:
    """The claim's own words, with what it puts into quotes, but without the names that give orders."""
    own = " ".join([case.own, *_put_in(case)])
    for name in orders.names:
        own = own.replace(" ".join(plain(name).split()), " ")
    return own


def _put_in(case: Case) -> Iterator[str]:
    """What stands in square brackets in a quote, and in no source: the claim's own words."""
    for quote in case.quotes:
        for inside in _BRACKETS.findall(quote.text):
            if not any(folded(inside) in source.folded for source in case.sources):
                yield plain(inside)


def _copied(own: str, sound: list[Source], orders: Orders) -> list[str]:
    """Words in a row of an order that no other source of the claim has, one of them not even alone."""
    known, said = _stems(sound), {run for source in sound for run in runs(source.whole)}
    for run in runs(own):
        if run in orders.runs and run not in said and any(not _among(word, known) for word in stems(" ".join(run))):
            return [" ".join(run)]
    return []


def _is_whole(case: Case, source: Source, by_rules: bool) -> bool:
    """A row that is nothing but the name of a file; a line of the rules about a contact, whose name stands whole."""
    is_name = source.id.startswith("a") and folded(case.claim.text) == source.folded
    return is_name or (by_rules and source.id.startswith("p"))


def _no_plain_quote(case: Case, source: Source, words: tuple[str, ...], sound: list[Source]) -> str | None:
    """A model's quote of an order names who wrote it, and says nothing besides."""
    author = source.author or ""
    where = plain(f"{case.claim.text} {case.claim.who or ''}")
    if author and plain(author) not in where:
        return f"{source.id} gives the writer orders: its quote needs its author's name"
    known = _SPEECH | set(stems(plain(f"{author} {source.beside}"))) | _stems(sound)
    if more := [word for word in words if not _among(word, known)]:
        return f"{source.id} gives the writer orders: beside its quote stands {', '.join(more[:3])}"
    return None


def _echoed(words: tuple[str, ...], sound: list[Source], orders: Orders) -> list[str]:
    """The claim's words that come from an order alone; those of telling who wrote are everybody's."""
    known = _stems(sound) | _SPEECH
    return [word for word in words if word in orders.words and not _among(word, known)]


def _unfounded(case: Case, own: str, words: tuple[str, ...]) -> str | None:
    """A claim in a language that wasn't asked for, or one of which too little stands in what it cites."""
    told = language(own)
    if told and told != case.desk.brief.locale and sum(map(str.isalpha, own)) > _LETTERS and not case.quotes:
        return f"it is written in {told}"
    if inside := next(_put_in(case), None):
        return f"it puts words of its own into a quote: [{inside}]"
    if len(words) < _FEWEST or TAKEN.strip() in case.own:
        return None
    if any(source.language not in (None, told) for source in case.sources if not source.is_fact):
        return None
    known = _stems(case.sources) | _SPEECH
    share = sum(_among(word, known) for word in words) / len(words)
    least = _FIGURE_SHARE if case.figures and all(source.is_fact for source in case.sources) else _SHARE
    return None if share >= least else "too little of it stands in what is cited"


def _stems(sources: "tuple[Source, ...] | list[Source]") -> set[str]:
    return set[str]().union(*(source.stems for source in sources))


def _among(word: str, known: set[str] | frozenset[str]) -> bool:
    return word in known or any(alike(word, other) for other in known)
