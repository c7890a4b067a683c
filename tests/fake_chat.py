"""A chat in memory: keeps what it was given by key, and fails in the ways a wire can, when told to."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Literal, NamedTuple

from core.errors import DeliveryFailed, DeliveryUnknown
from core.kept import Command
from core.ports import Sent
from core.replies import File, Reply

#: failed: not posted, and it says so. unknown: not posted, and it can't be told. lost: posted, and it can't be told.
Fault = Literal["failed", "unknown", "lost"]


class ChatPost(NamedTuple):
    """One message as it stands in the chat."""

    id: str
    organisation: str
    to: str
    key: str
    reply: Reply
    thread: str | None = None


class FakeChat:
    """A core.ports.Chat. `posts` are the messages in the order posted, `tried` every key that was given to post.

    `next_faults` are taken by the coming calls of post, one each; None is a call that goes well. While `deaf`, it
    can't be asked what it posted. Places in `closed` take no posts.
    """

    def __init__(self, name: str = "web", *next_faults: Fault | None) -> None:
        self.name = name
        self.posts: list[ChatPost] = []
        self.tried: list[str] = []
        self.asked: list[str] = []
        self.answered: list[tuple[Command, list[Reply]]] = []
        self.next_faults: deque[Fault | None] = deque(next_faults)
        self.closed: set[str] = set()
        self.deaf = False

    async def post(self, organisation: str, to: str, reply: Reply, *, key: str, thread: str | None = None) -> str:
        """Keep the reply, once by key."""
        self.tried.append(key)
        fault = self.next_faults.popleft() if self.next_faults else None
        if to in self.closed or fault == "failed":
            raise DeliveryFailed(f"{to} takes no posts")
        if fault == "unknown":
            raise DeliveryUnknown("no answer")
        there = self.by_key(organisation, key)
        if there is None:
            there = ChatPost(f"{len(self.posts) + 1}.0", organisation, to, key, reply, thread)
            self.posts.append(there)
        if fault == "lost":
            raise DeliveryUnknown("the answer was lost")
        return there.id

    async def found(self, organisation: str, to: str, key: str) -> Sent:
        """The id of the message with this key in this place."""
        self.asked.append(key)
        if self.deaf:
            raise DeliveryUnknown("the chat can't be asked")
        there = self.by_key(organisation, key)
        return Sent(there.id if there and there.to == to else None)

    async def answer(self, command: Command, replies: AsyncIterator[Reply]) -> None:
        """Keep a handler's replies, all of them in order."""
        self.answered.append((command, [reply async for reply in replies]))

    def by_key(self, organisation: str, key: str) -> ChatPost | None:
        """The message posted with this key."""
        return next((post for post in self.posts if (post.organisation, post.key) == (organisation, key)), None)

    def to(self, place: str) -> list[Reply]:
        """What stands in a room, or was sent to a person."""
        return [post.reply for post in self.posts if post.to == place]


class FakeUploads(FakeChat):
    """A chat that is a core.ports.Uploads too: a file has an id before it is shared. `files` are all it was given.

    The faults are those of sharing: by then the file is there and its id noted.
    """

    def __init__(self, name: str = "slack", *next_faults: Fault | None) -> None:
        super().__init__(name, *next_faults)
        self.files: list[str] = []

    async def upload(
        self,
        organisation: str,
        to: str,
        file: File,
        note: Callable[[str], Awaitable[None]],
        *,
        external: str | None = None,
    ) -> str:
        """Take in the file, note its id, and share it in a post keyed by that id."""
        if external not in self.files:
            external = f"F{len(self.files) + 1}"
            self.files.append(external)
            await note(external)
        await self.post(organisation, to, file, key=external)
        return external

    async def uploaded(self, organisation: str, to: str, external: str | None) -> Sent:
        """The file's id where it is shared there."""
        found = await self.found(organisation, to, external or "")
        return Sent(external if found.external else None)
