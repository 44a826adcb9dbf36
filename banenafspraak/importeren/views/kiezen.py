"""Choosing a file, and what became of it: refused, nothing new, or a concept to look at."""

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from banenafspraak.bladen import SOORTEN, make_file
from banenafspraak.importeren import stappen
from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.bronnen import LANGSTE_TITEL
from banenafspraak.importeren.inzage import Bestand, for_user, limits, read
from banenafspraak.importeren.ontvangen import refuse_too_large, too_large
from banenafspraak.importeren.tonen import refusal_sheet
from banenafspraak.importeren.verslag import (
    becomes,
    bytes_in_words,
    no_changes,
    refusal_heading,
    size_in_words,
)
from banenafspraak.importeren.views.gedeeld import (
    ZOUT,
    outcome_context,
    page_context,
)
from banenafspraak.importeren.views.invullen import filled_in, show_in_form
from banenafspraak.models import Bron, Indicator, Levering
from banenafspraak.opgave.taken import taken_van
from banenafspraak.rechten import rechten_van

GEEN_BESTAND = "Kies eerst een bestand."
GEEN_BRON = (
    "Schrijf op waar deze cijfers vandaan komen, en kies het bestand opnieuw. De bron komt op "
    "de site."
)


def kiezen(request):
    """GET: the form. POST: read the file; nothing is kept of one that is refused."""
    rechten = rechten_van(request.user)
    if not (rechten.alles or rechten.leveren):
        messages.error(
            request,
            "U levert zelf geen cijfers. U geeft akkoord op wat een ander indient.",
        )
        return redirect("admin:index")
    vervangt = _replaced(request)
    if request.method != "POST":
        return _form(request, vervangt)
    try:
        refuse_too_large(request)
    except Geweigerd as fout:
        omvang = int(request.META.get("CONTENT_LENGTH") or 0)
        return _refused(request, fout, "", omvang, vervangt)
    upload = request.FILES.get("bestand")
    if upload is None:
        return _form(request, vervangt, fout=GEEN_BESTAND, status=400)
    if upload.size > limits().bytes:
        return _refused(
            request, too_large(upload.size), upload.name, upload.size, vervangt
        )
    bestand = Bestand(
        naam=_clean(upload.name),
        inhoud=upload.read(),
        indicator=_clean(request.POST.get("indicator", ""))[:60],
        bron=_clean(request.POST.get("bron", ""))[:LANGSTE_TITEL],
    )
    try:
        return _look(request, read(bestand), vervangt)
    except Geweigerd as fout:
        return _refused(request, fout, bestand.naam, len(bestand.inhoud), vervangt)


kiezen.eigen_transactie = True  # reading a file takes time, and writes nothing


def _look(request, gelezen, vervangt):
    """What becomes of a file that can be read. Raises `Geweigerd`."""
    invulling = filled_in(request, gelezen)
    if invulling is None:
        return _examined(request, gelezen, vervangt)
    uitkomst = invulling.uitkomst
    if uitkomst.meldingen or uitkomst.is_leeg:
        return _not_taken(request, gelezen, uitkomst, vervangt, invulling)
    return show_in_form(request, gelezen, invulling)


def _examined(request, gelezen, vervangt):
    uitkomst = for_user(gelezen, request.user)
    if uitkomst.meldingen or uitkomst.is_leeg:
        return _not_taken(request, gelezen, uitkomst, vervangt)
    if not rechten_van(request.user).mag_zien(uitkomst.gebied.pk):
        raise Geweigerd(
            "Dit bestand gaat over meer dan één gemeente.",
            "Maak per gemeente een bestand en upload ze na elkaar.",
        )
    if rechten_van(request.user).alles and _has_no_source(gelezen, uitkomst):
        return _form(request, vervangt, bron_fout=GEEN_BRON, status=400)
    vervangt = vervangt or _same_concept(request, gelezen)
    try:
        levering = stappen.neem_op(gelezen, request.user, vervangt)
    except stappen.NietGoed as fout:  # the site changed while we were reading
        return _not_taken(request, gelezen, fout.uitkomst, vervangt)
    return redirect("admin:bestand_levering", pk=levering.pk)


def _same_concept(request, gelezen) -> Levering | None:
    """An own concept of this very file: uploading it again makes no second one."""
    eigen = Levering.objects.filter(
        gemaakt_door=request.user, status=Levering.Status.CONCEPT, kwartaal=None
    )
    return eigen.filter(sha256=gelezen.bestand.sha256).first()


def _has_no_source(gelezen, uitkomst) -> bool:
    """Whether nobody says where the figures come from."""
    if gelezen.bestand.bron or gelezen.tabel is not None:
        return False
    return not all(b.bron for b in uitkomst.rijen)


def _form(request, vervangt, *, fout="", bron_fout="", status=200):
    rechten = rechten_van(request.user)
    context = page_context(
        request,
        title="Een bestand uploaden",
        fout=fout,
        bron_fout=bron_fout,
        vervangt=vervangt,
        bron=request.POST.get("bron", vervangt.herkomst if vervangt else ""),
        gekozen=request.POST.get("indicator", ""),
        indicatoren=Indicator.objects.all(),
        bronnen=Bron.objects.exclude(soort=Bron.Soort.VOORBEELD)
        .order_by("-pk")
        .values_list("titel", flat=True)[:200]
        if rechten.alles
        else (),
        is_beheerder=rechten.alles,
        langste_bron=LANGSTE_TITEL,
        opgaven=_templates(request),
    )
    return render(request, "bestand/kiezen.html", context, status=status)


def _templates(request) -> list:
    """The opgaven of which a filled template can be downloaded: what is to be done now."""
    taken = taken_van(request.user, timezone.localdate())
    return [taak.stand for taak in taken.te_doen[:6]]


def _refused(request, fout: Geweigerd, naam: str, grootte: int, vervangt):
    context = page_context(
        request,
        title="Dit bestand is geweigerd",
        waar="Geweigerd",
        weigering=fout,
        naam=naam,
        omvang=bytes_in_words(grootte),
        moment=timezone.localtime(),
        vervangt=vervangt,
        opgaven=_templates(request),
    )
    return render(request, "bestand/geweigerd.html", context, status=400)


def _not_taken(request, gelezen, uitkomst, vervangt, invulling=None):
    """Rows are refused, or the site says all of it already: nothing is kept. `invulling`:
    of a file that is one opgave."""
    geweigerd = bool(uitkomst.meldingen)
    context = page_context(
        request,
        title="Dit bestand is geweigerd"
        if uitkomst.is_vreemd
        else "Controleer uw bestand",
        waar="Geweigerd" if uitkomst.is_vreemd else "Controleer",
        gelezen=gelezen,
        omvang=size_in_words(gelezen),
        dit_wordt=becomes(gelezen, uitkomst),
        kop=refusal_heading(uitkomst) if geweigerd else "",
        zin="" if geweigerd else no_changes(uitkomst, invulling),
        invulling=invulling,
        vervangt=vervangt,
        **outcome_context(uitkomst),
    )
    status = 400 if geweigerd else 200
    return render(request, "bestand/controle.html", context, status=status)


def lijst(request):
    """POST: the refusals of the page before, as a csv file. GET leads to the form."""
    if request.method != "POST":
        return redirect("admin:bestand")
    try:
        rijen = signing.loads(
            request.POST.get("lijst", ""), salt=ZOUT, max_age=24 * 3600
        )
    except signing.BadSignature:
        messages.error(
            request, "Deze lijst is er niet meer. Upload het bestand opnieuw."
        )
        return redirect("admin:bestand")
    naam = _clean(request.POST.get("naam", ""))[:100]
    antwoord = HttpResponse(
        make_file(refusal_sheet(rijen, naam), "csv"), content_type=SOORTEN["csv"]
    )
    antwoord["Content-Disposition"] = 'attachment; filename="geweigerde-rijen.csv"'
    return antwoord


def _replaced(request) -> Levering | None:
    """The delivery that a new file comes in the place of: own work that is not finished."""
    pk = request.POST.get("vervangt") or request.GET.get("vervangt") or ""
    if not (pk.isascii() and pk.isdigit() and len(pk) < 12):
        return None
    levering = (
        Levering.objects.filter(
            pk=int(pk), kwartaal__isnull=True, status__in=Levering.TE_BEWERKEN
        )
        .select_related("gebied", "teruggestuurd_door")
        .first()
    )
    if levering and stappen.may_deliver(levering, request.user):
        return levering
    return None


def _clean(tekst: str) -> str:
    """One line of text without control characters."""
    return " ".join("".join(t if t.isprintable() else " " for t in tekst).split())
