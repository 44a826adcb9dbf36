"""Sentences that rest on invented figures. They say so with their first word."""

from monitor.overzichten.waarden import Doel, Moment
from monitor.voortgang import Status
from monitor.zinnen.doel import hoofdzinnen, laatst_zin
from monitor.zinnen.gegeven import leverancier_zin

VOORBEELD = "Voorbeeld: "
VOORBEELD_IN_TABEL = "Een rij met het merk voorbeeld is verzonnen."


def als_voorbeeld(zin: str, *waarden) -> str:
    """The sentence, marked when one of the values in it is an example."""
    verzonnen = any(waarde and waarde.voorbeeld for waarde in waarden)
    return f"{VOORBEELD}{zin}" if zin and verzonnen else zin


def voorbeeld_zinnen(doel: Doel, naam: str) -> list[str]:
    """What the page would say if the example were real; nothing without an example."""
    if not (doel.stand and doel.stand.voorbeeld):
        return []
    if doel.voortgang.status is Status.NIET_BEKEND:
        return []
    eerste, *rest = hoofdzinnen(doel, naam=naam)
    return [f"{VOORBEELD}{eerste}", *rest]


def laatst_echt_zin(laatst: Moment, doel: Doel) -> str:
    """`Laatste echte cijfer: eind 2019, 27 van 41.`"""
    zin = laatst_zin(laatst, doel.indicator)
    return zin.replace("Laatst bekend:", "Laatste echte cijfer:")


def geen_bron_zin(doel: Doel, *, ook_echt: bool) -> str:
    """What stands where the source of a real figure stands. `ook_echt`: beside the
    example stands something real, whose source follows."""
    kan = leverancier_zin(doel).replace("dit cijfer", "het echte cijfer")
    zin = f"Voorbeeldcijfer, geen bron. {kan}"
    return f"{zin} Bron van wat echt is" if ook_echt else zin
