"""The report families. A new kind is one file here and one line in the tuple."""

import copyreg

from core.kinds.base import Kind
from core.kinds.daily import DAILY
from core.kinds.incident import INCIDENT

ALL: tuple[Kind, ...] = (DAILY, INCIDENT)
KINDS: dict[str, Kind] = {kind.name: kind for kind in ALL}


def named(name: str) -> Kind:
    """The kind of this name. :raises KeyError: there is none"""
    return KINDS[name]


# A kind is code: work handed to another process takes its name along, and finds it there.
copyreg.pickle(Kind, lambda kind: (named, (kind.name,)))
