"""The sources that a file names, or that its sender names for it."""

import re

from django.utils import timezone

from banenafspraak.models import Bron
from banenafspraak.opgave.woorden import organisatie
from regio.models import Gebied, Soort
from regio.namen import maak_slug, vouw

_LANGSTE = Bron._meta.get_field("titel").max_length  # a row may name all of it
LANGSTE_TITEL = 200  # what a levering keeps of where its figures come from
VAN_BESTAND = "bestand-"  # how the key begins of a source that a file brought
_SOORT_VAN = {
    Soort.REGIO: Bron.Soort.WERKKAMER,
    Soort.LAND: Bron.Soort.BEHEER,
}


class Bronnen:
    """Every source by key, title and short title. One query; new ones are kept until they
    are needed (`saved`)."""

    def __init__(self, van: Gebied | None = None):
        """`van`: only sources that this area gave itself. The source of somebody else is
        not for a gemeente to put under its own figures."""
        self._bekend: dict[str, Bron] = {}
        bronnen = Bron.objects.order_by("-pk")
        if van is not None:
            bronnen = bronnen.filter(uitgever=_publisher(van), soort=_kind(van))
        for bron in bronnen:
            for naam in (bron.titel, bron.korte_titel, bron.sleutel):
                self._bekend[_bare(naam)] = bron

    def find(self, tekst: str) -> Bron | None:
        """The source with this key or title; None when we do not know it."""
        return self._bekend.get(_bare(tekst))

    def saved(
        self, tekst: str, namens: Gebied, soort: str = "", uitgever: str = ""
    ) -> Bron:
        """The source with this title, made when there is none. `namens`: who gives it;
        `soort` and `uitgever`: where the layout of the file tells them."""
        bron = self.find(tekst)
        if bron is None:
            bron = _make(tekst, namens, soort, uitgever)
            self._bekend[_bare(tekst)] = bron
        return bron


def _publisher(namens: Gebied) -> str:
    uitgever = organisatie(namens)
    return (uitgever[:1].upper() + uitgever[1:])[:120]


def _kind(namens: Gebied) -> str:
    return _SOORT_VAN.get(namens.soort, Bron.Soort.GEMEENTE)


def _make(tekst: str, namens: Gebied, soort: str, uitgever: str) -> Bron:
    titel = " ".join(tekst.split())[:_LANGSTE]
    begin = f"{VAN_BESTAND}{maak_slug(titel)}"[:48].rstrip("-")
    sleutel, nummer = begin, 1
    while Bron.objects.filter(sleutel=sleutel).exists():
        nummer += 1
        sleutel = f"{begin}-{nummer}"
    return Bron.objects.create(
        sleutel=sleutel,
        soort=soort or _kind(namens),
        uitgever=uitgever or _publisher(namens),
        titel=titel,
        korte_titel=titel[:90],
        datum=timezone.localdate(),
        datum_soort=Bron.DatumSoort.DAG,
    )


def _bare(tekst: str) -> str:
    return re.sub(r"\s+", " ", vouw(tekst)).strip(" .")
