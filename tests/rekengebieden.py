"""The files, the quarters and the areas of the second calculation (see rekenmodel.py)."""

import csv
import json
from functools import cache
from pathlib import Path

MAP = Path(__file__).resolve().parents[1] / "fixtures"
LAND = "NL01"


def _read_csv(pad):
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


GEBIEDEN = {r["code"]: r for r in _read_csv(MAP / "gebieden.csv")}
INDELINGEN = _read_csv(MAP / "indelingen.csv")
HERINDELINGEN = _read_csv(MAP / "herindelingen.csv")
INDICATOREN = {i["code"]: i for i in json.loads((MAP / "indicatoren.json").read_text())}
RIJEN = [r for pad in sorted((MAP / "cijfers").glob("*.csv")) for r in _read_csv(pad)]


# ---- time ------------------------------------------------------------------------------


ALL_QUARTERS = [f"{jaar}-K{n}" for jaar in range(2012, 2036) for n in (1, 2, 3, 4)]
ALL_QUARTERS = ALL_QUARTERS[ALL_QUARTERS.index("2012-K4") :]


def quarters(eerste, laatste):
    """Every quarter from `eerste` up to and including `laatste`, oldest first."""
    return [k for k in ALL_QUARTERS if eerste <= k <= laatste]


def year(kwartaal):
    return int(kwartaal[:4])


def day(kwartaal):
    """The peildatum: the last day of the quarter."""
    einden = {"K1": "03-31", "K2": "06-30", "K3": "09-30", "K4": "12-31"}
    return f"{kwartaal[:4]}-{einden[kwartaal[5:]]}"


def year_earlier(kwartaal):
    """The same quarter a year before, or None before 2012-K4."""
    eerder = f"{year(kwartaal) - 1}{kwartaal[4:]}"
    return eerder if eerder >= "2012-K4" else None


# ---- areas -----------------------------------------------------------------------------


@cache
def existed(code, dag):
    gebied = GEBIEDEN[code]
    begonnen = not gebied["geldig_van"] or gebied["geldig_van"] <= dag
    return begonnen and (not gebied["geldig_tot"] or dag < gebied["geldig_tot"])


@cache
def members(code, dag):
    """Codes of what was directly part of the area on that day, by code."""
    gevonden = set()
    for rij in INDELINGEN:
        geldt = rij["van"] <= dag and (not rij["tot"] or dag < rij["tot"])
        if rij["onderdeel_van"] == code and geldt and existed(rij["gebied"], dag):
            gevonden.add(rij["gebied"])
    return sorted(gevonden)


def all_of(soort, dag):
    """Codes of every area of this soort that existed on that day."""
    codes = [code for code, gebied in GEBIEDEN.items() if gebied["soort"] == soort]
    return sorted(code for code in codes if existed(code, dag))


@cache
def successors(code):
    return sorted({r["nieuwe_code"] for r in HERINDELINGEN if r["oude_code"] == code})


MERGED_INTO = {}
for _rij in HERINDELINGEN:
    MERGED_INTO.setdefault(_rij["nieuwe_code"], []).append(_rij)


@cache
def predecessors(code, dag):
    """Codes that had ended on that day and went up into `code`, also by way of another.

    With each: whether it was split on the way, so that nobody knows which part came here.
    """
    gevonden = {}
    for rij in MERGED_INTO.get(code, []):
        oud = rij["oude_code"]
        if rij["datum"] > dag or existed(oud, dag):
            continue
        gesplitst = len(successors(oud)) > 1
        gevonden[oud] = gevonden.get(oud, False) or gesplitst
        for ouder, ook_gesplitst in predecessors(oud, dag):
            gevonden[ouder] = gevonden.get(ouder, False) or gesplitst or ook_gesplitst
    return sorted(gevonden.items())


@cache
def home(code, grens):
    """The code of the one gemeente that holds this one on `grens`: a gemeente in pieces is
    whole in the piece whose name comes first."""
    kandidaten, gezien = {code}, set()
    while nieuw := {c for c in kandidaten if not existed(c, grens)} - gezien:
        gezien |= nieuw
        for oud in nieuw:
            kandidaten |= set(successors(oud))
    over = [c for c in kandidaten if existed(c, grens)]
    return min(over, key=lambda c: (GEBIEDEN[c]["naam"], c))
