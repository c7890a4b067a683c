"""What checking a file against its manifest gives: a verdict of single checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Sort = Literal["manifest", "text", "picture", "claims", "seal"]
State = Literal["ok", "changed", "missing", "added", "unchecked"]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that was looked at. `unchecked`: it couldn't be, and nothing speaks against it.

    Where something differs, `part` is the heading it stands under (empty before the first), `line` its place there
    (the heading's own is 0), `sentences` the claims (from 1) that are touched, `name` a picture's name or the id of a
    source, `found` what stands there now, the cells of a row parted by ` | `. Otherwise `count` is how many hold.
    """

    sort: Sort
    state: State
    part: str = ""
    line: int | None = None
    sentences: tuple[int, ...] = ()
    name: str = ""
    found: str = ""
    count: int = 0

    @property
    def differs(self) -> bool:
        """Whether it isn't as the manifest says."""
        return self.state not in ("ok", "unchecked")


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The manifest as it is in the file, and what was looked at. All of it may be somebody else's words."""

    manifest: Mapping[str, Any]
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found changed, missing or added."""
        return not any(check.differs for check in self.checks)
