"""How the questions are asked on their pages: positively, about one area in one quarter."""

from banenafspraak.kwartaal import Kwartaal

EIND = "eind"


def title(code: str, naam: str, kwartaal: Kwartaal, *, zelf: str = "") -> str:
    """The question as the heading of its page. `naam`: how the area is called in a sentence;
    `zelf`: the same for who is asked as an employer.

    `Haalt Gooi en Vechtstreek de norm voor beschut werk?`
    """
    toen = kwartaal.einde_label
    match code:
        case "haalt-de-taakstelling-banenafspraak":
            return f"Haalt {naam} de norm voor de banenafspraak?"
        case "haalt-de-taakstelling-beschut-werk":
            return f"Haalt {naam} de norm voor beschut werk?"
        case "hoe-staat-de-gemeente-zelf":
            return f"Heeft {zelf or naam} zelf genoeg banen voor de doelgroep?"
        case "hoeveel-plekken-erbij":
            return f"Hoeveel kwam er in een jaar bij in {naam}?"
        case "wat-is-er-nodig":
            return f"Wat is er in {naam} nodig om de norm te halen?"
        case "verdubbelen":
            return f"Wat vraagt een verdubbeling in {naam}?"
        case "schepje-erbovenop":
            return f"Wil {naam} meer doen dan de norm?"
        case "doelgroep-in-beeld":
            return f"Hoe goed is de doelgroep in {naam} in beeld?"
        case "welke-stappen":
            return f"Welke stappen worden in {naam} gezet?"
        case "vaste-contracten":
            return f"Hoeveel mensen in {naam} hebben een vast contract?"
        case "vergelijkbare-gemeenten":
            return f"Hoe doen vergelijkbare gemeenten het, {toen}?"
        case _:
            raise KeyError(code)
