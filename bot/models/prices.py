"""What tokens cost: a configured price, or the offline table of genai-prices; USD-micros, always rounded up."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import ROUND_CEILING, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from core.errors import BadInput
from core.ports import Usage

if TYPE_CHECKING:
    from genai_prices.types import ModelPrice, TieredPrices

#: USD per million tokens; more is a slip of the pen
_MOST = 100_000


@dataclass(frozen=True)
class Price:
    """USD per million tokens, which is USD-micros a token. `written` is for tokens put into the provider's cache.

    Where `cached` or `written` is None they cost as other input does. `longer` are dearer prices, each for calls that
    read more tokens than its number, the smallest number first.
    """

    input: Decimal
    output: Decimal
    cached: Decimal | None = None
    written: Decimal | None = None
    longer: tuple[tuple[int, "Price"], ...] = ()

    @classmethod
    def of(cls, text: str) -> "Price":
        """The price a setting holds: `in/out` or `in/out/cached`; `0` where it costs nothing.

        :raises BadInput: it is no price
        """
        match [_amount(part) for part in text.split("/")]:
            case [Decimal() as free] if not free:
                return cls(free, free)
            case [Decimal() as read, Decimal() as said]:
                return cls(read, said)
            case [Decimal() as read, Decimal() as said, Decimal() as cached]:
                return cls(read, said, cached)
        raise BadInput(
            f"not a price: {text[:60]}; write USD per million tokens as in/out or in/out/cached, "
            "for example 0.15/0.60/0.075, or 0 for a model that costs nothing"
        )

    def micros(self, usage: Usage, written: int = 0) -> int:
        """USD-micros of one call, rounded up; `written` of its input tokens went into the provider's cache."""
        price = next((dearer for start, dearer in reversed(self.longer) if usage.tokens_in > start), self)
        cached = min(max(usage.cached, 0), usage.tokens_in)
        stored = min(written, usage.tokens_in - cached)
        total = (
            price.input * (usage.tokens_in - cached - stored)
            + (price.input if price.cached is None else price.cached) * cached
            + (price.input if price.written is None else price.written) * stored
            + price.output * usage.tokens_out
        )
        return int(total.to_integral_value(ROUND_CEILING))


def price_of(provider: str, model: str, url: str | None = None) -> Price | None:
    """The table's price of a model, today; None where it isn't in it.

    A `url` that the table knows tells the provider better than the name of the wire it speaks (Groq speaks OpenAI's).
    """
    # The table takes half a second to load: who has a price of their own, or no model, doesn't wait for it.
    from genai_prices.data_snapshot import get_snapshot

    places = [(None, url)] if url else []
    for provider_id, provider_url in (*places, (provider, None)):
        try:
            _, found = get_snapshot().find_provider_model(model, None, provider_id, provider_url)
        except LookupError:
            continue
        return _price(found.get_prices(datetime.now(UTC)))
    return None


def _price(prices: "ModelPrice") -> Price | None:
    starts = sorted({tier.start for value in vars(prices).values() for tier in getattr(value, "tiers", ())})
    if (usual := _at(prices, 0)) is None:
        return None
    dearer = ((start, _at(prices, start + 1)) for start in starts)
    longer = tuple((start, price) for start, price in dearer if price)
    return Price(usual.input, usual.output, usual.cached, usual.written, longer)


def _at(prices: "ModelPrice", tokens_in: int) -> Price | None:
    """The prices of a call that reads so many tokens."""
    names = ("input_mtok", "output_mtok", "cache_read_mtok", "cache_write_mtok")
    read, said, cached, written = (_tier(vars(prices).get(name), tokens_in) for name in names)
    return Price(read, said, cached, written) if read is not None and said is not None else None


def _tier(price: "Decimal | TieredPrices | None", tokens_in: int) -> Decimal | None:
    if price is None or isinstance(price, Decimal):
        return price
    return next((tier.price for tier in reversed(price.tiers) if tokens_in > tier.start), price.base)


def _amount(text: str) -> Decimal | None:
    try:
        amount = Decimal(text.strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount <= _MOST else None
