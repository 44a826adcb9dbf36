"""Make something happen on the site, at a moment of one's own."""

from banenafspraak.leveringen import hand_in, publish, withdraw
from banenafspraak.models import Cijfer, Levering, Norm
from tests.builders import build_cijfer, build_norm, make_gebruiker, moment

EEN, TWEE, DRIE, VIER = (
    moment("2026-11-20 12:00"),
    moment("2026-11-21 14:04"),
    moment("2026-11-22 09:30"),
    moment("2026-11-23 16:00"),
)


def deliver(rijen, op=EEN, *, reden="", gebied=None, vier_ogen=True, **velden):
    """Publish rows as one delivery at `op`; gives the delivery."""
    rijen = rijen if isinstance(rijen, list) else [rijen]
    levering = Levering(gebied=gebied or rijen[0].gebied, reden=reden, **velden)
    if vier_ogen:
        levering.ingediend_door = make_gebruiker()
    hand_in(levering, rijen)
    publish(levering, moment=op, door=make_gebruiker() if vier_ogen else None)
    return levering


def take_away(rijen, op, reden="", gebied=None):
    """Withdraw the current rows; gives the delivery that did it."""
    rijen = rijen if isinstance(rijen, list) else [rijen]
    levering = Levering.objects.create(
        gebied=gebied or rijen[0].gebied,
        reden=reden,
        status=Levering.Status.VASTGESTELD,
        vastgesteld_op=op,
    )
    withdraw(rijen, levering, op)
    return levering


def figure(waarde, gebied, indicator, kwartaal="2020-K4", **velden):
    """A figure to deliver. None: not known."""
    if waarde is None:
        velden.setdefault("reden_onbekend", "nog niet bekend")
    return build_cijfer(waarde, kwartaal, gebied=gebied, indicator=indicator, **velden)


def norm(waarde, gebied, indicator, jaar=2020, **velden):
    """A norm to deliver."""
    return build_norm(waarde, jaar, gebied=gebied, indicator=indicator, **velden)


def current(model=Cijfer):
    """What stands on the site now."""
    return list(model.objects.current())


def current_norms():
    return current(Norm)
