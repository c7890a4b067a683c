"""The manifest an admin pastes: what the code listens to and calls is what it asks for, within Slack's limits (C5)."""

from typing import Any

import pytest

from bot.chat.slack.manifest import SCOPES, manifest
from core.errors import BadInput

URL = "https://newsdesk.example.com/"
BOTH = [manifest(True), manifest(False, URL)]
#: What each event needs, by Slack's reference.
EVENT_SCOPES = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.im": "im:history",
    "tokens_revoked": None,
}


@pytest.mark.parametrize("made", BOTH)
def test_every_text_is_within_slacks_limits(made: dict[str, Any]) -> None:
    shown = made["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    [command] = made["features"]["slash_commands"]
    assert command["command"] == "/report"
    assert len(command["description"]) <= 2000
    assert len(command["usage_hint"]) <= 1000
    for shortcut in made["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
        assert len(shortcut["callback_id"]) <= 255
    assert len(made["features"]["bot_user"]["display_name"]) <= 80


@pytest.mark.parametrize("made", BOTH)
def test_it_asks_for_what_its_events_and_methods_need_and_no_more_than_is_said(made: dict[str, Any]) -> None:
    scopes = made["oauth_config"]["scopes"]["bot"]
    assert scopes == sorted(set(scopes)) == list(SCOPES)
    for event in made["settings"]["event_subscriptions"]["bot_events"]:
        needed = EVENT_SCOPES[event]
        assert needed is None or needed in scopes
    assert not any(scope.startswith(("admin", "canvases", "chat:write.")) for scope in scopes)


@pytest.mark.parametrize("made", BOTH)
def test_what_cannot_be_undone_is_off(made: dict[str, Any]) -> None:
    assert made["settings"]["org_deploy_enabled"] is False
    assert made["settings"]["token_rotation_enabled"] is False
    assert made["features"]["slash_commands"][0]["should_escape"] is True
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is False


def test_over_http_slack_is_told_where_to_speak() -> None:
    made = manifest(False, URL)
    events = "https://newsdesk.example.com/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == events
    assert made["settings"]["interactivity"]["request_url"] == events
    assert made["settings"]["interactivity"]["message_menu_options_url"] == events
    assert made["features"]["slash_commands"][0]["url"] == events
    assert made["oauth_config"]["redirect_urls"] == ["https://newsdesk.example.com/slack/oauth_redirect"]
    assert made["settings"]["socket_mode_enabled"] is False


def test_in_socket_mode_there_is_no_address() -> None:
    assert "url" not in repr(manifest(True)).replace("should", "")
    assert manifest(True)["settings"]["socket_mode_enabled"] is True


@pytest.mark.parametrize("url", [None, "", "http://newsdesk.example.com", "newsdesk.example.com"])
def test_http_without_an_https_address_is_refused_with_what_to_do(url: str | None) -> None:
    with pytest.raises(BadInput, match="Socket Mode"):
        manifest(False, url)
