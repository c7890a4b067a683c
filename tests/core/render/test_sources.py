"""Sources are numbered as a reader meets them; marks in a row are told as a run."""

import pytest

from core.brief import Fact
from core.document import Document
from core.render.ready import ready
from core.render.sources import ORIGINS_SHOWN, listed, numbered, runs, shown_value, web_link
from tests.core.render.documents import incident


def _counting(origins: int) -> Document:
    fact = Fact(id="f1", label="messages", value=origins, from_=tuple(f"m{n}" for n in range(1, origins + 1)))
    return incident().model_copy(update={"facts": (fact,)})


def test_numbers_follow_first_use_and_unknown_ids_get_none() -> None:
    assert numbered(incident()) == {"m1": 1, "f1": 2, "m2": 3, "m3": 4}


def test_a_count_lists_its_first_origins_and_says_how_many_more() -> None:
    document = _counting(40)
    computed = listed(document, numbered(document))[1]
    assert computed.text == "40 · computed from 40 messages"
    assert computed.origins == ((1, 1), (3, 3), (4, 4))
    assert computed.rest == 37


def test_what_only_a_count_rests_on_is_listed_too() -> None:
    document = _counting(3)
    bare = document.model_copy(update={"sections": document.sections[:1]})
    assert numbered(bare) == {"m1": 1, "f1": 2, "m2": 3, "m3": 4}
    assert len(numbered(bare)) <= 2 + ORIGINS_SHOWN


def test_values_computed_from_each_other_end() -> None:
    facts = (Fact(id="f1", label="a", value=1, from_=("f2",)), Fact(id="f2", label="b", value=1, from_=("f1",)))
    document = incident().model_copy(update={"facts": facts})
    assert {"f1", "f2"} <= numbered(document).keys()


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ((), []),
        ((3,), [(3, 3)]),
        ((2, 1), [(1, 1), (2, 2)]),
        ((1, 2, 3, 7), [(1, 3), (7, 7)]),
        ((1, 3, 5, 6, 7, 8), [(1, 1), (3, 3), (5, 8)]),
    ],
)
def test_three_numbers_in_a_row_are_a_run(places: tuple[int, ...], told: list[tuple[int, int]]) -> None:
    numbers = {f"m{place}": place for place in places}
    assert runs([*numbers, "gone"], numbers) == told


@pytest.mark.parametrize(
    ("value", "unit", "locale", "told"),
    [
        (1240, None, "en", "1,240"),
        (744, "s", "en", "12 minutes 24 seconds"),
        (12.5, "%", "en", "12.5%"),
        (3, "kg", "en", "3 kg"),
        ("2026-03-03", "date", "zh-TW", "2026年3月3日"),
        ("2026-03-03T06:05:00+00:00", "datetime", "en", "3 March 2026, 14:05"),
        ("soon", "date", "en", "soon"),
        ("resolved", None, "en", "resolved"),
    ],
)
def test_a_value_is_written_as_its_language_does(value: float | str, unit: str | None, locale: str, told: str) -> None:
    document = incident().model_copy(update={"locale": locale})
    assert shown_value(Fact(id="f1", label="x", value=value, unit=unit), document) == told


@pytest.mark.parametrize("link", [None, "", "ftp://a/b", "https://", "javascript:x", "http://[", "/relative"])
def test_only_web_addresses_are_links(link: str | None) -> None:
    assert web_link(link) == ""


def test_text_is_cleaned_before_it_is_printed() -> None:
    document = ready(incident().model_copy(update={"title": "a\x00b\u202ec", "fields": (("\x07l", "v\ufffe"),)}))
    assert document.title == "abc"
    assert document.fields == (("l", "v"),)
