"""The other layouts and tables of areas, with good rows and a few poisoned cells."""

import datetime
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.banenafspraak.importeren.bestanden import UWV
from tests.banenafspraak.importeren.fuzz.bijna import (
    GEMEENTEN,
    REGIOS,
    Bijna,
    Getal,
    how_many,
)
from tests.banenafspraak.importeren.fuzz.getallen import (
    MAG,
    WEIGER,
    naive_number,
    number_poison,
    written,
)


def staatscourant(toeval: Random, gebied: str = "") -> Bijna:
    """The annex, for one year or two; sometimes with its sum."""
    jaren = toeval.sample(range(2013, 2026), toeval.choice((1, 2)))
    bijna = Bijna(("CBS-code", "Gemeente", *(f"Ultimo {jaar}" for jaar in jaren)))
    codes = [gebied] if gebied else toeval.sample(GEMEENTEN, toeval.randint(1, 6))
    sommen = [Decimal(0)] * len(jaren)
    for code in codes:
        waarden = [Decimal(toeval.randint(0, 3000)) for _ in jaren]
        sommen = [a + b for a, b in zip(sommen, waarden, strict=True)]
        staat = toeval.choice((code, Decimal(int(code[2:])), code[2:]))
        bijna.add(
            [staat, "Naam", *(written(w, toeval) for w in waarden)],
            [
                Getal("beschut-werk", code, "totaal", j, w)
                for j, w in zip(jaren, waarden, strict=True)
            ],
        )
    if toeval.random() < 0.3:
        bijna.rijen.append(["", "Som", *(written(som, toeval) for som in sommen)])
    else:
        for nummer in toeval.sample(
            range(2, 2 + len(codes)), min(len(codes), how_many(toeval))
        ):
            _poison_numbers(bijna, nummer, 2, toeval, negatief=False)
            if toeval.random() < 0.3:
                fout = toeval.choice(("GM9999", "Huizen", "AM12", "4060000", "q"))
                bijna.poison(nummer, "CBS-code", fout, WEIGER)
    return bijna


def _poison_numbers(bijna, nummer, vanaf, toeval, negatief) -> None:
    plaats = toeval.randrange(vanaf, len(bijna.kop))
    cel, oordeel = number_poison(toeval, True, negatief)
    if oordeel == MAG:
        getallen = bijna.getallen[nummer]
        waarde = naive_number(cel, True, negatief)
        getallen[plaats - vanaf] = replace(getallen[plaats - vanaf], waarde=waarde)
    bijna.poison(nummer, bijna.kop[plaats], cel, oordeel)


def uwv(toeval: Random, gebied: str = "") -> Bijna:
    """The table of the trend report."""
    bijna = Bijna(UWV)
    for code in [gebied] if gebied else toeval.sample([*REGIOS, "NL01"], 3):
        jaar = toeval.randint(2013, 2025)
        dag = toeval.choice(
            (datetime.date(jaar, 12, 31), f"31-12-{jaar}", f"{jaar}-K4")
        )
        delen = [Decimal(toeval.randint(-20, 900)) for _ in range(3)]
        delen[:2] = map(abs, delen[:2])
        totaal = sum(delen[:2]) + max(delen[2], 0)
        waarden = [*delen, totaal]
        naam = toeval.choice((code, REGIOS.get(code, "Nederland")))
        bijna.add(
            [naam, dag, *(written(w, toeval) for w in waarden)],
            [
                Getal("banenafspraak", code, deel, f"{jaar}-K4", w)
                for deel, w in zip(UWV[2:], waarden, strict=True)
            ],
        )
    for nummer in toeval.sample(list(bijna.getallen), min(1, how_many(toeval))):
        if toeval.random() < 0.5:
            _poison_numbers(bijna, nummer, 2, toeval, negatief=True)
            continue
        kolom, fout = toeval.choice(
            (
                ("regio", "Atlantis"),
                ("regio", "GM0406"),
                ("regio", ""),
                ("peildatum", "30-12-2020"),
                ("peildatum", "31-12-2035"),
                ("peildatum", "gisteren"),
                ("peildatum", ""),
            )
        )
        bijna.poison(nummer, kolom, fout, WEIGER)
    return bijna


def gebieden(toeval: Random, gebied: str = "") -> Bijna:
    """A table of areas; `gebied` is for who delivers figures."""
    jaar = toeval.choice((2022, 2024, 2026))
    bijna = Bijna(("Code", "Naam", "Regio"), naam=f"gebieden-{jaar}")
    nieuw = ("GM0001", "GM0002")
    for code in (
        *toeval.sample(GEMEENTEN, 6),
        *toeval.sample(nieuw, toeval.randint(0, 2)),
    ):
        regio = toeval.choice(list(REGIOS))
        bijna.rijen.append([code, f"Plaats {code[2:]}".replace("0", "o"), regio])
        bijna.regios[len(bijna.rijen) + 1] = (code, regio)
    for nummer in toeval.sample(range(2, 8), min(2, how_many(toeval))):
        kolom, fout = toeval.choice(
            (
                ("Regio", "AM99"),
                ("Regio", "AM1"),
                ("Regio", "Atlantis"),
                ("Regio", ""),
                ("Code", "GM168"),
                ("Code", ""),
            )
        )
        bijna.poison(nummer, kolom, fout, WEIGER)
    return bijna
