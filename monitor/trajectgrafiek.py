"""From a trajectory to its chart, and the same numbers as a table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from banenafspraak import notatie
from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal
from monitor import zinnen
from monitor.bronnenlijst import line_in_drawing
from monitor.cijferlink import figure_url, norm_url
from monitor.grafieken import Einddoel, Normpunt, Punt, Trajectgrafiek, Verwacht
from monitor.kerncijfers import Merk, merken_van
from monitor.overzichten.waarden import Waarde, require_one_axis
from monitor.tekeningen import (
    JAREN_TERUG,
    Tekening,
    downloads_of,
    first_quarter,
    inline,
    kind_of,
    unit_sentence,
    whole,
)
from monitor.traject import quarters_left
from monitor.trajecten import Traject
from monitor.zinnen import traject as zinnen_traject
from monitor.zinnen.trajectwoorden import (
    goal_word,
    number,
    quarters,
    year_end,
    years,
)

_TEMPO = {4: "in het tempo van het laatste jaar", 8: "in het tempo van 2 jaar"}


@dataclass(frozen=True, slots=True)
class Rij:
    """One moment: a figure that is known, or the end of a year that is still to come."""

    moment: str
    dag: date
    kwartaal: Kwartaal | None = None
    stand: Waarde | None = None
    norm: Waarde | None = None
    weg: Decimal | None = None
    verwacht: Verwacht | None = None
    voorbeeld: bool = False

    @property
    def berekend(self) -> bool:
        """Whether nothing but arithmetic stands behind it."""
        return self.verwacht is not None or self.weg is not None


def has_chart(traject: Traject) -> bool:
    """Whether there is a way to draw: a goal, or a pace."""
    if traject.beletsel:
        return False
    return bool(traject.nodig) or traject.vooruitblik.lijn is not None


def chart_of(traject: Traject) -> Trajectgrafiek:
    """The chart; `has_chart` must hold."""
    doel = traject.doel
    require_one_axis([w for _, w in (*doel.reeks, *traject.normen)], doel.indicator)
    begin, einde = _begin(traject), _last_year(traject)
    verwacht = _expected(traject, einde)
    start = doel.kwartaal - doel.kwartaal.nummer % 4 if verwacht else None
    return Trajectgrafiek(
        titel=title_of(traject),
        omschrijving=_describe(traject, verwacht),
        punten=tuple(_points(traject, begin)),
        normen=tuple(
            Normpunt(jaar, norm.waarde, norm.voorbeeld)
            for jaar, norm in traject.normen
            if begin.jaar <= jaar <= einde
        ),
        gekozen=doel.kwartaal,
        einde=einde,
        stap=4 if traject.jaarlijks else 1,
        doel=_goal(traject),
        begin=start and Punt(start, traject.spoor.year_end, kind_of(doel.stand)),
        verwacht=verwacht,
        tempo=_TEMPO[traject.vooruitblik.lijn.terug] if verwacht else "",
        norm_naam=goal_word(traject),
        noten=(
            *_notes(verwacht, traject.voorbeeld),
            *filter(None, [unit_sentence(doel)]),
        ),
        bron=_source_line(traject),
    )


def drawing(traject: Traject, adres_van: Callable[[str], str]) -> Tekening:
    """The chart for the page; `adres_van`: from `svg` or `csv` to its address."""
    grafiek = chart_of(traject)
    return Tekening(
        titel=grafiek.titel,
        ondertitel="Links van de lijn staan de cijfers, rechts de norm en wat wij berekenen.",
        svg_breed=inline(grafiek, "breed", "g-traject-b-"),
        svg_smal=inline(grafiek, "smal", "g-traject-s-"),
        kolommen=_headings(traject),
        tabel=[_cells(traject, rij) for rij in rows_of(traject)],
        downloads=downloads_of(adres_van),
    )


# ---- the points --------------------------------------------------------------------------


def _begin(traject: Traject) -> Kwartaal:
    """The first quarter drawn: four years back, of what is counted once a year ten."""
    k = traject.doel.kwartaal
    bekend = [m for m, w in traject.doel.reeks if w.bekend and not w.ontbreekt]
    if not traject.jaarlijks:
        return first_quarter(k, bekend)
    vroegst = Kwartaal(max(k.jaar - JAREN_TERUG, EERSTE_KWARTAAL.jaar), 4)
    return min((m for m in bekend if m >= vroegst), default=k)


def _last_year(traject: Traject) -> int:
    """The year of the goal; at least the first end of a year still to come."""
    return max(traject.keuze.doeljaar, traject.spoor.first_year)


def _points(traject: Traject, begin: Kwartaal) -> list[Punt]:
    """Every quarter, the unknown ones too; of what is counted once a year its years."""
    reeks = dict(traject.doel.reeks)
    stap = 4 if traject.jaarlijks else 1
    eind = traject.doel.kwartaal
    punten = []
    for n in range(0, eind - begin + 1, stap):
        kwartaal = begin + n
        waarde = whole(reeks.get(kwartaal))
        soort = kind_of(waarde)
        getal = waarde.waarde if waarde and waarde.bekend else None
        punten.append(Punt(kwartaal, getal, soort, waarde.benadering if waarde else ""))
    return punten


def _expected(traject: Traject, einde: int) -> tuple[Verwacht, ...]:
    """The end of each year to come, at the pace that is drawn, with its band."""
    blik, spoor = traject.vooruitblik, traject.spoor
    if blik.lijn is None:
        return ()
    verwacht = []
    for jaar in range(spoor.first_year, einde + 1):
        waarde = spoor.expected(jaar, 4, blik.lijn.per_jaar)
        band = (None, None)
        if blik.marge:
            tempos = (blik.marge.traagst, blik.marge.snelst)
            band = sorted(spoor.expected(jaar, 4, tempo) for tempo in tempos)
        verwacht.append(Verwacht(jaar, waarde, *band))
    return tuple(verwacht)


def _goal(traject: Traject) -> Einddoel | None:
    """The goal at the end of its year; None without one, or when that year is past."""
    tempo = traject.tempo
    if tempo is None or tempo.doeljaar < traject.doel.kwartaal.jaar:
        return None
    woorden = f"doel {number(traject, tempo.doel)}"
    return Einddoel(tempo.doeljaar, tempo.doel, woorden, _needed_words(traject))


# ---- the words ---------------------------------------------------------------------------


def title_of(traject: Traject) -> str:
    """What is drawn; an example says so first."""
    doel = traject.doel
    titel = (
        f"{doel.indicator.naam} in {doel.gebied.naam}, tot eind {_last_year(traject)}"
    )
    return f"{zinnen.VOORBEELD}{titel}" if traject.voorbeeld else titel


def _needed_words(traject: Traject) -> str:
    """`43 per kwartaal nodig`, at the way to the goal."""
    nodig = traject.nodig
    if nodig is None:
        return ""
    per_jaar = traject.jaarlijks and nodig.jaren
    beurten = nodig.jaren if per_jaar else nodig.kwartalen
    if nodig.afstand < beurten:
        lang = years(beurten) if per_jaar else quarters(beurten)
        return f"nodig: {number(traject, nodig.afstand)} in {lang}"
    if per_jaar:
        return f"nodig: {number(traject, nodig.per_jaar)} per jaar"
    return f"nodig: {number(traject, nodig.per_kwartaal)} per kwartaal"


def _notes(verwacht: tuple[Verwacht, ...], voorbeeld: bool) -> tuple[str, ...]:
    if not verwacht:
        return ()
    noten = ["Dunne streepjes: aan het eind van elk jaar, in hetzelfde tempo."]
    if verwacht[0].laag is not None:
        vlak = "Arcering" if voorbeeld else "Grijs vlak"
        noten.append(f"{vlak}: van het langzaamste tot het snelste tempo.")
    return tuple(noten)


def _describe(traject: Traject, verwacht: tuple[Verwacht, ...]) -> str:
    """The chart in words, for who cannot see it."""
    zinnen_ = [
        *zinnen_traject.opening(traject),
        *zinnen_traject.sum_in_words(traject)[:2],
    ]
    if verwacht:
        laatste = verwacht[-1]
        zin = (
            f"In hetzelfde tempo zijn het er {year_end(traject, laatste.jaar)} ongeveer "
            f"{notatie.aantal(laatste.waarde, 0)}"
        )
        if laatste.laag is not None:
            laag, hoog = (notatie.aantal(w, 0) for w in (laatste.laag, laatste.hoog))
            zin += f", met een marge van {laag} tot {hoog}"
        zinnen_ += zinnen_traject.marked(traject, [f"{zin}."])
    return " ".join(zinnen_).replace("*", "")


def _source_line(traject: Traject) -> str:
    """The source inside the picture: a screenshot travels without its page."""
    begin = _begin(traject)
    waarden = [w for k, w in reversed(traject.doel.reeks) if k >= begin]
    waarden += [n for _, n in reversed(traject.normen)]
    return line_in_drawing(b.korte_titel for w in waarden for b in w.documenten)


# ---- the same numbers as a table -----------------------------------------------------------


def rows_of(traject: Traject) -> list[Rij]:
    """Newest first: the ends of years to come, then every quarter of the drawing."""
    begin, einde = _begin(traject), _last_year(traject)
    verwacht = {v.jaar: v for v in _expected(traject, einde)}
    normen, reeks = dict(traject.normen), dict(traject.doel.reeks)
    rijen = [
        Rij(
            moment=zinnen.met_hoofdletter(year_end(traject, jaar)),
            dag=date(jaar, 12, 31),
            norm=normen.get(jaar),
            weg=_on_the_way(traject, jaar),
            verwacht=verwacht.get(jaar),
            voorbeeld=traject.voorbeeld,
        )
        for jaar in range(einde, traject.spoor.first_year - 1, -1)
    ]
    for punt in reversed(_points(traject, begin)):
        k = punt.kwartaal
        rijen.append(
            Rij(
                moment=str(k.jaar) if traject.jaarlijks else k.label,
                dag=k.peildatum,
                kwartaal=k,
                stand=reeks.get(k),
                norm=normen.get(k.jaar) if k.is_jaareinde else None,
            )
        )
    return rijen


def _on_the_way(traject: Traject, jaar: int) -> Decimal | None:
    """Where the straight line from the figure to the goal is at the end of a year."""
    nodig = traject.nodig
    if nodig is None or jaar > nodig.doeljaar:
        return None
    ver = quarters_left(nodig.kwartaal, jaar)
    return nodig.stand + (nodig.doel - nodig.stand) * ver / nodig.kwartalen


def _headings(traject: Traject) -> list[dict]:
    indicator = traject.doel.indicator
    wat = zinnen.met_hoofdletter(indicator.telwoord_kort or indicator.ding_meervoud)
    woord = zinnen.met_hoofdletter(goal_word(traject))
    koppen = [("Moment", False), (wat, True), (woord, True)]
    koppen += [("Nodig", True), ("In dit tempo", True)]
    koppen += [("Marge", True)]
    return [{"tekst": tekst, "n": n} for tekst, n in koppen]


def _cells(traject: Traject, rij: Rij) -> dict:
    doel, stand = traject.doel, rij.stand
    waar = (doel.indicator, doel.gebied)
    verwacht = rij.verwacht
    merken = merken_van(stand) if stand and stand.bekend else []
    if rij.kwartaal is None and rij.voorbeeld:
        merken = [Merk("voorbeeld", "voorbeeld")]
    return {
        "cellen": [
            {"tekst": rij.moment},
            {
                "tekst": zinnen.getal(stand, doel.indicator) if rij.kwartaal else "",
                "n": True,
                "merken": merken,
                "url": figure_url(stand, *waar, rij.kwartaal),
            },
            {
                "tekst": zinnen.getal(rij.norm) if rij.norm else "",
                "n": True,
                "url": norm_url(rij.norm, *waar, _quarter_of(rij)),
            },
            {"tekst": _round(rij.weg), "n": True},
            {"tekst": _round(verwacht.waarde if verwacht else None), "n": True},
            {"tekst": _margin(verwacht), "n": True},
        ]
    }


def _quarter_of(rij: Rij) -> Kwartaal | None:
    """The quarter whose page of origin tells about the norm of the row."""
    if rij.norm is None:
        return None
    return rij.kwartaal or Kwartaal(rij.dag.year, 4)


def _round(waarde: Decimal | None) -> str:
    return "" if waarde is None else notatie.aantal(waarde, 0)


def _margin(verwacht: Verwacht | None) -> str:
    if verwacht is None or verwacht.laag is None:
        return ""
    return f"{_round(verwacht.laag)} tot {_round(verwacht.hoog)}"
