"""A file held against what is known: what is new, changed, equal or refused.

The one place that decides. The page, the command line, handing in and agreeing all ask
`examine`, so that they see the same. Reads only; the number of queries does not grow with
the number of rows.
"""

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.bronnen import Bronnen
from banenafspraak.importeren.gebieden_toen import check_existence, day_of
from banenafspraak.importeren.melding import Melding, Waarschuwing
from banenafspraak.importeren.opvallend import check_numbers
from banenafspraak.importeren.rijen import LEEG, Bestandsrij, Lezing
from banenafspraak.leveringen import current_rows, sleutel_van
from banenafspraak.models import Bron, Cijfer, Levering, Norm, Waarneming
from banenafspraak.opgave.woorden import naam_van, opsomming, wie
from regio.models import Gebied, Soort
from regio.namen import vouw

VREEMD = "vreemd"  # rows of somebody else: the file is refused as a whole
_NAMEN = 3


@dataclass(slots=True)
class Wijziging:
    """A row that says something else than the site does now."""

    bestandsrij: Bestandsrij
    was: Waarneming


@dataclass
class Uitkomst:
    """What a file would do. `gebied`: the smallest area that holds all its rows; None when
    no row can be read."""

    lezing: Lezing
    gebied: Gebied | None = None
    nieuw: list[Bestandsrij] = field(default_factory=list)
    gewijzigd: list[Wijziging] = field(default_factory=list)
    gelijk: list[Bestandsrij] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)
    waarschuwingen: list[Waarschuwing] = field(default_factory=list)

    @property
    def mag(self) -> bool:
        """Whether nothing is refused."""
        return not self.meldingen

    @property
    def is_leeg(self) -> bool:
        """Whether it would change nothing."""
        return not (self.nieuw or self.gewijzigd)

    @property
    def aantal(self) -> int:
        """How many figures it would put on the site."""
        return len(self.nieuw) + len(self.gewijzigd)

    @property
    def geweigerd(self) -> int:
        """How many rows of the file are refused."""
        return len({m.rij for m in self.meldingen})

    @property
    def is_vreemd(self) -> bool:
        """Whether rows are of an area that this person does not deliver for."""
        return any(m.soort == VREEMD for m in self.meldingen)

    @property
    def aantallen(self) -> dict[str, int]:
        """How many of each kind."""
        return {
            "nieuw": len(self.nieuw),
            "gewijzigd": len(self.gewijzigd),
            "gelijk": len(self.gelijk),
        }

    @property
    def rijen(self) -> list[Bestandsrij]:
        """Everything that would go to the site."""
        return [*self.nieuw, *(w.bestandsrij for w in self.gewijzigd)]


def examine(
    lezing: Lezing,
    bekend: Bekend,
    *,
    mag_leveren: Callable[[int], bool] = lambda gebied: True,
    levert_voor: str = "",
    mag_onderwerp: Callable[[Waarneming], bool] = lambda rij: True,
    bronnen: Bronnen | None = None,
    levering: Levering | None = None,
) -> Uitkomst:
    """Hold every row against the site.

    `mag_leveren(pk)`: whether the sender delivers for that area; `levert_voor`: for which,
    in words; `mag_onderwerp(rij)`: whether that is the sender's to deliver; `bronnen`: the
    sources that the sender can name. `levering`: the delivery of this file when it waits
    already, whose own rows are then no reason to refuse.
    """
    uitkomst = Uitkomst(lezing, meldingen=list(lezing.meldingen))
    uitkomst.waarschuwingen = [*lezing.waarschuwingen]
    uitkomst.gebied = smallest_area([b.rij for b in lezing.rijen], bekend)
    rijen = _own(lezing.rijen, uitkomst, mag_leveren, levert_voor)
    if uitkomst.is_vreemd:  # say nothing about what the site has of others
        return _in_order(uitkomst)
    bronnen = bronnen or Bronnen()
    rijen = _of_this_sender(rijen, uitkomst, mag_onderwerp)
    rijen = _filled(rijen, uitkomst)
    rijen = _once(rijen, uitkomst)
    rijen = _with_real_source(rijen, uitkomst, bronnen)
    rijen = check_existence(rijen, bekend, uitkomst)
    rijen = _not_waiting(rijen, uitkomst, levering)
    uitkomst.waarschuwingen += _names(rijen)
    _compare(rijen, uitkomst, bronnen)
    check_numbers(uitkomst)
    return _in_order(uitkomst)


def _in_order(uitkomst: Uitkomst) -> Uitkomst:
    """Rows of others on top, the rest in the order of the file."""
    uitkomst.meldingen.sort(key=lambda m: (m.soort != VREEMD, m.rij))
    return uitkomst


# ---- whose rows --------------------------------------------------------------------


def _own(rijen, uitkomst, mag_leveren, levert_voor) -> list[Bestandsrij]:
    eigen = []
    for rij in rijen:
        gebied = rij.rij.gebied
        if mag_leveren(gebied.pk):
            eigen.append(rij)
            continue
        wat = f"Dit cijfer is van {naam_van(gebied)}. U levert voor {levert_voor}."
        melding = rij.refused_area(wat, "Haal de rij weg.", VREEMD)
        uitkomst.meldingen.append(melding)
    return eigen


def _of_this_sender(rijen, uitkomst, mag_onderwerp) -> list[Bestandsrij]:
    """Refuse what somebody else delivers: a number that the law or UWV sets is not for a
    gemeente to change."""
    eigen = []
    for rij in rijen:
        if mag_onderwerp(rij.rij):
            eigen.append(rij)
            continue
        w = rij.rij
        wat = f"{w.indicator.naam} wordt niet van {w.gebied.naam} gevraagd."
        if isinstance(w, Norm):
            wat = (
                f"De norm voor {w.indicator.naam} stelt {w.gebied.naam} niet zelf vast."
            )
        doe = "Haal de rij weg, of vraag de beheerder om dit cijfer te laden."
        uitkomst.meldingen.append(rij.refused(wat, doe, "onderwerp"))
    return eigen


def smallest_area(rijen: list[Waarneming], bekend: Bekend) -> Gebied | None:
    """The one area of all rows, else the region that all belonged to on the days they are
    about, else the nation."""
    gebieden = {rij.gebied_id: rij.gebied for rij in rijen}
    if len(gebieden) <= 1:
        return next(iter(gebieden.values()), None)
    wanneer = {(rij.gebied_id, day_of(rij)) for rij in rijen}
    regios = {_region(gebieden[pk], dag, bekend) for pk, dag in wanneer}
    if len(regios) == 1 and None not in regios:
        return bekend.atlas.gebieden[regios.pop()]
    return bekend.atlas.land


def _region(gebied: Gebied, dag: datetime.date, bekend: Bekend) -> int | None:
    """The region of an area on a day; of one that had ended, that of its successor."""
    if gebied.soort == Soort.REGIO:
        return gebied.pk
    atlas = bekend.atlas
    for opvolger in atlas.final_successors(gebied, dag) or [gebied]:
        regio = atlas.parent(opvolger, Soort.REGIO, dag)
        if regio:
            return regio.pk
    return None


# ---- what cannot be ----------------------------------------------------------------


def _filled(rijen, uitkomst) -> list[Bestandsrij]:
    for rij in rijen:
        if rij.is_leeg:
            melding = rij.refused(
                "Er staat geen getal en geen reden.",
                "Vul een getal in, of kies bij reden waarom het niet bekend is. Leeg is "
                "geen nul.",
                LEEG,
            )
            uitkomst.meldingen.append(melding)
    return [rij for rij in rijen if not rij.is_leeg]


def _once(rijen, uitkomst) -> list[Bestandsrij]:
    """Refuse a number that stands in the file twice."""
    gezien: dict[tuple, Bestandsrij] = {}
    enkel = []
    for rij in rijen:
        eerste = gezien.setdefault((type(rij.rij), sleutel_van(rij.rij)), rij)
        if eerste is rij:
            enkel.append(rij)
            continue
        anders = ", met een ander getal" if eerste.rij.waarde != rij.rij.waarde else ""
        wat = f"Deze rij staat ook op rij {eerste.nummer}{anders}."
        if eerste.nummer == rij.nummer:
            wat = f"Ditzelfde cijfer staat ook in de kolom {eerste.kolom}{anders}."
        uitkomst.meldingen.append(rij.refused(wat, "Laat één rij staan.", "dubbel"))
    return enkel


def _with_real_source(rijen, uitkomst, bronnen: Bronnen) -> list[Bestandsrij]:
    """Refuse a row that names the source of invented figures."""
    goed = []
    for rij in rijen:
        bron = bronnen.find(rij.bron) if rij.bron else None
        if bron and bron.soort == Bron.Soort.VOORBEELD:
            wat = f"“{rij.bron[:40]}” is de bron van verzonnen cijfers."
            doe = "Noem de echte bron van dit cijfer."
            uitkomst.meldingen.append(rij.refused(wat, doe, "bron"))
        else:
            goed.append(rij)
    return goed


def _not_waiting(rijen, uitkomst, levering) -> list[Bestandsrij]:
    """Refuse a figure for which another delivery waits for agreement."""
    wachtend = {}
    for model in (Norm, Cijfer):
        indicatoren = {b.rij.indicator_id for b in rijen if isinstance(b.rij, model)}
        if not indicatoren:
            continue
        open_rijen = model.objects.filter(
            bekend_vanaf__isnull=True, indicator__in=indicatoren
        ).select_related("levering__ingediend_door")
        if levering is not None:
            open_rijen = open_rijen.exclude(levering=levering)
        wachtend |= {(model, sleutel_van(rij)): rij for rij in open_rijen}
    vrij = []
    for rij in rijen:
        ander = wachtend.get((type(rij.rij), sleutel_van(rij.rij)))
        if ander is None:
            vrij.append(rij)
            continue
        wat_voor = "correctie" if ander.vervangt_id else "levering"
        door = ander.levering.ingediend_door
        van = f", van {wie(door)}" if door else ""
        wat = f"Voor dit cijfer wacht al een {wat_voor} op akkoord{van}."
        doe = "Wacht op het besluit of vraag om intrekken."
        uitkomst.meldingen.append(rij.refused(wat, doe, "wacht"))
    return vrij


# ---- what differs ------------------------------------------------------------------


def _compare(rijen, uitkomst, bronnen: Bronnen) -> None:
    huidig = {
        model: current_rows(model, [b.rij for b in rijen if isinstance(b.rij, model)])
        for model in (Norm, Cijfer)
    }
    for bestandsrij in rijen:
        rij = bestandsrij.rij
        was = huidig[type(rij)].get(sleutel_van(rij))
        if was is None:
            uitkomst.nieuw.append(bestandsrij)
        elif _says_same(bestandsrij, was, bronnen):
            uitkomst.gelijk.append(bestandsrij)
        else:
            _keep_unsaid(bestandsrij, was)
            uitkomst.gewijzigd.append(Wijziging(bestandsrij, was))


def _says_same(bestandsrij: Bestandsrij, was: Waarneming, bronnen: Bronnen) -> bool:
    """Whether the site says all that the row says. A source that the row does not name
    itself is no difference: a second document with the same number changes nothing."""
    rij = bestandsrij.rij
    if any(getattr(rij, veld) != getattr(was, veld) for veld in bestandsrij.zegt):
        return False
    if not bestandsrij.bron:
        return True
    bron = bronnen.find(bestandsrij.bron)
    return bron is not None and bron.pk == was.bron_id


def _keep_unsaid(bestandsrij: Bestandsrij, was: Waarneming) -> None:
    """What the file has no column for stays as it is. With another number only what is
    not about the old one: the version and the kind of a norm."""
    rij = bestandsrij.rij
    blijft = {"versie", "soort", "ambitie"} if isinstance(rij, Norm) else set()
    if (rij.waarde, rij.reden_onbekend) == (was.waarde, was.reden_onbekend):
        blijft |= {*rij.INHOUD} - {*bestandsrij.zegt, "bron_id"}
    for veld in blijft:
        setattr(rij, veld, getattr(was, veld))


def _names(rijen: list[Bestandsrij]) -> list[Waarschuwing]:
    """A warning for each name that is not ours; the code decides."""
    gezien, zinnen = set(), []
    for rij in rijen:
        gebied = rij.rij.gebied
        if not rij.naam or gebied.pk in gezien or _is_name_of(rij.naam, gebied):
            continue
        gezien.add(gebied.pk)
        zinnen.append(
            Waarschuwing(
                "naam",
                f"in uw bestand staat “{rij.naam[:60]}”, bij ons “{gebied.naam}”. We kijken "
                f"naar de code {gebied.code}.",
                rij.nummer,
            )
        )
    return zinnen


def _is_name_of(naam: str, gebied: Gebied) -> bool:
    namen = {gebied.naam, *gebied.andere_namen.split("\n")}
    return vouw(naam) in {vouw(een) for een in namen}


def in_words(uitkomst: Uitkomst) -> str:
    """What it becomes: `Norm voor Beschut werk, eind 2018, voor 388 gemeenten`."""
    rijen = [b.rij for b in uitkomst.lezing.rijen]
    delen = list(dict.fromkeys(_what(r) for r in rijen))
    wat = opsomming(delen[:_NAMEN])
    if len(delen) > _NAMEN:
        over = len(delen) - _NAMEN
        ander = "1 ander onderwerp" if over == 1 else f"{over} andere onderwerpen"
        wat = f"{', '.join(delen[:_NAMEN])} en {ander}"
    return f"{wat[:1].upper()}{wat[1:]}, {_when(rijen)}, {_where(rijen)}"


def _what(rij: Waarneming) -> str:
    if not isinstance(rij, Norm):
        return rij.indicator.naam
    return f"{'eigen ambitie' if rij.ambitie else 'norm'} voor {rij.indicator.naam}"


def _when(rijen) -> str:
    wanneer = sorted(
        {
            r.kwartaal.einde_label if isinstance(r, Cijfer) else f"eind {r.jaar}"
            for r in rijen
        },
        key=lambda w: (w[-4:], w),
    )
    if len(wanneer) <= _NAMEN:
        return opsomming(wanneer)
    jaren = sorted({w[-4:] for w in wanneer})
    return f"{len(wanneer)} momenten van {jaren[0]} tot en met {jaren[-1]}"


def _where(rijen) -> str:
    gebieden = {r.gebied_id: r.gebied for r in rijen}
    if len(gebieden) == 1:
        return naam_van(next(iter(gebieden.values())))
    soorten = Counter(g.soort for g in gebieden.values())
    return opsomming(
        [_EEN_MEER[soort][n > 1].format(n) for soort, n in soorten.items()]
    )


_EEN_MEER = {
    Soort.LAND: ("Nederland", "Nederland"),
    Soort.PROVINCIE: ("1 provincie", "{} provincies"),
    Soort.REGIO: ("1 regio", "{} regio’s"),
    Soort.CLUSTER: ("1 cluster", "{} clusters"),
    Soort.GEMEENTE: ("1 gemeente", "{} gemeenten"),
}
