"""The rule-written report of an incident room: every sentence a quote with its source, or a count of code's."""

from core.brief import Brief
from core.document import Claim, Draft, DraftSection
from core.words import say
from core.words.format import number, quoted
from core.words.text import spoken
from core.write.excerpt import shortened
from core.write.incident_people import participants
from core.write.incident_sections import actions, decided, disagreements, process, still_open
from core.write.incident_summary import resolution, status, summary
from core.write.reading import Posts, read
from core.write.telling import Teller
from core.write.timeline import chosen

#: Forms of automatic posts that get a row.
_POSTS = 6
_POST_LENGTH = 160


def write(brief: Brief) -> Draft:
    """The draft by rules. Sections without a claim are left out."""
    teller = Teller(brief, read(brief.evidence, brief.room))
    written = {
        "summary": summary(teller),
        "timeline": timeline(teller),
        "participants": participants(teller),
        "process": process(teller),
        "decisions": decided(teller),
        "actions": actions(teller),
        "status": status(teller),
        "resolution": resolution(teller),
        "open": still_open(teller),
        "disagreements": disagreements(teller),
        "attachments": attachments(brief),
    }
    return Draft(sections=tuple(DraftSection(key=key, claims=tuple(made)) for key, made in written.items() if made))


def timeline(teller: Teller) -> list[Claim]:
    """The chosen moments and the automatic posts, by form, in the order of time."""
    reading = teller.reading
    rows = [teller.row(found) for found in chosen(reading.matters, reading.told, teller.brief.tz)]
    busiest = sorted(reading.posts, key=lambda posts: -len(posts.items))[:_POSTS]
    rows += [_post(teller, posts) for posts in busiest]
    return sorted(rows, key=lambda row: row.at.timestamp() if row.at else 0.0)


def attachments(brief: Brief) -> list[Claim]:
    """A row a file: its name, type, who posted it and when."""
    return [
        Claim(text=file.name, cites=(file.evidence,), at=file.at, who=file.uploader, label=file.media_type)
        for file in brief.attachments
    ]


def _post(teller: Teller, posts: Posts) -> Claim:
    """One automatic post, or how many there were of its form and the first of them."""
    first = posts.first
    lines = [line for line in spoken(first.text).split("\n") if line.strip()] or [first.text]
    text = quoted(shortened(lines[0], _POST_LENGTH), teller.locale)
    counted = next(
        (fact for fact in teller.brief.facts_of("post_form") if first.id in fact.from_ and len(posts.items) > 1), None
    )
    cites: tuple[str, ...] = (first.id,)
    if counted is not None:
        count = len(posts.items)
        text = say(teller.locale, "incident-posts", count=count, shown=number(count, teller.locale), quote=text)
        cites = (first.id, counted.id)
    label = say(teller.locale, "incident-role-post")
    return Claim(text=text, cites=cites, at=first.at, who=first.author, label=label)
