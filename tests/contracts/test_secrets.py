"""What every store of texts and secrets promises: what is kept there can't be read without the key."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from core.errors import BadInput
from core.stores import Stores
from storage import rotation
from storage.cipher import new_key
from storage.rotation import reencrypt
from storage.stores import open_stores
from tests.contracts.values import OURS, THEIRS, a_call, a_prompt, an_answer

_TOKEN = {"bot_token": "xoxb-not-a-real-one", "scopes": ["chat:write"], "team": {"id": "T1"}}


_KEY = "rep_1/write/1"
_SECRETS = (b"what the model said", b"what it was asked", b"Ada Lovelace", b"xoxb-not-a-real-one")


async def kept(stores: Stores) -> None:
    """Something in each sealed table."""
    answer = an_answer(text="what the model said")
    await stores.ledger.reserve(a_call(), None)
    await stores.ledger.settle(OURS, _KEY, answer=answer, raw=a_prompt(user="what it was asked"))
    await stores.vaults.keep(OURS, "rep_1", 1, {"P-A": "Ada Lovelace"})
    await stores.installations.keep("T1", _TOKEN)


def raw(url: str) -> bytes:
    """Everything those tables hold, as it lies in the database."""
    if url.startswith("sqlite"):
        folder = Path(url.removeprefix("sqlite:///")).parent
        return b"".join(file.read_bytes() for file in folder.iterdir())
    rows: list[tuple[Any, ...]] = []
    with psycopg.connect(url) as connection:
        for table in ("answers", "kept_prompts", "vaults", "installations", "calls"):
            rows += connection.execute(f"SELECT * FROM {table}".encode()).fetchall()
    return b" ".join(column if isinstance(column, bytes) else str(column).encode() for row in rows for column in row)


async def test_an_installation_is_kept_changed_and_removed(stores: Stores) -> None:
    assert await stores.installations.get("T1") is None
    await stores.installations.keep("T1", {"bot_token": "old"})
    await stores.installations.keep("T1", _TOKEN)
    assert await stores.installations.get("T1") == _TOKEN
    assert await stores.installations.get("T2") is None
    await stores.installations.remove("T1")
    assert await stores.installations.get("T1") is None


async def test_none_of_them_lies_open_in_the_database(stores: Stores, database_url: str) -> None:
    await kept(stores)
    there = raw(database_url)
    assert [secret for secret in _SECRETS if secret in there] == []
    assert b"gAAAA" in there  # the tokens are there, so the look was at the right place


def asked(stores: Stores) -> dict[str, Callable[[], Awaitable[Any]]]:
    """Each way to read what is sealed."""
    return {
        "answers": lambda: stores.ledger.answer(OURS, _KEY),
        "kept_prompts": lambda: stores.ledger.kept(OURS, "rep_1"),
        "vaults": lambda: stores.vaults.vault(OURS, "rep_1", 1),
        "installations": lambda: stores.installations.get("T1"),
    }


async def test_another_key_is_told_so_and_gets_nothing(stores: Stores, database_url: str) -> None:
    await kept(stores)
    async with open_stores(database_url, secret_key=new_key()) as others:
        for ask in asked(others).values():
            with pytest.raises(BadInput, match="NEWSDESK_SECRET_KEY"):
                await ask()


async def test_a_key_is_changed_with_the_old_one_behind_it(
    stores: Stores, database_url: str, secret_key: bytes
) -> None:
    await kept(stores)
    before = {table: await ask() for table, ask in asked(stores).items()}
    assert all(before.values())
    new = new_key()
    async with open_stores(database_url, secret_key=new + b"," + secret_key) as both:
        assert {table: await ask() for table, ask in asked(both).items()} == before
    assert await reencrypt(database_url, new + b"," + secret_key) == dict.fromkeys(before, 1)
    async with open_stores(database_url, secret_key=new) as alone:
        assert {table: await ask() for table, ask in asked(alone).items()} == before
    with pytest.raises(BadInput, match="NEWSDESK_SECRET_KEY"):
        await reencrypt(database_url, secret_key)


async def test_a_changed_key_reaches_every_row_however_many(
    stores: Stores, database_url: str, secret_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "_PAGE", 3)
    for organisation in (OURS, THEIRS):
        for edition in range(6):
            await stores.vaults.keep(organisation, "rep_1", edition, {"n": edition})
    new = new_key()
    assert (await reencrypt(database_url, new + b"," + secret_key))["vaults"] == 12
    async with open_stores(database_url, secret_key=new) as alone:
        for organisation in (OURS, THEIRS):
            assert [await alone.vaults.vault(organisation, "rep_1", n) for n in range(6)] == [
                {"n": n} for n in range(6)
            ]
