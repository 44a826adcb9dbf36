"""What is asked of one area about one quarter, with what was known before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import Uitsplitsing
from banenafspraak.opgave.controles import Soort, check
from banenafspraak.opgave.onderdelen import onderdelen_van
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.werk import K3, K4, NIET_BEKEND, ask, saved
from tests.builders import (
    make_cijfer,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_land,
    make_norm,
    make_regio,
    make_uitsplitsing,
)

pytestmark = pytest.mark.django_db

SECTOREN = {
    "markt": "Markt",
    "overheid": "Overheid",
    "inleen": "Via uitzendbureau of detachering",
    "regulier": "Gewoon in dienst",
}


def make_delen(langs, delen, *, ten_opzichte_van=None):
    for plaats, (code, naam) in enumerate(delen.items(), start=1):
        make_uitsplitsing(
            code,
            naam=naam,
            langs=langs,
            volgorde=plaats,
            ten_opzichte_van=ten_opzichte_van,
        )


def ask_parts(gebied, code, delen, **indicator):
    """Ask the total with `delen`; the indicator has those, and what a test adds."""
    uitvraag = ask(gebied, code, ("totaal", *delen), **indicator)
    uitvraag.indicator.uitsplitsingen.set(Uitsplitsing.objects.all())
    return uitvraag


def remarks(gebied, getallen, kwartaal=K3):
    """By indicator part, the kind of every remark but "for the first time"."""
    regels = [
        o.regel(Veld(str(getallen[o.uitsplitsing.code])))
        for o in onderdelen_van(gebied, kwartaal)
    ]
    return [
        (o.sleutel.split("__")[-1], o.soort)
        for o in check(regels)
        if o.soort is not Soort.EERSTE_KEER
    ]


# ---- what is asked ---------------------------------------------------------------------


def test_nothing_asked_is_nothing():
    assert onderdelen_van(make_gemeente(), K3) == ()


def test_total_first_then_parts_in_order_group_by_group():
    gebied = make_regio()
    make_delen("sector", {"overheid": "Overheid", "markt": "Markt"})
    ask(gebied, "b", groep="Banen", volgorde=2)
    ask(gebied, "c", ("markt", "overheid", "totaal"), groep="Anders", volgorde=1)
    ask(gebied, "a", groep="Banen", volgorde=3)
    ask(gebied, "d", groep="Anders", volgorde=4, met_norm=True)
    assert [o.sleutel for o in onderdelen_van(gebied, K3)] == [
        "c__totaal",
        "c__overheid",
        "c__markt",
        "d__totaal",
        "b__totaal",
        "a__totaal",
        "norm__d__totaal",
    ]


def test_yearly_is_asked_at_the_end_of_the_year_only():
    gebied = make_gemeente()
    ask(gebied, "werkgever", frequentie="jaar")
    assert onderdelen_van(gebied, K3) == ()
    (onderdeel,) = onderdelen_van(gebied, K4)
    assert onderdeel.sleutel == "werkgever__totaal"


@pytest.mark.parametrize(
    ("langs", "naam", "verwacht"),
    [
        ("sector", "Markt", "Banen, markt"),
        ("sector", "Via uitzendbureau", "Banen, via uitzendbureau"),
        ("grondslag", "Wajong", "Banen, Wajong"),
        ("grondslag", "WIW- en ID-banen", "Banen, WIW- en ID-banen"),
        ("anders", "WIW-banen", "Banen, WIW-banen"),
    ],
)
def test_a_part_is_named_as_in_a_sentence(langs, naam, verwacht):
    gebied = make_gemeente()
    make_delen(langs, {"deel": naam})
    ask(gebied, "banen", ("totaal", "deel"))
    assert onderdelen_van(gebied, K3)[1].naam == verwacht


# ---- what was known before -------------------------------------------------------------


def the_only(gebied, kwartaal=K3):
    (onderdeel,) = onderdelen_van(gebied, kwartaal)
    return onderdeel


def test_last_quarter_and_a_year_ago_stand_beside_it():
    gebied = make_gemeente()
    indicator = ask(gebied).indicator
    for waarde, kwartaal in ((60, "2026-K2"), (50, "2025-K3"), (62, "2026-K3")):
        make_cijfer(waarde, kwartaal, gebied=gebied, indicator=indicator)
    onderdeel = the_only(gebied)
    assert (onderdeel.vorig.waarde, onderdeel.jaar_eerder.waarde) == (60, 50)
    assert onderdeel.huidig.waarde == 62
    assert onderdeel.vergelijk_met == (onderdeel.vorig, "vorig kwartaal")


def test_without_last_quarter_a_year_ago_is_compared_with():
    gebied = make_gemeente()
    indicator = ask(gebied).indicator
    make_cijfer(50, "2025-K3", gebied=gebied, indicator=indicator)
    make_cijfer(
        None,
        "2026-K2",
        gebied=gebied,
        indicator=indicator,
        reden_onbekend="nog niet bekend",
    )
    vergelijk, label = the_only(gebied).vergelijk_met
    assert (vergelijk.waarde, label) == (50, "een jaar eerder")


def test_what_comes_once_a_year_is_compared_with_the_year_before():
    gebied = make_gemeente()
    indicator = ask(gebied, "werkgever", frequentie="jaar").indicator
    make_cijfer(27, "2025-K4", gebied=gebied, indicator=indicator)
    make_cijfer(40, "2026-K3", gebied=gebied, indicator=indicator)
    vergelijk, label = the_only(gebied, K4).vergelijk_met
    assert (vergelijk.waarde, label) == (27, "een jaar eerder")


@pytest.mark.parametrize(
    "anders",
    [{"voorbeeld": True}, {"bekend_vanaf": None}, {"vanaf": "2026-K1"}],
    ids=str,
)
def test_what_is_no_real_current_figure_of_this_quarter_does_not_count(anders):
    gebied = make_gemeente()
    indicator = ask(gebied).indicator
    make_cijfer(40, "2026-K2", gebied=gebied, indicator=indicator, **anders)
    onderdeel = the_only(gebied)
    assert (onderdeel.vorig, onderdeel.eerder_bekend) == (None, False)


def test_figures_of_another_area_do_not_count():
    gebied = make_gemeente()
    indicator = ask(gebied).indicator
    make_cijfer(40, "2026-K2", gebied=make_gemeente(), indicator=indicator)
    assert the_only(gebied).vorig is None


def test_a_later_figure_was_not_known_before():
    gebied = make_gemeente()
    make_cijfer(40, "2026-K4", gebied=gebied, indicator=ask(gebied).indicator)
    assert not the_only(gebied).eerder_bekend


def test_unknown_before_is_not_known_before():
    gebied = make_gemeente()
    indicator = ask(gebied).indicator
    rij = {"gebied": gebied, "indicator": indicator}
    make_cijfer(None, "2026-K2", reden_onbekend="nog niet bekend", **rij)
    assert not the_only(gebied).eerder_bekend


def test_the_norm_may_be_that_of_another_indicator():
    gebied = make_land()
    moeder = make_indicator("banenafspraak")
    eigen = {"norm_van": moeder, "eenheid": "banen", "aard": "extra"}
    ask(gebied, "banenafspraak-officieel", **eigen)
    make_norm(900, 2026, gebied=gebied, indicator=moeder)
    make_norm(800, 2025, gebied=gebied, indicator=moeder)
    onderdeel = the_only(gebied)
    assert (onderdeel.norm.waarde, onderdeel.norm_ervoor.waarde) == (900, 800)


def test_a_norm_of_another_indicator_that_counts_something_else_is_not_shown():
    gebied = make_land()
    moeder = make_indicator("banenafspraak")
    ask(gebied, "beschut-werk", norm_van=moeder)
    make_norm(900, 2026, gebied=gebied, indicator=moeder)
    assert the_only(gebied).norm is None


def test_an_own_ambition_beside_a_norm_is_not_the_norm():
    gebied = make_gemeente()
    indicator = ask(gebied, norm_soort="wettelijk aantal").indicator
    make_norm(120, 2026, gebied=gebied, indicator=indicator, soort="eigen ambitie")
    assert the_only(gebied).norm is None
    make_norm(100, 2026, gebied=gebied, indicator=indicator, soort="wettelijk aantal")
    assert the_only(gebied).norm.waarde == 100


def test_a_norm_jumps_from_the_norm_of_last_year():
    gebied = make_regio()
    uitvraag = ask(gebied, met_norm=True)
    make_norm(100, 2025, gebied=gebied, indicator=uitvraag.indicator)
    norm = onderdelen_van(gebied, K3)[-1]
    (opmerking,) = check([norm.regel(Veld("900"))])
    assert opmerking.tekst.startswith(
        "Dat zijn er 800 meer dan de norm van eind 2025 (800%)."
    )
    assert check([norm.regel(Veld())]) == []


# ---- totals and parts, as they are asked -------------------------------------------------


@pytest.fixture
def land():
    make_delen("sector", SECTOREN)
    return make_land()


EXTRA = {"eenheid": "banen", "aard": "extra"}


def test_the_real_third_quarter_of_2017_adds_up(land):
    ask_parts(land, "banenafspraak", SECTOREN, **EXTRA)
    echt = {"totaal": 33143, "markt": 23787, "overheid": 368, "inleen": 8988}
    assert remarks(land, {**echt, "regulier": 24155}) == []
    assert remarks(land, {**echt, "regulier": 24155, "overheid": 400}) == [
        ("totaal", Soort.TELT_NIET_OP)
    ]


def test_a_negative_inleen_makes_the_others_more_than_the_total(land):
    ask_parts(land, "banenafspraak", SECTOREN, **EXTRA)
    assert (
        remarks(
            land,
            {
                "totaal": 1000,
                "markt": 1500,
                "overheid": 330,
                "inleen": -830,
                "regulier": 1830,
            },
        )
        == []
    )


def test_regulier_adds_up_in_the_place_of_markt_and_overheid(land):
    ask_parts(land, "banenafspraak", ("regulier", "inleen"), **EXTRA)
    assert remarks(land, {"totaal": 22834, "regulier": 12543, "inleen": 10291}) == []
    assert remarks(land, {"totaal": 22834, "regulier": 12543, "inleen": 1029}) == [
        ("totaal", Soort.TELT_NIET_OP)
    ]


@pytest.mark.parametrize("delen", [("markt", "overheid"), ("markt", "inleen")])
def test_a_sum_of_which_a_part_is_not_asked_says_nothing(land, delen):
    ask_parts(land, "banenafspraak", delen, **EXTRA)
    assert remarks(land, {"totaal": 100, **dict.fromkeys(delen, 30)}) == []


def test_contracts_along_three_axes():
    gebied = make_gemeente()
    make_delen("contract", {"vast": "Vast", "tijdelijk": "Tijdelijk"})
    tijdelijk = make_uitsplitsing("tijdelijk")
    make_delen(
        "contractduur", {"kort": "Kort", "lang": "Lang"}, ten_opzichte_van=tijdelijk
    )
    make_delen("uren per week", {"weinig": "Weinig", "veel": "Veel"})
    delen = ("vast", "tijdelijk", "kort", "lang", "weinig", "veel")
    ask_parts(gebied, "contracten", delen)
    goed = {
        "totaal": 100,
        "vast": 60,
        "tijdelijk": 40,
        "kort": 25,
        "lang": 15,
        "weinig": 30,
        "veel": 70,
    }
    assert remarks(gebied, goed) == []
    assert remarks(gebied, {**goed, "vast": 66}) == [("totaal", Soort.TELT_NIET_OP)]
    assert remarks(gebied, {**goed, "kort": 20}) == [("tijdelijk", Soort.TELT_NIET_OP)]
    assert remarks(gebied, {**goed, "veel": 20}) == [("totaal", Soort.TELT_NIET_OP)]


def test_profiles_are_a_part_of_the_whole_group():
    gebied = make_regio()
    make_delen("doelgroep", {"groep": "Hele doelgroep"})
    ask_parts(gebied, "klantprofielen", ("groep",), eenheid="profielen")
    assert remarks(gebied, {"totaal": 139, "groep": 556}) == []
    assert remarks(gebied, {"totaal": 556, "groep": 139}) == [
        ("totaal", Soort.KAN_NIET)
    ]


def test_steps_of_a_funnel_do_not_add_up_but_get_smaller():
    gebied = make_gemeente()
    make_delen("stap", {"benaderd": "Benaderd"})
    make_delen(
        "stap", {"gesprek": "Gesprek"}, ten_opzichte_van=make_uitsplitsing("benaderd")
    )
    ask_parts(gebied, "kansen", ("benaderd", "gesprek"))
    assert remarks(gebied, {"totaal": 100, "benaderd": 100, "gesprek": 40}) == []
    assert remarks(gebied, {"totaal": 100, "benaderd": 50, "gesprek": 60}) == [
        ("gesprek", Soort.KAN_NIET)
    ]


def test_more_may_go_out_than_come_in():
    gebied = make_gemeente()
    stromen = {"instroom": "Nieuw", "uitstroom": "Eruit", "saldo": "Verschil"}
    make_delen("stroom", stromen)
    ask_parts(gebied, "buig", stromen, aard="stroom")
    goed = {"totaal": -10, "instroom": 30, "uitstroom": 40, "saldo": -10}
    assert remarks(gebied, goed) == []
    assert remarks(gebied, {**goed, "uitstroom": 60}) == [
        ("totaal", Soort.TELT_NIET_OP)
    ]
    assert remarks(gebied, {**goed, "instroom": -30})[0] == ("instroom", Soort.FOUT)


def test_what_stands_beside_the_total_is_no_part_of_it():
    gebied = make_gemeente()
    make_delen("extra budget", {"werkprogramma": "Werkprogramma"})
    ask_parts(gebied, "budget", ("werkprogramma",), eenheid="euro")
    assert remarks(gebied, {"totaal": 1000, "werkprogramma": 2000}) == []


# ---- the opgave as a whole ----------------------------------------------------------------


def test_counts_what_is_filled_in():
    gebied = make_regio()
    for code in ("een", "twee", "drie"):
        ask(gebied, code, met_norm=True)
    getallen = {"een__totaal": "1.6", "twee__totaal": NIET_BEKEND}
    saved(gebied, make_gebruiker(), getallen)
    opgave = Opgave.read(gebied, K3)
    assert (opgave.ingevuld, opgave.gevraagd, opgave.onbekend) == (2, 3, 1)


def queries_to_read(aantal):
    gebied = make_regio(f"Regio {aantal}")
    moeder = make_indicator("moeder")
    make_norm(90, 2026, gebied=gebied, indicator=moeder)
    codes = [f"geteld-{aantal}-{n}" for n in range(aantal)]
    for code in codes:
        indicator = ask(gebied, code, met_norm=True, norm_van=moeder).indicator
        make_cijfer(40, "2026-K2", gebied=gebied, indicator=indicator)
    saved(gebied, make_gebruiker(), {f"{code}__totaal": "62" for code in codes})
    with CaptureQueriesContext(connection) as vragen:
        opgave = Opgave.read(gebied, K3)
        assert len(opgave.onderdelen) == 2 * aantal
        assert len(opgave.opmerkingen) == aantal  # each a jump
    return len(vragen)


def test_number_of_queries_does_not_grow():
    assert queries_to_read(1) == queries_to_read(20) == 8
