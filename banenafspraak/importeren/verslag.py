"""What was found in a file, in sentences: for the page and for the command line."""

from collections import defaultdict
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.importeren.controle import in_words
from banenafspraak.importeren.gebieden_toen import GESTOPT
from banenafspraak.importeren.inzage import Gelezen
from banenafspraak.importeren.melding import Waarschuwing
from banenafspraak.importeren.opvallend import VALT_OP
from banenafspraak.importeren.tonen import lists
from banenafspraak.models import Levering

NIETS_BEWAARD = "Er is niets bewaard."
SOM_KLOPT = "De somrij klopt."
_MEESTE = 50  # warnings of one kind on the command line


def rows_in_words(aantal: int) -> str:
    """`1 rij`, `388 rijen`, `50.000 rijen`."""
    return "1 rij" if aantal == 1 else f"{notatie.aantal(aantal)} rijen"


def bytes_in_words(grootte: int) -> str:
    """`48 kB`, `1,4 MB`; never 0 kB."""
    if grootte >= 1024 * 1024:
        mb = (Decimal(grootte) / 1024 / 1024).quantize(Decimal("0.1"))
        return f"{notatie.aantal(mb)} MB"
    return f"{max(1, round(grootte / 1024))} kB"


def size_in_words(gelezen: Gelezen) -> str:
    """`48 kB, 388 rijen`."""
    omvang = bytes_in_words(len(gelezen.bestand.inhoud))
    return f"{omvang}, {rows_in_words(gelezen.aantal)}"


def refusal_heading(uitkomst) -> str:
    """`3 rijen zijn geweigerd.`; of somebody else's rows that the file is."""
    if uitkomst.is_vreemd:
        return "Dit bestand is geweigerd. Er staan cijfers in van een ander."
    aantal = uitkomst.geweigerd
    return f"{rows_in_words(aantal)} {'is' if aantal == 1 else 'zijn'} geweigerd."


def counts(uitkomst) -> str:
    """`374 nieuw, 2 gewijzigd, 12 gelijk.`"""
    delen = [f"{notatie.aantal(n)} {wat}" for wat, n in uitkomst.aantallen.items()]
    return f"{', '.join(delen)}."


def good_news(gelezen: Gelezen, uitkomst) -> str:
    """That everything is right, and what would happen."""
    aantal = gelezen.aantal
    begin = (
        "De rij is goed." if aantal == 1 else f"Alle {rows_in_words(aantal)} zijn goed."
    )
    klopt = f" {SOM_KLOPT}" if gelezen.somrij == SOM_KLOPT else ""
    return f"{begin}{klopt} {counts(uitkomst)}"


def no_changes(uitkomst, invulling=None) -> str:
    """That all of it is known already. `invulling`: of a file that is one opgave."""
    gelijk, leeg = uitkomst.aantallen["gelijk"], 0
    waar = "op de site"
    if invulling is not None:
        leeg = invulling.niet_ingevuld
        if invulling.opgave.status in Levering.OPEN:
            waar = "in uw opgave"
    delen = []
    if gelijk == 1:
        delen.append(f"De ene rij staat al precies zo {waar}.")
    elif gelijk:
        alle = "" if leeg else "Alle "
        delen.append(f"{alle}{rows_in_words(gelijk)} staan al precies zo {waar}.")
    if leeg:
        delen.append(f"Bij {rows_in_words(leeg)} is nog niets ingevuld.")
    return " ".join(["Geen wijzigingen.", *delen, NIETS_BEWAARD])


def warnings_by_kind(uitkomst) -> list[tuple[str, list[Waarschuwing]]]:
    """Warnings under a heading each, in a fixed order."""
    per_soort = defaultdict(list)
    for waarschuwing in uitkomst.waarschuwingen:
        per_soort[waarschuwing.soort].append(waarschuwing)
    koppen = {
        VALT_OP: ("1 cijfer valt op", "{} cijfers vallen op"),
        GESTOPT: (
            "1 getal is van een gemeente die toen niet meer bestond",
            "{} getallen zijn van gemeenten die toen niet meer bestonden",
        ),
        "naam": ("1 naam is anders dan bij ons", "{} namen zijn anders dan bij ons"),
        "kolom": (
            "1 kolom gebruiken we niet",
            "{} kolommen gebruiken we niet",
        ),
        "Nieuwe gemeente": ("1 gemeente is nieuw", "{} gemeenten zijn nieuw"),
        "Andere naam": (
            "1 naam is anders dan bij ons",
            "{} namen zijn anders dan bij ons",
        ),
        "Gemeente ontbreekt": (
            "1 gemeente staat niet in het bestand",
            "{} gemeenten staan niet in het bestand",
        ),
    }
    rest = ("Dit lezen we niet", "Dit lezen we niet")
    volgorde = [*koppen, *(s for s in per_soort if s not in koppen)]
    uit = []
    for soort in volgorde:
        if zinnen := per_soort.get(soort):
            een, meer = koppen.get(soort, rest)
            uit.append((een if len(zinnen) == 1 else meer.format(len(zinnen)), zinnen))
    return uit


def change_lines(uitkomst) -> list[str]:
    """What changes, old and new, on a line each; at most 50."""
    lijst = lists(uitkomst, _MEESTE)
    if "gebieden" in lijst:
        welke = lijst["gebieden"]
        regels = [f"  {wijziging}" for wijziging in welke.rijen]
    else:
        welke = lijst["gewijzigd"]
        regels = [
            f"  rij {r.nummer}: {r.gebied}, {r.onderwerp}, {r.wanneer}: {r.was} → {r.wordt}"
            for r in welke.rijen
        ]
    return [*regels, f"  {welke.meer_tekst}"] if welke.meer else regels


def warning_lines(uitkomst) -> list[str]:
    """Every warning on a line, at most 50 of a kind."""
    regels = []
    for kop, zinnen in warnings_by_kind(uitkomst):
        regels.append(f"Let op: {kop}.")
        regels += [f"  {zin}" for zin in zinnen[:_MEESTE]]
        if len(zinnen) > _MEESTE:
            regels.append(f"  en nog {len(zinnen) - _MEESTE}.")
    return regels


def becomes(gelezen: Gelezen, uitkomst) -> str:
    """What it becomes, in words; "" when nothing could be read."""
    if gelezen.tabel is not None:
        jaar = gelezen.tabel.jaar
        return f"De indeling van gemeenten in arbeidsmarktregio’s op 1 januari {jaar}"
    return in_words(uitkomst) if gelezen.lezing.rijen else ""
