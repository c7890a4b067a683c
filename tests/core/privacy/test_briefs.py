"""A whole brief: masked, hidden, restored, shown to a model."""

import pickle
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from core.brief import Attachment, Brief, Coverage, Evidence, Fact
from core.privacy import Vault, directory_of, for_model, hidden, masked, restored
from core.records import Call, Contact, Member, Reaction, Room, RoomMessage, Task, Text

AT = datetime(2026, 3, 3, 8, tzinfo=UTC)
CARD = "4111 1111 1111 1111"


def message(number: int, user: str, author: str, text: str) -> Evidence:
    record = RoomMessage(
        id=f"17725.{number}", at=AT, user=user, text=text, reactions=(Reaction(name="eyes", users=("ada",)),)
    )
    return Evidence(id=f"m{number}", text=text, author=author, at=AT, ref=record.id, record=record, link="https://c/p1")


def brief(*texts: str) -> Brief:
    contact = Contact(id="+4741234567", name="Kari Vik", company="Nordvik Logistics AS", phone="+47 412 34 567")
    call = Call(id="call7", at=AT, direction="in", contact_id="+4741234567", agent="Bo Lie", transcription="Kari here")
    task = Task(
        id="t-1", title="Ring Kari Vik", assignee="Bo Lie", extra={"note": "mail ada@example.org", "n": [1, "Bo Lie"]}
    )
    said = Text(id="x7", at=AT, direction="out", contact_id="c-9", text="Storgata 5")
    return Brief(
        title="Report of Ada Holm",
        organisation="Holm Bakery",
        requested_by="ada",
        room=Room(id="room_1", title="Ada's line", description="call +47 412 34 567"),
        people=(
            Member(id="ada", name="Ada Holm", email="ada@example.org", job_title="Baker"),
            Member(id="U2", name="Олена Коваль"),
            Member(id="B1", name="Jenkins", bot=True),
        ),
        facts=(
            Fact(id="f1", label="person_messages", value=3, subject="Ada Holm", **{"from": ("m1",)}),
            Fact(id="f2", label="first_at", value=AT.isoformat(), unit="datetime"),
            Fact(id="f3", label="location", value="Storgata 5, 0155 Oslo"),
        ),
        evidence=(
            *(message(i, "ada", "Ada Holm", text) for i, text in enumerate(texts, 1)),
            Evidence(id="c1", text="Kari here", author="Kari Vik", record=call, ref="call7"),
            Evidence(id="t1", text="Ring Kari Vik", author="Bo Lie", record=task),
            Evidence(id="x1", text="Storgata 5", author="Unknown contact", record=said),
            Evidence(id="p1", text="Kari Vik, Nordvik Logistics AS", author="Kari Vik", record=contact, ref=contact.id),
        ),
        attachments=(
            Attachment(id="F1", evidence="a1", name="Ada Holm.png", media_type="image/png", uploader="Ada Holm"),
        ),
        coverage=Coverage(failures=("row 3: no date for Kari Vik",)),
    )


def test_a_hidden_brief_comes_back_as_it_was() -> None:
    original = brief("Ada asked Олену at ada@example.org", "P-A said 小明", "Ring Kari Vik, Nordvik Logistics")
    vault = Vault(directory_of(original))
    again = Vault.from_json(vault.to_json())
    assert restored(hidden(original, vault), vault) == original
    assert restored(hidden(original, again), again) == original


@given(st.lists(st.text(), max_size=3))
@settings(max_examples=50, deadline=None)
def test_whatever_was_said_comes_back(texts: list[str]) -> None:
    original = masked(brief(*texts))
    vault = Vault(directory_of(original))
    assert restored(hidden(original, vault), vault) == original


def test_nothing_personal_is_in_the_stored_form() -> None:
    original = brief("Ada asked Олену", "call Bo Lie")
    assert original.by_id
    stored = hidden(original, Vault(directory_of(original)))
    told = stored.model_dump_json()
    for personal in ("Ada", "Олен", "Kari", "Bo Lie", "Nordvik", "412 34", "4741234567", "example.org", "Storgata"):
        assert personal not in told
        assert personal.encode() not in pickle.dumps(stored)
    assert "Holm Bakery" in told
    assert "Jenkins" in told
    assert '"author":"Unknown contact"' in told


def test_ids_stay_unless_they_are_names_and_agree_on_both_sides() -> None:
    original = brief("hello")
    stored = hidden(original, Vault(directory_of(original)))
    assert [item.id for item in stored.evidence] == [item.id for item in original.evidence]
    nick = stored.people[0].id
    assert nick.startswith("P-")
    record = stored.evidence[0].record
    assert isinstance(record, RoomMessage)
    assert (record.user, record.reactions[0].users, stored.requested_by) == (nick, (nick,), nick)
    assert stored.people[1].id == "U2"
    contact, call = stored.evidence[-1].record, stored.evidence[1].record
    assert isinstance(contact, Contact)
    assert isinstance(call, Call)
    assert contact.id == call.contact_id == "PHONE-A~2"
    assert stored.facts[1] == original.facts[1]
    assert stored.evidence[0].link == original.evidence[0].link
    assert stored.evidence[0].at == AT


def test_a_model_is_shown_one_token_a_person_and_no_form_marks() -> None:
    original = brief("Ada thanked Олені and <@U2>")
    shown = for_model(original, Vault(directory_of(original)))
    assert shown.evidence[0].text == "P-A thanked P-B and P-B"
    assert shown.evidence[0].author == "P-A"
    assert "~" not in shown.model_dump_json()


def test_masking_leaves_words_for_what_nobody_is_shown_and_all_else_alone() -> None:
    original = brief(f"Ada paid with {CARD}", "nothing here")
    told = masked(original.model_copy(update={"locale": "nb"}))
    assert told.evidence[0].text == "Ada paid with [kortnummer fjernet]"
    record = told.evidence[0].record
    assert isinstance(record, RoomMessage)
    assert record.text == told.evidence[0].text
    assert told.evidence[1] == original.evidence[1]
    assert masked(told) == told


def test_the_directory_knows_members_authors_and_contacts_but_no_app_and_no_unknown_caller() -> None:
    known = directory_of(brief("hello"), customers=("Brekke Fisk AS",), terms=("Falcon",))
    assert {person.name for person in known.people} == {"Ada Holm", "Олена Коваль", "Kari Vik", "Bo Lie"}
    assert known.organisations == ("Brekke Fisk AS", "Nordvik Logistics AS")
    assert known.terms == ("Falcon",)
    assert known.keeps == ("Holm Bakery",)
