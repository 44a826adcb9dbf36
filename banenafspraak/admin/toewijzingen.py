"""Admin of roles: who does what, where, and from when to when."""

from collections import Counter

from django.contrib import admin, messages
from django.db.models import Q
from django.utils import timezone

from banenafspraak.admin.gedeeld import NamedSearchBoxes, RegioVanGebiedFilter
from banenafspraak.models import Rol, Toewijzing
from regio.admin import FoldedSearch, NoDeletion


class GeldtFilter(admin.SimpleListFilter):
    """What is not over yet, unless asked otherwise."""

    title = "periode"
    parameter_name = "geldt"

    def lookups(self, request, model_admin):
        return [
            ("nu", "Geldt nu"),
            ("later", "Begint later"),
            ("voorbij", "Afgelopen"),
            ("alle", "Alle"),
        ]

    def choices(self, changelist):
        eerste, *rest = super().choices(changelist)
        yield {**eerste, "display": "Geldt nu of begint later"}
        yield from rest

    def queryset(self, request, queryset):
        vandaag = timezone.localdate()
        if self.value() == "alle":
            return queryset
        if self.value() == "nu":
            return queryset.valid_on(vandaag)
        if self.value() == "later":
            return queryset.filter(van__gt=vandaag)
        if self.value() == "voorbij":
            return queryset.filter(tot__lte=vandaag)
        return queryset.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag))


@admin.register(Toewijzing)
class ToewijzingAdmin(NamedSearchBoxes, FoldedSearch, NoDeletion, admin.ModelAdmin):
    """A role is ended, not deleted: what somebody did, was done in that role."""

    list_display = ["wie", "rol", "gebied", "van", "einde", "geldt_nu"]
    list_filter = [GeldtFilter, "rol", RegioVanGebiedFilter]
    list_select_related = ["gebruiker", "gebied"]
    list_per_page = 50
    search_fields = [
        "gebruiker__username",
        "gebruiker__first_name",
        "gebruiker__last_name",
        "gebied__zoeknaam",
    ]
    search_help_text = "Zoek op de naam van een persoon of een gebied."
    autocomplete_fields = ["gebruiker", "gebied"]
    actions = ["end_today"]
    fieldsets = [
        (
            None,
            {
                "fields": ["gebruiker", "rol", "gebied"],
                "description": (
                    "Iemand met twee rollen krijgt twee toewijzingen. Niemand geeft akkoord "
                    "op eigen werk, ook niet met een andere rol."
                ),
            },
        ),
        (
            "Van wanneer tot wanneer",
            {
                "fields": ["van", "tot"],
                "description": (
                    "Gaat iemand weg of krijgt iemand ander werk? Vul bij ‘tot’ de eerste "
                    "dag in waarop de rol niet meer geldt. Dat werkt meteen, ook als deze "
                    "persoon nog is ingelogd."
                ),
            },
        ),
    ]

    def get_readonly_fields(self, request, obj=None):
        # Another person, role or area is another assignment: end this one and add one.
        return ["gebruiker", "rol", "gebied"] if obj else []

    @admin.display(description="persoon", ordering="gebruiker__last_name")
    def wie(self, toewijzing):
        return toewijzing.gebruiker.volledige_naam

    @admin.display(description="tot", ordering="tot", empty_value="geen einddatum")
    def einde(self, toewijzing):
        return toewijzing.tot

    @admin.display(description="geldt nu", boolean=True)
    def geldt_nu(self, toewijzing):
        vandaag = timezone.localdate()
        return toewijzing.van <= vandaag and (
            toewijzing.tot is None or toewijzing.tot > vandaag
        )

    @admin.action(
        description="Beëindig: geldt vanaf vandaag niet meer", permissions=["change"]
    )
    def end_today(self, request, queryset):
        vandaag = timezone.localdate()
        geteld = Counter()
        for toewijzing in queryset.filter(Q(tot__isnull=True) | Q(tot__gt=vandaag)):
            if _is_own_key(toewijzing, request.user):
                geteld["eigen"] += 1
            elif toewijzing.van < vandaag:
                toewijzing.tot = vandaag
                toewijzing.save()
                geteld["einde"] += 1
            else:
                # A period of no day cannot exist, and this one has had no full day.
                toewijzing.delete()
                geteld["weg"] += 1
        for niveau, zin in _sentences(geteld):
            self.message_user(request, zin, niveau)


def _sentences(geteld: Counter):
    if geteld["einde"]:
        aantal = geteld["einde"]
        zin = (
            "1 rol is beëindigd." if aantal == 1 else f"{aantal} rollen zijn beëindigd."
        )
        yield messages.SUCCESS, zin
    if geteld["weg"]:
        yield (
            messages.SUCCESS,
            f"Verwijderd, want nog geen hele dag geldig geweest: {geteld['weg']}.",
        )
    if geteld["eigen"]:
        yield (
            messages.WARNING,
            "Uw eigen rol als beheerder is niet beëindigd. Vraag dat aan een andere beheerder.",
        )
    if not geteld:
        yield messages.WARNING, "Deze rollen waren al afgelopen. Er is niets veranderd."


def _is_own_key(toewijzing: Toewijzing, gebruiker) -> bool:
    """Whether ending this would lock `gebruiker` out of this very page."""
    return toewijzing.gebruiker_id == gebruiker.pk and toewijzing.rol == Rol.BEHEERDER
