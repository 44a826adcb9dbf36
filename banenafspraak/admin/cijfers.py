"""Admin of norms and figures: to read, with the whole history of each.

Figures come in by deliveries and are never typed over or deleted here.
"""

from django.contrib import admin
from django.urls import reverse

from banenafspraak.admin.gedeeld import (
    ReadOnly,
    VersieFilter,
    badges_html,
    levering_html,
    render_rows,
    value_text,
    version_status,
)
from banenafspraak.kwartaal import alle_kwartalen
from banenafspraak.models import (
    BanenafspraakNorm,
    BeschutWerkQuotum,
    Cijfer,
    Doelgroeptelling,
    Norm,
)
from regio.admin import FoldedSearch


class JaarFilter(admin.SimpleListFilter):
    """Figures of one year, of the years there are figures about."""

    title = "jaar"
    parameter_name = "jaar"

    def lookups(self, request, model_admin):
        kwartalen = model_admin.get_queryset(request).values_list("kwartaal", flat=True)
        jaren = sorted({k.jaar for k in kwartalen.order_by().distinct()}, reverse=True)
        return [(str(jaar), str(jaar)) for jaar in jaren]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        return queryset.filter(
            kwartaal__in=[k for k in alle_kwartalen() if str(k.jaar) == self.value()]
        )


class _WaarnemingAdmin(ReadOnly, FoldedSearch, admin.ModelAdmin):
    """What norms and figures share."""

    list_select_related = ["indicator", "gebied", "uitsplitsing", "bron"]
    list_per_page = 50
    search_fields = [
        "gebied__zoeknaam",
        "indicator__naam",
        "indicator__code",
        "bron__korte_titel",
    ]
    search_help_text = (
        "Zoek op gebied, indicator of bron. Accenten mag u weglaten. "
        "Een cijfer wijzigen? Dat gaat met een nieuwe levering; het oude blijft bewaard."
    )
    _waarde = (
        "Het getal",
        {
            "fields": [
                "waarde_tekst",
                "eenheid",
                "kenmerken",
                "afgeleid_uit",
                "toelichting",
            ]
        },
    )
    _herkomst = (
        "Herkomst",
        {"fields": ["bron", "uit_levering", "status", "bekend_vanaf", "bekend_tot"]},
    )
    _geschiedenis = ("Geschiedenis", {"fields": ["geschiedenis"]})
    readonly_fields = ["geschiedenis"]

    class Media:
        css = {"all": ["banenafspraak/beheer.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related)

    @admin.display(description="waarde", ordering="waarde")
    def waarde_tekst(self, rij):
        return value_text(rij)

    @admin.display(description="telt in")
    def eenheid(self, rij):
        return rij.eenheid.value

    @admin.display(description="status")
    def status(self, rij):
        return version_status(rij)

    @admin.display(description="kenmerken")
    def kenmerken(self, rij):
        return badges_html(rij) or "–"

    @admin.display(description="levering")
    def uit_levering(self, rij):
        return levering_html(rij.levering, rij.kijker)

    @admin.display(description="alle versies van dit cijfer")
    def geschiedenis(self, rij):
        rijen = self.model._default_manager.history_of(rij).select_related(
            "bron", "levering__gebied", "ingetrokken_met__gebied"
        )
        return render_rows("geschiedenis", rijen, deze=rij.pk, kijker=rij.kijker)


@admin.register(Norm)
class NormAdmin(_WaarnemingAdmin):
    list_display = [
        "indicator",
        "gebied",
        "jaar",
        "uitsplitsing",
        "waarde_tekst",
        "soort",
        "kenmerken",
        "status",
        "bron",
    ]
    list_filter = [
        VersieFilter,
        "indicator",
        "gebied__soort",
        "soort",
        "jaar",
        ("bron", admin.RelatedOnlyFieldListFilter),
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "indicator",
                    "gebied",
                    "jaar",
                    "uitsplitsing",
                    "soort",
                    "versie",
                ]
            },
        ),
        _WaarnemingAdmin._waarde,
        _WaarnemingAdmin._herkomst,
        _WaarnemingAdmin._geschiedenis,
    ]


@admin.register(BanenafspraakNorm, BeschutWerkQuotum)
class IndicatorNormAdmin(NormAdmin):
    """Norms of one indicator."""

    list_display = [kolom for kolom in NormAdmin.list_display if kolom != "indicator"]
    list_display_links = ["gebied"]
    list_filter = [f for f in NormAdmin.list_filter if f != "indicator"]


@admin.register(Cijfer)
class CijferAdmin(_WaarnemingAdmin):
    list_display = [
        "indicator",
        "gebied",
        "periode",
        "uitsplitsing",
        "waarde_tekst",
        "kenmerken",
        "status",
        "bron",
    ]
    list_filter = [
        VersieFilter,
        "indicator",
        "gebied__soort",
        JaarFilter,
        ("bron", admin.RelatedOnlyFieldListFilter),
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "indicator",
                    "gebied",
                    "periode",
                    "uitsplitsing",
                    "peildatum_genoemd",
                    "onderdrukking",
                ]
            },
        ),
        _WaarnemingAdmin._waarde,
        _WaarnemingAdmin._herkomst,
        _WaarnemingAdmin._geschiedenis,
    ]

    @admin.display(description="periode", ordering="kwartaal")
    def periode(self, cijfer):
        if cijfer.vanaf and cijfer.vanaf != cijfer.kwartaal:
            return f"{cijfer.vanaf.label} t/m {cijfer.kwartaal.label}"
        return cijfer.kwartaal.label


@admin.register(Doelgroeptelling)
class DoelgroeptellingAdmin(CijferAdmin):
    """Counts of the doelgroepregister."""

    list_display = [kolom for kolom in CijferAdmin.list_display if kolom != "indicator"]
    list_display_links = ["gebied"]
    list_filter = [f for f in CijferAdmin.list_filter if f != "indicator"]


def list_address(model, levering) -> str:
    """The list of all rows of one delivery."""
    pad = reverse(f"admin:banenafspraak_{model._meta.model_name}_changelist")
    return f"{pad}?levering__id__exact={levering.pk}&versies=alle"
