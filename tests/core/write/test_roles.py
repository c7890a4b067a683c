"""What a line is said to do: a cause, success or decision only where it states one."""

import pytest

from core.write.open_points import decisions, tasks, unanswered
from core.write.opposed import opposed
from core.write.roles import final_success, role
from tests.core.write.said_lines import one, reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Line 3 stopped with alarm E42", "problem"),
        ("It could be the feed sensor", "suspicion"),
        ("Restarting it did not help", "ruled-out"),
        ("It turned out the belt had worn through", "cause"),
        ("I replaced the belt", "action"),
        ("Line 3 is running again", "result"),
        ("Is line 3 running again?", "question"),
        ("We decided to wait for the part", "decision"),
        ("I'll order a belt today", "task"),
        ("Hvem har nøkkelen?", "question"),
        ("Vi ble enige om å vente på delen", "decision"),
        ("Linje 3 går igjen", "result"),
        ("Зупинилася через знос паса", "cause"),
        ("Лінія знову працює", "result"),
        ("三號線已恢復生產", "result"),
        ("可能是感測器", "suspicion"),
    ],
)
def test_a_line_has_the_role_it_states(text: str, expected: str) -> None:
    assert role(one(text), reading((0, "Ada", text))) == expected


@pytest.mark.parametrize(
    "text",
    ["Maybe it is running again tomorrow", "I'd have replaced the belt", "Not restarted so far", "Lunch is here"],
)
def test_what_isnt_stated_is_no_result_and_no_action(text: str) -> None:
    assert role(one(text), reading((0, "Ada", text))) not in ("result", "action", "cause")


TROUBLE = (0, "Ada", "Pump 2 stopped with alarm 17")
SUCCESS = (600, "Bo", "Pump 2 is running again")


def test_the_last_report_of_success_stands() -> None:
    room = reading(TROUBLE, SUCCESS, (700, "Ada", "Thanks a lot"))
    success = final_success(room.matters[0], room)
    assert success is not None
    assert success.id == "m2"


@pytest.mark.parametrize(
    "later",
    [
        "Pump 2 stopped again",
        "Pump 2 still fails",
        "Alarm 17 is back, pump 2 is down",
        "Pump 2 is not running, it was too early to say so",
    ],
)
def test_trouble_after_a_success_takes_it_back(later: str) -> None:
    room = reading(TROUBLE, SUCCESS, (900, "Cai", later))
    assert all(final_success(matter, room) is None for matter in room.matters)


def test_a_success_nobody_had_trouble_before_resolves_nothing() -> None:
    room = reading((0, "Ada", "Testing the new pump"), (60, "Bo", "It works, everything is green now"))
    assert all(final_success(matter, room) is None for matter in room.matters)


def test_a_proposal_is_a_decision_only_once_somebody_agrees() -> None:
    proposal = (60, "Bo", "Let's move the urgent orders to line 2")
    agreed = reading(TROUBLE, proposal, (90, "Ada", "Agreed, do it"))
    assert [(line.id, yes.id if yes else None) for line, yes in decisions(agreed)] == [("m2", "m3")]
    assert not decisions(reading(TROUBLE, proposal, (90, "Ada", "The pump is from 1998")))
    assert decisions(reading(TROUBLE, proposal, reactions={1: [("+1", 2)]}))


def test_a_joke_is_no_decision_however_many_react() -> None:
    joke = (60, "Bo", "We decided that the pump gets a birthday hat")
    assert not decisions(reading(TROUBLE, joke, reactions={1: [("joy", 7)]}))
    assert not decisions(reading(TROUBLE, joke, (70, "Ada", "haha"), threads={2: 1}))


def test_a_question_with_an_answer_isnt_open() -> None:
    question = (60, "Bo", "Who has the key for the pump room?")
    assert [line.id for line, _ in unanswered(reading(TROUBLE, question))] == ["m2"]
    assert not unanswered(reading(TROUBLE, question, (90, "Ada", "It hangs at the gate")))


def test_a_task_that_was_reported_as_done_isnt_open() -> None:
    task = (60, "Bo", "I'll order a new gasket today")
    assert [line.id for line, _ in tasks(reading(TROUBLE, task))] == ["m2"]
    assert not tasks(reading(TROUBLE, task, (4000, "Bo", "Gasket ordered, we have replaced the old gasket")))


def test_two_causes_by_two_people_contradict_each_other() -> None:
    room = reading(
        TROUBLE,
        (60, "Bo", "It was caused by the worn belt of the drive"),
        (90, "Cai", "The root cause is the power supply in the cabinet"),
    )
    assert [(a.id, b.id) for a, b in opposed(room.matters[0], room)] == [("m2", "m3")]
