"""Loading the shipped files: once, again, changed, and corrected by a user."""

import datetime

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from banenafspraak.laden.alles import load_all
from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import (
    Cijfer,
    Dataversie,
    Definitie,
    Indicator,
    Kanttekening,
    Levering,
    Norm,
    Uitsplitsing,
)
from banenafspraak.querysets import einde_van_de_dag
from regio.models import Gebied
from tests.banenafspraak.laadmap import figure, load, norm, snapshot, values
from tests.builders import build_cijfer, dag, make_gemeente

pytestmark = pytest.mark.django_db


def correct(gebied_code, waarde, kwartaal="2020-K4"):
    """Somebody corrects a figure on the site."""
    huidig = Cijfer.objects.current().get(gebied__code=gebied_code, kwartaal=kwartaal)
    rij = build_cijfer(
        waarde,
        kwartaal,
        gebied=huidig.gebied,
        indicator=huidig.indicator,
        uitsplitsing=huidig.uitsplitsing,
        bron=huidig.bron,
    )
    levering = Levering(gebied=huidig.gebied, reden="Verbeterd.")
    hand_in(levering, [rij])
    publish(levering)


# ---- the first load --------------------------------------------------------------


def test_first_load_counts_from_the_date_of_the_source(laadmap):
    laadmap.figures(
        figure("608"), norm("900"), figure("7", periode="2020-K3", bron="b2")
    )
    load(laadmap)
    vanaf = einde_van_de_dag(dag("2021-06-30"))
    assert Norm.objects.get().bekend_vanaf == vanaf
    assert Cijfer.objects.get(waarde=608).bekend_vanaf == vanaf
    onbekend = Cijfer.objects.get(waarde=7).bekend_vanaf
    assert timezone.now() - onbekend < datetime.timedelta(minutes=1)
    assert Kanttekening.objects.get().bekend_vanaf == vanaf


def test_each_file_is_one_delivery_and_each_row_has_its_own_source(laadmap):
    laadmap.figures(figure("608"), figure("7", periode="2020-K3", bron="b2"))
    laadmap.figures(figure("5", gebied="GM0402"), naam="20-meer.csv")
    load(laadmap)
    leveringen = {lev.bestand: lev for lev in Levering.objects.all()}
    assert set(leveringen) == {"cijfers/10-cijfers.csv", "cijfers/20-meer.csv"}
    assert {lev.status for lev in leveringen.values()} == {Levering.Status.VASTGESTELD}
    assert {lev.ingediend_als for lev in leveringen.values()} == {"meegeleverd"}
    assert leveringen["cijfers/20-meer.csv"].gebied.naam == "Hilversum"
    assert leveringen["cijfers/10-cijfers.csv"].gebied.naam == "Gooi en Vechtstreek"
    assert {c.bron.sleutel for c in Cijfer.objects.filter(gebied__code="AM12")} == {
        "b1",
        "b2",
    }


def test_delivery_over_more_areas_is_of_the_nation(laadmap):
    laadmap.figures(figure("608"), figure("5", gebied="GM0402"))
    load(laadmap)
    assert Levering.objects.get().gebied.code == "NL01"


def test_first_load_hides_small_counts(laadmap):
    laadmap.figures(
        figure("3", gebied="GM0402", indicator="beschut-werk"),
        figure("3", indicator="beschut-werk"),
    )
    load(laadmap)
    assert Cijfer.objects.get(gebied__code="GM0402").onderdrukking == "primair"
    # The region has one gemeente here, so its figure would tell.
    assert Cijfer.objects.get(gebied__code="AM12").onderdrukking == "secundair"


def test_what_a_row_says_is_kept(laadmap):
    laadmap.figures(
        figure("", reden="niet aangeleverd", periode="2020-K1"),
        figure("90000", benadering="bijna", voorlopig="ja", periode="2020-K2"),
        figure(
            "12.5", periode="2020-K3", peildatum_genoemd="nee", afgeleid_uit="6 + 6,5"
        ),
        figure("-830", vanaf="2020-K1"),
        norm("18", norm_soort="richtlijn", versie="2020-2022"),
        norm("25", soort="ambitie"),
        norm("30", bron="vb", jaar="2021"),
    )
    load(laadmap)
    k1, k2, k3, k4 = Cijfer.objects.order_by("kwartaal")
    assert (k1.waarde, k1.reden_onbekend) == (None, "niet aangeleverd")
    assert (k2.benadering, k2.voorlopig, k2.peildatum_genoemd) == ("bijna", True, True)
    assert (str(k3.waarde), k3.peildatum_genoemd, k3.afgeleid_uit) == (
        "12.50",
        False,
        "6 + 6,5",
    )
    assert (int(k4.waarde), str(k4.vanaf)) == (-830, "2020-K1")
    richtlijn, ambitie, voorbeeld = Norm.objects.order_by("waarde")
    assert (richtlijn.soort, richtlijn.versie) == ("richtlijn", "2020-2022")
    assert (ambitie.soort, ambitie.ambitie) == ("eigen ambitie", True)
    assert (voorbeeld.voorbeeld, voorbeeld.soort) == (True, "indicatieve norm")


# ---- again -----------------------------------------------------------------------


def test_second_run_changes_nothing_and_says_so(laadmap, capsys):
    laadmap.figures(figure("608"), norm("900"))
    call_command("laad_cijfers", map=laadmap.pad)
    assert "Op de site staan nu 1 cijfers en 1 normen." in capsys.readouterr().out
    voor = snapshot()
    call_command("laad_cijfers", map=laadmap.pad)
    assert "Er is niets veranderd." in capsys.readouterr().out
    assert snapshot() == voor


def test_another_first_load_order_gives_the_same_links(laadmap):
    """A link may point at a later entry of its file, and may be taken away again."""
    eerste, tweede = laadmap.indicatoren[:2]
    for veld in ("eenheid", "eenheid_norm", "aard"):
        tweede[veld] = eerste[veld]
    eerste["norm_van"] = tweede["code"]
    laadmap.uitsplitsingen.insert(
        0,
        {
            "code": "markt",
            "naam": "Markt",
            "as": "sector",
            "volgorde": 1,
            "ten_opzichte_van": "totaal",
        },
    )
    laadmap.write_json()
    load(laadmap)
    eerste = laadmap.indicatoren[0]["code"]
    assert Indicator.objects.get(code=eerste).norm_van.code == "beschut-werk"
    assert Uitsplitsing.objects.get(code="markt").ten_opzichte_van.code == "totaal"
    laadmap.indicatoren[0]["norm_van"] = ""
    laadmap.uitsplitsingen[0]["ten_opzichte_van"] = ""
    laadmap.write_json()
    load(laadmap)
    assert Indicator.objects.get(code=eerste).norm_van is None
    assert Uitsplitsing.objects.get(code="markt").ten_opzichte_van is None


# ---- a changed file --------------------------------------------------------------


def test_a_changed_figure_is_a_new_version_in_a_new_delivery(laadmap):
    laadmap.figures(figure("608"), figure("500", periode="2020-K3"))
    load(laadmap)
    laadmap.figures(figure("612"), figure("500", periode="2020-K3"))
    veranderd, _ = load(laadmap)
    oud, nieuw = Cijfer.objects.filter(kwartaal="2020-K4").order_by("waarde")
    assert veranderd
    assert (nieuw.vervangt, oud.bekend_tot) == (oud, nieuw.bekend_vanaf)
    assert timezone.now() - nieuw.bekend_vanaf < datetime.timedelta(minutes=1)
    assert [int(r.waarde) for r in Cijfer.objects.history_of(nieuw)] == [608, 612]
    assert Cijfer.objects.filter(kwartaal="2020-K3").count() == 1
    assert Levering.objects.count() == 2
    assert nieuw.levering.reden


def test_a_removed_row_is_withdrawn(laadmap):
    laadmap.figures(figure("608"), norm("900"), figure("500", periode="2020-K3"))
    load(laadmap)
    laadmap.figures(figure("500", periode="2020-K3"))
    versie = Dataversie.objects.huidig()
    assert load(laadmap)[0]
    assert values() == {500}
    assert not Norm.objects.current().exists()
    weg = Cijfer.objects.get(waarde=608)
    assert weg.ingetrokken_met == Levering.objects.order_by("pk").last()
    assert Dataversie.objects.huidig() > versie
    assert not load(laadmap)[0]


def test_a_removed_row_may_come_back(laadmap):
    for rijen in ([figure("608")], [], [figure("608")]):
        laadmap.figures(*rijen)
        load(laadmap)
    assert values() == {608}
    assert Cijfer.objects.count() == 2


def test_a_file_that_only_looks_different_changes_no_figure(laadmap):
    laadmap.figures(figure("608"), figure("500", periode="2020-K3"))
    load(laadmap)
    voor = list(Cijfer.objects.order_by("pk").values())
    laadmap.figures(figure("500.00", periode="2020-K3"), figure("608"))
    load(laadmap)
    assert list(Cijfer.objects.order_by("pk").values()) == voor
    assert not load(laadmap)[0]


def test_a_real_figure_does_not_close_an_example(laadmap):
    laadmap.figures(figure("80", bron="vb"), naam="90-voorbeeld.csv")
    load(laadmap)
    laadmap.figures(figure("608"))
    load(laadmap)
    assert values() == {80, 608}
    assert not Cijfer.objects.filter(vervangt__isnull=False).exists()


def test_a_later_file_does_not_count_from_the_date_of_its_source(laadmap):
    laadmap.figures(figure("608"))
    load(laadmap)
    laadmap.figures(figure("500", periode="2020-K3"), naam="20-later.csv")
    load(laadmap)
    later = Cijfer.objects.get(waarde=500)
    assert timezone.now() - later.bekend_vanaf < datetime.timedelta(minutes=1)


# ---- a user's correction ---------------------------------------------------------


@pytest.fixture
def gecorrigeerd(laadmap):
    """608 was shipped, a user made it 610."""
    laadmap.figures(figure("608"), figure("500", periode="2020-K3"))
    load(laadmap)
    correct("AM12", 610)
    return laadmap


def test_a_correction_stays_when_another_row_changes(gecorrigeerd):
    gecorrigeerd.figures(figure("608"), figure("501", periode="2020-K3"))
    assert "blijft staan" not in load(gecorrigeerd)[1]
    assert values() == {610, 501}


def test_a_correction_stays_when_its_row_changes_and_that_is_told(gecorrigeerd):
    gecorrigeerd.figures(figure("612"), figure("500", periode="2020-K3"))
    _, verteld = load(gecorrigeerd)
    assert values() == {610, 500}
    assert (
        "Gooi en Vechtstreek, 4e kwartaal 2020: op de site staat een ander" in verteld
    )


def test_a_correction_stays_when_its_row_goes(gecorrigeerd):
    gecorrigeerd.figures(figure("500", periode="2020-K3"))
    assert "geen rijen nieuw of gewijzigd" in load(gecorrigeerd)[1]
    assert values() == {610, 500}


def test_a_correction_that_waits_is_not_overtaken(laadmap):
    laadmap.figures(figure("608"))
    load(laadmap)
    huidig = Cijfer.objects.get()
    levering = Levering(gebied=huidig.gebied)
    hand_in(
        levering,
        [
            build_cijfer(
                610,
                gebied=huidig.gebied,
                indicator=huidig.indicator,
                uitsplitsing=huidig.uitsplitsing,
                bron=huidig.bron,
            )
        ],
    )
    laadmap.figures(figure("612"))
    assert "blijft staan" in load(laadmap)[1]
    publish(levering)
    assert values() == {610}


def test_what_a_beheerder_added_stays(laadmap):
    load(laadmap)
    make_gemeente("Nieuwstad")
    laadmap.replace("gebieden.csv", "Huizen", "Groot Huizen")
    load(laadmap)
    assert Gebied.objects.filter(naam="Nieuwstad").exists()
    assert Gebied.objects.get(code="GM0406").naam == "Groot Huizen"


def test_changed_texts_are_new_versions(laadmap):
    load(laadmap)
    laadmap.replace("kanttekeningen.csv", "een richtgetal", "geen verplichting")
    laadmap.indicatoren[0]["definitie"] = "Anders gezegd."
    laadmap.write_json()
    load(laadmap)
    assert Kanttekening.objects.count() == 2
    assert Kanttekening.objects.current().get().tekst == "De norm is geen verplichting."
    assert Definitie.objects.current().filter(definitie="Anders gezegd.").exists()
    assert Definitie.objects.count() == 3


# ---- what ships ------------------------------------------------------------------


def test_shipped_data_loads_and_loads_again_without_change():
    fixtures = settings.BASE_DIR / "fixtures"
    assert load_all(fixtures)
    assert Cijfer.objects.current().exists()
    voor = snapshot()
    assert not load_all(fixtures)
    assert snapshot() == voor
