"""Tables that hold areas against each other. Rows are `Regel`, in the order given."""

import django_tables2 as tables
from django.utils.html import format_html_join

from monitor.adressen import area_url
from monitor.bronnenlijst import Bronnenlijst
from monitor.overzichten.waarden import Regel
from monitor.tables import BREED, BREED_GETAL, Gebiedstabel
from regio.models import Gebied, Soort
from regio.namen import sorteernaam


class MetBron(Gebiedstabel):
    """A table with the sources of each row, linked to the list at the foot of the page."""

    bron = tables.Column(empty_values=(), attrs={"td": {"class": "ruim"}})

    sort_keys = Gebiedstabel.sort_keys | {
        "bron": lambda r: b[0].korte_titel if (b := r.doel.bronnen) else None,
    }

    def __init__(self, regels, kwartaal, *, bronnen: Bronnenlijst, **kwargs):
        self.bronnen = bronnen
        super().__init__(regels, kwartaal, **kwargs)

    def render_bron(self, record):
        links = self.bronnen.links(record.doel.stand, record.doel.doelstelling)
        return format_html_join(
            ", ", '<a href="#{}">{}</a>', ((b["anker"], b["tekst"]) for b in links)
        )


class Vergelijktabel(MetBron):
    """Any areas side by side."""

    naam = tables.Column(empty_values=(), verbose_name="Gebied")
    soort = tables.Column(empty_values=(), attrs=BREED)

    sort_keys = MetBron.sort_keys | {
        "soort": lambda r: (r.gebied.rang, sorteernaam(r.gebied.naam)),
    }

    class Meta(Gebiedstabel.Meta):
        sequence = ("naam", "soort", "...", "bron")

    def hide_empty(self) -> None:
        """Leave out what no row tells, or what all rows tell alike."""
        super().hide_empty()
        if len({regel.gebied.soort for regel in self.records}) == 1:
            self.columns.hide("soort")
        if not any(regel.doel.laatst for regel in self.records):
            self.columns.hide("laatst")
        if not any(self.render_bron(regel) for regel in self.records):
            self.columns.hide("bron")

    def render_soort(self, record: Regel):
        return record.gebied.get_soort_display()


class Vergelijkbaartabel(Gebiedstabel):
    """A gemeente among others of its size; its region and the nation come last."""

    inwoners = tables.Column(
        empty_values=(), attrs=BREED_GETAL, verbose_name="Inwoners (2023)"
    )

    class Meta(Gebiedstabel.Meta):
        orderable = False
        sequence = ("naam", "inwoners", "...")
        exclude = ("in_een_jaar", "status")

    def __init__(self, regels, kwartaal, *, eigen: Gebied, **kwargs):
        self.eigen = eigen
        super().__init__(regels, kwartaal, **kwargs)

    def row_class(self, record: Regel) -> str:
        """The own row is marked; a line separates the larger areas from the gemeenten."""
        if record.gebied == self.eigen:
            return "eigen"
        return "optel" if record.gebied.soort == Soort.REGIO else ""

    def render_inwoners(self, record: Regel):
        if record.gebied.soort != Soort.GEMEENTE:
            return ""
        return super().render_inwoners(record)

    def render_laatst(self, record: Regel):
        if not area_url(record.gebied, self.kwartaal):
            return ""
        return super().render_laatst(record)
