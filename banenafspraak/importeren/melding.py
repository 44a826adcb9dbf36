"""What the preview says of a row: why it is refused, or what to look at.

Pure: no Django. The page and the command line print the same sentences.
"""

from dataclasses import dataclass

LANGSTE_WAARDE = 40


@dataclass(frozen=True, slots=True)
class Melding:
    """One refused row. `rij`: its number as in the file, headings included; `kolom`: the
    heading as in the file; `waarde`: what stands there. `soort` groups alike refusals."""

    rij: int
    kolom: str
    waarde: str
    wat: str
    doe: str
    soort: str = ""
    gebied: str = ""
    code: str = ""

    def __str__(self) -> str:
        """One line for the command line."""
        return (
            f"rij {self.rij}, kolom {self.kolom}: “{self.kort}” {self.wat} {self.doe}"
        )

    @property
    def kort(self) -> str:
        """What stands there, cut off after 40 characters."""
        if len(self.waarde) <= LANGSTE_WAARDE:
            return self.waarde
        return f"{self.waarde[:LANGSTE_WAARDE]}…"


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """Something to look at that refuses nothing. `soort` is the heading it stands under;
    `rij` 0: it is about the whole file."""

    soort: str
    zin: str
    rij: int = 0

    def __str__(self) -> str:
        return f"rij {self.rij}: {self.zin}" if self.rij else self.zin
