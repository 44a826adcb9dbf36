"""WHAT: indicators, sources, deliveries and the ledger of figures."""

from banenafspraak.models.bijlage import Bijlage
from banenafspraak.models.bitemporeel import Bitemporeel
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
from banenafspraak.models.duiding import Duiding
from banenafspraak.models.gebiedstekst import Gebiedstekst
from banenafspraak.models.gebruiker import Gebruiker
from banenafspraak.models.indicator import Definitie, Indicator, NormSoort, Uitsplitsing
from banenafspraak.models.invoer import Invoer, RedenOnbekend
from banenafspraak.models.kanttekening import Kanttekening
from banenafspraak.models.levering import Levering
from banenafspraak.models.logboek import Actie, Logkop, Logregel
from banenafspraak.models.maatregel import Maatregel, Raadsstuk
from banenafspraak.models.meegeleverd import Meegeleverd
from banenafspraak.models.melding import Melding
from banenafspraak.models.toewijzing import SOORTEN_PER_ROL, Rol, Toewijzing
from banenafspraak.models.uitvraag import Inleverdatum, Uitvraag

__all__ = [
    "SOORTEN_PER_ROL",
    "Actie",
    "BanenafspraakNorm",
    "Benadering",
    "BeschutWerkQuotum",
    "Bijlage",
    "Bitemporeel",
    "Bron",
    "Cijfer",
    "Dataversie",
    "Definitie",
    "Doelgroeptelling",
    "Duiding",
    "Gebiedstekst",
    "Gebruiker",
    "Indicator",
    "Inleverdatum",
    "Invoer",
    "Kanttekening",
    "Levering",
    "Logkop",
    "Logregel",
    "Maatregel",
    "Meegeleverd",
    "Melding",
    "Norm",
    "NormSoort",
    "Onderdrukking",
    "Raadsstuk",
    "RedenOnbekend",
    "Rol",
    "Toewijzing",
    "Uitsplitsing",
    "Uitvraag",
    "Waarneming",
]
