"""What every blob store promises, over each of ours."""

from pathlib import Path

import pytest

from core.ports import Blobs
from storage.blobs import open_blobs


@pytest.fixture(params=["memory", "disk"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    return open_blobs("memory:" if request.param == "memory" else str(tmp_path / "made" / "blobs"))


@pytest.mark.parametrize("data", [b"", b"\x00\xff\r\n", b"x" * 3_000_000])
async def test_what_was_put_is_got_byte_for_byte(blobs: Blobs, data: bytes) -> None:
    await blobs.put("pictures/ab12", data)
    got = await blobs.get("pictures/ab12")
    assert isinstance(got, bytes)
    assert got == data


async def test_putting_again_replaces(blobs: Blobs) -> None:
    await blobs.put("a", b"first, and longer")
    await blobs.put("a", b"second")
    assert await blobs.get("a") == b"second"


async def test_what_was_deleted_is_gone_and_deleting_again_does_no_harm(blobs: Blobs) -> None:
    await blobs.put("runs/a", b"1")
    await blobs.put("runs/b", b"2")
    await blobs.delete("runs/a")
    await blobs.delete("runs/a")
    with pytest.raises(FileNotFoundError):
        await blobs.get("runs/a")
    assert await blobs.get("runs/b") == b"2"


@pytest.mark.parametrize("key", ["none", "pictures/none", "pictures"])
async def test_what_was_never_put_is_not_found(blobs: Blobs, key: str) -> None:
    await blobs.put("pictures/there", b"1")
    with pytest.raises(FileNotFoundError):
        await blobs.get(key)


@pytest.mark.parametrize("key", ["звіт/報告 1.docx", "a b/%2F#?&.png", "deep/er/and/deeper", "trailing.dot."])
async def test_odd_keys_are_keys(blobs: Blobs, key: str) -> None:
    await blobs.put(key, b"1")
    await blobs.put(key + "2", b"2")
    assert (await blobs.get(key), await blobs.get(key + "2")) == (b"1", b"2")


@pytest.mark.parametrize("key", ["", "/etc/passwd", "../up", "a/../../up", "a//b", "a\x00b"])
async def test_a_key_that_is_no_relative_path_is_refused(blobs: Blobs, key: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are each store's own
        await blobs.put(key, b"1")
    with pytest.raises(ValueError):  # noqa: PT011
        await blobs.get(key)


async def test_a_disk_keeps_what_it_was_given_when_opened_again(tmp_path: Path) -> None:
    await open_blobs(str(tmp_path / "blobs")).put("a/b", b"kept")
    assert await open_blobs(str(tmp_path / "blobs")).get("a/b") == b"kept"


async def test_two_memories_share_nothing() -> None:
    await open_blobs("memory:").put("a", b"1")
    with pytest.raises(FileNotFoundError):
        await open_blobs("memory:").get("a")
