"""`manage.py importeer`: the same reading and the same sentences, with exit code 0 or 1.

Killed half-way: test_importeer_gestopt.py. All 342 gemeenten: test_importeer_landelijk.py.
"""

import io

import pytest
from django.core.management import CommandError, call_command

from banenafspraak.importeren import stappen
from banenafspraak.models import Cijfer, Levering, Norm
from tests.banenafspraak.importeren.bestanden import (
    MAAK,
    STAATSCOURANT,
    UWV,
    as_csv,
    eigen,
    own,
)
from tests.banenafspraak.importeren.werk import on_the_site, waiting
from tests.builders import make_bron, make_cijfer, make_indicator
from tests.rechtenwereld import fingerprint

pytestmark = pytest.mark.django_db

Status = Levering.Status
ANNEX = (STAATSCOURANT, (406, "Huizen", 9), (402, "Hilversum", 27), ("", "Som", 36))
BRON = "Staatscourant 2017, 70000"


@pytest.fixture(autouse=True)
def w(mensen):
    return mensen


@pytest.fixture
def stuur(tmp_path):
    """Send rows as a file; what was told."""

    def stuur(rijen, naam="cijfers.csv", bron=BRON, **opties):
        pad = tmp_path / naam
        pad.write_bytes(MAAK[naam.rpartition(".")[2]](rijen))
        return told(pad, bron=bron, **opties)

    return stuur


def told(pad, bron=BRON, **opties) -> str:
    uit = io.StringIO()
    call_command("importeer", str(pad), bron=bron, stdout=uit, **opties)
    return uit.getvalue()


def refused(*args, **opties) -> str:
    """The message of the exit with code 1."""
    with pytest.raises(CommandError) as fout:
        told(*args, **opties)
    assert fout.value.returncode == 1
    return str(fout.value)


# ---- all goes well -----------------------------------------------------------------


def test_without_somebody_who_agrees_it_waits(w, stuur):
    uitvoer = stuur(ANNEX)
    levering = Levering.objects.get()
    assert uitvoer.splitlines()[-1] == (
        "2 cijfers ingediend. Op de site zodra iemand in beheer akkoord geeft (levering "
        f"{levering.pk})."
    )
    for zin in (
        "cijfers.csv, 1 kB, 2 rijen",
        "Herkend als: Bijlage uit de Staatscourant (CBS-code, Gemeente, Ultimo 2018)",
        "Dit wordt: Norm voor Beschut werk, eind 2018, 2 gemeenten",
        "Alle 2 rijen zijn goed. De somrij klopt. 2 nieuw, 0 gewijzigd, 0 gelijk.",
    ):
        assert zin in uitvoer.splitlines()
    assert (levering.status, levering.gebied) == (Status.INGEDIEND, w.gooi)
    assert (levering.ingediend_door, levering.ingediend_als) == (None, "opdrachtregel")
    assert (waiting(), on_the_site(Norm)) == (2, {})


def test_with_somebody_who_agrees_it_is_on_the_site(w, stuur):
    uitvoer = stuur(ANNEX, vaststellen_door="robin")
    assert uitvoer.splitlines()[-1] == (
        "Akkoord gegeven door robin. 2 cijfers op de site."
    )
    levering = Levering.objects.get()
    assert (levering.status, levering.vastgesteld_door) == (Status.VASTGESTELD, w.robin)
    assert on_the_site(Norm) == {("GM0406", "2018"): "9", ("GM0402", "2018"): "27"}
    assert {n.bron.titel for n in Norm.objects.all()} == {BRON}
    assert stappen.kept_file(levering).inhoud == as_csv(ANNEX)
    call_command("controleer_audit", verbosity=0)


@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_every_kind_of_file_gives_the_same(stuur, soort):
    stuur(ANNEX, naam=f"bijlage.{soort}", vaststellen_door="baas")
    assert on_the_site(Norm) == {("GM0406", "2018"): "9", ("GM0402", "2018"): "27"}
    assert Levering.objects.get().bijlagen.get().soort == soort
    assert "Geen wijzigingen" in stuur(ANNEX, naam=f"bijlage.{soort}")


def test_the_second_time_nothing_is_stored(stuur):
    stuur(ANNEX, vaststellen_door="baas")
    voor = fingerprint()
    uitvoer = stuur(ANNEX, vaststellen_door="baas", bron="Een andere bron")
    assert uitvoer.splitlines()[-1] == (
        "Geen wijzigingen. Alle 2 rijen staan al precies zo op de site. Er is niets "
        "bewaard."
    )
    assert fingerprint() == voor


def test_dry_changes_nothing_and_tells_the_same(stuur):
    voor = fingerprint()
    droog = stuur(ANNEX, droog=True, vaststellen_door="baas").splitlines()
    assert droog[-1] == "Dit was een proef. Er is niets bewaard."
    assert fingerprint() == voor
    echt = stuur(ANNEX, vaststellen_door="baas").splitlines()
    assert echt[: len(droog) - 1] == droog[:-1]


def test_a_change_has_a_reason(w, stuur):
    make_cijfer(7, gebied=w.huizen, indicator=make_indicator("beschut-werk"))
    stuur(own(eigen("8")), vaststellen_door="baas", bron="Brief")
    assert Levering.objects.latest("pk").reden == "Nieuw bestand: Brief."
    stuur(own(eigen("9")), vaststellen_door="baas", reden="Fout geteld.")
    assert Levering.objects.latest("pk").reden == "Fout geteld."
    assert [int(c.waarde) for c in Cijfer.objects.order_by("pk")] == [7, 8, 9]


def test_a_change_is_told_with_old_and_new(w, stuur):
    make_cijfer(7, gebied=w.huizen, indicator=make_indicator("beschut-werk"))
    verteld = stuur(own(eigen("8"), eigen("5", periode="2019-K4")), droog=True)
    assert "  rij 2: Huizen, Beschut werk, eind 2020: 7 → 8\n" in verteld
    assert "rij 3" not in verteld


def test_indicator_says_what_a_file_is_about(stuur):
    stuur(ANNEX[:2], indicator="werkgever", vaststellen_door="baas")
    assert Norm.objects.get().indicator.code == "werkgever"


def test_warnings_are_told(stuur):
    uitvoer = stuur((STAATSCOURANT, (7, "Bellingwolde", 3)))
    assert "Er staat geen somrij in dit bestand." in uitvoer
    assert (
        "Let op: 1 getal is van een gemeente die toen niet meer bestond.\n  rij 2: "
        "Bellingwedde bestond op 31 december 2018 niet meer." in uitvoer
    )
    assert "Let op: 1 naam is anders dan bij ons." in uitvoer


def test_at_most_fifty_warnings_of_a_kind(stuur):
    kop = (*STAATSCOURANT, *(f"extra {n}" for n in range(53)))
    uitvoer = stuur((kop, (406, "Huizen", 9)))
    assert uitvoer.count("gebruiken we niet.\n") == 51  # the heading too
    assert "  en nog 3.\n" in uitvoer


def test_silence_on_request(stuur):
    assert stuur(ANNEX, verbosity=0, vaststellen_door="baas") == ""
    assert len(on_the_site(Norm)) == 2


# ---- exit code 1 -------------------------------------------------------------------


def test_refused_rows_are_told_one_a_line(stuur):
    voor = fingerprint()
    bericht = refused_rows(stuur, (STAATSCOURANT, (406, "", "1.6"), (9999, "", 1)))
    assert bericht.splitlines() == [
        "2 rijen zijn geweigerd.",
        "rij 2, kolom Ultimo 2018: “1.6” Niet duidelijk: is dit 16 of 1,6? Schrijf 16, of "
        "1,6 met een komma.",
        "rij 3, kolom CBS-code: “9999” Deze code heeft nooit bestaan. Zoek de goede code in "
        "de lijst met gemeenten.",
        "Er is niets bewaard.",
    ]
    assert fingerprint() == voor


def refused_rows(stuur, rijen, **opties) -> str:
    with pytest.raises(CommandError) as fout:
        stuur(rijen, **opties)
    assert fout.value.returncode == 1
    return str(fout.value)


def test_at_most_fifty_refused_rows(stuur):
    bericht = refused_rows(stuur, (STAATSCOURANT, *[(406, "", "x")] * 51))
    assert bericht.count("\nrij ") == 50
    assert bericht.endswith("\nen nog 1 melding.\nEr is niets bewaard.")


@pytest.mark.parametrize(
    ("rijen", "opties", "zin"),
    [
        (
            (("a", "b"), ("1", "2")),
            {},
            "We herkennen de kolommen niet. Wij zien: a, b.",
        ),
        (
            ANNEX,
            {"indicator": "bestaat-niet"},
            "Het onderwerp bestaat-niet kennen we niet. Kies een onderwerp dat op de site "
            "staat. Er is niets bewaard.",
        ),
        (
            ANNEX,
            {"indicator": "adviezen-beschut-werk"},
            "Voor Positieve adviezen bestaat geen norm.",
        ),
        (
            (UWV, ("AM12", "31-12-2020", 1, 2, 3, 6)),
            {"indicator": "beschut-werk"},
            "Beschut werk heeft geen onderdeel markt.",
        ),
        (ANNEX, {"bron": " "}, "Zeg bij --bron waar de cijfers vandaan komen."),
        (
            ANNEX,
            {"bron": "Voorbeeldbron"},
            "“Voorbeeldbron” is de bron van verzonnen cijfers.",
        ),
    ],
)
def test_a_file_that_is_refused_as_a_whole(stuur, rijen, opties, zin):
    make_bron("Voorbeeldbron", soort="voorbeeld")
    voor = fingerprint()
    assert refused_rows(stuur, rijen, **opties).startswith(zin)
    assert fingerprint() == voor


@pytest.mark.parametrize(
    ("wie", "zin"),
    [
        ("niemand", "Er is geen gebruiker niemand, of het account is gesloten."),
        ("", "Er is geen gebruiker , of het account is gesloten."),
        ("dicht", "Er is geen gebruiker dicht, of het account is gesloten."),
        (
            "sam",
            "sam mag geen akkoord geven voor Gooi en Vechtstreek. Er is niets bewaard.",
        ),
        (
            "els",
            "els mag geen akkoord geven voor Gooi en Vechtstreek. Er is niets bewaard.",
        ),
    ],
)
@pytest.mark.parametrize("droog", [False, True])
def test_who_may_not_agree_is_told_and_nothing_is_stored(w, stuur, wie, zin, droog):
    w.kim.username, w.kim.is_active = "dicht", False
    w.kim.save()
    voor = fingerprint()
    bericht = refused_rows(stuur, ANNEX, vaststellen_door=wie, droog=droog)
    assert bericht == zin
    assert fingerprint() == voor


def test_a_file_that_is_not_there(tmp_path):
    zin = "We kunnen weg.csv niet openen. Bestaat het, en mag u het lezen?"
    assert refused(tmp_path / "weg.csv") == zin


def test_a_folder_is_no_file(tmp_path):
    zin = f"We kunnen {tmp_path.name} niet openen. Bestaat het, en mag u het lezen?"
    assert refused(tmp_path) == zin


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    from pathlib import Path

    pad = tmp_path / "dicht.csv"
    pad.write_bytes(as_csv(ANNEX))

    def no_entry(self):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", no_entry)  # root may read everything
    zin = "We kunnen dicht.csv niet openen. Bestaat het, en mag u het lezen?"
    assert refused(pad) == zin


def test_a_file_that_is_too_large_is_not_even_read(tmp_path, settings):
    settings.IMPORT_MAX_BYTES = 1024 * 1024
    pad = tmp_path / "groot.csv"
    with pad.open("wb") as bestand:
        bestand.truncate(3 * 1024 * 1024)
    assert refused(pad) == (
        "Het bestand is 3 MB. Hooguit 1 MB kan. Splits het bestand. Er is niets bewaard."
    )


@pytest.mark.parametrize("inhoud", [b"", b"\x00\x01\x02", b"PK\x03\x04 niet echt"])
def test_a_file_that_cannot_be_read_says_so(tmp_path, inhoud):
    pad = tmp_path / "stuk.xlsx"
    pad.write_bytes(inhoud)
    voor = fingerprint()
    bericht = refused(pad)
    assert bericht.endswith(" Er is niets bewaard.")
    assert fingerprint() == voor


def test_what_waits_already_is_refused(stuur):
    stuur(ANNEX)
    bericht = refused_rows(stuur, (STAATSCOURANT, (406, "Huizen", 10)))
    assert "Voor dit cijfer wacht al een levering op akkoord." in bericht
