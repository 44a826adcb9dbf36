"""All 342 gemeenten by the command line, over the shipped areas: every total is right."""

import csv
import io
import time
from collections import defaultdict

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from banenafspraak.models import Levering, Norm
from regio.models import Gebied, Soort
from tests.banenafspraak.importeren.bestanden import MAAK, examined
from tests.builders import make_beheerder
from tests.monitor.conftest import eigen_data, meegeleverd, zonder_tekenen

__all__ = ["eigen_data", "meegeleverd", "zonder_tekenen"]  # fixtures

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("eigen_data", "zonder_tekenen"),
]
JAAR = 2024
BRON = "Staatscourant 2024, 1"


def shipped(naam: str) -> list[dict]:
    with (settings.BASE_DIR / "fixtures" / naam).open(encoding="utf-8") as bestand:
        return list(csv.DictReader(bestand))


def quota() -> dict[str, int]:
    """A number for each of the 342 gemeenten of 2024, some 0."""
    codes = sorted(
        rij["code"]
        for rij in shipped("gebieden.csv")
        if rij["soort"] == "gemeente" and not rij["geldig_tot"]
    )
    assert len(codes) == 342
    return {code: n * 37 % 101 for n, code in enumerate(codes)}


def per_region(aantallen: dict[str, int]) -> dict[str, int]:
    """Added up here, from the file of areas itself."""
    dag, som = f"{JAAR}-12-31", defaultdict(int)
    for rij in shipped("indelingen.csv"):
        geldt = rij["van"] <= dag and (not rij["tot"] or dag < rij["tot"])
        if geldt and rij["gebied"] in aantallen and rij["onderdeel_van"][:2] == "AM":
            som[rij["onderdeel_van"]] += aantallen[rij["gebied"]]
    assert len(som) == 35
    assert sum(som.values()) == sum(aantallen.values())
    return dict(som)


def annex(aantallen: dict[str, int], soort: str) -> bytes:
    namen = {rij["code"]: rij["naam"] for rij in shipped("gebieden.csv")}
    rijen = [[int(code[2:]), namen[code], n] for code, n in aantallen.items()]
    kop = ["CBS-code", "Gemeente", f"Ultimo {JAAR}"]
    return MAAK[soort]([kop, *rijen, ["", "Som", sum(aantallen.values())]])


@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_342_gemeenten_come_in_and_every_region_adds_up(soort, tmp_path, eigen_data):
    make_beheerder("baas")
    aantallen = quota()
    pad = tmp_path / f"bijlage.{soort}"
    pad.write_bytes(annex(aantallen, soort))
    uit, begin = io.StringIO(), time.monotonic()
    opties = {"bron": BRON, "vaststellen_door": "baas", "stdout": uit}
    call_command("importeer", str(pad), **opties)
    assert time.monotonic() - begin < 30
    uitvoer = uit.getvalue()
    assert "Alle 342 rijen zijn goed. De somrij klopt. 342 nieuw" in uitvoer
    assert "Let op" not in uitvoer
    normen = Norm.objects.current().filter(jaar=JAAR, indicator__code="beschut-werk")
    assert {
        n.gebied.code: int(n.waarde)
        for n in normen.filter(gebied__soort=Soort.GEMEENTE).select_related("gebied")
    } == aantallen
    assert Levering.objects.latest("pk").gebied == Gebied.objects.get(code="NL01")
    assert norms_on_the_page() == per_region(aantallen)
    call_command("importeer", str(pad), **opties)
    assert (
        uit.getvalue().splitlines()[-1].startswith("Geen wijzigingen. Alle 342 rijen")
    )
    call_command("controleer_audit", verbosity=0)


# As CBS writes them since 2024, and as the annex shortened one.
NAMEN_VAN_CBS = [
    (417, "Laren (NH.)"),
    (164, "Hengelo (O.)"),
    (888, "Beek (L.)"),
    (971, "Stein (L.)"),
    (603, "Rijswijk (ZH.)"),
    (687, "Middelburg (Z.)"),
    (373, "Bergen (NH.)"),
    (893, "Bergen (L.)"),
    (1900, "Sudwest-Fryslan"),
    (518, "'s-Gravenhage"),
]


def test_names_as_cbs_writes_them_are_no_difference():
    kop = ("CBS-code", "Gemeente", f"Ultimo {JAAR}")
    uitkomst = examined(kop, *((code, naam, 3) for code, naam in NAMEN_VAN_CBS))
    assert (uitkomst.meldingen, uitkomst.waarschuwingen) == ([], [])
    anders = examined(kop, (417, "Laren (Gld.)", 3))
    assert [w.soort for w in anders.waarschuwingen] == ["naam"]


def norms_on_the_page() -> dict[str, int]:
    """The norm of each region, as the list of regions shows it."""
    adres = f"/{JAAR}-K4/regio/?indicator=beschut-werk&formaat=csv"
    tekst = Client().get(adres).content.decode("utf-8-sig")
    rijen = csv.DictReader(io.StringIO(tekst), delimiter=";")
    return {r["Code"]: int(r["Norm"]) for r in rijen if r["Code"][:2] == "AM"}
