"""Tables of areas to test with, in the shapes in which CBS gives them."""

from banenafspraak.importeren.blad import Blad
from banenafspraak.importeren.gebieden import Gebiedentabel, read

# code, name, region, name of region, provincie
HILVERSUM = ("GM0402", "Hilversum", "AM12", "Gooi en Vechtstreek", "PV27")
HUIZEN = ("GM0406", "Huizen", "AM12", "Gooi en Vechtstreek", "PV27")
HEERDE = ("GM0246", "Heerde", "AM06", "Veluwe Stedendriehoek", "PV25")
AMSTERDAM = ("GM0363", "Amsterdam", "AM18", "Groot Amsterdam", "PV27")


def fill(tekst: str, lengte: int = 10) -> str:
    """With the spaces that CBS puts behind a code."""
    return tekst.ljust(lengte)


def statline(*gemeenten: tuple, titel: tuple = ()) -> Blad:
    """The csv that StatLine gives: one row of headings, the name first."""
    kop = (
        "Regio's",
        "Codes en namen van gemeenten/Code (code)",
        "Codes en namen van gemeenten/Naam (naam)",
        "Codes en namen van gemeenten/Sortering naam (naam)",
        "Lokaliseringen van gemeenten/Arbeidsmarktregio's/Code (code)",
        "Lokaliseringen van gemeenten/Arbeidsmarktregio's/Naam (naam)",
        "Lokaliseringen van gemeenten/COROP-gebieden/Code (code)",
        "Lokaliseringen van gemeenten/COROP-gebieden/Naam (naam)",
        "Lokaliseringen van gemeenten/Provincies/Code (code)",
        "Lokaliseringen van gemeenten/Provincies/Naam (naam)",
        "Stedelijkheid/Omschrijving (naam)",
        "Inwonertal (aantal)",
    )
    rijen = [
        (
            naam,
            fill(code),
            fill(naam, 50),
            fill(naam.upper(), 50),
            fill(regio),
            fill(regionaam, 50),
            fill("CR24"),
            "Het Gooi en Vechtstreek",
            fill(provincie),
            "Noord-Holland",
            "Sterk stedelijk",
            str(20_000 + nummer),
        )
        for nummer, (code, naam, regio, regionaam, provincie) in enumerate(gemeenten)
    ]
    return Blad(rijen=(*titel, kop, *rijen), soort="csv")


def odata(*gemeenten: tuple) -> Blad:
    """A TypedDataSet as a table: the code twice, and headings with numbers."""
    kop = ("ID", "RegioS", "Code_1", "Naam_2", "SorteringNaam_3", "Code_4", "Naam_5")
    rijen = [
        (str(n), fill(code), fill(code), fill(naam, 50), naam, fill(regio), regionaam)
        for n, (code, naam, regio, regionaam, _) in enumerate(gemeenten)
    ]
    return Blad(rijen=(kop, *rijen), soort="xlsx")


def simple(*rijen: tuple) -> Blad:
    """Only codes: gemeente, region; as typed, so that a test can break them."""
    return Blad(rijen=(("Gemeente", "Regio"), *rijen), soort="csv")


def tabel(jaar: int, *gemeenten: tuple) -> Gebiedentabel:
    return read(statline(*gemeenten), "gebieden.csv", jaar)


def paren(jaar: int, regio_van: dict[str, str]) -> Gebiedentabel:
    """A table that says in which region each code lay, with the code as name."""
    rijen = [(c, f"Naam {c}", r, f"Regio {r}", "") for c, r in regio_van.items()]
    return tabel(jaar, *rijen)
