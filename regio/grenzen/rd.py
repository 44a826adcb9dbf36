"""From metres of the Rijksdriehoek (RD, EPSG:28992) to degrees (WGS84).

The published polynomial approximation of Schreutelkamp and Strang van Hees (2001), good to
about a metre: far less than a pixel.
"""

_X0, _Y0 = 155_000, 463_000
_LAT0, _LON0 = 52.15517440, 5.38720621

# (power of dx, power of dy, coefficient in seconds of arc)
_NOORD = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
_OOST = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)


def naar_graden(x: float, y: float) -> tuple[float, float]:
    """(longitude, latitude) of a point in RD."""
    dx, dy = (x - _X0) * 1e-5, (y - _Y0) * 1e-5
    noord = sum(c * dx**p * dy**q for p, q, c in _NOORD)
    oost = sum(c * dx**p * dy**q for p, q, c in _OOST)
    return _LON0 + oost / 3600, _LAT0 + noord / 3600
