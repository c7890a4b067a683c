"""The engine in the logs: one line a failure with the run's id, and the library's own words tamed."""

import logging
import traceback
from contextvars import ContextVar

from core.errors import NewsdeskError
from storage.engine_steps import told

_log = logging.getLogger("storage.engine")
_LIBRARY = logging.getLogger("dbos")
#: the failure that was last told in this task, which the library then tells again
_TOLD: ContextVar[BaseException | None] = ContextVar("told", default=None)
#: what the library says where a run is cancelled, cut off by a stop, or submitted again
_EXPECTED = (
    "was cancelled during execution",
    "Asyncio task cancelled for workflow",
    "Workflow already exists in queue",
)
_EXPECTED_ERRORS = ("DBOSAwaitedWorkflowCancelledError",)


def tell_failure(run: str, error: Exception) -> None:
    """Log why a run failed, in one line; where it comes from too, if nobody raised it on purpose."""
    _TOLD.set(error)
    _log.error("run %s failed: %s%s", run, told(error), _place(error.__cause__ or error))


def _place(cause: BaseException) -> str:
    frames = traceback.extract_tb(cause.__traceback__)
    if isinstance(cause, NewsdeskError) or not frames:
        return ""
    return f" ({frames[-1].filename}:{frames[-1].lineno})"


class _OneLine(logging.Filter):
    """Drops what is expected or already told, and says the rest without its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is kept."""
        said = record.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        if any(words in said for words in _EXPECTED) or type(error).__name__ in _EXPECTED_ERRORS:
            return False
        if error is not None:
            if error is _TOLD.get():
                return False
            said = f"{said} {told(error)}"
            record.exc_info = record.exc_text = None
        record.msg, record.args = said.partition("\n")[0], None
        return True


def tame() -> None:
    """Let the library's log go the way of all others, in one line each. Doing it again changes nothing."""
    _LIBRARY.setLevel(logging.WARNING)
    if not any(isinstance(one, _OneLine) for one in _LIBRARY.filters):
        _LIBRARY.addFilter(_OneLine())
    if not _LIBRARY.handlers:
        # without a handler the library adds its own, to stderr, and stops propagating
        _LIBRARY.addHandler(logging.NullHandler())
