"""Settling: a claim with a finding gives way to the rules' line about the same sources, or is struck."""

from datetime import UTC, datetime

import pytest

from core.brief import Brief, Coverage, Evidence, Fact, Tally
from core.document import Claim, Document, Draft, DraftSection, Finding, Provenance
from core.errors import ModelTimeout
from core.kinds.base import Heading, Kind, SectionShape
from core.report import Caller, Run
from core.review import Writing
from core.settle import settle

RUN = Run(
    id="rep_1",
    kind="incident",
    caller=Caller(organisation="Acme", user="ada"),
    organisation="Acme",
    zone="UTC",
    now=datetime(2026, 3, 3, tzinfo=UTC),
)
BRIEF = Brief(
    facts=(Fact(id="f1", label="messages", value=2, unit="messages", from_=("m1", "m2")),),
    evidence=(Evidence(id="m1", text="Line 3 is down"), Evidence(id="m2", text="Belt replaced"), Evidence(id="m3")),
)


def bad_words(draft: Draft, brief: Brief) -> list[Finding]:
    """A check of its own: a claim that says `bad` is at fault."""
    return [
        Finding(section=section.key, claim=place, rule="bad", why="it says so")
        for section in draft.sections
        for place, claim in enumerate(section.claims)
        if "bad" in claim.text
    ]


KIND = Kind(
    name="incident",
    sections=(SectionShape(key="summary"), SectionShape(key="attachments", by_model=False, always=True)),
    brief=lambda run, edition, gathered, attachments: BRIEF,
    heading=lambda brief: Heading(title="Report - Line 3"),
    write=lambda brief: Draft(),
    context=lambda brief: "",
    prompt="incident",
    checks=(bad_words,),
    numbered=True,
)


def draft(*claims: Claim, writer: str = "rules") -> Draft:
    return Draft(sections=(DraftSection(key="summary", claims=claims),), writer=writer)


def settled(by_rules: Draft, by_model: Draft | None = None, brief: Brief = BRIEF) -> Document:
    writer = Provenance(writer="model-1") if by_model else Provenance()
    return settle(Writing(by_rules=by_rules, by_model=by_model, provenance=writer), brief, KIND, RUN)


def texts(document: Document) -> list[str]:
    return [claim.text for claim in document.sections[0].claims]


RULES = draft(Claim(text="Rule one", cites=("m1",)), Claim(text="Rule two", cites=("m2",)))


def test_a_sound_claim_of_a_model_is_kept_and_a_faulty_one_gives_way_to_the_rules_line() -> None:
    model = draft(Claim(text="Good", cites=("m1",)), Claim(text="bad", cites=("m2",)), writer="model-1")
    document = settled(RULES, model)
    assert texts(document) == ["Good", "Rule two"]
    assert (document.provenance.kept, document.provenance.replaced, document.provenance.struck) == (1, 1, 0)
    assert [finding.rule for finding in document.provenance.findings] == ["bad"]


def test_a_faulty_claim_that_no_rule_line_covers_is_struck() -> None:
    model = draft(Claim(text="Good", cites=("m1",)), Claim(text="bad", cites=("m3",)), writer="model-1")
    document = settled(RULES, model)
    assert texts(document) == ["Good"]
    assert document.provenance.struck == 1


def test_a_section_left_empty_is_the_rules_whole_section() -> None:
    document = settled(RULES, draft(Claim(text="bad", cites=("m3",)), writer="model-1"))
    assert texts(document) == ["Rule one", "Rule two"]


def test_two_faulty_claims_are_never_replaced_by_the_same_line() -> None:
    faulty = Claim(text="bad", cites=("m1",))
    assert texts(settled(RULES, draft(faulty, faulty, writer="model-1"))) == ["Rule one"]


def test_a_faulty_line_of_the_rules_is_struck_too() -> None:
    document = settled(draft(Claim(text="bad", cites=("m1",)), Claim(text="Good", cites=("m2",))))
    assert texts(document) == ["Good"]
    assert (document.provenance.kept, document.provenance.struck) == (1, 1)


def test_the_ledger_holds_the_facts_and_what_they_or_a_claim_rest_on_and_no_more() -> None:
    document = settled(draft(Claim(text="2 messages", cites=("f1",))))
    assert [item.id for item in (*document.facts, *document.evidence)] == ["f1", "m1", "m2"]


def test_an_empty_section_that_always_stands_says_so_and_sections_are_numbered() -> None:
    document = settled(RULES)
    assert [(section.number, section.empty) for section in document.sections] == [
        (1, None),
        (2, "This incident has no attachments."),
    ]


@pytest.mark.parametrize(("read", "ending"), [(89, " (incomplete)"), (90, "Line 3")])
def test_under_90_percent_read_the_title_says_incomplete(read: int, ending: str) -> None:
    brief = BRIEF.model_copy(update={"coverage": Coverage(tallies=(Tally(sort="messages", read=read, total=100),))})
    assert settled(RULES, brief=brief).title.endswith(ending)


def test_a_failed_model_leaves_the_rules_report_with_the_words_for_it() -> None:
    document = settle(Writing(by_rules=RULES, failure=ModelTimeout()), BRIEF, KIND, RUN)
    assert texts(document) == ["Rule one", "Rule two"]
    assert document.notices == (
        "The AI service took too long to answer. Please try again later.",
        "This report was written by rules, without AI.",
    )
    assert document.provenance.fallback == "timeout"
