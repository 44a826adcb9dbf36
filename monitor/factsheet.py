"""An area on one A4: what it is held to and how far it is, one picture, what is not known, and
where it comes from.

Value objects in, value objects out. What does not fit on the paper is counted, and stands on
the page of the area: a sheet that runs over is no factsheet.
"""

from dataclasses import dataclass

from monitor import secties, zinnen
from monitor.balk import Balk
from monitor.bronnenlijst import Bronnenlijst
from monitor.kerncijfers import Kerncijfer, Merk, kerncijfer
from monitor.overzichten import Doel, Pagina
from monitor.tekeningen import Tekening, drawing, file_from, grafiek_van
from monitor.voortgang import Status

MEESTE_DOELEN = 6
VOL = 5  # from so many goals on they stand closer together
MEESTE_TEKENS = 700  # of the sentences together
MEESTE_ONBEKEND = 4
MEESTE_BRONNEN = 8


@dataclass(frozen=True, slots=True)
class Doelregel:
    """One goal: its figure, what it is held against, and how far that is apart."""

    titel: str
    onder: str
    getal: str
    erna: str
    status: str
    uitkomst: str
    afstand: str
    jaar: str
    balk: Balk | None
    merken: tuple[Merk, ...]


@dataclass(frozen=True, slots=True)
class Bronregel:
    """One source."""

    tekst: str
    url: str


@dataclass(frozen=True, slots=True)
class Factsheet:
    """Everything on the sheet. `meer_...`: how many more there are than fit."""

    titel: str
    onder: str
    zinnen: tuple[str, ...]
    doelen: tuple[Doelregel, ...]
    meer_doelen: int
    tekening: Tekening | None
    tekening_bestand: bytes
    onbekend: tuple[str, ...]
    meer_onbekend: int
    bronnen: tuple[Bronregel, ...]
    meer_bronnen: int
    heeft_voorbeeld: bool
    bestandsnaam: str

    @property
    def is_vol(self) -> bool:
        """Whether everything must stand closer together to fit."""
        return len(self.doelen) >= VOL


def make_factsheet(pagina: Pagina, vandaag, *, met_bestand: bool = False) -> Factsheet:
    """The sheet of the area of this page. `met_bestand`: with the drawing as a file, for
    what cannot draw what stands in a page."""
    bronnen = Bronnenlijst()
    getoond = pagina.doelen[:MEESTE_DOELEN]
    regels = tuple(_row(doel, pagina, bronnen) for doel in getoond)
    getekend = _drawn(pagina)
    if getekend:
        for _, waarde in reversed(getekend.reeks):
            bronnen.links(waarde)
    onbekend = [] if pagina.toekomst else _unknown(pagina)
    rijen = bronnen.rijen()
    return Factsheet(
        titel=f"{pagina.gebied.naam} in cijfers",
        onder=zinnen.met_hoofdletter(pagina.gebied.aanduiding),
        zinnen=tuple(_sentences(pagina, vandaag)),
        doelen=regels,
        meer_doelen=len(pagina.doelen) - len(regels),
        tekening=drawing(getekend, lambda formaat: "") if getekend else None,
        tekening_bestand=file_from(grafiek_van(getekend), "svg")
        if getekend and met_bestand
        else b"",
        onbekend=tuple(onbekend[:MEESTE_ONBEKEND]),
        meer_onbekend=max(len(onbekend) - MEESTE_ONBEKEND, 0),
        bronnen=tuple(
            Bronregel(rij["tekst"], rij["meer_url"]) for rij in rijen[:MEESTE_BRONNEN]
        ),
        meer_bronnen=max(len(rijen) - MEESTE_BRONNEN, 0),
        heeft_voorbeeld=any(d.heeft_voorbeeld for d in getoond)
        or bool(getekend and getekend.heeft_voorbeeld),
        bestandsnaam=f"factsheet-{pagina.gebied.slug}-{pagina.kwartaal}".lower(),
    )


def _sentences(pagina: Pagina, vandaag) -> list[str]:
    """What the page of the area opens with, and then the other goals that can be judged, as
    long as they fit whole."""
    if pagina.toekomst:
        return [zinnen.toekomst_zin(pagina.kwartaal, vandaag)]
    tekst = [zin for regels in secties.opening(pagina) for zin in regels]
    eerste = secties.opening_goal(pagina)
    for doel in pagina.doelen:
        eigen = doel.gebied == pagina.gebied and doel is not eerste
        if not (eigen and doel.echt.voortgang.status.is_oordeel):
            continue
        meer = secties.goal_sentences(pagina, doel)
        if sum(map(len, tekst + meer)) <= MEESTE_TEKENS:
            tekst += meer
    return tekst


def _row(doel: Doel, pagina: Pagina, bronnen: Bronnenlijst) -> Doelregel:
    kern: Kerncijfer = kerncijfer(
        doel, pagina.gebied, bronnen, toekomst=pagina.toekomst
    )
    norm = doel.doelstelling
    leeg = kern.leeg if not kern.groot else ""
    if leeg and norm and norm.bekend and not norm.ontbreekt:
        erna = f"{zinnen.norm_woord(norm)} {zinnen.getal(norm)}"
    else:
        erna = kern.groot_na
    return Doelregel(
        titel=kern.titel,
        onder=doel.gebied.aanduiding if doel.gebied != pagina.gebied else "",
        getal=kern.groot or leeg,
        erna=erna,
        status=kern.status.status if kern.status else "",
        uitkomst=kern.status.tekst if kern.status else "",
        afstand=kern.tekort,
        jaar=kern.jaar,
        balk=kern.balk,
        merken=tuple(m for m in kern.merken if m.soort != "regio"),
    )


def _drawn(pagina: Pagina) -> Doel | None:
    """The series of the goal that the sheet opens with, else the first that can be drawn."""
    if pagina.toekomst:
        return None
    eerste = secties.opening_goal(pagina)
    doelen = [*([eerste] if eerste else []), *pagina.doelen]
    getekend = (secties.drawn_goal(pagina, doel) for doel in doelen)
    return next((doel for doel in getekend if doel), None)


def _unknown(pagina: Pagina) -> list[str]:
    """Of which goals the real figure is not known, and who can deliver it; or not shown."""
    gevonden = []
    for doel in (d.echt for d in pagina.doelen):
        naam = doel.indicator.naam
        if doel.gebied != pagina.gebied:
            naam = f"{naam} ({doel.gebied.aanduiding})"
        match doel.voortgang.status:
            case _ if zinnen.voor_het_begin(doel.indicator, doel.kwartaal):
                continue
            case Status.NIET_BEKEND:
                wie = zinnen.leverancier_zin(doel)
                gevonden.append(_joined(f"*{naam}*: niet bekend.", wie, _gaps(doel)))
            case Status.TE_KLEIN | Status.NIET_GETOOND:
                gevonden.append(f"*{naam}*: niet getoond. Zo is niemand te herkennen.")
            case Status.ONVOLLEDIG:
                gevonden.append(_joined(f"*{naam}*: niet volledig.", _gaps(doel)))
            case Status.GEEN_NORM:
                gevonden.append(f"*{naam}*: er is geen norm bekend.")
    return gevonden


def _gaps(doel: Doel) -> str:
    """How many gemeenten a sum misses; their names stand on the page."""
    delen = []
    for waarde, wat in ((doel.stand, "het cijfer"), (doel.norm, "de norm")):
        if n := len(waarde.ontbreekt) if waarde else 0:
            missen = "ontbreekt 1 gemeente" if n == 1 else f"ontbreken {n} gemeenten"
            delen.append(f"Bij {wat} {missen}.")
    return " ".join(delen)


def _joined(*teksten: str) -> str:
    return " ".join(filter(None, teksten))
