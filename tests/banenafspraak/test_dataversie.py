"""One number for what the public can see: every write of it makes a new one."""

import pytest

from banenafspraak.models import Dataversie, Levering, Meegeleverd
from tests.builders import (
    make_bron,
    make_cijfer,
    make_definitie,
    make_gebruiker,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_indicator,
    make_kanttekening,
    make_levering,
    make_maatregel,
    make_norm,
    make_raadsstuk,
    make_regio,
    make_uitsplitsing,
)

pytestmark = pytest.mark.django_db

ZICHTBAAR = {
    "gebied": make_gemeente,
    "arbeidsmarktregio": make_regio,
    "indeling": lambda: make_indeling(make_gemeente(), make_regio()),
    "herindeling": lambda: make_herindeling(make_gemeente(), make_gemeente()),
    "bron": make_bron,
    "uitsplitsing": make_uitsplitsing,
    "indicator": make_indicator,
    "definitie": make_definitie,
    "kanttekening": make_kanttekening,
    "maatregel": make_maatregel,
    "raadsstuk": make_raadsstuk,
    "levering": make_levering,
    "norm": make_norm,
    "cijfer": make_cijfer,
}


@pytest.mark.parametrize("make", ZICHTBAAR.values(), ids=ZICHTBAAR)
def test_a_single_write_makes_a_version(make):
    voor = Dataversie.objects.huidig()
    rij = make()
    gemaakt = Dataversie.objects.huidig()
    rij.save()
    bewaard = Dataversie.objects.huidig()
    rij.delete()
    assert voor < gemaakt < bewaard < Dataversie.objects.huidig()


def test_a_write_through_a_proxy_makes_a_version():
    from regio.models import Gemeente

    make_gemeente()
    gemeente = Gemeente.objects.get()
    voor = Dataversie.objects.huidig()
    gemeente.save()
    assert Dataversie.objects.huidig() > voor


def test_parts_of_an_indicator_make_a_version():
    indicator, deel = make_indicator(), make_uitsplitsing("markt")
    for wijzig in (indicator.uitsplitsingen.add, indicator.uitsplitsingen.remove):
        voor = Dataversie.objects.huidig()
        wijzig(deel)
        assert Dataversie.objects.huidig() > voor


def test_what_the_public_does_not_see_makes_no_version():
    make_gebruiker()
    Meegeleverd.objects.create(bestand="x.csv", sha256="0")
    assert Dataversie.objects.huidig() == 0


@pytest.mark.parametrize("make", [make_maatregel, make_raadsstuk])
def test_a_proposal_makes_no_version(make):
    gebied = make_gemeente()
    voor = Dataversie.objects.huidig()
    voorstel = make(gebied=gebied, bekend_vanaf=None)
    voorstel.save()
    voorstel.delete()
    assert Dataversie.objects.huidig() == voor


def test_says_what_changed():
    make_gemeente("Hilversum")
    assert Dataversie.objects.first().wat == "gebied: Hilversum"


def test_a_long_description_is_cut_off():
    Dataversie.objects.verhoog("x" * 1000)
    assert len(Dataversie.objects.get().wat) == 200


def test_typing_on_in_a_concept_makes_no_version_but_beginning_and_handing_in_do():
    """Else everybody's pages are made anew each time that somebody saves a concept."""
    voor = Dataversie.objects.huidig()
    levering = make_levering(make_gemeente(), status=Levering.Status.CONCEPT)
    assert Dataversie.objects.huidig() > voor
    voor = Dataversie.objects.huidig()
    levering.versie += 1
    levering.save()
    assert Dataversie.objects.huidig() == voor
    levering.status = Levering.Status.INGEDIEND
    levering.save()
    assert Dataversie.objects.huidig() > voor
