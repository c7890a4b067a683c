"""The app's manifest: what an admin pastes at api.slack.com/apps to make the Slack app (C5)."""

from typing import Any

from bot.chat.slack.app import COMMAND
from bot.chat.slack.heard import GLOBAL_SHORTCUT, MESSAGE_SHORTCUT
from core.errors import BadInput

#: What each is for: commands; posts; who is in a channel; what was said there; files; direct messages; people.
SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "mpim:read",
    "users:read",
    "users:read.email",
)
EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")
EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH = "/slack/events", "/slack/install", "/slack/oauth_redirect"
_ABOUT = (
    "Newsdesk is the reporter in your chat. It gathers what happened (calls, messages, tasks, contacts, an incident "
    "channel), writes it up, checks every number and every source, and delivers it once: a daily summary to a channel, "
    "or a report on an incident to its room. It speaks when spoken to, and runs on your own server."
)


def manifest(socket_mode: bool, public_url: str | None = None) -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP at `public_url` (`https://newsdesk.example.com`).

    :raises BadInput: HTTP without an https address that Slack can reach
    """
    base = (public_url or "").rstrip("/")
    if not socket_mode and not base.startswith("https://"):
        raise BadInput("Slack needs an https address to speak to: set the public URL, or use Socket Mode.")
    http = {} if socket_mode else {"request_url": base + EVENTS_PATH}
    options = {} if socket_mode else {"message_menu_options_url": base + EVENTS_PATH}
    redirect = {"redirect_urls": [base + REDIRECT_PATH]} if base.startswith("https://") else {}
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "Newsdesk",
            "description": "Daily summaries and incident reports, every number and source checked",
            "long_description": _ABOUT,
            "background_color": "#1d2b3a",
        },
        "features": _features(socket_mode, base),
        "oauth_config": {**redirect, "scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**http, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **http, **options},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def _features(socket_mode: bool, base: str) -> dict[str, Any]:
    command = {
        "command": COMMAND,
        "description": "Reports: set up, test, write one on an incident, read",
        "usage_hint": "help | setup | test | incident | list | usage | settings",
        "should_escape": True,
    }
    return {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "newsdesk", "always_online": True},
        "shortcuts": [
            {
                "name": "Incident report",
                "type": "message",
                "callback_id": MESSAGE_SHORTCUT,
                "description": "Write a report on this channel",
            },
            {
                "name": "Set up reports",
                "type": "global",
                "callback_id": GLOBAL_SHORTCUT,
                "description": "The daily report: when, what, for whom",
            },
        ],
        "slash_commands": [command | ({} if socket_mode else {"url": base + EVENTS_PATH})],
    }
