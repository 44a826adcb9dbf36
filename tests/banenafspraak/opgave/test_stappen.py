"""The life of one opgave, and every step that is refused."""

import pytest
from django.db import IntegrityError, transaction

from banenafspraak.leveringen import Botsing, publish
from banenafspraak.models import Bron, Cijfer, Dataversie, Levering, Onderdrukking, Rol
from banenafspraak.opgave import stappen
from banenafspraak.opgave.controles import Soort
from banenafspraak.opgave.stappen import Geweigerd, NietKlaar
from banenafspraak.opgave.vel import HERKOMST, Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.werk import (
    ADVIEZEN,
    BESCHUT,
    K3,
    K4,
    NIET_BEKEND,
    agreed,
    ask,
    corrected,
    everything,
    fresh,
    handed_in,
    on_the_site,
    saved,
)
from tests.builders import (
    make_beleidsmedewerker,
    make_cijfer,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_land,
    make_regio,
    make_toewijzing,
    make_vaststeller,
)

pytestmark = pytest.mark.django_db

Status = Levering.Status
GOED = {BESCHUT: "62", ADVIEZEN: NIET_BEKEND}


@pytest.fixture
def huizen():
    gemeente = make_gemeente("Huizen")
    ask(gemeente)
    ask(gemeente, "adviezen-beschut-werk")
    return gemeente


@pytest.fixture
def an(huizen):
    return make_beleidsmedewerker(huizen, "an", first_name="An", last_name="Smit")


@pytest.fixture
def bo(huizen):
    return make_vaststeller(huizen, "bo", first_name="Bo", last_name="Jansen")


@pytest.fixture
def wachtend(huizen, an):
    return handed_in(huizen, an, GOED)


# ---- from typing to the site ---------------------------------------------------------


def test_agreed_figures_are_on_the_site_at_once(huizen, an, bo):
    concept = saved(huizen, an, GOED)
    assert (concept.status, on_the_site(huizen)) == (Status.CONCEPT, {})
    wacht = stappen.indienen(concept, an, concept.versie)
    assert (wacht.status, on_the_site(huizen)) == (Status.INGEDIEND, {})
    levering = agreed(wacht, bo)
    assert levering.status == Status.VASTGESTELD
    assert (levering.ingediend_door, levering.vastgesteld_door) == (an, bo)
    assert on_the_site(huizen) == {BESCHUT: "62", ADVIEZEN: "nog niet bekend"}
    assert set(Cijfer.objects.values_list("bekend_vanaf")) == {
        (levering.vastgesteld_op,)
    }


def test_one_agreement_makes_one_data_version(wachtend, bo):
    voor = Dataversie.objects.count()
    agreed(wachtend, bo)
    assert Dataversie.objects.count() == voor + 1


def test_every_figure_names_its_opgave_as_source(huizen, wachtend, bo):
    agreed(wachtend, bo)
    (bron,) = {rij.bron for rij in Cijfer.objects.all()}
    assert (bron.soort, bron.uitgever) == (Bron.Soort.GEMEENTE, "Gemeente Huizen")
    assert bron.titel == "Opgave over het 3e kwartaal 2026"
    assert str(bron) == "opgave gemeente Huizen, 3e kwartaal 2026"


def test_where_the_figures_come_from_is_the_title_of_the_source(huizen, an):
    handed_in(huizen, an, {**GOED, HERKOMST: Veld(uitleg="Rapportage Tomingroep")})
    assert Bron.objects.get().titel == "Rapportage Tomingroep"


@pytest.mark.parametrize(
    ("maak", "soort", "uitgever"),
    [
        (make_regio, Bron.Soort.WERKKAMER, "Werkkamer Gooi en Vechtstreek"),
        (make_land, Bron.Soort.BEHEER, "De beheerder van deze monitor"),
    ],
)
def test_region_and_nation_go_the_same_way(maak, soort, uitgever):
    gebied = maak()
    ask(gebied)
    levering = agreed(
        handed_in(gebied, make_gebruiker(), {BESCHUT: "62"}), make_gebruiker()
    )
    assert on_the_site(gebied) == {BESCHUT: "62"}
    assert (levering.bron.soort, levering.bron.uitgever) == (soort, uitgever)


def test_small_counts_are_hidden_at_agreement(huizen, an, bo):
    agreed(handed_in(huizen, an, {BESCHUT: "4", ADVIEZEN: "5"}), bo)
    verborgen = {r.indicator.code: r.onderdrukking for r in Cijfer.objects.current()}
    assert verborgen == {
        "beschut-werk": Onderdrukking.PRIMAIR,
        "adviezen-beschut-werk": Onderdrukking.GEEN,
    }


def test_what_stood_out_is_kept_with_the_delivery(wachtend):
    assert fresh(wachtend).opvallend == {
        str(Soort.EERSTE_KEER): 1,
        str(Soort.NIET_BEKEND): 1,
    }


def test_a_yearly_flow_is_about_the_whole_year(an, bo):
    gemeente = make_gemeente()
    ask(gemeente, "uitstroom", aard="stroom", frequentie="jaar")
    indicator = make_indicator("uitstroom")
    make_cijfer(214, "2025-K4", vanaf="2025-K1", gebied=gemeente, indicator=indicator)
    opgave = Opgave.read(gemeente, K4)
    (onderdeel,) = opgave.onderdelen
    assert onderdeel.jaar_eerder.waarde == 214
    agreed(handed_in(gemeente, an, {"uitstroom__totaal": "220"}, K4), bo)
    rij = Cijfer.objects.get(kwartaal=K4)
    assert str(rij.vanaf) == "2026-K1"


# ---- not ready ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("getallen", "kort"),
    [
        ({BESCHUT: "62"}, "Adviezen beschut werk: nog niet ingevuld"),
        (
            {**GOED, BESCHUT: "1.6"},
            "Beschut werk: 1.6 is niet duidelijk. Bedoelt u 16?",
        ),
        (
            {**GOED, BESCHUT: Veld("62", "nog niet bekend")},
            "Beschut werk: Er staat een getal én een reden waarom het niet bekend is.",
        ),
    ],
)
def test_a_mistake_is_kept_and_not_handed_in(huizen, an, getallen, kort):
    levering = saved(huizen, an, getallen)
    with pytest.raises(NietKlaar) as fout:
        stappen.indienen(levering, an, levering.versie)
    assert [o.kort for o in fout.value.opmerkingen] == [kort]
    nu = Opgave.read(huizen, K3)
    assert (nu.status, nu.levering.versie) == (Status.CONCEPT, levering.versie)
    for onderdeel in nu.onderdelen:
        if onderdeel.sleutel in getallen:
            typte = getallen[onderdeel.sleutel]
            typte = typte if isinstance(typte, Veld) else Veld(typte)
            assert nu.field(onderdeel) == typte


def test_a_jump_must_be_explained_first(huizen, an):
    make_cijfer(40, "2026-K2", gebied=huizen, indicator=make_indicator("beschut-werk"))
    levering = saved(huizen, an, GOED)
    with pytest.raises(NietKlaar, match="Beschut werk: van 40 naar 62"):
        stappen.indienen(levering, an, levering.versie)
    levering = saved(huizen, an, {BESCHUT: Veld("62", uitleg="Nieuwe afspraken.")})
    assert stappen.indienen(levering, an, levering.versie).status == Status.INGEDIEND


def test_nothing_asked_is_nothing_to_hand_in(an):
    leeg = make_gemeente()
    levering = Levering.objects.create(gebied=leeg, kwartaal=K3)
    with pytest.raises(Geweigerd, match="niets gevraagd"):
        stappen.indienen(levering, an, 0)


# ---- the wrong moment ---------------------------------------------------------------

STAPPEN = {
    "indienen": lambda levering, door: stappen.indienen(
        levering, door, levering.versie
    ),
    "akkoord": lambda levering, door: stappen.akkoord(levering, door, levering.versie),
    "terugsturen": lambda levering, door: stappen.stuur_terug(
        levering, door, levering.versie, "Zie totaal."
    ),
    "intrekken": lambda levering, door: stappen.trek_in(
        levering, door, levering.versie
    ),
    "weggooien": lambda levering, door: stappen.gooi_weg(
        levering, door, levering.versie
    ),
}
MAG = {
    Status.CONCEPT: {"indienen", "weggooien"},
    Status.TERUGGESTUURD: {"indienen", "weggooien"},
    Status.INGEDIEND: {"akkoord", "terugsturen", "intrekken"},
    Status.VASTGESTELD: set(),
    Status.INGETROKKEN: set(),
}


def bring_to(status, huizen, an, bo) -> Levering:
    if status == Status.CONCEPT:
        return saved(huizen, an, GOED)
    levering = handed_in(huizen, an, GOED)
    if status == Status.TERUGGESTUURD:
        stappen.stuur_terug(levering, bo, levering.versie, "Zie totaal.")
    elif status == Status.VASTGESTELD:
        stappen.akkoord(levering, bo, levering.versie)
    elif status == Status.INGETROKKEN:
        stappen.trek_in(levering, an, levering.versie)
    return fresh(levering)


@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("status", Status)
def test_each_step_has_its_moment(huizen, an, bo, status, stap):
    levering = bring_to(status, huizen, an, bo)
    voor = everything()
    if stap in MAG[status]:
        STAPPEN[stap](levering, make_gebruiker())
        assert fresh(levering).versie == levering.versie + 1
    else:
        with pytest.raises(Botsing):
            STAPPEN[stap](levering, make_gebruiker())
        assert everything() == voor


@pytest.mark.parametrize("stap", STAPPEN)
def test_no_step_on_what_somebody_did_not_see(huizen, an, bo, stap):
    status = next(status for status, mag in MAG.items() if stap in mag)
    levering = bring_to(status, huizen, an, bo)
    oud = fresh(levering)
    oud.versie -= 1
    voor = everything()
    with pytest.raises(Botsing, match="An Smit veranderde deze opgave vandaag om"):
        STAPPEN[stap](oud, make_gebruiker())
    assert everything() == voor


@pytest.mark.parametrize(
    ("status", "stap", "zin"),
    [
        (
            Status.VASTGESTELD,
            "akkoord",
            r"Bo Jansen gaf vandaag om [\d:]+ al akkoord op deze opgave. U hoeft niets te doen.",
        ),
        (
            Status.TERUGGESTUURD,
            "akkoord",
            r"Bo Jansen stuurde deze opgave vandaag om [\d:]+ al terug. U hoeft niets te doen.",
        ),
        (
            Status.INGEDIEND,
            "indienen",
            r"An Smit diende deze opgave vandaag om [\d:]+ al in.",
        ),
        (Status.INGETROKKEN, "akkoord", "Deze opgave is intussen ingetrokken."),
        (Status.CONCEPT, "akkoord", "Deze opgave is nog niet ingediend."),
    ],
)
def test_who_was_first_is_told(huizen, an, bo, status, stap, zin):
    levering = bring_to(status, huizen, an, bo)
    with pytest.raises(Botsing, match=zin):
        STAPPEN[stap](levering, make_gebruiker())


# ---- four eyes -----------------------------------------------------------------------


@pytest.mark.parametrize("stap", ["akkoord", "terugsturen"])
def test_nobody_decides_on_own_work_whatever_the_role(huizen, an, wachtend, stap):
    make_toewijzing(an, huizen, Rol.VASTSTELLER)
    an.is_superuser = True
    an.save()
    voor = everything()
    with pytest.raises(Geweigerd, match="Een ander moet meekijken"):
        STAPPEN[stap](wachtend, an)
    assert everything() == voor


def test_who_typed_one_number_does_not_agree(huizen, an):
    cas = make_vaststeller(huizen)
    saved(huizen, an, {BESCHUT: "62"})
    saved(huizen, cas, {ADVIEZEN: "7"})
    levering = handed_in(huizen, an, {})
    with pytest.raises(Geweigerd):
        stappen.akkoord(levering, cas, levering.versie)


def test_who_typed_only_the_origin_does_not_agree(huizen, an):
    cas = make_vaststeller(huizen)
    saved(huizen, an, GOED)
    saved(huizen, cas, {HERKOMST: Veld(uitleg="UWV")})
    levering = handed_in(huizen, an, {})
    with pytest.raises(Geweigerd):
        stappen.akkoord(levering, cas, levering.versie)


def test_who_began_does_not_agree(huizen, an):
    cas = make_vaststeller(huizen)
    saved(huizen, cas, {})
    levering = handed_in(huizen, an, GOED)
    with pytest.raises(Geweigerd):
        stappen.akkoord(levering, cas, levering.versie)


def test_who_saved_without_a_change_may_agree(huizen, an, bo):
    saved(huizen, an, GOED)
    saved(huizen, bo, GOED)
    levering = Opgave.read(huizen, K3).levering
    stappen.indienen(levering, an, levering.versie)
    assert agreed(fresh(levering), bo).vastgesteld_door == bo


def test_the_database_holds_four_eyes_too(wachtend, an):
    with (
        pytest.raises(IntegrityError, match="levering_vier_ogen"),
        transaction.atomic(),
    ):
        publish(wachtend, door=an)
    assert fresh(wachtend).status == Status.INGEDIEND


# ---- sent back -----------------------------------------------------------------------


def test_sent_back_mended_and_handed_in_again(huizen, an, bo, wachtend):
    stappen.stuur_terug(wachtend, bo, wachtend.versie, "  Het totaal klopt niet.  ")
    terug = fresh(wachtend)
    assert (terug.status, terug.reden_terug) == (
        Status.TERUGGESTUURD,
        "Het totaal klopt niet.",
    )
    assert terug.teruggestuurd_door == bo
    assert not Cijfer.objects.exists()
    assert Opgave.read(huizen, K3).velden[BESCHUT] == Veld("62")
    weer = handed_in(huizen, an, {BESCHUT: "63"})
    assert weer.pk == terug.pk
    agreed(weer, bo)
    assert on_the_site(huizen)[BESCHUT] == "63"


@pytest.mark.parametrize("reden", ["", "   ", "\n"])
def test_nothing_is_sent_back_without_a_reason(wachtend, bo, reden):
    voor = everything()
    with pytest.raises(Geweigerd, match="Schrijf op wat er anders moet"):
        stappen.stuur_terug(wachtend, bo, wachtend.versie, reden)
    assert everything() == voor


# ---- taken back, dropped --------------------------------------------------------------


def test_taking_back_keeps_all_that_was_typed_and_its_history(huizen, an):
    velden = {
        BESCHUT: Veld("62", uitleg="Nieuwe afspraken.", openbaar=True),
        ADVIEZEN: NIET_BEKEND,
        HERKOMST: Veld(uitleg="UWV"),
    }
    levering = handed_in(huizen, an, velden)
    nieuw = stappen.trek_in(levering, an, levering.versie)
    oud = fresh(levering)
    assert (oud.status, nieuw.status) == (Status.INGETROKKEN, Status.CONCEPT)
    assert (oud.ingediend_door, oud.invoer.count()) == (an, 2)
    nu = Opgave.read(huizen, K3)
    assert nu.levering == nieuw
    assert {s: v for s, v in nu.velden.items() if not v.is_leeg} == velden
    assert {rij.door for rij in nieuw.invoer.all()} == {an}
    assert not Cijfer.objects.exists()
    stappen.indienen(nieuw, an, nieuw.versie)


def test_a_correction_that_is_taken_back_stays_a_correction(huizen, an, bo, wachtend):
    oud = agreed(wachtend, bo)
    correctie = corrected(huizen, an, {BESCHUT: "63"})
    nieuw = stappen.trek_in(correctie, an, correctie.versie)
    assert (nieuw.corrigeert, nieuw.reden) == (oud, "Verkeerd geteld.")


def test_a_dropped_concept_leaves_room_for_a_new_one(huizen, an):
    levering = saved(huizen, an, GOED)
    stappen.gooi_weg(levering, an, levering.versie)
    leeg = Opgave.read(huizen, K3)
    assert (leeg.levering, leeg.velden) == (None, {})
    assert fresh(levering).invoer.count() == 2
    assert saved(huizen, an, {BESCHUT: "1"}).pk != levering.pk
