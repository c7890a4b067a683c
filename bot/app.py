"""The composition root: the only place where adapters meet. An adapter is imported in the branch that opens it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.gateway import cards, open_gateway
from bot.settings import Settings, told
from core.errors import BadInput
from core.gateway import Gateway, Spent
from core.pipeline import Ports
from storage.blobs import open_blobs

if TYPE_CHECKING:
    from bot.chat.intake import Intake
    from bot.chat.slack.side import SlackSide
    from bot.chat.web.hub import Hub
    from bot.dispatcher import Dispatcher
    from bot.figures import Figures
    from core.desk import Desk
    from core.ports import Blobs, Chat, Courier, Engine, Source
    from core.report import Run
    from core.stages import Stages
    from core.stores import Stores


Now = Callable[[], datetime]


async def reencrypt_secrets(settings: Settings) -> dict[str, int]:
    """Encrypt what is kept secret with the first of the keys; how many of each (K3). :raises BadInput: none opens it"""
    from storage.rotation import reencrypt

    return await reencrypt(settings.database_url, secret_key(settings))


def utc_now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_ports(settings: Settings) -> AsyncIterator[Ports]:
    """What writing one document from files takes: no database, no engine, no chat.

    :raises BadInput: a setting names something there isn't
    """
    async with AsyncExitStack() as stack:
        yield Ports(blobs=open_blobs("memory:"), gateway=open_gateway(settings, stack))


@asynccontextmanager
async def open_stores_of(settings: Settings, now: Now | None = None) -> AsyncIterator["Kept"]:
    """What commands beside a running server take: the stores and the blobs.

    :raises BadInput: the database can't be reached, or isn't up to date
    """
    from storage.stores import open_stores

    if await asyncio.to_thread(database_behind, settings):
        raise BadInput("The database is not up to date: run newsdesk db upgrade")
    key = secret_key(settings)
    async with open_stores(settings.database_url, secret_key=key, clock=now or utc_now) as stores:
        yield Kept(stores=stores, blobs=open_blobs(settings.blobs), secret_key=key)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is remembered, and the key of its secrets."""

    stores: "Stores"
    blobs: "Blobs"
    secret_key: bytes


@dataclass(frozen=True, kw_only=True)
class App:
    """One process of Newsdesk, opened and not yet serving."""

    settings: Settings
    now: Now
    kept: Kept
    desk: "Desk"
    engine: "Engine"
    stages: "Stages"
    dispatcher: "Dispatcher"
    intake: "Intake"
    chats: "Mapping[str, Chat]"
    hub: "Hub"
    figures: "Figures"
    slack: "SlackSide | None" = None


@asynccontextmanager
async def open_app(settings: Settings, *, works: bool = True, now: Now | None = None) -> AsyncIterator[App]:
    """Everything one process needs, closed in order when it is left. With `works` it runs reports.

    `now` is the clock of reports, schedules and sign-in; the machine's without it.

    :raises BadInput: a setting can't be used, the database isn't up to date, another process works on this folder
    """
    from bot.chat.intake import Intake
    from bot.commands import check, handle
    from bot.dispatcher import Dispatcher
    from bot.figures import Figures
    from storage.engine import open_engine

    clock = now or utc_now
    async with AsyncExitStack() as stack:
        kept = await stack.enter_async_context(open_stores_of(settings, clock))
        chats = _open_chats(settings, kept, clock, stack)
        gateway = open_gateway(settings, stack, kept.stores, _spend_watch(kept, chats, clock))
        figures = Figures()
        stages = _stages(settings, kept, chats, gateway, clock, stack)
        engine = await stack.enter_async_context(
            open_engine(settings.engine_url, figures.measured(stages.job), folder=settings.newsdesk_home, works=works)
        )
        desk = _desk(settings, kept, engine, gateway, clock)
        yield App(
            settings=settings,
            now=clock,
            kept=kept,
            desk=desk,
            engine=engine,
            stages=stages,
            dispatcher=Dispatcher(kept.stores, engine, stages.given_up),
            intake=Intake(kept.stores.commands, partial(handle, desk), check),
            chats=chats.by_name,
            hub=chats.hub,
            figures=figures,
            slack=chats.slack,
        )


def secret_key(settings: Settings) -> bytes:
    """The key secrets are kept under: the one that is set, or the home folder's, made at the first use.

    :raises BadInput: it can't be read or is no key
    """
    from storage.cipher import load_or_make_key

    if settings.newsdesk_secret_key:
        return settings.newsdesk_secret_key.get_secret_value().encode()
    return load_or_make_key(settings.newsdesk_home / "secret.key")


def database_behind(settings: Settings) -> bool:
    """Whether the database has to be brought up to date. It blocks. :raises BadInput: it can't be reached"""
    from storage.migrations import behind

    return behind(settings.database_url)


def upgrade_database(settings: Settings) -> None:
    """Make or update the database. It blocks. :raises BadInput: it can't be reached, or is newer than this release"""
    from storage.migrations import upgrade

    upgrade(settings.database_url)


@dataclass(frozen=True, kw_only=True)
class _Chats:
    """The chats of one process, by name; Slack's side where its settings are there."""

    by_name: "Mapping[str, Chat]"
    hub: "Hub"
    slack: "SlackSide | None"


def _open_chats(settings: Settings, kept: Kept, clock: Now, stack: AsyncExitStack) -> _Chats:
    from bot.chat.web.adapter import WebChat
    from bot.chat.web.hub import Hub

    hub = Hub(kept.stores.events, kept.stores.rooms)
    chats: dict[str, Chat] = {"web": WebChat(kept.stores, hub, clock)}
    slack = _open_slack(settings, kept, stack)
    if slack:
        chats["slack"] = slack.chat
    return _Chats(by_name=chats, hub=hub, slack=slack)


def _spend_watch(kept: Kept, chats: _Chats, clock: Now) -> Spent:
    from core.spending import SpendWatch

    return SpendWatch(kept.stores, chats.by_name, clock).after


def _stages(
    settings: Settings, kept: Kept, chats: _Chats, gateway: Gateway | None, clock: Now, stack: AsyncExitStack
) -> "Stages":
    from bot.compute import Processes
    from core.stages import Stages

    compute = Processes()
    stack.callback(compute.close)
    return Stages(
        stores=kept.stores,
        ports=Ports(blobs=kept.blobs, gateway=gateway, compute=compute, seal_key=kept.secret_key),
        sources=_sources(kept, chats.slack),
        couriers=_couriers(settings, kept, chats.by_name),
        now=clock,
    )


def _desk(settings: Settings, kept: Kept, engine: "Engine", gateway: Gateway | None, clock: Now) -> "Desk":
    from bot.chat import lanes
    from core.desk import Desk

    return Desk(
        stores=kept.stores,
        blobs=kept.blobs,
        engine=engine,
        now=clock,
        sleep=lanes.sleep,
        token=partial(secrets.token_urlsafe, 32),
        public_url=settings.public_url,
        models=cards(gateway),
    )


def _sources(kept: Kept, slack: "SlackSide | None") -> "Callable[[Run], Awaitable[Sequence[Source]]]":
    """What a run reads: its room, or the organisation's activity and the channels asked for."""
    from bot.sources.activity_tables import ActivityTables
    from bot.sources.room_tables import RoomTables

    stores = kept.stores

    async def room_source(organisation: str, room: str) -> "Source":
        known = await stores.rooms.room(organisation, room)
        if slack and known and known.chat == "slack":
            return _slack_channel(slack, kept, organisation, room)
        return RoomTables(stores.rooms, kept.blobs, organisation, room, stores.directory)

    async def opened(run: "Run") -> "Sequence[Source]":
        organisation = run.caller.organisation
        if run.room:
            return [await room_source(organisation, run.room)]
        channels = [await room_source(organisation, channel) for channel in run.channels]
        return [ActivityTables(stores.activity, organisation, run.sources, run.zone), *channels]

    return opened


def _slack_channel(slack: "SlackSide", kept: Kept, organisation: str, room: str) -> "Source":
    from bot.sources.slack_channel import SlackChannel

    rooms, people, download = kept.stores.rooms, slack.people.members, slack.files.download
    return SlackChannel(slack.api, organisation, room, rooms, kept.blobs, people=people, download=download)


def _couriers(settings: Settings, kept: Kept, chats: "Mapping[str, Chat]") -> "dict[str, Courier]":
    """Every way to deliver, by the `by` of a target."""
    from bot.couriers.chat import ChatCourier
    from bot.couriers.files import FileCourier
    from bot.couriers.notifications import NotificationCourier

    couriers: dict[str, Courier] = {
        "chat": ChatCourier(chats, kept.stores, settings.public_url),
        "file": FileCourier(chats, kept.stores),
        "notification": NotificationCourier(kept.stores),
    }
    if settings.smtp_host:
        from bot.couriers.mail import MailCourier

        couriers["email"] = MailCourier(
            stores=kept.stores,
            blobs=kept.blobs,
            host=settings.smtp_host,
            port=settings.smtp_port,
            username=settings.smtp_username,
            password=told(settings.smtp_password),
            starttls=settings.smtp_security == "starttls",
            tls=settings.smtp_security == "tls",
            sender=settings.smtp_from,
            public_url=settings.public_url,
        )
    return couriers


def _open_slack(settings: Settings, kept: Kept, stack: AsyncExitStack) -> "SlackSide | None":
    """Slack, where its settings are there."""
    name, secret = settings.slack_client_id, told(settings.slack_client_secret)
    client = (name, secret) if name and secret else None
    if not settings.slack_bot_token and not client:
        return None
    from bot.chat.slack.side import SlackSide

    side = SlackSide(
        kept.stores,
        kept.blobs,
        public_url=settings.public_url,
        token=told(settings.slack_bot_token),
        app_token=told(settings.slack_app_token),
        signing_secret=told(settings.slack_signing_secret),
        client=client,
        api_url=settings.slack_api_url,
    )
    stack.push_async_callback(side.close)
    return side
