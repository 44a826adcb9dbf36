"""The numbers behind the chart of a trajectory as a sheet, with what they rest on as notes."""

from dataclasses import replace
from decimal import Decimal

from banenafspraak.bladen import Blad
from monitor import zinnen
from monitor.trajecten import Traject
from monitor.trajectgrafiek import Rij, rows_of, title_of
from monitor.uitvoer import finished_sheet, flag, sources
from monitor.zinnen import traject as zinnen_traject
from monitor.zinnen import vooruitblik as zinnen_vooruit


def trajectory_sheet(traject: Traject, naam: str) -> Blad:
    """The same rows as a file, with what they rest on as notes."""
    indicator = traject.doel.indicator
    rijen = rows_of(traject)
    waarden = [w for rij in rijen for w in (rij.stand, rij.norm) if w]
    kolommen = [
        ("Moment", lambda r: r.moment),
        ("Op", lambda r: r.dag),
        ("Bereikt", lambda r: r.stand.waarde if r.stand else None),
        ("Eenheid", lambda r: indicator.eenheid),
        ("Getoond als", lambda r: _shown(traject, r)),
        ("Norm", lambda r: r.norm.waarde if r.norm else None),
        ("Eenheid van de norm", lambda r: indicator.eenheid_norm or indicator.eenheid),
        ("Op weg naar het doel", lambda r: _cents(r.weg)),
        ("In dit tempo", lambda r: _cents(r.verwacht and r.verwacht.waarde)),
        ("Laagst van de marge", lambda r: _cents(r.verwacht and r.verwacht.laag)),
        ("Hoogst van de marge", lambda r: _cents(r.verwacht and r.verwacht.hoog)),
        ("Berekend", lambda r: flag(r.berekend)),
        ("Voorbeeld", lambda r: flag(_is_example(r))),
        ("Bron van het cijfer", lambda r: sources(r.stand)),
        ("Bron van de norm", lambda r: sources(r.norm)),
    ]
    blad = finished_sheet(
        rijen,
        kolommen,
        titel=title_of(traject).removeprefix(zinnen.VOORBEELD),
        naam=naam,
        noten=_file_notes(traject),
        waarden=waarden,
    )
    return replace(blad, noten=tuple(noot.replace("*", "") for noot in blad.noten))


def _shown(traject: Traject, rij: Rij) -> str:
    return zinnen.getal(rij.stand, traject.doel.indicator) if rij.kwartaal else ""


def _is_example(rij: Rij) -> bool:
    return rij.voorbeeld or any(w and w.voorbeeld for w in (rij.stand, rij.norm))


def _cents(waarde: Decimal | None) -> Decimal | None:
    return None if waarde is None else waarde.quantize(Decimal("0.01"))


def _file_notes(traject: Traject) -> list[str]:
    indicator = traject.doel.indicator
    noten = [" ".join(zinnen_traject.opening(traject))]
    if traject.nodig:
        noten.append(zinnen_traject.assumption(traject))
    noten += [*zinnen_vooruit.outlook(traject), *zinnen_vooruit.certainty(traject)]
    noten += zinnen_vooruit.method(traject)
    if indicator.kanttekening_eenheid:
        noten.append(f"{zinnen.met_hoofdletter(indicator.kanttekening_eenheid)}.")
    return noten
