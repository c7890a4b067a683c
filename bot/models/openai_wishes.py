"""What we ask of an OpenAI-like endpoint beyond an answer, less what it said it doesn't take."""

from hashlib import sha256
from typing import Any

from bot.models.faults import is_too_large
from core.ports import Prompt

_NO_ENDPOINT = "requested parameters"


class Wishes:
    """Form, temperature, seed, limit, and who it is for. One that an endpoint refuses isn't sent to it again.

    `limit` is the endpoint's name for the most tokens of an answer; `identified`: it wants to know whom a request is
    for, told as a hash.
    """

    def __init__(self, limit: str, identified: bool) -> None:
        self._limit: str | None = limit
        self._refused = set[str]() if identified else {"safety_identifier"}

    def takes(self, wish: str) -> bool:
        """Whether the endpoint hasn't refused it yet."""
        return wish not in self._refused

    def of(self, prompt: Prompt) -> dict[str, Any]:
        """The parameters of a request."""
        wishes: dict[str, Any] = {}
        if self._limit:
            wishes[self._limit] = prompt.max_tokens
        wishes["temperature"] = prompt.temperature
        if prompt.seed is not None:
            wishes["seed"] = prompt.seed
        if prompt.subject:
            wishes["safety_identifier"] = sha256(prompt.subject.encode("utf-8", "surrogatepass")).hexdigest()
        if prompt.json_schema:
            schema = {"name": "draft", "strict": True, "schema": prompt.json_schema}
            wishes["response_format"] = {"type": "json_schema", "json_schema": schema}
        return {name: value for name, value in wishes.items() if self.takes(name)}

    def learn(self, words: str) -> bool:
        """Note what an endpoint's refusal says it doesn't take; whether it names anything that was asked for."""
        if is_too_large(words):
            # Some count the answer's limit into the context: without one, the answer gets what is left.
            named = self._limit if "in the completion" in words else None
        else:
            named = next((wish for wish in self._all() if wish in words), None) or self._unnamed(words)
        if named in ("response_format", "temperature", "seed", "safety_identifier"):
            self._refused.add(named)
        elif named:
            swap = self._limit == "max_tokens" and "max_completion_tokens" in words
            self._limit = "max_completion_tokens" if swap else None
        return named is not None

    def _all(self) -> tuple[str, ...]:
        limits = (self._limit, "max_tokens") if self._limit else ()
        return ("response_format", "temperature", *limits, "safety_identifier", "seed")

    def _unnamed(self, words: str) -> str | None:
        """A router that finds nobody who takes everything doesn't say what was too much: the least needed goes."""
        if _NO_ENDPOINT not in words:
            return None
        return next((wish for wish in ("seed", "response_format") if self.takes(wish)), None)
