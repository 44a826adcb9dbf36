"""WHAT: indicators, sources, deliveries and the ledger of figures."""

from banenafspraak.models.bron import Bron
from banenafspraak.models.cijfers import (
    BanenafspraakNorm,
    Benadering,
    BeschutWerkQuotum,
    Cijfer,
    Doelgroeptelling,
    Norm,
    Onderdrukking,
    Waarneming,
)
from banenafspraak.models.dataversie import Dataversie
from banenafspraak.models.gebruiker import Gebruiker
from banenafspraak.models.indicator import Definitie, Indicator, NormSoort, Uitsplitsing
from banenafspraak.models.kanttekening import Kanttekening
from banenafspraak.models.levering import Levering
from banenafspraak.models.meegeleverd import Meegeleverd

__all__ = [
    "BanenafspraakNorm",
    "Benadering",
    "BeschutWerkQuotum",
    "Bron",
    "Cijfer",
    "Dataversie",
    "Definitie",
    "Doelgroeptelling",
    "Gebruiker",
    "Indicator",
    "Kanttekening",
    "Levering",
    "Meegeleverd",
    "Norm",
    "NormSoort",
    "Onderdrukking",
    "Uitsplitsing",
    "Waarneming",
]
