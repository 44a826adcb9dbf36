"""The numbered list of sources of one page: each document once, with what it is used for.

The list gives short titles; /bronnen/ has the full title, the reference and all figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from banenafspraak import notatie
from banenafspraak.models import Bron
from monitor import blik
from monitor.adressen import page_url
from monitor.overzichten.waarden import Waarde
from monitor.zinnen.terugkijken import as_known

_MEESTE_GETALLEN = 5
_MEESTE_IN_TEKENING = 3


@dataclass
class Bronnenlijst:
    """Hands out anchors while the page is composed, in the order of first use."""

    _bronnen: dict[int, Bron] = field(default_factory=dict)
    _getallen: dict[int, list[str]] = field(default_factory=dict)

    def links(self, *waarden: Waarde | None) -> list[dict]:
        """The links (text and anchor) for the sources of `waarden`, each once."""
        gevonden: dict[int, Bron] = {}
        for waarde in waarden:
            for bron in waarde.documenten if waarde else ():
                gevonden[bron.pk] = bron
                self._use(bron, waarde)
        return [
            {"tekst": bron.korte_titel, "anker": self.anker(bron)}
            for bron in gevonden.values()
        ]

    def named(self, documenten: Iterable[Bron], getal: str) -> list[dict]:
        """The links for the sources of one number in a sentence; "" for no number."""
        gevonden = []
        for bron in documenten:
            gevonden.append({"tekst": bron.korte_titel, "anker": self.anker(bron)})
            getallen = self._getallen.setdefault(bron.pk, [])
            if getal and getal not in getallen:
                getallen.append(getal)
        return gevonden

    def anker(self, bron: Bron) -> str:
        """The id of the source in the list at the foot of the page."""
        self._bronnen.setdefault(bron.pk, bron)
        return f"bron-{list(self._bronnen).index(bron.pk) + 1}"

    def _use(self, bron: Bron, waarde: Waarde) -> None:
        self.anker(bron)
        if waarde.bekend and not waarde.is_som:
            getallen = self._getallen.setdefault(bron.pk, [])
            tekst = notatie.aantal(waarde.waarde)
            if tekst not in getallen:
                getallen.append(tekst)

    def rijen(self) -> list[dict]:
        """What components/bronnen.html shows."""
        return [
            {
                "nr": nr,
                "anker": f"bron-{nr}",
                "tekst": bron.korte_titel,
                "url": bron.url,
                "meer_url": source_url(bron),
                "gebruikt_voor": self._used_for(bron),
            }
            for nr, bron in enumerate(self._bronnen.values(), start=1)
        ]

    def _used_for(self, bron: Bron) -> str:
        getallen = self._getallen.get(bron.pk, [])
        if len(getallen) > _MEESTE_GETALLEN:
            rest = len(getallen) - _MEESTE_GETALLEN + 1
            getallen = [*getallen[: _MEESTE_GETALLEN - 1], f"{rest} andere cijfers"]
        if len(getallen) < 2:
            return "".join(getallen)
        return f"{', '.join(getallen[:-1])} en {getallen[-1]}"


def line_in_drawing(titels: Iterable[str]) -> str:
    """The sources inside a picture, the day it looks back to and borders that are not its
    own: a screenshot travels without its page."""
    titels = list(dict.fromkeys(titels))
    rest = len(titels) - _MEESTE_IN_TEKENING
    meer = f" en {rest} andere" if rest > 0 else ""
    bronnen = f"{'; '.join(titels[:_MEESTE_IN_TEKENING])}{meer}." if titels else ""
    nu = blik.current()
    anders = [as_known(nu), "Met de grenzen van nu." if nu.grenzen_van_nu else ""]
    anders = " ".join(filter(None, anders))
    if anders and not bronnen:
        bronnen = "Banenafspraakmonitor."
    return f"{bronnen} {anders}".strip()


def source_anchor(bron: Bron) -> str:
    """The id of a document on the page of all sources."""
    return f"bron-{bron.sleutel}"


def source_url(bron: Bron) -> str:
    """Where all is told about a document."""
    return page_url("bronnen", anker=source_anchor(bron))


def full_title(bron: Bron) -> str:
    """Publisher, title, date and reference, as a file prints them."""
    delen = [f"{bron.uitgever}: {bron.titel}", date_of(bron)]
    if bron.kenmerk:
        delen.append(f"kenmerk {bron.kenmerk}")
    return ", ".join(delen)


def date_of(bron: Bron) -> str:
    """The date of a document as precisely as it is known: `30 juni 2021`, `juni 2021`, `2021`."""
    if bron.datum is None:
        return "datum bron onbekend"
    return notatie.datum_zo_precies(bron.datum, bron.datum_soort)
