"""Admin of indicators, sources, deliveries and the ledger of figures."""

from banenafspraak.admin import (  # noqa: F401  importing registers
    bronnen,
    cijfers,
    duidingen,
    gebruikers,
    indicatoren,
    kanttekeningen,
    leveringen,
    toewijzingen,
    uitvragen,
)
