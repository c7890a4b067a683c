"""Rooms annotated by hand before anything was written about them: what a report must tell, and what it must not."""

import asyncio
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.sources.room_file import RoomFile
from core.document import Claim, Document
from core.kinds import KINDS
from core.pipeline import Ports, produce
from core.report import Caller, Edition, Run
from storage.blobs import open_blobs

ROOT = Path(__file__).parents[1]
EXPECTED = ROOT / "tests" / "rooms"
#: name of the annotation: the room file, its locale and zone
ROOMS = {
    "sample-en": (ROOT / "samples/en/incident.room.json", "en", "Europe/Oslo"),
    "sample-zh-TW": (ROOT / "samples/zh-TW/incident.room.json", "zh-TW", "Asia/Taipei"),
    "water": (EXPECTED / "water.room.json", "zh-TW", "Asia/Taipei"),
}
#: the share of what must be told that a cited message has to carry
TOLD_FROM = 0.8
#: citing many messages a row would reach any share
MOST_CITES = 6
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|«[^»]*»")


def report(room: Path, locale: str, zone: str) -> Document:
    run = Run(
        id="rep_room",
        kind="incident",
        caller=Caller(organisation="Sample", user="reader"),
        organisation="Sample",
        zone=zone,
        now=datetime(2026, 11, 21, tzinfo=UTC),
        editions=(Edition(locale=locale),),
    )
    ports = Ports(blobs=open_blobs("memory:"))
    (made,) = asyncio.run(produce(run, KINDS["incident"], [RoomFile(room, zone)], ports, ()))
    return made.document


@pytest.fixture(scope="module", params=sorted(ROOMS))
def reported(request: pytest.FixtureRequest) -> tuple[Document, dict[str, Any]]:
    expected = json.loads((EXPECTED / f"{request.param}.expect.json").read_text(encoding="utf-8"))
    return report(*ROOMS[request.param]), expected


def claims_of(document: Document) -> list[Claim]:
    return [claim for section in document.sections for claim in section.claims]


def test_four_fifths_of_what_must_be_told_is_cited(reported: tuple[Document, dict[str, Any]]) -> None:
    document, expected = reported
    refs = {item.id: item.ref for item in document.evidence}
    cited = {refs.get(cite) for claim in claims_of(document) if len(claim.cites) <= MOST_CITES for cite in claim.cites}
    missed = [must["what"] for must in expected["musts"] if not cited.intersection(must["any_of"])]
    assert len(missed) <= (1 - TOLD_FROM) * len(expected["musts"]), missed


def test_nothing_that_nobody_said_is_told(reported: tuple[Document, dict[str, Any]]) -> None:
    document, expected = reported
    told = [_QUOTED.sub(" ", claim.text) for claim in claims_of(document)]
    invented = [
        (never["what"], text) for never in expected["must_nots"] for text in told if re.search(never["pattern"], text)
    ]
    assert not invented


def test_the_rules_own_lines_pass_every_check(reported: tuple[Document, dict[str, Any]]) -> None:
    document, _ = reported
    assert document.provenance.findings == ()
    assert document.provenance.struck == 0
