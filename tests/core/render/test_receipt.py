"""The receipt and the provenance, told in each language."""

import pytest

from core.brief import Coverage, Tally
from core.document import Document, Provenance
from core.errors import ModelFailed, ModelSkipped
from core.privacy.kinds import KINDS
from core.render.ready import ready
from core.render.receipt import FAILURES_SHOWN, provenance_line, provenance_lines, read_line, receipt
from core.values import LOCALES
from tests.core.render.documents import incident


def _failures(sort: type[ModelFailed]) -> list[type[ModelFailed]]:
    """Every kind of failure that says more than that it failed."""
    below = [found for one in sort.__subclasses__() for found in (one, *_failures(one))]
    return [found for found in below if found.kind != "skipped"]


SORTS = ("messages", "threads", "images", "files", "calls", "texts", "tasks", "contacts", "members", "rows")


def _read(locale: str, *tallies: tuple[str, int, int]) -> str:
    made = tuple(Tally(sort=sort, read=read, total=total) for sort, read, total in tallies)
    return read_line(incident().model_copy(update={"locale": locale, "coverage": Coverage(tallies=made)}))


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "1,240/1,240 messages, 1/1 thread, 14/15 images"),
        ("zh-TW", "訊息 1,240/1,240 則、討論串 1/1 個、圖片 14/15 張"),
        ("nb", "1 240/1 240 meldinger, 1/1 tråd, 14/15 bilder"),
        ("uk", "1 240/1 240 повідомлень, 1/1 гілка, 14/15 зображень"),
    ],
)
def test_what_was_read_is_told_by_sort(locale: str, told: str) -> None:
    assert _read(locale, ("messages", 1240, 1240), ("threads", 1, 1), ("images", 14, 15)) == told


@pytest.mark.parametrize(("total", "word"), [(1, "файл"), (3, "файли"), (5, "файлів"), (21, "файл"), (12, "файлів")])
def test_ukrainian_counts_in_three_forms(total: int, word: str) -> None:
    assert _read("uk", ("files", total, total)) == f"{total}/{total} {word}"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_known_sort_has_a_word_and_an_unknown_one_keeps_its_name(locale: str) -> None:
    told = [_read(locale, (sort, 2, 3)) for sort in SORTS]
    assert len(set(told)) == len(SORTS)
    assert locale == "en" or not [text for sort, text in zip(SORTS, told, strict=True) if sort in text]
    assert "lab samples" in _read(locale, ("lab_samples", 2, 3))


def test_many_failures_are_told_in_part_with_their_number() -> None:
    failures = tuple(f"calls.csv row {n}: bad" for n in range(14))
    told = receipt(incident().model_copy(update={"coverage": Coverage(failures=failures)}))
    assert told.failures[:FAILURES_SHOWN] == failures[:FAILURES_SHOWN]
    assert told.failures[FAILURES_SHOWN:] == ("and 4 more",)


def test_notes_are_told_in_the_language_of_the_document() -> None:
    coverage = Coverage(notes=(("document-fact-more", {"shown": "3"}),))
    document = incident().model_copy(update={"coverage": coverage})
    assert receipt(document).notes == ("and 3 more",)
    assert receipt(document.model_copy(update={"locale": "nb"})).notes == ("og 3 til",)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (Provenance(), "Written by rules, without a model"),
        (
            Provenance(fallback="timeout", model_asked="m", kept=4, latency_ms=120_000, attempts=1),
            "A model was asked but gave no usable answer (it took too long); written by rules · model asked m"
            " · sentences kept 4, replaced by rules 0, struck 0 · tokens unknown · cost unknown · time 120 s · 1 try"
            " · nothing was hidden from the model",
        ),
        (
            Provenance(skipped="budget", model_asked="m", redacted={"phone": 3}),
            "No model was asked (the monthly AI budget is used up); written by rules",
        ),
        (
            Provenance(fallback="sulking"),
            "A model was asked but gave no usable answer (no reason is known); written by rules"
            " · tokens unknown · cost unknown · nothing was hidden from the model",
        ),
        (
            Provenance(
                writer="m",
                model_answered="m-2",
                prompt="incident",
                prompt_version="v1",
                tokens_in=8120,
                tokens_out=95,
                cost_usd_micros=4820,
            ),
            "Written by m-2 · prompt incident v1 · tokens in 8,120, out 95 · cost USD 0.0048"
            " · nothing was hidden from the model",
        ),
    ],
)
def test_the_provenance_says_who_wrote(made: Provenance, told: str) -> None:
    assert provenance_line(incident().model_copy(update={"provenance": made})) == told


BY_MODEL = Provenance(
    writer="m-2",
    model_asked="m",
    model_answered="m-2",
    provider="Router",
    region="eu",
    prompt="incident",
    prompt_version="v2",
    tokens_in=8120,
    tokens_out=95,
    cost_usd_micros=1_204_820,
    latency_ms=8412,
    attempts=2,
    seed=7,
    seed_honoured=False,
    kept=11,
    replaced=2,
    struck=1,
    confidence=0.7857,
    redacted={"person": 12, "phone": 3, "birth": 1, "card": 0, "star_sign": 2},
    moderation="passed",
    brief_sha256="1" * 64,
    prompt_sha256="2" * 64,
    answer_sha256="3" * 64,
    version="0.1.0",
)


def _lines(locale: str, made: Provenance = BY_MODEL) -> list[str]:
    return provenance_lines(incident().model_copy(update={"locale": locale, "provenance": made}))


def test_what_a_model_wrote_is_told_with_all_it_took() -> None:
    assert _lines("en") == [
        "Written by m-2 · model asked m → answered m-2 · through Router · computed in eu · prompt incident v2"
        " · sentences kept 11, replaced by rules 2, struck 1 · the checks kept 78.6% of the model's sentences"
        " · content policy: passed",
        "tokens in 8,120, out 95 · cost USD 1.2048 · time 8.4 s · 2 tries · seed 7, not honoured",
        "hidden from the model: 12 names, 3 phone numbers, 1 date of birth and 2 other items",
        "fingerprint of the data 111111111111 · fingerprint of the prompt 222222222222"
        " · fingerprint of the answer 333333333333 · Newsdesk 0.1.0",
    ]


@pytest.mark.parametrize(
    ("locale", "cost", "time", "hidden"),
    [
        ("zh-TW", "費用 1.2048 美元", "耗時 8.4 秒", "未提供給模型：12 個姓名、3 個電話號碼"),
        ("nb", "kostnad 1,2048 USD", "tid 8,4 s", "skjult for modellen: 12 navn, 3 telefonnumre"),
        ("uk", "вартість 1,2048 USD", "час 8,4 с", "приховано від моделі: 12 імен, 3 номери телефону"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(locale: str, cost: str, time: str, hidden: str) -> None:
    effort, things = _lines(locale)[1:3]
    assert cost in effort
    assert time in effort
    assert things.startswith(hidden)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_personal_data_has_a_name_of_its_own(locale: str, kind: str) -> None:
    other, named = (_lines(locale, BY_MODEL.model_copy(update={"redacted": {k: 5}}))[2] for k in ("star_sign", kind))
    assert named != other
    assert "5 " in named


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("failure", _failures(ModelFailed), ids=lambda failure: failure.kind)
def test_every_failure_of_a_model_has_its_reason_in_words(locale: str, failure: type[ModelFailed]) -> None:
    field = "skipped" if issubclass(failure, ModelSkipped) else "fallback"
    (told,) = _lines(locale, Provenance(**{field: failure.kind}))[:1]
    (unknown,) = _lines(locale, Provenance(**{field: "sulking"}))[:1]
    assert told != unknown
    assert failure.kind not in told or locale == "en"


@pytest.mark.parametrize(
    ("honoured", "told"), [(True, "honoured"), (False, "not honoured"), (None, "not known whether honoured")]
)
def test_a_seed_is_told_with_what_became_of_it(honoured: bool | None, told: str) -> None:
    line = _lines("en", Provenance(writer="m", seed=7, seed_honoured=honoured))[1]
    assert line.endswith(f"seed 7, {told}")


@pytest.mark.parametrize(
    ("writer", "badge", "told"),
    [
        ("gpt", "", "Generated by AI · review before sharing"),
        ("rules", "", "Written by rules from the sources listed below · every figure checked"),
        ("gpt", "Ours", "Ours"),
    ],
)
def test_a_document_is_never_without_a_badge(writer: str, badge: str, told: str) -> None:
    document: Document = incident().model_copy(update={"badge": badge, "provenance": Provenance(writer=writer)})
    assert ready(document).badge == told
