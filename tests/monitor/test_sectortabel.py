"""Sectors under a goal: own date, published total, never real against example."""

from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Bron, Indicator, Levering, Uitsplitsing
from monitor.overzichten import Doeldeel, Waarde
from monitor.overzichten.sectoren import Verdeling
from monitor.overzichten.waarden import make_voortgang
from monitor.sectortabel import table_of
from regio.models import Gebied
from tests.builders import build_cijfer, make_bron
from tests.monitor.leveren import read
from tests.monitor.maken import make_doel, make_indicator

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]


def table(pagina, code="banenafspraak"):
    """(caption, rows with the total last): each row its texts."""
    vak = pagina.section(code).one("table", "sectoren")
    rijen = [[c.tekst for c in tr.all("th") + tr.all("td")] for tr in vak.all("tr")]
    return vak.one("caption").tekst, rijen


# ---- the shipped figures ---------------------------------------------------------------------


def test_the_split_of_the_quarter_itself_has_its_total_as_published(bekijk):
    assert table(bekijk("/2019-K3/")) == (
        "Banenafspraak: extra banen per sector Eind september 2019.",
        [
            ["Sector", "Bereikt", "Deel van het totaal"],
            ["Gewoon in dienst", "47.904", "82%"],
            ["waarvan markt", "44.117", "75%"],
            ["waarvan overheid", "3.787", "6%"],
            ["Via uitzendbureau of detachering", "10.640", "18%"],
            ["Totaal", "58.544", ""],
        ],
    )


def test_without_a_split_the_newest_one_stands_there_with_its_own_date(bekijk):
    bijschrift, rijen = table(bekijk("/2020-K4/"))
    assert bijschrift.endswith("Laatst bekend: eind september 2019.")
    assert rijen[-1] == ["Totaal", "58.544", ""]


def test_a_total_that_differs_from_its_sectors_stays_as_published(bekijk):
    _, rijen = table(bekijk("/2017-K4/"), "banenafspraak-officieel")
    assert rijen[1:] == [
        ["Markt", "30.432", "23.000", "132%"],
        ["Overheid", "6.471", "10.000", "65%"],
        ["Totaal", "36.904", "33.000", "112%"],
    ]


def test_a_sector_without_a_figure_keeps_its_norm(bekijk):
    _, rijen = table(bekijk("/2023-K4/"), "banenafspraak-officieel")
    assert rijen[2] == ["Overheid", "niet bekend", "25.000", ""]
    _, rijen = table(bekijk("/2020-K3/regio/zeeland/"))
    assert rijen[1:] == [
        ["Markt", "niet bekend", "970", ""],
        ["Overheid", "niet bekend", "300", ""],
    ]


def test_what_came_by_in_one_quarter_is_no_stand_of_a_sector(bekijk):
    """Zeeland: 84 + 8 + 19 is a change, so it stands in words and in no row."""
    pagina = bekijk("/2019-K2/regio/zeeland/")
    assert (
        "In dit kwartaal kwamen er 84 banen bij in de markt, 8 bij de overheid en 19 via inleen."
        in pagina.card("banenafspraak").tekst
    )
    assert all("84" not in rij for rij in table(pagina)[1])


def test_the_sources_of_the_newest_split_are_listed(bekijk):
    assert any("58.544" in b or "47.904" in b for b in bekijk("/2020-K4/").sources)


# ---- own figures --------------------------------------------------------------------------------


def put(waarden, kwartaal, soort=Bron.Soort.INDICATIEF):
    gooi = Gebied.objects.get(code="AM12")
    rijen = [
        build_cijfer(
            waarde,
            kwartaal,
            gebied=gooi,
            indicator=Indicator.objects.get(code="banenafspraak"),
            uitsplitsing=Uitsplitsing.objects.get(code=code),
            bron=make_bron(soort=soort),
            voorbeeld=soort == Bron.Soort.VOORBEELD,
        )
        for code, waarde in waarden.items()
    ]
    levering = Levering(gebied=gooi)
    hand_in(levering, rijen)
    publish(levering)


GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"


def test_a_region_without_sectors_has_no_table(bekijk):
    assert bekijk(GOOI).section("banenafspraak").all("table", "sectoren") == []


def test_sectors_of_an_example_have_no_share_of_a_real_total(eigen_data):
    put({"markt": 400, "inleen": 200}, "2020-K4", Bron.Soort.VOORBEELD)
    _, rijen = table(read(GOOI))
    assert rijen == [
        ["Sector", "Bereikt"],
        ["Markt", "400 voorbeeld"],
        ["Via uitzendbureau of detachering", "200 voorbeeld"],
        ["Totaal", "608"],
    ]


def test_an_older_real_split_wins_from_a_newer_example(eigen_data):
    put({"markt": 300}, "2020-K2")
    put({"markt": 400}, "2020-K3", Bron.Soort.VOORBEELD)
    bijschrift, rijen = table(read(GOOI))
    assert bijschrift.endswith("Laatst bekend: eind juni 2020.")
    assert rijen[1][1] == "300"


# ---- pure -----------------------------------------------------------------------------------------


def make_verdeling(kwartaal="2020-K4", totaal=100, **standen):
    k = Kwartaal.lees(kwartaal)
    indicator = make_indicator()
    delen = []
    for nummer, (code, stand) in enumerate(standen.items()):
        deel = Uitsplitsing(pk=nummer, code=code, naam=code.capitalize())
        waarde = stand if isinstance(stand, Waarde) else Waarde(Decimal(stand))
        voortgang = make_voortgang(indicator, k, waarde, None)
        delen.append(Doeldeel(deel, waarde, None, voortgang))
    heel = totaal if isinstance(totaal, Waarde) else Waarde(Decimal(totaal))
    return Verdeling(
        k, tuple(delen), heel, None, make_voortgang(indicator, k, heel, None)
    )


def rows(**velden):
    tabel = table_of(make_doel(100), make_verdeling(**velden))
    return [(rij.naam, rij.bereikt, rij.deel) for rij in tabel.rijen]


def test_a_sector_below_zero_has_no_share():
    assert rows(markt=120, inleen=-20) == [("Markt", "120", ""), ("Inleen", "−20", "")]


def test_markt_and_overheid_stand_on_their_own_without_the_sum_of_both():
    assert [naam for naam, _, _ in rows(markt=60, overheid=10, inleen=30)] == [
        "Markt",
        "Overheid",
        "Inleen",
    ]


def test_an_unknown_total_has_no_row_and_gives_no_share():
    tabel = table_of(
        make_doel(100), make_verdeling(totaal=Waarde(None, reden="x"), markt=60)
    )
    assert tabel.totaal is None
    assert tabel.rijen[0].deel == ""
