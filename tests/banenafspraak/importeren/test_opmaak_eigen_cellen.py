"""Our own template: which area a cell means, and cells that hold no value."""

import pytest

from banenafspraak.importeren.blad import Bijzonder
from tests.banenafspraak.importeren.bestanden import (
    EIGEN,
    KORT,
    eigen,
    only,
    read,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wereld")]

GOED = ("cijfer", "beschut-werk", "GM0406", "2020-K4", "7")


# ---- areas -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code", [406, "406", "0406", "GM0406", "GM0406 ", "gm0406", "GM 0406"]
)
def test_a_gemeente_is_found_by_its_code(wereld, code):
    assert only(
        read(KORT, ("cijfer", "beschut-werk", code, "2020-K4", "7"))
    ).gebied == (wereld.huizen)


@pytest.mark.parametrize(
    "naam",
    [
        "AM12",
        "am12",
        "Gooi en Vechtstreek",
        "gooi- en vechtstreek",
        "regio Gooi en Vechtstreek",
        "Arbeidsmarktregio Gooi en Vechtstreek",
    ],
)
def test_a_region_is_found_by_code_name_and_alias(wereld, naam):
    rij = only(read(KORT, ("cijfer", "beschut-werk", naam, "2020-K4", "7")))
    assert rij.gebied == wereld.gooi


def test_the_nation_is_found_by_code_and_name(wereld):
    for naam in ("NL01", "Nederland"):
        rij = only(read(KORT, ("cijfer", "beschut-werk", naam, "2020-K4", "7")))
        assert rij.gebied == wereld.land


@pytest.mark.parametrize(
    ("gebied", "wat", "doe"),
    [
        (
            "Huizen",
            "Een gemeente zoeken wij alleen op code.",
            "Schrijf GM0406 als u Huizen bedoelt.",
        ),
        (
            "Laren (NH.)",
            "Een gemeente zoeken wij alleen op code.",
            "Schrijf GM0417 als u Laren bedoelt.",
        ),
        (
            "GM9999",
            "Deze code heeft nooit bestaan.",
            "Zoek de goede code in de lijst met gemeenten.",
        ),
        (
            "9999",
            "Deze code heeft nooit bestaan.",
            "Zoek de goede code in de lijst met gemeenten.",
        ),
        (
            "Verweggistan",
            "Deze regio kennen we niet, ook niet onder een andere naam.",
            "Gebruik de code, zoals AM12.",
        ),
        ("", "Hier staat geen gebied.", "Schrijf de CBS-code, zoals GM0402 of AM12."),
    ],
)
def test_an_area_that_we_do_not_know_is_refused(gebied, wat, doe):
    lezing = read(KORT, ("cijfer", "beschut-werk", gebied, "2020-K4", "7"))
    assert refused(lezing) == (2, "gebied", wat, doe)


def test_a_figure_for_a_soort_of_area_that_has_none_is_refused():
    lezing = read(KORT, ("cijfer", "banenafspraak", "GM0406", "2020-K4", "7"))
    assert refused(lezing) == (
        2,
        "gebied",
        "Extra banen bestaat niet voor een gemeente.",
        "Haal de rij weg, of verbeter de code van het gebied.",
    )
    (melding,) = lezing.meldingen
    assert (melding.gebied, melding.code) == ("Huizen", "GM0406")


# ---- cells without a value ---------------------------------------------------------


@pytest.mark.parametrize("kolom", [k for k in EIGEN if k != "waarde"])
@pytest.mark.parametrize(
    ("cel", "wat"),
    [
        (Bijzonder.FORMULE, "Hier staat een formule zonder uitkomst."),
        (Bijzonder.FOUT, "Hier staat een fout van het rekenblad."),
        (Bijzonder.TE_LANG, "Er staat te veel tekst in dit vak."),
    ],
)
def test_a_cell_without_a_value_is_refused_in_every_column(kolom, cel, wat):
    rij = list(eigen(""))
    rij[EIGEN.index(kolom)] = cel
    assert refused(read(EIGEN, rij))[1:3] == (kolom, wat)


def test_a_name_that_cannot_be_read_is_no_name():
    (rij,) = read((*KORT, "naam gebied"), (*GOED, Bijzonder.FORMULE)).rijen
    assert rij.naam == ""
