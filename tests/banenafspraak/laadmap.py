"""A small folder of shipped files, to load and to break."""

import csv
import json
from pathlib import Path

from django.conf import settings

from banenafspraak.laden.alles import load_all
from banenafspraak.models import (
    Bron,
    Cijfer,
    Dataversie,
    Definitie,
    Indicator,
    Kanttekening,
    Levering,
    Maatregel,
    Meegeleverd,
    Norm,
    Raadsstuk,
    Uitsplitsing,
)
from regio.models import Gebied, Herindeling, Indeling

CIJFERKOP = (
    "soort,indicator,gebied,periode,vanaf,uitsplitsing,waarde,reden,benadering,voorlopig,"
    "peildatum_genoemd,afgeleid_uit,norm_soort,versie,toelichting,bron"
).split(",")

BESTANDEN = {
    "gebieden.csv": """\
        code,soort,naam,slug,geldig_van,geldig_tot,andere_namen,bron
        NL01,land,Nederland,,,,,b1
        AM12,arbeidsmarktregio,Gooi en Vechtstreek,,,,,b1
        GM0402,gemeente,Hilversum,,,,,b1
        GM0406,gemeente,Huizen,,,,,b1""",
    "ligging.csv": """\
        code,naam,breedtegraad,lengtegraad,bron
        GM0402,Hilversum,52.229,5.167,b1""",
    "indelingen.csv": """\
        gebied,onderdeel_van,van,tot,aanname,toelichting,bron
        GM0402,AM12,2015-01-01,,,,b1
        GM0406,AM12,2015-01-01,,nee,,b1""",
    "herindelingen.csv": "datum,oude_code,nieuwe_code,soort,toelichting,bron",
    "bronnen.csv": """\
        sleutel,soort,uitgever,titel,korte_titel,kenmerk,datum,datum_soort,url
        b1,officieel,UWV,Trend,UWV-trend,,2021-06-30,dag,
        b2,brief,Werkkamer,Brief,brief Werkkamer,,,onbekend,
        vb,voorbeeld,Wij,Voorbeeld,voorbeeld,,,onbekend,""",
    "kanttekeningen.csv": """\
        sleutel,indicator,gebied,van,tot,tekst,bron
        noot,banenafspraak,,,,De norm is een richtgetal.,b1""",
    "maatregelen.csv": """\
        sleutel,gebied,titel,omschrijving,eigenaar,begin,begin_soort,eind,eind_soort,stand,plan,indicatoren,bron
        loket,GM0402,Loket openen,Er komt een loket.,gemeente Hilversum,,,,,voorgenomen,,banenafspraak,b1""",
    "raadsstukken.csv": """\
        sleutel,gebied,datum,datum_soort,soort,gremium,titel,omschrijving,partijen,indicatoren,url,bron
        vragen,GM0402,2020-05-01,,vragen,gemeenteraad Hilversum,Vragen over werk,,SP|VVD,banenafspraak,,b1""",
}


def figure(waarde="608", gebied="AM12", periode="2020-K4", **cellen) -> dict:
    """One line of a file of figures."""
    return {
        "soort": "cijfer",
        "indicator": "banenafspraak",
        "gebied": gebied,
        "periode": periode,
        "uitsplitsing": "totaal",
        "waarde": waarde,
        "bron": "b1",
        **cellen,
    }


def norm(waarde="900", gebied="AM12", jaar="2020", **cellen) -> dict:
    """One line with a norm."""
    return figure(waarde, gebied, jaar, **{"soort": "norm", **cellen})


class Laadmap:
    """A folder with two indicators, four areas and no figures yet."""

    def __init__(self, pad: Path):
        self.pad = pad
        for naam, tekst in BESTANDEN.items():
            self.write(naam, "\n".join(r.strip() for r in tekst.splitlines()) + "\n")
        shipped = json.loads(
            (settings.BASE_DIR / "fixtures" / "indicatoren.json").read_text("utf-8")
        )
        self.indicatoren = [
            {**item, "uitsplitsingen": ["totaal"], "norm_van": ""}
            for item in shipped
            if item["code"] in ("banenafspraak", "beschut-werk")
        ]
        self.uitsplitsingen = [
            {
                "code": "totaal",
                "naam": "Totaal",
                "as": "",
                "volgorde": 0,
                "ten_opzichte_van": "",
            }
        ]
        self.write_json()

    def write(self, naam: str, inhoud: str | bytes) -> None:
        doel = self.pad / naam
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())

    def write_json(self) -> None:
        self.write("indicatoren.json", json.dumps(self.indicatoren))
        self.write("uitsplitsingen.json", json.dumps(self.uitsplitsingen))

    def replace(self, naam: str, oud: str, nieuw: str) -> None:
        tekst = (self.pad / naam).read_text("utf-8")
        assert oud in tekst
        self.write(naam, tekst.replace(oud, nieuw))

    def figures(self, *rijen: dict, naam="10-cijfers.csv") -> None:
        doel = self.pad / "cijfers" / naam
        doel.parent.mkdir(exist_ok=True)
        with doel.open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.DictWriter(bestand, CIJFERKOP, restval="")
            schrijver.writeheader()
            schrijver.writerows(rijen)


def load(laadmap):
    """Load; returns whether something changed and what was told."""
    verteld = []
    return load_all(laadmap.pad, verteld.append), "\n".join(verteld)


def values():
    return {int(rij.waarde) for rij in Cijfer.objects.current()}


def snapshot():
    """Everything that is in the database, to see that nothing changed."""
    modellen = [
        Bron,
        Cijfer,
        Dataversie,
        Definitie,
        Gebied,
        Herindeling,
        Indeling,
        Indicator,
        Kanttekening,
        Levering,
        Maatregel,
        Meegeleverd,
        Norm,
        Raadsstuk,
        Uitsplitsing,
    ]
    return {model: list(model.objects.order_by("pk").values()) for model in modellen}
