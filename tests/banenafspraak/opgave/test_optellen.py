"""Totals and parts: what must add up, and what cannot be more than what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.opgave.controles import Soort, check
from banenafspraak.opgave.lezen import Fout, Gelezen
from tests.banenafspraak.opgave.regels import (
    NIET_BEKEND,
    kinds,
    make_deel,
    make_regel,
    make_totaal,
    number,
    only,
)


def parts(*waarden):
    return [make_deel(f"deel {n}", w) for n, w in enumerate(waarden)]


@pytest.mark.parametrize(
    ("markt", "vraagt"), [(62, False), (58, False), (63, True), (57, True)]
)
def test_a_difference_over_2_is_asked_about(markt, vraagt):
    regels = [make_totaal(100), *parts(markt, 40)]
    assert kinds(*regels) == ([Soort.TELT_NIET_OP] if vraagt else [])


def test_a_sum_in_words():
    opmerking = only(make_totaal(100), *parts(50, 30, 23))
    assert opmerking.sleutel == "totaal"
    assert opmerking.tekst == (
        "50, 30 en 23 is samen 103. Dat is 3 meer dan het totaal. "
        "Verbeter een getal, of leg uit waarom het klopt."
    )
    assert opmerking.kort == "Banen: 50, 30 en 23 is samen 103, niet 100"
    assert opmerking.houdt_tegen


def test_a_sum_is_answered_by_the_explanation_of_its_total():
    regels = [make_totaal(100, uitleg="Zonder detachering."), *parts(50, 30)]
    assert only(*regels).beantwoord
    regels = [make_totaal(100), make_deel("a", 50, uitleg="Zo."), make_deel("b", 30)]
    assert not only(*regels).beantwoord


@pytest.mark.parametrize(
    "deel", [Gelezen(reden=NIET_BEKEND), Gelezen(fout=Fout("Nee.", "Anders."))]
)
def test_a_sum_with_gaps_says_nothing(deel):
    regels = [make_totaal(100), *parts(50, 30), make_deel("gat", 0, gelezen=deel)]
    assert Soort.TELT_NIET_OP not in kinds(*regels)


def test_an_unknown_total_is_not_added_up():
    onbekend = make_totaal(gelezen=Gelezen(reden=NIET_BEKEND))
    assert kinds(onbekend, *parts(50, 30)) == [Soort.NIET_BEKEND]


def test_one_part_is_no_sum():
    assert check([make_totaal(100), *parts(50)]) == []


def test_each_axis_adds_up_by_itself():
    vast, tijdelijk = (
        make_deel("vast", 60, "contract"),
        make_deel("tijdelijk", 40, "contract"),
    )
    kort = make_deel("kort", 25, "contractduur", "tijdelijk")
    lang = make_deel("lang", 15, "contractduur", "tijdelijk")
    weinig, veel = make_deel("weinig", 30, "uren"), make_deel("veel", 70, "uren")
    regels = [make_totaal(100), vast, tijdelijk, kort, lang, weinig, veel]
    assert check(regels) == []
    anders = [*regels[:-1], make_deel("veel", 60, "uren")]
    assert [(o.sleutel, o.kort) for o in check(anders)] == [
        ("totaal", "Banen: 30 en 60 is samen 90, niet 100")
    ]
    anders = [
        *regels[:4],
        make_deel("lang", 5, "contractduur", "tijdelijk"),
        weinig,
        veel,
    ]
    assert [(o.sleutel, o.kort) for o in check(anders)] == [
        ("tijdelijk", "tijdelijk: 25 en 5 is samen 30, niet 40")
    ]


def test_what_is_subtracted_counts_so():
    saldo = make_totaal(-10, naam="Per saldo", mag_negatief=True)
    instroom = make_deel("instroom", 30, "stroom")
    assert (
        check([saldo, instroom, make_deel("uitstroom", 40, "stroom", weegt=-1)]) == []
    )
    opmerking = only(saldo, instroom, make_deel("uitstroom", 50, "stroom", weegt=-1))
    assert opmerking.kort == "Per saldo: 30 min 50 is samen −20, niet −10"


@pytest.mark.parametrize(
    ("deel", "groep", "kan"),
    [(100, "", True), (101, "", False), (102, "sector", True), (103, "sector", False)],
)
def test_a_part_is_not_more_than_the_whole(deel, groep, kan):
    soorten = kinds(make_totaal(100), make_deel("deel", deel, groep))
    assert soorten == ([] if kan else [Soort.KAN_NIET])


def test_a_part_that_is_too_large_in_words():
    opmerking = only(
        make_totaal(556, naam="Hele doelgroep"),
        make_deel("Klantprofielen", 1390, ""),
    )
    assert (opmerking.sleutel, opmerking.houdt_tegen) == ("Klantprofielen", True)
    assert opmerking.tekst == (
        "1.390 is meer dan het geheel: Hele doelgroep is 556. "
        "Verbeter een van de twee getallen."
    )
    assert opmerking.kort == "Klantprofielen: meer dan het geheel"


def test_a_step_is_not_more_than_the_step_before():
    trechter = [
        make_totaal(40),
        make_deel("benaderd", 40, ""),
        make_deel("gesprek", 30, "", "benaderd"),
        make_deel("vervolg", 31, "", "gesprek"),
    ]
    assert [(o.sleutel, o.soort) for o in check(trechter)] == [
        ("vervolg", Soort.KAN_NIET)
    ]


def test_extra_banen_may_exceed_their_total():
    """Inleen was −830 at the end of 2023: the others are more than the total."""
    extra = {"mag_negatief": True}
    regels = [
        make_totaal(1000, **extra),
        make_deel("markt", 1500, **extra),
        make_deel("overheid", 330, **extra),
        make_deel("inleen", -830, **extra),
        make_deel("regulier", 1830, "", **extra),
    ]
    assert check(regels) == []


def test_remarks_come_in_the_order_of_the_form():
    regels = [
        make_totaal(100),
        make_deel("a", 300, ""),
        make_regel(gelezen=Gelezen(), sleutel="z", naam="Z"),
        make_regel(90, 10, sleutel="b", naam="B"),
    ]
    assert [o.sleutel for o in check(regels)] == ["a", "z", "b"]


@given(
    st.integers(-60, 60),
    st.lists(st.one_of(st.none(), st.integers(-30, 60)), max_size=4),
    st.booleans(),
)
def test_parts_and_total_against_a_slow_calculation(totaal, waarden, verschil):
    totaal = make_totaal(totaal, mag_negatief=verschil)
    delen = [
        make_deel(
            f"d{n}",
            w,
            mag_negatief=verschil,
            gelezen=Gelezen(number(w), "" if w is not None else NIET_BEKEND),
        )
        for n, w in enumerate(waarden)
    ]
    opmerkingen = check([totaal, *delen])
    bekend = [w for w in waarden if w is not None]
    volledig = len(bekend) == len(waarden) >= 2
    heel = totaal.gelezen.waarde
    optelling = [o for o in opmerkingen if o.soort is Soort.TELT_NIET_OP]
    assert len(optelling) == (volledig and not -2 <= sum(bekend) - heel <= 2)
    te_groot = {o.sleutel for o in opmerkingen if o.soort is Soort.KAN_NIET}
    assert te_groot == {
        f"d{n}"
        for n, w in enumerate(waarden)
        if w is not None and not verschil and w - 2 > heel
    }
