"""The report families. A new kind is one file here and one line in the tuple."""

from core.kinds.base import Kind
from core.kinds.daily import DAILY
from core.kinds.incident import INCIDENT

ALL: tuple[Kind, ...] = (DAILY, INCIDENT)
KINDS: dict[str, Kind] = {kind.name: kind for kind in ALL}
