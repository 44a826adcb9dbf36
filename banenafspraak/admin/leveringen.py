"""Admin of what the site keeps itself: deliveries, loaded files and data versions."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join

from banenafspraak.admin.cijfers import list_address
from banenafspraak.admin.gedeeld import ReadOnly, render_rows
from banenafspraak.models import Cijfer, Dataversie, Levering, Meegeleverd, Norm
from banenafspraak.rechten import visible
from regio.admin import FoldedSearch

MEESTE_RIJEN = 200


@admin.register(Levering)
class LeveringAdmin(ReadOnly, FoldedSearch, admin.ModelAdmin):
    list_display = [
        "naam",
        "gebied",
        "kwartaal",
        "status",
        "ingediend_door_wie",
        "vastgesteld_door",
        "vastgesteld_op",
    ]
    list_filter = ["status", "gebied__soort", "ingediend_als"]
    list_select_related = ["gebied", "ingediend_door", "vastgesteld_door"]
    list_per_page = 50
    search_fields = ["gebied__zoeknaam", "bestand", "reden"]
    search_help_text = "Zoek op gebied, bestandsnaam of reden van wijziging."
    date_hierarchy = "vastgesteld_op"
    fieldsets = [
        (None, {"fields": ["gebied", "kwartaal", "status", "bron", "reden"]}),
        (
            "Wie en wanneer",
            {
                "fields": [
                    "ingediend_door_wie",
                    "ingediend_op",
                    "vastgesteld_door",
                    "vastgesteld_op",
                ],
                "description": "Wie indient, geeft nooit zelf akkoord.",
            },
        ),
        ("Bestand", {"fields": ["bestand", "sha256", "bijlagen"]}),
        ("Rijen van deze levering", {"fields": ["normen", "cijfers"]}),
    ]
    readonly_fields = ["bijlagen", "normen", "cijfers"]

    class Media:
        css = {"all": ["banenafspraak/beheer.css"]}

    @admin.display(description="levering", ordering="bestand")
    def naam(self, levering):
        return str(levering)

    @admin.display(description="ingediend door", ordering="ingediend_door")
    def ingediend_door_wie(self, levering):
        return levering.ingediend_door or levering.ingediend_als or "–"

    @admin.display(description="zoals het binnenkwam")
    def bijlagen(self, levering):
        kan = levering.sha256 or levering.kwartaal  # else it never had a file
        rijen = levering.bijlagen.defer("inhoud") if kan else ()
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            ((reverse("admin:bestand_bijlage", args=[b.pk]), b.naam) for b in rijen),
        )
        return links or "Er is geen bestand bewaard."

    @admin.display(description="normen")
    def normen(self, levering):
        return _rows(Norm, levering)

    @admin.display(description="cijfers")
    def cijfers(self, levering):
        return _rows(Cijfer, levering)


def _rows(model, levering) -> str:
    rijen = (
        visible(model.objects.filter(levering=levering), levering.kijker)
        .select_related("indicator", "gebied", "uitsplitsing", "bron")
        .order_by("indicator__volgorde", "gebied__naam", "pk")
    )
    eerste = list(rijen[: MEESTE_RIJEN + 1])
    return render_rows(
        "rijen",
        eerste[:MEESTE_RIJEN],
        adres=list_address(model, levering),
        meer=len(eerste) > MEESTE_RIJEN,
        meeste=MEESTE_RIJEN,
    )


@admin.register(Dataversie)
class DataversieAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["nummer", "moment", "wat"]
    search_fields = ["wat"]
    search_help_text = "Zoek op wat er veranderde."
    date_hierarchy = "moment"


@admin.register(Meegeleverd)
class MeegeleverdAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["bestand", "geladen_op"]
    search_fields = ["bestand"]
    fields = ["bestand", "sha256", "geladen_op"]
