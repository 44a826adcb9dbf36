"""Who delivered figures, on the page of a region: states only.

No names of people, no lateness and no open corrections: those stay in beheer. A state is
a word; what it says of a gemeente is left to the reader.
"""

from banenafspraak.opgave.matrix import Matrix, matrix_of
from banenafspraak.opgave.stand import MEESTE_KWARTALEN, read_standen
from banenafspraak.opgave.woorden import gemeenten
from monitor.overzichten import Lezer
from regio.models import Gebied, Soort


def delivered(lezer: Lezer, gebied: Gebied) -> dict | None:
    """The matrix up to the quarter of the page, with one sentence; None where nothing was
    asked, and on a page as known on an old day: which states held then is not kept.

    One query, and none for a quarter before anything was asked of anybody.
    """
    sinds = lezer.asks_since
    if gebied.soort != Soort.REGIO or lezer.moment or lezer.vandaag is None:
        return None
    if sinds is None or lezer.kwartaal < sinds:
        return None
    standen = read_standen(
        {*lezer.atlas.ever_members(gebied), gebied},
        lezer.vandaag,
        tot_en_met=lezer.kwartaal,
        aantal=MEESTE_KWARTALEN,
        met_inleverdata=False,
    )
    matrix = matrix_of(lezer.atlas, gebied, standen)
    if not matrix.rijen:
        return None
    return {"matrix": matrix, "zin": sentence(matrix)}


def sentence(matrix: Matrix) -> str:
    """`Over het 3e kwartaal 2026 staan de cijfers van 3 van de 7 gemeenten op de site.`"""
    kwartaal = matrix.kwartalen[0]
    standen = matrix.of_gemeenten(kwartaal)
    over = f"Over het {kwartaal.label}"
    if not standen:
        return f"{over} is aan de gemeenten niets gevraagd."
    klaar = sum(stand.staat.is_klaar for stand in standen)
    if klaar == 0:
        return f"{over} staan nog geen cijfers van gemeenten op de site."
    wie = gemeenten(len(standen))
    if klaar == len(standen):
        van = "de gemeente" if klaar == 1 else f"alle {wie}"
    else:
        van = f"{klaar} van de {wie}"
    return f"{over} staan de cijfers van {van} op de site."
