"""The parts of an area page: per goal a sentence, picture and notes; and the words.

Value objects in, value objects out: everything a template prints is decided here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Kanttekening
from monitor import zinnen
from monitor.adressen import chart_url, indicator_url
from monitor.balk import Balk, balk_van
from monitor.bronnenlijst import Bronnenlijst
from monitor.cijferlink import figure_url, norm_url
from monitor.duidingen import Citaat, quotes_of_goal
from monitor.kerncijfers import Merk, merken_van
from monitor.overzichten import Doel, Doeldeel, Pagina, Waarde
from monitor.signalen import structureel
from monitor.tekeningen import Tekening, drawing, grafiek_van, has_chart
from monitor.voortgang import Status, Voortgang
from monitor.zinnen.uren import conversion_mark, conversion_sentences
from regio.models import Soort


@dataclass(frozen=True, slots=True)
class Sectie:
    """One goal on the page, below the key figures."""

    code: str
    titel: str
    zinnen: list[str]
    voorbeeld: list[str]
    tekening: Tekening | None
    uitleg: list[str]
    delen: list["Sectordeel"]
    kanttekeningen: list[dict]
    algemeen: list[dict]
    duidingen: list[Citaat] = field(default_factory=list)
    downloads: list[dict] = field(default_factory=list)  # of the table of `delen`
    normen: object | None = None  # normtabel.Normtabel, put in by with_norms
    sectoren: object | None = None  # sectortabel.Sectortabel, put in by with_sectors

    @property
    def delen_met_norm(self) -> bool:
        """Whether any sector has a norm of its own."""
        return any(deel.norm for deel in self.delen)


@dataclass(frozen=True, slots=True)
class Sectordeel:
    """One sector of a goal: markt, overheid, inleen."""

    naam: str
    bereikt: str
    norm: str
    deel: str
    balk: Balk | None
    merken: list[Merk]
    url: str = ""
    norm_url: str = ""


# ---- sentences of the page -------------------------------------------------------------


def opening(pagina: Pagina) -> list[list[str]]:
    """The paragraphs on top: the message of the page, about real figures only. Of a
    quarter to come there is none."""
    if pagina.toekomst:
        return []
    eerste = opening_goal(pagina)
    if eerste is None:
        return []
    alineas = [goal_sentences(pagina, eerste)]
    landelijk = _nation_sentence(pagina, eerste)
    if landelijk:
        alineas[0].append(landelijk)
    return alineas


def opening_goal(pagina: Pagina) -> Doel | None:
    """The goal the page opens with. A gemeente is asked about beschut werk, known or not;
    a larger area about the first goal that can be judged, else the first that is known."""
    doelen = [d for d in pagina.doelen if d.gebied == pagina.gebied] or list(
        pagina.doelen
    )
    if not doelen:
        return None
    begonnen = [
        d for d in doelen if not zinnen.voor_het_begin(d.indicator, d.kwartaal)
    ] or doelen
    if pagina.gebied.soort == Soort.GEMEENTE:
        return begonnen[0]
    oordeel = [d for d in begonnen if d.echt.voortgang.status.is_oordeel]
    bekend = [d for d in begonnen if _is_whole(d.echt.stand)]
    return next(iter(oordeel or bekend or begonnen))


def _is_whole(stand: Waarde | None) -> bool:
    return stand is not None and stand.bekend and not stand.ontbreekt


def goal_sentences(pagina: Pagina, doel: Doel) -> list[str]:
    """The sentences of one goal, without examples; a gemeente without a figure is followed
    by its region."""
    if pagina.toekomst:
        return []
    doel = doel.echt
    eigen = doel.gebied == pagina.gebied
    is_gemeente = pagina.gebied.soort == Soort.GEMEENTE
    if not eigen:
        woord = zinnen.norm_woord(doel.doelstelling)
        inleiding = (
            f"De {woord} voor *{doel.indicator.onderwerp}* geldt voor de regio, "
            f"niet per gemeente: voor {pagina.gebied.naam} zelf is dit niet bekend."
        )
        return [
            inleiding,
            *zinnen.hoofdzinnen(doel, naam=f"de regio {doel.gebied.naam}"),
        ]
    naam = f"{pagina.gebied.naam} zelf" if is_gemeente else pagina.gebied.naam
    if _unknown(doel) and _judged_elsewhere(pagina, doel):
        return zinnen.alleen_onbekend(doel)
    tekst = zinnen.hoofdzinnen(
        doel, naam=naam if _unknown(doel) else pagina.gebied.naam
    )
    regio = _known_region(pagina, doel)
    if is_gemeente and _unknown(doel) and regio:
        tekst += _region_sentences(regio)
    return tekst


def example_sentences(pagina: Pagina, doel: Doel, naam: str = "") -> list[str]:
    """The same message about the example, which says so with its first word. `naam`: how the
    area of the page is called, where its plain name would not do."""
    if pagina.toekomst:
        return []
    eigen = doel.gebied == pagina.gebied
    eigen_naam = naam or doel.gebied.naam
    naam = eigen_naam if eigen else f"de regio {doel.gebied.naam}"
    return zinnen.voorbeeld_zinnen(doel, naam)


def _unknown(doel: Doel) -> bool:
    return doel.voortgang.status is Status.NIET_BEKEND


def _judged_elsewhere(pagina: Pagina, doel: Doel) -> bool:
    """Whether another series on the page already says whether this norm was reached."""
    return any(
        ander.indicator.norm_van_id == doel.indicator.pk
        and ander.echt.voortgang.status.is_oordeel
        for ander in pagina.doelen
    )


def _known_region(pagina: Pagina, doel: Doel) -> Doel | None:
    for ander in pagina.naast.get(doel.indicator.code, ()):
        echt = ander.echt
        if echt.gebied.soort == Soort.REGIO and echt.stand and echt.stand.bekend:
            return echt
    return None


def _region_sentences(regio: Doel) -> list[str]:
    """The figure of the region, which never speaks for the gemeente (rule 9)."""
    tekst = [zinnen.regio_zin(regio)]
    if regio.norm and regio.norm.bekend:
        tekst.append(zinnen.norm_zin(regio))
    if regio.voortgang.status in (Status.GEHAALD, Status.NIET_GEHAALD):
        tekst.append(zinnen.afstand_zin(regio.voortgang))
    return tekst + zinnen.niet_omgerekend(regio)


def _nation_sentence(pagina: Pagina, doel: Doel) -> str:
    """`Landelijk was het 99% van de norm.`"""
    for ander in (d.echt for d in pagina.naast.get(doel.indicator.code, ())):
        deel = ander.voortgang.percentage
        if ander.gebied.soort == Soort.LAND and deel is not None:
            van = (
                "" if doel.kwartaal.is_jaareinde else f" voor eind {doel.kwartaal.jaar}"
            )
            procent = zinnen.procent_tekst(ander.voortgang)
            return f"Landelijk was het *{procent}* van de norm{van}."
    return ""


def structural_sentence(pagina: Pagina, doel: Doel) -> str:
    """Whether a region misses its norm time after time."""
    doel = doel.echt
    if (
        pagina.toekomst
        or doel.gebied.soort != Soort.REGIO
        or doel.gebied != pagina.gebied
    ):
        return ""
    if doel.voortgang.status not in (Status.NIET_GEHAALD, Status.ACHTER):
        return ""
    normen = dict(doel.normen)
    reeks = [
        Voortgang(
            kwartaal=kwartaal,
            norm=normen[kwartaal.jaar].waarde,
            stand=waarde.waarde,
            norm_vorig_jaar=(
                v.waarde if (v := normen.get(kwartaal.jaar - 1)) else None
            ),
        )
        for kwartaal, waarde in doel.reeks
        if waarde.bekend and kwartaal.jaar in normen
    ]
    return zinnen.structureel_zin(structureel(reeks, doel.kwartaal), pagina.gebied.naam)


# ---- sections --------------------------------------------------------------------------


def sections(pagina: Pagina, bronnen: Bronnenlijst) -> list[Sectie]:
    """One section per goal with something to tell beside its key figure."""
    boven = [zin for alinea in opening(pagina) for zin in alinea]
    eerste = opening_goal(pagina)
    gevonden = []
    for doel in pagina.doelen:
        notities = pagina.teksten.notes_for(doel.indicator, pagina.gebied, doel.gebied)
        eigen = any(notitie.gebied_id for notitie in notities)
        if drawn_goal(pagina, doel) or doel.delen or eigen or quotes_of_goal(doel):
            al_gezegd = boven if doel is eerste else []
            gevonden.append(_section(pagina, doel, notities, bronnen, al_gezegd))
    return gevonden


def section_of(pagina: Pagina, doel: Doel, bronnen: Bronnenlijst) -> Sectie:
    """The section of one goal by itself, on a page that is about that goal."""
    notities = pagina.teksten.notes_for(doel.indicator, pagina.gebied, doel.gebied)
    return _section(pagina, doel, notities, bronnen, [])


def _section(
    pagina: Pagina,
    doel: Doel,
    notities: list[Kanttekening],
    bronnen: Bronnenlijst,
    boven: list[str],
) -> Sectie:
    """The section of one goal; what the top of the page already said is not said twice."""
    getekend = drawn_goal(pagina, doel)
    tekst = [zin for zin in goal_sentences(pagina, doel) if zin not in boven]
    if structureel_zin := structural_sentence(pagina, doel):
        tekst.append(structureel_zin)
    tekening = None
    if getekend:
        for _, waarde in (*getekend.reeks, *getekend.normen):
            bronnen.links(waarde)
        adres_van = partial(
            chart_url, getekend.gebied, pagina.kwartaal, getekend.indicator.code
        )
        tekening = drawing(getekend, adres_van)
    for deel in doel.delen:
        bronnen.links(deel.stand, deel.norm)
    return Sectie(
        code=doel.indicator.code,
        titel=doel.indicator.naam,
        zinnen=tekst,
        voorbeeld=example_sentences(pagina, doel),
        tekening=tekening,
        uitleg=_reading_help(doel, getekend),
        delen=[sector_row(deel, doel, doel.kwartaal) for deel in doel.delen],
        kanttekeningen=note_rows([n for n in notities if n.gebied_id], bronnen),
        algemeen=note_rows([n for n in notities if not n.gebied_id], bronnen),
        duidingen=quotes_of_goal(doel),
    )


def sector_row(
    deel: Doeldeel, doel: Doel, kwartaal: Kwartaal, *, heel: bool = False
) -> Sectordeel:
    """One sector of the goal against its own norm, where it has one. `heel`: it is the
    total."""
    waar = (doel.indicator, doel.gebied, kwartaal, None if heel else deel.uitsplitsing)
    voortgang = deel.voortgang
    procent = voortgang.percentage
    return Sectordeel(
        naam=deel.uitsplitsing.naam,
        bereikt=zinnen.getal(deel.stand),
        norm=zinnen.getal(deel.norm) if deel.norm else "",
        deel="" if procent is None else notatie.procent(procent),
        balk=balk_van(voortgang, voorbeeld=bool(deel.stand and deel.stand.voorbeeld)),
        merken=merken_van(deel.stand if deel.stand and deel.stand.bekend else None),
        url=figure_url(deel.stand, *waar),
        norm_url=norm_url(deel.norm, *waar),
    )


def drawn_goal(pagina: Pagina, doel: Doel) -> Doel | None:
    """The goal whose series is drawn: its own, else that of the region or the nation."""
    kandidaten = [doel]
    if doel.gebied == pagina.gebied:
        kandidaten += [d for d in pagina.naast.get(doel.indicator.code, ())]
    return next((d for d in kandidaten if has_chart(d)), None)


def _reading_help(doel: Doel, getekend: Doel | None) -> list[str]:
    """How to read the picture beside it."""
    regels = []
    woord = zinnen.norm_woord(getekend.norm_erbij) if getekend else "norm"
    if getekend and getekend.indicator.frequentie == Indicator.Frequentie.JAAR:
        regels.append(
            f"De streep door een kolom is de {woord} voor het einde van dat jaar."
        )
    elif getekend and grafiek_van(getekend).normen:
        regels.append(
            f"Een ruit is de {woord}. Die geldt voor 31 december. De streepjes ertussen zijn het "
            "rekenpad: een rechte lijn van jaar naar jaar."
        )
    if getekend and len(getekend.reeks) < 2:
        regels.append("Er is één cijfer bekend. Een verloop is dus nog niet te zien.")
    if doel.indicator.kanttekening_eenheid:
        omgerekend = conversion_sentences(doel)
        if not conversion_mark(doel):  # not yet, and why
            noot = doel.indicator.kanttekening_eenheid
            regels.append(f"{zinnen.met_hoofdletter(noot)}.")
        regels += omgerekend
    if (
        doel.indicator.frequentie == Indicator.Frequentie.KWARTAAL
        and doel.indicator.aard == "extra"
        and doel.gebied.soort
        != Soort.LAND  # there a data note says it, with its source
    ):
        regels.append(
            "In december zijn er vaak meer banen dan in maart. Vergelijk daarom met hetzelfde "
            "kwartaal een jaar eerder."
        )
    return regels


def note_rows(notities: list[Kanttekening], bronnen: Bronnenlijst) -> list[dict]:
    """What components/kanttekeningen.html shows; their sources join the list of the page."""
    for notitie in notities:
        if notitie.bron:
            bronnen.anker(notitie.bron)
    return [
        {"tekst": n.tekst, "bron_tekst": n.bron.korte_titel if n.bron else ""}
        for n in notities
    ]


# ---- words ---------------------------------------------------------------------------------


def glossary(pagina: Pagina, indicatoren: Iterable[Indicator]) -> list[dict]:
    """The definitions of what the page is about, each once."""
    begrippen = []
    for indicator in dict.fromkeys(indicatoren):
        definitie = pagina.teksten.definities.get(indicator.pk)
        if definitie:
            begrippen.append(
                {
                    "naam": indicator.naam,
                    "url": indicator_url(indicator),
                    "tekst": definitie.definitie,
                    "telt_wel": definitie.telt_wel.splitlines(),
                    "telt_niet": definitie.telt_niet.splitlines(),
                }
            )
    return begrippen
