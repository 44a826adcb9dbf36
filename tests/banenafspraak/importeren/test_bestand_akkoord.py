"""Agreeing with a file: by another, all at once, and only when the site is as it was."""

import pytest
from django.utils import timezone

from banenafspraak.importeren import stappen
from banenafspraak.leveringen import Botsing, withdraw
from banenafspraak.models import Cijfer, Levering
from banenafspraak.opgave.stappen import Geweigerd
from tests.banenafspraak.importeren.bestanden import eigen
from tests.banenafspraak.importeren.werk import (
    agree,
    concept,
    figure,
    fresh,
    handed_in,
    on_the_site,
    read_again,
    waiting,
)
from tests.banenafspraak.opgave.werk import imported
from tests.builders import (
    make_cijfer,
    make_indicator,
)

pytestmark = pytest.mark.django_db

Status = Levering.Status


@pytest.fixture(autouse=True)
def w(mensen):
    return mensen


# ---- agree -------------------------------------------------------------------------


def test_agreed_it_is_all_on_the_site_with_who_and_when(w):
    levering, gelezen = handed_in(
        w.sam, eigen("7"), eigen("", periode="2020-K3", reden="nog niet bekend")
    )
    levering = agree(levering, gelezen, w.robin)
    assert (levering.status, levering.vastgesteld_door) == (Status.VASTGESTELD, w.robin)
    assert on_the_site() == {
        ("GM0406", "2020-K4"): "7",
        ("GM0406", "2020-K3"): "nog niet bekend",
    }
    assert waiting() == 0
    assert stappen.kept_file(levering) == gelezen.bestand


def test_a_correction_keeps_the_old_row(w):
    oud = make_cijfer(7, gebied=w.huizen, indicator=make_indicator("beschut-werk"))
    levering, gelezen = handed_in(w.sam, eigen("8"))
    agree(levering, gelezen, w.els)
    nieuw = Cijfer.objects.current().get()
    oud.refresh_from_db()
    assert (nieuw.vervangt, nieuw.waarde) == (oud, 8)
    assert (oud.bekend_tot, oud.waarde) == (nieuw.bekend_vanaf, 7)


def test_nobody_agrees_with_own_work(w):
    levering, gelezen = handed_in(w.baas, eigen("7"))
    with pytest.raises(Geweigerd) as fout:
        agree(levering, gelezen, w.baas)
    assert str(fout.value) == (
        "U hebt dit bestand zelf ingediend of ingevuld. Een ander moet meekijken. Ook met "
        "een andere rol kunt u dit niet zelf doen."
    )
    with pytest.raises(Geweigerd):
        stappen.stuur_terug(levering, w.baas, levering.versie, "Nee.")
    assert (fresh(levering).status, on_the_site()) == (Status.INGEDIEND, {})
    assert agree(levering, gelezen, w.chef).status == Status.VASTGESTELD


def test_who_uploaded_does_not_agree_when_another_handed_it_in(w):
    levering, gelezen = concept(w.baas, eigen("7"))
    stappen.dien_in(levering, read_again(gelezen), w.chef, levering.versie)
    for maker in (w.baas, w.chef):
        with pytest.raises(Geweigerd):
            agree(levering, gelezen, maker)


def test_a_figure_that_came_meanwhile_stops_all_of_it(w):
    levering, gelezen = handed_in(w.sam, eigen("8"), eigen("3", periode="2020-K3"))
    imported(figure(w.huizen, 9), door=w.robin)
    with pytest.raises(Botsing) as fout:
        agree(levering, gelezen, w.els)
    assert str(fout.value) == (
        "U kunt op dit bestand geen akkoord geven. Robin Jansen gaf vandaag om 10:00 "
        "akkoord op een andere levering van hetzelfde cijfer: Beschut werk, 4e kwartaal "
        "2020, naar 9. Stuur dit bestand terug. Dan kan de indiener opnieuw beginnen vanaf "
        "9."
    )
    assert on_the_site() == {("GM0406", "2020-K4"): "9"}
    assert (fresh(levering).status, waiting()) == (Status.INGEDIEND, 2)


def test_a_figure_that_went_meanwhile_stops_all_of_it(w):
    oud = make_cijfer(7, gebied=w.huizen, indicator=make_indicator("beschut-werk"))
    levering, gelezen = handed_in(w.sam, eigen("8"), eigen("3", periode="2020-K3"))
    withdraw([oud], oud.levering, timezone.now())
    with pytest.raises(Botsing, match="7 staat niet meer op de site"):
        agree(levering, gelezen, w.els)
    assert on_the_site() == {}


def test_an_equal_figure_that_changed_meanwhile_stops_it_too(w):
    make_cijfer(7, gebied=w.huizen, indicator=make_indicator("beschut-werk"))
    levering, gelezen = handed_in(w.sam, eigen("7"), eigen("3", periode="2020-K3"))
    imported(figure(w.huizen, 9))
    with pytest.raises(Botsing, match="Op de site staat intussen iets anders"):
        agree(levering, gelezen, w.els)
    assert on_the_site() == {("GM0406", "2020-K4"): "9"}


def test_agreeing_twice_happens_once(w):
    levering, gelezen = handed_in(w.sam, eigen("7"))
    agree(levering, gelezen, w.robin)
    with pytest.raises(Botsing, match=r"Robin Jansen gaf vandaag om .* al akkoord"):
        agree(levering, gelezen, w.els)
    assert Cijfer.objects.count() == 1
