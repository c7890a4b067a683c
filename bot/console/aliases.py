"""The paths that clients of the older systems call, for what stands in the table under its own path by now (P5)."""

from collections.abc import Iterable, Iterator

from bot.console.routes import AnyRoute

#: old path: canonical path, of the same method.
ALIASES: dict[tuple[str, str], str] = {
    ("POST", "/reporting/gen-reports:generate"): "/api/gen-reports:generate",
    ("POST", "/api/v1/reports/ai/draft"): "/api/reports/ai/draft",
    ("POST", "/reports/{definition}/confirm"): "/api/definitions/{definition}/confirm",
}


def aliased(table: Iterable[AnyRoute]) -> Iterator[tuple[str, AnyRoute]]:
    """An old path and the route that answers it, for each whose route is there."""
    known: dict[tuple[str, str], AnyRoute] = {(route.method, route.path): route for route in table}
    for (method, old), path in ALIASES.items():
        if route := known.get((method, path)):
            yield old, route
