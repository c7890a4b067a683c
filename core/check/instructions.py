"""Rule `instructions`: a claim neither repeats nor obeys an order found in data, and brings no link, mention or markup.

What is quoted word for word from what is cited may hold any of it but a call on a whole channel, which only the rules
may quote; renderers make even that harmless.
"""

import re

from core.check.cases import Case, rule
from core.check.commands import COMMANDS, ORDERS, SENDS
from core.check.plain import folded
from core.check.quotations import TAKEN

_EVERYBODY = re.compile(r"<!(?:channel|here|everyone|subteam)|(?<![\w@])@(?:channel|here|everyone|all)(?![\w-])", re.I)
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.|mailto:|javascript:|data:[a-z]+/)[^\s<>\"“”«»「」|)\]，。；、]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}"
    r"(?:com|net|org|io|dev|app|co|info|biz|xyz|top|site|online|shop|link|click|live|ru|cn|tw|no|ua|uk|de|eu|me|ly|gg|ai)"
    r"(?:/[^\s<>\"“”«»「」|)\]，。；、]*|(?![\w-]|\.\w))",
    re.I,
)
_MARKUP = re.compile(
    r"!?\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}[^()]{0,100}\)|<[@#!][^>\s]{1,80}>|</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,300})?/?>"
    r"|<[a-z]+:[^<>\s]{1,500}>|&(?:lt|gt|amp|quot|#x?[0-9a-f]{1,6});|```|\{\{|\{%",
    re.I,
)
_ENDS = ".,;:!?)'\"*_"
#: what any of them holds
_SIGNS = re.compile(r"[@<\[`{&＠＜]|\.\w|:[/a-z]", re.I)
#: so many words of its own beside a quote say more than who said it
_MANY = 9


def _instructions(case: Case) -> str | None:
    text = case.claim.text
    if _SIGNS.search(text) and (why := _foreign(case)):
        return why
    if found := COMMANDS.search(case.scan.said):
        return f"“{found[0][:60]}” is an order to a machine"
    for sentence in case.sayings:
        if ORDERS.match(sentence.text):
            return "it dictates an answer"
        if SENDS.match(sentence.text) and _LINK.search(sentence.text):
            return "it tells the reader to send something or to go somewhere"
    if case.offered_bits & COMMANDS.bit and _obeys(case):
        return "what is cited gives orders to a machine; it may only be quoted"
    return None


def _foreign(case: Case) -> str | None:
    """A call on everybody; a link, a mention or markup that doesn't stand in what is cited."""
    quoting = _unnamed(case) if case.writer == "rules" else case.claim.text
    if _EVERYBODY.search(quoting):
        return "it calls on a whole channel"
    for pattern in (_MARKUP, _LINK):
        for match in pattern.finditer(case.own):
            written = match[0].rstrip(_ENDS) if pattern is _LINK else match[0]
            if not _stands(written, case):
                return f"{written[:80]} is not in what is cited"
    return None


def _unnamed(case: Case) -> str:
    """What the rules say in their own words, without the names of whom they tell of: people may call themselves so."""
    text = case.own
    for source in case.sources:
        for name in (source.author or "", *source.beside.split(" · ")):
            text = text.replace(name, " ") if name else text
    return text


def _stands(written: str, case: Case) -> bool:
    sought = folded(written)
    return any(_whole(f"{source.folded} {folded(source.beside)}", sought) for source in case.sources)


def _whole(text: str, sought: str) -> bool:
    """Whether it stands there, not as the beginning or the end of a longer address."""
    at = text.find(sought)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(sought) : at + len(sought) + 2]
        goes_on = (
            after[:1].isalnum() or after[:1] in ("/", "@", "-", "_", "?") or (after[:1] == "." and after[1:].isalnum())
        )
        if not goes_on and not before.isalnum() and before not in (".", "@", "-"):
            return True
        at = text.find(sought, at + 1)
    return False


def _obeys(case: Case) -> bool:
    """Whether it says something of its own on the word of a source that gives orders."""
    ordering = [source for source in case.sources if COMMANDS.search(source.said)]
    return bool(ordering) and (TAKEN.strip() not in case.own or len(case.own.split()) > _MANY)


instructions = rule("instructions", _instructions, uncited=True)
