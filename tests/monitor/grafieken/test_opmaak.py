"""Layout: no label on another one, none outside the drawing, whatever the figures are."""

from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from monitor.grafieken import kolommen, lijn, stijl, svg
from monitor.grafieken.doek import figuur

from .gevallen import (
    BESCHUT,
    GOOI,
    GOOI_VOORBEELD,
    GRONINGEN,
    GRONINGEN_2019,
    KOLOMMEN,
    LIJNEN,
    NEDERLAND,
    ZEELAND,
    make_lijn,
    make_normen,
    make_punt,
    make_reeks,
)
from .kijken import (
    assert_labels_inside_and_apart,
    assert_shapes_inside,
    tekst_van,
    vormen,
)

FORMATEN = ("breed", "smal")
ALLES = {f"lijn: {n}": g for n, g in LIJNEN.items()} | {
    f"kolommen: {n}": g for n, g in KOLOMMEN.items()
}


@pytest.mark.parametrize("met_titel", [False, True])
@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", ALLES)
def test_labels_lie_inside_and_apart(naam, formaat, met_titel):
    assert_labels_inside_and_apart(ALLES[naam], formaat, met_titel)


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", LIJNEN)
def test_labels_in_the_plot_do_not_lie_on_the_lines(naam, formaat):
    tekening = lijn.teken(LIJNEN[naam], formaat)
    lijnen = [
        v
        for v in tekening.vormen
        if getattr(v, "klasse", "").split(" ")[0] in ("g-norm", "g-lijn")
    ]
    for tekst in tekening.teksten:
        if "s-halo" not in tekst.regel.klasse:
            continue
        for vorm in lijnen:
            for stuk in pairwise(vorm.punten):
                assert not tekst.vak.raakt_lijn(stuk), tekst.regel.tekst


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", LIJNEN)
def test_every_shape_of_a_line_chart_lies_inside(naam, formaat):
    assert_shapes_inside(LIJNEN[naam], formaat)


@pytest.mark.parametrize("vet", [False, True])
def test_table_of_widths_agrees_with_the_renderer(vet):
    tekst = "1.234.567 extra banen boven de norm, circa 30%"
    fig = figuur(svg.teken(GOOI, "breed"))
    artist = Text(0, 0, tekst, fontproperties=stijl.letter(tekst, 16, vet))
    fig.add_artist(artist)
    gemeten = artist.get_window_extent(FigureCanvasAgg(fig).get_renderer()).width
    assert stijl.breedte(tekst, 16, vet) == pytest.approx(gemeten, rel=0.03)


# ---- what must be readable ----------------------------------------------------------------


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize(
    ("grafiek", "woorden"),
    [
        pytest.param(
            NEDERLAND,
            ["66.730", "norm 67.500", "770 te weinig", "afgeleid"],
            id="nederland",
        ),
        pytest.param(
            GOOI,
            ["608", "extra banen", "norm 900", "292 te weinig", "geen cijfer"],
            id="gooi",
        ),
        pytest.param(GOOI_VOORBEELD, ["608", "norm 900", "voorbeeld"], id="voorbeeld"),
        pytest.param(
            GRONINGEN, ["3.044", "norm 1.500", "1.544 boven de norm"], id="groningen"
        ),
        pytest.param(
            GRONINGEN_2019, ["circa 3.700", "norm 1.500", "3.044"], id="groningen 2019"
        ),
        pytest.param(ZEELAND, ["1.238", "norm 1.476"], id="zeeland"),
        pytest.param(BESCHUT, ["27 mensen", "norm 41", "14 te weinig"], id="beschut"),
        pytest.param(
            LIJNEN["stand lang geleden"],
            ["circa 27", "eind 2017", "norm 60"],
            id="lang geleden",
        ),
        pytest.param(LIJNEN["te klein"], ["6", "norm 8"], id="te klein"),
        pytest.param(LIJNEN["alleen een oude norm"], ["norm 935"], id="oude norm"),
        pytest.param(
            KOLOMMEN["tot en met 2020"],
            ["61.615", "norm 67.500", "niet bekend"],
            id="officieel",
        ),
        pytest.param(
            KOLOMMEN["tot en met 2025"],
            ["bijna 90.000", "norm 125.000", "85.665"],
            id="officieel 2025",
        ),
        pytest.param(
            KOLOMMEN["van alles"],
            ["−120", "getoond", "voorbeeld", "Afgeleid uit andere cijfers: 2018"],
            id="van alles",
        ),
    ],
)
def test_the_figures_stand_in_the_drawing(grafiek, woorden, formaat):
    tekst = tekst_van(grafiek, formaat)
    assert [w for w in woorden if w not in tekst] == []


def test_gap_on_a_phone_gets_a_sign_and_its_explanation():
    tekst = tekst_van(NEDERLAND, "smal")
    assert "?" in tekst
    assert "Vraagteken: geen cijfer." in tekst


def test_note_explains_only_marks_that_occur():
    tekst = tekst_van(GOOI)
    assert "Ruit" in tekst
    assert "Ring" not in tekst and "voorbeeld" not in tekst


def test_no_difference_without_a_norm_for_the_year():
    grafiek = make_lijn(
        [make_punt("2020-K4", 5)], make_normen({2019: 4}), verschil="1 te weinig"
    )
    assert "te weinig" not in tekst_van(grafiek)


# ---- lines, gaps, marks -----------------------------------------------------------------------


def test_line_goes_through_consecutive_known_quarters_only():
    assert [len(v.punten) for v in vormen(NEDERLAND, "g-lijn")] == [6, 4]


def test_a_lonely_point_stays_a_point():
    grafiek = make_lijn(make_reeks("2019-K4", (5, None, 6, None, 7)))
    assert vormen(grafiek, "g-lijn") == []
    assert len(vormen(grafiek, "g-punt")) == 3


def test_quarters_without_a_row_are_a_gap_too():
    met_rijen = make_lijn(make_reeks("2019-K4", (5, None, None, None, 7)))
    zonder = make_lijn([make_punt("2019-K4", 5), make_punt("2020-K4", 7)])
    assert vormen(met_rijen, "g-gat") == vormen(zonder, "g-gat")
    assert len(vormen(zonder, "g-gat")) == 1


def test_quarters_still_to_come_are_no_gap():
    breed = {v.punten[1][0] for v in vormen(ZEELAND, "g-gat")}
    einde = max(v.punten[0][0] for v in vormen(ZEELAND, "g-ruit"))
    assert max(breed) < einde


def test_unknown_is_not_drawn_as_zero():
    grafiek = make_lijn(make_reeks("2019-K4", (5, None, 6, None, None)))
    assert len(vormen(grafiek, "g-punt")) == 2


def test_no_norm_is_invented_where_a_year_is_missing():
    grafiek = make_lijn(
        normen=make_normen({2015: 1, 2016: 2, 2018: 4, 2019: 5, 2020: 6})
    )
    assert [len(v.punten) for v in vormen(grafiek, "g-norm")] == [2, 3]
    assert len(vormen(grafiek, "g-ruit")) == 5


def test_norm_line_runs_on_to_the_end_of_the_chosen_year():
    (norm,) = vormen(ZEELAND, "g-norm")
    laatste_stand = max(v.punten[0][0] for v in vormen(ZEELAND, "g-punt"))
    assert norm.punten[-1][0] > laatste_stand


def test_norms_and_figures_after_the_chosen_moment_are_left_out():
    grafiek = make_lijn(
        make_reeks("2020-K1", (5, 6, 7, 8)), make_normen({2020: 9, 2021: 50}), "2020-K2"
    )
    assert len(vormen(grafiek, "g-punt")) == 2
    assert len(vormen(grafiek, "g-ruit")) == 1


def test_derived_is_a_ring_with_a_dot_and_example_is_open_and_dotted():
    assert len(vormen(NEDERLAND, "g-afgeleid")) == len(vormen(NEDERLAND, "g-kern")) == 5
    assert len(vormen(GOOI_VOORBEELD, "g-punt--voorbeeld")) == 8
    assert len(vormen(GOOI_VOORBEELD, "g-ruit--voorbeeld")) == 2
    assert len(vormen(GOOI_VOORBEELD, "g-lijn g-lijn--voorbeeld")) == 1
    assert vormen(GOOI_VOORBEELD, "g-lijn") == []


def test_bracket_is_orange_below_and_blue_above_the_norm():
    assert len(vormen(GOOI, "g-mistlijn")) == 1
    assert vormen(GOOI, "g-lijn g-bovenlijn") == []
    assert len(vormen(GRONINGEN, "g-lijn g-bovenlijn")) == 1
    assert vormen(GRONINGEN, "g-mistlijn") == []


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("stand", [0, 2, 600, 990])
def test_bracket_stands_wherever_the_gap_is_wide(stand, formaat):
    grafiek = make_lijn(
        [make_punt("2020-K4", stand)], make_normen({2020: 300}), verschil="verschil"
    )
    klasse = "g-mistlijn" if stand < 300 else "g-lijn g-bovenlijn"
    assert len(vormen(grafiek, klasse, formaat)) == 1


def test_no_bracket_where_norm_and_stand_nearly_meet():
    assert vormen(NEDERLAND, "g-mistlijn") == []
    assert len(vormen(NEDERLAND, "g-as s-leider")) == 2


def test_a_band_without_room_for_a_sign_is_explained_below():
    assert "Grijs: geen cijfer." in tekst_van(
        LIJNEN["veertig kwartalen met gaten"], "smal"
    )


def test_zero_line_lies_inside_when_there_are_negative_figures():
    (nul, *_), rooster = (
        vormen(LIJNEN["negatief"], "g-as"),
        vormen(LIJNEN["negatief"], "g-rooster"),
    )
    hoogten = [v.punten[0][1] for v in rooster]
    assert min(hoogten) < nul.punten[0][1] < max(hoogten)


def test_columns_have_the_norm_as_a_line_and_unknown_as_a_dashed_outline():
    grafiek = KOLOMMEN["tot en met 2020"]
    for formaat in FORMATEN:
        assert len(vormen(grafiek, "g-reeks1", formaat)) == 5
        assert len(vormen(grafiek, "s-onbekend", formaat)) == 1
        assert len(vormen(grafiek, "s-normlijn", formaat)) == 6


def test_a_year_that_is_missing_is_an_unknown_column():
    assert (
        len(vormen(KOLOMMEN["van alles"], "s-onbekend")) == 3
    )  # 2017 has no row, 2019, 2020


def test_many_years_lie_on_their_side_on_a_phone():
    grafiek = KOLOMMEN["tot en met 2025"]
    staand, liggend = (vormen(grafiek, "s-normlijn", f)[0].punten for f in FORMATEN)
    assert staand[0][1] == staand[1][1]  # a horizontal mark
    assert liggend[0][0] == liggend[1][0]  # a vertical one


def test_module_functions_return_a_figure():
    assert lijn.lijn(GOOI, "breed").get_size_inches()[0] == pytest.approx(10)
    assert kolommen.kolommen(KOLOMMEN["een jaar"], "smal").get_size_inches()[
        0
    ] == pytest.approx(328 / 72)
