"""Where and how the engine keeps its records: its own SQLite file or a schema of Postgres, all values as plain JSON."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from dbos import Serializer

from core.errors import BadInput, NewsdeskError
from storage.engine_steps import StepFailed, told


class PlainJson(Serializer):
    """Keeps values and our own errors as JSON, so that no class of ours is part of the stored format.

    Of an error its class's name, its detail and its plain fields are kept; not a model's own words (`raw`), which may
    hold what people wrote.
    """

    def serialize(self, data: Any) -> str:
        """As ASCII, which every database takes whatever is in the text."""
        return json.dumps(_error_kept(data) if isinstance(data, BaseException) else {"value": data})

    def deserialize(self, serialized_data: str) -> Any:
        """What was kept; an error of a class that is gone comes back as StepFailed."""
        kept = json.loads(serialized_data)
        return _error_of(kept) if "error" in kept else kept["value"]

    def name(self) -> str:
        """Stored beside each value."""
        return "newsdesk_json"


def _error_kept(error: BaseException) -> dict[str, Any]:
    if not isinstance(error, NewsdeskError):
        return {"error": "StepFailed", "fields": {"detail": told(error)}}
    fields = {name: value for name, value in vars(error).items() if type(value) in (str, int, float, bool, type(None))}
    return {"error": type(error).__name__, "fields": fields | ({"raw": ""} if "raw" in fields else {})}


def _error_of(kept: dict[str, Any]) -> NewsdeskError:
    found = _errors(NewsdeskError).get(kept["error"], StepFailed)
    error = found.__new__(found)
    NewsdeskError.__init__(error, kept["fields"].get("detail", ""))
    vars(error).update(kept["fields"])
    return error


def _errors(root: type[NewsdeskError]) -> dict[str, type[NewsdeskError]]:
    found = {root.__name__: root}
    for child in root.__subclasses__():
        found |= _errors(child)
    return found


def engine_url(url: str) -> tuple[str, Path | None]:
    """The URL of the records without a driver's name, and their file, which is None for Postgres.

    :raises BadInput: it is neither Postgres nor a SQLite file
    """
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise BadInput("The engine's database is no URL; give sqlite:///… or postgresql://…") from None
    kind = parsed.get_backend_name()
    if kind == "postgresql":
        return parsed.set(drivername=kind).render_as_string(hide_password=False), None
    if kind != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise BadInput(f"The engine can't keep its records in {kind}; give a file (sqlite:///…) or postgresql://…")
    return f"sqlite:///{parsed.database}", Path(parsed.database)


@contextmanager
def sqlite_engine(path: Path) -> Iterator[sa.Engine]:
    """Connections to the engine's own file: WAL, so that reads and writes don't wait for one another, and FULL, so that
    an answer that was paid for survives a loss of power too."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=30, isolation_level="IMMEDIATE", check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{path.parent} can't be used: {error.strerror}; give a folder that can be written to") from None
    engine = sa.create_engine(f"sqlite:///{path}", creator=connect)
    try:
        yield engine
    finally:
        engine.dispose()
