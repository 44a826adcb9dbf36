"""Geometry of labels: pure, in px, y down."""

import pytest

from monitor.grafieken.plaatsing import Bezet, Vak, breek, stapel, vrije_plek

BLAD = Vak(0, 0, 200, 100)


@pytest.mark.parametrize(
    ("gewenst", "hoogten", "verwacht"),
    [
        pytest.param([20, 60], [10, 10], [20, 60], id="room enough: nobody moves"),
        pytest.param([50, 50], [10, 10], [43, 57], id="equal wishes: both move half"),
        pytest.param([2, 60], [10, 10], [5, 60], id="not above the top"),
        pytest.param([20, 99], [10, 10], [20, 95], id="not below the bottom"),
        pytest.param(
            [50, 50, 50], [10, 10, 10], [36, 50, 64], id="three around one place"
        ),
    ],
)
def test_stapel_moves_as_little_as_it_can(gewenst, hoogten, verwacht):
    assert stapel(gewenst, hoogten, 0, 100, 4) == pytest.approx(verwacht)


def test_stapel_keeps_order_and_distance():
    middens = stapel([90, 10, 95, 3], [10, 20, 10, 20], 0, 100, 4)
    assert middens[1] - middens[0] >= 19
    assert middens[2] - middens[1] >= 19
    assert middens[3] - middens[2] >= 19


@pytest.mark.parametrize(
    ("lijn", "raakt"),
    [
        (((0, 50), (200, 50)), True),
        (((0, 0), (200, 100)), True),
        (((0, 61), (200, 61)), False),
        (((0, 0), (89, 50)), False),
        (((100, 0), (100, 39)), False),
        (((100, 0), (100, 41)), True),
        (((95, 45), (105, 55)), True),
    ],
)
def test_vak_meets_a_line(lijn, raakt):
    assert Vak(90, 40, 110, 60).raakt_lijn(lijn) is raakt


def test_vrije_plek_prefers_the_asked_side():
    boven = vrije_plek(Bezet(BLAD, [], []), (100, 50), 20, 10, "boven")
    onder = vrije_plek(Bezet(BLAD, [], []), (100, 50), 20, 10, "onder")
    assert boven.y1 < 50 < onder.y0


def test_vrije_plek_avoids_boxes_and_lines():
    bezet = Bezet(BLAD, [Vak(80, 0, 120, 50)], [((0, 60), (200, 60))])
    plek = vrije_plek(bezet, (100, 50), 20, 10, moet=True)
    assert bezet.vrij(plek, 1)


def test_vrije_plek_gives_up_unless_it_must():
    vol = Bezet(BLAD, [Vak(60, 10, 140, 90)], [])
    assert vrije_plek(vol, (100, 50), 20, 10) is None
    assert vrije_plek(vol, (100, 50), 20, 10, moet=True) is not None


def test_breek_keeps_every_word_in_order():
    regels = breek("mensen met een beschutte werkplek", 12, False, 60)
    assert " ".join(regels) == "mensen met een beschutte werkplek"
    assert len(regels) > 1
