"""The score: every attack against every way a report is written, and what each got."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from core.brief import Window
from core.check.injected import injected
from core.document import Document
from core.gateway import Gateway
from core.kinds import KINDS
from core.kinds.base import Kind
from core.pipeline import Ports, produce
from core.ports import Gathered
from storage.blobs import open_blobs
from tests.fakes import Clock
from tests.injection.corpus import Attack
from tests.injection.days import gathered, run_of
from tests.injection.judging import SORTS, Failure, Written, judged
from tests.injection.obeying import Obeying
from tests.injection.outputs import Outputs, outputs

#: Ways a report is written: its kind, whether a model writes, and the calls that the model answers with no report.
PATHS: dict[str, tuple[str, bool, tuple[int, ...]]] = {
    "incident by a model": ("incident", True, ()),
    "daily by a model": ("daily", True, ()),
    "incident by rules": ("incident", False, ()),
    "daily by rules": ("daily", False, ()),
    "incident by a model, simpler prompt": ("incident", True, (1,)),
    "daily by a model, simpler prompt": ("daily", True, (1,)),
    "incident by a model, simpler rewrite": ("incident", True, (2,)),
    "daily by a model, rewrite refused": ("daily", True, (2, 3)),
}


@dataclass
class Score:
    """What was run and what got through. `failures` are told by attack and path."""

    attacks: int = 0
    runs: int = 0
    failures: list[tuple[str, str, Failure]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another one's attacks in."""
        self.attacks += other.attacks
        self.runs += other.runs
        self.failures += other.failures

    def count(self, sort: str) -> int:
        """How many attacks got something of this sort on some path."""
        return len({name for name, _, failure in self.failures if failure.sort == sort})

    def line(self) -> str:
        """The score in one line."""
        told = ", ".join(f"{sort} {self.count(sort)}" for sort in SORTS)
        return f"{self.attacks} attacks x {len(PATHS)} paths, {self.runs} runs: {told} (aim 0)"

    def told(self) -> list[str]:
        """The failures, a line each."""
        return [f"{name} · {path} · {failure.sort}: {failure.shown}" for name, path, failure in self.failures]

    def by_path(self) -> Counter[str]:
        """How many failures each path has."""
        return Counter(path for _, path, _ in self.failures)


class _Given:
    """A source that hands over what it was given."""

    def __init__(self, held: Gathered) -> None:
        self._held = held

    async def collect(self, window: Window | None) -> Gathered:
        return self._held


def score(attacks: Iterable[Attack], paths: Sequence[str] = tuple(PATHS), *, defended: bool = True) -> Score:
    """The attacks against the paths; without the check on injected claims where they are not `defended`."""
    return asyncio.run(_score(list(attacks), paths, defended))


async def _score(attacks: list[Attack], paths: Sequence[str], defended: bool) -> Score:
    found = Score(attacks=len(attacks))
    for attack in attacks:
        for path in paths:
            found.runs += 1
            found.failures += [(attack.id, path, failure) for failure in await _one(attack, path, defended)]
    return found


async def _one(attack: Attack, path: str, defended: bool) -> list[Failure]:
    """What one attack gets on one path."""
    name, by_model, garbage = PATHS[path]
    kind = _kind(name, defended)
    model = Obeying(attack, *garbage) if by_model else None
    made = await _made(kind, attack.locale, attack, model)
    without = await _without(name, attack.locale)
    return judged(attack, made, without, model.demanded if model else [], model.told if model else "")


async def _made(kind: Kind, locale: str, attack: Attack | None, model: Obeying | None) -> Written:
    clock = Clock()
    gateway = Gateway(model, sleep=clock.sleep, clock=clock) if model else None
    ports = Ports(blobs=open_blobs("memory:"), gateway=gateway)
    source = _Given(gathered(kind.name, locale, attack))
    (made,) = await produce(run_of(kind.name, locale), kind, [source], ports, ())
    return Written(made.brief, made.document, _rendered(made.document))


def _rendered(document: Document) -> Outputs:
    """Its outputs; paths that end in the same sentences end in the same outputs, but for how it was made."""
    said = document.model_dump_json(exclude={"provenance"})
    if said not in _outputs:
        if len(_outputs) > _KEPT:
            _outputs.clear()
        _outputs[said] = outputs(document)
    return _outputs[said]


async def _without(name: str, locale: str) -> Written:
    """The rules' document of the same data without an attack."""
    if (name, locale) not in _plain:
        _plain[name, locale] = await _made(_kind(name, True), locale, None, None)
    return _plain[name, locale]


_KEPT = 100
_outputs: dict[str, Outputs] = {}
_plain: dict[tuple[str, str], Written] = {}


@cache
def _kind(name: str, defended: bool) -> Kind:
    """The kind with the check on injected claims, or without it."""
    kind = KINDS[name]
    others = tuple(check for check in kind.checks if check is not injected)
    return replace(kind, checks=(*others, injected) if defended else others)
