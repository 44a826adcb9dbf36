"""Areas, indelingen and herindelingen: rules in the database, and questions asked of them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models, transaction

from regio.models import (
    Arbeidsmarktregio,
    Gebied,
    Gemeente,
    Herindeling,
    Indeling,
    Soort,
)
from regio.namen import vouw
from tests.builders import (
    dag,
    make_gebied,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_land,
    make_regio,
)
from tests.weigering import complaints, refused_by_the_database

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Gebied, Indeling, Herindeling])
def test_every_constraint_has_a_message_of_its_own(model):
    zonder = [
        regel.name
        for regel in model._meta.constraints
        if regel.violation_error_message == regel.default_violation_error_message
    ]
    assert zonder == []


# ---- areas -----------------------------------------------------------------------


def test_slug_and_search_name_follow_the_name():
    gebied = make_gemeente(
        "Súdwest-Fryslân", code="GM1900", andere_namen="Sneek\nSûdwest"
    )
    assert gebied.slug == "sudwest-fryslan"
    assert gebied.zoeknaam == "sudwest-fryslan\nsneek\nsudwest\ngm1900"


def test_own_slug_stays():
    assert make_gemeente("Laren", slug="laren-nh").slug == "laren-nh"


def test_slug_is_unique_per_soort():
    make_gemeente("Groningen")
    make_regio("Groningen")
    tweede = Gebied(code="GM1", naam="Groningen", soort=Soort.GEMEENTE)
    assert "al een gebied van deze soort met deze slug" in complaints(tweede)
    assert refused_by_the_database(tweede.save)


@pytest.mark.parametrize(
    ("proxy", "make"), [(Gemeente, make_gemeente), (Arbeidsmarktregio, make_regio)]
)
def test_proxy_refuses_a_taken_slug_although_it_asks_for_no_soort(proxy, make):
    make("Groningen")
    tweede = proxy(code="XX1", naam="Groningen")
    with pytest.raises(ValidationError, match="al een gebied van deze soort"):
        tweede.full_clean(exclude={"soort"})


def test_name_without_letters_needs_a_slug():
    assert "Vul er zelf een in" in complaints(
        Gebied(code="GM1", naam="---", soort=Soort.GEMEENTE)
    )


def test_code_is_unique():
    make_gemeente(code="GM0402")
    tweede = Gebied(code="GM0402", naam="Ander", soort=Soort.GEMEENTE)
    assert "bestaat al" in complaints(tweede)
    assert refused_by_the_database(tweede.save)


def test_soort_exists():
    rij = Gebied(code="W1", naam="Wijk", soort="wijk")
    assert "geen geldige keuze" in complaints(rij)
    assert refused_by_the_database(rij.save)


def test_area_ends_after_it_began():
    gebied = make_gemeente(geldig_van=dag("2016-01-01"))
    gebied.geldig_tot = dag("2016-01-01")
    assert "na de begindatum" in complaints(gebied)
    assert refused_by_the_database(gebied.save)


@pytest.mark.parametrize(
    ("van", "tot", "bestond"),
    [
        (None, None, True),
        ("2016-01-01", None, True),
        ("2016-01-02", None, False),
        (None, "2016-01-02", True),
        (None, "2016-01-01", False),
    ],
)
def test_validity_is_half_open(van, tot, bestond):
    gebied = make_gemeente(
        geldig_van=dag(van) if van else None, geldig_tot=dag(tot) if tot else None
    )
    assert gebied.bestond_op(dag("2016-01-01")) is bestond
    assert Gebied.objects.valid_on(dag("2016-01-01")).exists() is bestond


def test_proxies_set_their_soort_and_see_only_that():
    Gemeente(code="GM1", naam="Huizen").save()
    Arbeidsmarktregio(code="AM1", naam="Gooi", soort=Soort.GEMEENTE).save()
    assert Gebied.objects.get(code="GM1").soort == Soort.GEMEENTE
    assert Gebied.objects.get(code="AM1").soort == Soort.REGIO
    assert [g.naam for g in Gemeente.objects.all()] == ["Huizen"]
    assert [g.naam for g in Arbeidsmarktregio.objects.all()] == ["Gooi"]


@pytest.mark.parametrize(
    ("soort", "aanduiding"),
    [
        (Soort.LAND, "X"),
        (Soort.PROVINCIE, "provincie X"),
        (Soort.REGIO, "regio X"),
        (Soort.CLUSTER, "X"),
        (Soort.GEMEENTE, "gemeente X"),
    ],
)
def test_how_a_sentence_names_an_area(soort, aanduiding):
    assert Gebied(naam="X", soort=soort).aanduiding == aanduiding


@pytest.mark.parametrize(
    "vraag", ["sudwest", "Súdwest", "SÚDWEST", "frysl", "sneek", "gm1900", ""]
)
def test_search_folds_accents_and_case(vraag):
    make_gemeente("Súdwest-Fryslân", code="GM1900", andere_namen="Sneek")
    assert Gebied.objects.filter(zoeknaam__contains=vouw(vraag)).count() == 1


@pytest.mark.parametrize("vraag", ["hilversum", "%", "s_dwest"])
def test_search_finds_nothing_else(vraag):
    make_gemeente("Súdwest-Fryslân", code="GM1900")
    assert not Gebied.objects.filter(zoeknaam__contains=vouw(vraag)).exists()


# ---- indelingen ------------------------------------------------------------------


@pytest.fixture
def weesp():
    gemeente = make_gemeente("Weesp")
    gooi, amsterdam = make_regio("Gooi"), make_regio("Groot Amsterdam")
    make_indeling(gemeente, gooi, tot="2022-01-01")
    make_indeling(gemeente, amsterdam, "2022-01-01", "2022-03-24")
    return gemeente


def test_level_is_that_of_the_larger_area(weesp):
    cluster = make_gebied("HBEL", Soort.CLUSTER)
    assert make_indeling(weesp, cluster).niveau == Soort.CLUSTER


@pytest.mark.parametrize(
    ("op", "regio"),
    [
        ("2014-12-31", None),
        ("2015-01-01", "Gooi"),
        ("2021-12-31", "Gooi"),
        ("2022-01-01", "Groot Amsterdam"),
        ("2022-03-23", "Groot Amsterdam"),
        ("2022-03-24", None),
    ],
)
def test_region_on_a_day(weesp, op, regio):
    assert Gebied.objects.with_regio(dag(op)).get(pk=weesp.pk).regio_naam == regio
    for naam in ("Gooi", "Groot Amsterdam"):
        delen = Gebied.objects.part_of(Gebied.objects.get(naam=naam), dag(op))
        assert list(delen) == ([weesp] if naam == regio else [])


def test_one_open_indeling_per_level(weesp):
    make_indeling(weesp, make_regio("Utrecht"), "2023-01-01")
    nog_een = Indeling(
        gebied=weesp, onderdeel_van=make_regio("Zeeland"), van=dag("2024-01-01")
    )
    assert refused_by_the_database(nog_een.save)
    assert "hoort Weesp al bij Utrecht" in complaints(nog_een)


def test_open_indelingen_of_two_levels_stand_beside_each_other(weesp):
    make_indeling(weesp, make_regio("Utrecht"), "2023-01-01")
    make_indeling(weesp, make_land())
    assert Indeling.objects.filter(gebied=weesp, tot=None).count() == 2


def test_one_indeling_begins_on_a_day(weesp):
    assert refused_by_the_database(
        lambda: make_indeling(weesp, make_regio("Utrecht"), tot="2016-01-01")
    )


@pytest.mark.parametrize(
    ("van", "tot", "overlapt"),
    [
        ("2014-01-01", "2015-01-01", False),
        ("2014-01-01", "2015-01-02", True),
        ("2016-01-01", "2017-01-01", True),
        ("2014-01-01", None, True),
        ("2022-03-23", "2022-06-01", True),
        ("2022-03-24", None, False),
    ],
)
def test_overlap_is_refused(weesp, van, tot, overlapt):
    rij = Indeling(
        gebied=weesp,
        onderdeel_van=make_regio("Utrecht"),
        van=dag(van),
        tot=dag(tot) if tot else None,
    )
    klacht = complaints(rij)
    assert ("Pas eerst de datums van die indeling aan" in klacht) is overlapt


def test_a_row_does_not_overlap_itself(weesp):
    assert complaints(weesp.indelingen.first()) == ""


def test_indeling_ends_after_it_began(weesp):
    rij = weesp.indelingen.first()
    rij.tot = rij.van
    assert "na de begindatum" in complaints(rij)
    assert refused_by_the_database(rij.save)


def test_area_is_no_part_of_itself(weesp):
    rij = Indeling(gebied=weesp, onderdeel_van=weesp, van=dag("2023-01-01"))
    assert refused_by_the_database(rij.save)


@pytest.mark.parametrize(
    ("kleiner", "groter", "mag"),
    [
        (Soort.GEMEENTE, Soort.REGIO, True),
        (Soort.GEMEENTE, Soort.CLUSTER, True),
        (Soort.CLUSTER, Soort.REGIO, True),
        (Soort.REGIO, Soort.LAND, True),
        (Soort.GEMEENTE, Soort.GEMEENTE, False),
        (Soort.REGIO, Soort.GEMEENTE, False),
        (Soort.LAND, Soort.REGIO, False),
    ],
)
def test_an_area_is_part_of_a_larger_one(kleiner, groter, mag):
    rij = Indeling(
        gebied=make_gebied(soort=kleiner),
        onderdeel_van=make_gebied(soort=groter),
        van=dag("2015-01-01"),
    )
    assert ("niet groter dan een" not in complaints(rij)) is mag


def test_area_with_parts_is_not_deleted(weesp):
    for gebied in (weesp, Gebied.objects.get(naam="Gooi")):
        with pytest.raises(models.ProtectedError), transaction.atomic():
            gebied.delete()


# ---- herindelingen ---------------------------------------------------------------


def test_herindeling_is_there_once():
    oud, nieuw = make_gemeente("Bussum"), make_gemeente("Gooise Meren")
    make_herindeling(oud, nieuw)
    assert refused_by_the_database(lambda: make_herindeling(oud, nieuw))
    assert refused_by_the_database(lambda: make_herindeling(oud, oud))


@pytest.mark.parametrize(
    ("eind_oud", "begin_nieuw", "klacht"),
    [
        ("2016-01-01", "2016-01-01", ""),
        ("2016-01-01", None, ""),
        (None, None, "eindigt niet op deze dag"),
        ("2017-01-01", None, "eindigt niet op deze dag"),
        ("2016-01-01", "2016-01-02", "bestaat niet op deze dag"),
    ],
)
def test_herindeling_agrees_with_the_dates_of_both(eind_oud, begin_nieuw, klacht):
    rij = Herindeling(
        datum=dag("2016-01-01"),
        oud=make_gemeente("Bussum", geldig_tot=eind_oud and dag(eind_oud)),
        nieuw=make_gemeente(
            "Gooise Meren", geldig_van=begin_nieuw and dag(begin_nieuw)
        ),
        wijze=Herindeling.Wijze.SAMENVOEGING,
    )
    assert klacht in complaints(rij)
    assert bool(complaints(rij)) is bool(klacht)


def test_herindelingen_up_to_a_day():
    rij = make_herindeling(make_gemeente(), make_gemeente(), "2016-01-01")
    assert list(Herindeling.objects.up_to(dag("2016-01-01"))) == [rij]
    assert not Herindeling.objects.up_to(dag("2015-12-31")).exists()
