"""What every housekeeper takes out, and what it leaves."""

from core.kept import Event, Signed
from core.stores import Stores
from tests.contracts.values import NOON, OURS, Now, a_command, a_document, a_run, after, an_answer

_ADA = Signed(OURS, "usr_1")


async def test_nothing_is_taken_out_of_an_empty_database(stores: Stores) -> None:
    assert set((await stores.housekeeping.sweep(NOON)).values()) == {0}


async def test_what_has_had_its_time_goes_and_no_more(stores: Stores, now: Now) -> None:
    await stores.events.publish(Event(organisation=OURS, payload={}))
    await stores.answers.keep(OURS, an_answer())
    await stores.commands.record(a_command(1))
    await stores.commands.record(a_command(2))
    await stores.commands.done(a_command(1))
    gone = {"links": 0, "sessions": 0, "rate_buckets": 0}
    assert await stores.housekeeping.sweep(after(hours=1)) == gone | {"events": 0, "commands": 0, "answers": 0}
    assert await stores.housekeeping.sweep(after(hours=1.1)) == gone | {"events": 1, "commands": 0, "answers": 0}
    assert await stores.housekeeping.sweep(after(days=7.1)) == gone | {"events": 0, "commands": 0, "answers": 1}
    assert await stores.housekeeping.sweep(after(days=30.1)) == gone | {"events": 0, "commands": 1, "answers": 0}
    assert await stores.commands.pending(NOON, after(hours=1)) == [a_command(2)]


async def test_used_and_expired_links_and_sessions_go(stores: Stores) -> None:
    await stores.signin.keep_link("used", _ADA, after(days=1))
    await stores.signin.use_link("used", NOON)
    await stores.signin.keep_link("old", _ADA, NOON)
    await stores.signin.keep_link("good", _ADA, after(hours=1))
    await stores.signin.keep_session("old", _ADA, NOON)
    await stores.signin.keep_session("good", _ADA, after(hours=1))
    await stores.signin.count("bucket", after(days=-3))
    swept = await stores.housekeeping.sweep(NOON)
    assert (swept["links"], swept["sessions"], swept["rate_buckets"]) == (2, 1, 1)
    assert await stores.signin.use_link("good", NOON) == _ADA
    assert await stores.signin.session("good", NOON) == _ADA


async def test_runs_and_documents_are_never_swept(stores: Stores) -> None:
    await stores.runs.start(a_run())
    await stores.documents.keep(a_document())
    await stores.housekeeping.sweep(after(days=4000))
    assert await stores.runs.state("rep_1")
    assert await stores.documents.get(OURS, "rep_1")
