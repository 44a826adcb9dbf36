"""Made-up maps: regions and gemeenten of the shipped places, with figures of the tests' own."""

import csv
import json
import random
from functools import cache
from pathlib import Path

from django.conf import settings

from monitor.kaart import Kaart, Klasse, Vlek

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@cache
def _rijen(naam):
    with (FIXTURES / naam).open(encoding="utf-8") as bestand:
        return tuple(csv.DictReader(bestand))


@cache
def omtrek():
    ringen = json.loads((FIXTURES / "omtrek.json").read_text())["ringen"]
    return tuple(tuple(map(tuple, ring)) for ring in ringen)


def plekken():
    return {
        r["code"]: (float(r["lengtegraad"]), float(r["breedtegraad"]))
        for r in _rijen("ligging.csv")
    }


def namen():
    return {r["code"]: r["naam"] for r in _rijen("gebieden.csv")}


def leden(regio, dag):
    """The codes that were part of a region on a day."""
    return sorted(
        r["gebied"]
        for r in _rijen("indelingen.csv")
        if r["onderdeel_van"] == regio
        and r["van"] <= dag
        and (not r["tot"] or dag < r["tot"])
        and r["gebied"] in plekken()
    )


def make_vlek(naam="Hilversum", plek=(5.17, 52.23), klasse=Klasse.GEHAALD, **velden):
    velden = {
        "sleutel": naam,
        "maat": 10.0,
        "uitleg": f"{naam}: {klasse}",
        "tekst": "104%",
        "nummer": 1,
        "url": f"/x/{naam}/",
        **velden,
    }
    return Vlek(naam=naam, plek=plek, klasse=klasse, **velden)


def make_kaart(vlekken, maat="norm", **velden):
    velden = {
        "titel": "Kaart",
        "ondertitel": "Eind 2020.",
        "omschrijving": "Alle gebieden.",
        "maat_naam": "Norm, plekken",
        "omtrek": omtrek(),
        **velden,
    }
    return Kaart(vlekken=tuple(vlekken), maat=maat, **velden)


def _mengsel(toeval, voorbeeld=True):
    procent = toeval.randint(30, 125)
    if procent >= 100:
        klasse = Klasse.GEHAALD
    elif procent >= 75:
        klasse = Klasse.TRAP_1
    else:
        klasse = Klasse.TRAP_2 if procent >= 50 else Klasse.TRAP_3
    return {"klasse": klasse, "tekst": f"{procent}%", "voorbeeld": voorbeeld}


def land(zaad=1, dag="2020-12-31"):
    """35 regions with figures of all kinds."""
    toeval = random.Random(zaad)
    codes = sorted((c for c in namen() if c.startswith("AM")), key=namen().get)
    vlekken = []
    for nummer, code in enumerate(codes, start=1):
        punten = [plekken()[lid] for lid in leden(code, dag)]
        plek = tuple(sum(p[i] for p in punten) / len(punten) for i in (0, 1))
        soort = _mengsel(toeval)
        if nummer % 9 == 0:
            soort = {"klasse": Klasse.ONBEKEND, "tekst": "niet bekend"}
        vlekken.append(
            make_vlek(
                namen()[code],
                plek,
                sleutel=code,
                maat=toeval.uniform(500, 5500),
                nummer=nummer,
                **soort,
            )
        )
    return make_kaart(vlekken, maat_naam="Norm, banen")


def regio(naam, dag="2020-12-31", zaad=1):
    """A region by its gemeenten of a day."""
    toeval = random.Random(zaad)
    code = next(c for c, n in namen().items() if n == naam and c.startswith("AM"))
    vlekken = []
    for nummer, lid in enumerate(leden(code, dag), start=1):
        soort = _mengsel(toeval)
        if nummer % 4 == 0:
            soort = {"klasse": Klasse.TE_KLEIN, "tekst": "1 t/m 4"}
        if nummer % 5 == 0:
            soort = {"klasse": Klasse.ONBEKEND, "tekst": "niet bekend"}
        vlekken.append(
            make_vlek(
                namen()[lid],
                plekken()[lid],
                sleutel=lid,
                maat=toeval.uniform(1, 60),
                nummer=nummer,
                **soort,
            )
        )
    midden = tuple(sum(v.plek[i] for v in vlekken) / len(vlekken) for i in (0, 1))
    return make_kaart(vlekken, zoeker=midden)


KAARTEN = {
    "land": lambda: land(),
    "land, andere cijfers": lambda: land(zaad=7),
    "Gooi en Vechtstreek 2020": lambda: regio("Gooi en Vechtstreek"),
    "Groningen 2017": lambda: regio("Groningen", "2017-12-31"),
    "Friesland": lambda: regio("Friesland"),
    "Zuid-Limburg": lambda: regio("Zuid-Limburg"),
}
