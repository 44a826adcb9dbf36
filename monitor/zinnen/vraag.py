"""How the questions are asked on their pages: positively, about one area in one quarter."""

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from regio.models import Gebied, Soort


def title(code: str, naam: str, kwartaal: Kwartaal, *, zelf: str = "") -> str:
    """The question as the heading of its page. `naam`: how the area is called in a
    sentence; `zelf`: the same for who is asked as an employer.

    `Haalt Gooi en Vechtstreek de norm voor beschut werk?`
    """
    match code:
        case "haalt-de-taakstelling-banenafspraak":
            return f"Haalt {naam} de norm voor de banenafspraak?"
        case "haalt-de-taakstelling-beschut-werk":
            return f"Haalt {naam} de norm voor beschut werk?"
        case "hoe-staat-de-gemeente-zelf":
            zelf = zelf or naam
            heeft = "Hebben" if zelf.startswith("de gemeenten") else "Heeft"
            return f"{heeft} {zelf} zelf genoeg banen voor de doelgroep?"
        case "hoeveel-plekken-erbij":
            wanneer = f"in {kwartaal.jaar}" if kwartaal.is_jaareinde else "in een jaar"
            return f"Hoeveel plekken en banen kwamen er {wanneer} bij in {naam}?"
        case "wat-is-er-nodig":
            return f"Wat is er in {naam} nodig om de norm te halen?"
        case "verdubbelen":
            return f"Wat vraagt een verdubbeling in {naam}?"
        case "schepje-erbovenop":
            return f"Heeft {naam} een eigen doel, naast de norm?"
        case "doelgroep-in-beeld":
            return f"Hoe goed is de doelgroep in {naam} in beeld?"
        case "welke-stappen":
            return f"Welke stappen worden in {naam} gezet?"
        case "vaste-contracten":
            return f"Hoeveel mensen in {naam} hebben een vast contract?"
        case _:
            raise KeyError(code)


def title_for(code: str, gebied: Gebied, naam: str, kwartaal: Kwartaal) -> str:
    """The question about an area before its answer is known, for a list of questions."""
    if code == "vergelijkbare-gemeenten":
        return alike(gebied, naam)
    zelf = employer(gebied, naam)
    return title(code, naam, kwartaal, zelf=zelf)


def employer(gebied: Gebied, naam: str) -> str:
    """Who is asked as an employer: not a region or the nation, but their gemeenten."""
    if gebied.soort == Soort.GEMEENTE:
        return f"de gemeente {gebied.naam}"
    return "de gemeenten" if gebied.soort == Soort.LAND else f"de gemeenten in {naam}"


def alike(gebied: Gebied, naam: str) -> str:
    """The question about areas to compare with: of the same size, or inside this one."""
    if gebied.soort == Soort.GEMEENTE:
        return f"Hoe doen gemeenten die zo groot zijn als {naam} het?"
    if gebied.soort == Soort.LAND:
        return "Hoe doen de regio’s in Nederland het?"
    return f"Hoe doen de gemeenten in {naam} het?"


def subject(indicator: Indicator, gebied: Gebied, naam: str) -> str:
    """The heading of one subject in an answer about more: `Beschut werk in Hilversum`, `De
    gemeente Hilversum als werkgever`."""
    kort = indicator.naam.split(":")[0]
    if gebied.soort == Soort.GEMEENTE and kort.startswith("Gemeente "):
        return f"De gemeente {gebied.naam} {kort.removeprefix('Gemeente ')}"
    volgens = f", volgens {indicator.volgens}" if indicator.volgens else ""
    return f"{kort} in {naam}{volgens}"
