"""Good rows with a few poisoned cells, and what a slow and simple reader says of each.

A poisoned cell comes with its verdict: the row must be refused (`WEIGER`), is as good as it
was (`GOED`), or may be either (`MAG`). A row that is taken must say what is written here.
"""

import datetime
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from tests.banenafspraak.importeren.bestanden import EIGEN, UWV, as_csv
from tests.banenafspraak.importeren.fuzz.vellen import odd_text
from tests.banenafspraak.importeren.maken import gewoon

WEIGER, GOED, MAG = "weiger", "goed", "mag"
GEMEENTEN = ("GM0406", "GM0402", "GM0417", "GM0080", "GM1900", "GM1949")
REGIOS = {"AM12": "Gooi en Vechtstreek", "AM01": "Groningen", "AM02": "Friesland"}
_LANG = "x" * 1001


@dataclass(frozen=True, slots=True)
class Getal:
    """What the site must say when the file is agreed with. `wanneer`: a year for a norm."""

    indicator: str
    gebied: str
    deel: str
    wanneer: str | int
    waarde: Decimal | None
    reden: str = ""
    ambitie: bool = False


@dataclass
class Bijna:
    """A file. By number of row: `getallen`; `fout`: must be refused; `samen`: rows that
    are judged together; `vergiftigd`: rows with a poisoned cell."""

    kop: tuple
    rijen: list[list] = field(default_factory=list)
    getallen: dict[int, list[Getal]] = field(default_factory=dict)
    regios: dict[int, tuple[str, str]] = field(default_factory=dict)
    fout: set[int] = field(default_factory=set)
    samen: list[set[int]] = field(default_factory=list)
    vergiftigd: set[int] = field(default_factory=set)
    naam: str = "cijfers"

    @property
    def alles(self) -> list[list]:
        """The rows of the file, the headings on top."""
        return [list(self.kop), *self.rijen]

    @property
    def goed(self) -> set[int]:
        """Rows that nothing is wrong with, nor with what they are judged with."""
        besmet = {n for groep in self.samen if groep & self.vergiftigd for n in groep}
        return (self.getallen.keys() | self.regios.keys()) - besmet - self.vergiftigd

    def add(self, rij: list, getallen: list[Getal]) -> int:
        """One more row; gives its number in the file."""
        self.rijen.append(rij)
        self.getallen[nummer := len(self.rijen) + 1] = getallen
        return nummer

    def poison(self, nummer: int, kolom: str, cel, oordeel: str) -> None:
        """Put `cel` in a row of the file."""
        self.rijen[nummer - 2][self.kop.index(kolom)] = cel
        if oordeel != GOED:
            self.vergiftigd.add(nummer)
        if oordeel == WEIGER:
            self.fout.add(nummer)


# ---- numbers -----------------------------------------------------------------------


def naive_number(cel, decimalen: bool, negatief: bool) -> Decimal | None:
    """What a cell says, read letter by letter; None: nothing that we may take."""
    if isinstance(cel, (int, float, Decimal)) and not isinstance(cel, bool):
        waarde = Decimal(str(cel))
    elif isinstance(cel, str):
        waarde = _from_text(cel.strip())
    else:
        return None
    if waarde is None or (waarde < 0 and not negatief) or abs(waarde) > 999_999_999:
        return None
    if waarde != round(waarde, 2 if decimalen else 0):
        return None
    return waarde


def _from_text(tekst: str) -> Decimal | None:
    if tekst[:1] == "'" and tekst[1:2] in tuple("=+-@＝＋－＠"):
        tekst = tekst[1:]
    tekst = tekst.replace("−", "-").replace("–", "-")
    teken = "-" if tekst.startswith("-") else ""
    heel, komma, deel = tekst[len(teken) :].partition(",")
    groepen = heel.split(".")
    if len(groepen) > 1:
        if not 1 <= len(groepen[0]) <= 3 or heel.startswith("0"):
            return None
        if any(len(groep) != 3 for groep in groepen[1:]):
            return None
    heel = "".join(groepen)
    if not heel or (komma and not deel) or not set(heel + deel) <= set("0123456789"):
        return None
    return Decimal(f"{teken}{heel}.{deel or 0}")


def _written(waarde: Decimal, toeval: Random):
    """The same number, in one of the ways in which people write it."""
    if toeval.random() < 0.5:
        return waarde
    heel, _, deel = f"{abs(waarde):f}".partition(".")
    teken = toeval.choice("-−–") if waarde < 0 else ""
    if toeval.random() < 0.5:
        heel = f"{int(heel):,}".replace(",", ".")
    tekst = f"{teken}{heel},{deel}" if deel else f"{teken}{heel}"
    # A spreadsheet would take a text that begins with a minus sign for a formula.
    return f"'{tekst}" if teken == "-" and toeval.random() < 0.5 else tekst


def _number_poison(toeval: Random, decimalen: bool, negatief: bool):
    if toeval.random() < 0.5:
        cel = _visible(odd_text(toeval))
    else:
        cel = toeval.choice(
            (
                *("12.5", "1_000", "1 608", "1e3", "12 (geschat)", "-5", "7,5", "+7"),
                *("0x10", "½", "7,", ",7", "1.2.3", "00.000", "1.0000", "ca. 7", "7%"),
                *(Decimal("7.5"), Decimal("7.555"), Decimal(-4), 10**10, "WAAR", "€ 7"),
                *(
                    "1000000000",
                    "999999999,999",
                    datetime.date(2020, 1, 7),
                    "--7",
                    "7-",
                ),
            )
        )
    if isinstance(cel, str) and not cel.strip():
        cel = "leeg"
    if naive_number(cel, decimalen, negatief) is None:
        return cel, WEIGER
    return cel, MAG


def _visible(tekst: str) -> str:
    """Only what every kind of file can hold."""
    weg = ("Cc", "Cn", "Cs", "Co")
    tekst = "".join(t for t in tekst if unicodedata.category(t) not in weg)
    return f"x{tekst}" if tekst.startswith("=") else tekst[:2500]


# ---- our own template --------------------------------------------------------------

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
    for nummer in toeval.sample(nummers, min(len(nummers), _how_many(toeval))):
        _poison_own(bijna, nummer, toeval)
    return bijna


def _how_many(toeval: Random) -> int:
    return toeval.choice((0, 0, 0, 1, 2, 4))


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
            cel = _written(waarde, toeval)
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
    soort, indicator, code, periode, deel, cel, reden, *_ = bijna.rijen[nummer - 2]
    vorm = next(
        v for v in _SOORTEN if v[:2] == (soort, indicator) and code in v[2] and v[3]
    )
    getal = bijna.getallen[nummer][0]
    kolom = toeval.choice(EIGEN)
    if kolom == "waarde" and not reden:
        if toeval.random() < 0.1:
            return bijna.poison(nummer, kolom, "", WEIGER)
        nieuw, oordeel = _number_poison(toeval, vorm[5], vorm[6])
        if oordeel == MAG:
            waarde = naive_number(nieuw, vorm[5], vorm[6])
            bijna.getallen[nummer] = [
                Getal(*(_with(getal, waarde)[v] for v in getal.__slots__))
            ]
        return bijna.poison(nummer, kolom, nieuw, oordeel)
    keuzes = {
        "soort": [("cijfers", WEIGER), ("", WEIGER), (soort.upper(), GOED)],
        "indicator": [
            ("beschutwerk", WEIGER),
            ("", WEIGER),
            (f" {indicator.upper()} ", GOED),
        ],
        "gebied": [
            *[
                (x, WEIGER)
                for x in ("GM9999", "Huizen", "", "ＧＭ０４０６", "AM", "GM")
            ],
            (f"{code}\u200b", MAG),
            (f" {code.lower()} ", GOED),
            *([(Decimal(int(code[2:])), GOED)] if code.startswith("GM") else []),
        ],
        "periode": [
            *[
                (x, WEIGER)
                for x in ("2020-K5", "2035-K1", "２０２０-K4", "", "2012-K3")
            ],
            ("31-12-2020", WEIGER),
            (datetime.date(2020, 12, 31), WEIGER),
            ("2026-K4", WEIGER),
            (f" {periode} ".lower() if isinstance(periode, str) else periode, GOED),
        ],
        "uitsplitsing": [
            ("onzin", WEIGER),
            ("overheid-en-onderwijs", WEIGER),
            ("ｗajong", WEIGER),
            *([("TOTAAL", GOED)] if deel in ("", "totaal") else []),
        ],
        "reden": [
            ("geen zin", WEIGER),
            *(
                [("nog niet bekend", WEIGER)]
                if cel != ""
                else [("Nog niet bekend.", GOED)]
            ),
        ],
        "benadering": [
            ("ongeveer", WEIGER),
            ("circa", GOED if cel != "" else WEIGER),
        ],
        "toelichting": [
            (_LANG, WEIGER),
            ("😀 “é” <b> \u202e", GOED),
            ("x" * 1000, GOED),
        ],
        "bron": [("x" * 251, WEIGER), ("x" * 250, GOED), ("שלום & <b>", GOED)],
        "waarde": [("7", WEIGER)],  # beside a reason
    }
    if toeval.random() < 0.25 and kolom not in ("toelichting", "bron", "waarde"):
        vreemd = f"q{_visible(odd_text(toeval))}q"
        return bijna.poison(nummer, kolom, vreemd, WEIGER)
    nieuw, oordeel = toeval.choice(keuzes[kolom])
    return bijna.poison(nummer, kolom, nieuw, oordeel)


def _with(getal: Getal, waarde: Decimal) -> dict:
    velden = {veld: getattr(getal, veld) for veld in getal.__slots__}
    return velden | {"waarde": waarde}


# ---- the other layouts -------------------------------------------------------------


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
            [staat, "Naam", *(_written(w, toeval) for w in waarden)],
            [
                Getal("beschut-werk", code, "totaal", j, w)
                for j, w in zip(jaren, waarden, strict=True)
            ],
        )
    if toeval.random() < 0.3:
        bijna.rijen.append(["", "Som", *(_written(som, toeval) for som in sommen)])
    else:
        for nummer in toeval.sample(
            range(2, 2 + len(codes)), min(len(codes), _how_many(toeval))
        ):
            _poison_numbers(bijna, nummer, 2, toeval, negatief=False)
            if toeval.random() < 0.3:
                fout = toeval.choice(("GM9999", "Huizen", "AM12", "4060000", "q"))
                bijna.poison(nummer, "CBS-code", fout, WEIGER)
    return bijna


def _poison_numbers(bijna, nummer, vanaf, toeval, negatief) -> None:
    plaats = toeval.randrange(vanaf, len(bijna.kop))
    cel, oordeel = _number_poison(toeval, True, negatief)
    if oordeel == MAG:
        getallen = bijna.getallen[nummer]
        waarde = naive_number(cel, True, negatief)
        velden = _with(getallen[plaats - vanaf], waarde)
        getallen[plaats - vanaf] = Getal(**velden)
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
            [naam, dag, *(_written(w, toeval) for w in waarden)],
            [
                Getal("banenafspraak", code, deel, f"{jaar}-K4", w)
                for deel, w in zip(UWV[2:], waarden, strict=True)
            ],
        )
    for nummer in toeval.sample(list(bijna.getallen), min(1, _how_many(toeval))):
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
    for nummer in toeval.sample(range(2, 8), min(2, _how_many(toeval))):
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


OPMAKEN = (own, own, own, staatscourant, uwv, gebieden)


def nearly(toeval: Random) -> Bijna:
    """A file in one of the layouts; now and then all of it about Huizen."""
    maak = toeval.choice(OPMAKEN)
    alleen = "GM0406" if maak in (own, staatscourant) and toeval.random() < 0.3 else ""
    return maak(toeval, alleen)


def as_file(bijna: Bijna, toeval: Random) -> tuple[str, bytes]:
    """The extension, and the file."""
    soort = toeval.choice(("xlsx", "ods", "csv"))
    if soort == "csv":
        codering = toeval.choice(("utf-8", "utf-8-sig", "utf-16"))
        return soort, as_csv(bijna.alles, toeval.choice(";\t"), codering)
    return soort, {"xlsx": gewoon.xlsx, "ods": gewoon.ods}[soort](bijna.alles)
