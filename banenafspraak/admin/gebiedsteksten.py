"""Admin of measures and council documents: one proposes, another puts it on the site."""

from django.contrib import admin, messages
from django.db import models
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse

from banenafspraak.admin.gebiedstekstform import GebiedstekstForm
from banenafspraak.admin.gedeeld import NamedSearchBoxes, VersieFilter, version_status
from banenafspraak.models import Indicator, Maatregel, Raadsstuk
from banenafspraak.rechten import rechten_van
from banenafspraak.teksten import withdraw_texts
from banenafspraak.voorstellen import (
    Geweigerd,
    agree,
    drop,
    may_change,
    open_proposal,
    propose,
)
from regio.admin import FoldedSearch, NoDeletion
from regio.models import Gebied

UITLEG = (
    "U maakt een voorstel. Het komt op de site als iemand anders akkoord geeft. "
    "De oude versie blijft bewaard."
)
UITLEG_AKKOORD = (
    "Dit voorstel wacht op akkoord. Lees het na: er mogen geen namen van mensen in staan. "
    "Ga daarna terug naar de lijst, zet een vinkje bij het voorstel en kies bij Actie "
    "‘Geef akkoord: zet op de site’."
)


class HuidigOfVoorstel(VersieFilter):
    """What holds now and what waits, unless asked otherwise."""

    def lookups(self, request, model_admin):
        return [
            ("concept", "Wacht op akkoord"),
            ("oud", "Vervangen of ingetrokken"),
            ("alle", "Alle"),
        ]

    def choices(self, changelist):
        eerste, *rest = super().choices(changelist)
        yield {**eerste, "display": "Geldt nu, of wacht op akkoord"}
        yield from rest

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset.filter(bekend_tot__isnull=True)
        return super().queryset(request, queryset)


def status_of(tekst) -> str:
    """What became of a version, in a word or two."""
    return "wacht op akkoord" if tekst.is_voorstel else version_status(tekst)


class GebiedstekstAdmin(NamedSearchBoxes, FoldedSearch, NoDeletion, admin.ModelAdmin):
    form = GebiedstekstForm
    list_filter = [HuidigOfVoorstel, "gebied__soort"]
    list_select_related = ["gebied", "bron"]
    list_per_page = 50
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    actions = ["agree", "drop", "withdraw"]
    velden: list[str] = []

    class Media:
        css = {"all": ["banenafspraak/beheer.css"]}

    # ---- the form ----------------------------------------------------------------

    def get_fieldsets(self, request, obj=None):
        vak = {"fields": self.velden}
        if obj is None:
            return [(None, {**vak, "description": UITLEG})]
        if self.has_change_permission(request, obj):
            vak["description"] = UITLEG
        else:
            # Ticks cannot be shown unless they can be changed.
            vak["fields"] = [
                "onderwerpen" if v == "indicatoren" else v for v in self.velden
            ]
            if obj.is_voorstel and rechten_van(request.user).mag_akkoord(obj.gebied_id):
                vak["description"] = UITLEG_AKKOORD
        versies = ["voorgesteld_door"] if obj.is_voorstel else []
        return [(None, vak), ("Versies", {"fields": [*versies, "versies"]})]

    def get_readonly_fields(self, request, obj=None):
        eigen = ["gebied", "onderwerpen", "voorgesteld_door", "versies"]
        return eigen if obj else []

    def get_changeform_initial_data(self, request):
        """Who types for one area does not have to choose it."""
        gegevens = super().get_changeform_initial_data(request)
        rechten = rechten_van(request.user)
        if not rechten.alles and len(rechten.leveren) == 1:
            gegevens.setdefault("gebied", *rechten.leveren)
        return gegevens

    def get_autocomplete_fields(self, request):
        return ["gebied", "bron"] if rechten_van(request.user).alles else ["bron"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        rechten = rechten_van(request.user)
        if db_field.name == "gebied" and not rechten.alles:
            kwargs["queryset"] = Gebied.objects.filter(pk__in=rechten.leveren)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        mag = super().has_change_permission(request, obj)
        return mag and (obj is None or may_change(obj, request.user))

    def has_akkoord_permission(self, request):
        """Whether this person agrees for any area; which one is asked per row."""
        rechten = rechten_van(request.user)
        return rechten.alles or bool(rechten.akkoord)

    def has_beheer_permission(self, request):
        """Whether this person looks after the site."""
        return rechten_van(request.user).alles

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Who changes what already has a proposal, or was replaced meanwhile, is shown what
        there is now, and beside it what he typed."""
        if request.method == "POST" and object_id:
            rij = self.get_object(request, object_id)
            if self._is_overtaken(request, rij):
                return self._show_current(request, self._current(rij) or rij)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Geweigerd:  # another was first, since that was looked at
            rij = self.get_object(request, object_id)
            return self._show_current(request, self._current(rij) or rij)

    def _is_overtaken(self, request, rij) -> bool:
        if not rechten_van(request.user).mag_leveren(rij.gebied_id):
            return False
        wacht = not rij.is_voorstel and open_proposal(rij)
        return bool(rij.bekend_tot or wacht)

    def _current(self, rij):
        huidig = type(rij).objects.current().filter(sleutel=rij.sleutel).first()
        return open_proposal(rij) or huidig

    def _show_current(self, request, rij):
        """The page of `rij`, with what was typed above it: that is kept nowhere else."""
        self.message_user(
            request,
            "Uw voorstel is niet bewaard. Er wacht al een voorstel, of iemand anders heeft "
            "dit intussen gewijzigd. Dit is wat er nu staat.",
            messages.ERROR,
        )
        getypt = {"getypt": self._typed(request)}
        request.method = "GET"
        try:
            pagina = super().changeform_view(
                request, str(rij.pk), self._address(rij), getypt
            )
        finally:
            request.method = "POST"
        pagina.status_code = 409
        return pagina

    def _typed(self, request) -> list[tuple[str, str]]:
        """What was typed, by the name of its field; what was chosen is chosen again."""
        velden = [self.opts.get_field(naam) for naam in self.velden]
        return [
            (veld.verbose_name, request.POST[veld.name])
            for veld in velden
            if not (veld.is_relation or veld.choices or veld.name == "indicatoren")
            and request.POST.get(veld.name, "").strip()
        ]

    def _address(self, rij) -> str:
        naam = f"admin:banenafspraak_{self.opts.model_name}_change"
        return reverse(naam, args=[rij.pk])

    def save_model(self, request, obj, form, change):
        voorstel = propose(obj, door=request.user)
        obj._is_nieuw = voorstel is not None
        if voorstel:
            obj.pk = voorstel.pk  # the page that follows is that of the proposal

    def response_add(self, request, obj, post_url_continue=None):
        return self._answer(request, obj)

    def response_change(self, request, obj):
        return self._answer(request, obj)

    def _answer(self, request, obj):
        if obj._is_nieuw:
            zin = "Uw voorstel is bewaard. Vraag een collega om akkoord te geven."
            self.message_user(request, zin, messages.SUCCESS)
        else:
            self.message_user(request, "Er is niets veranderd.", messages.INFO)
        if "_continue" in request.POST:
            return redirect(self._address(obj))
        return redirect(f"admin:banenafspraak_{self.opts.model_name}_changelist")

    # ---- actions -----------------------------------------------------------------

    @admin.action(description="Geef akkoord: zet op de site", permissions=["akkoord"])
    def agree(self, request, queryset):
        self._each(request, queryset, agree, "Op de site gezet")

    @admin.action(description="Gooi het voorstel weg", permissions=["view"])
    def drop(self, request, queryset):
        self._each(request, queryset, drop, "Weggegooid")

    def _each(self, request, queryset, stap, gedaan: str):
        aantal = 0
        for rij in queryset:
            try:
                stap(rij, door=request.user)
                aantal += 1
            except Geweigerd as reden:
                self.message_user(request, str(reden), messages.ERROR)
        if aantal:
            self.message_user(request, f"{gedaan}: {aantal}.", messages.SUCCESS)

    @admin.action(
        description="Haal van de site (blijft in de geschiedenis)",
        permissions=["beheer"],
    )
    def withdraw(self, request, queryset):
        aantal = withdraw_texts(list(queryset))
        self.message_user(request, f"Van de site gehaald: {aantal}.", messages.SUCCESS)

    # ---- columns -----------------------------------------------------------------

    @admin.display(description="status")
    def status(self, tekst):
        return status_of(tekst)

    @admin.display(description="indicatoren")
    def onderwerpen(self, tekst):
        namen = Indicator.objects.filter(code__in=tekst.codes)
        return ", ".join(namen.values_list("naam", flat=True)) or "-"

    @admin.display(description="voorgesteld door")
    def voorgesteld_door(self, tekst):
        wie = tekst.opgesteld_door
        return (wie.get_full_name() or wie.get_username()) if wie else "-"

    @admin.display(description="alle versies")
    def versies(self, tekst):
        rijen = type(tekst).objects.filter(sleutel=tekst.sleutel).select_related("bron")
        return render_to_string(
            "admin/banenafspraak/gebiedstekstversies.html",
            {
                "regels": [
                    (rij, status_of(rij))
                    for rij in rijen.order_by("bekend_vanaf", "pk")
                ],
                "deze": tekst.pk,
            },
        )


@admin.register(Maatregel)
class MaatregelAdmin(GebiedstekstAdmin):
    list_display = ["titel", "status", "gebied", "eigenaar", "stand", "plan"]
    search_fields = ["titel", "omschrijving", "eigenaar", "gebied__zoeknaam"]
    search_help_text = "Zoek op titel, tekst, organisatie of gebied."
    velden = [
        "gebied",
        "titel",
        "omschrijving",
        "eigenaar",
        "stand",
        "begin",
        "begin_soort",
        "eind",
        "eind_soort",
        "plan",
        "indicatoren",
        "bron",
    ]


@admin.register(Raadsstuk)
class RaadsstukAdmin(GebiedstekstAdmin):
    list_display = ["titel", "status", "gebied", "soort", "gremium", "datum"]
    search_fields = ["titel", "omschrijving", "gremium", "partijen", "gebied__zoeknaam"]
    search_help_text = "Zoek op titel, tekst, overleg, fractie of gebied."
    velden = [
        "gebied",
        "soort",
        "gremium",
        "datum",
        "datum_soort",
        "titel",
        "omschrijving",
        "partijen",
        "indicatoren",
        "url",
        "bron",
    ]
