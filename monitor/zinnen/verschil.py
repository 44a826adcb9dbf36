"""What changed on a page between two moments, in plain Dutch."""

from banenafspraak import notatie
from banenafspraak.models import Definitie
from banenafspraak.querysets import AMSTERDAM
from monitor.blik import Blik, clock
from monitor.overzichten.verschil import Getal, Leden, Tekst, Verschil, Wat
from monitor.overzichten.versies import Versie
from monitor.overzichten.waarden import Waarde
from monitor.zinnen.woorden import (
    gemeenten,
    getal,
    met_hoofdletter,
    moment,
    norm_woord,
    opsomming,
)
from regio.models import Gebied, Soort

GEEN = "niet bekend"
_VELDEN = {
    "definitie": "De uitleg",
    "telt_wel": "Wat wel telt",
    "telt_niet": "Wat niet telt",
    "doel": "Het doel",
    "wettelijke_basis": "De wettelijke basis",
    "bronsysteem": "Waar het cijfer vandaan komt",
    "beperkingen": "Wat het cijfer niet laat zien",
}


def summary(verschil: Verschil, toen: Blik, nu: Blik) -> list[str]:
    """`Na 30 juni 2021 is op deze pagina 1 cijfer gecorrigeerd en kwam er 1 cijfer bij.`"""
    na = f"Na {toen.wanneer}" + (f", tot en met {nu.wanneer}," if nu.moment else "")
    if verschil.is_leeg:
        return [f"{na} is op deze pagina niets veranderd."]
    delen = [
        _count(sum(g.wat is wat for g in verschil.getallen), *woorden)
        for wat, woorden in _WOORDEN.items()
    ]
    delen.append(
        _count(len(verschil.teksten), "veranderde 1 tekst", "veranderden {} teksten")
    )
    if verschil.leden:
        delen.append("veranderden de grenzen")
    zinnen = [f"{na} {opsomming([deel for deel in delen if deel])}."]
    if not verschil.getallen:
        zinnen.append("Alle cijfers en normen zijn gelijk gebleven.")
    elif verschil.vergeleken > len(verschil.getallen):
        zinnen.append("De andere cijfers en normen zijn gelijk gebleven.")
    return zinnen


_WOORDEN = {
    Wat.GECORRIGEERD: ("is 1 getal gecorrigeerd", "zijn {} getallen gecorrigeerd"),
    Wat.NIEUW: ("kwam er 1 getal bij", "kwamen er {} getallen bij"),
    Wat.WEG: ("ging er 1 getal van de site", "gingen er {} getallen van de site"),
    Wat.ANDERS: (
        "kreeg 1 getal een andere bron of uitleg",
        "kregen {} getallen een andere bron of uitleg",
    ),
}


def _count(aantal: int, enkel: str, meer: str) -> str:
    """The words for so many; nothing for none."""
    return "" if not aantal else enkel if aantal == 1 else meer.format(aantal)


def name_of(rij: Getal) -> str:
    """`Beschut werk, eind 2020`; a norm by its own word; a part by its name."""
    plek = rij.plek
    naam = plek.indicator.naam
    if plek.is_norm:
        woord = norm_woord(rij.nu or rij.toen)
        naam = f"{met_hoofdletter(woord)} voor {plek.indicator.onderwerp}"
        wanneer = f"eind {plek.jaar}"
    else:
        wanneer = moment(plek.indicator, plek.kwartaal)
    deel = f", {rij.deel.naam.lower()}" if rij.deel else ""
    return f"{naam}{deel}, {wanneer}"


def number(waarde: Waarde | None, rij: Getal) -> str:
    """The number with its word: `608`, `1 t/m 4`, `niet bekend`."""
    if waarde is None:
        return GEEN
    tekst = getal(waarde, rij.plek.indicator)
    missen = len(waarde.ontbreekt)
    werkwoord = "ontbreekt" if missen == 1 else "ontbreken"
    return f"{tekst} ({missen} {werkwoord})" if missen else tekst


def change(rij: Getal) -> str:
    """`+4`; in words where there is no difference to count."""
    if rij.verschil is not None:
        return notatie.verschil(rij.verschil)
    return "niet te zeggen"


def how_changed(rij: Getal) -> str:
    """What changed beside a number that stayed the same."""
    if not (rij.zelfde_getal and rij.toen and rij.nu):
        return ""
    toen, nu = rij.toen, rij.nu
    if [b.pk for b in toen.bronnen] != [b.pk for b in nu.bronnen]:
        bronnen = opsomming([b.korte_titel for b in nu.bronnen]) if nu.bronnen else ""
        return f"Het getal bleef gelijk, de bron is nu: {bronnen}." if bronnen else ""
    if toen.voorlopig != nu.voorlopig:
        soort = "nog voorlopig" if nu.voorlopig else "niet meer voorlopig"
        return f"Het getal bleef gelijk, en is {soort}."
    if toen.reden != nu.reden:
        return f"Het is nog steeds niet bekend. De reden is nu: {nu.reden}."
    return "Het getal bleef gelijk, de uitleg erbij veranderde."


def whys(rij: Getal) -> list[dict]:
    """When, by whom and why, newest first; of a sum only which parts changed, and when last:
    those tell the rest themselves."""
    gebied = rij.plek.gebied
    eigen = [_why(o.versie) for o in rij.oorzaken if o.gebied == gebied]
    if eigen or not rij.oorzaken:
        return eigen
    namen = sorted({o.gebied.naam for o in rij.oorzaken})
    wat = "Dit is een som. Er veranderde een cijfer van"
    dag = notatie.datum(rij.oorzaken[0].versie.vanaf.astimezone(AMSTERDAM).date())
    return [{"kop": f"{dag}.", "tekst": f"{wat} {opsomming(namen)}."}]


def _why(versie: Versie) -> dict:
    dag = notatie.datum(versie.vanaf.astimezone(AMSTERDAM).date())
    delen = []
    if versie.is_weg:
        delen.append("Ingetrokken.")
    if versie.reden:
        delen.append(versie.reden + ("" if versie.reden[-1] in ".!?" else "."))
    if versie.bron:
        delen.append(f"Bron: {versie.bron.korte_titel}.")
    kop = f"{dag}, {clock(versie.vanaf)}. {met_hoofdletter(versie.afzender)}."
    return {"kop": kop, "tekst": " ".join(delen)}


def text_name(tekst: Tekst) -> str:
    """What a text is about."""
    soort = (
        "uitleg" if isinstance(tekst.nu or tekst.toen, Definitie) else "kanttekening"
    )
    waar = f" ({tekst.gebied.naam})" if tekst.gebied else ""
    return f"{met_hoofdletter(soort)} bij {tekst.indicator.onderwerp}{waar}"


def text_parts(tekst: Tekst) -> list[dict]:
    """Which part of a text said what, and what it says now."""
    if not isinstance(tekst.nu or tekst.toen, Definitie):
        return [
            {
                "kop": "",
                "toen": _words(tekst.toen, "tekst"),
                "nu": _words(tekst.nu, "tekst"),
            }
        ]
    return [
        {"kop": kop, "toen": toen, "nu": nu}
        for veld, kop in _VELDEN.items()
        if (toen := _words(tekst.toen, veld)) != (nu := _words(tekst.nu, veld))
    ]


def _words(rij, veld: str) -> str:
    return getattr(rij, veld) if rij else ""


def members_sentences(leden: Leden, gebied: Gebied) -> list[str]:
    """`De regio had toen 8 gemeenten, en nu 7.`, with who left and who came."""
    wat = "regio" if gebied.soort == Soort.REGIO else "samenwerking"
    zinnen = [
        f"De {wat} had op de eerste dag {gemeenten(len(leden.toen))}, "
        f"en op de tweede {len(leden.nu)}."
    ]
    if leden.weg:
        zinnen.append(f"Niet meer: {opsomming([g.naam for g in leden.weg])}.")
    if leden.erbij:
        zinnen.append(f"Nieuw: {opsomming([g.naam for g in leden.erbij])}.")
    return zinnen
