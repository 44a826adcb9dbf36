"""The shipped figures within the borders of one day."""

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
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

GRENS = dag("2023-09-30")
MET_WEESP = Grensverschil(met=("Weesp",))


def read(kwartaal, grenzen=GRENS):
    """A reader and the figures of every area, up to one quarter."""
    lezer = Lezer(Kwartaal.lees(kwartaal), grenzen=grenzen)
    return lezer, lezer.read(Deelvraag(lezer.atlas.gebieden.values()))


def goal_of(kwartaal, soort, slug, code, grenzen=GRENS):
    lezer = Lezer(Kwartaal.lees(kwartaal), grenzen=grenzen)
    gebied = lezer.atlas.find(soort, slug)
    return area_page(lezer, gebied)[0].goal(code)


def test_608_of_900_stands_and_says_that_weesp_is_in_it():
    doel = goal_of("2020-K4", Soort.REGIO, "gooi-en-vechtstreek", "banenafspraak")
    assert (doel.stand.waarde, doel.norm.waarde) == (608, 900)
    assert doel.stand.grenzen_van_toen == doel.norm.grenzen_van_toen == MET_WEESP
    assert doel.voortgang.percentage == 68


def test_27_of_41_stands_and_says_that_weesp_is_in_it():
    doel = goal_of("2019-K4", Soort.REGIO, "gooi-en-vechtstreek", "beschut-werk")
    assert (doel.stand.waarde, doel.norm.waarde) == (27, 41)
    assert doel.stand.grenzen_van_toen == MET_WEESP


def test_groningen_misses_the_same_eight_within_borders_of_now():
    doel = goal_of("2017-K4", Soort.REGIO, "groningen", "beschut-werk")
    assert (doel.norm.waarde, doel.norm.delen) == (117, 19)
    assert doel.norm.ontbreekt == (
        *("Aa en Hunze", "De Marne", "Eemsmond", "Menterwolde"),
        *("Noordenveld", "Oldambt", "Pekela", "Tynaarlo"),
    )
    banen = goal_of("2017-K4", Soort.REGIO, "groningen", "banenafspraak")
    assert (banen.stand.waarde, banen.stand.grenzen_van_toen) == (3044, None)


def test_littenseradiel_stands_whole_at_leeuwarden():
    norm = goal_of("2017-K4", Soort.GEMEENTE, "leeuwarden", "beschut-werk").norm
    assert norm.waarde == 24
    assert norm.afgeleid_uit == (
        "22 (Leeuwarden) + 1 (Leeuwarderadeel) + 1 (Littenseradiel)"
    )
    elders = goal_of("2017-K4", Soort.GEMEENTE, "waadhoeke", "beschut-werk").norm
    assert elders.afgeleid_uit == "3 (Franekeradeel) + 2 (Het Bildt)"


def test_the_page_of_gooise_meren_in_2015_is_there():
    lezer = Lezer(Kwartaal(2015, 4), grenzen=GRENS)
    gooise_meren = lezer.atlas.find(Soort.GEMEENTE, "gooise-meren")
    pagina, _ = area_page(lezer, gooise_meren)
    assert pagina.bestaat
    assert pagina.regio.naam == "Gooi en Vechtstreek"
    weesp, _ = area_page(lezer, lezer.atlas.find(Soort.GEMEENTE, "weesp"))
    assert not weesp.bestaat
    assert [g.naam for g in weesp.opvolgers] == ["Amsterdam"]


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


def test_the_table_of_gemeenten_has_a_row_for_each_of_now():
    lezer = Lezer(Kwartaal(2017, 4), grenzen=GRENS)
    gebieden = lezer.atlas.all_of(Soort.GEMEENTE, lezer.dag)
    tabel = area_table(lezer, gebieden, lezer.indicatoren["beschut-werk"])
    assert len(tabel.regels) == 342
    assert all(r.regio for r in tabel.regels)


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


def test_the_borders_of_now_come_along_with_the_indicators(django_assert_num_queries):
    with django_assert_num_queries(4):
        lezer = Lezer(Kwartaal(2017, 4), van_nu=True)
        assert "beschut-werk" in lezer.indicatoren
    assert lezer.grenzen == GRENS
