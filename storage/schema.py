"""What every table is made of: one set of metadata, and columns said shortly."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData

from storage.columns import UtcDateTime, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key(name: str) -> Column[str]:
    """A part of the primary key."""
    return Column(name, Words(), primary_key=True, nullable=False)


def number_key(name: str) -> Column[int]:
    """A number that is part of the primary key, and given by us."""
    return Column(name, Integer(), primary_key=True, nullable=False, autoincrement=False)


def words(name: str, *, null: bool = True) -> Column[str]:
    """Text."""
    return Column(name, Words(), nullable=null)


def time(name: str, *, null: bool = True) -> Column[Any]:
    """An instant."""
    return Column(name, UtcDateTime(), nullable=null)


def composed(name: str, *, null: bool = False) -> Column[Any]:
    """Plain JSON."""
    # JSON, not JSONB: that one refuses characters which people do write, and forgets the order of keys.
    return Column(name, JSON(none_as_null=True), nullable=null)


def flag(name: str) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean(), nullable=False)


def number(name: str, *, null: bool = False) -> Column[int]:
    """A count."""
    return Column(name, Integer(), nullable=null)


def long(name: str, *, null: bool = False) -> Column[int]:
    """Bytes, or money in USD-micros."""
    return Column(name, BigInteger(), nullable=null)


def sealed() -> Column[bytes]:
    """What only the secret key opens."""
    return Column("sealed", LargeBinary(), nullable=False)


def partial(name: str, *columns: Column[Any], where: Any, unique: bool = False) -> Index:
    """An index over the rows for which the condition holds."""
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)
