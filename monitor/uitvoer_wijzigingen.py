"""The sheet of the public log: a row per figure, norm or text that changed."""

from datetime import date

from banenafspraak import notatie
from banenafspraak.bladen import Blad
from monitor.blik import clock
from monitor.overzichten.wijzigingen import (
    Gebeurtenis,
    Keuze,
    Rijen,
    Tekstwijziging,
    Wijziging,
)
from monitor.uitvoer import AFZENDER, file_name, flag
from monitor.zinnen import wijziging as zinnen
from monitor.zinnen.afzender import is_checked

MEESTE_RIJEN = 5_000

KOPPEN = (
    *("Dag", "Tijd", "Code", "Gebied", "Soort gebied", "Onderwerp", "Deel"),
    *("Cijfer, norm of tekst", "Periode", "Stand op", "Soort wijziging"),
    *("Was", "Werd", "Eenheid", "Was getoond als", "Werd getoond als"),
    *("Tekst was", "Tekst werd", "Bron", "Geleverd door", "Tweede persoon akkoord"),
    *("Reden", "Adres van de geschiedenis"),
)


def changes_sheet(rijen: Rijen, keuze: Keuze, adres_van) -> Blad:
    """Every change that was found, newest first. `adres_van`: from a change to the address
    of its history."""
    alle = sorted(
        (*rijen.wijzigingen, *rijen.teksten), key=lambda w: w.sleutel, reverse=True
    )
    gekozen = zinnen.selection(keuze)
    noten = [f"Selectie: {gekozen}."] if gekozen else []
    if rijen.verder:
        noten.append(too_many())
    noten.append(
        "Een aantal dat te klein is of was om te tonen, staat niet in dit bestand. "
        "Dan ziet u alleen dat het is gewijzigd."
    )
    return Blad(
        titel=f"Wijzigingen. {AFZENDER}.",
        koppen=KOPPEN,
        rijen=tuple(_row(w, rijen.gebeurtenissen[w.sleutel], adres_van) for w in alle),
        noten=(*noten, f"Bron: {AFZENDER}, het openbare logboek."),
        bestandsnaam=file_name("wijzigingen"),
    )


def too_many() -> str:
    """That a file does not hold everything, and what to do."""
    return (
        f"Dit bestand bevat de nieuwste {notatie.aantal(MEESTE_RIJEN)} wijzigingen. Er zijn er "
        "meer. Kies een gebied, een onderwerp of een kortere periode voor de rest."
    )


def _row(w: Wijziging | Tekstwijziging, gebeurtenis: Gebeurtenis, adres_van) -> tuple:
    begin = _when_and_where(w)
    eind = (
        zinnen.who(gebeurtenis) if gebeurtenis.levering else _signed(w),
        flag(gebeurtenis.levering and is_checked(gebeurtenis.levering)),
        gebeurtenis.reden,
        adres_van(w),
    )
    if isinstance(w, Tekstwijziging):
        return (*begin, *_text_cells(w), *eind)
    return (*begin, *_number_cells(w), *eind)


def _signed(w: Wijziging | Tekstwijziging) -> str:
    return getattr(w, "namens", "") or zinnen.DEZE_SITE


def _when_and_where(w: Wijziging | Tekstwijziging) -> tuple:
    sleutel, gebied = w.sleutel, w.gebied
    return (
        sleutel.dag,
        "" if sleutel.is_dag else clock(sleutel.op),
        gebied.code if gebied else "",
        gebied.naam if gebied else "",
        gebied.get_soort_display() if gebied else "",
        w.indicator.naam if w.indicator else w.titel,
        w.deel,
    )


def _number_cells(w: Wijziging) -> tuple:
    was = w.was.waarde if w.was else None
    werd = w.werd.waarde if w.werd else None
    return (
        "norm" if w.is_norm else "cijfer",
        zinnen.moment_of(w.indicator, w.kwartaal, w.vanaf, w.is_norm),
        w.kwartaal.peildatum,
        zinnen.kind(w),
        was,
        werd,
        zinnen.unit(w),
        zinnen.number(w, w.was) if w.was else "",
        zinnen.number(w, w.werd) if w.werd else "",
        "",
        "",
        w.bron,
    )


def _text_cells(t: Tekstwijziging) -> tuple:
    stand: date | None = t.kwartaal.peildatum if t.kwartaal else None
    return (
        *(t.model, t.kwartaal.einde_label if t.kwartaal else "", stand),
        f"tekst {zinnen.done(t)}",
        *(None, None, "", "", "", t.was, t.tekst, ""),
    )
