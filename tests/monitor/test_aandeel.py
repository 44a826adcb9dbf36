"""What part of a whole a figure is: never of an example, never over gaps."""

from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Uitsplitsing
from monitor.aandeel import share_of
from monitor.overzichten import Deel, Gegeven, Waarde
from monitor.overzichten.waarden import Grensverschil
from tests.monitor.maken import make_gebied, make_indicator

GEHEEL = Uitsplitsing(
    pk=1, code="gemeentelijke-doelgroep", naam="Hele doelgroep van de gemeenten"
)


def make_gegeven(totaal, geheel=None, indicator="klantprofielen", meer=()):
    delen = [Deel(GEHEEL, w) for w in (geheel, *meer) if w]
    return Gegeven(
        make_indicator(indicator),
        make_gebied(),
        Kwartaal(2020, 4),
        totaal,
        tuple(delen),
    )


def w(getal, **velden):
    return Waarde(None if getal is None else Decimal(getal), **velden)


def test_no_share_of_the_whole_of_another_area():
    toen = Grensverschil(met=("Weesp",))
    gelijk = make_gegeven(w(1, grenzen_van_toen=toen), w(4, grenzen_van_toen=toen))
    assert share_of(gelijk).balk.bereikt == "25"
    assert share_of(make_gegeven(w(1), w(4, grenzen_van_toen=toen))) is None


def test_139_of_circa_556_is_25_percent():
    geheel = w(556, benadering="circa", afgeleid_uit="139 ÷ 25%")
    aandeel = share_of(make_gegeven(w(139), geheel))
    assert aandeel.groot == "139"
    assert aandeel.groot_na == "van circa 556 (afgeleid)"
    assert (aandeel.balk.bereikt, aandeel.geheel) == ("25", "circa 556")
    assert aandeel.status == "Geen norm, wel een deel: 25%"
    assert aandeel.uitleg == (
        "139 is 25% van circa 556 (hele doelgroep van de gemeenten).",
        "Die circa 556 is afgeleid: 139 ÷ 25%.",
        "Het eerste getal telt profielen, het tweede telt mensen.",
    )


def test_a_published_whole_is_not_called_derived():
    assert share_of(make_gegeven(w(30), w(120))).groot_na == "van 120"


def test_an_example_of_an_example_is_hatched_and_says_so():
    aandeel = share_of(make_gegeven(w(30, voorbeeld=True), w(120, voorbeeld=True)))
    assert aandeel.balk.voorbeeld
    assert aandeel.uitleg[0].startswith("Voorbeeld: 30 is 25%")


@pytest.mark.parametrize(
    ("totaal", "geheel"),
    [
        pytest.param(w(30, voorbeeld=True), w(120), id="voorbeeld van echt"),
        pytest.param(w(30), w(120, voorbeeld=True), id="echt van voorbeeld"),
        pytest.param(None, w(120), id="geen getal"),
        pytest.param(w(None, reden="niet aangeleverd"), w(120), id="onbekend"),
        pytest.param(w(None, te_klein=True), w(120), id="te klein"),
        pytest.param(w(30), None, id="geen geheel"),
        pytest.param(w(30), w(None), id="geheel onbekend"),
        pytest.param(w(0), w(0), id="geheel is 0"),
        pytest.param(w(130), w(120), id="meer dan het geheel"),
        pytest.param(w(30, delen=1, ontbreekt=("Laren",)), w(120), id="gat in de som"),
        pytest.param(w(30), w(120, delen=1, ontbreekt=("Laren",)), id="gat in geheel"),
        pytest.param(
            w(30, delen=2, leden=("A", "B")),
            w(120, delen=2, leden=("A", "C")),
            id="andere gemeenten",
        ),
    ],
)
def test_there_is_no_share(totaal, geheel):
    assert share_of(make_gegeven(totaal, geheel)) is None


def test_sums_over_the_same_gemeenten_have_a_share():
    leden = {"delen": 2, "leden": ("A", "B")}
    aandeel = share_of(make_gegeven(w(30, **leden), w(120, **leden)))
    assert aandeel.balk.bereikt == "25"
    assert aandeel.groot_na == "van 120 (afgeleid)"


def test_of_two_wholes_nobody_can_tell_which():
    assert share_of(make_gegeven(w(30), w(120), meer=(w(90),))) is None


def test_just_below_the_whole_is_not_all_of_it():
    assert share_of(make_gegeven(w(897), w(900))).balk.bereikt == "99"


def test_a_percentage_is_a_share_itself():
    aandeel = share_of(make_gegeven(w(47), indicator="werkzaam-deel"))
    assert (aandeel.groot, aandeel.groot_na) == ("47%", "van de doelgroep")
    assert aandeel.balk.bereikt == "47"
    assert aandeel.status == ""


def test_words_that_need_a_sentence_do_not_stand_behind_the_number():
    aandeel = share_of(make_gegeven(w(67), indicator="baan-na-advies"))
    assert (aandeel.groot, aandeel.groot_na) == ("67%", "")


def test_another_way_of_showing_has_no_share():
    assert share_of(make_gegeven(w(30), w(120), "doelgroepregister")) is None
