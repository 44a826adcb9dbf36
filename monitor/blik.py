"""How the reader looks at the site: as known on which moment, and within which borders.

Both stand in the address (`?bekend_op=2021-06-30&grenzen=nu`). Every address that a page
makes carries them on (`monitor.adressen`), so that nobody falls back to the newest figures
without asking for it. What the choices do is decided where figures are read.
"""

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import wraps

from django.http import Http404, QueryDict
from django.utils import timezone

from banenafspraak import notatie
from banenafspraak.querysets import AMSTERDAM, einde_van_de_dag

BEKEND_OP = "bekend_op"
GRENZEN = "grenzen"
TOEN, NU = "toen", "nu"

_DAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z", re.ASCII
)
_JAREN = range(1900, 2100)


class OngeldigeBlik(ValueError):
    """The address asks for a day or for borders that do not exist; says so in Dutch."""


@dataclass(frozen=True, slots=True)
class Blik:
    """One way of looking.

    `bekend_op`: as it stands in the address, a day or a moment in UTC; "" for what is known
    now. `moment`: what that means, the end of a day in Europe/Amsterdam (ontwerp 3).
    `grenzen_van_nu`: borders of the newest published quarter, not those of the peildatum.
    """

    bekend_op: str = ""
    moment: datetime.datetime | None = None
    grenzen_van_nu: bool = False

    @classmethod
    def lees(cls, vraag: QueryDict) -> "Blik":
        """Read the choices of an address. Raises `OngeldigeBlik`."""
        bekend_op = vraag.get(BEKEND_OP, "").strip()
        grenzen = vraag.get(GRENZEN, "").strip() or TOEN
        if grenzen not in (TOEN, NU):
            raise OngeldigeBlik(
                f"De grenzen ‘{grenzen[:20]}’ kennen we niet. Kies toen of nu."
            )
        return cls(bekend_op, _read_moment(bekend_op), grenzen == NU)

    @property
    def keuzes(self) -> dict[str, str]:
        """What an address must carry on."""
        keuzes = {BEKEND_OP: self.bekend_op} if self.bekend_op else {}
        return keuzes | ({GRENZEN: NU} if self.grenzen_van_nu else {})

    @property
    def dag(self) -> datetime.date | None:
        """The day of the moment, in Amsterdam."""
        return self.moment and as_day(self.moment)

    @property
    def is_dag(self) -> bool:
        """Whether a whole day was asked for, not a moment of it."""
        return bool(_DAG.fullmatch(self.bekend_op))

    @property
    def vandaag(self) -> datetime.date:
        """The day from which the page is written: that of the moment, if it has been."""
        nu = timezone.localdate()
        return min(self.dag, nu) if self.dag else nu

    @property
    def komt_nog(self) -> bool:
        """Whether the moment has not been: what is known then may still change."""
        return self.moment is not None and self.moment > timezone.now()

    @property
    def wanneer(self) -> str:
        """`30 juni 2021`, or `22 november 2026, 14.04 uur`; "" for what is known now."""
        if self.moment is None:
            return ""
        dag = notatie.datum(self.dag)
        return dag if self.is_dag else f"{dag}, {clock(self.moment)}"

    def met_grenzen(self, van_nu: bool) -> "Blik":
        """The same moment within other borders."""
        return replace(self, grenzen_van_nu=van_nu)

    def op(self, bekend_op: str) -> "Blik":
        """The same borders at another moment; "" is what is known now."""
        return replace(self, bekend_op=bekend_op, moment=_read_moment(bekend_op))


def _read_moment(tekst: str) -> datetime.datetime | None:
    """The end of a day, or a moment in UTC. Raises `OngeldigeBlik`."""
    if not tekst:
        return None
    try:
        if _DAG.fullmatch(tekst):
            gevonden = einde_van_de_dag(datetime.date.fromisoformat(tekst))
        elif _MOMENT.fullmatch(tekst):
            gevonden = datetime.datetime.fromisoformat(tekst)
        else:
            raise ValueError
    except ValueError as fout:
        raise OngeldigeBlik(
            f"‘{tekst[:30]}’ is geen dag. Schrijf een dag zo: 2021-06-30. Dat is 30 juni 2021."
        ) from fout
    if gevonden.year not in _JAREN:
        raise OngeldigeBlik("Kies een dag tussen 1900 en 2100.")
    return gevonden


def as_moment(moment: datetime.datetime) -> str:
    """A moment as an address writes it: `2026-11-22T13:04:05.123456Z`."""
    utc = moment.astimezone(datetime.UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S.%f}Z"


def as_day(moment: datetime.datetime) -> datetime.date:
    """The day of a moment, in Amsterdam."""
    return moment.astimezone(AMSTERDAM).date()


def clock(moment: datetime.datetime) -> str:
    """`14.04 uur`, in Amsterdam."""
    plaatselijk = moment.astimezone(AMSTERDAM)
    return f"{plaatselijk.hour}.{plaatselijk.minute:02d} uur"


# ---- the look of this request ------------------------------------------------------------

_GEWOON = Blik()
_HUIDIGE: ContextVar[Blik] = ContextVar("blik", default=_GEWOON)


def current() -> Blik:
    """The look of the page that is being made."""
    return _HUIDIGE.get()


@contextmanager
def looking(blik: Blik) -> Iterator[Blik]:
    """Make addresses for `blik`: `with looking(Blik()):` for links to the newest figures."""
    vorige = _HUIDIGE.set(blik)
    try:
        yield blik
    finally:
        _HUIDIGE.reset(vorige)


def looks(view):
    """A view that obeys the choices of its address: they are `request.blik` and go along
    in every link. A day that does not exist is a friendly 404."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        try:
            request.blik = Blik.lees(request.GET)
        except OngeldigeBlik as fout:
            raise Http404(str(fout)) from fout
        with looking(request.blik):
            return view(request, *args, **kwargs)

    return wrapped
