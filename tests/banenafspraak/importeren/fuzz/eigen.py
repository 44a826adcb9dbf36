"""Our own template, with good rows and a few poisoned cells."""

import datetime
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.banenafspraak.importeren.bestanden import EIGEN
from tests.banenafspraak.importeren.fuzz.bijna import (
    GEMEENTEN,
    REGIOS,
    Bijna,
    Getal,
    how_many,
)
from tests.banenafspraak.importeren.fuzz.getallen import (
    GOED,
    MAG,
    WEIGER,
    naive_number,
    number_poison,
    visible,
    written,
)
from tests.banenafspraak.importeren.fuzz.vellen import odd_text

_LANGSTE = {"cijfer": 1000, "norm": 2000, "ambitie": 2000}  # of an explanation

# soort, indicator, areas, parts, yearly, fractions, negative
_SOORTEN = (
    ("cijfer", "beschut-werk", GEMEENTEN, ("",), False, False, False),
    ("cijfer", "adviezen-beschut-werk", GEMEENTEN, ("",), False, False, False),
    ("cijfer", "doelgroepregister", GEMEENTEN, ("", "wajong", "wsw"), False, False, 0),
    ("cijfer", "doelgroepregister", ("NL01",), ("", "wajong"), False, False, False),
    ("cijfer", "banenafspraak", REGIOS, ("", "markt", "inleen"), False, True, True),
    ("cijfer", "banenafspraak", REGIOS, ("totaal",), False, True, True),
    ("cijfer", "werkgever", GEMEENTEN, ("",), True, True, False),
    ("cijfer", "werkzaam-deel", REGIOS, ("",), True, True, False),
    ("norm", "beschut-werk", GEMEENTEN, ("",), True, True, False),
    ("norm", "banenafspraak", REGIOS, ("totaal",), True, True, False),
    ("norm", "werkgever", GEMEENTEN, ("",), True, True, False),
    ("ambitie", "beschut-werk", GEMEENTEN, ("",), True, True, False),
)


def own(toeval: Random, gebied: str = "") -> Bijna:
    """Our own template; `gebied`: all of it about this one, and then often about one
    quarter, as an opgave is."""
    bijna = Bijna(EIGEN)
    vast = (toeval.randint(2014, 2025), 4) if gebied and toeval.random() < 0.6 else None
    gezien = set()
    for _ in range(toeval.randint(1, 10)):
        soort = toeval.choice(_SOORTEN)
        code = toeval.choice(list(soort[2]))
        if gebied and gebied in soort[2]:
            code = gebied
        elif gebied:
            continue
        jaar, kwartaal = vast or (toeval.randint(2013, 2025), toeval.randint(1, 4))
        if (sleutel := (soort[:2], code, jaar, kwartaal * (not soort[4]))) in gezien:
            continue
        gezien.add(sleutel)
        _own_group(bijna, soort, code, jaar, kwartaal, toeval)
    if not bijna.rijen:
        _own_group(bijna, _SOORTEN[0], gebied or "GM0406", 2020, 4, toeval)
    nummers = list(bijna.getallen)
    for nummer in toeval.sample(nummers, min(len(nummers), how_many(toeval))):
        _poison_own(bijna, nummer, toeval)
    return bijna


def _own_group(bijna, vorm, code, jaar, kwartaal, toeval) -> None:
    soort, indicator, _, delen, jaarlijks, decimalen, _ = vorm
    periode = f"{jaar}-K{kwartaal}"
    wanneer: str | int = periode
    if soort != "cijfer":
        wanneer = jaar
        periode = toeval.choice((str(jaar), Decimal(jaar)))
    elif jaarlijks:
        wanneer = f"{jaar}-K4"
        periode = toeval.choice((str(jaar), Decimal(jaar), wanneer))
    waarden = _values(delen, decimalen, indicator == "werkzaam-deel", toeval)
    groep = set()
    for deel, waarde in zip(delen, waarden, strict=True):
        reden, cel = "", ""
        if len(delen) == 1 and toeval.random() < 0.15:
            waarde, reden = None, "nog niet bekend"
        else:
            cel = written(waarde, toeval)
        bij = toeval.choice(("", "", "Sinds juni.", "Zie de brief; “blad 2”\nén 3."))
        bron = toeval.choice(("", "", "Brief van de Werkkamer, 2021"))
        rij = [soort, indicator, code, periode, deel, cel, reden, "", bij, bron]
        getal = Getal(
            indicator,
            code,
            deel or "totaal",
            wanneer,
            waarde,
            reden,
            soort == "ambitie",
        )
        groep.add(bijna.add(rij, [getal]))
    bijna.samen.append(groep)


def _values(delen, decimalen, procent, toeval) -> list[Decimal]:
    """A total first, that is the sum of its parts and some more."""
    schaal = Decimal("0.01") if decimalen and toeval.random() < 0.3 else Decimal(1)
    hoogste = 100 if procent else toeval.choice((5, 400, 90_000))
    onder = [
        (toeval.randint(0, hoogste) * schaal).normalize() + 0 for _ in delen[1:]
    ] or [(toeval.randint(0, hoogste) * schaal).normalize() + 0]
    if len(delen) == 1:
        return onder
    return [sum(onder) + toeval.choice((0, 0, 3)), *onder]


def _poison_own(bijna: Bijna, nummer: int, toeval: Random) -> None:
    rij = dict(zip(EIGEN, bijna.rijen[nummer - 2], strict=True))
    kolom = toeval.choice((*EIGEN, *["waarde"] * 5))
    if kolom == "waarde" and not rij["reden"]:
        _poison_value(bijna, nummer, rij, toeval)
    elif toeval.random() < 0.25 and kolom not in ("toelichting", "bron", "waarde"):
        vreemd = f"q{visible(odd_text(toeval))}q"
        bijna.poison(nummer, kolom, vreemd, WEIGER)
    else:
        bijna.poison(nummer, kolom, *toeval.choice(_choices(rij)[kolom]))


def _poison_value(bijna: Bijna, nummer: int, rij: dict, toeval: Random) -> None:
    getal = bijna.getallen[nummer][0]
    vorm = next(
        v
        for v in _SOORTEN
        if v[:2] == (rij["soort"], rij["indicator"]) and getal.gebied in v[2]
    )
    if toeval.random() < 0.1:
        return bijna.poison(nummer, "waarde", "", WEIGER)
    procent = vorm[1] == "werkzaam-deel"
    nieuw, oordeel = number_poison(toeval, vorm[5], vorm[6], procent)
    if oordeel == MAG:
        waarde = naive_number(nieuw, vorm[5], vorm[6], procent)
        bijna.getallen[nummer] = [replace(getal, waarde=waarde)]
    return bijna.poison(nummer, "waarde", nieuw, oordeel)


def _choices(rij: dict) -> dict[str, list[tuple]]:
    """By column: cells with their verdict."""
    code, periode, is_getal = rij["gebied"], rij["periode"], rij["waarde"] != ""
    gebieden = [
        (x, WEIGER) for x in ("GM9999", "Huizen", "", "ＧＭ０４０６", "AM", "GM")
    ]
    gebieden += [(f"{code}\u200b", MAG), (f" {code.lower()} ", GOED)]
    if code.startswith("GM"):
        gebieden.append((Decimal(int(code[2:])), GOED))
    perioden = [
        *("2020-K5", "2035-K1", "２０２０-K4", "", "2012-K3", "31-12-2020", "2026-K4"),
        datetime.date(2020, 12, 31),
    ]
    netjes = f" {periode} ".lower() if isinstance(periode, str) else periode
    delen = [(x, WEIGER) for x in ("onzin", "overheid-en-onderwijs", "ｗajong")]
    if rij["uitsplitsing"] in ("", "totaal"):
        delen.append(("TOTAAL", GOED))
    langste = _LANGSTE[rij["soort"]]
    zelfde = ("nog niet bekend", WEIGER) if is_getal else ("Nog niet bekend.", GOED)
    return {
        "soort": [("cijfers", WEIGER), ("", WEIGER), (rij["soort"].upper(), GOED)],
        "indicator": [
            ("beschutwerk", WEIGER),
            ("", WEIGER),
            (f" {rij['indicator'].upper()} ", GOED),
        ],
        "gebied": gebieden,
        "periode": [*((x, WEIGER) for x in perioden), (netjes, GOED)],
        "uitsplitsing": delen,
        "reden": [("geen zin", WEIGER), zelfde],
        "benadering": [("ongeveer", WEIGER), ("circa", GOED if is_getal else WEIGER)],
        "toelichting": [
            ("x" * (langste + 1), WEIGER),
            ("😀 “é” <b> \u202e", GOED),
            ("x" * langste, GOED),
        ],
        "bron": [("x" * 251, WEIGER), ("x" * 250, GOED), ("שלום & <b>", GOED)],
        "waarde": [("7", WEIGER)],  # beside a reason
    }
