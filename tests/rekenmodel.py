"""A second calculation: slow, obvious, and on its own.

Reads the shipped files with the csv module and works out what a page must show. It uses no
Django and no code of the project, and it knows time in another form: a quarter is the text
"2020-K4", a day the text "2020-12-31". Both sort as they should. Rule numbers are those of
"Arithmetic" in monitor/README.md.
"""

import csv
import json
from dataclasses import dataclass, field
from fractions import Fraction
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


# ---- values ----------------------------------------------------------------------------


@dataclass
class Getal:
    """A number, or None when it is not known; `ontbreekt`: names a sum has no value for."""

    waarde: Fraction | None = None
    te_klein: bool = False
    circa: bool = False
    delen: int = 0
    ontbreekt: list = field(default_factory=list)
    bron: str = ""

    @property
    def bekend(self):
        return self.waarde is not None


def _number(rij):
    """What a row says; None without a row."""
    if rij is None:
        return None
    waarde = Fraction(rij["waarde"]) if rij["waarde"] else None
    te_klein = False
    indicator = INDICATOREN[rij["indicator"]]
    gebied = GEBIEDEN[rij["gebied"]]
    klein_gebied = gebied["soort"] in ("gemeente", "cluster")
    mensen = indicator["eenheid"] in ("personen", "profielen")
    if rij["soort"] == "cijfer" and waarde is not None and klein_gebied and mensen:
        te_klein = 1 <= waarde < indicator["drempel"]
    return Getal(
        waarde=None if te_klein else waarde,
        te_klein=te_klein,
        circa=bool(rij["benadering"]),
        bron=rij["bron"],
    )


PUBLISHED = {}
for _rij in RIJEN:
    if _rij["uitsplitsing"] == "totaal":
        _sleutel = _rij["soort"], _rij["indicator"], _rij["gebied"], _rij["periode"]
        assert _sleutel not in PUBLISHED, _sleutel
        PUBLISHED[_sleutel] = _rij


def published(soort, indicator, gebied, periode):
    """What a file says about exactly this area and time, for the total."""
    return PUBLISHED.get((soort, indicator, gebied, periode))


def _adds_up(indicator, gebied):
    """Rule 5: only what gemeenten count adds up, and only to a region or a cluster."""
    gegevens = INDICATOREN[indicator]
    return (
        gegevens["optelbaar"]
        and "gemeente" in gegevens["niveaus"]
        and GEBIEDEN[gebied]["soort"] in ("arbeidsmarktregio", "cluster")
    )


def _sum(paren):
    """The sum over (code, Getal); None when nothing is known."""
    bekend = [(code, g) for code, g in paren if g and g.bekend]
    if not bekend:
        return None
    ontbreekt = [GEBIEDEN[code]["naam"] for code, g in paren if not (g and g.bekend)]
    for _, getal in bekend:
        ontbreekt += getal.ontbreekt
    return Getal(
        waarde=sum(g.waarde for _, g in bekend),
        circa=any(g.circa for _, g in bekend),
        delen=len(bekend),
        ontbreekt=sorted(ontbreekt),
    )


def _with_predecessors(eigen, paren):
    """Rule 5, last part: one document that names an old code and its successor."""
    gegeven = [(c, g) for c, split, g in paren if g and g.bekend and not split]
    if not gegeven:
        return eigen
    documenten = {g.bron for _, g in gegeven}
    if eigen and eigen.bekend and eigen.bron not in documenten:
        return eigen
    delen = [g for _, g in gegeven] + ([eigen] if eigen and eigen.bekend else [])
    ontbreekt = []
    for code, split, getal in paren:
        naam = GEBIEDEN[code]["naam"]
        if split:
            ontbreekt.append(f"{naam} (gesplitst, niet verdeeld)")
        elif not (getal and getal.bekend):
            ontbreekt.append(naam)
    return Getal(waarde=sum(g.waarde for g in delen), ontbreekt=sorted(ontbreekt))


@cache
def _own(indicator, gebied, kwartaal):
    """What is published for the area; a stroom without a period adds up over the year."""
    rij = published("cijfer", indicator, gebied, kwartaal)
    if INDICATOREN[indicator]["aard"] != "stroom" or (rij and rij["vanaf"]):
        return _number(rij)
    tot_nu = [
        published("cijfer", indicator, gebied, k)
        for k in quarters(f"{kwartaal[:4]}-K1", kwartaal)
    ]
    getallen = [_number(rij) for rij in tot_nu]
    if not all(g and g.bekend for g in getallen):
        return None
    return Getal(waarde=sum(g.waarde for g in getallen), bron=getallen[-1].bron)


@cache
def stand(indicator, gebied, kwartaal):
    """How many: as published, else added up over the members of that day. None: no row."""
    dag = day(kwartaal)
    eigen = _own(indicator, gebied, kwartaal)
    if GEBIEDEN[gebied]["soort"] == "gemeente":
        paren = [
            (oud, split, _own(indicator, oud, kwartaal))
            for oud, split in predecessors(gebied, dag)
        ]
        return _with_predecessors(eigen, paren)
    if (eigen and eigen.bekend) or not _adds_up(indicator, gebied):
        return eigen
    som = _sum([(lid, stand(indicator, lid, kwartaal)) for lid in members(gebied, dag)])
    return som or eigen


@cache
def norm(indicator, gebied, jaar):
    """The norm for the END of that year: as published, else added up. None: no row."""
    code = INDICATOREN[indicator]["norm_van"] or indicator
    rij = published("norm", code, gebied, str(jaar))
    eigen = _number(rij)
    dag = f"{jaar}-12-31"
    if GEBIEDEN[gebied]["soort"] == "gemeente":
        paren = [
            (oud, split, norm(indicator, oud, jaar))
            for oud, split in predecessors(gebied, dag)
        ]
        return _with_predecessors(eigen, paren)
    if (eigen and eigen.bekend) or not _adds_up(indicator, gebied):
        return eigen
    som = _sum([(lid, norm(indicator, lid, jaar)) for lid in members(gebied, dag)])
    return som or eigen


def ambition(indicator, gebied, jaar):
    """The area's own ambition for that year."""
    return _number(published("ambitie", indicator, gebied, str(jaar)))


# ---- how far ---------------------------------------------------------------------------


def half_up(getal):
    """Whole number, halves away from zero: 67 1/2 -> 68."""
    heel = int(abs(getal) + Fraction(1, 2))
    return heel if getal >= 0 else -heel


def share(deel, geheel):
    """Rule 1: whole percents; None without both, or with 0; never 100% below the norm."""
    if deel is None or geheel is None or geheel == 0:
        return None
    procenten = half_up(deel * 100 / geheel)
    if deel < geheel and procenten > 99:
        return 99
    return procenten


@dataclass
class Uitkomst:
    """Everything a page says about one indicator, area and quarter."""

    stand: Fraction | None
    norm: Fraction | None
    stand_mist: list
    norm_mist: list
    percentage: int | None
    tekort: Fraction | None
    overschot: Fraction | None
    rekenpad: Fraction | None
    status: str
    jaar: Fraction | None
    laatst: tuple | None


def compute(indicator, gebied, kwartaal):
    """The whole calculation for one goal (rules 1 to 4, 10 and 11)."""
    jaar = year(kwartaal)
    nu = stand(indicator, gebied, kwartaal)
    doel = norm(indicator, gebied, jaar)
    vorig_doel = norm(indicator, gebied, jaar - 1)
    if doel is None:
        doel, vorig_doel = ambition(indicator, gebied, jaar), None
    aantal = nu.waarde if nu else None
    doelgetal = doel.waarde if doel else None
    gaten = bool((nu and nu.ontbreekt) or (doel and doel.ontbreekt))
    begin = vorig_doel.waarde if vorig_doel and not vorig_doel.ontbreekt else None
    pad = _path(doelgetal, begin, kwartaal)
    afstand = _distance(indicator, aantal, doelgetal, gaten, kwartaal)
    return Uitkomst(
        stand=aantal,
        norm=doelgetal,
        stand_mist=nu.ontbreekt if nu else [],
        norm_mist=doel.ontbreekt if doel else [],
        percentage=_percentage(indicator, aantal, doelgetal, gaten, kwartaal),
        tekort=None if afstand is None else max(afstand, 0),
        overschot=None if afstand is None else max(-afstand, 0),
        rekenpad=pad,
        status=_status(indicator, nu, doelgetal, gaten, pad, kwartaal),
        jaar=_change(indicator, gebied, kwartaal),
        laatst=_last_known(indicator, gebied, kwartaal),
    )


def _too_early(indicator, kwartaal):
    """A stroom is held against the norm of the year when the year is over (rule 1)."""
    return INDICATOREN[indicator]["aard"] == "stroom" and not kwartaal.endswith("K4")


def _percentage(indicator, aantal, doel, gaten, kwartaal):
    if gaten or _too_early(indicator, kwartaal):
        return None
    return share(aantal, doel)


def _distance(indicator, aantal, doel, gaten, kwartaal):
    """What is missing: positive below the norm (rule 2)."""
    if aantal is None or doel is None or gaten or _too_early(indicator, kwartaal):
        return None
    if INDICATOREN[indicator]["richting"] == "minder":
        return aantal - doel
    return None if doel == 0 else doel - aantal


def _path(doel, begin, kwartaal):
    """Rule 3: where a straight line from year-end to year-end is now."""
    if kwartaal.endswith("K4"):
        return doel
    if doel is None or begin is None:
        return None
    return begin + (doel - begin) * Fraction(int(kwartaal[-1]), 4)


def _status(indicator, nu, doel, gaten, pad, kwartaal):
    if nu and nu.te_klein:
        return "te-klein"
    if doel == 0 and not gaten:
        return "norm-nul"
    if nu is None or nu.waarde is None:
        return "niet-bekend"
    if doel is None:
        return "geen-norm"
    if gaten:
        return "onvolledig"
    minder = INDICATOREN[indicator]["richting"] == "minder"
    if kwartaal.endswith("K4"):
        gehaald = nu.waarde <= doel if minder else nu.waarde >= doel
        return "gehaald" if gehaald else "niet-gehaald"
    if pad is None or INDICATOREN[indicator]["aard"] == "stroom":
        return "geen-oordeel"
    op_koers = nu.waarde <= pad if minder else nu.waarde >= pad
    return "op-koers" if op_koers else "achter"


def _change(indicator, gebied, kwartaal):
    """The change on the same quarter a year earlier; not over gaps or approximations."""
    eerder = year_earlier(kwartaal)
    nu = stand(indicator, gebied, kwartaal)
    toen = stand(indicator, gebied, eerder) if eerder else None
    for getal in (nu, toen):
        if getal is None or not getal.bekend or getal.ontbreekt or getal.circa:
            return None
    return nu.waarde - toen.waarde


def _last_known(indicator, gebied, kwartaal):
    """(quarter, stand, norm of its year) of the newest figure before, when this one lacks."""
    nu = stand(indicator, gebied, kwartaal)
    if nu and (nu.bekend or nu.te_klein):
        return None
    for eerder in reversed(ALL_QUARTERS[: ALL_QUARTERS.index(kwartaal)]):
        toen = stand(indicator, gebied, eerder)
        if toen and toen.bekend:
            doel = norm(indicator, gebied, year(eerder))
            return eerder, toen.waarde, doel.waarde if doel else None
    return None
