"""From the rows of a table to their map: what each area shows, which words, the cache.

The map is of the same rows as the table beside it, in the same order. A drawing is made
once for equal data: the key is a hash of what it shows.
"""

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache as ooit
from functools import partial

from django.conf import settings
from django.utils.safestring import mark_safe

from banenafspraak import notatie
from banenafspraak.models import Indicator
from monitor import kaart as tekenaar
from monitor import zinnen
from monitor.adressen import area_url, map_url
from monitor.bronnenlijst import line_in_drawing
from monitor.kaart import Kaart, Klasse, Vlek
from monitor.kaart.indeling import NUMMERS_VANAF
from monitor.kaart.midden import midden_van
from monitor.overzichten import Lezer, Regel, is_known
from monitor.overzichten.kaartgegevens import Ligging, place_of, read_borders
from monitor.overzichten.kubus import Kubus
from monitor.tekeningen import cached
from monitor.voortgang import Status
from monitor.zinnen import grenzen as zinnen_grenzen
from regio.grenzen.toewijzen import Grenzen
from regio.models import Gebied, Soort

_STATUSKLASSE = {
    Status.GEHAALD: Klasse.GEHAALD,
    Status.OP_KOERS: Klasse.KOERS,
    Status.ACHTER: Klasse.ACHTER,
    Status.TE_KLEIN: Klasse.TE_KLEIN,
    Status.NIET_GETOOND: Klasse.TE_KLEIN,
}
_HOOGSTENS_GENOEMD = 8


@dataclass(frozen=True, slots=True)
class Kaartbeeld:
    """The inputs of components/kaart.html."""

    titel: str
    ondertitel: str
    svg_breed: str
    svg_smal: str
    uitleg: tuple[str, ...]
    downloads: tuple[dict, ...]
    genummerd: bool
    grenzen: bool


def map_on_page(
    lezer: Lezer, gebied: Gebied, kubus: Kubus, indicator: Indicator, regels
) -> Kaartbeeld | None:
    """The map of the rows of a table on the page of `gebied`; None when it has no places."""
    gevonden = map_of(lezer, gebied, kubus, indicator, regels)
    if gevonden is None:
        return None
    kaart, uitleg = gevonden
    adres_van = partial(map_url, gebied, lezer.kwartaal, indicator.code)
    return Kaartbeeld(
        titel=kaart.titel,
        ondertitel=kaart.ondertitel,
        svg_breed=_inline(kaart, "breed"),
        svg_smal=_inline(kaart, "smal"),
        uitleg=tuple(uitleg),
        downloads=(
            {"tekst": "Download als plaatje (SVG)", "url": adres_van("svg")},
            {"tekst": "PNG", "url": adres_van("png")},
        ),
        genummerd=len(kaart.vlekken) >= NUMMERS_VANAF,
        grenzen=kaart.met_grenzen,
    )


def file_of(kaart: Kaart, formaat: str) -> bytes:
    """The map as a file, `svg` or `png`, from the cache."""
    maak = {"svg": tekenaar.svg_bestand, "png": tekenaar.png_bestand}[formaat]
    return cached(f"kaart-{etag_of(kaart, formaat)}", lambda: maak(kaart))


def etag_of(kaart: Kaart, formaat: str) -> str:
    """A name for the content of the drawing."""
    return f"{formaat}-{tekenaar.sleutel(kaart, 'breed')}"


def _inline(kaart: Kaart, formaat: str) -> str:
    # The SVG is made by us, cleaned and escaped in kaart.svg.
    return mark_safe(
        cached(
            f"kaart-{formaat}-{tekenaar.sleutel(kaart, formaat)}",
            lambda: tekenaar.svg_inline(kaart, formaat, f"kaart-{formaat}"),
        )
    )


# ---- what it shows ---------------------------------------------------------------------

VOORBEELD = "Voorbeeld: "


def map_of(
    lezer: Lezer, gebied: Gebied, kubus: Kubus, indicator: Indicator, regels
) -> tuple[Kaart, list[str]] | None:
    """The map and the sentences beside it."""
    alle = list(regels)
    ligging = {r.gebied.pk: place_of(lezer, kubus, r.gebied) for r in alle}
    regels = [r for r in alle if ligging[r.gebied.pk].plek]
    if not regels:
        return None
    zonder_plek = [r.gebied.naam for r in alle if r not in regels]
    grenzen = read_borders(lezer, [r.gebied for r in regels])
    met_grenzen = grenzen is not None and not grenzen.ontbreekt
    maat, waarden = measure(regels, ligging)
    vlekken = _spots(lezer, indicator, alle, regels, ligging, waarden)
    if met_grenzen:
        vlekken = [
            _with_rings(v, grenzen, r) for v, r in zip(vlekken, regels, strict=True)
        ]
    land = gebied.soort == Soort.LAND
    voorbeeld = VOORBEELD if any(v.voorbeeld for v in vlekken) else ""
    kaart = Kaart(
        titel=voorbeeld + _title(gebied, indicator),
        ondertitel=_subtitle(lezer, maat, grenzen if met_grenzen else None),
        omschrijving=_describe(gebied, regels),
        vlekken=tuple(vlekken),
        maat=maat,
        maat_naam=_measure_name(maat, indicator),
        bron=_source_line(regels, land, grenzen if met_grenzen else None),
        omtrek=outline(),
        zoeker=None if land else _middle(vlekken),
    )
    return kaart, _explain(lezer, gebied, kaart, zonder_plek, grenzen)


def _with_rings(vlek: Vlek, grenzen: Grenzen, regel: Regel) -> Vlek:
    ringen = grenzen.ringen[regel.gebied.pk]
    return replace(vlek, ringen=ringen, plek=midden_van(ringen) or vlek.plek)


def _middle(vlekken) -> tuple[float, float]:
    lon = sum(v.plek[0] for v in vlekken) / len(vlekken)
    lat = sum(v.plek[1] for v in vlekken) / len(vlekken)
    return round(lon, 3), round(lat, 3)


@ooit
def outline() -> tuple:
    """The rings of the nation that ship (Natural Earth, public domain)."""
    pad = settings.BASE_DIR / "fixtures" / "omtrek.json"
    ringen = json.loads(pad.read_text(encoding="utf-8"))["ringen"]
    return tuple(tuple((lon, lat) for lon, lat in ring) for ring in ringen)


def measure(regels, ligging: dict[int, Ligging]) -> tuple[str, dict[int, Decimal]]:
    """What the circles stand for: the norm when every area has one, else the inhabitants
    when those of every area are known, else nothing. Never a mixture."""
    normen = {
        r.gebied.pk: n.waarde
        for r in regels
        if (n := r.doel.norm) and n.bekend and not n.ontbreekt
    }
    if len(normen) == len(regels) and any(normen.values()):
        return "norm", normen
    inwoners = {
        pk: waar.inwoners for pk, waar in ligging.items() if waar.inwoners is not None
    }
    if all(r.gebied.pk in inwoners for r in regels) and any(inwoners.values()):
        return "inwoners", inwoners
    return "gelijk", {}


def class_of(regel: Regel) -> Klasse:
    """What the area looks like."""
    doel, voortgang = regel.doel, regel.voortgang
    if voortgang.status is Status.NIET_GEHAALD:
        return _step(voortgang)
    if voortgang.status in _STATUSKLASSE:
        return _STATUSKLASSE[voortgang.status]
    if doel.stand and doel.stand.bekend:
        return Klasse.NEUTRAAL
    return Klasse.ONBEKEND


def _step(voortgang) -> Klasse:
    """How far below the norm; where less is better, how far above it."""
    deel = voortgang.percentage or 0
    if not voortgang.meer_is_beter:
        deel = 10_000 // deel if deel else 0
    if deel >= 75:
        return Klasse.TRAP_1
    return Klasse.TRAP_2 if deel >= 50 else Klasse.TRAP_3


def _spots(lezer, indicator, alle, regels, ligging, waarden) -> list[Vlek]:
    nummers = {r.gebied.pk: n for n, r in enumerate(alle, start=1)}
    klassen = [class_of(r) for r in regels]
    weinig_onbekend = klassen.count(Klasse.ONBEKEND) * 2 <= len(klassen)
    vlekken = []
    for regel, klasse in zip(regels, klassen, strict=True):
        pk = regel.gebied.pk
        tekst = _text(regel, indicator, klasse)
        if klasse is Klasse.ONBEKEND and not weinig_onbekend:
            tekst = ""  # the key says it once; 34 times is noise
        vlekken.append(
            Vlek(
                sleutel=regel.gebied.code,
                naam=regel.gebied.naam,
                plek=ligging[pk].plek,
                maat=float(waarden.get(pk, 0)),
                klasse=klasse,
                uitleg=_spoken(regel, indicator, klasse),
                tekst=tekst,
                voorbeeld=_is_example(regel, klasse),
                nummer=nummers[pk],
                url=area_url(regel.gebied, lezer.kwartaal),
            )
        )
    return vlekken


def _is_example(regel: Regel, klasse: Klasse) -> bool:
    if klasse is Klasse.ONBEKEND:
        return False
    norm = regel.doel.doelstelling
    return bool(regel.doel.stand and regel.doel.stand.voorbeeld) or bool(
        norm and norm.voorbeeld and regel.voortgang.percentage is not None
    )


def _text(regel: Regel, indicator: Indicator, klasse: Klasse) -> str:
    """Beside the name: the share of the norm, else the figure."""
    if klasse is Klasse.TE_KLEIN:
        return zinnen.getal(regel.doel.stand, indicator)
    if klasse is Klasse.ONBEKEND:
        return zinnen.NIET_BEKEND
    if regel.voortgang.percentage is not None:
        return notatie.procent(regel.voortgang.percentage)
    return zinnen.getal(regel.doel.stand, indicator)


def _spoken(regel: Regel, indicator: Indicator, klasse: Klasse) -> str:
    """`Friesland: 90% van de norm, niet gehaald, voorbeeld`."""
    tekst = _text(regel, indicator, klasse)
    delen = [tekst]
    if regel.voortgang.percentage is not None:
        woord = zinnen.norm_woord(regel.doel.doelstelling)
        delen = [f"{tekst} van de {woord}"]
    status = zinnen.status_kort(regel.voortgang)
    if status != tekst and klasse is not Klasse.TE_KLEIN:
        delen.append(status)
    if _is_example(regel, klasse):
        delen.append("voorbeeld")
    return f"{regel.gebied.naam}: {', '.join(delen)}"


# ---- the words -----------------------------------------------------------------------


def _kind(gebied: Gebied) -> tuple[str, str]:
    return (
        ("regio", "regio’s")
        if gebied.soort == Soort.LAND
        else ("gemeente", "gemeenten")
    )


def _title(gebied: Gebied, indicator: Indicator) -> str:
    waar = "" if gebied.soort == Soort.LAND else f" in {gebied.naam}"
    return f"{indicator.naam} per {_kind(gebied)[0]}{waar}, deel van de norm"


_GROOTTE = {
    "norm": "Hoe groter de cirkel, hoe hoger de norm.",
    "inwoners": "Hoe groter de cirkel, hoe meer inwoners.",
    "gelijk": "Alle cirkels zijn even groot.",
}


def _subtitle(lezer: Lezer, maat: str, grenzen: Grenzen | None) -> str:
    wanneer = zinnen.met_hoofdletter(f"{lezer.kwartaal.einde_label}.")
    if grenzen is None:
        return f"{wanneer} {_GROOTTE[maat]}"
    return " ".join([wanneer, f"Grenzen van {grenzen.jaar}.", *grenzen.noten])


def _measure_name(maat: str, indicator: Indicator) -> str:
    if maat == "norm":
        return f"Norm, {zinnen.norm_ding(indicator, Decimal(2))}"
    return "Inwoners (2023)" if maat == "inwoners" else ""


def _describe(gebied: Gebied, regels) -> str:
    """The map in words. Only real figures are counted and named."""
    enkel, meer = _kind(gebied)
    bekend = [r for r in regels if is_known(r)]
    delen = [f"Een kaart met elke {enkel}."]
    if bekend:
        delen.append(f"{len(bekend)} van de {len(regels)} {meer} bekend.")
    else:
        delen.append(f"Van geen enkele {enkel} is een echt cijfer bekend.")
    if 0 < len(bekend) <= _HOOGSTENS_GENOEMD:
        delen += [f"{_spoken(r, r.doel.indicator, class_of(r))}." for r in bekend]
    voorbeelden = sum(1 for r in regels if _is_example(r, class_of(r)))
    if voorbeelden:
        wie = f"1 {enkel} toont" if voorbeelden == 1 else f"{voorbeelden} {meer} tonen"
        delen.append(f"{wie} een voorbeeld, geen echt cijfer.")
    delen.append("Alle cijfers staan in de tabel onder de kaart.")
    return " ".join(delen)


def _explain(
    lezer: Lezer, gebied: Gebied, kaart: Kaart, zonder_plek, grenzen: Grenzen | None
) -> list[str]:
    """The sentences beside the map."""
    _, meer = _kind(gebied)
    regels = []
    if not kaart.met_grenzen:
        wat = "het midden van de regio" if gebied.soort == Soort.LAND else "hun plaats"
        regels.append(
            f"De cirkels staan op {wat}. Ze zijn zo nodig iets verschoven, zodat ze "
            "elkaar niet bedekken."
        )
    regels.append(
        f"U ziet de indeling van {zinnen_grenzen.whose_borders(lezer.kwartaal, lezer.grenzen)}. Alle {meer} staan "
        "ook in de tabel hieronder."
    )
    if kaart.maat == "gelijk" and not kaart.met_grenzen:
        regels.append(
            f"De cirkels zijn even groot, want niet van alle {meer} is de norm of het "
            "aantal inwoners bekend."
        )
    if grenzen is not None and grenzen.ontbreekt:
        namen = zinnen.opsomming(list(grenzen.ontbreekt))
        regels.append(
            f"De geladen grenzen kennen {namen} niet. Daarom ziet u hier cirkels."
        )
    if zonder_plek:
        regels.append(f"Niet op de kaart: {zinnen.opsomming(zonder_plek)}.")
    if kaart.voorbeeld:
        regels.append(
            "Gearceerd is een voorbeeld: dat cijfer is verzonnen om te laten zien hoe de "
            "kaart werkt."
        )
    return regels


def _source_line(regels, met_omtrek: bool, grenzen: Grenzen | None) -> str:
    """The sources inside the picture: a screenshot travels without its page."""
    tekst = line_in_drawing(
        bron.korte_titel
        for regel in regels
        for waarde in (regel.doel.stand, regel.doel.norm)
        for bron in (waarde.documenten if waarde else ())
    )
    delen = [tekst] if tekst else []
    if grenzen:  # CBS and Kadaster ask for their names (CC BY)
        delen.append(f"Grenzen van {grenzen.jaar}: CBS en Kadaster.")
    elif met_omtrek:
        delen.append("Omtrek: Natural Earth.")
    return " ".join(delen)
