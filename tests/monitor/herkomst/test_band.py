"""The band of what was known when. Without a database."""

import datetime
import itertools

import pytest

from monitor.herkomstband import MATEN, Blok, band_of, describe
from tests.builders import moment

EIND = moment("2026-10-01 12:00")


def blok(op, tekst, soort="eerder"):
    return Blok(moment(f"{op} 12:00"), tekst, soort)


BLOKKEN = [
    blok("2021-06-30", "608"),
    blok("2024-05-22", "612"),
    blok("2026-09-24", "610", "nu"),
]


def make_band(blokken=BLOKKEN, eind=EIND):
    return band_of("Welk getal?", describe(blokken), blokken, eind, "lint")


def test_without_versions_there_is_no_band():
    assert make_band([]) is None


def test_equal_versions_draw_an_equal_band():
    assert make_band() == make_band(list(BLOKKEN))


@pytest.mark.parametrize("nummer", range(len(MATEN)))
def test_blocks_follow_each_other_and_fill_the_width(nummer):
    tekening = make_band().tekeningen[nummer]
    maat = tekening.maat
    einden = [float(s.x) + float(s.breed) for s in tekening.stukken]
    begin = [float(s.x) for s in tekening.stukken]
    assert begin[0] == maat.rand
    assert begin[1:] == pytest.approx(einden[:-1], abs=0.11)
    assert einden[-1] == pytest.approx(maat.breed - maat.rand, abs=0.11)


def test_before_the_first_version_nothing_was_known():
    eerste = make_band().tekeningen[0].stukken[0]
    assert eerste.soort == "onbekend"
    assert float(eerste.breed) > 0


def test_a_longer_time_is_a_wider_block():
    _, drie_jaar, twee_jaar, _ = make_band().tekeningen[0].stukken
    assert float(drie_jaar.breed) > float(twee_jaar.breed)


@pytest.mark.parametrize("nummer", range(len(MATEN)))
def test_versions_of_one_minute_can_all_be_seen(nummer):
    begin = moment("2021-06-30 12:00")
    stap = datetime.timedelta(seconds=5)
    veel = [Blok(begin + n * stap, f"{600 + n}", "eerder") for n in range(12)]
    tekening = make_band(veel).tekeningen[nummer]
    assert min(float(s.breed) for s in tekening.stukken) >= tekening.maat.minst - 0.2
    assert float(tekening.stukken[-1].x) < tekening.maat.breed


def test_a_number_stands_only_in_a_block_that_holds_it():
    kort = [blok("2021-06-30", "1.234.567"), blok("2021-07-01", "1.234.568", "nu")]
    for tekening in make_band(kort).tekeningen:
        assert tekening.stukken[1].tekst == ""
        assert tekening.stukken[2].tekst == "1.234.568"


def test_labels_of_years_do_not_touch():
    lang = [blok("2013-06-30", "608", "nu")]
    for tekening in make_band(lang).tekeningen:
        plaatsen = [float(j.x) for j in tekening.jaren]
        assert len(plaatsen) > 2
        assert all(b - a > 36 for a, b in itertools.pairwise(plaatsen))


def test_the_description_says_what_the_list_says():
    assert describe(BLOKKEN) == (
        "Vóór 30 juni 2021: niet bekend. Vanaf 30 juni 2021: 608. "
        "Vanaf 22 mei 2024: 612. Vanaf 24 september 2026: 610."
    )


def test_a_version_after_the_end_still_has_its_place():
    laat = [blok("2021-06-30", "608"), blok("2026-11-24", "610", "nu")]
    stukken = make_band(laat).tekeningen[0].stukken
    assert stukken[-1].tekst == "610"
