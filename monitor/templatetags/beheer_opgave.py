"""Tags for the pages of an opgave in /beheer/: the live share of the norm, and words.

These templates name this library as a string, so that banenafspraak imports nothing here.
"""

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from banenafspraak import notatie
from banenafspraak.eenheden import Aard, Eenheid
from banenafspraak.opgave import woorden
from monitor.balk import balk_van
from monitor.templatetags import monitor_tags
from monitor.voortgang import Voortgang, percentage

register = template.Library()

_EEN_MEER = {
    Eenheid.PERSONEN: ("mens", "mensen"),
    Eenheid.BANEN: ("baan", "banen"),
    Eenheid.PLEKKEN: ("plek", "plekken"),
    Eenheid.FTE: ("fte", "fte"),
    Eenheid.UREN: ("uur", "uur"),
    Eenheid.EURO: ("euro", "euro"),
    Eenheid.PROFIELEN: ("profiel", "profielen"),
    Eenheid.PROCENT: ("procentpunt", "procentpunt"),
}


@register.inclusion_tag("opgave/uitkomst.html")
def uitkomst(rij, kort=False):
    """The bar and the sentence beside a typed number; nothing when there is nothing to say."""
    onderdeel, waarde = rij.onderdeel, rij.gelezen.waarde
    if waarde is None or onderdeel.is_norm:
        return {"zin": ""}
    if rij.geheel:
        deel = notatie.procent(percentage(waarde, rij.geheel))
        zin = f"{notatie.aantal(waarde)} van {notatie.aantal(rij.geheel)} is {deel}."
        return {"zin": zin}
    if rij.norm_waarde is None:
        return {"zin": ""}
    voortgang = Voortgang(
        kwartaal=onderdeel.kwartaal,
        norm=rij.norm_waarde,
        stand=waarde,
        aard=Aard(onderdeel.indicator.aard),
        meer_is_beter=onderdeel.indicator.richting != "minder",
    )
    return {
        "balk": balk_van(voortgang),
        "zin": _share(voortgang) if kort else _sentence(voortgang, onderdeel),
    }


def _share(voortgang: Voortgang) -> str:
    deel = voortgang.percentage
    return "" if deel is None else notatie.procent(deel)


def _sentence(voortgang: Voortgang, onderdeel) -> str:
    jaar = onderdeel.kwartaal.jaar
    if voortgang.norm == 0:
        return f"De norm voor eind {jaar} is 0."
    deel = voortgang.percentage
    if deel is None:
        return f"Met de norm vergelijken kan pas aan het eind van {jaar}."
    return f"{notatie.procent(deel)} van de norm voor eind {jaar}. {_distance(voortgang, onderdeel)}"


def _distance(voortgang: Voortgang, onderdeel) -> str:
    if voortgang.tekort:
        hoeveel = _counted(voortgang.tekort, onderdeel)
        if onderdeel.kwartaal.is_jaareinde:
            return f"Dat is {hoeveel} te weinig."
        return f"Nog {hoeveel} te gaan."
    if voortgang.overschot:
        return f"Dat is {_counted(voortgang.overschot, onderdeel)} boven de norm."
    return "Dat is precies de norm."


def _counted(aantal, onderdeel) -> str:
    """`2 plekken`: the norm may count something else than the figure."""
    eenheid = Eenheid(onderdeel.indicator.eenheid_norm or onderdeel.indicator.eenheid)
    een, meer = _EEN_MEER[eenheid]
    return f"{notatie.aantal(aantal)} {een if aantal == 1 else meer}"


# Numbers and days read the same in beheer as on the public pages.
register.filter("datum", monitor_tags.datum)
register.filter("aantal", monitor_tags.aantal)


@register.filter
def wanneer(moment):
    """`vandaag om 9:51`."""
    return woorden.wanneer(moment)


@register.filter
def meervoud(hoeveel, woorden_):
    """`{{ 2|meervoud:"fout,fouten" }}` -> `fouten`."""
    een, meer = woorden_.split(",")
    return een if hoeveel == 1 else meer


@register.filter
def zonder_vraag(tekst):
    """What stands out, without what it asks of who fills in."""
    return tekst.split(" Klopt dit?")[0].split(" Verbeter een getal")[0]


@register.filter
def opsomming(regels):
    """One item a line -> a list."""
    delen = ((regel,) for regel in regels.splitlines() if regel)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", delen))


@register.filter
def voor_dag(uiterlijk):
    """The last day 30 November: `vóór 1 december 2026`."""
    return woorden.voor(uiterlijk)


@register.filter
def dag(moment):
    """The day of a moment, in Amsterdam: `20 augustus 2026`."""
    return notatie.datum(timezone.localtime(moment).date()) if moment else ""


@register.filter
def naam_in_beheer(gebied):
    """`Huizen`, `regio Gooi en Vechtstreek`, `Nederland`."""
    return woorden.naam_van(gebied)
