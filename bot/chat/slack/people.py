"""Who speaks in Slack: people as the workspace knows them, kept at first sight, remembered for a while."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.chat.slack.api import SlackApi
from bot.chat.slack.faults import SlackRefused
from bot.chat.slack.ids import bare, person_id
from core.errors import DeliveryUnknown
from core.people import Organisation, Person
from core.records import Member
from core.report import Caller
from core.stores import Directory
from core.words import canonical

#: Seconds for which what Slack said of a person stands.
FRESH = 10 * 60
#: Seconds the ack may wait for Slack to say who someone is; it has three in all.
BEFORE_ACK = 1.2
#: Seconds for which an organisation's language is believed.
_LOCALE_LASTS = 30.0
_AT_ONCE = 8
#: People asked for singly; for more of them the workspace's list is read.
_ONE_BY_ONE = 20

_log = structlog.get_logger()

#: From (organisation, Slack's or our user id) to the caller.
Callers = Callable[[str, str], Awaitable[Caller]]


class SlackPeople:
    """Keeps people in the directory. Ids given and returned are ours (`usr_U1`)."""

    def __init__(self, api: SlackApi, directory: Directory, clock: Callable[[], float] = time.monotonic) -> None:
        self._api = api
        self._directory = directory
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[float, Person]] = {}
        self._asking: dict[tuple[str, str], asyncio.Task[Person]] = {}
        self._locales: dict[str, tuple[float, str]] = {}
        self._at_once = asyncio.Semaphore(_AT_ONCE)

    async def caller(self, organisation: str, user: str) -> Caller:
        """Who asks. Where Slack doesn't say in time, as the directory knows them; a stranger has no rights then.

        An admin of the workspace is one here (K1); others may be made one.
        """
        try:
            async with asyncio.timeout(BEFORE_ACK):
                person: Person | None = await self.person(organisation, user)
        except (TimeoutError, SlackRefused, DeliveryUnknown) as slow:
            _log.warning("slack did not say who it is", user=user, why=str(slow))
            person = await self._directory.person(organisation, user)
        locale = (person and person.locale) or await self._locale(organisation)
        return Caller(organisation=organisation, user=user, rights=_rights(person), locale=locale)

    async def _locale(self, organisation: str) -> str:
        """The organisation's language, remembered for a moment: it is asked for before every ack."""
        until, locale = self._locales.get(organisation, (0.0, "en"))
        if until < self._clock():
            kept = await self._directory.organisation(organisation)
            locale = kept.locale if kept else "en"
            self._locales[organisation] = (self._clock() + _LOCALE_LASTS, locale)
        return locale

    async def person(self, organisation: str, user: str) -> Person:
        """The person as Slack knows them, kept. :raises SlackRefused: there is none"""
        key = (organisation, user)
        known = self._known.get(key)
        if known and known[0] > self._clock():
            return known[1]
        # Shared and shielded: who gives up waiting leaves the answer to the next one.
        if key not in self._asking:
            task = asyncio.create_task(self._ask(organisation, user), name=f"users.info {user}")
            self._asking[key] = task
            task.add_done_callback(lambda done: self._asked(key, done))
        return await asyncio.shield(self._asking[key])

    async def members(self, organisation: str, users: Iterable[str]) -> Mapping[str, Member]:
        """Names and the like of these people, by id, from the directory and from Slack where that lacks them.

        Those Slack doesn't know either are left out.
        """
        asked = list(dict.fromkeys(users))
        found = {person.id: person for person in await self._directory.people(organisation, asked)} if asked else {}
        missing = [user for user in asked if user not in found]
        if len(missing) > _ONE_BY_ONE:
            found |= await self._listed(organisation, set(missing))
            missing = [user for user in missing if user not in found]
        people = await asyncio.gather(*(self._one(organisation, user) for user in missing[:_ONE_BY_ONE]))
        found |= {person.id: person for person in people if person}
        return {
            user: Member(id=user, name=person.display_name, job_title=person.job_title, email=person.email)
            for user, person in found.items()
        }

    async def made_admin(self, organisation: str, user: str) -> Person:
        """The one who installed the app is an admin (K1). :raises SlackRefused: Slack doesn't know them"""
        person = await self._directory.keep_person(
            (await self.person(organisation, user)).model_copy(update={"role": "admin"})
        )
        self._known[organisation, user] = (self._clock() + FRESH, person)
        return person

    async def close(self) -> None:
        """Stop asking."""
        for task in list(self._asking.values()):
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)

    async def _one(self, organisation: str, user: str) -> Person | None:
        async with self._at_once:
            try:
                return await self.person(organisation, user)
            except (SlackRefused, DeliveryUnknown):
                return None

    async def _listed(self, organisation: str, wanted: set[str]) -> dict[str, Person]:
        """Those wanted of all in the workspace, kept: a page of the list costs what one person does."""
        found: dict[str, Person] = {}
        given: dict[str, Any] = {"limit": 200, "include_locale": True}
        while wanted - found.keys():
            try:
                answer = await self._api.call(organisation, "users.list", given)
            except (SlackRefused, DeliveryUnknown):
                break
            for raw in answer.get("members", []):
                if (id_ := person_id(str(raw.get("id")))) in wanted:
                    found[id_] = await self._kept(organisation, raw)
            given["cursor"] = answer.get("response_metadata", {}).get("next_cursor")
            if not given["cursor"]:
                break
        return found

    def _asked(self, key: tuple[str, str], done: asyncio.Task[Person]) -> None:
        self._asking.pop(key, None)
        if not done.cancelled() and done.exception() is None:
            self._known[key] = (self._clock() + FRESH, done.result())

    async def _ask(self, organisation: str, user: str) -> Person:
        told = await self._api.call(organisation, "users.info", {"user": bare(user), "include_locale": True})
        return await self._kept(organisation, told.get("user") or {})

    async def _kept(self, organisation: str, raw: Mapping[str, Any]) -> Person:
        if await self._directory.organisation(organisation) is None:
            await self._directory.keep_organisation(await self._new_organisation(organisation, raw))
        kept = await self._directory.person(organisation, person_id(str(raw.get("id"))))
        person = _person(raw, organisation, kept)
        return person if person == kept else await self._directory.keep_person(person)

    async def _new_organisation(self, organisation: str, raw: Mapping[str, Any]) -> Organisation:
        """The workspace at first sight, in the zone and language of the first one who speaks; settings change them."""
        access = await self._api.workspaces.of(organisation)
        return Organisation(
            id=organisation, name=access.name or access.team, zone=_zone(raw), locale=_locale(raw) or "en"
        )


def _person(raw: Mapping[str, Any], organisation: str, kept: Person | None) -> Person:
    profile = raw.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), raw.get("real_name"), raw.get("name"))
    name = next((str(name).strip() for name in names if name and str(name).strip()), str(raw.get("id")))
    base = kept or Person(
        id=person_id(str(raw.get("id"))),
        organisation=organisation,
        display_name=name,
        created_at=datetime.now(UTC),
        locale=_locale(raw),
    )
    # Someone of another workspace, in a shared channel, is an admin of theirs, not of ours.
    ours = raw.get("team_id") in (None, bare(organisation))
    admin = ours and bool(raw.get("is_admin") or raw.get("is_owner"))
    return base.model_copy(
        update={
            "display_name": name,
            "email": str(profile.get("email") or "") or base.email,
            "job_title": str(profile.get("title") or "") or base.job_title,
            "chat": "slack",
            "role": "admin" if admin else base.role,
        }
    )


def _rights(person: Person | None) -> frozenset[str]:
    if person is None:
        return frozenset()
    return frozenset([*(["admin"] if person.role == "admin" else []), *(["reports.author"] if person.author else [])])


def _locale(raw: Mapping[str, Any]) -> str | None:
    try:
        return canonical(str(raw.get("locale") or ""))
    except ValueError:
        return None


def _zone(raw: Mapping[str, Any]) -> str:
    zone = str(raw.get("tz") or "UTC")
    try:
        ZoneInfo(zone)
    except (ValueError, OSError):
        return "UTC"
    return zone
