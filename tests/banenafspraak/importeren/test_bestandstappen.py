"""The steps of a file: concept, hand in, agree, send back, take back, stop.

Agreeing: test_bestand_akkoord.py. At the same moment: test_bestand_tegelijk.py. On the pages
of the site: monitor/test_bestand_op_de_site.py.
"""

import hashlib

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banenafspraak.importeren import stappen
from banenafspraak.importeren.blad import Geweigerd as BestandGeweigerd
from banenafspraak.importeren.inzage import Bestand, read
from banenafspraak.leveringen import Botsing
from banenafspraak.models import Bijlage, Bron, Levering, Logregel
from banenafspraak.opgave.stappen import GeenReden, Geweigerd
from tests.banenafspraak.importeren.bestanden import as_csv, as_read, eigen, own
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
    make_bron,
    make_cijfer,
    make_gemeente,
    make_indicator,
)

pytestmark = pytest.mark.django_db

Status = Levering.Status


@pytest.fixture(autouse=True)
def w(mensen):
    return mensen


# ---- concept -----------------------------------------------------------------------


def test_a_file_is_kept_as_it_came_in_and_nothing_is_on_the_site(w):
    levering, gelezen = concept(w.sam, eigen("7"), naam="map/mijn cijfers.csv")
    assert (levering.status, levering.gebied, levering.versie) == (
        Status.CONCEPT,
        w.huizen,
        1,
    )
    assert (levering.gemaakt_door, levering.gewijzigd_door) == (w.sam, w.sam)
    assert (levering.kwartaal, levering.ingediend_op) == (None, None)
    (bijlage,) = levering.bijlagen.all()
    inhoud = gelezen.bestand.inhoud
    assert bytes(bijlage.inhoud) == inhoud
    assert bijlage.sha256 == levering.sha256 == hashlib.sha256(inhoud).hexdigest()
    assert (bijlage.soort, bijlage.grootte, bijlage.door) == ("csv", len(inhoud), w.sam)
    assert waiting() == 0
    assert on_the_site() == {}


def test_a_kept_file_is_read_the_same_way_again(w):
    levering, gelezen = concept(
        w.baas, eigen("7"), indicator="beschut-werk", bron="UWV, 2021"
    )
    assert stappen.kept_file(levering) == gelezen.bestand


@pytest.mark.parametrize("rijen", [[eigen("<5")], [eigen("7"), eigen("8")]])
def test_a_file_with_a_refused_row_is_not_kept(w, rijen):
    with pytest.raises(stappen.NietGoed) as fout:
        concept(w.sam, *rijen)
    assert fout.value.uitkomst.meldingen
    assert not Levering.objects.exists()
    assert not Bijlage.objects.exists()


def test_a_file_that_changes_nothing_is_not_kept(w):
    make_cijfer(7, gebied=w.huizen, indicator=make_indicator("beschut-werk"))
    voor = Levering.objects.count()
    with pytest.raises(stappen.NietGoed) as fout:
        concept(w.sam, eigen("7"))
    assert fout.value.uitkomst.is_leeg
    assert (Levering.objects.count(), Bijlage.objects.count()) == (voor, 0)


def test_a_file_of_another_is_not_kept(w):
    with pytest.raises(stappen.NietGoed):
        concept(w.sam, eigen("7"), eigen("3", gebied="GM0402"))
    assert not Levering.objects.exists()


def test_the_source_of_invented_figures_is_no_source_of_a_file(w):
    make_bron("Voorbeeldcijfers", soort=Bron.Soort.VOORBEELD)
    bestand = Bestand("c.csv", as_csv(own(eigen("7"))), bron=" voorbeeldcijfers. ")
    with pytest.raises(BestandGeweigerd) as fout:
        read(bestand)
    assert (fout.value.wat, fout.value.doe) == (
        "“voorbeeldcijfers.” is de bron van verzonnen cijfers.",
        "Noem de echte bron van deze cijfers.",
    )


def test_a_better_file_comes_in_the_place_of_a_concept(w):
    oud, _ = concept(w.sam, eigen("7"))
    nieuw = stappen.neem_op(as_read(*own(eigen("8"))), w.sam, vervangt=oud)
    assert fresh(oud).status == Status.INGETROKKEN
    assert (nieuw.status, fresh(oud).versie) == (Status.CONCEPT, 2)
    assert stappen.kept_file(oud) is None
    assert stappen.kept_file(nieuw) is not None


def test_what_was_handed_in_meanwhile_is_not_replaced(w):
    """Two windows: in one the file is handed in, in the other a better one is chosen."""
    oud, gelezen = concept(w.sam, eigen("7"))
    stappen.dien_in(oud, read_again(gelezen), w.sam, oud.versie)
    with pytest.raises(stappen.NietGoed) as fout:
        stappen.neem_op(as_read(*own(eigen("8"))), w.sam, oud)
    (melding,) = fout.value.uitkomst.meldingen
    assert melding.wat.startswith("Voor dit cijfer wacht al een levering op akkoord")
    nieuw = stappen.neem_op(as_read(*own(eigen("8", periode="2020-K3"))), w.sam, oud)
    assert (fresh(oud).status, nieuw.status) == (Status.INGEDIEND, Status.CONCEPT)
    assert waiting() == 1


# ---- hand in -----------------------------------------------------------------------


def test_handed_in_rows_wait_and_say_where_they_come_from(w):
    levering, _ = handed_in(
        w.sam, eigen("7"), eigen("8", periode="2020-K3", bron="Brief B"), bron="Brief A"
    )
    assert (levering.status, levering.versie) == (Status.INGEDIEND, 2)
    assert levering.ingediend_door == w.sam
    assert levering.opvallend == {"nieuw": 2}
    assert (waiting(), on_the_site()) == (2, {})
    titels = {str(c.kwartaal): c.bron.titel for c in levering.cijfers.all()}
    assert titels == {"2020-K4": "Brief A", "2020-K3": "Brief B"}
    assert levering.bron.titel == "Brief A"
    assert (levering.bron.soort, levering.bron.uitgever) == (
        Bron.Soort.GEMEENTE,
        "Gemeente Huizen",
    )


def test_a_source_that_we_know_is_not_made_again(w):
    brief = make_bron("Brief A")
    levering, _ = handed_in(w.baas, eigen("7"), bron="brief a")
    assert levering.bron == levering.cijfers.get().bron == brief


def test_a_gemeente_does_not_speak_in_the_name_of_another(w):
    """The same title is a source of its own: it says who gave the figure."""
    make_bron("Staatscourant 2017", uitgever="Ministerie", soort="officieel")
    rijen = [eigen("7"), eigen("8", periode="2019-K4", bron="Staatscourant 2017")]
    levering, _ = handed_in(w.sam, *rijen, bron="Staatscourant 2017")
    bronnen = {rij.bron for rij in levering.cijfers.all()} | {levering.bron}
    assert {(b.uitgever, b.soort) for b in bronnen} == {("Gemeente Huizen", "gemeente")}
    assert len(bronnen) == 1


def test_a_source_with_a_long_name_is_found_again(w):
    rij = eigen("7", bron="Brief " + "a" * 244)
    levering, gelezen = handed_in(w.sam, rij)
    agree(levering, gelezen, w.robin)
    with pytest.raises(stappen.NietGoed) as fout:
        concept(w.sam, rij)
    assert fout.value.uitkomst.is_leeg


def test_without_a_source_it_is_who_gave_it(w):
    levering, _ = handed_in(w.sam, eigen("7"), bron="", naam="K4.csv")
    assert levering.bron.titel == "Opgave van gemeente Huizen, 26 november 2026"


def test_a_change_asks_for_a_reason_and_what_is_new_does_not(w):
    make_cijfer(7, gebied=w.huizen, indicator=make_indicator("beschut-werk"))
    nieuw, _ = handed_in(w.sam, eigen("3", periode="2020-K3"), reden="")
    assert nieuw.reden == ""
    levering, gelezen = concept(w.sam, eigen("8"))
    with pytest.raises(GeenReden, match="Waarom verandert dit cijfer"):
        stappen.dien_in(levering, read_again(gelezen), w.sam, 1, "  ")
    assert (fresh(levering).status, waiting()) == (Status.CONCEPT, 1)
    stappen.dien_in(levering, read_again(gelezen), w.sam, 1, " Fout geteld. ")
    assert fresh(levering).reden == "Fout geteld."


def test_only_what_differs_waits(w):
    make_cijfer(7, gebied=w.huizen, indicator=make_indicator("beschut-werk"))
    levering, _ = handed_in(w.sam, eigen("7"), eigen("3", periode="2020-K3"))
    assert [str(c.kwartaal) for c in levering.cijfers.all()] == ["2020-K3"]
    assert levering.opvallend == {"nieuw": 1, "gelijk": 1}


def test_a_site_that_says_it_all_by_now_takes_nothing(w):
    levering, gelezen = concept(w.sam, eigen("7"))
    imported(figure(w.huizen, 7))
    with pytest.raises(stappen.NietGoed):
        stappen.dien_in(levering, read_again(gelezen), w.sam, levering.versie)
    assert (fresh(levering).status, waiting()) == (Status.CONCEPT, 0)


def test_a_second_file_with_the_same_figure_waits_for_the_first(w):
    twee, gelezen = concept(w.baas, eigen("8"))
    handed_in(w.sam, eigen("9"))
    with pytest.raises(stappen.NietGoed) as fout:
        stappen.dien_in(twee, read_again(gelezen), w.baas, twee.versie)
    (melding,) = fout.value.uitkomst.meldingen
    assert melding.wat == (
        "Voor dit cijfer wacht al een levering op akkoord, van Sam de Wit."
    )


def test_another_version_than_somebody_saw_is_not_handed_in(w):
    levering, gelezen = concept(w.sam, eigen("7"))
    with pytest.raises(Botsing, match="veranderde dit bestand"):
        stappen.dien_in(levering, read_again(gelezen), w.sam, levering.versie + 1)
    assert waiting() == 0


# ---- send back, take back, stop ----------------------------------------------------


def test_sent_back_it_says_why_and_nothing_waits(w):
    levering, gelezen = handed_in(w.sam, eigen("7"))
    with pytest.raises(Geweigerd, match="Schrijf op wat er anders moet"):
        stappen.stuur_terug(levering, w.robin, levering.versie, " ")
    stappen.stuur_terug(levering, w.robin, levering.versie, " Laren mist. ")
    levering = fresh(levering)
    assert (levering.status, levering.reden_terug) == (
        Status.TERUGGESTUURD,
        "Laren mist.",
    )
    assert (waiting(), on_the_site()) == (0, {})
    assert stappen.kept_file(levering) == gelezen.bestand


def test_after_sending_back_a_better_file_goes_the_whole_way(w):
    oud, _ = handed_in(w.sam, eigen("7"))
    stappen.stuur_terug(oud, w.robin, oud.versie, "Laren mist.")
    gelezen = as_read(*own(eigen("8")))
    nieuw = stappen.neem_op(gelezen, w.sam, vervangt=fresh(oud))
    stappen.dien_in(nieuw, read_again(gelezen), w.sam, nieuw.versie)
    agree(nieuw, gelezen, w.robin)
    assert on_the_site() == {("GM0406", "2020-K4"): "8"}
    assert fresh(oud).status == Status.INGETROKKEN


def test_taken_back_nothing_waits_and_the_file_is_kept(w):
    levering, gelezen = handed_in(w.sam, eigen("7"))
    stappen.trek_in(levering, w.sam, levering.versie)
    assert fresh(levering).status == Status.INGETROKKEN
    assert (waiting(), on_the_site()) == (0, {})
    assert stappen.kept_file(levering) == gelezen.bestand
    with pytest.raises(Botsing, match="Dit bestand is intussen ingetrokken"):
        agree(levering, gelezen, w.robin)


def test_stopping_with_a_concept_throws_the_file_away(w):
    levering, gelezen = concept(w.sam, eigen("7"), naam="oeps.csv")
    stappen.stop(levering, w.sam, levering.versie)
    levering = fresh(levering)
    assert (levering.status, levering.bestand) == (Status.INGETROKKEN, "oeps.csv")
    assert levering.sha256 == gelezen.bestand.sha256
    assert not Bijlage.objects.exists()
    assert stappen.kept_file(levering) is None


def test_stopping_after_it_was_sent_back_keeps_the_file(w):
    levering, gelezen = handed_in(w.sam, eigen("7"))
    stappen.stuur_terug(levering, w.robin, levering.versie, "Nee.")
    stappen.stop(levering, w.sam, fresh(levering).versie)
    assert stappen.kept_file(levering) == gelezen.bestand


@pytest.mark.parametrize("stap", ["stop", "trek_in"])
def test_what_is_on_the_site_cannot_be_stopped(w, stap):
    levering, gelezen = handed_in(w.sam, eigen("7"))
    levering = agree(levering, gelezen, w.robin)
    with pytest.raises(Botsing, match="al akkoord op dit bestand"):
        getattr(stappen, stap)(levering, w.sam, levering.versie)
    assert on_the_site() == {("GM0406", "2020-K4"): "7"}


# ---- the number of queries ---------------------------------------------------------


def test_the_number_of_queries_does_not_grow_with_rows(w):
    gemeenten = [make_gemeente(regio=w.gooi) for _ in range(150)]
    rijen = [eigen(str(n), gebied=g.code) for n, g in enumerate(gemeenten)]
    gevraagd = []
    for begin, eind in ((0, 10), (10, 150)):
        with CaptureQueriesContext(connection) as vragen:
            levering, gelezen = handed_in(w.baas, *rijen[begin:eind])
            agree(levering, gelezen, w.chef)
        gevraagd.append(len(vragen))
    assert gevraagd[1] <= gevraagd[0]


# ---- the log -----------------------------------------------------------------------


def test_the_log_tells_every_step_and_not_what_is_in_the_file(w):
    with_secret = eigen("7", toelichting="")
    gelezen = as_read(
        (*own()[0], "opmerking"), (*with_secret, "geheime-opmerking"), naam="q.csv"
    )
    levering = stappen.neem_op(gelezen, w.sam)
    stappen.dien_in(levering, read_again(gelezen), w.sam, levering.versie)
    agree(levering, gelezen, w.robin)
    regels = list(Logregel.objects.order_by("nummer"))
    over = [r for r in regels if r.onderwerp == "banenafspraak.levering"]
    gezet = [nieuw for r in over for veld, _, nieuw in r.changes() if veld == "status"]
    assert gezet == ["concept", "ingediend", "akkoord"]
    assert {r.object_tekst for r in over} == {"q.csv"}
    (bijlage,) = [r for r in regels if r.onderwerp == "banenafspraak.bijlage"]
    assert dict((v, n) for v, _, n in bijlage.changes())["sha256"]
    alles = " ".join(
        f"{r.object_tekst} {r.wijzigingen} {r.toelichting}" for r in regels
    )
    assert gelezen.bestand.sha256 in alles
    for verboden in ("geheime-opmerking", "soort;indicator", "\\xef", "memory at"):
        assert verboden not in alles
    call_command("controleer_audit", verbosity=0)
