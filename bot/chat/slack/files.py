"""Files to and from Slack: uploaded in three steps with the id noted before the last, fetched with the bot's token."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.chat.slack.api import SlackApi
from bot.chat.slack.faults import SlackRefused, SlackUnsure
from bot.chat.slack.posting import Place
from bot.chat.slack.safe import mrkdwn, plain
from core.errors import BadInput, DeliveryFailed, DeliveryUnknown
from core.ports import Blobs, Sent
from core.replies import File

#: Files are not read past this size.
LARGEST = 64 * 1024 * 1024
#: Seconds after which Slack is asked whether a file whose sharing is in doubt is shared: it works on files afterwards.
LOOKS = (1.0, 2.0, 4.0)
HOSTS = frozenset({"slack.com"})
_REDIRECTS = 3
#: Slack's words for a file that isn't there (any more, or for us).
_GONE = frozenset({"file_not_found", "file_deleted", "not_visible"})

Note = Callable[[str], Awaitable[None]]


async def unnoted(_: str) -> None:
    """For an upload that nobody will look for."""


class SlackFiles:
    """Sends and fetches files. `hosts` are those that may see the bot's token, with their subdomains.

    One with a port (`127.0.0.1:8080`) is taken to the letter, by http too.
    """

    def __init__(self, api: SlackApi, blobs: Blobs, hosts: frozenset[str] = HOSTS) -> None:
        self._api = api
        self._blobs = blobs
        self._hosts = hosts

    async def upload(self, place: Place, file: File, note: Note = unnoted, *, external: str | None = None) -> str:
        """Put a file into a channel; its id at Slack. `external` is the id an earlier try noted.

        :raises DeliveryFailed: it is not there, and won't come by itself
        :raises DeliveryUnknown: it can't be told whether it is shared; `found` can tell later
        """
        if external and await self._is_kept(place.organisation, external):
            if await self._shared(place, external):
                return external
            return await self._share(place, file, external)
        data = await self._data(file)
        try:
            file_id = await self._send(place.organisation, file.name, data)
        except SlackUnsure as broken:
            raise DeliveryFailed(f"{file.name} could not be uploaded: {broken.detail}") from broken
        await note(file_id)
        return await self._share(place, file, file_id)

    async def found(self, place: Place, external: str | None) -> Sent:
        """Whether a noted file is shared in the channel. :raises DeliveryUnknown: Slack can't be asked"""
        if external is None:
            return Sent(None)
        try:
            return Sent(external if await self._shared(place, external) else None)
        except SlackRefused as refused:
            if refused.code in _GONE:
                return Sent(None)
            raise DeliveryUnknown(f"Slack can't be asked about file {external}: {refused.code}") from refused

    async def download(self, organisation: str, file: Mapping[str, Any]) -> bytes:
        """The bytes of a file as a message tells of it.

        :raises BadInput: they can't be had: not at Slack, too large, or a login page in their place
        """
        if file.get("file_access") == "check_file_info":
            file = (await self._api.call(organisation, "files.info", {"file": file.get("id")}))["file"]
        url = str(file.get("url_private_download") or file.get("url_private") or "")
        token = (await self._api.workspaces.of(organisation)).token
        expects_html = "html" in str(file.get("mimetype") or "")
        try:
            return await self._fetch(url, token, str(file.get("id")), html=expects_html)
        except (aiohttp.ClientError, TimeoutError) as broken:
            raise BadInput(f"file {file.get('id')}: not fetched: {type(broken).__name__}") from None

    async def _fetch(self, url: str, token: str, name: str, *, html: bool) -> bytes:
        session = self._api.workspaces.wire.session
        for _ in range(_REDIRECTS):
            if not self._is_slack(url):
                raise BadInput(f"file {name}: not kept at Slack ({urlsplit(url).hostname or 'no address'})")
            headers = {"Authorization": f"Bearer {token}"}
            async with session.get(url, headers=headers, allow_redirects=False) as response:
                if response.status in (301, 302, 303, 307, 308):
                    url = response.headers.get("Location", "")
                    continue
                if response.status != 200:
                    raise BadInput(f"file {name}: Slack answered {response.status}")
                data = await response.content.read(LARGEST + 1)
                while len(data) <= LARGEST and (more := await response.content.read(LARGEST + 1 - len(data))):
                    data += more
                return _checked(data, response.content_type, name, html=html)
        raise BadInput(f"file {name}: too many redirects")

    def _is_slack(self, url: str) -> bool:
        """Whether the token may go there: by https to one of the hosts, or to one named with its port."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if ":" in parts.netloc and parts.netloc in self._hosts:
            return True
        return parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in self._hosts)

    async def _data(self, file: File) -> bytes:
        try:
            return await self._blobs.get(file.blob)
        except FileNotFoundError:
            raise DeliveryFailed(f"{file.name} is not in the store ({file.blob}).") from None

    async def _send(self, organisation: str, name: str, data: bytes) -> str:
        given = {"filename": plain(name, 255), "length": len(data)}
        told = await self._api.call(organisation, "files.getUploadURLExternal", given)
        session = self._api.workspaces.wire.session
        try:
            async with session.post(told["upload_url"], data=data) as response:
                if response.status != 200:
                    raise SlackRefused("upload", f"status {response.status}")
        except (aiohttp.ClientError, TimeoutError) as broken:
            raise DeliveryFailed(f"{name} could not be uploaded: {type(broken).__name__}") from None
        return str(told["file_id"])

    async def _share(self, place: Place, file: File, file_id: str) -> str:
        """The last step. In doubt the file's shares tell; it is not done a second time here."""
        given = {
            "files": json.dumps([{"id": file_id, "title": plain(file.name, 255)}]),
            "channel_id": place.channel,
            "thread_ts": place.thread,
            "initial_comment": mrkdwn(file.note) or None,
        }
        try:
            await self._api.call(place.organisation, "files.completeUploadExternal", given)
        except SlackUnsure:
            for seconds in LOOKS:
                await self._api.pace.sleep(seconds)
                if await self._shared(place, file_id):
                    return file_id
            raise
        return file_id

    async def _shared(self, place: Place, file_id: str) -> bool:
        file = (await self._api.call(place.organisation, "files.info", {"file": file_id}))["file"]
        shares = (file.get("shares") or {}).values()
        return any(place.channel in channels for channels in shares) or place.channel in file.get("channels", ())

    async def _is_kept(self, organisation: str, file_id: str) -> bool:
        try:
            await self._api.call(organisation, "files.info", {"file": file_id})
        except SlackRefused as refused:
            if refused.code in _GONE:
                return False
            raise
        return True


def _checked(data: bytes, content_type: str, name: str, *, html: bool) -> bytes:
    """The bytes, unless they are a login page: Slack answers 200 with one where the token isn't good for the file."""
    if len(data) > LARGEST:
        raise BadInput(f"file {name}: larger than {LARGEST // 1024**2} MB")
    start = data[:200].lstrip().lower()
    if not html and (content_type == "text/html" or start.startswith((b"<!doctype html", b"<html"))):
        raise BadInput(f"file {name}: Slack sent a login page; the app may lack the scope files:read")
    return data
