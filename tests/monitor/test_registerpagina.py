"""The part of a page about the doelgroepregister, over the shipped data.

No source gives the groups: what stands here about them is made up by the test.
"""

import pytest
import time_machine

from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Bron, Indicator, Levering, Uitsplitsing
from regio.models import Gebied
from tests.builders import build_cijfer, make_bron
from tests.monitor.leveren import read

pytestmark = [pytest.mark.django_db]

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/"
TEKENING = "/grafiek/2020-K4/regio/gooi-en-vechtstreek/doelgroepregister"
KWARTALEN = ("2019-K4", "2020-K1", "2020-K2", "2020-K3", "2020-K4")
# 20 short, 5 closer a quarter: four quarters after the end of 2020.
GROEPEN = {
    "totaal": (None, 1920, 1921, 1922, 1923),
    "wajong": (904, 903, 902, 901, 900),
    "participatiewet": (864, 868, 872, 876, 880),
}


def put(gebied="AM12", groepen=GROEPEN, *, soort=Bron.Soort.VOORBEELD):
    """Publish a made-up course, as an example unless `soort` says otherwise."""
    voorbeeld = soort == Bron.Soort.VOORBEELD
    bron = make_bron("voorbeeldcijfers" if voorbeeld else "factsheet", soort=soort)
    waar = Gebied.objects.get(code=gebied)
    register = Indicator.objects.get(code="doelgroepregister")
    rijen = [
        build_cijfer(
            waarde,
            kwartaal,
            gebied=waar,
            indicator=register,
            uitsplitsing=Uitsplitsing.objects.get(code=code),
            bron=bron,
            voorbeeld=voorbeeld,
        )
        for code, waarden in groepen.items()
        for kwartaal, waarde in zip(KWARTALEN, waarden, strict=False)
        if waarde is not None
    ]
    levering = Levering(gebied=waar)
    hand_in(levering, rijen)
    publish(levering)


@pytest.fixture
def met_voorbeeld(eigen_data, zonder_tekenen):
    put()
    return read(GOOI)


def sentences(pagina):
    """What the part says, real and example."""
    deel = pagina.section("doelgroepregister")
    return " ".join(p.tekst for p in deel.all("p", "deel-zin"))


def has_section(pagina):
    return bool(pagina.all("section", aria_labelledby="deel-doelgroepregister"))


# ---- real figures only -----------------------------------------------------------------------


def test_one_real_figure_stays_a_block_and_nothing_is_drawn(bekijk, zonder_tekenen):
    pagina = bekijk(GOOI)
    assert not has_section(pagina)
    blok = pagina.block("doelgroepregister").tekst
    assert "Eind 2019 stonden 1.914 mensen in het doelgroepregister." in blok
    assert "55 banen" in blok
    bekijk(f"{TEKENING}.svg", status=404)


def test_the_nation_has_its_course_without_groups(bekijk, zonder_tekenen):
    pagina = bekijk("/2022-K4/")
    deel = pagina.section("doelgroepregister")
    assert deel.one("h2").tekst == "Doelgroepregister"
    assert sentences(pagina) == (
        "Eind 2022 stonden 253.069 mensen in het doelgroepregister. "
        "Hoeveel van hen uit de Wajong of de Participatiewet komen, is niet bekend."
    )
    cijfers = {
        tr.one("th").tekst: tr.all("td")[0].tekst for tr in deel.one("tbody").all("tr")
    }
    assert cijfers["4e kwartaal 2022"] == "253.069"
    assert cijfers["3e kwartaal 2021"] == "243.488"
    assert "oorbeeld" not in deel.tekst
    assert not [
        b
        for b in pagina.all("article", "blok")
        if "doelgroepregister" in b["aria-labelledby"]
    ]


# ---- with examples ------------------------------------------------------------------------------


def test_the_course_has_its_own_part_before_the_other_figures(met_voorbeeld):
    koppen = [h.tekst for h in met_voorbeeld.main.all("h2")]
    assert koppen.index("Doelgroepregister") == koppen.index("Andere cijfers") - 1
    assert not [
        b
        for b in met_voorbeeld.all("article", "blok")
        if "doelgroepregister" in b["aria-labelledby"]
    ]


def test_the_real_figure_is_told_as_real_and_the_crossing_as_example(met_voorbeeld):
    zinnen = sentences(met_voorbeeld)
    assert zinnen.startswith(
        "Eind 2019 stonden 1.914 mensen in het doelgroepregister. Voorbeeld: G"
    )
    assert "in het 4e kwartaal 2021 in." in zinnen
    assert "1.923" not in zinnen


def test_what_stood_in_the_block_moves_along(met_voorbeeld):
    deel = met_voorbeeld.section("doelgroepregister").tekst
    assert "waren er 55 banen (afgeleid: 1.059 ÷ 1.914)" in deel
    assert "Vergelijk dit aantal niet met de klantprofielen." in deel
    assert "In het register staan mensen met en zonder werk." in deel


def test_the_expectation_of_the_werkkamer_stands_once_with_its_source(met_voorbeeld):
    assert met_voorbeeld.tekst.count("De Werkkamer verwachtte in 2021") == 1
    noten = met_voorbeeld.section("doelgroepregister").all("ul", "kanttekeningen")
    assert "Bron: brief Werkkamer, 30 juni 2021." in noten[0].tekst


def test_the_table_marks_examples_and_keeps_the_real_figure_apart(met_voorbeeld):
    rijen = met_voorbeeld.section("doelgroepregister").one("tbody").all("tr")
    per_label = {tr.one("th").tekst: [td.tekst for td in tr.all("td")] for tr in rijen}
    assert per_label["4e kwartaal 2020"] == ["1.923", "900", "880", "voorbeeld"]
    assert per_label["4e kwartaal 2019"] == [
        "1.914",
        "904 voorbeeld",
        "864 voorbeeld",
        "",
    ]


def test_the_page_warns_of_examples(met_voorbeeld):
    assert met_voorbeeld.all("section", "voorbeeldbalk")


def test_the_opening_says_the_same_with_and_without_examples(met_voorbeeld, bekijk):
    assert "608 extra banen" in met_voorbeeld.opening
    assert "oorbeeld" not in met_voorbeeld.opening


@pytest.mark.parametrize(
    ("vandaag", "begin"),
    [
        ("2021-02-01", "Voorbeeld: Gaat het zo door als in 2020, dan halen"),
        ("2026-11-01", "Voorbeeld: Ging het zo door als in 2020, dan haalden"),
    ],
)
def test_an_expectation_is_told_in_the_tense_of_its_day(
    eigen_data, zonder_tekenen, vandaag, begin
):
    put()
    with time_machine.travel(vandaag, tick=False):
        assert begin in sentences(read(GOOI))


def test_a_gemeente_shows_the_course_of_its_region_as_such(eigen_data, zonder_tekenen):
    put()
    pagina = read("/2020-K4/gemeente/hilversum/")
    deel = pagina.section("doelgroepregister")
    assert sentences(pagina).startswith(
        "Dit is een cijfer van de regio Gooi en Vechtstreek. Voor Hilversum zelf is het "
        "niet bekend."
    )
    adressen = {a["href"] for a in deel.all("a")}
    assert f"{TEKENING}.svg" in adressen


def test_groups_of_gemeenten_add_up_to_the_region_and_a_gap_is_no_point(
    eigen_data, zonder_tekenen
):
    leden = ("GM0376", "GM0317", "GM1942", "GM0402", "GM0406", "GM0417", "GM0457")
    for code in (*leden, "GM1696"):
        put(code, {"wajong": (50, 40)})
    for code in leden:  # without Wijdemeren
        put(code, {"participatiewet": (30, 30)})
    deel = read(GOOI).section("doelgroepregister")
    kop = [th.tekst for th in deel.one("thead").all("th")]
    assert kop == ["Kwartaal", "Totaal", "Wajong", "Soort cijfer"]
    rijen = {
        tr.one("th").tekst: tr.all("td")[1].tekst for tr in deel.one("tbody").all("tr")
    }
    assert rijen["1e kwartaal 2020"].startswith("320")


# ---- real groups, when they come -------------------------------------------------------------------


def test_real_groups_are_told_without_the_word_voorbeeld(eigen_data, zonder_tekenen):
    put(soort=Bron.Soort.INDICATIEF)
    with time_machine.travel("2021-02-01", tick=False):
        pagina = read(GOOI)
    deel = pagina.section("doelgroepregister")
    assert "Gaat het zo door als in 2020, dan halen" in deel.tekst
    assert "oorbeeld" not in deel.tekst
    assert not pagina.all("section", "voorbeeldbalk")


def test_a_real_figure_beats_an_example_of_the_same_quarter(eigen_data, zonder_tekenen):
    put()
    put(groepen={"totaal": (None, None, None, None, 1950)}, soort=Bron.Soort.INDICATIEF)
    pagina = read(GOOI)
    assert sentences(pagina).startswith("Eind 2020 stonden 1.950 mensen")
    assert "1.923" not in pagina.section("doelgroepregister").tekst
