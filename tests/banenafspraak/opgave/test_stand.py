"""The state of an area and a quarter, held to a slow second calculation."""

import random

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Inleverdatum, Levering, Uitvraag
from banenafspraak.opgave import stappen
from banenafspraak.opgave.stand import Staat, Stap, read_standen, stand_of
from tests.builders import (
    dag,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_levering,
    make_uitvraag,
)

Status = Levering.Status
K3 = Kwartaal(2026, 3)
VANDAAG = dag("2026-11-26")
KWARTALEN = [Kwartaal(2026, 3), Kwartaal(2026, 2), Kwartaal(2026, 1), Kwartaal(2025, 4)]


def state(*stappen_, uiterlijk="2026-11-30"):
    """The state after these deliveries: (status, corrigeert) or a status."""
    rijen = [s if isinstance(s, tuple) else (s, None) for s in stappen_]
    gedaan = [Stap(n, status, oud) for n, (status, oud) in enumerate(rijen, 1)]
    return stand_of(None, K3, dag(uiterlijk), gedaan)


# ---- pure --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gedaan", "staat", "correctie"),
    [
        ([], Staat.NIET_BEGONNEN, None),
        (["concept"], Staat.CONCEPT, None),
        (["ingediend"], Staat.INGEDIEND, None),
        (["teruggestuurd"], Staat.TERUGGESTUURD, None),
        (["vastgesteld"], Staat.AKKOORD, None),
        (["vastgesteld", ("vastgesteld", 1)], Staat.GECORRIGEERD, None),
        (["vastgesteld", ("concept", 1)], Staat.AKKOORD, Staat.CONCEPT),
        (["vastgesteld", ("ingediend", 1)], Staat.AKKOORD, Staat.INGEDIEND),
        (
            ["vastgesteld", ("vastgesteld", 1), ("teruggestuurd", 2)],
            Staat.GECORRIGEERD,
            Staat.TERUGGESTUURD,
        ),
    ],
)
def test_state_follows_from_the_deliveries(gedaan, staat, correctie):
    stand = state(*gedaan)
    assert (stand.staat, stand.correctie) == (staat, correctie)


@pytest.mark.parametrize(
    ("gedaan", "uiterlijk", "tekst"),
    [
        ([], "2026-11-26", ""),
        ([], "2026-11-25", "1 dag te laat"),
        ([], "2026-11-13", "13 dagen te laat"),
        (["concept"], "2026-11-12", "2 weken te laat"),
        (["teruggestuurd"], "2026-09-01", "12 weken te laat"),
        (["ingediend"], "2026-09-01", ""),
        (["vastgesteld"], "2026-09-01", ""),
        (["vastgesteld", ("concept", 1)], "2026-09-01", ""),
    ],
)
def test_only_what_was_never_handed_in_is_late(gedaan, uiterlijk, tekst):
    assert state(*gedaan, uiterlijk=uiterlijk).te_laat(VANDAAG) == tekst


# ---- read --------------------------------------------------------------------------


@pytest.mark.django_db
def test_taken_back_falls_back_to_the_state_before():
    gemeente = make_gemeente()
    make_uitvraag(gemeente)
    levering = make_levering(gemeente, kwartaal=K3, status=Status.CONCEPT)

    def staat():
        return read_standen([gemeente], VANDAAG).get(gemeente, K3).staat

    assert staat() is Staat.CONCEPT
    stappen.gooi_weg(levering, make_gebruiker(), levering.versie)
    assert staat() is Staat.NIET_BEGONNEN


@pytest.mark.django_db
def test_no_state_where_nothing_is_asked():
    gevraagd, niet, geeindigd = make_gemeente(), make_gemeente(), make_gemeente()
    weg = make_gemeente(geldig_tot=dag("2026-09-01"))
    jaarlijks = make_gemeente()
    make_uitvraag(gevraagd)
    make_uitvraag(geeindigd, van="2026-K1", tot="2026-K2")
    make_uitvraag(weg)
    make_uitvraag(jaarlijks, make_indicator("uitstroom", frequentie="jaar"))
    Uitvraag.objects.create(gebied=niet, indicator=make_indicator(), van=K3)
    make_levering(niet, kwartaal=K3)
    standen = read_standen([gevraagd, niet, geeindigd, weg, jaarlijks], VANDAAG)
    assert standen.get(gevraagd, K3)
    assert [s.gebied for s in standen if s.kwartaal == K3] == [gevraagd]


@pytest.mark.django_db
def test_quarters_run_from_the_first_that_is_asked_to_the_last_that_ended():
    gemeente = make_gemeente()
    make_uitvraag(gemeente, van="2026-K1")
    assert list(read_standen([gemeente], VANDAAG).kwartalen) == KWARTALEN[:3]
    assert read_standen([gemeente], dag("2026-09-30")).kwartalen[0] == KWARTALEN[1]
    assert read_standen([gemeente], dag("2026-10-01")).kwartalen[0] == KWARTALEN[0]
    assert read_standen([gemeente], dag("2026-03-31")).kwartalen == ()


@pytest.mark.django_db
def test_at_most_four_quarters_and_the_older_ones_on_request():
    gemeente = make_gemeente()
    make_uitvraag(gemeente, van="2025-K2")
    standen = read_standen([gemeente], VANDAAG)
    assert list(standen.kwartalen) == KWARTALEN
    assert standen.ouder == Kwartaal(2025, 3)
    ouder = read_standen([gemeente], VANDAAG, tot_en_met=standen.ouder)
    assert ouder.kwartalen == (Kwartaal(2025, 3), Kwartaal(2025, 2))
    assert ouder.ouder is None
    assert len(read_standen([gemeente], VANDAAG, aantal=None).kwartalen) == 6


@pytest.mark.django_db
def test_another_last_day_counts():
    gemeente = make_gemeente()
    make_uitvraag(gemeente)
    Inleverdatum.objects.create(kwartaal=K3, uiterlijk=dag("2026-11-25"))
    stand = read_standen([gemeente], VANDAAG).get(gemeente, K3)
    assert stand.te_laat(VANDAAG) == "1 dag te laat"


def slow_states(gebieden, kwartalen):
    """Cell by cell, delivery by delivery: what happened, in the order it happened."""
    uitkomst = {}
    for gebied in gebieden:
        for kwartaal in kwartalen:
            gevraagd = Uitvraag.objects.asked_in(kwartaal).filter(gebied=gebied)
            if not gevraagd.exists():
                continue
            op_de_site, bezig = "", ""
            leveringen = Levering.objects.filter(gebied=gebied, kwartaal=kwartaal)
            for levering in leveringen.order_by("pk"):
                if levering.status == Status.INGETROKKEN:
                    continue
                if levering.status == Status.VASTGESTELD:
                    corrigeert = levering.corrigeert_id or op_de_site == "gecorrigeerd"
                    op_de_site = "gecorrigeerd" if corrigeert else "akkoord"
                else:
                    bezig = levering.get_status_display()
            uitkomst[gebied.pk, kwartaal] = (
                (op_de_site, bezig) if op_de_site else (bezig or "niet begonnen", "")
            )
    return uitkomst


@pytest.mark.django_db
@pytest.mark.parametrize("zaad", range(5))
def test_the_reader_agrees_with_a_slow_calculation(zaad):
    kies = random.Random(zaad)
    gebieden = [make_gemeente() for _ in range(8)]
    indicatoren = [
        make_indicator(),
        make_indicator("uitstroom", frequentie="jaar"),
        make_indicator("beschut-werk"),
    ]
    for gebied in gebieden:
        for indicator in kies.sample(indicatoren, kies.randint(0, 3)):
            van = kies.choice(["2025-K3", "2025-K4", "2026-K2"])
            tot = kies.choice([None, None, "2026-K2", "2026-K3"])
            make_uitvraag(gebied, indicator, van=van, tot=tot)
        for kwartaal in KWARTALEN:
            make_history(kies, gebied, kwartaal)
    standen = read_standen(gebieden, VANDAAG)
    gelezen = {
        (s.gebied.pk, s.kwartaal): (str(s.staat), str(s.correctie or ""))
        for s in standen
    }
    assert gelezen == slow_states(gebieden, standen.kwartalen)


def make_history(kies, gebied, kwartaal):
    eerste = None
    for _ in range(kies.randint(0, 3)):
        status = kies.choice([Status.VASTGESTELD, Status.INGETROKKEN])
        gemaakt = make_levering(
            gebied, kwartaal=kwartaal, status=status, corrigeert=eerste
        )
        if status == Status.VASTGESTELD:
            eerste = gemaakt
    if kies.random() < 0.5:
        status = kies.choice(Levering.OPEN)
        make_levering(gebied, kwartaal=kwartaal, status=status, corrigeert=eerste)


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 12])
def test_two_queries_for_one_gemeente_and_for_many(django_assert_num_queries, aantal):
    gebieden = [make_gemeente() for _ in range(aantal)]
    for gebied in gebieden:
        make_uitvraag(gebied, van="2025-K1")
        for kwartaal in KWARTALEN:
            make_levering(gebied, kwartaal=kwartaal)
    with django_assert_num_queries(2):
        read_standen(gebieden, VANDAAG)
    with django_assert_num_queries(1):
        read_standen(gebieden, VANDAAG, met_inleverdata=False)
