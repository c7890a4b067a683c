"""Opens every store over one database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.stores import Stores
from storage.activity import ActivityRows
from storage.audit import AuditRows
from storage.cipher import Cipher
from storage.commands import CommandRows
from storage.database import Clock, Database, utc_now
from storage.definitions import DefinitionRows
from storage.deliveries import DeliveryRows
from storage.directory import DirectoryRows
from storage.documents import DocumentRows
from storage.events import EventRows
from storage.housekeeping import HousekeepingRows
from storage.installations import InstallationRows
from storage.ledger import LedgerRows
from storage.notifications import NotificationRows
from storage.policies import PolicyRows
from storage.rooms import RoomRows
from storage.runs import RunRows
from storage.signin import SignInRows
from storage.vaults import VaultRows


@asynccontextmanager
async def open_stores(url: str, *, secret_key: bytes, clock: Clock = utc_now) -> AsyncIterator[Stores]:
    """The stores of `sqlite:///path/to/newsdesk.sqlite` or `postgresql://…`, closed when it is left.

    The database must be up to date: `storage.migrations.upgrade` makes it so. `clock` says when events, calls and
    deliveries were written, where the caller doesn't.

    :raises BadInput: the URL or the key can't be used, or the database can't be reached
    """
    cipher = Cipher(secret_key)
    database = Database(url, clock)
    try:
        await database.reach()
        yield _over(database, cipher)
    finally:
        await database.close()


def _over(database: Database, cipher: Cipher) -> Stores:
    return Stores(
        directory=DirectoryRows(database),
        rooms=RoomRows(database),
        activity=ActivityRows(database),
        definitions=DefinitionRows(database),
        runs=RunRows(database),
        documents=DocumentRows(database),
        deliveries=DeliveryRows(database),
        commands=CommandRows(database),
        notifications=NotificationRows(database),
        signin=SignInRows(database),
        events=EventRows(database),
        ledger=LedgerRows(database, cipher),
        policies=PolicyRows(database),
        vaults=VaultRows(database, cipher),
        audit=AuditRows(database),
        installations=InstallationRows(database, cipher),
        housekeeping=HousekeepingRows(database),
    )
