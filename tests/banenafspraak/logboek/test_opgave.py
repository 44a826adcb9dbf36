"""The life of an opgave, as the log tells it: who did what, with old and new."""

import pytest

from banenafspraak.models import Actie, Cijfer, Invoer, Levering
from tests.banenafspraak.logboek.hulp import changed, lines
from tests.banenafspraak.opgave.test_beslissen import decide, hand_in
from tests.banenafspraak.opgave.wereld import make_wereld
from tests.builders import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld():
    return make_wereld()


def told(regels, *acties) -> list[tuple]:
    """What was done, and the account that did it."""
    return [(r.actie, r.wie_pk) for r in regels if r.actie in acties]


def test_from_typing_to_the_site(client, wereld):
    sam, els = wereld.mensen.sam, wereld.mensen.els
    levering = hand_in(client, wereld)
    log_in(client, els)
    decide(client, "akkoord")
    assert told(lines(levering), Actie.INGEDIEND, Actie.AKKOORD) == [
        (Actie.INGEDIEND, sam.pk),
        (Actie.AKKOORD, els.pk),
    ]
    cijfer = Cijfer.objects.get(levering=levering, indicator__code="beschut-werk")
    assert [(r.actie, r.wie_pk) for r in lines(cijfer)] == [
        (Actie.INGEDIEND, sam.pk),
        (Actie.AKKOORD, els.pk),
    ]
    assert changed(lines(cijfer)[0])["waarde"] == (None, "7")
    assert lines(Invoer.objects.first())[0].wie_pk == sam.pk
    assert {r.herkomst for r in lines(levering)} == {"127.0.0.1"}


def test_sent_back_with_the_reason(client, wereld):
    levering = hand_in(client, wereld)
    cijfer = Cijfer.objects.filter(levering=levering).first()
    log_in(client, wereld.mensen.els)
    decide(client, "terug", reden="Kijk naar rij 3.")
    regel = lines(levering)[-1]
    assert told([regel], Actie.TERUGGESTUURD) == [
        (Actie.TERUGGESTUURD, wereld.mensen.els.pk)
    ]
    assert changed(regel)["waarom teruggestuurd"] == (None, "Kijk naar rij 3.")
    assert lines(cijfer)[-1].actie == Actie.INGETROKKEN


def test_who_may_not_agree_leaves_no_line(client, wereld):
    levering = hand_in(client, wereld)
    eerst = len(lines(levering))
    decide(client, "akkoord")
    assert len(lines(levering)) == eerst
    assert Levering.objects.get().status == Levering.Status.INGEDIEND
