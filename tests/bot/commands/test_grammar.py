"""What a person may type after `/report`, and what is made of it."""

import unicodedata
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.asked import (
    At,
    Change,
    Help,
    Incident,
    ListPage,
    Login,
    Recipients,
    Settings,
    Setup,
    Show,
    Sources,
    Switch,
    Try,
    Unknown,
    Usage,
    Wrong,
)
from bot.commands.grammar import VERBS, parse

ALL = ("calls", "messages", "tasks", "contacts")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", Help()),
        ("  \u00a0\u200b ", Help()),
        ("?", Help()),
        ("help", Help()),
        ("help time", Help()),
        ("/report", Help()),
        ("/report list", ListPage()),
        ("test", Try()),
        ("test only calls, please.", Try("only calls, please.")),
        ("test “What did customers ask?”", Try("What did customers ask?")),
        ('test "calls" and "tasks"', Try('"calls" and "tasks"')),
        ("test first line\nsecond line", Try("first line\nsecond line")),
        ("incident", Incident()),
        ("incident focus on the cause", Incident("focus on the cause")),
        ("setup", Setup()),
        ("on", Switch(on=True)),
        ("off", Switch(on=False)),
        ("login", Login()),
        ("usage", Usage()),
        ("settings", Settings()),
        ("settings ai", Settings("ai")),
        ("Settings AI.", Settings("ai")),
        ("settings ａｉ", Settings("ai")),
        ("settings money", Wrong("settings", "money")),
        ("usage march", Wrong("usage", "march")),
        ("list", ListPage()),
        ("list 3", ListPage(3)),
        ("list page 2", ListPage(2)),
        ("show 4", Show(4)),
        ("show #4", Show(4)),
        ("show no. 4", Show(4)),
        ("show rep_aB-9", Show("rep_aB-9")),
    ],
)
def test_each_command_is_read(text: str, asked: object) -> None:
    assert parse(text) == asked


@pytest.mark.parametrize(
    "text",
    ["time 8am", "time 8", "time 08:00", "TIME 8 AM", "time at 8 a.m.", "time“8am”", "time\u00a08am", "time　８ａｍ。"],
)
def test_a_time_of_day_is_read_as_people_write_it(text: str) -> None:
    assert parse(text.replace("time“", "time “")) == At(time(8))


def test_minutes_of_a_time_are_kept() -> None:
    assert parse("time 2:30pm") == At(time(14, 30))
    assert parse("time １４：３０") == At(time(14, 30))


@pytest.mark.parametrize(
    "text", ["ＨＥＬＰ", "Help!", "“help”", "`help`", "*help*", " help？", "help\u00a0", "\u200bhelp", "help。"]
)
def test_width_capitals_quotes_and_punctuation_do_not_hurt_a_word(text: str) -> None:
    assert parse(text) == Help()


@pytest.mark.parametrize(
    ("text", "sources", "channels"),
    [
        ("", Change(), Change()),
        ("calls,messages", Change(("calls", "messages")), Change()),
        ("Calls and Tasks.", Change(("calls", "tasks")), Change()),
        ("call message", Change(("calls", "messages")), Change()),
        ("-tasks +contacts", Change(None, ("contacts",), ("tasks",)), Change()),
        ("−tasks ＋contacts", Change(None, ("contacts",), ("tasks",)), Change()),
        ("add contacts, tasks", Change(None, ("contacts", "tasks")), Change()),
        ("without tasks", Change(None, (), ("tasks",)), Change()),
        ("all except tasks", Change(ALL, (), ("tasks",)), Change()),
        ("all", Change(ALL), Change()),
        ("none", Change(()), Change()),
        (
            "calls,messages -tasks channels #general",
            Change(("calls", "messages"), (), ("tasks",)),
            Change(("#general",)),
        ),
        ("channels general, ops", Change(), Change(("general", "ops"))),
        ("channels none", Change(), Change(())),
        ("+#general -<#C2|old-room>", Change(), Change(None, ("#general",), ("<#C2|old-room>",))),
        ("＃一般", Change(), Change(("#一般",))),
    ],
)
def test_sources_are_a_new_list_or_a_change_of_it(text: str, sources: Change, channels: Change) -> None:
    assert parse(f"sources {text}") == Sources(sources, channels)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("", Change()),
        ("show", Change()),
        ("add @ada #general", Change(None, ("@ada", "#general"))),
        ("add <@U1|ada> <#C1|general room>", Change(None, ("<@U1|ada>", "<#C1|general room>"))),
        ("remove @ada, @bo", Change(None, (), ("@ada", "@bo"))),
        ("add @ada remove @bo", Change(None, ("@ada",), ("@bo",))),
        ("+@ada -#general", Change(None, ("@ada",), ("#general",))),
        ('add @"Ada Holm" “Bo Lie”', Change(None, ("@Ada Holm", "Bo Lie"))),
        ("ADD ＠ada　＃general", Change(None, ("@ada", "#general"))),
        ("add @ada and ada@example.com", Change(None, ("@ada", "ada@example.com"))),
    ],
)
def test_recipients_come_and_go_by_name(text: str, change: Change) -> None:
    assert parse(f"recipients {text}") == Recipients(change)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("hepl", "help"),
        ("tset", "test"),
        ("recipient add @ada", "recipients"),
        ("incidnet now", "incident"),
        ("of", "off"),
        ("set-up", "setup"),
        ("time8am", "time"),
        ("qqqq", None),
        ("🙂", None),
        ("幫助", None),
    ],
)
def test_a_typo_gets_the_nearest_command(text: str, nearest: str | None) -> None:
    asked = parse(text)
    assert isinstance(asked, Unknown)
    assert asked.nearest == nearest


@pytest.mark.parametrize(
    ("text", "verb", "word"),
    [
        ("time", "time", ""),
        ("time 25", "time", "25"),
        ("time 8am or so", "time", "8am or so"),
        ("list one", "list", "one"),
        ("list 0", "list", "0"),
        ("list -1", "list", "-1"),
        ("show", "show", ""),
        ("show me", "show", "me"),
        ("show 99999999999999999999", "show", "99999999999999999999"),
        ("show rep_../x", "show", "rep_../x"),
        ("on monday", "on", "monday"),
        ("off the record", "off", "the record"),
        ("setup now", "setup", "now"),
        ("sources faxes", "sources", "faxes"),
        ("sources calls faxes", "sources", "faxes"),
        ("sources add", "sources", ""),
        ("sources channels", "sources", ""),
        ("recipients @ada", "recipients", "@ada"),
        ("recipients add", "recipients", ""),
        ("recipients remove ,", "recipients", ""),
    ],
)
def test_a_command_with_something_it_cannot_take_is_never_half_understood(text: str, verb: str, word: str) -> None:
    assert parse(text) == Wrong(verb, word)


def test_what_was_not_understood_is_told_back_shortly_and_on_one_line() -> None:
    asked = parse("nonsense" * 100)
    assert isinstance(asked, Unknown)
    assert len(asked.word) <= 40
    wrong = parse("on " + "a\nb " * 100)
    assert isinstance(wrong, Wrong)
    assert len(wrong.word) <= 40
    assert "\n" not in wrong.word


@given(st.text())
def test_whatever_is_typed_is_read_without_an_error_and_only_a_command_is_taken_for_one(text: str) -> None:
    if not isinstance(parse(text), Unknown | Wrong | Help):
        assert any(verb in unicodedata.normalize("NFKC", text).casefold() for verb in VERBS)


@given(st.sampled_from(VERBS), st.text())
def test_whatever_follows_a_command_is_read_without_an_error(verb: str, rest: str) -> None:
    asked = parse(f"{verb} {rest}")
    assert not isinstance(asked, Unknown)
    match asked:
        case ListPage(page):
            assert page >= 1
        case Show(int(place)):
            assert place >= 1
        case Sources(sources, _):
            assert {*(sources.base or ()), *sources.add, *sources.remove} <= set(ALL)
        case Try(said) | Incident(said):
            assert said is None or (said and said in rest)


@given(st.text(alphabet=st.characters(exclude_categories=["L", "N", "Cs"]), min_size=1))
def test_marks_without_a_letter_ask_for_nothing_but_help(text: str) -> None:
    assert isinstance(parse(text), Help | Unknown)


@given(st.lists(st.sampled_from(ALL)), st.lists(st.sampled_from(ALL)), st.lists(st.sampled_from(ALL)))
def test_a_change_names_each_once_and_what_is_taken_out_is_gone(
    names: list[str], add: list[str], remove: list[str]
) -> None:
    changed = Change(None, tuple(add), tuple(remove)).of(names)
    assert set(changed) == (set(names) | set(add)) - set(remove)
    assert len(changed) == len(set(changed))
