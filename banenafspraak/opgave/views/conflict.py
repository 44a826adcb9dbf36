"""The page for who saved an opgave that somebody else had saved meanwhile."""

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render

from banenafspraak.leveringen import Botsing
from banenafspraak.models import Levering
from banenafspraak.opgave.bewaren import (
    Conflict,
    Gezien,
    bewaar,
    conflict_of,
    shown_fields,
)
from banenafspraak.opgave.formulier import (
    field_name,
    read_seen,
    read_signed_fields,
    sign_fields,
    sign_seen,
)
from banenafspraak.opgave.samenvoegen import WAARDE, merge
from banenafspraak.opgave.vel import TEKSTEN
from banenafspraak.opgave.views.bijlage import bewaar_bijlage
from banenafspraak.opgave.views.gedeeld import address, page_context, read_opgave
from banenafspraak.opgave.woorden import wanneer, wie
from banenafspraak.rechten import rechten_van


def show_conflict(request, opgave, conflict: Conflict, uw, gezien, keuzes=None):
    """Both values, who and when; nothing is chosen beforehand."""
    keuzes = keuzes or {}
    levering = conflict.levering
    nieuwer = Gezien(levering.pk, levering.versie, gezien.basis)
    context = page_context(
        request,
        opgave,
        title="Er is al een nieuwere versie"
        if levering.gewijzigd_door_id == request.user.pk
        else "Een collega was u voor",
        ander=wie(levering.gewijzigd_door),
        ander_zelf=levering.gewijzigd_door_id == request.user.pk,
        wanneer=wanneer(levering.gewijzigd_op),
        botsend=[_choice(b, opgave, conflict, keuzes) for b in conflict.botsend],
        vanzelf=[
            _by_itself(v, opgave, conflict) for v in conflict.samengevoegd.vanzelf
        ],
        gezien=sign_seen(nieuwer, opgave),
        uw=sign_fields(uw, opgave),
        bijlage=request.POST.get("bijlage", ""),
    )
    context["gemist"] = [k for k in context["botsend"] if keuzes and not k["keuze"]]
    return render(request, "opgave/conflict.html", context, status=409)


def samenvoegen(request, kwartaal, code):
    """POST: save with the choices made. GET leads back to the form."""
    opgave = read_opgave(request, kwartaal, code)
    if request.method != "POST" or "weg" in request.POST:
        return redirect(address("opgave", opgave))
    if not rechten_van(request.user).mag_leveren(opgave.gebied.pk):
        messages.error(request, "U kunt deze opgave bekijken, maar niet invullen.")
        return redirect(address("opgave_controle", opgave))
    gezien = read_seen(request.POST.get("gezien", ""), opgave)
    try:
        uw = read_signed_fields(request.POST.get("uw", ""), opgave)
    except signing.BadSignature:
        messages.error(
            request, "Deze keuzes konden wij niet lezen. Er is niets veranderd."
        )
        return redirect(address("opgave", opgave))
    levering = Levering.objects.filter(
        pk=gezien.levering, gebied=opgave.gebied, kwartaal=opgave.kwartaal
    ).first()
    if levering is None:
        messages.error(
            request, "Deze opgave is intussen vernieuwd. Er is niets veranderd."
        )
        return redirect(address("opgave", opgave))
    if levering.versie != gezien.versie:  # a third saved: those choices are old
        opnieuw = conflict_of(levering, uw, gezien)
        return show_conflict(request, opgave, opnieuw, uw, gezien)
    nu = shown_fields(levering)
    keuzes = _choices(request.POST, merge(gezien.basis, nu, uw).botsend)
    samen = merge(gezien.basis, nu, uw, keuzes)
    if samen.botsend:
        nog = conflict_of(levering, uw, gezien)
        return show_conflict(request, opgave, nog, uw, gezien, keuzes or {"": ""})
    gezien_nu = Gezien(gezien.levering, gezien.versie, nu)
    try:
        uitkomst = bewaar(
            opgave.gebied, opgave.kwartaal, request.user, samen.velden, gezien_nu
        )
    except Botsing as fout:
        messages.error(request, str(fout))
        return redirect(address("opgave", opgave))
    if isinstance(uitkomst, Conflict):
        return show_conflict(request, opgave, uitkomst, samen.velden, gezien_nu)
    bewaar_bijlage(request, uitkomst)
    messages.success(request, "Uw keuzes zijn bewaard als concept.")
    return redirect(address("opgave", opgave))


def _choices(data, botsend) -> dict[str, str]:
    overal = data.get("alles")
    if overal in ("ander", "uw"):
        return {paar.naam: overal for paar in botsend}
    return {
        paar.naam: data[paar.naam]
        for paar in botsend
        if data.get(paar.naam) in ("ander", "uw")
    }


def _choice(paar, opgave, conflict, keuzes) -> dict:
    door, op = conflict.wie.get(paar.sleutel, (None, None))
    return {
        "naam": paar.naam,
        "titel": _title(paar, opgave),
        "was": _text(paar, paar.was),
        "ander": _text(paar, paar.ander),
        "uw": _text(paar, paar.uw),
        "door": wie(door),
        "wanneer": wanneer(op),
        "keuze": keuzes.get(paar.naam, ""),
    }


def _by_itself(vanzelf, opgave, conflict) -> dict:
    door, op = conflict.wie.get(vanzelf.sleutel, (None, None))
    return {
        "titel": _title(vanzelf, opgave),
        "was": _text(vanzelf, vanzelf.was),
        "wordt": _text(vanzelf, vanzelf.wordt),
        "door": "u" if vanzelf.door_u else f"{wie(door)}, {wanneer(op)}",
    }


def _title(paar, opgave) -> str:
    naam = field_name(paar.sleutel, opgave)
    los = paar.deel == WAARDE or paar.sleutel in TEKSTEN
    return naam if los else f"Uitleg bij: {naam}"


def _text(paar, veld) -> str:
    if paar.deel == WAARDE:
        if veld.tekst and veld.reden:
            return f"{veld.tekst}, en: {veld.reden}"
        return veld.tekst or veld.reden or "leeg"
    if not veld.uitleg:
        return "leeg"
    if paar.sleutel in TEKSTEN:
        return f"“{veld.uitleg}”"
    plek = "voor op de site" if veld.openbaar else "blijft intern"
    return f"“{veld.uitleg}” ({plek})"
