"""Sentences of the public log: what was published, corrected or withdrawn, and by whom.

Of a number that is or was too small to show only is said that it changed.
"""

from dataclasses import replace

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, NormSoort
from monitor.overzichten.waarden import Waarde
from monitor.overzichten.wijzigingen import (
    Gebeurtenis,
    Groep,
    Keuze,
    Tekstwijziging,
    Wat,
    Wijziging,
)
from monitor.zinnen.afzender import is_checked, sender
from monitor.zinnen.woorden import (
    getal,
    met_hoofdletter,
    moment,
    norm_ding,
    norm_woord,
    opsomming,
    telwoord,
)
from regio.models import Gebied, Soort

DEZE_SITE = "deze monitor"
VERBORGEN = "Het aantal is of was te klein om te tonen. Daarom staat het hier niet."
REDEN_VERBORGEN = "De reden staat hier niet. Die kan gaan over een aantal dat te klein is om te tonen."
TWEEDE = "Een tweede persoon keek mee en gaf akkoord."
MEEGELEVERD = "Deze cijfers zijn met de site meegeleverd."
_LIDWOORDEN = ("de ", "het ", "een ")
_DEELWOORDEN = ("gecorrigeerd", "ingetrokken", "gewijzigd", "niet meer")
_ZONDER_WOORD = ("procent", "euro")
_TEKSTEN = {
    "definitie": ("definitie", "definities"),
    "kanttekening": ("kanttekening", "kanttekeningen"),
    "duiding": ("uitleg", "uitleg"),
    "maatregel": ("maatregel", "maatregelen"),
    "raadsstuk": ("raadsstuk", "raadsstukken"),
}
_HET = ("raadsstuk",)  # een nieuw raadsstuk, een nieuwe maatregel
_GEDAAN = {
    Wat.NIEUW: "nieuw",
    Wat.CORRECTIE: "gewijzigd",
    Wat.INGETROKKEN: "ingetrokken",
}


def subject(indicator: Indicator) -> str:
    """How a line calls it: `banenafspraak`, `beschut werk`, without an article."""
    for lidwoord in _LIDWOORDEN:
        if indicator.onderwerp.startswith(lidwoord):
            return indicator.onderwerp.removeprefix(lidwoord)
    return indicator.onderwerp


# ---- one event ---------------------------------------------------------------------------


def who(gebeurtenis: Gebeurtenis) -> str:
    """The organisation, for a sentence."""
    if gebeurtenis.levering:
        return sender(gebeurtenis.levering)
    namens = {t.namens for t in gebeurtenis.teksten if t.namens}
    return namens.pop() if len(namens) == 1 else DEZE_SITE


def summary(gebeurtenis: Gebeurtenis) -> str:
    """`3 nieuwe cijfers en 1 correctie`."""
    delen = [
        _count(gebeurtenis.count(Wat.CORRECTIE), "correctie", "correcties"),
        _count(
            gebeurtenis.count(Wat.INGETROKKEN),
            "ingetrokken cijfer",
            "ingetrokken cijfers",
        ),
        *_new(gebeurtenis),
        _count(
            gebeurtenis.count(Wat.BRON),
            "andere bron of toelichting",
            "andere bronnen of toelichtingen",
        ),
        *_texts(gebeurtenis.teksten),
    ]
    return opsomming([deel for deel in delen if deel] or ["geen wijzigingen"])


def _new(gebeurtenis: Gebeurtenis) -> list[str]:
    nieuw = [g for g in gebeurtenis.groepen if g.wat == Wat.NIEUW]
    normen = sum(g.aantal for g in nieuw if g.is_norm)
    cijfers = sum(g.aantal for g in nieuw) - normen
    return [
        _count(cijfers, "nieuw cijfer", "nieuwe cijfers"),
        _count(normen, "nieuwe norm", "nieuwe normen"),
    ]


def _texts(teksten: tuple[Tekstwijziging, ...]) -> list[str]:
    delen = []
    for model, (enkel, meer) in _TEKSTEN.items():
        for wat, woord in _GEDAAN.items():
            aantal = sum(t.model == model and t.wat == wat for t in teksten)
            kaal = woord == "ingetrokken" or (model in _HET and aantal == 1)
            bijv = woord if kaal else f"{woord}e"
            keer = "keer " if model == "duiding" else ""
            delen.append(_count(aantal, f"{bijv} {enkel}", f"{keer}{bijv} {meer}"))
    return delen


def _count(aantal: int, enkel: str, meer: str) -> str:
    if not aantal:
        return ""
    return f"{notatie.aantal(aantal)} {enkel if aantal == 1 else meer}"


def heading(gebeurtenis: Gebeurtenis) -> str:
    """`Gemeente Huizen: 1 correctie`."""
    return met_hoofdletter(f"{who(gebeurtenis)}: {summary(gebeurtenis)}")


def reason(gebeurtenis: Gebeurtenis) -> str:
    """What the deliverer gives as the reason, in public."""
    if gebeurtenis.reden_verborgen:
        return REDEN_VERBORGEN
    reden = gebeurtenis.reden
    if not reden:
        return ""
    return f"Reden: {reden}{'' if reden[-1] in '.!?' else '.'}"


def control(gebeurtenis: Gebeurtenis) -> str:
    """Whether two pairs of eyes agreed."""
    levering = gebeurtenis.levering
    if levering is None:
        return ""
    if is_checked(levering):
        return TWEEDE
    return MEEGELEVERD if levering.ingediend_als else ""


def source_line(gebeurtenis: Gebeurtenis) -> str:
    """`Bron: brief Werkkamer, 30 juni 2021.`"""
    groepen = [g for g in gebeurtenis.groepen if g.wat != Wat.INGETROKKEN]
    titels = list(dict.fromkeys(t for g in groepen for t in g.bronnen))
    if not titels:
        return ""
    if any(g.meer_bronnen for g in groepen) or len(titels) > 3:
        return f"Bronnen: onder andere ‘{titels[0]}’ en ‘{titels[-1]}’."
    if len(titels) == 1:
        return f"Bron: {titels[0]}."
    return f"Bronnen: {opsomming([f'‘{t}’' for t in titels])}."


# ---- sums -----------------------------------------------------------------------------------


def group_line(groep: Groep) -> str:
    """`38 nieuwe cijfers over beschut werk, eind 2019, in 38 gebieden`."""
    een = groep.aantal == 1
    kaal = ("norm" if een else "normen") if groep.is_norm else _figures(een)
    over = f"{'voor' if groep.is_norm else 'over'} {groep.indicator.onderwerp}"
    nieuw = "nieuw" if een and not groep.is_norm else "nieuwe"
    wat = {
        Wat.NIEUW: f"{nieuw} {kaal} {over}",
        Wat.CORRECTIE: f"{kaal} {over} gecorrigeerd",
        Wat.INGETROKKEN: f"{kaal} {over} ingetrokken",
        Wat.BRON: f"{kaal} {over} met een andere bron of toelichting",
    }[groep.wat]
    zin = f"{notatie.aantal(groep.aantal)} {wat}, {period(groep)}{_where(groep)}"
    bij = [
        _count(groep.nu_bekend, "nu wel bekend", "nu wel bekend"),
        _count(groep.nu_onbekend, "niet meer bekend", "niet meer bekend"),
    ]
    bij = [b for b in bij if b]
    return f"{zin} ({' en '.join(bij)})" if bij else zin


def group_title(groep: Groep) -> str:
    """`Gooi en Vechtstreek: 38 nieuwe cijfers over beschut werk, eind 2019`."""
    if groep.gebied is None:
        return group_line(groep)
    return f"{groep.gebied.naam}: {group_line(replace(groep, gebied=None))}"


def _figures(een: bool) -> str:
    return "cijfer" if een else "cijfers"


def period(groep: Groep) -> str:
    """`eind 2019`, or `van eind 2015 tot en met eind 2023`."""
    if groep.eerste == groep.laatste:
        return moment_of(groep.indicator, groep.laatste, groep.vanaf, groep.is_norm)
    if groep.indicator.aard == "stroom" and not groep.is_norm:
        eerste, laatste = groep.eerste.jaar, groep.laatste.jaar
        return (
            f"over {laatste}"
            if eerste == laatste
            else f"over {eerste} tot en met {laatste}"
        )
    return f"van {groep.eerste.einde_label} tot en met {groep.laatste.einde_label}"


def moment_of(
    indicator: Indicator, kwartaal: Kwartaal, vanaf: Kwartaal | None, is_norm: bool
) -> str:
    """When a figure or a norm is about."""
    return kwartaal.einde_label if is_norm else moment(indicator, kwartaal, vanaf)


def _where(groep: Groep) -> str:
    if groep.gebied:
        return f", {groep.gebied.naam}"
    if groep.gebieden == 1:
        return ""
    return f", in {notatie.aantal(groep.gebieden)} gebieden"


# ---- single changes ---------------------------------------------------------------------------


def about(w: Wijziging) -> str:
    """`Gooi en Vechtstreek: banenafspraak eind 2020`."""
    wanneer = moment_of(w.indicator, w.kwartaal, w.vanaf, w.is_norm)
    deel = f", deel ‘{w.deel}’," if w.deel else ""
    return f"{w.gebied.naam}: {_what(w)}{deel} {wanneer}"


def topic(w: Wijziging) -> str:
    """`Beschut werk (markt)`, `Norm voor beschut werk`."""
    deel = f" ({w.deel})" if w.deel else ""
    return met_hoofdletter(f"{_what(w)}{deel}")


def _what(w: Wijziging) -> str:
    if not w.is_norm:
        return subject(w.indicator)
    waarde = w.werd or w.was
    eigen = waarde and waarde.soort == NormSoort.AMBITIE
    soort = "eigen ambitie" if eigen else norm_woord(waarde)
    return f"{soort} voor {w.indicator.onderwerp}"


def number(w: Wijziging, waarde: Waarde | None) -> str:
    """`612`, `1 t/m 4`, `niet bekend`; of a norm in its own unit."""
    if waarde and not waarde.bekend and not waarde.te_klein and w.verborgen:
        return "niet getoond"
    return getal(waarde, w.indicator if _own_unit(w) else None)


def _own_unit(w: Wijziging) -> bool:
    return not w.is_norm or w.indicator.eenheid_norm in ("", w.indicator.eenheid)


def unit(w: Wijziging) -> str:
    """The unit of the number: a norm may count something else than the figure."""
    if w.is_norm:
        return w.indicator.eenheid_norm or w.indicator.eenheid
    return w.indicator.eenheid


def with_unit(w: Wijziging, waarde: Waarde | None) -> str:
    """`612 extra banen`, `16 plekken`; bare where the number says it itself."""
    tekst = number(w, waarde)
    if not waarde or not waarde.bekend or unit(w) in _ZONDER_WOORD:
        return tekst
    if w.is_norm:
        ding = norm_ding(w.indicator, waarde.waarde) or unit(w)
    else:
        ding = telwoord(w.indicator, waarde.waarde) or unit(w)
    return f"{tekst} {ding}"


def what_happened(w: Wijziging) -> str:
    """`gecorrigeerd van 608 naar 612 extra banen`, `gewijzigd`."""
    if w.wat == Wat.NIEUW:
        return f"nieuw: {with_unit(w, w.werd)}"
    if w.wat == Wat.INGETROKKEN:
        return "ingetrokken" if w.verborgen else f"ingetrokken, was {_was(w)}"
    if w.verborgen:
        return "gewijzigd"
    if w.wat == Wat.BRON:
        return "andere bron of toelichting, hetzelfde getal"
    if not w.was.bekend:
        return f"eerst niet bekend, nu {with_unit(w, w.werd)}"
    if not w.werd.bekend:
        return f"niet meer bekend, was {_was(w)}"
    return f"gecorrigeerd van {number(w, w.was)} naar {with_unit(w, w.werd)}"


def _was(w: Wijziging) -> str:
    return with_unit(w, w.was)


def title(w: Wijziging) -> str:
    """`Gooi en Vechtstreek: banenafspraak eind 2020 gecorrigeerd van 608 naar 612 extra
    banen`."""
    return f"{about(w)}{joint(w)}{what_happened(w)}"


def joint(w: Wijziging) -> str:
    """What stands between what it is about and what happened."""
    return " " if what_happened(w).startswith(_DEELWOORDEN) else ", "


def kind(w: Wijziging) -> str:
    """What happened, in a word or two, for a table or a file."""
    if w.wat == Wat.CORRECTIE and w.verborgen:
        return "gewijzigd"
    return Wat(w.wat).label.lower()


def text_line(t: Tekstwijziging) -> str:
    """`Kanttekening bij beschut werk, Hilversum: gewijzigd`."""
    if t.indicator is None:
        return f"{met_hoofdletter(t.model)} ‘{t.titel}’, {t.gebied.naam}: {done(t)}"
    deel = f" ({t.deel})" if t.deel else ""
    wat = {
        "definitie": f"Definitie van {subject(t.indicator)}",
        "kanttekening": f"Kanttekening bij {t.indicator.onderwerp}",
        "duiding": f"Uitleg van {t.namens} bij {t.indicator.onderwerp}{deel}",
    }[t.model]
    waar = f", {t.gebied.naam}" if t.gebied and t.model == "kanttekening" else ""
    wanneer = f", {t.kwartaal.einde_label}" if t.kwartaal else ""
    return f"{wat}{waar}{wanneer}: {done(t)}"


def done(t: Tekstwijziging) -> str:
    """`nieuw`, `gewijzigd` or `ingetrokken`."""
    return _GEDAAN[t.wat]


# ---- about the whole -----------------------------------------------------------------------------


def area_words(gebied: Gebied) -> str:
    """What is counted along with an area: `regio Gooi en Vechtstreek en haar gemeenten`."""
    match gebied.soort:
        case Soort.LAND:
            return f"heel {gebied.naam}"
        case Soort.REGIO:
            return f"{gebied.aanduiding} en haar gemeenten, ook van vroeger"
        case Soort.CLUSTER:
            return f"{gebied.aanduiding} en de gemeenten daarin"
        case _:
            return gebied.aanduiding


def selection(keuze: Keuze) -> str:
    """What was chosen, for a page and for the note of a file; "" for everything."""
    delen = []
    if keuze.gebied:
        delen.append(area_words(keuze.gebied))
    if keuze.indicator:
        delen.append(keuze.indicator.naam)
    if keuze.soort:
        delen.append(f"soort: {Wat(keuze.soort).label.lower()}")
    if keuze.van:
        delen.append(f"vanaf {notatie.datum(keuze.van.date())}")
    if keuze.tot:
        delen.append(f"tot en met {notatie.datum(keuze.tot.date())}")
    return "; ".join(delen)


def empty_title(keuze: Keuze, nummer: int) -> str:
    """Above an empty log."""
    if nummer > 1:
        return "Hier staat niets meer"
    return "Er is niets gevonden" if keuze.is_beperkt else "Er is nog niets gewijzigd"


def empty_sentence(keuze: Keuze, nummer: int) -> str:
    """What one can do."""
    if nummer > 1:
        return "Deze bladzijde is leeg. Ga terug naar de nieuwste wijzigingen."
    if keuze.is_beperkt:
        return "Bij deze keuzes hoort geen enkele wijziging. Kies een langere periode, een groter gebied of alle onderwerpen."
    return "Zodra er cijfers op de site komen, staan ze hier."
