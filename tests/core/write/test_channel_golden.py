"""The digests of two days as a reader gets them. `python -m tests.core.write.test_channel_golden` renews the files."""

from pathlib import Path

import pytest

from core.kinds.daily import DAILY
from core.render import RENDERERS
from core.review import Writing
from core.settle import settle
from tests.core.write.channel_days import CHINESE, ENGLISH, Channels, brief_of, run_of

GOLDEN = Path(__file__).parents[2] / "golden"
DAYS = {"channels.en.md": ENGLISH, "channels.zh-TW.md": CHINESE}


def written(day: Channels) -> str:
    """The report in Markdown, without the fingerprint of its data and the version that made it."""
    found = brief_of(day)
    document = settle(Writing(by_rules=DAILY.write(found)), found, DAILY, run_of(day))
    bare = document.provenance.model_copy(update={"brief_sha256": None, "version": ""})
    return RENDERERS["md"](document.model_copy(update={"provenance": bare}), {}).decode()


@pytest.mark.parametrize("name", DAYS)
def test_the_report_is_the_golden_one(name: str) -> None:
    assert written(DAYS[name]) == (GOLDEN / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for file, day in DAYS.items():
        (GOLDEN / file).write_text(written(day), encoding="utf-8")
