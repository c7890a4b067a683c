"""Rule `people`: a known person named in a claim wrote what is cited, or occurs in it."""

from core.check.cases import Case, rule
from core.check.persons import Mention, roll
from core.check.plain import plain
from core.check.quotations import Quote


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
    if all(part in case.words for part in mention.parts):
        return True
    texts = (f"{source.plain} {plain(source.beside)}" for source in case.sources)
    return not mention.written.isascii() and any(mention.written in text for text in texts)


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
