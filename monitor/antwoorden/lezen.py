"""Reads what the answers about one area need: its page, and what stands beside it.

No queries of its own: it asks `monitor.overzichten`, in the same number for every question.
"""

from collections.abc import Iterable
from dataclasses import replace

from banenafspraak.kwartaal import LAATSTE_KWARTAAL
from banenafspraak.models import Indicator
from monitor.antwoorden.lijst import names
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.overzichten import (
    Doel,
    Lezer,
    Pagina,
    area_page,
    similar_areas,
    similar_rows,
)
from monitor.overzichten.kubus import Kubus
from monitor.overzichten.maatregelen import (
    Stap,
    Stuk,
    areas_around,
    documents,
    measures,
)
from monitor.overzichten.paginas import region_of
from monitor.overzichten.tabellen import for_rows, with_former
from monitor.overzichten.vergelijkbaar import VERGELIJK_OP
from monitor.overzichten.vraag import Deelvraag
from regio.models import Gebied, Soort

# Of whom a list says how many are known, per indicator that is counted there.
_LEDEN_VAN = ("beschut-werk", "werkgever", "klantprofielen", "banenafspraak")


def material(
    lezer: Lezer,
    gebied: Gebied,
    vragen: Iterable[Vraag],
    *,
    met_maatregelen: bool = False,
) -> Stof:
    """Everything from which these questions about `gebied` are answered. `met_maatregelen`:
    as a letter tells them, with what is done about it also where the question is not about
    that."""
    vragen = list(vragen)
    codes = dict.fromkeys(c for vraag in vragen for c in vraag.about(gebied.soort))
    gelijken = similar_areas(lezer, gebied) if VERGELIJK_OP in codes else ()
    leden = {
        code: gebieden
        for code in codes
        if code in _LEDEN_VAN and (gebieden := _members(lezer, gebied, code))
    }
    pagina, kubus = area_page(
        lezer, gebied, ook=gelijken, meer=list(_more(lezer, gebied, leden))
    )
    if not pagina.bestaat:
        return Stof(pagina, lezer.vandaag, lezer.indicatoren)
    return Stof(
        pagina=pagina,
        vandaag=lezer.vandaag,
        indicatoren=lezer.indicatoren,
        namen=names(lezer, pagina),
        leden={
            code: tuple(
                lezer.goal(kubus, lezer.indicatoren[code], lid, trend=False).echt
                for lid in gebieden
            )
            for code, gebieden in leden.items()
        },
        gelijken=_similar(lezer, kubus, gelijken),
        maatregelen=_measures(lezer, gebied, vragen, met_maatregelen),
        stukken=_documents(lezer, gebied, vragen, met_maatregelen),
        normen={
            (d.indicator.code, d.gebied.pk): kubus.echt.norms_after(
                d.indicator, d.gebied, lezer.kwartaal.jaar
            )
            for d in _all_goals(pagina)
        },
    )


def _members(lezer: Lezer, gebied: Gebied, code: str) -> list[Gebied]:
    """The areas of which the indicator is counted, inside this one."""
    indicator = lezer.indicatoren.get(code)
    if indicator is None or gebied.soort == Soort.GEMEENTE:
        return []
    soort = _level_of_members(indicator, gebied)
    if gebied.soort == Soort.LAND:
        return lezer.atlas.all_of(soort, lezer.dag) if soort else []
    leden = lezer.atlas.members(gebied, lezer.dag)
    return [lid for lid in leden if lid.soort == soort]


def _level_of_members(indicator: Indicator, gebied: Gebied) -> str | None:
    """The gemeente where it is counted there; else, for the nation, the region."""
    if Soort.GEMEENTE in indicator.niveaus:
        return Soort.GEMEENTE
    return Soort.REGIO if gebied.soort == Soort.LAND else None


def _more(lezer: Lezer, gebied: Gebied, leden: dict[str, list[Gebied]]):
    """The norms of the years to come, and the rows of the members."""
    eigen = {gebied, lezer.atlas.land}
    if regio := region_of(lezer, gebied):
        eigen.add(regio)
    if gebied.soort in (Soort.REGIO, Soort.CLUSTER):
        eigen.update(lezer.atlas.members(gebied, lezer.dag))
    yield Deelvraag(
        with_former(lezer.atlas, eigen),
        voorbeelden=(lezer.kwartaal,),
        normen_tot=LAATSTE_KWARTAAL.jaar,
    )
    for code, gebieden in leden.items():
        yield for_rows(lezer, gebieden, lezer.indicatoren[code])


def _similar(lezer: Lezer, kubus: Kubus, gelijken: tuple[Gebied, ...]):
    """Rows without examples: a sentence about others is about real figures."""
    indicator = lezer.indicatoren.get(VERGELIJK_OP)
    if len(gelijken) < 2 or indicator is None:
        return ()
    regels = similar_rows(lezer, kubus, gelijken, indicator)
    return tuple(replace(regel, doel=regel.doel.echt) for regel in regels)


def _measures(
    lezer: Lezer, gebied: Gebied, vragen: list[Vraag], altijd: bool
) -> tuple[Stap, ...]:
    """Only for who asks: one query."""
    if not altijd and not any(vraag.met_stappen for vraag in vragen):
        return ()
    return measures(lezer, areas_around(lezer, gebied))


def _documents(
    lezer: Lezer, gebied: Gebied, vragen: list[Vraag], voluit: bool
) -> tuple[Stuk, ...]:
    """Only for the question itself, by itself or `voluit` (in a letter): one query. A list
    of questions with an answer in one line names none."""
    if not any(vraag.met_stappen for vraag in vragen):
        return ()
    if len(vragen) > 1 and not voluit:
        return ()
    return documents(lezer, areas_around(lezer, gebied))


def _all_goals(pagina: Pagina) -> list[Doel]:
    naast = [d for rij in pagina.naast.values() for d in rij]
    return [*pagina.doelen, *naast]
