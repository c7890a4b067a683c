"""Documents as mails: all of it escaped, readable on a phone, and the same in plain text."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from playwright.async_api import async_playwright

from core.brief import Coverage, Fact, Tally
from core.document import Claim, Document, Layout, Section
from core.render.mail import mail
from core.render.plain import FIGURES_SHOWN
from core.values import LOCALES
from tests.core.render.documents import incident

OPEN = "https://news.example/reports/rep_1"
SETTINGS = "https://news.example/settings/you"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> \"' </style> &amp; {{x}}"


class Reading(HTMLParser):
    """The words of a page, its tags, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.lang: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes |= given.keys()
        if tag == "html":
            self.lang = given.get("lang")
        if given.get("href"):
            self.links.append(given["href"] or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def made(document: Document, **options: bool) -> tuple[Reading, str]:
    html, text = mail(document, open_url=OPEN, settings_url=SETTINGS, **options)
    return Reading(html), text


def small(**fields: object) -> Document:
    section = Section(key="summary", title="What mattered", claims=(Claim(text="It ran.", cites=("f1",)),))
    facts = (Fact(id="f1", label="calls", value=12),)
    return Document.model_validate({"title": "Daily", "kind": "daily", "sections": (section,), "facts": facts} | fields)


@pytest.mark.parametrize("locale", ["en", "zh-TW"])
def test_both_forms_tell_all_that_the_document_says(locale: str) -> None:
    document = incident(locale)
    page, text = made(document)
    assert page.lang == locale
    wanted = [document.title, *document.notices, *(part for field in document.fields for part in field)]
    wanted += [section.title for section in document.sections]
    wanted += [claim.text for section in document.sections for claim in section.claims]
    for words in wanted:
        assert " ".join(words.split()) in page.text
        assert " ".join(words.split()) in " ".join(text.split())


def test_figures_receipt_and_badge_stand_at_the_end() -> None:
    document = small(coverage=Coverage(tallies=(Tally(sort="calls", read=11, total=12),), failures=("row 3: no id",)))
    for told in (made(document)[0].text, made(document)[1]):
        places = [told.index(w) for w in ("It ran.", "Figures in this report", "11/12 calls", "row 3: no id")]
        assert places == sorted(places)
        assert "Written by rules from the sources listed below · every figure checked" in told


def test_many_figures_are_cut_and_the_rest_counted() -> None:
    facts = tuple(Fact(id=f"f{n}", label=f"thing_{n}", value=n) for n in range(1, FIGURES_SHOWN + 6))
    claim = Claim(text="It ran.", cites=tuple(fact.id for fact in facts))
    document = small(facts=facts, sections=(Section(key="summary", title="S", claims=(claim,)),))
    page, text = made(document)
    assert page.text.count("Computed value") == text.count("Computed value") == FIGURES_SHOWN
    assert "and 5 more" in page.text
    assert "and 5 more" in text


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_a_person_wrote_acts(locale: str) -> None:
    claims = (Claim(text=HOSTILE, cites=("f1",), label=HOSTILE), Claim(text=HOSTILE, who=HOSTILE))
    layouts: tuple[Layout, ...] = ("bullets", "prose", "timeline", "people", "files")
    document = small(
        locale=locale,
        title=HOSTILE,
        fields=((HOSTILE, HOSTILE),),
        notices=(HOSTILE,),
        badge=HOSTILE,
        sections=tuple(Section(key="k", title=HOSTILE, layout=layout, claims=claims) for layout in layouts),
        facts=(Fact(id="f1", label="calls", value=HOSTILE, subject=HOSTILE, unit=HOSTILE),),
        coverage=Coverage(failures=(HOSTILE,)),
    )
    page, _ = made(document)
    assert not page.tags & {"script", "img", "style", "iframe", "link", "form"}
    assert not {name for name in page.attributes if name.startswith("on")}
    assert page.text.count(" ".join(HOSTILE.split())) > 15
    assert {link.partition("#")[0] for link in page.links} == {OPEN, SETTINGS}


def test_styles_are_in_the_tags_and_nothing_is_loaded() -> None:
    html, _ = mail(incident(), open_url=OPEN)
    assert "<style" not in html
    assert re.search(r'<h1 style="[^"]*font-size: 22px', html)
    assert not re.search(r"url\(|<link|<img|src=|@import", html)


def test_numbers_in_the_text_lead_to_their_source_in_the_report() -> None:
    page, _ = made(incident())
    assert f"{OPEN}#source-1" in page.links


def test_an_address_that_is_not_of_the_web_makes_no_link() -> None:
    html, text = mail(incident(), open_url="javascript:alert(1)", settings_url="data:text/html,x")
    assert Reading(html).links == []
    assert "javascript" not in html + text


def test_a_picture_that_cannot_be_shown_is_named() -> None:
    page, text = made(incident())
    lost = [file.name for file in incident().attachments if file.is_image and not file.blob]
    assert lost
    for name in lost:
        assert f"[Image could not be loaded: {name}]" in page.text
        assert f"[Image could not be loaded: {name}]" in text


def test_only_a_mail_with_an_attachment_speaks_of_one() -> None:
    words = "attached as a Word document"
    assert all(words in told for told in (made(small(), attached=True)[0].text, made(small(), attached=True)[1]))
    assert not any(words in told for told in (made(small())[0].text, made(small())[1]))


@pytest.mark.parametrize("width", [600, 360])
async def test_it_fits_the_width_of_a_client_without_scrolling_sideways(width: int) -> None:
    """A long word or a wide table would push the page; letters under 12 px can't be read on a phone."""
    unbroken = Claim(text="https://example.org/" + "x" * 300, cites=("f1",))
    sections = (*incident("zh-TW").sections, Section(key="k", title="K", claims=(unbroken,)))
    document = incident("zh-TW").model_copy(update={"sections": sections})
    html, _ = mail(document, open_url=OPEN, settings_url=SETTINGS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": width, "height": 800})
        await page.set_content(html)
        assert await page.evaluate("document.documentElement.scrollWidth") == width
        sizes = await page.evaluate(
            "[...document.querySelectorAll('td, p, a, span')].map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        assert min(sizes) >= 12
        await browser.close()
