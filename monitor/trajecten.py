"""From a goal and a choice to what can be said: what is needed, and where it goes.

Value objects in, value objects out; no queries. The arithmetic is that of `traject` and
`vooruitblik`; here it is decided which figures may enter it, and why there is none.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from banenafspraak.eenheden import Aard, Eenheid, mag_decimalen
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.overzichten.trajectpagina import Doelnormen, Normen
from monitor.overzichten.waarden import (
    Doel,
    Waarde,
    require_against_norm,
    same_place,
)
from monitor.traject import Doelsoort, Doelwaarde, Tempo, Toestand, needed, target
from monitor.vooruitblik import Spoor, Vooruitblik, look_ahead
from monitor.zinnen import LAATSTE_NORMJAAR

_ERONDER = ("minder dan", "bijna")
_ERBOVEN = ("meer dan", "ruim")


class Beletsel(StrEnum):
    """Why nothing can be worked out from the figure of the quarter."""

    ONBEKEND = "onbekend"
    TE_KLEIN = "te klein"
    NIET_GETOOND = "niet getoond"
    ONVOLLEDIG = "onvolledig"  # a sum with gaps
    JAAR_LOOPT = "jaar loopt"  # counted over a year that is not over
    MEER_JAREN = "meer jaren"  # one number over several years


class GeenDoel(StrEnum):
    """Why there is no number to reach."""

    GEEN_NORM = "geen norm"
    NA_DE_NORMEN = "na de normen"  # the law gives none any more (rule 12)
    ONVOLLEDIG = "onvolledig"  # the norm is a sum with gaps
    ANDER_GEBIED = "ander gebied"  # norm and figure are not of one area
    NORM_NUL = "norm nul"
    FACTOR_VAN_NIETS = "factor van niets"  # 0 times anything is 0


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the reader chose: the year, and instead of its norm a factor or an own goal."""

    doeljaar: int
    factor: Decimal | None = None
    eigen_doel: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Traject:
    """One goal with a choice, and all that follows from it.

    `beletsel`: why the figure cannot be worked with; then nothing else is there.
    `doelwaarde` is None for the reason `geen_doel`. `normen`: the norms that may be held
    against this series, by year. `vooruitblik`: at the pace so far, with or without a goal
    to reach. `onzeker`: whether a softened figure may lie on the other side of the goal.
    """

    doel: Doel
    keuze: Keuze
    beletsel: Beletsel | None = None
    doelwaarde: Doelwaarde | None = None
    geen_doel: GeenDoel | None = None
    tempo: Tempo | None = None
    spoor: Spoor | None = None
    vooruitblik: Vooruitblik | None = None
    norm: Waarde | None = None
    normen: Normen = ()
    onzeker: bool = False

    @property
    def voorbeeld(self) -> bool:
        """Whether the figure is invented; then everything that follows is."""
        return bool(self.doel.stand and self.doel.stand.voorbeeld)

    @property
    def is_stroom(self) -> bool:
        """Whether it is counted over a year, and not at one moment."""
        return self.doel.indicator.aard == Aard.STROOM

    @property
    def jaarlijks(self) -> bool:
        """Whether there is one figure a year."""
        return is_yearly(self.doel.indicator)

    @property
    def nodig(self) -> Tempo | None:
        """The pace needed, when there is a distance and time left."""
        nodig = self.tempo and self.tempo.toestand is Toestand.NODIG
        return self.tempo if nodig else None


def is_yearly(indicator: Indicator) -> bool:
    """Whether there is one figure a year: counted then, or over the whole of it."""
    per_jaar = indicator.frequentie == Indicator.Frequentie.JAAR
    return per_jaar or indicator.aard == Aard.STROOM


def trajectory(met_normen: Doelnormen, keuze: Keuze) -> Traject:
    """What can be said with real figures only."""
    return _make(met_normen.doel.echt, met_normen.echt, keuze)


def example(met_normen: Doelnormen, keuze: Keuze) -> Traject | None:
    """The same from an invented figure; None when the figure is real or there is none."""
    stand = met_normen.doel.stand
    if not (stand and stand.voorbeeld):
        return None
    return _make(met_normen.doel, met_normen.normen, keuze)


def usual_year(met_normen: Doelnormen) -> int:
    """The last year with a norm that may be used and that is still to come; without one
    the last year of the law, or else the next."""
    doel = met_normen.doel
    echt = bool(doel.echt.stand and doel.echt.stand.bekend)
    normen = met_normen.echt if echt else met_normen.normen
    volgende = doel.kwartaal.jaar + (1 if doel.kwartaal.is_jaareinde else 0)
    jaren = [jaar for jaar, norm in normen if jaar >= volgende and not norm.ontbreekt]
    return max(jaren) if jaren else max(LAATSTE_NORMJAAR, volgende)


def _make(doel: Doel, normen: Normen, keuze: Keuze) -> Traject:
    if beletsel := _hindrance(doel):
        return Traject(doel, keuze, beletsel)
    stand = doel.stand
    norm = dict(normen).get(keuze.doeljaar)
    if norm and norm.bekend:
        require_against_norm(doel.indicator, stand, norm)
    doelwaarde = _whole(
        target(
            norm.waarde if usable_norm(norm, stand) else None,
            stand.waarde,
            factor=keuze.factor,
            eigen_doel=keuze.eigen_doel,
        ),
        doel,
    )
    geen_doel = _no_goal(doel, norm, doelwaarde, keuze)
    if geen_doel:
        doelwaarde = None
    spoor = track(doel)
    meer = spoor.meer_is_beter
    tempo = doelwaarde and needed(
        stand.waarde,
        doelwaarde.waarde,
        doel.kwartaal,
        keuze.doeljaar,
        meer_is_beter=meer,
    )
    return Traject(
        doel,
        keuze,
        doelwaarde=doelwaarde,
        geen_doel=geen_doel,
        tempo=tempo,
        spoor=spoor,
        vooruitblik=look_ahead(spoor, doelwaarde and doelwaarde.waarde),
        norm=norm,
        normen=tuple((jaar, n) for jaar, n in normen if usable_norm(n, stand)),
        onzeker=bool(tempo) and _in_doubt(tempo, stand, meer),
    )


def _whole(doelwaarde: Doelwaarde | None, doel: Doel) -> Doelwaarde | None:
    """1,5 times 27 people are 41: a part of a person cannot be asked for."""
    if doelwaarde is None or doelwaarde.soort is not Doelsoort.FACTOR:
        return doelwaarde
    if mag_decimalen(Eenheid(doel.indicator.eenheid)):
        return doelwaarde
    richting = ROUND_CEILING if _more_is_better(doel) else ROUND_FLOOR
    return replace(doelwaarde, waarde=doelwaarde.waarde.quantize(Decimal(1), richting))


def _hindrance(doel: Doel) -> Beletsel | None:
    stand, kwartaal = doel.stand, doel.kwartaal
    if stand and stand.te_klein:
        return Beletsel.NIET_GETOOND if stand.neutraal else Beletsel.TE_KLEIN
    stroom = doel.indicator.aard == Aard.STROOM
    if stroom and not kwartaal.is_jaareinde:
        return Beletsel.JAAR_LOOPT
    if stand is None or not stand.bekend:
        return Beletsel.ONBEKEND
    if stand.ontbreekt:
        return Beletsel.ONVOLLEDIG
    if stroom and stand.vanaf and stand.vanaf.jaar < kwartaal.jaar:
        return Beletsel.MEER_JAREN
    return None


def usable_norm(norm: Waarde | None, stand: Waarde | None) -> bool:
    """Whether it may be held against the figure: whole, of the same area, and not invented
    beside a real figure."""
    if norm is None or not norm.bekend or norm.ontbreekt or stand is None:
        return False
    return same_place(stand, norm) and (stand.voorbeeld or not norm.voorbeeld)


def _no_goal(
    doel: Doel, norm: Waarde | None, doelwaarde: Doelwaarde | None, keuze: Keuze
) -> GeenDoel | None:
    """Why there is nothing to reach; None when there is."""
    if doelwaarde and doelwaarde.soort is not Doelsoort.NORM:
        return None
    if keuze.factor is not None and doelwaarde is None:
        return GeenDoel.FACTOR_VAN_NIETS
    if doelwaarde:
        nul = doelwaarde.waarde == 0 and _more_is_better(doel)
        return GeenDoel.NORM_NUL if nul else None
    if norm and norm.bekend and norm.ontbreekt:
        return GeenDoel.ONVOLLEDIG
    if norm and norm.bekend and not same_place(doel.stand, norm):
        return GeenDoel.ANDER_GEBIED
    na = doel.indicator.aard == Aard.EXTRA and keuze.doeljaar > LAATSTE_NORMJAAR
    return GeenDoel.NA_DE_NORMEN if na else GeenDoel.GEEN_NORM


def _in_doubt(tempo: Tempo, stand: Waarde, meer_is_beter: bool) -> bool:
    """`bijna 900` has not surely reached 900, or 899."""
    te_laag = _ERONDER if meer_is_beter else _ERBOVEN
    return tempo.toestand is Toestand.BEREIKT and stand.benadering in te_laag


def _more_is_better(doel: Doel) -> bool:
    return doel.indicator.richting != Indicator.Richting.MINDER


# ---- which figures decide ----------------------------------------------------------------


def track(doel: Doel) -> Spoor:
    """The series of a goal, without what decides nothing."""
    indicator = doel.indicator
    return Spoor(
        {k: w.waarde for k, w in doel.reeks if _decides(doel, k, w)},
        doel.kwartaal,
        jaarlijks=is_yearly(indicator),
        meer_is_beter=_more_is_better(doel),
        mag_negatief=indicator.aard == Aard.EXTRA,
    )


def _decides(doel: Doel, kwartaal: Kwartaal, waarde: Waarde) -> bool:
    """Exact, whole, of the same area as the figure of now, and as real as that."""
    nu = doel.stand
    if not waarde.bekend or waarde.benadering or waarde.ontbreekt:
        return False
    if waarde.voorbeeld != nu.voorbeeld or waarde.leden != nu.leden:
        return False
    if is_yearly(doel.indicator) and not kwartaal.is_jaareinde:
        return False
    meer_jaren = waarde.vanaf and waarde.vanaf.jaar < kwartaal.jaar
    if doel.indicator.aard == Aard.STROOM and meer_jaren:
        return False
    return same_place(nu, waarde)


def last_usable(doel: Doel) -> Kwartaal | None:
    """The newest quarter before this one with a figure that is whole and shown."""
    jaarlijks = is_yearly(doel.indicator)
    return max(
        (
            k
            for k, w in doel.reeks
            if k < doel.kwartaal
            and w.bekend
            and not w.ontbreekt
            and (k.is_jaareinde or not jaarlijks)
        ),
        default=None,
    )
