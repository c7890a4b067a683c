"""The section about channels: what was decided, broke, was left open or promised in each, as quotes."""

from collections.abc import Iterator, Sequence

from core.brief import Fact
from core.document import Claim
from core.words.format import clock, quoted
from core.words.text import is_chinese
from core.write.channel_digest import Digest, Told
from core.write.channel_pick import Pick, Sort
from core.write.channels import placed
from core.write.daily_page import MOST_CITES, Page
from core.write.excerpt import excerpt, shortened
from core.write.lines import Line
from core.write.roles import causes, succeeds

#: Characters of a quote that only says what another is about; Chinese ones say twice as much.
_CONTEXT, _CONTEXT_CHINESE = 90, 40
#: Characters of a post of an app.
_POST = 140
#: What a summary tells of channels, in this order.
_FOREMOST: tuple[Sort, ...] = ("problem", "decision")


def channels(page: Page) -> list[Claim]:
    """Channel by channel what is worth a line; then those where nothing was, and those there was no room for."""
    found = page.digests
    claims = [_claim(page, told) for one in found for told in one.told]
    silent = [one for one in found if not _counted(page, one)]
    quiet = [one for one in found if not one.picks and one not in silent]
    crowded = [one for one in found if one.picks and not one.told]
    return [
        *placed(claims, page.brief),
        *_listed(page, "channels-more", crowded),
        *_quiet(page, quiet),
        *_silent(page, silent),
    ]


def highlights(page: Page, most: int) -> list[Claim]:
    """The heaviest trouble and decision of all channels, and the questions nobody answered, for a summary."""
    found = [(one, pick) for one in page.digests for told in one.told for pick in told]
    claims = []
    for sort in _FOREMOST:
        best = max((pair for pair in found if pair[1].sort == sort), key=lambda pair: pair[1].weight, default=None)
        if best:
            claims.append(_highlight(page, *best))
    asked = _unanswered(page, [pair for pair in found if pair[1].sort == "question"])
    return [*claims, *asked][:most]


def by_channel(page: Page) -> list[Claim]:
    """The messages of each channel, counted; of a single one the summary says it."""
    if len(page.brief.rooms) == 1:
        return []
    facts = [fact for fact in page.brief.facts_of("messages_by_channel") if fact.value]
    lines = [facts[start : start + MOST_CITES] for start in range(0, len(facts), MOST_CITES)]
    return [
        Claim(
            text=page.say(
                "number-channels",
                list=page.listed([page.say("number-channel", channel=f.subject, shown=page.shown(f)) for f in line]),
            ),
            cites=tuple(fact.id for fact in line),
        )
        for line in lines
    ]


def _claim(page: Page, told: Told) -> Claim:
    pick = told[0]
    if pick.posts:
        return _of_posts(page, pick)
    if pick.sort == "problem":
        return _of_trouble(page, pick)
    if pick.sort == "talk":
        return _of_talk(page, pick)
    text = _chained(page, [_said(page, one) for one in told])
    if pick.sort != "note":
        text = page.say(f"channel-{pick.sort}", told=text)
    return Claim(text=text, cites=tuple(dict.fromkeys(line.id for one in told for line in _shown(one))))


def _shown(pick: Pick) -> list[Line]:
    """The lines that are quoted of it: its own, and what began the thread it was said in."""
    opener = [pick.answer_to] if pick.answer_to is not None and pick.sort != "note" else []
    return [pick.lines[0], *opener]


def _said(page: Page, pick: Pick) -> str:
    line, *opener = _shown(pick)
    return _in_thread(page, _told(page, line), opener[0]) if opener else _told(page, line)


def _in_thread(page: Page, told: str, opener: Line) -> str:
    """What was said, and what began the thread it was said in."""
    words = excerpt(opener)
    short = shortened(words, _CONTEXT_CHINESE if is_chinese(words) else _CONTEXT)
    asked = page.say("channel-opener", quote=quoted(short, page.locale), at=_clock(page, opener), who=opener.name)
    return page.say("channel-reply", told=told, opener=asked)


def _of_trouble(page: Page, pick: Pick) -> Claim:
    """What was reported, its cause where one was stated, and the last word on it."""
    parts = [page.say("channel-problem", told=_told(page, pick.lines[0]))]
    parts += [_step(page, line) for line in pick.lines[1:]]
    return Claim(text=_chained(page, parts), cites=tuple(line.id for line in pick.lines))


def _step(page: Page, line: Line) -> str:
    """What became of trouble, or why it was."""
    frame = "works" if succeeds(line) else "cause" if causes(line) else "latest"
    return page.say(f"channel-{frame}", told=_told(page, line))


def _chained(page: Page, parts: Sequence[str]) -> str:
    return ("；" if page.locale == "zh-TW" else "; ").join(parts)


def _of_talk(page: Page, pick: Pick) -> Claim:
    ids = tuple(line.id for line in pick.talk.lines) if pick.talk else ()
    fact = next((f for f in page.brief.facts_of("talk_messages") if f.from_ == ids), None)
    said = " -> ".join(_told(page, line) for line in pick.lines)
    cites = [line.id for line in pick.lines]
    if fact is None:
        return Claim(text=said, cites=tuple(cites))
    return Claim(text=page.count("channel-talk", fact, told=said), cites=(*cites, fact.id))


def _of_posts(page: Page, pick: Pick) -> Claim:
    assert pick.posts is not None
    first = pick.posts.first
    fact = next((f for f in page.brief.facts_of("post_form") if first.id in f.from_), None)
    words = quoted(shortened(" ".join(first.text.split()), _POST), page.locale)
    text = page.say("channel-post", who=first.author, at=page.at(first), quote=words)
    if fact is None or len(pick.posts.items) == 1:
        return Claim(text=text, cites=(first.id,))
    return Claim(text=page.count("channel-posts", fact, told=text), cites=(first.id, fact.id))


def _told(page: Page, line: Line) -> str:
    """`14:20 Ada Holm: “…”`."""
    words = excerpt(line)
    quote = quoted(words, page.locale) if words else page.say("channel-code")
    return page.say("said", at=_clock(page, line), who=line.name, quote=quote)


def _clock(page: Page, line: Line) -> str:
    return clock(line.at, page.brief.tz)


def _highlight(page: Page, one: Digest, pick: Pick) -> Claim:
    """Trouble with the last word on it, or a decision, with the channel's name."""
    first, *others = pick.lines
    told = _told(page, first)
    alone = len(page.brief.rooms) == 1
    opening = f"channel-{pick.sort}" if alone else f"summary-{pick.sort}"
    parts = [page.say(opening, told=told) if alone else page.say(opening, told=told, channel=one.room.title)]
    last = next((line for line in others if succeeds(line)), next((line for line in others if not causes(line)), None))
    if last is not None:
        parts.append(_step(page, last))
    cites = (first.id, *((last.id,) if last else ()))
    return Claim(text=page.say("sentence", text=_chained(page, parts)), cites=cites)


def _unanswered(page: Page, found: Sequence[tuple[Digest, Pick]]) -> Iterator[Claim]:
    """How many questions nobody answered, and the most pressing one."""
    total = page.fact("channel_questions")
    best = max(found, key=lambda pair: pair[1].weight, default=None)
    if total and total.value and best:
        one, pick = best
        line = _told(page, pick.lines[0])
        alone = len(page.brief.rooms) == 1
        text = (
            page.count("summary-questions-alone", total, line=line)
            if alone
            else page.count("summary-questions", total, channel=one.room.title, line=line)
        )
        yield Claim(text=text, cites=(total.id, pick.lines[0].id))


def _counted(page: Page, one: Digest) -> Fact | None:
    """The channel's count, where it isn't nothing."""
    found = (fact for fact in page.brief.facts_of("messages_by_channel") if fact.subject == one.room.title)
    return next((fact for fact in found if fact.value), None)


def _quiet(page: Page, found: Sequence[Digest]) -> list[Claim]:
    if len(found) == 1 and (fact := _counted(page, found[0])):
        return [Claim(text=page.count("channel-quiet", fact, channel=fact.subject), cites=(fact.id,))]
    return _listed(page, "channels-quiet", found)


def _listed(page: Page, message: str, found: Sequence[Digest]) -> list[Claim]:
    """Channels with their counts in one line, as many as a claim may cite."""
    facts = [fact for one in found if (fact := _counted(page, one))]
    lines = [facts[start : start + MOST_CITES] for start in range(0, len(facts), MOST_CITES)]
    return [
        Claim(
            text=page.say(message, list=page.listed([_with_count(page, fact) for fact in line])),
            cites=tuple(fact.id for fact in line),
        )
        for line in lines
    ]


def _with_count(page: Page, fact: Fact) -> str:
    return page.say("channel-counted", channel=fact.subject, messages=page.count("count-messages", fact))


def _silent(page: Page, found: Sequence[Digest]) -> list[Claim]:
    titles = [one.room.title for one in found]
    facts = [fact for fact in page.brief.facts_of("messages_by_channel") if fact.subject in titles and not fact.value]
    lines = [facts[start : start + MOST_CITES] for start in range(0, len(facts), MOST_CITES)]
    return [
        Claim(
            text=page.say("channels-silent", list=page.listed([fact.subject or "" for fact in line])),
            cites=tuple(fact.id for fact in line),
        )
        for line in lines
    ]
