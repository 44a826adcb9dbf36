"""Admin of indicators, sources, deliveries and the ledger of figures."""

from banenafspraak.admin import (  # noqa: F401  importing registers
    bronnen,
    cijfers,
    gebruikers,
    indicatoren,
    kanttekeningen,
    leveringen,
)
