"""What every directory of organisations and people promises."""

from core.people import Organisation, Wants
from core.stores import Stores
from tests.contracts.values import NOON, ODD, OURS, THEIRS, a_person, after


async def test_an_organisation_is_kept_and_changed(stores: Stores) -> None:
    assert await stores.directory.organisation(OURS) is None
    await stores.directory.keep_organisation(Organisation(id=OURS, name="Acme"))
    changed = Organisation(id=OURS, name=ODD, zone="Europe/Oslo", locale="nb")
    await stores.directory.keep_organisation(changed)
    assert await stores.directory.organisation(OURS) == changed


async def test_organisations_are_all_or_those_asked_for(stores: Stores) -> None:
    both = [Organisation(id=OURS, name="Ours"), Organisation(id=THEIRS, name="Theirs")]
    for organisation in both:
        await stores.directory.keep_organisation(organisation)
    assert await stores.directory.organisations() == both
    assert await stores.directory.organisations([THEIRS, "org_none"]) == both[1:]
    assert await stores.directory.organisations([]) == []


async def test_a_person_is_kept_whole(stores: Stores) -> None:
    person = a_person(
        display_name=ODD,
        email="ada@example.com",
        office_location="Oslo",
        job_title="Engineer",
        last_login_at=after(hours=1),
        role="admin",
        author=True,
        locale="uk",
        chat="slack",
        wants=Wants(email=False),
    )
    assert await stores.directory.keep_person(person) == person
    assert await stores.directory.person(OURS, "usr_1") == person


async def test_the_first_created_at_and_the_last_login_stay(stores: Stores) -> None:
    await stores.directory.keep_person(a_person(last_login_at=after(hours=1)))
    kept = await stores.directory.keep_person(a_person(display_name="Ada", created_at=after(days=1)))
    assert (kept.display_name, kept.created_at, kept.last_login_at) == ("Ada", NOON, after(hours=1))
    assert await stores.directory.person(OURS, "usr_1") == kept
    kept = await stores.directory.keep_person(a_person(last_login_at=after(hours=2)))
    assert kept.last_login_at == after(hours=2)


async def test_a_field_that_is_emptied_is_empty(stores: Stores) -> None:
    await stores.directory.keep_person(a_person(email="ada@example.com", locale="uk"))
    kept = await stores.directory.keep_person(a_person())
    assert (kept.email, kept.locale) == (None, None)


async def test_people_come_by_name_whatever_its_case(stores: Stores) -> None:
    for number, name in enumerate(["bob", "Ada", "Cy", "ÅSE"]):
        await stores.directory.keep_person(a_person(number, display_name=name))
    assert [p.display_name for p in await stores.directory.people(OURS)] == ["Ada", "bob", "Cy", "ÅSE"]
    assert [p.display_name for p in await stores.directory.people(OURS, ["usr_2", "usr_0", "usr_9"])] == ["bob", "Cy"]
    assert await stores.directory.people(OURS, []) == []


async def test_a_name_with_a_zero_byte_or_half_a_character_is_kept_without_it(stores: Stores) -> None:
    kept = await stores.directory.keep_person(a_person(display_name="A\0da\ud83d"))
    assert kept.display_name == "Ada?"


async def test_another_organisation_sees_nobody(stores: Stores) -> None:
    await stores.directory.keep_person(a_person(display_name="Ours"))
    assert await stores.directory.person(THEIRS, "usr_1") is None
    assert await stores.directory.people(THEIRS) == []
    assert await stores.directory.people(THEIRS, ["usr_1"]) == []
    await stores.directory.keep_person(a_person(organisation=THEIRS, display_name="Theirs"))
    ours = await stores.directory.person(OURS, "usr_1")
    assert ours
    assert ours.display_name == "Ours"
