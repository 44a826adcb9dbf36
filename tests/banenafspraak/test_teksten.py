"""Texts keep their versions: definitions and data notes."""

import pytest
from django.utils import timezone

from banenafspraak.models import Dataversie, Definitie, Kanttekening
from banenafspraak.teksten import publish_texts, withdraw_texts
from tests.builders import (
    make_definitie,
    make_indicator,
    make_kanttekening,
    moment,
)

pytestmark = pytest.mark.django_db


def note(tekst, **velden):
    velden.setdefault("indicator", make_indicator())
    return Kanttekening(sleutel="noot", tekst=tekst, **velden)


def texts():
    rijen = Kanttekening.objects.order_by("bekend_vanaf", "pk")
    return [(rij.tekst, rij.bekend_tot is None) for rij in rijen]


def test_a_changed_text_is_a_new_version():
    oud = make_kanttekening("Oud", sleutel="noot")
    (nieuw,) = publish_texts([note("Nieuw")])
    oud.refresh_from_db()
    assert texts() == [("Oud", False), ("Nieuw", True)]
    assert (nieuw.vervangt, nieuw.bekend_vanaf) == (oud, oud.bekend_tot)


def test_an_equal_text_changes_nothing():
    make_kanttekening("Oud", sleutel="noot")
    versie = Dataversie.objects.huidig()
    assert publish_texts([note("Oud")]) == []
    assert texts() == [("Oud", True)]
    assert Dataversie.objects.huidig() == versie


def test_line_ends_of_a_browser_are_no_change():
    make_kanttekening("Een\nTwee", sleutel="noot")
    assert publish_texts([note("Een\r\nTwee")]) == []


@pytest.mark.parametrize("veld", ["van", "tot"])
def test_another_period_is_a_new_version(veld):
    from banenafspraak.kwartaal import Kwartaal

    make_kanttekening("Oud", sleutel="noot")
    assert publish_texts([note("Oud", **{veld: Kwartaal(2020, 4)})])


def test_first_version_keeps_the_moment_it_came_with():
    publish_texts([note("Oud", bekend_vanaf=moment("2017-05-01 12:00"))])
    publish_texts([note("Nieuw", bekend_vanaf=moment("2017-05-01 12:00"))])
    oud, nieuw = Kanttekening.objects.order_by("pk")
    assert oud.bekend_vanaf == moment("2017-05-01 12:00")
    assert timezone.now() - nieuw.bekend_vanaf < timezone.timedelta(minutes=1)


def test_every_field_of_a_definition_counts():
    indicator = make_indicator()
    make_definitie(indicator, "Wij tellen banen.")
    for veld in Definitie.TEKSTEN:
        huidig = Definitie.objects.current().get()
        teksten = {v: getattr(huidig, v) for v in Definitie.TEKSTEN}
        nieuw = Definitie(indicator=indicator, **{**teksten, veld: f"Nieuw: {veld}"})
        assert publish_texts([nieuw]) == [nieuw]
    assert Definitie.objects.count() == 1 + len(Definitie.TEKSTEN)
    assert Definitie.objects.current().count() == 1


def test_publishing_makes_a_data_version():
    voor = Dataversie.objects.huidig()
    indicator = make_indicator()
    tussen = Dataversie.objects.huidig()
    publish_texts([note("Nieuw", indicator=indicator)])
    assert voor < tussen < Dataversie.objects.huidig()


def test_a_shipped_text_does_not_bring_back_what_was_replaced():
    publish_texts([note("Uit het bestand")], meegeleverd=True)
    publish_texts([note("Verbeterd door de beheerder")])
    assert publish_texts([note("Uit het bestand")], meegeleverd=True) == []
    assert texts()[-1] == ("Verbeterd door de beheerder", True)


def test_a_shipped_text_that_is_really_new_is_a_new_version():
    publish_texts([note("Uit het bestand")], meegeleverd=True)
    publish_texts([note("Verbeterd door de beheerder")])
    publish_texts([note("Nieuw in het bestand")], meegeleverd=True)
    assert texts()[-1] == ("Nieuw in het bestand", True)


def test_a_beheerder_may_go_back_to_an_old_text():
    for tekst in ("A", "B", "A"):
        publish_texts([note(tekst)])
    assert texts() == [("A", False), ("B", False), ("A", True)]


def test_withdrawn_text_is_off_the_site_and_stays_away():
    publish_texts([note("Uit het bestand")], meegeleverd=True)
    versie = Dataversie.objects.huidig()
    assert withdraw_texts(list(Kanttekening.objects.all())) == 1
    assert Dataversie.objects.huidig() > versie
    assert not Kanttekening.objects.current().exists()
    assert publish_texts([note("Uit het bestand")], meegeleverd=True) == []
    assert withdraw_texts(list(Kanttekening.objects.all())) == 0
    assert withdraw_texts([]) == 0
