"""Calls, messages, tasks and contacts as they are kept in the database."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from core.brief import Tally, Window
from core.kinds.daily import SOURCES
from core.ports import Gathered
from core.report import SOURCE_NAMES, SourceName
from core.stores import Activity

_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class ActivityTables:
    """Reads the sources included. Each has its tally, an empty one too; one left out has none (D3).

    Contacts are read in any case: calls and messages name theirs by id.
    """

    def __init__(self, activity: Activity, organisation: str, sources: Sequence[SourceName], zone: str) -> None:
        self._activity = activity
        self._organisation = organisation
        self._sources = tuple(source for source in SOURCE_NAMES if source in sources)
        self._zone = zone

    async def collect(self, window: Window | None) -> Gathered:
        """What may matter for the window; without one, all there is."""
        window = window or Window(start=_FIRST, end=_LAST, zone=self._zone)
        read: list[SourceName] = [source for source in SOURCE_NAMES if source in (*self._sources, "contacts")]
        records = await self._activity.around(self._organisation, read, window) if self._sources else ()
        counts: Counter[str] = Counter(record.sort for record in records)
        return Gathered(
            records=tuple(records),
            tallies=tuple(
                Tally(sort=source, read=counts[SOURCES[source]], total=counts[SOURCES[source]])
                for source in self._sources
            ),
            given=sum(counts[SOURCES[source]] for source in self._sources),
        )
