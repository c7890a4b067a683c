"""The one door to every model: what the organisation allows, nothing personal, within the budget, all on record."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from core.calling import Calling, Clocks, digest, most_cost
from core.errors import ModelBudget, ModelFailed, ModelFlagged, ModelPrivacy, ModelSkipped
from core.ledger import Answer, Call, CallKey, CallLog, NoLedger
from core.policy import AiPolicy
from core.ports import Model, Moderation, Prompt
from core.privacy import Directory, Vault
from core.report import Caller

_log = logging.getLogger(__name__)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Options:
    """What one call may differ in.

    `vault` is what the prompt's data was hidden under; without one the gateway hides it under a vault of its own.
    `smaller` asks the smaller model. `deadline_s` is in seconds over all tries, the gateway's own where it is None.
    """

    vault: Vault | None = None
    smaller: bool = False
    deadline_s: float | None = None


_PLAIN = Options()


@dataclass(frozen=True, kw_only=True)
class Models:
    """The models that are set up: the usual one, others for some capabilities, a smaller one for when it fails (X7)."""

    usual: Model
    by_capability: Mapping[str, Model] = field(default_factory=dict)
    smaller: Model | None = None

    def choose(self, capability: str, *, smaller: bool = False) -> Model:
        """The model for a capability."""
        if smaller and self.smaller:
            return self.smaller
        return self.by_capability.get(capability, self.usual)

    def all(self) -> tuple[Model, ...]:
        """Each once, the usual one first."""
        found = (self.usual, *self.by_capability.values(), *((self.smaller,) if self.smaller else ()))
        return tuple({id(model): model for model in found}.values())


class Spent(Protocol):
    """Who watches the money."""

    async def __call__(self, organisation: str, *, refused: bool = False) -> None:
        """A call was settled, or refused because it didn't fit in the budget."""


class Gateway:
    """Asks models for whoever may ask them, in this order: is there an answer already, is the capability on, is the
    model allowed and in the right place, is nothing personal in the prompt, does it fit in the budget; then the call,
    its settlement, and moderation.

    `policies` gives an organisation's rules; `deadline` is in seconds over all tries of a call. `spent` is told of an
    organisation after each call that was settled or refused for its budget. `most` bounds how many calls are
    under way at once at one provider: its limit, shared out among the processes.
    """

    def __init__(
        self,
        models: Models | Model,
        *,
        log: CallLog | None = None,
        policies: Callable[[str], Awaitable[AiPolicy]] | None = None,
        moderation: Moderation | None = None,
        spent: Spent | None = None,
        deadline: float = 120,
        most: int = 16,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.models = models if isinstance(models, Models) else Models(usual=models)
        self._log = log or NoLedger()
        self._policies = policies
        self._moderation = moderation
        self._spent = spent
        self._deadline_s = deadline
        self._places = {model.provider: asyncio.Semaphore(most) for model in self.models.all()}
        self._clocks = Clocks(sleep=sleep, steady=clock, now=now)

    async def policy(self, organisation: str) -> AiPolicy:
        """The organisation's rules."""
        return await self._policies(organisation) if self._policies else AiPolicy(organisation=organisation)

    async def ask(
        self,
        call_key: CallKey,
        capability: str,
        caller: Caller,
        correlation: str,
        prompt: Prompt,
        options: Options = _PLAIN,
    ) -> Answer:
        """The model's answer to the prompt, still in the vault's tokens. A call that was answered isn't made again.

        :raises ModelSkipped: no model was asked: off, not allowed, elsewhere, over the budget, personal data in clear
        :raises ModelFailed: no try gave an answer (`attempts` are filled), or it violates the content policy
        """
        answer = await self._log.answer(caller.organisation, str(call_key))
        if answer is None:
            answer = await self._asked(call_key, capability, caller, correlation, prompt, options)
        return await self._screened(answer)

    async def _asked(
        self,
        call_key: CallKey,
        capability: str,
        caller: Caller,
        correlation: str,
        prompt: Prompt,
        options: Options,
    ) -> Answer:
        model = self.models.choose(capability, smaller=options.smaller)
        policy = await self.policy(caller.organisation)
        try:
            if refusal := policy.refusal(capability, model):
                raise refusal
            # A long prompt takes some milliseconds to look through; who waits for an ack doesn't wait for that.
            prompt = await asyncio.to_thread(_hidden, prompt, options.vault, policy)
            async with self._places[model.provider]:
                calling = Calling(
                    call=_call(call_key, capability, caller, correlation, prompt, model),
                    model=model,
                    prompt=prompt,
                    policy=policy,
                    log=self._log,
                    clocks=self._clocks,
                    deadline_s=self._deadline_s if options.deadline_s is None else options.deadline_s,
                )
                answer = await calling.make()
        except ModelSkipped as skipped:
            _log.warning("%s: %s of %s: no model asked: %s", correlation, capability, caller.organisation, skipped.kind)
            if isinstance(skipped, ModelBudget):
                await self._tell(caller.organisation, refused=not skipped.unpriced)
            raise
        except ModelFailed:
            await self._tell(caller.organisation)
            raise
        await self._tell(caller.organisation)
        return answer

    async def _screened(self, answer: Answer) -> Answer:
        """The answer with moderation's word, where there is one to ask (N4)."""
        if self._moderation is None:
            return answer
        if violated := await self._moderation(answer.text):
            _log.warning("%s: call %s: moderation: %s", answer.correlation, answer.key, ", ".join(violated))
            raise ModelFlagged
        return answer.model_copy(update={"moderation": "passed"})

    async def _tell(self, organisation: str, *, refused: bool = False) -> None:
        if self._spent:
            await self._spent(organisation, refused=refused)


def _hidden(prompt: Prompt, vault: Vault | None, policy: AiPolicy) -> Prompt:
    """The prompt as it may go out. :raises ModelPrivacy: it holds in clear what its vault hides"""
    if vault is None:
        own = Vault(Directory(organisations=policy.customers, terms=policy.redact))
        return prompt.model_copy(update={"user": own.for_model(own.hide(prompt.user))})
    if kinds := vault.breaches(f"{prompt.system}\n{prompt.user}"):
        raise ModelPrivacy(f"The request held in clear: {', '.join(sorted(kinds))}.")
    return prompt


def _call(key: CallKey, capability: str, caller: Caller, correlation: str, prompt: Prompt, model: Model) -> Call:
    return Call(
        key=key,
        organisation=caller.organisation,
        user=caller.user,
        capability=capability,
        correlation=correlation,
        model=model.name,
        provider=model.provider,
        prompt=prompt.name,
        prompt_version=prompt.version,
        prompt_sha256=digest(prompt),
        reserved=most_cost(prompt, model),
    )
