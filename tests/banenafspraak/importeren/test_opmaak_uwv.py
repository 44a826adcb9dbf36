"""A table of regions as UWV gives it: names, peildata, sectors."""

import csv
import datetime
from decimal import Decimal

import pytest
from django.conf import settings

from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.blad import Bijzonder, Geweigerd
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer
from regio.models import Gebied, Soort
from tests.banenafspraak.importeren.bestanden import (
    UWV,
    read,
    sentences,
    values,
    warnings,
)
from tests.builders import make_indicator, make_regio

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wereld")]

GOOI = ("Gooi en Vechtstreek", "31-12-2020", 400, 100, 108, 608)


def test_a_row_is_a_figure_per_sector_and_one_for_the_total(wereld):
    lezing = read(UWV, GOOI)
    assert lezing.meldingen == lezing.waarschuwingen == []
    assert all(isinstance(b.rij, Cijfer) for b in lezing.rijen)
    assert {b.rij.gebied for b in lezing.rijen} == {wereld.gooi}
    assert {b.rij.kwartaal for b in lezing.rijen} == {Kwartaal(2020, 4)}
    assert {b.rij.indicator.code for b in lezing.rijen} == {"banenafspraak"}
    assert {b.rij.uitsplitsing.code: b.rij.waarde for b in lezing.rijen} == {
        "markt": 400,
        "overheid": 100,
        "inleen": 108,
        "totaal": 608,
    }
    assert lezing.herkend == "Tabel per regio, zoals in de trendrapportage van UWV"
    assert (lezing.kolommen, lezing.aantal) == (UWV, 1)


def test_headings_stand_in_any_order_under_a_title(wereld):
    kop = ("Totaal", "Sector overheid", "Peildatum", "Arbeidsmarktregio")
    lezing = read(("Trendrapportage",), kop, (608, 100, "31-12-2020", "AM12"))
    assert [
        (b.rij.uitsplitsing.code, b.rij.waarde, b.nummer) for b in lezing.rijen
    ] == [
        ("overheid", 100, 3),
        ("totaal", 608, 3),
    ]


def test_inleen_may_be_less_than_nothing():
    lezing = read(UWV, ("NL01", "31-12-2023", 400, 100, "−830", "-330"))
    assert values(lezing) == [400, 100, -830, -330]


# ---- regions -----------------------------------------------------------------------

# Every name that UWV gave a region, and the region that it means.
NAMEN = [
    ("IJsselvechtstreek", "Regio Zwolle"),
    ("IJsselvechtstreek/Zwolle", "Regio Zwolle"),
    ("Zwolle", "Regio Zwolle"),
    ("Stedendriehoek en Noordwest Veluwe", "Veluwe Stedendriehoek"),
    ("Food Valley", "FoodValley"),
    ("Gooi- en Vechtstreek", "Gooi en Vechtstreek"),
    ("Noord-Holland (Noord)", "Noord-Holland Noord"),
    ("Zaanstreek / Waterland", "Zaanstreek/Waterland"),
    ("Zaanstreek/Waterland", "Zaanstreek/Waterland"),
    ("Fryslân", "Friesland"),
    ("FRIESLAND", "Friesland"),
    ("Helmond-De Peel", "Helmond-De Peel"),
]


@pytest.fixture
def regios(wereld):
    """The regions as they are shipped."""
    with (settings.BASE_DIR / "fixtures" / "gebieden.csv").open(encoding="utf-8") as b:
        for rij in csv.DictReader(b):
            if rij["soort"] == Soort.REGIO:
                make = Gebied.objects.filter(code=rij["code"]).first() or make_regio(
                    rij["naam"], code=rij["code"]
                )
                make.andere_namen = rij["andere_namen"].replace("|", "\n")
                make.save()


def test_a_region_is_found_by_every_name_that_sources_use(regios):
    bekend = Bekend()
    gevonden = [bekend.gebied(naam, "regio", (Soort.REGIO,)).naam for naam, _ in NAMEN]
    assert gevonden == [naam for _, naam in NAMEN]


def test_a_gemeente_with_the_name_of_its_region_is_not_meant(wereld):
    wereld.huizen.naam = wereld.huizen.slug = "Amersfoort"
    wereld.huizen.save()
    make_regio("Amersfoort", code="AM14")
    lezing = read(UWV, ("Amersfoort", *GOOI[1:]))
    assert {b.rij.gebied.code for b in lezing.rijen} == {"AM14"}


@pytest.mark.parametrize(
    ("regio", "wat", "doe"),
    [
        (
            "Randmeren",
            "Deze regio kennen we niet, ook niet onder een andere naam.",
            "Gebruik de code, zoals AM12.",
        ),
        (
            "AM99",
            "Deze code kennen we niet.",
            "Gebruik de code van een regio, zoals AM12.",
        ),
        (
            "Huizen",
            "Deze regio kennen we niet, ook niet onder een andere naam.",
            "Gebruik de code, zoals AM12.",
        ),
        ("", "Hier staat geen gebied.", "Schrijf de CBS-code, zoals GM0402 of AM12."),
        (
            Bijzonder.FORMULE,
            "Hier staat een formule zonder uitkomst.",
            "Open het bestand, bewaar het opnieuw of plak de waarden.",
        ),
    ],
)
def test_a_region_that_we_do_not_know_is_refused(regio, wat, doe):
    lezing = read(UWV, (regio, *GOOI[1:]))
    assert (sentences(lezing), lezing.rijen) == ([(2, "regio", wat, doe)], [])


# ---- when --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "datum",
    [
        datetime.date(2020, 12, 31),
        "31-12-2020",
        "2020-12-31",
        "31/12/2020",
        "31.12.2020",
        "2020-12-31 00:00:00",
        "31 december 2020",
        "2020-K4",
    ],
)
def test_a_peildatum_in_every_form(datum):
    lezing = read(UWV, ("AM12", datum, *GOOI[2:]))
    assert {b.rij.kwartaal for b in lezing.rijen} == {Kwartaal(2020, 4)}


@pytest.mark.parametrize(
    ("datum", "wat", "doe"),
    [
        (
            datetime.date(2020, 12, 1),
            "Dit is niet de laatste dag van een kwartaal.",
            "Bedoelt u 31 december 2020? Schrijf dan 31-12-2020.",
        ),
        (
            "31-12-1999",
            "Over deze dag zijn er geen cijfers.",
            "Kies een dag van eind 2012 tot eind 2035.",
        ),
        (
            "30-09-2012",
            "Over deze dag zijn er geen cijfers.",
            "Kies een dag van eind 2012 tot eind 2035.",
        ),
        (
            "31-12-2026",
            "Het 4e kwartaal 2026 is nog niet om.",
            "Wacht tot het voorbij is, of verbeter de periode.",
        ),
        ("31-02-2020", "Dit is geen kwartaal.", "Schrijf het als 2020-K4."),
        ("31 december 2_020", "Dit is geen kwartaal.", "Schrijf het als 2020-K4."),
        ("٣١-١٢-٢٠٢٠", "Dit is geen kwartaal.", "Schrijf het als 2020-K4."),
        ("eind 2020", "Dit is geen kwartaal.", "Schrijf het als 2020-K4."),
        ("", "Dit is geen kwartaal.", "Schrijf het als 2020-K4."),
        (
            Bijzonder.FOUT,
            "Hier staat een fout van het rekenblad.",
            "Verbeter de formule, of vul het getal zelf in.",
        ),
    ],
)
def test_a_day_that_is_no_peildatum_is_refused(datum, wat, doe):
    lezing = read(UWV, ("AM12", datum, *GOOI[2:]))
    assert (sentences(lezing), lezing.rijen) == ([(2, "peildatum", wat, doe)], [])


# ---- numbers -----------------------------------------------------------------------


def test_a_table_without_any_number_is_not_passed_over_in_silence():
    lezing = read(("regio", "peildatum", "markt", "totaal"), ("AM12", "31-12-2020"))
    assert [(rij, kolom) for rij, kolom, _, _ in sentences(lezing)] == [
        (2, "markt"),
        (2, "totaal"),
    ]
    assert (lezing.rijen, lezing.aantal) == ([], 1)


def test_an_empty_cell_is_refused_and_an_empty_column_is_left_out():
    rijen = (
        ("AM12", "31-12-2020", 400, "", "", 608),
        ("NL01", "31-12-2020", "", "", "", 9),
    )
    lezing = read(UWV, *rijen)
    assert values(lezing) == [400, 608, 9]
    ((nummer, kolom, wat, _),) = sentences(lezing)
    assert (nummer, kolom, wat) == (3, "markt", "Er staat geen getal.")


def test_a_part_that_the_indicator_does_not_have_refuses_the_file():
    make_indicator("banen", niveaus=["land", "arbeidsmarktregio"])
    with pytest.raises(Geweigerd) as fout:
        read(UWV, GOOI, indicator="banen")
    assert str(fout.value) == (
        "Banen heeft geen onderdeel markt. Kies een ander onderwerp, of haal die kolom weg."
    )
    alleen = ("AM12", "31-12-2020", "", "", "", 608)
    assert values(read(UWV, alleen, indicator="banen")) == [608]


def test_an_indicator_that_regions_do_not_have_is_refused():
    rij = ("AM12", "31-12-2020", "", "", "", 608)
    lezing = read(UWV, rij, indicator="werkgever")
    assert sentences(lezing)[0][1:3] == (
        "regio",
        "Gemeente als werkgever bestaat niet voor een arbeidsmarktregio.",
    )


def test_another_unit_is_refused():
    kop = (*UWV, "eenheid")
    lezing = read(
        kop, (*GOOI, "banen"), (*GOOI, "Banen (25,5 uur)"), (*GOOI, "personen")
    )
    assert sentences(lezing) == [
        (
            4,
            "eenheid",
            "Extra banen telt banen.",
            "Kies het onderwerp dat bij dit bestand past.",
        )
    ]
    assert len(lezing.rijen) == 8


def test_a_row_may_name_its_source():
    lezing = read((*UWV, "bron"), (*GOOI, "UWV-trend"), (*GOOI, ""))
    assert [b.bron for b in lezing.rijen] == ["UWV-trend"] * 4 + [""] * 4


@pytest.mark.parametrize(
    ("kolom", "cel", "wat"),
    [
        ("bron", Bijzonder.TE_LANG, "Er staat te veel tekst in dit vak."),
        ("bron", "b" * 251, "De naam van deze bron is te lang."),
        ("eenheid", Bijzonder.FORMULE, "Hier staat een formule zonder uitkomst."),
    ],
)
def test_a_source_or_unit_that_cannot_be_read_is_refused(kolom, cel, wat):
    lezing = read((*UWV, kolom), (*GOOI, cel))
    assert [(k, w) for _, k, w, _ in sentences(lezing)] == [(kolom, wat)]
    assert lezing.rijen == []


def test_a_sum_is_no_region():
    lezing = read(UWV, GOOI, ("Totaal", "31-12-2020", 1, 2, 3, 6))
    assert (lezing.aantal, len(lezing.rijen)) == (1, 4)
    assert warnings(lezing) == [
        (
            3,
            "dit is een somrij. Die gebruiken we niet: een totaal van Nederland zet u in "
            "een rij met NL01.",
        )
    ]


def test_banen_come_in_parts():
    lezing = read(UWV, ("AM12", "31-12-2020", Decimal("400.25"), "100,5", 108, 608))
    assert values(lezing) == [Decimal("400.25"), Decimal("100.5"), 108, 608]


def test_a_double_column_and_an_unknown_one():
    with pytest.raises(Geweigerd, match="De kolom regio staat er 2 keer"):
        read((*UWV, "Arbeidsmarktregio"), (*GOOI, "x"))
    lezing = read((*UWV, "groei"), (*GOOI, 5))
    assert warnings(lezing) == [(0, "De kolom “groei” gebruiken we niet.")]


def test_a_quarter_may_be_written_as_the_site_does():
    lezing = read(UWV, ("AM12", "4e kwartaal 2020", 400, 100, 108, 608))
    assert lezing.meldingen == []
    assert {str(b.rij.kwartaal) for b in lezing.rijen} == {"2020-K4"}
