"""What the key-figure component shows: a `Doel` in words, marks and a bar.

Value objects in, value objects out. The component prints; everything is decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from monitor import zinnen
from monitor.adressen import indicator_url
from monitor.balk import Balk, balk_van
from monitor.bronnenlijst import Bronnenlijst
from monitor.cijferlink import figure_url, origin_of
from monitor.overzichten.waarden import Doel, Waarde
from monitor.voortgang import Status, Voortgang
from monitor.zinnen import omrekenen
from monitor.zinnen.uren import unit_note
from regio.models import Gebied, Soort


@dataclass(frozen=True, slots=True)
class Merk:
    """A mark beside a figure. `meer`: what it says to who hears it, where a row of a table
    has no room for a sentence."""

    soort: str
    tekst: str = ""
    meer: str = ""


@dataclass(frozen=True, slots=True)
class Statusregel:
    """Icon and words."""

    status: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The same goal of a larger area, in one line."""

    naam: str
    percentage: str
    tekst: str = ""
    url: str = ""
    balk: Balk | None = None
    merken: tuple[Merk, ...] = ()
    herkomst: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words."""

    url: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Kerncijfer:
    """The inputs of components/kerncijfer.html."""

    kop_id: str
    titel: str
    url: str = ""
    onder: str = ""
    merken: tuple[Merk, ...] = ()
    groot: str = ""
    groot_na: str = ""
    leeg: str = ""
    balk: Balk | None = None
    status: Statusregel | None = None
    tekort: str = ""
    uitleg: tuple[str, ...] = ()
    jaar: str = ""
    naast: tuple[Vergelijking, ...] = ()
    bron_tekst: str = ""
    bronnen: list = field(default_factory=list)
    herkomst: tuple[Link, ...] = ()


def merken_van(waarde: Waarde | None) -> list[Merk]:
    """The marks that belong to one value. How a source softens a number ("bijna") is no
    mark: the word stands before the number itself."""
    if waarde is None:
        return []
    merken = []
    if waarde.voorbeeld:
        merken.append(Merk("voorbeeld", "voorbeeld"))
    if waarde.voorlopig:
        merken.append(Merk("voorlopig", "voorlopig"))
    if waarde.afgeleid:
        merken.append(Merk("afgeleid", "afgeleid"))
    if not waarde.peildatum_genoemd:
        merken.append(Merk("peildatum", "peildatum niet genoemd"))
    if waarde.ontbreekt:
        merken.append(Merk("onvolledig", "niet volledig"))
    if waarde.correctie:
        wanneer = zinnen.correctie_kort(waarde)
        merken.append(Merk("gecorrigeerd", "gecorrigeerd", wanneer))
    if verschil := waarde.grenzen_van_toen:
        merken.append(Merk("grenzen", omrekenen.MERK, omrekenen.which(verschil)))
    return merken


def merken_van_doel(doel: Doel, gebied: Gebied) -> tuple[Merk, ...]:
    """The marks of a goal on the page of `gebied`: those of figure and norm, each once."""
    stand = doel.stand
    zichtbaar = stand is not None and (stand.bekend or stand.te_klein)
    merken = merken_van(stand if zichtbaar or (stand and stand.correctie) else None)
    if doel.norm:
        # A mark of the norm must not read as a mark of the figure.
        woord = zinnen.norm_woord(doel.norm)
        merken += [
            replace(m, tekst=f"{woord} {m.tekst}")
            for m in merken_van(doel.norm)
            if not (m.soort in ("voorbeeld", "grenzen") and m in merken)
        ]
    if zichtbaar and (noot := unit_note(doel)):
        merken.append(Merk("eenheid", noot))
    if doel.gebied.soort == Soort.REGIO and doel.gebied != gebied:
        merken.insert(0, Merk("regio", "cijfer van de regio"))
    return tuple(merken)


def kerncijfer(
    doel: Doel,
    gebied: Gebied,
    bronnen: Bronnenlijst,
    *,
    naast=(),
    url_van=lambda gebied: "",
    alle_banen: Waarde | None = None,
    toekomst: bool = False,
) -> Kerncijfer:
    """The key figure of `doel` on the page of `gebied`.

    `naast`: the same goal of larger areas. `alle_banen`: the stock of jobs at the same
    moment, told when the real number of extra jobs is not known. `toekomst`: nobody can have
    a figure yet.
    """
    norm = doel.doelstelling
    stand = doel.stand
    zichtbaar = stand is not None and (stand.bekend or stand.te_klein)
    verzonnen = zichtbaar and stand.voorbeeld
    neutraal = zichtbaar and stand.neutraal
    if zichtbaar and not verzonnen:
        alle_banen = None
    uren = doel.uren.totaal if doel.uren else None
    eigen_bronnen = bronnen.links(stand, norm, *_last_values(doel), alle_banen, uren)
    naast = [ander for ander in naast if _comparable(ander)]
    for ander in naast:  # listed at the foot of the page, after our own
        bronnen.links(ander.stand, ander.norm)
    return Kerncijfer(
        kop_id=f"kern-{doel.indicator.code}",
        titel=doel.indicator.naam,
        url=indicator_url(doel.indicator),
        onder=_under(doel, norm),
        merken=merken_van_doel(doel, gebied),
        groot=zinnen.getal(stand) if zichtbaar and not neutraal else "",
        groot_na=_after_number(doel, norm) if zichtbaar and not neutraal else "",
        leeg=zinnen.met_hoofdletter(
            zinnen.NIET_GETOOND if neutraal else zinnen.NIET_BEKEND
        ),
        balk=_bar(doel, norm),
        status=Statusregel(
            icon_of(doel.voortgang), zinnen.status_tekst(doel.voortgang)
        ),
        tekort=zinnen.afstand_tekst(doel),
        uitleg=tuple(_explain(doel, norm, alle_banen, toekomst)),
        jaar=zinnen.als_voorbeeld(zinnen.verander_zinnen(doel), stand),
        naast=tuple(_compare(ander, url_van) for ander in naast),
        bron_tekst=zinnen.geen_bron_zin(doel, ook_echt=bool(eigen_bronnen))
        if verzonnen
        else "",
        bronnen=eigen_bronnen,
        herkomst=tuple(_origins(doel)),
    )


def _origins(doel: Doel) -> Iterator[Link]:
    """Where the figure and its norm come from, and the figure that was last known."""
    yield Link(origin_of(doel), "Herkomst en geschiedenis")
    if laatst := doel.laatst:
        url = figure_url(laatst.stand, doel.indicator, doel.gebied, laatst.kwartaal)
        wanneer = zinnen.moment(doel.indicator, laatst.kwartaal, laatst.stand.vanaf)
        yield Link(url, f"Herkomst van het cijfer {wanneer}")


def icon_of(voortgang: Voortgang) -> str:
    """The status as the component draws it: a sum with gaps has no icon of its own, nor has
    a figure that is not shown for the sake of another."""
    return _ZELFDE_TEKEN.get(voortgang.status, voortgang.status)


_ZELFDE_TEKEN = {
    Status.ONVOLLEDIG: Status.GEEN_OORDEEL,
    Status.NIET_GETOOND: Status.TE_KLEIN,
}


def _under(doel: Doel, norm: Waarde | None) -> str:
    """`Gemeente Hilversum. Wettelijk aantal.`"""
    delen = [zinnen.met_hoofdletter(doel.gebied.aanduiding)]
    if norm and norm.soort:
        versie = f", {norm.versie}" if norm.versie else ""
        delen.append(zinnen.met_hoofdletter(f"{norm.soort}{versie}"))
    return ". ".join(delen) + "."


def _after_number(doel: Doel, norm: Waarde | None) -> str:
    if _is_whole(norm) and doel.voortgang.norm is not None:
        return "van " + zinnen.met_norm_ding(
            zinnen.getal(norm), doel.indicator, norm.waarde
        )
    return doel.indicator.telwoord_kort


def _is_whole(norm: Waarde | None) -> bool:
    """Whether the norm may stand behind a number: a sum with gaps is no norm."""
    return norm is not None and norm.bekend and not norm.ontbreekt


def _bar(doel: Doel, norm: Waarde | None) -> Balk | None:
    if not _is_whole(norm):
        return None
    tekst = f"{zinnen.norm_woord(norm)} {zinnen.getal(norm)}"
    voorbeeld = bool(doel.stand and doel.stand.voorbeeld)
    return balk_van(doel.voortgang, voorbeeld=voorbeeld, norm_tekst=tekst)


def _explain(
    doel: Doel, norm: Waarde | None, alle_banen: Waarde | None, toekomst: bool
) -> list[str]:
    regels = []
    stand = doel.stand
    onbekend = stand is None or not (stand.bekend or stand.te_klein)
    if begin := zinnen.voor_het_begin(doel.indicator, doel.kwartaal):
        return [begin]
    regels += _corrections(doel, norm)
    neutraal = stand is not None and stand.neutraal
    if neutraal:
        regels.append(stand.reden)
    if (onbekend or neutraal) and _is_whole(norm):
        zin = zinnen.norm_zin(doel).replace("*", "")
        regels.append(zinnen.als_voorbeeld(zin, norm))
    if alle_banen:
        regels.append(zinnen.alle_banen_zin(alle_banen))
    if onbekend and (reden := zinnen.reden_zin(doel)):
        regels.append(reden)
    regels += [
        zinnen.als_voorbeeld(zin, stand, norm) for zin in zinnen.gaten_zinnen(doel)
    ]
    for waarde in (stand, norm):
        if waarde and waarde.afgeleid_uit:
            zin = f"{zinnen.getal(waarde)} = {waarde.afgeleid_uit}."
            regels.append(zinnen.als_voorbeeld(zin, waarde))
    if not onbekend or _is_whole(norm):
        regels += zinnen.niet_omgerekend(doel)
    if doel.laatst and onbekend:
        regels.append(zinnen.laatst_zin(doel.laatst, doel.indicator))
    elif doel.laatst:
        regels.append(zinnen.laatst_echt_zin(doel.laatst, doel))
    if onbekend and not doel.laatst and not toekomst:
        regels.append(zinnen.leverancier_zin(doel))
    if norm is None and not (toekomst and not zinnen.na_de_normen(doel)):
        regels.append(zinnen.geen_norm_zin(doel))
    if stand and stand.toelichting:
        regels.append(stand.toelichting)
    if norm and norm.toelichting:
        woord = zinnen.norm_woord(norm)
        over = "" if woord in norm.toelichting.lower() else f"Over de {woord}: "
        regels.append(f"{over}{norm.toelichting}")
    return regels


def _corrections(doel: Doel, norm: Waarde | None) -> list[str]:
    """What was corrected of figure and norm. Of an example nothing ever is."""
    woord = f"de {zinnen.norm_woord(norm)}"
    gevonden = [
        zinnen.correctie_zin(doel.stand, doel.indicator),
        zinnen.correctie_zin(norm, doel.indicator, wat=woord),
    ]
    return [zin for zin in gevonden if zin]


def _last_values(doel: Doel) -> list[Waarde | None]:
    return [doel.laatst.stand, doel.laatst.norm] if doel.laatst else []


def _comparable(ander: Doel) -> bool:
    return ander.stand is not None and ander.stand.bekend


def _compare(ander: Doel, url_van) -> Vergelijking:
    norm = ander.norm
    hoeveel = zinnen.getal(ander.stand)
    if _is_whole(norm) and ander.voortgang.norm is not None:
        van = zinnen.met_norm_ding(zinnen.getal(norm), ander.indicator, norm.waarde)
        tekst = f"{hoeveel} van {van}"
    else:
        tekst = f"{hoeveel} {ander.indicator.telwoord_kort}, {zinnen.GEEN_NORM}"
    if ander.stand.afgeleid_uit:
        tekst += f" ({ander.stand.afgeleid_uit})"
    return Vergelijking(
        naam=ander.gebied.naam,
        url=url_van(ander.gebied),
        percentage=zinnen.procent_tekst(ander.voortgang),
        tekst=tekst,
        balk=balk_van(ander.voortgang, voorbeeld=ander.stand.voorbeeld),
        merken=tuple(merken_van(ander.stand)),
        herkomst=origin_of(ander),
    )
