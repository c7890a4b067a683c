"""One call of one model: reserved, tried in our one loop within a real deadline, recorded, settled."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from core.errors import ModelBudget, ModelFailed, ModelRateLimited, ModelTimeout
from core.ledger import Answer, Attempt, Call, CallLog
from core.policy import AiPolicy
from core.ports import Model, Prompt, Reply, Usage

#: Seconds before the second, third and fourth try (N6).
PAUSES_S = (1.0, 2.0, 4.0)
#: Tokens an endpoint may add around what it is sent.
_AROUND = 200

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """`sleep` and `steady` count in seconds; `now` is the instant in UTC."""

    sleep: Callable[[float], Awaitable[None]]
    steady: Callable[[], float]
    now: Callable[[], datetime]


@dataclass(kw_only=True)
class Calling:
    """A call while it is made. `deadline_s` is in seconds over all tries."""

    call: Call
    model: Model
    prompt: Prompt
    policy: AiPolicy
    log: CallLog
    clocks: Clocks
    deadline_s: float
    attempts: list[Attempt] = field(default_factory=list)
    #: the try that is out: its number and when it began
    _out: tuple[int, float] | None = None

    async def make(self) -> Answer:
        """The answer, its cost settled.

        :raises ModelBudget: it doesn't fit in the month's budget; nothing was sent
        :raises ModelFailed: no try gave an answer; its `attempts` are filled, what may have been paid counts as spent
        """
        started = self.clocks.steady()
        await self._reserve()
        try:
            async with asyncio.timeout(self.deadline_s):
                reply = await self._tried(started + self.deadline_s)
        except (ModelFailed, TimeoutError) as error:
            failure = error if isinstance(error, ModelFailed) else ModelTimeout()
            await self._failed(failure, started)
            raise failure from None
        return await self._answered(reply, started)

    async def _reserve(self) -> None:
        budget = self.policy.monthly_budget_usd_micros
        if budget is not None and self.call.reserved is None:
            unpriced = ModelBudget(
                f"The price of {self.model.name} isn't known, so it can't be kept within the budget."
            )
            unpriced.unpriced = True
            raise unpriced
        if not await self.log.reserve(self.call, budget):
            raise ModelBudget

    async def _tried(self, until: float) -> Reply:
        for pause in (*PAUSES_S, None):
            await self._turn(until)
            try:
                return await self._once()
            except ModelFailed as failure:
                wait = pause if failure.retry_after is None else failure.retry_after
                # A wait that ends past the deadline would only make the reader wait for the same failure.
                last = pause is None or wait is None or self.clocks.steady() + wait >= until
                if last or not failure.retryable:
                    raise
                await self._again(failure)
                assert wait is not None
            await self.clocks.sleep(wait)
        raise AssertionError("the last try returns or raises")

    async def _turn(self, until: float) -> None:
        """Wait as long as the provider asked everybody to. :raises ModelRateLimited: that is past the deadline"""
        blocked = await self.log.blocked(self.model.provider)
        wait = (blocked - self.clocks.now()).total_seconds() if blocked else 0
        if wait <= 0:
            return
        if self.clocks.steady() + wait >= until:
            failure = ModelRateLimited()
            failure.retry_after = wait
            raise failure
        await self.clocks.sleep(wait)

    async def _once(self) -> Reply:
        key = str(self.call.key)
        n = await self.log.begin(self.call.organisation, key)
        self._out = (n, self.clocks.steady())
        try:
            return await self.model.answer(self.prompt, key)
        except ModelFailed as failure:
            if isinstance(failure, ModelRateLimited) and failure.retry_after:
                until = self.clocks.now() + timedelta(seconds=failure.retry_after)
                await self.log.block(self.model.provider, until)
            raise

    async def _again(self, failure: ModelFailed) -> None:
        """Record the try before the next one. One that may have been paid is spent, and the next one needs its own."""
        n, attempt = self._over(failure.kind)
        organisation, key = self.call.organisation, str(self.call.key)
        if failure.maybe_paid:
            await self.log.settle(organisation, key, last=(n, attempt), error=failure.kind)
            await self._reserve()
        else:
            await self.log.end(organisation, key, n, attempt)

    def _over(self, kind: str) -> tuple[int, Attempt]:
        """The try that was out, ended."""
        assert self._out is not None
        n, begun = self._out
        self._out = None
        attempt = Attempt(kind, _ms(self.clocks.steady() - begun))
        self.attempts.append(attempt)
        return n, attempt

    async def _failed(self, failure: ModelFailed, started: float) -> None:
        last = self._over(failure.kind) if self._out else None
        failure.attempts = tuple(self.attempts)
        await self.log.settle(
            self.call.organisation,
            str(self.call.key),
            last=last,
            error=failure.kind,
            spent=None if last and failure.maybe_paid else 0,
            raw=self.prompt if self.policy.retain_prompts else None,
        )
        call = self.call
        whose = f"{call.correlation}: {call.capability} of {call.organisation}, call {call.key}"
        what = f"{failure.kind} after {_ms(self.clocks.steady() - started)} ms, tries: {len(self.attempts)}"
        _log.warning("%s: no answer from %s: %s", whose, self.model.name, what)
        # A provider's words may repeat what it was sent.
        _log.debug("call %s: %s", call.key, failure.detail)

    async def _answered(self, reply: Reply, started: float) -> Answer:
        last = self._over("ok")
        cost = cost_of(reply, self.model)
        answer = Answer(
            text=reply.text,
            key=self.call.key,
            capability=self.call.capability,
            correlation=self.call.correlation,
            prompt=self.prompt.name,
            prompt_version=self.prompt.version,
            prompt_sha256=self.call.prompt_sha256,
            answer_sha256=sha256(reply.text.encode("utf-8", "surrogatepass")).hexdigest(),
            model_asked=self.model.name,
            model_answered=reply.model,
            provider=reply.provider or self.model.provider,
            region=self.model.region,
            tokens_in=reply.tokens_in,
            tokens_out=reply.tokens_out,
            tokens_cached=reply.tokens_cached,
            cost_usd_micros=cost,
            latency_ms=_ms(self.clocks.steady() - started),
            seed=self.prompt.seed,
            seed_honoured=_honoured(self.prompt, reply, self.model),
            request_id=reply.request_id,
            fingerprint=reply.fingerprint,
            attempts=tuple(self.attempts),
        )
        raw = self.prompt if self.policy.retain_prompts else None
        await self.log.settle(self.call.organisation, str(self.call.key), last=last, answer=answer, spent=cost, raw=raw)
        return answer


def most_cost(prompt: Prompt, model: Model) -> int | None:
    """The most a prompt and its answer can cost, in USD-micros; None where no price is known.

    No tokenizer makes more tokens of a text than it has bytes. Reading into a provider's cache costs up to a quarter
    more than reading.
    """
    form = json.dumps(prompt.json_schema) if prompt.json_schema else ""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in (prompt.system, prompt.user, form))
    cost = model.cost(Usage(tokens_in=size + _AROUND, tokens_out=prompt.max_tokens))
    return None if cost is None else cost + cost // 4 + 1


def cost_of(reply: Reply, model: Model) -> int | None:
    """USD-micros: what the provider reports, else by the model's price; None where neither is known."""
    if reply.cost_usd_micros is not None:
        return reply.cost_usd_micros
    if reply.tokens_in is None or reply.tokens_out is None:
        return None
    return model.cost(Usage(reply.tokens_in, reply.tokens_out, reply.tokens_cached or 0))


def digest(prompt: Prompt) -> str:
    """SHA-256 of all that a prompt asks, its form and its parameters included."""
    whole = json.dumps(prompt.model_dump(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _honoured(prompt: Prompt, reply: Reply, model: Model) -> bool | None:
    if prompt.seed is None:
        return None
    return model.caps.seed if reply.seed_honoured is None else reply.seed_honoured


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
