"""The sheet of a regional norm divided over its gemeenten: what it is stands in every row."""

import datetime
from dataclasses import replace

from banenafspraak.bladen import Blad
from banenafspraak.siteadres import absolute
from monitor.cijferlink import figure_url
from monitor.overzichten.normverdeling import Normverdeling
from monitor.uitvoer import finished_sheet, sources
from monitor.zinnen.normverdeling import GEEN_TAAK, HOE, LABEL, key_name, key_sentences


def division_sheet(v: Normverdeling) -> Blad:
    """A row per gemeente, and the sum, which is the norm."""
    kolommen = [
        ("Gebied", lambda d: d.gebied.naam),
        ("Code", lambda d: d.gebied.code),
        ("Regio", lambda d: v.regio.naam),
        ("Onderwerp", lambda d: v.indicator.naam),
        ("Geldt op", lambda d: datetime.date(v.jaar, 12, 31)),
        ("Sleutel", lambda d: key_name(v)),
        ("Aantal in de sleutel", lambda d: d.sleutel.waarde),
        ("Aandeel in de norm", lambda d: d.deel),
        ("Wat dit is", lambda d: LABEL),
        ("Bron van de sleutel", lambda d: sources(d.sleutel)),
        ("Bron van de norm", lambda d: sources(v.norm)),
        ("Herkomst van de sleutel", lambda d: _origin(v, d)),
    ]
    blad = finished_sheet(
        list(v.delen),
        kolommen,
        titel=f"De norm van {v.regio.naam} voor eind {v.jaar}, verdeeld naar "
        f"{key_name(v)}: {LABEL}",
        naam=f"{v.indicator.code} verdeling {v.regio.slug} {v.jaar} {v.sleutel.code}",
        noten=[GEEN_TAAK, *key_sentences(v), HOE],
        waarden=[v.norm, *(d.sleutel for d in v.delen)],
    )
    return replace(blad, rijen=(*blad.rijen, _sum_row(v, blad.koppen)))


def _sum_row(v: Normverdeling, koppen: tuple[str, ...]) -> tuple:
    gevuld = {
        "Gebied": "Samen: de norm van de regio",
        "Code": v.regio.code,
        "Regio": v.regio.naam,
        "Onderwerp": v.indicator.naam,
        "Geldt op": datetime.date(v.jaar, 12, 31),
        "Sleutel": key_name(v),
        "Aantal in de sleutel": v.som_sleutel,
        "Aandeel in de norm": v.som,
        "Wat dit is": v.norm.soort,
        "Bron van de norm": sources(v.norm),
    }
    return tuple(gevuld.get(kop) for kop in koppen)


def _origin(v: Normverdeling, deel) -> str:
    url = figure_url(deel.sleutel, v.sleutel, deel.gebied, v.moment)
    return absolute(url) if url else ""
