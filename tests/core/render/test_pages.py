"""The .docx as a word processor lays it out: it opens, and nothing runs away over pages."""

import shutil
import subprocess
from pathlib import Path

import pytest

from core.render import RENDERERS
from tests.core.render.documents import incident, picture

_MISSING = [tool for tool in ("soffice", "pdfinfo", "pdftotext") if not shutil.which(tool)]


@pytest.mark.skipif(bool(_MISSING), reason=f"no {_MISSING}: apt install libreoffice-writer poppler-utils")
def test_a_word_processor_opens_it_and_lays_it_out_on_few_pages(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(RENDERERS["docx"](incident("zh-TW"), {"pictures/1": picture()}))
    convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*convert, "report.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    told = subprocess.run(["pdfinfo", "report.pdf"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    text = subprocess.run(["pdftotext", "report.pdf", "-"], cwd=tmp_path, check=True, capture_output=True).stdout
    pages = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))
    assert 2 <= pages <= 4
    assert f"共 {pages} 頁" in " ".join(text.decode().split())
