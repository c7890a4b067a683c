"""Tokens of machines: short signed statements of who calls (JWT, HS256). What they may do is looked up, never read."""

import secrets
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from core.errors import NotSignedIn
from core.kept import Signed

ISSUER = "newsdesk"
AUDIENCE = "newsdesk-api"
LASTS = timedelta(days=30)
#: A token of ours has a few hundred characters.
_LONGEST = 4096


def issue(secret: bytes, *, organisation: str, person: str, now: datetime, lasts: timedelta = LASTS) -> str:
    """A bearer token for a person of an organisation, signed with a key made of the secret key."""
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": person,
        "org": organisation,
        "iat": int(now.timestamp()),
        "exp": int((now + lasts).timestamp()),
        "jti": secrets.token_hex(16),
    }
    return jwt.encode({"alg": "HS256", "typ": "JWT"}, claims, _key(secret))


def read(secret: bytes, token: str, *, now: datetime) -> Signed:
    """Who a token is for.

    :raises NotSignedIn: forged, expired, of another algorithm (`none` too), for someone else, or no token at all
    """
    if len(token) > _LONGEST:
        raise NotSignedIn
    rules = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        iss={"essential": True, "value": ISSUER},
        aud={"essential": True, "value": AUDIENCE},
        sub={"essential": True},
        org={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        jti={"essential": True},
    )
    try:
        claims = jwt.decode(token, _key(secret), algorithms=["HS256"]).claims
        rules.validate(claims)
    except (JoseError, ValueError, TypeError, KeyError):
        raise NotSignedIn from None
    who = Signed(claims["org"], claims["sub"])
    if not all(isinstance(part, str) for part in who):
        raise NotSignedIn
    return who


def _key(secret: bytes) -> OctKey:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"newsdesk/console/token/v1").derive(secret)
    return OctKey.import_key(derived)
