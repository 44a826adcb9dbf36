"""Every write of what the public can see makes a new data version.

Deliveries and loading write in bulk and make their own version; a single save, as in
the admin, is seen here.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save

from banenafspraak.models import (
    Bron,
    Cijfer,
    Dataversie,
    Definitie,
    Duiding,
    Gebiedstekst,
    Indicator,
    Kanttekening,
    Levering,
    Norm,
    Uitsplitsing,
    Uitvraag,
)
from regio.models import Gebied, Herindeling, Indeling

_PUBLIEK = (
    Bron,
    Cijfer,
    Definitie,
    Duiding,
    Gebied,
    Gebiedstekst,
    Herindeling,
    Indeling,
    Indicator,
    Kanttekening,
    Levering,
    Norm,
    Uitsplitsing,
    Uitvraag,
)


def _raise_version(sender, instance, raw=False, **kwargs):
    if isinstance(instance, _PUBLIEK) and not raw and not _is_typing(instance, kwargs):
        Dataversie.objects.verhoog(f"{instance._meta.verbose_name}: {instance}")


def _is_typing(instance, wat_er_gebeurde) -> bool:
    """Whether a concept was saved once more: the public sees that somebody is busy, which
    it did already, and nothing of what was typed. Of a proposal it sees nothing at all."""
    if isinstance(instance, Gebiedstekst):
        return instance.is_voorstel
    return (
        isinstance(instance, Levering)
        and instance.status == Levering.Status.CONCEPT
        and wat_er_gebeurde.get("created") is False
    )


def connect():
    """Listen to single writes. Called once, when the app is ready."""
    for signaal in (post_save, post_delete, m2m_changed):
        signaal.connect(_raise_version, dispatch_uid="dataversie")
