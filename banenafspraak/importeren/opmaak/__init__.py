"""Which of our layouts a file has, by its headings; and reading it by that layout."""

from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.blad import Blad, Geweigerd
from banenafspraak.importeren.cel import Rijfout
from banenafspraak.importeren.melding import Waarschuwing
from banenafspraak.importeren.opmaak import eigen, staatscourant, uwv
from banenafspraak.importeren.opmaak.kop import first_rows
from banenafspraak.importeren.rijen import Lezing
from banenafspraak.models import Indicator

OPMAKEN = (eigen, staatscourant, uwv)
RIJTJES = (
    "soort, indicator, gebied, periode, waarde",
    "CBS-code, Gemeente, Ultimo 2018",
    "regio, peildatum, markt, overheid, inleen, totaal",
)
_TE_TONEN = 8  # headings that we name when we know none of them


def recognise(blad: Blad):
    """The layout of a sheet with its row of headings; None when it is none of ours. Raises
    `Geweigerd` when it is one with a heading too few."""
    for kop in first_rows(blad):
        for opmaak in OPMAKEN:
            if opmaak.recognise(kop):
                return opmaak, kop
    return None


def read_layout(
    blad: Blad, bekend: Bekend, indicator: Indicator | None = None
) -> Lezing:
    """Read a sheet by the layout that its headings tell.

    `indicator`: what it is about, for a layout that does not say so. Raises `Geweigerd`
    when the headings are none that we know, or when there are no rows under them.
    """
    gevonden = recognise(blad)
    if gevonden is None:
        raise Geweigerd(
            _unknown(blad),
            f"Nodig is een van deze rijtjes: {'; of '.join(RIJTJES)}. Of gebruik ons "
            "bestand.",
        )
    opmaak, kop = gevonden
    try:
        lezing = opmaak.read_rows(blad, kop, bekend, indicator)
    except Rijfout as fout:  # about what the file is about, not about a row
        raise Geweigerd(fout.wat, "Kies een ander onderwerp.") from fout
    return _complete(lezing, blad)


def _complete(lezing: Lezing, blad: Blad) -> Lezing:
    if not lezing.aantal:
        raise Geweigerd(
            "Er staan geen rijen onder de kop.",
            "Vul het bestand en upload het opnieuw.",
        )
    if blad.andere:
        naam = f", “{blad.naam[:60]}”" if blad.naam else ""
        lezing.waarschuwingen.append(
            Waarschuwing("blad", f"We lezen alleen het eerste blad{naam}.")
        )
    return lezing


def _unknown(blad: Blad) -> str:
    """What stands in the row with most headings."""
    koppen = [[t for t in kop.tekst if t] for kop in first_rows(blad)]
    meeste = max(koppen, key=len, default=[])
    namen = [tekst[:30] for tekst in meeste[:_TE_TONEN]]
    meer = " en meer" if len(meeste) > _TE_TONEN else ""
    return f"We herkennen de kolommen niet. Wij zien: {', '.join(namen)}{meer}."
