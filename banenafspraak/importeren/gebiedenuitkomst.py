"""A table of areas as the pages and steps see it: beside `controle.Uitkomst`, which is of
figures."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from banenafspraak.importeren.gebieden import Gebiedenplan, Gebiedentabel, plan
from regio.models import Gebied, Soort

HERKEND = "Gebieden in Nederland, van het CBS"
_NIEUW = "Nieuwe gemeente"


@dataclass
class Gebiedenuitkomst:
    """What a table of areas would change."""

    tabel: Gebiedentabel
    plan: Gebiedenplan
    gebied: Gebied

    is_vreemd = False

    @classmethod
    def of(cls, tabel: Gebiedentabel) -> "Gebiedenuitkomst":
        """Hold the table against the areas as they are now."""
        return cls(tabel, plan(tabel), Gebied.objects.get(soort=Soort.LAND))

    @property
    def meldingen(self) -> list:
        """Refused rows."""
        return list(self.plan.meldingen)

    @property
    def waarschuwingen(self) -> list:
        """What to look at."""
        return list(self.plan.waarschuwingen)

    @property
    def mag(self) -> bool:
        """Whether nothing is refused."""
        return not self.plan.meldingen

    @property
    def is_leeg(self) -> bool:
        """Whether it would change nothing."""
        return self.plan.is_leeg

    @property
    def aantal(self) -> int:
        """How many changes it would make."""
        return len(self.plan.wijzigingen)

    @property
    def geweigerd(self) -> int:
        """How many rows are refused."""
        return len({m.rij for m in self.plan.meldingen})

    @cached_property
    def nieuw(self) -> list:
        """Gemeenten that we do not have yet."""
        return [w for w in self.plan.wijzigingen if w.wat == _NIEUW]

    @cached_property
    def gewijzigd(self) -> list:
        """Gemeenten that lie in another region."""
        return [w for w in self.plan.wijzigingen if w.wat != _NIEUW]

    @property
    def aantallen(self) -> dict[str, int]:
        """How many of each kind."""
        return {
            "nieuw": len(self.nieuw),
            "gewijzigd": len(self.gewijzigd),
            "gelijk": self.plan.gelijk,
        }

    @property
    def kenmerk(self) -> str:
        """The same for the same changes: what was handed in is what is agreed with."""
        zinnen = "\n".join(sorted(w.zin for w in self.plan.wijzigingen))
        return hashlib.sha256(zinnen.encode()).hexdigest()
