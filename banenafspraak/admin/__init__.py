"""Admin of indicators, sources, deliveries, the ledger of figures and the audit log."""

from banenafspraak.admin import (  # noqa: F401  importing registers
    bronnen,
    cijfers,
    duidingen,
    gebiedsteksten,
    gebruikers,
    indicatoren,
    kanttekeningen,
    leveringen,
    logboek,
    toewijzingen,
    uitvragen,
)
