"""The page on which a quarter is typed in, saved as a concept and handed in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from banenafspraak.leveringen import Botsing
from banenafspraak.models import RedenOnbekend
from banenafspraak.opgave import berichten, stappen
from banenafspraak.opgave.bewaren import Conflict, Gezien, bewaar
from banenafspraak.opgave.controles import Soort
from banenafspraak.opgave.formulier import (
    LANGSTE_HERKOMST,
    groups,
    read_fields,
    read_seen,
    rows,
    sign_seen,
)
from banenafspraak.opgave.onderdelen import definitions
from banenafspraak.opgave.vel import REDEN
from banenafspraak.opgave.veld import LANGSTE_GETAL, LANGSTE_UITLEG
from banenafspraak.opgave.views.bijlage import bewaar_bijlage, unsaved_file
from banenafspraak.opgave.views.conflict import show_conflict
from banenafspraak.opgave.views.gedeeld import address, page_context, read_opgave
from banenafspraak.opgave.woorden import naam_van, nog, voor
from banenafspraak.rechten import rechten_van, who_may_agree

CONTROLE = "controle"  # ?controle=1: the page says what is still empty, too


def invullen(request, kwartaal, code):
    """GET: the form, or the page to read for who cannot type. POST: save, or hand in."""
    opgave = read_opgave(request, kwartaal, code)
    mag_leveren = rechten_van(request.user).mag_leveren(opgave.gebied.pk)
    if request.method == "POST" and mag_leveren:
        return _save(request, opgave)
    if not (mag_leveren and opgave.is_te_bewerken):
        if request.method == "POST":
            messages.error(request, "U kunt deze opgave bekijken, maar niet invullen.")
        return redirect(address("opgave_controle", opgave))
    streng = request.GET.get(CONTROLE) == "1"
    return show_form(request, opgave, Gezien.of(opgave), streng)


def show_form(request, opgave, gezien, streng, *, status=200, fout="", **meer):
    """The form with what `opgave` holds now, saved or not. `gezien`: what it began with;
    `streng`: say what is empty, too; `meer`: what else the template prints."""
    rijen = rows(opgave, leeg_is_fout=streng)
    fouten = [o for rij in rijen for o in rij.fouten]
    vragen = [o for rij in rijen for o in rij.vragen if not o.beantwoord]
    reden_fout = streng and opgave.vraagt_reden and not opgave.velden[REDEN].uitleg
    leeg = sum(o.soort is Soort.LEEG for o in opgave.opmerkingen)
    wat = "Correctie" if opgave.is_correctie else "Kwartaalopgave"
    context = page_context(
        request,
        opgave,
        title=f"{wat} {naam_van(opgave.gebied)}",
        subtitle=opgave.kwartaal.label,
        groepen=groups(rijen, definitions(opgave.onderdelen)),
        fouten=fouten,
        aantal_fouten=len(fouten) + reden_fout,
        reden_fout=reden_fout,
        vragen=vragen,
        leeg=leeg,
        melding=fout,
        streng=streng,
        redenen=RedenOnbekend.choices,
        gezien=sign_seen(gezien, opgave),
        inleveren=voor(opgave.uiterlijk),
        nog=nog(opgave.uiterlijk, timezone.localdate()),
        langste_getal=LANGSTE_GETAL,
        langste_uitleg=LANGSTE_UITLEG,
        langste_herkomst=LANGSTE_HERKOMST,
        **meer,
    )
    return render(request, "opgave/invullen.html", context, status=status)


def _save(request, opgave):
    velden = read_fields(request.POST, opgave)
    gezien = read_seen(request.POST.get("gezien", ""), opgave)
    try:
        uitkomst = bewaar(opgave.gebied, opgave.kwartaal, request.user, velden, gezien)
    except Botsing as fout:
        nu = opgave.with_fields(velden)
        bijlage = unsaved_file(request)
        return show_form(
            request, nu, gezien, False, status=409, fout=str(fout), bijlage=bijlage
        )
    if isinstance(uitkomst, Conflict):
        return show_conflict(request, opgave, uitkomst, velden, gezien)
    bewaar_bijlage(request, uitkomst)
    if "indienen" in request.POST:
        return _hand_in(request, opgave, uitkomst)
    messages.success(request, "Bewaard als concept. U kunt later verder.")
    return redirect(address("opgave", opgave))


def _hand_in(request, opgave, levering):
    try:
        stappen.indienen(levering, request.user, levering.versie)
    except (stappen.NietKlaar, stappen.GeenReden):
        return redirect(f"{address('opgave', opgave)}?{CONTROLE}=1#meldingen")
    except (stappen.Geweigerd, Botsing) as fout:
        messages.error(request, f"Niet ingediend, wel bewaard. {fout}")
        return redirect(address("opgave", opgave))
    messages.success(
        request,
        "Ingediend. Een collega kijkt mee. U krijgt een mail als er iets verandert.",
    )
    levering.refresh_from_db()
    berichten.na_indienen(levering)
    if not who_may_agree(levering):
        messages.warning(
            request,
            f"Voor {naam_van(opgave.gebied)} is nog geen vaststeller. Vraag de beheerder "
            "om iemand toe te voegen.",
        )
    return redirect(reverse("admin:index"))
