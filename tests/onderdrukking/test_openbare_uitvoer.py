"""Nobody can work out a small count from what the site shows, or ever showed.

Each test tells the site something, reads everything back as the public does, and solves.
"""

import pytest
from django.test import Client

from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Levering, Logregel
from banenafspraak.onderdrukking import keuze
from tests.builders import BEKEND, make_levering
from tests.onderdrukking.oplosser import Lezer
from tests.onderdrukking.wereld import CODE, TOTAAL, K, make_wereld, plek

pytestmark = pytest.mark.django_db

GOOI = [
    "Blaricum",
    "Eemnes",
    "Gooise",
    "Hilversum",
    "Huizen",
    "Laren",
    "Weesp",
    "Wijdemeren",
]


def told(wereld, *stappen, kwartalen=(K,)):
    """Deliver step by step; the reader looks after each, and back at all of them."""
    lezer = Lezer(wereld, kwartalen)
    for stap in stappen:
        wereld.deliver(stap)
        lezer.look()
    lezer.look_back()
    return lezer


def gooi(*waarden):
    return {plek(naam): n for naam, n in zip(GOOI, waarden, strict=True)}


GOOI_27 = gooi(0, 1, 5, 12, 6, 0, 2, 1)


def test_a_region_of_eight_with_27_gives_nobody_away():
    lezer = told(make_wereld(GOOI), GOOI_27 | {plek("Regio"): 27})
    assert len(lezer.klein) == 3
    assert lezer.solved() == set()
    assert lezer.exactly_known() == set()


def test_a_total_that_the_site_would_not_add_up_gives_nobody_away_either():
    wereld = make_wereld(["Aa", "Bee", "Cee"])
    wereld.indicator.optelbaar = False
    wereld.indicator.save()
    cijfers = {plek("Aa"): 3, plek("Bee"): 20, plek("Cee"): 30, plek("Regio"): 53}
    lezer = told(wereld, cijfers)
    assert lezer.solved() == lezer.exactly_known() == set()


def test_without_hiding_more_the_solver_finds_them(monkeypatch):
    monkeypatch.setattr(keuze, "_protect_cell", lambda *_: True)
    lezer = told(make_wereld(GOOI), GOOI_27 | {plek("Regio"): 27})
    assert {naam[1] for naam in lezer.solved()} == {"Eemnes", "Weesp", "Wijdemeren"}


@pytest.mark.parametrize("totaal_eerst", [True, False])
def test_the_order_of_deliveries_does_not_matter(totaal_eerst):
    regio = {plek("Regio"): 27}
    stappen = [regio, GOOI_27] if totaal_eerst else [GOOI_27, regio]
    assert told(make_wereld(GOOI), *stappen).solved() == set()


def test_a_total_that_comes_last_is_hidden_itself():
    wereld = make_wereld(["Aa", "Bee", "Cee"])
    gemeenten = {plek("Aa"): 3, plek("Bee"): 20, plek("Cee"): 30}
    lezer = told(wereld, gemeenten, {plek("Regio"): 53})
    assert wereld.label(plek("Regio")) == "secundair"
    assert lezer.solved() == lezer.exactly_known() == set()


def test_the_last_gemeente_hides_its_own_figure_for_that_of_another():
    wereld = make_wereld(["Aa", "Bee", "Cee"])
    eerst = {plek("Regio"): 53, plek("Aa"): 3, plek("Bee"): 20}
    lezer = told(wereld, eerst, {plek("Cee"): 30})
    assert wereld.label(plek("Cee")) == "secundair"
    assert lezer.solved() == set()


def test_a_gap_that_is_small_is_not_left_alone():
    wereld = make_wereld(["Aa", "Bee", "Cee"])
    eerst = {plek("Regio"): 42, plek("Aa"): 10, plek("Bee"): 30}
    lezer = told(wereld, eerst, {plek("Cee"): 2})
    assert wereld.label(plek("Aa")) == "secundair"
    assert lezer.solved() == set()


@pytest.mark.parametrize("waarden", [(1, 3), (2, 2), (4, 4), (1, 4)])
def test_two_small_ones_get_a_neutral_label_where_the_range_says_too_much(waarden):
    wereld = make_wereld(["Aa", "Bee", "Cee"])
    aa, bee = waarden
    lezer = told(
        wereld,
        {plek("Aa"): aa, plek("Bee"): bee, plek("Cee"): 9, plek("Regio"): aa + bee + 9},
    )
    assert lezer.solved() == set()
    zichtbaar = {wereld.label(plek(naam)) for naam in ("Aa", "Bee")}
    assert zichtbaar == ({"primair"} if aa + bee == 5 else {"secundair"})
    assert wereld.label(plek("Cee")) == "geen"


def test_a_cluster_within_a_region():
    wereld = make_wereld(GOOI, cluster=("Huizen", "Blaricum", "Eemnes", "Laren"))
    hbel = {plek("Cluster"): 7, plek("Regio"): 27}
    lezer = told(wereld, GOOI_27, hbel)
    assert lezer.solved() == lezer.exactly_known() == set()


def test_parts_of_a_total():
    wereld = make_wereld(["Aa", "Bee"], delen=("wajong", "wsw", "rest"))
    cijfers = {plek("Aa"): 22, plek("Aa", "wajong"): 3, plek("Aa", "wsw"): 12}
    lezer = told(wereld, cijfers | {plek("Aa", "rest"): 7})
    assert wereld.label(plek("Aa", "wajong")) == "primair"
    assert wereld.label(plek("Aa", "rest")) == "secundair"
    assert wereld.label(plek("Aa", "wsw")) == wereld.label(plek("Aa")) == "geen"
    assert lezer.solved() == set()


def test_parts_and_areas_at_once():
    delen = ("wajong", "wsw", "rest")
    wereld = make_wereld(["Aa", "Bee", "Cee"], delen=delen)
    tabel = {"Aa": (3, 12, 7), "Bee": (8, 20, 11), "Cee": (9, 6, 30)}
    cijfers = {
        plek(naam, deel): n
        for naam, rij in tabel.items()
        for deel, n in zip(delen, rij, strict=True)
    }
    cijfers |= {plek(naam): sum(rij) for naam, rij in tabel.items()}
    cijfers |= {
        plek("Regio", deel): sum(rij[i] for rij in tabel.values())
        for i, deel in enumerate(delen)
    }
    cijfers[plek("Regio")] = sum(map(sum, tabel.values()))
    lezer = told(wereld, cijfers)
    assert lezer.solved() == lezer.exactly_known() == set()
    weg = [waar for waar in cijfers if wereld.label(waar) != "geen"]
    assert len(weg) == 4  # a rectangle: two parts in two gemeenten
    assert not any(waar[1] == TOTAAL for waar in weg)


KWARTALEN = [f"2020-K{n}" for n in (1, 2, 3, 4)]


def test_quarters_of_a_year():
    wereld = make_wereld(["Aa"], aard="stroom")
    kwartalen = {
        plek("Aa", kwartaal=k): n for k, n in zip(KWARTALEN, (6, 2, 9, 8), strict=True)
    }
    jaar = {plek("Aa", vanaf="2020-K1"): 25}
    lezer = told(wereld, kwartalen, jaar, kwartalen=KWARTALEN)
    assert wereld.label(plek("Aa", vanaf="2020-K1")) == "secundair"
    assert lezer.solved() == set()


def test_quarters_and_year_in_one_delivery():
    wereld = make_wereld(["Aa"], aard="stroom")
    cijfers = {
        plek("Aa", kwartaal=k): n for k, n in zip(KWARTALEN, (6, 2, 9, 8), strict=True)
    }
    lezer = told(
        wereld, cijfers | {plek("Aa", vanaf="2020-K1"): 25}, kwartalen=KWARTALEN
    )
    assert wereld.label(plek("Aa", vanaf="2020-K1")) == "geen"
    assert lezer.solved() == set()


def test_a_correction_does_not_give_the_old_or_the_new_away():
    wereld = make_wereld(["Aa", "Bee", "Cee"])
    eerst = {plek("Aa"): 3, plek("Bee"): 8, plek("Cee"): 30, plek("Regio"): 41}
    beter = {plek("Bee"): 10, plek("Regio"): 43}
    lezer = told(wereld, eerst, beter)
    assert wereld.label(plek("Bee")) == "secundair"
    assert lezer.solved() == lezer.exactly_known() == set()


def test_what_follows_from_what_was_public_before_is_told_and_still_hidden():
    wereld = make_wereld(["Aa", "Bee"])
    for waar, waarde in {plek("Regio"): 13, plek("Aa"): 10}.items():
        rij = wereld.build(waar, waarde)
        rij.levering, rij.bekend_vanaf = make_levering(rij.gebied), BEKEND
        rij.save()
    levering = wereld.deliver({plek("Bee"): 3})
    assert wereld.label(plek("Bee")) == "primair"
    assert [str(h) for h in levering.herleidbaar] == ["Geteld, Bee, 4e kwartaal 2020"]
    regel = Logregel.objects.get(wijzigingen__contains="te herleiden")
    assert "Geteld, Bee, 4e kwartaal 2020" in regel.wijzigingen


def test_how_a_total_was_added_up_is_not_told():
    wereld = make_wereld(["Aa", "Bee", "Cee"])
    rijen = [
        wereld.build(plek(naam), n) for naam, n in (("Aa", 3), ("Bee", 8), ("Cee", 30))
    ]
    regio = wereld.build(plek("Regio"), 41)
    regio.afgeleid_uit = "3 + 8 + 30"
    levering = Levering(gebied=regio.gebied, ingediend_als="opdrachtregel")
    hand_in(levering, [*rijen, regio])
    publish(levering)
    pagina = Client().get(f"/{K}/regio/regio/?indicator={CODE}").content.decode()
    assert "3 + 8 + 30" not in pagina
    rij = wereld.row(plek("Regio"))
    assert (rij.som_verborgen, rij.afgeleid_uit) == (True, "3 + 8 + 30")


def test_nothing_is_told_when_all_is_protected():
    wereld = make_wereld(GOOI)
    assert wereld.deliver(GOOI_27 | {plek("Regio"): 27}).herleidbaar == ()
