"""One invented norm or figure, before it is a row of the ledger."""

from dataclasses import dataclass

from banenafspraak.kwartaal import Kwartaal
from regio.models import Gebied


@dataclass(frozen=True, slots=True)
class Voorbeeldrij:
    """`moment`: a year for a norm, a quarter for a figure."""

    indicator: str
    gebied: Gebied
    moment: int | Kwartaal
    waarde: int
    deel: str = "totaal"

    @property
    def is_norm(self) -> bool:
        """Whether it is a norm, at the end of a year."""
        return isinstance(self.moment, int)
