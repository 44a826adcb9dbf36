"""A file held against the site: what is new, changed, equal or refused.

Rows of somebody else: test_controle_andermans.py; what stands out: test_opvallend.py; areas
that had ended: test_gebieden_toen.py; all of it once more, slowly: test_rekenmodel.py.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banenafspraak.importeren.controle import in_words
from banenafspraak.importeren.inzage import for_user
from banenafspraak.models import Bron, NormSoort
from tests.banenafspraak.importeren.bestanden import (
    KORT,
    STAATSCOURANT,
    as_read,
    eigen,
    examined,
    numbers,
    own,
    sentences,
)
from tests.banenafspraak.importeren.wereld import published, waits
from tests.builders import (
    build_cijfer,
    make_bron,
    make_gemeente,
    make_indeling,
    make_indicator,
    make_norm,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wereld(wereld):
    return wereld


# ---- new, changed, equal -----------------------------------------------------------


def test_rows_are_new_changed_or_equal(wereld):
    published(wereld.huizen, 7)
    published(wereld.hilversum, 30)
    uitkomst = examined(
        *own(eigen("7"), eigen("31", gebied="GM0402"), eigen("2", gebied="GM0417"))
    )
    assert numbers(uitkomst.gelijk) == [2]
    ((wijziging),) = uitkomst.gewijzigd
    assert wijziging.bestandsrij.nummer == 3
    assert (wijziging.was.waarde, wijziging.bestandsrij.rij.waarde) == (30, 31)
    assert numbers(uitkomst.nieuw) == [4]
    assert (uitkomst.mag, uitkomst.is_leeg, uitkomst.aantal) == (True, False, 2)
    assert uitkomst.gebied == wereld.gooi


def test_what_the_site_says_already_changes_nothing(wereld):
    published(wereld.huizen, 7)
    uitkomst = examined(*own(eigen("7")))
    assert (uitkomst.is_leeg, uitkomst.mag, numbers(uitkomst.gelijk)) == (
        True,
        True,
        [2],
    )


def test_onbekend_is_never_0(wereld):
    published(wereld.huizen, None, reden_onbekend="nog niet bekend")
    uitkomst = examined(*own(eigen("0")))
    assert len(uitkomst.gewijzigd) == 1
    uitkomst = examined(*own(eigen("", reden="nog niet bekend")))
    assert numbers(uitkomst.gelijk) == [2]


def test_an_empty_number_without_a_reason_is_refused():
    uitkomst = examined(*own(eigen("")))
    assert sentences(uitkomst) == [
        (
            2,
            "waarde",
            "Er staat geen getal en geen reden.",
            "Vul een getal in, of kies bij reden waarom het niet bekend is. Leeg is geen "
            "nul.",
        )
    ]
    assert not uitkomst.mag


def test_a_second_document_with_the_same_number_is_equal(wereld):
    published(wereld.huizen, 7, bron=make_bron("Brief A"))
    uitkomst = for_user(as_read(KORT, eigen_kort("7"), bron="Brief B"), None)
    assert numbers(uitkomst.gelijk) == [2]


def eigen_kort(waarde) -> tuple:
    return ("cijfer", "beschut-werk", "GM0406", "2020-K4", waarde)


@pytest.mark.parametrize(
    ("genoemd", "gelijk"),
    [
        ("Brief A", True),
        ("brief  a", True),
        ("Brief B", False),
        ("Nieuwe brief", False),
    ],
)
def test_a_row_that_names_another_source_is_changed(wereld, genoemd, gelijk):
    published(wereld.huizen, 7, bron=make_bron("Brief A"))
    make_bron("Brief B")
    uitkomst = examined(*own(eigen("7", bron=genoemd)))
    assert (len(uitkomst.gelijk), len(uitkomst.gewijzigd)) == (gelijk, not gelijk)


def test_words_beside_a_number_change_it(wereld):
    published(wereld.huizen, 7, toelichting="Geteld.", benadering="bijna")
    assert examined(KORT, eigen_kort("7")).is_leeg
    for anders in (
        {"toelichting": "Geteld."},
        {"toelichting": "Geschat.", "benadering": "bijna"},
    ):
        assert len(examined(*own(eigen("7", **anders))).gewijzigd) == 1
    zelfde = eigen("7", toelichting="Geteld.", benadering="bijna")
    assert examined(*own(zelfde)).is_leeg


def test_a_norm_keeps_the_kind_and_version_that_it_has(wereld):
    make_norm(
        9,
        2018,
        gebied=wereld.huizen,
        indicator=make_indicator("beschut-werk"),
        soort=NormSoort.RICHTLIJN,
        versie="Regeling 2017",
    )
    ((wijziging),) = examined(STAATSCOURANT, (406, "Huizen", 10)).gewijzigd
    rij = wijziging.bestandsrij.rij
    assert (rij.soort, rij.versie) == (NormSoort.RICHTLIJN, "Regeling 2017")
    assert rij.waarde == 10


def test_an_ambition_stands_beside_a_norm(wereld):
    make_norm(
        9,
        2020,
        gebied=wereld.huizen,
        indicator=make_indicator("beschut-werk"),
        soort=NormSoort.WETTELIJK,
    )
    ambitie = eigen("12", soort="ambitie", periode="2020")
    norm = eigen("9", soort="norm", periode="2020")
    uitkomst = examined(*own(ambitie, norm))
    assert (numbers(uitkomst.nieuw), numbers(uitkomst.gelijk)) == ([2], [3])


def test_with_the_same_number_the_unsaid_words_stay(wereld):
    published(
        wereld.huizen, 90, benadering="bijna", toelichting="Geschat.", voorlopig=True
    )
    kop = (*KORT, "bron")
    ((wijziging),) = examined(kop, (*eigen_kort("90"), "Nieuwe brief")).gewijzigd
    rij = wijziging.bestandsrij.rij
    assert (rij.benadering, rij.toelichting, rij.voorlopig) == (
        "bijna",
        "Geschat.",
        True,
    )
    ((wijziging),) = examined(kop, (*eigen_kort("91"), "Nieuwe brief")).gewijzigd
    rij = wijziging.bestandsrij.rij
    assert (rij.benadering, rij.toelichting, rij.voorlopig) == ("", "", False)


def test_an_example_figure_is_not_compared_with(wereld):
    published(wereld.huizen, 7, voorbeeld=True)
    assert numbers(examined(*own(eigen("7"))).nieuw) == [2]


# ---- refused -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tweede", "wat"),
    [
        ("7", "Deze rij staat ook op rij 2."),
        ("8", "Deze rij staat ook op rij 2, met een ander getal."),
    ],
)
def test_the_same_figure_twice_is_refused(tweede, wat):
    uitkomst = examined(*own(eigen("7"), eigen("3", gebied="GM0402"), eigen(tweede)))
    assert sentences(uitkomst) == [(4, "waarde", wat, "Laat één rij staan.")]


def test_a_year_and_its_last_quarter_are_the_same_figure():
    kort = {"indicator": "werkgever"}
    uitkomst = examined(
        *own(eigen("7", periode="2020", **kort), eigen("7", periode="2020-K4", **kort))
    )
    assert [m.wat for m in uitkomst.meldingen] == ["Deze rij staat ook op rij 2."]


@pytest.mark.parametrize(
    ("vervangt", "wat_voor"), [(True, "correctie"), (False, "levering")]
)
def test_a_figure_that_waits_already_is_refused(mensen, vervangt, wat_voor):
    oud = published(mensen.huizen, 7) if vervangt else None
    rij = build_cijfer(
        8,
        gebied=mensen.huizen,
        indicator=make_indicator("beschut-werk"),
        vervangt=oud,
    )
    levering = waits(rij, ingediend_door=mensen.sam)
    file = own(eigen("9"), eigen("3", gebied="GM0402"))
    uitkomst = examined(*file)
    assert sentences(uitkomst) == [
        (
            2,
            "waarde",
            f"Voor dit cijfer wacht al een {wat_voor} op akkoord, van Sam de Wit.",
            "Wacht op het besluit of vraag om intrekken.",
        )
    ]
    assert numbers(uitkomst.nieuw) == [3]
    assert examined(*file, levering=levering).mag


def test_what_nobody_in_particular_handed_in_has_no_name(wereld):
    rij = build_cijfer(
        8, gebied=wereld.huizen, indicator=make_indicator("beschut-werk")
    )
    waits(rij, ingediend_als="opdrachtregel")
    ((*_, wat, _),) = sentences(examined(*own(eigen("9"))))
    assert wat == "Voor dit cijfer wacht al een levering op akkoord."


def test_the_source_of_invented_figures_is_refused():
    make_bron("Voorbeeld", soort=Bron.Soort.VOORBEELD)
    uitkomst = examined(*own(eigen("7", bron="voorbeeld")))
    assert sentences(uitkomst) == [
        (
            2,
            "waarde",
            "“voorbeeld” is de bron van verzonnen cijfers.",
            "Noem de echte bron van dit cijfer.",
        )
    ]


def test_refusals_stand_in_the_order_of_the_file():
    uitkomst = examined(*own(eigen(""), eigen("<5", gebied="GM0402"), eigen("")))
    assert [m.rij for m in uitkomst.meldingen] == [2, 3, 4]
    assert uitkomst.geweigerd == 3


# ---- in words ----------------------------------------------------------------------


def test_what_it_becomes_in_words(wereld):
    assert in_words(examined(STAATSCOURANT, (406, "", 9), (402, "", 27))) == (
        "Norm voor Beschut werk, eind 2018, 2 gemeenten"
    )
    assert in_words(examined(*own(eigen("7")))) == "Beschut werk, eind 2020, Huizen"


@pytest.mark.parametrize(
    ("codes", "gebied"),
    [
        ((406,), "Huizen"),
        ((406, 402), "Gooi en Vechtstreek"),
        ((406, 80), "Nederland"),
        ((7, 48), "Groningen"),
        ((7, 1950), "Groningen"),
    ],
)
def test_the_smallest_area_that_holds_all_rows(codes, gebied):
    rijen = [(code, "", 9) for code in codes]
    assert examined(STAATSCOURANT, *rijen).gebied.naam == gebied


def test_a_region_is_that_of_the_day_that_the_figures_are_about(wereld):
    """Weesp was part of Gooi en Vechtstreek until 2022: figures of before are of its region."""
    weesp = make_gemeente("Weesp", code="GM0457")
    make_indeling(weesp, wereld.gooi, "2015-01-01", "2022-01-01")
    make_indeling(weesp, wereld.groningen, "2022-01-01")

    def area(kwartaal):
        rijen = [eigen("7", gebied=code, periode=kwartaal) for code in ("406", "457")]
        return examined(*own(*rijen)).gebied

    assert area("2021-K4") == wereld.gooi
    assert area("2022-K1") == wereld.land


# ---- the number of queries ---------------------------------------------------------


def queries_of(gelezen, wie) -> int:
    with CaptureQueriesContext(connection) as gevraagd:
        uitkomst = for_user(gelezen, wie)
    assert uitkomst.mag
    return len(gevraagd)


def test_the_number_of_queries_does_not_grow_with_rows(mensen):
    gemeenten = [make_gemeente(regio=mensen.gooi) for _ in range(150)]
    for gemeente in gemeenten[::3]:
        published(gemeente, 7)
    rijen = [
        eigen(str(10 + n % 7), gebied=g.code, periode=periode)
        for n, g in enumerate(gemeenten)
        for periode in ("2020-K3", "2020-K4")
    ]
    klein, groot = as_read(*own(*rijen[:10])), as_read(*own(*rijen))
    for_user(klein, mensen.baas)  # rights are read once
    assert queries_of(groot, mensen.baas) == queries_of(klein, mensen.baas)
    with CaptureQueriesContext(connection) as gevraagd:
        as_read(*own(*rijen))
    with CaptureQueriesContext(connection) as gevraagd_klein:
        as_read(*own(*rijen[:10]))
    assert len(gevraagd) == len(gevraagd_klein) < 15
