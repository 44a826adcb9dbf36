"""Our own template: which columns, which codes, which periods. Numbers: test_getallen.py;
areas and cells without a value: test_opmaak_eigen_cellen.py."""

import datetime

import pytest

from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.opmaak import read_layout
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Norm, NormSoort
from tests.banenafspraak.importeren.bestanden import (
    EIGEN,
    KORT,
    blad,
    eigen,
    only,
    own,
    read,
    refused,
    sentences,
    values,
    warnings,
)
from tests.builders import make_uitsplitsing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wereld")]

GOED = ("cijfer", "beschut-werk", "GM0406", "2020-K4", "7")


# ---- columns -----------------------------------------------------------------------


def test_a_row_is_read_by_its_headings(wereld):
    lezing = read(KORT, GOED)
    rij = only(lezing)
    assert isinstance(rij, Cijfer)
    assert (rij.gebied, rij.indicator.code) == (wereld.huizen, "beschut-werk")
    assert (rij.kwartaal, rij.uitsplitsing.code) == (Kwartaal(2020, 4), "totaal")
    assert (rij.waarde, rij.reden_onbekend) == (7, "")
    assert (lezing.herkend, lezing.kolommen) == ("Ons eigen bestand", KORT)
    assert (lezing.aantal, lezing.waarschuwingen) == (1, [])


@pytest.mark.parametrize("volgorde", [(4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_headings_stand_in_any_order(wereld, volgorde):
    kop = [KORT[n] for n in volgorde]
    rij = only(read(kop, [GOED[n] for n in volgorde]))
    assert (rij.gebied, rij.waarde) == (wereld.huizen, 7)


def test_headings_are_read_without_capitals_accents_and_double_spaces():
    kop = ("Soort", " INDICATOR", "gébied", "Periode ", "Waarde", "Naam  Gebied")
    assert only(read(kop, (*GOED, "Huizen"))).waarde == 7


def test_rows_above_the_headings_are_titles():
    lezing = read(("Cijfers van Huizen",), (), ("Zie de uitleg",), KORT, GOED)
    assert only(lezing).waarde == 7
    assert (lezing.kop, lezing.rijen[0].nummer) == (4, 5)


def test_headings_deeper_than_30_rows_are_not_found():
    with pytest.raises(Geweigerd, match="We herkennen de kolommen niet"):
        read(*[("titel",)] * 30, KORT, GOED)
    assert only(read(*[("titel",)] * 29, KORT, GOED))


def test_empty_rows_and_rows_with_only_readable_columns_are_skipped():
    lezing = read(
        (*KORT, "naam gebied"), GOED, (), ("", "", "", "", "", "Huizen"), GOED
    )
    assert [rij.nummer for rij in lezing.rijen] == [2, 5]
    assert lezing.aantal == 2


def test_readable_columns_are_ignored_without_a_word():
    kop = (
        *KORT,
        "naam indicator",
        "naam gebied",
        "naam uitsplitsing",
        "vorig kwartaal",
    )
    lezing = read(kop, (*GOED, "iets anders", "Huizen", "Totaal", "vijf"))
    assert only(lezing).waarde == 7
    assert lezing.waarschuwingen == []


def test_an_unknown_column_is_a_warning():
    lezing = read((*KORT, "opmerking 2", ""), (*GOED, "ja", "nee"))
    assert only(lezing).waarde == 7
    assert warnings(lezing) == [(0, "De kolom “opmerking 2” gebruiken we niet.")]


@pytest.mark.parametrize(
    ("weg", "zin"),
    [
        ({"periode"}, "De kolom periode ontbreekt."),
        ({"waarde", "soort"}, "De kolommen soort en waarde ontbreken."),
    ],
)
def test_a_missing_column_refuses_the_file(weg, zin):
    kop = [naam for naam in KORT if naam not in weg]
    with pytest.raises(Geweigerd) as fout:
        read(kop, ("x",) * len(kop))
    assert (fout.value.wat, fout.value.doe) == (
        zin,
        "Voeg toe wat mist, of begin met ons bestand.",
    )


@pytest.mark.parametrize("naam", ["waarde", "reden"])
def test_a_double_column_refuses_the_file(naam):
    with pytest.raises(Geweigerd) as fout:
        read((*KORT, "reden", naam), GOED)
    assert (fout.value.wat, fout.value.doe) == (
        f"De kolom {naam} staat er 2 keer.",
        "Laat er één staan.",
    )


def test_unknown_headings_are_named():
    with pytest.raises(Geweigerd) as fout:
        read(("Titel",), ("A", "B", "C" * 40), ("1", "2"))
    assert fout.value.wat == (
        f"We herkennen de kolommen niet. Wij zien: A, B, {'C' * 30}."
    )
    assert fout.value.doe == (
        "Nodig is een van deze rijtjes: soort, indicator, gebied, periode, waarde; of "
        "CBS-code, Gemeente, Ultimo 2018; of regio, peildatum, markt, overheid, inleen, "
        "totaal. Of gebruik ons bestand."
    )


def test_headings_without_rows_refuse_the_file():
    with pytest.raises(Geweigerd, match="Er staan geen rijen onder de kop"):
        read(KORT, ("", "", "", "", ""))


# ---- what is counted ---------------------------------------------------------------


def test_a_code_that_looks_like_ours_is_suggested():
    lezing = read(KORT, ("cijfer", "beschutwerk", "GM0406", "2020-K4", "7"))
    assert refused(lezing) == (
        2,
        "indicator",
        "Dit kennen we niet.",
        "Bedoelt u beschut-werk?",
    )
    assert lezing.meldingen[0].waarde == "beschutwerk"


def test_a_part_is_one_of_its_indicator():
    make_uitsplitsing("wajong")
    rijen = [
        eigen("7", indicator="banenafspraak", gebied="AM12", uitsplitsing=deel)
        for deel in ("Markt", "", "wajong", "mark", "xyzzy")
    ]
    lezing = read(*own(*rijen))
    assert [b.rij.uitsplitsing.code for b in lezing.rijen] == ["markt", "totaal"]
    assert sentences(lezing) == [
        (
            4,
            "uitsplitsing",
            "Extra banen heeft dit onderdeel niet.",
            "Kies uit: totaal, markt, overheid, inleen.",
        ),
        (5, "uitsplitsing", "Dit kennen we niet.", "Bedoelt u markt?"),
        (6, "uitsplitsing", "Dit kennen we niet.", "Gebruik een code uit ons bestand."),
    ]


def test_soort_is_one_of_three_words():
    lezing = read(KORT, ("getal", "beschut-werk", "GM0406", "2020-K4", "7"))
    assert refused(lezing) == (
        2,
        "soort",
        "Dit is geen cijfer, norm of ambitie.",
        "Schrijf een van deze drie woorden.",
    )


def test_a_norm_takes_the_kind_of_its_indicator():
    lezing = read(
        *own(
            eigen("9", soort="norm", periode="2020"),
            eigen(
                "9",
                soort="Norm",
                indicator="banenafspraak",
                gebied="AM12",
                periode=2020,
            ),
            eigen("9", soort="ambitie", periode="2020"),
        )
    )
    assert lezing.meldingen == []
    assert all(isinstance(b.rij, Norm) and b.rij.jaar == 2020 for b in lezing.rijen)
    assert [(b.rij.soort, b.rij.ambitie) for b in lezing.rijen] == [
        (NormSoort.WETTELIJK, False),
        (NormSoort.INDICATIEF, False),
        (NormSoort.AMBITIE, True),
    ]


def test_an_indicator_without_a_norm_has_an_ambition_at_most():
    rij = {"indicator": "adviezen-beschut-werk", "periode": "2020"}
    lezing = read(*own(eigen(soort="norm", **rij), eigen(soort="ambitie", **rij)))
    assert sentences(lezing) == [
        (
            2,
            "indicator",
            "Voor Positieve adviezen bestaat geen norm.",
            "Is het uw eigen ambitie? Schrijf dan ambitie bij soort.",
        )
    ]
    assert lezing.rijen[0].rij.soort == NormSoort.AMBITIE


# ---- when --------------------------------------------------------------------------


@pytest.mark.parametrize("periode", ["2020-K4", "2020-k4"])
def test_a_quarter(periode):
    rij = only(read(KORT, ("cijfer", "beschut-werk", "GM0406", periode, "7")))
    assert rij.kwartaal == Kwartaal(2020, 4)


@pytest.mark.parametrize("periode", [2020, "2020", "2020-K4"])
def test_a_year_is_enough_for_a_yearly_figure(periode):
    rij = only(read(KORT, ("cijfer", "werkgever", "GM0406", periode, "7")))
    assert rij.kwartaal == Kwartaal(2020, 4)


GEEN_KWARTAAL = ("Dit is geen kwartaal.", "Schrijf het als 2020-K4.")
ALLEEN_JAAR = (
    "Een norm geldt voor een heel jaar, van 2012 tot en met 2035.",
    "Schrijf alleen het jaar, zoals 2020.",
)


@pytest.mark.parametrize(
    ("soort", "periode", "zin"),
    [
        ("cijfer", "2020", GEEN_KWARTAAL),
        ("cijfer", "2020-Q4", GEEN_KWARTAAL),
        ("cijfer", "2020-K5", GEEN_KWARTAAL),
        ("cijfer", "1999-K4", GEEN_KWARTAAL),
        ("cijfer", "٢٠٢٠-K4", GEEN_KWARTAAL),
        ("cijfer", "", GEEN_KWARTAAL),
        ("cijfer", datetime.date(2020, 12, 31), GEEN_KWARTAAL),
        (
            "cijfer",
            "2026-K4",
            (
                "Het 4e kwartaal 2026 is nog niet om.",
                "Wacht tot het voorbij is, of verbeter de periode.",
            ),
        ),
        ("norm", "2020-K4", ALLEEN_JAAR),
        ("norm", "2036", ALLEEN_JAAR),
        ("norm", "2011", ALLEEN_JAAR),
        ("norm", "2_020", ALLEEN_JAAR),
    ],
)
def test_a_period_that_cannot_be_is_refused(soort, periode, zin):
    lezing = read(KORT, (soort, "beschut-werk", "GM0406", periode, "7"))
    assert refused(lezing) == (2, "periode", *zin)


def test_a_yearly_figure_asks_for_a_year():
    lezing = read(KORT, ("cijfer", "werkgever", "GM0406", "eind 2020", "7"))
    assert refused(lezing)[3] == (
        "Schrijf het jaar, zoals 2020, of het kwartaal, zoals 2020-K4."
    )


# ---- words -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reden", ["nog niet bekend", "Nog niet bekend", "NOG NIET BEKEND."]
)
def test_a_reason_in_our_words(reden):
    rij = only(read(*own(eigen("", reden=reden))))
    assert (rij.waarde, rij.reden_onbekend) == (None, "nog niet bekend")


def test_a_reason_of_ones_own_is_refused():
    _, kolom, wat, doe = refused(read(*own(eigen("", reden="vergeten"))))
    assert (kolom, wat) == ("reden", "Deze reden kennen we niet.")
    assert doe.startswith("Kies uit: ")
    assert doe.endswith(". Uw eigen woorden passen bij toelichting.")


def test_benadering_softens_a_number():
    rij = only(read(*own(eigen("7", benadering="Bijna", toelichting="'-ongeveer"))))
    assert (rij.benadering, rij.toelichting) == ("bijna", "-ongeveer")


@pytest.mark.parametrize(
    ("waarde", "benadering", "wat", "doe"),
    [
        (
            "7",
            "zoiets als",
            "Dit woord kennen we niet.",
            "Kies uit: ruim, meer dan, bijna, circa, minder dan. Of laat het vak leeg.",
        ),
        (
            "",
            "bijna",
            "Er staat een benadering, maar geen getal.",
            "Vul het getal in, of haal de benadering weg.",
        ),
    ],
)
def test_a_benadering_that_cannot_be_is_refused(waarde, benadering, wat, doe):
    lezing = read(*own(eigen(waarde, benadering=benadering)))
    assert refused(lezing) == (2, "benadering", wat, doe)


def test_a_row_may_name_its_source():
    lezing = read(*own(eigen(bron="Brief van 30 juni 2021"), eigen(bron="b" * 251)))
    assert lezing.rijen[0].bron == "Brief van 30 juni 2021"
    assert sentences(lezing) == [
        (3, "bron", "De naam van deze bron is te lang.", "Gebruik hooguit 250 tekens.")
    ]


def test_what_the_file_has_no_column_for_it_does_not_say():
    (kort,) = read(KORT, GOED).rijen
    (lang,) = read(EIGEN, eigen()).rijen
    assert kort.zegt == {"waarde", "reden_onbekend"}
    assert lang.zegt == {"waarde", "reden_onbekend", "benadering", "toelichting"}


# ---- other sheets ------------------------------------------------------------------


def test_other_sheets_are_told():
    vel = blad(KORT, GOED, soort="xlsx", naam="Bijlage 1", andere=["Uitleg"])
    assert warnings(read_layout(vel, Bekend())) == [
        (0, "We lezen alleen het eerste blad, “Bijlage 1”.")
    ]


def test_values_are_decimals():
    assert [str(w) for w in values(read(KORT, GOED))] == ["7"]
