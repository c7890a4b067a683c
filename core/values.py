"""What every value of the core is built on: frozen, keyword-only, aware datetimes only, snake_case JSON."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

#: The languages of documents and messages to people (P6). `no` means `nb`.
LOCALES = ("en", "zh-TW", "nb", "uk")


class Value(BaseModel):
    """A frozen value. Unknown keys of stored or foreign JSON are ignored, so that older files still open."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time needs an offset")
    return moment.astimezone(UTC)


#: An aware instant, kept in UTC.
Instant = Annotated[datetime, AfterValidator(_in_utc)]
