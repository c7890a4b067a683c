"""The secret key: made once, read by its owner alone, told clearly where it is wrong."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import BadInput
from storage.cipher import Cipher, load_or_make_key, new_key


def test_a_value_comes_back_as_it_was() -> None:
    cipher = Cipher(new_key())
    for value in ({"a": [1, None, "報告\0"]}, "", [], 0.5):
        assert cipher.unseal(cipher.seal(value)) == value
    assert b"secret" not in cipher.seal({"token": "secret"})


def test_the_first_key_seals_and_any_opens() -> None:
    old, new = new_key(), new_key()
    sealed = Cipher(old).seal("x")
    both = Cipher(new + b", " + old)
    assert both.unseal(sealed) == "x"
    assert Cipher(new).unseal(both.seal("y")) == "y"
    assert Cipher(new).unseal(both.renew(sealed)) == "x"


def test_another_key_or_a_changed_token_is_bad_input() -> None:
    sealed = Cipher(new_key()).seal("x")
    for cipher in (Cipher(new_key()), Cipher(new_key() + b" " + new_key())):
        for ask in (cipher.unseal, cipher.renew):
            with pytest.raises(BadInput, match="can't be opened with this secret key"):
                ask(sealed)
    with pytest.raises(BadInput):
        Cipher(new_key()).unseal(b"not a token")


@pytest.mark.parametrize(
    "key", [b"", b" , ", b"hunter2", b"x" * 44, b"\xff" * 44, b"A" * 43, b"good," + b"A" * 43 + b"="]
)
def test_a_key_that_is_none_is_refused_and_not_repeated(key: bytes) -> None:
    with pytest.raises(BadInput, match="44 characters") as refused:
        Cipher(key)
    assert "hunter2" not in refused.value.detail


def test_a_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret.key"
    key = load_or_make_key(path)
    assert load_or_make_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Cipher(key).unseal(Cipher(load_or_make_key(path)).seal("x")) == "x"
    assert [file.name for file in path.parent.iterdir()] == ["secret.key"]


def test_processes_that_start_at_once_get_one_key(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    code = (
        "import sys; from pathlib import Path; from storage.cipher import load_or_make_key\n"
        "print('ready', flush=True); sys.stdin.readline(); print(load_or_make_key(Path(sys.argv[1])).decode())"
    )
    command = [sys.executable, "-c", code, str(path)]
    started = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    keys = {process.communicate(timeout=20)[0].strip() for process in started}
    assert keys == {path.read_text().strip()}


@pytest.mark.parametrize("content", ["", "\n", "half of a k"])
def test_a_file_without_a_key_is_told_and_left(tmp_path: Path, content: str) -> None:
    path = tmp_path / "secret.key"
    path.write_text(content)
    with pytest.raises(BadInput, match="holds no secret key"):
        load_or_make_key(path)
    assert path.read_text() == content


def test_a_place_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "secret.key", tmp_path):
        with pytest.raises(BadInput, match="can't be used"):
            load_or_make_key(path)


def test_a_key_with_a_line_end_is_the_same_key(tmp_path: Path) -> None:
    path, key = tmp_path / "secret.key", new_key()
    path.write_bytes(key + os.linesep.encode())
    assert load_or_make_key(path) == key
