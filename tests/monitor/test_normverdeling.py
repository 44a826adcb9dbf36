"""A regional norm divided over its gemeenten: what is divided, and what is refused."""

import csv
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Indicator, Norm
from monitor.overzichten import Lezer
from monitor.overzichten.normverdeling import Bezwaar, divided_norm
from monitor.zinnen.normverdeling import LABEL
from regio.models import Gebied
from tests.builders import (
    make_bron,
    make_cijfer,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_indicator,
    make_land,
    make_norm,
    make_regio,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld():
    """A region of three gemeenten with 500, 200 and 100 people, and a norm of 10."""
    land = make_land()
    regio = make_regio("Streek")
    make_indeling(regio, land)
    leden = [make_gemeente(naam, regio=regio) for naam in ("Aa", "Bee", "Cee")]
    extra = make_indicator("banenafspraak", niveaus=["arbeidsmarktregio"])
    mensen = {"eenheid": "personen", "aard": "stand", "weergave": "getal"}
    inwoners = make_indicator("inwoners", frequentie="jaar", drempel=0, **mensen)
    make_indicator("doelgroepregister", ding_meervoud="mensen", **mensen)
    make_indicator("beschut-werk", eenheid="personen", aard="stand")
    make_norm(10, 2020, gebied=regio, indicator=extra)
    for lid, aantal in zip(leden, (500, 200, 100), strict=True):
        make_cijfer(aantal, "2023-K1", gebied=lid, indicator=inwoners)
    return {"regio": regio, **{g.naam: g for g in leden}}


def divide(wereld, kwartaal="2020-K4", sleutel="inwoners", **velden):
    lezer = Lezer(Kwartaal.lees(kwartaal), **velden)
    i = lezer.indicatoren
    return divided_norm(lezer, wereld["regio"], i["banenafspraak"], i[sleutel])[0]


def shares(v):
    return {d.gebied.naam: d.deel for d in v.delen}


def page(wereld, vraag="", kwartaal="2020-K4", status=200):
    cache.clear()
    antwoord = Client().get(
        f"/{kwartaal}/regio/{wereld['regio'].slug}/verdeling/{vraag}"
    )
    assert antwoord.status_code == status
    return antwoord


def text(antwoord):
    from tests.monitor.boom import Boom

    return Boom(antwoord.content.decode()).main.tekst


# ---- what is divided ---------------------------------------------------------------------


def test_the_norm_is_divided_by_largest_remainder(wereld):
    v = divide(wereld)
    assert shares(v) == {"Aa": 6, "Bee": 3, "Cee": 1}
    assert (v.som, v.som_sleutel, v.moment) == (10, 800, Kwartaal(2023, 1))


def test_the_norm_holds_for_the_end_of_the_year_whatever_the_quarter(wereld):
    assert shares(divide(wereld, "2020-K2")) == {"Aa": 6, "Bee": 3, "Cee": 1}
    assert divide(wereld, "2021-K1").bezwaar is Bezwaar.GEEN_NORM


def test_the_register_divides_by_its_newest_quarter_in_which_all_are_known(wereld):
    for naam, aantal in (("Aa", 10), ("Bee", 10), ("Cee", 20)):
        rij = {"gebied": wereld[naam], "indicator": make_indicator("doelgroepregister")}
        make_cijfer(aantal, "2019-K4", **rij)
    make_cijfer(99, "2020-K2", **rij)
    v = divide(wereld, sleutel="doelgroepregister")
    assert v.moment == Kwartaal(2019, 4)
    assert shares(v) == {
        "Aa": 3,
        "Bee": 2,
        "Cee": 5,
    }  # 2,5 each: the first gets one more


def test_a_gemeente_without_people_gets_nothing(wereld):
    Cijfer.objects.filter(gebied=wereld["Cee"]).update(waarde=0)
    assert shares(divide(wereld)) == {"Aa": 7, "Bee": 3, "Cee": 0}


def test_a_norm_of_0_is_divided_into_nothing(wereld):
    Norm.objects.update(waarde=0)
    assert shares(divide(wereld)) == {"Aa": 0, "Bee": 0, "Cee": 0}


# ---- what is refused ---------------------------------------------------------------------


def test_a_gemeente_that_is_not_known_is_named_and_nothing_is_guessed(wereld):
    Cijfer.objects.filter(gebied=wereld["Bee"]).delete()
    v = divide(wereld)
    assert (v.bezwaar, v.namen, v.delen) == (Bezwaar.ONBEKEND, ("Bee",), ())
    tekst = text(page(wereld))
    assert "Het aantal inwoners in 2023 is niet bekend van Bee." in tekst
    assert "500" not in tekst


@pytest.mark.parametrize("staat", ["primair", "secundair"])
def test_a_hidden_number_is_never_a_key(wereld, staat):
    register = make_indicator("doelgroepregister")
    for naam, aantal in (("Aa", 30), ("Bee", 20), ("Cee", 3)):
        make_cijfer(aantal, "2019-K4", gebied=wereld[naam], indicator=register)
    Cijfer.objects.filter(gebied=wereld["Cee"], indicator=register).update(
        onderdrukking=staat, drempel=5 if staat == "primair" else None
    )
    v = divide(wereld, sleutel="doelgroepregister")
    assert (v.bezwaar, v.namen, v.delen) == (Bezwaar.VERBORGEN, (), ())
    tekst = text(page(wereld, "?sleutel=doelgroepregister"))
    assert "is het aantal mensen niet openbaar" in tekst
    page(wereld, "?sleutel=doelgroepregister&formaat=csv", status=404)


def test_two_sites_that_differ_in_a_hidden_key_give_equal_bytes(wereld):
    register = make_indicator("doelgroepregister")
    for naam in ("Aa", "Bee"):
        make_cijfer(30, "2019-K4", gebied=wereld[naam], indicator=register)
    klein = make_cijfer(3, "2019-K4", gebied=wereld["Cee"], indicator=register)
    inhoud = set()
    for aantal in (1, 2, 3, 4):
        Cijfer.objects.filter(pk=klein.pk).update(
            waarde=aantal, onderdrukking="primair", drempel=5
        )
        inhoud.add(page(wereld, "?sleutel=doelgroepregister").content)
    assert len(inhoud) == 1


def test_an_example_is_no_key_and_no_norm(wereld):
    bron = make_bron(soort="voorbeeld")
    Cijfer.objects.filter(gebied=wereld["Bee"]).update(voorbeeld=True, bron=bron)
    assert divide(wereld).bezwaar is Bezwaar.ONBEKEND
    Norm.objects.update(voorbeeld=True, bron=bron)
    assert divide(wereld).bezwaar is Bezwaar.GEEN_NORM


@pytest.mark.parametrize(
    ("model", "velden", "bezwaar"),
    [
        (Norm, {"benadering": "circa"}, Bezwaar.NORM_NIET_HEEL),
        (Norm, {"waarde": None, "reden_onbekend": "x"}, Bezwaar.GEEN_NORM),
        (Cijfer, {"benadering": "circa"}, Bezwaar.NIET_PRECIES),
        (Cijfer, {"waarde": 0}, Bezwaar.NUL),
        (Cijfer, {"waarde": None, "reden_onbekend": "x"}, Bezwaar.ONBEKEND),
    ],
)
def test_what_is_not_exact_is_not_divided(wereld, model, velden, bezwaar):
    model.objects.update(**velden)
    assert divide(wereld).bezwaar is bezwaar
    assert "Deze norm verdelen we niet over de gemeenten." in text(page(wereld))


def test_a_key_that_counts_no_people_divides_nothing(wereld):
    Indicator.objects.filter(code="inwoners").update(eenheid="euro")
    assert divide(wereld).bezwaar is Bezwaar.SLEUTEL


def test_a_gemeente_that_grew_between_norm_and_key_is_named(wereld):
    oud = make_gemeente("Oud", geldig_tot="2022-01-01")
    make_herindeling(oud, wereld["Aa"], "2022-01-01")
    v = divide(wereld)
    assert (v.bezwaar, v.namen) == (Bezwaar.ANDERE_GRENZEN, ("Aa",))
    assert "veranderden de grenzen van Aa." in text(page(wereld))


def test_before_anybody_knows_the_members_nothing_is_divided(wereld):
    make_norm(10, 2014, gebied=wereld["regio"], indicator=make_indicator())
    assert divide(wereld, "2014-K4").bezwaar is Bezwaar.GEEN_LEDEN


def test_a_norm_that_every_gemeente_has_itself_is_no_choice(wereld):
    v = page(wereld, "?indicator=beschut-werk").context["v"]
    assert v.indicator.code == "banenafspraak"


# ---- the page ----------------------------------------------------------------------------


def test_the_label_stands_at_every_share_and_nothing_is_judged(wereld):
    antwoord = page(wereld)
    rijen = antwoord.content.decode().split("<tbody>")[1].split("</tbody>")[0]
    assert rijen.count(LABEL) == 3
    tekst = text(antwoord)
    assert "Samen: de norm van de regio 10" in tekst
    for woord in ("gehaald", "te weinig", "op koers", "% van de norm"):
        assert woord not in tekst


@pytest.mark.parametrize(
    "vraag",
    [
        "?sleutel=x&indicator=y",
        "?sleutel=%00",
        "?sleutel=inwoners&sleutel=x",
        "?indicator=banen&sleutel=beschut-werk",
    ],
)
def test_nonsense_in_the_address_is_answered_with_the_page(wereld, vraag):
    assert "De norm van Streek" in text(page(wereld, vraag))


def test_a_region_that_does_not_exist_is_a_friendly_404(wereld):
    antwoord = Client().get("/2020-K4/regio/nergens/verdeling/")
    assert antwoord.status_code == 404
    assert Client().get("/2020-K4/gemeente/aa/verdeling/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_gemeenten(wereld):
    def count():
        cache.clear()
        with CaptureQueriesContext(connection) as opname:
            page(wereld)
        return len(opname)

    weinig = count()
    for n in range(30):
        lid = make_gemeente(f"Erbij {n}", regio=wereld["regio"])
        rij = {"gebied": lid, "indicator": make_indicator("inwoners")}
        make_cijfer(n, "2023-K1", **rij)
    assert count() == weinig <= 10


def test_the_gemeente_and_its_region_lead_to_it(wereld):
    cache.clear()
    for adres in ("regio/streek", "gemeente/aa"):
        inhoud = Client().get(f"/2020-K4/{adres}/").content.decode()
        assert "/2020-K4/regio/streek/verdeling/?indicator=banenafspraak" in inhoud


def test_without_a_norm_nothing_leads_to_it(wereld):
    cache.clear()
    inhoud = Client().get("/2021-K4/gemeente/aa/").content.decode()
    assert "verdeling" not in inhoud


# ---- the file ----------------------------------------------------------------------------


@pytest.mark.parametrize("formaat", ["csv", "xlsx", "ods"])
def test_the_file_ends_on_the_norm_and_says_what_it_is_in_every_row(wereld, formaat):
    inhoud = page(wereld, f"?formaat={formaat}").content
    if formaat == "csv":
        regels = csv.DictReader(inhoud.decode("utf-8-sig").splitlines(), delimiter=";")
        rijen = [r for r in regels if r["Code"]]
        assert [r["Aandeel in de norm"] for r in rijen] == ["6", "3", "1", "10"]
        assert [r["Aantal in de sleutel"] for r in rijen][-1] == "800"
        assert [r["Wat dit is"] for r in rijen] == [LABEL] * 3 + ["indicatieve norm"]
        assert {r["Sleutel"] for r in rijen} == {"inwoners in 2023"}
    else:
        assert inhoud[:2] == b"PK"


# ---- a slow second calculation -----------------------------------------------------------


def test_shares_agree_with_reckoning_one_by_one(wereld):
    v = divide(wereld)
    som = sum(Fraction(d.sleutel.waarde) for d in v.delen)
    precies = {
        d.gebied.naam: Fraction(v.norm.waarde) * Fraction(d.sleutel.waarde) / som
        for d in v.delen
    }
    for d in v.delen:
        assert abs(Fraction(d.deel) - precies[d.gebied.naam]) < 1
        assert d.deel == d.deel.to_integral_value()
    assert sum(d.deel for d in v.delen) == v.norm.waarde
    assert isinstance(v.delen[0].deel, Decimal)
    assert {d.gebied for d in v.delen} <= set(Gebied.objects.all())
