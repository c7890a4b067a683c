"""A real model that is far too small to write reports: nothing unsupported of what it writes reaches a reader."""

import json
import re
from typing import Any

import pytest

from bot.models.openai import OpenAIModel
from core.document import Document
from core.gateway import Gateway
from core.kinds import KINDS
from core.pipeline import Ports, write
from core.ports import Prompt, Reply
from storage.blobs import open_blobs
from tests.core.test_pipeline import RUN, brief_of

_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][a-z]{2,}\b")


class Rambler(OpenAIModel):
    """The small model, kept short: what it says is heard, and soon enough cut off."""

    def __init__(self, seed: int, **given: Any) -> None:
        super().__init__(**given)
        self._seed = seed
        self.said: list[str] = []

    async def answer(self, prompt: Prompt, key: str = "") -> Reply:
        short = {"max_tokens": 600, "seed": self._seed, "temperature": 0.7}
        reply = await super().answer(prompt.model_copy(update=short), key)
        self.said.append(reply.text)
        return reply


async def written(address: str, seed: int) -> tuple[Document, list[str]]:
    """A small room's report by the small model, and the answers it gave."""
    model = Rambler(seed, api_key="none", base_url=f"{address}/v1", model="smollm2", timeout=300)
    ports = Ports(blobs=open_blobs("memory:"), gateway=Gateway(model, deadline=300))
    document = await write(RUN, KINDS["incident"], await brief_of(), ports)
    await model.aclose()
    return document, model.said


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_number_and_name_that_reaches_a_reader_stands_in_what_is_cited(address: str, seed: int) -> None:
    """Judged by rules of this test's own, far simpler than the checks."""
    document, said = await written(address, seed)
    known = {item.id: item for item in (*document.facts, *document.evidence)}
    for section in document.sections:
        for claim in section.claims:
            assert claim.cites, claim.text
            if not any(claim.text in answer for answer in said):
                continue  # the rules wrote it
            cited = json.dumps([known[cite].model_dump(mode="json") for cite in claim.cites], ensure_ascii=False)
            assert set(_NAME.findall(claim.text)) <= set(re.findall(r"\w+", cited)), claim.text
    assert said
    assert document.sections[0].claims
