"""REST about standing reports, the organisation, people, oneself and notifications (D1, D2, D18, K1)."""

from typing import Any

from core.kept import Notification
from core.report import Definition
from tests.bot.console.site import NOW, ORG, Live

DEFAULT = "/api/definitions/default"


async def test_the_default_definition_is_there_before_anyone_set_it_up(live: Live) -> None:
    bo = await live.client("usr_bo")
    told = (await bo.get(DEFAULT)).ok()
    assert (told["enabled"], told["send_at_hour"], told["revision"], told["next_run_at"]) == (False, 8, 0, None)
    assert [firing["local"] for firing in told["next_firings"]] == [
        f"2026-03-0{day}T08:00:00+01:00" for day in (4, 5, 6)
    ]
    assert (await bo.get(f"/api/definitions/{told['id']}")).ok()["id"] == told["id"]
    assert [each["id"] for each in (await bo.get("/api/definitions")).ok()["items"]] == [told["id"]]


async def test_a_change_names_only_what_changes_and_tells_when_it_fires(live: Live) -> None:
    eve = await live.client("usr_eve")
    told = (await eve.patch(DEFAULT, {"enabled": True, "sendAtHour": 2, "includeTasks": False})).ok()
    assert (told["enabled"], told["send_at_hour"], told["include_tasks"]) == (True, 2, False)
    assert all(told[f"include_{name}"] for name in ("calls", "messages", "contacts"))
    assert told["next_run_at"] == "2026-03-04T01:00:00Z"
    again = (await eve.patch(DEFAULT, {"prompt": "Short.", "recipients": ["usr_bo", "room_general"]})).ok()
    assert (again["prompt"], again["recipients"]) == ("Short.", ["usr_bo", "room_general"])
    assert (again["enabled"], again["include_tasks"], again["revision"]) == (True, False, 2)
    assert (await eve.patch(DEFAULT, {"prompt": None})).ok()["prompt"] is None


async def test_the_note_of_a_firing_tells_of_a_clock_change(live: Live) -> None:
    live.clock.advance(NOW.replace(day=28) - NOW)
    eve = await live.client("usr_eve")
    [first, *_] = (await eve.patch(DEFAULT, {"send_at_hour": 2})).ok()["next_firings"]
    assert first["local"] == "2026-03-29T03:00:00+02:00"
    assert first["note"]


async def test_a_stale_revision_is_a_conflict_and_changes_nothing(live: Live) -> None:
    eve = await live.client("usr_eve")
    seen = (await eve.patch(DEFAULT, {"send_at_hour": 7})).ok()["revision"]
    (await eve.patch(DEFAULT, {"send_at_hour": 8, "revision": seen})).ok()
    (await eve.patch(DEFAULT, {"send_at_hour": 9, "revision": seen})).problem(409)
    assert (await eve.get(DEFAULT)).ok()["send_at_hour"] == 8


async def test_recipients_and_channels_have_to_be_there(live: Live) -> None:
    eve = await live.client("usr_eve")
    for body in ({"recipients": ["usr_gone"]}, {"recipients": ["room_x"]}, {"include_channels": ["room_gone"]}):
        told = (await eve.patch(DEFAULT, body)).problem(422)
        assert next(iter(body.values()))[0] in told["detail"]


async def test_a_channels_own_definition_is_changed_by_its_id(live: Live) -> None:
    own = Definition(id="def_1", organisation=ORG.id, owner="usr_eve", room="room_general", zone=ORG.zone)
    await live.stores.definitions.keep(own)
    eve = await live.client("usr_eve")
    told = (await eve.patch("/api/definitions/def_1", {"enabled": True})).ok()
    assert (told["room"], told["enabled"]) == ("room_general", True)
    assert (await eve.get(DEFAULT)).ok()["enabled"] is False
    assert len((await eve.get("/api/definitions")).ok()["items"]) == 2
    (await eve.get("/api/definitions/def_none")).problem(404)


async def test_an_admin_changes_the_organisation_and_its_reports_follow_the_zone(live: Live) -> None:
    ada = await live.client("usr_ada")
    (await ada.patch(DEFAULT, {"enabled": True})).ok()
    told = (await ada.patch("/api/organisation", {"zone": "Asia/Taipei", "locale": "no"})).ok()
    assert told == {"id": ORG.id, "name": ORG.name, "zone": "Asia/Taipei", "locale": "nb"}
    assert (await ada.get(DEFAULT)).ok()["next_run_at"] == "2026-03-04T00:00:00Z"
    assert "Oslo" in (await ada.patch("/api/organisation", {"zone": "Europe/Olso"})).problem(422)["detail"]
    (await ada.patch("/api/organisation", {"locale": "xx"})).problem(422)
    (await ada.patch("/api/organisation", {"name": ""})).problem(422)


async def test_everyone_sees_who_is_there_and_an_admin_says_who_may_what(live: Live) -> None:
    ada, bo = await live.client("usr_ada"), await live.client("usr_bo")
    people = {person["id"]: person for person in (await bo.get("/api/people")).ok()["items"]}
    assert set(people) == {"usr_ada", "usr_bo", "usr_eve", "usr_mei"}
    assert people["usr_ada"]["role"] == "admin"
    told = (await ada.patch("/api/people/usr_bo", {"role": "admin"})).ok()
    assert (told["role"], told["author"]) == ("admin", False)
    (await bo.patch("/api/people/usr_ada", {"role": "company_user"})).ok()
    (await bo.patch("/api/people/usr_bo", {"role": "company_user"})).problem(409)
    (await bo.patch("/api/people/usr_gone", {"author": True})).problem(404)


async def test_one_says_oneself_how_reports_come_and_in_which_language(live: Live) -> None:
    bo = await live.client("usr_bo")
    assert (await bo.get("/api/me")).ok()["wants"] == {"chat": True, "notification": True, "email": True}
    told = (await bo.patch("/api/me", {"wants": {"email": False}, "locale": "no"})).ok()
    assert told["wants"] == {"chat": True, "notification": True, "email": False}
    assert told["locale"] == "nb"
    assert (await bo.get("/api/reports/rep_none")).problem(404)["detail"] == "Det finnes ingen slik rapport."
    assert (await bo.patch("/api/me", {"locale": None})).ok()["locale"] is None
    (await bo.patch("/api/me", {"locale": "xx"})).problem(422)
    (await bo.patch("/api/me", {"role": "admin"})).problem(422)


async def test_notifications_wait_until_they_are_read(live: Live) -> None:
    for number in (1, 2):
        await live.stores.notifications.keep(_note(number))
    bo, ada = await live.client("usr_bo"), await live.client("usr_ada")
    path = "/api/notifications"
    assert [note["id"] for note in (await bo.get(path)).ok()["items"]] == ["ntf_2", "ntf_1"]
    (await ada.post(f"{path}/ntf_1/read")).problem(404)
    (await bo.post(f"{path}/ntf_1/read")).ok()
    (await bo.post(f"{path}/ntf_1/read", {})).ok()
    assert [note["id"] for note in (await bo.get(f"{path}?unread=1")).ok()["items"]] == ["ntf_2"]
    assert (await ada.get(path)).ok()["items"] == []
    (await bo.get(f"{path}?limit=0")).problem(400)


def _note(number: int) -> Notification:
    given: dict[str, Any] = {"organisation": ORG.id, "person": "usr_bo", "created_at": NOW.replace(minute=number)}
    return Notification(id=f"ntf_{number}", title=f"Report {number}", entity=f"rep_{number}", **given)
