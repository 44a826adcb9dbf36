"""HOW FAR: a stand against a norm. The one home of the ratio.

Pure: no Django. The rules are those of "Arithmetic" in monitor/README.md; numbers in
comments refer to them. Unknown is None and stays None; dividing by a norm of 0 has no
answer, which is decided here and nowhere else.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from banenafspraak.eenheden import Aard
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.notatie import rond_half_op


class Status(StrEnum):
    """What may be said of a stand against its norm."""

    GEHAALD = "gehaald"
    NIET_GEHAALD = "niet-gehaald"
    OP_KOERS = "op-koers"
    ACHTER = "achter"
    GEEN_OORDEEL = "geen-oordeel"
    GEEN_NORM = "geen-norm"
    NORM_NUL = "norm-nul"
    NIET_BEKEND = "niet-bekend"
    ONVOLLEDIG = "onvolledig"
    TE_KLEIN = "te-klein"
    NIET_GETOOND = "niet-getoond"

    @property
    def is_oordeel(self) -> bool:
        """Whether it says anything about reaching the norm."""
        return self in _OORDELEN


_OORDELEN = {Status.GEHAALD, Status.NIET_GEHAALD, Status.OP_KOERS, Status.ACHTER}

# On which side of the number the real one lies, when a source softens it.
_ERBOVEN = ("meer dan", "ruim")
_ERONDER = ("minder dan", "bijna")


def percentage(stand: Decimal | None, norm: Decimal | None) -> int | None:
    """Whole percents, half up; None without a stand, without a norm or with norm 0.

    Never clamped (104% is 104%), and never 100% below the norm: 897/900 is 99% (rule 1).
    """
    if stand is None or not norm:
        return None
    uitkomst = rond_half_op(stand * 100 / norm)
    return min(uitkomst, 99) if stand < norm else uitkomst


@dataclass(frozen=True, slots=True)
class Voortgang:
    """One stand in one quarter against the norm for the end of that year.

    `stand` and `norm` in the same unit, or None when not known. `norm_vorig_jaar`: the
    norm for the end of last year, where the rekenpad starts. `onvolledig`: the stand or
    the norm is a sum with gaps. For a stroom, `stand` is the sum of the year so far.
    `te_klein`: the stand exists but is too small to show; `neutraal`: or would give such a
    number away. `benadering`: how the source
    softens the stand ("bijna", "meer dan"), so that nobody reads an exact shortfall.
    """

    kwartaal: Kwartaal
    norm: Decimal | None = None
    stand: Decimal | None = None
    norm_vorig_jaar: Decimal | None = None
    aard: Aard = Aard.STAND
    meer_is_beter: bool = True
    onvolledig: bool = False
    te_klein: bool = False
    neutraal: bool = False
    benadering: str = ""

    def __post_init__(self) -> None:
        if self.te_klein and self.stand is not None:
            raise ValueError("Een te klein aantal wordt niet meegegeven.")

    @property
    def te_vergelijken(self) -> bool:
        """Whether stand and norm are both known, whole, and the norm is not 0."""
        return self.stand is not None and bool(self.norm) and not self.onvolledig

    @property
    def percentage(self) -> int | None:
        """Rule 1. A stroom is compared with its norm only when the year is over."""
        if not self.te_vergelijken or (
            self.aard is Aard.STROOM and not self._jaar_is_om
        ):
            return None
        return percentage(self.stand, self.norm)

    @property
    def tekort(self) -> Decimal | None:
        """How much is missing, 0 when the norm is reached, None when nobody can tell (rule 2)."""
        afstand = self._afstand
        return None if afstand is None else max(afstand, Decimal(0))

    @property
    def overschot(self) -> Decimal | None:
        """How much more than the norm; 0 at or below it, None when nobody can tell (rule 2)."""
        afstand = self._afstand
        return None if afstand is None else max(-afstand, Decimal(0))

    @property
    def rekenpad(self) -> Decimal | None:
        """Where a straight line from last year's norm to this year's is now (rule 3)."""
        if self._jaar_is_om:
            return self.norm
        if self.norm is None or self.norm_vorig_jaar is None:
            return None
        stap = (self.norm - self.norm_vorig_jaar) / 4
        return self.norm_vorig_jaar + stap * self.kwartaal.nummer

    @property
    def status(self) -> Status:
        """The one word for it. Yes or no exists only in K4 (rule 10)."""
        if self.te_klein:
            return Status.NIET_GETOOND if self.neutraal else Status.TE_KLEIN
        if self.norm == 0 and not self.onvolledig:
            return Status.NORM_NUL
        if self.stand is None:
            return Status.NIET_BEKEND
        if self.norm is None:
            return Status.GEEN_NORM
        if self.onvolledig:
            return Status.ONVOLLEDIG
        if self._jaar_is_om:
            if self._is_twijfel:
                return Status.GEEN_OORDEEL
            return Status.GEHAALD if self._haalt(self.norm) else Status.NIET_GEHAALD
        if self.rekenpad is None or self.aard is Aard.STROOM:
            return Status.GEEN_OORDEEL
        return Status.OP_KOERS if self._haalt(self.rekenpad) else Status.ACHTER

    @property
    def _jaar_is_om(self) -> bool:
        return self.kwartaal.is_jaareinde

    @property
    def _afstand(self) -> Decimal | None:
        """What separates the stand from the norm; positive when it falls short."""
        if self.stand is None or self.norm is None or self.onvolledig:
            return None
        if self._is_twijfel:
            return None
        if self.norm == 0 and self.meer_is_beter:
            return None
        if self.aard is Aard.STROOM and not self._jaar_is_om:
            return None
        return self.norm - self.stand if self.meer_is_beter else self.stand - self.norm

    @property
    def _is_twijfel(self) -> bool:
        """Whether the softened number may lie on the other side of the norm."""
        if self.benadering in _ERBOVEN:
            return self.stand < self.norm
        return self.benadering in _ERONDER and self.stand > self.norm

    def _haalt(self, doel: Decimal) -> bool:
        if self.stand == doel:  # "bijna 900" is not yet 900
            return self.benadering not in (_ERONDER if self.meer_is_beter else _ERBOVEN)
        return self.stand >= doel if self.meer_is_beter else self.stand <= doel
