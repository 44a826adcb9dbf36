"""Sums of values: over the gemeenten of a region, over predecessors, over a year.

Pure arithmetic on `Waarde`; who is a member or a predecessor is decided by the caller.
The rules are 4.5 of "Arithmetic" in monitor/README.md.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from banenafspraak import maten
from banenafspraak.eenheden import Aard, Handeling, OngelijkeEenheden
from banenafspraak.notatie import aantal
from monitor.overzichten.waarden import NIET_GETOOND, Correctie, Waarde


def sum_over_areas(delen: Iterable[tuple[str, Waarde | None]]) -> Waarde | None:
    """The sum over (name, value), naming the areas without a value.

    None when no area has one. Real and example figures are not added up: as soon as one
    part is real, example parts count as missing. A value too small to show counts as
    missing too, and is named as not shown, so that it cannot be worked out from the sum.
    """
    delen = list(delen)
    echt = any(w and w.bekend and not w.voorbeeld for _, w in delen)
    mee, ontbreekt = [], []
    for naam, waarde in delen:
        if waarde and waarde.bekend and not (echt and waarde.voorbeeld):
            mee.append(waarde)
            ontbreekt.extend(f"{deel}" for deel in waarde.ontbreekt)
        else:
            verborgen = waarde and waarde.te_klein and not (echt and waarde.voorbeeld)
            ontbreekt.append(_not_shown(naam) if verborgen else naam)
    if not mee:
        return None
    return Waarde(
        waarde=_add(mee),
        benadering="circa" if any(w.benadering for w in mee) else "",
        voorlopig=any(w.voorlopig for w in mee),
        voorbeeld=not echt,
        peildatum_genoemd=all(w.peildatum_genoemd for w in mee),
        bronnen=unique(bron for w in mee for bron in w.bronnen),
        soort=mee[0].soort,
        versie=mee[0].versie,
        delen=len(mee),
        ontbreekt=tuple(ontbreekt),
        leden=tuple(sorted(naam for naam, _ in delen)),
        correctie=_corrected(mee),
        maat=mee[0].maat,
    )


def _not_shown(naam: str) -> str:
    """Who delivered, and is left out all the same, is not called missing without a word."""
    return f"{naam} (niet getoond)"


def with_predecessors(
    eigen: Waarde | None, voorgangers: Iterable[tuple[str, bool, Waarde | None]]
) -> Waarde | None:
    """What a document that names ended gemeenten gives for their successor.

    `voorgangers`: (name, was split, value published under the old code for a date on
    which it had ended). The document's own figure for the successor counts; a figure of
    another document does not add up with it, and then stands alone. A split gemeente is
    named and not distributed. Real figures and examples are not added up: as soon as one
    part is real, example parts count as missing.
    """
    voorgangers = list(voorgangers)
    waarden = [eigen, *(w for _, gesplitst, w in voorgangers if not gesplitst)]
    if any(w and w.bekend and not w.voorbeeld for w in waarden):
        eigen = _real(eigen)
        voorgangers = [(n, gesplitst, _real(w)) for n, gesplitst, w in voorgangers]
    gegeven = [
        (n, w) for n, gesplitst, w in voorgangers if w and w.bekend and not gesplitst
    ]
    if not gegeven:
        return eigen
    if eigen and eigen.te_klein:  # of a sum with it, neither it nor the rest is told
        return replace(eigen, reden=NIET_GETOOND, neutraal=True, drempel=None)
    document = {bron.pk for _, w in gegeven for bron in w.bronnen}
    if eigen and eigen.bekend and not document & {bron.pk for bron in eigen.bronnen}:
        return eigen
    delen = [("zelf", eigen)] if eigen and eigen.bekend else []
    delen += gegeven
    som = _add([w for _, w in delen])
    uitleg = " + ".join(f"{aantal(w.waarde)} ({naam})" for naam, w in delen)
    return Waarde(
        waarde=som,
        afgeleid_uit=uitleg,
        voorbeeld=any(w.voorbeeld for _, w in delen),
        voorlopig=any(w.voorlopig for _, w in delen),
        bronnen=unique(bron for _, w in delen for bron in w.bronnen),
        soort=gegeven[0][1].soort,
        versie=gegeven[0][1].versie,
        ontbreekt=tuple(
            f"{naam} (gesplitst, niet verdeeld)"
            if gesplitst
            else _not_shown(naam)
            if w and w.te_klein
            else naam
            for naam, gesplitst, w in voorgangers
            if gesplitst or not (w and w.bekend)
        ),
        correctie=_corrected([w for _, w in delen]),
        duiding=eigen.duiding if eigen else None,
        maat=gegeven[0][1].maat,
    )


def sum_of_year(kwartalen: list[Waarde | None]) -> Waarde | None:
    """The sum of a stroom over the quarters of a year so far; None when one is missing."""
    if not kwartalen or any(w is None or not w.bekend for w in kwartalen):
        return None
    if len(kwartalen) == 1:
        return kwartalen[0]
    if len({w.voorbeeld for w in kwartalen}) > 1:
        return None
    return Waarde(
        waarde=_add(kwartalen, in_de_tijd=True),
        afgeleid_uit=" + ".join(aantal(w.waarde) for w in kwartalen),
        benadering="circa" if any(w.benadering for w in kwartalen) else "",
        voorlopig=any(w.voorlopig for w in kwartalen),
        voorbeeld=kwartalen[0].voorbeeld,
        peildatum_genoemd=all(w.peildatum_genoemd for w in kwartalen),
        bronnen=unique(bron for w in kwartalen for bron in w.bronnen),
        correctie=_corrected(kwartalen),
        duiding=kwartalen[-1].duiding,
        maat=kwartalen[0].maat,
    )


def _add(waarden: list[Waarde], *, in_de_tijd: bool = False) -> Decimal:
    """The sum of numbers that count the same. Over time only a stroom adds up: a stand of
    four quarters is not four times as large."""
    maat = waarden[0].maat
    for ander in waarden[1:]:
        maten.require(Handeling.OPTELLEN, maat, ander.maat)
    if in_de_tijd and maat and maat.aard is not Aard.STROOM:
        raise OngelijkeEenheden(f"{maat} telt niet op over kwartalen.")
    return sum((w.waarde for w in waarden), Decimal(0))


def _corrected(delen: list[Waarde]) -> Correctie | None:
    """That a part of a sum was corrected, and when last. What the sum was before is not
    told: its other parts may not have been known then."""
    dagen = [w.correctie.op for w in delen if w.correctie]
    return Correctie(max(dagen), in_som=True) if dagen else None


def _real(waarde: Waarde | None) -> Waarde | None:
    return None if waarde and waarde.voorbeeld else waarde


def unique(bronnen: Iterable) -> tuple:
    """The sources, each once, in order."""
    return tuple({bron.pk: bron for bron in bronnen}.values())
