"""The shipped areas, given back as tables of CBS."""

import csv
import datetime

import pytest

from banenafspraak.importeren.gebieden import apply, plan
from banenafspraak.laden import referentie
from banenafspraak.laden.indelingen import load_indelingen
from regio.atlas import Atlas
from regio.models import Gebied, Indeling, Soort
from tests.banenafspraak.importeren.gebieden.bladen import tabel
from tests.fixtures.bestanden import MAP

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shipped():
    referentie.load_gebieden(MAP / "gebieden.csv")
    load_indelingen(MAP / "indelingen.csv")
    referentie.load_herindelingen(MAP / "herindelingen.csv")


def nieuwjaar(jaar):
    return datetime.date(jaar, 1, 1)


def as_cbs_names(gebied):
    """`Laren (NH.)`: the form of CBS stands among the other names."""
    met = (n for n in gebied.andere_namen.splitlines() if n.endswith(")"))
    return next(met, gebied.naam)


def rows(jaar, **anders):
    """Every gemeente of that year by our own data; `anders`: other regions by code."""
    atlas, dag = Atlas.read(), nieuwjaar(jaar)
    rijen = []
    for gemeente in atlas.all_of(Soort.GEMEENTE, dag):
        regio = atlas.parent(gemeente, Soort.REGIO, dag)
        code = anders.get(gemeente.code, regio.code)
        rijen.append((gemeente.code, as_cbs_names(gemeente), code, regio.naam, "PV27"))
    return rijen


def memberships(dagen):
    atlas = Atlas.read()
    return {
        (gemeente.code, dag): getattr(
            atlas.parent(gemeente, Soort.REGIO, dag), "code", None
        )
        for gemeente in atlas.gebieden.values()
        if gemeente.soort == Soort.GEMEENTE
        for dag in dagen
    }


def boundaries():
    """Every day on which something begins or ends, and the day before it."""
    dagen = set()
    for rij in Indeling.objects.all():
        dagen |= {rij.van, rij.tot} - {None}
    return sorted(dagen | {dag - datetime.timedelta(days=1) for dag in dagen})


@pytest.mark.parametrize("jaar", range(2015, 2027))
def test_our_own_data_as_a_table_is_nothing_to_do(jaar):
    rijen = rows(jaar)
    gevonden = plan(tabel(jaar, *rijen))
    assert gevonden.is_leeg
    assert gevonden.meldingen == gevonden.waarschuwingen == ()
    assert gevonden.gelijk == len(rijen) >= 342


HEERDE, CRANENDONCK, RENKUM = "GM0246", "GM1706", "GM0274"


@pytest.mark.parametrize(
    ("jaar", "code", "regio", "verhaal"),
    [
        (2026, HEERDE, "AM36", "AM36 2015, AM06 2019, AM36 2026"),
        (2020, HEERDE, "AM36", "AM36 2015, AM06 2021"),
        (2018, HEERDE, "AM06", "AM36 2015, AM06 2018"),
        (2016, CRANENDONCK, "AM33", "AM28 2015, AM33 2016"),
        (2015, CRANENDONCK, "AM33", "AM33 2015"),
        (2020, CRANENDONCK, "AM28", "AM28 2015, AM33 2021"),
        (2026, CRANENDONCK, "AM12", "AM28 2015, AM33 2019, AM12 2026"),
        (2017, RENKUM, "AM38", "AM38 2015, AM07 2018, AM38 2021"),
        (2020, RENKUM, "AM38", "AM38 2015, AM07 2017, AM38 2020"),
    ],
)
def test_one_gemeente_elsewhere_is_one_change(jaar, code, regio, verhaal):
    dagen = [*boundaries(), *map(nieuwjaar, range(2015, 2030))]
    eerder = memberships(dagen)
    table = tabel(jaar, *rows(jaar, **{code: regio}))
    gevonden = plan(table, vandaag=datetime.date(2026, 11, 22))
    assert [w.code for w in gevonden.wijzigingen] == [code]
    apply(gevonden)
    for (gemeente, dag), was in memberships(dagen).items():
        if gemeente != code:
            assert was == eerder[gemeente, dag]
    perioden = Indeling.objects.filter(gebied__code=code, niveau=Soort.REGIO)
    perioden = perioden.select_related("onderdeel_van").order_by("van")
    assert verhaal == ", ".join(
        f"{p.onderdeel_van.code} {p.van.year}" for p in perioden
    )
    assert plan(table).is_leeg


def test_every_gemeente_lies_where_the_table_says():
    """The second, slow way: asked of the atlas, one by one. Every region of 2020 turned."""
    regios = sorted(g.code for g in Gebied.objects.filter(soort=Soort.REGIO))
    volgende = dict(zip(regios, [*regios[1:], regios[0]], strict=True))
    rijen = [
        (code, naam, volgende[regio], "", pv) for code, naam, regio, _, pv in rows(2020)
    ]
    voor = [nieuwjaar(j) - datetime.timedelta(days=1) for j in range(2015, 2021)]
    eerder = memberships(voor)
    gevonden = plan(tabel(2020, *rijen))
    assert len(gevonden.wijzigingen) == len(rijen) == 355
    apply(gevonden)
    atlas, dag = Atlas.read(), nieuwjaar(2020)
    op_code = {g.code: g for g in atlas.gebieden.values()}
    for code, _, regio, _, _ in rijen:
        assert atlas.parent(op_code[code], Soort.REGIO, dag).code == regio
    assert memberships(voor) == eerder


@pytest.mark.parametrize(("echt", "als"), [(2018, 2019), (2022, 2020), (2015, 2016)])
def test_table_under_another_year_is_refused(echt, als):
    assert plan(tabel(als, *rows(echt))).meldingen


def test_shipped_names_are_no_other_names():
    """The plain names too, for the tables before 2024."""
    with (MAP / "gebieden.csv").open(encoding="utf-8", newline="") as bestand:
        namen = {r["code"]: r["naam"] for r in csv.DictReader(bestand)}
    rijen = [(c, namen[c], r, n, p) for c, _, r, n, p in rows(2020)]
    assert plan(tabel(2020, *rijen)).waarschuwingen == ()
