"""Does the chain still fit? Walks it from the first line, and says which line is wrong.

What a chain cannot know by itself is that its last lines are gone: what is left fits. That
is seen by what was noted elsewhere (`NUMMER:HASH`), or in the log file.
"""

import dataclasses
import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from banenafspraak.logboek.ketting import BEGIN, signers
from banenafspraak.logboek.schrijven import from_json
from banenafspraak.models import Logkop, Logregel

_TEGELIJK = 2000
_NABIJ = 50  # how many broken lines are tried in each other's place


@dataclasses.dataclass(slots=True)
class Uitkomst:
    """What was found: sentences about what is wrong, and where the chain ends."""

    fouten: list[str] = dataclasses.field(default_factory=list)
    aantal: int = 0
    eerste: object = None
    laatste: Logregel | None = None

    @property
    def einde(self) -> str:
        """To note elsewhere: `5123:9f2c...`."""
        if self.laatste is None:
            return f"0:{BEGIN}"
        return f"{self.laatste.nummer}:{self.laatste.hash}"


def check_chain(vertel: Callable[[int], None] = lambda aantal: None) -> Uitkomst:
    """Walk all lines in their order. `vertel` hears now and then how many were done."""
    uitkomst, gebroken, tekens = Uitkomst(), [], signers()
    kop = Logkop.objects.first()  # before the lines: while this runs, others write
    op_kop = BEGIN
    vorige_nummer, vorige_hash = 0, BEGIN
    for regel in Logregel.objects.order_by("nummer").iterator(chunk_size=_TEGELIJK):
        gat = regel.nummer - vorige_nummer
        if regel.nummer <= 0:
            uitkomst.fouten.append(f"Regel {regel.nummer} is ingevoegd.")
        elif gat > 1:
            uitkomst.fouten.append(_missing(vorige_nummer + 1, regel.nummer - 1))
        if wat := _own_fault(regel, tekens):
            uitkomst.fouten.append(wat)
            gebroken.append(regel)
        elif gat == 1 and regel.vorige != vorige_hash:
            uitkomst.fouten.append(
                f"Regel {regel.nummer} volgt niet op regel {vorige_nummer}, zoals die er nu "
                "staat: daartussen is iets verplaatst of vervangen."
            )
        vorige_nummer, vorige_hash = regel.nummer, regel.hash
        if kop and regel.nummer == kop.nummer:
            op_kop = regel.hash
        uitkomst.aantal += 1
        uitkomst.eerste = uitkomst.eerste or regel
        uitkomst.laatste = regel
        if uitkomst.aantal % _TEGELIJK == 0:
            vertel(uitkomst.aantal)
    uitkomst.fouten += _moved(gebroken, tekens)
    uitkomst.fouten += _wrong_end(kop, op_kop, uitkomst.laatste)
    return uitkomst


def _missing(van: int, tot: int) -> str:
    if van == tot:
        return f"Regel {van} ontbreekt."
    return f"Regel {van} t/m {tot} ontbreken."


def _own_fault(regel: Logregel, tekens: dict) -> str | None:
    """What is wrong with a line by itself, whatever stands before it."""
    if regel.sleutel not in tekens:
        return (
            f"Regel {regel.nummer} is ondertekend met een sleutel die wij niet kennen "
            f"({regel.sleutel}). Is LOGBOEK_SLEUTEL veranderd? Zet de oude dan in "
            "LOGBOEK_OUDE_SLEUTELS."
        )
    if not _fits(regel, tekens):
        return (
            f"Regel {regel.nummer} is veranderd, of niet door de site geschreven "
            f"({regel.get_actie_display()}, {regel.object_tekst[:60] or 'zonder naam'})."
        )
    return None


def _fits(regel: Logregel, tekens: dict) -> bool:
    teken = tekens.get(regel.sleutel)
    return teken is not None and teken.sign(regel) == regel.hash


def _moved(gebroken: list[Logregel], tekens: dict) -> list[str]:
    """Broken lines that are right in another place: those were moved."""
    zinnen = []
    plaatsen = [regel.nummer for regel in gebroken[:_NABIJ]]
    for regel in gebroken[:_NABIJ]:
        nu = regel.nummer
        for plaats in {*plaatsen, nu - 1, nu + 1} - {nu}:
            regel.nummer = plaats
            if _fits(regel, tekens):
                zinnen.append(
                    f"Wat nu op regel {nu} staat, is geschreven als regel {plaats}: die "
                    "regel is verplaatst, of ervoor is er een weggehaald of ingevoegd."
                )
        regel.nummer = nu
    return zinnen


def _wrong_end(kop: Logkop | None, op_kop: str, laatste: Logregel | None) -> list[str]:
    """`kop`: where the log ended before the walk; `op_kop`: the hash found there."""
    nu = Logkop.objects.first()
    nummer = laatste.nummer if laatste else 0
    if nu is None:
        return ["Waar het logboek eindigt, is weggehaald."] if laatste else []
    if kop and kop.nummer > nummer:
        return [f"{_missing(nummer + 1, kop.nummer)} Het einde van het logboek is weg."]
    if nu.nummer < nummer:
        return [
            f"Na regel {nu.nummer} staat nog iets dat de site niet schreef, t/m regel "
            f"{nummer}."
        ]
    if kop and kop.hash != op_kop:
        return [f"Regel {kop.nummer} is niet de regel waarmee het logboek eindigde."]
    return []


def check_noted(genoteerd: str) -> list[str]:
    """Whether the log still holds what was noted before: `5123:9f2c...`.

    Raises ValueError for anything that does not look like that.
    """
    nummer, _, hash_ = genoteerd.strip().partition(":")
    if not (nummer.isdecimal() and nummer.isascii() and len(hash_) == len(BEGIN)):
        raise ValueError(genoteerd)
    if int(nummer) == 0:
        return []
    regel = Logregel.objects.filter(nummer=int(nummer)).first()
    if regel is None:
        return [f"Regel {nummer} stond in het logboek en is weg, met alles erna."]
    if regel.hash != hash_:
        return [f"Regel {nummer} is niet meer de regel die u hebt genoteerd."]
    return []


@dataclasses.dataclass(slots=True)
class Bestand:
    """What a log file and the log say about each other."""

    fouten: list[str] = dataclasses.field(default_factory=list)
    aantal: int = 0
    laagste: int = 0
    hoogste: int = 0

    @property
    def overgeslagen(self) -> int:
        """Lines between the first and the last that the file does not have."""
        return self.hoogste - self.laagste + 1 - self.aantal if self.aantal else 0


def check_file(pad: Path) -> Bestand:
    """Hold each line of a log file against the log. The file may begin later, and two
    lines may have changed places: they were written by two processes."""
    uitkomst, tekens = Bestand(), signers()
    with pad.open(encoding="utf-8", errors="replace") as bestand:
        genummerd = enumerate(bestand, start=1)
        while deel := list(islice(genummerd, _TEGELIJK)):
            _check_part(deel, uitkomst, tekens)
    return uitkomst


def _check_part(deel, uitkomst: Bestand, tekens: dict) -> None:
    gelezen = {}
    for plaats, tekst in deel:
        try:
            regel = from_json(tekst)
        except (ValueError, TypeError, json.JSONDecodeError):
            uitkomst.fouten.append(
                f"Regel {plaats} van het bestand hoort niet in een logboek."
            )
            continue
        if not _fits(regel, tekens):
            uitkomst.fouten.append(f"Regel {plaats} van het bestand is veranderd.")
            continue
        gelezen[regel.nummer] = regel.hash
    in_logboek = dict(
        Logregel.objects.filter(nummer__in=gelezen).values_list("nummer", "hash")
    )
    for nummer, hash_ in gelezen.items():
        if nummer not in in_logboek:
            uitkomst.fouten.append(
                f"Regel {nummer} staat in het bestand, en niet meer in het logboek."
            )
        elif in_logboek[nummer] != hash_:
            uitkomst.fouten.append(
                f"Regel {nummer} zegt in het bestand iets anders dan in het logboek."
            )
    uitkomst.aantal += len(gelezen)
    if gelezen:
        uitkomst.laagste = min(uitkomst.laagste or min(gelezen), min(gelezen))
        uitkomst.hoogste = max(uitkomst.hoogste, max(gelezen))
