"""The overview of a region or of the nation, and the reminder to who is late."""

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from banenafspraak.kwartaal import Kwartaal, OngeldigKwartaal
from banenafspraak.opgave.berichten import herinner
from banenafspraak.opgave.matrix import namen_of_aantal
from banenafspraak.opgave.overzicht import national_overview, region_overview
from banenafspraak.rechten import deliverers_of, rechten_van
from regio.models import Gebied, Soort


@require_safe
def overzicht(request, code: str):
    """Who delivered what. `?tot=2026-K3`: older quarters, up to that one."""
    gebied = _area(request, code)
    landelijk = gebied.soort == Soort.LAND
    lees = national_overview if landelijk else region_overview
    gevonden = lees(
        gebied, rechten_van(request.user), timezone.localdate(), _up_to(request)
    )
    return render(
        request,
        "opgave/landelijk.html" if landelijk else "opgave/overzicht.html",
        {
            **admin.site.each_context(request),
            "title": f"Wie heeft wat ingeleverd in {gebied.naam}?",
            "gebied": gebied,
            "overzicht": gevonden,
            "is_nav_sidebar_enabled": False,
            "alle_regios": rechten_van(request.user).alles,
        },
    )


@require_POST
def herinneren(request, code: str):
    """Mail who is late about one quarter; who that is, is looked up again."""
    gebied = _area(request, code)
    try:
        kwartaal = Kwartaal.lees(request.POST.get("kwartaal", ""))
    except OngeldigKwartaal as fout:
        raise Http404("Dit kwartaal bestaat niet.") from fout
    if gebied.soort == Soort.LAND:
        raise Http404("Herinneren gaat per regio.")
    vandaag = timezone.localdate()
    gevonden = region_overview(gebied, rechten_van(request.user), vandaag, kwartaal)
    laat = next((h for h in gevonden.herinneringen if h.kwartaal == kwartaal), None)
    if laat is None:
        messages.info(request, f"Over het {kwartaal.label} is niemand te laat.")
    else:
        aantal = herinner(laat.gebieden, kwartaal, door=request.user)
        messages.add_message(request, *_told(laat.gebieden, aantal))
    return redirect("admin:opgaven_overzicht", code=code)


def _told(gebieden, aantal: int) -> tuple[int, str]:
    invullers = deliverers_of(gebieden)
    zonder = [g for g in gebieden if not invullers[g.pk]]
    met = [g for g in gebieden if g not in zonder]
    zinnen = []
    if aantal:
        mails = "1 mail" if aantal == 1 else f"{aantal} mails"
        zinnen.append(f"Herinnering verstuurd aan {namen_of_aantal(met)}: {mails}.")
    elif met:
        zinnen.append(
            f"Er is geen mail verstuurd aan {namen_of_aantal(met)}. Daar kreeg iedereen "
            "vandaag al een herinnering, of wil niemand mail."
        )
    if zonder:
        zinnen.append(
            f"Voor {namen_of_aantal(zonder)} is nog niemand die invult. Vraag de beheerder "
            "om iemand toe te voegen."
        )
    niveau = messages.SUCCESS if aantal and not zonder else messages.WARNING
    return niveau, " ".join(zinnen)


def _area(request, code: str) -> Gebied:
    """A region or the nation, in the own scope; anything else is not there."""
    gebied = Gebied.objects.filter(
        code=code, soort__in=(Soort.REGIO, Soort.LAND)
    ).first()
    if gebied is None or not rechten_van(request.user).mag_zien(gebied.pk):
        raise Http404("Dit overzicht is er niet, of hoort niet bij u.")
    return gebied


def _up_to(request) -> Kwartaal | None:
    try:
        return Kwartaal.lees(request.GET.get("tot", ""))
    except OngeldigKwartaal:
        return None
