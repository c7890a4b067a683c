"""The gateway's own cost: a call through policy, vault, ledger and settlement against a bare SDK call, on loopback."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from openai import AsyncOpenAI

from bot.models.openai import OpenAIModel
from bot.models.prices import Price
from core.gateway import Gateway, Options
from core.ledger import CallKey
from core.ports import Prompt
from core.privacy import Directory, Known, Vault
from core.report import Caller
from tests.bot.models.wire import answers, completion, endpoint
from tests.stores import sqlite_stores

CALLS = 150
PEOPLE = [f"{first} {last}" for first in ("Ada", "Bo", "Cai", "Ines", "Tom") for last in ("Holm", "Lie", "Moe", "Berg")]


def gateway_against_bare_sdk() -> str:
    """One line: milliseconds a call, ours and bare, by turns in one run."""
    return asyncio.run(_measured())


async def _measured() -> str:
    prompt, vault = _prompt()
    with tempfile.TemporaryDirectory() as folder:
        async with endpoint(answers(completion())) as there, sqlite_stores(Path(folder)) as stores:
            model = OpenAIModel(api_key="none", base_url=there.url, model="m", timeout=30, price=Price.of("1/2"))
            bare = AsyncOpenAI(api_key="none", base_url=there.url, max_retries=0)
            gateway = Gateway(model, log=stores.ledger, policies=stores.policies.policy)
            caller, messages = Caller(organisation="org_a", user="usr_a"), [{"role": "user", "content": prompt.user}]

            async def ours(n: int) -> None:
                key = CallKey(f"rep_{n}", "write", 1)
                await gateway.ask(key, "reporting.daily.v1", caller, "run", prompt, Options(vault=vault))

            async def plain(_: int) -> None:
                await bare.chat.completions.create(model="m", messages=messages)  # type: ignore[arg-type]

            through, alone = await _by_turns(ours, plain)
            await model.aclose()
            await bare.close()
    cost = through - alone
    told = f"gateway: {through:.1f} ms a call, bare SDK {alone:.1f} ms: {cost:.1f} ms of its own (aim under 10)"
    return f"{told}, {through / alone:.1f} x"


async def _by_turns(
    ours: Callable[[int], Awaitable[None]], plain: Callable[[int], Awaitable[None]]
) -> tuple[float, float]:
    """The median milliseconds of each, after a warm-up."""
    times: tuple[list[float], list[float]] = ([], [])
    for n in range(CALLS):
        for call, taken in zip((ours, plain), times, strict=True):
            began = time.perf_counter()
            await call(n)
            taken.append((time.perf_counter() - began) * 1000)
    through, alone = (statistics.median(taken[CALLS // 10 :]) for taken in times)
    return through, alone


def _prompt() -> tuple[Prompt, Vault]:
    vault = Vault(Directory(people=tuple(Known(id=f"U{n}", name=name) for n, name in enumerate(PEOPLE))))
    said = [
        f"m{n} {name}: line {n} stopped at 10:{n % 60:02}, call +47 22 12 34 {n:02}"
        for n, name in enumerate(PEOPLE * 5)
    ]
    user = vault.for_model("\n".join(said))
    return Prompt(name="bench", version="v1", system="rules " * 300, user=user, max_tokens=1000), vault
