"""From a command to its replies: recorded before the ack, worked on after it, taken up again after a kill."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from datetime import timedelta

import structlog

from bot.chat.lanes import Lanes
from core.kept import Command
from core.ports import Chat
from core.replies import Reply
from core.stores import Commands
from core.values import Instant

#: A command a killed process left behind is taken up again if it is at most this old (a response address lasts 30 min).
TAKEN_UP_WITHIN = timedelta(minutes=25)


#: Seconds that work waits at most while commands are being recorded.
BURST_S = 1.0

_log = structlog.get_logger()


class Intake:
    """Records commands and runs their handlers as tasks that shutdown can drain.

    `handle` turns a command into its replies; `check` says, from memory, what is wrong with a form's values.
    """

    def __init__(
        self,
        commands: Commands,
        handle: Callable[[Command], AsyncIterator[Reply]],
        check: Callable[[Command], dict[str, str]],
    ) -> None:
        self._commands = commands
        self._handle = handle
        self.check = check
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting: list[tuple[Command, asyncio.Future[bool]]] = []
        self._recording: asyncio.Task[None] | None = None
        self._calm = asyncio.Event()
        self._calm.set()
        self._lanes = Lanes()

    async def take(self, command: Command) -> bool:
        """Record a command; False where it was seen before. After it the adapter acks.

        Those that come while a transaction is under way share the next one: a burst waits for the disk a few times, not
        once each.
        """
        recorded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((command, recorded))
        if self._recording is None:
            self._calm.clear()
            self._recording = asyncio.create_task(self._record(), name="commands")
        return await recorded

    def start(self, command: Command, chat: Chat) -> None:
        """Begin the work of a recorded command. Never raises."""
        task = asyncio.create_task(self._work(command, chat), name=f"command {command.id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def resume(self, chats: Mapping[str, Chat], now: Instant) -> int:
        """Take up what a killed process recorded and didn't finish; how many."""
        left = await self._commands.pending(now - TAKEN_UP_WITHIN, now)
        for command in left:
            if command.chat in chats:
                self.start(command, chats[command.chat])
        return len(left)

    async def drain(self, grace: float) -> None:
        """Let the work at hand end within `grace` seconds, then cancel it: it is taken up at the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _after_the_burst(self) -> None:
        """Let those first who still wait for their ack: it is due in three seconds, the work in minutes."""
        with suppress(TimeoutError):
            async with asyncio.timeout(BURST_S):
                await self._calm.wait()

    async def _record(self) -> None:
        while self._waiting:
            taken, self._waiting = self._waiting, []
            try:
                new = await self._commands.record_all([command for command, _ in taken])
            except Exception as error:  # told to each of those who wait, who raise it
                for _, recorded in taken:
                    if not recorded.done():
                        recorded.set_exception(error)
                continue
            for (_, recorded), is_new in zip(taken, new, strict=True):
                if not recorded.done():
                    recorded.set_result(is_new)
        self._recording = None
        self._calm.set()

    async def _work(self, command: Command, chat: Chat) -> None:
        log = _log.bind(command=command.id, organisation=command.caller.organisation, chat=command.chat)
        try:
            async with self._lanes.place(command.chat):
                await self._after_the_burst()
                await chat.answer(command, self._handle(command))
                await self._commands.done(command)
        except Exception:  # the top of a task: there is nobody above to tell
            log.exception("command failed")
