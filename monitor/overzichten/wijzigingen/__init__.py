"""The public log: what was published, corrected and withdrawn. The only reader of it.

`vraag` and `tekstvraag` ask the database, `lezen` makes the value objects of `waarden`.
"""

from monitor.overzichten.wijzigingen.lezen import (
    MEESTE_REGELS,
    PER_BLADZIJDE,
    Namen,
    changes,
    event,
    events,
)
from monitor.overzichten.wijzigingen.waarden import (
    Bladzijde,
    Gebeurtenis,
    Groep,
    Keuze,
    Rijen,
    Sleutel,
    Tekstwijziging,
    Wat,
    Wijziging,
    listed_at_once,
)

__all__ = [
    "MEESTE_REGELS",
    "PER_BLADZIJDE",
    "Bladzijde",
    "Gebeurtenis",
    "Groep",
    "Keuze",
    "Namen",
    "Rijen",
    "Sleutel",
    "Tekstwijziging",
    "Wat",
    "Wijziging",
    "changes",
    "event",
    "events",
    "listed_at_once",
]
