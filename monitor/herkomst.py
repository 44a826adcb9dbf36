"""What the page "Waar komt dit cijfer vandaan?" prints, out of an `Herkomst`.

Value objects in, value objects out: everything a template prints is decided here.
"""

import datetime
from dataclasses import dataclass

from banenafspraak import notatie
from banenafspraak.models import Bron, Indicator
from banenafspraak.querysets import einde_van_de_dag
from monitor import blik, zinnen
from monitor.adressen import area_url, history_url, page_url
from monitor.bronnenlijst import date_of, source_url
from monitor.herkomstband import Band, Blok, band_of, describe
from monitor.kerncijfers import Merk, merken_van
from monitor.overzichten.herkomst import Herkomst, Onderdeel, Optelling
from monitor.overzichten.paginas import NIET_OP_PAGINA
from monitor.overzichten.versies import Versie, Wijziging
from monitor.overzichten.waarden import Waarde
from monitor.zinnen import herkomst as woorden
from regio.models import Soort

_TEKENS = {
    Wijziging.EERSTE: "gehaald",
    Wijziging.ONBEKEND: "onbekend",
    Wijziging.GECORRIGEERD: "gecorrigeerd",
    Wijziging.ANDERE_BRON: "gelijk",
    Wijziging.ZELFDE: "gelijk",
    Wijziging.INGETROKKEN: "onbekend",
    Wijziging.WEER_BEKEND: "nieuw",
    Wijziging.VOORBEELD: "letop",
}


@dataclass(frozen=True, slots=True)
class Versieregel:
    """One version in the list."""

    teken: str
    grijs: bool
    wanneer: str
    klok: str
    getal: str
    merken: list[Merk]
    zinnen: list[str]
    wie: str = ""
    bron: str = ""
    bron_url: str = ""
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Deelrij:
    """One part of a sum."""

    naam: str
    getal: str
    url: str
    merken: list[Merk]
    waarom: str


@dataclass(frozen=True, slots=True)
class Opteltabel:
    """The parts of a sum. `kop`: what a part is."""

    kop: str
    rijen: list[Deelrij]
    som: str
    zinnen: list[str]


@dataclass(frozen=True, slots=True)
class Geschiedenisdeel:
    """The history of the figure, of its norm or of the own ambition."""

    code: str
    kop: str
    zinnen: list[str]
    feiten: list["Feit"]
    optelling: Opteltabel | None
    band: Band | None
    regels: list[Versieregel]


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact about a source or a delivery, with where to read more."""

    naam: str
    tekst: str
    url: str = ""
    meer_url: str = ""


def parts_of(h: Herkomst) -> list[Geschiedenisdeel]:
    """The figure first; then its norm, and the own ambition where there is one."""
    delen = [_figure(h)]
    if h.heeft_norm and (h.ambitie.is_leeg or not h.norm.is_leeg):
        delen.append(_norm(h, "norm", h.norm))
    if h.heeft_norm and not h.ambitie.is_leeg:
        delen.append(_norm(h, "ambitie", h.ambitie))
    return delen


def _figure(h: Herkomst) -> Geschiedenisdeel:
    return Geschiedenisdeel(
        code="cijfer",
        kop="De geschiedenis van dit cijfer",
        zinnen=[],
        feiten=[],
        optelling=_sum_table(h, h.cijfer, h.indicator),
        band=_band(h.cijfer, h.indicator, "cijfer"),
        regels=_lines(h, h.cijfer, h.indicator),
    )


def _norm(h: Herkomst, soort: str, onderdeel: Onderdeel) -> Geschiedenisdeel:
    woord = woorden.soort_norm(soort, onderdeel)
    tekst = []
    if onderdeel.is_leeg:
        kop = f"De {woord} voor eind {h.kwartaal.jaar}"
        tekst = [woorden.geen_norm(woord, h.kwartaal.jaar)]
    else:
        kop = woorden.over_welke_norm(soort, h)
    if h.norm_van:
        tekst.append(f"Het is de norm van ‘{h.norm_van.naam}’.")
    waarde = onderdeel.waarde
    if waarde and waarde.voorbeeld:
        tekst.append(woorden.VERZONNEN)
    elif waarde and waarde.afgeleid_uit:
        tekst.append(f"{zinnen.getal(waarde)} = {waarde.afgeleid_uit}.")
    huidig = onderdeel.geschiedenis.huidig
    return Geschiedenisdeel(
        code=soort,
        kop=kop,
        zinnen=tekst,
        feiten=source_facts(huidig.bron) if huidig and huidig.bron else [],
        optelling=_sum_table(h, onderdeel, None, norm=True),
        band=_band(onderdeel, None, soort),
        regels=_lines(h, onderdeel, None),
    )


# ---- source and delivery -----------------------------------------------------------------


def source_facts(bron: Bron) -> list[Feit]:
    """All about a document."""
    gevonden = [
        Feit("Uitgever", bron.uitgever),
        Feit("Titel", bron.titel, bron.url, source_url(bron)),
        Feit("Datum", zinnen.met_hoofdletter(date_of(bron))),
        Feit("Kenmerk", bron.kenmerk),
        Feit("Soort bron", zinnen.met_hoofdletter(bron.get_soort_display())),
    ]
    return [feit for feit in gevonden if feit.tekst]


def delivery_facts(versie: Versie) -> list[Feit]:
    """Who handed it in, when, and who else looked: organisations only."""
    ingediend = versie.ingediend_op if not versie.meegeleverd else None
    akkoord = "Nee, er was geen akkoord van een tweede persoon"
    if versie.nagekeken:
        akkoord = f"Ja, door een tweede persoon{_on(versie.akkoord_op)}"
    bestand = "Ja" if versie.uit_bestand else ""
    gevonden = [
        Feit("Geleverd door", zinnen.met_hoofdletter(versie.afzender)),
        Feit("Ingediend", _on(ingediend).strip().capitalize()),
        Feit("Akkoord", akkoord),
        Feit("Bekend vanaf", _known_since(versie)),
        Feit("Uit een bestand", versie.bestand or bestand),
    ]
    return [feit for feit in gevonden if feit.tekst]


def _on(tijdstip: datetime.datetime | None) -> str:
    return f" op {notatie.datum(blik.as_day(tijdstip))}" if tijdstip else ""


def _known_since(versie: Versie) -> str:
    dag = woorden.dag_van(versie)
    datum = notatie.datum(dag)
    van_bron = versie.bron and versie.bron.datum == dag
    return (
        f"{datum}, de datum van de bron" if versie.meegeleverd and van_bron else datum
    )


# ---- the list of versions ----------------------------------------------------------------


def _lines(
    h: Herkomst, onderdeel: Onderdeel, indicator: Indicator | None
) -> list[Versieregel]:
    """Newest first, and at the end what came before the first."""
    alle = onderdeel.geschiedenis.alle
    regels = [_line(h, versie, indicator) for versie in alle]
    if versies := onderdeel.geschiedenis.versies:
        regels.append(
            Versieregel(
                teken="onbekend",
                grijs=True,
                wanneer=woorden.voor_het_eerst(versies[0]),
                klok="",
                getal=zinnen.NIET_BEKEND,
                merken=[],
                zinnen=["Toen stond hier nog geen getal."],
            )
        )
    return regels


def _line(h: Herkomst, versie: Versie, indicator: Indicator | None) -> Versieregel:
    wanneer, klok = woorden.vanaf_wanneer(versie)
    bron = versie.bron
    echt = versie.wijziging is not Wijziging.VOORBEELD
    tekst = [woorden.wat_gebeurde(versie, indicator or h.indicator)]
    tekst += [woorden.waarom(versie), versie.waarde.toelichting]
    getoond = bool(versie.waarde.bekend or versie.waarde.te_klein)
    return Versieregel(
        teken=_TEKENS[versie.wijziging],
        grijs=not getoond,
        wanneer=wanneer,
        klok=klok,
        getal=zinnen.getal(versie.waarde, indicator),
        merken=_marks(versie) if getoond else [],
        zinnen=[zin for zin in tekst if zin],
        wie=woorden.wie(versie),
        bron=bron.korte_titel if bron and echt else "",
        bron_url=source_url(bron) if bron and echt else "",
        adres=page_of_then(h, versie) if echt else "",
    )


def _marks(versie: Versie) -> list[Merk]:
    """That it was corrected, the sentence tells."""
    return [m for m in merken_van(versie.waarde) if m.soort != "gecorrigeerd"]


def page_of_then(h: Herkomst, versie: Versie) -> str:
    """The page on which this version stood, as it was at that moment."""
    with blik.looking(blik.current().op(as_known(versie.vanaf))):
        if h.indicator.code in NIET_OP_PAGINA:
            return page_url("indicator", h.indicator.code)
        if (
            h.gebied.bestond_op(h.kwartaal.peildatum)
            and h.gebied.soort != Soort.PROVINCIE
        ):
            return area_url(h.gebied, h.kwartaal)
        # No page of its own then: this page, as it was.
        return history_url(
            h.gebied,
            h.kwartaal,
            h.indicator.code,
            h.deel.code if h.deel else "",
            h.vanaf,
        )


def as_known(tijdstip: datetime.datetime) -> str:
    """How an address asks for what was known then: a day where that is exact."""
    dag = blik.as_day(tijdstip)
    return str(dag) if tijdstip == einde_van_de_dag(dag) else blik.as_moment(tijdstip)


# ---- the band ----------------------------------------------------------------------------


def _band(onderdeel: Onderdeel, indicator: Indicator | None, code: str) -> Band | None:
    versies = onderdeel.geschiedenis.versies
    blokken = [
        Blok(v.vanaf, zinnen.getal(v.waarde, indicator), _kind(v, v is versies[-1]))
        for v in versies
    ]
    titel = "Welk getal was wanneer bekend?"
    return band_of(titel, describe(blokken), blokken, _end(), f"lint-{code}")


def _kind(versie: Versie, is_laatste: bool) -> str:
    if not (versie.waarde.bekend or versie.waarde.te_klein):
        return "onbekend"
    return "nu" if is_laatste else "eerder"


def _end() -> datetime.datetime:
    """Up to when is looked. Today would draw another picture every day; the first day of
    this quarter does not, and the tail of the band stands for the days since."""
    gekozen = blik.current()
    dag = gekozen.vandaag
    if gekozen.moment is None or gekozen.komt_nog:
        dag = dag.replace(month=(dag.month - 1) // 3 * 3 + 1, day=1)
    return einde_van_de_dag(dag)


# ---- what was added up ---------------------------------------------------------------------


def _sum_table(
    h: Herkomst, onderdeel: Onderdeel, indicator: Indicator | None, norm: bool = False
) -> Opteltabel | None:
    optelling, som = onderdeel.optelling, onderdeel.waarde
    if optelling is None:
        return None
    per_kwartaal = optelling.soort == "kwartalen"
    return Opteltabel(
        kop="Kwartaal" if per_kwartaal else "Gemeente",
        rijen=[_term(h, optelling, t, som, indicator, norm) for t in optelling.termen],
        som=zinnen.getal(som, indicator),
        zinnen=woorden.optel_zinnen(optelling, som),
    )


def _term(h, optelling: Optelling, term, som: Waarde, indicator, norm) -> Deelrij:
    per_kwartaal = optelling.soort == "kwartalen"
    waarde = term.waarde
    zichtbaar = bool(waarde and (waarde.bekend or waarde.te_klein))
    url = history_url(
        term.gebied,
        term.kwartaal,
        h.indicator.code,
        h.deel.code if h.deel else "",
        # Of the last quarter alone, not of the year up to it.
        term.kwartaal if per_kwartaal else waarde.vanaf if waarde else None,
        anker="norm" if norm else "",
    )
    naam = term.kwartaal.label if per_kwartaal else term.gebied.naam
    return Deelrij(
        naam=f"{naam} zelf" if term.zelf else naam,
        getal=zinnen.getal(waarde, indicator),
        # The own number stands in the history of this same page.
        url=("#geschiedenis-norm" if norm else "#geschiedenis-cijfer")
        if term.zelf
        else url
        if zichtbaar
        else "",
        merken=merken_van(waarde) if zichtbaar else [],
        waarom=woorden.waarom_niet_mee(term, som, indicator or h.indicator),
    )
