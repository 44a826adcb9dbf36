"""What is typed for one onderdeel of an opgave.

Pure: no Django.
"""

from dataclasses import dataclass

LANGSTE_GETAL = 40
LANGSTE_UITLEG = 1000


@dataclass(frozen=True, slots=True)
class Veld:
    """What stands in the fields of one onderdeel, as it was typed.

    `tekst`: the number; `reden`: why it is not known; `uitleg` with `openbaar`: the
    explanation, and whether it goes to the site.
    """

    tekst: str = ""
    reden: str = ""
    uitleg: str = ""
    openbaar: bool = False

    @property
    def is_leeg(self) -> bool:
        """Nothing was typed or chosen."""
        return not (self.tekst or self.reden or self.uitleg)

    @property
    def waarde(self) -> tuple[str, str]:
        """The number or the reason: these two change together."""
        return (self.tekst, self.reden)

    @property
    def toelichting(self) -> tuple[str, bool]:
        """The explanation, and whether it is public; without words it is not."""
        return (self.uitleg, self.openbaar and bool(self.uitleg))

    def as_list(self) -> list:
        """For a signed hidden field; `Veld(*rij)` reads it back."""
        return [self.tekst, self.reden, self.uitleg, self.openbaar]


LEEG = Veld()
