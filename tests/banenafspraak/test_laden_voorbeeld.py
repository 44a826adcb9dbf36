"""Loading examples beside the real figures, and taking them away again."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from banenafspraak.laden.alles import load_all
from banenafspraak.laden.voorbeeld import NAAM
from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import (
    Cijfer,
    Dataversie,
    Levering,
    Norm,
    Onderdrukking,
)
from tests.builders import build_cijfer
from tests.ingeladen import loaded

pytestmark = pytest.mark.django_db

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


def examples(model=Cijfer):
    return model.objects.current().filter(voorbeeld=True)


@pytest.fixture(scope="module")
def geladen(django_db_setup, django_db_blocker):
    """Real figures and examples, loaded once into an empty database."""
    begin = timezone.now()
    with (
        django_db_blocker.unblock(),
        loaded(lambda: load_all(FIXTURES, met_voorbeeld=True)) as veranderd,
    ):
        assert veranderd
        yield begin


def test_examples_count_as_known_from_the_moment_of_loading(geladen):
    """Real figures of the first load count from the date of their source; these do not."""
    assert examples().count() > 20_000
    assert examples(Norm).count() > 5_000
    for model in (Cijfer, Norm):
        assert not examples(model).filter(bekend_vanaf__lt=geladen).exists()
    vroeger = Cijfer.objects.zoals_bekend_op(geladen.date().replace(year=2023))
    assert vroeger.exists()
    assert not vroeger.filter(voorbeeld=True).exists()


def test_examples_are_one_delivery_with_the_source_that_says_so(geladen):
    levering = Levering.objects.get(bestand=NAAM)
    assert (levering.status, levering.ingediend_als) == ("vastgesteld", "meegeleverd")
    assert set(examples().values_list("levering", flat=True)) == {levering.pk}
    bron = examples().first().bron
    assert set(examples().values_list("bron", flat=True)) == {bron.pk}
    assert bron.soort == "voorbeeld"
    assert "verzonnen" in bron.korte_titel


def test_small_counts_of_people_in_an_example_are_hidden_too(geladen):
    klein = examples().filter(
        indicator__code="beschut-werk", gebied__soort="gemeente", waarde__in=(1, 4)
    )
    assert klein.exists()
    assert not klein.filter(onderdrukking=Onderdrukking.GEEN).exists()
    groter = examples().filter(indicator__code="beschut-werk", waarde__gte=5)
    assert not groter.filter(onderdrukking=Onderdrukking.PRIMAIR).exists()
    mee = groter.filter(onderdrukking=Onderdrukking.SECUNDAIR)
    assert 0 < mee.count() < klein.count() / 4


def test_the_same_files_again_change_nothing(geladen):
    versie = Dataversie.objects.huidig()
    assert not load_all(FIXTURES, met_voorbeeld=True)
    assert Dataversie.objects.huidig() == versie


def test_without_examples_only_they_go(geladen):
    echt = Cijfer.objects.current().real().count()
    with transaction.atomic():
        assert load_all(FIXTURES, met_voorbeeld=False)
        assert not examples().exists()
        assert not examples(Norm).exists()
        assert Cijfer.objects.current().real().count() == echt
        assert not load_all(FIXTURES, met_voorbeeld=False)  # there are none to go
        # And back again: as they were.
        assert load_all(FIXTURES, met_voorbeeld=True)
        assert examples().count() > 20_000
        transaction.set_rollback(True)


def test_other_examples_replace_the_old_ones_and_leave_no_history(geladen, monkeypatch):
    from banenafspraak.laden import voorbeeld

    alle = voorbeeld.all_rows

    def anders(feiten):
        for rij in alle(feiten):
            if (rij.indicator, rij.gebied.code) == ("werkzaam", "AM12"):
                continue  # no example any more
            if (rij.indicator, rij.gebied.code) == ("werkzaam", "AM02"):
                rij = voorbeeld.Voorbeeldrij(
                    rij.indicator, rij.gebied, rij.moment, rij.waarde + 1, rij.deel
                )
            yield rij

    oud = examples().get(
        indicator__code="werkzaam", gebied__code="AM02", kwartaal="2020-K4"
    )
    with transaction.atomic():
        monkeypatch.setattr(voorbeeld, "all_rows", anders)
        monkeypatch.setattr(voorbeeld, "_fingerprint", lambda map_: "anders")
        assert load_all(FIXTURES, met_voorbeeld=True)
        assert (
            not examples()
            .filter(indicator__code="werkzaam", gebied__code="AM12")
            .exists()
        )
        nieuw = examples().get(
            indicator__code="werkzaam", gebied__code="AM02", kwartaal="2020-K4"
        )
        assert (nieuw.waarde, nieuw.vervangt_id) == (oud.waarde + 1, oud.pk)
        assert list(Cijfer.objects.history_of(nieuw)) == [nieuw]
        transaction.set_rollback(True)


def test_a_real_figure_is_no_correction_of_an_example(geladen):
    oud = examples().get(
        indicator__code="banenafspraak",
        gebied__code="AM02",
        kwartaal="2020-K4",
        uitsplitsing__code="totaal",
    )
    with transaction.atomic():
        rij = build_cijfer(
            1800, "2020-K4", gebied=oud.gebied, indicator=oud.indicator,
            uitsplitsing=oud.uitsplitsing,
        )  # fmt: skip
        levering = Levering(gebied=oud.gebied)
        verschil = hand_in(levering, [rij])
        publish(levering)
        assert (len(verschil.nieuw), len(verschil.gewijzigd)) == (1, 0)
        assert list(Cijfer.objects.history_of(rij)) == [rij]
        assert examples().filter(pk=oud.pk).exists()
        transaction.set_rollback(True)


# ---- the command -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("debug", "keuze", "met"),
    [
        (True, [], True),
        (False, [], False),
        (False, ["--met-voorbeeld"], True),
        (True, ["--zonder-voorbeeld"], False),
    ],
)
def test_examples_are_on_under_debug_and_off_in_production(
    settings, monkeypatch, debug, keuze, met
):
    settings.DEBUG = debug
    gevraagd = []

    def load(map_, vertel, *, met_voorbeeld):
        gevraagd.append(met_voorbeeld)
        return False

    monkeypatch.setattr("banenafspraak.management.commands.laad_cijfers.load_all", load)
    call_command("laad_cijfers", *keuze, verbosity=0)
    assert gevraagd == [met]


def test_both_choices_at_once_are_refused(capsys):
    with pytest.raises((CommandError, SystemExit)):
        call_command("laad_cijfers", "--met-voorbeeld", "--zonder-voorbeeld")


def test_the_command_counts_examples_apart(geladen, capsys, monkeypatch):
    monkeypatch.setattr(
        "banenafspraak.management.commands.laad_cijfers.load_all",
        lambda *args, **opties: True,
    )
    call_command("laad_cijfers", "--met-voorbeeld")
    uit = capsys.readouterr().out
    assert "Op de site staan nu 504 cijfers en 122 normen." in uit
    aantal = examples().count() + examples(Norm).count()
    assert f"er {aantal} voorbeeldcijfers. Die zijn verzonnen." in uit
