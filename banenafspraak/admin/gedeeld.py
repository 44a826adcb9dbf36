"""What the admin pages of the ledger share: nothing to type, much to read."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from banenafspraak import notatie
from banenafspraak.fields import KwartaalField
from banenafspraak.kwartaal import Kwartaal, alle_kwartalen
from banenafspraak.models import Onderdrukking
from banenafspraak.rechten import mag
from regio.models import Arbeidsmarktregio, Indeling, Soort


class ReadOnly:
    """A ModelAdmin of what the site itself writes: seen, never typed. Who may see it is
    decided by the ordinary permissions, which follow the roles (rechten.py)."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class VersieFilter(admin.SimpleListFilter):
    """Which versions to list: those that hold now, unless asked otherwise."""

    title = "versies"
    parameter_name = "versies"

    def lookups(self, request, model_admin):
        return [
            ("oud", "Vervangen of ingetrokken"),
            ("concept", "Nog niet gepubliceerd"),
            ("alle", "Alle"),
        ]

    def choices(self, changelist):
        eerste, *rest = super().choices(changelist)
        yield {**eerste, "display": "Geldt nu"}
        yield from rest

    def queryset(self, request, queryset):
        if self.value() == "alle":
            return queryset
        if self.value() == "oud":
            return queryset.filter(bekend_tot__isnull=False)
        if self.value() == "concept":
            return queryset.filter(bekend_vanaf__isnull=True)
        return queryset.filter(bekend_vanaf__isnull=False, bekend_tot__isnull=True)


class RegioVanGebiedFilter(admin.SimpleListFilter):
    """Rows of a region and of what belongs to it now, of the regions that the list knows."""

    title = "arbeidsmarktregio nu"
    parameter_name = "regio"

    def lookups(self, request, model_admin):
        eigen = model_admin.get_queryset(request).order_by().values("gebied")
        delen = Indeling.objects.valid_on(timezone.localdate()).filter(
            gebied__in=eigen, niveau=Soort.REGIO
        )
        regios = Arbeidsmarktregio.objects.filter(
            Q(pk__in=eigen) | Q(pk__in=delen.values("onderdeel_van"))
        )
        return list(regios.values_list("code", "naam"))

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        delen = Indeling.objects.valid_on(timezone.localdate()).filter(
            onderdeel_van__code=self.value()
        )
        return queryset.filter(
            Q(gebied__code=self.value()) | Q(gebied__in=delen.values("gebied"))
        )


class _Named:
    """A search box that says what to look for, also when it is empty and read aloud."""

    def build_attrs(self, *args, **kwargs):
        wat = self.field.verbose_name
        return {
            **super().build_attrs(*args, **kwargs),
            "data-placeholder": f"Zoek {wat}",
        }


class _SearchBox(_Named, AutocompleteSelect):
    pass


class _SearchBoxes(_Named, AutocompleteSelectMultiple):
    pass


class NamedSearchBoxes:
    """A ModelAdmin whose search boxes have a name."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(
            db_field, request, **self._box(_SearchBox, db_field, request, kwargs)
        )

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field, request, **self._box(_SearchBoxes, db_field, request, kwargs)
        )

    def _box(self, soort, db_field, request, opties) -> dict:
        if db_field.name not in self.get_autocomplete_fields(request):
            return opties
        vak = soort(db_field, self.admin_site, using=opties.get("using"))
        return {"widget": vak, **opties}


class KwartaalKeuze(forms.TypedChoiceField):
    """A quarter chosen by its name, newest first."""

    def __init__(self, *, max_length=None, **opties):
        kwartalen = [(str(k), k.label) for k in reversed(alle_kwartalen())]
        super().__init__(
            choices=[("", "---------"), *kwartalen], coerce=Kwartaal.lees, **opties
        )

    def has_changed(self, initial, data):
        return super().has_changed(str(initial or ""), data or "")


class KwartaalKeuzes:
    """A ModelAdmin in whose form quarters are chosen, not typed, and never shown raw."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, KwartaalField):
            return db_field.formfield(form_class=KwartaalKeuze)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


def version_status(rij) -> str:
    """What became of a row, in a word."""
    if rij.bekend_vanaf is None:
        return "concept"
    if rij.bekend_tot is None:
        return "geldt nu"
    return "ingetrokken" if getattr(rij, "ingetrokken_met_id", None) else "vervangen"


def value_text(rij) -> str:
    """The number as a reader sees it: `meer dan 1.700`, or why there is none."""
    if rij.waarde is None:
        return f"niet bekend: {rij.reden_onbekend}"
    return f"{rij.benadering} {notatie.aantal(rij.waarde)}".strip()


def badges(rij) -> list[str]:
    """What must be said beside the number."""
    merkjes = {
        "voorbeeld": rij.voorbeeld,
        "voorlopig": rij.voorlopig,
        "afgeleid": bool(rij.afgeleid_uit),
        "geen peildatum": not getattr(rij, "peildatum_genoemd", True),
        "niet openbaar": getattr(rij, "onderdrukking", Onderdrukking.GEEN)
        != Onderdrukking.GEEN,
    }
    return [woord for woord, geldt in merkjes.items() if geldt]


def badges_html(rij):
    return format_html_join(
        " ", '<span class="merkje">{}</span>', ((woord,) for woord in badges(rij))
    )


def levering_html(levering, kijker):
    """The name of a delivery, as a link for who may see its page: a file of the whole
    nation holds figures of a gemeente, but is not hers to open."""
    if not mag(kijker, "view", type(levering), levering):
        return str(levering)
    adres = reverse("admin:banenafspraak_levering_change", args=[levering.pk])
    return format_html('<a href="{}">{}</a>', adres, levering)


def render_rows(sjabloon: str, rijen, *, kijker=None, **context) -> str:
    """A table of rows of the ledger, each with its texts made; with `kijker` also the
    deliveries that brought it and took it away."""
    regels = [
        {
            "rij": rij,
            "waarde": value_text(rij),
            "status": version_status(rij),
            "merkjes": badges(rij),
            **(_deliveries(rij, kijker) if kijker else {}),
        }
        for rij in rijen
    ]
    return render_to_string(
        f"admin/banenafspraak/{sjabloon}.html", {"regels": regels, **context}
    )


def _deliveries(rij, kijker) -> dict:
    weg = rij.ingetrokken_met
    return {
        "levering": levering_html(rij.levering, kijker),
        "ingetrokken": levering_html(weg, kijker) if weg else "",
    }
