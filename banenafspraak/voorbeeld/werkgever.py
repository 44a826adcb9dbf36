"""Example jobs at the gemeente itself, once a year. None where a letter or a message shows
that the real figure is not known: Hilversum, and the gemeenten of DDFK together."""

from collections.abc import Iterator

from banenafspraak.voorbeeld.feiten import Feiten
from banenafspraak.voorbeeld.lijnen import tussen, year_ends
from banenafspraak.voorbeeld.rij import Voorbeeldrij
from regio.models import Gebied, Soort

INDICATOR = "werkgever"
EERSTE_JAAR, LAATSTE_JAAR = 2018, 2025

# Jobs per 1,000 inhabitants: 18 for Hilversum in 2019, and a norm that rises every year.
PER_DUIZEND, GROEI = 0.18, 0.012


def rows(feiten: Feiten) -> Iterator[Voorbeeldrij]:
    """A richtlijn and a figure per gemeente and year."""
    for einde in year_ends(EERSTE_JAAR, LAATSTE_JAAR):
        dag = einde.peildatum
        for gemeente in feiten.gemeenten(dag):
            if _is_asked(feiten, gemeente, dag):
                continue
            duizend = feiten.size(gemeente, dag) / 1000
            per_duizend = PER_DUIZEND + GROEI * (einde.jaar - EERSTE_JAAR)
            norm = max(1, round(duizend * per_duizend))
            yield Voorbeeldrij(INDICATOR, gemeente, einde.jaar, norm)
            deel = tussen(0.85, 1.15, INDICATOR, gemeente.code, einde)
            stand = round(norm * deel)
            if not 0.85 <= stand / norm <= 1.15:
                stand = norm
            yield Voorbeeldrij(INDICATOR, gemeente, einde, stand)


def _is_asked(feiten: Feiten, gemeente: Gebied, dag) -> bool:
    """Whether a source speaks of it, or of the cluster it is in."""
    cluster = feiten.atlas.parent(gemeente, Soort.CLUSTER, dag)
    samen = cluster is not None and feiten.has_any(INDICATOR, cluster)
    return samen or feiten.has_any(INDICATOR, gemeente)
