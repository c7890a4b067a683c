"""The one door to every model: a real deadline, our one retry loop, and a record of every try."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from core.errors import ModelFailed, ModelTimeout
from core.ports import Model, Prompt, Reply
from core.report import Caller
from core.values import Value

#: Seconds before the second, third and fourth try (N6).
PAUSES_S = (1.0, 2.0, 4.0)

_log = logging.getLogger(__name__)


class CallKey(NamedTuple):
    """What a call is known by: the run (or the ask's own id), the step in it, and its number there."""

    owner: str
    step: str = "ask"
    n: int = 1

    def __str__(self) -> str:
        return f"{self.owner}/{self.step}/{self.n}"


class Attempt(NamedTuple):
    """One request to the provider: `ok` or the kind of its failure, and how long it took in milliseconds."""

    kind: str
    ms: int


class Options(Value):
    """What one call may differ in. `deadline_s` is in seconds over all tries, the gateway's own where it is None."""

    deadline_s: float | None = None


_PLAIN = Options()


class Answer(Value):
    """A model's words and where they came from (T8). Unknown counts and costs are None, never 0."""

    text: str
    key: CallKey
    capability: str
    correlation: str
    prompt: str
    prompt_version: str
    prompt_sha256: str
    answer_sha256: str
    model_asked: str
    model_answered: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost_usd_micros: int | None = None
    #: of the whole call, pauses included
    latency_ms: int
    seed: int | None = None
    seed_honoured: bool | None = None
    request_id: str | None = None
    fingerprint: str | None = None
    attempts: tuple[Attempt, ...] = ()


class Answers(Protocol):
    """Models' answers by their call key, encrypted (design 5): a run killed after one never pays for it again."""

    async def get(self, key: str) -> Answer | None: ...

    async def keep(self, organisation: str, answer: Answer) -> None: ...


class Gateway:
    """Asks one model. `deadline` is in seconds over all tries of a call; `sleep` and `clock` count in seconds too.

    With `answers` a call that was answered before, by whatever process, is not made again. `most` bounds how many
    calls are under way at once: the provider's limit, shared out among the processes.
    """

    def __init__(
        self,
        model: Model,
        *,
        deadline: float = 120,
        answers: Answers | None = None,
        most: int = 16,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.model = model
        self._deadline_s = deadline
        self._answers = answers
        self._places = asyncio.Semaphore(most)
        self._sleep = sleep
        self._clock = clock

    async def ask(
        self,
        call_key: CallKey,
        capability: str,
        caller: Caller,
        correlation: str,
        prompt: Prompt,
        options: Options = _PLAIN,
    ) -> Answer:
        """The model's answer to the prompt, tried again for what may pass, never past the deadline.

        :raises ModelFailed: no try gave an answer; its `attempts` are filled
        """
        if self._answers and (known := await self._answers.get(str(call_key))):
            return known
        async with self._places:
            answer = await self._called(call_key, capability, caller, correlation, prompt, options)
        if self._answers:
            await self._answers.keep(caller.organisation, answer)
        return answer

    async def _called(
        self,
        call_key: CallKey,
        capability: str,
        caller: Caller,
        correlation: str,
        prompt: Prompt,
        options: Options,
    ) -> Answer:
        deadline_s = self._deadline_s if options.deadline_s is None else options.deadline_s
        started = self._clock()
        attempts: list[Attempt] = []
        try:
            async with asyncio.timeout(deadline_s):
                reply = await self._tried(prompt, str(call_key), started + deadline_s, attempts)
        except (ModelFailed, TimeoutError) as error:
            failure = error if isinstance(error, ModelFailed) else ModelTimeout()
            failure.attempts = tuple(attempts)
            whose = f"{correlation}: {capability} of {caller.organisation}, call {call_key}"
            what = f"{failure.kind} after {_ms(self._clock() - started)} ms, tries: {len(attempts)}"
            _log.warning("%s: no answer from %s: %s", whose, self.model.name, what)
            # A provider's words may repeat what it was sent.
            _log.debug("call %s: %s", call_key, failure.detail)
            raise failure from None
        return Answer(
            key=call_key,
            capability=capability,
            correlation=correlation,
            latency_ms=_ms(self._clock() - started),
            attempts=tuple(attempts),
            model_asked=self.model.name,
            seed_honoured=None if prompt.seed is None else self.model.caps.seed,
            **_origin(prompt, reply),
        )

    async def _tried(self, prompt: Prompt, key: str, until: float, attempts: list[Attempt]) -> Reply:
        for pause in PAUSES_S:
            try:
                return await self._once(prompt, key, attempts)
            except ModelFailed as failure:
                wait = pause if failure.retry_after is None else failure.retry_after
                # A wait that ends past the deadline would only make the reader wait for the same failure.
                if not failure.retryable or self._clock() + wait >= until:
                    raise
            await self._sleep(wait)
        return await self._once(prompt, key, attempts)

    async def _once(self, prompt: Prompt, key: str, attempts: list[Attempt]) -> Reply:
        begun = self._clock()
        kind = ModelTimeout.kind  # stands where the deadline cancels the request
        try:
            reply = await self.model.answer(prompt, key)
            kind = "ok"
        except ModelFailed as failure:
            kind = failure.kind
            raise
        finally:
            attempts.append(Attempt(kind, _ms(self._clock() - begun)))
        return reply


def digest(prompt: Prompt) -> str:
    """SHA-256 of all that a prompt asks, its form and its parameters included."""
    whole = json.dumps(prompt.model_dump(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _origin(prompt: Prompt, reply: Reply) -> dict[str, Any]:
    return {
        "text": reply.text,
        "prompt": prompt.name,
        "prompt_version": prompt.version,
        "prompt_sha256": digest(prompt),
        "answer_sha256": sha256(reply.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "model_answered": reply.model,
        "tokens_in": reply.tokens_in,
        "tokens_out": reply.tokens_out,
        "cost_usd_micros": reply.cost_usd_micros,
        "seed": prompt.seed,
        "request_id": reply.request_id,
        "fingerprint": reply.fingerprint,
    }


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
