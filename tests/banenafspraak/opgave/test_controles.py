"""What is wrong with an opgave and what stands out in it, in sentences that read well."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.eenheden import Eenheid
from banenafspraak.opgave.controles import Ernst, Regel, Soort, check, is_jump
from banenafspraak.opgave.lezen import Fout, Gelezen

NIET_BEKEND = "nog niet bekend"


def number(waarde) -> Decimal | None:
    return None if waarde is None else Decimal(str(waarde))


def make_regel(waarde=62, vorig=None, sleutel="totaal", **velden) -> Regel:
    """A line with a number (None: nothing filled in), known of before."""
    gelezen = velden.pop("gelezen", Gelezen(waarde=number(waarde)))
    standaard = {"naam": "Beschut werk", "eerder_bekend": True, **velden}
    return Regel(sleutel, gelezen=gelezen, vorig=number(vorig), **standaard)


def make_deel(naam, waarde, groep="sector", ouder="totaal", **velden) -> Regel:
    return make_regel(
        waarde, sleutel=naam, naam=naam, groep=groep, ouder=ouder, **velden
    )


def make_totaal(waarde=100, **velden) -> Regel:
    return make_regel(waarde, **{"naam": "Banen", **velden})


def only(*regels):
    """The one remark about these lines."""
    (opmerking,) = check(regels)
    return opmerking


def kinds(*regels):
    return [o.soort for o in check(regels)]


# ---- one line ----------------------------------------------------------------------


def test_an_ordinary_figure_has_no_remark():
    assert check([make_regel(62, vorig=60)]) == []


def test_a_mistake_holds_up_and_is_the_only_remark():
    fout = Gelezen(fout=Fout("Dit is geen getal.", "Vul het echte aantal in."))
    opmerking = only(make_regel(gelezen=fout, vorig=5, eerder_bekend=False))
    assert (opmerking.soort, opmerking.ernst) == (Soort.FOUT, Ernst.FOUT)
    assert opmerking.tekst == "Dit is geen getal. Vul het echte aantal in."
    assert opmerking.kort == "Beschut werk: Dit is geen getal."
    assert opmerking.houdt_tegen


def test_an_empty_field_is_not_zero():
    opmerking = only(make_regel(gelezen=Gelezen(), vorig=60))
    assert (opmerking.soort, opmerking.houdt_tegen) == (Soort.LEEG, True)
    assert opmerking.tekst.endswith("Leeg is geen nul.")


def test_a_norm_may_stay_empty():
    assert check([make_regel(gelezen=Gelezen(), verplicht=False, is_norm=True)]) == []


def test_unknown_is_only_mentioned():
    opmerking = only(make_regel(gelezen=Gelezen(reden=NIET_BEKEND)))
    assert (opmerking.soort, opmerking.houdt_tegen) == (Soort.NIET_BEKEND, False)
    assert opmerking.tekst == (
        "Reden: nog niet bekend. Op de site komt “niet bekend”, geen nul."
    )


def test_was_known_and_is_not_now():
    opmerking = only(make_regel(gelezen=Gelezen(reden=NIET_BEKEND), vorig=1059))
    assert opmerking.soort is Soort.WAS_BEKEND
    assert opmerking.tekst == (
        "Reden: nog niet bekend. Vorig kwartaal was het 1.059. "
        "Op de site komt “niet bekend”, geen nul."
    )


def test_a_norm_that_was_known_keeps_its_words():
    opmerking = only(
        make_regel(
            gelezen=Gelezen(reden=NIET_BEKEND),
            vorig=900,
            is_norm=True,
            vorig_label="de norm van eind 2025",
        )
    )
    assert "De norm van eind 2025 was 900." in opmerking.tekst


def test_first_figure_is_mentioned():
    opmerking = only(make_regel(62, eerder_bekend=False))
    assert (opmerking.soort, opmerking.houdt_tegen) == (Soort.EERSTE_KEER, False)


def test_first_norm_is_not_mentioned():
    assert check([make_regel(62, eerder_bekend=False, is_norm=True)]) == []


# ---- jumps -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nu", "was", "sprong"),
    [
        (25, 20, True),  # exactly 25% and exactly 5
        (15, 20, True),
        (24, 20, False),  # 4: under the number
        (16, 20, False),
        (26, 21, False),  # 5, but 23,8%
        (126, 101, False),  # 24,75%
        (125, 100, True),
        ("124.99", 100, False),
        (75, 100, True),
        ("75.01", 100, False),
        (5, 0, True),
        (4, 0, False),
        (0, 5, True),
        (0, 4, False),
        (0, 0, False),
        (-5, 0, True),
        (-830, -664, True),  # 166 is 25% of 664
        (-830, -665, False),
        (5, -5, True),
        (62, None, False),
        (None, 62, False),
    ],
)
def test_a_jump_passes_both_thresholds(nu, was, sprong):
    assert is_jump(make_regel(nu, was)) is sprong


def test_thresholds_are_those_of_the_indicator():
    ruim = {"sprong_procent": 50, "sprong_aantal": 20}
    assert not is_jump(make_regel(149, 100, **ruim))
    assert is_jump(make_regel(150, 100, **ruim))
    assert not is_jump(make_regel(29, 10, **ruim))
    assert is_jump(make_regel(30, 10, **ruim))


def test_thresholds_of_zero_ask_about_every_change_and_no_more():
    alles = {"sprong_procent": 0, "sprong_aantal": 0}
    assert is_jump(make_regel(101, 100, **alles))
    assert not is_jump(make_regel(100, 100, **alles))


@given(
    st.integers(-400, 400),
    st.integers(-400, 400),
    st.integers(0, 60),
    st.integers(0, 9),
)
def test_a_jump_as_a_person_would_say_it(nu, was, procent, aantal):
    regel = make_regel(nu, was, sprong_procent=procent, sprong_aantal=aantal)
    anders = abs(nu - was)
    groot_genoeg = anders >= aantal
    ver_genoeg = was == 0 or anders / abs(was) >= procent / 100 - 1e-12
    assert is_jump(regel) is (anders > 0 and groot_genoeg and ver_genoeg)


@pytest.mark.parametrize(
    ("nu", "was", "velden", "zin"),
    [
        (
            91,
            62,
            {},
            "Dat zijn er 29 meer dan vorig kwartaal (47%). Klopt dit? Leg het kort uit.",
        ),
        (
            33,
            62,
            {},
            "Dat zijn er 29 minder dan vorig kwartaal (47%). Klopt dit? Leg het kort uit.",
        ),
        (
            6,
            0,
            {},
            "Dat zijn er 6 meer dan vorig kwartaal. Klopt dit? Leg het kort uit.",
        ),
        (
            3,
            2,
            {"sprong_aantal": 1},
            "Dat is er 1 meer dan vorig kwartaal (50%). Klopt dit? Leg het kort uit.",
        ),
        (
            2,
            "3.5",
            {"sprong_aantal": 1},
            "Dat zijn er 1,5 minder dan vorig kwartaal (43%). Klopt dit? Leg het kort uit.",
        ),
        (
            41,
            27,
            {"vorig_label": "een jaar eerder"},
            "Dat zijn er 14 meer dan een jaar eerder (52%). Klopt dit? Leg het kort uit.",
        ),
        (
            2059,
            1000,
            {},
            "Dat zijn er 1.059 meer dan vorig kwartaal (106%). Klopt dit? Leg het kort uit.",
        ),
        (
            6000,
            1000,
            {"eenheid": Eenheid.EURO},
            "Dat is € 5.000 meer dan vorig kwartaal (500%). Klopt dit? Leg het kort uit.",
        ),
        (
            45,
            30,
            {"eenheid": Eenheid.PROCENT},
            "Dat is 15 procentpunt meer dan vorig kwartaal (50%). Klopt dit? Leg het kort uit.",
        ),
        (
            -100,
            730,
            {},
            "Dat zijn er 830 minder dan vorig kwartaal (114%). Klopt dit? Leg het kort uit.",
        ),
    ],
)
def test_a_jump_in_words(nu, was, velden, zin):
    opmerking = only(make_regel(nu, was, **velden))
    assert (opmerking.soort, opmerking.tekst) == (Soort.SPRONG, zin)


def test_a_jump_in_short():
    assert only(make_regel(91, 62)).kort == "Beschut werk: van 62 naar 91"
    assert only(make_regel(9000, 5000, eenheid=Eenheid.EURO)).kort == (
        "Beschut werk: van € 5.000 naar € 9.000"
    )


def test_a_jump_holds_up_until_it_is_explained():
    assert only(make_regel(91, 62)).houdt_tegen
    uitgelegd = only(make_regel(91, 62, uitleg="Nieuw contract."))
    assert uitgelegd.beantwoord
    assert not uitgelegd.houdt_tegen


# ---- totals and parts --------------------------------------------------------------


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
