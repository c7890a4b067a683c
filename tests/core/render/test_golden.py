"""The small incident is written as the golden files say. `python -m tests.core.render.documents` renews them."""

import json

import pytest

from core.document import Document
from core.render import RENDERERS
from tests.core.render.documents import GOLDEN, incident


@pytest.mark.parametrize("locale", ["en", "zh-TW"])
@pytest.mark.parametrize("suffix", ["md", "json"])
def test_the_file_is_the_golden_one(locale: str, suffix: str) -> None:
    made = RENDERERS[suffix](incident(locale), {})
    assert made.decode() == (GOLDEN / f"incident.{locale}.{suffix}").read_text(encoding="utf-8")


def test_json_opens_again_as_the_same_document() -> None:
    document = incident()
    again = Document.model_validate_json(RENDERERS["json"](document, {}))
    assert again.sections == document.sections
    assert again.facts == document.facts
    assert again.coverage == document.coverage


def test_json_has_the_keys_of_the_contract_and_no_records() -> None:
    written = json.loads(RENDERERS["json"](incident(), {}))
    keys = {"title", "kind", "locale", "period", "sections", "facts", "evidence", "coverage", "provenance"}
    assert keys <= written.keys()
    assert {"title", "claims", "tables", "charts"} <= written["sections"][0].keys()
    assert written["facts"][0]["from"] == ["m1", "m2", "m3"]
    assert written["evidence"][0].keys() == {"id", "text", "author", "at", "link", "ref"}


def test_json_never_holds_what_json_does_not_have() -> None:
    document = incident()
    fact = document.facts[0].model_copy(update={"value": float("nan")})
    written = RENDERERS["json"](document.model_copy(update={"facts": (fact,)}), {})
    assert json.loads(written, parse_constant=pytest.fail)["facts"][0]["value"] == "nan"
