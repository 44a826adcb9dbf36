"""Figures within the borders of one day: sums over what stood there, and what stands."""

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten import Lezer
from monitor.overzichten.vraag import Deelvraag
from monitor.overzichten.waarden import Grensverschil
from tests.builders import (
    dag,
    make_bron,
    make_cijfer,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_indicator,
    make_land,
    make_norm,
    make_regio,
    make_uitsplitsing,
)

pytestmark = pytest.mark.django_db

GRENS = dag("2023-09-30")
MET_WEESP = Grensverschil(met=("Weesp",))


def read(kwartaal, grenzen=GRENS):
    """A reader and the figures of every area, up to one quarter."""
    lezer = Lezer(Kwartaal.lees(kwartaal), grenzen=grenzen)
    return lezer, lezer.read(Deelvraag(lezer.atlas.gebieden.values()))


def plekken(**velden):
    """An indicator of gemeenten that adds up."""
    return make_indicator(
        "plekken",
        **{"niveaus": ["arbeidsmarktregio", "gemeente"], "optelbaar": True, **velden},
    )


@pytest.fixture
def wereld():
    """A region with Oud and Klein until 2018 and Nieuw after; Weg left it in 2022."""
    make_land()
    regio, elders = make_regio("Regio"), make_regio("Elders")
    w = {"regio": regio, "elders": elders}
    for naam in ("Klein", "Oud"):
        w[naam] = make_gemeente(naam, geldig_tot=dag("2018-01-01"))
        make_indeling(w[naam], regio, "2015-01-01", "2018-01-01")
    w["Nieuw"] = make_gemeente("Nieuw", geldig_van=dag("2018-01-01"))
    make_indeling(w["Nieuw"], regio, "2018-01-01")
    w["Weg"] = make_gemeente("Weg")
    make_indeling(w["Weg"], regio, "2015-01-01", "2022-01-01")
    make_indeling(w["Weg"], elders, "2022-01-01")
    w["Blijf"] = make_gemeente("Blijf", regio=regio)
    for naam in ("Klein", "Oud"):
        make_herindeling(w[naam], w["Nieuw"], "2018-01-01", "samenvoeging")
    return w


# ---- a gemeente ------------------------------------------------------------------------


def test_a_gemeente_is_the_sum_of_what_stood_there(wereld):
    indicator = plekken()
    make_cijfer(3, "2017-K4", gebied=wereld["Klein"], indicator=indicator)
    make_cijfer(9, "2017-K4", gebied=wereld["Oud"], indicator=indicator)
    _, kubus = read("2017-K4")
    waarde = kubus.effective(indicator, wereld["Nieuw"], Kwartaal(2017, 4))
    assert (waarde.waarde, waarde.delen, waarde.ontbreekt) == (12, 2, ())
    assert waarde.afgeleid
    assert waarde.afgeleid_uit == "3 (Klein) + 9 (Oud)"


def test_with_borders_of_then_the_later_gemeente_has_nothing(wereld):
    indicator = plekken()
    make_cijfer(3, "2017-K4", gebied=wereld["Klein"], indicator=indicator)
    _, kubus = read("2017-K4", None)
    assert kubus.effective(indicator, wereld["Nieuw"], Kwartaal(2017, 4)) is None
    assert kubus.effective(indicator, wereld["Klein"], Kwartaal(2017, 4)).waarde == 3


def test_who_has_no_number_is_named_and_no_share_is_given(wereld):
    indicator = plekken()
    make_cijfer(3, "2017-K4", gebied=wereld["Klein"], indicator=indicator)
    for naam in ("Klein", "Oud"):
        make_norm(10, 2017, gebied=wereld[naam], indicator=indicator)
    lezer, kubus = read("2017-K4")
    doel = lezer.goal(kubus, indicator, wereld["Nieuw"])
    assert (doel.stand.waarde, doel.stand.ontbreekt) == (3, ("Oud",))
    assert (doel.norm.waarde, doel.norm.ontbreekt) == (20, ())
    assert doel.voortgang.percentage is None


def test_a_number_too_small_to_show_counts_as_missing(wereld):
    indicator = plekken()
    make_cijfer(
        3, "2017-K4", gebied=wereld["Klein"], indicator=indicator, onderdrukking="primair"
    )  # fmt: skip
    make_cijfer(9, "2017-K4", gebied=wereld["Oud"], indicator=indicator)
    _, kubus = read("2017-K4")
    waarde = kubus.effective(indicator, wereld["Nieuw"], Kwartaal(2017, 4))
    assert (waarde.waarde, waarde.ontbreekt) == (9, ("Klein (niet getoond)",))


def test_real_and_example_are_not_added_up(wereld):
    indicator, voorbeeld = plekken(), make_bron(soort="voorbeeld")
    make_cijfer(3, "2017-K4", gebied=wereld["Klein"], indicator=indicator)
    make_cijfer(
        9, "2017-K4", gebied=wereld["Oud"], indicator=indicator, bron=voorbeeld, voorbeeld=True
    )  # fmt: skip
    _, kubus = read("2017-K4")
    waarde = kubus.effective(indicator, wereld["Nieuw"], Kwartaal(2017, 4))
    assert (waarde.waarde, waarde.ontbreekt, waarde.voorbeeld) == (3, ("Oud",), False)


def test_a_gemeente_that_is_not_there_has_nothing(wereld):
    indicator = plekken()
    make_cijfer(3, "2017-K4", gebied=wereld["Klein"], indicator=indicator)
    make_norm(3, 2017, gebied=wereld["Klein"], indicator=indicator)
    lezer, kubus = read("2020-K4")
    doel = lezer.goal(kubus, indicator, wereld["Klein"])
    assert (doel.stand, doel.norm, doel.laatst, doel.reeks) == (None, None, None, ())


def test_only_a_new_name_adds_nothing_up():
    make_land()
    oud = make_gemeente("Oud", geldig_tot=dag("2018-01-01"))
    nieuw = make_gemeente("Nieuw", geldig_van=dag("2018-01-01"))
    make_herindeling(oud, nieuw, "2018-01-01", "naamswijziging")
    indicator = plekken()
    make_cijfer(3, "2017-K4", gebied=oud, indicator=indicator)
    _, kubus = read("2017-K4")
    waarde = kubus.effective(indicator, nieuw, Kwartaal(2017, 4))
    assert (waarde.waarde, waarde.afgeleid) == (3, False)


def test_what_a_source_gives_for_the_gemeente_of_now_is_not_replaced(wereld):
    indicator = plekken()
    make_cijfer(3, "2017-K4", gebied=wereld["Klein"], indicator=indicator)
    make_cijfer(13, "2017-K4", gebied=wereld["Nieuw"], indicator=indicator)
    _, kubus = read("2017-K4")
    assert kubus.effective(indicator, wereld["Nieuw"], Kwartaal(2017, 4)).waarde == 13
    som = kubus.effective(indicator, wereld["regio"], Kwartaal(2017, 4))
    assert (som.waarde, som.ontbreekt) == (13, ("Blijf",))


def test_what_cannot_be_added_up_stands_and_says_so():
    make_land()
    groot = make_gemeente("Groot")
    klein = make_gemeente("Klein", geldig_tot=dag("2018-01-01"))
    make_herindeling(klein, groot, "2018-01-01")
    indicator = plekken(optelbaar=False)
    make_cijfer(40, "2017-K4", gebied=groot, indicator=indicator)
    make_cijfer(60, "2017-K4", gebied=klein, indicator=indicator)
    _, kubus = read("2017-K4")
    waarde = kubus.effective(indicator, groot, Kwartaal(2017, 4))
    assert waarde.waarde == 40
    assert waarde.grenzen_van_toen == Grensverschil(zonder=("Klein",))


def test_the_parts_of_a_gemeente_are_added_up_too(wereld):
    indicator, markt = plekken(), make_uitsplitsing("markt")
    for naam, getal in (("Klein", 3), ("Oud", 9)):
        make_cijfer(
            getal, "2017-K4", gebied=wereld[naam], indicator=indicator, uitsplitsing=markt
        )  # fmt: skip
        make_norm(
            10, 2017, gebied=wereld[naam], indicator=indicator, uitsplitsing=markt
        )
    _, kubus = read("2017-K4")
    deel = kubus.goal_parts(indicator, wereld["Nieuw"], Kwartaal(2017, 4))[0]
    assert (deel.stand.waarde, deel.norm.waarde) == (12, 20)
    assert deel.voortgang.percentage == 60


def test_a_sector_without_a_norm_anywhere_keeps_all_from_being_judged(wereld):
    """As for one gemeente: the norm knows fewer sectors than the figures."""
    indicator, markt = plekken(), make_uitsplitsing("markt")
    for naam in ("Klein", "Oud"):
        rest = {"gebied": wereld[naam], "indicator": indicator}
        make_cijfer(3, "2017-K4", uitsplitsing=markt, **rest)
        make_norm(10, 2017, uitsplitsing=markt, **rest)
    inleen = make_uitsplitsing("inleen")
    make_cijfer(
        1, "2017-K4", gebied=wereld["Oud"], indicator=indicator, uitsplitsing=inleen
    )
    _, kubus = read("2017-K4")
    delen = kubus.goal_parts(indicator, wereld["Nieuw"], Kwartaal(2017, 4))
    assert [(d.uitsplitsing.code, d.norm) for d in delen] == [
        ("inleen", None),
        ("markt", None),
    ]


def test_a_change_holds_the_same_place_against_itself(wereld):
    indicator = plekken()
    make_cijfer(3, "2017-K4", gebied=wereld["Klein"], indicator=indicator)
    make_cijfer(9, "2017-K4", gebied=wereld["Oud"], indicator=indicator)
    make_cijfer(15, "2018-K4", gebied=wereld["Nieuw"], indicator=indicator)
    lezer, kubus = read("2018-K4")
    doel = lezer.goal(kubus, indicator, wereld["Nieuw"])
    assert doel.verschil_jaar == 3
    assert [(str(k), w.waarde) for k, w in doel.reeks] == [
        ("2017-K4", 12),
        ("2018-K4", 15),
    ]


def test_a_gemeente_that_came_in_pieces_gives_no_change():
    make_land()
    a, b = make_gemeente("A"), make_gemeente("B")
    oud = make_gemeente("Oud", geldig_tot=dag("2018-01-01"))
    for nieuw in (a, b):
        make_herindeling(oud, nieuw, "2018-01-01", "opsplitsing")
    indicator = plekken()
    make_cijfer(3, "2017-K4", gebied=oud, indicator=indicator)
    for gebied in (a, b):
        make_cijfer(10, "2017-K4", gebied=gebied, indicator=indicator)
        make_cijfer(12, "2018-K4", gebied=gebied, indicator=indicator)
    lezer, kubus = read("2018-K4")
    doel = lezer.goal(kubus, indicator, a)
    assert doel.jaar_eerder.waarde == 13
    assert doel.verschil_jaar is None
    assert lezer.goal(kubus, indicator, b).jaar_eerder.waarde == 10


# ---- a region ----------------------------------------------------------------------------


def test_a_region_is_the_sum_over_its_members_of_now(wereld):
    indicator = plekken()
    getallen = {"Klein": 1, "Oud": 2, "Weg": 4, "Blijf": 8}
    for naam, getal in getallen.items():
        make_cijfer(getal, "2017-K4", gebied=wereld[naam], indicator=indicator)
    _, kubus = read("2017-K4")
    k = Kwartaal(2017, 4)
    assert kubus.effective(indicator, wereld["regio"], k).waarde == 11
    assert kubus.effective(indicator, wereld["elders"], k).waarde == 4
    _, toen = read("2017-K4", None)
    assert toen.effective(indicator, wereld["regio"], k).waarde == 15


def test_a_published_number_of_another_area_stands_and_says_so(wereld):
    indicator = plekken()
    make_cijfer(15, "2017-K4", gebied=wereld["regio"], indicator=indicator)
    make_norm(30, 2017, gebied=wereld["regio"], indicator=indicator)
    make_cijfer(8, "2017-K4", gebied=wereld["Blijf"], indicator=indicator)
    lezer, kubus = read("2017-K4")
    doel = lezer.goal(kubus, indicator, wereld["regio"])
    assert (doel.stand.waarde, doel.norm.waarde) == (15, 30)
    assert doel.stand.grenzen_van_toen == Grensverschil(met=("Weg",))
    assert doel.voortgang.percentage == 50


def test_a_whole_sum_over_the_members_of_now_wins(wereld):
    indicator = plekken()
    make_cijfer(15, "2017-K4", gebied=wereld["regio"], indicator=indicator)
    for naam, getal in {"Klein": 1, "Oud": 2, "Blijf": 8}.items():
        make_cijfer(getal, "2017-K4", gebied=wereld[naam], indicator=indicator)
    _, kubus = read("2017-K4")
    waarde = kubus.effective(indicator, wereld["regio"], Kwartaal(2017, 4))
    assert (waarde.waarde, waarde.delen, waarde.grenzen_van_toen) == (11, 3, None)


def test_a_number_published_for_the_same_place_is_never_replaced(wereld):
    indicator = plekken()
    make_cijfer(99, "2022-K4", gebied=wereld["regio"], indicator=indicator)
    for naam in ("Nieuw", "Blijf"):
        make_cijfer(8, "2022-K4", gebied=wereld[naam], indicator=indicator)
    _, kubus = read("2022-K4")
    waarde = kubus.effective(indicator, wereld["regio"], Kwartaal(2022, 4))
    assert (waarde.waarde, waarde.grenzen_van_toen) == (99, None)


def test_no_share_of_a_norm_of_another_area(wereld):
    """The stand is a sum over the members of now, the norm one of then."""
    indicator = plekken()
    make_norm(30, 2017, gebied=wereld["regio"], indicator=indicator)
    for naam in ("Klein", "Oud", "Blijf"):
        make_cijfer(5, "2017-K4", gebied=wereld[naam], indicator=indicator)
    lezer, kubus = read("2017-K4")
    doel = lezer.goal(kubus, indicator, wereld["regio"])
    assert (doel.stand.waarde, doel.norm.waarde) == (15, 30)
    assert doel.voortgang.percentage is None


def test_no_rekenpad_from_a_norm_of_another_area(wereld):
    indicator = plekken(aard="stand")
    make_norm(30, 2021, gebied=wereld["regio"], indicator=indicator)
    make_norm(40, 2022, gebied=wereld["regio"], indicator=indicator)
    make_cijfer(35, "2022-K2", gebied=wereld["regio"], indicator=indicator)
    lezer, kubus = read("2022-K2")
    doel = lezer.goal(kubus, indicator, wereld["regio"])
    assert doel.voortgang.percentage == 88
    assert doel.voortgang.rekenpad is None
    lezer, kubus = read("2022-K2", None)
    assert lezer.goal(kubus, indicator, wereld["regio"]).voortgang.rekenpad == 35


def test_no_change_on_a_number_of_another_area(wereld):
    indicator = plekken()
    for kwartaal, getal in (("2020-K4", 10), ("2021-K4", 12), ("2022-K4", 13)):
        make_cijfer(getal, kwartaal, gebied=wereld["regio"], indicator=indicator)
    lezer, kubus = read("2022-K4")
    assert lezer.goal(kubus, indicator, wereld["regio"]).verschil_jaar is None
    lezer, kubus = read("2021-K4")
    assert lezer.goal(kubus, indicator, wereld["regio"]).verschil_jaar == 2


def test_sums_over_the_same_place_are_held_against_each_other(wereld):
    indicator = plekken()
    for naam in ("Klein", "Oud", "Blijf"):
        make_cijfer(5, "2017-K4", gebied=wereld[naam], indicator=indicator)
    for naam in ("Nieuw", "Blijf"):
        make_cijfer(9, "2018-K4", gebied=wereld[naam], indicator=indicator)
    lezer, kubus = read("2018-K4")
    assert lezer.goal(kubus, indicator, wereld["regio"]).verschil_jaar == 3
    lezer, kubus = read("2018-K4", None)
    assert lezer.goal(kubus, indicator, wereld["regio"]).verschil_jaar is None


def test_own_ambitions_are_not_added_up(wereld):
    indicator = plekken()
    for naam in ("Klein", "Oud"):
        make_norm(
            10, 2017, gebied=wereld[naam], indicator=indicator, soort="eigen ambitie"
        )
    lezer, kubus = read("2017-K4")
    assert lezer.goal(kubus, indicator, wereld["Nieuw"]).ambitie is None


def test_a_quarter_after_the_newest_has_its_own_borders(wereld):
    lezer = Lezer(Kwartaal(2024, 4), grenzen=GRENS)
    assert lezer.grenzen == dag("2024-12-31")
    assert Lezer(Kwartaal(2020, 4), grenzen=GRENS).grenzen == GRENS


def test_without_a_published_quarter_the_borders_are_those_of_the_page(wereld):
    plekken()
    assert Lezer(Kwartaal(2017, 4), van_nu=True).grenzen == dag("2017-12-31")
