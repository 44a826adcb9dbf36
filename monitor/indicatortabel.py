"""The newest figures of all areas on one indicator. Each row has its own date."""

import django_tables2 as tables
from django.utils.html import format_html

from banenafspraak.models import Indicator
from monitor import zinnen
from monitor.adressen import area_url
from monitor.overzichten.indicatorpagina import Nieuwste
from monitor.tables import BREED, BREED_HEEL, Gebiedstabel
from monitor.vergelijktabellen import MetBron
from regio.namen import sorteernaam


class Indicatortabel(MetBron):
    """Areas of every level, the nation first."""

    naam = tables.Column(empty_values=(), verbose_name="Gebied")
    soort = tables.Column(empty_values=(), attrs=BREED)
    stand_op = tables.Column(
        empty_values=(), verbose_name="Stand van", attrs=BREED_HEEL
    )

    sort_keys = MetBron.sort_keys | {
        "naam": lambda r: (sorteernaam(r.gebied.naam), part_name(r)),
        "soort": lambda r: (r.gebied.rang, sorteernaam(r.gebied.naam)),
        "stand_op": lambda r: r.doel.kwartaal,
    }

    class Meta(Gebiedstabel.Meta):
        sequence = ("naam", "soort", "stand_op", "...", "bron")
        exclude = ("in_een_jaar", "laatst", "status")
        empty_text = "Hiervan is nog geen enkel cijfer bekend."

    def __init__(self, regels, kwartaal, *, indicator: Indicator, **kwargs):
        super().__init__(regels, kwartaal, **kwargs)
        self.columns["te_weinig"].column.verbose_name = "Te weinig"
        if indicator.weergave != Indicator.Weergave.NORM:
            self.columns["bereikt"].column.verbose_name = "Aantal"
            self.exclude = (*self.exclude, "norm", "deel", "te_weinig")

    def render_naam(self, record: Nieuwste):
        adres = area_url(record.gebied, record.doel.kwartaal)
        naam = record.gebied.naam
        if adres:
            naam = format_html('<a class="utrecht-link" href="{}">{}</a>', adres, naam)
        deel = part_name(record)
        tekst = format_html("{}: {}", naam, deel) if deel else naam
        # On a phone the date stands under the name.
        return format_html(
            '<span data-naast="{}">{}</span>', self.render_stand_op(record), tekst
        )

    def part_of(self, record: Nieuwste):
        return record.deel

    def render_soort(self, record: Nieuwste):
        return record.gebied.get_soort_display()

    def render_stand_op(self, record: Nieuwste):
        doel = record.doel
        vanaf = doel.stand.vanaf if doel.stand else None
        return zinnen.met_hoofdletter(
            zinnen.moment(doel.indicator, doel.kwartaal, vanaf)
        )

    def render_bereikt(self, record: Nieuwste):
        """The number; when it is not known, also why, where a source says so."""
        tekst = super().render_bereikt(record)
        stand = record.doel.stand
        if not stand or stand.bekend or stand.te_klein or not stand.reden:
            return tekst
        return format_html(
            '{} <span class="klein zacht">({})</span>', tekst, stand.reden
        )

    def render_te_weinig(self, record: Nieuwste):
        tekst = super().render_te_weinig(record)
        if record.voortgang.tekort and not record.doel.kwartaal.is_jaareinde:
            return f"nog {tekst} te gaan"
        return tekst


def part_name(record: Nieuwste) -> str:
    """`Rijk`, for a row about a part."""
    return record.deel.naam if record.deel else ""
