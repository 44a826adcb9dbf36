"""A quarter: the unit of time of every figure.

Pure: no Django. `Kwartaal` is a value object, ordered and hashable. Quarters run
from 2012-K4 (the nulmeting of the banenafspraak, 31 December 2012) up to and
including 2035-K4; anything else is refused, so that a typing error in a URL or a
file never becomes a figure.
"""

import datetime
import re
from dataclasses import dataclass
from functools import cached_property, total_ordering
from typing import Self

_VORM = re.compile(r"([0-9]{4})-K([1-4])", re.ASCII)
_LAATSTE_DAG = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


class OngeldigKwartaal(ValueError):
    """Text or numbers that are no quarter between 2012-K4 and 2035-K4."""


@total_ordering
@dataclass(frozen=True)
class Kwartaal:
    """One quarter, e.g. `Kwartaal(2020, 4)`.

    Raises `OngeldigKwartaal` outside 2012-K4 .. 2035-K4.
    """

    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        if not (1 <= self.nummer <= 4 and _EERSTE <= self.volgnummer <= _LAATSTE):
            raise OngeldigKwartaal(
                f"{self.jaar}-K{self.nummer} is geen geldig kwartaal."
            )

    @classmethod
    def lees(cls, tekst: str) -> Self:
        """Read `2020-K4`. Raises `OngeldigKwartaal` for anything else."""
        treffer = _VORM.fullmatch(tekst)
        if not treffer:
            raise OngeldigKwartaal(
                f"'{tekst}' is geen kwartaal. Schrijf het als 2020-K4."
            )
        return cls(int(treffer[1]), int(treffer[2]))

    @classmethod
    def op(cls, dag: datetime.date) -> Self:
        """The quarter a day falls in."""
        return cls(dag.year, (dag.month + 2) // 3)

    @classmethod
    def dichtst_bij(cls, dag: datetime.date) -> Self:
        """The same; for a day before the first quarter or after the last one, that one."""
        nummer = dag.year * 4 + (dag.month + 2) // 3 - 1
        return cls._van_volgnummer(min(max(nummer, _EERSTE), _LAATSTE))

    @property
    def volgnummer(self) -> int:
        """Quarters since year 0, for differences and order."""
        return self.jaar * 4 + self.nummer - 1

    @classmethod
    def _van_volgnummer(cls, volgnummer: int) -> Self:
        return cls(volgnummer // 4, volgnummer % 4 + 1)

    def __str__(self) -> str:
        return f"{self.jaar}-K{self.nummer}"

    def __lt__(self, ander: Self) -> bool:
        if not isinstance(ander, Kwartaal):
            return NotImplemented
        return self.volgnummer < ander.volgnummer

    def __add__(self, aantal: int) -> Self:
        return self._van_volgnummer(self.volgnummer + aantal)

    def __sub__(self, ander: Self | int):
        """`k - 4`: four quarters earlier; `k - ander`: the number of quarters between."""
        if isinstance(ander, Kwartaal):
            return self.volgnummer - ander.volgnummer
        return self._van_volgnummer(self.volgnummer - ander)

    def volgende(self) -> Self | None:
        """The next quarter, or None after the last valid one."""
        return self + 1 if self.volgnummer < _LAATSTE else None

    def vorige(self) -> Self | None:
        """The quarter before, or None before the first valid one."""
        return self - 1 if self.volgnummer > _EERSTE else None

    def jaar_eerder(self) -> Self | None:
        """The same quarter a year earlier, or None before the first valid one."""
        return self - 4 if self.volgnummer - 4 >= _EERSTE else None

    @property
    def is_jaareinde(self) -> bool:
        """Whether a norm, which holds for the end of a year, can be judged here."""
        return self.nummer == 4

    @cached_property
    def peildatum(self) -> datetime.date:
        """The last day of the quarter: the day a stand is counted."""
        return datetime.date(self.jaar, *_LAATSTE_DAG[self.nummer])

    @property
    def label(self) -> str:
        """`4e kwartaal 2020`."""
        return f"{self.nummer}e kwartaal {self.jaar}"

    @property
    def einde_label(self) -> str:
        """`eind 2020`, `eind maart 2020`: how a sentence names the peildatum."""
        maand = {1: "maart ", 2: "juni ", 3: "september ", 4: ""}[self.nummer]
        return f"eind {maand}{self.jaar}"


_EERSTE = 2012 * 4 + 3
_LAATSTE = 2035 * 4 + 3
EERSTE_KWARTAAL = Kwartaal(2012, 4)
LAATSTE_KWARTAAL = Kwartaal(2035, 4)


def alle_kwartalen() -> tuple[Kwartaal, ...]:
    """Every valid quarter, oldest first."""
    return tuple(
        EERSTE_KWARTAAL + n for n in range(LAATSTE_KWARTAAL - EERSTE_KWARTAAL + 1)
    )
