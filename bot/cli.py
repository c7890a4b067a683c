"""The command line. Exit codes: 0 done, 2 bad input (one line says what and where), 3 nothing to report, 4 refused."""

import sys

import typer

from bot.commands.check import check
from bot.commands.demo import demo
from bot.commands.simulate import simulate
from bot.commands.write import daily, incident
from core.errors import BadInput, NewsdeskError, NothingToReport, ReportRefused

app = typer.Typer(
    name="newsdesk",
    help="The reporter in your team's chat: it gathers, writes, checks every number and source, and delivers once.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
write = typer.Typer(no_args_is_help=True, help="One document from files, no server.")
write.command("incident")(incident)
write.command("daily")(daily)
app.add_typer(write, name="write")
app.command("check")(check)
app.command("simulate")(simulate)
app.command("demo")(demo)

_EXIT_CODES: tuple[tuple[type[NewsdeskError], int], ...] = ((BadInput, 2), (NothingToReport, 3), (ReportRefused, 4))


def main() -> None:
    """Run one command; every error we know becomes one line on stderr and its exit code."""
    try:
        code = app(standalone_mode=False)
    except typer.TyperException as wrong:
        sys.exit(_misused(wrong.format_message(), getattr(wrong, "exit_code", 2)))
    except NewsdeskError as error:
        codes = (code for sort, code in _EXIT_CODES if isinstance(error, sort))
        sys.exit(_told(error.detail, next(codes, 1)))
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(_told("stopped", 130))
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        sys.exit(_told(f"{place}{(error.strerror or str(error)).lower()}", 2))
    sys.exit(code if isinstance(code, int) else 0)


def _misused(message: str, code: int) -> int:
    """A command without arguments shows its help; anything else is one line that says where to look."""
    if message.lstrip().startswith("Usage:"):
        typer.echo(message)
        return code
    return _told(f"{message} Try newsdesk --help, or newsdesk write --help.", code)


def _told(message: str, code: int) -> int:
    line = " ".join(message.split())
    typer.echo(f"newsdesk: {line.encode('utf-8', 'replace').decode()}", err=True)
    return code
