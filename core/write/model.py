"""The writer that asks a model: one call for a draft, one more where the answer isn't the JSON asked for (I6)."""

import json
from collections.abc import Sequence
from hashlib import sha256

import prompts
from core.brief import Brief
from core.calling import digest
from core.document import Draft, Finding, Provenance
from core.errors import (
    ModelAuthFailed,
    ModelBadRequest,
    ModelFailed,
    ModelInputTooLarge,
    ModelInvalidOutput,
    ModelSkipped,
    ModelTruncated,
)
from core.gateway import Gateway, Options
from core.kinds.base import Kind, SectionShape
from core.ledger import Answer, CallKey
from core.ports import Model, Prompt
from core.privacy import Vault
from core.report import Run
from core.words.text import clean, cut
from core.write.answer import form, read
from prompts import PromptText

#: Tokens an answer may have: a full timeline in any of the languages, and within what most models give.
MAX_TOKENS = 8000
#: Findings a rewrite is told of.
MOST_FINDINGS = 60
#: Characters of a person's own prompt that are sent on.
MOST_WISH = 4000

#: Failures that a smaller model at the same provider would meet too.
_NO_OTHER = (ModelSkipped, ModelAuthFailed)
#: What a second, simpler ask may mend: the form was refused, or not kept, or too long.
_MENDABLE = (ModelInvalidOutput, ModelTruncated, ModelBadRequest)


class Writer:
    """Writes one edition's draft by a model, and keeps what its provenance tells, also of a call that failed.

    `brief` holds the vault's tokens, and `context` is that brief as the kind shows it to a model. `wish` is what a
    person asked of the report in their own words, hidden like the brief; without one the kind's default holds. A draft
    costs two calls at most, a rewrite two more, and as many again of the smaller model where the usual one fails; the
    tries inside a call are the gateway's.
    """

    def __init__(
        self,
        *,
        gateway: Gateway,
        run: Run,
        kind: Kind,
        brief: Brief,
        context: str,
        vault: Vault | None = None,
        wish: str | None = None,
        seed: int | None = None,
    ) -> None:
        self._gateway = gateway
        self._vault = vault or Vault()
        self._smaller = False
        self._run = run
        self._kind = kind
        self._brief = brief
        self._shapes = tuple(shape for shape in kind.sections if shape.by_model)
        self._wish = cut(clean(wish or "").strip(), MOST_WISH)
        self._seed = seed
        self._context = clean(context)
        self._answers: list[Answer] = []
        self._used: Answer | None = None
        self._last: Prompt | None = None
        self._failed: list[tuple[str, int]] = []
        self._paid_unseen = False

    async def draft(self) -> Draft:
        """The model's draft, of the sections a model may write.

        :raises ModelFailed: no usable answer, the second ask included
        """
        try:
            return await self._written("write", "data", {})
        except ModelFailed as failure:
            if self._gateway.models.smaller is None or isinstance(failure, _NO_OTHER):
                raise
        # From here on the smaller model writes (X7).
        self._smaller = True
        return await self._written("write", "data", {})

    async def rewrite(self, draft: Draft, findings: Sequence[Finding]) -> Draft:
        """The whole draft again, with what the checks found in it. It is asked for once.

        :raises ModelFailed: no usable answer; the draft before it still stands
        """
        told = {"draft": _json(draft), "findings": _told(findings)}
        return await self._written("rewrite", "rewrite", told)

    def provenance(self) -> Provenance:
        """How the last draft came to be, with the tokens, cost, time and tries of every call. Unknown sums are None.

        Of a failed call the time is that of its tries, without the pauses between them.
        """
        used = self._used or (self._answers[-1] if self._answers else None)
        # What a failed call used is not told; where it may have been paid, a sum without it would be too low.
        counted = () if self._paid_unseen else self._answers
        whole = Provenance(
            writer=self._used.model_answered if self._used else "rules",
            prompt=self._kind.prompt,
            prompt_version=self._last.version if self._last else None,
            prompt_sha256=digest(self._last) if self._last else None,
            model_asked=self._model.name,
            region=self._model.region,
            tokens_in=_sum([answer.tokens_in for answer in counted]),
            tokens_out=_sum([answer.tokens_out for answer in counted]),
            cost_usd_micros=_sum([answer.cost_usd_micros for answer in counted]),
            latency_ms=sum(answer.latency_ms for answer in self._answers) + sum(ms for _, ms in self._failed),
            attempts=len(self._failed) + sum(len(answer.attempts) for answer in self._answers),
            seed=self._seed,
        )
        if used is None:
            return whole
        same = (
            "prompt_version",
            "prompt_sha256",
            "model_answered",
            "provider",
            "request_id",
            "seed_honoured",
            "answer_sha256",
            "moderation",
        )
        return whole.model_copy(update={name: getattr(used, name) for name in same})

    async def _written(self, step: str, task: str, told: dict[str, str]) -> Draft:
        user = self._piece(task)
        mark = _mark(self._context, *told.values())
        data = user.fill(context=self._context, mark=mark, **told)
        first = 3 if self._smaller else 1
        try:
            return await self._asked(CallKey(self._run.id, step, first), self._prompt(user, data))
        except _MENDABLE as failure:
            if isinstance(failure, ModelInputTooLarge):
                raise
        return await self._asked(CallKey(self._run.id, step, first + 1), self._simpler(user, data))

    async def _asked(self, key: CallKey, prompt: Prompt) -> Draft:
        self._last = prompt
        options = Options(vault=self._vault, smaller=self._smaller)
        room = self._brief.room
        correlation = f"room {room.id}" if room else f"run {self._run.id}"
        try:
            answer = await self._gateway.ask(key, self._kind.capability, self._run.caller, correlation, prompt, options)
        except ModelFailed as failure:
            self._failed.extend(failure.attempts)
            self._paid_unseen |= failure.maybe_paid and bool(failure.attempts)
            raise
        self._answers.append(answer)
        sections = read(answer.text, self._shapes, self._brief)
        self._used = answer
        return Draft(sections=sections, writer=answer.model_answered)

    def _prompt(self, user: PromptText, data: str) -> Prompt:
        system = self._piece(self._kind.prompt)
        default = self._piece(f"{self._kind.prompt}_request")
        wish = self._wish or default.text
        parts = (user,) if self._wish else (default, user)
        return Prompt(
            name=system.name,
            version=_version(system, *parts),
            system=system.fill(sections=self._listed(), language=self._language, request=wish, mark=_mark(wish)),
            user=data,
            json_schema=form(self._shapes),
            max_tokens=MAX_TOKENS,
            seed=self._seed,
            subject=self._subject,
        )

    def _simpler(self, user: PromptText, data: str) -> Prompt:
        """The same data with few rules and the form in words, for a model or endpoint that a schema is too much for."""
        system = self._piece("simpler")
        return Prompt(
            name=self._kind.prompt,
            version=_version(self._piece(self._kind.prompt), user, system),
            system=system.fill(sections=self._listed(), language=self._language),
            user=data,
            max_tokens=MAX_TOKENS,
            seed=self._seed,
            subject=self._subject,
        )

    def _piece(self, name: str) -> PromptText:
        """A prompt in the version the run is pinned to; the newest where it isn't (N5)."""
        return prompts.load(name, self._brief.prompts.get(name))

    @property
    def _model(self) -> Model:
        return self._gateway.models.choose(self._kind.capability, smaller=self._smaller)

    @property
    def _subject(self) -> str:
        return self._brief.room.id if self._brief.room else self._run.id

    @property
    def _language(self) -> str:
        return prompts.LANGUAGES[self._brief.locale]

    def _listed(self) -> str:
        return "\n".join(_line(shape) for shape in self._shapes)


def _line(shape: SectionShape) -> str:
    return f"- {shape.key}: at most {shape.most} claims"


def _version(first: PromptText, *others: PromptText) -> str:
    """`v1`, then the pieces around it with theirs: `v1 data/v1`."""
    return " ".join([first.version, *(f"{piece.name}/{piece.version}" for piece in others)])


def _mark(*texts: str) -> str:
    """The line that fences the data: made from it, so that nothing written in it can close the fence."""
    return f"=== {sha256(' '.join(texts).encode('utf-8', 'surrogatepass')).hexdigest()[:12]} ==="


def _json(draft: Draft) -> str:
    sections = [
        {"key": section.key, "claims": [{"text": claim.text, "cites": list(claim.cites)} for claim in section.claims]}
        for section in draft.sections
    ]
    return json.dumps({"sections": sections}, ensure_ascii=False)


def _told(findings: Sequence[Finding]) -> str:
    lines = [f"- {found.section}, claim {found.claim + 1}: {found.why}" for found in findings[:MOST_FINDINGS]]
    return "\n".join(clean(line.replace("\n", " ")) for line in lines)


def _sum(counts: Sequence[int | None]) -> int | None:
    """The sum over all calls; None where there is none, or where one of them is unknown."""
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None
