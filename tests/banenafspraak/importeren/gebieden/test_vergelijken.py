"""A table held against what we have: what changes, what is refused, what is only said."""

import pytest

from banenafspraak.importeren.gebieden import plan, read
from regio.models import Soort
from tests.banenafspraak.importeren.gebieden.bladen import simple, tabel
from tests.builders import (
    make_gebied,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_land,
    make_regio,
)

pytestmark = pytest.mark.django_db

HILVERSUM = ("GM0402", "Hilversum", "AM12", "Gooi en Vechtstreek", "PV27")


@pytest.fixture(autouse=True)
def gooi():
    return make_regio(code="AM12")


@pytest.fixture(autouse=True)
def amsterdam():
    return make_regio("Groot Amsterdam", code="AM18")


@pytest.fixture
def hilversum(gooi):
    return make_gemeente("Hilversum", code="GM0402", regio=gooi)


def row(code="GM0402", naam="Hilversum", regio="AM12", regionaam="", pv=""):
    return (code, naam, regio, regionaam, pv)


def test_same_as_ours_is_nothing_to_do(hilversum):
    gevonden = plan(tabel(2020, HILVERSUM))
    assert gevonden.is_leeg
    assert (gevonden.gelijk, gevonden.meldingen, gevonden.waarschuwingen) == (1, (), ())


def test_other_region_is_told_with_what_it_becomes(hilversum):
    (wijziging,) = plan(tabel(2020, row(regio="AM18"))).wijzigingen
    assert (wijziging.rij, wijziging.code, wijziging.gebied) == (
        2,
        "GM0402",
        "Hilversum",
    )
    assert wijziging.wat == "Andere arbeidsmarktregio"
    assert (wijziging.was, wijziging.wordt) == (
        "Gooi en Vechtstreek",
        "Groot Amsterdam",
    )
    assert wijziging.zin == (
        "Hilversum hoort op 1 januari 2020 bij Groot Amsterdam, bij ons bij Gooi en "
        "Vechtstreek. Het wordt: Gooi en Vechtstreek tot 1 januari 2020, daarna Groot "
        "Amsterdam vanaf 1 januari 2020."
    )


def test_region_where_we_had_none_is_a_change():
    make_gemeente("Hilversum", code="GM0402")
    (wijziging,) = plan(tabel(2020, HILVERSUM)).wijzigingen
    assert (wijziging.wat, wijziging.was) == ("Arbeidsmarktregio erbij", "geen regio")


def test_unknown_gemeente_is_new(hilversum):
    gevonden = plan(tabel(2027, HILVERSUM, row("GM2000", "Nieuwstad")))
    (wijziging,) = gevonden.wijzigingen
    assert (wijziging.wat, wijziging.gebied) == ("Nieuwe gemeente", "Nieuwstad")
    assert wijziging.zin == (
        "Nieuwstad (GM2000) is nieuw: sinds 1 januari 2027, in Gooi en Vechtstreek."
    )
    assert [w.rij for w in gevonden.waarschuwingen] == [3]
    assert "Leg bij Herindelingen vast" in gevonden.waarschuwingen[0].zin


@pytest.mark.parametrize(
    ("naam", "wordt"),
    [
        ("Nieuwstad (NH.)", ("Nieuwstad", "nieuwstad", "Nieuwstad (NH.)")),
        ("Hilversum (L.)", ("Hilversum (L.)", "hilversum-l", "")),
        ("Hilversum", ("Hilversum", "hilversum-gm2000", "")),
    ],
)
def test_new_gemeente_gets_a_name_and_an_address_of_its_own(hilversum, naam, wordt):
    (wijziging,) = plan(tabel(2027, HILVERSUM, row("GM2000", naam))).wijzigingen
    nieuw = wijziging.stap.nieuw
    assert (nieuw.naam, nieuw.slug, nieuw.andere_namen) == wordt


def test_two_new_gemeenten_with_one_name_differ():
    rijen = row("GM2000", "Bergen (NH.)"), row("GM2001", "Bergen (L.)")
    slugs = [w.stap.nieuw.slug for w in plan(tabel(2027, *rijen)).wijzigingen]
    assert slugs == ["bergen", "bergen-l"]


def test_gemeente_began_earlier_than_an_earlier_table_said(gooi):
    make_gemeente("Nieuwstad", code="GM2000", geldig_van="2028-01-01")
    (wijziging,) = plan(tabel(2027, row("GM2000", "Nieuwstad"))).wijzigingen
    assert (wijziging.wat, wijziging.was, wijziging.wordt) == (
        "Bestond al eerder",
        "1 januari 2028",
        "1 januari 2027",
    )


# ---- refused -------------------------------------------------------------------------


def refused(*args):
    gevonden = plan(tabel(*args))
    assert gevonden.is_leeg
    (melding,) = gevonden.meldingen
    return melding


def test_unknown_region_is_refused(hilversum):
    melding = refused(2020, row(regio="AM99"))
    assert (melding.rij, melding.waarde, melding.gebied) == (2, "AM99", "Hilversum")
    assert melding.kolom.endswith("Arbeidsmarktregio's/Code (code)")
    assert melding.wat == "Deze arbeidsmarktregio kennen wij niet."


def test_region_that_had_ended_is_refused(hilversum):
    make_regio("Oude Regio", code="AM99", geldig_tot="2019-01-01")
    assert (
        refused(2020, row(regio="AM99")).wat
        == "De regio Oude Regio bestond bij ons niet op 1 januari 2020."
    )


def test_gemeente_that_had_ended_is_refused_and_doubts_the_year(gooi):
    make_gemeente("Weesp", code="GM0457", regio=gooi, geldig_tot="2022-03-24")
    melding = refused(2023, row("GM0457", "Weesp"))
    assert melding.wat == "Weesp bestaat bij ons sinds 24 maart 2022 niet meer."
    assert "Is dit wel de tabel van 2023?" in melding.doe


def test_gemeente_on_its_last_new_years_day_is_right(gooi):
    make_gemeente("Weesp", code="GM0457", regio=gooi, geldig_tot="2022-03-24")
    assert plan(tabel(2022, row("GM0457", "Weesp"))).gelijk == 1


def test_gemeente_that_began_later_by_a_herindeling_is_refused(gooi):
    oud = make_gemeente("Bussum", code="GM0381", geldig_tot="2016-01-01")
    nieuw = make_gemeente("Gooise Meren", code="GM1942", geldig_van="2016-01-01")
    make_herindeling(oud, nieuw)
    melding = refused(2015, row("GM1942", "Gooise Meren"))
    assert melding.wat == "Gooise Meren bestaat bij ons pas sinds 1 januari 2016."


def test_code_of_another_soort_is_refused():
    make_gebied("HBEL", Soort.CLUSTER, code="GM0999")
    assert refused(2020, row("GM0999")).wat == "HBEL is bij ons geen gemeente."


def test_unknown_gemeente_in_an_old_table_is_refused():
    """It has probably ended since, and would exist for ever."""
    make_gemeente("Laren", code="GM0417", geldig_van="2021-01-01")
    melding = refused(2020, row("GM0366", "Oudstad"))
    assert "na 1 januari 2020 is er bij ons nog heringedeeld" in melding.wat


def test_unknown_gemeente_without_a_name_is_refused():
    gevonden = plan(read(simple(("GM2000", "AM12")), "2027.csv"))
    assert "haar naam staat niet in het bestand" in gevonden.meldingen[0].wat


def test_name_too_long_is_refused():
    assert "langer dan 80 tekens" in refused(2027, row("GM2000", "N" * 81)).wat


def test_refusals_stand_in_the_order_of_the_file():
    blad = simple(("GM0402", "AM99"), ("GM168", "AM12"), ("GM2000", "AM12"))
    assert [m.rij for m in plan(read(blad, "2027.csv")).meldingen] == [2, 3, 4]


# ---- only said -----------------------------------------------------------------------


def said(*args):
    gevonden = plan(tabel(*args))
    assert (gevonden.is_leeg, gevonden.meldingen) == (True, ())
    return [(w.soort, w.zin) for w in gevonden.waarschuwingen]


@pytest.mark.parametrize(
    "naam", ["Hilversum (NH.)", "HILVERSUM", "Hilversúm", "'t Sum"]
)
def test_name_of_cbs_is_no_other_name(gooi, naam):
    make_gemeente("Hilversum", code="GM0402", regio=gooi, andere_namen="Mum\n't Sum")
    assert said(2020, row(naam=naam)) == []


def test_other_name_is_said_and_changes_nothing(hilversum):
    assert said(2020, row(naam="Huizen")) == [
        (
            "Andere naam",
            "GM0402 heet in het bestand “Huizen”, bij ons Hilversum. De code telt. De naam "
            "blijft zoals hij is.",
        )
    ]


def test_other_name_of_a_region_is_said_once(hilversum, gooi):
    make_gemeente("Huizen", code="GM0406", regio=gooi)
    rijen = row(regionaam="Het Gooi"), row("GM0406", "Huizen", regionaam="Het Gooi")
    ((soort, zin),) = said(2020, *rijen)
    assert (soort, zin[:40]) == (
        "Andere naam",
        "AM12 heet in het bestand “Het Gooi”, bij",
    )


def test_gemeente_that_is_missing_is_said_and_does_not_end(hilversum, gooi):
    make_gemeente("Huizen", code="GM0406", regio=gooi)
    ((soort, zin),) = said(2020, HILVERSUM)
    assert soort == "Gemeente ontbreekt"
    assert zin.startswith(
        "Huizen (GM0406) bestond bij ons op 1 januari 2020, maar staat"
    )


def test_gemeente_that_did_not_exist_is_not_missed(hilversum):
    make_gemeente("Weesp", code="GM0457", geldig_tot="2020-01-01")
    make_gemeente("Nieuwstad", code="GM2000", geldig_van="2020-01-02")
    assert said(2020, HILVERSUM) == []


def test_gemeente_in_a_refused_row_is_not_missed(hilversum):
    blad = simple(("GM0402", "AM1"), ("GM2000", "AM12"), ("GM2001", "AM12"))
    soorten = {w.soort for w in plan(read(blad, "2020.csv")).waarschuwingen}
    assert "Gemeente ontbreekt" not in soorten


# ---- other larger areas --------------------------------------------------------------


def test_new_gemeente_joins_a_provincie_only_where_others_do(hilversum):
    make_land()
    holland = make_gebied("Noord-Holland", Soort.PROVINCIE, code="PV27")
    rijen = HILVERSUM, row("GM2000", "Nieuwstad", pv="PV27")
    assert plan(tabel(2027, *rijen)).wijzigingen[0].stap.ook == ()
    make_indeling(hilversum, holland)
    assert plan(tabel(2027, *rijen)).wijzigingen[0].stap.ook == ("PV27",)


def test_queries_do_not_grow_with_the_rows(gooi, django_assert_num_queries):
    for nummer in range(1, 40):
        make_gemeente(f"Plaats {nummer}", code=f"GM{nummer:04d}", regio=gooi)
    rijen = [row(f"GM{n:04d}", f"Plaats {n}", "AM18") for n in range(1, 50)]
    with django_assert_num_queries(4):
        assert len(plan(tabel(2027, *rijen)).wijzigingen) == 49
