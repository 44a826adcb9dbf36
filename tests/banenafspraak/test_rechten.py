"""The rule of rights, against a slow and obvious second calculation.

The world is small and awkward: a gemeente that moved to another region, one that ended, one
that moved and then ended, one without a region, a cluster. Hypothesis hands out roles, also
roles that do not fit their area, for periods that begin and end around today.
"""

import datetime
from dataclasses import dataclass

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from banenafspraak.models import (
    Cijfer,
    Duiding,
    Gebruiker,
    Invoer,
    Levering,
    Norm,
    Rol,
    Toewijzing,
    Uitvraag,
)
from banenafspraak.rechten import (
    deliverers_of,
    is_eigen_werk,
    mag,
    rechten_van,
    visible,
    who_may_agree,
    who_may_deliver,
)
from regio.models import Gebied, Soort
from tests.builders import (
    BEKEND,
    dag,
    make_beheerder,
    make_beleidsmedewerker,
    make_cijfer,
    make_duiding,
    make_gebied,
    make_gebruiker,
    make_gemeente,
    make_indeling,
    make_indicator,
    make_land,
    make_levering,
    make_norm,
    make_regio,
    make_toewijzing,
    make_uitsplitsing,
    make_uitvraag,
    make_vaststeller,
)

pytestmark = pytest.mark.django_db

DAGEN = [dag(d) for d in ("2019-06-30", "2021-01-01", "2022-12-31", "2026-11-26")]

# name: soort, last day + 1, and which region from when to when.
GEBIEDEN = {
    "land": (Soort.LAND, None, []),
    "provincie": (Soort.PROVINCIE, None, []),
    "R1": (Soort.REGIO, None, []),
    "R2": (Soort.REGIO, None, []),
    "cluster": (Soort.CLUSTER, None, [("R1", "2015-01-01", None)]),
    "blijft": (Soort.GEMEENTE, None, [("R1", "2015-01-01", None)]),
    "verhuist": (
        Soort.GEMEENTE,
        None,
        [("R1", "2015-01-01", "2021-01-01"), ("R2", "2021-01-01", None)],
    ),
    "houdt op": (
        Soort.GEMEENTE,
        "2020-01-01",
        [("R1", "2015-01-01", "2020-01-01")],
    ),
    "verhuist en houdt op": (
        Soort.GEMEENTE,
        "2022-12-31",
        [("R2", "2015-01-01", "2020-01-01"), ("R1", "2020-01-01", "2022-12-31")],
    ),
    "eerder weg": (
        Soort.GEMEENTE,
        "2022-01-01",
        [("R1", "2015-01-01", "2019-01-01")],
    ),
    "los": (Soort.GEMEENTE, None, []),
}


@dataclass(frozen=True)
class Rolletje:
    """One assignment on paper."""

    wie: int
    gebied: str
    rol: str
    van: datetime.date
    tot: datetime.date | None

    def held_on(self, op: datetime.date) -> bool:
        return self.van <= op and (self.tot is None or op < self.tot)


# ---- the second calculation ---------------------------------------------------------


def region_on(gebied: str, op: datetime.date) -> str | None:
    """Its region on that day; of an area that has ended: on its last day."""
    _, einde, regios = GEBIEDEN[gebied]
    if einde and op >= dag(einde):
        op = dag(einde) - datetime.timedelta(days=1)
    for regio, van, tot in regios:
        if dag(van) <= op and (tot is None or op < dag(tot)):
            return regio
    return None


def may_deliver(rollen, gebied: str, op) -> bool:
    soort = GEBIEDEN[gebied][0]
    for r in rollen:
        if not r.held_on(op):
            continue
        if r.rol == "beheerder" and r.gebied == "land":
            return True
        if r.gebied != gebied:
            continue
        if r.rol == "beleidsmedewerker" and soort in ("gemeente", "cluster"):
            return True
        if r.rol == "vaststeller" and soort == "arbeidsmarktregio":
            return True
    return False


def may_agree(rollen, gebied: str, op) -> bool:
    for r in rollen:
        if not r.held_on(op):
            continue
        if r.rol == "beheerder" and r.gebied == "land":
            return True
        if r.rol != "vaststeller":
            continue
        kan = GEBIEDEN[r.gebied][0] in ("gemeente", "cluster", "arbeidsmarktregio")
        if kan and r.gebied == gebied:
            return True
        if r.gebied == region_on(gebied, op):
            return True
    return False


# ---- the world in the database --------------------------------------------------------


@pytest.fixture
def wereld():
    """The areas, one row of every scoped model for each, and three accounts."""
    gebieden = {}
    for naam, (soort, einde, _) in GEBIEDEN.items():
        velden = {"geldig_tot": dag(einde)} if einde else {}
        gebieden[naam] = make_gebied(naam, soort, **velden)
    for naam, (_, _, regios) in GEBIEDEN.items():
        for regio, van, tot in regios:
            make_indeling(gebieden[naam], gebieden[regio], van, tot)
    for gebied in gebieden.values():
        levering = make_levering(gebied, status=Levering.Status.CONCEPT)
        make_cijfer(gebied=gebied, levering=levering)
        make_norm(gebied=gebied, levering=levering)
        make_duiding(gebied=gebied, levering=levering)
        make_uitvraag(gebied)
        _type_something(levering, None)
    return gebieden, [make_gebruiker() for _ in range(3)]


def _type_something(levering, door):
    return Invoer.objects.create(
        levering=levering,
        indicator=make_indicator(f"i-{levering.invoer.count()}"),
        uitsplitsing=make_uitsplitsing(),
        door=door,
        op=BEKEND,
        versie=1,
    )


rolletjes = st.builds(
    Rolletje,
    wie=st.integers(0, 2),
    gebied=st.sampled_from(sorted(GEBIEDEN)),
    rol=st.sampled_from(sorted(Rol.values)),
    van=st.sampled_from([dag("2015-01-01"), *DAGEN]),
    tot=st.none() | st.sampled_from([d + datetime.timedelta(days=1) for d in DAGEN]),
)


def _possible(rollen) -> list[Rolletje]:
    """Without what the database refuses: no period, and the same open role twice."""
    eerder, goed = set(), []
    for r in rollen:
        sleutel = (r.wie, r.gebied, r.rol, r.tot is None)
        if (r.tot is None or r.tot > r.van) and not (
            r.tot is None and sleutel in eerder
        ):
            eerder.add(sleutel)
            goed.append(r)
    return goed


SCOPED = (Levering, Cijfer, Norm, Duiding, Uitvraag, Invoer)


def _area_of(rij) -> str:
    return (rij.levering if isinstance(rij, Invoer) else rij).gebied.naam


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rollen=st.lists(rolletjes, max_size=6).map(_possible), op=st.sampled_from(DAGEN))
@example(rollen=[Rolletje(0, "R1", "vaststeller", DAGEN[0], None)], op=DAGEN[0])
@example(rollen=[Rolletje(0, "R1", "vaststeller", DAGEN[0], None)], op=DAGEN[1])
@example(rollen=[Rolletje(0, "R1", "vaststeller", DAGEN[0], None)], op=DAGEN[3])
@example(rollen=[Rolletje(0, "R2", "vaststeller", DAGEN[0], None)], op=DAGEN[3])
@example(rollen=[Rolletje(0, "R1", "beheerder", DAGEN[0], None)], op=DAGEN[3])
def test_rule_agrees_with_the_slow_one(wereld, rollen, op):
    gebieden, mensen = wereld
    with transaction.atomic(), time_machine.travel(f"{op} 12:00+01:00", tick=False):
        for r in rollen:
            Toewijzing.objects.create(
                gebruiker=mensen[r.wie],
                gebied=gebieden[r.gebied],
                rol=r.rol,
                van=r.van,
                tot=r.tot,
            )
        eigen = [[r for r in rollen if r.wie == nummer] for nummer in range(3)]
        for mens, van_hem in zip(mensen, eigen, strict=True):
            _compare_one(gebieden, mens, van_hem, op)
        _compare_who(gebieden, mensen, eigen, op)
        transaction.set_rollback(True)


def _compare_one(gebieden, mens, rollen, op):
    wie = Gebruiker.objects.get(pk=mens.pk)  # as at a new request
    rechten = rechten_van(wie)
    leveren = {g for g in GEBIEDEN if may_deliver(rollen, g, op)}
    akkoord = {g for g in GEBIEDEN if may_agree(rollen, g, op)}
    assert {n for n, g in gebieden.items() if rechten.mag_leveren(g.pk)} == leveren
    assert {n for n, g in gebieden.items() if rechten.mag_akkoord(g.pk)} == akkoord
    assert {n for n, g in gebieden.items() if rechten.mag_zien(g.pk)} == (
        leveren | akkoord
    )
    for model in SCOPED:
        rijen = list(model.objects.all())
        te_zien = set(visible(model.objects.all(), wie))
        assert {_area_of(rij) for rij in te_zien} == leveren | akkoord
        assert {rij for rij in rijen if mag(wie, "view", model, rij)} == te_zien
    assert visible(Gebied.objects.all(), wie).exists() == rechten.heeft_rol
    assert rechten.heeft_rol == bool(leveren | akkoord)


def _compare_who(gebieden, mensen, eigen, op):
    for naam, gebied in gebieden.items():
        levering = Levering.objects.select_related("gebied").get(gebied=gebied)
        mag_akkoord = {
            mens
            for mens, rollen in zip(mensen, eigen, strict=True)
            if may_agree(rollen, naam, op)
        }
        assert set(who_may_agree(levering)) == mag_akkoord
        typt = {
            mens
            for mens, rollen in zip(mensen, eigen, strict=True)
            if may_deliver([r for r in rollen if r.gebied == naam], naam, op)
        }
        assert set(who_may_deliver(gebied)) == typt


# ---- one by one ---------------------------------------------------------------------


def test_nobody_else_has_rights():
    gesloten = make_beleidsmedewerker(make_gemeente(), is_active=False)
    for wie in (AnonymousUser(), make_gebruiker(), gesloten):
        rechten = rechten_van(wie)
        assert not rechten.heeft_rol and not rechten.zien and not rechten.alles
        assert not visible(Gebied.objects.all(), wie).exists()


def test_rights_are_read_once_per_request(django_assert_num_queries):
    wie = make_beleidsmedewerker(make_gemeente())
    with django_assert_num_queries(1):
        for _ in range(3):
            rechten_van(wie)


def test_superuser_and_beheerder_may_do_everything_everywhere():
    gemeente, land = make_gemeente(), make_land()
    beheerder = make_gebruiker()
    make_toewijzing(beheerder, land, Rol.BEHEERDER)
    for wie in (beheerder, make_beheerder()):
        rechten = rechten_van(wie)
        for gebied in (gemeente, land):
            assert rechten.mag_leveren(gebied.pk) and rechten.mag_akkoord(gebied.pk)


@pytest.mark.parametrize("wie_typte", ["indiener", "typist"])
def test_nobody_agrees_with_own_work_whatever_the_role(wie_typte):
    regio = make_regio()
    gemeente = make_gemeente(regio=regio)
    zelf, ander = make_vaststeller(gemeente), make_vaststeller(regio)
    make_toewijzing(zelf, gemeente)
    make_toewijzing(zelf, regio, Rol.VASTSTELLER)
    hoofd = make_beheerder()
    levering = make_levering(gemeente, status=Levering.Status.INGEDIEND)
    if wie_typte == "indiener":
        levering.ingediend_door = zelf
        levering.save()
    else:
        _type_something(levering, zelf)
    assert is_eigen_werk(levering, zelf) and not is_eigen_werk(levering, ander)
    assert set(who_may_agree(levering)) == {ander, hoofd}


def test_closed_accounts_get_no_work():
    gemeente = make_gemeente()
    make_vaststeller(gemeente, is_active=False)
    make_beleidsmedewerker(gemeente, is_active=False)
    assert who_may_agree(make_levering(gemeente)) == []
    assert list(who_may_deliver(gemeente)) == []


def test_nation_is_delivered_by_beheerders():
    land = make_land()
    hoofd, beheerder = make_beheerder("a"), make_gebruiker("b")
    make_toewijzing(beheerder, land, Rol.BEHEERDER)
    assert set(who_may_deliver(land)) == {hoofd, beheerder}


def test_who_may_agree_does_not_query_per_person(django_assert_num_queries):
    gemeente = make_gemeente()
    for _ in range(5):
        make_vaststeller(gemeente)
    levering = make_levering(gemeente)
    with django_assert_num_queries(3):
        assert len(who_may_agree(levering)) == 5


@pytest.mark.django_db
def test_who_delivers_for_many_areas_takes_no_more_queries(
    django_assert_max_num_queries,
):
    gemeenten = [make_gemeente() for _ in range(12)]
    mensen = [make_beleidsmedewerker(gemeente) for gemeente in gemeenten]
    with django_assert_max_num_queries(3):
        gevonden = deliverers_of(gemeenten)
    assert gevonden == {
        gemeente.pk: [mens] for gemeente, mens in zip(gemeenten, mensen, strict=True)
    }
