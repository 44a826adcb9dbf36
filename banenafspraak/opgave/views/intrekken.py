"""Taking back an own hand-in, and stopping with a concept. Each asks once."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from banenafspraak.leveringen import Botsing
from banenafspraak.models import Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.views.gedeeld import (
    address,
    page_context,
    read_opgave,
    seen_version,
)
from banenafspraak.rechten import rechten_van


def intrekken(request, kwartaal, code):
    """Take back what waits for agreement: by who handed it in, or a beheerder."""
    opgave = read_opgave(request, kwartaal, code)
    levering = opgave.levering
    if levering is None or levering.status != Levering.Status.INGEDIEND:
        messages.info(request, "Deze opgave wacht niet op akkoord.")
        return redirect(address("opgave_controle", opgave))
    rechten = rechten_van(request.user)
    if levering.ingediend_door_id != request.user.pk and not rechten.alles:
        raise Http404("Alleen wie indiende, kan een opgave intrekken.")
    if request.method != "POST":
        context = page_context(request, opgave, title="Opgave intrekken")
        return render(request, "opgave/intrekken.html", context)
    try:
        stappen.trek_in(levering, request.user, seen_version(request))
    except Botsing as fout:
        messages.error(request, str(fout))
        return redirect(address("opgave_controle", opgave))
    messages.success(
        request,
        "Ingetrokken. Alles wat was ingevuld staat er nog. Verbeter het en dien opnieuw in.",
    )
    return redirect(address("opgave", opgave))


def weggooien(request, kwartaal, code):
    """Stop with a concept; what is on the site stays."""
    opgave = read_opgave(request, kwartaal, code)
    levering = opgave.levering
    if levering is None or levering.status not in Levering.TE_BEWERKEN:
        messages.info(request, "Er is geen concept om weg te gooien.")
        return redirect(address("opgave_controle", opgave))
    if not rechten_van(request.user).mag_leveren(opgave.gebied.pk):
        raise Http404("Alleen wie invult, kan een concept weggooien.")
    if request.method != "POST":
        context = page_context(request, opgave, title="Concept weggooien")
        return render(request, "opgave/weggooien.html", context)
    try:
        stappen.gooi_weg(levering, request.user, seen_version(request))
    except Botsing as fout:
        messages.error(request, str(fout))
        return redirect(address("opgave", opgave))
    messages.success(request, "Het concept is weg. Op de site is niets veranderd.")
    return redirect("admin:index")
