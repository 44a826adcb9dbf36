"""A file that is one Kwartaalopgave: what it fills in, held against the open concept.

A file in our own layout about one area and one quarter of which figures are asked, is that
opgave. It becomes no delivery of its own: its numbers stand in the form of the opgave, where
the same person sees what stands out, explains it and hands in. Reads only.
"""

import copy
from dataclasses import dataclass, field

from banenafspraak import notatie
from banenafspraak.importeren.controle import Uitkomst, Wijziging
from banenafspraak.importeren.inzage import Gelezen
from banenafspraak.importeren.melding import Waarschuwing
from banenafspraak.importeren.opmaak.eigen import HERKEND
from banenafspraak.importeren.rijen import LEEG, Bestandsrij
from banenafspraak.importeren.tonen import value_text
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Norm, RedenOnbekend
from banenafspraak.opgave.lezen import Gelezen as Getypt
from banenafspraak.opgave.onderdelen import Onderdeel, sleutel_van
from banenafspraak.opgave.rijen import says_same
from banenafspraak.opgave.vel import HERKOMST, Opgave
from banenafspraak.opgave.veld import LANGSTE_UITLEG, Veld
from regio.models import Gebied

_LANGSTE_HERKOMST = 200


@dataclass
class Invulling:
    """What a file does to the form of `opgave`. `velden`: the whole form with it;
    `niet_ingevuld`: how many rows say nothing yet."""

    opgave: Opgave
    uitkomst: Uitkomst
    velden: dict[str, Veld] = field(default_factory=dict)
    niet_ingevuld: int = 0


def one_opgave(gelezen: Gelezen) -> tuple[Gebied, Kwartaal] | None:
    """The one area and quarter that a file in our own layout is about; else None."""
    if gelezen.herkend != HERKEND:  # another layout, or a table of areas
        return None
    rijen = [b.rij for b in gelezen.lezing.rijen]
    kwartalen = {r.kwartaal for r in rijen if isinstance(r, Cijfer)}
    gebieden = {r.gebied_id: r.gebied for r in rijen}
    if len(kwartalen) != 1 or len(gebieden) != 1:
        return None
    kwartaal = kwartalen.pop()
    if any(r.jaar != kwartaal.jaar for r in rijen if isinstance(r, Norm)):
        return None
    return next(iter(gebieden.values())), kwartaal


def is_asked(gelezen: Gelezen, opgave: Opgave) -> bool:
    """Whether at least one number of the file is asked in `opgave`."""
    gevraagd = {o.sleutel for o in opgave.onderdelen}
    return any(_key(rij) in gevraagd for rij in gelezen.lezing.rijen)


def fill_in(gelezen: Gelezen, opgave: Opgave) -> Invulling:
    """Hold every row against the form of `opgave`."""
    lezing = gelezen.lezing
    uitkomst = Uitkomst(lezing, opgave.gebied, meldingen=list(lezing.meldingen))
    uitkomst.waarschuwingen = list(lezing.waarschuwingen)
    invulling = Invulling(opgave, uitkomst, dict(opgave.velden))
    onderdelen = {o.sleutel: o for o in opgave.onderdelen}
    gezien: dict[str, Bestandsrij] = {}
    for rij in lezing.rijen:
        onderdeel = onderdelen.get(_key(rij))
        if onderdeel is None:
            uitkomst.meldingen.append(_not_asked(rij, opgave))
        elif eerste := gezien.get(onderdeel.sleutel):
            wat = f"Deze rij staat ook op rij {eerste.nummer}."
            melding = rij.refused(wat, "Laat één rij staan.", "dubbel")
            uitkomst.meldingen.append(melding)
        else:
            gezien[onderdeel.sleutel] = rij
            _take(rij, onderdeel, invulling)
    _source(lezing.rijen, invulling)
    uitkomst.meldingen.sort(key=lambda m: m.rij)
    return invulling


def _key(rij: Bestandsrij) -> str:
    w = rij.rij
    norm = isinstance(w, Norm)
    return sleutel_van(w.indicator.code, w.uitsplitsing.code, norm=norm)


def _not_asked(rij: Bestandsrij, opgave: Opgave):
    naam = opgave.gebied.naam
    return rij.refused(
        f"Dit wordt van {naam} niet gevraagd over het {opgave.kwartaal.label}.",
        "Haal de rij weg, of zet haar in een eigen bestand.",
        "niet gevraagd",
    )


def _take(rij: Bestandsrij, onderdeel: Onderdeel, invulling: Invulling) -> None:
    """Put one row in its field, or say why not."""
    uitkomst, veld = invulling.uitkomst, invulling.opgave.field(onderdeel)
    typt = bool(veld.tekst or veld.reden)
    nu = onderdeel.read(veld) if typt else _on_site(onderdeel)
    zegt = Getypt(rij.rij.waarde, rij.rij.reden_onbekend)
    if rij.is_leeg:
        if typt or (onderdeel.huidig and not onderdeel.is_norm):
            uitkomst.meldingen.append(_empty(rij, veld, onderdeel))
        else:
            invulling.niet_ingevuld += 1
        return
    if fout := _cannot_say(rij, onderdeel):
        uitkomst.meldingen.append(rij.refused(*fout))
        return
    nieuw = _field(rij, onderdeel, veld, zegt if not typt or nu != zegt else None)
    invulling.velden[onderdeel.sleutel] = nieuw
    if nu == zegt and nieuw.uitleg == veld.uitleg:
        uitkomst.gelijk.append(rij)
    elif nu.is_leeg and not nu.fout:
        uitkomst.nieuw.append(rij)
    else:
        uitkomst.gewijzigd.append(Wijziging(rij, _as_row(rij, nu, veld)))


def _on_site(onderdeel: Onderdeel) -> Getypt:
    huidig = onderdeel.huidig
    return Getypt(huidig.waarde, huidig.reden_onbekend) if huidig else Getypt()


def _empty(rij: Bestandsrij, veld: Veld, onderdeel: Onderdeel):
    """An empty cell takes nothing away: somebody may have typed since the download."""
    if veld.tekst or veld.reden:
        staat = f"In de opgave staat {veld.tekst or veld.reden}"
    else:
        staat = f"Op de site staat {value_text(onderdeel.huidig)}"
    return rij.refused(
        f"Hier staat niets. {staat}.",
        "Vul een getal in, of kies bij reden waarom het niet bekend is. Leeg is geen nul.",
        LEEG,
    )


def _cannot_say(rij: Bestandsrij, onderdeel: Onderdeel) -> tuple[str, str, str] | None:
    """What the form of an opgave has no place for."""
    w, huidig = rij.rij, onderdeel.huidig
    zelfde = says_same(Getypt(w.waarde, w.reden_onbekend), huidig)
    if w.benadering and not (zelfde and huidig.benadering == w.benadering):
        return (
            f"In een opgave staat het precieze aantal, niet “{w.benadering}”.",
            "Vul het echte aantal in en haal het woord bij benadering weg.",
            "benadering",
        )
    if w.reden_onbekend and not zelfde and w.reden_onbekend not in RedenOnbekend.values:
        return (
            f"De reden “{w.reden_onbekend}” past niet in een opgave.",
            f"Kies uit: {', '.join(RedenOnbekend.values)}.",
            "reden",
        )
    if len(w.toelichting) > LANGSTE_UITLEG:
        return (
            "Deze toelichting is te lang.",
            f"Er passen {notatie.aantal(LANGSTE_UITLEG)} tekens.",
            "toelichting",
        )
    return None


def _field(
    rij: Bestandsrij, onderdeel: Onderdeel, veld: Veld, zegt: Getypt | None
) -> Veld:
    """The field with what the row says; `zegt` None: the number stays as it was typed.

    Words that the file does not have stay: our file leaves out what is not for the site.
    """
    tekst, reden = veld.tekst, veld.reden
    if zegt is not None:
        tekst = "" if zegt.waarde is None else notatie.aantal(zegt.waarde)
        reden = zegt.reden
    op_de_site = onderdeel.huidig.toelichting if onderdeel.huidig else ""
    nieuw = rij.rij.toelichting
    uitleg = nieuw if nieuw and nieuw != op_de_site else veld.uitleg
    openbaar = veld.openbaar and uitleg == veld.uitleg  # other words: ask again
    return Veld(tekst, reden, uitleg, openbaar and bool(uitleg))


def _as_row(rij: Bestandsrij, nu: Getypt, veld: Veld):
    """What stood in the field, in the form of a row: for the list of old and new."""
    was = copy.copy(rij.rij)
    was.waarde, was.reden_onbekend = nu.waarde, nu.reden
    was.benadering, was.toelichting = "", veld.uitleg
    if nu.fout:
        was.reden_onbekend = f"u typte {veld.tekst[:40]}"
    return was


def _source(rijen: list[Bestandsrij], invulling: Invulling) -> None:
    """One source for the whole opgave: that of its rows, when they all name the same."""
    bronnen = {rij.bron for rij in rijen if rij.bron}
    if len(bronnen) == 1:
        tekst = bronnen.pop()[:_LANGSTE_HERKOMST]
        invulling.velden[HERKOMST] = Veld(uitleg=tekst)
    elif bronnen:
        invulling.uitkomst.waarschuwingen.append(
            Waarschuwing(
                "bron",
                "een opgave heeft één bron, en uw rijen noemen er meer. Vul zelf in waar de "
                "cijfers vandaan komen.",
            )
        )
