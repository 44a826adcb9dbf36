"""Example extra banen per region: norms from the national ones, and a line per quarter.

A region of which real norms or figures ship is left to those, except Gooi en Vechtstreek:
what is known of Groningen lies at twice its norm, and an invented line through that would
not be mild. So the map also shows what "niet bekend" looks like.
"""

from collections.abc import Iterator

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.verdeling import verdeel
from banenafspraak.voorbeeld.feiten import Feiten
from banenafspraak.voorbeeld.lijnen import (
    Lijn,
    bent_through,
    door,
    quarters,
    tussen,
    year_ends,
)
from banenafspraak.voorbeeld.rij import Voorbeeldrij
from regio.models import Gebied

INDICATOR = "banenafspraak"
EERSTE, LAATSTE = Kwartaal(2016, 4), Kwartaal(2025, 4)
EERSTE_NORM = 2015
GOOI = "AM12"

# December gains jobs, the first quarter loses them.
SEIZOEN = {1: -0.012, 2: -0.004, 3: 0.004, 4: 0.012}

# The letter of the Werkkamer: the norm is missed time after time, 68% at the end of 2020.
DEEL_VAN_GOOI = {2016: 0.74, 2018: 0.69, 2020: 0.676, 2022: 0.73, 2025: 0.79}
DELEN = ("markt", "overheid", "inleen")


def rows(feiten: Feiten) -> Iterator[Voorbeeldrij]:
    """Norms, totals and sectors of every region without real ones, and of Gooi."""
    normen = norms_per_region(feiten)
    for regio in feiten.regions(LAATSTE.peildatum):
        if regio.code != GOOI and feiten.has_any(INDICATOR, regio):
            continue
        eigen = normen[regio.code]
        for jaar, norm in eigen.items():
            yield Voorbeeldrij(INDICATOR, regio, jaar, norm)
        stand = _line(feiten, regio, eigen)
        for kwartaal in quarters(EERSTE, LAATSTE):
            totaal = round(stand(kwartaal))
            yield Voorbeeldrij(INDICATOR, regio, kwartaal, totaal)
            sectoren = verdeel(totaal, _sectors(regio, kwartaal))
            for deel, waarde in sectoren.items():
                yield Voorbeeldrij(INDICATOR, regio, kwartaal, waarde, deel)


def norms_per_region(feiten: Feiten) -> dict[str, dict[int, int]]:
    """By code of the region and year: the national norm shared by size, all together
    exactly that norm. In Gooi it grows as the national one does, through the real 900."""
    normen: dict[str, dict[int, int]] = {}
    land = feiten.norms(INDICATOR, feiten.land)
    gooi = next(r for r in feiten.regions(LAATSTE.peildatum) if r.code == GOOI)
    echt = feiten.norms(INDICATOR, gooi)
    for einde in year_ends(EERSTE_NORM, LAATSTE.jaar):
        landelijk = round(land[einde.jaar])
        van_gooi = round(
            door({Kwartaal(jaar, 4): norm / land[jaar] for jaar, norm in echt.items()})(
                einde
            )
            * landelijk
        )
        gewichten = {
            regio.code: feiten.size_of_region(regio, einde.peildatum)
            * tussen(0.94, 1.06, INDICATOR, regio.code)
            for regio in feiten.regions(einde.peildatum)
            if regio.code != GOOI
        }
        verdeling = verdeel(landelijk - van_gooi, gewichten) | {GOOI: van_gooi}
        for code, norm in verdeling.items():
            normen.setdefault(code, {})[einde.jaar] = norm
    return normen


def _line(feiten: Feiten, regio: Gebied, normen: dict[int, int]) -> Lijn:
    pad = door({Kwartaal(jaar, 4): norm for jaar, norm in normen.items()})
    if regio.code == GOOI:
        deel = door({Kwartaal(jaar, 4): d for jaar, d in DEEL_VAN_GOOI.items()})
    else:
        deel = door(
            {
                einde: tussen(0.89, 1.11, INDICATOR, regio.code, einde)
                for einde in year_ends(EERSTE.jaar, LAATSTE.jaar)[::3]
            }
        )

    def lijn(kwartaal: Kwartaal) -> float:
        los = tussen(-0.006, 0.006, INDICATOR, regio.code, kwartaal)
        return pad(kwartaal) * (deel(kwartaal) + SEIZOEN[kwartaal.nummer] + los)

    return bent_through(lijn, feiten.figures(INDICATOR, regio))


def _sectors(regio: Gebied, kwartaal: Kwartaal) -> dict[str, float]:
    """What part comes from markt, overheid and inleen."""
    jaren = (kwartaal - EERSTE) / 4
    overheid = tussen(0.08, 0.14, "overheid", regio.code) + 0.004 * jaren
    inleen = tussen(0.22, 0.32, "inleen", regio.code) - 0.01 * jaren
    return dict(zip(DELEN, (1 - overheid - inleen, overheid, inleen), strict=True))
