"""Logs: one structured line an event, with ids instead of names, and nothing a person wrote."""

import logging
import sys
from typing import Literal

import structlog
from structlog.typing import Processor

#: Libraries whose every request is worth a line only while debugging.
_QUIET = ("alembic", "httpx2", "aiohttp.access", "slack_bolt", "slack_sdk", "sqlalchemy", "dbos")


def configure(shape: Literal["text", "json"], level: str = "INFO") -> None:
    """Send structlog's and the standard library's lines to stderr in one shape: text for people, JSON for machines."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    plain = structlog.dev.plain_traceback
    last: list[Processor] = [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
    if shape == "json":
        last = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # A tick that takes longer than its interval is no fault: the next one looks at everything that is due.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
