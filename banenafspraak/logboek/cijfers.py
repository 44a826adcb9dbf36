"""Lines about rows that are written in bulk: figures, texts and shipped reference data.

Real figures get a line each, with the value before. Examples are invented and come by the
ten thousands: they get one line for all.
"""

from collections.abc import Iterable

from banenafspraak.logboek.schrijven import Regel, schrijf_veel
from banenafspraak.logboek.waarden import foto
from banenafspraak.models import Actie, Bitemporeel, Levering, Waarneming

_BIJ_CIJFER = ("indicator", "gebied", "uitsplitsing", "bron", "vervangt")
_NIET_OVER_INHOUD = {
    "bekend_vanaf",
    "bekend_tot",
    "vervangt",
    "levering",
    "ingetrokken_met",
    "begonnen_bij",
    "opgesteld_door",
    "akkoord_door",
}


def figures_handed_in(levering: Levering, rijen: list[Waarneming]) -> None:
    """Concept rows that were saved, with what they would replace in `vervangt`."""
    schrijf_veel(_figure(Actie.INGEDIEND, rij, levering) for rij in rijen)


def figures_published(model, levering: Levering) -> None:
    """The rows of one model that `levering` brought onto the site."""
    actie = Actie.GELADEN if levering.ingediend_als else Actie.AKKOORD
    rijen = model.objects.filter(levering=levering, bekend_vanaf__isnull=False)
    _tell(actie, rijen, levering)


def figures_traceable(levering: Levering) -> None:
    """The small counts that can be worked out although `levering` hid what it could."""
    if levering.herleidbaar:
        nieuw = {"te herleiden": "; ".join(map(str, levering.herleidbaar))}
        wat = f"{levering}: kleine aantallen die te herleiden blijven"
        schrijf_veel([Regel(Actie.GEWIJZIGD, levering, nieuw=nieuw, wat=wat)])


def figures_withdrawn(model, levering: Levering, moment) -> None:
    """The rows of one model that `levering` took off the site at `moment`."""
    rijen = model.objects.filter(ingetrokken_met=levering, bekend_tot=moment)
    _tell(Actie.INGETROKKEN, rijen, levering)


def _tell(actie: Actie, rijen, levering: Levering) -> None:
    echt = rijen.filter(voorbeeld=False).select_related(*_BIJ_CIJFER).order_by("pk")
    schrijf_veel(_figure(actie, rij, levering) for rij in echt)
    if aantal := rijen.filter(voorbeeld=True).count():
        nieuw = {
            "aantal rijen": aantal,
            "levering": levering.pk,
            "sha256": levering.sha256,
        }
        wat = f"voorbeeldcijfers: {rijen.model._meta.verbose_name_plural}"
        schrijf_veel([Regel(actie, rijen.model, nieuw=nieuw, wat=wat)])


def _figure(actie: Actie, rij: Waarneming, levering: Levering) -> Regel:
    if actie == Actie.INGETROKKEN:
        oud, nieuw = _says(rij), None
    else:
        oud, nieuw = _says(rij.vervangt) if rij.vervangt_id else None, _says(rij)
    return Regel(
        actie, rij, oud, nieuw, levering.reden, wat=f"{rij}, {rij.uitsplitsing}"
    )


def _says(rij: Waarneming) -> dict:
    velden = {naam.removesuffix("_id") for naam in rij.INHOUD}
    return foto(rij, velden | {"onderdrukking"})


def texts_published(teksten: list[Bitemporeel], *, meegeleverd: bool) -> None:
    """New versions of definitions or data notes; what they replace is in `vervangt`."""
    schrijf_veel(
        Regel(
            Actie.GELADEN
            if meegeleverd
            else (Actie.GEWIJZIGD if tekst.vervangt else Actie.TOEGEVOEGD),
            tekst,
            oud=_text(tekst.vervangt) if tekst.vervangt else None,
            nieuw=_text(tekst),
        )
        for tekst in teksten
    )


def text_agreed(tekst: Bitemporeel) -> None:
    """A proposal that went to the site, with what it replaced."""
    oud = _text(tekst.vervangt) if tekst.vervangt else None
    schrijf_veel([Regel(Actie.AKKOORD, tekst, oud=oud, nieuw=_text(tekst))])


def explanations_handed_in(woorden: list[Bitemporeel]) -> None:
    """Explanations that wait with the figures they belong to."""
    schrijf_veel(Regel(Actie.INGEDIEND, tekst, nieuw=_text(tekst)) for tekst in woorden)


def texts_withdrawn(teksten: list[Bitemporeel]) -> None:
    """Versions that were taken off the site."""
    schrijf_veel(Regel(Actie.INGETROKKEN, tekst, oud=_text(tekst)) for tekst in teksten)


def _text(tekst: Bitemporeel) -> dict:
    return {n: w for n, w in foto(tekst).items() if n not in _NIET_OVER_INHOUD}


def rows_loaded(paren: Iterable[tuple]) -> None:
    """Reference data out of a shipped file: `(old values or None, row)`."""
    schrijf_veel(
        Regel(Actie.GELADEN, rij, oud, foto(rij, oud) if oud else foto(rij))
        for oud, rij in paren
    )
