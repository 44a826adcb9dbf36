"""Gemeenten of the same size, and who is most ahead or behind: real figures only."""

from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.overzichten.waarden import Doel, Regel, Waarde, make_voortgang
from monitor.rangorde import Rangorde, close_calls, in_order, place_of
from monitor.zinnen import vergelijk as zinnen_vergelijk
from regio.models import Gebied, Soort
from tests.builders import make_bron
from tests.monitor.leveren import deliver, figure, norm, read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

K4 = Kwartaal(2020, 4)


def make_regel(
    naam,
    stand=None,
    norm=100,
    *,
    voorbeeld=False,
    norm_voorbeeld=False,
    richting="meer",
    **w,
):
    indicator = Indicator(
        code="x",
        naam="X",
        eenheid="banen",
        aard="stand",
        ding_meervoud="banen",
        richting=richting,
    )
    gebied = Gebied(naam=naam, soort=Soort.REGIO, code=naam)
    waarde = None
    if stand is not None:
        waarde = Waarde(Decimal(stand), voorbeeld=voorbeeld, **w)
    goal = None if norm is None else Waarde(Decimal(norm), voorbeeld=norm_voorbeeld)
    doel = Doel(
        indicator, gebied, K4, make_voortgang(indicator, K4, waarde, goal), waarde, goal
    )
    return Regel(gebied, doel)


# ---- order ---------------------------------------------------------------------------


def test_order_is_by_share_and_then_by_name():
    rijen = [make_regel("B", 50), make_regel("C", 90), make_regel("A", 50)]
    assert [r.gebied.naam for r in in_order(rijen)] == ["C", "A", "B"]


@pytest.mark.parametrize(
    "regel",
    [
        make_regel("onbekend"),
        make_regel("zonder norm", 50, None),
        make_regel("norm 0", 50, 0),
        make_regel("voorbeeld", 50, voorbeeld=True),
        make_regel("norm is voorbeeld", 50, norm_voorbeeld=True),
        make_regel("allebei voorbeeld", 50, voorbeeld=True, norm_voorbeeld=True),
        make_regel("som met gaten", 50, delen=2, ontbreekt=("Y",)),
    ],
    ids=lambda r: r.gebied.naam,
)
def test_only_what_is_real_and_whole_has_a_place(regel):
    assert in_order([regel]) == []
    assert place_of(regel, []) is None


def test_equals_share_a_place():
    a, b, c = make_regel("A", 90), make_regel("B", 50), make_regel("C", 50)
    orde = in_order([a, b, c])
    assert [place_of(r, orde) for r in (a, b, c)] == [1, 2, 2]


@pytest.mark.parametrize(("laag", "krap"), [(50, True), (49, True), (48, False)])
def test_less_than_two_points_is_close(laag, krap):
    rijen = in_order([make_regel("A", 50), make_regel("B", laag)])
    assert bool(close_calls(rijen)) is krap


def test_behind_begins_with_the_furthest_behind():
    orde = Rangorde.of(make_regel(f"R{n}", n * 10) for n in range(1, 9))
    assert [r.gebied.naam for r in orde.voorop.regels] == ["R8", "R7", "R6"]
    assert [r.gebied.naam for r in orde.achter.regels] == ["R1", "R2", "R3"]
    assert not orde.is_whole


def test_who_equals_the_last_one_shown_is_shown_or_counted():
    weinig = [make_regel(f"W{n}", 90) for n in range(5)]
    lager = [make_regel(f"L{n}", 50 + n) for n in range(4)]
    kant = Rangorde.of(weinig + lager).voorop
    assert (len(kant.regels), kant.gelijk) == (5, 0)
    veel = [make_regel(f"V{n}", 90) for n in range(9)]
    kant = Rangorde.of(veel + lager).voorop
    assert ([r.gebied.naam for r in kant.regels], kant.gelijk) == (
        ["V0", "V1", "V2"],
        6,
    )
    zin = zinnen_vergelijk.equals_sentence(6, "regio’s", "regio", "90%")
    assert zin == "Nog 6 regio’s hebben 90%."
    assert (
        zinnen_vergelijk.equals_sentence(1, "regio’s", "regio", "90%")
        == "Nog 1 regio heeft 90%."
    )


def test_all_equal_is_no_order():
    orde = Rangorde.of(make_regel(f"R{n}", 90) for n in range(9))
    assert orde.all_equal
    zin = zinnen_vergelijk.share_known_sentence(orde, "regio’s", "regio")
    assert zin.endswith("Dat is overal *90%*.")


def test_where_less_is_better_the_smallest_share_comes_first():
    rijen = [
        make_regel("Veel", 90, richting="minder"),
        make_regel("Weinig", 50, richting="minder"),
    ]
    assert [r.gebied.naam for r in in_order(rijen)] == ["Weinig", "Veel"]
    assert place_of(rijen[1], in_order(rijen)) == 1


def test_the_sentence_counts_what_is_known():
    rijen = [make_regel("A", 90), make_regel("B", 50), make_regel("C")]
    zin = zinnen_vergelijk.share_known_sentence(Rangorde.of(rijen), "regio’s", "regio")
    assert zin == "Van 2 van de 3 regio’s is bekend welk deel van de norm is bereikt."


@pytest.mark.parametrize("bekend", [0, 1])
def test_without_two_there_is_no_order(bekend):
    rijen = [make_regel(f"R{n}", 50 if n < bekend else None) for n in range(3)]
    zin = zinnen_vergelijk.share_known_sentence(Rangorde.of(rijen), "regio’s", "regio")
    assert zin.endswith("Een volgorde is dus niet te geven.")
    assert ("*R0, 50%*" in zin) == bool(bekend)


def test_a_small_difference_is_named():
    zin = zinnen_vergelijk.close_sentence([(make_regel("A", 50), make_regel("B", 49))])
    assert "het verschil tussen A en B is klein" in zin
    assert zinnen_vergelijk.close_sentence([]) == ""


# ---- on the page of the nation -----------------------------------------------------------


def give(gebied, stand, norm_, jaar=2020):
    deliver(norm(norm_, gebied, jaar, "banenafspraak"))
    deliver(figure(stand, gebied, f"{jaar}-K4"))


def test_the_nation_lists_its_regions_in_order(eigen_data):
    give("AM01", 1100, 1000)
    give("AM24", 860, 1270)
    blok = read("/2020-K4/").one("div", "rangorde")
    assert "Van 3 van de 35 regio’s is bekend" in blok.tekst
    assert [li.tekst for li in blok.all("li")] == [
        "Groningen 110% 100 extra banen boven de norm",
        "Gooi en Vechtstreek 68% 292 extra banen te weinig",
        "Zeeland 68% 410 extra banen te weinig",
    ]
    assert "het verschil tussen Gooi en Vechtstreek en Zeeland is klein" in blok.tekst


def test_an_example_never_gets_a_place(eigen_data):
    give("AM01", 1100, 1000)
    rij = figure(999, "AM24")
    rij.voorbeeld = True
    rij.bron = make_bron(soort="voorbeeld")
    deliver(rij)
    assert "Van 2 van de 35 regio’s" in read("/2020-K4/").one("div", "rangorde").tekst


def test_without_an_order_the_nation_says_so(bekijk):
    blok = bekijk("/2020-K4/").one("div", "rangorde")
    assert blok.tekst.startswith("Van 1 van de 35 regio’s is bekend")
    assert blok.all("ol") == []


def test_the_sentence_stands_above_the_map_and_the_table(bekijk):
    vak = bekijk("/2020-K4/").one("section", id="gebieden")
    volgorde = [
        k.klassen
        for k in vak.below()
        if {"rangorde", "kaart", "tabelvak"} & set(k.klassen)
    ]
    assert ["rangorde" in volgorde[0], "kaart" in volgorde[1]] == [True, True]
    assert "bereikt: Gooi en Vechtstreek, 68%." in vak.one("div", "rangorde").tekst


def test_a_region_puts_its_gemeenten_in_order_when_it_can(eigen_data):
    adres = "/2020-K4/regio/gooi-en-vechtstreek/"
    assert read(adres).all("div", "rangorde") == []
    for code, stand in (("GM0402", 40), ("GM0406", 30)):
        deliver(norm(50, code, 2020, "beschut-werk"))
        deliver(figure(stand, code, "2020-K4", "beschut-werk"))
    blok = read(adres).one("div", "rangorde")
    assert "Van 2 van de 8 gemeenten is bekend" in blok.tekst
    assert [li.tekst.split()[:2] for li in blok.all("li")] == [
        ["Hilversum", "80%"],
        ["Huizen", "60%"],
    ]


def test_halfway_the_year_the_shares_say_of_which_norm(eigen_data):
    for gebied, stand in (("AM01", 700), ("AM12", 500)):
        deliver(norm(1000, gebied, 2022, "banenafspraak"))
        deliver(figure(stand, gebied, "2022-K2"))
    tekst = read("/2022-K2/").one("div", "rangorde").tekst
    assert "Deel van de norm voor eind 2022 dat eind juni 2022 was bereikt." in tekst
    assert "Het jaar was toen nog niet om." in tekst


# ---- gemeenten of the same size ----------------------------------------------------------


def similar(pagina):
    return pagina.one("section", aria_labelledby="deel-gelijk")


def test_hilversum_stands_among_gemeenten_of_its_size(bekijk):
    vak = similar(bekijk("/2019-K4/gemeente/hilversum/"))
    namen = [th.tekst for th in vak.one("tbody").all("th")]
    assert namen == [
        "Helmond", "Oss", "Amstelveen", "Purmerend", "Hilversum", "Sittard-Geleen",
        "Súdwest-Fryslân", "Hoeksche Waard", "Gooi en Vechtstreek", "Nederland",
    ]  # fmt: skip
    (eigen,) = vak.all("tr", "eigen")
    assert eigen.tekst.startswith("Hilversum 93.327")
    (regio,) = vak.all("tr", "optel")
    assert regio.tekst.startswith("Gooi en Vechtstreek 27 41 66%")


def test_similar_gemeenten_say_how_little_is_known(bekijk):
    tekst = similar(bekijk("/2019-K4/gemeente/hilversum/")).tekst
    assert "net als Hilversum 50.000 tot 100.000 inwoners" in tekst
    assert "Van geen van deze 8 gemeenten is bekend welk deel" in tekst
    assert "plaats" not in tekst


def test_the_place_among_similar_gemeenten_counts_real_figures(eigen_data):
    for code, stand in (("GM0402", 40), ("GM0794", 41), ("GM0828", 30)):
        deliver(norm(50, code, 2020, "beschut-werk"))
        deliver(figure(stand, code, "2020-K4", "beschut-werk"))
    tekst = similar(read("/2020-K4/gemeente/hilversum/")).tekst
    assert "Van 3 van deze 8 gemeenten is bekend" in tekst
    assert "Hilversum staat met 80% op plaats 2 van deze 3." in tekst
    assert "het verschil tussen" not in tekst


def test_a_place_that_is_shared_is_called_so(eigen_data):
    for code, stand in (("GM0402", 40), ("GM0794", 40), ("GM0828", 45)):
        deliver(norm(50, code, 2020, "beschut-werk"))
        deliver(figure(stand, code, "2020-K4", "beschut-werk"))
    tekst = similar(read("/2020-K4/gemeente/hilversum/")).tekst
    assert "Hilversum staat met 80% op gedeelde plaats 2 van deze 3." in tekst


def test_a_small_difference_in_place_warns(eigen_data):
    for code, stand in (("GM0402", 80), ("GM0794", 81)):
        deliver(norm(100, code, 2020, "beschut-werk"))
        deliver(figure(stand, code, "2020-K4", "beschut-werk"))
    tekst = similar(read("/2020-K4/gemeente/hilversum/")).tekst
    assert "het verschil tussen Helmond en Hilversum is klein" in tekst


@pytest.mark.parametrize(
    "adres",
    [
        "/2015-K4/gemeente/bussum/",
        "/2020-K4/gemeente/weesp/",
        "/2020-K4/regio/groningen/",
        "/2019-K4/cluster/hbel/",
        "/2030-K4/gemeente/hilversum/",
    ],
)
def test_who_has_no_size_or_no_figures_gets_no_table(bekijk, adres):
    assert bekijk(adres).all("section", aria_labelledby="deel-gelijk") == []


def test_every_size_class_has_neighbours(bekijk):
    for slug in ("amsterdam", "schiermonnikoog", "groningen", "eemnes"):
        vak = similar(bekijk(f"/2020-K4/gemeente/{slug}/"))
        assert len(vak.all("tr", "eigen")) == 1
