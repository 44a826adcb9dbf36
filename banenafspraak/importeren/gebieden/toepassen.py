"""Writes what a table changes. Row by row with `save`, so that the audit log tells each."""

from django.core.exceptions import ValidationError
from django.db import transaction

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.gebieden.perioden import Periode
from banenafspraak.importeren.gebieden.vergelijken import (
    Gebiedenplan,
    Stap,
    Wijziging,
    read_periods,
    validity,
)
from regio.models import Gebied, Indeling, Soort


def apply(plan: Gebiedenplan) -> None:
    """Write all of it, or nothing.

    Raises `ValueError` for a plan with refused rows, and `Geweigerd` when somebody changed
    one of the areas since the plan was made.
    """
    if plan.meldingen:
        raise ValueError("a plan with refused rows is not applied")
    with transaction.atomic():
        gebieden = _lock(plan)
        perioden = read_periods([w.code for w in plan.wijzigingen])
        for wijziging in plan.wijzigingen:
            _refuse_stale(wijziging, gebieden, perioden)
        for wijziging in plan.wijzigingen:
            _write(wijziging, gebieden)


def _lock(plan: Gebiedenplan) -> dict[str, Gebied]:
    """Every area, those of the plan locked until the end of the transaction."""
    codes = [w.code for w in plan.wijzigingen]
    eigen = Gebied.objects.select_for_update().filter(code__in=codes).order_by("pk")
    vast = {g.code: g for g in eigen}
    return {g.code: g for g in Gebied.objects.all()} | vast


def _refuse_stale(wijziging: Wijziging, gebieden: dict, perioden: dict) -> None:
    stap, gebied = wijziging.stap, gebieden.get(wijziging.code)
    if stap.nieuw:
        gelijk = gebied is None
    else:
        gelijk = (
            gebied is not None
            and validity(gebied) == stap.geldig
            and tuple(perioden.get(wijziging.code, ())) == stap.voor
        )
    if not gelijk:
        raise _stale(wijziging)


def _stale(wijziging: Wijziging) -> Geweigerd:
    return Geweigerd(
        f"{wijziging.gebied} ({wijziging.code}) is intussen gewijzigd.",
        "Lees het bestand opnieuw in.",
    )


def _write(wijziging: Wijziging, gebieden: dict[str, Gebied]) -> None:
    stap = wijziging.stap
    if stap.nieuw:
        gebied = _make(wijziging)
    else:
        gebied = gebieden[wijziging.code]
        if stap.begin:
            gebied.geldig_van = stap.begin
            gebied.save()
    _write_periods(gebied, stap, gebieden)
    for code in stap.ook:
        Indeling(gebied=gebied, onderdeel_van=gebieden[code], van=stap.dag).save()


def _make(wijziging: Wijziging) -> Gebied:
    nieuw = wijziging.stap.nieuw
    gebied = Gebied(
        code=wijziging.code,
        soort=Soort.GEMEENTE,
        naam=nieuw.naam,
        slug=nieuw.slug,
        andere_namen=nieuw.andere_namen,
        geldig_van=wijziging.stap.dag,
    )
    try:
        gebied.full_clean()
    except ValidationError as fout:  # its slug was taken since
        raise _stale(wijziging) from fout
    gebied.save()
    return gebied


def _write_periods(gebied: Gebied, stap: Stap, gebieden: dict[str, Gebied]) -> None:
    """Rows that go, then rows that end, then the one that goes on: of that there is one."""
    oud = {p.pk: p for p in stap.voor}
    for pk in oud.keys() - {p.pk for p in stap.na}:
        Indeling.objects.get(pk=pk).delete()
    anders = [p for p in stap.na if p.pk is None or p != oud[p.pk]]
    for periode in sorted(anders, key=lambda p: (p.tot is None, p.van)):
        _save(gebied, periode, gebieden)


def _save(gebied: Gebied, periode: Periode, gebieden: dict[str, Gebied]) -> None:
    rij = Indeling(gebied=gebied)
    if periode.pk is not None:
        rij = Indeling.objects.get(pk=periode.pk)
    rij.onderdeel_van = gebieden[periode.regio]
    rij.van, rij.tot = periode.van, periode.tot
    rij.aanname, rij.toelichting = periode.aanname, periode.toelichting
    rij.save()
