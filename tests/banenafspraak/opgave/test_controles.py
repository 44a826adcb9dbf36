"""What is wrong with an opgave and what stands out in it, in sentences that read well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.eenheden import Eenheid
from banenafspraak.opgave.controles import Ernst, Soort, check, is_jump
from banenafspraak.opgave.lezen import Fout, Gelezen
from tests.banenafspraak.opgave.regels import NIET_BEKEND, make_regel, only

# ---- one line ----------------------------------------------------------------------


def test_an_ordinary_figure_has_no_remark():
    assert check([make_regel(62, vorig=60)]) == []


def test_a_mistake_holds_up_and_is_the_only_remark():
    fout = Gelezen(fout=Fout("Dit is geen getal.", "Vul het echte aantal in."))
    opmerking = only(make_regel(gelezen=fout, vorig=5, eerder_bekend=False))
    assert (opmerking.soort, opmerking.ernst) == (Soort.FOUT, Ernst.FOUT)
    assert opmerking.tekst == "Dit is geen getal. Vul het echte aantal in."
    assert opmerking.kort == "Beschut werk: Dit is geen getal."
    assert opmerking.houdt_tegen


def test_an_empty_field_is_not_zero():
    opmerking = only(make_regel(gelezen=Gelezen(), vorig=60))
    assert (opmerking.soort, opmerking.houdt_tegen) == (Soort.LEEG, True)
    assert opmerking.tekst.endswith("Leeg is geen nul.")


def test_a_norm_may_stay_empty():
    assert check([make_regel(gelezen=Gelezen(), verplicht=False, is_norm=True)]) == []


def test_unknown_is_only_mentioned():
    opmerking = only(make_regel(gelezen=Gelezen(reden=NIET_BEKEND)))
    assert (opmerking.soort, opmerking.houdt_tegen) == (Soort.NIET_BEKEND, False)
    assert opmerking.tekst == (
        "Reden: nog niet bekend. Op de site komt “niet bekend”, geen nul."
    )


def test_was_known_and_is_not_now():
    opmerking = only(make_regel(gelezen=Gelezen(reden=NIET_BEKEND), vorig=1059))
    assert opmerking.soort is Soort.WAS_BEKEND
    assert opmerking.tekst == (
        "Reden: nog niet bekend. Vorig kwartaal was het 1.059. "
        "Op de site komt “niet bekend”, geen nul."
    )


def test_a_norm_that_was_known_keeps_its_words():
    opmerking = only(
        make_regel(
            gelezen=Gelezen(reden=NIET_BEKEND),
            vorig=900,
            is_norm=True,
            vorig_label="de norm van eind 2025",
        )
    )
    assert "De norm van eind 2025 was 900." in opmerking.tekst


def test_first_figure_is_mentioned():
    opmerking = only(make_regel(62, eerder_bekend=False))
    assert (opmerking.soort, opmerking.houdt_tegen) == (Soort.EERSTE_KEER, False)


def test_first_norm_is_not_mentioned():
    assert check([make_regel(62, eerder_bekend=False, is_norm=True)]) == []


# ---- jumps -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nu", "was", "sprong"),
    [
        (25, 20, True),  # exactly 25% and exactly 5
        (15, 20, True),
        (24, 20, False),  # 4: under the number
        (16, 20, False),
        (26, 21, False),  # 5, but 23,8%
        (126, 101, False),  # 24,75%
        (125, 100, True),
        ("124.99", 100, False),
        (75, 100, True),
        ("75.01", 100, False),
        (5, 0, True),
        (4, 0, False),
        (0, 5, True),
        (0, 4, False),
        (0, 0, False),
        (-5, 0, True),
        (-830, -664, True),  # 166 is 25% of 664
        (-830, -665, False),
        (5, -5, True),
        (62, None, False),
        (None, 62, False),
    ],
)
def test_a_jump_passes_both_thresholds(nu, was, sprong):
    assert is_jump(make_regel(nu, was)) is sprong


def test_thresholds_are_those_of_the_indicator():
    ruim = {"sprong_procent": 50, "sprong_aantal": 20}
    assert not is_jump(make_regel(149, 100, **ruim))
    assert is_jump(make_regel(150, 100, **ruim))
    assert not is_jump(make_regel(29, 10, **ruim))
    assert is_jump(make_regel(30, 10, **ruim))


def test_thresholds_of_zero_ask_about_every_change_and_no_more():
    alles = {"sprong_procent": 0, "sprong_aantal": 0}
    assert is_jump(make_regel(101, 100, **alles))
    assert not is_jump(make_regel(100, 100, **alles))


@given(
    st.integers(-400, 400),
    st.integers(-400, 400),
    st.integers(0, 60),
    st.integers(0, 9),
)
def test_a_jump_as_a_person_would_say_it(nu, was, procent, aantal):
    regel = make_regel(nu, was, sprong_procent=procent, sprong_aantal=aantal)
    anders = abs(nu - was)
    groot_genoeg = anders >= aantal
    ver_genoeg = was == 0 or anders / abs(was) >= procent / 100 - 1e-12
    assert is_jump(regel) is (anders > 0 and groot_genoeg and ver_genoeg)


@pytest.mark.parametrize(
    ("nu", "was", "velden", "zin"),
    [
        (
            91,
            62,
            {},
            "Dat zijn er 29 meer dan vorig kwartaal (47%). Klopt dit? Leg het kort uit.",
        ),
        (
            33,
            62,
            {},
            "Dat zijn er 29 minder dan vorig kwartaal (47%). Klopt dit? Leg het kort uit.",
        ),
        (
            6,
            0,
            {},
            "Dat zijn er 6 meer dan vorig kwartaal. Klopt dit? Leg het kort uit.",
        ),
        (
            3,
            2,
            {"sprong_aantal": 1},
            "Dat is er 1 meer dan vorig kwartaal (50%). Klopt dit? Leg het kort uit.",
        ),
        (
            2,
            "3.5",
            {"sprong_aantal": 1},
            "Dat zijn er 1,5 minder dan vorig kwartaal (43%). Klopt dit? Leg het kort uit.",
        ),
        (
            41,
            27,
            {"vorig_label": "een jaar eerder"},
            "Dat zijn er 14 meer dan een jaar eerder (52%). Klopt dit? Leg het kort uit.",
        ),
        (
            2059,
            1000,
            {},
            "Dat zijn er 1.059 meer dan vorig kwartaal (106%). Klopt dit? Leg het kort uit.",
        ),
        (
            6000,
            1000,
            {"eenheid": Eenheid.EURO},
            "Dat is € 5.000 meer dan vorig kwartaal (500%). Klopt dit? Leg het kort uit.",
        ),
        (
            45,
            30,
            {"eenheid": Eenheid.PROCENT},
            "Dat is 15 procentpunt meer dan vorig kwartaal (50%). Klopt dit? Leg het kort uit.",
        ),
        (
            -100,
            730,
            {},
            "Dat zijn er 830 minder dan vorig kwartaal (114%). Klopt dit? Leg het kort uit.",
        ),
    ],
)
def test_a_jump_in_words(nu, was, velden, zin):
    opmerking = only(make_regel(nu, was, **velden))
    assert (opmerking.soort, opmerking.tekst) == (Soort.SPRONG, zin)


def test_a_jump_in_short():
    assert only(make_regel(91, 62)).kort == "Beschut werk: van 62 naar 91"
    assert only(make_regel(9000, 5000, eenheid=Eenheid.EURO)).kort == (
        "Beschut werk: van € 5.000 naar € 9.000"
    )


def test_a_jump_holds_up_until_it_is_explained():
    assert only(make_regel(91, 62)).houdt_tegen
    uitgelegd = only(make_regel(91, 62, uitleg="Nieuw contract."))
    assert uitgelegd.beantwoord
    assert not uitgelegd.houdt_tegen
