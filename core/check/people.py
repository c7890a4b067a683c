"""Rule `people`: a known person named in a claim wrote what is cited, or occurs in it."""

import re

from core.check.cases import Case, rule
from core.check.persons import Mention, roll
from core.check.plain import plain
from core.check.quotations import Quote, stands

_HAN_NAME = re.compile(r"[\u3400-\u9fff]{3}")


def _people(case: Case) -> str | None:
    known = roll(case.desk.people)
    for mention in case.mentions:
        if not _present(mention, case):
            return f"{mention.written} neither wrote nor is named in what is cited"
    who = plain(case.claim.who or "")
    if who and not any(_present(mention, case) for mention in known.mentions(who)) and known.mentions(who):
        return f"{who} neither wrote nor is named in what is cited"
    return _wrong_speaker(case)


def _present(mention: Mention, case: Case) -> bool:
    if any(stands(mention.written, source.whole) for source in case.sources):
        return True
    if all(part in case.words for part in mention.parts):
        return True
    known = roll(case.desk.people)
    if len(mention.who) == 1 and any(
        part in case.words and known.parts.get(part) == mention.who for part in mention.parts
    ):
        return True
    if mention.written.isascii():
        return False
    # a Chinese given name alone, where nobody else has it
    given = mention.written[1:] if _HAN_NAME.fullmatch(mention.written) else ""
    alone = len(given) > 1 and sum(name.endswith(given) for name in known.names) == 1
    return any(
        mention.written in source.whole or (alone and given in source.whole + source.beside) for source in case.sources
    )


def _wrong_speaker(case: Case) -> str | None:
    """`Bo: “…”` over words that Ada wrote, though something of Bo's is cited too."""
    for quote in case.quotes:
        if quote.holders and not quote.shy and quote.before.rstrip().endswith((":", "：")):
            mentions = roll(case.desk.people).mentions(plain(quote.before))
            if mentions and not any(_said_by(mention, quote) for mention in mentions):
                return f"{mentions[-1].written} didn't write the words quoted"
    return None


def _said_by(mention: Mention, quote: Quote) -> bool:
    return any(
        all(part in source.words for part in mention.parts) or mention.written in source.plain + source.beside
        for source in quote.holders
    )


people = rule("people", _people)
