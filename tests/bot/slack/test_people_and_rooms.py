"""People and channels as Slack knows them, kept at first sight (I1, I16, K1)."""

import asyncio

from tests.bot.slack.house import ORG, house


async def test_the_first_sight_keeps_person_and_organisation() -> None:
    async with house() as there:
        caller = await there.people.caller(ORG, "usr_U1")
        assert (caller.user, caller.rights, caller.locale) == ("usr_U1", frozenset({"admin"}), "en")
        person = there.directory.persons[ORG, "usr_U1"]
        assert (person.display_name, person.job_title, person.email) == ("Ada", "Shift lead", "ada@acme.example")
        assert (person.last_login_at, person.chat) == (None, "slack")
        organisation = there.directory.organisations_[ORG]
        assert (organisation.name, organisation.zone) == ("Acme", "Europe/Oslo")


async def test_a_member_has_no_rights_and_their_own_language() -> None:
    async with house() as there:
        there.slack.workspace.add_user("U3", "陳小姐", locale="zh-TW")
        caller = await there.people.caller(ORG, "usr_U3")
        assert (caller.rights, caller.locale) == (frozenset(), "zh-TW")


async def test_an_admin_made_here_stays_one_and_an_admin_of_elsewhere_is_none() -> None:
    async with house() as there:
        await there.people.caller(ORG, "usr_U2")
        made = there.directory.persons[ORG, "usr_U2"].model_copy(update={"role": "admin"})
        there.directory.persons[ORG, "usr_U2"] = made
        there.slack.workspace.add_user("U9", "Guest", team_id="T9", is_admin=True)
        assert (await there.people.caller(ORG, "usr_U9")).rights == frozenset()
        there.people._known.clear()
        assert (await there.people.caller(ORG, "usr_U2")).is_admin


async def test_many_commands_of_one_person_ask_slack_once() -> None:
    async with house() as there:
        await asyncio.gather(*(there.people.caller(ORG, "usr_U1") for _ in range(10)))
        await there.people.caller(ORG, "usr_U1")
        assert len(there.slack.calls("users.info")) == 1


async def test_a_room_is_kept_with_its_members_before_a_command_there_is_worked_on() -> None:
    async with house() as there:
        there.slack.channel("C1").purpose = "All of us"
        await there.rooms.known(ORG, "room_C1")
        room = there.stored.kept[ORG, "room_C1"]
        assert (room.title, room.description, room.chat, room.sort) == ("general", "All of us", "slack", "channel")
        assert there.stored.roles[ORG, "room_C1"] == {"usr_U1": "owner", "usr_U2": "editor"}


async def test_who_left_a_channel_is_no_member_any_more_and_an_archived_one_says_so() -> None:
    async with house() as there:
        await there.rooms.known(ORG, "room_C1")
        there.slack.channel("C1").members.remove("U2")
        there.slack.channel("C1").is_archived = True
        there.rooms.forget(ORG, "room_C1")
        await there.rooms.known(ORG, "room_C1")
        assert there.stored.roles[ORG, "room_C1"] == {"usr_U1": "owner"}
        assert there.stored.kept[ORG, "room_C1"].archived


async def test_a_large_channel_is_read_from_the_workspaces_list() -> None:
    async with house(strict=True) as there:
        for n in range(450):
            there.slack.workspace.add_user(f"U1{n:03}", f"Person {n}")
            there.slack.channel("C1").members.append(f"U1{n:03}")
        await there.rooms.known(ORG, "room_C1")
        assert len(there.stored.roles[ORG, "room_C1"]) == 452
        assert len(there.slack.calls("users.list")) == 3
        assert len(there.slack.calls("users.info")) == 0


async def test_a_private_channel_the_bot_is_not_in_has_its_asker_as_member() -> None:
    async with house() as there:
        there.slack.workspace.add_channel("C9", "secret", "U2", is_private=True, bot_in=False)
        await there.rooms.known(ORG, "room_C9", "usr_U2", "secret")
        assert there.stored.kept[ORG, "room_C9"].title == "secret"
        assert there.stored.roles[ORG, "room_C9"] == {"usr_U2": "editor"}


async def test_a_direct_message_is_a_room_of_one() -> None:
    async with house() as there:
        there.slack.workspace.direct("U2")
        await there.rooms.known(ORG, "room_DU2")
        assert there.stored.kept[ORG, "room_DU2"].sort == "direct"
        assert there.stored.roles[ORG, "room_DU2"] == {"usr_U2": "owner"}
