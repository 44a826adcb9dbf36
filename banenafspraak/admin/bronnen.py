"""Admin of sources."""

from django import forms
from django.contrib import admin
from django.db import models

from banenafspraak.models import Bron, Cijfer, Norm
from regio.admin import NoDeletion


class BronForm(forms.ModelForm):
    def clean_soort(self):
        """Real figures do not become examples, nor the other way round."""
        soort = self.cleaned_data["soort"]
        was = self.initial.get("soort")
        voorbeeld = Bron.Soort.VOORBEELD
        if was and soort != was and voorbeeld in (was, soort) and self._is_used():
            raise forms.ValidationError(
                "Bij deze bron horen al cijfers. Maak een nieuwe bron aan."
            )
        return soort

    def _is_used(self):
        return any(
            model.objects.filter(bron=self.instance).exists()
            for model in (Norm, Cijfer)
        )


@admin.register(Bron)
class BronAdmin(NoDeletion, admin.ModelAdmin):
    form = BronForm
    # What is typed without a scheme becomes https (from Django 6 on that is its own choice).
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ["korte_titel", "uitgever", "soort", "datum", "datum_soort"]
    list_filter = ["soort", "datum_soort"]
    search_fields = ["korte_titel", "titel", "uitgever", "kenmerk", "sleutel"]
    search_help_text = "Zoek op titel, uitgever of kenmerk."
    date_hierarchy = "datum"
    fieldsets = [
        (None, {"fields": ["korte_titel", "titel", "uitgever", "soort"]}),
        (
            "Wanneer en waar",
            {"fields": ["datum", "datum_soort", "kenmerk", "url"]},
        ),
        (
            "Voor het laden van bestanden",
            {
                "fields": ["sleutel"],
                "description": "Bestanden met cijfers noemen de bron bij deze naam.",
            },
        ),
    ]

    def get_readonly_fields(self, request, obj=None):
        return ["sleutel"] if obj else []
