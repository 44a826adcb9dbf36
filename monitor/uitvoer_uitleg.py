"""The sheets of pages that explain: the history of a norm, and the list of sources."""

import datetime
from collections.abc import Iterable

from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from banenafspraak.siteadres import absolute
from monitor import zinnen
from monitor.cijferlink import norm_url
from monitor.overzichten.bronnen import Brongebruik
from monitor.overzichten.indicatorpagina import Normregel
from monitor.uitvoer import (
    AFZENDER,
    DEEL,
    GEBIED,
    corrected_on,
    file_name,
    finished_sheet,
    flag,
    of_then,
    sources,
    was,
    why_corrected,
)
from regio.models import Gebied

_NORM = [
    ("Geldt op", lambda r: datetime.date(r.jaar, 12, 31)),
    ("Norm", lambda r: r.norm.waarde),
    ("Getoond als", lambda r: zinnen.getal(r.norm)),
    ("Soort norm", lambda r: r.norm.soort),
    ("Versie", lambda r: r.norm.versie),
    ("Voorbeeld", lambda r: flag(r.norm.voorbeeld)),
    ("Voorlopig", lambda r: flag(r.norm.voorlopig)),
    ("Benadering", lambda r: r.norm.benadering),
    ("Afgeleid", lambda r: flag(r.norm.afgeleid)),
    ("Afgeleid uit", lambda r: r.norm.afgeleid_uit),
    ("Waarom niet bekend", lambda r: r.norm.reden),
    ("Toelichting", lambda r: r.norm.toelichting),
    ("Gecorrigeerd op", lambda r: corrected_on(r.norm)),
    ("Was", lambda r: was(r.norm)),
    ("Reden van de correctie", lambda r: why_corrected(r.norm)),
    ("Bron van de norm", lambda r: sources(r.norm)),
]


def _origin(regel: Normregel, indicator: Indicator) -> str:
    """The full address of the page about this norm."""
    waar = (regel.gebied, Kwartaal(regel.jaar, 4), regel.deel)
    url = norm_url(regel.norm, indicator, *waar)
    return absolute(url) if url else ""


def norms_sheet(
    normen: Iterable[Normregel], indicator: Indicator, gebied: Gebied | None = None
) -> Blad:
    """Every norm of an indicator: all years, as published; of all areas or of one."""
    normen = list(normen)
    grenzen = [("Met grenzen van toen", lambda r: of_then(r.norm))]
    waar = f" in {gebied.naam}" if gebied else ""
    eenheid = indicator.eenheid_norm or indicator.eenheid
    return finished_sheet(
        normen,
        [
            *(*GEBIED, *DEEL, ("Onderwerp", lambda r: indicator.naam), *_NORM[:2]),
            ("Eenheid van de norm", lambda r: eenheid),
            *_NORM[2:],
            ("Herkomst", lambda r: _origin(r, indicator)),
            *(grenzen if any(r.norm.grenzen_van_toen for r in normen) else []),
        ],
        titel=f"De norm van {indicator.naam.lower()}{waar} door de jaren heen",
        naam=f"{indicator.code} normen {gebied.slug if gebied else ''}".strip(),
        waarden=[r.norm for r in normen],
    )


def sources_sheet(bronnen: Iterable[Brongebruik], gebruik_van) -> Blad:
    """Every document once. `gebruik_van`: what it is used for, in words."""
    bronnen = list(bronnen)
    kolommen = [
        ("Sleutel", lambda b: b.bron.sleutel),
        ("Uitgever", lambda b: b.bron.uitgever),
        ("Titel", lambda b: b.bron.titel),
        ("Kenmerk", lambda b: b.bron.kenmerk),
        ("Datum", lambda b: b.bron.datum),
        ("Hoe precies de datum is", lambda b: b.bron.get_datum_soort_display()),
        ("Soort bron", lambda b: b.bron.get_soort_display()),
        ("Adres", lambda b: b.bron.url),
        ("Aantal cijfers", lambda b: sum(g.cijfers for g in b.gebruik)),
        ("Aantal normen", lambda b: sum(g.normen for g in b.gebruik)),
        ("Aantal kanttekeningen", lambda b: b.notities),
        ("Aantal maatregelen", lambda b: b.maatregelen),
        ("Aantal raadsstukken", lambda b: b.stukken),
        ("Gebruikt voor", gebruik_van),
    ]
    return Blad(
        titel=f"Alle bronnen. {AFZENDER}.",
        koppen=tuple(kop for kop, _ in kolommen),
        rijen=tuple(tuple(kies(b) for _, kies in kolommen) for b in bronnen),
        noten=(
            "Bron: de documenten in deze lijst. "
            "Een datum die niet op de dag bekend is, staat op de laatste dag.",
        ),
        bestandsnaam=file_name("bronnen"),
    )
