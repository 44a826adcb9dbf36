"""Admin of what areas owe, and before when."""

from django import forms
from django.contrib import admin, messages
from django.utils import timezone
from django.utils.formats import date_format

from banenafspraak.admin.gedeeld import (
    KwartaalKeuzes,
    NamedSearchBoxes,
    RegioVanGebiedFilter,
)
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Inleverdatum, Levering, Uitvraag
from banenafspraak.uitvragen import ask_whole_region, region_of, stop_after
from regio.admin import FoldedSearch


def last_ended() -> Kwartaal:
    """The quarter that is being delivered now: the last that is over."""
    return Kwartaal.op(timezone.localdate()).vorige()


class UitvraagForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "onderdelen" in self.fields:
            # The indicator is fixed now: its parts are few enough to show them all.
            veld = self.fields["onderdelen"]
            veld.widget = forms.CheckboxSelectMultiple()
            veld.queryset = self.instance.indicator.uitsplitsingen.all()

    def clean(self):
        gegevens = super().clean()
        indicator = gegevens.get("indicator") or getattr(
            self.instance, "indicator", None
        )
        if indicator and "onderdelen" in gegevens:
            van_indicator = list(indicator.uitsplitsingen.all())
            if vreemd := [d for d in gegevens["onderdelen"] if d not in van_indicator]:
                self.add_error("onderdelen", _refusal(indicator, vreemd, van_indicator))
        return gegevens


def _refusal(indicator, vreemd, van_indicator) -> str:
    kan = ", ".join(deel.naam for deel in van_indicator)
    niet = ", ".join(deel.naam for deel in vreemd)
    return f"{niet}: dit hoort niet bij {indicator}. Kies uit: {kan}."


class GevraagdFilter(admin.SimpleListFilter):
    title = "of het nu wordt gevraagd"
    parameter_name = "gevraagd"

    def lookups(self, request, model_admin):
        return [("nu", "Nu"), ("later", "Pas later"), ("voorbij", "Niet meer")]

    def queryset(self, request, queryset):
        nu = last_ended()
        if self.value() == "nu":
            return queryset.exclude(van__gt=nu).exclude(tot__lt=nu)
        if self.value() == "later":
            return queryset.filter(van__gt=nu)
        if self.value() == "voorbij":
            return queryset.filter(tot__lt=nu)
        return queryset


@admin.register(Uitvraag)
class UitvraagAdmin(KwartaalKeuzes, NamedSearchBoxes, FoldedSearch, admin.ModelAdmin):
    form = UitvraagForm
    list_display = ["indicator", "gebied", "delen", "vanaf", "tot_en_met"]
    list_filter = [
        GevraagdFilter,
        "gebied__soort",
        RegioVanGebiedFilter,
        "indicator__frequentie",
        ("indicator", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["indicator", "gebied"]
    list_per_page = 50
    search_fields = ["gebied__zoeknaam", "indicator__naam", "indicator__code"]
    search_help_text = "Zoek op gebied of indicator. Accenten mag u weglaten."
    autocomplete_fields = ["gebied", "indicator", "onderdelen"]
    actions = ["ask_region", "stop"]
    fieldsets = [
        (
            None,
            {
                "fields": ["gebied", "indicator", "onderdelen", "met_norm"],
                "description": (
                    "Wat u hier vraagt, staat in de opgave van dit gebied. Een indicator "
                    "‘elk jaar’ wordt alleen over het 4e kwartaal gevraagd."
                ),
            },
        ),
        (
            "Over welke kwartalen",
            {
                "fields": ["van", "tot"],
                "description": (
                    "Niet meer nodig? Vul bij ‘tot en met’ het laatste kwartaal in. Wat is "
                    "geleverd, blijft staan."
                ),
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("onderdelen")

    def get_fieldsets(self, request, obj=None):
        vakken = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return vakken
        # Who only looks is not told what to fill in.
        return [(kop, {"fields": vak["fields"]}) for kop, vak in vakken]

    def get_readonly_fields(self, request, obj=None):
        return ["gebied", "indicator"] if obj else []

    def has_delete_permission(self, request, obj=None):
        """A mistake goes; what an area has delivered for since, is ended."""
        if not super().has_delete_permission(request, obj):
            return False
        return (
            obj is None
            or not Levering.objects.filter(
                gebied=obj.gebied_id, kwartaal__gte=obj.van
            ).exists()
        )

    def get_actions(self, request):
        acties = super().get_actions(request)
        acties.pop("delete_selected", None)  # asks no row whether it may go
        if "stop" in acties:
            functie, naam, _ = acties["stop"]
            zin = f"Stop met vragen na het {last_ended().label}"
            acties["stop"] = (functie, naam, zin)
        return acties

    @admin.display(description="onderdelen")
    def delen(self, uitvraag):
        eerste, *rest = (deel.naam for deel in uitvraag.onderdelen.all())
        zin = (
            f"{eerste} en {len(rest)} delen"
            if len(rest) > 1
            else ", ".join((eerste, *rest))
        )
        return f"{zin}, en de norm" if uitvraag.met_norm else zin

    @admin.display(description="vanaf", ordering="van")
    def vanaf(self, uitvraag):
        return uitvraag.van.label

    @admin.display(
        description="tot en met", ordering="tot", empty_value="wordt nog gevraagd"
    )
    def tot_en_met(self, uitvraag):
        return uitvraag.tot.label if uitvraag.tot else None

    @admin.action(
        description="Vraag dit ook aan alle gemeenten van dezelfde regio",
        permissions=["add"],
    )
    def ask_region(self, request, queryset):
        for uitvraag in queryset:
            regio = region_of(uitvraag)
            if regio is None:
                self.message_user(
                    request,
                    f"{uitvraag.gebied.aanduiding} hoort niet bij een arbeidsmarktregio. "
                    "Kies een gemeente.",
                    messages.WARNING,
                )
                continue
            erbij = ask_whole_region(uitvraag, regio)
            namen = ", ".join(g.naam for g in erbij) or "niemand, dat was al zo"
            self.message_user(
                request,
                f"{uitvraag.indicator}: nu ook gevraagd aan {namen}.",
                messages.SUCCESS,
            )

    @admin.action(description="Stop met vragen", permissions=["change"])
    def stop(self, request, queryset):
        kwartaal = last_ended()
        gestopt = sum(stop_after(uitvraag, kwartaal) for uitvraag in queryset)
        if gestopt:
            self.message_user(
                request,
                f"Het {kwartaal.label} is het laatste dat wordt gevraagd: {gestopt} keer.",
                messages.SUCCESS,
            )
        else:
            self.message_user(
                request,
                "Er is niets veranderd: dit was al gestopt, of het begint pas later.",
                messages.WARNING,
            )


@admin.register(Inleverdatum)
class InleverdatumAdmin(KwartaalKeuzes, admin.ModelAdmin):
    list_display = ["over", "uiterlijk", "gewoonlijk"]
    fields = ["kwartaal", "uiterlijk"]

    def get_fieldsets(self, request, obj=None):
        return [
            (None, {"fields": self.get_fields(request, obj), "description": _usual()})
        ]

    def get_readonly_fields(self, request, obj=None):
        return ["kwartaal"] if obj else []

    @admin.display(description="over", ordering="kwartaal")
    def over(self, inleverdatum):
        return inleverdatum.kwartaal.label

    @admin.display(description="gewoonlijk")
    def gewoonlijk(self, inleverdatum):
        return Inleverdatum.usual(inleverdatum.kwartaal)


def _usual() -> str:
    """The rule, with what follows from it for this quarter and the next."""
    nu = last_ended()
    data = " ".join(
        f"Voor het {k.label} is dat {date_format(Inleverdatum.usual(k), 'j F Y')}."
        for k in (nu, nu + 1)
    )
    return (
        "Gewoonlijk is de laatste dag twee maanden na het kwartaal. "
        f"{data} Vul alleen iets in als het anders moet."
    )
