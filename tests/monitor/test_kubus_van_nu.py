"""Figures within the borders of one day: sums over what stood there, and what stands."""

from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Norm
from monitor.overzichten import Lezer, area_page, area_table
from monitor.overzichten.vraag import Deelvraag
from monitor.overzichten.waarden import Grensverschil
from regio.models import Soort
from tests import rekengebieden
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
    assert (waarde.waarde, waarde.ontbreekt) == (9, ("Klein",))


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


# ---- the shipped figures -------------------------------------------------------------------


def goal_of(kwartaal, soort, slug, code, grenzen=GRENS):
    lezer = Lezer(Kwartaal.lees(kwartaal), grenzen=grenzen)
    gebied = lezer.atlas.find(soort, slug)
    return area_page(lezer, gebied)[0].goal(code)


@pytest.mark.usefixtures("meegeleverd")
def test_608_of_900_stands_and_says_that_weesp_is_in_it():
    doel = goal_of("2020-K4", Soort.REGIO, "gooi-en-vechtstreek", "banenafspraak")
    assert (doel.stand.waarde, doel.norm.waarde) == (608, 900)
    assert doel.stand.grenzen_van_toen == doel.norm.grenzen_van_toen == MET_WEESP
    assert doel.voortgang.percentage == 68


@pytest.mark.usefixtures("meegeleverd")
def test_27_of_41_stands_and_says_that_weesp_is_in_it():
    doel = goal_of("2019-K4", Soort.REGIO, "gooi-en-vechtstreek", "beschut-werk")
    assert (doel.stand.waarde, doel.norm.waarde) == (27, 41)
    assert doel.stand.grenzen_van_toen == MET_WEESP


@pytest.mark.usefixtures("meegeleverd")
def test_groningen_misses_the_same_eight_within_borders_of_now():
    doel = goal_of("2017-K4", Soort.REGIO, "groningen", "beschut-werk")
    assert (doel.norm.waarde, doel.norm.delen) == (117, 19)
    assert doel.norm.ontbreekt == (
        *("Aa en Hunze", "De Marne", "Eemsmond", "Menterwolde"),
        *("Noordenveld", "Oldambt", "Pekela", "Tynaarlo"),
    )
    banen = goal_of("2017-K4", Soort.REGIO, "groningen", "banenafspraak")
    assert (banen.stand.waarde, banen.stand.grenzen_van_toen) == (3044, None)


@pytest.mark.usefixtures("meegeleverd")
def test_littenseradiel_stands_whole_at_leeuwarden():
    norm = goal_of("2017-K4", Soort.GEMEENTE, "leeuwarden", "beschut-werk").norm
    assert norm.waarde == 24
    assert norm.afgeleid_uit == (
        "22 (Leeuwarden) + 1 (Leeuwarderadeel) + 1 (Littenseradiel)"
    )
    elders = goal_of("2017-K4", Soort.GEMEENTE, "waadhoeke", "beschut-werk").norm
    assert elders.afgeleid_uit == "3 (Franekeradeel) + 2 (Het Bildt)"


@pytest.mark.usefixtures("meegeleverd")
def test_the_page_of_gooise_meren_in_2015_is_there():
    lezer = Lezer(Kwartaal(2015, 4), grenzen=GRENS)
    gooise_meren = lezer.atlas.find(Soort.GEMEENTE, "gooise-meren")
    pagina, _ = area_page(lezer, gooise_meren)
    assert pagina.bestaat
    assert pagina.regio.naam == "Gooi en Vechtstreek"
    weesp, _ = area_page(lezer, lezer.atlas.find(Soort.GEMEENTE, "weesp"))
    assert not weesp.bestaat
    assert [g.naam for g in weesp.opvolgers] == ["Amsterdam"]


@pytest.mark.usefixtures("meegeleverd")
def test_a_slow_calculation_of_every_norm_of_2017_says_the_same():
    """Straight from the ledger: of each gemeente of now the norms of what stood there."""
    traag = {}
    normen = Norm.objects.current().filter(
        indicator__code="beschut-werk",
        jaar=2017,
        uitsplitsing__code="totaal",
        gebied__soort=Soort.GEMEENTE,
        waarde__isnull=False,
    )
    for code, waarde in normen.values_list("gebied__code", "waarde"):
        nu = rekengebieden.home(code, "2023-09-30")
        traag[nu] = traag.get(nu, Decimal(0)) + waarde
    lezer, kubus = read("2017-K4")
    indicator = lezer.indicatoren["beschut-werk"]
    snel = {
        g.code: norm.waarde
        for g in lezer.atlas.all_of(Soort.GEMEENTE, lezer.dag)
        if (norm := kubus.norm(indicator, g, 2017))
    }
    assert len(traag) > 20
    assert snel == traag


@pytest.mark.usefixtures("meegeleverd")
@pytest.mark.parametrize("kwartaal", ["2015-K4", "2017-K4", "2018-K4", "2020-K4"])
def test_borders_of_the_quarter_itself_change_nothing(kwartaal):
    lezer, nu = read(kwartaal, Kwartaal.lees(kwartaal).peildatum)
    toen_lezer, toen = read(kwartaal, None)
    k = lezer.kwartaal
    for indicator in lezer.indicatoren.values():
        for gebied in toen_lezer.atlas.gebieden.values():
            if not gebied.bestond_op(k.peildatum):
                continue
            for vraag, moment in (("effective", k), ("norm", k.jaar), ("parts", k)):
                gevonden = getattr(nu, vraag)(indicator, gebied, moment)
                assert gevonden == getattr(toen, vraag)(indicator, gebied, moment)


@pytest.mark.usefixtures("meegeleverd")
def test_the_table_of_gemeenten_has_a_row_for_each_of_now():
    lezer = Lezer(Kwartaal(2017, 4), grenzen=GRENS)
    gebieden = lezer.atlas.all_of(Soort.GEMEENTE, lezer.dag)
    tabel = area_table(lezer, gebieden, lezer.indicatoren["beschut-werk"])
    assert len(tabel.regels) == 342
    assert all(r.regio for r in tabel.regels)


@pytest.mark.usefixtures("meegeleverd")
@pytest.mark.parametrize("grenzen", [None, GRENS])
@pytest.mark.parametrize(
    ("soort", "slug"),
    [
        (Soort.REGIO, "groningen"),
        (Soort.REGIO, "gooi-en-vechtstreek"),
        (Soort.GEMEENTE, "leeuwarden"),
        (Soort.CLUSTER, "hbel"),
    ],
)
def test_borders_of_now_cost_no_query_more(
    django_assert_num_queries, soort, slug, grenzen
):
    with django_assert_num_queries(8):
        lezer = Lezer(Kwartaal(2017, 4), grenzen=grenzen)
        area_page(lezer, lezer.atlas.find(soort, slug))


@pytest.mark.usefixtures("meegeleverd")
def test_the_borders_of_now_come_along_with_the_indicators(django_assert_num_queries):
    with django_assert_num_queries(4):
        lezer = Lezer(Kwartaal(2017, 4), van_nu=True)
        assert "beschut-werk" in lezer.indicatoren
    assert lezer.grenzen == GRENS
