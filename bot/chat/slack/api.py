"""Calling Slack: in pace, with one retry loop, and never a blind repeat of what may have been done."""

from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from bot.chat.slack.faults import RATE_LIMITED, UNSURE, SlackBusy, SlackRefused, SlackUnsure
from bot.chat.slack.pace import Pace
from bot.chat.slack.workspaces import Access, Workspaces

Answer = dict[str, Any]

#: Seconds in all that a call waits for Slack's limits before it gives up.
PATIENCE = 120.0
#: Times a call that may be repeated is made when the connection breaks.
TRIES = 3
#: Those that take a JSON body; the others read forms only.
_JSON = frozenset(
    {
        "chat.postMessage",
        "chat.postEphemeral",
        "chat.update",
        "conversations.open",
        "views.open",
        "views.update",
        "views.publish",
        "files.completeUploadExternal",
    }
)
#: Done twice, these would show.
_ONCE = frozenset({"chat.postMessage", "chat.postEphemeral", "views.open", "files.completeUploadExternal"})

_log = structlog.get_logger()


class SlackApi:
    """Slack's Web API for every workspace the app is in."""

    def __init__(self, workspaces: Workspaces, pace: Pace | None = None) -> None:
        self.workspaces = workspaces
        self.pace = pace or Pace()

    async def call(
        self,
        organisation: str,
        method: str,
        given: Answer | None = None,
        *,
        patience: float = PATIENCE,
        paced: bool = False,
    ) -> Answer:
        """The answer to a method called with these arguments (None ones are left out).

        `paced`: the first try's turn was taken already.

        :raises SlackRefused: Slack did not do it
        :raises SlackBusy: it was limited for longer than `patience` seconds
        :raises SlackUnsure: it can't be told whether it was done (only where doing it again would show)
        """
        access = await self.workspaces.of(organisation)
        arguments = {key: value for key, value in (given or {}).items() if value is not None}
        deadline = self.pace.clock() + patience
        tries = 0
        while True:
            if not paced:
                await self.pace.turn(access.team, method, arguments.get("channel"))
            paced = False
            try:
                return await self._once(access, method, arguments)
            except SlackBusy as busy:
                if self.pace.clock() + busy.retry_after > deadline:
                    raise
                _log.info("slack asks to wait", method=method, seconds=busy.retry_after)
                self.pace.block(access.team, method, busy.retry_after)
            except SlackUnsure:
                tries += 1
                if method in _ONCE or tries >= TRIES:
                    raise
                await self.pace.sleep(2**tries / 2)

    async def _once(self, access: Access, method: str, arguments: Answer) -> Answer:
        sent: Answer = {"json": arguments} if method in _JSON else {"params": arguments}
        try:
            response = await access.client.api_call(method, **sent)
        except SlackApiError as refused:
            raise _fault(method, refused) from None
        except aiohttp.ClientConnectorError as unreachable:
            if method in _ONCE:
                raise SlackRefused(method, "unreachable", type(unreachable).__name__) from None
            raise SlackUnsure(method, "unreachable") from None
        except (aiohttp.ClientError, TimeoutError) as broken:
            raise SlackUnsure(method, type(broken).__name__) from None
        data = response.data
        return data if isinstance(data, dict) else {}


def _fault(method: str, refused: SlackApiError) -> SlackRefused | SlackUnsure:
    response = refused.response
    data = getattr(response, "data", None)
    told: Answer = data if isinstance(data, dict) else {}
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    code = str(told.get("error") or "")
    if status == 429 or code in RATE_LIMITED:
        return SlackBusy(method, _seconds(getattr(response, "headers", {})))
    if status >= 500 or not code or code in UNSURE:
        return SlackUnsure(method, code or f"status {status}")
    details = told.get("response_metadata", {}).get("messages", [])
    return SlackRefused(method, code, "; ".join(map(str, details))[:500])


def _seconds(headers: Any) -> float:
    """What Retry-After says; Slack always sends it, a proxy before it may not."""
    try:
        return max(0.0, float(headers.get("Retry-After", 30)))
    except (TypeError, ValueError):
        return 30.0
