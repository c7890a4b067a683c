"""Rule `tokens`: every token of a redacted value in a claim stands in what it cites, written as it stands there."""

from functools import lru_cache

from core.brief import Brief
from core.check.cases import Case, Desk, rule
from core.check.plain import plain
from core.check.pseudonyms import OF_HEADINGS, hidden_tokens, miswritten, shown
from core.privacy.kinds import TOKEN


def _tokens(case: Case) -> str | None:
    if not any(sign in case.claim.text for sign in "-–_‐‑－"):
        return None
    known, own = _known(case.desk), plain(case.claim.text)
    if not known and own.isascii():
        return next((f"{token[0]} is not in the brief" for token in TOKEN.finditer(case.claim.text)), None)
    for token in hidden_tokens(own):
        if not any(token[0] in source.words for source in case.sources) and not _in_heading(token[0], case.desk.brief):
            return f"{token[0]} is not in {'what is cited' if token[0] in known else 'the brief'}"
    return next(
        (f"{meant} is written in another way" for meant in _meant(case, own) if meant in _shown(case.desk)), None
    )


def _meant(case: Case, own: str) -> list[str]:
    """Tokens that a reader wouldn't be shown the name for: signs that only look like theirs, small letters."""
    exact = {token[0].partition("~")[0] for token in TOKEN.finditer(case.claim.text)}
    return [token for hit in hidden_tokens(own) if (token := shown(hit[0])) not in exact] + miswritten(own)


def _in_heading(token: str, brief: Brief) -> bool:
    """Whether it stands for a firm or a thing that the brief's organisation or room is named after."""
    named = plain(f"{brief.organisation or ''} {brief.room.title if brief.room else ''}")
    return token in named and shown(token).startswith(OF_HEADINGS)


@lru_cache(maxsize=4)
def _known(desk: Desk) -> frozenset[str]:
    """The tokens of the whole brief."""
    texts = (source.whole for source in desk.sources.values())
    return frozenset(token[0] for text in (*texts, *desk.people) for token in hidden_tokens(text))


@lru_cache(maxsize=4)
def _shown(desk: Desk) -> frozenset[str]:
    return frozenset(shown(token) for token in _known(desk))


tokens = rule("tokens", _tokens)
