"""Admin of explanations beside figures: to read, with every version.

They come in with an opgave, and go to the site when somebody agrees with it.
"""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.text import Truncator

from banenafspraak.admin.gedeeld import (
    ReadOnly,
    VersieFilter,
    levering_html,
    version_status,
)
from banenafspraak.models import Duiding
from regio.admin import FoldedSearch


@admin.register(Duiding)
class DuidingAdmin(ReadOnly, FoldedSearch, admin.ModelAdmin):
    list_display = [
        "kort",
        "indicator",
        "gebied",
        "over",
        "uitsplitsing",
        "namens",
        "status",
    ]
    list_filter = [
        VersieFilter,
        "gebied__soort",
        ("indicator", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["indicator", "gebied", "uitsplitsing"]
    list_per_page = 50
    search_fields = ["tekst", "namens", "indicator__naam", "gebied__zoeknaam"]
    search_help_text = (
        "Zoek op tekst, indicator of gebied. Een uitleg wijzigen? Dat gaat met een "
        "correctie van de opgave; de oude uitleg blijft bewaard."
    )
    fieldsets = [
        (None, {"fields": ["tekst", "namens", "status"]}),
        (
            "Bij welk cijfer",
            {"fields": ["indicator", "gebied", "over", "uitsplitsing"]},
        ),
        ("Herkomst", {"fields": ["uit_levering", "bekend_vanaf", "bekend_tot"]}),
        ("Versies", {"fields": ["versies"]}),
    ]
    readonly_fields = ["versies"]

    class Media:
        css = {"all": ["banenafspraak/beheer.css"]}

    @admin.display(description="uitleg", ordering="tekst")
    def kort(self, duiding):
        return Truncator(duiding.tekst).chars(90)

    @admin.display(description="over", ordering="kwartaal")
    def over(self, duiding):
        return duiding.kwartaal.label

    @admin.display(description="status")
    def status(self, duiding):
        return version_status(duiding)

    @admin.display(description="levering")
    def uit_levering(self, duiding):
        return levering_html(duiding.levering, duiding.kijker)

    @admin.display(description="alle versies")
    def versies(self, duiding):
        zelfde = {
            veld: getattr(duiding, veld)
            for veld in ("indicator", "gebied", "kwartaal", "uitsplitsing")
        }
        rijen = Duiding.objects.filter(bekend_vanaf__isnull=False, **zelfde)
        return render_to_string(
            "admin/banenafspraak/duidingversies.html",
            {
                "regels": [
                    (rij, version_status(rij)) for rij in rijen.order_by("bekend_vanaf")
                ],
                "deze": duiding.pk,
            },
        )
