"""A property that is computed once, without the lock that the standard one takes each time."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 - used as a decorator, like property
    """Computed at its first use and kept in the object; two threads may compute it twice, to the same value."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, held: object, kind: type | None = None) -> T:
        value = self._compute(held)
        held.__dict__[self._name] = value
        return value
