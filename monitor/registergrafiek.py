"""From the register of an area to its chart: points, words, and the same numbers as a table."""

from collections.abc import Callable

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from monitor import zinnen
from monitor.bronnenlijst import line_in_drawing
from monitor.cijferlink import figure_url
from monitor.grafieken import Kruispunt, Opbouwgrafiek, Punt, Reeks
from monitor.kerncijfers import merken_van
from monitor.kruising import Soort
from monitor.overzichten.opbouw import DALER, STIJGER, Opbouw, Tijdreeks
from monitor.overzichten.waarden import require_one_axis
from monitor.tekeningen import Tekening, downloads_of, first_quarter, inline, kind_of
from monitor.zinnen.register import example

MINSTE_MOMENTEN = 2
AFRONDING = 2  # published parts differ that much from their total


def has_chart(opbouw: Opbouw) -> bool:
    """Whether there is a course to see: figures of at least two moments."""
    begin = _begin_of(opbouw)
    momenten = {k for reeks in opbouw.reeksen for k, w in reeks if w.bekend}
    return len([k for k in momenten if k >= begin]) >= MINSTE_MOMENTEN


def _begin_of(opbouw: Opbouw) -> Kwartaal:
    bekend = [k for reeks in opbouw.reeksen for k, w in reeks if w.bekend]
    return first_quarter(opbouw.kwartaal, bekend)


def chart_of(opbouw: Opbouw) -> Opbouwgrafiek:
    """The chart: the total as an area, its groups as lines."""
    require_one_axis(w for reeks in opbouw.reeksen for _, w in reeks)
    begin = _begin_of(opbouw)
    titel = f"{opbouw.indicator.naam} in {opbouw.gebied.naam}"
    totaal = _series("totaal", opbouw.totaal, begin)
    delen = tuple(_series(deel.naam, reeks, begin) for deel, reeks in opbouw.delen)
    delen = tuple(deel for deel in delen if deel.punten)
    voorbeeld = any(p.soort == "voorbeeld" for r in (totaal, *delen) for p in r.punten)
    kruising = _crossing(opbouw, begin)
    return Opbouwgrafiek(
        titel=example(titel) if voorbeeld else titel,
        omschrijving=_describe(totaal, delen, kruising),
        totaal=totaal,
        delen=delen,
        gekozen=opbouw.kwartaal,
        kruising=kruising,
        noten=_notes(totaal, delen),
        bron=_source_line(opbouw, begin),
    )


def drawing(opbouw: Opbouw, adres_van: Callable[[str], str]) -> Tekening:
    """The chart for a page; `adres_van`: from `svg` or `csv` to its address."""
    grafiek = chart_of(opbouw)
    code = opbouw.indicator.code
    return Tekening(
        titel=grafiek.titel,
        ondertitel=_subtitle(grafiek),
        svg_breed=inline(grafiek, "breed", f"g-{code}-b-"),
        svg_smal=inline(grafiek, "smal", f"g-{code}-s-"),
        kolommen=[
            {"tekst": "Kwartaal", "n": False},
            {"tekst": "Totaal", "n": True},
            *({"tekst": deel.naam, "n": True} for deel in grafiek.delen),
            {"tekst": "Soort cijfer", "n": False},
        ],
        tabel=_table(opbouw, grafiek),
        downloads=downloads_of(adres_van),
    )


# ---- the points --------------------------------------------------------------------------


def _series(naam: str, reeks: Tijdreeks, begin: Kwartaal) -> Reeks:
    return Reeks(
        naam,
        tuple(
            Punt(k, w.waarde, kind_of(w), w.benadering) for k, w in reeks if k >= begin
        ),
    )


def _crossing(opbouw: Opbouw, begin: Kwartaal) -> Kruispunt | None:
    """The crossing, when it lies in the drawing or after it."""
    gevonden = opbouw.kruising
    if gevonden is None or gevonden.kwartaal is None:
        return None
    namen = {deel.code: deel.naam for deel, _ in opbouw.delen}
    stijger, daler = namen[STIJGER], namen[DALER]
    verwacht = gevonden.soort is Soort.VERWACHT
    vanaf = gevonden.laatste if verwacht else gevonden.ervoor
    if vanaf < begin:
        return None
    wanneer = gevonden.kwartaal.label
    if not verwacht and not gevonden.is_scherp:
        wanneer = f"tussen {vanaf.einde_label} en {gevonden.kwartaal.einde_label}"
    return Kruispunt(
        stijger=stijger,
        daler=daler,
        kwartaal=gevonden.kwartaal,
        vanaf=vanaf,
        tekst=f"{stijger} {'haalt' if verwacht else 'haalde'} {daler} in:\n{wanneer}",
        tempo=(gevonden.stijger, gevonden.daler) if verwacht else None,
        voorbeeld=opbouw.kruising_is_voorbeeld,
    )


# ---- the words ---------------------------------------------------------------------------


def _subtitle(grafiek: Opbouwgrafiek) -> str:
    if not grafiek.delen:
        return "Het hele register."
    namen = zinnen.opsomming([deel.naam for deel in grafiek.delen])
    return f"Het hele register, en daarin {namen}."


def _describe(totaal: Reeks, delen: tuple[Reeks, ...], kruising) -> str:
    """The chart in words, for who cannot see it."""
    tekst = [
        "Het totaal, met de groepen als lijnen." if delen else "Alleen het totaal."
    ]
    for reeks in (totaal, *delen):
        bekend = reeks.bekend
        if not bekend:
            continue
        naam = zinnen.met_hoofdletter(reeks.naam)
        rij = [_point(bekend[0])] if len(bekend) > 1 else []
        rij.append(_point(bekend[-1]))
        tekst.append(f"{naam}: {', '.join(rij)}.")
        if any(p.soort == "voorbeeld" for p in bekend):
            echt = [_point(p) for p in bekend[1:-1] if p.soort != "voorbeeld"]
            tekst += [f"Echt is {zinnen.opsomming(echt)}."] if echt else []
    if kruising:
        zin = kruising.tekst.replace("\n", " ") + "."
        tekst.append(example(zin) if kruising.voorbeeld else zin)
    return " ".join(tekst)


def _point(punt: Punt) -> str:
    getal = notatie.aantal(punt.waarde)
    voorbeeld = " (voorbeeld)" if punt.soort == "voorbeeld" else ""
    waarde = f"{punt.benadering} {getal}".strip()
    return f"{waarde} {punt.kwartaal.einde_label}{voorbeeld}"


def _notes(totaal: Reeks, delen: tuple[Reeks, ...]) -> tuple[str, ...]:
    """That the groups do not add up to the total, where that shows."""
    heel = {p.kwartaal: p for p in totaal.bekend}
    stukken = [{p.kwartaal: p for p in deel.bekend} for deel in delen]
    samen = sorted(set(heel).intersection(*stukken)) if stukken else []
    if not samen:
        return ()
    som = sum(stuk[samen[-1]].waarde for stuk in stukken)
    if heel[samen[-1]].waarde - som <= AFRONDING:
        return ()
    return ("In het totaal zitten ook andere groepen.",)


def _source_line(opbouw: Opbouw, begin: Kwartaal) -> str:
    """The sources of the real figures in the drawing; an example has none."""
    return line_in_drawing(
        bron.korte_titel
        for reeks in opbouw.reeksen
        for k, waarde in reversed(reeks)
        if k >= begin
        for bron in waarde.documenten
    )


# ---- the same numbers as a table -----------------------------------------------------------


def _table(opbouw: Opbouw, grafiek: Opbouwgrafiek) -> list[dict]:
    """Newest first. A mark that holds for the whole row stands once, at its end."""
    getekend = {deel.naam for deel in grafiek.delen}
    reeksen = [(None, dict(opbouw.totaal))]
    reeksen += [
        (deel, dict(rij)) for deel, rij in opbouw.delen if deel.naam in getekend
    ]
    momenten = {p.kwartaal for r in grafiek.reeksen for p in r.punten}
    rijen = []
    for kwartaal in sorted(momenten, reverse=True):
        waarden = [reeks.get(kwartaal) for _, reeks in reeksen]
        merken = [merken_van(w) for w in waarden if w]
        overal = [m for m in merken[0] if all(m in rij for rij in merken)]
        cellen: list[dict] = [{"tekst": kwartaal.label}]
        for (deel, _), waarde in zip(reeksen, waarden, strict=True):
            url = figure_url(waarde, opbouw.indicator, opbouw.gebied, kwartaal, deel)
            eigen = [m for m in merken_van(waarde) if m not in overal]
            tekst = zinnen.getal(waarde, opbouw.indicator)
            cellen.append({"tekst": tekst, "n": True, "merken": eigen, "url": url})
        rijen.append({"cellen": [*cellen, {"tekst": "", "merken": overal}]})
    return rijen
