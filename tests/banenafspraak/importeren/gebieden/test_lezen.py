"""From a sheet to rows: columns found by content, rows refused."""

import time
from dataclasses import replace

import pytest

from banenafspraak.importeren.blad import Bijzonder, Blad, Geweigerd
from banenafspraak.importeren.gebieden import is_gebiedentabel, read
from tests.banenafspraak.importeren.gebieden.bladen import (
    AMSTERDAM,
    HEERDE,
    HILVERSUM,
    HUIZEN,
    odata,
    simple,
    statline,
)

ALLE = (HILVERSUM, HUIZEN, HEERDE, AMSTERDAM)


def said(blad):
    """What `read` makes of a table, without row numbers."""
    return [
        (r.code, r.naam, r.regio, r.regionaam)
        for r in read(blad, "gebieden.csv", 2020).rijen
    ]


def turned(blad, volgorde):
    """The same table with its columns in another order."""
    rijen = tuple(tuple(rij[k] for k in volgorde) for rij in blad.rijen)
    return replace(blad, rijen=rijen)


@pytest.mark.parametrize("maak", [statline, odata])
def test_layouts_of_cbs_are_read(maak):
    assert is_gebiedentabel(maak(*ALLE))
    assert said(maak(*ALLE)) == [rij[:4] for rij in ALLE]


def test_columns_may_stand_in_any_order():
    blad = statline(*ALLE)
    achterstevoren = range(len(blad.rijen[0]) - 1, -1, -1)
    assert said(turned(blad, achterstevoren)) == [rij[:4] for rij in ALLE]


def test_provincie_is_read():
    assert [r.provincie for r in read(statline(*ALLE), "2020.csv").rijen] == [
        rij[4] for rij in ALLE
    ]


def test_name_is_not_the_name_for_sorting():
    den_haag = ("GM0518", "'s-Gravenhage", "AM21", "Haaglanden", "PV28")
    blad = statline(den_haag, *ALLE)
    sortering, naam = 3, 2
    for volgorde in ((0, 1, naam, sortering), (0, 1, sortering, naam)):
        rest = range(4, len(blad.rijen[0]))
        assert said(turned(blad, (*volgorde, *rest)))[0][1] == "'s-Gravenhage"


def test_class_is_no_name():
    blad = Blad(
        (("Code", "Klasse", "Regio"), ("GM0402", "Sterk stedelijk", "AM12")), "csv"
    )
    assert [r.naam for r in read(blad, "2020.csv").rijen] == ["Sterk stedelijk"]
    weg = turned(blad, (1, 0, 2))
    assert [r.naam for r in read(weg, "2020.csv").rijen] == [""]


def test_title_and_foot_are_passed_over_and_give_the_year():
    blad = statline(*ALLE, titel=(("Gebieden in Nederland 2020",), ()))
    blad = replace(blad, rijen=(*blad.rijen, (), ("© CBS", "Bron: CBS")))
    tabel = read(blad, "tabel.csv")
    assert (tabel.jaar, len(tabel.rijen), tabel.meldingen) == (2020, 4, ())
    assert tabel.rijen[0].rij == 4


def test_given_year_beats_the_file_name():
    assert read(statline(*ALLE), "gebieden-2019.csv", 2020).jaar == 2020


def test_year_nowhere_is_refused():
    with pytest.raises(Geweigerd, match="Zet het jaar in de bestandsnaam"):
        read(statline(*ALLE), "gebieden.csv")


def test_hundred_columns_of_other_codes_do_not_confuse():
    breed = tuple(
        (*rij, *(f"{a}{b}{nummer:02d}" for a in "CKLRW" for b in "ABGKLPRV"))
        for nummer, rij in enumerate(statline(*ALLE).rijen)
    )
    assert said(Blad(breed, "csv")) == [rij[:4] for rij in ALLE]


def test_column_of_a_centre_is_not_the_gemeente():
    rijen = [
        ("Centrum", "Gemeente", "Regio"),
        ("GM0402", "GM0402", "AM12"),
        ("GM0402", "GM0406", "AM12"),
    ]
    assert [r.code for r in read(Blad(tuple(rijen), "csv"), "2020").rijen] == [
        "GM0402",
        "GM0406",
    ]


@pytest.mark.parametrize(
    "rijen",
    [
        [("GM0402", "AM12", "AM18"), ("GM0406", "AM12", "AM12")],
        [("GM0402", "GM0406", "AM12"), ("GM0406", "GM0402", "AM12")],
    ],
)
def test_two_columns_that_contradict_are_refused(rijen):
    blad = Blad((("a", "b", "c"), *rijen), "csv")
    assert is_gebiedentabel(blad)
    with pytest.raises(Geweigerd, match="twee kolommen met codes"):
        read(blad, "2020.csv")


@pytest.mark.parametrize(
    "rijen",
    [
        [],
        [("Gemeente", "Regio"), ("Hilversum", "Gooi en Vechtstreek")],
        [("Gemeente", "Quotum"), ("GM0402", "12")],
        [("gebied", "waarde"), ("GM0402", "12"), ("AM12", "600")],
        [("gebied", "bij"), ("GM0402", ""), ("GM0406", ""), ("GM0363", "AM18")],
    ],
)
def test_other_tables_are_none_of_these(rijen):
    blad = Blad(tuple(rijen), "csv")
    assert not is_gebiedentabel(blad)
    with pytest.raises(Geweigerd, match="geen kolommen met codes"):
        read(blad, "2020.csv")


GOED = [("GM0402", "AM12"), ("GM0406", "AM12"), ("GM0363", "AM18")]


@pytest.mark.parametrize(
    ("rij", "kolom", "waarde", "wat"),
    [
        (("GM168", "AM12"), "Gemeente", "GM168", "geen code van een gemeente"),
        (("GM16800", "AM12"), "Gemeente", "GM16800", "geen code van een gemeente"),
        (("GM168", ""), "Gemeente", "GM168", "geen code van een gemeente"),
        (("Laren", "AM12"), "Gemeente", "Laren", "geen code van een gemeente"),
        (("", "AM12"), "Gemeente", "", "Hier staat geen code"),
        (("GM٠٤٠٢", "AM12"), "Gemeente", "GM٠٤٠٢", "geen code van een gemeente"),
        (
            (Bijzonder.FOUT, "AM12"),
            "Gemeente",
            Bijzonder.FOUT.value,
            "geen code van een gemeente",
        ),
        (("GM0417", "AM1"), "Regio", "AM1", "geen code van een arbeidsmarktregio"),
        (("GM0417", "Gooi"), "Regio", "Gooi", "geen code van een arbeidsmarktregio"),
        (("GM0417", ""), "Regio", "", "staat geen arbeidsmarktregio"),
        (("GM0417",), "Regio", "", "staat geen arbeidsmarktregio"),
        (("GM0402", "AM18"), "Regio", "AM18", "staat ook op rij 2, met regio AM12"),
    ],
)
def test_broken_row_is_refused_with_its_place(rij, kolom, waarde, wat):
    tabel = read(simple(*GOED, rij), "2020.csv")
    (melding,) = tabel.meldingen
    assert (melding.rij, melding.kolom, melding.waarde) == (5, kolom, waarde)
    assert wat in melding.wat
    assert melding.doe
    assert len(tabel.rijen) == 3


def test_broken_first_row_is_not_taken_for_a_heading():
    tabel = read(simple(("GM168", "AM12"), *GOED), "2020.csv")
    assert [m.rij for m in tabel.meldingen] == [2]
    assert tabel.meldingen[0].kolom == "Gemeente"


def test_codes_are_read_in_any_case_and_with_spaces():
    assert next(
        (r.code, r.regio)
        for r in read(simple(("gm0402  ", "\xa0am12"), *GOED[1:]), "2020").rijen
    ) == ("GM0402", "AM12")


def test_repeated_row_counts_once_with_a_warning():
    tabel = read(simple(*GOED, GOED[0]), "2020.csv")
    assert (len(tabel.rijen), tabel.meldingen) == (3, ())
    assert "1 rij noemt een gemeente die er al staat" in tabel.waarschuwingen[0].zin


def test_other_areas_are_passed_over_with_a_warning():
    tabel = read(simple(("NL01", ""), ("PV27", ""), *GOED), "2020.csv")
    assert (len(tabel.rijen), tabel.meldingen) == (3, ())
    assert "2 rijen noemen een gebied" in tabel.waarschuwingen[0].zin


def test_refused_gemeente_counts_as_named():
    assert "GM0417" in read(simple(*GOED, ("GM0417", "AM1")), "2020.csv").genoemd


def test_column_without_heading_is_named_by_its_letter():
    blad = Blad((*GOED, ("GM168", "AM12")), "csv")
    assert read(blad, "2020.csv").meldingen[0].kolom == "A"


def test_heading_of_a_whole_page_is_named_in_short():
    kop = ("Gemeente\nvolgens de indeling" + " van toen" * 200, "Regio")
    tabel = read(Blad((kop, *GOED, ("GM168", "AM12")), "csv"), "2020.csv")
    naam = tabel.meldingen[0].kolom
    assert naam.startswith("Gemeente volgens de indeling van toen")
    assert naam.endswith("…") and len(naam) <= 61
    assert tabel.kolom_gemeente == naam


@pytest.mark.parametrize("kop", [1, 40_000])
def test_largest_file_is_read_in_seconds(kop):
    """50,000 rows, a million cells; also when the rows begin far down."""
    rij = ("GM0402", "Hilversum", "AM12", *("tekst",) * 17)
    boven = (("",) * 200,) * kop
    begin = time.perf_counter()
    read(Blad((*boven, *(rij,) * (50_000 - kop)), "csv"), "2020.csv")
    assert time.perf_counter() - begin < 5
