"""The command line. Exit codes: 0 done, 2 bad input (one line says what and where), 3 nothing to report, 4 refused."""

import sys
from collections.abc import Iterable
from importlib import import_module

import typer

from core.errors import BadInput, NewsdeskError, NothingToReport, ReportRefused

#: Every command and where it is. Only the one that was asked for is imported: `write` starts no chat and no engine.
COMMANDS = {
    "demo": "bot.cli.demo:demo",
    "serve": "bot.cli.serving:serve",
    "worker": "bot.cli.serving:worker",
    "write incident": "bot.cli.write:incident",
    "write daily": "bot.cli.write:daily",
    "import": "bot.cli.importing:import_",
    "say": "bot.cli.saying:say",
    "verify": "bot.cli.verify:verify",
    "redact": "bot.cli.redact:redact",
    "prompts": "bot.cli.prompts:prompts",
    "simulate": "bot.cli.simulate:simulate",
    "check": "bot.cli.check:check",
    "doctor": "bot.cli.doctor:doctor",
    "manifest": "bot.cli.manifest:manifest",
    "login": "bot.cli.people:login",
    "token": "bot.cli.people:token",
    "audit export": "bot.cli.audit:export",
    "audit verify": "bot.cli.audit:verify",
    "db upgrade": "bot.cli.database:upgrade",
    "db rekey": "bot.cli.database:rekey",
}
_GROUPS = {
    "write": "One document from files, no server.",
    "db": "The database.",
    "audit": "The log of every generation.",
}


def application(asked: Iterable[str] = ()) -> typer.Typer:
    """The command line: the command whose first word is asked for, or all of them."""
    wanted = next((word for word in asked if not word.startswith("-")), "")
    names = [name for name in COMMANDS if name.split()[0] == wanted] or list(COMMANDS)
    app = typer.Typer(
        name="newsdesk",
        help="The reporter in your team's chat: it gathers, writes, checks every number and source, and delivers once.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    # With a single command and no callback its name would not be asked for.
    app.callback()(_newsdesk)
    groups: dict[str, typer.Typer] = {}
    for name in names:
        module, _, function = COMMANDS[name].partition(":")
        first, _, second = name.partition(" ")
        place = app
        if second:
            if first not in groups:
                groups[first] = typer.Typer(no_args_is_help=True, help=_GROUPS[first])
                app.add_typer(groups[first], name=first)
            place = groups[first]
        place.command(second or first)(getattr(import_module(module), function))
    for group in groups.values():
        group.callback()(_newsdesk)
    return app


def _newsdesk() -> None:
    pass


_EXIT_CODES: tuple[tuple[type[NewsdeskError], int], ...] = ((BadInput, 2), (NothingToReport, 3), (ReportRefused, 4))


def main() -> None:
    """Run one command; every error we know becomes one line on stderr and its exit code."""
    try:
        code = application(sys.argv[1:])(standalone_mode=False)
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
