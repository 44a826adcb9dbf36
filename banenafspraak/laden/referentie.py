"""Reference data: areas, sources, parts, indicators and their texts. Which area is part of
which: `indelingen.py`.

Every function reads one shipped file and makes the database say the same; it returns
how many rows it added or changed. Rows that a beheerder added stay.
"""

import re
from decimal import Decimal
from pathlib import Path

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.laden.bestanden import (
    Laadfout,
    Rij,
    check_fields,
    read_csv,
    read_json,
)
from banenafspraak.laden.opslaan import check_rows, store
from banenafspraak.logboek import foto
from banenafspraak.logboek.cijfers import rows_loaded
from banenafspraak.models import Bron, Definitie, Indicator, Kanttekening, Uitsplitsing
from banenafspraak.querysets import einde_van_de_dag
from banenafspraak.teksten import publish_texts
from regio.models import Gebied, Herindeling
from regio.namen import maak_slug, vouw

_LIGGING = ("breedtegraad", "lengtegraad")  # ligging.csv, not gebieden.csv


def _quarter(rij: Rij, kolom: str) -> Kwartaal | None:
    try:
        return Kwartaal.lees(rij[kolom]) if rij[kolom] else None
    except ValueError as fout:
        raise rij.fout(kolom, str(fout)) from fout


def _items(pad: Path) -> tuple[list[dict], list[str]]:
    """The objects of a JSON file, and how a message names each."""
    gegevens = read_json(pad)
    return gegevens, [f"{pad.name}, {g.get('code', 'zonder code')}" for g in gegevens]


def load_gebieden(pad: Path) -> int:
    """Areas, by code."""
    rijen = read_csv(
        pad,
        {"code", "soort", "naam", "slug", "geldig_van", "geldig_tot", "andere_namen"},
    )
    gewenst = [_gebied(rij) for rij in rijen]
    return store(Gebied, ("code",), gewenst, rijen, behoud=_LIGGING)


def _gebied(rij: Rij) -> Gebied:
    andere_namen = rij["andere_namen"].replace("|", "\n")
    return Gebied(
        code=rij["code"],
        soort=rij["soort"],
        naam=rij["naam"],
        slug=rij["slug"] or maak_slug(rij["naam"]),
        andere_namen=andere_namen,
        zoeknaam=vouw("\n".join([rij["naam"], andere_namen, rij["code"]])),
        geldig_van=rij.datum("geldig_van"),
        geldig_tot=rij.datum("geldig_tot"),
    )


def load_ligging(pad: Path) -> int:
    """The place of an area on the map, by code."""
    gebieden = {g.code: g for g in Gebied.objects.all()}
    rijen = read_csv(pad, {"code", *_LIGGING})
    anders, eerste, was = [], {}, {}
    for rij in rijen:
        gebied = rij.verplicht("code", gebieden)
        if eerste.setdefault(gebied.code, rij) is not rij:
            raise rij.fout("code", f"dit gebied staat ook in {eerste[gebied.code]}.")
        plek = {veld: _degrees(rij, veld) for veld in _LIGGING}
        if any(getattr(gebied, veld) != waarde for veld, waarde in plek.items()):
            was[gebied] = foto(gebied, _LIGGING)
            for veld, waarde in plek.items():
                setattr(gebied, veld, waarde)
            anders.append(gebied)
    Gebied.objects.bulk_update(anders, _LIGGING)
    rows_loaded((was[gebied], gebied) for gebied in anders)
    return len(anders)


def _degrees(rij: Rij, kolom: str) -> Decimal:
    laagst, hoogst = (50, 54) if kolom == "breedtegraad" else (3, 8)
    if not re.fullmatch(r"\d\d?(\.\d{1,4})?", rij[kolom], re.ASCII) or not (
        laagst <= Decimal(rij[kolom]) <= hoogst
    ):
        raise rij.fout(
            kolom, f"schrijf graden tussen {laagst} en {hoogst}, zoals {laagst}.123."
        )
    return Decimal(rij[kolom])


def load_herindelingen(pad: Path) -> int:
    """Which code went up into which, by both codes and the day."""
    gebieden = {g.code: g for g in Gebied.objects.all()}
    rijen = read_csv(pad, {"datum", "oude_code", "nieuwe_code", "soort", "toelichting"})
    gewenst = [
        Herindeling(
            datum=rij.datum("datum"),
            oud=rij.verplicht("oude_code", gebieden),
            nieuw=rij.verplicht("nieuwe_code", gebieden),
            wijze=rij["soort"],
            toelichting=rij["toelichting"],
        )
        for rij in rijen
    ]
    return store(Herindeling, ("oud_id", "nieuw_id", "datum"), gewenst, rijen)


def load_bronnen(pad: Path) -> int:
    """Sources, by sleutel."""
    velden = ("sleutel", "soort", "uitgever", "titel", "korte_titel", "kenmerk", "url")
    rijen = read_csv(pad, {*velden, "datum", "datum_soort"})
    gewenst = [
        Bron(
            **{veld: rij[veld] for veld in velden},
            datum=rij.datum("datum"),
            datum_soort=rij["datum_soort"],
        )
        for rij in rijen
    ]
    return store(Bron, ("sleutel",), gewenst, rijen)


def load_uitsplitsingen(pad: Path) -> int:
    """Parts, by code; the step of a funnel points at another part of the file."""
    gegevens, plaatsen = _items(pad)
    aantal = 0
    # First without links, then with: a link may point ahead.
    for met_links in (False, True):
        bekend = {u.code: u for u in Uitsplitsing.objects.all()}
        gewenst = [
            Uitsplitsing(
                code=u["code"],
                naam=u["naam"],
                langs=u["as"],
                volgorde=u["volgorde"],
                ten_opzichte_van_id=_link(
                    bekend, u, "ten_opzichte_van", plaats, met_links
                ),
            )
            for u, plaats in zip(gegevens, plaatsen, strict=True)
        ]
        aantal = max(aantal, store(Uitsplitsing, ("code",), gewenst, plaatsen))
    return aantal


def _link(bekend: dict, item: dict, veld: str, plaats: str, met_links: bool):
    """The key of the object that `item` points at; before the links, what it was."""
    if met_links:
        return getattr(_linked(bekend, item[veld], plaats), "pk", None)
    return getattr(bekend.get(item["code"]), f"{veld}_id", None)


def _linked(bekend: dict, code: str, plaats: str):
    if not code:
        return None
    if code not in bekend:
        raise Laadfout(f"{plaats}: de code ‘{code}’ bestaat niet.")
    return bekend[code]


_INDICATORVELDEN = (
    "code naam onderwerp volgens groep volgorde eenheid eenheid_norm kanttekening_eenheid "
    "eenheid_geheel kanttekening_geheel aard niveaus richting "
    "frequentie leverancier weergave norm_soort optelbaar drempel drempel_reden "
    "werkwoord_enkelvoud werkwoord_meervoud ding_enkelvoud ding_meervoud norm_ding_enkelvoud "
    "norm_ding_meervoud telwoord_kort"
).split()

# What a beheerder fills in and no file gives.
_VAN_BEHEER = ("uren_per_plek", "uren_per_plek_bron")


def load_indicatoren(pad: Path) -> int:
    """Indicators by code, with their parts and the newest version of their texts."""
    gegevens, plaatsen = _items(pad)
    aantal = 0
    for met_links in (False, True):
        bekend = {i.code: i for i in Indicator.objects.all()}
        gewenst = [
            Indicator(
                **{veld: i[veld] for veld in _INDICATORVELDEN},
                begint=_begin(i, plaats),
                norm_van_id=_link(bekend, i, "norm_van", plaats, met_links),
                geheel_id=_link(bekend, i, "geheel", plaats, met_links),
            )
            for i, plaats in zip(gegevens, plaatsen, strict=True)
        ]
        aantal = max(
            aantal, store(Indicator, ("code",), gewenst, plaatsen, behoud=_VAN_BEHEER)
        )
    definities = _definities(gegevens)
    for definitie, plaats in zip(definities, plaatsen, strict=True):
        check_fields(definitie, plaats)
    aantal += _link_parts(gegevens, plaatsen)
    return aantal + len(publish_texts(definities, meegeleverd=True))


def _begin(item: dict, plaats: str) -> Kwartaal | None:
    try:
        return Kwartaal.lees(item["begint"]) if item["begint"] else None
    except ValueError as fout:
        raise Laadfout(f"{plaats}, begint: {fout}") from fout


def _link_parts(gegevens: list[dict], plaatsen: list[str]) -> int:
    """Give indicators the parts they miss; parts that a beheerder added stay."""
    delen = {u.code: u for u in Uitsplitsing.objects.all()}
    indicatoren = {
        i.code: i for i in Indicator.objects.prefetch_related("uitsplitsingen")
    }
    aantal = 0
    for item, plaats in zip(gegevens, plaatsen, strict=True):
        indicator = indicatoren[item["code"]]
        gewenst = {_linked(delen, code, plaats) for code in item["uitsplitsingen"]}
        if gewenst - set(indicator.uitsplitsingen.all()):
            indicator.uitsplitsingen.add(*gewenst)
            aantal += 1
    return aantal


def _definities(gegevens: list[dict]) -> list[Definitie]:
    indicatoren = {i.code: i for i in Indicator.objects.all()}
    return [
        Definitie(
            indicator=indicatoren[i["code"]],
            **{
                veld: "\n".join(i[veld]) if isinstance(i[veld], list) else i[veld]
                for veld in Definitie.TEKSTEN
            },
        )
        for i in gegevens
    ]


def load_kanttekeningen(pad: Path, *, op_brondatum: bool = False) -> int:
    """Data notes by sleutel; a changed text is a new version."""
    indicatoren = {i.code: i for i in Indicator.objects.all()}
    gebieden = {g.code: g for g in Gebied.objects.all()}
    bronnen = {b.sleutel: b for b in Bron.objects.all()}
    rijen = read_csv(
        pad, {"sleutel", "indicator", "gebied", "van", "tot", "tekst", "bron"}
    )
    gewenst = [
        Kanttekening(
            sleutel=rij["sleutel"],
            indicator=rij.verplicht("indicator", indicatoren),
            gebied=rij.zoek("gebied", gebieden),
            van=_quarter(rij, "van"),
            tot=_quarter(rij, "tot"),
            tekst=rij["tekst"],
            bron=(bron := rij.zoek("bron", bronnen)),
            bekend_vanaf=(
                einde_van_de_dag(bron.datum)
                if op_brondatum and bron and bron.datum
                else None
            ),
        )
        for rij in rijen
    ]
    check_rows(("sleutel",), gewenst, rijen)
    return len(publish_texts(gewenst, meegeleverd=True))
