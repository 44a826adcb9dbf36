"""Where a series goes at the pace so far: the year a goal is reached, and how sure that is.

Pure: no Django. A pace is always a change on the same quarter a year earlier (December has
more jobs than March, every year), never on the quarter before. What is expected for a
quarter is the newest figure of that same season, plus the pace for each year since. The
rules are those of "Outlook" in monitor/README.md.

The caller leaves out of `reeks` what decides nothing: softened numbers, sums with gaps or
over other areas, and examples among real figures. A gap stays a gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal

TERUG = (4, 8)  # the paces: over the last year, and over the last two
MINSTENS = 5  # quarters that must be known
MINSTENS_JAREN = 3  # the same for what is counted once a year
SPREIDING = 20  # quarters back: changes of the last five years make the band
MINSTE_VERANDERINGEN = 2  # one change has no spread
LAATSTE_JAAR = 2050  # nobody draws a line further on

Reeks = Mapping[Kwartaal, Decimal]


class Waarom(StrEnum):
    """Why there is no pace."""

    TE_WEINIG = "te weinig"  # too few quarters known
    GEEN_STAND = "geen stand"  # nothing (exact) known for the quarter itself
    GEEN_BEGIN = "geen begin"  # nothing known for the quarter it is measured from
    GEEN_JAAREINDE = "geen jaareinde"  # nothing known for the last end of a year


class Komst(StrEnum):
    """Whether a goal is reached at a pace."""

    IN = "in"
    NOOIT = "nooit"
    TE_VER = "te ver"  # after LAATSTE_JAAR


@dataclass(frozen=True, slots=True)
class Aankomst:
    """The first end of a year at which the goal is reached. `kwartaal`: the number of the
    quarter of that year from which it stays so; None for what is counted once a year."""

    komst: Komst
    jaar: int | None = None
    kwartaal: int | None = None


@dataclass(frozen=True, slots=True)
class Tempolijn:
    """One pace drawn on. `terug`: over how many quarters it was measured; `per_jaar`: the
    change per year; `aankomst`: when the goal is reached."""

    terug: int
    per_jaar: Decimal | None = None
    aankomst: Aankomst | None = None
    waarom: Waarom | None = None


@dataclass(frozen=True, slots=True)
class Marge:
    """How sure it is: the slowest and the fastest change in a year that was seen, out of
    `aantal`, with when the goal is reached at each."""

    traagst: Decimal
    snelst: Decimal
    aantal: int
    laatst: Aankomst | None
    vroegst: Aankomst | None


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """A series drawn on from `kwartaal`. `bekend`: how many quarters (or years) are known;
    `nodig`: how many there must be; `marge` None: too few changes to tell."""

    kwartaal: Kwartaal
    bekend: int
    nodig: int
    lijnen: tuple[Tempolijn, ...]
    marge: Marge | None = None

    @property
    def lijn(self) -> Tempolijn | None:
        """The pace to draw: that of the last year, else of the last two."""
        return next((li for li in self.lijnen if li.per_jaar is not None), None)


@dataclass(frozen=True, slots=True)
class Spoor:
    """A series with the way it counts: what is needed to say what is to be expected."""

    reeks: Reeks
    kwartaal: Kwartaal
    jaarlijks: bool = False
    meer_is_beter: bool = True
    mag_negatief: bool = False

    def expected(self, jaar: int, nummer: int, per_jaar: Decimal) -> Decimal | None:
        """The number for a quarter after `kwartaal`; None if its season has no figure."""
        verder = jaar * 4 + nummer - 1 - self.kwartaal.volgnummer
        if verder < 1:
            return None
        jaren = -(-verder // 4)
        begin = self._known_before(4 * jaren - verder)
        if begin is None:
            return None
        waarde = begin + jaren * per_jaar
        return waarde if self.mag_negatief else max(waarde, Decimal(0))

    def change(self, terug: int) -> Decimal | None:
        """The change per year over `terug` quarters; None unless both ends are known."""
        nu, toen = self._known_before(0), self._known_before(terug)
        return None if nu is None or toen is None else (nu - toen) * 4 / terug

    @property
    def first_year(self) -> int:
        """The first year whose end is still to come."""
        return self.kwartaal.jaar + (1 if self.kwartaal.is_jaareinde else 0)

    @property
    def year_end(self) -> Decimal | None:
        """The figure of the last end of a year, from which years are counted on."""
        return self._known_before(self.kwartaal.nummer % 4)

    def _known_before(self, terug: int) -> Decimal | None:
        if terug > self.kwartaal - EERSTE_KWARTAAL:
            return None
        return self.reeks.get(self.kwartaal - terug)


def look_ahead(spoor: Spoor, doel: Decimal | None) -> Vooruitblik:
    """Every pace with when it reaches `doel`, and the band around them; without a goal the
    paces alone."""
    bekend = [k for k in spoor.reeks if k <= spoor.kwartaal]
    if spoor.jaarlijks:
        bekend = [k for k in bekend if k.is_jaareinde]
    nodig = MINSTENS_JAREN if spoor.jaarlijks else MINSTENS
    lijnen = tuple(_line(spoor, doel, terug, len(bekend) >= nodig) for terug in TERUG)
    tempos = [lijn.per_jaar for lijn in lijnen if lijn.per_jaar is not None]
    marge = _margin(spoor, doel, tempos) if tempos else None
    return Vooruitblik(spoor.kwartaal, len(bekend), nodig, lijnen, marge)


def _line(spoor: Spoor, doel: Decimal | None, terug: int, genoeg: bool) -> Tempolijn:
    if spoor.kwartaal not in spoor.reeks:
        return Tempolijn(terug, waarom=Waarom.GEEN_STAND)
    if not genoeg:
        return Tempolijn(terug, waarom=Waarom.TE_WEINIG)
    per_jaar = spoor.change(terug)
    if per_jaar is None:
        return Tempolijn(terug, waarom=Waarom.GEEN_BEGIN)
    if spoor.year_end is None:
        return Tempolijn(terug, waarom=Waarom.GEEN_JAAREINDE)
    aankomst = None if doel is None else arrival(spoor, doel, per_jaar)
    return Tempolijn(terug, per_jaar, aankomst)


def _margin(spoor: Spoor, doel: Decimal | None, tempos: list[Decimal]) -> Marge | None:
    """The paces themselves lie within it, so that the band holds its own line."""
    veranderingen = yearly_changes(spoor.reeks, spoor.kwartaal)
    if len(veranderingen) < MINSTE_VERANDERINGEN:
        return None
    alle = sorted([*veranderingen, *tempos], reverse=not spoor.meer_is_beter)
    traagst, snelst = alle[0], alle[-1]
    return Marge(
        traagst,
        snelst,
        len(veranderingen),
        laatst=None if doel is None else arrival(spoor, doel, traagst),
        vroegst=None if doel is None else arrival(spoor, doel, snelst),
    )


def yearly_changes(reeks: Reeks, kwartaal: Kwartaal) -> list[Decimal]:
    """Every change on the same quarter a year earlier, of the last five years."""
    return [
        waarde - reeks[toen]
        for k, waarde in sorted(reeks.items())
        if 0 <= kwartaal - k < SPREIDING
        and (toen := k.jaar_eerder()) is not None
        and toen in reeks
    ]


def arrival(spoor: Spoor, doel: Decimal, per_jaar: Decimal) -> Aankomst:
    """The first end of a year at which `doel` is reached at this pace.

    Counted from the last end of a year that is known. Raises `ValueError` without it."""
    begin = spoor.year_end
    if begin is None:
        raise ValueError("Zonder het cijfer van eind vorig jaar is er geen jaar.")
    teken = 1 if spoor.meer_is_beter else -1
    afstand, stap = teken * (doel - begin), teken * per_jaar
    jaren = 1
    if afstand > stap:  # not reached within one year
        if stap <= 0:
            return Aankomst(Komst.NOOIT)
        heel, rest = divmod(afstand, stap)
        jaren = int(heel) + (rest > 0)
    jaar = spoor.first_year + jaren - 1
    if jaar > LAATSTE_JAAR:
        return Aankomst(Komst.TE_VER)
    return Aankomst(Komst.IN, jaar, _quarter(spoor, doel, per_jaar, jaar))


def _quarter(spoor: Spoor, doel: Decimal, per_jaar: Decimal, jaar: int) -> int | None:
    """Back from the end of the year, for as long as the goal is reached."""
    if spoor.jaarlijks:
        return None
    nummer = 4
    while nummer > 1:
        verwacht = spoor.expected(jaar, nummer - 1, per_jaar)
        if verwacht is None or not reached(verwacht, doel, spoor.meer_is_beter):
            break
        nummer -= 1
    return nummer


def first_norm_met(
    spoor: Spoor, normen: Mapping[int, Decimal], per_jaar: Decimal
) -> int | None:
    """The first year still to come whose own norm is reached at its end; None for none of
    the years with a norm. A norm that moves is held against the year it is for."""
    for jaar in sorted(normen):
        if jaar < spoor.first_year:
            continue
        verwacht = spoor.expected(jaar, 4, per_jaar)
        if verwacht is not None and reached(
            verwacht, normen[jaar], spoor.meer_is_beter
        ):
            return jaar
    return None


def reached(waarde: Decimal, doel: Decimal, meer_is_beter: bool) -> bool:
    """Whether a number is at the goal or past it."""
    return waarde >= doel if meer_is_beter else waarde <= doel
