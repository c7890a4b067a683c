"""Where a document goes: to whom, by which ways, and never twice."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from core.addressing import targets
from core.people import ChatRoom, Person, Wants
from core.report import Caller, Run

NOW = datetime(2026, 3, 3, 8, tzinfo=UTC)


def run_for(*recipients: str, kind: str = "daily", outputs: tuple[str, ...] = (), **fields: object) -> Run:
    return Run.model_validate(
        {
            "id": "rep_1",
            "kind": kind,
            "caller": Caller(organisation="org_T1", user="usr_A"),
            "organisation": "Rimfoss",
            "zone": "UTC",
            "now": NOW,
            "recipients": recipients,
            "outputs": outputs,
            **fields,
        }
    )


def person(id_: str = "usr_A", email: str | None = "ada@example.org", wants: Wants | None = None) -> Person:
    return Person(id=id_, organisation="org_T1", display_name=id_, email=email, created_at=NOW, wants=wants or Wants())


def room(id_: str = "room_1", status: str | None = None) -> ChatRoom:
    return ChatRoom(id=id_, organisation="org_T1", title=id_, status=status)


def to(run: Run, *people: Person, rooms: tuple[ChatRoom, ...] = (), mail: bool = True, docx: bool = True) -> list[str]:
    known, places = {one.id: one for one in people}, {one.id: one for one in rooms}
    return targets(run, known, places, mail=mail, has_file=("docx", "json") if docx else ())


def test_a_channel_gets_a_post_and_a_person_all_their_ways() -> None:
    assert to(run_for("room_1", "usr_A"), person(), rooms=(room(),)) == [
        "chat:room_1",
        "chat:usr_A",
        "notification:usr_A",
        "email:usr_A",
    ]


def test_the_file_goes_along_where_the_outputs_say_so_and_there_is_one() -> None:
    run = run_for("room_1", "usr_A", outputs=("docx",))
    with_file = ["chat:room_1", "file:room_1", "chat:usr_A", "notification:usr_A", "email:usr_A", "file:usr_A"]
    assert to(run, person()) == with_file
    assert to(run, person(), docx=False) == [target for target in with_file if not target.startswith("file:")]


def test_ways_a_person_switched_off_are_left_out() -> None:
    run = run_for("usr_A", outputs=("docx",))
    assert to(run, person(wants=Wants(chat=False))) == ["notification:usr_A", "email:usr_A"]
    assert to(run, person(wants=Wants(chat=False, notification=False, email=False))) == []


def test_no_mail_without_a_server_or_an_address() -> None:
    assert to(run_for("usr_A"), person(), mail=False) == ["chat:usr_A", "notification:usr_A"]
    assert to(run_for("usr_A"), person(email=None)) == ["chat:usr_A", "notification:usr_A"]


def test_an_incident_goes_to_its_room_as_a_file_and_from_an_archived_one_to_the_asker() -> None:
    run = run_for(kind="incident", room="room_1")
    assert to(run, rooms=(room(),)) == ["file:room_1"]
    assert to(run, rooms=(room(status="archived"),)) == ["file:usr_A"]
    assert to(run, rooms=(room(),), docx=False) == ["chat:room_1"]


def test_a_trial_goes_nowhere() -> None:
    assert to(run_for("room_1", "usr_A", trial=True), person(), rooms=(room(),)) == []


def test_a_recipient_nobody_knows_any_more_stays_to_be_told() -> None:
    assert to(run_for("room_9", "usr_9")) == ["chat:room_9", "chat:usr_9"]


IDS = st.sampled_from(["room_1", "room_2", "usr_A", "usr_B", "usr_gone"])
PEOPLE = st.builds(
    person,
    id_=st.sampled_from(["usr_A", "usr_B"]),
    email=st.sampled_from([None, "", "a@example.org"]),
    wants=st.builds(Wants, chat=st.booleans(), notification=st.booleans(), email=st.booleans()),
)


@given(
    recipients=st.lists(IDS, max_size=8),
    people=st.lists(PEOPLE, max_size=3),
    outputs=st.sampled_from([(), ("docx",), ("docx", "json"), ("json",)]),
    mail=st.booleans(),
    docx=st.booleans(),
)
def test_every_target_is_wanted_possible_in_order_and_told_once(
    recipients: list[str], people: list[Person], outputs: tuple[str, ...], mail: bool, docx: bool
) -> None:
    known = {one.id: one for one in people}
    found = to(run_for(*recipients, outputs=outputs), *people, mail=mail, docx=docx)
    assert len(found) == len(set(found))
    places = [target.partition(":")[2] for target in found]
    assert list(dict.fromkeys(places)) == [one for one in dict.fromkeys(recipients) if one in places]
    for target, place in zip(found, places, strict=True):
        by = target.partition(":")[0]
        assert place in recipients
        if by == "file":
            assert docx
            assert "docx" in outputs
            assert f"chat:{place}" in found
        elif place in known:
            assert getattr(known[place].wants, by)
            assert by != "email" or (mail and known[place].email)
        else:
            assert by == "chat"
    for place in recipients:
        silenced = place in known and not known[place].wants.chat
        assert silenced or f"chat:{place}" in found
