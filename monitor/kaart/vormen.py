"""The look of one area: fill, pattern, icon. Colour never says anything alone."""

from monitor.grafieken import patronen
from monitor.grafieken.doek import Tekening
from monitor.grafieken.plaatsing import Plek, Vak
from monitor.kaart.data import NIET_GEHAALD, Klasse

# Class of the area when its figure is real; base and hatch when it is an example.
_ECHT = {
    Klasse.GEHAALD: "g-kern",
    Klasse.KOERS: "k-koers",
    Klasse.TRAP_1: "k-1",
    Klasse.TRAP_2: "k-2",
    Klasse.TRAP_3: "k-3",
    Klasse.ACHTER: "k-achter",
    Klasse.NEUTRAAL: "k-grijs",
    Klasse.TE_KLEIN: "k-grijs",
    Klasse.ONBEKEND: "s-onbekend k-papier",
}
_VOORBEELD = {
    Klasse.GEHAALD: ("g-afgeleid", "g-lijn g-bovenlijn"),
    Klasse.KOERS: ("k-koers", "g-lijn g-bovenlijn"),
    Klasse.TRAP_1: ("k-leeg", "k-s1"),
    Klasse.TRAP_2: ("k-leeg", "k-s2"),
    Klasse.TRAP_3: ("k-leeg", "k-s3"),
    Klasse.ACHTER: ("k-achter", "k-s2"),
    Klasse.NEUTRAAL: ("k-grijs", "g-as"),
    Klasse.TE_KLEIN: ("k-grijs", "g-as"),
}
RAND = "g-as"  # the border of an area


def _stap(klasse: Klasse) -> float:
    """Between dots a hatch is wide, so that both are seen."""
    return patronen.STREEP * (2 if klasse is Klasse.TE_KLEIN else 1)


def cirkel(
    t: Tekening, klasse: Klasse, voorbeeld: bool, x: float, y: float, r: float
) -> None:
    """A circle with its pattern."""
    if voorbeeld:
        vlak, streep = _VOORBEELD[klasse]
        t.cirkel(vlak, x, y, r)
        if lijnen := patronen.streep_cirkel(x, y, r - 0.8, _stap(klasse)):
            t.pad(streep, *lijnen, gesloten=False)
    else:
        t.cirkel(_ECHT[klasse], x, y, r)
    if klasse is Klasse.TE_KLEIN and (stippen := patronen.stip_cirkel(x, y, r)):
        t.pad("s-leider", *stippen, gesloten=False)


def vlak(t: Tekening, klasse: Klasse, voorbeeld: bool, ringen) -> None:
    """An area within borders, with its pattern; what is not known stays paper."""
    if klasse is Klasse.ONBEKEND:
        t.pad("k-papier", *ringen)
    elif voorbeeld:
        basis, streep = _VOORBEELD[klasse]
        t.pad(basis, *ringen)
        if lijnen := patronen.streep_vlak(ringen, _stap(klasse)):
            t.pad(streep, *lijnen, gesloten=False)
    else:
        t.pad(_ECHT[klasse], *ringen)
    if klasse is Klasse.TE_KLEIN and (stippen := patronen.stip_vlak(ringen)):
        t.pad("s-leider", *stippen, gesloten=False)
    t.pad(RAND, *ringen)


def bevat(ringen, punt: Plek) -> bool:
    """Whether a point lies in an area with islands and holes (even-odd)."""
    x, y = punt
    binnen = False
    for ring in ringen:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (ay <= y) != (by <= y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                binnen = not binnen
    return binnen


def icoon(t: Tekening, klasse: Klasse, x: float, y: float, r: float) -> None:
    """Tick, triangle, dots or dash on a disc of paper; filled = final, outlined = under way."""
    t.cirkel("k-papier", x, y, r + 1.5)
    if klasse is Klasse.GEHAALD:
        t.cirkel("g-kern", x, y, r)
        t.lijn("k-tik", *_tik(x, y, r))
    elif klasse is Klasse.KOERS:
        t.cirkel("g-afgeleid", x, y, r - 1)
        t.lijn("g-lijn g-bovenlijn", *_tik(x, y, r * 0.8))
    elif klasse in NIET_GEHAALD:
        t.pad("b-min", _driehoek(x, y, r))
    elif klasse is Klasse.ACHTER:
        t.pad("g-mistlijn", _driehoek(x, y, r * 0.85))
    elif klasse is Klasse.NEUTRAAL:
        t.vlak("g-ruit", Vak.rond(x, y, r * 1.4, 2.4))
    elif klasse is Klasse.ONBEKEND:
        t.cirkel("s-onbekend", x, y, r - 1)
    else:
        for dx in (-0.6, 0, 0.6):
            t.cirkel("g-ruit", x + dx * r, y, 1.6)


def _tik(x: float, y: float, r: float) -> tuple[Plek, ...]:
    return (
        (x - r * 0.48, y + r * 0.04),
        (x - r * 0.12, y + r * 0.4),
        (
            x + r * 0.52,
            y - r * 0.36,
        ),
    )


def _driehoek(x: float, y: float, r: float) -> tuple[Plek, ...]:
    return (x - r * 0.95, y - r * 0.62), (x + r * 0.95, y - r * 0.62), (x, y + r * 0.9)
