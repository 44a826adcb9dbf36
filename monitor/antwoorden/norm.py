"""Does the area reach its norm? For the banenafspraak, beschut werk, and as an employer."""

from dataclasses import replace

from monitor import zinnen
from monitor.antwoorden.antwoord import Antwoord, Deelantwoord, Woord, Zin
from monitor.antwoorden.getallen import Getallen
from monitor.antwoorden.stof import Stof, word_for
from monitor.antwoorden.vragen import Vraag
from monitor.duidingen import quotes_of_goal
from monitor.overzichten import Doel
from monitor.voortgang import Status
from monitor.zinnen import antwoord as woorden
from monitor.zinnen import vergelijk as zinnen_vergelijk
from monitor.zinnen import vraag as titels
from regio.models import Soort

_MEESTE_LEDEN = 12


def norm_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """One goal, of the area itself or else of its region; with what stands beside it."""
    code = vraag.indicatoren[0]
    doel = stof.goal(code)
    if doel is None:
        return _not_here(vraag, stof)
    van_regio = doel.gebied != stof.gebied
    naam = stof.name(doel.gebied)
    return Antwoord(
        vraag=vraag,
        titel=titels.title(vraag.code, naam, stof.kwartaal),
        woord=word_for(doel, stof.vandaag),
        zinnen=goal_zinnen(doel, stof),
        gebied=stof.gebied,
        doel=doel,
        van_regio=van_regio,
        delen=tuple(filter(None, _beside(doel, stof))),
        duidingen=tuple(quotes_of_goal(doel)),
    )


def last_part(doel: Doel, stof: Stof) -> Deelantwoord | None:
    """The answer at the moment that was last known, with its own date (rule 11)."""
    laatst = doel.laatst
    if laatst is None or stof.toekomst:
        return None
    toen = replace(
        doel,
        kwartaal=laatst.kwartaal,
        voortgang=laatst.voortgang,
        stand=laatst.stand,
        norm=laatst.norm,
        ambitie=None,
        jaar_eerder=None,
        kwartaal_eerder=None,
        laatst=None,
    )
    wanneer = laatst.kwartaal.einde_label
    return Deelantwoord(
        kop=f"En {wanneer}?",
        zinnen=goal_zinnen(toen, stof, kort=True),
        woord=word_for(toen, stof.vandaag),
        gebied=doel.gebied,
        doel=toen,
    )


def goal_zinnen(doel: Doel, stof: Stof, *, kort: bool = False) -> tuple[Zin, ...]:
    """What follows on the word, with the numbers in it. `kort`: beside another answer."""
    teksten = woorden.goal_answer(doel, stof.name(doel.gebied), stof.vandaag, kort=kort)
    getallen = Getallen().goal(doel)
    if not kort and (banen := stof.stock_of_jobs(doel)):
        teksten.append(zinnen.alle_banen_zin(banen.totaal))
        getallen.of(banen)
    return getallen.sentences(teksten)


def _not_here(vraag: Vraag, stof: Stof) -> Antwoord:
    """The indicator has no figures for this area, nor for a region of it."""
    indicator = stof.indicatoren[vraag.indicatoren[0]]
    if stof.is_gemeente and Soort.REGIO in indicator.niveaus:
        teksten = woorden.no_region(stof.gebied, indicator.onderwerp)
    else:
        teksten = [woorden.not_counted_here(indicator, stof.name(stof.gebied))]
    return Antwoord(
        vraag=vraag,
        titel=titels.title(vraag.code, stof.name(stof.gebied), stof.kwartaal),
        woord=Woord.WETEN_WE_NIET,
        zinnen=Getallen().sentences(teksten),
        gebied=stof.gebied,
    )


def _beside(doel: Doel, stof: Stof):
    """The gemeente itself, its region, the nation, its members, and who is alike."""
    code = doel.indicator.code
    if stof.toekomst:  # said once, above
        if doel.gebied != stof.gebied:
            yield _itself(doel, stof)
        return
    yield last_part(doel, stof)
    if doel.gebied != stof.gebied:
        yield _itself(doel, stof)
    else:
        yield larger_part("En de regio?", stof.beside(code, Soort.REGIO), stof)
    yield _other_series(doel, stof)
    yield larger_part("Hoe is het in Nederland?", stof.beside(code, Soort.LAND), stof)
    yield _alike(doel, stof)
    yield members_part(stof.leden.get(code, ()), stof)


def _itself(doel: Doel, stof: Stof) -> Deelantwoord:
    """A regional figure does not speak for the gemeente (rule 9)."""
    woord = zinnen.norm_woord(doel.doelstelling)
    gemeente = stof.gebied
    teksten = [
        woorden.no_norm_per_gemeente(doel.indicator, gemeente, woord),
        woorden.not_counted_per_gemeente(doel.indicator, gemeente),
    ]
    kop = f"En {gemeente.naam} zelf?"
    return Deelantwoord(
        kop, Getallen().sentences(teksten), Woord.WETEN_WE_NIET, gemeente
    )


def _other_series(doel: Doel, stof: Stof) -> Deelantwoord | None:
    """Another series with the same norm: never in one line with this one (rule 8)."""
    for ander in (d.echt for d in stof.pagina.doelen):
        zelfde = ander.indicator.norm_van_id == doel.indicator.pk
        if zelfde and ander.gebied == doel.gebied and ander.heeft_gegevens:
            kop = f"En volgens {ander.indicator.volgens or ander.indicator.naam}?"
            return Deelantwoord(
                kop,
                goal_zinnen(ander, stof, kort=True),
                word_for(ander, stof.vandaag),
                ander.gebied,
                ander,
            )
    return None


def larger_part(kop: str, doel: Doel | None, stof: Stof) -> Deelantwoord | None:
    """The same goal of a larger area, at its own date when this quarter is not known."""
    if doel is None or not doel.heeft_gegevens:
        return None
    return Deelantwoord(
        kop=kop,
        zinnen=goal_zinnen(doel, stof, kort=True),
        woord=word_for(doel, stof.vandaag),
        gebied=doel.gebied,
        doel=doel,
        van_regio=doel.gebied.soort == Soort.REGIO,
    )


def _alike(doel: Doel, stof: Stof) -> Deelantwoord | None:
    """How gemeenten of the same size do."""
    eigen = next((r for r in stof.gelijken if r.gebied == stof.gebied), None)
    if eigen is None or eigen.doel.indicator != doel.indicator:
        return None
    teksten = zinnen_vergelijk.similar_sentences(eigen, list(stof.gelijken))
    getallen = Getallen()
    for regel in stof.gelijken:
        getallen.goal(regel.doel.echt)
    return Deelantwoord("En vergelijkbare gemeenten?", getallen.sentences(teksten))


def members_part(doelen: tuple[Doel, ...], stof: Stof) -> Deelantwoord | None:
    """How many gemeenten (or regions) of the area are known, and what of each."""
    if len(doelen) < 2 or stof.toekomst:
        return None
    indicator = doelen[0].indicator
    meer = "regio’s" if doelen[0].gebied.soort == Soort.REGIO else "gemeenten"
    bekend = [d for d in doelen if d.stand and (d.stand.bekend or d.stand.te_klein)]
    tussendoor = "" if bekend else zinnen.between_counts(indicator, stof.kwartaal)
    zin = tussendoor or woorden.members_known(
        indicator,
        len(bekend),
        len(doelen),
        zinnen.moment(indicator, stof.kwartaal),
        meer,
    )
    met_norm = [d for d in doelen if d in bekend or (d.norm and d.norm.bekend)]
    punten = ()
    if len(met_norm) <= _MEESTE_LEDEN:
        punten = tuple(member_point(d) for d in met_norm)
    return Deelantwoord(f"En de {meer}?", Getallen().sentences([zin]), punten=punten)


def member_point(doel: Doel) -> Zin:
    """One area of a list, with where its numbers come from."""
    return Getallen().goal(doel).sentence(woorden.member_line(doel))


# ---- the gemeente as an employer ---------------------------------------------------------


def employer_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """The gemeente as an employer, and beside it its own beschut werk."""
    werkgever, beschut = vraag.indicatoren[:2]
    doel = stof.own_goal(werkgever)
    titel = titels.title_for(
        vraag.code, stof.gebied, stof.name(stof.gebied), stof.kwartaal
    )
    if doel is None or stof.gebied.soort == Soort.LAND:
        return _employers(vraag, stof, titel)
    return Antwoord(
        vraag=vraag,
        titel=titel,
        woord=word_for(doel, stof.vandaag),
        zinnen=goal_zinnen(doel, stof),
        gebied=stof.gebied,
        doel=doel,
        delen=tuple(filter(None, _own_and_larger(beschut, stof, doel))),
        duidingen=tuple(quotes_of_goal(doel)),
    )


def _own_and_larger(beschut: str, stof: Stof, doel: Doel):
    if stof.toekomst:  # said once, above
        return
    yield last_part(doel, stof)
    eigen = stof.own_goal(beschut)
    if eigen:
        yield Deelantwoord(
            f"En beschut werk in {stof.gebied.naam}?",
            goal_zinnen(eigen, stof, kort=True),
            word_for(eigen, stof.vandaag),
            eigen.gebied,
            eigen,
        )
    yield larger_part(
        "En beschut werk in de regio?", stof.beside(beschut, Soort.REGIO), stof
    )
    yield members_part(stof.leden.get(doel.indicator.code, ()), stof)


def _employers(vraag: Vraag, stof: Stof, titel: str) -> Antwoord:
    """A region is no employer: what is known of its gemeenten."""
    indicator = stof.indicatoren[vraag.indicatoren[0]]
    doelen = stof.leden.get(indicator.code, ())
    deel = members_part(doelen, stof)
    begin = woorden.no_employer(stof.gebied.soort)
    if stof.toekomst:
        begin = [stof.toekomst]
    oordelen = set() if stof.toekomst else {d.voortgang.status for d in doelen}
    alle = oordelen and oordelen <= {Status.GEHAALD, Status.NIET_GEHAALD}
    woord = Woord.NOG_NIET if stof.toekomst else Woord.WETEN_WE_NIET
    if alle:
        woord = Woord.NEE if Status.NIET_GEHAALD in oordelen else Woord.JA
    teksten = Getallen().sentences(begin) + (deel.zinnen if deel else ())
    if woord is Woord.WETEN_WE_NIET:
        wie = woorden.who_can_deliver(indicator, stof.gebied)
        teksten += Getallen().sentences([wie, *woorden.ask_for(stof.gebied)])
    lijst = ()
    if deel and deel.punten:
        lijst = (Deelantwoord("Per gemeente", (), punten=deel.punten),)
    return Antwoord(vraag, titel, woord, teksten, stof.gebied, delen=lijst)
