"""What every test runs under: no environment of the machine, no network but loopback, no skip where none is allowed."""

import os
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from core.stores import Stores
from tests.stores import sqlite_stores

#: Settings, which the machine may have for itself.
_OURS = (
    *(
        "LLM_",
        "OPENAI_",
        "ANTHROPIC_",
        "OPENROUTER_",
        "DIFY_",
        "NEWSDESK_",
        "REPORT_",
        "SLACK_",
        "SMTP_",
        "MODERATION_",
    ),
    *("DATABASE_URL", "PORT"),
)
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test is a failed one")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if report.skipped and item.config.getoption("--no-skips") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(_OURS):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that would reach anything but this machine fails at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in _LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    """All stores over a fresh SQLite file."""
    async with sqlite_stores(tmp_path) as opened:
        yield opened
