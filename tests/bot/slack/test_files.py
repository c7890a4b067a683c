"""Files to Slack, once; and from it, with the token shown to nobody else (I14, I19, C4)."""

import pytest

from bot.chat.slack.posting import Place
from core.errors import BadInput, DeliveryFailed, DeliveryUnknown
from core.ports import Uploads
from core.replies import File
from tests.bot.slack.house import ORG, House, house
from tests.fake_slack_state import Stored

PLACE = Place(ORG, "C1")
REPORT = File(
    report_id="rep_1", name="生產線異常處理報告_2026-03-03.docx", media_type="application/x", blob="b1", note="Here."
)


async def upload(there: House, external: str | None = None) -> tuple[str, list[str]]:
    """The file's id, and the ids noted."""
    there.blobs.kept["b1"] = b"PK docx"
    noted: list[str] = []

    async def note(id_: str) -> None:
        assert not any(file.shares for file in there.slack.files), "noted after it was shared"
        noted.append(id_)

    return await there.files.upload(PLACE, REPORT, note, external=external), noted


def shares(there: House) -> int:
    return sum(len(file.shares) for file in there.slack.files)


async def test_a_file_is_uploaded_noted_and_then_shared() -> None:
    async with house() as there:
        file, noted = await upload(there)
        assert noted == [file]
        assert shares(there) == 1
        assert there.slack.files[0].title == REPORT.name
        assert there.slack.posted("C1")[0]["text"] == "Here."
        assert (await there.files.found(PLACE, file)).external == file


async def test_a_share_whose_answer_is_lost_is_seen_and_not_repeated() -> None:
    async with house() as there:
        there.slack.order("files.completeUploadExternal", "lose")
        await upload(there)
        assert shares(there) == 1


async def test_a_share_that_never_arrived_is_unknown_and_the_next_try_ends_it_with_the_same_file() -> None:
    async with house() as there:
        there.slack.order("files.completeUploadExternal", "drop")
        with pytest.raises(DeliveryUnknown):
            await upload(there)
        [file] = there.slack.files
        assert (await there.files.found(PLACE, file.id)).external is None
        assert (await upload(there, external=file.id))[0] == file.id
        assert shares(there) == 1


async def test_a_file_already_shared_is_not_shared_again() -> None:
    async with house() as there:
        file, _ = await upload(there)
        assert (await there.files.upload(PLACE, REPORT, external=file)) == file
        assert shares(there) == 1


async def test_a_file_slack_forgot_is_uploaded_anew() -> None:
    async with house() as there:
        file, noted = await upload(there, external="F404")
        assert noted == [file]
        assert shares(there) == 1


async def test_a_file_missing_from_the_store_is_a_failed_delivery() -> None:
    async with house() as there:
        with pytest.raises(DeliveryFailed, match="not in the store"):
            await there.files.upload(PLACE, REPORT)


async def picture(there: House, **told: object) -> dict[str, object]:
    there.slack.workspace.files["F1"] = Stored("F1", "belt.png", 4, b"\x89PNG", "image/png")
    return there.slack.workspace.file_told(there.slack.workspace.files["F1"], there.slack.url) | told


async def test_a_private_file_is_fetched_with_the_bots_token() -> None:
    async with house() as there:
        assert await there.files.download(ORG, await picture(there)) == b"\x89PNG"


async def test_a_file_that_must_be_asked_for_is_asked_for_first() -> None:
    async with house() as there:
        await picture(there)
        assert await there.files.download(ORG, {"id": "F1", "file_access": "check_file_info"}) == b"\x89PNG"


async def test_a_login_page_is_not_taken_for_the_file() -> None:
    async with house() as there:
        there.slack.server.login_page_for.add("F1")
        with pytest.raises(BadInput, match="login page"):
            await there.files.download(ORG, await picture(there))


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/x.png",
        "http://files.slack.com/x",
        "http://slack.com/x",
        "https://slack.com@evil.example/x",
        "http://127.0.0.1:1/x",
        "https://slack.com.evil.example/x",
        "file:///etc/passwd",
        "",
    ],
)
async def test_the_token_goes_to_slacks_hosts_only(url: str) -> None:
    async with house() as there:
        told = await picture(there, url_private_download=url, url_private=url)
        with pytest.raises(BadInput, match="not kept at Slack"):
            await there.files.download(ORG, told)
        assert not there.slack.server.downloads


async def test_the_chat_itself_notes_an_upload_and_finds_it_again() -> None:
    async with house() as there:
        assert isinstance(there.chat, Uploads)
        there.blobs.kept["b1"] = b"PK docx"
        noted: list[str] = []

        async def note(id_: str) -> None:
            noted.append(id_)

        file = await there.chat.upload(ORG, "room_C1", REPORT, note)
        assert noted == [file]
        assert (await there.chat.uploaded(ORG, "room_C1", file)).external == file
        assert (await there.chat.uploaded(ORG, "room_C1", None)).external is None
        assert await there.chat.upload(ORG, "room_C1", REPORT, note, external=file) == file
        assert shares(there) == 1
