"""From areas side by side to one chart: a line each, or of many a bar each."""

from dataclasses import replace
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.bladen import Blad
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor import zinnen
from monitor.bronnenlijst import line_in_drawing
from monitor.cijferlink import figure_url
from monitor.exporteren import file_links
from monitor.grafieken import Meerlijnengrafiek, Punt, Reeks, Stavengrafiek
from monitor.kerncijfers import Merk, merken_van
from monitor.overzichten.vergelijken import Naast
from monitor.overzichten.waarden import Waarde, require_one_axis
from monitor.tekeningen import (
    CIJFERS,
    Tekening,
    file_from,
    first_quarter,
    inline,
    kind_of,
    whole,
)
from monitor.uitvoer_pagina import series_sheet
from monitor.vergelijkstaven import bars_of, has_bars

AANTAL, DEEL = "aantal", "deel"
JAREN_TERUG = 10
MEESTE_LIJNEN = 8  # more cannot be told apart; then there are bars
VOORBEELD = "Voorbeeld: "


def has_lines(naast: list[Naast]) -> bool:
    """Whether any figure over time is known."""
    return any(w.bekend for n in naast for _, w in n.regel.doel.reeks if whole(w))


def has_chart(naast: list[Naast], kwartaal: Kwartaal, toon: str) -> bool:
    """Whether there is anything to draw."""
    if len(naast) > MEESTE_LIJNEN:
        return has_bars(naast, kwartaal, toon == DEEL)
    if toon == DEEL and not any(n.aandelen for n in naast):
        return False
    return has_lines(naast)


def chart_of(
    naast: list[Naast], kwartaal: Kwartaal, toon: str, wie: str
) -> Meerlijnengrafiek | Stavengrafiek:
    """The chart of these areas, called `wie`."""
    require_one_axis(w for n in naast for _, w in n.regel.doel.reeks)
    titel = _title(naast, toon, wie)
    if len(naast) <= MEESTE_LIJNEN:
        return lines_of(naast, kwartaal, toon, titel)
    grafiek = bars_of(naast, kwartaal, toon == DEEL, titel, _source_line(naast))
    return (
        replace(grafiek, titel=f"{VOORBEELD}{titel}")
        if grafiek.heeft_voorbeeld
        else grafiek
    )


def _title(naast: list[Naast], toon: str, wie: str) -> str:
    deel = ", deel van de norm" if toon == DEEL else ""
    return f"{naast[0].regel.doel.indicator.naam}: {wie}{deel}"


def lines_of(
    naast: list[Naast], kwartaal: Kwartaal, toon: str, titel: str
) -> Meerlijnengrafiek:
    """A line per area: numbers, or shares of the norm."""
    indicator = naast[0].regel.doel.indicator
    jaarlijks = indicator.frequentie == Indicator.Frequentie.JAAR
    punten = {n.gebied.pk: _points(n, toon) for n in naast}
    bekend = sorted({p.kwartaal for rij in punten.values() for p in rij if p.bekend})
    if jaarlijks:
        begin = Kwartaal(max(2012, kwartaal.jaar - JAREN_TERUG), 4)
    else:
        begin = first_quarter(kwartaal, bekend)
    if any(p.soort == "voorbeeld" for rij in punten.values() for p in rij):
        titel = f"{VOORBEELD}{titel}"
    return Meerlijnengrafiek(
        titel=titel,
        omschrijving=_describe(naast, punten, toon),
        reeksen=tuple(
            Reeks(
                n.gebied.naam,
                tuple(p for p in punten[n.gebied.pk] if p.kwartaal >= begin),
            )
            for n in naast
        ),
        gekozen=kwartaal,
        stap=4 if jaarlijks else 1,
        procent=toon == DEEL,
        bron=_source_line(naast),
    )


def drawing(
    naast: list[Naast], kwartaal: Kwartaal, toon: str, adres: str, wie: str
) -> Tekening:
    """The chart for the page. Lines have the same numbers as a table below them; those of
    bars stand in the table of the page."""
    grafiek = chart_of(naast, kwartaal, toon, wie)
    met_lijnen = isinstance(grafiek, Meerlijnengrafiek)
    return Tekening(
        titel=grafiek.titel,
        ondertitel=_subtitle(naast[0].regel.doel.indicator, kwartaal, toon, met_lijnen),
        svg_breed=inline(grafiek, "breed", "g-vergelijk-b-"),
        svg_smal=inline(grafiek, "smal", "g-vergelijk-s-"),
        kolommen=[
            {"tekst": "Kwartaal", "n": False},
            *({"tekst": r.naam, "n": True} for r in grafiek.reeksen),
        ]
        if met_lijnen
        else [],
        tabel=_table(naast, grafiek) if met_lijnen else [],
        downloads=[
            {"tekst": "Download als plaatje (SVG)", "url": f"{adres}&formaat=svg"},
            {"tekst": "PNG", "url": f"{adres}&formaat=png"},
            *file_links(
                lambda soort: f"{adres}&tabel=grafiek&formaat={soort}", CIJFERS
            ),
        ],
    )


def _subtitle(
    indicator: Indicator, kwartaal: Kwartaal, toon: str, met_lijnen: bool
) -> str:
    wat = indicator.telwoord_kort or indicator.ding_meervoud
    if met_lijnen:
        if toon == DEEL:
            return "Deel van de norm voor het einde van dat jaar."
        return f"Aantal {wat}."
    wanneer = zinnen.met_hoofdletter(kwartaal.einde_label)
    if toon == DEEL:
        return f"{wanneer}, deel van de norm voor eind {kwartaal.jaar}."
    return f"{wanneer}, aantal {wat}."


def file_of(
    naast: list[Naast], kwartaal: Kwartaal, toon: str, formaat: str, wie: str
) -> bytes:
    """The drawing as a file, `svg` or `png`, from the cache."""
    return file_from(chart_of(naast, kwartaal, toon, wie), formaat)


def sheet_of(
    naast: list[Naast], kwartaal: Kwartaal, toon: str, naam: str, wie: str
) -> Blad:
    """The numbers over time: every area at every moment that has a point."""
    grafiek = lines_of(naast, kwartaal, toon, _title(naast, toon, wie))
    return series_sheet(
        [n.regel.doel for n in naast],
        _moments(grafiek),
        titel=grafiek.titel.removeprefix(VOORBEELD),
        naam=naam,
    )


def _moments(grafiek: Meerlijnengrafiek) -> list[Kwartaal]:
    """The moments with a point, newest first."""
    return sorted({p.kwartaal for r in grafiek.reeksen for p in r.punten}, reverse=True)


def _points(naast: Naast, toon: str) -> list[Punt]:
    """The points of one area, oldest first; a sum with gaps is none."""
    if toon == DEEL:
        return [
            Punt(
                a.kwartaal,
                Decimal(a.percentage),
                "voorbeeld" if a.voorbeeld else "echt",
            )
            for a in naast.aandelen
        ]
    punten = []
    for kwartaal, waarde in naast.regel.doel.reeks:
        waarde = whole(waarde)
        if waarde and waarde.bekend:
            punten.append(
                Punt(kwartaal, waarde.waarde, kind_of(waarde), waarde.benadering)
            )
    return punten


def _table(naast: list[Naast], grafiek: Meerlijnengrafiek) -> list[dict]:
    """Newest first, a column per area."""
    per_reeks = [{p.kwartaal: p for p in r.punten} for r in grafiek.reeksen]
    waarden = [(n.regel.doel, dict(n.regel.doel.reeks)) for n in naast]
    rijen = []
    for kwartaal in _moments(grafiek):
        cellen = [{"tekst": kwartaal.label}]
        for punten, (doel, reeks) in zip(per_reeks, waarden, strict=True):
            punt, waarde = punten.get(kwartaal), reeks.get(kwartaal)
            merken = merken_van(waarde) if punt else []
            if punt and punt.soort == "voorbeeld" and not waarde.voorbeeld:
                merken = [Merk("voorbeeld", "voorbeeld"), *merken]
            url = figure_url(waarde, doel.indicator, doel.gebied, kwartaal)
            cellen.append(
                {
                    "tekst": _cell(punt, waarde, grafiek, doel.indicator),
                    "n": True,
                    "merken": merken,
                    "url": url if punt else "",
                }
            )
        rijen.append({"cellen": cellen})
    return rijen


def _cell(
    punt: Punt | None,
    waarde: Waarde | None,
    grafiek: Meerlijnengrafiek,
    indicator: Indicator,
) -> str:
    if punt is None and waarde and waarde.te_klein:
        return zinnen.getal(waarde, indicator)
    if punt is None:
        return zinnen.NIET_BEKEND
    getal = notatie.aantal(punt.waarde)
    return f"{getal}%" if grafiek.procent else f"{punt.benadering} {getal}".strip()


def _describe(naast: list[Naast], punten: dict, toon: str) -> str:
    """The chart in words, for who cannot see it."""
    delen = []
    for n in naast:
        rij = punten[n.gebied.pk]
        if not rij:
            delen.append(f"{n.gebied.naam}: geen cijfer.")
            continue
        teken = "%" if toon == DEEL else ""
        laatste = rij[-1]
        waarde = f"{notatie.aantal(laatste.waarde)}{teken}"
        voorbeeld = ", voorbeeld" if laatste.soort == "voorbeeld" else ""
        delen.append(
            f"{n.gebied.naam}: {waarde} {laatste.kwartaal.einde_label}{voorbeeld}."
        )
    return f"Een lijn per gebied. {' '.join(delen)}"


def _source_line(naast: list[Naast]) -> str:
    return line_in_drawing(b.korte_titel for n in naast for b in n.regel.doel.bronnen)
