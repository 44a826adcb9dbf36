"""Beginning a correction of figures that are on the site."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from banenafspraak.leveringen import Botsing
from banenafspraak.models import Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.views.gedeeld import address, page_context, read_opgave
from banenafspraak.rechten import rechten_van


def corrigeren(request, kwartaal, code):
    """GET: what a correction is. POST: begin one, with today's values filled in."""
    opgave = read_opgave(request, kwartaal, code)
    if not rechten_van(request.user).mag_leveren(opgave.gebied.pk):
        raise Http404("Alleen wie invult, kan een correctie beginnen.")
    if opgave.levering is None or opgave.levering.status != Levering.Status.VASTGESTELD:
        return redirect(address("opgave", opgave))
    if request.method != "POST":
        context = page_context(request, opgave, title="Cijfers corrigeren")
        return render(request, "opgave/corrigeren.html", context)
    try:
        stappen.corrigeer(opgave.gebied, opgave.kwartaal, request.user)
    except Botsing as fout:
        messages.error(request, str(fout))
    return redirect(address("opgave", opgave))
