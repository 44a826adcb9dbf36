"""From the rows of a table to the sheet of its download: every column, raw numbers.

A figure that is not known stays an empty cell, never 0; why it is empty stands beside it.
"""

from collections.abc import Callable, Iterable

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron, Indicator
from monitor import zinnen
from monitor.bronnenlijst import full_title
from monitor.exporteren import Blad
from monitor.overzichten.waarden import Doel, Regel, Waarde
from regio.namen import maak_slug

Kolom = tuple[str, Callable[[Regel], object]]

VOORBEELD_NOOT = (
    "Let op: in dit bestand staan voorbeeldcijfers. Die zijn verzonnen. "
    "U herkent ze aan ‘ja’ in de kolom Voorbeeld."
)
AFZENDER = "Banenafspraakmonitor"


def _number(waarde: Waarde | None):
    return waarde.waarde if waarde else None


def _flag(aan: object) -> str:
    return "ja" if aan else ""


def _named(waarde: Waarde) -> str:
    if not waarde.bekend:
        return ""
    return "ja" if waarde.peildatum_genoemd else "nee"


def _sources(waarde: Waarde | None) -> str:
    return "; ".join(b.korte_titel for b in waarde.bronnen) if waarde else ""


def _missing(doel: Doel) -> str:
    """What a sum misses, of the figure and of the norm."""
    delen = []
    for waarde, wat in ((doel.stand, "cijfer"), (doel.doelstelling, "norm")):
        if waarde and waarde.ontbreekt:
            delen.append(f"{wat}: {', '.join(waarde.ontbreekt)}")
    return "; ".join(delen)


def _example(doel: Doel) -> str:
    waarden = (doel.stand, doel.doelstelling)
    return _flag(any(w and w.voorbeeld for w in waarden))


def _norm(kies: Callable[[Waarde], object]) -> Callable[[Regel], object]:
    return lambda r: kies(r.doel.doelstelling) if r.doel.doelstelling else ""


def _stand(kies: Callable[[Waarde], object]) -> Callable[[Regel], object]:
    return lambda r: kies(r.doel.stand) if r.doel.stand else ""


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
CIJFER: list[Kolom] = [
    ("Stand op", lambda r: r.doel.kwartaal.peildatum),
    ("Bereikt", lambda r: _number(r.doel.stand)),
    ("Eenheid", lambda r: r.doel.indicator.eenheid),
    ("Getoond als", lambda r: zinnen.getal(r.doel.stand, r.doel.indicator)),
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
    ("Voorbeeld", lambda r: _example(r.doel)),
    ("Voorlopig", _stand(lambda w: _flag(w.voorlopig))),
    ("Benadering", _stand(lambda w: w.benadering)),
    ("Afgeleid", _stand(lambda w: _flag(w.afgeleid))),
    ("Afgeleid uit", _stand(lambda w: w.afgeleid_uit)),
    ("Peildatum genoemd", _stand(_named)),
    ("Ontbreekt in de som", lambda r: _missing(r.doel)),
    ("Waarom niet bekend", _stand(lambda w: w.reden)),
    ("Laatst bekend op", lambda r: r.doel.laatst.kwartaal.peildatum if r.doel.laatst else None),
    ("Laatst bekend", lambda r: _number(r.doel.laatst.stand) if r.doel.laatst else None),
    ("Bron van het cijfer", lambda r: _sources(r.doel.stand)),
    ("Bron van de norm", lambda r: _sources(r.doel.doelstelling)),
]  # fmt: skip


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
    regels = list(regels)
    alle = [*GEBIED, *kolommen, *CIJFER]
    voorbeeld = any(_example(r.doel) for r in regels)
    noten = [f"Bron: {bron_line(b)}" for b in _documents(regels)]
    if indicator.kanttekening_eenheid:
        noten.insert(0, f"{zinnen.met_hoofdletter(indicator.kanttekening_eenheid)}.")
    if selectie:
        noten.insert(0, f"Selectie: {selectie}.")
    if voorbeeld:
        noten.insert(0, VOORBEELD_NOOT)
    return Blad(
        titel=f"{'Voorbeeld: ' if voorbeeld else ''}{titel}. {AFZENDER}.",
        koppen=tuple(kop for kop, _ in alle),
        rijen=tuple(tuple(kies(r) for _, kies in alle) for r in regels),
        noten=tuple(noten) or ("Bron: er is geen cijfer en geen norm bekend.",),
        bestandsnaam=file_name(naam, voorbeeld=voorbeeld),
    )


def _documents(regels: list[Regel]) -> list[Bron]:
    """The sources of what the sheet shows, each once."""
    waarden = [
        w
        for r in regels
        for w in (
            r.doel.stand,
            r.doel.doelstelling,
            r.doel.laatst.stand if r.doel.laatst else None,
        )
        if w
    ]
    return list({b.pk: b for w in waarden for b in w.bronnen}.values())


def bron_line(bron: Bron) -> str:
    """The document in full, with its address."""
    return f"{full_title(bron)}, {bron.url}" if bron.url else full_title(bron)


def file_name(naam: str, *, voorbeeld: bool = False) -> str:
    """`beschut-werk-per-gemeente-2020-k4`, in plain letters."""
    return maak_slug(naam) + ("-met-voorbeeld" if voorbeeld else "")


def members_name(indicator: Indicator, wat: str, kwartaal: Kwartaal) -> str:
    """What the file of a table is about."""
    return f"{indicator.code} {wat} {kwartaal}"
