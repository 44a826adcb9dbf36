"""From a `Doel` to its chart: which points, which words, and the drawing from the cache.

A chart is drawn once for equal data: the key is a hash of what it shows.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches
from django.utils.safestring import mark_safe

from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal
from banenafspraak.models import Indicator
from monitor import grafieken, zinnen
from monitor.bronnenlijst import line_in_drawing
from monitor.cijferlink import figure_url, norm_url
from monitor.exporteren import file_links
from monitor.grafieken import Kolom, Kolomgrafiek, Lijngrafiek, Normpunt, Punt
from monitor.kerncijfers import merken_van
from monitor.overzichten.waarden import Doel, Waarde, require_one_axis

KWARTALEN_TERUG = 16
KWARTALEN_MINSTENS = 4
JAREN_TERUG = 10
BEWAARD_IN = "tekeningen"  # the cache, in the settings
CIJFERS = "Cijfers als "  # before the name of the first file


@dataclass(frozen=True, slots=True)
class Tekening:
    """The inputs of components/grafiek.html."""

    titel: str
    ondertitel: str
    svg_breed: str
    svg_smal: str
    kolommen: list
    tabel: list
    downloads: list


def has_chart(doel: Doel) -> bool:
    """Whether there is at least one known stand within the drawn years."""
    return bool(drawn_points(doel))


def drawn_points(doel: Doel) -> list[tuple[Kwartaal, Waarde]]:
    """The known stands that the chart shows; a sum with gaps is no point of a line."""
    begin = _begin_of(doel)
    return [
        (k, waarde)
        for k, waarde in doel.reeks
        if k >= begin and whole(waarde) and (waarde.bekend or waarde.te_klein)
    ]


def _begin_of(doel: Doel) -> Kwartaal:
    """The first quarter of the drawing: four years back, of a yearly series ten."""
    if _is_yearly(doel):
        eerste_jaar = max(_last_year(doel) - JAREN_TERUG + 1, EERSTE_KWARTAAL.jaar)
        return Kwartaal(eerste_jaar, 4)
    bekend = [k for k, waarde in doel.reeks if waarde.bekend and not waarde.ontbreekt]
    return first_quarter(doel.kwartaal, bekend)


def _is_yearly(doel: Doel) -> bool:
    return doel.indicator.frequentie == Indicator.Frequentie.JAAR


def _last_year(doel: Doel) -> int:
    return doel.kwartaal.jaar if doel.kwartaal.is_jaareinde else doel.kwartaal.jaar - 1


def grafiek_van(doel: Doel) -> Lijngrafiek | Kolomgrafiek:
    """The chart of a goal: columns for a yearly series, else a line per quarter."""
    getekend = [w for _, w in (*doel.reeks, *doel.normen)]
    require_one_axis(getekend, doel.indicator)
    if _is_yearly(doel):
        return _columns(doel)
    return _line(doel)


def drawing(doel: Doel, adres_van: Callable[[str], str]) -> Tekening:
    """The chart of a goal for a page; `adres_van`: from `svg` or `csv` to its address."""
    grafiek = grafiek_van(doel)
    # The drawing that holds the norm too is titled by what it shows, so ids stay apart.
    voorvoegsel = f"g-{doel.indicator.code}-"
    jaarlijks = isinstance(grafiek, Kolomgrafiek)
    return Tekening(
        titel=grafiek.titel,
        ondertitel=_subtitle(doel, jaarlijks),
        svg_breed=inline(grafiek, "breed", f"{voorvoegsel}b-"),
        svg_smal=inline(grafiek, "smal", f"{voorvoegsel}s-"),
        kolommen=_headings(doel, jaarlijks),
        tabel=_figures(doel),
        downloads=downloads_of(adres_van),
    )


def downloads_of(adres_van: Callable[[str], str]) -> list[dict]:
    """The links to a drawing and to its numbers."""
    return [
        {"tekst": "Download als plaatje (SVG)", "url": adres_van("svg")},
        {"tekst": "PNG", "url": adres_van("png")},
        *file_links(adres_van, CIJFERS),
    ]


def moments_of(doel: Doel) -> list[Kwartaal]:
    """Every moment of the drawing, the unknown ones too; newest first."""
    grafiek = grafiek_van(doel)
    if isinstance(grafiek, Kolomgrafiek):
        momenten = [Kwartaal(kolom.jaar, 4) for kolom in grafiek.kolommen]
    else:
        momenten = [punt.kwartaal for punt in grafiek.punten]
    return momenten[::-1]


def file_from(grafiek, formaat: str) -> bytes:
    """Any chart as a file, `svg` or `png`, from the cache."""
    maak = {"svg": grafieken.svg_bestand, "png": grafieken.png_bestand}[formaat]
    return cached(
        f"{formaat}-{grafieken.sleutel(grafiek, 'breed')}", lambda: maak(grafiek)
    )


def etag_from(grafiek, formaat: str) -> str:
    """A name for the content of the drawing."""
    return f"{formaat}-{grafieken.sleutel(grafiek, 'breed')}"


def inline(grafiek, formaat: str, voorvoegsel: str) -> str:
    """The drawing for inside a page, from the cache."""
    sleutel = f"inline-{voorvoegsel}-{grafieken.sleutel(grafiek, formaat)}"
    # The SVG is made by us, cleaned and escaped in grafieken.svg.
    return mark_safe(
        cached(sleutel, lambda: grafieken.svg_inline(grafiek, formaat, voorvoegsel))
    )


def cached(sleutel: str, maak: Callable):
    """What `maak` gives, made once for this key."""
    bewaard = caches[BEWAARD_IN]
    inhoud = bewaard.get(sleutel)
    if inhoud is None:
        inhoud = maak()
        bewaard.set(sleutel, inhoud, timeout=None)
    return inhoud


# ---- the points ----------------------------------------------------------------------


def kind_of(waarde: Waarde | None) -> str:
    """How a point of this value is drawn."""
    if waarde is None or not (waarde.bekend or waarde.te_klein):
        return "onbekend"
    if waarde.te_klein:
        return "te klein"
    if waarde.voorbeeld:
        return "voorbeeld"
    return "afgeleid" if waarde.afgeleid else "echt"


def whole(waarde: Waarde | None) -> Waarde | None:
    """A sum with gaps is no point of a line: it would read as a fall."""
    return None if waarde is None or waarde.ontbreekt else waarde


def _line(doel: Doel) -> Lijngrafiek:
    reeks = {k: whole(w) for k, w in doel.reeks}
    bekend = [k for k, w in reeks.items() if w and w.bekend]
    begin = first_quarter(doel.kwartaal, bekend)
    punten = []
    for n in range(doel.kwartaal - begin + 1):
        kwartaal = begin + n
        waarde = reeks.get(kwartaal)
        soort = kind_of(waarde)
        punten.append(
            Punt(
                kwartaal,
                waarde.waarde
                if waarde and soort not in ("onbekend", "te klein")
                else None,
                soort,
                waarde.benadering if waarde else "",
            )
        )
    return Lijngrafiek(
        titel=_title(doel),
        omschrijving=_describe(doel),
        ding=doel.indicator.telwoord_kort or doel.indicator.ding_meervoud,
        punten=tuple(punten),
        normen=tuple(
            Normpunt(jaar, norm.waarde, norm.voorbeeld)
            for jaar, norm in doel.normen
            if jaar >= begin.jaar and not norm.ontbreekt
        ),
        gekozen=doel.kwartaal,
        norm_naam=zinnen.norm_woord(doel.norm_erbij),
        verschil=_difference(doel),
        bron=_source_line(doel),
        gebied=doel.gebied.naam,
        noot_norm=unit_sentence(doel),
    )


def first_quarter(kwartaal: Kwartaal, bekend: list[Kwartaal]) -> Kwartaal:
    """Four years back at most, one year at least, else where the figures begin."""
    vroegst = EERSTE_KWARTAAL
    terug = (
        max(kwartaal.volgnummer - KWARTALEN_TERUG, vroegst.volgnummer)
        - vroegst.volgnummer
    )
    minstens = max(kwartaal.volgnummer - KWARTALEN_MINSTENS, vroegst.volgnummer)
    minstens -= vroegst.volgnummer
    grens = vroegst + terug
    eerste = min((k for k in bekend if k >= grens), default=vroegst + minstens)
    return min(eerste, vroegst + minstens)


def _columns(doel: Doel) -> Kolomgrafiek:
    reeks = {k.jaar: whole(w) for k, w in doel.reeks if k.is_jaareinde}
    normen = {jaar: norm for jaar, norm in doel.normen if not norm.ontbreekt}
    jaar_nu = _last_year(doel)
    eerste = min((jaar for jaar, w in reeks.items() if w and w.bekend), default=jaar_nu)
    kolommen = []
    for jaar in range(max(eerste, jaar_nu - JAREN_TERUG + 1), jaar_nu + 1):
        waarde = reeks.get(jaar)
        soort = kind_of(waarde)
        kolommen.append(
            Kolom(
                jaar,
                waarde.waarde
                if waarde and soort not in ("onbekend", "te klein")
                else None,
                _norm_of_column(waarde, normen.get(jaar)),
                soort,
                waarde.benadering if waarde else "",
            )
        )
    return Kolomgrafiek(
        titel=_title(doel),
        omschrijving=_describe(doel),
        ding=doel.indicator.telwoord_kort or doel.indicator.ding_meervoud,
        kolommen=tuple(kolommen),
        bron=_source_line(doel),
        norm_naam=zinnen.norm_woord(doel.norm_erbij),
        noot_norm=unit_sentence(doel),
    )


def _norm_of_column(waarde: Waarde | None, norm: Waarde | None):
    """The line through a column; an invented norm never crosses a real figure."""
    echt = waarde and waarde.bekend and not waarde.voorbeeld
    return None if norm is None or (echt and norm.voorbeeld) else norm.waarde


# ---- the words -----------------------------------------------------------------------


def _title(doel: Doel) -> str:
    """What is drawn; a drawing without any real figure says so in its title too. A real one
    that is not shown is no example."""
    titel = f"{doel.indicator.naam} in {doel.gebied.naam}"
    punten = drawn_points(doel)
    verzonnen = punten and all(w.voorbeeld for _, w in punten)
    return f"{zinnen.VOORBEELD}{titel}" if verzonnen else titel


def _real_points(doel: Doel) -> list[tuple[Kwartaal, Waarde]]:
    return [(k, w) for k, w in drawn_points(doel) if w.bekend and not w.voorbeeld]


def _subtitle(doel: Doel, jaarlijks: bool) -> str:
    if jaarlijks:
        return (
            "Per jaar."
            if doel.indicator.aard == "stroom"
            else "Per jaar, op 31 december."
        )
    wat = doel.indicator.telwoord_kort or doel.indicator.ding_meervoud
    woord = zinnen.norm_woord(doel.norm_erbij)
    naast = f", naast de {woord} voor het einde van het jaar" if doel.normen else ""
    return f"Aantal {wat} per kwartaal{naast}."


def _difference(doel: Doel) -> str:
    """`292 te weinig`, beside the bracket; nothing when nothing may be said."""
    if not doel.doelstelling or not doel.doelstelling.bekend:
        return ""
    tekort, overschot = doel.voortgang.tekort, doel.voortgang.overschot
    if not doel.kwartaal.is_jaareinde or not (tekort or overschot):
        return ""
    if overschot:
        kant = "boven" if doel.voortgang.meer_is_beter else "onder"
        woord = zinnen.norm_woord(doel.doelstelling)
        return f"{zinnen.afstand_getal(doel.voortgang)} {kant} de {woord}"
    te = "te weinig" if doel.voortgang.meer_is_beter else "te veel"
    return f"{zinnen.afstand_getal(doel.voortgang)} {te}"


def _describe(doel: Doel) -> str:
    """The chart in words, for who cannot see it: what is real, then what is an example."""
    echt = doel.echt
    bekend = _real_points(doel)
    verzonnen = [(k, w) for k, w in drawn_points(doel) if w.bekend and w.voorbeeld]
    delen = [f"{doel.indicator.naam} in {doel.gebied.naam}.", *_run(doel, bekend)]
    if echt.doelstelling and echt.doelstelling.bekend:
        woord = zinnen.norm_woord(echt.doelstelling)
        delen.append(
            f"De {woord} voor eind {doel.kwartaal.jaar} is {zinnen.getal(echt.doelstelling)}."
        )
    if verschil := _difference(echt):
        delen.append(zinnen.met_hoofdletter(verschil) + ".")
    delen += [f"{zinnen.VOORBEELD}{zin}" for zin in _run(doel, verzonnen)]
    return " ".join(delen)


def _run(doel: Doel, punten: list[tuple[Kwartaal, Waarde]]) -> list[str]:
    """The first and the last of these figures in a sentence."""
    if not punten:
        return []
    eerste, laatste = punten[0], punten[-1]
    if eerste == laatste:
        return [f"Eén cijfer: {_point(doel, *laatste)}."]
    return [f"Van {_point(doel, *eerste)} tot {_point(doel, *laatste)}."]


def _point(doel: Doel, kwartaal: Kwartaal, waarde: Waarde) -> str:
    return (
        f"{zinnen.getal(waarde)} {doel.indicator.telwoord_kort} {kwartaal.einde_label}"
    )


def unit_sentence(doel: Doel) -> str:
    """That figure and norm do not count the same, of every year: inside the picture."""
    indicator = doel.indicator
    if indicator.eenheid_norm in ("", indicator.eenheid):
        return ""
    noot = zinnen.met_hoofdletter(indicator.kanttekening_eenheid.rstrip("."))
    return f"{noot}." if noot else ""


def _source_line(doel: Doel) -> str:
    """The source inside the picture: a screenshot travels without its page."""
    waarden = (w for _, w in (*reversed(doel.reeks), *reversed(doel.normen)))
    return line_in_drawing(b.korte_titel for w in waarden for b in w.documenten)


# ---- the same numbers as a table -------------------------------------------------------


def _headings(doel: Doel, jaarlijks: bool) -> list[dict]:
    wat = zinnen.met_hoofdletter(
        doel.indicator.telwoord_kort or doel.indicator.ding_meervoud
    )
    woord = zinnen.met_hoofdletter(zinnen.norm_woord(doel.norm_erbij))
    return [
        {"tekst": "Jaar" if jaarlijks else "Kwartaal", "n": False},
        {"tekst": wat, "n": True},
        {"tekst": woord if jaarlijks else f"{woord} eind jaar", "n": True},
        {"tekst": "Soort cijfer", "n": False},
    ]


def _figures(doel: Doel) -> list[dict]:
    """Newest first; every quarter of the drawing, the unknown ones too."""
    normen = dict(doel.normen)
    reeks = dict(doel.reeks)
    waar = (doel.indicator, doel.gebied)
    rijen = []
    for kwartaal in moments_of(doel):
        label = str(kwartaal.jaar) if _is_yearly(doel) else kwartaal.label
        waarde = reeks.get(kwartaal)
        norm = normen.get(kwartaal.jaar) if kwartaal.is_jaareinde else None
        rijen.append(
            {
                "cellen": [
                    {"tekst": label},
                    {
                        "tekst": zinnen.getal(waarde, doel.indicator),
                        "n": True,
                        "url": figure_url(waarde, *waar, kwartaal),
                    },
                    {
                        "tekst": zinnen.getal(norm) if norm else "",
                        "n": True,
                        "url": norm_url(norm, *waar, kwartaal),
                    },
                    {"tekst": "", "merken": merken_van(waarde if waarde else None)},
                ]
            }
        )
    return rijen
