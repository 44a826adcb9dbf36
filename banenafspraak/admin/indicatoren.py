"""Admin of indicators with their explanation, and of the parts they fall into."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget

from banenafspraak.admin.gedeeld import ReadOnly
from banenafspraak.models import Definitie, Indicator, Uitsplitsing
from banenafspraak.teksten import publish_texts
from regio.admin import NoDeletion
from regio.models import Soort

# The texts stand in the form of the indicator, but are rows of their own, with versions.
_Uitleg = type(
    "_Uitleg",
    (forms.Form,),
    forms.fields_for_model(
        Definitie,
        Definitie.TEKSTEN,
        widgets={
            veld: AdminTextareaWidget(attrs={"rows": 4}) for veld in Definitie.TEKSTEN
        },
    ),
)


class IndicatorForm(_Uitleg, forms.ModelForm):
    niveaus = forms.MultipleChoiceField(
        choices=Soort.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=Indicator._meta.get_field("niveaus").help_text,
    )
    versie_van_de_uitleg = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        huidig = self._current()
        if huidig:
            self.initial["versie_van_de_uitleg"] = str(huidig.pk)
            for veld in Definitie.TEKSTEN:
                self.initial.setdefault(veld, getattr(huidig, veld))

    def _current(self):
        if not self.instance.pk:
            return None
        return Definitie.objects.current().filter(indicator=self.instance).first()

    def clean_versie_van_de_uitleg(self):
        """Refuse to save over an explanation that somebody else changed meanwhile."""
        gezien = self.cleaned_data["versie_van_de_uitleg"]
        huidig = self._current()
        if gezien != (str(huidig.pk) if huidig else ""):
            raise forms.ValidationError(
                "Er is niets bewaard: iemand anders heeft de uitleg intussen gewijzigd. "
                "Open deze pagina opnieuw in een ander venster en kijk wat er nu staat."
            )
        return gezien

    def definitie(self) -> Definitie:
        """The explanation as typed, not saved."""
        teksten = {veld: self.cleaned_data[veld] for veld in Definitie.TEKSTEN}
        return Definitie(indicator=self.instance, **teksten)


class DefinitieInline(ReadOnly, admin.StackedInline):
    """Every version of the explanation, newest first: to read."""

    model = Definitie
    verbose_name_plural = "Versies van de uitleg (de bovenste geldt nu)"
    fields = readonly_fields = ["bekend_vanaf", "bekend_tot", *Definitie.TEKSTEN]
    ordering = ["-bekend_vanaf"]
    classes = ["collapse"]


@admin.register(Indicator)
class IndicatorAdmin(NoDeletion, admin.ModelAdmin):
    form = IndicatorForm
    list_display = [
        "naam",
        "code",
        "groep",
        "eenheid",
        "aard",
        "frequentie",
        "leverancier",
    ]
    list_filter = ["groep", "eenheid", "aard", "frequentie", "leverancier"]
    search_fields = ["naam", "code", "onderwerp", "groep"]
    search_help_text = "Zoek op naam, code of onderwerp."
    filter_horizontal = ["uitsplitsingen"]
    fieldsets = [
        (
            None,
            {"fields": ["naam", "code", "onderwerp", "volgens", "groep", "volgorde"]},
        ),
        (
            "Wat er wordt geteld",
            {
                "fields": [
                    "eenheid",
                    "aard",
                    "niveaus",
                    "uitsplitsingen",
                    "optelbaar",
                    "begint",
                    "weergave",
                ]
            },
        ),
        (
            "Norm",
            {
                "fields": [
                    "norm_soort",
                    "norm_van",
                    "eenheid_norm",
                    "kanttekening_eenheid",
                    "richting",
                ]
            },
        ),
        (
            "Deel van een geheel",
            {
                "fields": ["geheel", "eenheid_geheel", "kanttekening_geheel"],
                "description": "Cijfers die niet hetzelfde tellen, deelt de site nooit door "
                "elkaar. Behalve als u dat hier zegt, met een uitleg.",
            },
        ),
        (
            "Omrekenen naar plekken",
            {
                "fields": ["uren_per_plek", "uren_per_plek_bron"],
                "description": "Omrekenen kan alleen als ook de uren van de mensen bekend "
                "zijn. Maak daarvoor een onderwerp in de eenheid uren: het totaal per week. "
                "Kies daar dit onderwerp als geheel.",
            },
        ),
        (
            "Wie levert, en wat openbaar is",
            {"fields": ["leverancier", "frequentie", "drempel", "drempel_reden"]},
        ),
        (
            "Wanneer de opgave om uitleg vraagt",
            {
                "fields": ["sprong_procent", "sprong_aantal"],
                "description": "Een cijfer dat veel verschilt van het vorige, kan een "
                "vergissing zijn. Wie het invult, legt het dan kort uit.",
            },
        ),
        (
            "Uitleg op de site",
            {
                "fields": [*Definitie.TEKSTEN, "versie_van_de_uitleg"],
                "description": (
                    "Een gewijzigde uitleg wordt een nieuwe versie. De oude blijft bewaard: "
                    "wie de site van een eerdere dag bekijkt, leest de uitleg van toen."
                ),
            },
        ),
        (
            "Woorden in zinnen",
            {
                "fields": [
                    "werkwoord_enkelvoud",
                    "werkwoord_meervoud",
                    "ding_enkelvoud",
                    "ding_meervoud",
                    "norm_ding_enkelvoud",
                    "norm_ding_meervoud",
                    "telwoord_kort",
                ],
                "description": "Onder elk veld staat hoe het in een zin komt.",
            },
        ),
    ]

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"code": ["naam"]}

    def get_inlines(self, request, obj):
        return [DefinitieInline] if obj else []

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        publish_texts([form.definitie()])


@admin.register(Uitsplitsing)
class UitsplitsingAdmin(NoDeletion, admin.ModelAdmin):
    list_display = ["naam", "code", "langs", "ten_opzichte_van", "volgorde"]
    list_filter = ["langs"]
    list_select_related = ["ten_opzichte_van"]
    search_fields = ["naam", "code", "langs"]
    search_help_text = "Zoek op naam, code of waarlangs de delen lopen."
    autocomplete_fields = ["ten_opzichte_van"]

    def get_readonly_fields(self, request, obj=None):
        # Files and pages name a part by its code.
        return ["code"] if obj else []
