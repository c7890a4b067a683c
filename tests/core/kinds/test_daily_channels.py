"""The daily brief with channels in it, sources that are left out, and what a document says of its own run."""

import pytest

from core.brief import Tally, Window
from core.collect import collect, merge
from core.errors import BadInput, NothingToReport
from core.kinds.daily import DAILY, brief, data_sources
from core.pipeline import here
from core.ports import Gathered
from core.records import Member, RoomMessage
from core.report import Edition, Run
from core.review import Writing
from core.settle import settle
from core.values import LOCALES
from core.words import say
from tests.core.write.channel_days import CHINESE, ENGLISH, brief_of, channel, run_of, small, sources_of, together
from tests.core.write.daily_days import brief_of as activity_brief
from tests.core.write.daily_days import busy_day, gathered, run_on, values
from tests.core.write.rooms import Told

TALK = Told("09:00", "U1", "Line 3 stopped, the labeller shows alarm E42")
JOIN = Told("09:00", "U1", "Ada Holm has joined the channel", notice=True)
POST = Told("09:00", "B1", "payments-api deployed", bot=True)


def mixed(**changes: object) -> tuple[Run, Gathered]:
    """The busy day of activity and one channel."""
    day = small(TALK, Told("10:00", "U2", "Line 3 is running again"))
    run = run_on().model_copy(update={"channels": ("room_C1",), **changes})
    return run, merge([gathered(*busy_day()), *sources_of(day)])


# --- evidence and facts ---


def test_each_message_is_evidence_with_its_author_time_ts_and_link() -> None:
    found = brief_of(ENGLISH)
    item = next(item for item in found.evidence if item.id == ENGLISH.ids["incident"])
    record = item.record
    assert isinstance(record, RoomMessage)
    assert (item.author, item.ref, record.room) == ("Ada Holm", record.id, "room_C10")
    assert item.at == record.at
    assert item.link == f"https://fjordpay.slack.example/archives/C10/p{record.id.replace('.', '')}"


def test_channels_are_counted_one_by_one_and_together() -> None:
    found = brief_of(ENGLISH)
    told = {(fact.label, fact.subject): fact.value for fact in found.facts}
    assert told["messages_by_channel", "#payments"] == 36
    assert told["people_by_channel", "#payments"] == 6
    assert told["threads_by_channel", "#payments"] == 4
    assert told["unanswered_by_channel", "#payments"] == 2
    assert told["messages_by_channel", "#random"] == 14
    assert told["channel_messages", None] == 64
    assert told["channels_digested", None] == 3
    assert told["channel_questions", None] == 3


def test_every_fact_names_what_it_was_computed_from_and_is_found_by_its_id() -> None:
    found = brief_of(CHINESE)
    assert all(set(fact.from_) <= found.by_id.keys() for fact in found.facts)
    assert all(found.by_id[fact.id] is fact for fact in found.facts)


def test_ids_of_activity_stay_as_they_are_beside_channels() -> None:
    run, both = mixed()
    alone, found = activity_brief(*busy_day()), brief(run, Edition(), both, ())
    assert found.facts[: len(alone.facts)] == alone.facts
    assert found.evidence[: len(alone.evidence)] == alone.evidence
    assert [item.id for item in found.evidence[len(alone.evidence) :]] == ["m1", "m2"]


def test_without_channels_messages_of_rooms_are_left_out_whatever_a_source_hands_over() -> None:
    run, both = mixed(channels=())
    found, alone = brief(run, Edition(), both, ()), activity_brief(*busy_day())
    assert (found.facts, found.evidence, found.coverage.tallies) == (
        alone.facts,
        alone.evidence,
        alone.coverage.tallies,
    )
    assert found.rooms == ()


def test_only_the_channels_asked_for_are_read_by_id_with_or_without_prefix() -> None:
    parts = together(sources_of(ENGLISH))
    run = run_of(ENGLISH).model_copy(update={"channels": ("C11",)})
    found = brief(run, Edition(), parts, ())
    assert [room.title for room in found.rooms] == ["#support"]
    assert data_sources(found)["channels"] == 14


def test_a_message_of_the_day_before_is_not_of_the_day() -> None:
    day = small(Told("+1 00:00", "U1", "too late"), TALK)
    assert data_sources(brief_of(day))["channels"] == 1


def test_people_with_one_name_are_told_apart_and_a_stranger_is_shown_by_id() -> None:
    day = small(
        TALK, Told("09:10", "U2", "looking at it"), Told("09:12", "U7", "me too"), people={"U1": "Bo", "U2": "Bo"}
    )
    assert [item.author for item in brief_of(day).evidence] == ["Bo (U1)", "Bo (U2)", "U7"]


def test_a_person_known_to_two_sources_is_one() -> None:
    parts = sources_of(ENGLISH)
    doubled = merge([*parts, Gathered(people=(Member(id="U1", name="Ada Holm"),))])
    found = brief(run_of(ENGLISH), Edition(), doubled, ())
    assert [person.name for person in found.people].count("Ada Holm") == 1


# --- what counts ---


@pytest.mark.parametrize("told", [(), (JOIN,), (POST,), (JOIN, POST)], ids=["none", "a join", "a post", "both"])
def test_a_day_without_a_persons_word_is_nothing_to_report(told: tuple[Told, ...]) -> None:
    with pytest.raises(NothingToReport):
        brief_of(small(*told))


def test_one_persons_word_is_enough() -> None:
    assert data_sources(brief_of(small(JOIN, POST, TALK)))["channels"] == 1


def test_posts_and_notices_are_said_not_to_count() -> None:
    notes = [say("en", name, **values) for name, values in brief_of(small(JOIN, POST, TALK)).coverage.notes]
    assert notes == ["2 automatic posts and notices in the channels aren't counted."]


def test_a_source_left_out_is_null_and_its_records_are_not_told() -> None:
    run, both = mixed(sources=("messages", "tasks"))
    found = brief(run, Edition(), both, ())
    assert data_sources(found) == {"calls": None, "messages": 7, "tasks": 2, "contacts": None, "channels": 2}
    assert not {"c", "p"} & {item.id[0] for item in found.evidence if item.record and item.record.sort == "call"}
    assert {tally.sort for tally in found.coverage.tallies} == {"messages", "tasks", "channel_messages"}
    assert "calls" not in values(found)


def test_contacts_left_out_still_give_their_names() -> None:
    run, both = mixed(sources=("messages",))
    found = brief(run, Edition(), both, ())
    assert {item.author for item in found.evidence if item.id[0] == "x"} == {"Ada Holm", "Bo Lie", "Cai Moe"}
    assert "contacts_new" not in values(found)


def test_what_was_read_of_several_channels_is_one_line_of_the_receipt() -> None:
    first, *others = sources_of(ENGLISH)
    short = first.model_copy(update={"tallies": (Tally(sort="channel_messages", read=30, total=60),)})
    found = brief(run_of(ENGLISH), Edition(), together([short, *others]), ())
    assert found.coverage.tallies == (Tally(sort="channel_messages", read=58, total=88),)
    assert found.coverage.share < 0.9


def test_the_heading_of_a_team_without_activity_names_its_channels_alone() -> None:
    day = together([*sources_of(ENGLISH), gathered(also=("calls", "messages", "tasks", "contacts"))])
    fields = dict(DAILY.heading(brief(run_of(ENGLISH), Edition(), day, ())).fields)
    assert fields["Counted"] == "64 messages from 6 people in 3 channels"


def test_the_summary_counts_channels_beside_activity() -> None:
    run, both = mixed()
    draft = DAILY.write(brief(run, Edition(), both, ()))
    opening = next(section for section in draft.sections if section.key == "summary").claims
    assert opening[0].text == (
        "14 calls, 7 messages, 1 task created, 1 task completed, 1 new contact and 2 messages from 2 people in #ops."
    )
    assert opening[-1].text.startswith("Problem, 09:00 Ada Holm")


# --- sources ---


class Given:
    """A source that hands over what it was given, or raises it."""

    def __init__(self, found: Gathered | BadInput) -> None:
        self._found = found

    async def collect(self, window: Window | None) -> Gathered:
        if isinstance(self._found, BadInput):
            raise self._found
        return self._found


class NoBlobs:
    """Nothing is kept: there are no pictures."""

    async def put(self, key: str, data: bytes) -> None:
        raise AssertionError(key)

    async def get(self, key: str) -> bytes:
        raise FileNotFoundError(key)


async def test_a_rooms_own_source_serves_as_a_channel() -> None:
    day = small(TALK)
    bare = channel(day.scripts[0])
    room = day.scripts[0].room
    records = tuple(record.model_copy(update={"room": None}) for record in bare.records)
    tallies = (Tally(sort="messages", read=1, total=1), Tally(sort="threads", read=0, total=0))
    part = bare.model_copy(update={"records": records, "rooms": (), "room": room, "tallies": tallies})
    other = gathered(*busy_day())
    run = run_on().model_copy(update={"channels": ("room_C1",)})
    (found,) = await collect(run, DAILY, [Given(other), Given(part)], NoBlobs(), here)
    assert data_sources(found) == {"calls": 14, "messages": 7, "tasks": 2, "contacts": 1, "channels": 1}
    assert found.rooms[0].title == "#ops"
    assert Tally(sort="channel_messages", read=1, total=1) in found.coverage.tallies


async def test_a_channel_that_cannot_be_read_is_told_and_does_not_stop_the_others() -> None:
    parts = [Given(part) for part in sources_of(ENGLISH)]
    lost = Given(BadInput("room_C99: the bot is not in this channel"))
    (found,) = await collect(run_of(ENGLISH), DAILY, [*parts, lost], NoBlobs(), here)
    assert found.coverage.failures == ("room_C99: the bot is not in this channel",)
    assert Tally(sort="sources", read=3, total=4) in found.coverage.tallies
    document = settle(Writing(by_rules=DAILY.write(found)), found, DAILY, run_of(ENGLISH))
    assert document.title.endswith(" (incomplete)")


async def test_with_no_source_that_can_be_read_there_is_no_report() -> None:
    lost = Given(BadInput("room_C99: the bot is not in this channel"))
    with pytest.raises(BadInput, match="room_C99"):
        await collect(run_of(ENGLISH), DAILY, [lost], NoBlobs(), here)


# --- what a document says of its run ---


@pytest.mark.parametrize("locale", LOCALES)
def test_a_late_report_and_a_test_say_so_in_every_language(locale: str) -> None:
    found = brief_of(ENGLISH, locale)
    writing = Writing(by_rules=DAILY.write(found))
    run = run_of(ENGLISH)
    assert settle(writing, found, DAILY, run).notices == ()
    late = settle(writing, found, DAILY, run.model_copy(update={"late": True})).notices
    trial = settle(writing, found, DAILY, run.model_copy(update={"trial": True})).notices
    assert (late, trial) == ((say(locale, "document-late"),), (say(locale, "document-trial"),))
