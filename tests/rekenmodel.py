"""A second calculation: slow, obvious, and on its own.

Reads the shipped files with the csv module and works out what a page must show. It uses no
Django and no code of the project, and it knows time in another form: a quarter is the text
"2020-K4", a day the text "2020-12-31". Both sort as they should. Rule numbers are those of
"Arithmetic" in monitor/README.md.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from tests.rekengebieden import (
    ALL_QUARTERS,
    GEBIEDEN,
    INDICATOREN,
    RIJEN,
    day,
    members,
    predecessors,
    quarters,
    year,
    year_earlier,
)

# ---- values ----------------------------------------------------------------------------


@dataclass
class Getal:
    """A number, or None when it is not known; `ontbreekt`: names a sum has no value for."""

    waarde: Fraction | None = None
    te_klein: bool = False
    benadering: str = ""
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
        benadering=rij["benadering"],
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
        benadering="circa" if any(g.benadering for _, g in bekend) else "",
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
    afstand = _distance(indicator, nu, doelgetal, gaten, kwartaal)
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


def _sides(nu, doel):
    """On which sides of the norm a number may really lie: "meer dan 890" of 900 on both."""
    if nu.benadering in ("meer dan", "ruim"):
        return {"onder", "boven"} if nu.waarde < doel else {"boven"}
    if nu.benadering in ("minder dan", "bijna"):
        return {"onder", "boven"} if nu.waarde > doel else {"onder"}
    return {"boven" if nu.waarde > doel else "onder" if nu.waarde < doel else "gelijk"}


def _distance(indicator, nu, doel, gaten, kwartaal):
    """What is missing: positive below the norm (rule 2)."""
    aantal = nu.waarde if nu else None
    if aantal is None or doel is None or gaten or _too_early(indicator, kwartaal):
        return None
    if len(_sides(nu, doel)) > 1:
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
        kanten = _sides(nu, doel)
        if len(kanten) > 1:
            return "geen-oordeel"
        mis = "boven" if minder else "onder"
        return "niet-gehaald" if mis in kanten else "gehaald"
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
        if getal is None or not getal.bekend or getal.ontbreekt or getal.benadering:
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
