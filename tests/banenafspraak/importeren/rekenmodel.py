"""The control of a file once more, slowly and obviously: row by row, asking each time.

`judge` must agree with `examine` (controle.py) on every file of a tiny world. It knows only
what the columns of our own template can say, and the reasons to refuse that world can give.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron, Cijfer, Indicator, Norm, Uitsplitsing
from regio.models import Gebied

SPELING = 2


@dataclass
class Oordeel:
    """Numbers of rows, by what becomes of them."""

    geweigerd: set[int] = field(default_factory=set)
    nieuw: set[int] = field(default_factory=set)
    gewijzigd: set[int] = field(default_factory=set)
    gelijk: set[int] = field(default_factory=set)
    gestopt: set[int] = field(default_factory=set)


def judge(rijen: list[dict], van_mij: set[str] | None = None) -> Oordeel:
    """`rijen`: the cells of each row by column; the first stands on row 2. `van_mij`: codes
    of the areas that the sender delivers for; None: all."""
    oordeel = Oordeel()
    genummerd = list(enumerate(rijen, start=2))
    leesbaar = [(n, rij) for n, rij in genummerd if can_be_read(rij)]
    oordeel.geweigerd = {n for n, _ in genummerd} - {n for n, _ in leesbaar}
    if van_mij is not None:
        vreemd = {n for n, rij in leesbaar if rij["gebied"] not in van_mij}
        if vreemd:
            oordeel.geweigerd |= vreemd
            return oordeel
    over = []
    for nummer, rij in leesbaar:
        eerder = [r for _, r in leesbaar[: leesbaar.index((nummer, rij))] if filled(r)]
        if not filled(rij) or any(same_figure(rij, ander) for ander in eerder):
            oordeel.geweigerd.add(nummer)
            continue
        if is_invented(rij) or not_yet(rij):
            oordeel.geweigerd.add(nummer)
            continue
        if has_ended(rij):
            oordeel.gestopt.add(nummer)
        if of_figure(rij).filter(bekend_vanaf__isnull=True).exists():
            oordeel.geweigerd.add(nummer)
            continue
        over.append((nummer, rij))
        huidig = of_figure(rij).current().filter(voorbeeld=False).first()
        if huidig is None:
            oordeel.nieuw.add(nummer)
        elif says(rij, huidig):
            oordeel.gelijk.add(nummer)
        else:
            oordeel.gewijzigd.add(nummer)
    refuse_parts(over, oordeel)
    return oordeel


# ---- reading -----------------------------------------------------------------------


def can_be_read(rij: dict) -> bool:
    gebied = Gebied.objects.filter(code=rij["gebied"]).first()
    indicator = Indicator.objects.get(code=rij["indicator"])
    if gebied is None or gebied.soort not in indicator.niveaus:
        return False
    deel = rij["uitsplitsing"] or "totaal"
    if not indicator.uitsplitsingen.filter(code=deel).exists():
        return False
    if rij["soort"] == "norm" and not indicator.norm_soort:
        return False
    if rij["waarde"] and (rij["reden"] or not rij["waarde"].isdecimal()):
        return False
    return bool(rij["waarde"]) or not rij["benadering"]


def filled(rij: dict) -> bool:
    return bool(rij["waarde"] or rij["reden"])


def same_figure(een: dict, ander: dict) -> bool:
    return figure(een) == figure(ander)


def figure(rij: dict) -> tuple:
    deel = rij["uitsplitsing"] or "totaal"
    return (rij["soort"], rij["indicator"], rij["gebied"], rij["periode"], deel)


# ---- against the site --------------------------------------------------------------


def of_figure(rij: dict):
    model = Norm if rij["soort"] == "norm" else Cijfer
    wanneer = (
        {"jaar": int(rij["periode"]), "ambitie": False}
        if model is Norm
        else {"kwartaal": Kwartaal.lees(rij["periode"]), "vanaf__isnull": True}
    )
    return model.objects.filter(
        gebied__code=rij["gebied"],
        indicator__code=rij["indicator"],
        uitsplitsing=Uitsplitsing.objects.get(code=rij["uitsplitsing"] or "totaal"),
        **wanneer,
    )


def is_invented(rij: dict) -> bool:
    return Bron.objects.filter(titel=rij["bron"], soort="voorbeeld").exists()


def day(rij: dict) -> datetime.date:
    if rij["soort"] == "norm":
        return datetime.date(int(rij["periode"]), 12, 31)
    return Kwartaal.lees(rij["periode"]).peildatum


def not_yet(rij: dict) -> bool:
    van = Gebied.objects.get(code=rij["gebied"]).geldig_van
    return van is not None and van > day(rij)


def has_ended(rij: dict) -> bool:
    tot = Gebied.objects.get(code=rij["gebied"]).geldig_tot
    return tot is not None and tot <= day(rij)


def says(rij: dict, huidig) -> bool:
    if value(rij) != huidig.waarde or rij["reden"] != huidig.reden_onbekend:
        return False
    if rij["benadering"] != huidig.benadering or huidig.toelichting:
        return False
    return not rij["bron"] or rij["bron"] == huidig.bron.titel


def value(rij: dict) -> Decimal | None:
    return Decimal(rij["waarde"]) if rij["waarde"] else None


# ---- parts -------------------------------------------------------------------------


def refuse_parts(over: list[tuple[int, dict]], oordeel: Oordeel) -> None:
    """A part is never more than its whole; where every part is given 2 more may be."""
    veranderd = oordeel.nieuw | oordeel.gewijzigd
    te_groot = set()
    for nummer, deel in over:
        if deel["soort"] == "norm" or deel["uitsplitsing"] in ("", "totaal"):
            continue
        naast = [(n, r) for n, r in over if figure(r)[:4] == figure(deel)[:4]]
        heel = [value(r) for _, r in naast if r["uitsplitsing"] in ("", "totaal")]
        gegeven = {r["uitsplitsing"] for _, r in naast}
        speling = SPELING if {"wajong", "wsw"} <= gegeven else 0
        if value(deel) is None or not heel or heel[0] is None:
            continue
        verandert = any(n in veranderd for n, _ in naast)
        if value(deel) > heel[0] + speling and verandert:
            te_groot.add(nummer)
    oordeel.geweigerd |= te_groot
    for soort in (oordeel.nieuw, oordeel.gewijzigd, oordeel.gelijk):
        soort -= te_groot
