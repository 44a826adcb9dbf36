"""Reference data: areas, sources, parts, indicators and their texts.

Every function reads one shipped file and makes the database say the same; it returns
how many rows it added or changed. Rows that a beheerder added stay.
"""

import datetime
from pathlib import Path

from django.utils import timezone

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.laden.bestanden import Laadfout, Rij, read_csv, read_json
from banenafspraak.models import Bron, Definitie, Indicator, Kanttekening, Uitsplitsing
from banenafspraak.querysets import einde_van_de_dag
from regio.models import Gebied, Herindeling, Indeling
from regio.namen import maak_slug, vouw


def _date(rij: Rij, kolom: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(rij[kolom]) if rij[kolom] else None
    except ValueError as fout:
        raise rij.fout(kolom, "dit is geen datum. Schrijf 2020-12-31.") from fout


def _quarter(rij: Rij, kolom: str) -> Kwartaal | None:
    try:
        return Kwartaal.lees(rij[kolom]) if rij[kolom] else None
    except ValueError as fout:
        raise rij.fout(kolom, str(fout)) from fout


def _store(model, sleutel: tuple[str, ...], gewenst: list) -> int:
    """Add what is new and update what differs, in bulk; `sleutel`: the natural key."""
    velden = [
        v.attname
        for v in model._meta.concrete_fields
        if not v.primary_key and v.attname not in sleutel
    ]
    bekend = {tuple(getattr(o, v) for v in sleutel): o for o in model.objects.all()}
    nieuw, anders = [], []
    for obj in gewenst:
        oud = bekend.get(tuple(getattr(obj, v) for v in sleutel))
        if oud is None:
            nieuw.append(obj)
        elif any(getattr(oud, v) != getattr(obj, v) for v in velden):
            obj.pk = oud.pk
            anders.append(obj)
    model.objects.bulk_create(nieuw)
    if anders:
        model.objects.bulk_update(anders, velden)
    return len(nieuw) + len(anders)


def load_gebieden(pad: Path) -> int:
    """Areas, by code."""
    rijen = read_csv(
        pad,
        {"code", "soort", "naam", "slug", "geldig_van", "geldig_tot", "andere_namen"},
    )
    return _store(Gebied, ("code",), [_gebied(rij) for rij in rijen])


def _gebied(rij: Rij) -> Gebied:
    andere_namen = rij["andere_namen"].replace("|", "\n")
    return Gebied(
        code=rij["code"],
        soort=rij["soort"],
        naam=rij["naam"],
        slug=rij["slug"] or maak_slug(rij["naam"]),
        andere_namen=andere_namen,
        zoeknaam=vouw("\n".join([rij["naam"], andere_namen, rij["code"]])),
        geldig_van=_date(rij, "geldig_van"),
        geldig_tot=_date(rij, "geldig_tot"),
    )


def load_indelingen(pad: Path) -> int:
    """Which area is part of which, by area, level and first day."""
    gebieden = {g.code: g for g in Gebied.objects.all()}
    rijen = read_csv(
        pad, {"gebied", "onderdeel_van", "van", "tot", "aanname", "toelichting"}
    )
    gewenst = [
        Indeling(
            gebied=rij.zoek("gebied", gebieden),
            onderdeel_van=(groter := rij.zoek("onderdeel_van", gebieden)),
            niveau=groter.soort,
            van=_date(rij, "van"),
            tot=_date(rij, "tot"),
            aanname=rij["aanname"] == "ja",
            toelichting=rij["toelichting"],
        )
        for rij in rijen
    ]
    return _store(Indeling, ("gebied_id", "niveau", "van"), gewenst)


def load_herindelingen(pad: Path) -> int:
    """Which code went up into which, by both codes and the day."""
    gebieden = {g.code: g for g in Gebied.objects.all()}
    rijen = read_csv(pad, {"datum", "oude_code", "nieuwe_code", "soort", "toelichting"})
    gewenst = [
        Herindeling(
            datum=_date(rij, "datum"),
            oud=rij.zoek("oude_code", gebieden),
            nieuw=rij.zoek("nieuwe_code", gebieden),
            wijze=rij["soort"],
            toelichting=rij["toelichting"],
        )
        for rij in rijen
    ]
    return _store(Herindeling, ("oud_id", "nieuw_id", "datum"), gewenst)


def load_bronnen(pad: Path) -> int:
    """Sources, by sleutel."""
    velden = ("sleutel", "soort", "uitgever", "titel", "korte_titel", "kenmerk", "url")
    rijen = read_csv(pad, {*velden, "datum", "datum_soort"})
    gewenst = [
        Bron(
            **{veld: rij[veld] for veld in velden},
            datum=_date(rij, "datum"),
            datum_soort=rij["datum_soort"],
        )
        for rij in rijen
    ]
    return _store(Bron, ("sleutel",), gewenst)


def load_uitsplitsingen(pad: Path) -> int:
    """Parts, by code; the step of a funnel points at another part of the file."""
    gegevens = read_json(pad)
    aantal = 0
    for ronde in (
        False,
        True,
    ):  # first without links, then with: a link may point ahead
        bekend = {u.code: u for u in Uitsplitsing.objects.all()}
        gewenst = [
            Uitsplitsing(
                code=u["code"],
                naam=u["naam"],
                langs=u["as"],
                volgorde=u["volgorde"],
                ten_opzichte_van=_linked(bekend, u["ten_opzichte_van"], pad, ronde)
                or getattr(bekend.get(u["code"]), "ten_opzichte_van", None),
            )
            for u in gegevens
        ]
        aantal = max(aantal, _store(Uitsplitsing, ("code",), gewenst))
    return aantal


def _linked(bekend: dict, code: str, pad: Path, ronde: bool):
    if not (code and ronde):
        return None
    if code not in bekend:
        raise Laadfout(f"{pad.name}: de code ‘{code}’ bestaat niet.")
    return bekend[code]


_INDICATORVELDEN = (
    "code naam onderwerp groep volgorde eenheid eenheid_norm kanttekening_eenheid aard niveaus richting "
    "frequentie leverancier weergave norm_soort optelbaar drempel drempel_reden "
    "werkwoord_enkelvoud werkwoord_meervoud ding_enkelvoud ding_meervoud norm_ding_enkelvoud "
    "norm_ding_meervoud telwoord_kort"
).split()


def load_indicatoren(pad: Path) -> int:
    """Indicators by code, with their parts and the newest version of their texts."""
    gegevens = read_json(pad)
    aantal = 0
    for ronde in (False, True):
        bekend = {i.code: i for i in Indicator.objects.all()}
        gewenst = [
            Indicator(
                **{veld: i[veld] for veld in _INDICATORVELDEN},
                begint=Kwartaal.lees(i["begint"]) if i["begint"] else None,
                norm_van=_linked(bekend, i["norm_van"], pad, ronde)
                or getattr(bekend.get(i["code"]), "norm_van", None),
            )
            for i in gegevens
        ]
        aantal = max(aantal, _store(Indicator, ("code",), gewenst))
    return aantal + _link_parts(gegevens, pad) + _load_definities(gegevens)


def _link_parts(gegevens: list[dict], pad: Path) -> int:
    delen = {u.code: u for u in Uitsplitsing.objects.all()}
    aantal = 0
    for indicator in Indicator.objects.prefetch_related("uitsplitsingen"):
        gewenst = {
            _linked(delen, code, pad, True)
            for i in gegevens
            if i["code"] == indicator.code
            for code in i["uitsplitsingen"]
        }
        if gewenst - set(indicator.uitsplitsingen.all()):
            indicator.uitsplitsingen.add(*gewenst)
            aantal += 1
    return aantal


def _load_definities(gegevens: list[dict]) -> int:
    indicatoren = {i.code: i for i in Indicator.objects.all()}
    gewenst = [
        Definitie(
            indicator=indicatoren[i["code"]],
            **{
                veld: "\n".join(i[veld]) if isinstance(i[veld], list) else i[veld]
                for veld in Definitie.TEKSTEN
            },
        )
        for i in gegevens
    ]
    return publish_texts(Definitie, ("indicator_id",), Definitie.TEKSTEN, gewenst)


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
            indicator=rij.zoek("indicator", indicatoren),
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
    inhoud = ("indicator_id", "gebied_id", "van", "tot", "tekst", "bron_id")
    return publish_texts(Kanttekening, ("sleutel",), inhoud, gewenst)


def publish_texts(model, sleutel: tuple, inhoud: tuple, gewenst: list) -> int:
    """Publish texts that are new or say something else; the version before is closed."""
    moment = timezone.now()
    huidig = {tuple(getattr(o, v) for v in sleutel): o for o in model.objects.current()}
    nieuw = []
    for obj in gewenst:
        oud = huidig.get(tuple(getattr(obj, v) for v in sleutel))
        if oud and all(getattr(oud, v) == getattr(obj, v) for v in inhoud):
            continue
        obj.vervangt = oud
        if oud or not obj.bekend_vanaf:
            obj.bekend_vanaf = moment
        nieuw.append(obj)
    oude = [obj.vervangt_id for obj in nieuw if obj.vervangt_id]
    model.objects.filter(pk__in=oude).update(bekend_tot=moment)
    model.objects.bulk_create(nieuw)
    return len(nieuw)
