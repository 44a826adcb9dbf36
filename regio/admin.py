"""Admin of areas: names, validity, and which area is part of which."""

from itertools import pairwise

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from regio.models import (
    Arbeidsmarktregio,
    Gebied,
    Gemeente,
    Herindeling,
    Indeling,
    Soort,
)
from regio.namen import vouw


class FoldedSearch:
    """A ModelAdmin that finds Súdwest-Fryslân by `sudwest`, on every database.

    `search_fields` may mix folded columns (`zoeknaam`) with others.
    """

    def get_search_results(self, request, queryset, search_term):
        gevonden, dubbel = super().get_search_results(request, queryset, search_term)
        gevouwen = vouw(search_term)
        if gevouwen != search_term:
            ook, ook_dubbel = super().get_search_results(request, queryset, gevouwen)
            gevonden, dubbel = gevonden | ook, dubbel or ook_dubbel
        return gevonden, dubbel


class NoDeletion:
    """A ModelAdmin of what figures point at: it is closed or corrected, never deleted."""

    def has_delete_permission(self, request, obj=None):
        return False


# ---- filters ---------------------------------------------------------------------


class BestaatFilter(admin.SimpleListFilter):
    title = "bestaat nu"
    parameter_name = "bestaat"

    def lookups(self, request, model_admin):
        return [("ja", "Ja"), ("nee", "Nee, opgeheven of nog niet begonnen")]

    def queryset(self, request, queryset):
        nu = Gebied.objects.valid_on(timezone.localdate()).values("pk")
        if self.value() == "ja":
            return queryset.filter(pk__in=nu)
        if self.value() == "nee":
            return queryset.exclude(pk__in=nu)
        return queryset


class RegioFilter(admin.SimpleListFilter):
    title = "arbeidsmarktregio nu"
    parameter_name = "regio"

    def lookups(self, request, model_admin):
        return list(Arbeidsmarktregio.objects.values_list("code", "naam"))

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        delen = Indeling.objects.valid_on(timezone.localdate()).filter(
            onderdeel_van__code=self.value()
        )
        return queryset.filter(pk__in=delen.values("gebied"))


# ---- which area is part of which -------------------------------------------------


class IndelingForm(forms.ModelForm):
    """One row among all rows of its area; `IndelingFormSet` holds them together."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.rest_is_nagekeken = True


class IndelingFormSet(forms.BaseInlineFormSet):
    """All rows of one area: a move to another region is one form, old row and new row."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for veld in form.fields.values():
            # In a row of a table the heading of the column is no label of the field.
            veld.widget.attrs["aria-label"] = veld.label

    def clean(self):
        super().clean()
        rijen = [
            form.instance
            for form in self.forms
            if form.is_valid()
            and (form.instance.pk or form.has_changed())
            and not self._is_deleted(form)
        ]
        self._refuse_smaller(rijen)
        rijen.sort(key=lambda rij: (rij.onderdeel_van.soort, rij.van))
        for eerder, later in pairwise(rijen):
            if eerder.onderdeel_van.soort == later.onderdeel_van.soort and (
                eerder.tot is None or eerder.tot > later.van
            ):
                raise ValidationError(
                    f"Dit gebied hoort tegelijk bij {eerder.onderdeel_van} en bij "
                    f"{later.onderdeel_van}. Laat de eerste eindigen op de dag waarop de "
                    "tweede begint."
                )

    def _refuse_smaller(self, rijen):
        for rij in rijen:
            # A new area has no key yet, so the row's own clean() passed it.
            rij.gebied = self.instance
            try:
                rij.refuse_smaller()
            except ValidationError as fout:
                raise ValidationError(fout.messages) from fout

    def _is_deleted(self, form):
        return self.can_delete and self._should_delete_form(form)


class IndelingInline(admin.TabularInline):
    """The larger areas that this area was part of."""

    model = Indeling
    fk_name = "gebied"
    form = IndelingForm
    formset = IndelingFormSet
    extra = 0
    verbose_name = "groter gebied"
    verbose_name_plural = "Hoort bij"
    fields = ["onderdeel_van", "van", "tot", "aanname", "toelichting"]
    autocomplete_fields = ["onderdeel_van"]
    formfield_overrides = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 18})}
    }

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("gebied", "onderdeel_van")


class OnderdeelInline(admin.TabularInline):
    """The areas that are or were part of this one: to read, and to go to."""

    model = Indeling
    fk_name = "onderdeel_van"
    verbose_name_plural = (
        "Gebieden die hierbij horen of hoorden (wijzigen doet u bij dat gebied)"
    )
    fields = readonly_fields = ["gebied", "van", "tot", "aanname", "toelichting"]
    ordering = ["gebied__naam", "van"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("gebied", "onderdeel_van")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


# ---- areas -----------------------------------------------------------------------


@admin.register(Gebied)
class GebiedAdmin(FoldedSearch, NoDeletion, admin.ModelAdmin):
    list_display = ["naam", "soort", "code", "regio", "geldig_van", "geldig_tot"]
    list_filter = ["soort", BestaatFilter]
    search_fields = ["zoeknaam"]
    search_help_text = "Zoek op naam, oude naam of CBS-code. Accenten mag u weglaten."
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}
    }
    fieldsets = [
        (None, {"fields": ["naam", "soort", "code", "andere_namen"]}),
        (
            "Wanneer dit gebied bestond",
            {
                "fields": ["geldig_van", "geldig_tot"],
                "description": (
                    "Een gemeente die ophoudt krijgt een einddatum; verwijderen kan niet, want "
                    "er horen cijfers bij. Leg bij Herindelingen vast waarin zij opging."
                ),
            },
        ),
        ("Plaats op de kaart", {"fields": ["breedtegraad", "lengtegraad"]}),
        (
            "Pagina",
            {
                "fields": ["slug"],
                "description": "Wie dit wijzigt, breekt links die anderen hebben bewaard.",
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_regio(timezone.localdate())

    def get_readonly_fields(self, request, obj=None):
        # Another soort would contradict every row that says what it is part of.
        return ["soort"] if obj else []

    def get_inlines(self, request, obj):
        groot = obj is not None and obj.soort in (Soort.REGIO, Soort.CLUSTER)
        return [IndelingInline, OnderdeelInline] if groot else [IndelingInline]

    @admin.display(
        description="arbeidsmarktregio nu", ordering="regio_naam", empty_value="–"
    )
    def regio(self, gebied):
        return gebied.regio_naam

    def label_in_search(self, gebied):
        """How a search box tells the three areas named Groningen apart."""
        einde = f", tot {gebied.geldig_tot:%d-%m-%Y}" if gebied.geldig_tot else ""
        return f"{gebied.naam} ({gebied.get_soort_display()}, {gebied.code}{einde})"

    def save_formset(self, request, form, formset, change):
        """Save rows that end before rows that go on: of those there is one at most."""
        rijen = formset.save(commit=False)
        for rij in formset.deleted_objects:
            rij.delete()
        for rij in sorted(rijen, key=lambda rij: rij.tot is None):
            rij.save()
        formset.save_m2m()


class _SoortAdmin(GebiedAdmin):
    """Areas of one soort: who adds one is not asked for it."""

    fieldsets = [
        (None, {"fields": ["naam", "code", "andere_namen"]}),
        *GebiedAdmin.fieldsets[1:],
    ]

    def get_readonly_fields(self, request, obj=None):
        return []


@admin.register(Gemeente)
class GemeenteAdmin(_SoortAdmin):
    list_display = ["naam", "code", "regio", "geldig_van", "geldig_tot"]
    list_filter = [BestaatFilter, RegioFilter]


@admin.register(Arbeidsmarktregio)
class ArbeidsmarktregioAdmin(_SoortAdmin):
    list_display = ["naam", "code", "geldig_van", "geldig_tot"]
    list_filter = [BestaatFilter]


@admin.register(Indeling)
class IndelingAdmin(FoldedSearch, admin.ModelAdmin):
    list_display = ["gebied", "onderdeel_van", "niveau", "van", "tot", "aanname"]
    list_filter = ["niveau", "aanname"]
    list_select_related = ["gebied", "onderdeel_van"]
    search_fields = ["gebied__zoeknaam", "onderdeel_van__zoeknaam"]
    search_help_text = "Zoek op de naam of de code van een van beide gebieden."
    autocomplete_fields = ["gebied", "onderdeel_van"]
    date_hierarchy = "van"


@admin.register(Herindeling)
class HerindelingAdmin(FoldedSearch, admin.ModelAdmin):
    list_display = ["oud", "nieuw", "datum", "wijze"]
    list_filter = ["wijze"]
    list_select_related = ["oud", "nieuw"]
    search_fields = ["oud__zoeknaam", "nieuw__zoeknaam"]
    search_help_text = "Zoek op de naam of de code van een van beide gemeenten."
    autocomplete_fields = ["oud", "nieuw"]
    date_hierarchy = "datum"
