"""Example beschut werk: numbers per gemeente that add up to what is known of Gooi en
Vechtstreek (41 places, 27 people at the end of 2019) and of the nation (2.600 in 2017)."""

from collections.abc import Iterator
from functools import cache

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.verdeling import verdeel
from banenafspraak.voorbeeld.banen import GOOI
from banenafspraak.voorbeeld.feiten import Feiten
from banenafspraak.voorbeeld.lijnen import (
    Lijn,
    bent_through,
    door,
    quarters,
    ruis,
    tussen,
    year_ends,
)
from banenafspraak.voorbeeld.rij import Voorbeeldrij
from regio.models import Gebied

INDICATOR = "beschut-werk"
ADVIEZEN = "adviezen-beschut-werk"
EERSTE, LAATSTE = Kwartaal(2017, 4), Kwartaal(2025, 4)
EERSTE_NORM = 2017
GROEI = 1_000  # places that the nation gets every year, to draw a rising line
MILD = (0.85, 1.15)

# Part of the norm that is reached in Gooi en Vechtstreek; the real 27 of 41 bends it.
DEEL_VAN_GOOI = {2017: 0.55, 2019: 0.66, 2021: 0.74, 2025: 0.86}

Normen = dict[int, dict[str, int]]  # by year, then by code of the gemeente


def rows(feiten: Feiten) -> Iterator[Voorbeeldrij]:
    """Norms and people per gemeente, and their sums per region; advices per region."""
    normen = norms_per_gemeente(feiten)
    for jaar, per_gemeente in normen.items():
        yield from _norm_rows(feiten, jaar, per_gemeente)
    for kwartaal in quarters(EERSTE, LAATSTE):
        for regio in feiten.regions(kwartaal.peildatum):
            leden = feiten.members(regio, kwartaal.peildatum)
            if not leden:
                continue
            standen = _standen(feiten, regio, leden, kwartaal, normen)
            for lid in leden:
                yield Voorbeeldrij(INDICATOR, lid, kwartaal, standen[lid.code])
            totaal = sum(standen.values())
            yield Voorbeeldrij(INDICATOR, regio, kwartaal, totaal)
            per_plek = tussen(1.4, 1.7, ADVIEZEN, regio.code)
            yield Voorbeeldrij(ADVIEZEN, regio, kwartaal, round(totaal * per_plek))


def _norm_rows(feiten, jaar, per_gemeente) -> Iterator[Voorbeeldrij]:
    dag = Kwartaal(jaar, 4).peildatum
    for regio in feiten.regions(dag):
        leden = feiten.members(regio, dag)
        for lid in leden:
            yield Voorbeeldrij(INDICATOR, lid, jaar, per_gemeente[lid.code])
        if leden:
            som = sum(per_gemeente[lid.code] for lid in leden)
            yield Voorbeeldrij(INDICATOR, regio, jaar, som)


# ---- norms ---------------------------------------------------------------------------


def norms_per_gemeente(feiten: Feiten) -> Normen:
    """The norm of every gemeente at the end of every year; a real norm is itself.

    What the real ones leave of the national number is shared by size. Later years follow
    2017, and in Gooi en Vechtstreek the known number of the region.
    """
    normen: Normen = {}
    landelijk = round(feiten.norms(INDICATOR, feiten.land)[EERSTE_NORM])
    for einde in year_ends(EERSTE_NORM, LAATSTE.jaar):
        geheel = landelijk + GROEI * (einde.jaar - EERSTE_NORM)
        normen[einde.jaar] = _shared(feiten, einde, geheel, landelijk)
    return normen


def _shared(feiten: Feiten, einde: Kwartaal, geheel: int, begin: int) -> dict[str, int]:
    dag, jaar = einde.peildatum, einde.jaar
    vast = _of_gooi(feiten, einde, geheel, begin)
    gewichten = {}
    for gemeente in feiten.gemeenten(dag):
        if gemeente.code in vast:
            continue
        echt = feiten.norms(INDICATOR, gemeente)
        if jaar in echt:
            vast[gemeente.code] = round(echt[jaar])
        elif EERSTE_NORM in echt:  # grows as the nation does
            vast[gemeente.code] = round(echt[EERSTE_NORM] * geheel / begin)
        else:
            gewichten[gemeente.code] = feiten.size(gemeente, dag)
    return vast | verdeel(geheel - sum(vast.values()), gewichten)


def _of_gooi(
    feiten: Feiten, einde: Kwartaal, geheel: int, begin: int
) -> dict[str, int]:
    """Shared over its gemeenten by size, through the known number of the region."""
    dag = einde.peildatum
    gooi = next(r for r in feiten.regions(dag) if r.code == GOOI)
    echt = feiten.norms(INDICATOR, gooi)
    deel = door(
        {
            Kwartaal(jaar, 4): norm / (begin + GROEI * (jaar - EERSTE_NORM))
            for jaar, norm in echt.items()
        }
    )
    gewichten = {g.code: feiten.size(g, dag) for g in feiten.members(gooi, dag)}
    return verdeel(round(deel(einde) * geheel), gewichten)


# ---- people --------------------------------------------------------------------------


def _standen(
    feiten: Feiten,
    regio: Gebied,
    leden: list[Gebied],
    kwartaal: Kwartaal,
    normen: Normen,
) -> dict[str, int]:
    if regio.code == GOOI:
        return _people_in_gooi(feiten, regio, leden, kwartaal, normen)
    return {
        lid.code: _mild(_path(lid, kwartaal, normen), _reached(lid.code)(kwartaal))
        for lid in leden
    }


@cache
def _reached(code: str) -> Lijn:
    """What part of the norm a gemeente reaches, slowly changing."""
    return door(
        {
            einde: tussen(*MILD, INDICATOR, code, einde)
            for einde in year_ends(EERSTE.jaar, LAATSTE.jaar)[::2]
        }
    )


def _path(gemeente: Gebied, kwartaal: Kwartaal, normen: Normen) -> float:
    """The straight line between the norms at two year-ends; a gemeente that did not exist
    at the end of last year stands on the norm of this one from its first day."""
    einde = normen[kwartaal.jaar].get(gemeente.code)
    begin = normen.get(kwartaal.jaar - 1, {}).get(gemeente.code, einde)
    if einde is None:  # ended during the year, as Weesp did
        return float(begin or 0)
    return begin + (einde - begin) * kwartaal.nummer / 4


def _mild(pad: float, deel: float) -> int:
    """A whole number of people near `deel` of the path, within the mild bounds."""
    laag, hoog = (grens * pad for grens in MILD)
    for gekozen in (round(pad * deel), round(pad)):
        if laag <= gekozen <= hoog:
            return gekozen
    return round(pad)


def _people_in_gooi(feiten, regio, leden, kwartaal, normen) -> dict[str, int]:
    """The total of the region, shared so that some gemeenten are ahead and some behind."""
    paden = {lid.code: _path(lid, kwartaal, normen) for lid in leden}
    deel = door({Kwartaal(jaar, 4): d for jaar, d in DEEL_VAN_GOOI.items()})
    echt = {
        k: waarde
        for k, waarde in feiten.figures(INDICATOR, regio).items()
        if EERSTE <= k <= LAATSTE
    }
    gebogen = bent_through(
        lambda k: _sum_of_paths(feiten, regio, k, normen) * deel(k), echt
    )
    gewichten = {
        code: pad * tussen(0.35, 1.3, INDICATOR, code) + ruis(code) * 0.05
        for code, pad in paden.items()
    }
    return verdeel(round(gebogen(kwartaal)), gewichten)


def _sum_of_paths(feiten, regio, kwartaal, normen) -> float:
    leden = feiten.members(regio, kwartaal.peildatum)
    return sum(_path(lid, kwartaal, normen) for lid in leden)
