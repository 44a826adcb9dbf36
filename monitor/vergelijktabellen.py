"""Tables that hold areas against each other. Rows are `Regel`, in the order given."""

import django_tables2 as tables

from monitor.adressen import area_url
from monitor.overzichten.waarden import Regel
from monitor.tables import BREED_GETAL, Gebiedstabel
from regio.models import Gebied, Soort


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
