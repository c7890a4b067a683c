"""`on`, `off`, `time`, `sources`, `recipients`: what they change, and who may."""

import pytest

from core.people import Person
from core.replies import Text
from core.values import LOCALES
from tests.bot.commands.newsroom import NOW, ORG, Newsroom, only, words


async def test_a_member_is_told_which_right_it_takes(room: Newsroom) -> None:
    for text in ("on", "off", "time 9", "sources calls", "sources", "recipients", "recipients add @bo"):
        for locale in LOCALES:
            assert "reports.author" in words(await room.say(text, by="usr_bo", locale=locale))
    assert await room.desk.stores.definitions.default(ORG.id) is None


async def test_on_says_when_it_comes_next_and_that_nobody_receives_it(room: Newsroom) -> None:
    told = only(await room.say("on"), Text)
    assert "Next: Wednesday 4 March 2026, 8 AM (Europe/Oslo)" in told.markdown
    assert "Nobody receives" in told.markdown
    assert told.tone == "warning"
    await room.say("recipients add @ada")
    assert "Nobody receives" not in words(await room.say("on"))
    assert (await room.definition()).enabled


async def test_off_offers_to_turn_it_on_again_and_the_button_does(room: Newsroom) -> None:
    await room.say("on")
    off = only(await room.say("off"), Text)
    assert not (await room.definition()).enabled
    (button,) = off.buttons
    await room.press(button.action, button.value)
    assert (await room.definition()).enabled


async def test_a_time_is_kept_with_its_minutes_and_told_on_a_clock_of_twelve(room: Newsroom) -> None:
    told = words(await room.say("time 14:30"))
    assert "2:30 PM (Europe/Oslo)" in told
    assert "is off" in told
    kept = await room.definition()
    assert (kept.send_at_hour, kept.send_at_minute) == (14, 30)


@pytest.mark.parametrize(
    ("locale", "said"),
    [("zh-TW", "2026年3月4日 星期三 上午8:00"), ("nb", "onsdag 4. mars 2026"), ("uk", "4 березня 2026")],
)
async def test_the_next_firing_is_told_in_the_readers_language(room: Newsroom, locale: str, said: str) -> None:
    assert said in words(await room.say("on", locale=locale))


async def test_sources_are_set_changed_and_shown(room: Newsroom) -> None:
    assert words(await room.say("sources calls, messages")).startswith("Counted: calls and messages")
    await room.say("sources -messages +contacts")
    kept = await room.definition()
    assert kept.sources == ("calls", "contacts")
    before = kept.revision
    assert "calls and contacts" in words(await room.say("sources"))
    assert (await room.definition()).revision == before


async def test_channels_are_digested_by_name_for_someone_who_is_in_them(room: Newsroom) -> None:
    assert "#general" in words(await room.say("sources channels #general <#C3|quiet>"))
    assert (await room.definition()).channels == ("room_C1", "room_C3")
    await room.say("sources -#general")
    assert (await room.definition()).channels == ("room_C3",)
    for refused in ("#secret", "<#C2|secret>", "#theirs", "<#X1|theirs>", "@bo"):
        assert only(await room.say(f"sources +{refused}"), Text).tone != "good"
    assert (await room.definition()).channels == ("room_C3",)


async def test_taking_out_everything_is_refused(room: Newsroom) -> None:
    assert "at least one source" in words(await room.say("sources none"))
    assert words(await room.say("sources none channels #general")).startswith("Counted: none")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("@ada", "usr_ada"),
        ("@Ada Holm", "usr_ada"),
        ("@adaholm", "usr_ada"),
        ("ada@fjord.test", "usr_ada"),
        ("<mailto:ada@fjord.test|ada@fjord.test>", "usr_ada"),
        ('"Bo Berg"', "usr_bo2"),
        ("@bo", "usr_bo"),
        ("＠王小明", "usr_U7"),
        ("<@U7|wang>", "usr_U7"),
        ("#general", "room_C1"),
        ("general", "room_C1"),
        ("<#C1|general>", "room_C1"),
        ("usr_bo", "usr_bo"),
    ],
)
async def test_a_recipient_is_known_by_the_ways_people_write_it(room: Newsroom, written: str, found: str) -> None:
    words(await room.say(f"recipients add {written}"))
    assert (await room.definition()).recipients == (found,)


async def test_recipients_come_and_go_together(room: Newsroom) -> None:
    told = words(await room.say("recipients add @ada, Bo Berg and #general"))
    assert told == "The daily report goes to @Ada Holm, @Bo Berg and #general."
    assert words(await room.say("recipients remove @ada #general")) == "The daily report goes to @Bo Berg."
    assert "Nobody receives" in words(await room.say("recipients remove bo berg"))


@pytest.mark.parametrize(
    "written", ["@nobody", "@cy", "#secret", "#theirs", "usr_cy", "room_X1", "<@U99|cy>", "#closed"]
)
async def test_a_recipient_that_is_not_there_changes_nothing_and_tells_nothing(room: Newsroom, written: str) -> None:
    told = only(await room.say(f"recipients add @ada {written}"), Text)
    assert told.tone == "error"
    assert "Secret" not in told.markdown
    assert await room.desk.stores.definitions.default(ORG.id) is None


async def test_a_name_that_several_have_is_asked_about(room: Newsroom) -> None:
    one = Person(id="usr_9", organisation=ORG.id, display_name="Ida Ås", created_at=NOW)
    await room.desk.stores.directory.keep_person(one)
    await room.desk.stores.directory.keep_person(one.model_copy(update={"id": "usr_8", "display_name": "Ida Moe"}))
    told = words(await room.say("recipients add @ida"))
    assert "@Ida Moe and @Ida Ås" in told


async def test_a_recipient_that_is_gone_can_be_taken_out_by_its_id(room: Newsroom) -> None:
    await room.say("recipients add #general @ada")
    definition = await room.definition()
    gone = definition.model_copy(update={"recipients": ("usr_gone", "room_C1")})
    assert await room.desk.stores.definitions.keep(gone)
    assert "usr\\_gone" in words(await room.say("recipients"))
    await room.say("recipients remove usr_gone")
    assert (await room.definition()).recipients == ("room_C1",)
