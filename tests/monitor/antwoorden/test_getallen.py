"""Numbers are found back in sentences, each with its source."""

import pytest

from monitor.antwoorden.antwoord import number_in
from monitor.antwoorden.getallen import Getallen
from monitor.overzichten import Waarde
from tests.monitor.antwoorden.maken import make_gegeven
from tests.monitor.maken import make_bron, make_doel, make_waarde


@pytest.mark.parametrize(
    ("getal", "zin", "staat_er"),
    [
        ("27", "Eind 2019 hadden 27 mensen werk.", True),
        ("27", "Eind 2027 hadden 9 mensen werk.", False),
        ("19", "Eind 2019 was het goed.", False),
        ("27", "Er waren 1.027 banen.", False),
        ("27", "Er waren 27.", True),
        ("27", "Er waren 27,5 banen.", False),
        ("1.027", "Er waren *1.027 banen*.", True),
        ("meer dan 1.700", "Er waren *meer dan 1.700* banen.", True),
        ("27", "27 van 41 is 66%.", True),
        ("31", "Dit wordt één keer per jaar geteld, op 31 december.", False),
        ("4", "Dit is bereikt vanaf het 4e kwartaal.", False),
        ("31", "Op 31 december waren het er 31.", True),
    ],
)
def test_a_number_stands_by_itself(getal, zin, staat_er):
    assert bool(number_in(getal, zin)) is staat_er


@pytest.mark.parametrize(
    ("tekst", "getal", "voor"),
    [
        ("In 2027 waren het er 27.", "27", "In 2027 waren het er 27"),
        ("Van de 1.027 waren er 27.", "27", "Van de 1.027 waren er 27"),
        ("Op 18 december was het 18.", "18", "Op 18 december was het 18"),
        ("Er waren 27,5 banen en 27 mensen.", "27", "Er waren 27,5 banen en 27"),
        ("Het is 68% van de norm.", "68%", "Het is 68%"),
        ("Er waren meer dan 1.700 banen.", "meer dan 1.700", "Er waren meer dan 1.700"),
        ("Het waren er 27.", "27", "Het waren er 27"),
    ],
)
def test_the_place_of_a_number_is_where_it_stands_by_itself(tekst, getal, voor):
    assert tekst[: number_in(getal, tekst).end()] == voor


def test_figure_and_norm_that_are_equal_are_told_apart_by_the_sentence():
    doel = make_doel(41, 41, "2019-K4", indicator="beschut-werk")
    getallen = Getallen().goal(doel)
    (stand,) = getallen.sentence("Eind 2019 hadden 41 mensen een plek.").getallen
    (norm,) = getallen.sentence("De norm was 41 plekken.").getallen
    assert stand.wat.startswith("Beschut werk")
    assert norm.wat.startswith("norm voor beschut werk")


def test_the_sources_travel_with_the_number():
    bron = make_bron(7, "brief")
    doel = make_doel(make_waarde(608, bronnen=(bron,)), 900)
    (getal,) = Getallen().goal(doel).sentence("Er waren 608 extra banen.").getallen
    assert getal.bronnen == (bron,)
    assert getal.url.endswith("/regio/gebied-1/herkomst/banenafspraak/")


def test_a_softened_number_is_one_number():
    doel = make_doel(make_waarde(1700, benadering="meer dan"), 935)
    zin = Getallen().goal(doel).sentence("Er waren *meer dan 1.700 extra banen*.")
    assert [g.tekst for g in zin.getallen] == ["meer dan 1.700"]


def test_what_was_worked_out_says_how():
    doel = make_doel(608, 900)
    (getal,) = Getallen().goal(doel).sentence("Dat zijn er 292 te weinig.").getallen
    assert (getal.afgeleid, getal.bronnen) == ("900 − 608", ())


def test_a_sum_says_that_it_is_one():
    doel = make_doel(make_waarde(12, delen=8), 20)
    (getal,) = Getallen().goal(doel).sentence("Er waren 12 extra banen.").getallen
    assert getal.afgeleid == "de som van 8 gemeenten"


def test_an_explanation_rests_on_its_source_as_a_whole():
    bron = make_bron(7)
    tekst = "53 mensen meer dan de 214 van 2017."
    norm = make_waarde(267, toelichting=tekst, bronnen=(bron,), soort="eigen ambitie")
    doel = make_doel(214, norm, indicator="uitstroom", soort="eigen ambitie")
    (getal,) = Getallen().goal(doel).sentence(tekst).getallen
    assert (getal.tekst, getal.uitleg, getal.bronnen) == (tekst, True, (bron,))


def test_an_example_has_no_source():
    doel = make_doel(make_waarde(608, voorbeeld=True, bronnen=(make_bron(),)), 900)
    (getal,) = Getallen().goal(doel).sentence("Er waren 608 extra banen.").getallen
    assert getal.bronnen == ()


def test_what_is_not_known_is_no_number():
    gegeven = make_gegeven("klantprofielen", None)
    assert Getallen().of(gegeven).sentence("Er waren 3 profielen.").getallen == ()
    doel = make_doel(Waarde(None, te_klein=True, drempel=5), 9)
    assert Getallen().goal(doel).sentence("Er waren er 1 t/m 4.").getallen == ()
