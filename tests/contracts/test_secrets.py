"""What every store of answers and installations promises: what is kept there can't be read without the key."""

from pathlib import Path
from typing import Any

import psycopg
import pytest

from core.errors import BadInput
from core.stores import Stores
from storage.cipher import new_key
from storage.rotation import reencrypt
from storage.stores import open_stores
from tests.contracts.values import OURS, an_answer

_TOKEN = {"bot_token": "xoxb-not-a-real-one", "scopes": ["chat:write"], "team": {"id": "T1"}}


async def kept(stores: Stores) -> None:
    await stores.answers.keep(OURS, an_answer(text="what the model said"))
    await stores.installations.keep("T1", _TOKEN)


def raw(url: str) -> bytes:
    """Everything those two tables hold, as it lies in the database."""
    if url.startswith("sqlite"):
        folder = Path(url.removeprefix("sqlite:///")).parent
        return b"".join(file.read_bytes() for file in folder.iterdir())
    with psycopg.connect(url) as connection:
        rows: list[tuple[Any, ...]] = connection.execute("SELECT sealed FROM answers").fetchall()
        rows += connection.execute("SELECT sealed FROM installations").fetchall()
    return b"".join(bytes(row[0]) for row in rows)


async def test_an_answer_is_found_by_its_call(stores: Stores) -> None:
    assert await stores.answers.get("rep_1/write/1") is None
    await stores.answers.keep(OURS, an_answer())
    assert await stores.answers.get("rep_1/write/1") == an_answer()
    await stores.answers.keep(OURS, an_answer(text="another"))
    assert await stores.answers.get("rep_1/write/1") == an_answer(text="another")
    assert await stores.answers.get("rep_2/write/1") is None


async def test_an_installation_is_kept_changed_and_removed(stores: Stores) -> None:
    assert await stores.installations.get("T1") is None
    await stores.installations.keep("T1", {"bot_token": "old"})
    await stores.installations.keep("T1", _TOKEN)
    assert await stores.installations.get("T1") == _TOKEN
    assert await stores.installations.get("T2") is None
    await stores.installations.remove("T1")
    assert await stores.installations.get("T1") is None


async def test_neither_lies_open_in_the_database(stores: Stores, database_url: str) -> None:
    await kept(stores)
    assert b"what the model said" not in raw(database_url)
    assert b"xoxb-not-a-real-one" not in raw(database_url)
    assert b"gAAAA" in raw(database_url)  # the tokens are there, so the look was at the right place


async def test_another_key_is_told_so_and_gets_nothing(stores: Stores, database_url: str) -> None:
    await kept(stores)
    async with open_stores(database_url, secret_key=new_key()) as others:
        with pytest.raises(BadInput, match="NEWSDESK_SECRET_KEY"):
            await others.answers.get("rep_1/write/1")
        with pytest.raises(BadInput, match="NEWSDESK_SECRET_KEY"):
            await others.installations.get("T1")


async def test_a_key_is_changed_with_the_old_one_behind_it(
    stores: Stores, database_url: str, secret_key: bytes
) -> None:
    await kept(stores)
    new = new_key()
    async with open_stores(database_url, secret_key=new + b"," + secret_key) as both:
        assert await both.installations.get("T1") == _TOKEN
    assert await reencrypt(database_url, new + b"," + secret_key) == {"answers": 1, "installations": 1}
    async with open_stores(database_url, secret_key=new) as alone:
        assert await alone.installations.get("T1") == _TOKEN
        assert await alone.answers.get("rep_1/write/1") == an_answer(text="what the model said")
    with pytest.raises(BadInput, match="NEWSDESK_SECRET_KEY"):
        await reencrypt(database_url, secret_key)
