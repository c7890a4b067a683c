"""Letting people in: one-time links from the bot, and the sessions they open (design 6)."""

import hashlib
from datetime import timedelta

from core.desk import Desk
from core.errors import NotSignedIn
from core.kept import Signed
from core.people import Organisation, Person
from core.report import Caller
from core.words import say

LINK_LASTS = timedelta(minutes=15)
SESSION_LASTS = timedelta(days=14)


async def link(desk: Desk, caller: Caller, path: str = "/") -> str:
    """An address that signs the caller in to the console, once, within 15 minutes, and leads to a path there."""
    secret = desk.token()
    who = Signed(caller.organisation, caller.user)
    await desk.stores.signin.keep_link(digest(secret), who, desk.now() + LINK_LASTS)
    return f"{desk.public_url}/login/{secret}" + (f"?to={path}" if path != "/" else "")


async def open_session(desk: Desk, secret: str) -> str:
    """Use a link; the secret of the new session, for a cookie. :raises NotSignedIn: used, expired or never given"""
    now = desk.now()
    who = await desk.stores.signin.use_link(digest(secret), now)
    person = await desk.stores.directory.person(who.organisation, who.person) if who else None
    if who is None or person is None:
        raise NotSignedIn(say("en", "desk-link-used"))
    await desk.stores.directory.keep_person(person.model_copy(update={"last_login_at": now}))
    session = desk.token()
    await desk.stores.signin.keep_session(digest(session), who, now + SESSION_LASTS)
    return session


async def caller_of(desk: Desk, session: str) -> Caller:
    """Who a session is. :raises NotSignedIn: none, ended, or the person is gone"""
    who = await desk.stores.signin.session(digest(session), desk.now())
    if who is None:
        raise NotSignedIn
    return await caller_for(desk, who.organisation, who.person)


async def caller_for(desk: Desk, organisation: str, person: str) -> Caller:
    """The caller a known person is. :raises NotSignedIn: no such person"""
    found = await desk.stores.directory.person(organisation, person)
    at = await desk.stores.directory.organisation(organisation)
    if found is None or at is None:
        raise NotSignedIn
    return as_caller(found, at)


def as_caller(person: Person, organisation: Organisation) -> Caller:
    """A person with their rights and their language."""
    rights = {"admin"} if person.role == "admin" else set()
    if person.author:
        rights.add("reports.author")
    locale = person.locale or organisation.locale
    return Caller(organisation=organisation.id, user=person.id, rights=frozenset(rights), locale=locale)


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
