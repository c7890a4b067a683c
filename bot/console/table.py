"""The one table: every address of the REST interface."""

from bot.console import (
    api_ai,
    api_audit,
    api_calls,
    api_definitions,
    api_ledger,
    api_messages,
    api_people,
    api_reports,
    api_rooms,
    api_runs,
)
from bot.console.routes import AnyRoute

TABLE: tuple[AnyRoute, ...] = (
    *api_runs.ROUTES,
    *api_reports.ROUTES,
    *api_ledger.ROUTES,
    *api_definitions.ROUTES,
    *api_people.ROUTES,
    *api_rooms.ROUTES,
    *api_messages.ROUTES,
    *api_calls.ROUTES,
    *api_ai.ROUTES,
    *api_audit.ROUTES,
)
