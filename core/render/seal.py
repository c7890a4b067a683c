"""A seal over a manifest: HMAC-SHA256 by which an organisation knows the files that its own key made."""

import hashlib
import hmac

#: Parts the seal's key from every other use of the same secret.
_PURPOSE = b"newsdesk manifest seal 1"
_ID_DIGITS = 12


def seal(secret: bytes, data: bytes) -> str:
    """`{key id}:{HMAC}` in hexadecimal digits. `secret` may be several by comma or space; the first one seals."""
    key = _keys(secret)[0]
    return f"{_key_id(key)}:{hmac.new(key, data, hashlib.sha256).hexdigest()}"


def seal_holds(sealed: str, data: bytes, secret: bytes) -> bool | None:
    """Whether one of the secrets sealed exactly this; None where it was another key."""
    key_id, _, told = sealed.encode(errors="replace").partition(b":")
    known = [key for key in _keys(secret) if _key_id(key).encode() == key_id]
    if not known:
        return None
    return any(hmac.compare_digest(hmac.new(key, data, hashlib.sha256).hexdigest().encode(), told) for key in known)


def _keys(secret: bytes) -> list[bytes]:
    """:raises ValueError: there is none"""
    found = secret.replace(b",", b" ").split()
    if not found:
        raise ValueError("a seal needs a key")
    return [hmac.new(one, _PURPOSE, hashlib.sha256).digest() for one in found]


def _key_id(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()[:_ID_DIGITS]
