"""Which area is part of which: the shipped file held against the site, per area and level.

A beheerder changes these rows too, by typing or by a table of CBS. So the rows of one area
at one level (`Sleutel`) are one thing, which follows the file as a whole or stays as a whole:
half of each would leave a hole, or put an area in two regions at once.

Whether somebody changed them is read from what the file said when it was last loaded
(`Meegeleverd.inhoud`). Is that what the site says, then nobody did, and the site follows the
file, also where a row ended, began on another day or went. Does the site say otherwise, then
somebody did, and it stays. Refused: a mark on the row (a deleted row has none, and each
writer would have to keep it up), the audit log (it tells what happened, it decides nothing).

Words are less than periods. When site and file agree on regions and dates, the file gives
its explanation with them, if it is new, and from then on the area follows the file again.

Where nothing was kept, as of a file loaded before we kept this, what the site says otherwise
counts as changed by somebody. That never overwrites anybody's work.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from banenafspraak.laden.bestanden import Rij, fingerprint, read_csv
from banenafspraak.laden.opslaan import check_rows, store
from banenafspraak.models import Meegeleverd
from banenafspraak.opgave.woorden import opsomming
from regio.models import Gebied, Indeling, Soort

_UNIEK = ("gebied_id", "niveau", "van")
_MEESTE_NAMEN = 5


class Sleutel(NamedTuple):
    """An area, by its code, and the level of the larger areas it is part of."""

    gebied: str
    niveau: str


class Zin(NamedTuple):
    """What one row says of its `Sleutel`. Days as text, so that JSON holds it."""

    van: str
    tot: str | None
    groter: str
    aanname: bool
    toelichting: str

    @property
    def periode(self) -> tuple:
        """Without the words."""
        return self.van, self.tot, self.groter


Stand = dict[Sleutel, list[Zin]]  # in order of time; without rows: an empty list


def load_indelingen(pad: Path, vertel: Callable[[str], None] = lambda zin: None) -> int:
    """Make the site follow the file where nobody changed it; `vertel` hears where not.

    Returns how many rows were added, changed or removed.
    """
    rijen = read_csv(
        pad, {"gebied", "onderdeel_van", "van", "tot", "aanname", "toelichting"}
    )
    gebieden = {g.code: g for g in Gebied.objects.all()}
    gewenst = [_indeling(rij, gebieden) for rij in rijen]
    # Of all rows, also of those that stay out: a wrong file is refused on every site.
    check_rows(_UNIEK, gewenst, rijen)
    _refuse_overlap(gewenst, rijen)
    bestaand = list(Indeling.objects.select_related("gebied", "onderdeel_van"))
    bestand, site = _state(gewenst), _state(bestaand)
    volgt, blijft = _divide(bestand, _state_before(pad), site)
    aantal = _remove(bestaand, volgt, bestand)
    mee = [
        (indeling, rij)
        for indeling, rij in zip(gewenst, rijen, strict=True)
        if _key(indeling) in volgt
    ]
    aantal += store(Indeling, _UNIEK, [i for i, _ in mee], [r for _, r in mee])
    _remember(pad, bestand)
    if namen := _names(blijft, gebieden):
        vertel(f"Op de site staat een andere indeling van {namen}; die blijft staan.")
    return aantal


def _divide(
    bestand: Stand, eerder: Stand, site: Stand
) -> tuple[set[Sleutel], set[Sleutel]]:
    """What follows the file and differs from it, and what stays although it contradicts it."""
    volgt, blijft = set(), set()
    for sleutel in bestand.keys() | eerder.keys():
        nu, was, wordt = site[sleutel], eerder[sleutel], bestand[sleutel]
        if nu != was and _periods(nu) != _periods(wordt):
            blijft.add(sleutel)
        elif was != wordt:
            volgt.add(sleutel)
    return volgt, blijft


def _periods(zinnen: list[Zin]) -> list[tuple]:
    return [zin.periode for zin in zinnen]


def _remove(bestaand: list[Indeling], volgt: set[Sleutel], bestand: Stand) -> int:
    """Take away the rows that the file no longer has. First of all: of rows that go on
    there is one at most."""
    dagen = {sleutel: {zin.van for zin in bestand[sleutel]} for sleutel in volgt}
    weg = [
        rij
        for rij in bestaand
        if (sleutel := _key(rij)) in volgt and _says(rij).van not in dagen[sleutel]
    ]
    for rij in weg:
        rij.delete()  # one by one: the audit log tells each
    return len(weg)


# ---- the file ------------------------------------------------------------------------


def _indeling(rij: Rij, gebieden: dict[str, Gebied]) -> Indeling:
    groter = rij.verplicht("onderdeel_van", gebieden)
    indeling = Indeling(
        gebied=rij.verplicht("gebied", gebieden),
        onderdeel_van=groter,
        niveau=groter.soort,
        van=rij.datum("van"),
        tot=rij.datum("tot"),
        aanname=rij.ja("aanname"),
        toelichting=rij["toelichting"],
    )
    indeling.rest_is_nagekeken = True
    return indeling


def _refuse_overlap(indelingen: list[Indeling], plaatsen: list[Rij]) -> None:
    """An area is part of one area of a level at a time."""
    paren = [p for p in zip(indelingen, plaatsen, strict=True)]
    paren.sort(key=lambda p: (p[0].gebied_id, p[0].niveau, p[0].van))
    for (eerder, _), (later, plaats) in pairwise(paren):
        zelfde = (eerder.gebied_id, eerder.niveau) == (later.gebied_id, later.niveau)
        if zelfde and (eerder.tot is None or eerder.tot > later.van):
            raise plaats.fout(
                "van", f"dan hoort dit gebied ook nog bij {eerder.onderdeel_van}."
            )


# ---- what rows say -------------------------------------------------------------------


def _key(rij: Indeling) -> Sleutel:
    return Sleutel(rij.gebied.code, rij.niveau)


def _says(rij: Indeling) -> Zin:
    return Zin(
        rij.van.isoformat(),
        rij.tot.isoformat() if rij.tot else None,
        rij.onderdeel_van.code,
        rij.aanname,
        rij.toelichting,
    )


def _state(rijen: Iterable[Indeling]) -> Stand:
    stand = defaultdict(list)
    for rij in rijen:
        stand[_key(rij)].append(_says(rij))
    for zinnen in stand.values():
        zinnen.sort()
    return stand


def _state_before(pad: Path) -> Stand:
    """What the file said when it was last loaded; nothing when that was not kept."""
    stand = defaultdict(list)
    vorige = Meegeleverd.objects.filter(bestand=pad.name).first()
    for gebied, niveau, *zin in vorige.inhoud if vorige else ():
        stand[Sleutel(gebied, niveau)].append(Zin(*zin))
    return stand


def _remember(pad: Path, bestand: Stand) -> None:
    inhoud = [
        [*sleutel, *zin]
        for sleutel, zinnen in sorted(bestand.items())
        for zin in zinnen
    ]
    Meegeleverd.objects.update_or_create(
        bestand=pad.name, defaults={"sha256": fingerprint(pad), "inhoud": inhoud}
    )


def _names(sleutels: set[Sleutel], gebieden: dict[str, Gebied]) -> str:
    """`Epe, Heerde en nog 3`; "" for nothing."""
    codes = {sleutel.gebied for sleutel in sleutels} & gebieden.keys()
    namen = sorted(_name(gebieden[code]) for code in codes)
    if len(namen) > _MEESTE_NAMEN:
        namen[_MEESTE_NAMEN:] = [f"nog {len(namen) - _MEESTE_NAMEN}"]
    return opsomming(namen) if namen else ""


def _name(gebied: Gebied) -> str:
    return gebied.naam if gebied.soort == Soort.GEMEENTE else gebied.aanduiding
