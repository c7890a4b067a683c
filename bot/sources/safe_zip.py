"""A zip from a stranger: names that climb out, bombs and damage are refused; nothing is ever unpacked to disk."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.sources.reading import LARGEST, shown
from core.errors import BadInput

_MOST_ENTRIES = 500_000
#: Deflate can't do more than 1032:1, and chat exports stay far under this.
_STEEPEST = 200
_ALWAYS_FINE = 16 * 1024 * 1024
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")


class SafeZip:
    """The files of an opened zip, by name. Sizes are those declared, past which zipfile won't read."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self.name = name
        self._entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}

    def names(self) -> Iterator[str]:
        """The names of all entries that are files."""
        return iter(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def size(self, name: str) -> int:
        """The bytes an entry has when unpacked."""
        return self._entries[name].file_size

    def weigh(self, names: Sequence[str]) -> None:
        """Make sure that these entries together can be read into memory. :raises BadInput: they are too large"""
        total = sum(self._entries[name].file_size for name in names)
        packed = sum(self._entries[name].compress_size for name in names)
        if total > LARGEST or (total > _ALWAYS_FINE and total > _STEEPEST * packed):
            raise BadInput(
                f"{self.name}: too large to read: {total // 1024**2} MB from {packed / 1024**2:.1f} MB packed, "
                f"where at most {LARGEST // 1024**2} MB and {_STEEPEST} times the packed size are read"
            )

    def read(self, name: str) -> bytes:
        """The bytes of an entry. :raises BadInput: it is damaged or encrypted"""
        self.weigh([name])
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as problem:
            raise BadInput(f"{self.name}: {shown(name)} can't be unpacked: {shown(problem)}") from None


@contextmanager
def open_zip(path: Path) -> Iterator[SafeZip]:
    """The zip, closed when left. :raises BadInput: no zip, or one that isn't safe to read"""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise BadInput(f"{path}: no such file") from None
    except OSError as problem:
        raise BadInput(f"{path}: can't be read: {problem.strerror}") from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise BadInput(f"{path}: not a zip") from None
    with archive:
        _inspect(archive, path.name)
        yield SafeZip(archive, path.name)


def _inspect(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise BadInput(f"{name}: {len(entries)} entries, more than the {_MOST_ENTRIES} that are read")
    for entry in entries:
        if _ABSOLUTE.match(entry.filename) or ".." in re.split(r"[/\\]", entry.filename):
            raise BadInput(f"{name}: holds {shown(entry.filename)}, a path out of its folder; not read")
