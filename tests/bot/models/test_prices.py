"""What tokens cost: by the settings, by the table, or unknown; never rounded down."""

import pytest

from bot.models.prices import Price, price_of
from core.errors import BadInput
from core.ports import Usage


@pytest.mark.parametrize(
    ("text", "usage", "micros"),
    [
        ("0.15/0.60", Usage(1000, 500), 450),
        ("0.15/0.60", Usage(1000, 500, 200), 450),
        ("0.15/0.60/0.075", Usage(1000, 500, 200), 435),
        (" 1 / 2 ", Usage(1, 1), 3),
        ("0.15/0.60", Usage(1, 0), 1),
        ("0.15/0.60", Usage(0, 0), 0),
        ("0", Usage(10**9, 10**9), 0),
        ("0.0/0", Usage(5, 5), 0),
        ("1/1/0", Usage(10, 0, 99), 0),
    ],
)
def test_a_call_costs_by_its_tokens_rounded_up(text: str, usage: Usage, micros: int) -> None:
    assert Price.of(text).micros(usage) == micros


@pytest.mark.parametrize(
    "text", ["", "free", "1", "1/", "1/2/3/4", "-1/2", "nan/1", "1/inf", "1,5/2", "1e9/1", "$1/$2", "0.15 0.60"]
)
def test_what_is_no_price_is_told_with_one_that_is(text: str) -> None:
    with pytest.raises(BadInput, match=r"USD per million tokens.*0\.15/0\.60/0\.075"):
        Price.of(text)


def test_the_tables_prices_are_those_of_the_model() -> None:
    price = price_of("openai", "gpt-4o-mini")
    assert price
    assert price.micros(Usage(1000, 500, 200)) == 435


@pytest.mark.parametrize(
    ("provider", "model"), [("openai", "llama3"), ("anthropic", "claude-x-9"), ("dify", "dify-app"), ("nobody", "x")]
)
def test_a_model_that_is_not_in_the_table_has_no_price(provider: str, model: str) -> None:
    assert price_of(provider, model) is None


def test_an_address_the_table_knows_tells_the_provider() -> None:
    assert price_of("openai", "llama-3.3-70b-versatile", "https://api.groq.com/openai/v1")
    assert price_of("openai", "gpt-4o-mini", "http://127.0.0.1:1/v1") == price_of("openai", "gpt-4o-mini")


def test_a_long_prompt_is_dearer_where_the_table_says_so() -> None:
    price = price_of("anthropic", "claude-sonnet-4-5")
    assert price
    assert price.micros(Usage(200_000, 0)) == 200_000 * 3
    assert price.micros(Usage(200_001, 0)) == 200_001 * 6


def test_tokens_put_into_the_cache_cost_what_the_table_says() -> None:
    price = price_of("anthropic", "claude-sonnet-4-5")
    assert price
    assert price.micros(Usage(1000, 0), written=1000) == 3750
    assert Price.of("3/15").micros(Usage(1000, 0), written=1000) == 3000
