"""Asking more areas for a figure, and asking no longer."""

from django.db.models import Q

from banenafspraak import logboek
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Uitvraag
from regio.models import Gebied, Indeling, Soort


def region_of(uitvraag: Uitvraag) -> Gebied | None:
    """The region that the area of `uitvraag` was part of when the asking began."""
    indeling = (
        Indeling.objects.valid_on(uitvraag.van.peildatum)
        .filter(gebied=uitvraag.gebied_id, niveau=Soort.REGIO)
        .select_related("onderdeel_van")
        .first()
    )
    return indeling.onderdeel_van if indeling else None


@logboek.transactie()
def ask_whole_region(uitvraag: Uitvraag, regio: Gebied) -> list[Gebied]:
    """Ask every gemeente of `regio` for the same; returns the gemeenten that were not asked
    already (in a part of the period counts as asked)."""
    dag = uitvraag.van.peildatum
    gemeenten = (
        Gebied.objects.valid_on(dag).part_of(regio, dag).filter(soort=Soort.GEMEENTE)
    )
    erbij = list(gemeenten.exclude(pk__in=_asked(uitvraag).values("gebied")))
    onderdelen = list(uitvraag.onderdelen.all())
    for gemeente in erbij:
        nieuw = Uitvraag.objects.create(
            gebied=gemeente,
            indicator=uitvraag.indicator,
            van=uitvraag.van,
            tot=uitvraag.tot,
            met_norm=uitvraag.met_norm,
        )
        nieuw.onderdelen.set(onderdelen)
    return erbij


def _asked(uitvraag: Uitvraag):
    """Every uitvraag of this indicator in a period that meets that of `uitvraag`."""
    rijen = Uitvraag.objects.filter(indicator=uitvraag.indicator_id)
    if uitvraag.tot:
        rijen = rijen.filter(van__lte=uitvraag.tot)
    return rijen.filter(Q(tot__isnull=True) | Q(tot__gte=uitvraag.van))


def stop_after(uitvraag: Uitvraag, kwartaal: Kwartaal) -> bool:
    """Let `kwartaal` be the last that is asked about; False when it is over sooner, or
    begins later."""
    if uitvraag.van > kwartaal or (uitvraag.tot and uitvraag.tot <= kwartaal):
        return False
    uitvraag.tot = kwartaal
    uitvraag.save()
    return True
