"""The daily report: one local day of calls, messages, tasks, contacts and the team's channels."""

from core.brief import Attachment, Brief, Coverage, Window
from core.check import CHECKS
from core.errors import BadInput, NothingToReport
from core.kinds.base import Heading, Kind, SectionShape
from core.ports import Gathered
from core.records import Contact, Member
from core.report import Edition, Run
from core.schedule import yesterday
from core.words import say
from core.words.format import day as long_day
from core.words.format import number
from core.write.channel_brief import with_channels
from core.write.channels import channels_of
from core.write.daily import write
from core.write.daily_context import context
from core.write.daily_page import Page
from core.write.day import SUBSTANTIVE_S, TRANSCRIPTION_LENGTH, Day, day_before, day_of
from core.write.day_evidence import evidence_of, ids_of
from core.write.day_sources import SOURCES as SOURCES
from core.write.day_sources import given, included
from core.write.figures import due_tasks, facts_of
from core.write.follow_ups import still_waiting
from core.write.links import linked


def brief(run: Run, edition: Edition, gathered: Gathered, attachments: tuple[Attachment, ...]) -> Brief:
    """The day's facts and evidence. Records of the day before serve comparison only.

    Sources and channels that the run leaves out are left out, whatever was gathered of them.

    :raises NothingToReport: no row of any source counts on that day, and nobody wrote in a channel (D9)
    :raises BadInput: rows were given and none could be read
    """
    if gathered.failures and not gathered.records:
        raise BadInput(f"none of the {gathered.given} rows could be read: {gathered.failures[0]}")
    window = run.window or yesterday(run.now, run.zone)
    gathered = included(run, gathered)
    day = day_of(gathered.records, window, given(run, gathered))
    channels = channels_of(run.channels, gathered, window)
    if not any(day.counted.values()) and not any(channel.counted for channel in channels):
        raise NothingToReport(f"nothing counts on {window.day.isoformat()} ({window.zone})")
    before = day_of(gathered.records, day_before(window), day.sources)
    due, matters = due_tasks(day), linked(day)
    tasks = (*due["overdue"], *due["due"], *due["next"], *matters.tasks)
    evidence = evidence_of(day, tasks, still_waiting(day, before), edition.locale)
    people = [Member(id=item.ref or item.id, name=item.author or "") for item in evidence if _is_contact(item.record)]
    people += [Member(id=agent, name=agent) for agent in sorted({call.agent for call in day.calls if call.agent})]
    known = Brief(
        kind="daily",
        title=say(edition.locale, "daily-title", organisation=run.organisation),
        organisation=run.organisation,
        locale=edition.locale,
        window=window,
        created_at=run.now,
        requested_by=run.caller.user,
        people=(*gathered.people, *people),
        facts=facts_of(day, before, matters, ids_of(evidence)),
        evidence=evidence,
        attachments=attachments,
        coverage=_coverage(gathered, day, window, edition.locale),
    )
    return with_channels(known, channels, gathered.people) if channels else known


def heading(known: Brief) -> Heading:
    """The title, the day with its zone, and how many of each source count."""
    page = Page(known)
    fields = []
    if known.window:
        told = long_day(known.window.day, known.locale)
        value = page.say("field-day-value", day=told, zone=known.window.zone)
        fields.append((page.say("field-day"), value))
    counts = [fact for source in SOURCES if (fact := page.fact(source))]
    if known.rooms:
        # a team that only writes in channels isn't told four times that there was none of something
        counts = [fact for fact in counts if fact.value]
    counted = [page.count(f"count-{fact.label}", fact) for fact in counts]
    counted += [told for told, _ in page.channels_counted()]
    if counted:
        fields.append((page.say("field-sources"), page.listed(counted)))
    return Heading(title=known.title, fields=tuple(fields), dated=known.window.day if known.window else None)


def data_sources(known: Brief) -> dict[str, int | None]:
    """How many rows of each source count, and messages of channels; None for one that was left out (D3)."""
    facts = {fact.label: int(fact.value) for fact in known.facts if fact.label in (*SOURCES, "channel_messages")}
    return {source: facts.get(source) for source in SOURCES} | {"channels": facts.get("channel_messages")}


def _is_contact(record: object) -> bool:
    return isinstance(record, Contact)


def _coverage(gathered: Gathered, day: Day, window: Window, locale: str) -> Coverage:
    whole = {record.id: record for record in gathered.records if record.sort == "call"}
    cut = sum(1 for call in day.calls if (whole[call.id].transcription or "").strip() != (call.transcription or ""))
    notes = []
    if cut:
        most = number(TRANSCRIPTION_LENGTH, locale)
        notes.append(("daily-note-cut", {"count": cut, "shown": number(cut, locale), "most": most}))
    if short := len(day.short):
        least = number(SUBSTANTIVE_S, locale)
        notes.append(("daily-note-short", {"count": short, "shown": number(short, locale), "least": least}))
    return Coverage(tallies=gathered.tallies, notes=tuple(notes), failures=gathered.failures)


DAILY = Kind(
    name="daily",
    sections=(
        SectionShape(key="summary", layout="prose", most=4),
        SectionShape(key="attention"),
        SectionShape(key="promised"),
        SectionShape(key="channels", most=20, by_channel=True),
        SectionShape(key="tasks"),
        SectionShape(key="themes", most=8),
        SectionShape(key="links", most=8),
        SectionShape(key="contacts", most=8),
        SectionShape(key="numbers", by_model=False),
    ),
    brief=brief,
    heading=heading,
    write=write,
    context=context,
    prompt="daily",
    checks=CHECKS,
    outputs=("md", "docx", "json"),
    data_sources=data_sources,
)
