"""Ordinary adapters for tests: they do what their port says, from memory."""

from collections.abc import Iterable

from core.ports import Caps, Prompt, Reply, Usage


class ScriptedModel:
    """A model that gives its answers in order, and raises those that are exceptions. `asked` keeps the prompts.

    `price` is in USD-micros per token, in and out alike.
    """

    def __init__(
        self,
        *answers: str | Reply | Exception,
        name: str = "scripted-1",
        caps: Caps | None = None,
        region: str | None = None,
        price: int | None = None,
    ) -> None:
        self.name = name
        self.provider = "scripted"
        self.region = region
        self.caps = caps or Caps()
        self.price = price
        self.asked: list[Prompt] = []
        self._answers: Iterable[str | Reply | Exception] = iter(answers)

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        """The next answer. A call past the last one is the test's own fault, or what it wants to find."""
        self.asked.append(prompt)
        answer = next(iter(self._answers), None)
        assert answer is not None, f"asked {len(self.asked)} times, more than there are answers"
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, str):
            return Reply(text=answer, model=self.name, tokens_in=100, tokens_out=20)
        return answer

    def cost(self, usage: Usage) -> int | None:
        """By the price."""
        return None if self.price is None else self.price * (usage.tokens_in + usage.tokens_out)


class Clock:
    """A clock that only sleeping moves, in seconds. `slept` keeps each pause."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
