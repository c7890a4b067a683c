"""Runs and how far they are, as rows."""

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ColumnElement, Select, and_, case, delete, literal, select, update

from core.report import Run, RunState, Stage, Status
from core.values import Instant
from storage.database import Database
from storage.tables import UNSUBMITTED, runs

_STAGES: tuple[Stage, ...] = get_args(Stage)
#: `completed` and `failed` are both the end.
_PLACES = {stage: min(place, _STAGES.index("completed")) for place, stage in enumerate(_STAGES)}
_STATE = select(
    runs.c.run, runs.c.status, runs.c.stage, runs.c.error, runs.c.title, runs.c.created_at, runs.c.finished_at
)


def run_row(run: Run, status: Status) -> dict[str, Any]:
    """A new run's row, at stage `pending`. One that begins as over (`missed`) is never handed to the engine."""
    over = status != "generating"
    return {
        "id": run.id,
        "organisation": run.caller.organisation,
        "definition": run.definition,
        "period": run.period,
        "room": run.room,
        "trial": run.trial,
        "submitted": False,
        "status": status,
        "stage": "pending",
        "created_at": run.now,
        "finished_at": run.now if over else None,
        "run": run.model_dump(mode="json"),
    }


class RunRows:
    """`core.stores.Runs` over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start(self, run: Run, status: Status = "generating") -> bool:
        """Keep a new run; False where its id or its slot is taken."""
        return await self._database.keep_once(runs, run_row(run, status))

    async def state(self, run: str, organisation: str | None = None) -> RunState | None:
        """By id; with an organisation, only where it is that one's."""
        query = _STATE.where(runs.c.id == run)
        if organisation is not None:
            query = query.where(runs.c.organisation == organisation)
        return await self._database.one(RunState, query)

    async def mark(
        self,
        run: str,
        *,
        stage: Stage | None = None,
        status: Status | None = None,
        error: str | None = None,
        title: str | None = None,
        at: Instant | None = None,
        reopen: bool = False,
    ) -> bool:
        """Note progress; False, and nothing changed, on a run that is over and isn't to be reopened.

        A running one's stage never goes back: a step that is run again after a crash tells an earlier one.
        """
        changes: dict[str, Any] = {
            name: given for name, given in (("error", error), ("title", title)) if given is not None
        }
        if reopen:
            status, stage = status or "generating", stage or "pending"
            changes |= {"error": error, "finished_at": None}
        if status:
            changes["status"] = status
        if status and status != "generating":
            changes["finished_at"] = at
        if stage:
            changes["stage"] = _forward(stage)
        target = runs.c.id == run
        running = runs.c.status == "generating"
        # Without a change the row is still asked whether it runs.
        changes = changes or {"stage": runs.c.stage}
        statement = update(runs).where(target if reopen else and_(target, running)).values(**changes)
        return await self._database.change(statement) > 0

    async def submitted(self, run: str) -> None:
        """The engine has it."""
        await self._database.change(update(runs).where(runs.c.id == run).values(submitted=True))

    async def unsubmitted(self, before: Instant, limit: int = 200) -> Sequence[tuple[str, str]]:
        """(organisation, run) of those created before and never handed to the engine, oldest first."""
        async with self._database.reading() as connection:
            found = await connection.execute(unsubmitted_query(before, limit))
            return [(organisation, run) for organisation, run in found]

    async def under_way(self, before: Instant, limit: int = 200) -> Sequence[str]:
        """Those the engine was given that began before and aren't over, oldest first."""
        open_ = (runs.c.status == "generating") & runs.c.submitted & (runs.c.created_at < before)
        query = select(runs.c.id).where(open_).order_by(runs.c.created_at, runs.c.id).limit(limit)
        async with self._database.reading() as connection:
            return list(await connection.scalars(query))

    async def trials(self, before: Instant, limit: int = 200) -> Sequence[str]:
        """Tests that ended before, the oldest first."""
        query = select(runs.c.id).where(runs.c.trial, runs.c.finished_at < before).order_by(runs.c.finished_at)
        async with self._database.reading() as connection:
            return list(await connection.scalars(query.limit(limit)))

    async def forget(self, run: str) -> None:
        """Take out a test that is over."""
        over = runs.c.trial & runs.c.finished_at.is_not(None)
        await self._database.change(delete(runs).where(runs.c.id == run, over))

    async def of_room(self, organisation: str, room: str, limit: int = 100) -> Sequence[RunState]:
        """Newest first, without trials: those are nobody's but the asker's (D13)."""
        mine = (runs.c.organisation == organisation) & (runs.c.room == room)
        return await self._database.many(RunState, _newest(mine, limit))

    async def of_definition(self, organisation: str, definition: str, limit: int = 30) -> Sequence[RunState]:
        """Newest first, without trials."""
        mine = (runs.c.organisation == organisation) & (runs.c.definition == definition)
        return await self._database.many(RunState, _newest(mine, limit))


def unsubmitted_query(before: Instant, limit: int) -> Select[Any]:
    """What `unsubmitted` asks; by an index, so it costs the same however many runs there are."""
    query = select(runs.c.organisation, runs.c.id).where(UNSUBMITTED, runs.c.created_at < before)
    return query.order_by(runs.c.created_at, runs.c.id).limit(limit)


def _newest(mine: ColumnElement[bool], limit: int) -> Select[Any]:
    query = _STATE.where(mine, runs.c.trial.is_(False))
    return query.order_by(runs.c.created_at.desc(), runs.c.id.desc()).limit(limit)


def _forward(stage: Stage) -> ColumnElement[str]:
    """The stage, or the one that stands there where the run is already past it."""
    later = [known for known in _STAGES if _PLACES[known] > _PLACES[stage]]
    past = and_(runs.c.status == "generating", runs.c.stage.in_(later))
    return case((past, runs.c.stage), else_=literal(stage))
