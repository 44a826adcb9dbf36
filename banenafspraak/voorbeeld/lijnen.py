"""Lines over quarters, and numbers that look random but never change. Pure: no Django."""

import bisect
import hashlib
from collections.abc import Callable, Mapping

from banenafspraak.kwartaal import Kwartaal

Lijn = Callable[[Kwartaal], float]


def ruis(*namen: object) -> float:
    """A number from 0 up to 1 that depends on the names alone."""
    tekst = "|".join(str(naam) for naam in namen)
    som = hashlib.blake2b(tekst.encode(), digest_size=6).digest()
    return int.from_bytes(som) / 2**48


def tussen(laag: float, hoog: float, *namen: object) -> float:
    """A number between `laag` and `hoog` that depends on the names alone."""
    return laag + (hoog - laag) * ruis(*namen)


def door(punten: Mapping[Kwartaal, float]) -> Lijn:
    """The line from point to point; level before the first and after the last one."""
    paren = sorted((k.volgnummer, waarde) for k, waarde in punten.items())
    momenten = [moment for moment, _ in paren]

    def lijn(kwartaal: Kwartaal) -> float:
        nu = kwartaal.volgnummer
        plaats = bisect.bisect_right(momenten, nu)
        if plaats in (0, len(paren)):
            return paren[max(plaats - 1, 0)][1]
        (eerder, begin), (later, einde) = paren[plaats - 1], paren[plaats]
        return begin + (einde - begin) * (nu - eerder) / (later - eerder)

    return lijn


def bent_through(lijn: Lijn, echt: Mapping[Kwartaal, float]) -> Lijn:
    """`lijn`, bent in proportion so that it goes exactly through the real points."""
    if not echt:
        return lijn
    factor = door({k: waarde / lijn(k) for k, waarde in echt.items()})
    return lambda kwartaal: lijn(kwartaal) * factor(kwartaal)


def year_ends(van: int, tot_en_met: int) -> list[Kwartaal]:
    """The last quarter of every year."""
    return [Kwartaal(jaar, 4) for jaar in range(van, tot_en_met + 1)]


def quarters(van: Kwartaal, tot_en_met: Kwartaal) -> list[Kwartaal]:
    """Every quarter from `van` on."""
    return [van + n for n in range(tot_en_met - van + 1)]
