"""The norm per year: what is known, with its kind, version and source, and nothing else."""

import pytest

from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Bron, Levering
from monitor.bronnenlijst import Bronnenlijst
from monitor.normtabel import table_of
from monitor.overzichten.normjaren import Normjaar
from regio.models import Gebied
from tests.builders import make_bron
from tests.monitor.leveren import norm as norm_row
from tests.monitor.leveren import read
from tests.monitor.maken import make_doel, make_gebied, make_waarde

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]


def table(pagina, code="banenafspraak"):
    """The rows of the table, each by heading; None without one."""
    for vak in pagina.section(code).all("details"):
        if vak.one("summary").tekst.startswith("De norm per jaar"):
            koppen = [th.tekst for th in vak.one("thead").all("th")]
            return [
                dict(
                    zip(
                        koppen,
                        [c.tekst for c in tr.all("th") + tr.all("td")],
                        strict=True,
                    )
                )
                for tr in vak.one("tbody").all("tr")
            ]
    return None


def test_groningen_has_its_two_norms_with_kind_version_and_source(bekijk):
    assert table(bekijk("/2017-K4/regio/groningen/")) == [
        {
            "Eind": "2017",
            "Norm": "1.500",
            "Soort norm": "Indicatieve norm",
            "Versie": "",
            "Bron": "Groninger Internet Courant, februari 2018",
        },
        {
            "Eind": "2016",
            "Norm": "935",
            "Soort norm": "Indicatieve norm",
            "Versie": "Werkkamer t/m 2016",
            "Bron": "RTV Noord, januari 2017",
        },
    ]


def test_zeeland_has_the_norms_of_its_sectors_where_they_are_known(bekijk):
    rijen = table(bekijk("/2022-K4/regio/zeeland/"))
    assert [
        (r["Eind"], r["Norm"].split()[0], r["Markt"], r["Overheid"]) for r in rijen
    ] == [
        ("2022", "1.708", "", ""),
        ("2021", "1.476", "", ""),
        ("2020", "1.270", "970", "300"),
        ("2019", "1.035", "775", "260"),
    ]
    assert rijen[3]["Norm"] == "1.035 afgeleid"
    assert rijen[3]["Versie"] == "Werkkamer 2019-2020. 775 + 260."


def test_years_without_a_norm_have_no_row_and_are_named(bekijk):
    pagina = bekijk("/2020-K4/regio/gooi-en-vechtstreek/")
    assert [r["Eind"] for r in table(pagina)] == ["2020"]
    assert (
        "Van 2016 tot en met 2019 kennen wij geen norm."
        in pagina.section("banenafspraak").tekst
    )


def test_a_page_of_an_earlier_year_knows_no_later_norm(bekijk):
    rijen = table(bekijk("/2020-K3/regio/zeeland/"))
    assert [r["Eind"] for r in rijen] == ["2020", "2019"]


def test_the_nation_has_every_year_of_the_regeling(bekijk):
    rijen = table(bekijk("/2020-K4/"))
    assert [(r["Eind"], r["Norm"], r["Markt"], r["Overheid"]) for r in rijen] == [
        ("2020", "67.500", "50.000", "17.500"),
        ("2019", "55.000", "40.000", "15.000"),
        ("2018", "43.500", "31.000", "12.500"),
        ("2017", "33.000", "23.000", "10.000"),
        ("2016", "20.500", "14.000", "6.500"),
        ("2015", "9.000", "6.000", "3.000"),
    ]
    assert {r["Soort norm"] for r in rijen} == {"Wettelijk aantal"}


def test_a_series_that_shares_its_norm_does_not_repeat_it(bekijk):
    assert table(bekijk("/2019-K4/"), "banenafspraak-officieel") is None


def test_the_norm_of_the_region_is_no_norm_of_the_gemeente(bekijk):
    assert table(bekijk("/2020-K4/gemeente/hilversum/")) is None


def test_one_norm_without_a_history_is_told_on_its_card_only(bekijk):
    pagina = bekijk("/2019-K4/gemeente/hilversum/")
    assert "De richtlijn was 18." in pagina.card("werkgever").tekst
    assert table(pagina, "werkgever") is None


def test_the_source_of_a_norm_stands_in_the_list_of_the_page(bekijk):
    pagina = bekijk("/2019-K3/regio/groningen/")
    assert any("RTV Noord" in bron for bron in pagina.sources)


def test_an_example_is_marked(eigen_data):
    gooi = Gebied.objects.get(code="AM12")
    rij = norm_row(735, "AM12", 2019, "banenafspraak")
    rij.voorbeeld, rij.bron = True, make_bron(soort=Bron.Soort.VOORBEELD)
    levering = Levering(gebied=gooi)
    hand_in(levering, [rij])
    publish(levering)
    rijen = table(read("/2020-K4/regio/gooi-en-vechtstreek/"))
    assert [r["Norm"] for r in rijen] == ["900", "735 voorbeeld"]


def test_an_own_ambition_is_no_norm(bekijk):
    assert table(bekijk("/2019-K4/gemeente/hilversum/"), "uitstroom") is None


@pytest.mark.parametrize(
    ("bekend", "zin"),
    [
        ([2016, 2017, 2018, 2019, 2020], ""),
        ([2016, 2018, 2020], "Van 2017 en 2019 kennen wij geen norm."),
        ([2017], "Van 2016 en 2018 tot en met 2020 kennen wij geen norm."),
        ([2020], "Van 2016 tot en met 2019 kennen wij geen norm."),
    ],
)
def test_missing_years_are_told_as_periods(bekend, zin):
    doel = make_doel(608, 900, gebied=make_gebied())
    jaren = [Normjaar(jaar, make_waarde(900)) for jaar in bekend]
    assert table_of(doel, jaren, Bronnenlijst()).ontbreekt == zin
