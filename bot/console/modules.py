"""Which scripts a page's script imports, so that a browser fetches them at once and not one level after the other."""

import re
from functools import cache
from pathlib import Path

_IMPORT = re.compile(r'^import (?:[^"]* from )?"\./([\w-]+)\.js";', re.MULTILINE)


@cache
def imported(folder: Path, script: str) -> tuple[str, ...]:
    """The names of the scripts that one imports, directly and through others, without the `.js`."""
    found: dict[str, None] = {}
    waiting = [script]
    while waiting:
        text = (folder / f"{waiting.pop(0)}.js").read_text(encoding="utf-8")
        new = [name for name in _IMPORT.findall(text) if name not in found and name != script]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)
