"""Commands that keep or need a database, and a serving process from its start to SIGTERM."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from bot.cli import main
from storage.cipher import new_key
from tests.crash.kills import is_ready, until

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "en"

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    monkeypatch.setenv("NEWSDESK_HOME", str(tmp_path / "home"))

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsdesk", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, out, err

    return run


def test_before_the_first_start_it_is_told_what_to_do(cli: Cli) -> None:
    code, _, err = cli("login")
    assert code == 2
    assert "newsdesk db upgrade" in err


def test_an_import_makes_the_database_and_again_changes_nothing(cli: Cli) -> None:
    code, first, _ = cli("import", SAMPLE, "--name", "Rimfoss", "--zone", "Europe/Oslo")
    assert code == 0
    assert "calls: 33 new, 0 known" in first
    code, again, _ = cli("import", SAMPLE)
    assert code == 0
    assert "calls: 0 new, 33 known" in again


def test_a_link_and_a_token_are_for_someone_known(cli: Cli) -> None:
    cli("import", SAMPLE)
    code, out, _ = cli("login")
    assert code == 0
    assert out.startswith("http://localhost:8484/login/")
    code, out, _ = cli("token", "--as", "admin")
    assert code == 0
    assert out.count(".") == 2
    code, _, err = cli("token", "--as", "nobody at all")
    assert code == 2
    assert "nobody is called that" in err


def test_the_doctor_says_what_is_on_and_what_is_next(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = cli("doctor")
    assert code == 0
    assert "off  slack" in out
    assert "newsdesk manifest" in out
    monkeypatch.setenv("LLM_PROVIDER", "openai")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-a-test")
    code, out, _ = cli("doctor")
    assert code == 1
    assert "fix  model      LLM_MODEL is not set" in out
    assert "sk-secret" not in out


def test_the_doctor_repeats_no_password(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSDESK_DATABASE_URL", "postgresql://newsdesk:hunter2@127.0.0.1:9/newsdesk")
    code, out, err = cli("doctor")
    assert code == 1
    assert "fix  database" in out
    assert "hunter2" not in out + err


def test_the_database_is_made_by_a_command_of_its_own(cli: Cli) -> None:
    assert cli("db", "upgrade")[0] == 0
    assert cli("db", "upgrade")[0] == 0


def test_secrets_are_encrypted_anew_with_the_first_of_two_keys(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = new_key().decode(), new_key().decode()
    monkeypatch.setenv("NEWSDESK_SECRET_KEY", old)
    cli("db", "upgrade")
    monkeypatch.setenv("NEWSDESK_SECRET_KEY", f"{new},{old}")
    code, out, _ = cli("db", "rekey")
    assert code == 0
    assert "installations: 0" in out


def test_the_manifest_is_json_and_http_needs_an_address(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = cli("manifest")
    assert code == 0
    assert json.loads(out)["settings"]["socket_mode_enabled"] is True
    assert cli("manifest", "--http")[0] == 2
    monkeypatch.setenv("NEWSDESK_PUBLIC_URL", "https://newsdesk.example.com")
    code, out, _ = cli("manifest", "--http")
    assert code == 0
    assert "https://newsdesk.example.com/slack/events" in out


def test_saying_something_to_nobody_says_so(cli: Cli) -> None:
    cli("import", SAMPLE)
    code, _, err = cli("say", "/report help", "--url", "http://127.0.0.1:9")
    assert code == 2
    assert "is newsdesk serve running?" in err


async def test_it_serves_answers_a_second_start_is_refused_and_sigterm_ends_it_cleanly(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    environment = kept | {"NEWSDESK_HOME": str(tmp_path), "NEWSDESK_PORT": str(port), "NEWSDESK_LOGS": "json"}

    async def started(*words: str) -> asyncio.subprocess.Process:
        command = (sys.executable, "-c", "from bot.cli import main; main()", *words)
        pipe = asyncio.subprocess.PIPE
        return await asyncio.create_subprocess_exec(*command, env=environment, cwd=ROOT, stdout=pipe, stderr=pipe)

    serving = await started("serve")
    try:
        async with aiohttp.ClientSession() as session:
            await until(lambda: is_ready(session, port), "it is ready", every=0.05)
            async with session.get(f"http://127.0.0.1:{port}/metrics") as response:
                assert "newsdesk_last_tick_timestamp_seconds" in await response.text()
        said, _ = await (await started("say", "/report help", "--in", "#general")).communicate()
        assert b"/report incident" in said
        second = await started("serve")
        _, why = await second.communicate()
        assert second.returncode == 2
        assert b"Traceback" not in why
    finally:
        serving.send_signal(signal.SIGTERM)
        out, log = await asyncio.wait_for(serving.communicate(), 30)
    assert serving.returncode == 0, log.decode()
    assert b"/login/" in out
    events = [json.loads(line)["event"] for line in log.decode().splitlines() if line.startswith("{")]
    assert events[0] == "ready"
    assert events[-1] == "stopping"
    assert b"Traceback" not in log
