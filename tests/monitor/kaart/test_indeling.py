"""Where circles and names stand: apart, on the sheet, and the same every time."""

from dataclasses import replace
from itertools import combinations
from math import dist, hypot

import pytest

from monitor.grafieken.plaatsing import Vak
from monitor.kaart import Klasse, cirkels
from monitor.kaart.cirkels import Maten, factor, straal, uiteen
from monitor.kaart.indeling import in_tweeen, maak_opzet
from monitor.kaart.tekenen import _bezet
from tests.monitor.kaart.maken import KAARTEN, land, make_kaart, make_vlek

BLAD = Vak(0, 0, 400, 400)


@pytest.fixture(scope="module")
def opzet():
    """The layout of a made-up map, made once."""
    bekend = {}

    def maak(naam, formaat):
        if (naam, formaat) not in bekend:
            bekend[naam, formaat] = maak_opzet(KAARTEN[naam](), formaat, _bezet)
        return bekend[naam, formaat]

    return maak


GEVALLEN = [(naam, formaat) for naam in KAARTEN for formaat in ("breed", "smal")]


@pytest.mark.parametrize(("naam", "formaat"), GEVALLEN)
def test_no_circle_hides_another(opzet, naam, formaat):
    o = opzet(naam, formaat)
    for (p, r), (q, s) in combinations(zip(o.plekken, o.stralen, strict=True), 2):
        assert dist(p, q) >= r + s


@pytest.mark.parametrize(("naam", "formaat"), GEVALLEN)
def test_circles_lie_on_the_sheet_and_can_be_pointed_at(opzet, naam, formaat):
    o = opzet(naam, formaat)
    for (x, y), r in zip(o.plekken, o.stralen, strict=True):
        assert r >= 12  # 24 px: WCAG 2.5.8
        assert o.ruimte.x0 <= x - r and x + r <= o.ruimte.x1
        assert o.ruimte.y0 <= y - r and y + r <= o.ruimte.y1


def distance(vak, x, y):
    """From a box to a point."""
    return hypot(max(vak.x0 - x, 0, x - vak.x1), max(vak.y0 - y, 0, y - vak.y1))


@pytest.mark.parametrize(
    ("naam", "formaat"), [(n, f) for n, f in GEVALLEN if f == "breed"]
)
def test_every_name_has_a_place_of_its_own_on_the_sheet(opzet, naam, formaat):
    o = opzet(naam, formaat)
    buiten = [n for n in range(len(o.plekken)) if n not in o.binnen]
    assert all(o.plaatsen[n] for n in buiten)
    vakken = [o.plaatsen[n].vak for n in buiten]
    assert all(vak.ligt_in(o.ruimte) for vak in vakken)
    assert not any(a.raakt(b) for a, b in combinations(vakken, 2))
    for vak in vakken:
        for (x, y), r in zip(o.plekken, o.stralen, strict=True):
            assert distance(vak, x, y) >= r


@pytest.mark.parametrize(
    ("naam", "formaat"), [(n, f) for n, f in GEVALLEN if f == "breed"]
)
def test_no_leader_line_crosses_a_circle_or_a_name(opzet, naam, formaat):
    o = opzet(naam, formaat)
    for nummer, plaats in enumerate(o.plaatsen):
        if plaats is None or plaats.leider is None:
            continue
        for ander, anders in enumerate(o.plaatsen):
            if ander == nummer:
                continue
            (ax, ay), (bx, by) = plaats.leider
            x, y = o.plekken[ander]
            for deel in (0, 0.25, 0.5, 0.75, 1):
                punt = (ax + deel * (bx - ax), ay + deel * (by - ay))
                assert dist(punt, (x, y)) > o.stralen[ander]
            assert anders is None or not anders.vak.raakt_lijn(plaats.leider)


def test_equal_data_equal_places():
    eerste, tweede = (maak_opzet(land(), "breed", _bezet) for _ in range(2))
    assert eerste.plekken == tweede.plekken
    assert eerste.plaatsen == tweede.plaatsen


@pytest.mark.parametrize("aantal", [12, 13])
def test_a_phone_gets_numbers_from_13_areas_on(aantal):
    vlekken = [
        make_vlek(f"Plaats {n}", (5 + n / 50, 52 + n % 3 / 20), nummer=n)
        for n in range(1, aantal + 1)
    ]
    kaart = make_kaart(vlekken, zoeker=(5.1, 52.0))
    assert maak_opzet(kaart, "smal").nummers == (aantal == 13)
    assert not maak_opzet(kaart, "breed").nummers


def test_two_areas_on_one_spot_part():
    a, b = uiteen([(200, 200), (200, 200)], [20, 10], 5, BLAD)
    assert dist(a, b) >= 34.9
    assert dist(a, (200, 200)) < dist(b, (200, 200))  # the smaller one moves more


def test_a_circle_with_room_stays_where_it_is():
    assert uiteen([(50, 50), (300, 300)], [20, 20], 5, BLAD) == [(50, 50), (300, 300)]


@pytest.mark.parametrize("naam", KAARTEN)
def test_looking_at_neighbours_only_misses_nobody(monkeypatch, naam):
    snel = maak_opzet(KAARTEN[naam](), "smal").plekken
    monkeypatch.setattr(cirkels, "SPELING", 1e9)  # all pairs, every round
    assert maak_opzet(KAARTEN[naam](), "smal").plekken == snel


def test_area_of_a_circle_follows_its_number():
    maten = Maten(2, 40, 5)
    k = factor([100, 400], maten, BLAD)
    assert straal(400, k, maten) == pytest.approx(2 * straal(100, k, maten))


@pytest.mark.parametrize("waarde", [0, 0.001])
def test_a_norm_of_zero_is_still_seen(waarde):
    maten = Maten(12, 40, 5)
    assert straal(waarde, factor([waarde, 500], maten, BLAD), maten) == 12


def test_equal_circles_are_equal():
    kaart = replace(land(), maat="gelijk")
    assert len(set(maak_opzet(kaart, "breed").stralen)) == 1


@pytest.mark.parametrize(
    ("naam", "delen"),
    [
        ("Laren", ["Laren"]),
        ("Noord-Holland Noord", ["Noord-Holland", "Noord"]),
        ("Zaanstreek/Waterland", ["Zaanstreek/", "Waterland"]),
        ("Zuid-Kennemerland en IJmond", ["Zuid-Kennemerland", "en IJmond"]),
    ],
)
def test_a_long_name_breaks_near_its_middle(naam, delen):
    assert in_tweeen(naam) == delen


def test_an_example_without_a_figure_does_not_exist():
    with pytest.raises(ValueError, match="voorbeeld"):
        make_vlek(klasse=Klasse.ONBEKEND, voorbeeld=True)
