"""What every housekeeper takes out, and what it leaves."""

from core.kept import Event, Signed
from core.ledger import Budget
from core.stores import Stores
from tests.contracts.values import (
    NOON,
    OURS,
    a_call,
    a_command,
    a_document,
    a_prompt,
    a_run,
    after,
    an_answer,
    an_event,
)

_ADA = Signed(OURS, "usr_1")


async def answered(stores: Stores) -> None:
    """A call whose answer and prompt are kept, and that admins were told of."""
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.settle(OURS, "rep_1/write/1", answer=an_answer(), spent=60, raw=a_prompt())
    await stores.ledger.first(OURS, "budget", "2026-03-03")


async def test_nothing_is_taken_out_of_an_empty_database(stores: Stores) -> None:
    assert set((await stores.housekeeping.sweep(NOON)).values()) == {0}


async def test_what_has_had_its_time_goes_and_no_more(stores: Stores) -> None:
    await stores.events.publish(Event(organisation=OURS, payload={}))
    await answered(stores)
    await stores.commands.record(a_command(1))
    await stores.commands.record(a_command(2))
    await stores.commands.done(a_command(1))
    due: list[tuple[dict[str, float], set[str]]] = [
        ({"hours": 1}, set()),
        ({"hours": 1.1}, {"events"}),
        ({"days": 7.1}, {"answers"}),
        ({"days": 30}, set()),
        ({"days": 30.1}, {"commands", "kept_prompts"}),
        ({"days": 40.1}, {"alerts"}),
    ]
    for age, gone in due:
        swept = await stores.housekeeping.sweep(after(**age))
        assert {table: count for table, count in swept.items() if count} == dict.fromkeys(gone, 1), age
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


async def test_a_provider_is_blocked_until_its_time_is_over(stores: Stores) -> None:
    await stores.ledger.block("openai", after(minutes=5))
    assert (await stores.housekeeping.sweep(after(minutes=4)))["provider_blocks"] == 0
    assert await stores.ledger.blocked("openai") == after(minutes=5)
    assert (await stores.housekeeping.sweep(after(minutes=5)))["provider_blocks"] == 1
    assert await stores.ledger.blocked("openai") is None


async def test_what_calls_cost_who_logged_what_and_vaults_are_never_swept(stores: Stores) -> None:
    await answered(stores)
    logged = await stores.audit.append(an_event())
    await stores.vaults.keep(OURS, "rep_1", 1, {"P-A": "Ada"})
    await stores.housekeeping.sweep(after(days=4000))
    assert [call.status for call in await stores.ledger.calls(OURS, "rep_1")] == ["answered"]
    assert await stores.ledger.budget(OURS, "2026-03") == Budget(60, 0)
    assert await stores.audit.entries(OURS) == [logged]
    assert await stores.vaults.vault(OURS, "rep_1", 1) == {"P-A": "Ada"}


async def test_runs_and_documents_are_never_swept(stores: Stores) -> None:
    await stores.runs.start(a_run())
    await stores.documents.keep(a_document())
    await stores.housekeeping.sweep(after(days=4000))
    assert await stores.runs.state("rep_1")
    assert await stores.documents.get(OURS, "rep_1")
