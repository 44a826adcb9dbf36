"""An answer shows no more than is known: no day, bar or mark beside a figure that is not there,
no number in front of a sum with gaps, and the same thing said once."""

from urllib.parse import urlsplit

import pytest

from monitor import zinnen
from monitor.antwoorden.maken import answer
from monitor.antwoorden.vragen import PER_CODE
from tests.monitor.antwoorden.maken import GEMEENTE, LAND, REGIO, make_stof, text
from tests.monitor.maken import make_doel, make_waarde

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

BESCHUT = "vraag/haalt-de-taakstelling-beschut-werk/"
REGIO_2019 = "/2019-K4/regio/gooi-en-vechtstreek/"
REGIO_2020 = "/2020-K4/regio/gooi-en-vechtstreek/"
HBEL = make_waarde(0, delen=2, ontbreekt=("Blaricum", "Huizen"), leden=("Laren",))


def under(pagina):
    """The line of day and source under the answer."""
    return next(p.tekst for p in pagina.all("p", "klein"))


def test_a_known_figure_has_its_day_its_bar_and_its_mark(bekijk):
    pagina = bekijk(f"{REGIO_2019}{BESCHUT}")
    assert under(pagina).startswith(
        "Stand op 31 december 2019. Bron: vragen GroenLinks"
    )
    assert pagina.all("svg", "balk")
    assert "niet omgerekend naar plekken" in pagina.tekst


def test_the_source_of_an_older_figure_is_not_that_of_this_day(bekijk):
    """`Stand op 31 december 2020. Bron: ... 2020` would say that the source tells of 2020."""
    pagina = bekijk(f"{REGIO_2020}{BESCHUT}")
    assert under(pagina).startswith("Bron: vragen GroenLinks Hilversum, 2020.")
    assert "Stand op" not in pagina.tekst


def test_of_a_quarter_to_come_there_is_no_figure_to_trace(bekijk):
    pagina = bekijk(f"/2030-K4/gemeente/hilversum/{BESCHUT}")
    assert "Stand op" not in pagina.tekst
    assert "Herkomst en geschiedenis" not in pagina.tekst


def test_an_unknown_figure_gets_no_empty_bar_that_reads_as_0(bekijk):
    pagina = bekijk("/2019-K4/gemeente/hilversum/vraag/hoe-staat-de-gemeente-zelf/")
    assert "De richtlijn was 18." in pagina.tekst
    assert pagina.all("svg", "balk") == []


def test_a_bar_shows_the_norm_of_the_sentence_above_it(bekijk):
    """What is needed is told against the norm of 2021; a bar of that of 2020 contradicts it."""
    nodig = bekijk("/2020-K4/land/nederland/vraag/wat-is-er-nodig/")
    assert "De norm voor eind 2021 is 80.000 extra banen." in nodig.tekst
    assert "van 67.500 is 99%" not in nodig.tekst
    assert nodig.all("svg", "balk") == []
    dubbel = bekijk("/2020-K4/land/nederland/vraag/verdubbelen/")
    assert "66.730 van 67.500 is 99%" in dubbel.tekst


def test_two_counts_of_one_thing_have_their_own_heading_and_no_yes(bekijk):
    pagina = bekijk("/2019-K4/land/nederland/vraag/schepje-erbovenop/")
    delen = [d.one("h2").tekst for d in pagina.all("section", "deel") if d.all("h2")]
    assert delen[:2] == [
        "Banenafspraak in Nederland",
        "Banenafspraak in Nederland, volgens de officiële jaarmeting",
    ]
    assert pagina.all("p", "status") == []  # "Ja" would answer another question


def test_a_share_that_is_named_shows_its_numbers(bekijk):
    pagina = bekijk("/2020-K4/land/nederland/vraag/vergelijkbare-gemeenten/")
    (punt,) = pagina.one("ul", "punten").all("li")
    assert punt.tekst == "Gooi en Vechtstreek: 68%, 608 van 900"
    assert [a.tekst for a in punt.all("a")] == ["608", "900"]


def test_what_is_not_known_is_not_called_not_converted(bekijk):
    pagina = bekijk(f"/2019-K4/gemeente/hilversum/{BESCHUT}")
    kern, *_ = pagina.all("div", "antwoord-kern")
    assert "niet omgerekend" not in kern.tekst


def test_a_question_about_a_gemeente_that_ended_leads_to_the_same_question(bekijk):
    pagina = bekijk(f"/2023-K3/gemeente/weesp/{BESCHUT}")
    links = {a.tekst: urlsplit(a["href"]).path for a in pagina.all("a")}
    assert links["Amsterdam, 3e kwartaal 2023"] == (
        f"/2023-K3/gemeente/amsterdam/{BESCHUT}"
    )
    assert links["Weesp, 4e kwartaal 2021"] == f"/2021-K4/gemeente/weesp/{BESCHUT}"


def test_the_page_of_an_area_begins_with_the_way_to_its_answers(bekijk):
    acties = next(p for p in bekijk(REGIO_2020).all("p", "acties"))
    eerste = next(iter(acties.all("a")))
    assert eerste.tekst == "Vragen en antwoorden over Gooi en Vechtstreek"
    assert urlsplit(eerste["href"]).path == f"{REGIO_2020}vraag/"


# ---- sentences -------------------------------------------------------------------------------


def test_a_sum_with_gaps_is_not_told_as_a_number_of_people():
    doel = make_doel(HBEL, 6, "2017-K4", indicator="beschut-werk")
    tekst = " ".join(zinnen.hoofdzinnen(doel, naam="HBEL")).replace("*", "")
    assert tekst.startswith(
        "Het cijfer over beschut werk in HBEL van eind 2017 is niet volledig. "
    )
    assert "hadden" not in tekst
    assert "Het aantal van 0 is de som van 2 gemeenten." in tekst


def test_nor_in_what_was_added_in_a_year():
    doel = make_doel(HBEL, 6, indicator="beschut-werk", jaar_eerder=make_waarde(3))
    erbij = answer(PER_CODE["hoeveel-plekken-erbij"], make_stof(doel))
    tekst = " ".join(text(erbij.zinnen))
    assert "is niet volledig." in tekst
    assert "hadden" not in tekst


@pytest.mark.parametrize("gebied", [GEMEENTE, REGIO], ids=["gemeente", "regio"])
@pytest.mark.parametrize(
    "code",
    [
        "haalt-de-taakstelling-banenafspraak",
        "haalt-de-taakstelling-beschut-werk",
        "hoe-staat-de-gemeente-zelf",
    ],
)
def test_that_a_quarter_is_to_come_is_said_once(code, gebied):
    doelen = [
        make_doel(None, None, "2030-K1", indicator=code, gebied=gebied)
        for code in ("beschut-werk", "werkgever")
    ]
    banen = make_doel(None, None, "2030-K1", gebied=REGIO)
    land = [
        make_doel(None, 9, "2030-K1", indicator=code, gebied=LAND)
        for code in ("beschut-werk", "banenafspraak")
    ]
    stof = make_stof(*doelen, banen, gebied=gebied, kwartaal="2030-K1", naast=land)
    alle = text(answer(PER_CODE[code], stof).alle_zinnen)
    assert sum("moet nog komen" in zin for zin in alle) == 1
