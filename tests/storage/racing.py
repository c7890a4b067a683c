"""Starts several processes of a test program and holds them at the line until all are there."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def racing(program: str, count: int, *arguments: str) -> AsyncIterator[list[Process]]:
    """The processes, `-m PROGRAM NUMBER ARGUMENT …`, each of which said `ready` and waits for a line."""
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", program, str(number), *arguments, stdin=PIPE, stdout=PIPE
        )
        for number in range(count)
    ]
    try:
        for process in started:
            assert process.stdout
            assert (await process.stdout.readline()).strip() == b"ready"
        yield started
    finally:
        for process in started:
            if process.returncode is None:
                process.kill()
                await process.communicate()
