"""The sheet of the versions of one figure, of its norm and of the own ambition."""

from dataclasses import dataclass

from banenafspraak.bladen import Blad
from banenafspraak.siteadres import absolute
from monitor import blik, zinnen
from monitor.bronnenlijst import full_title
from monitor.herkomst import page_of_then
from monitor.overzichten.herkomst import Herkomst
from monitor.overzichten.versies import Versie, Wijziging
from monitor.uitvoer import finished_sheet, flag
from monitor.zinnen import herkomst as woorden


@dataclass(frozen=True, slots=True)
class _Rij:
    wat: str
    versie: Versie
    h: Herkomst

    @property
    def indicator(self):
        """How to write the number: a norm is no percentage and no amount of money."""
        return self.h.indicator if self.wat == "cijfer" else None


def _day(tijdstip):
    return blik.as_day(tijdstip) if tijdstip else None


_KOLOMMEN = [
    ("Onderdeel", lambda r: r.wat),
    ("Code", lambda r: r.h.gebied.code),
    ("Naam", lambda r: r.h.gebied.naam),
    ("Onderwerp", lambda r: r.h.indicator.naam),
    ("Deel", lambda r: r.h.deel.naam if r.h.deel else ""),
    ("Stand op", lambda r: r.h.kwartaal.peildatum),
    ("Bekend vanaf", lambda r: _day(r.versie.vanaf)),
    ("Tijd", lambda r: woorden.vanaf_wanneer(r.versie)[1]),
    ("Bekend tot", lambda r: _day(r.versie.tot)),
    ("Getal", lambda r: r.versie.waarde.waarde),
    ("Getoond als", lambda r: zinnen.getal(r.versie.waarde, r.indicator)),
    ("Wat er gebeurde", lambda r: str(r.versie.wijziging)),
    ("Was", lambda r: r.versie.was.waarde if r.versie.was else None),
    ("Reden", lambda r: r.versie.reden),
    ("Voorbeeld", lambda r: flag(r.versie.waarde.voorbeeld)),
    ("Voorlopig", lambda r: flag(r.versie.waarde.voorlopig)),
    ("Toelichting", lambda r: r.versie.waarde.toelichting),
    ("Geleverd door", lambda r: r.versie.afzender),
    ("Ingediend op", lambda r: _day(r.versie.ingediend_op)),
    ("Akkoord van een tweede persoon", lambda r: flag(r.versie.nagekeken)),
    ("Akkoord op", lambda r: _day(r.versie.akkoord_op)),
    ("Bron", lambda r: full_title(r.versie.bron) if r.versie.bron else ""),
    ("Adres van de bron", lambda r: r.versie.bron.url if r.versie.bron else ""),
    ("Pagina van dat moment", lambda r: _page(r)),
]


def _page(rij: _Rij) -> str:
    if rij.versie.wijziging is Wijziging.VOORBEELD:
        return ""
    return absolute(page_of_then(rij.h, rij.versie))


def versions_sheet(h: Herkomst) -> Blad:
    """Every version, newest first; the figure before the norm."""
    onderdelen = (("cijfer", h.cijfer), ("norm", h.norm), ("eigen ambitie", h.ambitie))
    rijen = [
        _Rij(wat, versie, h)
        for wat, onderdeel in onderdelen
        for versie in onderdeel.geschiedenis.alle
    ]
    deel = h.deel.code if h.deel else ""
    return finished_sheet(
        rijen,
        _KOLOMMEN,
        titel=f"Herkomst en geschiedenis: {woorden.over_welk_cijfer(h)}",
        naam=f"herkomst {h.indicator.code} {deel} {h.gebied.slug} {h.kwartaal}",
        waarden=[rij.versie.waarde for rij in rijen],
    )
