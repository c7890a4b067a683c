"""`newsdesk manifest`: the Slack app, as the file its set-up page takes."""

import json
from typing import Annotated

import typer

from bot.chat.slack.manifest import manifest as manifest_of
from bot.settings import Settings
from core.errors import BadInput


def manifest(
    http: Annotated[bool, typer.Option("--http", help="Slack calls us, instead of Socket Mode")] = False,
) -> None:
    """Print the manifest of the Slack app. Paste it at api.slack.com/apps, Create New App, From a manifest."""
    settings = Settings()
    if http and not settings.newsdesk_public_url:
        raise BadInput("--http needs NEWSDESK_PUBLIC_URL: the https address at which Slack reaches this server")
    url = settings.public_url if http else None
    typer.echo(json.dumps(manifest_of(socket_mode=not http, public_url=url), indent=2))
