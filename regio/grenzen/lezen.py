"""A GeoJSON file of gemeenten: checked as a whole, and turned into rings per code.

What is wrong is named in one Dutch sentence (`Kaartfout`); then nothing is used of it.
Known forms: "gebiedsindelingen" of CBS and PDOK (statcode), and files with `code` or
`gemeentecode`; coordinates in degrees (WGS84) or in metres (Rijksdriehoek).
"""

import json
import math
import re
from pathlib import Path

from regio.grenzen.rd import naar_graden
from regio.grenzen.samenvoegen import Ring, oppervlak
from regio.grenzen.vereenvoudigen import gericht, vereenvoudigd

HOOGSTENS_MB = 60
HOOGSTENS_PUNTEN = 2_000_000
_SLEUTELS = ("statcode", "gemeentecode", "code")
_CODE = re.compile(r"(?:GM)?(\d{1,4})", re.ASCII)
_JAAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_JAARVELDEN = ("jaar", "jaarcode", "jrstatcode")
_INGEPAKT = (b"\x1f\x8b", b"PK\x03\x04")
_BROK = 1 << 20
_GRADEN = (3.0, 50.5, 7.5, 53.8)
_METERS = (0.0, 289_000.0, 300_000.0, 640_000.0)
# An area fills a fifth of the box around it at least (measured: 0.19); this much is nothing.
_MINSTE_DEEL = 0.02


class Kaartfout(Exception):
    """The file cannot be used; the message is a Dutch sentence that says why."""


def lees_bestand(pad: Path) -> bytes:
    """The bytes of the file, piece by piece: a huge one is refused before it fills memory."""
    try:
        with pad.open("rb") as bestand:
            return lees_stroom(bestand.read, pad.name)
    except FileNotFoundError as fout:
        raise Kaartfout(f"Het bestand {pad.name} is er niet.") from fout
    except IsADirectoryError as fout:
        raise Kaartfout(f"{pad.name} is een map. Geef het bestand zelf.") from fout
    except PermissionError as fout:
        raise Kaartfout(f"{pad.name} is niet te lezen: dat mag niet.") from fout
    except OSError as fout:
        raise Kaartfout(f"{pad.name} is niet te lezen ({fout.strerror}).") from fout


def lees_stroom(lees, naam: str) -> bytes:
    """All of `lees(size)`, counted along the way: bytes, and brackets (so many points)."""
    brokken, grootte, haken = [], 0, 0
    while brok := lees(_BROK):
        grootte += len(brok)
        haken += brok.count(b"[")
        if grootte > HOOGSTENS_MB * 1_000_000:
            raise Kaartfout(
                f"{naam} is groter dan {HOOGSTENS_MB} MB. Neem een gegeneraliseerd bestand."
            )
        if haken > HOOGSTENS_PUNTEN:
            raise Kaartfout(
                f"{naam} heeft meer dan {HOOGSTENS_PUNTEN // 1_000_000} miljoen punten. "
                "Neem een gegeneraliseerd bestand."
            )
        brokken.append(brok)
    return b"".join(brokken)


def lees_gebieden(inhoud: bytes, naam: str) -> tuple[dict[str, list[Ring]], int | None]:
    """Rings in degrees per code of a gemeente, and the year that the file itself names."""
    kenmerken = _features(inhoud, naam)
    gebieden: dict[str, list[Ring]] = {}
    jaren = set()
    for nummer, kenmerk in enumerate(kenmerken, start=1):
        eigenschappen = _properties(kenmerk, nummer, naam)
        if _is_water(eigenschappen):
            continue
        code = _code(eigenschappen, nummer, naam)
        if code in gebieden:
            raise Kaartfout(f"{naam}: {code} staat er twee keer in.")
        gebieden[code] = _ringen(kenmerk.get("geometry"), code, naam)
        _check_surface(gebieden[code], code, naam)
        jaren |= _jaren(eigenschappen)
    if not gebieden:
        raise Kaartfout(f"{naam}: er staat geen enkele gemeente in.")
    graden = _in_graden(gebieden, naam)
    return vereenvoudigd(graden), jaren.pop() if len(jaren) == 1 else None


def jaar_in_naam(naam: str) -> int | None:
    """`gemeenten_2023.geojson` -> 2023; None when there is none, or more than one."""
    jaren = set(_JAAR.findall(naam))
    return int(jaren.pop()) if len(jaren) == 1 else None


# ---- the parts of a file -----------------------------------------------------------------


def _features(inhoud: bytes, naam: str) -> list:
    if not inhoud.strip():
        raise Kaartfout(f"{naam} is leeg.")
    if inhoud.startswith(_INGEPAKT):
        raise Kaartfout(f"{naam} is ingepakt (zip of gzip). Pak het eerst uit.")
    if inhoud.lstrip()[:1] == b"<":
        raise Kaartfout(
            f"{naam} is een webpagina of XML, geen GeoJSON. Klopt het adres?"
        )
    try:
        gegevens = json.loads(inhoud.decode("utf-8-sig"), parse_constant=_geen_getal)
    except UnicodeDecodeError as fout:
        raise Kaartfout(f"{naam} is geen tekst in UTF-8, dus geen GeoJSON.") from fout
    except json.JSONDecodeError as fout:
        if fout.pos >= len(inhoud.decode("utf-8-sig").rstrip()) - 1:
            raise Kaartfout(
                f"{naam} houdt midden in een gebied op: het bestand is niet volledig."
            ) from fout
        raise Kaartfout(
            f"{naam} is geen goed GeoJSON: fout in regel {fout.lineno}, teken {fout.colno}."
        ) from fout
    except RecursionError as fout:
        raise Kaartfout(f"{naam} is geen goed GeoJSON: te diep genest.") from fout
    except ValueError as fout:
        raise Kaartfout(f"{naam} is geen goed GeoJSON: {fout}") from fout
    if not isinstance(gegevens, dict) or gegevens.get("type") != "FeatureCollection":
        soort = gegevens.get("type") if isinstance(gegevens, dict) else None
        raise Kaartfout(
            f"{naam} is geen FeatureCollection (wel: {str(soort)[:40] if soort else 'iets anders'}). "
            "Sla het op als GeoJSON."
        )
    kenmerken = gegevens.get("features")
    if not isinstance(kenmerken, list) or not kenmerken:
        raise Kaartfout(f"{naam}: er staat geen enkel gebied in.")
    return kenmerken


def _geen_getal(tekst: str):
    raise ValueError(f"{tekst} is geen getal.")


def _properties(kenmerk, nummer: int, naam: str) -> dict:
    if not isinstance(kenmerk, dict) or not isinstance(kenmerk.get("properties"), dict):
        raise Kaartfout(
            f"{naam}: gebied {nummer} heeft geen eigenschappen met een code."
        )
    return {str(k).lower(): v for k, v in kenmerk["properties"].items()}


def _is_water(eigenschappen: dict) -> bool:
    """CBS gives the water of a gemeente as an area of its own, under the same code."""
    return str(eigenschappen.get("h2o", "")).upper() == "JA"


def _code(eigenschappen: dict, nummer: int, naam: str) -> str:
    for sleutel in _SLEUTELS:
        if eigenschappen.get(sleutel) in (None, ""):
            continue
        waarde = str(eigenschappen[sleutel]).strip()
        treffer = _CODE.fullmatch(waarde)
        if treffer is None:
            raise Kaartfout(
                f"{naam}: gebied {nummer} heeft als code ‘{waarde[:20]}’. Dat is geen "
                "gemeente; neem het bestand met gemeenten."
            )
        return f"GM{int(treffer[1]):04d}"
    raise Kaartfout(
        f"{naam}: gebied {nummer} heeft geen code. Verwacht: {', '.join(_SLEUTELS)}."
    )


def _jaren(eigenschappen: dict) -> set[int]:
    teksten = (str(eigenschappen.get(v, ""))[:4] for v in _JAARVELDEN)
    return {int(t) for t in teksten if re.fullmatch(r"20\d\d", t, re.ASCII)}


def _ringen(geometrie, code: str, naam: str) -> list[Ring]:
    soort = geometrie.get("type") if isinstance(geometrie, dict) else None
    if soort not in ("Polygon", "MultiPolygon"):
        raise Kaartfout(
            f"{naam}: {code} is geen vlak maar {str(soort)[:30] if soort else 'leeg'}."
        )
    delen = geometrie.get("coordinates")
    vlakken = [delen] if soort == "Polygon" else delen
    if not isinstance(vlakken, list) or not vlakken:
        raise Kaartfout(f"{naam}: {code} heeft geen coördinaten.")
    ringen = []
    for vlak in vlakken:
        if not isinstance(vlak, list) or not vlak:
            raise Kaartfout(f"{naam}: {code} heeft een vlak zonder rand.")
        ringen += gericht([_ring(ring, code, naam) for ring in vlak])
    return ringen


def _check_surface(ringen: list[Ring], code: str, naam: str) -> None:
    """A border that runs forth and back, or crosses itself into an 8, encloses nothing.

    Small crossings and slivers occur in official files too, and do no harm.
    """
    som = sum(oppervlak(ring) for ring in ringen)
    doos = max(_box(ring) for ring in ringen)
    if som <= _MINSTE_DEEL * doos:
        raise Kaartfout(
            f"{naam}: {code} heeft geen oppervlak. De rand loopt heen en terug of kruist zichzelf."
        )


def _box(ring: Ring) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _ring(ring, code: str, naam: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise Kaartfout(f"{naam}: {code} heeft een rand met te weinig punten.")
    if ring[0] != ring[-1]:
        raise Kaartfout(f"{naam}: een rand van {code} is niet gesloten.")
    try:
        return tuple(_punt(punt) for punt in ring[:-1])
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as fout:
        raise Kaartfout(
            f"{naam}: {code} heeft een punt zonder twee getallen."
        ) from fout


def _punt(punt) -> tuple[float, float]:
    x, y = punt[0], punt[1]
    if isinstance(x, bool | str) or isinstance(y, bool | str):
        raise TypeError
    x, y = float(x), float(y)
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError
    return x, y


# ---- degrees or metres -------------------------------------------------------------------


def _in_graden(gebieden: dict[str, list[Ring]], naam: str) -> dict[str, list[Ring]]:
    """All in degrees. One file has one kind of coordinates, and all lie in the Netherlands."""
    eerste = next(iter(gebieden.values()))[0][0]
    kader = _METERS if abs(eerste[0]) > 1000 or abs(eerste[1]) > 1000 else _GRADEN
    for code, ringen in gebieden.items():
        for ring in ringen:
            for x, y in ring:
                if not (kader[0] <= x <= kader[2] and kader[1] <= y <= kader[3]):
                    raise Kaartfout(_buiten(code, x, y, naam))
    if kader is _GRADEN:
        return gebieden
    return {
        code: [tuple(naar_graden(x, y) for x, y in ring) for ring in ringen]
        for code, ringen in gebieden.items()
    }


def _buiten(code: str, x: float, y: float, naam: str) -> str:
    zin = f"{naam}: {code} ligt niet in Nederland ({x:g}, {y:g})."
    if _GRADEN[0] <= y <= _GRADEN[2] and _GRADEN[1] <= x <= _GRADEN[3]:
        return f"{zin} Lengte en breedte lijken verwisseld."
    return f"{zin} Gebruik WGS84 (EPSG:4326) of Rijksdriehoek (EPSG:28992)."
