"""Where a handler's replies are shown: to the asker alone, in the channel, in a form, on the Home (C1, C3, I12)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest

from core.kept import Command
from core.replies import Button, Choice, Document, Field, File, Form, Home, Item, Panel, Progress, Reply, Text
from tests.bot.slack.house import House, house, until

GENERAL: dict[str, Any] = {"id": "setup", "title": "Daily report", "submit": Button(label="Save", action="setup.save")}


def replying(*replies: Reply) -> Callable[[Command], AsyncIterator[Reply]]:
    """A handler that gives these replies."""

    async def handle(_: Command) -> AsyncIterator[Reply]:
        for reply in replies:
            yield reply

    return handle


def form(panel: Panel | None = None, **more: Any) -> Form:
    prompt = Field(key="prompt", label="Prompt", sort="text", value="Themes?", most=8000)
    on = Field(key="enabled", label="On", sort="toggle", value=True)
    hour = Field(
        key="time",
        label="Time",
        sort="choice",
        value="08:00",
        choices=(Choice(value="08:00", label="8 AM"),),
        required=True,
    )
    who = Field(key="recipients", label="To", sort="recipients", value=["room_C1", "usr_U2"])
    told = GENERAL | {"fields": (on, hour, prompt, who), "panel": panel, "state": {"revision": "3"}}
    return Form.model_validate(told | more)


def panel(state: str, **more: Any) -> Panel:
    label = "Test prompt" if state == "idle" else "Retry" if state == "failed" else "Test again"
    return Panel.model_validate({"state": state, "button": Button(label=label, action="setup.test")} | more)


def report(markdown: str = "All well.", **more: Any) -> Document:
    told = {"report_id": "rep_1", "title": "Daily Report - Acme", "summary": "ok", "markdown": markdown}
    return Document.model_validate(told | more)


def texts(messages: list[dict[str, Any]]) -> list[str]:
    return [message["text"] for message in messages]


async def answered(there: House, *replies: Reply, text: str = "test", **how: Any) -> None:
    there.intake.handle = replying(*replies)
    assert (await there.slack.sends.command(text, **how)).status == 200
    await there.intake.done()


async def test_a_private_text_is_seen_by_the_asker_alone() -> None:
    async with house() as there:
        await answered(there, Text(markdown="Done.", tone="good"))
        [seen] = there.slack.ephemeral
        assert (seen["user"], seen["channel"], seen["text"]) == ("U1", "C1", "Done.")
        assert not there.slack.posted("C1")


async def test_a_text_for_all_is_posted_in_the_channel() -> None:
    async with house() as there:
        await answered(there, Text(markdown="On.", private=False))
        assert texts(there.slack.posted("C1")) == ["On."]


@pytest.mark.parametrize("told", [{"bot_in": False}, {"is_archived": True}, {"is_private": True, "bot_in": False}])
@pytest.mark.parametrize("private", [True, False])
async def test_where_the_bot_cannot_speak_the_asker_is_answered_all_the_same(
    told: dict[str, bool], private: bool
) -> None:
    async with house() as there:
        there.slack.workspace.add_channel("C9", "closed", "U1", **told)
        await answered(there, Text(markdown="Hello.", private=private), channel="C9")
        direct, whispered = there.slack.posted("DU1"), there.slack.ephemeral
        assert len(direct) + len(whispered) == 1
        if private:
            assert whispered[0]["via"] == "response_url"
        else:
            assert "I can't write in #" in direct[0]["blocks"][0]["elements"][0]["text"]


async def test_a_response_address_is_used_five_times_and_the_rest_comes_as_direct_messages() -> None:
    async with house() as there:
        there.slack.workspace.add_channel("C9", "closed", "U1", bot_in=False)
        await answered(there, *(Text(markdown=f"Line {n}.") for n in range(8)), channel="C9")
        assert texts(there.slack.ephemeral) == [f"Line {n}." for n in range(5)]
        assert texts(there.slack.posted("DU1")) == [f"Line {n}." for n in range(5, 8)]


async def test_progress_is_one_message_that_ends_with_the_last_stage() -> None:
    stages = ("pending", "collecting_data", "generating_content", "assembling_document", "completed")
    async with house(strict=True) as there:
        steps = [Progress(report_id="rep_1", stage=stage, words=f"Now {stage}") for stage in stages]
        await answered(there, *steps, Text(markdown="Here it is."))
        [progress] = there.slack.posted("DU1")
        assert progress["text"].endswith("Now completed")
        assert len(there.slack.calls("chat.update")) < len(stages)
        assert texts(there.slack.ephemeral) == ["Here it is."]


async def test_public_progress_stands_in_the_thread_of_the_mention() -> None:
    async with house() as there:
        there.intake.handle = replying(
            Progress(report_id="rep_1", stage="pending", words="Begun", private=False),
            Text(markdown="x", private=False),
        )
        await there.slack.sends.mention("how many?", user="U2")
        await there.intake.done()
        roots = {message["thread_ts"] for message in there.slack.posted("C1")}
        assert roots == {there.intake.commands[0].context["message"]}


async def test_a_long_private_document_is_whispered_whole() -> None:
    async with house() as there:
        await answered(there, report("\n\n".join(["word " * 200] * 20), private=True))
        assert len(there.slack.ephemeral) == 2
        words = sum(
            b["text"].count("word") for m in there.slack.ephemeral for b in m["blocks"] if b["type"] == "markdown"
        )
        assert words == 4000


async def test_a_file_is_put_into_the_room_and_one_for_the_asker_into_their_dm() -> None:
    async with house() as there:
        there.blobs.kept["b1"] = b"PK docx"
        file = File(report_id="rep_1", name="Report.docx", media_type="application/x", blob="b1", note="For <!here>")
        await answered(there, file, file.model_copy(update={"private": True}))
        assert [file.shares[0][0] for file in there.slack.files] == ["C1", "DU1"]
        assert there.slack.files[0].data == b"PK docx"
        assert "<!here>" not in there.slack.posted("C1")[0]["text"]


async def test_a_file_for_an_archived_room_goes_to_the_asker() -> None:
    async with house() as there:
        there.slack.workspace.add_channel("C9", "old", "U1", is_archived=True)
        there.blobs.kept["b1"] = b"PK docx"
        await answered(there, File(report_id="r", name="R.docx", media_type="a/b", blob="b1"), channel="C9")
        assert [share[0] for file in there.slack.files for share in file.shares] == ["DU1"]


async def test_a_form_opens_and_comes_back_with_what_was_typed() -> None:
    async with house() as there:
        await answered(there, form(panel("idle")), text="setup")
        [view] = there.slack.views
        there.slack.sends.type(view.id, "f:text:prompt", "prompt", value="What broke?")
        there.slack.sends.type(view.id, "f:toggle:enabled", "enabled", selected_options=[])
        there.intake.handle = None
        ack = await there.slack.sends.submit(view.id)
        assert (ack.status, ack.body) == (200, "")
        command = there.intake.commands[-1]
        assert command.action == "setup.save"
        assert command.room == "room_C1"
        assert command.state == {"revision": "3"}
        assert command.values == {
            "enabled": False,
            "prompt": "What broke?",
            "recipients": ["usr_U2", "room_C1"],
            "time": "08:00",
        }


async def test_what_is_wrong_with_a_form_is_said_in_the_ack_and_nothing_is_recorded() -> None:
    async with house() as there:
        await answered(there, form(), text="setup")
        there.intake.wrong = {"prompt": "Too long."}
        ack = await there.slack.sends.submit(there.slack.views[0].id)
        assert ack.json == {"response_action": "errors", "errors": {"f:text:prompt": "Too long."}}
        assert len(there.intake.commands) == 1
        assert not there.slack.views[0].closed


async def test_the_test_panel_lives_through_its_states_in_the_open_form() -> None:
    states = [
        panel("generating", stage="collecting_data", words="Collecting"),
        panel("completed", document=report("# Themes\n\n- one <!channel>"), period="3 March"),
    ]
    async with house() as there:
        await answered(there, form(panel("idle")), text="setup")
        [view] = there.slack.views
        there.slack.sends.type(view.id, "f:text:prompt", "prompt", value="Typed meanwhile")
        there.intake.handle = replying(*(form(state) for state in states))
        assert (await there.slack.sends.press("setup.test", view=view.id)).status == 200
        await there.intake.done()
        assert there.intake.commands[-1].values["prompt"] == "Typed meanwhile"
        shown = repr(there.slack.views[0].view["blocks"])
        assert "Themes" in shown
        assert "<!channel>" not in shown
        assert "Test again" in shown
        assert view.typed["f:text:prompt"]["prompt"]["value"] == "Typed meanwhile"
        assert len(there.slack.calls("views.update")) == 2
        assert all(call.get("hash") for call in there.slack.calls("views.update"))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (panel("generating", words="Collecting"), "⏳ Collecting"),
        (panel("failed", error="No answer in time."), "No answer in time."),
        (panel("no_data", words="Nothing yesterday."), "Nothing yesterday."),
    ],
)
async def test_each_state_of_the_panel_says_what_it_is(state: Panel, words: str) -> None:
    async with house() as there:
        await answered(there, form(state), text="setup")
        shown = repr(there.slack.views[0].view["blocks"])
        assert words in shown
        assert state.button.label in shown


async def test_a_form_closed_while_its_test_runs_loses_no_result() -> None:
    async with house() as there:
        await answered(there, form(panel("idle")), text="setup")
        [view] = there.slack.views
        there.intake.handle = replying(form(panel("completed", document=report())))
        view.closed = True
        await there.slack.sends.press("setup.test", view=view.id)
        await there.intake.done()
        assert texts(there.slack.ephemeral) == ["Daily Report - Acme: ok"]


async def test_an_expired_trigger_becomes_a_button_that_opens_the_form() -> None:
    async with house() as there:
        there.slack.server.methods.trigger_life = -1
        await answered(there, form(), text="setup")
        there.slack.server.methods.trigger_life = 999
        assert not there.slack.views
        [seen] = there.slack.ephemeral
        button = seen["blocks"][-1]["elements"][0]
        assert button["action_id"] == "report.setup"
        await there.slack.sends.press(button["action_id"], button.get("value", ""))
        await there.intake.done()
        assert len(there.slack.views) == 1
        assert there.intake.commands[-1].action == "report.setup"


async def test_two_tests_of_one_form_end_with_the_later_one() -> None:
    gates = [asyncio.Event(), asyncio.Event()]

    async def handle(command: Command) -> AsyncIterator[Reply]:
        n = len(there.intake.commands) - 2
        await gates[n].wait()
        yield form(panel("completed", document=report(f"Result {n}.")))

    async with house() as there:
        await answered(there, form(panel("idle")), text="setup")
        [view] = there.slack.views
        there.intake.handle = handle
        await there.slack.sends.press("setup.test", view=view.id)
        await there.slack.sends.press("setup.test", view=view.id)
        gates[1].set()
        await until(lambda: "Result 1" in repr(view.view))
        gates[0].set()
        await there.intake.done()
        assert "Result 1" in repr(view.view)


async def test_a_prompt_longer_than_an_input_is_edited_in_several_and_read_as_one() -> None:
    long = "".join(chr(97 + n % 26) for n in range(7000))
    async with house() as there:
        field = Field(key="prompt", label="Prompt", sort="text", value=long, most=8000)
        await answered(there, form().model_copy(update={"fields": (field,)}), text="setup")
        there.intake.handle = None
        await there.slack.sends.submit(there.slack.views[0].id)
        assert there.intake.commands[-1].values == {"prompt": long}


async def test_a_list_too_long_for_slack_is_asked_for_as_the_person_types() -> None:
    choices = tuple(Choice(value=f"room_C{n}", label=f"#channel {n}") for n in range(250))
    async with house() as there:
        field = Field(key="room", label="Room", sort="choice", choices=choices, required=True)
        await answered(there, form().model_copy(update={"fields": (field,)}), text="incident")
        view = there.slack.views[0].id
        ack = await there.slack.sends.options(view, "f:choice:room", "room", "channel 24")
        assert [option["value"] for option in ack.json["options"]][:2] == ["room_C24", "room_C240"]
        assert len((await there.slack.sends.options(view, "f:choice:room", "room")).json["options"]) == 100


async def test_the_home_is_published_when_it_is_opened() -> None:
    page = Home(
        title="Acme <!here>",
        lines=("Every day at 8.",),
        buttons=(Button(label="Set up", action="report.setup", style="primary"),),
        heading="Recent",
        items=tuple(
            Item(
                title=f"*Report* {n} & <@U1>",
                report_id=f"rep_{n}",
                at="2026-03-04T07:00:00Z",
                badges=("12 calls",),
                button=Button(label="Open", action="report.show", value=str(n)),
            )
            for n in range(70)
        ),
    )
    async with house() as there:
        there.intake.handle = replying(page)
        assert (await there.slack.sends.open_home()).status == 200
        await there.intake.done()
        assert there.intake.commands[0].action == "home"
        view = there.slack.homes["U1"].view
        assert len(view["blocks"]) <= 100
        assert "<@U1>" not in repr(view)
        button = next(block["accessory"] for block in view["blocks"] if "accessory" in block)
        await there.slack.sends.press(button["action_id"], button["value"], view=there.slack.homes["U1"].id)
        command = there.intake.commands[-1]
        assert (command.action, command.values, command.room) == ("report.show", {"value": "0"}, None)


async def test_a_command_taken_up_again_after_a_kill_repeats_nothing_for_all_to_see() -> None:
    async with house() as there:
        await answered(there, Text(markdown="On.", private=False), Text(markdown="And more.", private=False))
        command = there.intake.commands[0]
        again = command.model_copy(update={"at": command.at - timedelta(seconds=60)})
        replies = (Text(markdown="On.", private=False), Text(markdown="And more.", private=False))
        await there.chat.answer(again, replying(*replies)(again))
        assert texts(there.slack.posted("C1")) == ["On.", "And more."]


async def test_a_whisper_slack_refuses_is_said_in_smaller_ones_and_loses_nothing() -> None:
    async with house() as there:
        words = "\n\n".join(["word " * 100] * 20)
        there.slack.order("chat.postEphemeral", "error:invalid_blocks")
        await answered(there, Text(markdown=words))
        assert len(there.slack.ephemeral) > 2
        assert sum(repr(message["blocks"]).count("word") for message in there.slack.ephemeral) == 2000


async def test_rich_text_in_a_form_keeps_lists_code_links_and_tables() -> None:
    markdown = (
        "# Themes\n\n1. **One** with `code`\n   - nested\n2. Two\n\n> quoted\n\n```\nx < y\n```\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n[Open](https://x.example) 你好**世界**"
    )
    async with house() as there:
        await answered(there, form(panel("completed", document=report(markdown))), text="setup")
        blocks = there.slack.views[0].view["blocks"]
        elements = [element for block in blocks if block["type"] == "rich_text" for element in block["elements"]]
        assert [element["type"].removeprefix("rich_text_") for element in elements] == [
            *("section", "list", "list", "list", "quote", "preformatted", "preformatted", "section")
        ]
        assert [element.get("indent") for element in elements if element["type"] == "rich_text_list"] == [0, 1, 0]
        assert elements[3]["offset"] == 1
        assert elements[-1]["elements"][0] == {"type": "link", "url": "https://x.example", "text": "Open"}
        assert elements[-1]["elements"][-2] == {"type": "text", "text": "世界", "style": {"bold": True}}
