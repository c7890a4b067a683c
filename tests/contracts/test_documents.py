"""What every store of documents promises."""

import base64

import pytest

from core.errors import BadInput
from core.kept import Rendered
from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, a_document, after


async def titles(stores: Stores, reader: str = "usr_1", organisation: str = OURS) -> list[str]:
    return [item.title for item in (await stores.documents.page(organisation, reader)).items]


async def test_a_document_is_kept_whole(stores: Stores) -> None:
    document = a_document(
        title=ODD,
        body=ODD,
        summary=ODD,
        period_start=NOON,
        period_end=after(days=1),
        data_sources={"calls": 2, "messages": None},
        files=(Rendered(name="a.docx", media_type="application/x", blob="k", size=3),),
    )
    await stores.documents.keep(document)
    assert await stores.documents.get(OURS, "rep_1") == document
    assert await stores.documents.get(OURS, "rep_2") is None


async def test_the_newest_version_is_the_document(stores: Stores) -> None:
    await stores.documents.keep(a_document(version=2, title="second"))
    await stores.documents.keep(a_document(version=1, title="first"))
    await stores.documents.keep(a_document(version=2, title="second, mended", document=None))
    found = await stores.documents.get(OURS, "rep_1")
    assert found
    assert (found.title, found.version, found.document) == ("second, mended", 2, None)
    page = await stores.documents.page(OURS, "usr_1")
    assert ([item.version for item in page.items], page.total) == ([2], 1)


async def test_a_page_is_newest_first_without_bodies(stores: Stores) -> None:
    for number in (1, 3, 2):
        await stores.documents.keep(a_document(number, created_at=after(minutes=number)))
    page = await stores.documents.page(OURS, "usr_1")
    assert [item.id for item in page.items] == ["rep_3", "rep_2", "rep_1"]
    assert {(item.body, item.document) for item in page.items} == {("", None)}
    assert (page.page, page.page_size, page.total, page.cursor) == (0, 25, 3, None)


async def test_pages_and_cursors_tell_each_once_also_of_one_instant(stores: Stores) -> None:
    for number in range(7):
        await stores.documents.keep(a_document(number))
    by_page = [await stores.documents.page(OURS, "usr_1", page=page, size=3) for page in range(4)]
    assert [len(page.items) for page in by_page] == [3, 3, 1, 0]
    by_cursor = [await stores.documents.page(OURS, "usr_1", size=3)]
    while by_cursor[-1].cursor:
        by_cursor.append(await stores.documents.page(OURS, "usr_1", size=3, cursor=by_cursor[-1].cursor))
    in_pages = [item.id for page in by_page for item in page.items]
    assert [item.id for page in by_cursor for item in page.items] == in_pages
    assert sorted(in_pages) == [f"rep_{number}" for number in range(7)]
    assert {page.total for page in [*by_page, *by_cursor]} == {7}


async def test_a_cursor_holds_where_new_ones_come_meanwhile(stores: Stores) -> None:
    for number in range(4):
        await stores.documents.keep(a_document(number, created_at=after(minutes=number)))
    first = await stores.documents.page(OURS, "usr_1", size=2)
    await stores.documents.keep(a_document(9, created_at=after(hours=1)))
    second = await stores.documents.page(OURS, "usr_1", size=2, cursor=first.cursor)
    assert [item.id for item in second.items] == ["rep_1", "rep_0"]


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "ж", "e30", "W10", base64.urlsafe_b64encode(b'["2026-03-03", "rep_1"]').decode(), "[" * 5000, "bnVsbA"],
)
async def test_a_cursor_that_is_none_of_ours_is_refused(stores: Stores, cursor: str) -> None:
    with pytest.raises(BadInput, match="cursor"):
        await stores.documents.page(OURS, "usr_1", cursor=cursor)


async def test_sizes_are_bounded_and_no_page_is_negative(stores: Stores) -> None:
    assert (await stores.documents.page(OURS, "usr_1", size=1000)).page_size == 100
    assert (await stores.documents.page(OURS, "usr_1", size=0)).page_size == 1
    with pytest.raises(BadInput):
        await stores.documents.page(OURS, "usr_1", page=-1)


async def test_a_rooms_documents_are_seen_by_its_members_alone(stores: Stores) -> None:
    await stores.rooms.keep_member(OURS, "room_1", "usr_1")
    await stores.documents.keep(a_document(1, room="room_1", title="incident"))
    await stores.documents.keep(a_document(2, room="room_1", definition="def_1", title="daily of the room"))
    await stores.documents.keep(a_document(3, title="everyone's"))
    assert sorted(await titles(stores, "usr_1")) == ["daily of the room", "everyone's", "incident"]
    assert sorted(await titles(stores, "usr_2")) == ["daily of the room", "everyone's"]
    assert (await stores.documents.page(OURS, "usr_2")).total == 2
    await stores.rooms.remove_member(OURS, "room_1", "usr_1")
    assert (await stores.documents.page(OURS, "usr_1")).total == 2


async def test_a_room_of_the_same_id_elsewhere_opens_nothing(stores: Stores) -> None:
    await stores.rooms.keep_member(THEIRS, "room_1", "usr_1")
    await stores.documents.keep(a_document(1, room="room_1"))
    assert await titles(stores, "usr_1") == []


async def test_another_organisation_sees_and_replaces_nothing(stores: Stores) -> None:
    await stores.documents.keep(a_document(1, title="ours"))
    assert await stores.documents.get(THEIRS, "rep_1") is None
    assert await titles(stores, organisation=THEIRS) == []
    await stores.documents.keep(a_document(1, THEIRS, title="theirs"))
    found = await stores.documents.get(OURS, "rep_1")
    assert found
    assert found.title == "ours"
