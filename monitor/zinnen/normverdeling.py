"""Words of the page that divides a regional norm over its gemeenten, in plain Dutch (B1)."""

from banenafspraak.models import Indicator
from banenafspraak.notatie import aantal
from monitor.overzichten.normverdeling import Bezwaar, Normverdeling
from monitor.overzichten.waarden import Doel
from monitor.zinnen.omrekenen import which
from monitor.zinnen.woorden import getal, met_norm_ding, norm_woord, opsomming
from regio.models import Gebied, Soort

LABEL = "afgeleid, geen officiële taakstelling"
GEEN_TAAK = (
    "De norm geldt voor de regio. Geen enkele gemeente heeft een eigen norm. Wij hebben de "
    "aandelen zelf uitgerekend. Daarom staat er geen percentage en geen oordeel bij."
)
HOE = (
    "Een gemeente krijgt een deel van de norm dat even groot is als haar deel van de sleutel. "
    "Alles is afgerond op hele aantallen, zo dat de som precies de norm is."
)


def key_name(v: Normverdeling) -> str:
    """`inwoners in 2023`, `mensen in het doelgroepregister, eind 2019`."""
    naam = _kort(v.sleutel)
    if v.moment is None:
        return naam
    if v.sleutel.frequentie == Indicator.Frequentie.JAAR:
        return f"{naam} in {v.moment.jaar}"
    return f"{naam}, {v.moment.einde_label}"


def _kort(sleutel: Indicator) -> str:
    if sleutel.code == "inwoners":
        return "inwoners"
    return sleutel.ding_meervoud


def opening(v: Normverdeling) -> list[str]:
    """What is divided, over whom, and by what; or that it is not."""
    woord = norm_woord(v.norm)
    wat = f"De {woord} voor {v.indicator.onderwerp} in {v.regio.naam}"
    if v.bezwaar:
        regels = [f"Deze {woord} verdelen we niet over de gemeenten."]
        if v.norm:
            regels.insert(0, f"{wat} was *{_norm(v)}* voor eind {v.jaar}.")
        return [*regels, *why_not(v)]
    return [
        f"{wat} was *{_norm(v)}* voor eind {v.jaar}.",
        f"Hier is die verdeeld over {len(v.delen)} gemeenten, naar het aantal "
        f"*{key_name(v)}*.",
        f"Dit is *{LABEL}*.",
    ]


def key_sentences(v: Normverdeling) -> list[str]:
    """What the key is, of when, and what it adds up to."""
    regels = [f"De sleutel is het aantal {key_name(v)}."]
    noten = {d.sleutel.toelichting for d in v.delen}
    if len(noten) == 1 and (noot := noten.pop()):
        regels.append(noot)
    if v.moment.jaar != v.jaar:
        regels.append(
            f"Let op: de norm is van eind {v.jaar}, de sleutel van {v.moment.jaar}."
        )
    regels.append(f"Samen zijn het er {aantal(v.som_sleutel)}.")
    return regels


def why_not(v: Normverdeling) -> list[str]:
    """Why nothing is divided, and what could be done."""
    wie = opsomming(v.namen) if v.namen else ""
    naam = _kort(v.sleutel)
    match v.bezwaar:
        case Bezwaar.GEEN_NORM:
            return [f"Voor eind {v.jaar} is geen norm van deze regio bekend."]
        case Bezwaar.NORM_NIET_HEEL:
            return ["De norm is niet precies bekend."]
        case Bezwaar.GRENZEN:
            toen = which(v.norm.grenzen_van_toen)
            return [
                f"De norm is van de regio zoals die toen was, {toen}. Omrekenen kan niet. "
                "Kies ‘Grenzen van toen’."
            ]
        case Bezwaar.GEEN_LEDEN:
            return ["Welke gemeenten toen bij deze regio hoorden, weten we niet."]
        case Bezwaar.SLEUTEL:
            return [f"‘{v.sleutel.naam}’ telt geen mensen op één dag."]
        case Bezwaar.VERBORGEN:
            return [
                f"Van een of meer gemeenten is het aantal {naam} niet openbaar, omdat iemand "
                "te herkennen zou zijn. Kies een andere sleutel."
            ]
        case Bezwaar.ONBEKEND:
            return [_unknown(v, naam, wie), "Wij schatten dat niet."]
        case Bezwaar.NIET_PRECIES:
            return [f"Het aantal {key_name(v)} is niet precies bekend van {wie}."]
        case Bezwaar.ANDERE_GRENZEN:
            return [
                f"De sleutel is van een andere tijd dan de norm ({key_name(v)}). Intussen "
                f"veranderden de grenzen van {wie}."
            ]
        case Bezwaar.NUL:
            return [f"Er zijn geen {naam} om over te verdelen."]
    return []


def _unknown(v: Normverdeling, naam: str, wie: str) -> str:
    if v.moment is None:
        return f"Het aantal {naam} is van geen enkele gemeente in deze regio bekend."
    return f"Het aantal {key_name(v)} is niet bekend van {wie}."


def link_text(doel: Doel, gebied: Gebied) -> str:
    """The link on the page of an area: of the region itself, or of one of its gemeenten."""
    norm = f"{norm_woord(doel.norm)} voor {doel.indicator.onderwerp}"
    if gebied.soort == Soort.GEMEENTE:
        return f"Aandeel van {gebied.naam} in de {norm} van de regio (afgeleid)"
    return f"De {norm} verdeeld over de gemeenten (afgeleid)"


def _norm(v: Normverdeling) -> str:
    return met_norm_ding(getal(v.norm), v.indicator, v.norm.waarde)
