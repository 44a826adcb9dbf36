"""How a question of a council is asked, and the word with which its answer opens.

"Haalt de gemeente de norm?" and "Klopt het dat de norm niet wordt gehaald?" have one answer
and two openings. Where the words leave room for doubt, the reading says so: the page then
shows how the question was read, and lets the reader choose.
"""

import re
from dataclasses import dataclass

from monitor.antwoorden.antwoord import Woord
from monitor.antwoorden.vragen import Richting


@dataclass(frozen=True, slots=True)
class Lezing:
    """How a question was read.

    `zeker`: nothing in it can be read the other way. `voor_college`: it asks what the
    college thinks or will do. Figures cannot answer that: the letter leaves room for it.
    """

    richting: Richting
    zeker: bool = True
    voor_college: bool = False


# ---- reading -------------------------------------------------------------------------------

_WIE = (
    r"(?:u|uw college|het college|b&w|b en w|de wethouder|de burgemeester|de gemeente)"
)

# Not a question about whether something is so.
_OPEN = re.compile(
    r"(?:en |of |daarnaast |verder |ook )?(?:op |met |door |voor |in |aan |uit |van |bij |per )?"
    r"(?:welke?|wat|hoe|hoeveel|hoever|hoelang|hoezo|waarom|wanneer|wie|wiens|waar\w*|"
    r"in hoeverre)\b"
)
# What only the college can answer.
_COLLEGE = re.compile(
    rf"(?:is|bent|zijn|kan|kunt|wil|wilt|gaat|zou|zal|zult|mag|durft) {_WIE} .*"
    rf"(?:bereid|van plan|voornemens|plan\w*|eens|van mening|toezeg\w*)\b"
    rf"|(?:kan|kunt|wil|wilt|gaat|zou|zal|zult|durft) {_WIE}\b"
    rf"|(?:bent|is) {_WIE} (?:het )?(?:er )?(?:mee )?(?:\w+ ){{0,6}}eens\b"
    rf"|vindt {_WIE}\b|(?:bent|is) {_WIE} bereid\b"
)
# The college is asked whether it knows or shares a claim: the claim can be answered.
_DEELT = re.compile(
    rf"(?:deelt|delen|erkent|onderkent|ziet|herkent|onderschrijft|vreest|betreurt) {_WIE}\b"
)
# A frame around a claim, or around a question with "of".
_BEWERING = re.compile(
    r"(?:klopt|klopte)\b.*?\b(?:dat|of)\b"
    r"|is het(?: \w+)?(?: niet)? (?:juist|waar|correct|zo|een feit|bekend|duidelijk)\b.*?\b(?:dat|of)\b"
    rf"|(?:kan|kunt|wil|wilt) {_WIE}(?: \w+){{0,3}}? "
    r"(?:bevestigen|beamen|zeggen|aangeven|laten weten|melden|vertellen)\b.*?\b(?:dat|of)\b"
    rf"|(?:is|bent) {_WIE}(?: \w+){{0,3}}? (?:bekend|bewust|op de hoogte)\b.*?\bdat\b"
    rf"|weet {_WIE}\b.*?\b(?:dat|of)\b"
)
_WERKWOORD = re.compile(
    r"(?:en |of |zo ja, |zo nee, |ook )?"
    r"(?:haal(?:t|de|den)|halen|voldoe(?:t|n)|voldeed|voldeden|luk(?:t|te|ken)|word(?:t|en)|werd(?:en)?|"
    r"is|zijn|was|waren|heeft|hebben|had(?:den)?|zit(?:ten)?|zat(?:en)?|lig(?:t|gen)|lag(?:en)?|"
    r"loop(?:t|en)|liep(?:en)?|bereik(?:t|en|te|ten)|realiseer(?:t|de|den)|realiseren|"
    r"creëer(?:t|de|den)|creëren|kom(?:t|en)|kwam(?:en)?|ga(?:at|an)|ging(?:en)?|blij(?:ft|ven)|"
    r"bleef|bleven|mis(?:t|sen|te|ten)|scoor(?:t|de)|doet|deed|staat|stond|schiet|schoot|"
    r"kan|kunnen|kon(?:den)?|neemt|nam|faal(?:t|de)|slaag(?:t|de)|slagen|dreig(?:t|en))\b"
)

# Words that turn a claim round.
_NIET = re.compile(
    r"\b(?:niet|geen|geeneen|nooit|nergens|niemand|nauwelijks|amper|onvoldoende|ontoereikend|"
    r"onhaalbaar|mislukt\w*|faalt|faalde|mist|missen|miste|misten|gemist|tekort\w*|"
    r"te (?:weinig|laag|lage|klein)|achterblij\w+|achterblev\w+|achterloop\w*|achterlopen|"
    r"(?:onder|beneden) (?:de|het|haar|zijn|hun|deze|die|onze) "
    r"(?:\w+ )?(?:norm|taakstelling|richtlijn|quotum|doel\w*|ambitie|aantal|rekenpad)|"
    r"minder (?:\w+ ){0,2}dan)\b"
    r"|\b(?:blijf\w*|blijven|bleef|bleven|loop\w*|liep\w*|lig\w*|lag\w*) (?:.*? )?achter\b"
    r"|\bschiet\w* (?:.*? )?te ?kort\b"
)
# "of niet" asks the same either way; "niet alleen" does not deny.
_TELT_NIET = re.compile(
    r"\b(?:al dan niet|of (?:toch )?niet|wel of niet|niet of wel)\b|\bof geen\b"
)
_TWIJFEL = re.compile(
    r"\bniet (?:alleen|slechts|enkel|voor niets)\b|\bklopt het (?:ook )?niet\b"
    r"|\bis het niet\b|\bniet waar\b|\btoch\?"
)

# What is asked about one of the answers: it turns nothing round.
_DAN = r"(?:en |of )?(?:zo|indien) (?:ja|nee|niet)[,:]?"
_DAARNA = re.compile(
    rf",? (?:{_DAN}|en waarom (?:wel|niet)) .*$|,? en waarom (?:wel|niet)\W*$"
)


def read_question(tekst: str) -> Lezing:
    """Which way round a question is asked, from its words."""
    lezingen = [_read_one(zin) for zin in _sentences(tekst)]
    if not lezingen:
        return Lezing(Richting.OPEN, zeker=False)
    voor_college = any(lezing.voor_college for lezing in lezingen)
    gesloten = [z for z in lezingen if z.richting is not Richting.OPEN]
    if not gesloten:
        zeker = all(lezing.zeker for lezing in lezingen)
        return Lezing(Richting.OPEN, zeker, voor_college)
    eerste = gesloten[0]
    eens = all(lezing.richting is eerste.richting for lezing in gesloten)
    zeker = eens and all(lezing.zeker for lezing in gesloten)
    return Lezing(eerste.richting, zeker, voor_college)


def _sentences(tekst: str) -> list[str]:
    """The questions in a text, in small letters; a text without a question mark is one."""
    tekst = re.sub(r"[‘’“”\"'«»()\[\]*_]", "", tekst.lower())
    tekst = re.sub(r"\s+", " ", tekst).strip(" -–—•.;:,")
    zinnen = [z.strip(" -–—•.;:,") for z in re.findall(r"[^?!.]+\??", tekst)]
    vragen = [z for z in zinnen if z.endswith("?") and re.search(r"[^\W_]", z)]
    return vragen or ([tekst] if re.search(r"[^\W_]", tekst) else [])


def _read_one(zin: str) -> Lezing:
    zin = re.sub(r"^(?:\d+[a-z]?|[a-z])[.):]? ", "", zin)  # its number in the letter
    zin = re.sub(rf"^{_DAN} ", "", zin)
    if _OPEN.match(zin):
        return Lezing(Richting.OPEN)
    if bewering := _BEWERING.match(zin):
        return _turned(zin[bewering.end() :], kader=bewering[0])
    if _DEELT.match(zin):
        lezing = _turned(zin)
        return Lezing(lezing.richting, zeker=False, voor_college=True)
    if _COLLEGE.match(zin):
        return Lezing(Richting.OPEN, voor_college=True)
    lezing = _turned(zin)
    if _WERKWOORD.match(zin) and zin.endswith("?"):
        return lezing
    return Lezing(lezing.richting, zeker=False)


def _turned(bewering: str, kader: str = "") -> Lezing:
    """Whether a claim says that something is not so. Twice not is told as doubt."""
    schoon = _TELT_NIET.sub(" ", _DAARNA.sub("", bewering))
    keer = len(_NIET.findall(schoon))
    twijfel = bool(_TWIJFEL.search(f"{kader} {schoon}"))
    if re.search(r"\bniet (?:alleen|slechts|enkel)\b", schoon):
        keer -= 1
    richting = Richting.NIET if keer % 2 else Richting.WEL
    return Lezing(richting, zeker=keer < 2 and not twijfel)


# ---- answering -----------------------------------------------------------------------------

_OPENING = {
    (Richting.WEL, Woord.JA): "Ja.",
    (Richting.WEL, Woord.NEE): "Nee.",
    (Richting.NIET, Woord.NEE): "Ja, dat klopt.",
    (Richting.NIET, Woord.JA): "Nee, dat klopt niet.",
}


def opening(richting: Richting, woord: Woord) -> str:
    """The first words of an answer; nothing where the answer is a number or a list. Why
    there is no yes or no is said to every question."""
    if woord.is_oordeel:
        return _OPENING.get((richting, woord), "")
    return f"{woord.value[:1].upper()}{woord.value[1:]}." if woord.value else ""


_LEZING = {
    Richting.WEL: "De vraag is of het *wel* zo is. Wordt de norm niet gehaald, dan "
    "begint het antwoord met “Nee”.",
    Richting.NIET: "De vraag is of het *niet* zo is. Wordt de norm niet gehaald, dan "
    "begint het antwoord met “Ja, dat klopt”.",
    Richting.OPEN: "Dit is een open vraag. Het antwoord begint niet met ja of nee.",
}


def how_read(lezing: Lezing) -> str:
    """What the page says of how it read a question."""
    zin = _LEZING[lezing.richting]
    if lezing.zeker:
        return zin
    return f"{zin} Dit weten we niet zeker. Kies zelf als het anders is."
