"""Blobs on obstore: in memory, or in a folder on the local disk."""

from contextlib import suppress
from pathlib import Path

from obstore.store import LocalStore, MemoryStore

from core.ports import Blobs


def open_blobs(where: str) -> Blobs:
    """The blobs of a place: `memory:`, gone with the process, or a folder, made if it isn't there.

    A key is a relative path with `/` between its parts; one that climbs (`..`) or is empty is a ValueError.
    """
    if where == "memory:":
        return _Stored(MemoryStore())
    return _Stored(LocalStore(Path(where).expanduser().absolute(), mkdir=True))


class _Stored:
    def __init__(self, store: LocalStore | MemoryStore) -> None:
        self._store = store

    async def put(self, key: str, data: bytes) -> None:
        await self._store.put_async(_checked(key), data)

    async def get(self, key: str) -> bytes:
        found = await self._store.get_async(_checked(key))
        return bytes(await found.bytes_async())

    async def delete(self, key: str) -> None:
        # Deleting what isn't there raises on disk only.
        with suppress(FileNotFoundError):
            await self._store.delete_async(_checked(key))


def _checked(key: str) -> str:
    """The key, if every store takes it alike: obstore's own rules differ for an empty one and a leading slash."""
    if not key or key.startswith("/"):
        raise ValueError(f"not a key: {key!r}")
    return key
