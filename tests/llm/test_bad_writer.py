"""A real model that is far too small to write reports: nothing unsupported of what it writes reaches a reader."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.models.openai import OpenAIModel
from bot.sources.room_file import RoomFile
from core.document import Document
from core.gateway import Gateway
from core.kinds import KINDS
from core.pipeline import Ports, produce
from core.report import Caller, Run
from storage.blobs import open_blobs

SAMPLE = Path(__file__).parents[2] / "samples" / "en"
_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][a-z]{2,}\b")


async def written(address: str, seed: int) -> tuple[Document, list[str]]:
    """The sample room's report by the small model, and the answers it gave."""
    model = OpenAIModel(api_key="none", base_url=f"{address}/v1", model="smollm2", timeout=300)
    said: list[str] = []
    answer = model.answer

    async def heard(prompt: object, key: str = "") -> object:
        short = prompt.model_copy(update={"max_tokens": 700, "seed": seed, "temperature": 0.7})  # type: ignore[attr-defined]
        reply = await answer(short, key)
        said.append(reply.text)
        return reply

    model.answer = heard  # type: ignore[method-assign, assignment]
    (room,) = sorted(SAMPLE.glob("*.room.json"))
    run = Run(
        id=f"rep_{seed}",
        kind="incident",
        caller=Caller(organisation="org_a", user="usr_ada"),
        organisation="Acme",
        zone="Europe/Oslo",
        now=datetime(2026, 3, 4, 8, tzinfo=UTC),
    )
    ports = Ports(blobs=open_blobs("memory:"), gateway=Gateway(model, deadline=300))
    (made,) = await produce(run, KINDS["incident"], [RoomFile(room, "Europe/Oslo")], ports, ("json",))
    await model.aclose()
    return made.document, said


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_number_and_name_that_reaches_a_reader_stands_in_what_is_cited(address: str, seed: int) -> None:
    """Judged by rules of this test's own, far simpler than the checks."""
    document, said = await written(address, seed)
    assert said
    known = {item.id: item for item in (*document.facts, *document.evidence)}
    for section in document.sections:
        for claim in section.claims:
            cited = " ".join(
                json.dumps(known[cite].model_dump(mode="json"), ensure_ascii=False) for cite in claim.cites
            )
            assert claim.cites, claim.text
            assert set(_NAME.findall(claim.text)) <= set(re.findall(r"\w+", cited)) | {"The"}, claim.text
    assert document.provenance.kept + document.provenance.replaced + document.provenance.struck > 0
