"""A file with rows of somebody else: refused whole, and nothing is told of the site."""

import pytest

from banenafspraak.importeren.inzage import for_user
from tests.banenafspraak.importeren.bestanden import (
    as_read,
    eigen,
    own,
    sentences,
)
from tests.banenafspraak.importeren.wereld import published, waits
from tests.builders import (
    build_cijfer,
    make_indicator,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wereld(wereld):
    return wereld


# ---- somebody else's ---------------------------------------------------------------


def test_a_file_with_a_row_of_another_is_refused_whole(mensen):
    published(mensen.huizen, 7)
    published(mensen.hilversum, 31)
    gelezen = as_read(*own(eigen("7"), eigen("31", gebied="GM0402"), eigen("<5")))
    uitkomst = for_user(gelezen, mensen.sam)
    assert sentences(uitkomst)[0] == (
        3,
        "gebied",
        "Dit cijfer is van Hilversum. U levert voor Huizen.",
        "Haal de rij weg.",
    )
    assert [m.rij for m in uitkomst.meldingen] == [3, 4]
    assert uitkomst.is_vreemd


def test_of_the_figures_of_another_nothing_is_told(mensen):
    """Whether a guess is right is not to be seen: not in counts, not in warnings."""
    published(mensen.hilversum, 31, kwartaal="2020-K3")
    published(mensen.hilversum, 31)
    rij = build_cijfer(
        8, "2020-K2", gebied=mensen.hilversum, indicator=make_indicator("beschut-werk")
    )
    waits(rij, ingediend_door=mensen.robin)
    for waarde, kwartaal in (("31", "2020-K4"), ("99", "2020-K4"), ("8", "2020-K2")):
        rij = eigen(waarde, gebied="GM0402", periode=kwartaal)
        uitkomst = for_user(as_read(*own(eigen("7"), rij)), mensen.sam)
        assert uitkomst.nieuw == uitkomst.gewijzigd == uitkomst.gelijk == []
        assert uitkomst.waarschuwingen == []
        assert [m.wat for m in uitkomst.meldingen] == [
            "Dit cijfer is van Hilversum. U levert voor Huizen."
        ]


def test_the_region_delivers_for_itself_not_for_its_gemeenten(mensen):
    eigen_rij = eigen("608", indicator="banenafspraak", gebied="AM12")
    assert for_user(as_read(*own(eigen_rij)), mensen.robin).mag
    ((*_, wat, _),) = sentences(for_user(as_read(*own(eigen("7"))), mensen.robin))
    assert wat == ("Dit cijfer is van Huizen. U levert voor regio Gooi en Vechtstreek.")
    assert for_user(as_read(*own(eigen("7"), eigen_rij)), mensen.baas).mag


def test_who_delivers_for_nobody_is_told_so(mensen):
    ((*_, wat, _),) = sentences(for_user(as_read(*own(eigen("7"))), mensen.els))
    assert wat == "Dit cijfer is van Huizen. U levert voor geen enkel gebied."


# ---- what somebody delivers ----------------------------------------------------------


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        (
            eigen("1", soort="norm", periode="2024"),
            "De norm voor Beschut werk stelt Huizen niet zelf vast.",
        ),
        (
            eigen("9", indicator="inwoners", periode="2023"),
            "Inwoners wordt niet van Huizen gevraagd.",
        ),
    ],
)
def test_what_others_set_is_not_for_a_gemeente(mensen, rij, zin):
    make_indicator(
        "inwoners",
        naam="Inwoners",
        eenheid="personen",
        aard="stand",
        frequentie="jaar",
        leverancier="CBS",
        niveaus=["gemeente"],
    )
    gelezen = as_read(*own(rij))
    assert [m.wat for m in for_user(gelezen, mensen.sam).meldingen] == [zin]
    assert for_user(gelezen, mensen.baas).mag
    assert for_user(gelezen, None).mag


def test_an_own_ambitie_and_what_a_gemeente_knows_best_are(mensen):
    make_indicator(
        "participatiebanen",
        eenheid="plekken",
        aard="stand",
        frequentie="jaar",
        leverancier="gemeente",
        niveaus=["gemeente"],
    )
    rijen = [
        eigen("30", soort="ambitie", periode="2024"),
        eigen("9", indicator="participatiebanen", periode="2023"),
    ]
    assert for_user(as_read(*own(*rijen)), mensen.sam).mag
