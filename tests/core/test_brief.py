"""A brief finds what it holds by id, and a copy finds what the copy holds."""

from core.brief import Brief, Evidence


def test_a_copy_with_other_evidence_finds_that_by_id() -> None:
    brief = Brief(evidence=(Evidence(id="m1", text="in clear"),))
    assert brief.by_id["m1"] == brief.evidence[0]
    hidden = brief.model_copy(update={"evidence": (Evidence(id="m1", text="P-A"),)})
    assert hidden.by_id["m1"] == hidden.evidence[0]
