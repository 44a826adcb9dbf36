"""The public log, read: what was published, corrected and withdrawn, newest first.

A page costs five queries, whatever happened: which events, their sums, the changes that are
few enough to list, the texts, and the deliveries. Numbers go through the same rule as on
every page (`kubus.value_of`).
"""

from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace

from django.db.models import Q

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Levering, Uitsplitsing
from banenafspraak.opgave.woorden import organisatie
from monitor.overzichten.openbaar import value_of
from monitor.overzichten.wijzigingen import tekstvraag, vraag
from monitor.overzichten.wijzigingen.waarden import (
    Bladzijde,
    Gebeurtenis,
    Groep,
    Keuze,
    Rijen,
    Sleutel,
    Tekstwijziging,
    Wat,
    Wijziging,
)
from regio.atlas import Atlas
from regio.models import Gebied, Indeling, Soort

PER_BLADZIJDE = 20
MEESTE_REGELS = 12  # more changes of one kind are counted, and listed on their own page


class Namen:
    """The areas and subjects that changes point at: two queries, and one more to know what
    an area is made of."""

    def __init__(self, *, met_indelingen: bool = False):
        indelingen = Indeling.objects.order_by("van") if met_indelingen else ()
        self.atlas = Atlas(Gebied.objects.all(), indelingen, ())
        self.indicatoren: dict[int, Indicator] = {
            i.pk: i for i in Indicator.objects.all()
        }

    def area(self, pk: int) -> Gebied | None:
        """The area with this key; None for 0."""
        return self.atlas.gebieden.get(pk)

    def made_of(self, gebied: Gebied) -> frozenset[int] | None:
        """The keys of an area and of all that ever was a part of it; None for the nation,
        of which everything is a part."""
        if gebied.soort == Soort.LAND:
            return None
        gevonden, te_doen = set(), [gebied]
        while te_doen:
            deel = te_doen.pop()
            if deel.pk not in gevonden:
                gevonden.add(deel.pk)
                te_doen += self.atlas.ever_members(deel)
        return frozenset(gevonden)


def events(
    keuze: Keuze, namen: Namen, nummer: int = 1, per_bladzijde: int = PER_BLADZIJDE
) -> Bladzijde:
    """One page of the log. Five queries."""
    begin = (nummer - 1) * per_bladzijde
    sleutels = vraag.keys(keuze, begin, begin + per_bladzijde + 1)
    verder, sleutels = len(sleutels) > per_bladzijde, sleutels[:per_bladzijde]
    if not sleutels:
        return Bladzijde(nummer=nummer)
    groepen = _groups(keuze, sleutels, namen)
    teksten = _texts(tekstvraag.texts(keuze, sleutels), namen)
    wijzigingen = _short_lists(keuze, groepen, namen)
    leveringen = vraag.deliveries(sleutels)
    return Bladzijde(
        tuple(
            replace(
                _event(sleutel, leveringen.get(sleutel.levering)),
                groepen=tuple(groepen[sleutel]),
                wijzigingen=tuple(wijzigingen[sleutel]),
                teksten=tuple(teksten[sleutel]),
            )
            for sleutel in sleutels
        ),
        nummer,
        verder,
    )


def event(
    keuze: Keuze, namen: Namen, begin: int, aantal: int
) -> tuple[Gebeurtenis | None, Rijen]:
    """One event (`keuze.gebeurtenis`) and its single changes from `begin` on; None: nothing
    of the kind happened. Four queries."""
    sleutel = keuze.gebeurtenis
    groepen = _groups(keuze, [sleutel], namen)[sleutel]
    rijen = changes(keuze, namen, begin, aantal)
    if not (groepen or rijen.teksten):
        return None, rijen
    gebeurtenis = rijen.gebeurtenissen[sleutel]
    return replace(gebeurtenis, groepen=tuple(groepen), teksten=rijen.teksten), rijen


def changes(keuze: Keuze, namen: Namen, begin: int, aantal: int) -> Rijen:
    """Single changes, newest first: of figures from `begin` on, and all texts. Three
    queries."""
    rijen = vraag.rows(keuze)
    if rijen:
        rijen = rijen.order_by(
            "-op",
            "-met",
            "is_norm",
            "over",
            "-periode",
            "naam",
            "waar",
            "deel_code",
            "sleutel_pk",
        )
    gevonden = list(rijen[begin : begin + aantal + 1])
    teksten = _texts(tekstvraag.texts(keuze), namen)
    wijzigingen = [_change(rij, namen) for rij in gevonden[:aantal]]
    sleutels = {w.sleutel for w in wijzigingen} | set(teksten)
    if keuze.gebeurtenis:
        sleutels.add(keuze.gebeurtenis)
    leveringen = vraag.deliveries(sleutels)
    return Rijen(
        tuple(wijzigingen),
        tuple(t for _, groep in sorted(teksten.items(), reverse=True) for t in groep),
        {s: _event(s, leveringen.get(s.levering)) for s in sleutels},
        verder=len(gevonden) > aantal,
    )


def _event(sleutel: Sleutel, levering: Levering | None) -> Gebeurtenis:
    if levering is None:
        return Gebeurtenis(sleutel, None)
    reden = levering.reden.strip()
    return Gebeurtenis(
        sleutel,
        levering,
        reden="" if levering.zwijgt else reden,
        reden_verborgen=bool(reden) and levering.zwijgt,
    )


# ---- sums --------------------------------------------------------------------------------

_VOLGORDE = {wat: n for n, wat in enumerate(
    (Wat.CORRECTIE, Wat.INGETROKKEN, Wat.NIEUW, Wat.BRON)
)}  # fmt: skip


def _groups(keuze: Keuze, sleutels: list[Sleutel], namen: Namen):
    gevonden = defaultdict(list)
    for rij in vraag.groups(keuze, sleutels):
        gevonden[Sleutel(rij["op"], rij["met"])].append(_group(rij, namen))
    for groepen in gevonden.values():
        groepen.sort(
            key=lambda g: (
                _VOLGORDE[g.wat],
                g.indicator.volgorde,
                g.indicator.code,
                g.is_norm,
            )
        )
    return gevonden


def _group(rij: dict, namen: Namen) -> Groep:
    titels = dict.fromkeys((rij["eerste_bron"], rij["laatste_bron"]))
    sinds = rij["sinds_eerst"] if rij["sinds_eerst"] == rij["sinds_laatst"] else ""
    return Groep(
        wat=rij["wat"],
        indicator=namen.indicatoren[rij["indicator_id"]],
        is_norm=bool(rij["is_norm"]),
        aantal=rij["aantal"],
        gebieden=rij["gebieden"],
        gebied=namen.area(rij["eerste_gebied"]) if rij["gebieden"] == 1 else None,
        eerste=Kwartaal.lees(rij["eerste"]),
        laatste=Kwartaal.lees(rij["laatste"]),
        vanaf=Kwartaal.lees(sinds) if sinds else None,
        nu_bekend=rij["nu_bekend"],
        nu_onbekend=rij["nu_onbekend"],
        bronnen=tuple(titels),
        meer_bronnen=rij["bronnen"] > len(titels),
    )


# ---- single changes ------------------------------------------------------------------------


def _short_lists(keuze: Keuze, groepen: dict[Sleutel, list[Groep]], namen: Namen):
    """The changes of every event and kind of change that is short enough. One query."""
    kort: dict[str, list[Sleutel]] = defaultdict(list)
    for sleutel, eigen in groepen.items():
        per_soort = defaultdict(int)
        for groep in eigen:
            per_soort[groep.wat] += groep.aantal
        for wat, aantal in per_soort.items():
            if aantal <= MEESTE_REGELS:
                kort[wat].append(sleutel)
    gevonden = defaultdict(list)
    if kort:
        waar = Q(pk__in=())
        for wat, sleutels in kort.items():
            for sleutel in sleutels:
                waar |= Q(wat=wat, op=sleutel.op, met=sleutel.levering)
        sleutels = sorted({s for groep in kort.values() for s in groep})
        for rij in vraag.rows(keuze, sleutels, waar):
            wijziging = _change(rij, namen)
            gevonden[wijziging.sleutel].append(wijziging)
    for lijst in gevonden.values():
        lijst.sort(key=_order)
    return gevonden


def _order(w: Wijziging) -> tuple:
    return (
        _VOLGORDE[w.wat],
        w.indicator.volgorde,
        w.is_norm,
        -w.kwartaal.volgnummer,
        w.gebied.rang,
        w.gebied.naam,
        w.deel_code,
        w.pk,
    )


def _change(rij: dict, namen: Namen) -> Wijziging:
    nu = value_of(
        SimpleNamespace(
            waarde=rij["getal"],
            benadering=rij["ongeveer"],
            reden_onbekend=rij["reden"],
            onderdrukking=rij["zichtbaar"],
            soort=rij["soort_norm"],
            vervangt_id=None,
            voorlopig=False,
            afgeleid_uit="",
            voorbeeld=False,
            bron=None,
            toelichting="",
        )
    )
    wat = rij["wat"]
    verborgen = rij["zichtbaar"] != vraag.OPENBAAR
    was = None
    if wat == Wat.INGETROKKEN:
        was, nu = nu, None
    elif wat != Wat.NIEUW:
        verborgen = verborgen or rij["was_onderdrukking"] != vraag.OPENBAAR
        was = replace(
            nu,
            waarde=rij["was_waarde"],
            benadering=rij["was_benadering"],
            reden="",
        )
    if verborgen and wat != Wat.NIEUW:
        was = nu = None
    deel = rij["deel_code"] != Uitsplitsing.TOTAAL
    return Wijziging(
        pk=rij["sleutel_pk"],
        sleutel=Sleutel(rij["op"], rij["met"]),
        wat=wat,
        gebied=namen.area(rij["waar"]),
        indicator=namen.indicatoren[rij["over"]],
        is_norm=bool(rij["is_norm"]),
        kwartaal=Kwartaal.lees(rij["periode"]),
        vanaf=Kwartaal.lees(rij["sinds"]) if rij["sinds"] else None,
        deel=rij["deel_naam"] if deel else "",
        deel_code=rij["deel_code"] if deel else "",
        was=was,
        werd=nu,
        verborgen=verborgen,
        bron=rij["titel_bron"],
    )


# ---- texts -----------------------------------------------------------------------------------


def _texts(rijen, namen: Namen) -> dict[Sleutel, list[Tekstwijziging]]:
    gevonden = defaultdict(list)
    for rij in rijen:
        tekst = _text(rij, namen)
        gevonden[tekst.sleutel].append(tekst)
    for lijst in gevonden.values():
        lijst.sort(
            key=lambda t: (
                t.model,
                t.wat,
                t.indicator.volgorde if t.indicator else 0,
                t.pk,
            )
        )
    return gevonden


def _text(rij: dict, namen: Namen) -> Tekstwijziging:
    mag = not rij["stil"]
    deel = rij["deel_code"] not in ("", Uitsplitsing.TOTAAL)
    weg = rij["wat"] == Wat.INGETROKKEN
    nu, eerder = (rij["woorden"], rij["eerder"]) if mag else ("", "")
    return Tekstwijziging(
        pk=rij["sleutel_pk"],
        sleutel=Sleutel(rij["op"], rij["met"]),
        model=rij["model"],
        wat=rij["wat"],
        indicator=namen.indicatoren.get(rij["over"]),
        gebied=namen.area(rij["waar"]),
        kwartaal=Kwartaal.lees(rij["periode"]) if rij["periode"] else None,
        deel=rij["deel_naam"] if deel else "",
        deel_code=rij["deel_code"] if deel else "",
        tekst="" if weg else nu,
        was=nu if weg else eerder,
        namens=_on_behalf(rij, namen),
        titel=rij["kop"],
    )


def _on_behalf(rij: dict, namen: Namen) -> str:
    """Who says it. A proposal is of its area; only the site itself takes one away."""
    if rij["wie"] != tekstvraag.GEBIED_ZELF:
        return rij["wie"]
    if rij["wat"] == Wat.INGETROKKEN:
        return ""
    return organisatie(namen.area(rij["waar"]))
