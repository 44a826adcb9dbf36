"""The rules of the ledger, held by the database itself and told in Dutch."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from banenafspraak.models import (
    BanenafspraakNorm,
    BeschutWerkQuotum,
    Bron,
    Cijfer,
    Definitie,
    Doelgroeptelling,
    Indicator,
    Kanttekening,
    Levering,
    Maatregel,
    Norm,
    NormSoort,
    Raadsstuk,
    Waarneming,
)
from tests.builders import (
    BEKEND,
    build_cijfer,
    build_norm,
    make_bron,
    make_cijfer,
    make_definitie,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_kanttekening,
    make_levering,
    make_norm,
    make_uitsplitsing,
    moment,
)
from tests.weigering import complaints, refused_by_the_database

pytestmark = pytest.mark.django_db


@pytest.fixture
def plek():
    """One place in the cube: the same indicator, area and part every time."""
    return {
        "indicator": make_indicator(),
        "gebied": make_gemeente(),
        "uitsplitsing": make_uitsplitsing(),
        "bron": make_bron(),
        "levering": make_levering(),
    }


MODELLEN = [
    Bron,
    Cijfer,
    Definitie,
    Indicator,
    Kanttekening,
    Levering,
    Maatregel,
    Norm,
    Raadsstuk,
]


@pytest.mark.parametrize("model", MODELLEN)
def test_every_constraint_has_a_message_of_its_own(model):
    zonder = [
        regel.name
        for regel in model._meta.constraints
        if regel.violation_error_message == regel.default_violation_error_message
    ]
    assert zonder == []


# ---- value or reason -------------------------------------------------------------


@pytest.mark.parametrize("build", [build_cijfer, build_norm])
@pytest.mark.parametrize(("waarde", "reden"), [(90, "nog niet bekend"), (None, "")])
def test_value_xor_reason(plek, build, waarde, reden):
    rij = build(waarde, reden_onbekend=reden, **plek)
    assert "Niet allebei" in complaints(rij)
    assert refused_by_the_database(rij.save)


@pytest.mark.parametrize("build", [build_cijfer, build_norm])
@pytest.mark.parametrize(("waarde", "reden"), [(0, ""), (None, "niet aangeleverd")])
def test_zero_is_a_value_and_a_reason_is_enough(plek, build, waarde, reden):
    rij = build(waarde, reden_onbekend=reden, **plek)
    assert complaints(rij) == ""
    rij.save()


# ---- one current row per key -----------------------------------------------------


def test_one_current_figure_per_key(plek):
    make_cijfer(90, **plek)
    tweede = build_cijfer(91, bekend_vanaf=BEKEND, **plek)
    assert "Er is al een cijfer voor dit kwartaal" in complaints(tweede)
    assert refused_by_the_database(tweede.save)


def test_one_current_flow_per_period(plek):
    make_cijfer(90, vanaf="2020-K1", **plek)
    tweede = build_cijfer(91, vanaf="2020-K1", bekend_vanaf=BEKEND, **plek)
    assert "Er is al een cijfer voor deze periode" in complaints(tweede)
    assert refused_by_the_database(tweede.save)


def test_flows_with_another_beginning_stand_beside_each_other(plek):
    make_cijfer(90, **plek)
    make_cijfer(91, vanaf="2020-K1", **plek)
    make_cijfer(92, vanaf="2019-K1", **plek)
    assert Cijfer.objects.current().count() == 3


def test_one_current_norm_per_key(plek):
    make_norm(120, **plek)
    tweede = build_norm(121, bekend_vanaf=BEKEND, **plek)
    assert "Er is al een norm voor dit jaar" in complaints(tweede)
    assert refused_by_the_database(tweede.save)


def test_an_ambition_stands_beside_a_norm(plek):
    make_norm(120, soort=NormSoort.RICHTLIJN, **plek)
    make_norm(150, soort=NormSoort.AMBITIE, **plek)
    assert Norm.objects.current().count() == 2


def test_norms_of_two_kinds_do_not(plek):
    make_norm(120, soort=NormSoort.RICHTLIJN, **plek)
    tweede = build_norm(121, soort=NormSoort.WETTELIJK, bekend_vanaf=BEKEND, **plek)
    assert refused_by_the_database(tweede.save)


def test_an_example_does_not_stand_in_the_way_of_a_real_figure(plek):
    make_cijfer(90, voorbeeld=True, **plek)
    make_cijfer(91, **plek)
    assert Cijfer.objects.current().real().get().waarde == 91
    assert refused_by_the_database(lambda: make_cijfer(92, voorbeeld=True, **plek))


def test_concepts_and_closed_rows_are_not_current(plek):
    make_cijfer(90, bekend_tot=moment("2022-01-01 00:00"), **plek)
    make_cijfer(91, bekend_vanaf=None, **plek)
    make_cijfer(92, bekend_vanaf=None, **plek)
    make_cijfer(93, **plek)
    assert Cijfer.objects.current().get().waarde == 93


# ---- corrections -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "build"), [(make_cijfer, build_cijfer), (make_norm, build_norm)]
)
def test_second_correction_of_the_same_row_is_refused(plek, make, build):
    oud = make(90, **plek)
    make(91, vervangt=oud, bekend_vanaf=None, **plek)
    tweede = build(92, vervangt=oud, **plek)
    assert "bestaat al" in complaints(tweede)
    assert refused_by_the_database(tweede.save)


@pytest.mark.parametrize("make", [make_cijfer, make_norm])
def test_a_row_does_not_end_before_it_began(plek, make):
    rij = make(90, **plek)
    rij.bekend_tot = BEKEND
    assert "Een rij kan niet eindigen" in complaints(rij)
    assert refused_by_the_database(rij.save)


def test_nothing_that_figures_point_at_can_be_deleted(plek):
    make_cijfer(90, **plek)
    for obj in plek.values():
        with pytest.raises(models.ProtectedError), transaction.atomic():
            obj.delete()


# ---- other rules -----------------------------------------------------------------


def test_flow_does_not_begin_after_its_end(plek):
    rij = build_cijfer(90, "2020-K2", vanaf="2020-K3", **plek)
    assert "begint niet na het einde" in complaints(rij)
    assert refused_by_the_database(rij.save)


def test_norm_is_not_negative(plek):
    rij = build_norm(-1, **plek)
    assert "nooit kleiner dan nul" in complaints(rij)
    assert refused_by_the_database(rij.save)


def test_figure_may_be_negative(plek):
    assert make_cijfer(-830, **plek).waarde == -830


@pytest.mark.parametrize("jaar", [2011, 2036])
def test_norm_is_for_a_year_of_ours(plek, jaar):
    rij = build_norm(120, jaar, **plek)
    assert "2012 tot en met 2035" in complaints(rij)
    assert refused_by_the_database(rij.save)


def test_ambition_follows_the_kind(plek):
    rij = make_norm(120, soort=NormSoort.RICHTLIJN, **plek)
    anders = Norm.objects.filter(pk=rij.pk)
    assert refused_by_the_database(lambda: anders.update(ambitie=True))
    rij.soort = NormSoort.AMBITIE
    rij.save()
    assert rij.ambitie


def test_suppression_is_one_of_three(plek):
    rij = build_cijfer(90, onderdrukking="soms", **plek)
    assert "Kies of het cijfer openbaar is." in complaints(rij)
    assert refused_by_the_database(rij.save)


def test_people_come_whole(plek):
    plek["indicator"] = make_indicator("werkzaam", eenheid="personen")
    assert "Halve personen bestaan niet" in complaints(build_cijfer("14.6", **plek))
    assert complaints(build_cijfer("14.0", **plek)) == ""
    plek["indicator"] = make_indicator("werkgever", eenheid="banen")
    assert complaints(build_cijfer("14.6", **plek)) == ""


def test_norm_counts_in_its_own_unit(plek):
    plek["indicator"] = make_indicator(
        "beschut-werk",
        eenheid="personen",
        eenheid_norm="plekken",
        kanttekening_eenheid="personen, niet omgerekend",
    )
    assert complaints(build_norm("14.6", **plek)) == ""
    assert "Halve personen" in complaints(build_cijfer("14.6", **plek))


@pytest.mark.parametrize(
    ("datum", "soort"), [("2020-12-31", "onbekend"), (None, "dag"), (None, "jaar")]
)
def test_source_has_a_date_or_says_that_it_is_unknown(datum, soort):
    bron = make_bron()
    bron.datum, bron.datum_soort = datum, soort
    assert "kies ‘datum onbekend’" in complaints(bron)
    assert refused_by_the_database(bron.save)


def test_another_unit_for_the_norm_needs_a_note():
    indicator = make_indicator(eenheid="personen")
    indicator.eenheid_norm = "plekken"
    assert "Leg dat uit in de kanttekening" in complaints(indicator)
    assert refused_by_the_database(indicator.save)


def test_indicator_with_another_threshold_gives_a_reason():
    indicator = make_indicator("geteld")
    indicator.drempel = 10
    with pytest.raises(ValidationError, match="Schrijf op waarom"):
        indicator.clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        indicator.save()
    indicator.drempel_reden = "Een groep van 9 is hier nog te herkennen."
    indicator.full_clean()
    indicator.save()


def test_a_threshold_under_which_only_one_number_falls_hides_nothing():
    indicator = make_indicator("geteld", drempel=2)
    with pytest.raises(ValidationError, match="1 t/m 1"):
        indicator.clean()
    for drempel in (0, 1, 3):
        indicator.drempel = drempel
        indicator.clean()


def test_indicator_shares_no_norm_with_itself():
    indicator = make_indicator()
    indicator.norm_van = indicator
    assert "deelt geen norm met zichzelf" in complaints(indicator)
    assert refused_by_the_database(indicator.save)


@pytest.mark.parametrize("niveaus", [[], ["wijk"], "gemeente", {"gemeente": 1}])
def test_indicator_names_existing_levels(niveaus):
    indicator = make_indicator()
    indicator.niveaus = niveaus
    with pytest.raises(ValidationError) as fout:
        indicator.full_clean()
    assert list(fout.value.message_dict) == ["niveaus"]


def test_four_eyes():
    gebruiker, collega = make_gebruiker(), make_gebruiker()
    levering = make_levering(ingediend_door=gebruiker, vastgesteld_door=collega)
    levering.vastgesteld_door = gebruiker
    assert "Een ander moet meekijken" in complaints(levering)
    assert refused_by_the_database(levering.save)


def test_agreed_delivery_has_its_moment():
    levering = make_levering()
    levering.vastgesteld_op = None
    assert "Bij akkoord hoort een datum" in complaints(levering)
    assert refused_by_the_database(levering.save)


def test_one_current_definition_and_one_current_note():
    make_definitie()
    assert refused_by_the_database(make_definitie)
    noot = make_kanttekening(sleutel="noot")
    assert refused_by_the_database(lambda: make_kanttekening(sleutel="noot"))
    noot.pk, noot._state.adding = None, True
    assert "al een kanttekening met deze sleutel" in complaints(noot)


def test_note_does_not_end_before_it_begins():
    noot = make_kanttekening(van="2020-K4", tot="2020-K1")
    noot.refresh_from_db()
    assert "eindigt niet voor het begin" in complaints(noot)


# ---- proxies ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proxy", "make", "code"),
    [
        (BanenafspraakNorm, make_norm, "banenafspraak"),
        (BeschutWerkQuotum, make_norm, "beschut-werk"),
        (Doelgroeptelling, make_cijfer, "doelgroepregister"),
    ],
)
def test_proxy_holds_one_indicator(proxy, make, code):
    rij = make(indicator=make_indicator(code))
    make(indicator=make_indicator("buig"))
    assert list(proxy.objects.values_list("pk", flat=True)) == [rij.pk]
    assert proxy.objects.current().history_of(rij).count() == 1


def test_key_and_content_together_are_every_field_that_a_delivery_fills():
    """A field that is in neither would change without becoming a new version."""
    eigen = {
        "id",
        "bekend_vanaf",
        "bekend_tot",
        "vervangt_id",
        "levering_id",
        "ingetrokken_met_id",
        "voorbeeld",
        "onderdrukking",
        "drempel",
        "som_verborgen",
    }
    for model in Waarneming.__subclasses__():
        velden = {veld.attname for veld in model._meta.concrete_fields} - eigen
        assert velden == {*model.SLEUTEL, *model.INHOUD}
