"""`newsdesk doctor`: what is on, what is missing, and the exact next step (design 8)."""

import os
from collections.abc import Callable
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import typer

from bot.app import database_behind, secret_key
from bot.gateway import provider_of
from bot.settings import Settings
from core.errors import BadInput


class Found(NamedTuple):
    """One thing looked at. `fix`: it has to be mended before the service runs."""

    state: Literal["on", "off", "fix"]
    what: str
    told: str


def doctor() -> None:
    """Say which parts are on and what the next step of each is. Exit 1 where one has to be mended."""
    settings = Settings()
    found = [check(settings) for check in CHECKS]
    for line in found:
        typer.echo(f"{line.state:<4} {line.what:<10} {line.told}")
    if any(line.state == "fix" for line in found):
        raise typer.Exit(1)


def _database(settings: Settings) -> Found:
    place = _without_password(settings.database_url)
    try:
        behind = database_behind(settings)
    except BadInput as error:
        return Found("fix", "database", f"{place}: {error.detail}")
    if behind and not settings.database_url.startswith("sqlite"):
        return Found("fix", "database", f"{place} is not up to date: run newsdesk db upgrade")
    made = " (made at the first start)" if behind else ""
    return Found("on", "database", place + made)


def _key(settings: Settings) -> Found:
    try:
        secret_key(settings)
    except BadInput as error:
        return Found("fix", "secrets", error.detail)
    where = "NEWSDESK_SECRET_KEY" if settings.newsdesk_secret_key else str(settings.newsdesk_home / "secret.key")
    return Found("on", "secrets", f"encrypted with the key in {where}; keep a copy of it")


def _files(settings: Settings) -> Found:
    place = settings.blobs
    try:
        os.makedirs(place, exist_ok=True)
    except OSError as error:
        return Found("fix", "files", f"{place} can't be made ({error.strerror}); set NEWSDESK_BLOBS to another folder")
    if not os.access(place, os.W_OK):
        return Found("fix", "files", f"{place} can't be written to; set NEWSDESK_BLOBS to a folder that can")
    return Found("on", "files", place)


def _console(settings: Settings) -> Found:
    outside = settings.newsdesk_host not in ("127.0.0.1", "localhost", "::1")
    if outside and not settings.newsdesk_public_url:
        return Found("fix", "console", "it listens to others: set NEWSDESK_PUBLIC_URL to the address people use")
    return Found("on", "console", f"{settings.public_url}; sign in with newsdesk login")


def _writer(settings: Settings) -> Found:
    try:
        provider = provider_of(settings)
    except BadInput as error:
        return Found("fix", "model", error.detail)
    if provider is None:
        name = settings.llm_provider.strip().upper()
        missing = "" if name == "NONE" else f": {name}_API_KEY is not set"
        wanted = "" if missing else "; for a model set LLM_PROVIDER=openai, LLM_MODEL and OPENAI_API_KEY"
        return Found("off", "model", f"rules write every report{missing}{wanted}")
    return Found("on", "model", f"{provider.model} at {provider.base_url or provider.name}")


def _slack(settings: Settings) -> Found:
    many = settings.slack_client_id and settings.slack_client_secret
    if not settings.slack_bot_token and not many:
        return Found("off", "slack", "newsdesk manifest makes the app; then set SLACK_BOT_TOKEN and SLACK_APP_TOKEN")
    if not settings.slack_app_token and not settings.slack_signing_secret:
        return Found("fix", "slack", "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)")
    if settings.slack_app_token:
        return Found("on", "slack", "Socket Mode")
    return Found("on", "slack", f"HTTP: Slack sends to {settings.public_url}/slack/events")


def _mail(settings: Settings) -> Found:
    if not settings.smtp_host:
        return Found("off", "mail", "no report goes out by mail; for mail set SMTP_HOST and SMTP_FROM")
    if settings.smtp_security == "none" and settings.smtp_password:
        return Found("fix", "mail", "SMTP_SECURITY=none would send the password in clear; use starttls or tls")
    return Found("on", "mail", f"{settings.smtp_from} by {settings.smtp_host}:{settings.smtp_port}")


#: In the order a person mends them.
CHECKS: tuple[Callable[[Settings], Found], ...] = (_database, _key, _files, _console, _writer, _slack, _mail)


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    if not parts.password:
        return url
    return url.replace(f":{parts.password}@", ":***@")
