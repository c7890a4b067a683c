"""`newsdesk verify`: whether a .docx is still what its manifest says. Nothing but the file and the key is read."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings
from core.errors import BadInput
from core.render.docx_package import MOST_BYTES
from core.render.verdict import Check, Verdict
from core.render.verify import verify as verdict_of

#: Differences that are printed; `--json` has them all.
_MOST_SHOWN = 50
_QUOTED = 100


def verify(
    file: Annotated[Path, typer.Argument(help="a .docx that Newsdesk wrote")],
    as_json: Annotated[bool, typer.Option("--json", help="the manifest and every check, as JSON")] = False,
) -> None:
    """Check a document against the manifest in it. Exit 4 where something was changed, 2 where it can't be checked."""
    verdict = _verdict(file)
    if as_json:
        checks = [asdict(check) for check in verdict.checks]
        typer.echo(json.dumps({"holds": verdict.holds, "checks": checks, "manifest": verdict.manifest}, indent=1))
    else:
        for line in lines(verdict):
            typer.echo(line)
    if not verdict.holds:
        raise typer.Exit(4)


def _verdict(file: Path) -> Verdict:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadInput(f"larger than {MOST_BYTES >> 20} MB; no report is that large")
        return verdict_of(file.read_bytes(), _secret(Settings()))
    except BadInput as wrong:
        raise BadInput(f"{file}: {wrong.detail}") from None


def _secret(settings: Settings) -> bytes:
    """The key of this installation where there is one; checking a file makes none."""
    if settings.newsdesk_secret_key:
        return settings.newsdesk_secret_key.get_secret_value().encode()
    kept = settings.newsdesk_home / "secret.key"
    return kept.read_bytes().strip() if kept.exists() else b""


def lines(verdict: Verdict) -> Iterator[str]:
    """A line a check, then the verdict."""
    wrong = 0
    for check in verdict.checks:
        wrong += check.differs
        if not check.differs or wrong <= _MOST_SHOWN:
            yield f"{_WORDS[check.state]:<8} {_told(check, verdict)}"
    if wrong > _MOST_SHOWN:
        yield f"{'':<8} and {wrong - _MOST_SHOWN} more"
    if verdict.holds:
        yield "holds: the document is as it was written"
    else:
        yield f"does not hold: {wrong} {'difference' if wrong == 1 else 'differences'}"


_WORDS = {"ok": "ok", "changed": "CHANGED", "added": "CHANGED", "missing": "MISSING", "unchecked": "note"}


def _told(check: Check, verdict: Verdict) -> str:
    if check.sort == "manifest":
        return _manifest(check, verdict)
    if check.sort == "seal":
        return _seal(check)
    if check.sort == "claims":
        return _claims(check)
    if check.state == "ok":
        return f"text: {check.count} lines" if check.sort == "text" else f"pictures: {check.count}"
    return f"{_place(check)}: {_difference(check)}"


def _manifest(check: Check, verdict: Verdict) -> str:
    if check.state != "ok":
        return "manifest: it was edited after it was written"
    told = verdict.manifest
    return (
        f"manifest: {_plain(told['report'])}, {_quoted(told['title'])}, {_plain(told.get('created_at') or 'no date')}"
    )


def _claims(check: Check) -> str:
    if check.state == "ok":
        return f"claims: {check.count}, and every source they cite is listed"
    return f"{_place(check)}: the source {_plain(check.name)} it cites isn't listed in the manifest"


def _seal(check: Check) -> str:
    if check.state == "ok":
        return "seal: made here"
    if check.state == "changed":
        return "seal: it names a key of ours, which did not seal this"
    if not check.name:
        return "seal: none, so whoever changed the file could have changed the manifest with it"
    return f"seal: not checked: no key {_plain(check.name)}"


def _place(check: Check) -> str:
    section = f"section {_quoted(check.part)}" if check.part else "before the first section"
    if check.sort == "picture" and check.name:
        return f"{section}, picture {_quoted(check.name)}"
    if check.line == 0 and check.part and check.state != "added":
        return f"{section}, its title"
    if len(check.sentences) == 1:
        return f"{section}, sentence {check.sentences[0]}"
    if check.sentences:
        return f"{section}, sentences {', '.join(map(str, check.sentences))}"
    return section if check.line is None else f"{section}, line {check.line + (not check.part)}"


def _difference(check: Check) -> str:
    if check.state == "missing":
        return "it was there and is gone"
    if check.sort == "picture":
        return "a picture that wasn't there" if check.state == "added" else "it isn't the one that was there"
    now = _quoted(check.found) if check.found else "what stands there"
    return f"after it {now} was put in" if check.state == "added" else f"{now} isn't what was written"


def _quoted(text: object) -> str:
    return f'"{_plain(text)}"'


def _plain(text: object) -> str:
    """Somebody else's words, short and without anything a terminal would act on."""
    flat = "".join(character if character.isprintable() else " " for character in str(text))
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED]}…"
