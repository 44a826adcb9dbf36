"""Every number in a sentence of a letter has a footnote, over all questions and many areas."""

import re

import pytest

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from monitor.adressen import SOORTEN
from monitor.antwoorden.lezen import material
from monitor.antwoorden.maken import answer
from monitor.antwoorden.vragen import VRAGEN
from monitor.brief.keuze import Briefkeuze
from monitor.brief.opstellen import make_letter
from monitor.overzichten import Lezer
from tests.monitor.brief.maken import make_antwoord, make_brief, make_zin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

GEBIEDEN = [
    ("2020-K4", "land", "nederland"),
    ("2018-K2", "land", "nederland"),
    ("2020-K4", "regio", "gooi-en-vechtstreek"),
    ("2019-K4", "regio", "gooi-en-vechtstreek"),
    ("2017-K4", "regio", "groningen"),
    ("2019-K4", "gemeente", "hilversum"),
    ("2020-K2", "gemeente", "hilversum"),
    ("2017-K4", "gemeente", "groningen"),
    ("2019-K4", "gemeente", "groningen"),
    ("2018-K4", "gemeente", "midden-groningen"),
    ("2018-K4", "gemeente", "sudwest-fryslan"),
    ("2019-K4", "cluster", "hbel"),
    ("2030-K4", "gemeente", "hilversum"),
]
_MAAND = "|".join(notatie.MAANDEN)
# No figures: years, days, numbers of questions, and how many gemeenten or years a sentence is about.
GEEN_CIJFER = re.compile(
    rf"\b\d{{1,2}} ({_MAAND})\b|\b20\d\d\b|\b19\d\d\b"
    r"|\b[1-4]e kwartaal\b|\b\d+ (van de )?(\d+ )?(gemeenten?|regio’s|jaren|kwartalen|keer|uur)\b"
    r"|\bbij vraag \d+"
)
GETAL = re.compile(r"\d[\d.,]*")


def loose_numbers(alinea, woorden=()):
    """The numbers behind which no footnote stands. `woorden`: what a source itself explains
    with its number, whose footnote stands in the sentence before."""
    tekst = "".join(s.tekst + ("\x01" if s.noot else "") for s in alinea)
    for zin in woorden:
        tekst = tekst.replace(zin, "")
    over = re.sub(r"[\d.,]*\d%?\x01", "", tekst)
    return GETAL.findall(GEEN_CIJFER.sub("", over.replace("\x01", "")))


def letter_and_words(kwartaal, soort, slug):
    kwartaal = Kwartaal.lees(kwartaal)
    lezer = Lezer(kwartaal, vandaag=kwartaal.peildatum.replace(year=2026))
    gebied = lezer.atlas.find(SOORTEN[soort], slug)
    stof = material(lezer, gebied, VRAGEN)
    antwoorden = [answer(vraag, stof) for vraag in VRAGEN]
    keuze = Briefkeuze(tuple(v.code for v in VRAGEN))
    woorden = {
        waarde.toelichting for doel in stof.pagina.doelen for waarde in doel.waarden
    }
    return make_letter(antwoorden, keuze, gebied, kwartaal), woorden - {""}


@pytest.mark.parametrize("gebied", GEBIEDEN, ids="-".join)
def test_every_number_has_a_footnote(gebied):
    brief, woorden = letter_and_words(*gebied)
    # How many measures there are is no figure: they follow, each with its source.
    los = {
        deel.code: (getallen, "".join(s.tekst for s in alinea))
        for deel in brief.delen
        for alinea in deel.alineas[bool(deel.maatregelen) :]
        if (getallen := loose_numbers(alinea, woorden))
    }
    assert los == {}


@pytest.mark.parametrize("gebied", GEBIEDEN, ids="-".join)
def test_every_footnote_says_where_its_number_comes_from(gebied):
    for noot in letter_and_words(*gebied)[0].noten:
        assert re.search(r"Bron(nen)?: .+: |Berekend door de monitor: \S", noot.tekst)


def test_the_test_sees_a_number_without_a_footnote():
    brief = make_brief(make_antwoord(zinnen=(make_zin("Er waren 27 mensen, dus 3."),)))
    assert loose_numbers(brief.delen[0].antwoord) == ["3."]
