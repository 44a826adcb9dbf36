"""Bulk writes tell the log: a line for each real figure and text, one for all examples."""

from decimal import Decimal

import pytest

from banenafspraak.laden.alles import load_all
from banenafspraak.leveringen import hand_in, publish, take_back, withdraw
from banenafspraak.models import Actie, Cijfer, Levering, Onderdrukking
from banenafspraak.teksten import publish_texts, withdraw_texts
from tests.banenafspraak.logboek.hulp import changed, last, lines
from tests.builders import (
    build_cijfer,
    build_norm,
    make_bron,
    make_cijfer,
    make_definitie,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_kanttekening,
    moment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plek():
    """Where and what; the same for a figure and its correction."""
    cijfer = make_cijfer(90, bron=make_bron("uitvoerder 2020"))
    return {v: getattr(cijfer, v) for v in ("indicator", "gebied", "uitsplitsing")}


def hand_in_correction(plek, waarde=92, **velden):
    levering = Levering(
        gebied=plek["gebied"], ingediend_door=make_gebruiker("sam"), reden="Telfout."
    )
    hand_in(levering, [build_cijfer(waarde, **plek, **velden)])
    return levering


def test_handed_in_figure_is_told_with_the_value_before(plek):
    bron = make_bron("uitvoerder 2021")
    hand_in_correction(plek, bron=bron)
    regel = last()
    assert (regel.actie, regel.toelichting) == (Actie.INGEDIEND, "Telfout.")
    assert regel.object_tekst.endswith("4e kwartaal 2020, Totaal")
    assert changed(regel)["waarde"] == ("90", "92")
    assert changed(regel)["bron"][1] == f"{bron} (nummer {bron.pk})"


def test_published_figure_is_told_again_with_who_agreed(plek):
    levering = hand_in_correction(plek)
    publish(levering, door=make_gebruiker("robin"))
    (regel,) = lines(onderwerp="banenafspraak.cijfer", actie=Actie.AKKOORD)
    assert changed(regel)["waarde"] == ("90", "92")
    (akkoord,) = lines(levering, actie=Actie.AKKOORD)
    assert changed(akkoord)["vastgesteld door"][1].startswith("robin")
    assert changed(akkoord)["status"] == ("ingediend", "akkoord")


def test_small_count_that_is_hidden_is_told():
    rij = build_cijfer(3, indicator=make_indicator("beschut-werk", eenheid="personen"))
    levering = Levering(gebied=rij.gebied, ingediend_door=make_gebruiker())
    hand_in(levering, [rij])
    publish(levering)
    (regel,) = lines(rij, actie=Actie.AKKOORD)
    assert changed(regel)["onderdrukking"][1] == Onderdrukking.PRIMAIR.label


def test_delivery_that_is_sent_back_tells_what_happened_to_its_rows(plek):
    levering = hand_in_correction(plek)
    rij = Cijfer.objects.get(levering=levering)
    levering.reden_terug = "Kijk nog eens."
    take_back(levering, Levering.Status.TERUGGESTUURD)
    assert lines(rij)[-1].actie == Actie.INGETROKKEN
    assert lines(levering)[-1].actie == Actie.TERUGGESTUURD


def test_withdrawn_figure_is_told(plek):
    cijfer = Cijfer.objects.get()
    levering = Levering.objects.create(gebied=plek["gebied"], reden="Hoort hier niet.")
    withdraw([cijfer], levering, moment("2022-01-01 00:00"))
    (regel,) = lines(cijfer)
    assert (regel.actie, regel.toelichting) == (Actie.INGETROKKEN, "Hoort hier niet.")
    assert changed(regel)["waarde"] == ("90", None)


def test_figure_that_is_withdrawn_already_is_not_told_twice(plek):
    cijfer = Cijfer.objects.get()
    levering = Levering.objects.create(gebied=plek["gebied"])
    for dag in ("2022-01-01 00:00", "2022-01-02 00:00"):
        withdraw([cijfer], levering, moment(dag))
    assert len(lines(cijfer)) == 1


def test_examples_get_one_line_for_all():
    bron = make_bron(soort="voorbeeld")
    rijen = [
        build_cijfer(n, indicator=make_indicator(), bron=bron, voorbeeld=True)
        for n in range(20)
    ]
    levering = Levering(
        gebied=make_gemeente(), ingediend_als="meegeleverd", bestand="v", sha256="abc"
    )
    hand_in(levering, rijen)
    publish(levering)
    (regel,) = lines(onderwerp="banenafspraak.cijfer")
    assert (regel.actie, regel.object_tekst) == (
        Actie.GELADEN,
        "voorbeeldcijfers: cijfers",
    )
    assert changed(regel)["aantal rijen"] == (None, "20")
    assert changed(regel)["sha256"] == (None, "abc")


def test_number_of_queries_does_not_grow_with_the_rows(
    plek, django_assert_max_num_queries
):
    def deliver(aantal):
        rijen = [
            build_cijfer(n, gebied=make_gemeente(), indicator=plek["indicator"])
            for n in range(aantal)
        ]
        levering = Levering(gebied=plek["gebied"], ingediend_door=make_gebruiker())
        with django_assert_max_num_queries(70) as vragen:
            hand_in(levering, rijen)
            publish(levering)
        return len(vragen)

    deliver(2)
    # Django cuts a bulk insert into parts on SQLite; that is all that may grow.
    assert deliver(60) - deliver(5) <= 12


def test_norm_is_told_with_its_kind():
    norm = build_norm(120, soort="ambitie")
    levering = Levering(gebied=norm.gebied, ingediend_door=make_gebruiker())
    hand_in(levering, [norm])
    assert changed(last())["waarde"] == (None, "120")
    assert changed(last())["soort"][1] == norm.get_soort_display()


# ---- texts -----------------------------------------------------------------------


def test_changed_text_tells_old_and_new():
    oud = make_definitie(definitie="Wij tellen banen.")
    nieuw = type(oud)(indicator=oud.indicator, definitie="Wij tellen plekken.")
    publish_texts([nieuw])
    (regel,) = lines(nieuw)
    assert regel.actie == Actie.GEWIJZIGD
    assert changed(regel)["definitie"] == ("Wij tellen banen.", "Wij tellen plekken.")


def test_withdrawn_note_is_told_once():
    noot = make_kanttekening("De bron telt anders.")
    withdraw_texts([noot])
    withdraw_texts([noot])
    (regel,) = lines(noot)
    assert regel.actie == Actie.INGETROKKEN
    assert changed(regel)["tekst"] == ("De bron telt anders.", None)


# ---- loading -----------------------------------------------------------------------


def test_loading_tells_every_row_in_the_name_of_the_shipped_files(laadmap):
    load_all(laadmap.pad)
    assert {r.wie for r in lines()} == {"meegeleverd"}
    geladen = [r.onderwerp for r in lines(actie=Actie.GELADEN)]
    assert {"regio.gebied", "regio.indeling", "banenafspraak.bron"} <= set(geladen)
    for cijfer in Cijfer.objects.all():
        assert [r.actie for r in lines(cijfer)] == [Actie.GELADEN]


def test_loading_the_same_files_again_tells_nothing(laadmap):
    load_all(laadmap.pad)
    eerst = len(lines())
    load_all(laadmap.pad)
    assert len(lines()) == eerst


def test_figure_keeps_its_decimals():
    rij = build_cijfer(Decimal("1059.50"))
    levering = Levering(gebied=rij.gebied, ingediend_door=make_gebruiker())
    hand_in(levering, [rij])
    assert changed(last())["waarde"] == (None, "1.059,5")
