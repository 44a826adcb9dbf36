"""Correcting what is on the site: only what changes, with a reason, and never over
somebody else's figure."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from banenafspraak.leveringen import Botsing, withdraw
from banenafspraak.models import Cijfer, Levering, Norm, NormSoort
from banenafspraak.opgave import stappen
from banenafspraak.opgave.stappen import Geweigerd, NietKlaar
from banenafspraak.opgave.vel import REDEN, Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.werk import (
    ADVIEZEN,
    BESCHUT,
    K3,
    NIET_BEKEND,
    agreed,
    ask,
    corrected,
    everything,
    figure_of,
    fresh,
    handed_in,
    imported,
    on_the_site,
    saved,
)
from tests.builders import (
    build_norm,
    make_bron,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_norm,
    make_regio,
)

pytestmark = pytest.mark.django_db

Status = Levering.Status
NORM = "norm__banenafspraak__totaal"
BANEN = "banenafspraak__totaal"


@pytest.fixture
def an():
    return make_gebruiker("an", first_name="An", last_name="Smit")


@pytest.fixture
def bo():
    return make_gebruiker("bo", first_name="Bo", last_name="Jansen")


@pytest.fixture
def huizen(an, bo):
    """Huizen, with 62 and 7 on the site."""
    gemeente = make_gemeente("Huizen")
    ask(gemeente)
    ask(gemeente, "adviezen-beschut-werk")
    agreed(handed_in(gemeente, an, {BESCHUT: "62", ADVIEZEN: "7"}), bo)
    return gemeente


# ---- what a correction is --------------------------------------------------------------


def test_a_correction_begins_with_what_is_on_the_site(huizen, an):
    correctie = stappen.corrigeer(huizen, K3, an)
    nu = Opgave.read(huizen, K3)
    assert (nu.levering, nu.is_correctie) == (correctie, True)
    assert (nu.velden[BESCHUT], nu.velden[ADVIEZEN]) == (Veld("62"), Veld("7"))
    assert on_the_site(huizen) == {BESCHUT: "62", ADVIEZEN: "7"}


def test_only_what_changes_becomes_a_row(huizen, an, bo):
    oud = Cijfer.objects.get(indicator__code="beschut-werk")
    correctie = agreed(corrected(huizen, an, {BESCHUT: "63"}), bo)
    (rij,) = Cijfer.objects.filter(levering=correctie)
    assert (rij.waarde, rij.vervangt) == (63, oud)
    oud.refresh_from_db()
    assert oud.bekend_tot == rij.bekend_vanaf == correctie.vastgesteld_op
    assert on_the_site(huizen) == {BESCHUT: "63", ADVIEZEN: "7"}


@pytest.mark.parametrize("zelfde", ["62", "62,0", " 62 "])
def test_a_correction_without_a_change_is_refused(huizen, an, zelfde):
    with pytest.raises(Geweigerd, match="Er is niets veranderd"):
        corrected(huizen, an, {BESCHUT: zelfde})
    assert Opgave.read(huizen, K3).status == Status.CONCEPT


@pytest.mark.parametrize("reden", ["", "  "])
def test_a_correction_asks_why(huizen, an, reden):
    with pytest.raises(Geweigerd, match="Waarom verandert dit cijfer"):
        corrected(huizen, an, {BESCHUT: "63"}, reden=reden)


def test_a_correction_still_answers_to_the_checks(huizen, an):
    with pytest.raises(NietKlaar):
        corrected(huizen, an, {BESCHUT: ""})


def test_corrected_twice(huizen, an, bo):
    agreed(corrected(huizen, an, {BESCHUT: "63"}), bo)
    agreed(corrected(huizen, bo, {BESCHUT: "64"}), an)
    rijen = Cijfer.objects.filter(indicator__code="beschut-werk").order_by("pk")
    assert [int(rij.waarde) for rij in rijen] == [62, 63, 64]
    assert [rij.vervangt for rij in rijen] == [None, rijen[0], rijen[1]]
    assert [rij.bekend_tot is None for rij in rijen] == [False, False, True]


def test_back_to_what_it_was_is_a_correction_too(huizen, an, bo):
    agreed(corrected(huizen, an, {BESCHUT: "63"}), bo)
    agreed(corrected(huizen, an, {BESCHUT: "62"}), bo)
    assert on_the_site(huizen)[BESCHUT] == "62"
    assert Cijfer.objects.filter(indicator__code="beschut-werk").count() == 3


def test_known_becomes_unknown_and_known_again(huizen, an, bo):
    agreed(corrected(huizen, an, {BESCHUT: NIET_BEKEND}), bo)
    assert on_the_site(huizen)[BESCHUT] == "nog niet bekend"
    stappen.corrigeer(huizen, K3, an)
    assert Opgave.read(huizen, K3).velden[BESCHUT] == NIET_BEKEND
    agreed(corrected(huizen, an, {BESCHUT: "65"}), bo)
    assert on_the_site(huizen)[BESCHUT] == "65"


def test_another_reason_for_not_knowing_is_a_change(huizen, an, bo):
    agreed(corrected(huizen, an, {BESCHUT: NIET_BEKEND}), bo)
    agreed(corrected(huizen, an, {BESCHUT: Veld(reden="niet aangeleverd")}), bo)
    assert on_the_site(huizen)[BESCHUT] == "niet aangeleverd"


def test_beginning_twice_is_one_correction(huizen, an, bo):
    eerste = stappen.corrigeer(huizen, K3, an)
    assert stappen.corrigeer(huizen, K3, bo) == eerste
    assert eerste.invoer.count() == 2


def test_a_dropped_correction_changes_nothing(huizen, an):
    correctie = stappen.corrigeer(huizen, K3, an)
    stappen.gooi_weg(correctie, an, correctie.versie)
    assert on_the_site(huizen) == {BESCHUT: "62", ADVIEZEN: "7"}
    nu = Opgave.read(huizen, K3)
    assert (nu.status, nu.is_correctie) == (Status.VASTGESTELD, False)
    with pytest.raises(Botsing, match="Begin een correctie"):
        saved(huizen, an, {BESCHUT: "63"})


@pytest.mark.parametrize("begonnen", [False, True])
def test_there_must_be_something_to_correct(an, begonnen):
    gemeente = make_gemeente()
    ask(gemeente)
    if begonnen:
        levering = saved(gemeente, an, {BESCHUT: "1"})
        assert stappen.corrigeer(gemeente, K3, an) == levering
    else:
        with pytest.raises(Botsing, match="Er is niets te corrigeren"):
            stappen.corrigeer(gemeente, K3, an)


def test_a_correction_of_a_first_figure_is_no_first_figure(huizen, an):
    correctie = corrected(huizen, an, {BESCHUT: "63"})
    assert fresh(correctie).opvallend == {}


# ---- another delivery was first ----------------------------------------------------------


@pytest.fixture
def cas():
    return make_gebruiker("cas", first_name="Cas", last_name="de Boer")


def overtaken(levering, door):
    voor = everything()
    with pytest.raises(Botsing) as fout:
        stappen.akkoord(levering, door, levering.versie)
    assert everything() == voor
    return str(fout.value)


def new_opgave(an, getallen):
    gemeente = make_gemeente("Laren")
    ask(gemeente)
    return gemeente, handed_in(gemeente, an, getallen)


@pytest.mark.parametrize("waarde", [70, 62])
def test_a_figure_that_was_delivered_meanwhile_is_not_overwritten(an, bo, cas, waarde):
    """Also when it is the same: its source is another one, and somebody must look."""
    laren, levering = new_opgave(an, {BESCHUT: "62"})
    imported(figure_of(laren, waarde), door=cas)
    zin = overtaken(levering, bo)
    assert zin.startswith(
        "U kunt op deze opgave geen akkoord geven. Cas de Boer gaf vandaag om "
    )
    assert zin.endswith(
        "akkoord op een andere levering van hetzelfde cijfer: Beschut werk, 3e kwartaal "
        f"2026, naar {waarde}. Stuur deze opgave terug. Dan kan de indiener opnieuw "
        f"beginnen vanaf {waarde}."
    )
    assert on_the_site(laren) == {BESCHUT: str(waarde)}


def test_what_nobody_touched_follows_the_site(huizen, an, bo):
    """A correction begins with 62 and 7; meanwhile 7 becomes 8 by another delivery."""
    stappen.corrigeer(huizen, K3, an)
    imported(figure_of(huizen, 8, "adviezen-beschut-werk"))
    agreed(corrected(huizen, an, {BESCHUT: "63"}), bo)
    assert on_the_site(huizen) == {BESCHUT: "63", ADVIEZEN: "8"}
    assert Opgave.read(huizen, K3).velden[ADVIEZEN] == Veld("8")


def test_what_nobody_touched_and_left_the_site_is_asked_again(huizen, an):
    stappen.corrigeer(huizen, K3, an)
    withdrawn(huizen, 7)
    with pytest.raises(NietKlaar, match="Adviezen beschut werk: nog niet ingevuld"):
        corrected(huizen, an, {BESCHUT: "63"})
    assert Opgave.read(huizen, K3).velden[ADVIEZEN] == Veld("7")


def test_after_sending_back_the_opgave_goes_on_from_the_new_figure(an, bo):
    laren, levering = new_opgave(an, {BESCHUT: "62"})
    imported(figure_of(laren, 70))
    stappen.stuur_terug(levering, bo, levering.versie, "Er is een nieuw cijfer.")
    agreed(handed_in(laren, an, {REDEN: Veld(uitleg="Geteld.")}), bo)
    rij = Cijfer.objects.current().get()
    assert (rij.waarde, rij.vervangt.waarde) == (62, 70)


def withdrawn(gebied, waarde):
    ander = Levering.objects.create(gebied=gebied, status=Status.INGETROKKEN)
    rij = Cijfer.objects.current().get(gebied=gebied, waarde=waarde)
    withdraw([rij], ander, timezone.now())


@pytest.mark.parametrize(("eerst", "was"), [("62", "62"), (NIET_BEKEND, "niet bekend")])
def test_a_correction_of_a_figure_that_was_replaced_is_refused(an, bo, cas, eerst, was):
    laren = make_gemeente("Laren")
    ask(laren)
    agreed(handed_in(laren, an, {BESCHUT: eerst}), bo)
    correctie = corrected(laren, an, {BESCHUT: "63"})
    withdrawn(laren, Cijfer.objects.current().get().waarde)
    imported(figure_of(laren, 70), door=cas)
    assert f"Beschut werk, 3e kwartaal 2026, van {was} naar 70." in overtaken(
        correctie, bo
    )


def test_a_correction_that_waits_keeps_others_out(huizen, an):
    corrected(huizen, an, {BESCHUT: "63"})
    with pytest.raises(Botsing, match="wacht al een andere correctie"):
        imported(figure_of(huizen, 70))


def test_a_figure_that_was_equal_and_changed_meanwhile_stops_the_agreement(an, bo, cas):
    laren = make_gemeente("Laren")
    ask(laren)
    imported(figure_of(laren, 62))
    levering = handed_in(laren, an, {BESCHUT: "62"})
    assert not levering.cijfers.exists()
    imported(figure_of(laren, 70), door=cas)
    assert "3e kwartaal 2026, van 62 naar 70" in overtaken(levering, bo)


def test_what_is_on_the_site_already_is_agreed_with_as_it_stands(an, bo):
    laren = make_gemeente("Laren")
    ask(laren)
    van_elders = imported(figure_of(laren, 62))
    levering = agreed(handed_in(laren, an, {BESCHUT: "62"}), bo)
    assert levering.status == Status.VASTGESTELD
    assert Cijfer.objects.get().levering == van_elders


def test_a_figure_that_left_the_site_meanwhile_is_told_so(huizen, an, bo):
    correctie = corrected(huizen, an, {BESCHUT: "63"})
    withdrawn(huizen, 62)
    assert overtaken(correctie, bo) == (
        "U kunt op deze opgave geen akkoord geven. Beschut werk, 3e kwartaal 2026: 62 "
        "staat niet meer op de site. Stuur deze opgave terug. Dan kan de indiener "
        "opnieuw beginnen."
    )


def test_number_of_queries_to_agree_does_not_grow(an, bo):
    def queries_of(aantal):
        gebied = make_gemeente()
        codes = [f"geteld-{aantal}-{n}" for n in range(aantal)]
        for code in codes:
            ask(gebied, code)
        levering = handed_in(gebied, an, {f"{code}__totaal": "62" for code in codes})
        with CaptureQueriesContext(connection) as vragen:
            stappen.akkoord(levering, bo, levering.versie)
        return len(vragen)

    assert queries_of(2) == queries_of(20)


# ---- norms ---------------------------------------------------------------------------


@pytest.fixture
def regio():
    regio = make_regio()
    ask(regio, "banenafspraak", met_norm=True, eenheid="banen", aard="extra")
    return regio


def test_a_region_delivers_its_norm(regio, an, bo):
    agreed(handed_in(regio, an, {BANEN: "608", NORM: "900"}), bo)
    norm = Norm.objects.current().get()
    assert (norm.jaar, norm.waarde, norm.soort) == (2026, 900, NormSoort.INDICATIEF)


def test_an_empty_norm_is_no_norm(regio, an, bo):
    agreed(handed_in(regio, an, {BANEN: "608"}), bo)
    assert not Norm.objects.exists()


def test_an_own_ambition_is_a_norm_of_its_own_kind(an, bo):
    gemeente = make_gemeente()
    ask(gemeente, "eigen-doel", met_norm=True, norm_soort=NormSoort.AMBITIE)
    getallen = {"eigen-doel__totaal": "5", "norm__eigen-doel__totaal": "9"}
    agreed(handed_in(gemeente, an, getallen), bo)
    norm = Norm.objects.current().get()
    assert (norm.soort, norm.ambitie) == (NormSoort.AMBITIE, True)
    correctie = agreed(corrected(gemeente, an, {"norm__eigen-doel__totaal": "10"}), bo)
    assert Norm.objects.current().get().levering == correctie


def test_a_corrected_norm_keeps_its_kind(regio, an, bo):
    make_norm(
        800,
        2026,
        gebied=regio,
        indicator=make_indicator("banenafspraak"),
        soort=NormSoort.WETTELIJK,
    )
    agreed(handed_in(regio, an, {BANEN: "608", NORM: "900"}), bo)
    norm = Norm.objects.current().get()
    assert (norm.waarde, norm.soort) == (900, NormSoort.WETTELIJK)


@pytest.mark.parametrize("waarde", [950, 900])
def test_a_norm_that_was_delivered_meanwhile_is_not_overwritten(
    regio, an, bo, cas, waarde
):
    levering = handed_in(regio, an, {BANEN: "608", NORM: "900"})
    indicator = make_indicator("banenafspraak")
    imported(
        build_norm(waarde, 2026, gebied=regio, indicator=indicator, bron=make_bron()),
        door=cas,
    )
    assert f"Banenafspraak, norm voor eind 2026, naar {waarde}." in overtaken(
        levering, bo
    )
    assert not Cijfer.objects.current().exists()


def test_the_reason_of_a_correction_is_kept(huizen, an, bo):
    correctie = agreed(
        corrected(huizen, an, {BESCHUT: "63"}, reden="Dubbel geteld."), bo
    )
    assert correctie.reden == "Dubbel geteld."
    assert Opgave.read(huizen, K3).velden[REDEN] == Veld(uitleg="Dubbel geteld.")
