"""Encryption at rest: values sealed with the secret key, and where that key is kept."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from core.errors import BadInput

_NO_KEY = (
    "The secret key can't be used. It is 44 characters as `newsdesk` writes them (32 bytes in URL-safe base64); "
    "several are separated by commas, the newest first."
)


class Cipher:
    """Seals with the first of its keys, opens with any: an old one is kept behind the new until all is sealed anew."""

    def __init__(self, secret_key: bytes) -> None:
        """:param secret_key: one Fernet key, or several separated by commas or spaces, the newest first
        :raises BadInput: it isn't one
        """
        try:
            keys = [Fernet(key) for key in secret_key.replace(b",", b" ").split()]
        except ValueError:
            raise BadInput(_NO_KEY) from None
        if not keys:
            raise BadInput(_NO_KEY)
        self._fernet = MultiFernet(keys)

    def seal(self, value: Any, place: str = "") -> bytes:
        """The value (plain JSON) as a token that only the key opens, and only for the place where one is given."""
        return self._fernet.encrypt(json.dumps([place, value] if place else value).encode())

    def unseal(self, sealed: bytes, place: str = "") -> Any:
        """What was sealed. :raises BadInput: with another key or for another place, or it was changed since"""
        try:
            value = json.loads(self._fernet.decrypt(sealed))
        except InvalidToken:
            raise _wrong_key() from None
        if not place:
            return value
        if not isinstance(value, list) or len(value) != 2 or value[0] != place:
            raise BadInput("What is kept encrypted was moved there from another place, so it isn't opened.")
        return value[1]

    def renew(self, sealed: bytes) -> bytes:
        """The same, sealed with the first key. :raises BadInput: none of the keys opens it"""
        try:
            return self._fernet.rotate(sealed)
        except InvalidToken:
            raise _wrong_key() from None


def new_key() -> bytes:
    """A key nobody has."""
    return Fernet.generate_key()


def load_or_make_key(path: Path) -> bytes:
    """The key in the file, which is made (mode 0600) where there is none. Of two that make it at once one wins.

    :raises BadInput: the file can't be read or made, or holds no key
    """
    try:
        if not path.exists():
            _make(path)
        key = path.read_bytes().strip()
    except OSError as error:
        raise BadInput(f"The secret key's file {path} can't be used: {error.strerror}") from None
    try:
        Cipher(key)
    except BadInput:
        raise BadInput(f"{path} holds no secret key. Put the one that was there back, or take the file away.") from None
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written whole under another name first: a reader never finds half of it, a killed process leaves none.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new_key() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    except FileExistsError:
        pass  # another process was first; its key counts
    finally:
        os.unlink(name)


def _wrong_key() -> BadInput:
    return BadInput(
        "What is kept encrypted can't be opened with this secret key. Give the key it was made with "
        "(NEWSDESK_SECRET_KEY, or the key file), after the new one where it was changed."
    )
