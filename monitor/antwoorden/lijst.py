"""The list of questions about an area, as its page and each answer show it."""

from monitor.adressen import question_url
from monitor.antwoorden.vragen import VRAGEN, Vraag
from monitor.kerncijfers import Link
from monitor.overzichten import Lezer, Pagina
from monitor.zinnen import vraag as titels
from regio.models import Soort

_VAN_DE_REGIO = "haalt-de-taakstelling-banenafspraak"


def question_links(
    pagina: Pagina, namen: dict[int, str], zonder: Vraag | None = None
) -> list[Link]:
    """A link per question, in the words of its page; `zonder`: that of this page."""
    return [
        Link(
            question_url(pagina.gebied, pagina.kwartaal, vraag.code),
            question_title(vraag, pagina, namen),
        )
        for vraag in VRAGEN
        if vraag is not zonder
    ]


def question_title(vraag: Vraag, pagina: Pagina, namen: dict[int, str]) -> str:
    """The question in words; about the region, where only a region has a norm."""
    over = pagina.gebied
    doel = pagina.goal(vraag.indicatoren[0]) if vraag.code == _VAN_DE_REGIO else None
    if doel:
        over = doel.gebied
    naam = namen.get(over.pk, over.naam)
    return titels.title_for(vraag.code, over, naam, pagina.kwartaal)


def names(lezer: Lezer, pagina: Pagina) -> dict[int, str]:
    """How areas are called in a sentence, where the plain name would not do: a region and a
    gemeente that share a name are told apart."""
    namen = {}
    for gebied in filter(None, (pagina.gebied, pagina.regio)):
        ander = Soort.REGIO if gebied.soort == Soort.GEMEENTE else Soort.GEMEENTE
        verwisselbaar = gebied.soort in (Soort.GEMEENTE, Soort.REGIO)
        if verwisselbaar and lezer.atlas.find(ander, gebied.slug):
            namen[gebied.pk] = f"de {gebied.aanduiding}"
    return namen
