"""The reader of a page: its quarter, as known on the moment of the look, seen from that day."""

from django.http import Http404

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from monitor.adressen import SOORTEN_MET_HERKOMST
from monitor.overzichten import Lezer, newest_quarter
from regio.models import Gebied


def reader_of(request, kwartaal: Kwartaal) -> Lezer:
    """What a view reads with. A quarter that was still to come on the day looked at, is so
    on the page. Borders of now are those of the newest quarter published today, also on a
    page of an earlier day."""
    blik = request.blik
    lezer = Lezer(
        kwartaal,
        vandaag=blik.vandaag,
        moment=blik.moment,
        van_nu=blik.grenzen_van_nu,
    )
    request.grensdag = lezer.grenzen  # the bar on top names it
    return lezer


def newest_of(request) -> Kwartaal:
    """The newest quarter with a national figure, as known then; without any that of the day."""
    blik = request.blik
    return newest_quarter(blik.moment) or Kwartaal.dichtst_bij(blik.vandaag)


NOG_NIETS = "Er zijn nog geen cijfers geladen."


def usual_subject(lezer: Lezer, code: str) -> Indicator:
    """What a table begins with. A site that is just installed has none: a friendly 404."""
    indicator = lezer.indicatoren.get(code)
    if indicator is None:
        raise Http404(NOG_NIETS)
    return indicator


def area_of(lezer: Lezer, soort: str, slug: str) -> Gebied:
    """The area of an address, by its own name or an old one. Raises a friendly 404 that looks
    for names alike."""
    gebied = lezer.atlas.find(SOORTEN_MET_HERKOMST[soort], slug)
    if gebied is None:
        wat = {"cluster": "cluster van gemeenten", "land": "land"}.get(soort, soort)
        fout = Http404(f"Er is geen {wat} met de naam ‘{slug[:60]}’.")
        fout.atlas = lezer.atlas
        raise fout
    return gebied
