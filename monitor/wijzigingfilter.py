"""The filters of the public log. A wrong choice is a sentence beside its field, and then
narrows nothing."""

import datetime

from django import forms
from django.http import QueryDict

from banenafspraak.models import Indicator
from banenafspraak.querysets import AMSTERDAM, einde_van_de_dag
from monitor.overzichten.wijzigingen import Keuze, Namen, Wat
from monitor.zoeken import clean_question, search
from regio.models import Gebied, Soort

GEBIEDSNAMEN = "gebiedsnamen"
_SOORTEN = [
    ("", "Alles"),
    (Wat.CORRECTIE, "Correcties"),
    (Wat.NIEUW, "Nieuwe cijfers"),
    (Wat.INGETROKKEN, "Ingetrokken cijfers"),
    (Wat.BRON, "Andere bron of toelichting"),
    (Wat.TEKST, "Teksten"),
]
_WOORD = {
    Soort.REGIO: "regio",
    Soort.GEMEENTE: "gemeente",
    Soort.PROVINCIE: "provincie",
}
_EERSTE_JAAR, _LAATSTE_JAAR = 1900, 2100
_MEESTE_NAMEN = 4
_VORMEN = ["%Y-%m-%d", "%d-%m-%Y"]
_KEUZE_FOUT = {"invalid_choice": "Deze keuze bestaat niet. Kies iets uit de lijst."}
_DAG_FOUT = {"invalid": "Dit is geen dag. Schrijf een dag zo: 2026-11-26."}
_VELD = "utrecht-textbox utrecht-textbox--html-input"
_KIES = "utrecht-select utrecht-select--html-select"


class _Dagveld(forms.DateInput):
    """A day as a browser wants it back, and nothing where no day was typed."""

    def format_value(self, value):
        for vorm in _VORMEN:
            try:
                return datetime.datetime.strptime(value, vorm).date().isoformat()
            except (TypeError, ValueError):
                continue
        return ""


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=_VORMEN,
        error_messages=_DAG_FOUT,
        widget=_Dagveld(attrs={"type": "date", "class": _VELD}),
    )


class Wijzigingfilter(forms.Form):
    """Which changes somebody wants to see."""

    gebied = forms.CharField(
        label="Gebied (naam of code)",
        required=False,
        widget=forms.TextInput(
            attrs={
                "class": _VELD,
                "type": "search",
                "maxlength": 80,
                "list": GEBIEDSNAMEN,
                "autocomplete": "off",
            }
        ),
    )
    indicator = forms.ChoiceField(
        label="Onderwerp",
        required=False,
        error_messages=_KEUZE_FOUT,
        widget=forms.Select(attrs={"class": _KIES}),
    )
    soort = forms.ChoiceField(
        label="Wat er gebeurde",
        required=False,
        choices=_SOORTEN,
        error_messages=_KEUZE_FOUT,
        widget=forms.Select(attrs={"class": _KIES}),
    )
    van = _day("Van")
    tot = _day("Tot en met")

    def __init__(self, vraag: QueryDict, namen: Namen):
        super().__init__({naam: vraag.get(naam, "") for naam in self.base_fields})
        self.namen = namen
        self.op_code: dict[str, Indicator] = {
            i.code: i for i in namen.indicatoren.values()
        }
        self.fields["indicator"].choices = [
            ("", "Alle"),
            *((i.code, i.naam) for i in self.op_code.values()),
        ]

    def clean_gebied(self) -> Gebied | None:
        """The area that is meant, or a sentence on what to type."""
        naam = clean_question(self.cleaned_data["gebied"])
        return find_area(self.namen, naam) if naam else None

    def clean_indicator(self) -> Indicator | None:
        """The subject."""
        return self.op_code.get(self.cleaned_data["indicator"])

    def clean_van(self) -> datetime.datetime | None:
        """The beginning of that day."""
        dag = _possible(self.cleaned_data["van"])
        return dag and datetime.datetime.combine(dag, datetime.time.min, AMSTERDAM)

    def clean_tot(self) -> datetime.datetime | None:
        """The end of that day; never before the first one."""
        dag = _possible(self.cleaned_data["tot"])
        van = self.cleaned_data.get("van")
        if dag and van and dag < van.date():
            raise forms.ValidationError(
                "De laatste dag ligt voor de eerste. Kies een latere dag."
            )
        return dag and einde_van_de_dag(dag)

    def choice(self, **meer) -> Keuze:
        """What remains of the choices that are right."""
        self.is_valid()
        goed = self.cleaned_data
        gebied = goed.get("gebied")
        return Keuze(
            gebied=gebied,
            gebieden=self.namen.made_of(gebied) if gebied else None,
            indicator=goed.get("indicator"),
            soort=goed.get("soort", ""),
            van=goed.get("van"),
            tot=goed.get("tot"),
            **meer,
        )


def _possible(dag: datetime.date | None) -> datetime.date | None:
    if dag and not _EERSTE_JAAR <= dag.year <= _LAATSTE_JAAR:
        raise forms.ValidationError(
            f"Kies een dag tussen {_EERSTE_JAAR} en {_LAATSTE_JAAR}."
        )
    return dag


def find_area(namen: Namen, naam: str) -> Gebied:
    """The one area of this name or code. Raises `ValidationError` with what to type."""
    uitkomst = search(namen.atlas, naam)
    gevonden = uitkomst.exact or uitkomst.deels
    if len(gevonden) > 1:
        # A code may end while its name goes on.
        gevonden = [g for g in gevonden if g.geldig_tot is None] or gevonden
    if len(gevonden) == 1:
        return gevonden[0]
    if gevonden:
        namen_of_codes = dict.fromkeys(_certain_name(g, gevonden) for g in gevonden)
        typ = " of ".join(f"‘{n}’" for n in list(namen_of_codes)[:_MEESTE_NAMEN])
        raise forms.ValidationError(
            f"Bij ‘{naam}’ horen meer gebieden. Typ bijvoorbeeld {typ}."
        )
    lijkt = uitkomst.suggesties
    bedoelt = f" Bedoelt u {lijkt[0].naam}?" if lijkt else ""
    raise forms.ValidationError(
        f"We kennen geen gebied met de naam of code ‘{naam}’.{bedoelt}"
    )


def _certain_name(gebied: Gebied, naast: list[Gebied]) -> str:
    """What finds exactly this area: its code, where two of a kind bear one name."""
    naam = full_name(gebied)
    gelijk = sum(full_name(g) == naam for g in naast)
    return naam if gelijk == 1 else gebied.code


def full_name(gebied: Gebied) -> str:
    """`gemeente Groningen`, `regio Groningen`."""
    woord = _WOORD.get(gebied.soort)
    return f"{woord} {gebied.naam}" if woord else gebied.naam


def area_names(namen: Namen) -> list[str]:
    """Names to choose from while typing: a name that several areas bear comes with its
    kind."""
    alle = [g for g in namen.atlas.gebieden.values() if g.geldig_tot is None]
    keren: dict[str, int] = {}
    for gebied in alle:
        keren[gebied.naam] = keren.get(gebied.naam, 0) + 1
    return sorted({full_name(g) if keren[g.naam] > 1 else g.naam for g in alle})
