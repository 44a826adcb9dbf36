"""The page of one file: a concept to hand in, to decide on, or what became of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from banenafspraak.bladen import SOORTEN
from banenafspraak.importeren import berichten, stappen
from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.inzage import Bestand, for_user, read
from banenafspraak.importeren.tonen import ALLES, TE_TONEN
from banenafspraak.importeren.verslag import becomes, good_news, size_in_words
from banenafspraak.importeren.views.gedeeld import (
    outcome_context,
    page_context,
    read_levering,
)
from banenafspraak.leveringen import Botsing
from banenafspraak.models import Bijlage, Levering
from banenafspraak.onderdrukking import warning
from banenafspraak.opgave.stappen import GeenReden
from banenafspraak.opgave.stappen import Geweigerd as StapGeweigerd
from banenafspraak.opgave.views.gedeeld import seen_version
from banenafspraak.opgave.woorden import naam_van, wanneer, wie
from banenafspraak.rechten import is_eigen_werk, rechten_van, who_may_agree

LANGSTE_REDEN = 1000
NIET_BESLUITEN = "U kunt dit bestand bekijken, maar er niet over besluiten."
XLS = "application/vnd.ms-excel"


def bestand(request, pk):
    """GET: the page. POST: one step, said by the button."""
    levering = read_levering(request, pk)
    if request.method == "POST":
        return _step(request, levering)
    return _show(request, levering)


bestand.eigen_transactie = True  # the steps have their own; reading comes before them


def _show(request, levering, *, fout="", reden="", reden_fout=False, status=200):
    Status = Levering.Status
    wacht = levering.status == Status.INGEDIEND
    eigen = wacht and is_eigen_werk(levering, request.user)
    mag_akkoord = rechten_van(request.user).mag_akkoord(levering.gebied_id)
    mag_leveren = stappen.may_deliver(levering, request.user)
    is_concept = levering.status == Status.CONCEPT
    context = page_context(
        request,
        title=_TITELS[levering.status],
        waar=levering.bestand,
        levering=levering,
        gebied_naam=naam_van(levering.gebied),
        indiener=wie(levering.ingediend_door)
        if levering.ingediend_door
        else levering.ingediend_als or wie(levering.gemaakt_door),
        ingediend=wanneer(levering.ingediend_op),
        is_concept=is_concept,
        wacht=wacht,
        mag_leveren=mag_leveren,
        mag_intrekken=wacht and mag_leveren and (eigen or not mag_akkoord),
        beslist=wacht and mag_akkoord and not eigen,
        eigen=eigen and mag_akkoord,
        collegas=who_may_agree(levering) if wacht and eigen else [],
        fout=fout,
        reden=reden,
        reden_fout=reden_fout,
        langste_reden=LANGSTE_REDEN,
        **(_preview(request, levering) if is_concept or wacht else {}),
    )
    return render(request, "bestand/levering.html", context, status=status)


_TITELS = {
    Levering.Status.CONCEPT: "Controleer uw bestand",
    Levering.Status.INGEDIEND: "Controle van een bestand",
    Levering.Status.VASTGESTELD: "Dit bestand staat op de site",
    Levering.Status.TERUGGESTUURD: "Dit bestand is teruggestuurd",
    Levering.Status.INGETROKKEN: "Dit bestand is ingetrokken",
}


def _preview(request, levering) -> dict:
    """The difference between the file and the site, as it is now."""
    try:
        gelezen = read(_file(levering))
        wacht = levering.status == Levering.Status.INGEDIEND
        uitkomst = for_user(gelezen, None if wacht else request.user, levering)
    except Geweigerd as fout:  # a rule of the site changed since
        return {"onleesbaar": fout}
    ingehaald = wacht and not stappen.is_as_handed_in(levering, uitkomst)
    goed = uitkomst.mag and not uitkomst.is_leeg and not ingehaald
    hoogste = ALLES if "alles" in request.GET else TE_TONEN
    return {
        "gelezen": gelezen,
        "omvang": size_in_words(gelezen),
        "dit_wordt": becomes(gelezen, uitkomst),
        "goed": good_news(gelezen, uitkomst) if goed else "",
        "bron_anders": "" if gelezen.tabel else stappen.default_source(levering),
        "ingehaald": stappen.INTUSSEN_ANDERS if ingehaald else "",
        "toon_alles": hoogste == TE_TONEN,
        **outcome_context(uitkomst, hoogste),
    }


def _file(levering) -> Bestand:
    bewaard = stappen.kept_file(levering)
    if bewaard is None:
        raise Http404("Dit bestand is niet bewaard.")
    return bewaard


# ---- steps -------------------------------------------------------------------------


def _step(request, levering):
    stappen_per_knop = {
        "indienen": _hand_in,
        "stop": _stop,
        "akkoord": _agree,
        "terug": _send_back,
        "intrekken": _take_back,
    }
    for knop, doe in stappen_per_knop.items():
        if knop in request.POST:
            return _try(request, levering, doe)
    return _show(request, levering, fout="Kies wat u wilt doen.", status=400)


def _try(request, levering, doe):
    try:
        return doe(request, levering)
    except Geweigerd as fout:
        return _show(request, levering, fout=str(fout), status=409)
    except stappen.NietGoed:
        messages.error(
            request,
            "Niet ingediend. De site veranderde intussen. Kijk het bestand opnieuw na.",
        )
    except (StapGeweigerd, Botsing) as fout:
        messages.error(request, str(fout))
    return redirect("admin:bestand_levering", pk=levering.pk)


def _refuse(request, levering, zin: str):
    messages.error(request, zin)
    return redirect("admin:bestand_levering", pk=levering.pk)


def _text(request, naam: str) -> str:
    return request.POST.get(naam, "").replace("\x00", "").strip()[:LANGSTE_REDEN]


def _hand_in(request, levering):
    if not stappen.may_deliver(levering, request.user):
        return _refuse(request, levering, "U kunt dit bestand bekijken, niet indienen.")
    reden = _text(request, "reden")
    gelezen = read(_file(levering))
    try:
        stappen.dien_in(levering, gelezen, request.user, seen_version(request), reden)
    except GeenReden as fout:
        return _show(
            request, levering, fout=str(fout), reden=reden, reden_fout=True, status=400
        )
    levering.refresh_from_db()
    berichten.na_indienen(levering)
    messages.success(
        request,
        "Ingediend. Een collega kijkt mee. U krijgt een mail als er iets verandert.",
    )
    if not who_may_agree(levering):
        messages.warning(
            request,
            f"Voor {naam_van(levering.gebied)} is nog geen vaststeller. Vraag de "
            "beheerder om iemand toe te voegen.",
        )
    return redirect("admin:index")


def _stop(request, levering):
    if not stappen.may_deliver(levering, request.user):
        return _refuse(request, levering, "U kunt dit bestand bekijken, niet weghalen.")
    stappen.stop(levering, request.user, seen_version(request))
    messages.success(request, "Gestopt. Van dit bestand komt niets op de site.")
    return redirect("admin:index")


def _take_back(request, levering):
    if not stappen.may_deliver(levering, request.user):
        return _refuse(
            request, levering, "U kunt dit bestand bekijken, niet intrekken."
        )
    stappen.trek_in(levering, request.user, seen_version(request))
    messages.success(
        request,
        "Ingetrokken. Op de site verandert niets. Upload een verbeterd bestand.",
    )
    return redirect("admin:bestand")


def _agree(request, levering):
    if not rechten_van(request.user).mag_akkoord(levering.gebied_id):
        return _refuse(request, levering, NIET_BESLUITEN)
    gelezen = read(_file(levering))
    try:
        na = stappen.akkoord(levering, gelezen, request.user, seen_version(request))
    except StapGeweigerd as fout:
        return _show(request, levering, fout=str(fout), status=403)
    berichten.na_akkoord(na)
    wat = f"De cijfers van {naam_van(levering.gebied)} staan op de site."
    if gelezen.tabel is not None:
        wat = "De nieuwe indeling staat op de site."
    messages.success(request, f"Akkoord gegeven. {wat}")
    if zin := warning(na):
        messages.warning(request, zin)
    return redirect("admin:index")


def _send_back(request, levering):
    if not rechten_van(request.user).mag_akkoord(levering.gebied_id):
        return _refuse(request, levering, NIET_BESLUITEN)
    reden = _text(request, "reden")
    try:
        na = stappen.stuur_terug(levering, request.user, seen_version(request), reden)
    except StapGeweigerd as fout:
        status = 403 if reden else 400
        return _show(request, levering, fout=str(fout), reden=reden, status=status)
    berichten.na_terugsturen(na)
    messages.success(request, "Teruggestuurd. Op de site verandert niets.")
    return redirect("admin:index")


# ---- the file itself ---------------------------------------------------------------


@require_safe
def download(request, pk):
    """The file of a delivery as it came in, for who may see that delivery."""
    levering = read_levering(request, pk)
    return _as_download(levering.bijlagen.order_by("pk").first())


@require_safe
def bijlage(request, pk):
    """The same by its own number: an opgave may have come from more than one file."""
    rij = Bijlage.objects.filter(pk=pk).select_related("levering").first()
    if rij is None or rij.levering is None:
        raise Http404("Dit bestand is er niet.")
    if not stappen.may_see(rij.levering, request.user):
        raise Http404("Dit bestand is er niet, of hoort niet bij u.")
    return _as_download(rij)


def _as_download(rij: Bijlage) -> HttpResponse:
    soort = {**SOORTEN, "xls": XLS}.get(rij.soort, "application/octet-stream")
    antwoord = HttpResponse(bytes(rij.inhoud), content_type=soort)
    antwoord["Content-Disposition"] = content_disposition_header(
        True,
        rij.naam
        if rij.naam.lower().endswith(f".{rij.soort}")
        else f"{rij.naam}.{rij.soort}",
    )
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
