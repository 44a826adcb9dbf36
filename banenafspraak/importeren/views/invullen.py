"""A file that is one opgave: its numbers in the form of that opgave, not saved yet."""

import datetime

from django.utils import timezone

from banenafspraak import logboek
from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.invulling import Invulling, fill_in, is_asked, one_opgave
from banenafspraak.importeren.inzage import Gelezen, as_it_came
from banenafspraak.importeren.verslag import size_in_words
from banenafspraak.importeren.views.gedeeld import outcome_context
from banenafspraak.models import Bijlage, Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Gezien
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.views.invullen import show_form
from banenafspraak.rechten import rechten_van

_BEWAARD = datetime.timedelta(days=1)  # of a file whose numbers nobody saved


def filled_in(request, gelezen: Gelezen) -> Invulling | None:
    """What the file does to the opgave that it is; None when it is none of this person, or
    when nothing in it is asked."""
    doel = one_opgave(gelezen)
    if doel is None or not rechten_van(request.user).mag_leveren(doel[0].pk):
        return None
    opgave = Opgave.read(*doel)
    return fill_in(gelezen, opgave) if is_asked(gelezen, opgave) else None


@logboek.transactie()
def show_in_form(request, gelezen: Gelezen, invulling: Invulling):
    """The form of the opgave with the numbers of the file. Raises `Geweigerd` when nobody
    can type in it now.

    Of an opgave with akkoord a correction begins: what is on the site stays until then.
    """
    opgave = invulling.opgave
    if opgave.status == Levering.Status.INGEDIEND:
        raise Geweigerd(
            f"De opgave over het {opgave.kwartaal.label} is al ingediend.",
            "Trek de opgave eerst in, en upload het bestand dan opnieuw.",
        )
    if opgave.status == Levering.Status.VASTGESTELD:
        stappen.corrigeer(opgave.gebied, opgave.kwartaal, request.user)
        opgave = Opgave.read(opgave.gebied, opgave.kwartaal)
        invulling = fill_in(gelezen, opgave)
    Bijlage.objects.filter(levering=None, op__lt=timezone.now() - _BEWAARD).delete()
    bijlage = as_it_came(gelezen.bestand, gelezen.soort, request.user)
    bijlage.save()
    return show_form(
        request,
        opgave.with_fields(invulling.velden),
        Gezien.of(opgave),
        False,
        bijlage=bijlage,
        uit_bestand=invulling,
        gelezen=gelezen,
        omvang=size_in_words(gelezen),
        **outcome_context(invulling.uitkomst),
    )
