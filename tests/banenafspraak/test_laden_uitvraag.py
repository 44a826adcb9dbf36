"""What areas owe on a new site: one file, loaded once, by `start` only."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.laden.bestanden import Laadfout
from banenafspraak.laden.uitvraag import load_uitvraag
from banenafspraak.management.commands import start
from banenafspraak.models import Indicator, Uitvraag
from regio.models import Soort
from tests.builders import (
    dag,
    make_gemeente,
    make_indicator,
    make_land,
    make_regio,
    make_uitsplitsing,
    make_uitvraag,
)

pytestmark = pytest.mark.django_db

KOP = "soort,indicator,onderdelen,van,met_norm\n"
K3 = Kwartaal.lees("2026-K3")


@pytest.fixture
def gebieden():
    make_land()
    regio = make_regio()
    make_gemeente("Huizen", regio=regio)
    make_gemeente("Naarden", regio=regio, geldig_tot=dag("2016-01-01"))
    make_gemeente("Morgen", regio=regio, geldig_van=dag("2026-10-01"))
    beschut = make_indicator("beschut-werk")
    beschut.uitsplitsingen.add(make_uitsplitsing("markt"))
    make_uitsplitsing("wajong")


@pytest.fixture
def bestand(tmp_path):
    def write(*rijen):
        pad = tmp_path / "uitvraag.csv"
        pad.write_text(KOP + "\n".join(rijen) + "\n", "utf-8")
        return pad

    return write


GOED = "gemeente,beschut-werk,totaal markt,2026-K3,ja"


def test_areas_of_the_soort_that_exist_then_are_asked(gebieden, bestand):
    assert load_uitvraag(bestand(GOED))
    uitvraag = Uitvraag.objects.get()
    assert str(uitvraag.gebied) == "Huizen"
    assert (uitvraag.van, uitvraag.tot, uitvraag.met_norm) == (K3, None, True)
    assert {d.code for d in uitvraag.onderdelen.all()} == {"totaal", "markt"}


def test_it_tells_how_many_areas(gebieden, bestand):
    verteld = []
    rij = "arbeidsmarktregio,beschut-werk,totaal,2026-K3,"
    load_uitvraag(bestand(GOED, rij), verteld.append)
    assert verteld == ["  uitvraag.csv: 2 gebieden leveren voortaan cijfers"]


def test_what_a_beheerder_made_of_it_stays(gebieden, bestand):
    anders = make_uitvraag(make_gemeente(), make_indicator("beschut-werk"))
    assert not load_uitvraag(bestand(GOED))
    assert list(Uitvraag.objects.all()) == [anders]


def test_a_second_time_costs_one_question(
    gebieden, bestand, django_assert_num_queries, tmp_path
):
    load_uitvraag(bestand(GOED))
    with django_assert_num_queries(1):
        assert not load_uitvraag(tmp_path / "is er niet")


@pytest.mark.parametrize(
    ("rij", "melding"),
    [
        ("dorp,beschut-werk,totaal,2026-K3,", "rij 3, kolom soort (‘dorp’): kies uit:"),
        ("land,beschut-werk,totaal,2026-K3,", "bestaat niet voor deze soort gebied"),
        ("gemeente,onzin,totaal,2026-K3,", "kolom indicator (‘onzin’): deze code"),
        ("gemeente,,totaal,2026-K3,", "deze cel mag niet leeg zijn"),
        (
            "arbeidsmarktregio,beschut-werk,,2026-K3,",
            "onderdelen (‘’): noem er ten minste",
        ),
        (
            "arbeidsmarktregio,beschut-werk,wajong,2026-K3,",
            "wajong hoort niet bij Beschut werk",
        ),
        (
            "arbeidsmarktregio,beschut-werk,markt markt,2026-K3,",
            "hier staat iets dubbel",
        ),
        ("arbeidsmarktregio,beschut-werk,totaal,2026-K5,", "'2026-K5' is geen"),
        ("arbeidsmarktregio,beschut-werk,totaal,,", "kolom van (‘’)"),
        (
            "arbeidsmarktregio,beschut-werk,totaal,2026-K3,1",
            "met_norm (‘1’): schrijf ja of",
        ),
        (GOED, "deze staat ook in uitvraag.csv, rij 2"),
    ],
)
def test_a_broken_row_is_named_and_nothing_is_asked(gebieden, bestand, rij, melding):
    with pytest.raises(Laadfout) as fout:
        load_uitvraag(bestand(GOED, rij))
    assert melding in str(fout.value)
    assert not Uitvraag.objects.exists()


def test_a_missing_column_is_named(gebieden, tmp_path):
    pad = tmp_path / "uitvraag.csv"
    pad.write_text("soort,indicator\n")
    with pytest.raises(Laadfout, match="deze kolommen ontbreken: met_norm"):
        load_uitvraag(pad)


# ---- the shipped file ------------------------------------------------------------


@pytest.fixture
def geladen(settings):
    settings.DEBUG = True  # without it, start gathers static files too
    call_command("laad_cijfers", verbosity=0, voorbeeld=False)


def test_only_start_loads_it(geladen, monkeypatch):
    assert not Uitvraag.objects.exists()
    opdracht = start.Command()
    opdracht.prepare(voorbeeld=False)
    _asks_what_each_soort_owes()
    monkeypatch.setattr(start, "UITVRAAG", start.UITVRAAG.with_name("is-er-niet.csv"))
    opdracht.prepare(voorbeeld=False)  # a warm start does not even look at the file


def _asks_what_each_soort_owes():
    rijen = Uitvraag.objects.select_related("gebied", "indicator")
    assert {rij.van for rij in rijen} == {K3}
    per_soort = Counter(gebied for gebied in {rij.gebied for rij in rijen})
    soorten = Counter(gebied.soort for gebied in per_soort)
    assert soorten == {Soort.GEMEENTE: 342, Soort.REGIO: 35, Soort.LAND: 1}
    for rij in rijen:
        assert rij.gebied.soort in rij.indicator.niveaus
    assert {r.gebied.soort for r in rijen if r.met_norm} == {Soort.REGIO}
    jaarlijks = {
        r.indicator.code
        for r in rijen
        if r.indicator.frequentie == Indicator.Frequentie.JAAR
    }
    assert jaarlijks == {
        "werkgever",
        "uitstroom",
        "contracten",
        "participatiebanen",
        "werkzaam-deel",
        "banenafspraak-officieel",
        "baan-na-advies",
    }


def test_a_broken_file_stops_start_with_a_sentence(geladen, bestand, monkeypatch):
    monkeypatch.setattr(start, "UITVRAAG", bestand("dorp,banen,totaal,2026-K3,"))
    with pytest.raises(CommandError, match="rij 2, kolom soort"):
        start.Command().prepare(voorbeeld=False)
