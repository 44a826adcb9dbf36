"""Figures: one shipped file is one delivery, a changed file a new one."""

import re
from decimal import Decimal
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from banenafspraak.kwartaal import Kwartaal, OngeldigKwartaal
from banenafspraak.laden.bestanden import (
    Laadfout,
    Rij,
    check_fields,
    explain_refusal,
    fingerprint,
    read_csv,
)
from banenafspraak.leveringen import (
    hand_in,
    publish,
    sleutel_van,
    withdraw,
    zelfde_inhoud,
)
from banenafspraak.models import (
    Benadering,
    Bron,
    Cijfer,
    Dataversie,
    Indicator,
    Levering,
    Norm,
    NormSoort,
    Uitsplitsing,
    Waarneming,
)
from regio.models import Gebied, Soort

KOLOMMEN = set(
    "soort indicator gebied periode vanaf uitsplitsing waarde reden benadering voorlopig "
    "peildatum_genoemd afgeleid_uit norm_soort versie toelichting bron".split()
)
MEEGELEVERD = "meegeleverd"

# `Decimal` and `int` read more than a file may say: 1_000, 1e30, other digits than 0-9.
_GETAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?", re.ASCII)
_JAAR = re.compile(r"20[0-9]{2}", re.ASCII)


class Bekend:
    """The objects that rows of files point at, by code; read once."""

    def __init__(self):
        self.indicatoren = {i.code: i for i in Indicator.objects.all()}
        self.gebieden = {g.code: g for g in Gebied.objects.all()}
        self.uitsplitsingen = {u.code: u for u in Uitsplitsing.objects.all()}
        self.bronnen = {b.sleutel: b for b in Bron.objects.all()}


def load_file(
    pad: Path, naam: str, bekend: Bekend, *, op_brondatum: bool
) -> tuple[int, list[Waarneming]]:
    """Load one file of figures as a delivery.

    Returns how many rows it changed, and the rows it left alone: a newer version of a
    file is compared with what its earlier versions delivered, and a figure that another
    delivery put on the site (somebody's correction) stays.
    """
    gelezen = [(_observation(rij, bekend), rij) for rij in read_csv(pad, KOLOMMEN)]
    _check(gelezen)
    rijen = [waarneming for waarneming, _ in gelezen]
    eerder = _delivered_before(naam)
    anders = [
        rij
        for rij in rijen
        if not (oud := eerder.get(sleutel_van(rij))) or not zelfde_inhoud(oud, rij)
    ]
    van_anderen = _of_others(naam, anders)
    blijft = [rij for rij in anders if sleutel_van(rij) in van_anderen]
    anders = [rij for rij in anders if sleutel_van(rij) not in van_anderen]
    levering = Levering(
        gebied=_smallest_area(rijen, bekend),
        bestand=naam,
        sha256=fingerprint(pad),
        ingediend_als=MEEGELEVERD,
        reden="Nieuwe versie van het meegeleverde bestand." if eerder else "",
    )
    try:
        aantal = _deliver(levering, anders, op_brondatum)
    except IntegrityError as fout:
        raise explain_refusal(naam, gelezen) from fout
    weg = _gone(eerder, rijen)
    withdraw(weg, levering, timezone.now())
    return aantal + len(weg), blijft


@transaction.atomic
def _deliver(levering: Levering, rijen: list, op_brondatum: bool) -> int:
    verschil = hand_in(levering, rijen)
    if verschil.is_leeg:
        _record(levering)
    else:
        publish(levering, op_brondatum=op_brondatum)
    return len(verschil.nieuw) + len(verschil.gewijzigd)


def _of_others(naam: str, rijen: list) -> set[tuple]:
    """The keys of `rijen` whose current row comes from elsewhere than this file, or for
    which somebody's correction is waiting."""
    van_anderen = ~Q(levering__bestand=naam) | Q(vervangen_door__isnull=False)
    sleutels = set()
    for model in (Norm, Cijfer):
        indicatoren = {rij.indicator_id for rij in rijen if isinstance(rij, model)}
        huidig = model.objects.current().filter(indicator_id__in=indicatoren)
        sleutels |= {sleutel_van(rij) for rij in huidig.filter(van_anderen)}
    return sleutels


def _record(levering: Levering) -> None:
    """Remember a version of a file that changes no figure."""
    levering.status = Levering.Status.VASTGESTELD
    levering.ingediend_op = levering.vastgesteld_op = timezone.now()
    levering.save()
    Dataversie.objects.verhoog(f"levering: {levering}")


def _delivered_before(naam: str) -> dict[tuple, Waarneming]:
    """The newest row per key that earlier versions of this file delivered."""
    rijen = {}
    for model in (Norm, Cijfer):
        for rij in model.objects.filter(levering__bestand=naam).order_by(
            "bekend_vanaf", "pk"
        ):
            rijen[(model, sleutel_van(rij))] = rij
    # A row that a later version took away is no longer delivered.
    return {
        sleutel: rij
        for (_, sleutel), rij in rijen.items()
        if not rij.ingetrokken_met_id
    }


def _gone(eerder: dict, rijen: list) -> list[Waarneming]:
    nu = {sleutel_van(rij) for rij in rijen}
    return [
        rij
        for sleutel, rij in eerder.items()
        if sleutel not in nu and not rij.bekend_tot
    ]


def _check(gelezen: list[tuple[Waarneming, Rij]]) -> None:
    """Refuse what a column cannot hold, and a figure that stands in two rows."""
    gezien = {}
    for waarneming, rij in gelezen:
        check_fields(waarneming, rij)
        eerste = gezien.setdefault((type(waarneming), sleutel_van(waarneming)), rij)
        if eerste is not rij:
            raise Laadfout(f"{rij}: dit cijfer staat ook in rij {eerste.nummer}.")


def _smallest_area(rijen: list, bekend: Bekend) -> Gebied:
    """The one area all rows are about, else the nation."""
    gebieden = {rij.gebied for rij in rijen}
    if len(gebieden) == 1:
        return gebieden.pop()
    return next(g for g in bekend.gebieden.values() if g.soort == Soort.LAND)


def _observation(rij: Rij, bekend: Bekend) -> Waarneming:
    """The unsaved row for one line of a file. Raises `Laadfout`."""
    gedeeld = {
        "indicator": rij.verplicht("indicator", bekend.indicatoren),
        "gebied": rij.verplicht("gebied", bekend.gebieden),
        "uitsplitsing": rij.verplicht("uitsplitsing", bekend.uitsplitsingen),
        "bron": (bron := rij.verplicht("bron", bekend.bronnen)),
        "waarde": _number(rij),
        "reden_onbekend": rij["reden"],
        "benadering": _choice(rij, "benadering", Benadering.values),
        "voorlopig": rij.ja("voorlopig"),
        "afgeleid_uit": rij["afgeleid_uit"],
        "voorbeeld": bron.soort == Bron.Soort.VOORBEELD,
        "toelichting": rij["toelichting"],
    }
    if rij["soort"] == "cijfer":
        return _figure(rij, gedeeld)
    if rij["soort"] in ("norm", "ambitie"):
        return _norm(rij, gedeeld)
    raise rij.fout("soort", "kies cijfer, norm of ambitie.")


def _figure(rij: Rij, gedeeld: dict) -> Cijfer:
    return Cijfer(
        **gedeeld,
        kwartaal=_quarter(rij, "periode"),
        vanaf=_quarter(rij, "vanaf") if rij["vanaf"] else None,
        peildatum_genoemd=rij.ja("peildatum_genoemd", leeg=True),
    )


def _norm(rij: Rij, gedeeld: dict) -> Norm:
    soort = rij["norm_soort"] or gedeeld["indicator"].norm_soort
    if rij["soort"] == "ambitie":
        soort = NormSoort.AMBITIE
    if soort not in NormSoort.values:
        raise rij.fout("norm_soort", f"kies uit: {', '.join(NormSoort.values)}.")
    if not _JAAR.fullmatch(rij["periode"]):
        raise rij.fout("periode", "een norm geldt voor een jaar. Schrijf 2020.")
    return Norm(
        **gedeeld,
        jaar=int(rij["periode"]),
        soort=soort,
        ambitie=soort == NormSoort.AMBITIE,
        versie=rij["versie"],
    )


def _choice(rij: Rij, kolom: str, keuzes: list[str]) -> str:
    if rij[kolom] and rij[kolom] not in keuzes:
        raise rij.fout(kolom, f"kies uit: {', '.join(keuzes)}, of laat de cel leeg.")
    return rij[kolom]


def _quarter(rij: Rij, kolom: str) -> Kwartaal:
    try:
        return Kwartaal.lees(rij[kolom])
    except OngeldigKwartaal as fout:
        raise rij.fout(kolom, str(fout)) from fout


def _number(rij: Rij) -> Decimal | None:
    if bool(rij["waarde"]) == bool(rij["reden"]):
        raise rij.fout(
            "waarde", "vul een waarde in, of een reden waarom die onbekend is."
        )
    if not rij["waarde"]:
        return None
    if not _GETAL.fullmatch(rij["waarde"]):
        raise rij.fout(
            "waarde", "dit is geen getal met hooguit 12 cijfers en 2 decimalen."
        )
    return Decimal(rij["waarde"])
