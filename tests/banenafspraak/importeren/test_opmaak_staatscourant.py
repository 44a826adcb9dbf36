"""The annex in the Staatscourant: codes, years, and a Som that must match."""

from decimal import Decimal

import pytest

from banenafspraak.importeren.blad import Bijzonder, Geweigerd
from banenafspraak.models import Norm, NormSoort
from tests.banenafspraak.importeren.bestanden import (
    STAATSCOURANT,
    read,
    sentences,
    values,
    warnings,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wereld")]

HUIZEN = (406, "Huizen", 9)
HILVERSUM = (402, "Hilversum", 27)


def test_a_row_is_a_norm_for_the_end_of_the_year(wereld):
    lezing = read(STAATSCOURANT, HUIZEN, HILVERSUM)
    assert lezing.meldingen == lezing.waarschuwingen == []
    huizen, hilversum = (b.rij for b in lezing.rijen)
    assert isinstance(huizen, Norm)
    assert (huizen.gebied, huizen.jaar, huizen.waarde) == (wereld.huizen, 2018, 9)
    assert (huizen.indicator.code, huizen.soort) == (
        "beschut-werk",
        NormSoort.WETTELIJK,
    )
    assert (huizen.uitsplitsing.code, huizen.ambitie) == ("totaal", False)
    assert (hilversum.gebied, hilversum.waarde) == (wereld.hilversum, 27)
    assert lezing.herkend == "Bijlage uit de Staatscourant"
    assert (lezing.kolommen, lezing.aantal) == (STAATSCOURANT, 2)
    assert lezing.somrij == "Er staat geen somrij in dit bestand."


@pytest.mark.parametrize("code", [406, "406", "0406", "GM0406", "gm0406 "])
def test_codes_come_with_and_without_letters_and_zeros(wereld, code):
    (rij,) = read(STAATSCOURANT, (code, "Huizen", 9)).rijen
    assert rij.rij.gebied == wereld.huizen


@pytest.mark.parametrize(
    "kop",
    [
        ("Ultimo 2018", "Gemeente", "CBS-code"),
        ("ultimo 2018", "naam gemeente", "GM-code"),
        ("Ultimo. 2018", "naam", "code"),
    ],
)
def test_headings_stand_in_any_order_and_by_other_names(wereld, kop):
    (rij,) = read(("Bijlage 1",), (), kop, (9, "Huizen", 406)).rijen
    assert (rij.rij.gebied, rij.rij.jaar, rij.rij.waarde) == (wereld.huizen, 2018, 9)
    assert rij.nummer == 4


def test_ingroei_is_ignored_and_another_column_is_told():
    kop = ("CBS-code", "Gemeente", "Ingroei in 5 jaar", "Ultimo 2017", "Opmerking")
    lezing = read(kop, (406, "Huizen", 12, 2, "ja"))
    assert values(lezing) == [2]
    assert warnings(lezing) == [(0, "De kolom “Opmerking” gebruiken we niet.")]


def test_more_years_are_more_norms():
    kop = (*STAATSCOURANT, "Ultimo 2019")
    lezing = read(kop, (406, "Huizen", 9, 11), ("", "Som", 9, 11))
    assert [(b.rij.jaar, b.rij.waarde) for b in lezing.rijen] == [(2018, 9), (2019, 11)]
    assert (lezing.aantal, lezing.somrij) == (1, "De somrij klopt.")


@pytest.mark.parametrize("kolom", ["Ultimo 2018", "ultimo. 2018", "Gemeente", "Code"])
def test_a_double_column_refuses_the_file(kolom):
    with pytest.raises(Geweigerd, match="staat er 2 keer"):
        read((*STAATSCOURANT, kolom), (*HUIZEN, 9))


@pytest.mark.parametrize("jaar", [2000, 2011, 2036, 2038, 2099])
def test_a_year_without_norms_refuses_the_file(jaar):
    with pytest.raises(Geweigerd) as fout:
        read((*STAATSCOURANT, f"Ultimo {jaar}"), (*HUIZEN, 9))
    assert fout.value.wat == (
        f"Rij 1, kolom “Ultimo {jaar}”: dit jaar kan niet. "
        "Een norm geldt voor een heel jaar, van 2012 tot en met 2035."
    )
    assert fout.value.doe == "Verbeter het jaar, of haal de kolom weg."


@pytest.mark.parametrize("jaar", [2012, 2035])
def test_the_first_and_last_year_of_a_norm_are_read(jaar):
    (rij,) = read(("CBS-code", f"Ultimo {jaar}"), (406, 9)).rijen
    assert rij.rij.jaar == jaar


def test_a_norm_of_0_is_a_norm():
    assert values(read(STAATSCOURANT, (406, "Huizen", 0))) == [0]


def test_an_empty_cell_is_refused_and_never_0():
    lezing = read((*STAATSCOURANT, "Ultimo 2019"), (406, "Huizen", "", 9))
    assert sentences(lezing) == [
        (
            2,
            "Ultimo 2018",
            "Er staat geen getal.",
            "Vul een getal in. Weet u het niet? Gebruik dan ons bestand, met de kolom "
            "reden. Leeg is geen nul.",
        )
    ]
    assert values(lezing) == [9]


@pytest.mark.parametrize(
    ("code", "wat"),
    [
        ("AM12", "Deze code kennen we niet."),
        ("Huizen", "Een gemeente zoeken wij alleen op code."),
        ("9999", "Deze code heeft nooit bestaan."),
        ("GM9999", "Deze code heeft nooit bestaan."),
        ("", "Hier staat geen gebied."),
        (Bijzonder.FORMULE, "Hier staat een formule zonder uitkomst."),
    ],
)
def test_a_row_without_a_gemeente_is_refused(code, wat):
    ((rij, kolom, zin, _),) = sentences(read(STAATSCOURANT, (code, "x", 9)))
    assert (rij, kolom, zin) == (2, "CBS-code", wat)


@pytest.mark.parametrize(
    "noot", [("", "Bron: CBS", ""), ("* Gemeenten per 1 januari 2018.", "", "")]
)
def test_a_row_with_only_words_is_a_note(noot):
    lezing = read(STAATSCOURANT, HUIZEN, noot)
    assert (lezing.aantal, lezing.meldingen) == (1, [])
    zin = "hier staat geen code en geen getal. Deze rij lezen we niet."
    assert warnings(lezing) == [(3, zin)]


def test_a_code_without_a_number_is_no_note():
    lezing = read(STAATSCOURANT, HUIZEN, ("GM0402", "Hilversum", ""))
    assert [m.wat for m in lezing.meldingen] == ["Er staat geen getal."]


def test_a_name_that_cannot_be_read_is_no_name():
    (rij,) = read(STAATSCOURANT, (406, Bijzonder.FOUT, 9)).rijen
    assert rij.naam == ""


# ---- Som ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "som",
    [
        ("", "Som", 36),
        ("Som", "", 36),
        ("", "Totaal", "36"),
        ("NL01", "Nederland", 36),
        ("", "SOM (2 gemeenten)", 36),
    ],
)
def test_a_som_that_matches_is_said_so(som):
    lezing = read(STAATSCOURANT, HUIZEN, HILVERSUM, som)
    assert (lezing.meldingen, lezing.aantal) == ([], 2)
    assert lezing.somrij == "De somrij klopt."


@pytest.mark.parametrize("som", [4600, "4.600", "4600"])
def test_a_som_that_does_not_match_says_by_how_much(som):
    lezing = read(STAATSCOURANT, (406, "Huizen", 4571), HILVERSUM, ("", "Som", som))
    assert sentences(lezing) == [
        (
            4,
            "Ultimo 2018",
            "De somrij zegt 4.600. Opgeteld zijn de rijen 4.598.",
            "Zoek het verschil van 2.",
        )
    ]
    assert lezing.somrij == "De somrij klopt niet."


def test_a_som_per_year():
    kop = (*STAATSCOURANT, "Ultimo 2019")
    lezing = read(kop, (*HUIZEN, 11), (*HILVERSUM, 30), ("", "Som", 36, 40))
    ((rij, kolom, wat, doe),) = sentences(lezing)
    assert (rij, kolom, doe) == (4, "Ultimo 2019", "Zoek het verschil van 1.")
    assert wat == "De somrij zegt 40. Opgeteld zijn de rijen 41."


def test_a_som_with_a_part_of_a_place():
    lezing = read(
        STAATSCOURANT, (406, "Huizen", Decimal("9.5")), ("", "Som", Decimal("9.5"))
    )
    assert lezing.somrij == "De somrij klopt."


@pytest.mark.parametrize(
    ("som", "wat", "doe"),
    [
        (
            "1.6",
            "Niet duidelijk: is dit 16 of 1,6?",
            "Schrijf 16, of 1,6 met een komma.",
        ),
        (
            Bijzonder.FORMULE,
            "Hier staat een formule zonder uitkomst.",
            "Open het bestand, bewaar het opnieuw of plak de waarden.",
        ),
        (
            Bijzonder.FOUT,
            "Hier staat een fout van het rekenblad.",
            "Verbeter de formule, of vul het getal zelf in.",
        ),
        ("ruim 30", "Dit is geen getal.", "Controleer de somrij."),
    ],
)
def test_a_som_that_is_no_number_is_refused(som, wat, doe):
    lezing = read(STAATSCOURANT, HUIZEN, ("", "Som", som))
    assert sentences(lezing) == [(3, "Ultimo 2018", wat, doe)]


def test_a_som_waits_until_every_row_is_right():
    lezing = read(STAATSCOURANT, HUIZEN, ("9999", "Nergens", 1), ("", "Som", 99))
    assert len(lezing.meldingen) == 1
    assert (
        lezing.somrij == "De somrij kunnen we pas narekenen als alle rijen goed zijn."
    )


def test_a_gemeente_that_begins_like_som_is_no_som(wereld):
    wereld.huizen.naam = "Someren"
    wereld.huizen.save()
    assert values(read(STAATSCOURANT, (406, "Someren", 9))) == [9]


# ---- another indicator -------------------------------------------------------------


def test_the_sender_may_say_what_it_is_about(wereld):
    lezing = read(STAATSCOURANT, HUIZEN, indicator="werkgever")
    (rij,) = lezing.rijen
    assert (rij.rij.indicator.code, rij.rij.soort) == ("werkgever", NormSoort.RICHTLIJN)


def test_an_indicator_without_a_norm_refuses_the_file():
    with pytest.raises(Geweigerd) as fout:
        read(STAATSCOURANT, HUIZEN, indicator="adviezen-beschut-werk")
    assert fout.value.wat == "Voor Positieve adviezen bestaat geen norm."
    assert fout.value.doe == "Kies een ander onderwerp."


def test_an_indicator_that_gemeenten_do_not_have_is_refused():
    lezing = read(STAATSCOURANT, HUIZEN, indicator="banenafspraak")
    assert sentences(lezing) == [
        (
            2,
            "CBS-code",
            "Extra banen bestaat niet voor een gemeente.",
            "Haal de rij weg, of verbeter de code van het gebied.",
        )
    ]
