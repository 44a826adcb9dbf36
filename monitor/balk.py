"""The bar of a key figure: widths in percents of the track, as text for SVG attributes.

Pure: no Django. The track runs from 0 to 125% of the norm, so the norm always stands at
80% of the width and bars can be compared down a column. Beyond 125% the bar runs past.
"""

from dataclasses import dataclass
from decimal import Decimal

from monitor.voortgang import Voortgang

NORM_PLEK = Decimal(80)


def _breedte(waarde: Decimal) -> str:
    return f"{waarde:.1f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Balk:
    """What the bar component draws. Widths such as "54.4" are percents of the track."""

    bereikt: str = "0"
    mist_x: str = "0"
    mist_breedte: str = "0"
    voorbij: bool = False
    negatief: bool = False
    leeg: bool = False
    voorbeeld: bool = False
    met_norm: bool = True
    norm_tekst: str = ""


def balk_van(
    voortgang: Voortgang, *, voorbeeld: bool = False, norm_tekst: str = ""
) -> Balk | None:
    """The bar for `voortgang`, or None when there is no norm to draw it against.

    Nothing reached and not known look different: tinted up to the norm against empty.
    """
    if not voortgang.norm:
        return None
    if not voortgang.te_vergelijken:
        return Balk(leeg=True, norm_tekst=norm_tekst)
    tot = voortgang.stand / voortgang.norm * NORM_PLEK
    binnen = min(max(tot, Decimal(0)), Decimal(100))
    return Balk(
        bereikt=_breedte(binnen),
        mist_x=_breedte(binnen),
        mist_breedte=_breedte(max(NORM_PLEK - binnen, Decimal(0))),
        voorbij=tot > 100,
        negatief=tot < 0,
        voorbeeld=voorbeeld,
        norm_tekst=norm_tekst,
    )
