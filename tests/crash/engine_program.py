"""One process with an engine, for tests that kill it: `python -m tests.crash.engine_program FOLDER URL [RUN …]`.

It submits the runs given and works until it is killed, or told to stop by a file `stop` in the folder. A run does
three steps: `collect`, `write`, which waits for a file `go`, and `send`. Each piece of work is a line in `done`:
`NAME begun|ended STEP RUN`, with the name of the process from the environment. With `STALLS` there, waiting stalls the
whole process, so that it notices nothing meanwhile.
"""

import asyncio
import os
import sys
import time
from pathlib import Path

from core.errors import BadInput
from core.ports import Engine, Step
from storage.engine import open_engine


async def main(folder: Path, url: str, runs: list[str]) -> None:
    name = os.environ["WORKER"]

    def note(words: str) -> None:
        with (folder / "done").open("a") as file:
            file.write(f"{name} {words}\n")

    async def work(step: str, run: str) -> str:
        note(f"begun {step} {run}")
        while step == "write" and not (folder / "go").exists():
            await _pause()
        note(f"ended {step} {run}")
        return step

    async def job(run: str, step: Step) -> None:
        for one in ("collect", "write", "send"):
            await step(one, work, one, run)

    async with open_engine(url, job, folder=folder, poll=0.05, sweep=0.5, grace=0) as engine:
        note("ready")
        for run in runs:
            await engine.submit(run, "org_1")
        lost = asyncio.create_task(_lost(engine))
        while not (folder / "stop").exists() and not lost.done():
            await asyncio.wait([lost], timeout=0.02)
        note("lost" if lost.done() else "stopped")
        lost.cancel()


async def _pause() -> None:
    if "STALLS" in os.environ:
        time.sleep(0.02)  # noqa: ASYNC251 - that is what it is for
    else:
        await asyncio.sleep(0.02)


async def _lost(engine: Engine) -> None:
    await engine.lost()


if __name__ == "__main__":
    try:
        asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:]))
    except BadInput as refused:
        sys.exit(f"refused: {refused.detail}")
