"""What pages show when a beheerder declares what makes no sense, and what they say of two
subjects at once: an explanation, never a chart and never an error."""

from itertools import combinations

import pytest
from django.core.cache import cache
from django.test import Client

from banenafspraak.models import Indicator
from monitor.views.vergelijken import NIET_TE_VERGELIJKEN
from tests.monitor.boom import Boom
from tests.monitor.leveren import read
from tests.rekengebieden import INDICATOREN

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "zonder_tekenen"),
]

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"
DEUREN = [
    GOOI,
    "/2020-K4/",
    "/2020-K4/?grenzen=nu",
    "/2020-K4/regio/",
    "/2019-K4/gemeente/hilversum/",
    "/2020-K4/vergelijk/?gebied=AM12&gebied=NL01&indicator=banenafspraak",
    "/indicator/banenafspraak/",
    "/indicator/banenafspraak-officieel/",
    "/indicator/banen/",
    "/indicator/beschut-werk/",
    "/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.svg",
    "/grafiek/2020-K4/regio/gooi-en-vechtstreek/banenafspraak.csv",
    f"{GOOI}herkomst/banenafspraak/",
    f"{GOOI}verschil/?bekend_op=2020-12-31",
    f"{GOOI}verdeling/",
    f"{GOOI}vraag/haalt-de-taakstelling-banenafspraak/",
    f"{GOOI}vraag/wat-is-er-nodig/",
    f"{GOOI}traject/?indicator=banenafspraak",
    f"{GOOI}traject/?indicator=banenafspraak&doeljaar=2025&doel=1462",
    "/2019-K4/gemeente/hilversum/vraag/verdubbelen/",
    f"{GOOI}?formaat=csv",
]
VERANDERD = {
    "norm van iets anders": {"banenafspraak": {"norm_van": "beschut-werk"}},
    "norm van een stand": {"banenafspraak-officieel": {"norm_van": "banen"}},
    "andere eenheid": {"banenafspraak": {"eenheid": "personen"}},
    "andere aard": {"banenafspraak": {"aard": "stand"}},
    "norm wordt een stand": {"banenafspraak": {"aard": "stroom"}},
    "procenten optellen": {"beschut-werk": {"eenheid": "procent", "eenheid_norm": ""}},
    "geheel van iets anders": {"banen": {"geheel": "banenafspraak"}},
    "geheel van zichzelf": {"banen": {"geheel": "banen"}},
    "profielen zonder uitleg": {"klantprofielen": {"eenheid_geheel": ""}},
    "sleutel in euro": {"doelgroepregister": {"eenheid": "euro"}},
}


def change(wat):
    """Write it past every check, as somebody with the database would."""
    for code, velden in wat.items():
        per_code = {
            naam: Indicator.objects.get(code=waarde)
            if naam in ("norm_van", "geheel")
            else waarde
            for naam, waarde in velden.items()
        }
        Indicator.objects.filter(code=code).update(**per_code)
    cache.clear()


@pytest.mark.usefixtures("eigen_data")
@pytest.mark.parametrize("wat", VERANDERD.values(), ids=VERANDERD.keys())
def test_no_door_breaks_on_what_makes_no_sense(wat):
    change(wat)
    for deur in DEUREN:
        status = Client().get(deur).status_code
        assert status == 200 or (status == 404 and "/grafiek/" in deur), deur


@pytest.mark.usefixtures("eigen_data")
def test_a_norm_that_counts_something_else_is_not_held_against_the_figure():
    change(VERANDERD["norm van iets anders"])
    pagina = read(GOOI)
    kaart = pagina.one(
        "article", "kerncijfer", **{"aria-labelledby": "kern-banenafspraak"}
    )
    assert "608" in kaart.tekst
    assert "%" not in kaart.tekst.split("In een jaar")[0]
    assert "900" not in kaart.tekst
    assert "Wij houden hier geen norm naast het cijfer." in pagina.main.tekst


@pytest.mark.usefixtures("eigen_data")
def test_a_ratio_that_is_not_declared_is_not_shown():
    per_honderd = "Op elke 100 mensen in het register waren er 55 banen"
    assert per_honderd in read(GOOI).main.tekst
    Indicator.objects.filter(code="banen").update(geheel=None)
    cache.clear()
    assert per_honderd not in read(GOOI).main.tekst


@pytest.mark.usefixtures("eigen_data")
def test_the_note_of_a_declared_ratio_stands_beside_it():
    nieuw = "Dat is een verhouding."
    Indicator.objects.filter(code="banen").update(kanttekening_geheel=nieuw)
    cache.clear()
    assert f"1.914). {nieuw}" in read(GOOI).main.tekst


# ---- two subjects at once ----------------------------------------------------------------

CODES = [code for code in INDICATOREN if code not in NIET_TE_VERGELIJKEN]


def together(*codes, gebied="AM12"):
    vraag = "&".join(f"indicator={code}" for code in codes)
    return f"/2020-K4/vergelijk/?gebied={gebied}&gebied=NL01&{vraag}"


def test_no_two_subjects_ever_stand_in_one_chart():
    for een, ander in combinations(CODES, 2):
        antwoord = Client().get(together(een, ander))
        assert antwoord.status_code == 200
        inhoud = antwoord.content.decode()
        assert "grafiek-tekening" not in inhoud, (een, ander)
        main = Boom(inhoud).main
        assert main.all("table") == [], (een, ander)
        for code in (een, ander):
            assert f"‘{INDICATOREN[code]['naam']}’" in main.tekst
        assert "Die zetten we niet in één grafiek" in main.tekst


def test_two_subjects_lead_to_each_of_them(bekijk):
    links = {
        a.tekst: a["href"]
        for a in bekijk(together("banen", "banenafspraak")).main.all("a")
    }
    alleen = links["Bekijk alleen ‘Alle banen voor de doelgroep’"]
    assert alleen == "/2020-K4/vergelijk/?gebied=AM12&gebied=NL01&indicator=banen"


def test_1059_and_608_together_are_explained(bekijk):
    tekst = bekijk(together("banen", "banenafspraak")).main.tekst
    assert "telt alle banen, ook de banen die er eind 2012 al waren." in tekst
    assert "telt alleen de banen die er sinds eind 2012 bij kwamen." in tekst


@pytest.mark.parametrize(
    "codes", [("banen", "banen"), ("banen", "bestaat-niet"), ("banen", "inwoners")]
)
def test_one_subject_said_twice_or_beside_nonsense_is_one_subject(bekijk, codes):
    assert (
        "Die zetten we niet in één grafiek" not in bekijk(together(*codes)).main.tekst
    )


@pytest.mark.parametrize("formaat", ["csv", "xlsx", "svg", "png", "x"])
def test_two_subjects_are_no_file(bekijk, formaat):
    bekijk(f"{together('banen', 'banenafspraak')}&formaat={formaat}", status=404)
