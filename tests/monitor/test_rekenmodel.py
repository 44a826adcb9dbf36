"""Production agrees with the slow second calculation, for every area."""

from decimal import Decimal
from fractions import Fraction

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten import Lezer, area_page, area_table
from monitor.overzichten.vraag import Deelvraag
from regio.atlas import Atlas
from regio.models import Soort
from tests import rekengebieden, rekenmodel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

JAAREINDEN = [f"{jaar}-K4" for jaar in range(2014, 2027)]
TUSSENDOOR = "2015-K1 2017-K2 2018-K1 2019-K1 2019-K2 2019-K3 2020-K2 2020-K3 2021-K1 2021-K2 2021-K3 2023-K3".split()
MET_NORM = [c for c, i in rekengebieden.INDICATOREN.items() if i["weergave"] == "norm"]


@pytest.fixture(scope="module")
def atlas(meegeleverd):
    return Atlas.read()


def read_all(kwartaal):
    """A reader and the figures of every area, up to one quarter."""
    lezer = Lezer(Kwartaal.lees(kwartaal))
    return lezer, lezer.read(Deelvraag(lezer.atlas.gebieden.values()))


def exact(waarde: Decimal | None) -> Fraction | None:
    return None if waarde is None else Fraction(waarde)


def produced(doel) -> dict:
    """What production says of a goal, in the words of the second calculation."""
    voortgang = doel.voortgang
    norm = doel.norm or doel.ambitie
    laatst = doel.laatst
    return {
        "stand": exact(doel.stand.waarde) if doel.stand else None,
        "norm": exact(voortgang.norm),
        "stand_mist": sorted(doel.stand.ontbreekt) if doel.stand else [],
        "norm_mist": sorted(norm.ontbreekt) if norm else [],
        "percentage": voortgang.percentage,
        "tekort": exact(voortgang.tekort),
        "overschot": exact(voortgang.overschot),
        "rekenpad": exact(voortgang.rekenpad),
        "status": voortgang.status.value,
        "jaar": exact(doel.verschil_jaar),
        "laatst": laatst
        and (
            str(laatst.kwartaal),
            exact(laatst.stand.waarde),
            exact(laatst.norm.waarde) if laatst.norm else None,
        ),
    }


def check(doel) -> None:
    """Fail with both calculations side by side when they differ."""
    sleutel = doel.indicator.code, doel.gebied.code, str(doel.kwartaal)
    verwacht = vars(rekenmodel.compute(*sleutel))
    assert produced(doel) == verwacht, sleutel


# ---- areas -----------------------------------------------------------------------------


@pytest.mark.parametrize("jaar", range(2015, 2027))
def test_members_of_every_region_and_cluster_agree(atlas, jaar):
    dag = f"{jaar}-12-31"
    for gebied in atlas.gebieden.values():
        if gebied.soort in (Soort.REGIO, Soort.CLUSTER):
            leden = atlas.members(gebied, Kwartaal(jaar, 4).peildatum)
            assert sorted(g.code for g in leden) == rekengebieden.members(
                gebied.code, dag
            )


@pytest.mark.parametrize(
    "kwartaal", ["2015-K4", "2017-K4", "2019-K1", "2022-K1", "2023-K4"]
)
def test_gemeenten_and_their_predecessors_agree(atlas, kwartaal):
    dag = rekengebieden.day(kwartaal)
    gemeenten = atlas.all_of(Soort.GEMEENTE, Kwartaal.lees(kwartaal).peildatum)
    assert sorted(g.code for g in gemeenten) == rekengebieden.all_of("gemeente", dag)
    for gemeente in gemeenten:
        paren = atlas.predecessors(gemeente, Kwartaal.lees(kwartaal).peildatum)
        gevonden = sorted((oud.code, gesplitst) for oud, gesplitst in paren)
        assert gevonden == rekengebieden.predecessors(gemeente.code, dag), gemeente.code


# ---- goals -----------------------------------------------------------------------------


@pytest.mark.parametrize("kwartaal", JAAREINDEN + TUSSENDOOR)
def test_every_region_and_cluster_agrees(kwartaal):
    lezer, kubus = read_all(kwartaal)
    for soort in (Soort.REGIO, Soort.CLUSTER):
        for gebied in lezer.atlas.all_of(soort, lezer.dag):
            for code in MET_NORM:
                check(lezer.goal(kubus, lezer.indicatoren[code], gebied, trend=False))


@pytest.mark.parametrize("kwartaal", rekengebieden.ALL_QUARTERS)
def test_the_nation_agrees_in_every_quarter(kwartaal):
    lezer = Lezer(Kwartaal.lees(kwartaal))
    kubus = lezer.read(Deelvraag([lezer.atlas.land]))
    for code in MET_NORM:
        check(lezer.goal(kubus, lezer.indicatoren[code], lezer.atlas.land))


@pytest.mark.parametrize(
    "kwartaal", ["2015-K1", "2017-K4", "2018-K2", "2019-K4", "2020-K4", "2022-K4"]
)
def test_every_gemeente_agrees(kwartaal):
    lezer, kubus = read_all(kwartaal)
    for gebied in lezer.atlas.all_of(Soort.GEMEENTE, lezer.dag):
        for code in MET_NORM:
            check(lezer.goal(kubus, lezer.indicatoren[code], gebied, trend=False))


# ---- what a page and a table take from it ------------------------------------------------


@pytest.mark.parametrize("kwartaal", ["2017-K4", "2019-K3", "2020-K4"])
def test_every_goal_on_every_region_page_agrees(atlas, kwartaal):
    lezer = Lezer(Kwartaal.lees(kwartaal))
    for regio in atlas.all_of(Soort.REGIO, lezer.dag):
        pagina, _ = area_page(lezer, regio)
        codes = [lid.code for lid in pagina.leden]
        assert sorted(codes) == rekengebieden.members(
            regio.code, rekengebieden.day(kwartaal)
        )
        assert "beschut-werk" in {d.indicator.code for d in pagina.doelen}
        for doel in (*pagina.doelen, *(d for n in pagina.naast.values() for d in n)):
            check(doel)


@pytest.mark.parametrize(
    "slug", ["hilversum", "groningen", "weesp", "ameland", "laren", "gooise-meren"]
)
@pytest.mark.parametrize("kwartaal", ["2017-K4", "2019-K4", "2021-K4"])
def test_every_goal_on_a_gemeente_page_agrees(atlas, kwartaal, slug):
    lezer = Lezer(Kwartaal.lees(kwartaal))
    pagina, _ = area_page(lezer, atlas.find(Soort.GEMEENTE, slug))
    assert pagina.doelen
    for doel in (*pagina.doelen, *(d for n in pagina.naast.values() for d in n)):
        check(doel)


@pytest.mark.parametrize(
    ("soort", "code", "kwartaal"),
    [
        (Soort.REGIO, "banenafspraak", "2018-K4"),
        (Soort.REGIO, "banenafspraak", "2020-K4"),
        (Soort.REGIO, "beschut-werk", "2017-K4"),
        (Soort.REGIO, "beschut-werk", "2019-K4"),
        (Soort.GEMEENTE, "beschut-werk", "2017-K4"),
        (Soort.GEMEENTE, "werkgever", "2019-K4"),
        (Soort.GEMEENTE, "uitstroom", "2019-K4"),
    ],
)
def test_every_row_of_a_table_agrees(atlas, soort, code, kwartaal):
    lezer = Lezer(Kwartaal.lees(kwartaal))
    gebieden = atlas.all_of(soort, lezer.dag)
    tabel = area_table(lezer, gebieden, lezer.indicatoren[code])
    assert [r.gebied for r in tabel.regels] == gebieden
    for regel in tabel.regels:
        check(regel.doel)
    check(tabel.boven)


def test_the_second_calculation_finds_the_figures_of_the_letters():
    gooi = rekenmodel.compute("banenafspraak", "AM12", "2020-K4")
    assert (gooi.stand, gooi.norm, gooi.percentage, gooi.tekort) == (608, 900, 68, 292)
    groningen = rekenmodel.compute("beschut-werk", "AM01", "2017-K4")
    assert (groningen.norm, groningen.percentage) == (117, None)
    assert len(groningen.norm_mist) == 8
