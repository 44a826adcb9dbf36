"""The form of a measure or a council document: what may be typed, and what is said when it
does not fit, beside the field that has to change."""

from django import forms

from banenafspraak.models import Bron, Indicator
from banenafspraak.privegegevens import private_data

ONBEKEND = Bron.DatumSoort.ONBEKEND
_DATUM = "Dit is geen datum. Schrijf dag, maand en jaar: 31-12-2026."
_ADRES = (
    "Dit is geen adres van een pagina. Begin met https://, bijvoorbeeld "
    "https://www.hilversum.nl/vragen."
)
_NIET_IN_DE_LIJST = "Dit kunt u hier niet kiezen. Kies iets uit de lijst."


class GebiedstekstForm(forms.ModelForm):
    """Indicators are ticked by name and kept as codes."""

    indicatoren = forms.MultipleChoiceField(
        label="Indicatoren",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Over welke cijfers dit gaat. Dit mag leeg blijven.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.error_messages.update(_messages(veld))
        if "indicatoren" in self.fields:
            self.fields["indicatoren"].choices = Indicator.objects.values_list(
                "code", "naam"
            )
            self.initial["indicatoren"] = self.instance.codes

    def clean_indicatoren(self):
        return "\n".join(self.cleaned_data["indicatoren"])

    def clean(self):
        gegevens = super().clean()
        for veld, waarde in list(gegevens.items()):
            if isinstance(waarde, str) and (wat := private_data(waarde)):
                self.add_error(
                    veld,
                    f"Hierin staat {wat}. Haal het weg: op de site staan geen gegevens "
                    "van mensen.",
                )
        for veld in ("begin", "eind"):
            self._check_precision(veld, f"{veld}_soort")
        self._check_order(gegevens)
        return gegevens

    def _check_precision(self, veld: str, soort: str) -> None:
        """A date and how precise it is belong together."""
        gegevens = self.cleaned_data
        if veld not in gegevens or soort not in gegevens:
            return
        if gegevens[veld] and gegevens[soort] == ONBEKEND:
            self.add_error(
                soort,
                "U vulde een datum in. Kies hoe precies die is: op de dag, alleen de "
                "maand of alleen het jaar.",
            )
        elif not gegevens[veld] and gegevens[soort] != ONBEKEND:
            self.add_error(
                veld, "Vul de datum in. Weet u die niet? Kies dan ‘datum onbekend’."
            )

    def _check_order(self, gegevens) -> None:
        begin, eind = gegevens.get("begin"), gegevens.get("eind")
        if begin and eind and eind < begin:
            self.add_error(
                "eind", "Het eind is vóór het begin. Verander een van de twee datums."
            )


def _messages(veld: forms.Field) -> dict[str, str]:
    """What is said at each field when it does not fit; `label` as the page shows it."""
    naam = veld.label[:1].upper() + veld.label[1:]
    kiezen = isinstance(veld, forms.ChoiceField)
    berichten = {
        "required": f"Kies iets bij {naam}." if kiezen else f"Vul {naam} in.",
        "max_length": (
            "Dit is te lang: %(show_value)d tekens. Er passen er %(limit_value)d. "
            "Maak het korter."
        ),
    }
    if isinstance(veld, forms.DateField):
        berichten["invalid"] = _DATUM
    if isinstance(veld, forms.URLField):
        berichten["invalid"] = _ADRES
    if kiezen:
        berichten["invalid_choice"] = _NIET_IN_DE_LIJST
    return berichten
