"""Two or more at the same moment: one wins, the others are told, nothing is lost.

Twenty rounds each, with threads that really run beside each other. In CI this runs on
SQLite and on PostgreSQL.
"""

import threading
import time

import pytest
from django.db import transaction

from banenafspraak.leveringen import Botsing, hand_in, publish
from banenafspraak.models import Cijfer, Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Conflict, Gezien, bewaar
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.tegelijk import at_once, shared_database
from tests.banenafspraak.opgave.werk import (
    ADVIEZEN,
    BESCHUT,
    K3,
    agreed,
    ask,
    figure_of,
    fresh,
    handed_in,
    imported,
    saved,
)
from tests.builders import (
    build_cijfer,
    make_bron,
    make_gebruiker,
    make_gemeente,
    make_indicator,
)

pytestmark = pytest.mark.django_db(transaction=True)

RONDES = 20
Status = Levering.Status
GOED = {BESCHUT: "62", ADVIEZEN: "7"}


@pytest.fixture(autouse=True)
def gedeeld(transactional_db, tmp_path):
    with shared_database(tmp_path / "gedeeld.sqlite3"):
        yield


@pytest.fixture
def mensen():
    return [make_gebruiker() for _ in range(5)]


def gemeenten():
    """One for each round, that owes two figures."""
    for ronde in range(RONDES):
        gemeente = make_gemeente(f"Gemeente {ronde}")
        ask(gemeente)
        ask(gemeente, "adviezen-beschut-werk")
        yield gemeente


def save_as(gemeente, wie, velden, gezien):
    return lambda: bewaar(gemeente, K3, wie, velden, gezien)


def split(uitkomsten, *verloren):
    """Who won; everybody else lost in one of these ways, and in no other."""
    gewonnen = [u for u in uitkomsten if not isinstance(u, verloren)]
    assert not [u for u in gewonnen if isinstance(u, Exception)], gewonnen
    return gewonnen


def test_of_those_who_save_at_once_one_wins(mensen):
    for gemeente in gemeenten():
        saved(gemeente, mensen[0], GOED)
        gezien = Gezien.of(Opgave.read(gemeente, K3))
        uitkomsten = at_once(
            *(
                save_as(gemeente, wie, {BESCHUT: Veld(str(100 + n))}, gezien)
                for n, wie in enumerate(mensen)
            )
        )
        (winnaar,) = split(uitkomsten, Conflict)
        plaats = uitkomsten.index(winnaar)
        nu = Opgave.read(gemeente, K3)
        assert nu.velden[BESCHUT] == Veld(str(100 + plaats))
        assert nu.levering.versie == 2
        assert nu.levering.gewijzigd_door == mensen[plaats]
        for n, conflict in enumerate(uitkomsten):
            if n != plaats:
                (paar,) = conflict.botsend
                assert (paar.was, paar.ander) == (Veld("62"), Veld(str(100 + plaats)))
                assert paar.uw == Veld(str(100 + n))
                assert conflict.wie[BESCHUT][0] == mensen[plaats]


def test_of_those_who_begin_at_once_one_wins(mensen):
    for gemeente in gemeenten():
        uitkomsten = at_once(
            *(
                save_as(gemeente, wie, {BESCHUT: Veld(str(n))}, Gezien())
                for n, wie in enumerate(mensen)
            )
        )
        (winnaar,) = split(uitkomsten, Conflict)
        assert Levering.objects.filter(gebied=gemeente).count() == 1
        plaats = uitkomsten.index(winnaar)
        assert Opgave.read(gemeente, K3).velden[BESCHUT] == Veld(str(plaats))


def test_two_who_begin_with_different_fields_lose_nothing(mensen):
    een, twee = {BESCHUT: Veld("62")}, {ADVIEZEN: Veld("7")}
    for gemeente in gemeenten():
        uitkomsten = at_once(
            save_as(gemeente, mensen[0], een, Gezien()),
            save_as(gemeente, mensen[1], twee, Gezien()),
        )
        (conflict,) = [u for u in uitkomsten if isinstance(u, Conflict)]
        assert conflict.botsend == ()
        samen = conflict.samengevoegd.velden
        assert (samen[BESCHUT], samen[ADVIEZEN]) == (Veld("62"), Veld("7"))
        levering = conflict.levering
        gezien = Gezien(levering.pk, levering.versie, Opgave.read(gemeente, K3).velden)
        assert bewaar(gemeente, K3, mensen[2], samen, gezien).versie == 2


def test_of_those_who_agree_at_once_one_wins(mensen):
    an, *anderen = mensen
    for gemeente in gemeenten():
        levering = handed_in(gemeente, an, GOED)
        uitkomsten = at_once(
            *(
                lambda wie=wie, lev=levering: stappen.akkoord(lev, wie, lev.versie)
                for wie in anderen
            )
        )
        (winnaar,) = split(uitkomsten, Botsing)
        wie = anderen[uitkomsten.index(winnaar)]
        assert fresh(levering).vastgesteld_door == wie
        assert all(
            "al akkoord op deze opgave" in str(u)
            for u in uitkomsten
            if u is not winnaar
        )
        assert Cijfer.objects.current().filter(gebied=gemeente).count() == 2


def test_agreeing_and_sending_back_at_once(mensen):
    an, bo, cas, *_ = mensen
    for gemeente in gemeenten():
        levering = handed_in(gemeente, an, GOED)
        v = levering.versie
        uitkomsten = at_once(
            lambda lev=levering, v=v: stappen.akkoord(lev, bo, v),
            lambda lev=levering, v=v: stappen.stuur_terug(lev, cas, v, "Nee."),
            lambda lev=levering, v=v: stappen.trek_in(lev, an, v),
        )
        assert len(split(uitkomsten, Botsing)) == 1
        op_site = Cijfer.objects.filter(gebied=gemeente)
        won = next(n for n, u in enumerate(uitkomsten) if not isinstance(u, Botsing))
        status = [Status.VASTGESTELD, Status.TERUGGESTUURD, Status.INGETROKKEN][won]
        assert fresh(levering).status == status
        assert op_site.count() == (2 if status == Status.VASTGESTELD else 0)


def test_handing_in_and_saving_at_once(mensen):
    an, bo, *_ = mensen
    for gemeente in gemeenten():
        levering = saved(gemeente, an, GOED)
        gezien = Gezien.of(Opgave.read(gemeente, K3))
        ingediend, bewaard = at_once(
            lambda lev=levering: stappen.indienen(lev, an, lev.versie),
            save_as(gemeente, bo, {BESCHUT: Veld("63")}, gezien),
        )
        assert isinstance(ingediend, Botsing) != isinstance(bewaard, Botsing)
        nu = Opgave.read(gemeente, K3)
        if isinstance(bewaard, Botsing):
            assert (nu.status, nu.velden[BESCHUT]) == (Status.INGEDIEND, Veld("62"))
            assert {int(r.waarde) for r in ingediend.cijfers.all()} == {62, 7}
        else:
            assert (nu.status, nu.velden[BESCHUT]) == (Status.CONCEPT, Veld("63"))
            assert not Cijfer.objects.filter(gebied=gemeente).exists()


def test_corrections_begun_at_once_are_one(mensen):
    an, bo, *anderen = mensen
    for gemeente in gemeenten():
        agreed(handed_in(gemeente, an, GOED), bo)
        uitkomsten = at_once(
            *(
                lambda wie=wie, gemeente=gemeente: stappen.corrigeer(gemeente, K3, wie)
                for wie in anderen
            )
        )
        assert len({levering.pk for levering in split(uitkomsten)}) == 1
        assert uitkomsten[0].invoer.count() == 2


def test_a_correction_and_a_file_with_the_same_figures_agreed_at_once(mensen):
    """Each holds the same two figures, in another order."""
    an, bo, *_ = mensen
    for gemeente in gemeenten():
        levering = handed_in(gemeente, an, GOED)
        ander = Levering(gebied=gemeente)
        hand_in(
            ander,
            [
                figure_of(gemeente, 8, "adviezen-beschut-werk"),
                figure_of(gemeente, 70),
            ],
        )
        uitkomsten = at_once(
            lambda lev=levering: stappen.akkoord(lev, bo, lev.versie),
            lambda ander=ander: publish(ander),
        )
        verloren = [u for u in uitkomsten if u is not None and isinstance(u, Exception)]
        assert [type(u) for u in verloren] == [Botsing]
        waarden = {
            int(r.waarde) for r in Cijfer.objects.current().filter(gebied=gemeente)
        }
        assert waarden in ({62, 7}, {70, 8})


def test_a_correction_and_a_file_handed_in_at_once(mensen):
    an, bo, *_ = mensen
    for gemeente in gemeenten():
        agreed(handed_in(gemeente, an, GOED), bo)
        levering = stappen.corrigeer(gemeente, K3, an)
        levering = saved(
            gemeente,
            an,
            {BESCHUT: "63", ADVIEZEN: "9", "reden": Veld(uitleg="Anders geteld.")},
        )
        rijen = [
            figure_of(gemeente, 8, "adviezen-beschut-werk"),
            figure_of(gemeente, 70),
        ]
        uitkomsten = at_once(
            lambda lev=levering: stappen.indienen(lev, an, lev.versie),
            lambda rijen=rijen: imported(*rijen),
        )
        verloren = [u for u in uitkomsten if isinstance(u, Exception)]
        assert [u for u in verloren if not isinstance(u, Botsing)] == []
        wachtend = Cijfer.objects.filter(gebied=gemeente, bekend_vanaf=None)
        assert wachtend.count() in (0, 2)
        assert Cijfer.objects.current().filter(gebied=gemeente).count() == 2


def test_who_is_just_handing_in_is_waited_for():
    """Also when the other holds the same figures in another order."""
    gebied = make_gemeente()
    plek = {"gebied": gebied, "indicator": make_indicator(), "bron": make_bron()}

    def rows(waarde, *kwartalen):
        return [build_cijfer(waarde, kwartaal, **plek) for kwartaal in kwartalen]

    imported(*rows(1, "2020-K3", "2020-K4"))
    bezig = threading.Event()

    def first():
        with transaction.atomic():
            hand_in(Levering(gebied=gebied), rows(2, "2020-K3", "2020-K4"))
            bezig.set()
            time.sleep(0.5)  # the other one is waiting meanwhile

    def second():
        bezig.wait()
        hand_in(Levering(gebied=gebied), rows(3, "2020-K4", "2020-K3"))

    eerste, tweede = at_once(first, second)
    assert eerste is None
    assert isinstance(tweede, Botsing), repr(tweede)
    wachtend = Cijfer.objects.filter(bekend_vanaf=None)
    assert {int(rij.waarde) for rij in wachtend} == {2}
