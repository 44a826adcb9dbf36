"""From the rows of a table to the sheet of its download: every column, raw numbers.

A figure that is not known stays an empty cell, never 0; why it is empty stands beside it.
The tables beside those of areas are in `uitvoer_pagina` and `uitvoer_uitleg`.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron, Indicator
from banenafspraak.siteadres import absolute
from monitor import blik, zinnen
from monitor.bronnenlijst import full_title
from monitor.cijferlink import origin_of
from monitor.overzichten.waarden import Doel, Regel, Waarde
from monitor.zinnen.omrekenen import which
from monitor.zinnen.terugkijken import as_known
from regio.namen import maak_slug

Kolom = tuple[str, Callable[[Regel], object]]

VOORBEELD_NOOT = (
    "Let op: in dit bestand staan voorbeeldcijfers. Die zijn verzonnen. "
    "U herkent ze aan ‘ja’ in de kolom Voorbeeld."
)
AFZENDER = "Banenafspraakmonitor"
GEEN_BRON = "Bron: er is geen cijfer en geen norm bekend."
_LANGSTE_NAAM = 100


def _number(waarde: Waarde | None):
    return waarde.waarde if waarde else None


def flag(aan: object) -> str:
    """A yes, or nothing."""
    return "ja" if aan else ""


def _named(waarde: Waarde) -> str:
    if not waarde.bekend:
        return ""
    return "ja" if waarde.peildatum_genoemd else "nee"


def sources(waarde: Waarde | None) -> str:
    """The short titles of what a value rests on."""
    return "; ".join(b.korte_titel for b in waarde.bronnen) if waarde else ""


def _explanation(waarde: Waarde) -> str:
    return "" if waarde.te_klein else waarde.toelichting


def _missing(doel: Doel) -> str:
    """What a sum misses, of the figure and of the norm."""
    delen = []
    for waarde, wat in ((doel.stand, "cijfer"), (doel.doelstelling, "norm")):
        if waarde and waarde.ontbreekt:
            delen.append(f"{wat}: {', '.join(waarde.ontbreekt)}")
    return "; ".join(delen)


def _why_unknown(doel: Doel) -> str:
    """Why the cell of the figure is empty."""
    stand = doel.stand
    if stand is None:
        return "geen cijfer in onze bronnen"
    if stand.neutraal:
        return stand.reden
    if stand.te_klein:
        return "te klein om te tonen"
    return "" if stand.bekend else stand.reden or zinnen.NIET_BEKEND


def _period(doel: Doel) -> str:
    vanaf = doel.stand.vanaf if doel.stand else None
    tekst = zinnen.moment(doel.indicator, doel.kwartaal, vanaf)
    return zinnen.met_hoofdletter(tekst)


def has_example(doel: Doel) -> bool:
    """Whether anything in the row is an example; other columns say what."""
    return any(waarde.voorbeeld for waarde in shown_values(doel))


def shown_values(doel: Doel) -> list[Waarde]:
    """Every value of the row."""
    laatst = doel.laatst.stand if doel.laatst else None
    return [w for w in (doel.stand, doel.doelstelling, laatst) if w]


def _norm(kies: Callable[[Waarde], object]) -> Callable[[Regel], object]:
    return lambda r: kies(r.doel.doelstelling) if r.doel.doelstelling else ""


def _stand(kies: Callable[[Waarde], object]) -> Callable[[Regel], object]:
    return lambda r: kies(r.doel.stand) if r.doel.stand else ""


def _last(kies: Callable) -> Callable[[Regel], object]:
    return lambda r: kies(r.doel.laatst) if r.doel.laatst else None


def corrected_on(waarde: Waarde) -> object:
    """The day of the last correction."""
    return waarde.correctie.op if waarde.correctie else None


def was(waarde: Waarde) -> object:
    """The number before; empty when that was not known or may not be told."""
    return _number(waarde.correctie.was) if waarde.correctie else None


def why_corrected(waarde: Waarde) -> str:
    """The reason that the deliverer gives in public."""
    return waarde.correctie.reden if waarde.correctie else ""


def _origin(regel) -> str:
    """The full address of the page about this figure and its norm; "" where there is
    neither."""
    doel = regel.doel
    if not (doel.stand or doel.doelstelling):
        return ""
    return absolute(origin_of(doel, getattr(regel, "deel", None)))


def of_then(waarde: Waarde) -> str:
    """Of which area a number is that is not of that of now: `met Weesp`."""
    verschil = waarde.grenzen_van_toen
    return which(verschil) if verschil else ""


GEBIED: list[Kolom] = [
    ("Code", lambda r: r.gebied.code),
    ("Naam", lambda r: r.gebied.naam),
    ("Soort gebied", lambda r: r.gebied.get_soort_display()),
]
PLAATS: list[Kolom] = [
    ("Regio", lambda r: r.regio.naam if r.regio else ""),
    ("Inwoners (2023)", lambda r: r.inwoners),
]
DEEL: list[Kolom] = [("Deel", lambda r: r.deel.naam if r.deel else "")]
MOMENT: list[Kolom] = [
    ("Onderwerp", lambda r: r.doel.indicator.naam),
    ("Periode", lambda r: _period(r.doel)),
    ("Stand op", lambda r: r.doel.kwartaal.peildatum),
]
STAND: list[Kolom] = [
    ("Bereikt", lambda r: _number(r.doel.stand)),
    ("Eenheid", lambda r: r.doel.indicator.eenheid),
    ("Getoond als", lambda r: zinnen.getal(r.doel.stand, r.doel.indicator)),
]
NORM: list[Kolom] = [
    ("Norm", lambda r: _number(r.doel.doelstelling)),
    (
        "Eenheid van de norm",
        lambda r: r.doel.indicator.eenheid_norm or r.doel.indicator.eenheid,
    ),
    ("Soort norm", _norm(lambda w: w.soort)),
    ("Versie van de norm", _norm(lambda w: w.versie)),
    ("Deel van de norm (%)", lambda r: r.voortgang.percentage),
    ("Te weinig of te gaan", lambda r: r.voortgang.tekort),
    ("Boven de norm", lambda r: r.voortgang.overschot),
    ("Verschil met een jaar eerder", lambda r: r.doel.verschil_jaar),
    ("Status", lambda r: zinnen.status_kort(r.voortgang)),
]
HERKOMST: list[Kolom] = [
    ("Voorbeeld", lambda r: flag(has_example(r.doel))),
    ("Cijfer is voorbeeld", _stand(lambda w: flag(w.voorbeeld))),
    ("Voorlopig", _stand(lambda w: flag(w.voorlopig))),
    ("Benadering", _stand(lambda w: w.benadering)),
    ("Afgeleid", _stand(lambda w: flag(w.afgeleid))),
    ("Afgeleid uit", _stand(lambda w: w.afgeleid_uit)),
    ("Peildatum genoemd", _stand(_named)),
    ("Ontbreekt in de som", lambda r: _missing(r.doel)),
    ("Waarom niet bekend", lambda r: _why_unknown(r.doel)),
    ("Toelichting", _stand(_explanation)),
    ("Gecorrigeerd op", _stand(corrected_on)),
    ("Was", _stand(was)),
    ("Reden van de correctie", _stand(why_corrected)),
    ("Bron van het cijfer", lambda r: sources(r.doel.stand)),
    ("Herkomst", lambda r: _origin(r)),
]
HERKOMST_NORM: list[Kolom] = [
    ("Norm is voorbeeld", _norm(lambda w: flag(w.voorbeeld))),
    ("Norm afgeleid", _norm(lambda w: flag(w.afgeleid))),
    ("Norm afgeleid uit", _norm(lambda w: w.afgeleid_uit)),
    ("Norm gecorrigeerd op", _norm(corrected_on)),
    ("Norm was", _norm(was)),
    ("Bron van de norm", lambda r: sources(r.doel.doelstelling)),
]
GRENZEN: list[Kolom] = [
    ("Cijfer met grenzen van toen", _stand(of_then)),
    ("Norm met grenzen van toen", _norm(of_then)),
]
LAATST: list[Kolom] = [
    ("Laatst bekend op", _last(lambda m: m.kwartaal.peildatum)),
    ("Laatst bekend", _last(lambda m: _number(m.stand))),
    ("Laatst bekend is voorbeeld", _last(lambda m: flag(m.stand.voorbeeld))),
    ("Bron van laatst bekend", _last(lambda m: sources(m.stand))),
]


def area_sheet(
    regels: Iterable[Regel],
    *,
    titel: str,
    naam: str,
    indicator: Indicator,
    kolommen: list[Kolom] = PLAATS,
    selectie: str = "",
) -> Blad:
    """The sheet of these rows, in this order. `kolommen`: those beside area and figure;
    `selectie`: which rows were chosen, when not all."""
    noten = [f"Selectie: {selectie}."] if selectie else []
    if indicator.kanttekening_eenheid:
        noten.append(f"{zinnen.met_hoofdletter(indicator.kanttekening_eenheid)}.")
    return sheet(
        list(regels),
        [
            *(*GEBIED, *kolommen, *MOMENT, *STAND, *NORM),
            *(*HERKOMST, *HERKOMST_NORM, *LAATST),
        ],
        titel=titel,
        naam=naam,
        noten=noten,
    )


def sheet(
    regels: list[Regel],
    kolommen: list[Kolom],
    *,
    titel: str,
    naam: str,
    noten: Iterable[str] = (),
) -> Blad:
    """The columns of these rows, with the sources of what they show below them."""
    waarden = [waarde for r in regels for waarde in shown_values(r.doel)]
    if any(waarde.grenzen_van_toen for waarde in waarden):
        kolommen = [*kolommen, *GRENZEN]
    return finished_sheet(
        regels, kolommen, titel=titel, naam=naam, noten=noten, waarden=waarden
    )


def finished_sheet(
    regels: list,
    kolommen: list[tuple[str, Callable]],
    *,
    titel: str,
    naam: str,
    noten: Iterable[str] = (),
    waarden: Iterable[Waarde],
) -> Blad:
    """Any rows with their columns; `waarden`: every value they show, for its source and
    to mark the file when one is an example."""
    waarden = list(waarden)
    bekend = as_known(blik.current())
    documenten = {b.pk: b for waarde in waarden for b in waarde.bronnen}.values()
    voorbeeld = any(waarde.voorbeeld for waarde in waarden)
    return Blad(
        titel=f"{'Voorbeeld: ' if voorbeeld else ''}{titel}. {AFZENDER}. {bekend}".rstrip(),
        koppen=tuple(kop for kop, _ in kolommen),
        rijen=tuple(tuple(kies(r) for _, kies in kolommen) for r in regels),
        noten=(
            *([VOORBEELD_NOOT] if voorbeeld else []),
            *([f"{bekend} Latere wijzigingen staan hier niet in."] if bekend else []),
            *noten,
            *([f"Bron: {bron_line(b)}" for b in documenten] or [GEEN_BRON]),
        ),
        bestandsnaam=file_name(naam, voorbeeld=voorbeeld),
    )


def with_note(blad: Blad, noot: str) -> Blad:
    """The sheet with one note more, before its sources; itself without one."""
    if not noot:
        return blad
    plek = next(
        (n for n, oud in enumerate(blad.noten) if oud.startswith("Bron: ")),
        len(blad.noten),
    )
    return replace(blad, noten=(*blad.noten[:plek], noot, *blad.noten[plek:]))


def bron_line(bron: Bron) -> str:
    """The document in full, with its address."""
    return f"{full_title(bron)}, {bron.url}" if bron.url else full_title(bron)


def file_name(naam: str, *, voorbeeld: bool = False) -> str:
    """`beschut-werk-per-gemeente-2020-k4`, in plain letters and not endless."""
    kort = maak_slug(naam)[:_LANGSTE_NAAM].strip("-") + of_day()
    return kort + ("-met-voorbeeld" if voorbeeld else "")


def of_day() -> str:
    """Behind the name of a file that looks otherwise: `-bekend-op-2021-06-30`,
    `-grenzen-van-nu`."""
    nu = blik.current()
    dag = f"-bekend-op-{maak_slug(nu.bekend_op)}" if nu.bekend_op else ""
    return dag + ("-grenzen-van-nu" if nu.grenzen_van_nu else "")


def members_name(indicator: Indicator, wat: str, kwartaal: Kwartaal) -> str:
    """What the file of a table is about."""
    return f"{indicator.code} {wat} {kwartaal}"
