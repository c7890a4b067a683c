"""One row of a table, its columns read as text, times and numbers, with words for what is wrong."""

import math
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sources.reading import identifier, one_line, shown
from bot.sources.times import instant, local_day

_LONGEST_S = 366 * 86400


class BadRow(ValueError):
    """This row or message can't be used; the text says why. The others go on."""


class Row:
    """A row's columns. A column that is absent, null or blank reads as None; one of the wrong sort is a BadRow."""

    def __init__(self, columns: Mapping[str, Any], zone: ZoneInfo) -> None:
        self._columns = columns
        self._zone = zone

    def id(self) -> str:
        """The row's own id. :raises BadRow: it has none"""
        value = self._columns.get("id")
        found = identifier(value)
        if found is None:
            raise BadRow(
                "no id" if not str(value or "").strip() else f"id is neither text nor a whole number: {shown(value)}"
            )
        return found

    def text(self, name: str) -> str | None:
        """Text with its lines. A number is its digits."""
        value = self._columns.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, bool | list | dict):
            raise BadRow(f"{name} is neither text nor a number: {shown(value)}")
        return str(value)

    def line(self, name: str) -> str | None:
        """Text on one line: names, titles, words of a list."""
        value = self.text(name)
        return one_line(value) if value else None

    def at(self) -> datetime:
        """When it happened. :raises BadRow: it doesn't say"""
        found = self.instant("at")
        if found is None:
            raise BadRow("no at")
        return found

    def instant(self, name: str) -> datetime | None:
        """An ISO 8601 time; without an offset, in the organisation's zone."""
        value = self.text(name)
        try:
            return instant(value, self._zone) if value else None
        except ValueError:
            raise BadRow(f"{name} is not a time: {shown(value)}") from None

    def day(self, name: str) -> date | None:
        """An ISO 8601 date, or the local date of a time."""
        value = self.text(name)
        try:
            return local_day(value, self._zone) if value else None
        except ValueError:
            raise BadRow(f"{name} is not a date: {shown(value)}") from None

    def seconds(self, name: str) -> int | None:
        """A length of time in whole seconds, from nothing to a year."""
        value = self.text(name)
        if value is None:
            return None
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if math.isnan(number):
            raise BadRow(f"{name} is not a number: {shown(value)}")
        if not 0 <= number <= _LONGEST_S:
            raise BadRow(f"{name} is {'negative' if number < 0 else 'longer than a year'}: {shown(value)}")
        return round(number)

    def rest(self, known: Collection[str]) -> dict[str, Any]:
        """The columns nobody declared."""
        return {name: value for name, value in self._columns.items() if name not in known}
