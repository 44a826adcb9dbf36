"""The measures of an indicator, and every pair of shipped indicators. No database."""

from itertools import permutations

import pytest

from banenafspraak import maten
from banenafspraak.eenheden import Handeling, bezwaar
from tests.monitor.maken import make_indicator
from tests.rekengebieden import INDICATOREN


def connected():
    """The shipped indicators, each with the one it shares a norm with or is a part of."""
    per_code = {code: make_indicator(code) for code in INDICATOREN}
    for code, indicator in per_code.items():
        for veld in ("norm_van", "geheel"):
            if ander := INDICATOREN[code][veld]:
                setattr(indicator, veld, per_code[ander])
    return per_code


ALLE = connected()


@pytest.mark.parametrize("code", ALLE)
def test_shipped_indicators_declare_nothing_wrong(code):
    assert maten.mistakes(ALLE[code]) == {}


def test_shipped_indicators_that_count_something_else_than_their_norm():
    anders = {
        code
        for code, i in ALLE.items()
        if maten.of_norm(i).eenheid is not maten.of_figure(i).eenheid
    }
    assert anders == {"beschut-werk"}


@pytest.mark.parametrize("handeling", Handeling)
def test_of_all_pairs_of_shipped_indicators_only_declared_ones_go_together(handeling):
    mag = set()
    for een, ander in permutations(ALLE, 2):
        for paar in (maten.with_norm(ALLE[een]), maten.with_whole(ALLE[een])):
            a, b = maten.of_figure(ALLE[een]), maten.of_figure(ALLE[ander])
            if not bezwaar(handeling, a, b, paar):
                mag.add((een, ander))
    verwacht = {Handeling.DELEN: {("banen", "doelgroepregister")}}
    assert mag == verwacht.get(handeling, set())


def test_two_series_share_a_norm_and_not_a_figure():
    officieel, kwartaal = ALLE["banenafspraak-officieel"], ALLE["banenafspraak"]
    paar = maten.with_norm(officieel)
    a, norm = maten.of_figure(officieel), maten.of_norm(kwartaal)
    assert bezwaar(Handeling.DELEN, a, norm, paar) == ""
    assert bezwaar(Handeling.DELEN, a, maten.of_figure(kwartaal), paar)
    assert bezwaar(Handeling.OPTELLEN, a, norm, paar)


def test_the_whole_of_a_share_may_count_something_else():
    profielen = ALLE["klantprofielen"]
    assert maten.of_figure(profielen).eenheid == "profielen"
    assert maten.of_figure(profielen, "gemeentelijke-doelgroep").eenheid == "personen"
    assert maten.objection_to_whole(profielen) == ""


def test_a_part_of_anything_else_counts_what_its_total_counts():
    register = ALLE["doelgroepregister"]
    assert maten.of_figure(register, "wajong") == maten.of_figure(register)


# ---- what may not be declared ------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "veld", "zegt"),
    [
        ({"norm_van": "banenafspraak"}, "norm_van", "past niet bij het cijfer"),
        ({"kanttekening_eenheid": ""}, "kanttekening_eenheid", "Leg dat uit"),
        ({"geheel": "banen"}, "kanttekening_geheel", "Leg dat uit"),
        ({"eenheid_geheel": "fte"}, "kanttekening_geheel", "Leg dat uit"),
        (
            {"geheel": "banenafspraak", "kanttekening_geheel": "x"},
            "geheel",
            "past niet",
        ),
        ({"geheel": "beschut-werk"}, "geheel", "geen deel van zichzelf"),
        (
            {"geheel": "inwoners", "eenheid_geheel": "fte", "kanttekening_geheel": "x"},
            "eenheid_geheel",
            "Laat dit leeg",
        ),
        ({"eenheid": "procent", "eenheid_norm": ""}, "optelbaar", "tellen we niet"),
    ],
)
def test_what_cannot_be_held_together_is_refused_at_its_field(velden, veld, zegt):
    indicator = make_indicator("beschut-werk")
    for naam, waarde in velden.items():
        if naam in ("norm_van", "geheel"):
            waarde = indicator if waarde == "beschut-werk" else ALLE[waarde]
        setattr(indicator, naam, waarde)
    fouten = maten.mistakes(indicator)
    assert zegt in fouten[veld]


REGIONAAL = ["land", "arbeidsmarktregio"]


@pytest.mark.parametrize(
    ("velden", "veld", "zegt"),
    [
        ({"eenheid": "uren", "geheel": "beschut-werk"}, "niveaus", "hoeveel mensen"),
        ({"eenheid": "uren", "geheel": "klantprofielen"}, "niveaus", "hoeveel mensen"),
        ({"eenheid": "uren"}, "niveaus", "hoeveel mensen"),
        ({"eenheid": "fte", "geheel": "beschut-werk"}, "niveaus", "hoeveel mensen"),
        ({"eenheid": "euro", "geheel": "inwoners"}, "niveaus", "hoeveel mensen"),
        ({"eenheid": "procent", "geheel": "inwoners"}, "niveaus", "hoeveel mensen"),
        ({"eenheid": "procent", "eenheid_geheel": "personen"}, "niveaus", "mensen"),
        ({"eenheid": "banen", "eenheid_geheel": "personen"}, "eenheid_geheel", "eigen"),
    ],
)
def test_what_gives_a_small_count_away_is_refused_where_those_are_hidden(
    velden, veld, zegt
):
    indicator = make_indicator("adviezen-beschut-werk", optelbaar=False)
    for naam, waarde in {"kanttekening_geheel": "per mens", **velden}.items():
        setattr(indicator, naam, ALLE[waarde] if naam == "geheel" else waarde)
    assert zegt in maten.mistakes(indicator)[veld]
    indicator.niveaus = REGIONAAL
    assert maten.mistakes(indicator) == {}


@pytest.mark.parametrize(
    "velden",
    [
        {"eenheid": "uren", "geheel": "werkgever"},  # hours of jobs
        {"eenheid": "banen", "geheel": "doelgroepregister"},
        {"eenheid": "profielen", "eenheid_geheel": "personen"},
        {"eenheid": "fte"},
        {"eenheid": "euro"},
        {"eenheid": "procent"},
    ],
)
def test_what_gives_nobody_away_may_be_told_of_a_gemeente(velden):
    indicator = make_indicator("adviezen-beschut-werk", optelbaar=False)
    for naam, waarde in {"kanttekening_geheel": "per stuk", **velden}.items():
        setattr(indicator, naam, ALLE[waarde] if naam == "geheel" else waarde)
    assert maten.mistakes(indicator) == {}
