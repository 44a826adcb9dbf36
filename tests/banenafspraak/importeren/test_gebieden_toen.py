"""Gemeenten of then: ended and counted for their successor, split, or not yet there."""

import pytest

from regio.models import Gebied
from tests.banenafspraak.importeren.bestanden import (
    STAATSCOURANT,
    eigen,
    examined,
    own,
    sentences,
    warnings,
)
from tests.builders import dag, make_gemeente, make_herindeling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wereld")]

KOP_2017 = ("CBS-code", "Gemeente", "Ultimo 2017")
BEWAARD = "niet meer. We bewaren het getal onder de oude gemeente."


def told(*rijen, kop=STAATSCOURANT) -> list:
    """What is said of areas that had ended."""
    uitkomst = examined(kop, *rijen)
    assert uitkomst.meldingen == []
    assert len(uitkomst.nieuw) == len(rijen)
    return warnings(uitkomst, "gestopt")


def test_what_ended_counts_for_its_successor():
    assert told((7, "Bellingwedde", 3), (48, "Vlagtwedde", 7)) == [
        (
            2,
            f"Bellingwedde bestond op 31 december 2018 {BEWAARD} Het telt mee voor "
            "Westerwolde: 3 + 7 = 10, afgeleid.",
        ),
        (
            3,
            f"Vlagtwedde bestond op 31 december 2018 {BEWAARD} Het telt mee voor "
            "Westerwolde: 3 + 7 = 10, afgeleid.",
        ),
    ]


def test_the_number_stays_with_the_code_that_the_file_gives(wereld):
    uitkomst = examined(STAATSCOURANT, (7, "Bellingwedde", 3), (48, "Vlagtwedde", 7))
    assert [b.rij.gebied for b in uitkomst.nieuw] == [
        wereld.bellingwedde,
        wereld.vlagtwedde,
    ]


def test_a_predecessor_that_is_not_in_the_file_is_named():
    assert told((7, "Bellingwedde", 3)) == [
        (
            2,
            f"Bellingwedde bestond op 31 december 2018 {BEWAARD} Het telt mee voor "
            "Westerwolde: 3, afgeleid. Van Vlagtwedde staat er geen getal in dit bestand.",
        )
    ]


def test_what_the_successor_has_itself_counts_along():
    ((_, zin), _) = told((7, "", 3), (48, "", 7), (1950, "Westerwolde", 5))
    assert zin.endswith("Het telt mee voor Westerwolde: 5 + 3 + 7 = 15, afgeleid.")


def test_a_predecessor_of_another_year_does_not_count_along():
    kop = (*STAATSCOURANT, "Ultimo 2019")
    uitkomst = examined(kop, (7, "", 3, 4), (48, "", 7, 8))
    assert [zin.split(": ")[1] for _, zin in warnings(uitkomst, "gestopt")] == [
        "3 + 7 = 10, afgeleid.",
        "4 + 8 = 12, afgeleid.",
        "3 + 7 = 10, afgeleid.",
        "4 + 8 = 12, afgeleid.",
    ]


def test_nothing_is_said_of_a_day_on_which_it_still_existed():
    assert told((7, "Bellingwedde", 3), kop=KOP_2017) == []


def test_a_gemeente_ends_on_the_first_day_that_it_is_no_more(wereld):
    """`geldig_tot` is that day: on the day before it is still there."""
    wereld.bellingwedde.geldig_tot = dag("2018-12-31")
    wereld.bellingwedde.save()
    assert len(told((7, "", 3))) == 1
    wereld.bellingwedde.geldig_tot = dag("2019-01-01")
    wereld.bellingwedde.save()
    assert told((7, "", 3)) == []


def test_a_split_gemeente_counts_for_nobody():
    assert told((140, "Littenseradiel", 4)) == [
        (
            2,
            "Littenseradiel bestond op 31 december 2018 niet meer, en is gesplitst over "
            "Leeuwarden, Súdwest-Fryslân en Waadhoeke. Het getal telt bij geen enkele "
            "gemeente mee.",
        )
    ]


def test_a_split_gemeente_is_no_part_of_the_sum_of_another(wereld):
    """Leeuwarden got all of Leeuwarderadeel, and a part of Littenseradiel."""
    oud = make_gemeente("Leeuwarderadeel", code="GM0081", geldig_tot=dag("2018-01-01"))
    leeuwarden = Gebied.objects.get(code="GM0080")
    make_herindeling(oud, leeuwarden, "2018-01-01")
    (_, zin), _ = told((81, "", 5), (140, "", 4), (80, "", 10))
    assert zin.endswith("Het telt mee voor Leeuwarden: 10 + 5 = 15, afgeleid.")


def test_an_unknown_number_adds_nothing():
    norm = {"soort": "norm", "periode": "2018"}
    uitkomst = examined(
        *own(
            eigen("", gebied="GM0007", reden="nog niet bekend", **norm),
            eigen("7", gebied="GM0048", **norm),
        )
    )
    zinnen = [zin for _, zin in warnings(uitkomst, "gestopt")]
    assert zinnen == [
        f"Bellingwedde bestond op 31 december 2018 {BEWAARD}",
        f"Vlagtwedde bestond op 31 december 2018 {BEWAARD} Het telt mee voor Westerwolde: "
        "7, afgeleid.",
    ]


def test_by_way_of_another_gemeente(wereld):
    oldambt = make_gemeente(
        "Oldambt", code="GM1895", geldig_van=dag("2020-01-01"), regio=wereld.groningen
    )
    wereld.westerwolde.geldig_tot = dag("2020-01-01")
    wereld.westerwolde.save()
    make_herindeling(wereld.westerwolde, oldambt, "2020-01-01")
    kop = ("CBS-code", "Gemeente", "Ultimo 2020")
    (_, zin), *_ = told((7, "", 3), (48, "", 7), kop=kop)
    assert zin.endswith("Het telt mee voor Oldambt: 3 + 7 = 10, afgeleid.")


# ---- not yet -----------------------------------------------------------------------


def test_a_gemeente_that_did_not_exist_yet_is_refused():
    uitkomst = examined(
        ("CBS-code", "Gemeente", "Ultimo 2020"), (1980, "Dijk en Waard", 30)
    )
    assert sentences(uitkomst) == [
        (
            2,
            "CBS-code",
            "Dijk en Waard bestaat pas sinds 1 januari 2022. Dit cijfer gaat over eind "
            "2020.",
            "Gebruik de oude gemeenten: Heerhugowaard (GM0398).",
        )
    ]
    assert uitkomst.nieuw == []


def test_in_another_quarter_its_day_is_named():
    rij = eigen("3", gebied="GM1980", periode="2021-K3")
    ((*_, wat, _),) = sentences(examined(*own(rij)))
    assert wat == (
        "Dijk en Waard bestaat pas sinds 1 januari 2022. Dit cijfer gaat over 30 september "
        "2021."
    )


def test_from_its_first_day_on_it_is_there():
    rij = eigen("3", gebied="GM1980", periode="2022-K1")
    assert examined(*own(rij)).mag


def test_without_a_known_predecessor(wereld):
    make_gemeente("Nieuw", code="GM1999", geldig_van=dag("2022-01-01"))
    ((*_, doe),) = sentences(
        examined(("CBS-code", "Gemeente", "Ultimo 2020"), (1999, "Nieuw", 3))
    )
    assert doe == "Gebruik de gemeente van toen."
