"""From answers to a letter. Value objects in, a value object out; no queries."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from monitor.antwoorden.antwoord import Antwoord, Deelantwoord, Getal, Zin
from monitor.antwoorden.vragen import Richting, Vraag
from monitor.brief import brief as vorm
from monitor.brief.brief import Alinea, Blok, Brief, Vraagdeel
from monitor.brief.keuze import Briefkeuze
from monitor.brief.noten import Noten
from monitor.overzichten.maatregelen import Stap, Stuk
from monitor.zinnen.antwoord import VIA_DE_GRIFFIE
from monitor.zinnen.gegeven import DOOR_DE_GEMEENTE, IN_GEEN_BRON
from monitor.zinnen.maatregel import document_sentences, standing, step_sentences
from monitor.zinnen.opening import Lezing, opening, read_question
from monitor.zinnen.voorbeeld import VOORBEELD
from regio.models import Gebied, Soort

STAPPEN = "welke-stappen"
NIET_GEVONDEN = "hebben wij niet gevonden."
# What a letter answers when nobody chose: the questions of a council about its norms.
STANDAARD = (
    "haalt-de-taakstelling-banenafspraak",
    "haalt-de-taakstelling-beschut-werk",
    "hoe-staat-de-gemeente-zelf",
    "hoeveel-plekken-erbij",
    STAPPEN,
)


def reading(vraag: Vraag, tekst: str, keuze: Briefkeuze) -> Lezing:
    """Which way round a question is asked: as the reader chose, else as its words say."""
    lezing = read_question(tekst)
    if gekozen := keuze.richtingen.get(vraag.code):
        return replace(lezing, richting=gekozen, zeker=True)
    if not vraag.ja_nee:  # its answer is a number or a list, whatever the words
        return replace(lezing, richting=Richting.OPEN, zeker=True)
    return lezing


def make_letter(
    antwoorden: Iterable[Antwoord],
    keuze: Briefkeuze,
    gebied: Gebied,
    kwartaal: Kwartaal,
    *,
    naam: str = "",
    adres: Callable[[str], str] = str,
    link_van: Callable[[Antwoord], str] = lambda antwoord: "",
) -> Brief:
    """The letter. `naam`: how the area is called in a sentence; `adres`: makes an address
    whole; `link_van`: the page of an answer, which keeps saying the same."""
    noten = Noten(adres)
    genummerd = list(enumerate(antwoorden, start=1))
    met_stappen = next((nr for nr, a in genummerd if a.vraag.met_stappen), 0)
    delen = tuple(
        _part(nr, antwoord, keuze, kwartaal, noten, link_van(antwoord), met_stappen)
        for nr, antwoord in genummerd
    )
    onderwerp = keuze.onderwerp or _subject(naam or gebied.naam, kwartaal)
    return Brief(
        onderwerp=onderwerp,
        kop=(
            ("Aan", _to(gebied)),
            ("Datum", vorm.PLEK_DATUM),
            ("Kenmerk", vorm.PLEK_KENMERK),
            ("Onderwerp", onderwerp),
        ),
        inleiding=_introduction(keuze),
        herkomst=_origin(kwartaal),
        delen=delen,
        bestuur=_from(gebied),
        ondertekenaars=_signers(gebied),
        bestandsnaam=f"conceptbrief-{gebied.slug}-{kwartaal}".lower(),
    )


def _part(
    nr: int,
    antwoord: Antwoord,
    keuze: Briefkeuze,
    kwartaal: Kwartaal,
    noten: Noten,
    link: str,
    met_stappen: int,
) -> Vraagdeel:
    """One question and its answer. `met_stappen`: the number of the question that tells all
    measures, 0 without it."""
    noten.new_question()
    vraag = keuze.teksten.get(antwoord.vraag.code) or antwoord.titel
    lezing = reading(antwoord.vraag, vraag, keuze)
    begin = "" if lezing.voor_college else opening(lezing.richting, antwoord.woord)
    alinea = noten.paragraph(_real(antwoord.zinnen, antwoord), begin)
    blokken = tuple(
        Blok(
            deel.kop,
            noten.paragraph(_real(deel.zinnen, antwoord)),
            tuple(noten.paragraph((punt,)) for punt in deel.punten),
        )
        for deel in antwoord.delen
        if _belongs(deel, antwoord)
    )
    maatregelen = ()
    if antwoord.vraag.met_stappen:
        maatregelen = tuple(
            _measure(stap, antwoord.gebied, kwartaal, noten)
            for stap in antwoord.maatregelen
        )
    elif antwoord.maatregelen and met_stappen:
        zie = Zin(f"De maatregelen staan bij vraag {met_stappen}.")
        blokken += (Blok("Maatregelen", noten.paragraph((zie,))),)
    elif antwoord.maatregelen:
        kop = Zin("Dit gebeurt al, is voorgenomen of gevraagd:")
        blokken += (Blok("Maatregelen", noten.paragraph((kop,))),)
        maatregelen = tuple(
            noten.paragraph((_measure_named(stap, antwoord.gebied),))
            for stap in antwoord.maatregelen
        )
    voorbeelden = (z.tekst for z in antwoord.alle_zinnen if _is_example(z))
    return Vraagdeel(
        nr=nr,
        code=antwoord.vraag.code,
        vraag=vraag,
        antwoord=alinea,
        blokken=blokken,
        voor_college=lezing.voor_college,
        maatregelen=maatregelen,
        stukken=tuple(
            _document(stuk, antwoord.gebied, kwartaal, noten)
            for stuk in antwoord.stukken
        ),
        voorbeelden=tuple(z.replace("*", "") for z in dict.fromkeys(voorbeelden)),
        duidingen=antwoord.duidingen,
        plekken=tuple(_places(antwoord)),
        link=noten.adres(link) if link else "",
    )


def _belongs(deel: Deelantwoord, antwoord: Antwoord) -> bool:
    """Whether a part of the page goes in the letter: beside a yes or no that of the
    gemeente itself, its region and the nation; how other gemeenten do was not asked."""
    if not (deel.zinnen or deel.punten):
        return False
    return not antwoord.vraag.ja_nee or deel.gebied is not None


def _is_example(zin) -> bool:
    return zin.tekst.replace("*", "").startswith(VOORBEELD)


def _real(zinnen: tuple[Zin, ...], antwoord: Antwoord) -> tuple[Zin, ...]:
    """The sentences about real figures, as a college says them: it does not send its council
    to the griffie, does not tell what we looked for, and has room for the figure that it can
    deliver itself."""
    return tuple(
        _by_ourselves(zin, antwoord.gebied)
        for zin in zinnen
        if not _is_example(zin) and zin.tekst != VIA_DE_GRIFFIE and not _searched(zin)
    )


def _searched(zin: Zin) -> bool:
    """Whether a source was searched in vain: what is said of that is ours to say, not of who
    sends the letter."""
    return zin.tekst.endswith(NIET_GEVONDEN) and any(g.uitleg for g in zin.getallen)


def _by_ourselves(zin: Zin, gebied: Gebied) -> Zin:
    """What we say of the monitor or of the gemeente, as the gemeente says it itself."""
    if zin.tekst == IN_GEEN_BRON:
        return Zin(vorm.IN_GEEN_BRON)
    if gebied.soort != Soort.GEMEENTE:
        return zin
    if zin.tekst == DOOR_DE_GEMEENTE:
        return Zin(vorm.NOG_NIET_GELEVERD)
    if zin.tekst == f"De gemeente {gebied.naam} kan dit cijfer leveren.":
        return Zin(vorm.PLEK_CIJFER)
    return zin


def _measure(stap: Stap, gebied: Gebied, kwartaal: Kwartaal, noten: Noten) -> Alinea:
    """One measure in one paragraph: what it is, who does it, and its source."""
    titel, waar = _titled(stap, gebied)
    tekst = _as_typed(" ".join(step_sentences(stap, kwartaal)))
    bron = _source("maatregel", stap)
    return noten.paragraph((Zin(f"*{titel}*{waar}. {tekst}", bron),))


def _document(stuk: Stuk, gebied: Gebied, kwartaal: Kwartaal, noten: Noten) -> Alinea:
    """One council document in one paragraph: what it is, and its source."""
    titel, waar = _titled(stuk, gebied)
    tekst = _as_typed(" ".join(document_sentences(stuk, kwartaal)))
    bron = _source("raadsstuk", stuk, stuk.url)
    return noten.paragraph((Zin(f"*{titel}*{waar}. {tekst}", bron),))


def _measure_named(stap: Stap, gebied: Gebied) -> Zin:
    """One measure by its title and how far it is, beside an answer about something else."""
    titel, waar = _titled(stap, gebied)
    stand = standing(stap).removeprefix("Stand: ").rstrip(".")
    return Zin(f"{titel}{waar}: {stand}.", _source("maatregel", stap))


def _titled(regel: Stap | Stuk, gebied: Gebied) -> tuple[str, str]:
    """Its title, and between brackets of which area it is when not of this one."""
    waar = f" ({regel.gebied.aanduiding})" if regel.gebied != gebied else ""
    return _as_typed(regel.titel).rstrip("."), waar


def _as_typed(tekst: str) -> str:
    """What somebody typed, in which a star would make the letter bold."""
    return tekst.replace("*", "")


def _source(wat: str, regel: Stap | Stuk, url: str = "") -> tuple[Getal, ...]:
    """The footnote of a measure or document: its source, or else only where it stands."""
    bronnen = (regel.bron,) if regel.bron else ()
    return (Getal("", wat, url, bronnen=bronnen),) if bronnen or url else ()


def _places(antwoord: Antwoord):
    """What the gemeente still has to write, with its heading."""
    if not antwoord.duidingen:
        yield "Duiding", vorm.PLEK_DUIDING
    vraagt_erom = antwoord.vraag.ja_nee or antwoord.vraag.met_stappen
    if vraagt_erom and not antwoord.maatregelen:
        yield "Maatregelen", vorm.PLEK_STAPPEN


# ---- the frame of the letter ---------------------------------------------------------------


def _to(gebied: Gebied) -> str:
    if gebied.soort == Soort.GEMEENTE:
        return f"de gemeenteraad van {gebied.naam}"
    if gebied.soort == Soort.LAND:
        return "de Tweede Kamer"
    return f"de gemeenteraden in {gebied.naam}"


def _from(gebied: Gebied) -> str:
    if gebied.soort == Soort.GEMEENTE:
        return f"Burgemeester en wethouders van {gebied.naam},"
    return vorm.PLEK_BESTUUR


def _signers(gebied: Gebied) -> tuple[str, ...]:
    if gebied.soort == Soort.GEMEENTE:
        return ("de gemeentesecretaris,", "de burgemeester,")
    return ()


def _subject(naam: str, kwartaal: Kwartaal) -> str:
    return (
        f"Werk voor mensen met een arbeidsbeperking in {naam}, {kwartaal.einde_label}"
    )


def _introduction(keuze: Briefkeuze) -> str:
    over = keuze.onderwerp or "werk voor mensen met een arbeidsbeperking"
    dag = notatie.datum(keuze.gevraagd_op) if keuze.gevraagd_op else vorm.PLEK_DATUM
    return (
        f"Met deze brief beantwoorden wij de schriftelijke vragen over {over}. "
        f"Wij ontvingen de vragen op {dag} van de fractie {keuze.fractie or vorm.PLEK_FRACTIE}."
    )


def _origin(kwartaal: Kwartaal) -> str:
    return (
        f"De cijfers in deze brief zijn die van het {kwartaal.label}. Ze komen uit de "
        "Banenafspraakmonitor. In een voetnoot staat bij elk cijfer de bron."
    )
