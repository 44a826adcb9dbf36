"""Filters above the tables of regions and gemeenten.

The rows are value objects in memory, so a filter costs no query. A wrong choice in the
address is a sentence beside the field, never an error page.
"""

import django_filters
from django import forms

from monitor.grootte import GROOTTES, size_class
from monitor.overzichten.waarden import Regel
from monitor.voortgang import Status
from regio.models import Gebied
from regio.namen import vouw

STATUSKEUZES = [
    ("gehaald", "Gehaald"),
    ("niet-gehaald", "Niet gehaald"),
    ("op-koers", "Op koers"),
    ("achter", "Achter op het rekenpad"),
    ("geen-oordeel", "Nog geen oordeel"),
    ("geen-norm", "Geen norm bekend"),
    ("norm-nul", "De norm is 0"),
    ("niet-bekend", "Niet bekend"),
    ("te-klein", "Te klein om te tonen, of niet getoond"),
]
_SAMEN = {
    Status.ONVOLLEDIG: Status.GEEN_OORDEEL,
    Status.NIET_GETOOND: Status.TE_KLEIN,
}
_FOUT = {"invalid_choice": "Deze keuze bestaat niet. Kies iets uit de lijst."}


def _keuzefilter(label: str, method: str, choices=(), leeg: str = "Alle"):
    return django_filters.ChoiceFilter(
        label=label,
        method=method,
        choices=choices,
        empty_label=leeg,
        error_messages=_FOUT,
        widget=forms.Select(
            attrs={"class": "utrecht-select utrecht-select--html-select"}
        ),
    )


class _Rijen(list):
    """Rows in memory, in the place where django-filter expects a queryset."""

    model = Gebied


class Regelfilter(django_filters.FilterSet):
    """Narrows a list of `Regel`. `indicatoren`: the choices of what the table is about."""

    indicator = _keuzefilter("Onderwerp", "keep_all", leeg=None)
    status = _keuzefilter("Status", "keep_status", STATUSKEUZES)
    q = django_filters.CharFilter(
        label="Naam",
        method="keep_named",
        max_length=80,
        widget=forms.TextInput(
            attrs={
                "class": "utrecht-textbox utrecht-textbox--html-input",
                "type": "search",
            }
        ),
    )

    def __init__(self, data, regels: list[Regel], *, indicatoren, regios=()):
        super().__init__(data=data, queryset=_Rijen(regels))
        self.filters["indicator"].extra["choices"] = [
            (i.code, i.naam) for i in indicatoren
        ]
        if "regio" in self.filters:
            self.filters["regio"].extra["choices"] = [(r.slug, r.naam) for r in regios]
        self.form.order_fields(["indicator", "q", "regio", "grootte", "status"])

    @property
    def regels(self) -> list[Regel]:
        """The rows that remain; a wrong choice narrows nothing."""
        regels = list(self.queryset)
        self.form.is_valid()
        for naam, waarde in self.form.cleaned_data.items():
            regels = self.filters[naam].filter(regels, waarde)
        return regels

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the subject of the table is chosen."""
        self.form.is_valid()
        return any(
            w for naam, w in self.form.cleaned_data.items() if naam != "indicator"
        )

    def keep_all(self, regels, naam, waarde):
        return regels

    def keep_status(self, regels, naam, waarde):
        return [r for r in regels if status_code(r) == waarde]

    def keep_named(self, regels, naam, waarde):
        return [r for r in regels if vouw(waarde) in r.gebied.zoeknaam]


class Regiofilter(Regelfilter):
    """The table of regions."""


class Gemeentefilter(Regelfilter):
    """The table of gemeenten."""

    regio = _keuzefilter("Regio", "keep_region")
    grootte = _keuzefilter(
        "Aantal inwoners", "keep_size", [(g.code, g.naam) for g in GROOTTES]
    )

    def keep_region(self, regels, naam, waarde):
        return [r for r in regels if r.regio and r.regio.slug == waarde]

    def keep_size(self, regels, naam, waarde):
        return [r for r in regels if size_class(r.inwoners).code == waarde]


def status_code(regel: Regel) -> str:
    """The status as it stands in an address."""
    status = regel.voortgang.status
    return _SAMEN.get(status, status).value
