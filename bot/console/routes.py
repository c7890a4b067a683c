"""The type of the one table the REST interface is made of: what a route takes, gives, and asks of its caller."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from aiohttp import web
from pydantic import BaseModel

from bot.chat.intake import Intake
from bot.chat.web.adapter import WebChat
from bot.chat.web.hub import Hub
from bot.console.wire import Given, Nothing
from core.desk import Desk
from core.report import Caller

P = TypeVar("P", bound=Given)
B = TypeVar("B", bound=Given)
R = TypeVar("R")

#: `member`: everyone who is signed in.
Right = Literal["member", "author", "admin"]
#: Bytes of a JSON body.
BODY_LIMIT = 128 * 1024

# A route without parameters or body leaves them out; the handler's own types then say so.
_NOTHING: Any = Nothing


@dataclass(frozen=True, kw_only=True)
class Console:
    """What handlers need. `upload_limit` is in bytes a file."""

    desk: Desk
    intake: Intake
    chat: WebChat
    hub: Hub
    upload_limit: int = 25 * 1024 * 1024


@dataclass(frozen=True)
class Call(Generic[P, B]):
    """One request, checked: who calls, with what. `request` is for the few that read a stream or a header."""

    console: Console
    caller: Caller
    params: P
    body: B
    request: web.Request

    @property
    def desk(self) -> Desk:
        """What the verbs of `core.desk` need."""
        return self.console.desk


@dataclass(frozen=True, kw_only=True)
class Route(Generic[P, B, R]):
    """One address. It drives routing, parsing, rights, errors and the OpenAPI description alike.

    `params` holds the `{names}` of the path and the query; `reply` is a pydantic model, Download or Stream. `omit_none`
    leaves out of the answer what is None. `upload` routes take multipart/form-data, which their handler reads.
    `errors` are the statuses it may answer with beside the usual ones.
    """

    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    summary: str
    handler: Callable[[Call[P, B]], Awaitable[R]]
    reply: type[R]
    params: type[P] = _NOTHING
    body: type[B] = _NOTHING
    right: Right = "member"
    status: int = 200
    omit_none: bool = False
    upload: bool = False
    errors: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """Unique in the table: the handler's own name."""
        return str(getattr(self.handler, "__name__", self.path)).strip("_")

    @property
    def takes_body(self) -> bool:
        """Whether a JSON body is read."""
        return self.body is not Nothing

    @property
    def told(self) -> type[BaseModel] | None:
        """The model of the answer; None for a file."""
        return self.reply if issubclass(self.reply, BaseModel) else None


AnyRoute = Route[Any, Any, Any]
