"""The other questions: what was added, own goals, who is known, contracts, who is alike."""

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import NormSoort
from monitor import zinnen
from monitor.aandeel import share_of
from monitor.antwoorden.antwoord import Antwoord, Deelantwoord, Woord, Zin
from monitor.antwoorden.getallen import Getallen
from monitor.antwoorden.norm import goal_zinnen, member_point, members_part
from monitor.antwoorden.per_doel import answer_per_goal
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.duidingen import quotes_of_figure, quotes_of_goal
from monitor.gegevens import figure_sentence
from monitor.overzichten import Doel, Gegeven, Regel
from monitor.rangorde import Rangorde
from monitor.zinnen import antwoord as woorden
from monitor.zinnen import eigen_doel as zinnen_doel
from monitor.zinnen import vergelijk as zinnen_vergelijk
from monitor.zinnen import vraag as titels
from regio.models import Soort

# ---- how many in a year ------------------------------------------------------------------


def added_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """The change on the same quarter a year earlier, per goal."""
    return answer_per_goal(vraag, stof, _change)


def _change(doel: Doel, stof: Stof) -> tuple[Woord, tuple[Zin, ...]]:
    bekend = doel.verschil_jaar is not None
    zinnen = Getallen().goal(doel).sentences(woorden.change_sentences(doel))
    return Woord.GEEN if bekend else Woord.WETEN_WE_NIET, zinnen


# ---- a goal of one's own -----------------------------------------------------------------


def own_goal_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """Whether the area set itself a goal. Not known is never "no"."""
    titel = titels.title(vraag.code, stof.name(stof.gebied), stof.kwartaal)
    eigen = [d.echt for d in stof.pagina.doelen if d.gebied == stof.gebied]
    met_doel = [d for d in eigen if d.ambitie and d.ambitie.bekend]
    if not met_doel:
        getallen = Getallen()
        eerder = _earlier_goals(eigen, getallen)
        land = stof.gebied.soort == Soort.LAND
        return Antwoord(
            vraag,
            titel,
            Woord.GEEN if land else Woord.WETEN_WE_NIET,
            getallen.sentences(
                zinnen_doel.no_own_goal(stof.gebied, stof.name(stof.gebied), eerder)
            ),
            stof.gebied,
            delen=tuple(_already_above(eigen, stof)),
        )
    eerste = met_doel[0]
    getallen = Getallen().goal(eerste)
    getallen.norm(eerste.ambitie, eerste, eerste.kwartaal)
    tekst = zinnen_doel.own_goal(eerste, stof.name(stof.gebied), stof.toekomst)
    return Antwoord(
        vraag=vraag,
        titel=titel,
        woord=Woord.JA,
        zinnen=getallen.sentences(tekst),
        gebied=stof.gebied,
        doel=eerste,
        delen=tuple(_already_above(eigen, stof)),
        duidingen=tuple(quotes_of_goal(eerste)),
    )


def _earlier_goals(doelen: list[Doel], getallen: Getallen) -> list[str]:
    """The newest own goal of an earlier year, per subject."""
    gevonden = []
    for doel in doelen:
        eigen = [p for p in doel.normen if p[1].soort == NormSoort.AMBITIE]
        if eigen:
            jaar, ambitie = eigen[-1]
            getallen.norm(ambitie, doel, Kwartaal(jaar, 4))
            gevonden.append(zinnen_doel.earlier_goal(doel.indicator, ambitie, jaar))
    return gevonden


def _already_above(doelen: list[Doel], stof: Stof):
    """Where the area has more than the norm asks. Without a word: the question was another."""
    for doel in doelen:
        if doel.norm and doel.voortgang.overschot and not stof.toekomst:
            yield Deelantwoord(
                titels.subject(doel.indicator, doel.gebied, stof.name(doel.gebied)),
                goal_zinnen(doel, stof),
                gebied=doel.gebied,
                doel=doel,
            )


# ---- who is known, and with which contract -------------------------------------------------


def known_people_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """Client profiles and the register."""
    titel = titels.title(vraag.code, stof.name(stof.gebied), stof.kwartaal)
    codes = [code for code in vraag.indicatoren if code in stof.indicatoren]
    delen = [_figure_part(code, stof) for code in codes]
    eerste = delen[0]
    gegeven = stof.figure(vraag.indicatoren[0])
    return Antwoord(
        vraag=vraag,
        titel=titel,
        woord=eerste.woord,
        zinnen=eerste.zinnen,
        gebied=stof.gebied,
        van_regio=eerste.van_regio,
        delen=tuple(
            filter(
                None,
                [*delen[1:], members_part(stof.leden.get("klantprofielen", ()), stof)],
            )
        ),
        duidingen=tuple(quotes_of_figure(gegeven)) if gegeven else (),
        over=tuple(stof.indicatoren[code] for code in codes),
    )


def _figure_part(code: str, stof: Stof) -> Deelantwoord:
    """A figure without a norm at its own date, and its share of the whole."""
    indicator, gegeven = stof.indicatoren[code], stof.figure(code)
    over = gegeven.gebied if gegeven else stof.gebied
    kop = titels.subject(indicator, over, stof.name(over))
    if gegeven is None or gegeven.totaal is None:
        teksten = woorden.unknown_figure(indicator, stof.gebied)
        return Deelantwoord(kop, Getallen().sentences(teksten), Woord.WETEN_WE_NIET)
    aandeel = share_of(gegeven)
    teksten = [figure_sentence(gegeven), *(aandeel.uitleg if aandeel else ())]
    if gegeven.gebied != stof.gebied:
        teksten.insert(0, woorden.about_region(gegeven.gebied, stof.gebied))
    getallen = Getallen().of(gegeven)
    if aandeel:
        getallen.derived(f"{aandeel.balk.bereikt}%", "het deel van het geheel")
    bekend = gegeven.totaal.bekend
    return Deelantwoord(
        kop,
        getallen.sentences(teksten),
        Woord.GEEN if bekend else Woord.WETEN_WE_NIET,
        gegeven.gebied,
        van_regio=gegeven.gebied != stof.gebied,
    )


def contracts_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """How many have a lasting contract."""
    titel = titels.title(vraag.code, stof.name(stof.gebied), stof.kwartaal)
    indicator = stof.indicatoren[vraag.indicatoren[0]]
    gegeven = stof.figure(indicator.code)
    if gegeven is None:
        tekst = woorden.unknown_figure(indicator, stof.gebied)
        return Antwoord(
            vraag,
            titel,
            Woord.WETEN_WE_NIET,
            Getallen().sentences(tekst),
            stof.gebied,
            over=(indicator,),
        )
    vast = next((d for d in gegeven.delen if d.uitsplitsing.code == "vast"), None)
    bekend = bool(vast and vast.waarde.bekend)
    tekst = zinnen_doel.contracts(gegeven, vast)
    return Antwoord(
        vraag=vraag,
        titel=titel,
        woord=Woord.GEEN if bekend else Woord.WETEN_WE_NIET,
        zinnen=Getallen().of(gegeven).sentences(tekst),
        gebied=stof.gebied,
        van_regio=gegeven.gebied != stof.gebied,
        delen=tuple(_other_parts(gegeven)),
        duidingen=tuple(quotes_of_figure(gegeven)),
        over=(indicator,),
    )


def _other_parts(gegeven: Gegeven):
    waar = (gegeven.indicator, gegeven.gebied, gegeven.kwartaal)
    punten = ()
    for deel in gegeven.delen:
        if deel.uitsplitsing.code != "vast":
            getallen = Getallen()
            getallen.figure(deel.waarde, *waar, deel.uitsplitsing)
            getal = zinnen.getal(deel.waarde, gegeven.indicator)
            punten += (getallen.sentence(f"{deel.uitsplitsing.naam}: {getal}"),)
    if punten:
        yield Deelantwoord("De andere contracten", (), punten=punten)


# ---- who is alike ------------------------------------------------------------------------


def alike_answer(vraag: Vraag, stof: Stof) -> Antwoord:
    """Gemeenten of the same size; for a larger area what is inside it."""
    titel = titels.alike(stof.gebied, stof.name(stof.gebied))
    if stof.toekomst:
        zin = Zin(stof.toekomst)
        return Antwoord(vraag, titel, Woord.NOG_NIET, (zin,), stof.gebied)
    if stof.is_gemeente:
        return _gemeenten_alike(vraag, stof, titel)
    doelen = stof.leden.get(vraag.about(stof.gebied.soort)[0], ())
    if not doelen:
        zin = Zin(zinnen_doel.nothing_inside(stof.name(stof.gebied)))
        return Antwoord(vraag, titel, Woord.WETEN_WE_NIET, (zin,), stof.gebied)
    regios = doelen[0].gebied.soort == Soort.REGIO
    meer, enkel = ("regio’s", "regio") if regios else ("gemeenten", "gemeente")
    orde = Rangorde.of([Regel(doel.gebied, doel) for doel in doelen])
    tekst = [
        zinnen_doel.about_which(doelen[0].indicator, stof.kwartaal),
        zinnen_vergelijk.share_known_sentence(orde, meer, enkel),
    ]
    getallen = Getallen()
    for doel in doelen:
        getallen.goal(doel)
    punten = [
        Getallen().goal(r.doel).sentence(woorden.share_row(r.doel))
        for r in orde.op_volgorde
    ]
    woord = Woord.GEEN if orde.op_volgorde else Woord.WETEN_WE_NIET
    kop = "Van hoog naar laag" if orde.is_order else "Wat bekend is"
    lijst = Deelantwoord(kop, (), punten=tuple(punten[:35]))
    return Antwoord(
        vraag,
        titel,
        woord,
        getallen.sentences(tekst),
        stof.gebied,
        delen=(lijst,) if punten else (),
    )


def _gemeenten_alike(vraag: Vraag, stof: Stof, titel: str) -> Antwoord:
    eigen = next((r for r in stof.gelijken if r.gebied == stof.gebied), None)
    if eigen is None:
        zin = Zin(zinnen_doel.no_size(stof.name(stof.gebied)))
        return Antwoord(vraag, titel, Woord.WETEN_WE_NIET, (zin,), stof.gebied)
    regels = list(stof.gelijken)
    getallen = Getallen()
    for regel in regels:
        getallen.goal(regel.doel)
    tekst = [
        zinnen_doel.about_which(eigen.doel.indicator, stof.kwartaal),
        *zinnen_vergelijk.similar_sentences(eigen, regels),
    ]
    bekend = any(r.voortgang.percentage is not None for r in regels)
    return Antwoord(
        vraag=vraag,
        titel=titel,
        woord=Woord.GEEN if bekend else Woord.WETEN_WE_NIET,
        zinnen=getallen.sentences(tekst),
        gebied=stof.gebied,
        doel=eigen.doel,
        delen=(
            Deelantwoord(
                "Per gemeente",
                (),
                punten=tuple(member_point(r.doel) for r in regels),
            ),
        ),
    )
