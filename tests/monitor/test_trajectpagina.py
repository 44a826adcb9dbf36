"""The page of a trajectory on the shipped data: what it says, links, files and old names."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten import Lezer
from monitor.overzichten.trajectpagina import goals_ahead
from regio.models import Soort
from tests.builders import dag
from tests.monitor.bladen import sheet
from tests.monitor.boom import Boom
from tests.monitor.leveren import deliver, figure, norm

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

GOOI = "/2020-K4/regio/gooi-en-vechtstreek/traject/"
LAND = "/2020-K4/land/nederland/traject/"
HILVERSUM = "/2019-K4/gemeente/hilversum/traject/"


def words(pagina):
    """All that stands in the main part, without the drawings."""
    return pagina.main.tekst


# ---- what it says ---------------------------------------------------------------------------


def test_gooi_needs_43_jobs_per_quarter(bekijk):
    pagina = bekijk(f"{GOOI}?doeljaar=2025&doel=1462")
    assert pagina.opening == (
        "Er moeten nog 43 banen per kwartaal bij, 20 kwartalen lang. "
        "Dan is het doel van 1.462 eind 2025 bereikt."
    )
    assert "Dat zijn er 854 meer." in words(pagina)
    assert "854 : 20 kwartalen = 42,7." in words(pagina)
    assert "minstens 5 kwartalen nodig. Daarvan is er 1 bekend." in words(pagina)


def test_without_a_norm_it_says_so_and_asks_for_a_goal(bekijk):
    assert bekijk(GOOI).opening.startswith("Voor eind 2025 is geen norm bekend.")


def test_the_nation_has_both_paces_and_a_band(bekijk):
    tekst = words(bekijk(LAND))
    assert "nog 2.914 banen per kwartaal" in tekst
    assert "kwamen er 4.938 banen bij. In dat tempo is het doel eind 2032" in tekst
    assert "gemiddeld 6.670 banen per jaar bij. In dat tempo is het doel eind" in tekst
    assert "in het snelste tempo is het doel eind 2024" in tekst.lower()


def test_the_pace_of_the_nation_is_that_of_the_figures():
    """By hand, from the two ends of years: no code of the page."""
    lezer = Lezer(Kwartaal(2020, 4), vandaag=dag("2026-11-26"))
    _, doelen = goals_ahead(lezer, lezer.atlas.land, 2050)
    reeks = dict(doelen[0].doel.echt.reeks)
    toen, nu = (reeks[Kwartaal(jaar, 4)].waarde for jaar in (2019, 2020))
    stand, jaar = nu, 2020
    while stand < Decimal(125_000):
        stand, jaar = stand + nu - toen, jaar + 1
    assert (nu - toen, jaar) == (4938, 2032)


def test_the_norms_still_to_come_are_read_and_those_before_stay():
    lezer = Lezer(Kwartaal(2020, 4), vandaag=dag("2026-11-26"))
    _, doelen = goals_ahead(lezer, lezer.atlas.land, 2050)
    assert [jaar for jaar, _ in doelen[0].normen] == list(range(2015, 2026))
    assert [jaar for jaar, _ in doelen[0].doel.normen][-1] == 2020


def test_a_gemeente_with_only_a_figure_of_its_region_says_so(bekijk):
    pagina = bekijk(
        "/2020-K4/gemeente/hilversum/traject/?indicator=banenafspraak&doel=1462"
    )
    assert "nog 43 banen per kwartaal" in pagina.opening
    assert "cijfer van de regio" in words(pagina)
    assert (
        "Dit is een cijfer van de regio Gooi en Vechtstreek. Voor Hilversum zelf is het "
        "niet bekend."
    ) in words(pagina)


def test_people_are_not_counted_as_places(bekijk):
    pagina = bekijk(
        "/2019-K4/regio/gooi-en-vechtstreek/traject/?indicator=beschut-werk&factor=2"
    )
    assert "Er moeten nog 2 mensen per kwartaal bij" in pagina.opening
    assert "Personen, niet omgerekend naar plekken van 31 uur." in words(pagina)


def test_unknown_leads_to_the_last_known_figure_at_its_own_date(bekijk):
    pagina = bekijk(f"{HILVERSUM}?indicator=uitstroom&doel=300&doeljaar=2021")
    assert "Laatst bekend: in 2017, 214 mensen." in pagina.opening
    (link,) = [a for a in pagina.main.all("a") if a.tekst == "Reken vanaf eind 2017"]
    deel = urlsplit(link["href"])
    assert deel.path == "/2017-K4/gemeente/hilversum/traject/"
    assert parse_qs(deel.query) == {
        "indicator": ["uitstroom"],
        "doeljaar": ["2021"],
        "doel": ["300"],
    }
    toen = bekijk(link["href"])
    assert "met 22 omhoog" in toen.opening  # 86 in 4 years


def test_halfway_a_year_the_quarters_left_are_counted(bekijk):
    pagina = bekijk("/2020-K1/land/nederland/traject/?doeljaar=2020")
    assert "3 kwartalen lang" in pagina.opening


def test_a_quarter_to_come_has_its_own_sentence(bekijk):
    tekst = words(bekijk("/2030-K4/regio/gooi-en-vechtstreek/traject/"))
    assert "moet nog komen" in tekst
    assert "Stand op" not in tekst
    assert "kan dit cijfer leveren" not in tekst  # nobody can yet


def test_a_sum_with_gaps_is_not_worked_with(eigen_data):
    deliver(figure(20, "GM0402", "2021-K4", "beschut-werk"))
    adres = "/2021-K4/regio/gooi-en-vechtstreek/traject/?indicator=beschut-werk&doel=90"
    tekst = Boom(Client().get(adres).content.decode()).opening
    assert "gemeenten ontbreken" in tekst
    assert tekst.endswith("Daarom rekenen we er niet mee.")


def test_a_norm_that_is_delivered_is_used(eigen_data):
    deliver(norm(1500, "AM12", 2025, "banenafspraak"))
    tekst = Boom(Client().get(GOOI).content.decode()).opening
    assert "nog 45 banen per kwartaal" in tekst  # 892 in 20 quarters


# ---- the form ------------------------------------------------------------------------------------


def test_the_form_holds_what_was_chosen_and_works_without_script(bekijk):
    pagina = bekijk(f"{GOOI}?doeljaar=2025&doel=1462&factor=2")
    vorm = next(f for f in pagina.main.all("form") if f.all("input", id="doel"))
    waarden = {v["name"]: v.get("value") for v in vorm.all("input")}
    assert vorm["method"] == "get"
    assert waarden == {"doeljaar": "2025", "doel": "1462", "factor": "2"}
    assert not pagina.all("script")


@pytest.mark.parametrize(
    "vraag",
    [
        "doel=abc", "doel=-5", "doel=1e9", "doel=NaN", "factor=0", "factor=abc",
        "doeljaar=1999", "doeljaar=2100", "indicator=x", "doel=1&doel=2",
        "doel=%00%FF", f"doel={'9' * 3000}", "doeljaar=%F0%9F%98%80",
    ],
)  # fmt: skip
def test_wrong_input_is_told_at_its_field_and_nothing_is_worked_out(vraag):
    antwoord = Client().get(f"{GOOI}?{vraag}")
    assert antwoord.status_code == 200
    pagina = Boom(antwoord.content.decode())
    if vraag == "doel=%00%FF":
        return  # nothing that can be seen
    (fout,) = pagina.all("p", "filter-fout")
    veld = fout["id"].removesuffix("-fout")
    (invoer,) = [e for e in pagina.main.below() if e.get("id") == veld]
    assert invoer["aria-invalid"] == "true"
    assert fout["id"] in invoer["aria-describedby"].split()
    assert pagina.opening == ""
    assert not pagina.all("figure", "grafiek")
    assert pagina.all("title")[0].tekst.startswith("Fout: ")


def test_an_empty_year_is_the_usual_one(bekijk):
    assert "20 kwartalen" in bekijk(f"{GOOI}?doeljaar=&doel=1462").opening


def test_every_goal_of_the_area_can_be_chosen(bekijk):
    pagina = bekijk(HILVERSUM)
    keuzes = {o["value"]: o.tekst for o in pagina.main.all("option")}
    assert keuzes["banenafspraak"] == (
        "Banenafspraak: extra banen (regio Gooi en Vechtstreek)"
    )
    assert set(keuzes) >= {"beschut-werk", "werkgever", "uitstroom"}


def test_the_shortcuts_keep_year_and_subject(bekijk):
    pagina = bekijk(f"{GOOI}?doeljaar=2024&indicator=beschut-werk")
    links = {a.tekst: a["href"] for p in pagina.all("p", "acties") for a in p.all("a")}
    assert parse_qs(urlsplit(links["verdubbelen"]).query) == {
        "indicator": ["beschut-werk"],
        "doeljaar": ["2024"],
        "factor": ["2"],
    }


# ---- there and back --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/regio/gooi-en-vechtstreek/",
        "/2019-K4/gemeente/hilversum/",
        "/2019-K4/cluster/hbel/",
        "/2020-K4/",
    ],
)
def test_the_page_of_an_area_leads_there_and_it_leads_back(bekijk, adres):
    links = {a.tekst: a["href"] for a in bekijk(adres).main.all("a")}
    traject = links["Reken uit wat er nodig is"]
    assert traject.endswith("/traject/")
    assert adres in {a["href"] for a in bekijk(traject).main.all("a")}


def test_a_quarter_to_come_offers_no_calculation(bekijk):
    pagina = bekijk("/2030-K4/regio/gooi-en-vechtstreek/")
    assert "Reken uit wat er nodig is" not in words(pagina)
    assert "Stand op" not in pagina.one("p", "onder").tekst


# ---- other addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "adres",
    [
        "/2020-K4/regio/bestaat-niet/traject/",
        "/2020-K5/regio/gooi-en-vechtstreek/traject/",
        "/2020-K4/provincie/utrecht/traject/",
        f"{GOOI}?formaat=pdf",
        f"{GOOI}?kwartaal=2020-K9",
        "/2022-K3/gemeente/weesp/traject/?formaat=csv",
        f"{GOOI}?formaat=svg",  # no norm, no pace: nothing to draw
        f"{GOOI}?formaat=csv",
    ],
)
def test_an_address_that_leads_nowhere_is_a_friendly_404(adres):
    antwoord = Client().get(adres)
    assert antwoord.status_code == 404
    assert "<h1" in antwoord.content.decode()


def test_an_area_that_ended_leads_to_its_successor(bekijk):
    pagina = bekijk("/2022-K3/gemeente/weesp/traject/")
    assert "Amsterdam, 3e kwartaal 2022" in words(pagina)


def test_an_old_name_keeps_the_choice():
    lezer = Lezer(Kwartaal(2020, 4))
    gevonden = lezer.atlas.find(Soort.GEMEENTE, "den-haag")
    assert gevonden.slug != "den-haag"
    antwoord = Client().get("/2020-K4/gemeente/den-haag/traject/?doel=900&factor=2")
    assert antwoord.status_code == 302
    deel = urlsplit(antwoord.headers["Location"])
    assert deel.path == f"/2020-K4/gemeente/{gevonden.slug}/traject/"
    assert parse_qs(deel.query) == {"doel": ["900"], "factor": ["2"]}


def test_another_quarter_keeps_the_choice():
    antwoord = Client().get(f"{GOOI}?kwartaal=2020-K3&doel=1462")
    assert antwoord.headers["Location"].endswith(
        "/2020-K3/regio/gooi-en-vechtstreek/traject/?doel=1462"
    )


# ---- the drawing and its files ----------------------------------------------------------------------------


def test_the_chart_has_words_and_a_table_of_the_same_numbers(bekijk):
    pagina = bekijk(LAND)
    (figuur,) = pagina.all("figure", "grafiek")
    tekst = figuur.drawn
    assert "Er moeten nog 2.914 banen per kwartaal bij" in tekst
    assert "doel 125.000" in tekst
    assert "± 91.420" in tekst
    rijen = [
        [c.tekst for c in tr.inhoud if hasattr(c, "tekst")] for tr in figuur.all("tr")
    ]
    per_moment = {rij[0]: rij[1:] for rij in rijen}
    assert per_moment["Eind 2025"][1:5] == [
        "125.000",
        "125.000",
        "91.420",
        "91.420 tot 148.840",
    ]
    assert per_moment["4e kwartaal 2020"][0] == "66.730 afgeleid"


@pytest.mark.parametrize("formaat", ["svg", "png"])
def test_the_drawing_by_address_has_equal_bytes_and_an_etag(formaat):
    adres = f"{GOOI}?doel=1462&formaat={formaat}"
    een, twee = Client().get(adres), Client().get(adres)
    assert een.status_code == 200
    assert een.content == twee.content
    assert een.headers["ETag"] == twee.headers["ETag"]
    weer = Client().get(adres, headers={"If-None-Match": een.headers["ETag"]})
    assert weer.status_code == 304
    if formaat == "svg":
        assert "brief Werkkamer" in een.content.decode()


@pytest.mark.parametrize("formaat", ["csv", "xlsx", "ods"])
def test_the_numbers_as_a_file(formaat):
    antwoord = Client().get(f"{LAND}?formaat={formaat}")
    assert antwoord.status_code == 200
    naam = antwoord.headers["Content-Disposition"]
    assert f"traject-banenafspraak-nederland-2020-k4.{formaat}" in naam


def test_the_file_has_raw_numbers_and_the_assumption():
    titel, rijen, noten = sheet(f"{LAND}?factor=1,5")
    assert titel.startswith("Banenafspraak: extra banen in Nederland, tot eind 2025")
    eind = next(r for r in rijen if r["Moment"] == "Eind 2025")
    assert (eind["Op weg naar het doel"], eind["In dit tempo"]) == (100095, 91420)
    assert (eind["Berekend"], eind["Voorbeeld"], eind["Bereikt"]) == ("ja", "", "")
    assert any("elk kwartaal evenveel" in noot for noot in noten)
    assert any(noot.startswith("Bron: ") for noot in noten)


def test_the_links_of_the_chart_keep_the_choice(bekijk):
    pagina = bekijk(f"{GOOI}?doeljaar=2024&doel=1462")
    (figuur,) = pagina.all("figure", "grafiek")
    links = [a["href"] for a in figuur.one("ul", "uitvoer").all("a")]
    assert [parse_qs(urlsplit(u).query)["formaat"][0] for u in links] == [
        "svg",
        "png",
        "csv",
        "xlsx",
        "ods",
    ]
    for link in links:
        vraag = parse_qs(urlsplit(link).query)
        assert (vraag["doeljaar"], vraag["doel"]) == (["2024"], ["1462"])
        assert Client().get(link).status_code == 200
