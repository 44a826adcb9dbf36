"""A file as somebody who sends it sees it: read, recognised, held against the site.

`read` is the slow part and touches the database only to look codes up; do it outside a
transaction. `examine` (controle.py) may be asked again inside one.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from banenafspraak.importeren import gebieden
from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.blad import Blad, Geweigerd, Grenzen
from banenafspraak.importeren.bronnen import Bronnen
from banenafspraak.importeren.controle import Uitkomst, examine, smallest_area
from banenafspraak.importeren.gebieden import Gebiedentabel, is_gebiedentabel
from banenafspraak.importeren.gebiedenuitkomst import HERKEND, Gebiedenuitkomst
from banenafspraak.importeren.lezen import read_file
from banenafspraak.importeren.opmaak import read_layout, recognise
from banenafspraak.importeren.opmaak.eigen import HERKEND as EIGEN
from banenafspraak.importeren.rijen import Lezing
from banenafspraak.models import (
    Bijlage,
    Bron,
    Levering,
    Norm,
    Uitvraag,
    Waarneming,
)
from banenafspraak.opgave.woorden import naam_van, opsomming
from banenafspraak.rechten import rechten_van
from regio.models import Gebied

LANGSTE_NAAM = 200
GEMEENTE = "gemeente"  # as `Indicator.leverancier` says it


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
        opties = {naam: bijlage.opties.get(naam, "") for naam in ("indicator", "bron")}
        return cls(bijlage.naam, bytes(bijlage.inhoud), **opties)


@dataclass
class Gelezen:
    """A file that was read: with figures (`lezing`), or a table of areas (`tabel`).
    `soort` is csv, xlsx, xls or ods."""

    bestand: Bestand
    soort: str
    bekend: Bekend
    lezing: Lezing | None = None
    tabel: Gebiedentabel | None = None

    @property
    def herkend(self) -> str:
        """Which layout it has, in words."""
        return self.lezing.herkend if self.lezing else HERKEND

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The headings that are used."""
        if self.lezing:
            return self.lezing.kolommen
        return (self.tabel.kolom_gemeente, self.tabel.kolom_regio)

    @property
    def aantal(self) -> int:
        """How many rows with data."""
        if self.lezing:
            return self.lezing.aantal
        return len(
            {*(r.rij for r in self.tabel.rijen), *(m.rij for m in self.tabel.meldingen)}
        )

    @property
    def somrij(self) -> str:
        """What became of a row with sums; "" when the layout has none."""
        return self.lezing.somrij if self.lezing else ""

    @property
    def is_te_kiezen(self) -> bool:
        """Whether somebody may choose what it is about: the file does not say so itself."""
        return bool(self.lezing) and self.lezing.herkend != EIGEN

    @property
    def kop(self) -> int:
        """The row of the headings; 0: a table may have several."""
        return self.lezing.kop if self.lezing else 0


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
    heet = bestand.naam.rpartition(".")[2].lower()
    if heet in _KENT and heet != blad.soort:
        raise Geweigerd(
            f"Het bestand heet .{heet}, maar het is een {_KENT[blad.soort]}.",
            "Bewaar het opnieuw, of geef het de goede naam.",
        )
    return understand(blad, bestand)


_KENT = {
    "csv": "CSV-bestand",
    "xlsx": "Excel-bestand (xlsx)",
    "xls": "ouder Excel-bestand (xls)",
    "ods": "ODS-bestand",
}


def understand(blad: Blad, bestand: Bestand) -> Gelezen:
    """What a sheet says: the second half of `read`. Raises `Geweigerd` as well."""
    _refuse_invented(bestand.bron)
    bekend = Bekend()
    gelezen = Gelezen(bestand, blad.soort, bekend)
    if recognise(blad) is None and is_gebiedentabel(blad):
        gelezen.tabel = gebieden.read(blad, bestand.naam)
    else:
        gelezen.lezing = read_layout(blad, bekend, _subject(bestand, bekend))
    return gelezen


def _refuse_invented(titel: str) -> None:
    bron = Bronnen().find(titel) if titel else None
    if bron and bron.soort == Bron.Soort.VOORBEELD:
        raise Geweigerd(
            f"“{titel.strip()[:40]}” is de bron van verzonnen cijfers.",
            "Noem de echte bron van deze cijfers.",
        )


def _subject(bestand: Bestand, bekend: Bekend):
    if not bestand.indicator:
        return None
    indicator = bekend.indicatoren.get(bestand.indicator)
    if indicator is None:
        raise Geweigerd(
            f"Het onderwerp {bestand.indicator[:40]} kennen we niet.",
            "Kies een onderwerp dat op de site staat.",
        )
    return indicator


def for_user(
    gelezen: Gelezen, gebruiker, levering: Levering | None = None
) -> Uitkomst | Gebiedenuitkomst:
    """What the file would do, sent by `gebruiker` (None: the command line, which may send
    everything). `levering`: the delivery it is already.

    Raises `Geweigerd` for a table of areas from somebody who does not look after those.
    """
    rechten = rechten_van(gebruiker) if gebruiker else None
    if gelezen.tabel is not None:
        if rechten and not rechten.alles:
            raise Geweigerd(
                "Dit is een tabel van gebieden. Alleen een beheerder werkt die bij.",
                "Vraag het de beheerder, of kies een bestand met cijfers.",
            )
        return Gebiedenuitkomst.of(gelezen.tabel)
    if rechten is None:
        return examine(gelezen.lezing, gelezen.bekend, levering=levering)
    eigen = Gebied.objects.filter(pk__in=rechten.leveren).order_by("naam")
    namens = smallest_area([b.rij for b in gelezen.lezing.rijen], gelezen.bekend)
    return examine(
        gelezen.lezing,
        gelezen.bekend,
        mag_leveren=rechten.mag_leveren,
        levert_voor=opsomming([naam_van(g) for g in eigen] or ["geen enkel gebied"]),
        mag_onderwerp=(lambda rij: True) if rechten.alles else _delivered_by(eigen),
        bronnen=None if rechten.alles else Bronnen(namens),
        levering=levering,
    )


def _delivered_by(gebieden) -> Callable[[Waarneming], bool]:
    """What areas deliver themselves: what they are asked at any time, what gemeenten are
    the ones to know, and their own ambities. One query."""
    gevraagd = {
        (gebied, indicator): met_norm
        for gebied, indicator, met_norm in Uitvraag.objects.filter(
            gebied__in=gebieden
        ).values_list("gebied", "indicator", "met_norm")
    }

    def delivers(rij: Waarneming) -> bool:
        sleutel = (rij.gebied_id, rij.indicator_id)
        if isinstance(rij, Norm):
            return rij.ambitie or gevraagd.get(sleutel, False)
        return sleutel in gevraagd or rij.indicator.leverancier == GEMEENTE

    return delivers


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
