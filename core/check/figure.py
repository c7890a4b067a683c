"""One number of a text."""

from typing import NamedTuple

from core.check.units import Unit

#: a number without a unit
PLAIN = Unit("plain")


class Figure(NamedTuple):
    """A number as written at `start`-`end`. `value` and `step` (its last digit's worth) are in the unit's base.

    `bare` is the number without its unit; `noun` the stem of an unknown word right after it; `readings` are other
    ways to read the same signs (`1,240`; `3 200`), each a list of bare numbers.
    """

    written: str
    start: int
    end: int
    bare: float
    bare_step: float
    unit: Unit = PLAIN
    noun: str = ""
    about: bool = False
    readings: tuple[tuple[float, ...], ...] = ()
    #: -1 or 1 where it is written with its sign, or as so many below nothing
    sign: int = 0
    #: two units joined (`1 min 30 s`): told to the last whole unit, the rest cut off
    joined: bool = False

    @property
    def value(self) -> float:
        """In the base of its unit."""
        return self.bare * self.unit.worth

    @property
    def step(self) -> float:
        """What one of the last written digit is worth, in the base of its unit."""
        return self.bare_step * self.unit.worth
