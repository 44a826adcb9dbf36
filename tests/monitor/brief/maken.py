"""Answers to make letters of, without a database."""

from types import SimpleNamespace

from monitor.antwoorden.antwoord import Antwoord, Getal, Woord, Zin
from monitor.antwoorden.vragen import PER_CODE
from monitor.brief.keuze import Briefkeuze
from monitor.brief.opstellen import make_letter
from regio.models import Gebied, Soort

BESCHUT = "haalt-de-taakstelling-beschut-werk"
BANEN = "haalt-de-taakstelling-banenafspraak"
HILVERSUM = Gebied(pk=1, naam="Hilversum", slug="hilversum", soort=Soort.GEMEENTE)
GOOI = Gebied(pk=2, naam="Gooi en Vechtstreek", slug="gooi", soort=Soort.REGIO)


def make_document(titel="Rapportage", **velden):
    """A source, as far as its title goes."""
    velden = {
        "uitgever": "UWV",
        "datum": None,
        "datum_soort": "",
        "kenmerk": "",
    } | velden
    return SimpleNamespace(titel=titel, **velden)


def make_getal(tekst="27", wat="stand op 31 december 2019", **velden):
    velden = {"url": "/herkomst/", "bronnen": (make_document(),)} | velden
    return Getal(tekst, wat, **velden)


def make_zin(tekst="Eind 2019 hadden *27 mensen* een plek.", *getallen):
    return Zin(tekst, getallen or (make_getal(),))


def make_antwoord(code=BESCHUT, woord=Woord.NEE, zinnen=None, **velden):
    velden = {"gebied": HILVERSUM, "titel": "Haalt Hilversum de norm?"} | velden
    return Antwoord(
        vraag=PER_CODE[code],
        woord=woord,
        zinnen=(make_zin(),) if zinnen is None else tuple(zinnen),
        **velden,
    )


def make_brief(*antwoorden, keuze=None, gebied=HILVERSUM, **velden):
    from banenafspraak.kwartaal import Kwartaal

    antwoorden = antwoorden or (make_antwoord(),)
    keuze = keuze or Briefkeuze(tuple(a.vraag.code for a in antwoorden))
    return make_letter(antwoorden, keuze, gebied, Kwartaal(2019, 4), **velden)


def plain(alinea):
    """A paragraph as text, with `[1]` for a footnote and `[^1]` for one told before."""
    return "".join(
        s.tekst + (f"[{'' if s.eerste else '^'}{s.noot.nr}]" if s.noot else "")
        for s in alinea
    )
