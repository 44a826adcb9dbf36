"""A number that leads to where it comes from: `608`, as a link."""

from django.utils.html import conditional_escape, format_html

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, NormSoort, Uitsplitsing
from monitor import zinnen
from monitor.adressen import history_url
from monitor.overzichten.waarden import Doel, Waarde
from regio.models import Gebied

VRAAG = "waar komt dit vandaan?"


def figure_link(tekst: str, url: str) -> str:
    """The number as a link; without an address the number itself.

    The name begins with what is seen, so that who speaks to the page can say it.
    """
    if not url:
        return conditional_escape(tekst)
    return format_html(
        '<a class="cijfer" href="{}" aria-label="{}, {}">{}</a>',
        url,
        tekst,
        VRAAG,
        tekst,
    )


def figure_url(
    waarde: Waarde | None,
    indicator: Indicator,
    gebied: Gebied,
    kwartaal: Kwartaal,
    deel: Uitsplitsing | None = None,
) -> str:
    """Where a figure comes from, also when a source says that it is not known; "" where
    no source says anything."""
    if waarde is None:
        return ""
    code = deel.code if deel else ""
    return history_url(gebied, kwartaal, indicator.code, code, waarde.vanaf)


def norm_url(
    norm: Waarde | None,
    indicator: Indicator,
    gebied: Gebied,
    kwartaal: Kwartaal,
    deel: Uitsplitsing | None = None,
) -> str:
    """Where the norm for the end of the year of `kwartaal` comes from; "" without one."""
    if norm is None or not norm.bekend:
        return ""
    anker = "ambitie" if norm.soort == NormSoort.AMBITIE else "norm"
    code = deel.code if deel else ""
    return history_url(gebied, kwartaal, indicator.code, code, anker=anker)


def origin_of(doel: Doel, deel: Uitsplitsing | None = None) -> str:
    """The page of a goal, or of one part of it: figure and norm together, known or not."""
    vanaf = doel.stand.vanaf if doel.stand else None
    code = deel.code if deel else ""
    return history_url(doel.gebied, doel.kwartaal, doel.indicator.code, code, vanaf)


def linked_stand(doel: Doel, deel: Uitsplitsing | None = None) -> str:
    """The figure of a goal, or of one part of it, as a link."""
    waar = (doel.indicator, doel.gebied, doel.kwartaal, deel)
    tekst = zinnen.getal(doel.stand, doel.indicator)
    return figure_link(tekst, figure_url(doel.stand, *waar))


def linked_norm(norm: Waarde, doel: Doel, deel: Uitsplitsing | None = None) -> str:
    """What the goal is held against, as a link."""
    waar = (doel.indicator, doel.gebied, doel.kwartaal, deel)
    return figure_link(zinnen.getal(norm), norm_url(norm, *waar))
