"""Files to import in a few words: as a sheet that was read already, or as bytes.

    blad(EIGEN, rij("cijfer", "beschut-werk", "GM0406", "2020-K4", waarde="7"))
    as_xlsx([["CBS-code", "Gemeente", "Ultimo 2018"], [406, "Huizen", 9]])

A cell is what a reader makes of it: text in a csv, a Decimal in a spreadsheet.
"""

import io
from decimal import Decimal

from banenafspraak.bladen import Blad as Schrijfblad
from banenafspraak.bladen import make_file
from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.blad import Blad
from banenafspraak.importeren.controle import Uitkomst, examine
from banenafspraak.importeren.inzage import Bestand, Gelezen
from banenafspraak.importeren.opmaak import read_layout
from banenafspraak.importeren.rijen import Lezing

EIGEN = (
    "soort",
    "indicator",
    "gebied",
    "periode",
    "uitsplitsing",
    "waarde",
    "reden",
    "benadering",
    "toelichting",
    "bron",
)
KORT = ("soort", "indicator", "gebied", "periode", "waarde")
STAATSCOURANT = ("CBS-code", "Gemeente", "Ultimo 2018")
UWV = ("regio", "peildatum", "markt", "overheid", "inleen", "totaal")


def blad(*rijen, soort="csv", naam="", andere=()) -> Blad:
    """A sheet; whole numbers become the Decimals of a spreadsheet."""
    cellen = tuple(tuple(_cell(cel) for cel in rij) for rij in rijen)
    return Blad(cellen, soort, naam, tuple(andere))


def _cell(cel):
    return Decimal(cel) if isinstance(cel, int) else cel


def eigen(
    waarde="7",
    *,
    soort="cijfer",
    indicator="beschut-werk",
    gebied="GM0406",
    periode="2020-K4",
    **velden,
) -> tuple:
    """One row under `EIGEN`."""
    bekend = {
        "soort": soort,
        "indicator": indicator,
        "gebied": gebied,
        "periode": periode,
        "waarde": waarde,
        **velden,
    }
    return tuple(bekend.pop(naam, "") for naam in EIGEN)


def read(*rijen, indicator="") -> Lezing:
    """What the layout makes of a sheet of these rows, the headings included."""
    bekend = Bekend()
    return read_layout(blad(*rijen), bekend, bekend.indicatoren.get(indicator))


def examined(*rijen, indicator="", **opties) -> Uitkomst:
    """The same, held against the site."""
    bekend = Bekend()
    lezing = read_layout(blad(*rijen), bekend, bekend.indicatoren.get(indicator))
    return examine(lezing, bekend, **opties)


def as_read(*rijen, naam="cijfers.csv", bron="Brief, 2021", indicator="") -> Gelezen:
    """A csv file that was read, without the process that reads real ones."""
    bekend = Bekend()
    bestand = Bestand(naam, as_csv(rijen), indicator, bron)
    lezing = read_layout(blad(*rijen), bekend, bekend.indicatoren.get(indicator))
    return Gelezen(bestand, "csv", bekend, lezing)


def own(*rijen) -> tuple:
    """The rows of our own template, with its headings."""
    return (EIGEN, *rijen)


def sentences(uitkomst: Lezing | Uitkomst) -> list[tuple]:
    """What is refused: row, column, what is wrong, what to do."""
    return [(m.rij, m.kolom, m.wat, m.doe) for m in uitkomst.meldingen]


def warnings(uitkomst: Lezing | Uitkomst, soort: str = "") -> list[tuple]:
    """What to look at: row and sentence, of one kind or of all."""
    return [
        (w.rij, w.zin) for w in uitkomst.waarschuwingen if not soort or w.soort == soort
    ]


def values(lezing: Lezing) -> list:
    """The numbers, as they would be stored."""
    return [b.rij.waarde for b in lezing.rijen]


def numbers(rijen) -> list[int]:
    """On which rows of the file these stand."""
    return [b.nummer for b in rijen]


def only(lezing: Lezing):
    """The one row of a file in which nothing is refused, as it would be stored."""
    assert lezing.meldingen == []
    (rij,) = lezing.rijen
    return rij.rij


def refused(lezing: Lezing) -> tuple:
    """The one refusal of a file without a good row."""
    assert lezing.rijen == []
    (melding,) = sentences(lezing)
    return melding


# ---- bytes -------------------------------------------------------------------------


def as_csv(rijen, scheiding=";", codering="utf-8-sig") -> bytes:
    """As Excel writes it in the Netherlands; numbers with a comma."""
    uit = io.StringIO()
    for rij in rijen:
        uit.write(scheiding.join(map(_text, rij)) + "\r\n")
    return uit.getvalue().encode(codering)


def _text(cel) -> str:
    if isinstance(cel, Decimal):
        return f"{cel:f}".replace(".", ",")
    tekst = str(cel)
    if any(teken in tekst for teken in ';,"\n'):
        return '"' + tekst.replace('"', '""') + '"'
    return tekst


def as_xlsx(rijen) -> bytes:
    """A workbook with one sheet; numbers are numbers."""
    return _sheet(rijen, "xlsx")


def as_ods(rijen) -> bytes:
    """The same, as LibreOffice has it."""
    return _sheet(rijen, "ods")


def _sheet(rijen, soort: str) -> bytes:
    kop, *onder = rijen
    vel = Schrijfblad(
        titel="",
        koppen=tuple(map(str, kop)),
        rijen=tuple(map(tuple, onder)),
        bestandsnaam="cijfers",
    )
    return make_file(vel, soort)


MAAK = {"csv": as_csv, "xlsx": as_xlsx, "ods": as_ods}
