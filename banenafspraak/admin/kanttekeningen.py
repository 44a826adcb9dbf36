"""Admin of data notes. A changed note is a new version; the old one stays to be read."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.text import Truncator

from banenafspraak.admin.gedeeld import VersieFilter, version_status
from banenafspraak.models import Kanttekening
from banenafspraak.teksten import publish_texts, withdraw_texts
from regio.admin import FoldedSearch, NoDeletion

_VELDEN = ["indicator", "gebied", "van", "tot", "tekst", "bron"]


class KanttekeningForm(forms.ModelForm):
    def clean_sleutel(self):
        """The key of a note that is on the site would make this a new version of that."""
        sleutel = self.cleaned_data["sleutel"]
        if Kanttekening.objects.current().filter(sleutel=sleutel).exists():
            raise forms.ValidationError(
                "Er is al een kanttekening met deze sleutel. Wijzig die, of kies een andere."
            )
        return sleutel


@admin.register(Kanttekening)
class KanttekeningAdmin(FoldedSearch, NoDeletion, admin.ModelAdmin):
    form = KanttekeningForm
    list_display = ["kort", "indicator", "gebied", "periode", "bron", "status"]
    list_filter = [VersieFilter, "indicator"]
    list_select_related = ["indicator", "gebied", "bron"]
    list_per_page = 50
    search_fields = ["tekst", "sleutel", "indicator__naam", "gebied__zoeknaam"]
    search_help_text = "Zoek op tekst, indicator of gebied."
    autocomplete_fields = ["indicator", "gebied", "bron"]
    actions = ["withdraw"]
    fieldsets = [
        (
            None,
            {
                "fields": [*_VELDEN, "sleutel"],
                "description": (
                    "Een wijziging wordt een nieuwe versie. De oude versie blijft bewaard: "
                    "wie de site van een eerdere dag bekijkt, leest de tekst van toen."
                ),
            },
        ),
    ]
    _met_versies = ("Versies", {"fields": ["versies"]})

    class Media:
        css = {"all": ["banenafspraak/beheer.css"]}

    def get_fieldsets(self, request, obj=None):
        return [*self.fieldsets, self._met_versies] if obj else self.fieldsets

    def get_readonly_fields(self, request, obj=None):
        return ["sleutel", "versies"] if obj else []

    def has_change_permission(self, request, obj=None):
        oud = obj is not None and obj.bekend_tot is not None
        return not oud and super().has_change_permission(request, obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Who saves a version that was replaced meanwhile, is shown the new one."""
        if request.method == "POST" and object_id:
            oud = self.get_object(request, object_id)
            if oud and oud.bekend_tot and super().has_change_permission(request):
                return self._replaced_meanwhile(request, oud)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _replaced_meanwhile(self, request, oud):
        self.message_user(
            request,
            "Uw wijziging is niet bewaard: iemand anders heeft deze kanttekening intussen "
            "gewijzigd of ingetrokken. Dit is wat er nu staat.",
            messages.ERROR,
        )
        nu = Kanttekening.objects.current().filter(sleutel=oud.sleutel).first() or oud
        return redirect("admin:banenafspraak_kanttekening_change", nu.pk)

    def save_model(self, request, obj, form, change):
        versie = Kanttekening(
            sleutel=obj.sleutel, **{veld: getattr(obj, veld) for veld in _VELDEN}
        )
        if publish_texts([versie]):
            obj.pk = versie.pk  # the page that follows is that of the new version

    def response_change(self, request, obj):
        antwoord = super().response_change(request, obj)
        if "_continue" in request.POST:
            return redirect("admin:banenafspraak_kanttekening_change", obj.pk)
        return antwoord

    @admin.action(
        description="Haal van de site (blijft in de geschiedenis)",
        permissions=["change"],
    )
    def withdraw(self, request, queryset):
        aantal = withdraw_texts(list(queryset))
        self.message_user(request, f"Van de site gehaald: {aantal}.", messages.SUCCESS)

    @admin.display(description="kanttekening", ordering="tekst")
    def kort(self, noot):
        return Truncator(noot.tekst).chars(90)

    @admin.display(description="periode", ordering="van", empty_value="altijd")
    def periode(self, noot):
        delen = [
            f"vanaf {noot.van.label}" if noot.van else "",
            f"t/m {noot.tot.label}" if noot.tot else "",
        ]
        return " ".join(deel for deel in delen if deel) or None

    @admin.display(description="status")
    def status(self, noot):
        return version_status(noot)

    @admin.display(description="alle versies")
    def versies(self, noot):
        rijen = (
            Kanttekening.objects.filter(sleutel=noot.sleutel)
            .select_related("bron")
            .order_by("bekend_vanaf", "pk")
        )
        return render_to_string(
            "admin/banenafspraak/versies.html",
            {"regels": [(rij, version_status(rij)) for rij in rijen], "deze": noot.pk},
        )
