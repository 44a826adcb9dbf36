"""The page of who agrees: what stands out, every row, and the two decisions.

Who may not decide reads the same page, without the forms.
"""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from banenafspraak.leveringen import Botsing
from banenafspraak.models import Levering
from banenafspraak.onderdrukking import ONDER_REGIO, TELT_MENSEN, decide, warning
from banenafspraak.opgave import berichten, stappen
from banenafspraak.opgave.controles import Soort
from banenafspraak.opgave.formulier import groups, replaced_by, rows
from banenafspraak.opgave.views.gedeeld import (
    address,
    page_context,
    read_opgave,
    seen_version,
)
from banenafspraak.opgave.wachtrij import place_in_queue
from banenafspraak.opgave.woorden import naam_van, wanneer, wie
from banenafspraak.rechten import is_eigen_werk, rechten_van, who_may_agree

GEEN_BESLUIT = "Kies: akkoord geven, of terugsturen."


def controle(request, kwartaal, code):
    """GET: the opgave to read and to decide on. POST: agree, or send back."""
    opgave = read_opgave(request, kwartaal, code)
    if request.method == "POST":
        return _decide(request, opgave)
    return _show(request, opgave)


def _show(request, opgave, *, fout="", reden="", status=200):
    levering = opgave.levering
    rijen = _rows(opgave)
    per_rij = {rij.sleutel: rij for rij in rijen}
    opvallend = [(per_rij[o.sleutel], o) for o in opgave.valt_op]
    wacht = bool(levering) and levering.status == Levering.Status.INGEDIEND
    eigen = wacht and is_eigen_werk(levering, request.user)
    rechten = rechten_van(request.user)
    mag_akkoord = rechten.mag_akkoord(opgave.gebied.pk)
    context = page_context(
        request,
        opgave,
        title=f"{'Controle' if wacht else 'Opgave'}: {naam_van(opgave.gebied)}",
        subtitle=opgave.kwartaal.label,
        rijen=rijen,
        groepen=groups(_shown_first(rijen, opgave), {}),
        ongewijzigd=_unchanged(rijen, opgave),
        opvallend=[
            paar for paar in opvallend if paar[1].soort is not Soort.EERSTE_KEER
        ],
        eerste_keer=[rij for rij, o in opvallend if o.soort is Soort.EERSTE_KEER],
        vlaggen=[o.sleutel for _, o in opvallend if o.soort is not Soort.EERSTE_KEER],
        aantal_opvallend=len(
            {rij.sleutel for rij, o in opvallend if o.soort is not Soort.EERSTE_KEER}
        ),
        wacht=wacht,
        eigen=eigen and mag_akkoord,
        beslist=wacht and mag_akkoord and not eigen,
        mag_intrekken=wacht
        and (levering.ingediend_door_id == request.user.pk or rechten.alles),
        collegas=who_may_agree(levering) if wacht and eigen else [],
        indiener=wie(levering.ingediend_door) if levering else "",
        ingediend=wanneer(levering.ingediend_op) if levering else "",
        klein=_small_counts(opgave),
        mee=decide(levering, timezone.now()).mee if wacht else 0,
        bijlagen=levering.bijlagen.defer("inhoud") if levering else (),
        rij=place_in_queue(request.user, levering) if wacht else None,
        fout=fout,
        reden=reden,
    )
    return render(request, "opgave/controle.html", context, status=status)


def _shown_first(rijen, opgave):
    """Of a correction only what changes; of a first opgave everything."""
    if not opgave.is_correctie:
        return [
            rij for rij in rijen if not (rij.onderdeel.is_norm and rij.gelezen.is_leeg)
        ]
    return [rij for rij in rijen if _changes(rij, opgave)]


def _unchanged(rijen, opgave):
    if not opgave.is_correctie:
        return []
    return [rij for rij in rijen if not _changes(rij, opgave)]


def _changes(rij, opgave) -> bool:
    """Whether a correction changes this, or did when it was agreed with."""
    return rij.was is not None if _is_published(opgave) else rij.is_gewijzigd


def _is_published(opgave) -> bool:
    return opgave.status == Levering.Status.VASTGESTELD


def _rows(opgave):
    rijen = rows(opgave)
    veranderde = opgave.levering and (opgave.is_correctie or opgave.levering.reden)
    if not (veranderde and _is_published(opgave)):
        return rijen
    was = replaced_by(opgave.levering)
    return [
        replace(rij, was=was.get(rij.sleutel))
        if opgave.is_correctie or not rij.onderdeel.is_norm
        else rij
        for rij in rijen
    ]


def _small_counts(opgave) -> int:
    """How many counts of people the public will not see."""
    return sum(
        0 < gelezen.waarde < onderdeel.indicator.drempel
        for onderdeel in opgave.onderdelen
        if (gelezen := onderdeel.read(opgave.field(onderdeel))).waarde is not None
        and onderdeel.eenheid in TELT_MENSEN
        and opgave.gebied.soort in ONDER_REGIO
        and not onderdeel.is_norm
    )


def _decide(request, opgave):
    levering = opgave.levering
    hier = address("opgave_controle", opgave)
    if not rechten_van(request.user).mag_akkoord(opgave.gebied.pk):
        messages.error(
            request, "U kunt deze opgave bekijken, maar er niet over besluiten."
        )
        return redirect(hier)
    if levering is None:
        messages.error(request, "Deze opgave is nog niet ingediend.")
        return redirect(hier)
    terug = "terug" in request.POST
    if not terug and "akkoord" not in request.POST:
        return _show(request, opgave, fout=GEEN_BESLUIT, status=400)
    reden = request.POST.get("reden", "").replace("\x00", "")
    try:
        if terug:
            na = stappen.stuur_terug(
                levering, request.user, seen_version(request), reden
            )
            berichten.na_terugsturen(na)
        else:
            na = stappen.akkoord(levering, request.user, seen_version(request))
            berichten.na_akkoord(na)
            if zin := warning(na):
                messages.warning(request, zin)
    except stappen.Geweigerd as fout:
        status = 400 if terug and not reden.strip() else 403
        return _show(request, opgave, fout=str(fout), reden=reden, status=status)
    except Botsing as fout:
        messages.error(request, str(fout))
        return redirect(hier)
    return _next(request, opgave, terug)


def _next(request, opgave, terug):
    """The next opgave that waits, with what was done on top; else the start page."""
    naam = naam_van(opgave.gebied)
    volgende = place_in_queue(request.user, None).volgende
    zin = (
        f"Teruggestuurd naar {naam}. Op de site verandert niets."
        if terug
        else f"Akkoord gegeven. De cijfers van {naam} staan op de site."
    )
    if volgende is None:
        messages.success(request, f"{zin} Er wachten geen andere opgaven op u.")
        return redirect(reverse("admin:index"))
    messages.success(request, f"{zin} Dit is de volgende opgave.")
    return redirect(
        reverse(
            "admin:opgave_controle",
            kwargs={"kwartaal": volgende.kwartaal, "code": volgende.gebied.code},
        )
    )
