"""Which of what was gathered a daily report includes: the sources and channels that its run names."""

from core.ports import Gathered
from core.records import Contact, Record
from core.report import Run

#: The sources a daily report counts, by the name of their tally, with the sort of their records.
SOURCES: dict[str, str] = {"calls": "call", "messages": "text", "tasks": "task", "contacts": "contact"}
#: The tally of what was read of channels.
CHANNEL_TALLY = "channel_messages"


def included(run: Run, gathered: Gathered) -> Gathered:
    """Only the records and tallies that the run includes. Contacts that are left out still give their names."""
    sorts = {SOURCES[source] for source in run.sources} | ({"room_message"} if run.channels else set())
    left_out = (SOURCES.keys() - set(run.sources)) | (set() if run.channels else {CHANNEL_TALLY})
    records = (record if record.sort in sorts else _named(record) for record in gathered.records)
    return gathered.model_copy(
        update={
            "records": tuple(record for record in records if record is not None),
            "tallies": tuple(tally for tally in gathered.tallies if tally.sort not in left_out),
        }
    )


def given(run: Run, gathered: Gathered) -> frozenset[str]:
    """The sources that the run includes and that something was gathered of, if only that there was nothing."""
    found = {tally.sort for tally in gathered.tallies} | {record.sort for record in gathered.records}
    return frozenset(source for source in run.sources if source in found or SOURCES[source] in found)


def _named(record: Record) -> Record | None:
    """A contact as a mere name, neither new nor updated; nothing of any other record."""
    return record.model_copy(update={"created_at": None, "updated_at": None}) if isinstance(record, Contact) else None
