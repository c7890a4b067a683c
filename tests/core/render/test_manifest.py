"""The manifest in a .docx: what it says, what it finds changed, and what it lets pass because nothing changed."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from io import BytesIO
from time import process_time
from typing import Any

import pytest

from core.brief import Evidence
from core.document import Claim, Document, Finding, Provenance
from core.errors import BadInput
from core.render.canonical import canonical, text_digest
from core.render.docx import docx_file
from core.render.docx_package import Package
from core.render.manifest import evidence_digest
from core.render.seal import seal
from core.render.verdict import Check, Verdict
from core.render.verify import verify
from tests.core.render.documents import incident, picture

BODY = "word/document.xml"
MANIFEST = "customXml/item2.xml"
PICTURE = picture(300, 200)
KEY = b"a-key-for-tests-alone"

Edit = Callable[[str], str]


def _file(document: Document | None = None, secret: bytes = b"") -> bytes:
    sealing = partial(seal, secret) if secret else None
    return docx_file(document or incident(), {"pictures/1": PICTURE}, sealing)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(parts: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


def _edited(data: bytes, edit: Edit, name: str = BODY) -> bytes:
    parts = _parts(data)
    before = parts[name].decode()
    assert edit(before) != before
    return _zip({**parts, name: edit(before).encode()})


def _put(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


def _wrong(verdict: Verdict) -> list[Check]:
    return [check for check in verdict.checks if check.differs]


@pytest.fixture(scope="module")
def made() -> bytes:
    return _file()


# --- what it says ----------------------------------------------------------------------------------------------------


def test_it_says_how_the_text_came_to_be_and_never_what_was_found_wrong() -> None:
    finding = Finding(section="summary", claim=0, rule="names", why="Nobody named Zorro is cited.")
    how = Provenance(writer="m-2", model_asked="m", redacted={"phone": 3}, moderation="passed", findings=(finding,))
    told = verify(_file(incident().model_copy(update={"provenance": how}))).manifest
    assert (told["format"], told["report"], told["kind"], told["locale"]) == (1, "rep_1", "incident", "en")
    assert told["writing"]["redacted"] == {"phone": 3}
    assert told["writing"].keys() == Provenance().model_dump().keys() - {"findings"}
    assert told["approver"] is None
    assert "Zorro" not in json.dumps(told)


def test_it_holds_a_digest_of_every_source_claim_and_picture(made: bytes) -> None:
    document, told = incident(), verify(made).manifest
    assert [e["sha256"] for e in told["evidence"]] == [evidence_digest(item) for item in document.evidence]
    assert [(f["id"], len(f["sha256"])) for f in told["facts"]] == [("f1", 64)]
    claims = [claim for section in document.sections for claim in section.claims]
    assert [c["sha256"] for c in told["claims"]] == [text_digest(canonical(claim.text)) for claim in claims]
    assert [(p["name"], p["sha256"]) for p in told["pictures"]] == [
        ("motor.jpg", hashlib.sha256(PICTURE).hexdigest()),
    ]


def test_a_source_nobody_knows_is_not_among_those_a_claim_cites(made: bytes) -> None:
    cited = {cite for claim in verify(made).manifest["claims"] for cite in claim["cites"]}
    assert cited == {"m1", "m2", "m3", "f1"}


def test_the_digest_of_evidence_covers_its_text_author_and_time() -> None:
    one = incident().evidence[0]
    others = [one.model_copy(update=change) for change in ({"text": "x"}, {"author": "x"}, {"at": None})]
    assert len({evidence_digest(item) for item in (one, *others)}) == 4
    assert evidence_digest(one) == evidence_digest(one.model_copy(update={"link": None}))


def test_its_part_is_custom_xml_that_the_document_leads_to(made: bytes) -> None:
    parts = _parts(made)
    assert b"customXml/item2.xml" in parts["word/_rels/document.xml.rels"]
    assert b"urn:newsdesk:manifest:1" in parts["customXml/itemProps2.xml"]
    assert parts[MANIFEST].isascii()


# --- what holds ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["en", "zh-TW"])
def test_a_file_as_it_was_written_holds(locale: str) -> None:
    assert verify(_file(incident(locale))).holds


_SAVED_AGAIN: dict[str, Edit] = {
    "split run": _put("Fan replaced, line", 'Fan repl</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>aced, line'),
    "page break seen": _put("<w:t xml:space", "<w:lastRenderedPageBreak/><w:t xml:space"),
    "empty paragraph": _put("<w:sectPr", "<w:p/><w:sectPr"),
    "bookmark": _put("<w:sectPr", '<w:bookmarkStart w:id="999" w:name="x"/><w:bookmarkEnd w:id="999"/><w:sectPr'),
    "styles": lambda text: text.replace('w:val="TableText"', 'w:val="P7"'),
    "no-break space": lambda text: text.replace("\u00a0", " "),
    "soft hyphen": _put("Incident summary", "Inci</w:t><w:softHyphen/><w:t>dent sum\u00admary"),
    "content control": lambda text: re.sub(
        r"(<w:tbl>.*?</w:tbl>)", r"<w:sdt><w:sdtPr/><w:sdtContent>\1</w:sdtContent></w:sdt>", text, count=1
    ),
    "switched off": _put('<w:rStyle w:val="Label"/>', '<w:rStyle w:val="Label"/><w:vanish w:val="0"/>'),
}


@pytest.mark.parametrize("name", _SAVED_AGAIN)
def test_what_saving_again_changes_is_no_change(made: bytes, name: str) -> None:
    assert _wrong(verify(_edited(made, _SAVED_AGAIN[name]))) == []


def test_the_strict_form_of_the_standard_reads_the_same(made: bytes) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = _edited(made, lambda text: text.replace(word, "http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert verify(strict).holds


def test_a_link_saved_with_its_anchor_apart_or_percent_encoded_is_the_same() -> None:
    first = incident().evidence[0].model_copy(update={"link": "https://chat.example/a%20b#m1"})
    file = _file(incident().model_copy(update={"evidence": (first, *incident().evidence[1:])}))
    relation = re.search(
        rb'Id="(rId\d+)"', re.search(rb"<[^<>]*a%20b[^<>]*>", _parts(file)["word/_rels/document.xml.rels"])[0]
    )
    assert relation
    name = relation[1].decode()
    apart = _edited(file, _put("a%20b#m1", "a b"), "word/_rels/document.xml.rels")
    assert verify(_edited(apart, _put(f'r:id="{name}"', f'r:id="{name}" w:anchor="m1"'))).holds
    assert not verify(apart).holds


# --- what doesn't ----------------------------------------------------------------------------------------------------

TIMELINE = "2. Timeline"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            _put("Fan replaced, line runs.", "Fan replaced, line stops."),
            Check(
                sort="text",
                state="changed",
                part=TIMELINE,
                line=5,
                sentences=(3,),
                found="14:45 | Ada Holm | Action · Fan replaced, line stops. | [4]",
            ),
        ),
        (
            _put(">14:25<", ">14:26<"),
            Check(
                sort="text",
                state="changed",
                part=TIMELINE,
                line=4,
                sentences=(2,),
                found="14:26 | Bo Lie | Fan *not* turning, see <b>photo</b>. | [3]",
            ),
        ),
        (
            _put("There were 3 messages.", "There were 4 messages."),
            Check(
                sort="text",
                state="changed",
                part="1. Incident summary",
                line=1,
                sentences=(2,),
                found="Ada Holm reported: “The belt | motor is at 96 degrees.” [1] There were 4 messages. [2]",
            ),
        ),
        (
            _put("2. Timeline", "2. Time line"),
            Check(sort="text", state="changed", part=TIMELINE, line=0, found="2. Time line"),
        ),
        (
            _put("Ada Holm", "Eva Holm"),
            Check(sort="text", state="changed", line=3, found="Generated by Eva Holm"),
        ),
    ],
    ids=["word", "time", "number in prose", "title", "field"],
)
def test_a_changed_text_is_found_with_its_place(made: bytes, edit: Edit, expected: Check) -> None:
    assert _wrong(verify(_edited(made, edit))) == [expected]


def _without_row(text: str) -> str:
    return re.sub(r"<w:tr>(?:(?!</w:tr>).)*14:25.*?</w:tr>", "", text, count=1)


def test_a_removed_row_is_missing(made: bytes) -> None:
    (check,) = _wrong(verify(_edited(made, _without_row)))
    assert (check.state, check.part, check.line, check.sentences) == ("missing", TIMELINE, 4, (2,))


def test_a_paragraph_put_in_is_found_after_the_line_before_it(made: bytes) -> None:
    added = "<w:p><w:r><w:t>All is well.</w:t></w:r></w:p>"
    file = _edited(made, lambda text: re.sub(r"(<w:p>(?:(?!<w:p>).)*3\. People)", rf"{added}\1", text, count=1))
    assert _wrong(verify(file)) == [
        Check(sort="text", state="added", part=TIMELINE, line=5, found="All is well."),
    ]


def test_rows_that_changed_places_are_found(made: bytes) -> None:
    def swapped(text: str) -> str:
        return re.sub(r"(<w:tr>(?:(?!<w:tr>).)*14:25.*?</w:tr>)(<w:tr>.*?</w:tr>)", r"\2\1", text, count=1)

    assert {check.state for check in _wrong(verify(_edited(made, swapped)))} == {"missing", "added"}


def test_a_swapped_picture_is_named(made: bytes) -> None:
    parts = _parts(made)
    (name,) = (name for name in parts if name.startswith("word/media/"))
    other = verify(_zip({**parts, name: picture(301, 200)}))
    assert [(c.sort, c.state, c.name, c.part) for c in _wrong(other)] == [
        ("picture", "changed", "motor.jpg", "5. Attachments"),
    ]
    del parts[name]
    assert [(c.sort, c.state) for c in _wrong(verify(_zip(parts)))] == [("picture", "changed")]


_HIDDEN_TRICKS: dict[str, Edit] = {
    "hidden text": _put('<w:rStyle w:val="Label"/>', '<w:rStyle w:val="Label"/><w:vanish/>'),
    "hidden row": _put("<w:cantSplit/>", "<w:cantSplit/><w:hidden/>"),
    "tracked deletion": lambda text: re.sub(
        r"(<w:r>(?:(?!<w:r>).)*?)<w:t( [^>]*)?>(Fan replaced[^<]*)</w:t></w:r>",
        r'<w:del w:id="1" w:author="x">\1<w:delText>\3</w:delText></w:r></w:del>',
        text,
        count=1,
    ),
    "second form": _put(
        "<w:sectPr",
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x"/><mc:Fallback><w:t>lies</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>'
        "<w:sectPr",
    ),
    "foreign properties": _put(
        "<w:sectPr", '<x:rPr xmlns:x="urn:x"><w:p><w:r><w:t>lies</w:t></w:r></w:p></x:rPr><w:sectPr'
    ),
    "bound control": _put("<w:sectPr", '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr></w:sdt><w:sectPr'),
    "text box": _put(
        "<w:sectPr",
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>lies</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
        "<w:sectPr",
    ),
    "field": _put("<w:sectPr", '<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p><w:sectPr'),
    "symbol": _put("<w:sectPr", '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p><w:sectPr'),
    "foreign file": _put("<w:sectPr", '<w:altChunk r:id="rId1"/><w:sectPr'),
    "footnote": _put("<w:sectPr", '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:sectPr'),
    "cell border": lambda text: re.sub(r"Ada Holm(</w:t>.*?<w:t[^>]*>)The", r"Ada Holm The\1", text, count=1),
}


@pytest.mark.parametrize("name", _HIDDEN_TRICKS)
def test_nothing_that_can_be_seen_is_changed_unseen(made: bytes, name: str) -> None:
    assert not verify(_edited(made, _HIDDEN_TRICKS[name])).holds


def test_a_link_that_leads_elsewhere_is_a_change(made: bytes) -> None:
    file = _edited(made, _put("https://chat.example/p1", "https://evil.example/p1"), "word/_rels/document.xml.rels")
    assert [check.part for check in _wrong(verify(file))] == ["Sources"]


def test_the_part_that_is_the_document_is_the_one_the_file_names(made: bytes) -> None:
    """A reader opens what the relations lead to, not what is called document.xml."""
    parts = _parts(made)
    other = parts[BODY].replace(b"line runs", b"line stops")
    moved = {
        **parts,
        "word/other.xml": other,
        "word/_rels/other.xml.rels": parts["word/_rels/document.xml.rels"],
        "_rels/.rels": parts["_rels/.rels"].replace(b"word/document.xml", b"word/other.xml"),
    }
    assert [check.sentences for check in _wrong(verify(_zip(moved)))] == [(3,), ()]


def test_an_edited_manifest_is_found_by_its_own_digest(made: bytes) -> None:
    file = _edited(made, _put('"kind":"incident"', '"kind":"accident"'), MANIFEST)
    assert [check.sort for check in _wrong(verify(file))] == ["manifest"]


def test_a_source_the_manifest_does_not_list_is_missing(made: bytes) -> None:
    file = _edited(made, _put('"cites":["m1"]', '"cites":["m9"]'), MANIFEST)
    assert Check(sort="claims", state="missing", part="1. Incident summary", sentences=(1,), name="m9") in _wrong(
        verify(file)
    )


# --- the seal --------------------------------------------------------------------------------------------------------


def _sealed_state(data: bytes, secret: bytes) -> str:
    return next(check.state for check in verify(data, secret).checks if check.sort == "seal")


@pytest.mark.parametrize(
    ("secret", "state"),
    [(KEY, "ok"), (b"newer, " + KEY, "ok"), (b"another", "unchecked"), (b" , ", "unchecked"), (b"", "unchecked")],
)
def test_a_seal_is_known_by_who_has_the_key(secret: bytes, state: str) -> None:
    assert _sealed_state(_file(secret=KEY), secret) == state


def test_a_manifest_made_anew_after_a_change_has_no_seal_that_holds() -> None:
    true = json.loads(re.sub(r"<[^>]*>", "", _parts(_file(secret=KEY))[MANIFEST].decode().split("?>")[1]))
    other = incident().model_copy(update={"title": "Nothing happened"})
    forged = docx_file(other, {}, lambda _: str(true["seal"]))
    assert _sealed_state(forged, KEY) == "changed"
    assert not verify(forged, KEY).holds
    assert verify(forged).holds


def test_a_file_without_a_seal_says_so(made: bytes) -> None:
    assert _sealed_state(made, KEY) == "unchecked"


# --- what is refused -------------------------------------------------------------------------------------------------


def _xml(text: str) -> Callable[[dict[str, bytes]], bytes]:
    return lambda parts: _zip({**parts, BODY: text.encode()})


def _bomb(parts: dict[str, bytes]) -> bytes:
    return _zip({**parts, BODY: b"<a>" + b" " * (40 << 20) + b"</a>"})


def _twice(parts: dict[str, bytes]) -> bytes:
    written = BytesIO(_zip(parts))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("WORD/Document.xml", b"<a/>")
    return written.getvalue()


_ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
_OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'

_REFUSED: dict[str, tuple[Callable[[dict[str, bytes]], bytes], str]] = {
    "nothing": (lambda _: b"", "isn't a zip file"),
    "text": (lambda _: b"Dear reader", "isn't a zip file"),
    "half": (lambda parts: _zip(parts)[:5000], "only a part of one"),
    "another zip": (lambda _: _zip({"a.txt": b"a"}), "which of its parts is the document"),
    "no body": (lambda parts: _zip({k: v for k, v in parts.items() if k != BODY}), "isn't in it"),
    "no manifest": (lambda parts: _zip({k: v for k, v in parts.items() if k != MANIFEST}), "no manifest"),
    "broken xml": (_xml("<a><b></a>"), "no XML"),
    "deep xml": (_xml("<a>" * 5000 + "</a>" * 5000), "no XML"),
    "entities": (_xml(_ENTITIES), "declares a document type"),
    "a file's entity": (_xml(_OUTSIDE), "declares a document type"),
    "bomb": (_bomb, "more than 32 MB"),
    "two of a name": (_twice, "twice"),
    "no json": (lambda parts: _edited(_zip(parts), _put("{", "["), MANIFEST), "isn't JSON"),
    "other form": (lambda parts: _edited(_zip(parts), _put('"format":1', '"format":2'), MANIFEST), "has the form 2"),
    "no kind": (lambda parts: _edited(_zip(parts), _put('"kind"', '"sort"'), MANIFEST), "kind isn't what it should"),
}


@pytest.mark.parametrize("name", _REFUSED)
def test_what_cannot_be_trusted_is_refused_in_words(made: bytes, name: str) -> None:
    make, words = _REFUSED[name]
    with pytest.raises(BadInput, match=re.escape(words)):
        verify(make(_parts(made)))


def test_two_manifests_are_both_disbelieved(made: bytes) -> None:
    parts = _parts(made)
    relations = parts["word/_rels/document.xml.rels"]
    second = b'<Relationship Id="rId998" Type="x/customXml" Target="../customXml/item9.xml"/></Relationships>'
    changed = relations.replace(b"</Relationships>", second)
    with pytest.raises(BadInput, match="more than one manifest"):
        verify(_zip({**parts, "customXml/item9.xml": parts[MANIFEST], "word/_rels/document.xml.rels": changed}))


def test_a_directory_of_millions_of_parts_is_refused_before_it_is_read(made: bytes) -> None:
    end = made.rindex(b"PK\x05\x06")
    huge = made[: end + 12] + (500 << 20).to_bytes(4, "little") + made[end + 16 :]
    with pytest.raises(BadInput, match="more parts than any report"):
        Package(huge)


def test_damaged_bytes_are_refused_or_found_and_never_anything_else(made: bytes) -> None:
    for place in range(0, len(made), max(1, len(made) // 100)):
        damaged = made[:place] + bytes([made[place] ^ 0x55]) + made[place + 1 :]
        with suppress(BadInput):
            verify(damaged)


@pytest.mark.parametrize("sealed", ["", ":", "é:ü", "\ud800:x", "a" * 99, 7, {"a": 1}], ids=ascii)
def test_a_seal_of_nonsense_proves_nothing(made: bytes, sealed: Any) -> None:
    verdict = verify(_edited(made, _put('{"approver"', f'{{"seal":{json.dumps(sealed)},"approver"'), MANIFEST), KEY)
    assert verdict.manifest["seal"] == sealed
    assert [check.state for check in verdict.checks if check.sort == "seal"] == ["unchecked"]
    assert verdict.holds


def _long(rows: int) -> Document:
    evidence = tuple(Evidence(id=f"m{n}", text=f"line {n}") for n in range(rows))
    claims = tuple(Claim(text=f"sentence {n}", cites=(f"m{n}",)) for n in range(rows))
    first = incident().sections[0].model_copy(update={"claims": claims, "layout": "bullets"})
    return incident().model_copy(update={"sections": (first,), "evidence": evidence})


def test_checking_takes_no_longer_than_a_few_times_writing_even_where_all_is_changed() -> None:
    started = process_time()
    file = _file(_long(1000))
    writing = process_time() - started
    started = process_time()
    verdict = verify(_edited(file, lambda text: text.replace("sentence ", "phrase ")))
    assert len(_wrong(verdict)) == 1000
    assert process_time() - started < 10 * writing
