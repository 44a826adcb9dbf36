"""Names and numbers of a file that ask for a second look, and parts that cannot be."""

from decimal import Decimal

import pytest

from banenafspraak.models import Indicator
from tests.banenafspraak.importeren.bestanden import (
    STAATSCOURANT,
    UWV,
    eigen,
    examined,
    numbers,
    own,
    sentences,
    warnings,
)
from tests.banenafspraak.importeren.wereld import published
from tests.builders import (
    make_uitsplitsing,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wereld(wereld):
    return wereld


# ---- names -------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["Laren", "Laren (NH.)", "LAREN (nh.)", ""])
def test_our_names_are_no_difference(naam):
    assert examined(STAATSCOURANT, (417, naam, 2)).waarschuwingen == []


def test_another_name_is_told_once_and_the_code_decides(wereld):
    kop = (*STAATSCOURANT, "Ultimo 2019")
    uitkomst = examined(kop, (417, "Blaricum", 2, 3), (406, "Huizen", 9, 9))
    assert warnings(uitkomst) == [
        (
            2,
            "in uw bestand staat “Blaricum”, bij ons “Laren”. We kijken naar de code "
            "GM0417.",
        )
    ]
    assert uitkomst.nieuw[0].rij.gebied == wereld.laren


# ---- numbers that stand out --------------------------------------------------------


def test_a_jump_is_a_warning(wereld):
    published(wereld.huizen, 10, kwartaal="2020-K3")
    uitkomst = examined(*own(eigen("90")))
    assert warnings(uitkomst, "opvallend") == [
        (2, "Huizen, eind 2020. Sprong. Beschut werk: van 10 naar 90.")
    ]
    assert uitkomst.mag
    assert examined(*own(eigen("12"))).waarschuwingen == []


def test_a_jump_inside_the_file_is_seen():
    uitkomst = examined(*own(eigen("90"), eigen("10", periode="2020-K3")))
    assert [w.rij for w in uitkomst.waarschuwingen] == [2]


def test_a_jump_that_the_site_has_already_is_not_told_again(wereld):
    published(wereld.huizen, 10, kwartaal="2020-K3")
    published(wereld.huizen, 90)
    assert examined(*own(eigen("90"), eigen("3", gebied="GM0402"))).waarschuwingen == []


def test_parts_that_do_not_add_up_are_a_warning():
    uitkomst = examined(UWV, ("AM12", "31-12-2020", 400, 100, 108, 700))
    assert warnings(uitkomst, "opvallend") == [
        (
            2,
            "Gooi en Vechtstreek, eind 2020. Telt niet op. Extra banen, Totaal: 400, 100 en "
            "108 is samen 608, niet 700.",
        )
    ]
    assert uitkomst.mag
    goed = examined(UWV, ("AM12", "31-12-2020", 400, 100, 108, 610))
    assert goed.waarschuwingen == []


DEEL = {"indicator": "werkzaam-deel", "gebied": "AM12", "periode": "2020"}


@pytest.mark.parametrize(
    ("getypt", "is_nu", "bedoeld"),
    [
        (Decimal("0.53"), "0,53%", "53%"),
        ("0,53", "0,53%", "53%"),
        ("0,5%", "0,5%", "50%"),
        (Decimal("0.99"), "0,99%", "99%"),
    ],
)
def test_a_share_below_1_percent_is_a_warning(getypt, is_nu, bedoeld):
    uitkomst = examined(*own(eigen(getypt, **DEEL)))
    assert warnings(uitkomst, "opvallend") == [
        (
            2,
            f"Gooi en Vechtstreek, eind 2020. Deel dat werkt: {is_nu} is minder dan 1%. "
            f"Bedoelt u {bedoeld}?",
        )
    ]
    assert uitkomst.mag


@pytest.mark.parametrize("getypt", ["0", "1", "53%", Decimal("1.5")])
def test_another_share_is_no_warning(getypt):
    assert examined(*own(eigen(getypt, **DEEL))).waarschuwingen == []


def test_a_fraction_of_something_else_is_no_warning():
    banen = {"indicator": "banenafspraak", "gebied": "AM12", "uitsplitsing": "markt"}
    assert examined(*own(eigen("0,53", **banen))).waarschuwingen == []


def test_a_small_share_that_the_site_has_already_is_not_told_again(wereld):
    rij = eigen("0,53", **DEEL)
    uitkomst = examined(*own(rij))
    published(wereld.gooi, Decimal("0.53"), "werkzaam-deel")
    assert len(uitkomst.waarschuwingen) == 1
    assert examined(*own(rij)).waarschuwingen == []


def test_a_norm_below_1_percent_is_a_warning():
    Indicator.objects.filter(code="beschut-werk").update(eenheid_norm="procent")
    uitkomst = examined(*own(eigen("0,03", soort="norm", periode="2020")))
    assert warnings(uitkomst, "opvallend") == [
        (2, "Huizen, 2020. Beschut werk: 0,03% is minder dan 1%. Bedoelt u 3%?")
    ]


REGISTER = {"indicator": "doelgroepregister"}


def test_a_part_larger_than_its_whole_is_refused():
    uitkomst = examined(
        *own(eigen("100", **REGISTER), eigen("120", uitsplitsing="wajong", **REGISTER))
    )
    assert sentences(uitkomst) == [
        (
            3,
            "waarde",
            "120 is meer dan het geheel: Doelgroepregister, Totaal is 100.",
            "Verbeter een van de twee getallen.",
        )
    ]
    assert (numbers(uitkomst.nieuw), uitkomst.geweigerd) == ([2], 1)


def test_a_part_that_was_larger_already_is_no_reason_to_refuse(wereld):
    """The file says what the site says: nothing changes, so nothing is wrong."""
    published(wereld.huizen, 100, "doelgroepregister")
    published(
        wereld.huizen,
        120,
        "doelgroepregister",
        uitsplitsing=make_uitsplitsing("wajong"),
    )
    zelfde = eigen("100", **REGISTER), eigen("120", uitsplitsing="wajong", **REGISTER)
    uitkomst = examined(*own(*zelfde))
    assert (uitkomst.meldingen, uitkomst.is_leeg) == ([], True)
    lager = eigen("90", **REGISTER), zelfde[1]
    assert not examined(*own(*lager)).mag
