"""What the page of one answer prints: the answer with its bar, chart, notes and sources.

Value objects in, value objects out: everything a template prints is decided here.
"""

from dataclasses import dataclass, field

from monitor import secties, zinnen
from monitor.adressen import question_url
from monitor.antwoorden.antwoord import (
    Antwoord,
    Deelantwoord,
    Woord,
    Zin,
    number_in,
)
from monitor.antwoorden.stof import Stof
from monitor.antwoorden.vragen import Vraag
from monitor.balk import Balk, balk_van
from monitor.bronnenlijst import Bronnenlijst
from monitor.cijferlink import origin_of
from monitor.kerncijfers import Link, Merk, merken_van_doel
from monitor.overzichten import Doel
from monitor.zinnen import antwoord as woorden
from regio.models import Gebied

_KORT = 3  # sentences of an answer in a list
_ERBIJ = "hoeveel-plekken-erbij"
# Asked about something else than whether the norm is reached, which is what an example tells.
_ZONDER_VOORBEELDZIN = ("verdubbelen", "schepje-erbovenop", "vergelijkbare-gemeenten")
_TEKENS = {
    Woord.JA: "gehaald",
    Woord.NEE: "niet",
    Woord.NORM_NUL: "nvt",
    Woord.NIET_GETOOND: "te-klein",
}


@dataclass(frozen=True, slots=True)
class Woordregel:
    """The word on top with its sign and its colour."""

    tekst: str
    teken: str
    klasse: str


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the answer."""

    code: str
    kop: str
    woord: Woordregel | None
    zinnen: tuple[Zin, ...]
    punten: tuple[Zin, ...] = ()
    merken: tuple[Merk, ...] = ()
    bronnen: list[dict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Antwoordpagina:
    """The answer as the page shows it."""

    woord: Woordregel | None
    zinnen: tuple[Zin, ...]
    stand: str
    herkomst: str
    bronnen: list[dict]
    balk: Balk | None
    onder_balk: str
    merken: tuple[Merk, ...]
    voorbeeld: list[str]
    sectie: secties.Sectie | None
    delen: list[Deel]
    doelen: list[Doel]
    eerder: Link | None = None
    heeft_voorbeeld: bool = False


def answer_page(
    antwoord: Antwoord, stof: Stof, bronnen: Bronnenlijst
) -> Antwoordpagina:
    """The page of one answer; its sources go into `bronnen` in the order of the page."""
    doel = antwoord.doel
    met_voorbeeld = _on_page(doel, stof)
    over_norm = _tells_norm(antwoord)
    merken = _marks(doel, stof.gebied, antwoord.van_regio)
    eigen = _sources(antwoord.zinnen, bronnen)
    delen = [_part(nr, d, stof, bronnen) for nr, d in enumerate(antwoord.delen, 1)]
    return Antwoordpagina(
        woord=word_line(antwoord.woord),
        zinnen=antwoord.zinnen,
        stand=zinnen.stand_op(stof.kwartaal) if _is_visible(doel) else "",
        herkomst=origin_of(doel) if doel and not stof.toekomst else "",
        bronnen=eigen,
        balk=_bar(doel) if over_norm else None,
        onder_balk=woorden.share_line(doel) if over_norm else "",
        merken=merken,
        voorbeeld=_example(antwoord.vraag, met_voorbeeld, stof),
        sectie=secties.section_of(stof.pagina, met_voorbeeld, bronnen)
        if met_voorbeeld
        else None,
        delen=delen,
        doelen=list(dict.fromkeys(_goals_of(antwoord))),
        eerder=_earlier(antwoord),
        heeft_voorbeeld=bool(met_voorbeeld and met_voorbeeld.heeft_voorbeeld),
    )


@dataclass(frozen=True, slots=True)
class Kort:
    """One line in the list of questions."""

    url: str
    titel: str
    woord: Woordregel | None
    zin: str


def short_answer(antwoord: Antwoord, url: str) -> Kort:
    """The question with its word, and what the answer says first; of what is not known what
    was known last."""
    doel, laatst = antwoord.doel, antwoord.doel.laatst if antwoord.doel else None
    zin = " ".join(z.tekst for z in antwoord.zinnen[:_KORT])
    if not antwoord.woord.is_oordeel and antwoord.woord is not Woord.GEEN:
        zin = " ".join(z.tekst for z in antwoord.zinnen[:2])
        zin = zinnen.laatst_zin(laatst, doel.indicator) if laatst else zin
    return Kort(url, antwoord.titel, word_line(antwoord.woord), zin)


def word_line(woord: Woord) -> Woordregel | None:
    """Sign, word and colour; nothing where the answer is a number or a list."""
    if woord is Woord.GEEN:
        return None
    klasse = {Woord.JA: "gehaald", Woord.NEE: "niet"}.get(woord, "onbekend")
    return Woordregel(
        zinnen.met_hoofdletter(woord.value), _TEKENS.get(woord, "onbekend"), klasse
    )


def _earlier(antwoord: Antwoord) -> Link | None:
    """The same question about the quarter of which the figure is known."""
    doel = antwoord.doel
    if doel is None or doel.laatst is None or antwoord.woord.is_oordeel:
        return None
    kwartaal = doel.laatst.kwartaal
    url = question_url(antwoord.gebied, kwartaal, antwoord.vraag.code)
    return Link(url, f"Het antwoord over {kwartaal.einde_label}")


def _on_page(doel: Doel | None, stof: Stof) -> Doel | None:
    """The same goal with its examples, which the page shows apart."""
    if doel is None:
        return None
    zelfde = (
        d
        for d in stof.pagina.doelen
        if (d.indicator, d.gebied) == (doel.indicator, doel.gebied)
    )
    return next(zelfde, doel)


def _goals_of(antwoord: Antwoord):
    for doel in (antwoord.doel, *(d.doel for d in antwoord.delen)):
        if doel is not None:
            yield doel


def _tells_norm(antwoord: Antwoord) -> bool:
    """Whether the words hold the figure against the norm of its year. A bar of the norm of 2020
    under a sentence about that of 2021 would contradict it."""
    norm = antwoord.doel.doelstelling if antwoord.doel else None
    if norm is None or not norm.bekend:
        return False
    kaal = (zin.tekst.replace("*", "") for zin in antwoord.zinnen)
    return any(number_in(zinnen.getal(norm), tekst) for tekst in kaal)


def _is_visible(doel: Doel | None) -> bool:
    """Whether the answer shows a figure of its quarter. A day or a bar without one would read
    as a figure: of 2021, or of 0."""
    return bool(doel and doel.stand and (doel.stand.bekend or doel.stand.te_klein))


def _example(vraag: Vraag, doel: Doel | None, stof: Stof) -> list[str]:
    """What the example says about this question; nothing where it says something else."""
    if doel is None or vraag.code in _ZONDER_VOORBEELDZIN:
        return []
    if vraag.code != _ERBIJ:
        return secties.example_sentences(stof.pagina, doel, stof.name(stof.gebied))
    verzonnen = doel.stand and doel.stand.voorbeeld and doel.verschil_jaar is not None
    if stof.toekomst or not verzonnen:
        return []
    eerste, *rest = woorden.change_sentences(doel)
    return [f"{zinnen.VOORBEELD}{eerste}", *rest]


def _bar(doel: Doel | None) -> Balk | None:
    if not _is_visible(doel):
        return None
    norm = doel.doelstelling
    if norm is None or not norm.bekend or norm.ontbreekt:
        return None
    tekst = f"{zinnen.norm_woord(norm)} {zinnen.getal(norm)}"
    return balk_van(doel.voortgang, norm_tekst=tekst)


def _marks(doel: Doel | None, gebied: Gebied, van_regio: bool) -> tuple[Merk, ...]:
    if doel is not None:
        return merken_van_doel(doel, gebied)
    return (Merk("regio", "cijfer van de regio"),) if van_regio else ()


def _part(nr: int, deel: Deelantwoord, stof: Stof, bronnen: Bronnenlijst) -> Deel:
    merken = _marks(deel.doel, stof.gebied, deel.van_regio) if deel.doel else ()
    return Deel(
        code=f"deel-{nr}",
        kop=deel.kop,
        woord=word_line(deel.woord),
        zinnen=deel.zinnen,
        punten=deel.punten,
        merken=merken,
        bronnen=_sources(deel.zinnen, bronnen),
    )


def _sources(teksten: tuple[Zin, ...], bronnen: Bronnenlijst) -> list[dict]:
    """The sources of the numbers in these sentences, each once."""
    gevonden = {}
    for zin in teksten:
        for getal in zin.getallen:
            for link in bronnen.named(
                getal.bronnen, "" if getal.uitleg else getal.tekst
            ):
                gevonden[link["anker"]] = link
    return list(gevonden.values())
