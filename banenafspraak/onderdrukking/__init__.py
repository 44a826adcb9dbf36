"""Which counts the public does not see: small ones, and what would give them away.

`cellen` holds what is known of one indicator, `verbanden` says which figures add up to which,
`bewijs` looks for another world that looks the same from outside, `keuze` hides until there
is one, and `grootboek` reads and writes. All but the last are pure.

What must hold: for each hidden small count every value from 1 to the threshold less one is
possible, together with everything that is or was on the site. What the public may use: the
figures shown now and with `bekend_op`, the names of what is hidden, that a count is 0 or more,
and that "1 t/m 4" says what it says. It is decided once, when a delivery gets agreement, and
stored with each row; rows that are public already are not changed.
"""

from banenafspraak.maten import TELT_MENSEN
from banenafspraak.onderdrukking.cellen import ONDER_REGIO
from banenafspraak.onderdrukking.grootboek import (
    Herleidbaar,
    decide,
    hide_small_counts,
    warning,
)

__all__ = [
    "ONDER_REGIO",
    "TELT_MENSEN",
    "Herleidbaar",
    "decide",
    "hide_small_counts",
    "warning",
]
