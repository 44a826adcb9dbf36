"""Sentences about borders: of which day they are, and what was done to history. B1 Dutch.

Value objects in, words out. What the page of an area says is a `Grensuitleg`.
"""

import datetime
from dataclasses import dataclass

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from monitor.overzichten.grenzen import (
    Gesplitst,
    Grensbeeld,
    Samengevoegd,
    Verhuisd,
)
from monitor.overzichten.waarden import Grensverschil
from monitor.zinnen.omrekenen import with_without
from monitor.zinnen.woorden import gemeenten, opsomming
from regio.models import Gebied, Soort

_MEESTE_ZINNEN = 3  # more changes than this go into a list


@dataclass(frozen=True, slots=True)
class Grensuitleg:
    """The words of components/grenzen.html. `toen` and `nu`: the labels of the two
    choices; `lijst`: every change, when they are too many to tell."""

    toen: str
    nu: str
    zinnen: tuple[str, ...]
    lijst: tuple[str, ...] = ()
    lijst_titel: str = ""


# ---- a page ----------------------------------------------------------------------------


def explanation(beeld: Grensbeeld) -> Grensuitleg:
    """Which borders the page shows, what was done to history, and who is concerned."""
    verschil = _names_of(beeld.verschil)
    toen = f"{beeld.kwartaal.einde_label}{_brackets(verschil.met, verschil.zonder)}"
    nu = f"van nu{_brackets(verschil.zonder, verschil.met)}"
    veranderd = changes(beeld)
    kort = len(veranderd) <= _MEESTE_ZINNEN
    zinnen = [_opening(beeld, verschil)]
    if beeld.is_gelijk:
        zinnen.append(_no_change(beeld))
    elif kort:
        zinnen += veranderd
    else:
        zinnen.append(_count(beeld))
    zinnen += _what_was_done(beeld)
    return Grensuitleg(
        toen=toen,
        nu=nu,
        zinnen=tuple(z for z in zinnen if z),
        lijst=() if kort else tuple(veranderd),
        lijst_titel="" if kort else f"Alle veranderingen ({len(veranderd)})",
    )


def only_then(beeld: Grensbeeld) -> Grensuitleg:
    """The same for a page that looks back to an earlier day: nothing of what became of the
    borders since."""
    toen = beeld.kwartaal.einde_label
    return Grensuitleg(toen, "van nu", (f"U ziet de grenzen van {toen}.",))


def changes(beeld: Grensbeeld) -> list[str]:
    """A sentence per change: moves, then mergers, then splits."""
    return [
        *(_moved(v) for v in beeld.verhuisd),
        *(_merged(s) for s in beeld.samengevoegd),
        *(_split(g, beeld.nu) for g in beeld.gesplitst),
    ]


def _opening(beeld: Grensbeeld, verschil: Grensverschil) -> str:
    if beeld.nu:
        return f"U ziet de grenzen van {notatie.datum(beeld.grens)}."
    wie = with_without(verschil.met, verschil.zonder)
    return f"U ziet de grenzen van {beeld.kwartaal.einde_label}{wie and f', {wie}'}."


def _no_change(beeld: Grensbeeld) -> str:
    if beeld.is_nieuwste:
        return "Dat zijn ook de grenzen van nu."
    if not beeld.bekend:
        return f"Welke gemeenten er {beeld.kwartaal.einde_label} bij hoorden, weten we niet."
    sinds = f"sinds {beeld.kwartaal.einde_label}" if beeld.nu else "sindsdien"
    return f"De grenzen zijn {sinds} niet veranderd."


def _count(beeld: Grensbeeld) -> str:
    """`Sinds eind 2017 gingen 25 gemeenten op in een andere, ...`"""
    delen = []
    if oude := sum(len(s.oude) for s in beeld.samengevoegd):
        ging = "ging" if oude == 1 else "gingen"
        delen.append(
            f"{ging} {gemeenten(oude)} op in een andere of kregen een nieuwe naam"
        )
    if n := len(beeld.gesplitst):
        werd = "werd" if n == 1 else "werden"
        delen.append(f"{werd} {gemeenten(n)} verdeeld")
    if n := len(beeld.verhuisd):
        wat = "samenwerking" if beeld.gebied.soort == Soort.CLUSTER else "regio"
        kwam = "kwam" if n == 1 else "kwamen"
        delen.append(f"{kwam} {gemeenten(n)} bij een andere {wat}")
    return f"Sinds {beeld.kwartaal.einde_label} {opsomming(delen)}."


def _what_was_done(beeld: Grensbeeld) -> list[str]:
    """Within borders of now: what that means for the numbers."""
    if not beeld.nu or beeld.is_gelijk:
        return []
    zinnen = []
    if beeld.samengevoegd:
        zinnen.append("Cijfers van gemeenten die samengingen, zijn opgeteld.")
    if beeld.verschil and beeld.gebied.soort in (Soort.REGIO, Soort.CLUSTER):
        wat = "regio" if beeld.gebied.soort == Soort.REGIO else "samenwerking"
        zinnen.append(
            f"Een cijfer dat voor de hele {wat} is gegeven, is niet om te rekenen. "
            "Daar staat bij dat het met de grenzen van toen is."
        )
    return zinnen


# ---- one change ------------------------------------------------------------------------


def _moved(verhuisd: Verhuisd) -> str:
    """`Weesp ging op 1 januari 2022 van Gooi en Vechtstreek naar Groot Amsterdam.`"""
    naam, van, naar = verhuisd.gebied.naam, verhuisd.van, verhuisd.naar
    aanname = " De datum is aangenomen." if verhuisd.aanname else ""
    op = notatie.datum(verhuisd.op) if verhuisd.op else ""
    sinds = f"sinds {op}" if op else "nu"
    if van is None:
        return f"{naam} hoort {sinds} bij {naar.naam}.{aanname}"
    if naar is None:
        return f"{naam} hoort {sinds} niet meer bij {van.naam}.{aanname}"
    wanneer = f"op {op} " if op else ""
    return f"{naam} ging {wanneer}van {van.naam} naar {naar.naam}.{aanname}"


def _merged(samen: Samengevoegd) -> str:
    """`Bussum, Muiden en Naarden horen sinds 1 januari 2016 bij Gooise Meren.`"""
    namen = opsomming([g.naam for g in samen.oude])
    sinds = f"sinds {notatie.datum(samen.sinds)}" if samen.sinds else "nu"
    if samen.naam:
        return f"{namen} heet {sinds} {samen.nieuw.naam}."
    hoort = "hoort" if len(samen.oude) == 1 else "horen"
    return f"{namen} {hoort} {sinds} bij {samen.nieuw.naam}."


def _split(gesplitst: Gesplitst, nu: bool) -> str:
    """`Haaren is op 1 januari 2021 verdeeld over Boxtel, Oisterwijk, Tilburg en Vught.`"""
    stukken = opsomming([g.naam for g in gesplitst.stukken])
    zin = f"{gesplitst.oud.naam} is op {notatie.datum(gesplitst.op)} verdeeld over {stukken}."
    if not nu:
        return zin
    return f"{zin} Haar cijfers staan helemaal bij {gesplitst.naar.naam}."


# ---- names --------------------------------------------------------------------------


def _names_of(verschil) -> Grensverschil:
    """The same with names instead of areas."""
    return Grensverschil(
        *(
            tuple(g.naam for g in rij)
            for rij in (verschil.met, verschil.zonder, verschil.gesplitst)
        )
    )


def _brackets(met, zonder) -> str:
    tekst = with_without(met, zonder)
    return f" ({tekst})" if tekst else ""


# ---- who is not there ------------------------------------------------------------------


def whose_borders(kwartaal: Kwartaal, grenzen: datetime.date | None) -> str:
    """`eind 2020`, or `nu, van 30 september 2023`."""
    return f"nu, van {notatie.datum(grenzen)}" if grenzen else kwartaal.einde_label


def sheet_note(kwartaal: Kwartaal, grenzen: datetime.date | None) -> str:
    """The line in a file: which borders its rows have. Those of then need none."""
    if grenzen is None:
        return ""
    return (
        f"Grenzen: die van {notatie.datum(grenzen)}, ook voor {kwartaal.einde_label}. "
        "Cijfers van gemeenten die samengingen, zijn opgeteld. Een gemeente die is "
        "verdeeld, staat helemaal bij een van haar opvolgers."
    )


def gone_heading(
    gebied: Gebied, kwartaal: Kwartaal, grenzen: datetime.date | None, begonnen: bool
) -> str:
    """The title of the page of an area that is not there."""
    if grenzen:
        return f"{gebied.naam} hoort niet bij de grenzen van nu"
    return f"{gebied.naam} bestond {kwartaal.einde_label} {_gone(begonnen)}"


def gone_sentence(
    gebied: Gebied, kwartaal: Kwartaal, grenzen: datetime.date | None, begonnen: bool
) -> str:
    """`Op 31 december 2020 bestond Bussum niet meer.`"""
    dag = notatie.datum(grenzen or kwartaal.peildatum)
    tekst = f"Op {dag} bestond {gebied.naam} {_gone(begonnen)}."
    return f"U ziet de grenzen van nu. {tekst}" if grenzen else tekst


def _gone(begonnen: bool) -> str:
    return "niet meer" if begonnen else "nog niet"


def not_there(
    gebied: Gebied,
    kwartaal: Kwartaal,
    grenzen: datetime.date | None,
    uitleg: list[str],
) -> str:
    """`Bussum bestond niet eind 2020. De gemeente Bussum bestaat sinds ... niet meer.`"""
    if grenzen:
        zin = f"{gebied.naam} hoort niet bij de grenzen van nu."
    else:
        zin = f"{gebied.naam} bestond niet {kwartaal.einde_label}."
    return " ".join([zin, *uitleg])
