"""A small world in which one figure has a history."""

from banenafspraak.leveringen import hand_in, publish, withdraw
from banenafspraak.models import Levering
from tests.builders import (
    build_cijfer,
    make_gemeente,
    make_indicator,
    make_land,
    make_regio,
    moment,
)

EERST, TWEEDE, DERDE, VIERDE = (
    moment("2026-03-02 10:00"),
    moment("2026-05-11 14:04"),
    moment("2026-08-20 09:30"),
    moment("2026-11-02 16:15"),
)


class Wereld:
    """A gemeente in a region of the nation, and one indicator of each kind."""

    def __init__(self):
        self.land = make_land()
        self.regio = make_regio()
        self.gemeente = make_gemeente("Huizen", regio=self.regio)
        niveaus = ["land", "arbeidsmarktregio", "gemeente"]
        self.banen = make_indicator(
            niveaus=niveaus, telwoord_kort="banen", weergave="norm", frequentie="jaar"
        )
        self.mensen = make_indicator(
            "beschut-werk",
            eenheid="personen",
            aard="stand",
            niveaus=niveaus,
            optelbaar=True,
            weergave="norm",
        )
        self.stroom = make_indicator(
            "uitstroom", aard="stroom", niveaus=niveaus, weergave="opbouw"
        )

    def figure(self, waarde, kwartaal="2025-K4", **velden):
        """A figure of Huizen to deliver; None is not known."""
        velden.setdefault("gebied", self.gemeente)
        velden.setdefault("indicator", self.banen)
        if waarde is None:
            velden.setdefault("reden_onbekend", "nog niet bekend")
        return build_cijfer(waarde, kwartaal, **velden)


def deliver(rij, op, reden="", *, door=None, akkoord=None, **velden):
    """Publish one row at `op`, over what was known."""
    levering = Levering(
        gebied=rij.gebied, reden=reden, ingediend_door=door, ingediend_op=op, **velden
    )
    hand_in(levering, [rij])
    publish(levering, moment=op, door=akkoord)
    return rij


def take_away(rij, op, reden=""):
    """Withdraw a current row."""
    levering = Levering.objects.create(
        gebied=rij.gebied, status="vastgesteld", vastgesteld_op=op, reden=reden
    )
    withdraw([rij], levering, op)
