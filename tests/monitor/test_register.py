"""The doelgroepregister over time: its groups, and when one outnumbers the other.

All numbers here are made up, except the shipped 1.914 of the end of 2019.
"""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Uitsplitsing
from monitor.kruising import Soort
from monitor.overzichten.opbouw import Opbouw
from monitor.overzichten.waarden import Waarde
from monitor.registergrafiek import chart_of, drawing, has_chart
from monitor.zinnen.register import crossing_sentence, register_sentences
from tests.monitor.maken import make_bron, make_gebied, make_indicator

K = Kwartaal.lees
TOEN = datetime.date(2021, 2, 1)
NU = datetime.date(2026, 11, 1)
GOOI = make_gebied()
GROEPEN = {
    code: Uitsplitsing(pk=nr, code=code, naam=code.capitalize(), langs="grondslag")
    for nr, code in enumerate(("wajong", "participatiewet", "wsw"), start=1)
}


def reeks(*waarden, eerste="2019-K4", **velden):
    """Consecutive quarters from `eerste`; None is a gap, a `Waarde` stays as it is."""
    velden.setdefault("bronnen", (make_bron(titel="factsheet UWV"),))
    return tuple(
        (
            K(eerste) + n,
            w if isinstance(w, Waarde) else Waarde(Decimal(w), **velden),
        )
        for n, w in enumerate(waarden)
        if w is not None
    )


def voorbeeld(*waarden, **velden):
    bron = make_bron(9, "voorbeeldcijfers")
    return reeks(*waarden, voorbeeld=True, bronnen=(bron,), **velden)


def make_opbouw(totaal=(), kwartaal="2020-K4", **groepen) -> Opbouw:
    delen = tuple((GROEPEN[code], rij) for code, rij in groepen.items())
    return Opbouw(make_indicator("doelgroepregister"), GOOI, K(kwartaal), totaal, delen)


TOTAAL = reeks(200, 202, 204, 206, 208)
DAALT = (104, 103, 102, 101, 100)
STIJGT = (64, 68, 72, 76, 80)  # 20 short, 5 closer a quarter: 2021-K4
VERWACHT = make_opbouw(TOTAAL, wajong=reeks(*DAALT), participatiewet=reeks(*STIJGT))
GEBEURD = make_opbouw(
    TOTAAL,
    wajong=reeks(100, 98, 96, 94, 92),
    participatiewet=reeks(80, 90, 97, 98, 99),
)
VOORBEELD = make_opbouw(
    (*voorbeeld(190, eerste="2019-K3"), *reeks(200), *voorbeeld(202, eerste="2020-K1")),
    wajong=voorbeeld(*DAALT),
    participatiewet=voorbeeld(*STIJGT),
)


# ---- sentences ---------------------------------------------------------------------------


def test_what_is_expected_is_told_as_future_while_it_is():
    assert crossing_sentence(VERWACHT, TOEN) == (
        "Gaat het zo door als in 2020, dan halen de mensen van de Participatiewet de "
        "Wajongers in het *4e kwartaal 2021* in."
    )


def test_what_was_expected_for_a_moment_gone_by_is_told_as_past():
    assert crossing_sentence(VERWACHT, NU) == (
        "Ging het zo door als in 2020, dan haalden de mensen van de Participatiewet de "
        "Wajongers in het *4e kwartaal 2021* in."
    )


def test_what_happened_has_its_quarter():
    assert crossing_sentence(GEBEURD, NU) == (
        "Sinds het *2e kwartaal 2020* staan er meer mensen van de Participatiewet in het "
        "register dan Wajongers."
    )


def test_equally_many_is_not_more():
    opbouw = make_opbouw(wajong=reeks(10, 10), participatiewet=reeks(9, 10))
    assert "minstens zoveel mensen" in crossing_sentence(opbouw, NU)


def test_what_happened_in_a_gap_has_no_quarter_of_its_own():
    opbouw = make_opbouw(
        wajong=reeks(10, None, None, 8), participatiewet=reeks(5, None, None, 9)
    )
    assert crossing_sentence(opbouw, NU) == (
        "Tussen eind 2019 en eind september 2020 haalden de mensen van de Participatiewet "
        "de Wajongers in."
    )


def test_a_group_that_was_always_the_larger_one_did_not_overtake():
    opbouw = make_opbouw(wajong=reeks(5, 5), participatiewet=reeks(9, 9))
    assert crossing_sentence(opbouw, NU).startswith("In alle kwartalen die wij kennen,")


def test_groups_that_do_not_come_closer_say_so():
    opbouw = make_opbouw(
        wajong=reeks(90, 91, 92, 93, 94), participatiewet=reeks(50, 50, 50, 50, 50)
    )
    assert opbouw.kruising.soort is Soort.NIET_DICHTERBIJ
    assert crossing_sentence(opbouw, NU) == (
        "In 2020 werd het verschil tussen Wajongers en mensen van de Participatiewet "
        "niet kleiner."
    )


@pytest.mark.parametrize(
    ("vandaag", "begin"), [(TOEN, "Gaat het zo door"), (NU, "Ging het zo door")]
)
def test_more_than_five_years_on_has_no_quarter(vandaag, begin):
    opbouw = make_opbouw(
        wajong=reeks(100, 100, 100, 100, 100), participatiewet=reeks(50, 50, 50, 50, 51)
    )
    zin = crossing_sentence(opbouw, vandaag)
    assert zin.startswith(begin)
    assert "langer dan vijf jaar" in zin
    assert "kwartaal" not in zin


def test_the_year_before_a_quarter_halfway_is_named():
    opbouw = make_opbouw(
        kwartaal="2021-K2",
        wajong=reeks(*DAALT, eerste="2020-K2"),
        participatiewet=reeks(*STIJGT, eerste="2020-K2"),
    )
    assert "als in het jaar tot eind juni 2021," in crossing_sentence(opbouw, TOEN)


def test_without_groups_the_sentence_says_what_is_not_known():
    assert register_sentences(make_opbouw(TOTAAL), GOOI, NU) == [
        "Eind 2020 stonden *208* mensen in het doelgroepregister.",
        "Dat zijn er *8 meer* dan eind 2019.",
        "Hoeveel van hen uit de Wajong of de Participatiewet komen, is niet bekend.",
    ]


@pytest.mark.parametrize(
    ("toen", "nu", "zin"),
    [
        (200, 201, "Dat is er *1 meer* dan eind 2019."),
        (200, 190, "Dat zijn er *10 minder* dan eind 2019."),
        (200, 200, "Dat zijn er evenveel als eind 2019."),
        (None, 200, ""),
        (Waarde(Decimal(190), benadering="circa"), 200, ""),
        (Waarde(Decimal(190), voorbeeld=True), 200, ""),
        (Waarde(Decimal(190), delen=1, leden=("A",)), 200, ""),
    ],
)
def test_the_change_on_a_year_ago_is_told_when_both_are_known_exactly(toen, nu, zin):
    zinnen = register_sentences(make_opbouw(reeks(toen, 1, 1, 1, nu)), GOOI, NU)
    assert [z for z in zinnen if z.startswith("Dat ")] == ([zin] if zin else [])


def test_too_few_quarters_are_said_to_be_too_few():
    opbouw = make_opbouw(wajong=reeks(5, 6), participatiewet=reeks(3, 4))
    assert "te weinig kwartalen" in crossing_sentence(opbouw, NU)


# ---- examples ------------------------------------------------------------------------------


def test_what_rests_on_examples_says_so_first():
    zin = crossing_sentence(VOORBEELD, NU)
    assert zin.startswith("Voorbeeld: Ging het zo door als in 2020,")
    assert VOORBEELD.kruising_is_voorbeeld


@pytest.mark.parametrize("welke", [0, 4])
def test_one_example_at_an_end_makes_the_crossing_an_example(welke):
    stijgt = list(STIJGT)
    stijgt[welke] = Waarde(Decimal(STIJGT[welke]), voorbeeld=True)
    opbouw = replace(
        VERWACHT,
        delen=(
            VERWACHT.delen[0],
            (GROEPEN["participatiewet"], reeks(*stijgt)),
        ),
    )
    assert opbouw.kruising_is_voorbeeld
    assert crossing_sentence(opbouw, NU).startswith("Voorbeeld: ")


def test_an_example_that_decides_nothing_makes_no_example_of_the_crossing():
    stijgt = list(STIJGT)
    stijgt[2] = Waarde(Decimal(72), voorbeeld=True)
    opbouw = make_opbouw(wajong=reeks(*DAALT), participatiewet=reeks(*stijgt))
    assert not opbouw.kruising_is_voorbeeld


def test_the_newest_real_total_is_told_and_no_example_after_it():
    zinnen = register_sentences(VOORBEELD, GOOI, NU)
    assert zinnen[0] == "Eind 2019 stonden *200* mensen in het doelgroepregister."
    assert "*202*" not in " ".join(zinnen)


def test_a_total_that_is_only_an_example_says_so():
    zinnen = register_sentences(make_opbouw(voorbeeld(200, 202)), GOOI, NU)
    assert zinnen[0].startswith("Voorbeeld: Eind maart 2020 stonden *202* mensen")


# ---- which figures count -------------------------------------------------------------------


def test_a_softened_number_decides_no_crossing():
    stijgt = (*STIJGT[:4], Waarde(Decimal(80), benadering="circa"))
    opbouw = make_opbouw(wajong=reeks(*DAALT), participatiewet=reeks(*stijgt))
    assert opbouw.kruising is None


def test_sums_over_other_gemeenten_decide_no_crossing():
    stijgt = [Waarde(Decimal(w), delen=2, leden=("A", "B")) for w in STIJGT]
    stijgt[0] = replace(stijgt[0], leden=("A", "C"))
    opbouw = make_opbouw(wajong=reeks(*DAALT), participatiewet=reeks(*stijgt))
    assert opbouw.kruising is None


def test_figures_of_more_than_a_year_ago_are_not_drawn_on():
    assert replace(VERWACHT, kwartaal=K("2021-K4")).kruising is not None
    assert replace(VERWACHT, kwartaal=K("2022-K1")).kruising is None


# ---- the drawing -----------------------------------------------------------------------------


def test_one_moment_is_no_course():
    assert not has_chart(make_opbouw(reeks(200)))
    assert not has_chart(make_opbouw(reeks(200), wajong=reeks(100)))
    assert not has_chart(make_opbouw())
    assert has_chart(make_opbouw(reeks(200, 202)))
    assert has_chart(make_opbouw(reeks(200), wajong=reeks(100, eerste="2020-K1")))


def test_figures_of_long_ago_are_not_drawn():
    assert not has_chart(make_opbouw(reeks(200, 202, eerste="2015-K1")))


def test_too_small_to_show_is_no_moment():
    te_klein = Waarde(None, te_klein=True)
    assert not has_chart(make_opbouw(reeks(200, te_klein)))


def test_the_crossing_in_the_drawing_is_the_one_of_the_sentence():
    kruis = chart_of(VERWACHT).kruising
    assert kruis.tekst == "Participatiewet haalt Wajong in:\n4e kwartaal 2021"
    assert (str(kruis.vanaf), kruis.tempo) == ("2020-K4", (Decimal(4), Decimal(-1)))
    assert not kruis.voorbeeld
    kruis = chart_of(GEBEURD).kruising
    assert kruis.tekst == "Participatiewet haalde Wajong in:\n2e kwartaal 2020"
    assert (str(kruis.vanaf), kruis.tempo) == ("2020-K1", None)


def test_a_crossing_before_the_drawing_is_told_and_not_drawn():
    opbouw = make_opbouw(
        wajong=reeks(10, 8, *[8] * 30, eerste="2013-K1"),
        participatiewet=reeks(5, 9, *[9] * 30, eerste="2013-K1"),
    )
    assert "2e kwartaal 2013" in crossing_sentence(opbouw, NU)
    assert chart_of(opbouw).kruising is None


def test_an_example_stands_in_title_points_and_description():
    grafiek = chart_of(VOORBEELD)
    assert grafiek.titel.startswith(
        "Voorbeeld: Mensen in het doelgroepregister in Gooi"
    )
    assert [p.soort for p in grafiek.totaal.punten] == [
        "voorbeeld",
        "echt",
        "voorbeeld",
    ]
    assert grafiek.kruising.voorbeeld
    assert "(voorbeeld)" in grafiek.omschrijving
    assert "Echt is 200 eind 2019." in grafiek.omschrijving
    assert "Voorbeeld: Participatiewet haalt" in grafiek.omschrijving
    assert grafiek.bron == "factsheet UWV."


def test_real_figures_name_no_example():
    grafiek = chart_of(VERWACHT)
    assert "oorbeeld" not in grafiek.titel + grafiek.omschrijving + grafiek.bron


def test_other_groups_in_the_total_are_named_when_there_are_any():
    assert chart_of(VERWACHT).noten == ("In het totaal zitten ook andere groepen.",)
    afgerond = make_opbouw(reeks(210, 212), wajong=reeks(100, 105), wsw=reeks(110, 105))
    assert chart_of(afgerond).noten == ()


def test_the_table_holds_every_number_newest_first():
    tekening = drawing(VERWACHT, "/grafiek/x.{}".format)
    assert [k["tekst"] for k in tekening.kolommen] == [
        "Kwartaal",
        "Totaal",
        "Wajong",
        "Participatiewet",
        "Soort cijfer",
    ]
    eerste = [cel["tekst"] for cel in tekening.tabel[0]["cellen"]]
    assert eerste == ["4e kwartaal 2020", "208", "100", "80", ""]
    assert len(tekening.tabel) == 5


def test_a_mark_of_a_whole_row_stands_once_and_of_one_number_beside_it():
    rijen = drawing(VOORBEELD, "/grafiek/x.{}".format).tabel
    per_label = {rij["cellen"][0]["tekst"]: rij["cellen"] for rij in rijen}
    gemengd, heel = per_label["4e kwartaal 2019"], per_label["1e kwartaal 2020"]
    assert [bool(cel.get("merken")) for cel in gemengd] == [0, 0, 1, 1, 0]
    assert [bool(cel.get("merken")) for cel in heel] == [0, 0, 0, 0, 1]
