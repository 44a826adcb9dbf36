"""Trajectories for tests, without a database: a series up to a quarter, and its norms."""

from dataclasses import replace
from decimal import Decimal

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten import Waarde
from monitor.overzichten.trajectpagina import Doelnormen
from monitor.trajecten import Keuze, trajectory
from tests.monitor.maken import make_doel, make_waarde


def make_reeks(*waarden, tot="2020-K4", stap=1):
    """(quarter, value) up to and including `tot`, `stap` quarters apart; None is a gap."""
    laatste = Kwartaal.lees(tot)
    return tuple(
        (laatste - stap * (len(waarden) - 1 - n), _value(w))
        for n, w in enumerate(waarden)
        if w is not None
    )


def _value(waarde):
    return waarde if isinstance(waarde, Waarde) else make_waarde(waarde)


def make_ahead(*waarden, normen=(), kwartaal="2020-K4", stap=1, soort="", **velden):
    """A goal with its norms. The last of `waarden` is the stand; `normen`: {year: norm}."""
    reeks = make_reeks(*waarden, tot=kwartaal, stap=stap)
    stand = _value(waarden[-1]) if waarden else None
    jaren = tuple(
        (jaar, n if isinstance(n, Waarde) else make_waarde(n, soort=soort))
        for jaar, n in dict(normen).items()
    )
    doel = make_doel(stand, None, kwartaal, reeks=reeks, **velden)
    return Doelnormen(doel, jaren, jaren)


def make_keuze(doeljaar=2025, factor=None, doel=None):
    """What a reader chose; numbers in any form."""

    def lees(waarde):
        return None if waarde is None else Decimal(str(waarde))

    return Keuze(doeljaar, lees(factor), lees(doel))


def work(*waarden, doeljaar=2025, factor=None, doel=None, **velden):
    """The trajectory of a series, by real figures."""
    return trajectory(
        make_ahead(*waarden, **velden), make_keuze(doeljaar, factor, doel)
    )


def make_example():
    """A goal with an invented figure and norm, and nothing real."""
    stand = make_waarde(600, voorbeeld=True)
    reeks = make_reeks(
        *(make_waarde(w, voorbeeld=True) for w in (560, 570, 580, 590, 600))
    )
    echt = make_doel(None, None)
    doel = make_doel(stand, None, reeks=reeks)
    norm = ((2025, make_waarde(1000, voorbeeld=True)),)
    return Doelnormen(replace(doel, zonder_voorbeeld=echt), norm, ())
