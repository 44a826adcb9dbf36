"""The only writer of the ledger: hand in, publish, withdraw; all or nothing."""

import pytest
import time_machine
from django.db import IntegrityError, transaction

from banenafspraak.leveringen import (
    Botsing,
    compare,
    hand_in,
    publish,
    withdraw,
)
from banenafspraak.models import Cijfer, Dataversie, Levering, Norm, Onderdrukking
from banenafspraak.querysets import einde_van_de_dag
from regio.models import Soort
from tests.builders import (
    build_cijfer,
    build_norm,
    dag,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_uitsplitsing,
    moment,
)

pytestmark = pytest.mark.django_db

Status = Levering.Status


@pytest.fixture
def plek():
    return {
        "gebied": make_gemeente("Hilversum"),
        "indicator": make_indicator(),
        "bron": make_bron(),
    }


def handed_in(*rijen, **velden):
    """A delivery that waits for agreement."""
    levering = Levering(gebied=rijen[0].gebied, **velden)
    hand_in(levering, list(rijen))
    return levering


def published(*rijen, **velden):
    levering = handed_in(*rijen)
    publish(levering, **velden)
    return levering


def current_values():
    return sorted(int(rij.waarde) for rij in Cijfer.objects.current())


# ---- handing in ------------------------------------------------------------------


def test_handed_in_rows_are_not_public(plek):
    levering = handed_in(build_cijfer(90, **plek), build_norm(120, **plek))
    assert levering.status == Status.INGEDIEND
    assert levering.ingediend_op
    assert not Cijfer.objects.current().exists()
    assert not Norm.objects.current().exists()
    assert Cijfer.objects.get().levering == Norm.objects.get().levering == levering


def test_equal_rows_are_left_out(plek):
    published(build_cijfer(90, "2020-K3", **plek), build_cijfer(95, **plek))
    verschil = hand_in(
        Levering(gebied=plek["gebied"]),
        [
            build_cijfer(90, "2020-K3", **plek),
            build_cijfer(96, **plek),
            build_cijfer(97, "2021-K1", **plek),
        ],
    )
    assert [
        len(deel) for deel in (verschil.gelijk, verschil.gewijzigd, verschil.nieuw)
    ] == [
        1,
        1,
        1,
    ]
    assert Cijfer.objects.filter(bekend_vanaf=None).count() == 2


def test_delivery_that_changes_nothing_is_not_kept(plek):
    published(build_cijfer(90, **plek))
    levering = Levering(gebied=plek["gebied"])
    assert hand_in(levering, [build_cijfer(90, **plek)]).is_leeg
    assert levering.pk is None
    assert Levering.objects.count() == 1


@pytest.mark.parametrize(
    "anders",
    [
        {"waarde": 91},
        {"waarde": None, "reden_onbekend": "nog niet bekend"},
        {"benadering": "circa"},
        {"voorlopig": True},
        {"afgeleid_uit": "80 + 10"},
        {"toelichting": "Opnieuw geteld."},
        {"peildatum_genoemd": False},
    ],
)
def test_what_makes_another_version(plek, anders):
    published(build_cijfer(90, **plek))
    assert (
        len(compare([build_cijfer(**{"waarde": 90, **plek, **anders})]).gewijzigd) == 1
    )


def test_another_source_makes_another_version(plek):
    published(build_cijfer(90, **plek))
    rij = build_cijfer(90, **{**plek, "bron": make_bron()})
    assert len(compare([rij]).gewijzigd) == 1


def test_number_of_queries_to_compare_does_not_grow(plek, django_assert_num_queries):
    rijen = [build_cijfer(90, **{**plek, "gebied": make_gemeente()}) for _ in range(50)]
    with django_assert_num_queries(1):
        compare(rijen)


def test_second_correction_is_refused_when_it_is_handed_in(plek):
    published(build_cijfer(90, **plek))
    handed_in(build_cijfer(91, **plek))
    with pytest.raises(Botsing, match="wacht al een andere correctie"):
        handed_in(build_cijfer(92, **plek))
    assert Cijfer.objects.count() == 2


# ---- publishing ------------------------------------------------------------------


def test_publishing_makes_rows_public_from_one_moment(plek):
    op = moment("2026-11-23 12:00")
    levering = published(build_cijfer(90, **plek), build_norm(120, **plek), moment=op)
    assert {rij.bekend_vanaf for rij in (Cijfer.objects.get(), Norm.objects.get())} == {
        op
    }
    levering.refresh_from_db()
    assert (levering.status, levering.vastgesteld_op) == (Status.VASTGESTELD, op)


def test_a_correction_closes_the_old_row_at_the_same_moment(plek):
    published(build_cijfer(90, **plek), moment=moment("2026-01-01 12:00"))
    op = moment("2026-02-01 12:00")
    published(build_cijfer(95, **plek), moment=op)
    oud, nieuw = Cijfer.objects.order_by("waarde")
    assert (oud.bekend_tot, nieuw.bekend_vanaf, nieuw.bekend_tot) == (op, op, None)
    assert (int(oud.waarde), nieuw.vervangt) == (90, oud)
    assert current_values() == [95]


@pytest.mark.parametrize("dag", ["2026-11-26", "2026-11-25"])
def test_a_correction_comes_after_what_it_corrects_whatever_the_clock_says(plek, dag):
    """The clock of a server stands still in a test, and is set back now and then."""
    with time_machine.travel("2026-11-26 12:00+01:00", tick=False):
        published(build_cijfer(90, **plek))
    with time_machine.travel(f"{dag} 12:00+01:00", tick=False):
        published(build_cijfer(95, **plek))
    oud, nieuw = Cijfer.objects.order_by("waarde")
    assert oud.bekend_vanaf < oud.bekend_tot == nieuw.bekend_vanaf
    assert current_values() == [95]


def test_all_or_nothing_when_a_row_was_replaced_meanwhile(plek):
    published(build_cijfer(90, **plek))
    traag = handed_in(build_cijfer(91, **plek), build_cijfer(50, "2020-K3", **plek))
    Cijfer.objects.filter(waarde=90).update(bekend_tot=moment("2100-01-01 12:00"))
    versie = Dataversie.objects.huidig()
    with pytest.raises(Botsing, match="intussen"):
        publish(traag)
    traag.refresh_from_db()
    assert traag.status == Status.INGEDIEND
    assert current_values() == []
    assert Dataversie.objects.huidig() == versie


def test_two_new_figures_for_one_place_clash(plek):
    snel, traag = (
        handed_in(build_cijfer(90, **plek)),
        handed_in(build_norm(120, **plek), build_cijfer(91, **plek)),
    )
    publish(snel)
    with pytest.raises(Botsing, match="intussen"):
        publish(traag)
    assert current_values() == [90]
    assert not Norm.objects.current().exists()


def test_a_delivery_is_published_once(plek):
    levering = published(build_cijfer(90, **plek))
    with pytest.raises(Botsing, match="wacht niet op akkoord"):
        publish(levering)


@pytest.mark.parametrize(
    "status", [Status.CONCEPT, Status.TERUGGESTUURD, Status.INGETROKKEN]
)
def test_only_what_waits_is_published(plek, status):
    levering = handed_in(build_cijfer(90, **plek))
    levering.status, levering.reden_terug = status, "Controleer het totaal."
    levering.save()
    with pytest.raises(Botsing):
        publish(levering)
    assert current_values() == []


def test_who_handed_in_does_not_agree(plek):
    gebruiker = make_gebruiker()
    levering = handed_in(build_cijfer(90, **plek), ingediend_door=gebruiker)
    with pytest.raises(IntegrityError), transaction.atomic():
        publish(levering, door=gebruiker)
    assert current_values() == []
    levering.refresh_from_db()
    publish(levering, door=make_gebruiker())
    assert current_values() == [90]


def test_publishing_makes_a_data_version(plek):
    levering = handed_in(build_cijfer(90, **plek))
    voor = Dataversie.objects.huidig()
    publish(levering)
    assert Dataversie.objects.huidig() > voor


# ---- known from the date of the source -------------------------------------------


def test_first_load_counts_from_the_date_of_the_source(plek):
    nu = moment("2026-11-23 12:00")
    zonder_datum = make_bron(datum=None)
    later = make_bron(datum="2026-11-23")
    published(
        build_cijfer(1, "2020-K1", **plek),
        build_cijfer(2, "2020-K2", **{**plek, "bron": zonder_datum}),
        build_cijfer(3, "2020-K3", **{**plek, "bron": later}),
        moment=nu,
        op_brondatum=True,
    )
    bekend = {int(r.waarde): r.bekend_vanaf for r in Cijfer.objects.all()}
    assert bekend == {1: einde_van_de_dag(dag("2021-06-30")), 2: nu, 3: nu}


# ---- small counts ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("waarde", "soort", "eenheid", "verborgen"),
    [
        (0, Soort.GEMEENTE, "personen", False),
        (1, Soort.GEMEENTE, "personen", True),
        (4, Soort.GEMEENTE, "personen", True),
        (5, Soort.GEMEENTE, "personen", False),
        (4, Soort.CLUSTER, "personen", True),
        (4, Soort.GEMEENTE, "profielen", True),
        (4, Soort.REGIO, "personen", False),
        (4, Soort.PROVINCIE, "personen", False),
        (4, Soort.LAND, "personen", False),
        (4, Soort.GEMEENTE, "plekken", False),
        (4, Soort.GEMEENTE, "banen", False),
    ],
)
def test_counts_of_few_people_below_a_region_are_not_public(
    waarde, soort, eenheid, verborgen
):
    published(
        build_cijfer(
            waarde,
            gebied=make_gebied(soort=soort),
            indicator=make_indicator("geteld", eenheid=eenheid),
        )
    )
    verwacht = Onderdrukking.PRIMAIR if verborgen else Onderdrukking.GEEN
    assert Cijfer.objects.get().onderdrukking == verwacht


def test_threshold_is_that_of_the_indicator(plek):
    plek["indicator"] = make_indicator("ruim", eenheid="personen", drempel=10)
    published(build_cijfer(9, "2020-K1", **plek), build_cijfer(10, "2020-K2", **plek))
    plek["indicator"] = make_indicator("open", eenheid="personen", drempel=0)
    published(build_cijfer(1, "2020-K1", **plek))
    verborgen = Cijfer.objects.exclude(onderdrukking=Onderdrukking.GEEN)
    assert [int(rij.waarde) for rij in verborgen] == [9]


def test_a_later_threshold_changes_nothing_that_is_public(plek):
    indicator = plek["indicator"] = make_indicator("geteld", eenheid="personen")
    published(build_cijfer(3, "2020-K1", **plek), build_cijfer(7, "2020-K2", **plek))
    indicator.drempel, indicator.drempel_reden = 10, "Dat past beter."
    indicator.save()
    published(build_cijfer(8, "2020-K3", **plek))
    rijen = Cijfer.objects.order_by("kwartaal")
    assert [(r.onderdrukking, r.drempel) for r in rijen] == [
        (Onderdrukking.PRIMAIR, 5),
        (Onderdrukking.GEEN, None),
        (Onderdrukking.PRIMAIR, 10),
    ]


def test_norms_are_never_hidden(plek):
    plek["indicator"] = make_indicator("geteld", eenheid="personen")
    published(build_norm(2, **plek))
    assert not hasattr(Norm.objects.current().get(), "onderdrukking")


def test_a_correction_decides_again(plek):
    plek["indicator"] = make_indicator("geteld", eenheid="personen")
    published(build_cijfer(4, **plek))
    published(build_cijfer(7, **plek))
    assert Cijfer.objects.current().get().onderdrukking == Onderdrukking.GEEN
    assert Cijfer.objects.get(waarde=4).onderdrukking == Onderdrukking.PRIMAIR


# ---- withdrawing -----------------------------------------------------------------


def test_withdrawn_rows_stay_in_the_history(plek):
    published(build_cijfer(90, **plek), build_norm(120, **plek))
    levering = Levering.objects.create(gebied=plek["gebied"], reden="Verkeerd gelezen.")
    rijen = [Cijfer.objects.get(), Norm.objects.get()]
    op = moment("2100-01-01 12:00")
    withdraw(rijen, levering, op)
    assert not Cijfer.objects.current().exists()
    assert not Norm.objects.current().exists()
    rij = Cijfer.objects.history_of(rijen[0]).get()
    assert (rij.bekend_tot, rij.ingetrokken_met) == (op, levering)


def test_withdrawing_makes_a_data_version_when_something_goes(plek):
    published(build_cijfer(90, **plek))
    levering = Levering.objects.create(gebied=plek["gebied"])
    voor = Dataversie.objects.huidig()
    withdraw([Cijfer.objects.get()], levering, moment("2100-01-01 12:00"))
    na = Dataversie.objects.huidig()
    assert na > voor
    withdraw([Cijfer.objects.get()], levering, moment("2100-01-02 12:00"))
    assert Dataversie.objects.huidig() == na
    assert Cijfer.objects.get().bekend_tot == moment("2100-01-01 12:00")


def test_after_withdrawing_the_place_is_free(plek):
    published(build_cijfer(90, **plek))
    levering = Levering.objects.create(gebied=plek["gebied"])
    oud = Cijfer.objects.get()
    withdraw([oud], levering, moment("2026-11-23 12:00").replace(year=2100))
    published(build_cijfer(91, **plek))
    assert current_values() == [91]
    assert Cijfer.objects.current().get().vervangt is None


def test_an_example_is_closed_by_no_real_figure(plek):
    published(build_cijfer(80, voorbeeld=True, **plek))
    published(build_cijfer(90, **plek))
    assert current_values() == [80, 90]
    assert Cijfer.objects.current().real().get().vervangt is None


def test_parts_stand_beside_the_total(plek):
    markt = make_uitsplitsing("markt")
    published(build_cijfer(90, **plek), build_cijfer(60, uitsplitsing=markt, **plek))
    assert current_values() == [60, 90]
