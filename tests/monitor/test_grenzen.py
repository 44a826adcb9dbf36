"""What borders of now do to history, in words."""

import pytest

from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import Kwartaal
from monitor import zinnen
from monitor.kerncijfers import merken_van_doel
from monitor.overzichten import (
    area_page,
    area_table,
)
from monitor.overzichten.grenzen import border_changes
from monitor.overzichten.opbouw import Opbouw
from monitor.overzichten.waarden import Grensverschil
from monitor.uitvoer import area_sheet, with_note
from monitor.zinnen import grenzen as woorden
from monitor.zinnen.omrekenen import not_converted, which
from regio.models import Soort
from tests.monitor.grenzen import GRENS, explain, gemeente, gooi, reader
from tests.monitor.maken import make_doel, make_gebied, make_indicator, make_waarde

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

WEESP_WEG = "Weesp ging op 1 januari 2022 van Gooi en Vechtstreek naar Groot Amsterdam."
WEESP_OP = "Weesp hoort sinds 24 maart 2022 bij Amsterdam."
BUSSUM = "Bussum, Muiden en Naarden horen sinds 1 januari 2016 bij Gooise Meren."
HAAREN = (
    "Haaren is op 1 januari 2021 verdeeld over Boxtel, Oisterwijk, Tilburg en Vught."
)
OPGETELD = "Cijfers van gemeenten die samengingen, zijn opgeteld."


# ---- an area ---------------------------------------------------------------------------


def test_the_choice_of_a_region_says_who_is_in_it():
    uitleg = gooi("2020-K4")
    assert uitleg.toen == "eind 2020 (met Weesp)"
    assert uitleg.nu == "van nu (zonder Weesp)"


def test_a_region_within_borders_of_then():
    assert gooi("2020-K4", grenzen=None).zinnen == (
        "U ziet de grenzen van eind 2020, met Weesp.",
        WEESP_WEG,
        WEESP_OP,
    )


def test_a_region_within_borders_of_now():
    assert gooi("2015-K4").zinnen == (
        "U ziet de grenzen van 30 september 2023.",
        WEESP_WEG,
        WEESP_OP,
        BUSSUM,
        OPGETELD,
        "Een cijfer dat voor de hele regio is gegeven, is niet om te rekenen. "
        "Daar staat bij dat het met de grenzen van toen is.",
    )


def test_the_region_that_got_weesp_says_so():
    uitleg = explain("2021-K4", Soort.REGIO, "groot-amsterdam", None)
    assert uitleg.zinnen[:2] == (
        "U ziet de grenzen van eind 2021, zonder Weesp.",
        WEESP_WEG,
    )


def test_an_assumed_day_is_told():
    uitleg = explain("2017-K4", Soort.REGIO, "regio-zwolle")
    assert (
        uitleg.toen == "eind 2017 (met Heerde en zonder Elburg, Nunspeet en Olst-Wijhe)"
    )
    assert uitleg.lijst[1] == (
        "Heerde ging op 1 januari 2019 van Regio Zwolle naar Veluwe Stedendriehoek. "
        "De datum is aangenomen."
    )


def test_who_moved_away_and_back_did_not_move():
    uitleg = explain("2015-K4", Soort.GEMEENTE, "renkum")
    assert uitleg.zinnen[1] == "De grenzen zijn sinds eind 2015 niet veranderd."
    assert "Renkum ging op 1 januari 2021 van" in " ".join(
        explain("2018-K4", Soort.GEMEENTE, "renkum").zinnen
    )


def test_a_gemeente_that_began_later():
    uitleg = gemeente("2015-K4", slug="gooise-meren")
    assert uitleg.zinnen[1:] == (BUSSUM, OPGETELD)
    assert (uitleg.toen, uitleg.nu) == ("eind 2015", "van nu")


def test_a_gemeente_that_took_another_in():
    uitleg = gemeente("2020-K4", slug="amsterdam")
    assert uitleg.toen == "eind 2020 (zonder Weesp)"
    assert uitleg.nu == "van nu (met Weesp)"


def test_a_gemeente_that_ended_says_where_it_went():
    assert WEESP_OP in gemeente("2020-K4", slug="weesp", grenzen=None).zinnen


def test_a_gemeente_in_pieces_says_where_its_figures_are():
    met = f"{HAAREN} Haar cijfers staan helemaal bij Boxtel."
    for slug in ("haaren", "boxtel", "tilburg"):
        assert met in gemeente("2020-K4", slug=slug).zinnen
        assert HAAREN in gemeente("2020-K4", slug=slug, grenzen=None).zinnen


def test_a_gemeente_with_a_new_name():
    zin = "Groesbeek heet sinds 1 januari 2016 Berg en Dal."
    assert zin in gemeente("2015-K4", slug="berg-en-dal").zinnen


def test_by_way_of_another_gemeente_no_day_is_named():
    zin = " ".join(gemeente("2014-K4", slug="berg-en-dal").zinnen)
    assert "horen nu bij Berg en Dal" in zin


@pytest.mark.parametrize(
    ("kwartaal", "grenzen", "zin"),
    [
        ("2019-K4", None, "De grenzen zijn sindsdien niet veranderd."),
        ("2019-K4", GRENS, "De grenzen zijn sinds eind 2019 niet veranderd."),
        ("2023-K3", None, "Dat zijn ook de grenzen van nu."),
        ("2030-K4", GRENS, "Dat zijn ook de grenzen van nu."),
    ],
)
def test_where_nothing_changed_that_is_said(kwartaal, grenzen, zin):
    uitleg = gemeente(kwartaal, slug="hilversum", grenzen=grenzen)
    assert uitleg.zinnen[1:] == (zin,)
    assert uitleg.lijst == ()


def test_the_nation_has_a_list_and_counts_it():
    uitleg = explain("2020-K4", Soort.LAND, "nederland")
    assert uitleg.zinnen[1] == (
        "Sinds eind 2020 gingen 17 gemeenten op in een andere of kregen een nieuwe naam, "
        "werd 1 gemeente verdeeld en kwamen 6 gemeenten bij een andere regio."
    )
    assert uitleg.lijst_titel == "Alle veranderingen (14)"
    assert len(uitleg.lijst) == 14
    assert {WEESP_WEG, WEESP_OP} <= set(uitleg.lijst)


def test_every_gemeente_that_ended_is_in_the_list_of_the_nation():
    lezer = reader("2015-K4")
    tekst = " ".join(explain("2015-K4", Soort.LAND, "nederland").lijst)
    weg = [
        g.naam
        for g in lezer.atlas.toen.all_of(Soort.GEMEENTE, lezer.dag)
        if not lezer.atlas.exists(g, lezer.dag)
    ]
    assert len(weg) == 71
    assert [naam for naam in weg if naam not in tekst] == []


def test_the_members_of_a_cluster_that_ended_left_it():
    uitleg = explain("2017-K4", Soort.CLUSTER, "ddfk", None)
    zin = "Dantumadiel hoort sinds 1 januari 2019 niet meer bij DDFK. De datum is aangenomen."
    assert zin in uitleg.lijst


def test_changes_cost_no_query(django_assert_num_queries):
    lezer = reader("2015-K4")
    with django_assert_num_queries(0):
        woorden.explanation(border_changes(lezer, lezer.atlas.land, GRENS))


# ---- one number ------------------------------------------------------------------------


def test_a_number_of_then_says_of_which_area_it_is():
    waarde = make_waarde(608, grenzen_van_toen=Grensverschil(met=("Weesp",)))
    assert not_converted(waarde, make_gebied()) == (
        "Dit cijfer is van de regio zoals die toen was, met Weesp. Omrekenen kan niet."
    )
    assert not_converted(make_waarde(608), make_gebied()) == ""
    assert not_converted(None, make_gebied()) == ""


@pytest.mark.parametrize(
    ("verschil", "tekst"),
    [
        (Grensverschil(zonder=("Heerde",)), "zonder Heerde"),
        (Grensverschil(("A",), ("B", "C")), "met A en zonder B en C"),
        (Grensverschil(("A", "B", "C", "D", "E")), "met A, B, C en 2 andere"),
        (Grensverschil(gesplitst=("Oud",)), "voordat Oud verdeeld werd"),
    ],
)
def test_how_the_area_differed(verschil, tekst):
    assert which(verschil) == tekst


def van_toen(stand=608, norm=900):
    verschil = Grensverschil(met=("Weesp",))
    return make_doel(
        make_waarde(stand, grenzen_van_toen=verschil),
        make_waarde(norm, grenzen_van_toen=verschil, soort="indicatieve norm"),
    )


def test_the_message_of_a_goal_ends_with_it_once():
    tekst = zinnen.hoofdzinnen(van_toen())
    assert tekst[0].startswith("Gooi en Vechtstreek haalde de norm")
    assert tekst[-1] == not_converted(van_toen().stand, make_gebied())
    assert " ".join(tekst).count("Omrekenen kan niet") == 1


def test_a_norm_of_another_area_is_the_reason_for_no_judgement():
    norm = make_waarde(900, grenzen_van_toen=Grensverschil(met=("Weesp",)))
    assert zinnen.hoofdzinnen(make_doel(608, norm))[1:] == [
        "De norm was *900 extra banen*.",
        "Deze norm is van de regio zoals die toen was, met Weesp. Omrekenen kan niet.",
        "Daarom geven we geen oordeel.",
    ]


def test_the_mark_stands_once_at_a_goal():
    merken = merken_van_doel(van_toen(), make_gebied())
    assert [(m.tekst, m.meer) for m in merken] == [
        ("met grenzen van toen", "met Weesp")
    ]


def test_the_last_known_figure_says_so_too():
    lezer = reader("2020-K4")
    regio = lezer.atlas.find(Soort.REGIO, "gooi-en-vechtstreek")
    doel = area_page(lezer, regio)[0].goal("beschut-werk")
    assert zinnen.laatst_zin(doel.laatst, doel.indicator) == (
        "Laatst bekend: eind 2019, 27 van 41, met grenzen van toen (met Weesp)."
    )


def test_a_crossing_does_not_mix_areas():
    """The newest figures are of another area, so there is one quarter to go by."""
    reeksen = {}
    for code, getallen in (("participatiewet", (1, 3)), ("wajong", (2, 2))):
        oud = make_waarde(getallen[0], grenzen_van_toen=Grensverschil(met=("Weesp",)))
        nieuw = make_waarde(getallen[1])
        reeksen[code] = ((Kwartaal(2021, 4), oud), (Kwartaal(2022, 4), nieuw))
    delen = tuple((_Deel(code), reeks) for code, reeks in reeksen.items())
    opbouw = Opbouw(
        make_indicator("doelgroepregister"),
        make_gebied(),
        Kwartaal(2022, 4),
        (),
        delen,
    )
    assert opbouw.kruising.rust_op == (Kwartaal(2022, 4),)


class _Deel:
    def __init__(self, code):
        self.code = code


# ---- files -------------------------------------------------------------------------------


def test_a_file_says_which_borders_it_has():
    noot = woorden.sheet_note(Kwartaal(2020, 4), GRENS)
    assert noot.startswith("Grenzen: die van 30 september 2023, ook voor eind 2020.")
    assert woorden.sheet_note(Kwartaal(2020, 4), None) == ""
    blad = Blad("T", ("A",), (), ("Noot.", "Bron: brief", "Bron: wet"))
    assert with_note(blad, noot).noten == ("Noot.", noot, "Bron: brief", "Bron: wet")
    assert with_note(blad, "") is blad


@pytest.mark.parametrize("grenzen", [None, GRENS])
def test_a_file_has_a_column_for_it_only_when_it_is_needed(grenzen):
    lezer = reader("2020-K4", grenzen)
    indicator = lezer.indicatoren["banenafspraak"]
    regios = lezer.atlas.all_of(Soort.REGIO, lezer.dag)
    tabel = area_table(lezer, regios, indicator)
    blad = area_sheet(tabel.regels, titel="T", naam="n", indicator=indicator)
    assert ("Cijfer met grenzen van toen" in blad.koppen) is bool(grenzen)
    if grenzen:
        rij = next(r for r in blad.rijen if r[1] == "Gooi en Vechtstreek")
        assert rij[blad.koppen.index("Cijfer met grenzen van toen")] == "met Weesp"
