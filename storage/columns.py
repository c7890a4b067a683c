"""Column types of our own, and a value's fields as the columns of a row."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Table
from sqlalchemy.types import Text, TypeDecorator

from core.values import Value


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in, an aware one in UTC out, also where the database keeps no offset."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant as the database compares it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time needs an offset")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text as people and models write it, without what Postgres refuses: NUL, and halves of surrogate pairs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it can be kept."""
        return None if value is None else kept_text(value)


def kept_text(text: str) -> str:
    """The text without NUL, and with `?` for halves of surrogate pairs."""
    kept = text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
    return kept.replace("\0", "")


def row_of(value: Value, table: Table, **more: Any) -> dict[str, Any]:
    """The value's fields that are columns of the table, as its types take them, and what else is given."""
    shared = [column for column in table.columns if column.name in type(value).model_fields]
    composed = {column.name for column in shared if isinstance(column.type, JSON)}
    row = {column.name: getattr(value, column.name) for column in shared if column.name not in composed}
    return row | value.model_dump(mode="json", include=composed) | more
