"""Who is calling: a person by their session cookie, a machine by its bearer token, and whether it is really them."""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from aiohttp import hdrs, web

from bot.console import tokens
from bot.console.problems import LOCALE, locale_of
from core.desk import Desk, signin
from core.errors import Forbidden, NotSignedIn, TooManyRequests
from core.report import Caller
from core.words import say

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Tries to sign in from one address in one window; a whole office may share an address.
TRIES = 60
TRY_WINDOW = timedelta(minutes=10)


class Credential(NamedTuple):
    """What a request shows for who it is."""

    sort: Literal["session", "bearer"]
    secret: str


@dataclass(frozen=True, kw_only=True)
class Door:
    """Lets callers in. `secret_key` signs tokens; `loopback`: only this machine can connect.

    `behind_proxy`: the last X-Forwarded-For entry was added by a proxy of ours and tells the client's address.
    """

    desk: Desk
    secret_key: bytes
    loopback: bool = True
    behind_proxy: bool = False

    @property
    def secure(self) -> bool:
        """Whether people reach us over TLS."""
        return self.desk.public_url.startswith("https://")

    @property
    def cookie(self) -> str:
        """The cookie's name. With TLS its prefix keeps other hosts of the domain from setting it."""
        return "__Host-newsdesk" if self.secure else "newsdesk"

    async def caller(self, request: web.Request) -> Caller:
        """Who is calling.

        :raises NotSignedIn: nobody we know
        :raises Forbidden: another site's page made a browser send this
        """
        credential = self.credential(request)
        if credential.sort == "session" and request.method not in _SAFE:
            self.same_origin(request)
        caller = await self.who(credential)
        request[LOCALE] = caller.locale
        return caller

    def credential(self, request: web.Request) -> Credential:
        """What the request shows; a bearer token before a cookie. :raises NotSignedIn: nothing"""
        header = request.headers.get(hdrs.AUTHORIZATION)
        if header is not None:
            scheme, _, token = header.partition(" ")
            if scheme.lower() != "bearer" or not token.strip():
                raise NotSignedIn
            return Credential("bearer", token.strip())
        session = request.cookies.get(self.cookie)
        if not session:
            raise NotSignedIn
        return Credential("session", session)

    async def who(self, credential: Credential) -> Caller:
        """The caller a credential stands for, with the rights they have now. :raises NotSignedIn: nobody's"""
        if credential.sort == "session":
            return await signin.caller_of(self.desk, credential.secret)
        signed = tokens.read(self.secret_key, credential.secret, now=self.desk.now())
        return await signin.caller_for(self.desk, signed.organisation, signed.person)

    def same_origin(self, request: web.Request) -> None:
        """:raises Forbidden: the request doesn't come from a page of ours, or doesn't say so"""
        origin = request.headers.get(hdrs.ORIGIN)
        ours = origin in self._origins(request) if origin else request.headers.get("Sec-Fetch-Site") == "same-origin"
        if not ours:
            raise Forbidden(say(locale_of(request), "wire-foreign-origin"))

    def known_host(self, request: web.Request) -> bool:
        """Whether the Host asked for is one of ours. On loopback a foreign one is a rebound DNS name; no browser
        asks without one."""
        host = request.headers.get(hdrs.HOST)
        if not self.loopback or host is None:
            return True
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name == "localhost" or name == urlsplit(self.desk.public_url).hostname or is_loopback(name)

    async def count_try(self, request: web.Request) -> None:
        """Count one try to sign in. :raises TooManyRequests: too many from this address"""
        now = self.desk.now()
        length = TRY_WINDOW.total_seconds()
        start = datetime.fromtimestamp(now.timestamp() // length * length, UTC)
        if await self.desk.stores.signin.count(f"login:{self._address(request)}", start) > TRIES:
            left = (start + TRY_WINDOW - now).total_seconds()
            raise TooManyRequests(say(locale_of(request), "wire-too-many-requests"), retry_after=left)

    def _origins(self, request: web.Request) -> set[str]:
        """Our pages': at the public address, and at the host this request was sent to, whose cookie it is."""
        public = urlsplit(self.desk.public_url)
        schemes = ("https",) if self.secure else ("http", "https")
        host = request.headers.get(hdrs.HOST)
        return {f"{public.scheme}://{public.netloc}", *(f"{scheme}://{host}" for scheme in schemes)}

    def _address(self, request: web.Request) -> str:
        forwarded = request.headers.get("X-Forwarded-For", "") if self.behind_proxy else ""
        return forwarded.rpartition(",")[2].strip()[:60] or request.remote or "unknown"


DOOR = web.AppKey("door", Door)


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own; a name is none."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
