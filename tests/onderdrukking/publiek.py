"""What the public reads of a world: files, pages, drawings. It asks the site, and nothing else.

Each answer is read by what it says ("1 t/m 4", "niet getoond", a number), not by how it was
made.
"""

import csv
import io
import re
from dataclasses import dataclass

from django.test import Client

from tests.onderdrukking.wereld import CODE, TOTAAL, Wereld

_BEREIK = re.compile(r"1 t/m (\d+)")
_MAG_BLIJVEN = {"Bereikt", "Norm"}
_REKENT = (
    "Bereikt",
    "Deel van de norm (%)",
    "Te weinig of te gaan",
    "Boven de norm",
    "Verschil met een jaar eerder",
    "Laatst bekend",
    "Was",
    "Afgeleid uit",
    "Toelichting",
)


@dataclass(frozen=True)
class Gelezen:
    """What one cell says: a range, and whether it is a number that the site added up."""

    laag: int
    hoog: int | None
    som_zonder: tuple[str, ...] | None = None

    @property
    def bekend(self) -> bool:
        return self.laag == self.hoog


def fetch(adres: str, client: Client | None = None) -> bytes:
    """The answer of the site."""
    antwoord = (client or Client()).get(adres)
    assert antwoord.status_code == 200, (adres, antwoord.status_code)
    return antwoord.content


def sheet(adres: str) -> list[dict[str, str]]:
    """The rows of a csv download by their heading."""
    tekst = fetch(adres).decode("utf-8-sig")
    regels = list(csv.reader(io.StringIO(tekst), delimiter=";"))
    begin = next(n for n, r in enumerate(regels) if "Getoond als" in r)
    koppen = regels[begin]
    rijen = []
    for regel in regels[begin + 1 :]:
        if len(regel) < len(koppen) or not regel[0]:
            break
        rijen.append(dict(zip(koppen, regel, strict=False)))
    return rijen


def read_cell(rij: dict[str, str]) -> Gelezen | None:
    """What a row says of its number; None when it says nothing at all."""
    getoond = rij["Getoond als"]
    if bereik := _BEREIK.fullmatch(getoond):
        _says_no_more(rij)
        return Gelezen(1, int(bereik[1]))
    if getoond == "niet getoond":
        _says_no_more(rij)
        return Gelezen(0, None)
    if getoond == "niet bekend":
        return None
    getal = int(rij["Bereikt"].replace(".", ""))
    ontbreekt = rij["Ontbreekt in de som"]
    zonder = ontbreekt.removeprefix("cijfer: ").replace(" (niet getoond)", "")
    namen = [n for n in zonder.split(", ") if n]
    is_som = rij["Afgeleid"] == "ja" and not rij["Afgeleid uit"]
    return Gelezen(getal, getal, tuple(namen) if is_som else None)


def _says_no_more(rij: dict[str, str]) -> None:
    for kop in _REKENT:
        assert not rij.get(kop), (kop, rij)


def read(
    wereld: Wereld, kwartalen, bekend_op: str = ""
) -> dict[tuple[str, str, str], Gelezen]:
    """What the site says of each (area, part, quarter): now, or as known at a moment."""
    op = f"&bekend_op={bekend_op}" if bekend_op else ""
    namen = {g.code: naam for naam, g in wereld.gebieden.items()}
    gelezen = {}

    def note(rij, deel, kwartaal):
        if cel := read_cell(rij):
            gelezen[namen[rij["Code"]], deel, kwartaal] = cel

    for kwartaal in kwartalen:
        for soort in ("regio", "gemeente"):
            adres = (
                f"/{kwartaal}/{soort}/?indicator={CODE}&sort=-bereikt&formaat=csv{op}"
            )
            for rij in sheet(adres):
                note(rij, TOTAAL, kwartaal)
        if "Cluster" in wereld.gebieden:
            adres = f"/grafiek/{kwartaal}/cluster/cluster/{CODE}.csv?{op}"
            for rij in sheet(adres) if Client().get(adres).status_code == 200 else []:
                if _is_of(rij, kwartaal):
                    note(rij, TOTAAL, kwartaal)
        if wereld.delen:
            _read_parts(wereld, kwartaal, op, note)
    return gelezen


def _is_of(rij: dict[str, str], kwartaal: str) -> bool:
    maand = {"1": "03-31", "2": "06-30", "3": "09-30", "4": "12-31"}[kwartaal[-1]]
    jaar, dag = kwartaal[:4], maand
    return rij["Stand op"] in (f"{jaar}-{dag}", f"{dag[3:]}-{dag[:2]}-{jaar}")


def _read_parts(wereld: Wereld, kwartaal: str, op: str, note) -> None:
    codes = {code.capitalize(): code for code in wereld.delen}
    for naam, gebied in wereld.gebieden.items():
        soort = {"Nederland": "", "Regio": "regio", "Cluster": "cluster"}.get(
            naam, "gemeente"
        )
        if not soort:
            continue
        adres = f"/{kwartaal}/{soort}/{gebied.slug}/?{op}"
        if f"tabel=sectoren-{CODE}".encode() not in fetch(adres):
            continue
        for rij in sheet(f"{adres}&tabel=sectoren-{CODE}&formaat=csv"):
            if _is_of(rij, kwartaal):
                note(rij, codes[rij["Deel"]], kwartaal)
