"""A file as somebody who sends it sees it: read, recognised, held against the site.

`read` is the slow part and touches the database only to look codes up; do it outside a
transaction. `examine` (controle.py) may be asked again inside one.
"""

import hashlib
from dataclasses import dataclass, field

from django.conf import settings

from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.blad import Geweigerd, Grenzen
from banenafspraak.importeren.controle import Uitkomst, examine
from banenafspraak.importeren.lezen import read_file
from banenafspraak.importeren.opmaak import read_layout
from banenafspraak.importeren.rijen import Lezing
from banenafspraak.models import Bijlage, Levering
from banenafspraak.opgave.woorden import naam_van, opsomming
from banenafspraak.rechten import rechten_van
from regio.models import Gebied

LANGSTE_NAAM = 200


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file that came in. `indicator`: the code of what it is about, when its sender says
    so; `bron`: where its figures come from, in the words of the sender."""

    naam: str
    inhoud: bytes
    indicator: str = ""
    bron: str = ""

    @property
    def sha256(self) -> str:
        """The fingerprint of the file."""
        return hashlib.sha256(self.inhoud).hexdigest()

    @property
    def opties(self) -> dict[str, str]:
        """What is kept with the file, to read it the same way again."""
        return {"indicator": self.indicator, "bron": self.bron}

    @classmethod
    def of(cls, bijlage: Bijlage) -> "Bestand":
        """A file that was kept."""
        return cls(bijlage.naam, bytes(bijlage.inhoud), **bijlage.opties)


@dataclass
class Gelezen:
    """A file that was read: `soort` is csv, xlsx, xls or ods."""

    bestand: Bestand
    soort: str
    bekend: Bekend
    lezing: Lezing
    fouten: list = field(default_factory=list)


def limits() -> Grenzen:
    """How much a file may ask of us, from the settings."""
    return Grenzen(
        bytes=settings.IMPORT_MAX_BYTES,
        rijen=settings.IMPORT_MAX_RIJEN,
        kolommen=settings.IMPORT_MAX_KOLOMMEN,
    )


def read(bestand: Bestand) -> Gelezen:
    """Read a file and recognise it. Raises `Geweigerd` when it is refused as a whole."""
    blad = read_file(bestand.inhoud, bestand.naam, limits())
    bekend = Bekend()
    indicator = None
    if bestand.indicator:
        indicator = bekend.indicatoren.get(bestand.indicator)
        if indicator is None:
            raise Geweigerd(
                f"Het onderwerp {bestand.indicator[:40]} kennen we niet.",
                "Kies een onderwerp dat op de site staat.",
            )
    return Gelezen(bestand, blad.soort, bekend, read_layout(blad, bekend, indicator))


def for_user(gelezen: Gelezen, gebruiker, levering: Levering | None = None) -> Uitkomst:
    """What the file would do, sent by `gebruiker` (None: the command line, which may send
    everything). `levering`: the delivery it is already."""
    if gebruiker is None:
        return examine(gelezen.lezing, gelezen.bekend, levering=levering)
    rechten = rechten_van(gebruiker)
    eigen = Gebied.objects.filter(pk__in=rechten.leveren).order_by("naam")
    return examine(
        gelezen.lezing,
        gelezen.bekend,
        mag_leveren=rechten.mag_leveren,
        levert_voor=opsomming([naam_van(g) for g in eigen] or ["geen enkel gebied"]),
        levering=levering,
    )


def as_it_came(bestand: Bestand, soort: str, door) -> Bijlage:
    """The file to keep, not saved."""
    return Bijlage(
        naam=bestand.naam[-LANGSTE_NAAM:],
        soort=soort,
        grootte=len(bestand.inhoud),
        sha256=bestand.sha256,
        inhoud=bestand.inhoud,
        opties=bestand.opties,
        door=door,
    )
