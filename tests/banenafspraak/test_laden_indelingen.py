"""The shipped indelingen, after a beheerder changed which area is part of which."""

import datetime
from itertools import pairwise

import pytest

from banenafspraak.importeren.gebieden import apply, plan
from banenafspraak.laden.bestanden import Laadfout
from banenafspraak.models import Logregel, Meegeleverd
from regio.models import Gebied, Indeling, Soort
from tests.banenafspraak.importeren.gebieden.bladen import HILVERSUM, HUIZEN, tabel
from tests.banenafspraak.laadmap import load, snapshot
from tests.builders import dag, log_in, make_beheerder, make_indeling

pytestmark = pytest.mark.django_db

KOP = "gebied,onderdeel_van,van,tot,aanname,toelichting,bron\n"
NAAR_ALMERE = ("GM0402", "Hilversum", "AM11", "Flevoland", "PV27")
NIEUWSTAD = ("GM2000", "Nieuwstad", "AM12", "Gooi en Vechtstreek", "PV27")
BLIJFT = "Op de site staat een andere indeling van {}; die blijft staan."


@pytest.fixture
def geladen(laadmap):
    """Hilversum and Huizen lie in Gooi en Vechtstreek; there is a region Flevoland."""
    laadmap.replace(
        "gebieden.csv", "GM0402", "AM11,arbeidsmarktregio,Flevoland,,,,,b1\nGM0402"
    )
    load(laadmap)
    return laadmap


def ship(laadmap, *rijen):
    """Another version of the file; returns what loading it tells."""
    tekst = "".join(f"{rij}\n" for rij in rijen)
    laadmap.write("indelingen.csv", KOP + tekst)
    return load(laadmap)[1]


def apply_table(jaar, *gemeenten):
    gevonden = plan(tabel(jaar, *gemeenten), vandaag=datetime.date(2026, 11, 23))
    assert gevonden.wijzigingen
    apply(gevonden)


def regions(code="GM0402", niveau=Soort.REGIO):
    """`AM12 2015-01-01..2020-01-01` per row, in order."""
    rijen = Indeling.objects.filter(gebied__code=code, niveau=niveau).order_by("van")
    return [
        f"{r.onderdeel_van.code} {r.van}..{r.tot or ''}"
        for r in rijen.select_related("onderdeel_van")
    ]


HUIZEN_BLIJFT = "GM0406,AM12,2015-01-01,,,,b1"


# ---- nobody touched it: the file is followed -----------------------------------------


@pytest.mark.parametrize(
    ("rijen", "wordt"),
    [
        (["GM0402,AM11,2015-01-01,,,,b1"], ["AM11 2015-01-01.."]),
        # Two rows that go on would be refused: the old one must go first.
        (["GM0402,AM12,2014-01-01,,,,b1"], ["AM12 2014-01-01.."]),
        (
            ["GM0402,AM12,2015-01-01,2019-01-01,,,b1", "GM0402,AM11,2019-01-01,,,,b1"],
            ["AM12 2015-01-01..2019-01-01", "AM11 2019-01-01.."],
        ),
        ([], []),
    ],
    ids=["other region", "other first day", "ends and moves", "gone"],
)
def test_untouched_area_follows_the_file(geladen, rijen, wordt):
    verteld = ship(geladen, *rijen, HUIZEN_BLIJFT)
    assert regions() == wordt
    assert regions("GM0406") == ["AM12 2015-01-01.."]
    assert "blijft staan" not in verteld


def test_untouched_area_follows_the_file_back_again(geladen):
    eerste = (geladen.pad / "indelingen.csv").read_text().splitlines()[1:]
    ship(
        geladen,
        "GM0402,AM12,2015-01-01,2019-01-01,,,b1",
        "GM0402,AM11,2019-01-01,,,,b1",
        HUIZEN_BLIJFT,
    )
    assert "blijft staan" not in ship(geladen, *eerste)
    assert regions() == ["AM12 2015-01-01.."]


def test_new_words_follow_and_are_counted(geladen):
    verteld = ship(geladen, "GM0402,AM12,2015-01-01,,ja,Aangenomen.,b1", HUIZEN_BLIJFT)
    rij = Indeling.objects.get(gebied__code="GM0402")
    assert (rij.aanname, rij.toelichting) == (True, "Aangenomen.")
    assert "indelingen.csv: 1 rij nieuw of gewijzigd" in verteld


def test_removed_row_is_counted_and_in_the_log(geladen):
    rij = Indeling.objects.get(gebied__code="GM0402")
    verteld = ship(geladen, HUIZEN_BLIJFT)
    assert "indelingen.csv: 1 rij nieuw of gewijzigd" in verteld
    regel = Logregel.objects.about(Indeling(pk=rij.pk)).first()
    assert (regel.actie, regel.wie) == ("verwijderd", "meegeleverd")


# ---- a table of areas changed it -----------------------------------------------------


def test_area_moved_by_a_table_stays_and_that_is_told(geladen):
    """Loading broke off here: two rows that go on, of one area at one level."""
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    verteld = ship(
        geladen, "GM0402,AM12,2014-01-01,,,,b1", "GM0406,AM11,2015-01-01,,,,b1"
    )
    assert regions() == ["AM12 2015-01-01..2020-01-01", "AM11 2020-01-01.."]
    assert regions("GM0406") == ["AM11 2015-01-01.."]
    assert BLIJFT.format("Hilversum") in verteld
    assert load(geladen) == (False, "")


def test_area_moved_by_a_table_stays_when_its_own_rows_in_the_file_do_not_change(
    geladen,
):
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    verteld = ship(
        geladen, "GM0402,AM12,2015-01-01,,,,b1", "GM0406,AM11,2015-01-01,,,,b1"
    )
    assert regions() == ["AM12 2015-01-01..2020-01-01", "AM11 2020-01-01.."]
    assert BLIJFT.format("Hilversum") in verteld


def test_area_that_stayed_once_stays_at_the_next_version_too(geladen):
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    for dag_ in ("2014-01-01", "2013-01-01"):
        verteld = ship(geladen, f"GM0402,AM12,{dag_},,,,b1", HUIZEN_BLIJFT)
        assert regions() == ["AM12 2015-01-01..2020-01-01", "AM11 2020-01-01.."]
        assert BLIJFT.format("Hilversum") in verteld


def test_file_that_catches_up_is_followed_from_then_on(geladen):
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    verteld = ship(
        geladen,
        "GM0402,AM12,2015-01-01,2020-01-01,,Besluit.,b1",
        "GM0402,AM11,2020-01-01,,,,b1",
        HUIZEN_BLIJFT,
    )
    assert "blijft staan" not in verteld
    assert Indeling.objects.get(gebied__code="GM0402", tot=None).toelichting == ""
    ship(geladen, "GM0402,AM12,2015-01-01,,,,b1", HUIZEN_BLIJFT)
    assert regions() == ["AM12 2015-01-01.."]


def test_never_half_of_the_rows_of_an_area(geladen):
    """The file has a third row, that would fit by itself."""
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    ship(
        geladen,
        "GM0402,AM11,2010-01-01,2015-01-01,,,b1",
        "GM0402,AM12,2015-01-01,,,,b1",
        HUIZEN_BLIJFT,
    )
    assert regions() == ["AM12 2015-01-01..2020-01-01", "AM11 2020-01-01.."]


def test_another_level_of_the_same_area_follows(geladen):
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    verteld = ship(
        geladen,
        "GM0402,AM12,2014-01-01,,,,b1",
        "GM0402,NL01,2015-01-01,,,,b1",
        HUIZEN_BLIJFT,
    )
    assert regions(niveau=Soort.LAND) == ["NL01 2015-01-01.."]
    assert len(regions()) == 2
    assert BLIJFT.format("Hilversum") in verteld


# ---- a gemeente made by a table ------------------------------------------------------


@pytest.fixture
def nieuwstad(geladen):
    apply_table(2026, HILVERSUM, HUIZEN, NIEUWSTAD)
    return geladen


def test_gemeente_of_a_table_that_no_file_knows_stays_without_a_word(nieuwstad):
    verteld = ship(nieuwstad, "GM0402,AM12,2014-01-01,,,,b1", HUIZEN_BLIJFT)
    assert regions("GM2000") == ["AM12 2026-01-01.."]
    assert "blijft staan" not in verteld


@pytest.mark.parametrize(
    ("van", "verteld"), [("2026-01-01", False), ("2025-07-01", True)]
)
def test_gemeente_of_a_table_that_is_shipped_later(nieuwstad, van, verteld):
    tekst = (nieuwstad.pad / "gebieden.csv").read_text("utf-8")
    nieuwstad.write(
        "gebieden.csv", f"{tekst}GM2000,gemeente,Nieuwstad,,{van},,Nieuw,b1\n"
    )
    gezegd = ship(
        nieuwstad,
        "GM0402,AM12,2015-01-01,,,,b1",
        HUIZEN_BLIJFT,
        f"GM2000,AM12,{van},,,,b1",
    )
    assert Gebied.objects.get(code="GM2000").geldig_van == dag(van)
    assert regions("GM2000") == ["AM12 2026-01-01.."]
    assert (BLIJFT.format("Nieuwstad") in gezegd) is verteld


# ---- typed in beheer -----------------------------------------------------------------


def test_area_moved_in_beheer_stays(geladen, client):
    log_in(client, make_beheerder())
    rij = Indeling.objects.get(gebied__code="GM0402")
    adres = f"/beheer/regio/indeling/{rij.pk}/change/"
    flevoland = Gebied.objects.get(code="AM11")
    antwoord = client.post(
        adres,
        {
            "gebied": rij.gebied_id,
            "onderdeel_van": flevoland.pk,
            "van": "2015-01-01",
            "tot": "",
            "toelichting": "",
        },
    )
    assert antwoord.status_code == 302
    verteld = ship(geladen, "GM0402,AM12,2014-01-01,,,,b1", HUIZEN_BLIJFT)
    assert regions() == ["AM11 2015-01-01.."]
    assert BLIJFT.format("Hilversum") in verteld


def test_deleted_rows_do_not_come_back(geladen):
    Indeling.objects.get(gebied__code="GM0402").delete()
    verteld = ship(geladen, "GM0402,AM12,2014-01-01,,,,b1", HUIZEN_BLIJFT)
    assert regions() == []
    assert BLIJFT.format("Hilversum") in verteld


def test_level_that_a_beheerder_added_stays_without_a_word(geladen):
    gemeente = Gebied.objects.get(code="GM0402")
    make_indeling(gemeente, Gebied.objects.get(code="NL01"))
    verteld = ship(geladen, "GM0402,AM12,2014-01-01,,,,b1", HUIZEN_BLIJFT)
    assert regions(niveau=Soort.LAND) == ["NL01 2015-01-01.."]
    assert regions() == ["AM12 2014-01-01.."]
    assert "blijft staan" not in verteld


def test_words_of_a_beheerder_stay_while_the_file_says_nothing_new_there(geladen):
    rij = Indeling.objects.get(gebied__code="GM0402")
    rij.toelichting = "Raadsbesluit."
    rij.save()
    verteld = ship(
        geladen, "GM0402,AM12,2015-01-01,,,,b1", "GM0406,AM11,2015-01-01,,,,b1"
    )
    rij.refresh_from_db()
    assert rij.toelichting == "Raadsbesluit."
    assert "blijft staan" not in verteld


@pytest.mark.parametrize(
    ("aantal", "namen"),
    [
        (1, "Stad 1"),
        (2, "Stad 1 en Stad 2"),
        (5, "Stad 1, Stad 2, Stad 3, Stad 4 en Stad 5"),
        (8, "Stad 1, Stad 2, Stad 3, Stad 4, Stad 5 en nog 3"),
    ],
)
def test_names_are_five_at_most(geladen, aantal, namen):
    tekst = (geladen.pad / "gebieden.csv").read_text("utf-8")
    nummers = range(1, aantal + 1)
    tekst += "".join(f"GM100{n},gemeente,Stad {n},,,,,b1\n" for n in nummers)
    geladen.write("gebieden.csv", tekst)
    ship(geladen, *(f"GM100{n},AM12,2015-01-01,,,,b1" for n in nummers))
    for rij in Indeling.objects.filter(gebied__naam__startswith="Stad"):
        rij.onderdeel_van = Gebied.objects.get(code="AM11")
        rij.save()
    verteld = ship(geladen, *(f"GM100{n},AM12,2014-01-01,,,,b1" for n in nummers))
    assert BLIJFT.format(namen) in verteld


def test_region_that_stays_is_called_a_region(geladen):
    ship(geladen, "AM11,NL01,2015-01-01,,,,b1")
    Indeling.objects.get(gebied__code="AM11").delete()
    verteld = ship(geladen, "AM11,NL01,2014-01-01,,,,b1")
    assert BLIJFT.format("regio Flevoland") in verteld


# ---- what was kept of the file -------------------------------------------------------


def test_unchanged_file_changes_nothing_after_a_table(geladen):
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    voor = snapshot()
    assert load(geladen) == (False, "")
    assert snapshot() == voor


def test_site_of_before_we_kept_the_file(geladen):
    """As the migration leaves it: the file is read again, and nobody's work is lost."""
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    Meegeleverd.objects.filter(bestand="indelingen.csv").update(sha256="", inhoud=[])
    veranderd, verteld = load(geladen)
    assert veranderd
    assert "indelingen.csv: geen rijen nieuw of gewijzigd" in verteld
    assert BLIJFT.format("Hilversum") in verteld
    assert regions() == ["AM12 2015-01-01..2020-01-01", "AM11 2020-01-01.."]
    assert "blijft staan" in ship(geladen, "GM0402,AM12,2014-01-01,,,,b1")
    assert regions("GM0406") == []  # gone from the file, and nobody had touched it
    assert len(regions()) == 2


def test_wrong_row_of_an_area_that_stays_is_refused_all_the_same(geladen):
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    voor = snapshot()
    with pytest.raises(Laadfout, match="rij 3, kolom van"):
        ship(geladen, "GM0402,AM12,2014-01-01,,,,b1", "GM0402,AM11,2016-01-01,,,,b1")
    assert snapshot() == voor


def test_no_overlap_or_hole_arises_whatever_the_file_says(geladen):
    """Every version of the file, on a site where every other area was moved."""
    apply_table(2020, NAAR_ALMERE, HUIZEN)
    versies = [
        "{},AM12,2013-01-01,,,,b1",
        "{0},AM12,2013-01-01,2018-01-01,,,b1\n{0},AM11,2018-01-01,,,,b1",
        "{0},AM11,2016-01-01,2021-01-01,,,b1\n{0},AM12,2021-01-01,,,,b1",
        "{},AM11,2015-01-01,,,,b1",
    ]
    for versie in versies:
        ship(geladen, versie.format("GM0402"), versie.format("GM0406"))
        for code in ("GM0402", "GM0406"):
            rijen = list(Indeling.objects.filter(gebied__code=code).order_by("van"))
            assert all(een.tot == ander.van for een, ander in pairwise(rijen))
            assert rijen[-1].tot is None
        assert len(regions("GM0406")) == versie.count("AM1")
