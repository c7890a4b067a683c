"""What every store of vaults promises."""

import pytest
from sqlalchemy import update

from core.errors import BadInput
from core.stores import Stores
from storage.database import Database
from storage.model_tables import vaults
from tests.contracts.values import ODD, OURS, THEIRS

_VAULT = {"tokens": {"P-A": ["Ada", ODD], "PHONE-1": "+47 22 22 22 22"}, "next": {"P": 2}}


async def test_a_vault_is_kept_by_run_and_edition_and_replaced(stores: Stores) -> None:
    assert await stores.vaults.vault(OURS, "rep_1", 1) is None
    await stores.vaults.keep(OURS, "rep_1", 1, {"old": True})
    await stores.vaults.keep(OURS, "rep_1", 1, _VAULT)
    await stores.vaults.keep(OURS, "rep_1", 2, {})
    assert await stores.vaults.vault(OURS, "rep_1", 1) == _VAULT
    assert await stores.vaults.vault(OURS, "rep_1", 2) == {}
    assert await stores.vaults.vault(OURS, "rep_2", 1) is None


async def test_a_run_is_forgotten_with_all_its_editions_and_no_other(stores: Stores) -> None:
    for run, edition in (("rep_1", 1), ("rep_1", 2), ("rep_2", 1)):
        await stores.vaults.keep(OURS, run, edition, _VAULT)
    await stores.vaults.forget("rep_1")
    await stores.vaults.forget("rep_1")
    left = [await stores.vaults.vault(OURS, run, n) for run, n in (("rep_1", 1), ("rep_1", 2), ("rep_2", 1))]
    assert left == [None, None, _VAULT]


async def test_another_organisation_finds_none(stores: Stores) -> None:
    await stores.vaults.keep(OURS, "rep_1", 1, _VAULT)
    assert await stores.vaults.vault(THEIRS, "rep_1", 1) is None


@pytest.mark.parametrize("moved", [{"organisation": THEIRS}, {"run": "rep_2"}, {"edition": 2}])
async def test_a_vault_moved_to_another_place_is_not_opened(
    stores: Stores, database_url: str, moved: dict[str, object]
) -> None:
    await stores.vaults.keep(OURS, "rep_1", 1, _VAULT)
    behind = Database(database_url)
    await behind.change(update(vaults).values(**moved))
    await behind.close()
    place: dict[str, object] = {"organisation": OURS, "run": "rep_1", "edition": 1} | moved
    with pytest.raises(BadInput, match="another place"):
        await stores.vaults.vault(**place)  # type: ignore[arg-type]
