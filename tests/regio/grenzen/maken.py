"""A small made-up country of four square gemeenten, and a way to write it as GeoJSON."""

import json

# name -> corner; every side is 0.2 degrees, and neighbours share their edges
HOEKEN = {
    "GM9001": (5.0, 52.0),
    "GM9002": (5.2, 52.0),
    "GM9003": (5.0, 52.2),
    "GM9004": (5.2, 52.2),
}


def vierkant(x, y, zijde=0.2):
    """A closed ring, counterclockwise."""
    rechts, boven = round(x + zijde, 4), round(y + zijde, 4)
    return [[x, y], [rechts, y], [rechts, boven], [x, boven], [x, y]]


def make_kenmerk(code, ringen=None, sleutel="statcode", **eigenschappen):
    return {
        "type": "Feature",
        "properties": {sleutel: code, **eigenschappen},
        "geometry": {
            "type": "Polygon",
            "coordinates": ringen or [vierkant(*HOEKEN.get(code, (5.0, 52.0)))],
        },
    }


def make_geojson(codes=tuple(HOEKEN), **opties):
    kenmerken = [make_kenmerk(code, **opties) for code in codes]
    return make_bestand(kenmerken)


def make_bestand(kenmerken) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": kenmerken}).encode()
