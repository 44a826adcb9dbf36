"""Does the area reach its norm: the word, the sentences, and what stands beside them."""

import pytest

from monitor.antwoorden.antwoord import Woord
from monitor.antwoorden.maken import answer
from monitor.antwoorden.vragen import PER_CODE
from monitor.overzichten import Waarde
from monitor.overzichten.maatregelen import Stap
from tests.monitor.antwoorden.maken import (
    GEMEENTE,
    LAND,
    REGIO,
    make_gegeven,
    make_stof,
    text,
)
from tests.monitor.maken import make_doel, make_indicator, make_waarde

BANEN = PER_CODE["haalt-de-taakstelling-banenafspraak"]
BESCHUT = PER_CODE["haalt-de-taakstelling-beschut-werk"]
ZELF = PER_CODE["hoe-staat-de-gemeente-zelf"]


def banen(*args, gebied=REGIO, **velden):
    return make_doel(*args, gebied=gebied, **velden)


def beschut(*args, gebied=REGIO, **velden):
    return make_doel(*args, gebied=gebied, indicator="beschut-werk", **velden)


def answered(vraag, *doelen, **velden):
    return answer(vraag, make_stof(*doelen, **velden))


def test_a_missed_norm_is_a_no_with_figure_norm_and_distance():
    antwoord = answered(BANEN, banen(608, 900))
    assert antwoord.titel == "Haalt Gooi en Vechtstreek de norm voor de banenafspraak?"
    assert antwoord.woord is Woord.NEE
    assert text(antwoord.zinnen) == [
        "Eind 2020 waren er 608 extra banen.",
        "De norm was 900 extra banen.",
        "Dat zijn er 292 te weinig.",
    ]


@pytest.mark.parametrize(
    ("stand", "norm", "woord", "zinnen"),
    [
        (
            900,
            900,
            Woord.JA,
            [
                "Eind 2020 waren er 900 extra banen.",
                "De norm was 900 extra banen.",
                "Dat is precies genoeg.",
            ],
        ),
        (
            901,
            900,
            Woord.JA,
            [
                "Eind 2020 waren er 901 extra banen.",
                "De norm was 900 extra banen.",
                "Dat is er 1 meer dan de norm.",
            ],
        ),
        (
            899,
            900,
            Woord.NEE,
            [
                "Eind 2020 waren er 899 extra banen.",
                "De norm was 900 extra banen.",
                "Dat is er 1 te weinig.",
            ],
        ),
        (
            1,
            2,
            Woord.NEE,
            [
                "Eind 2020 was er 1 extra baan.",
                "De norm was 2 extra banen.",
                "Dat is er 1 te weinig.",
            ],
        ),
        (
            0,
            1,
            Woord.NEE,
            [
                "Eind 2020 waren er 0 extra banen.",
                "De norm was 1 extra baan.",
                "Dat is er 1 te weinig.",
            ],
        ),
        (
            "14.6",
            20,
            Woord.NEE,
            [
                "Eind 2020 waren er 14,6 extra banen.",
                "De norm was 20 extra banen.",
                "Dat zijn er 5,4 te weinig.",
            ],
        ),
    ],
)
def test_small_numbers_agree_with_their_verbs(stand, norm, woord, zinnen):
    antwoord = answered(BANEN, banen(stand, norm))
    assert (antwoord.woord, text(antwoord.zinnen)) == (woord, zinnen)


@pytest.mark.parametrize(
    ("stand", "benadering", "woord"),
    [
        (1000, "meer dan", Woord.JA),
        (880, "meer dan", Woord.NIET_TE_ZEGGEN),
        (880, "bijna", Woord.NEE),
        (910, "bijna", Woord.NIET_TE_ZEGGEN),
        (900, "bijna", Woord.NEE),
    ],
)
def test_a_softened_number_gives_yes_or_no_only_where_it_must(stand, benadering, woord):
    antwoord = answered(BANEN, banen(make_waarde(stand, benadering=benadering), 900))
    assert antwoord.woord is woord
    assert f"{benadering} " in text(antwoord.zinnen)[0]


@pytest.mark.parametrize("kwartaal", ["2020-K1", "2020-K2", "2020-K3"])
@pytest.mark.parametrize("stand", [100, 500, 5000])
def test_before_the_end_of_the_year_there_is_no_yes_or_no(kwartaal, stand):
    doel = banen(stand, 900, kwartaal, vorige_norm=700)
    antwoord = answered(BANEN, doel, kwartaal=kwartaal)
    assert antwoord.woord is Woord.NOG_NIET
    assert any("De norm geldt voor eind 2020" in zin for zin in text(antwoord.zinnen))


def test_behind_the_rekenpad_is_told_with_the_path():
    doel = banen(600, 900, "2020-K2", vorige_norm=700)
    antwoord = answered(BANEN, doel, kwartaal="2020-K2")
    assert "Dat was achter op het rekenpad van 800." in text(antwoord.zinnen)


def test_a_norm_of_0_is_said_so():
    antwoord = answered(BESCHUT, beschut(3, 0))
    assert antwoord.woord is Woord.NORM_NUL
    assert "was de norm voor beschut werk 0" in text(antwoord.zinnen)[0]


def test_too_small_is_not_told():
    stand = Waarde(None, te_klein=True, drempel=5)
    antwoord = answered(BESCHUT, beschut(stand, 9, gebied=GEMEENTE), gebied=GEMEENTE)
    assert antwoord.woord is Woord.NIET_GETOOND
    assert "1 t/m 4" in " ".join(text(antwoord.zinnen))


def test_a_sum_with_gaps_gives_no_answer_and_names_them():
    stand = make_waarde(
        12, delen=2, ontbreekt=("Laren",), leden=("Huizen", "Blaricum", "Laren")
    )
    antwoord = answered(BESCHUT, beschut(stand, 20))
    assert antwoord.woord is Woord.NIET_TE_ZEGGEN
    assert "Laren" in " ".join(text(antwoord.zinnen))


# ---- not known ---------------------------------------------------------------------------


def test_an_unknown_figure_says_why_who_can_deliver_and_what_was_known_last():
    stand = Waarde(None, reden="niet aangeleverd")
    doel = make_doel(
        stand,
        18,
        "2019-K4",
        indicator="werkgever",
        gebied=GEMEENTE,
        soort="richtlijn",
        laatst=("2018-K4", 9, 17),
    )
    antwoord = answered(ZELF, doel, gebied=GEMEENTE, kwartaal="2019-K4")
    assert (
        antwoord.titel
        == "Heeft de gemeente Hilversum zelf genoeg banen voor de doelgroep?"
    )
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert text(antwoord.zinnen) == [
        "Het cijfer over banen in eigen dienst van eind 2019 is niet bekend.",
        "De richtlijn was 18.",
        "Laatst bekend: eind 2018, 9 van 17.",
        "De gemeente heeft het aantal niet aangeleverd.",
        "De gemeente Hilversum kan dit cijfer leveren.",
        "Een raadslid kan ernaar vragen via de griffie.",
    ]


def test_what_was_known_last_gets_a_word_of_its_own():
    doel = banen(None, None, "2021-K2", laatst=("2020-K4", 608, 900))
    antwoord = answered(BANEN, doel, kwartaal="2021-K2")
    assert antwoord.woord is Woord.WETEN_WE_NIET
    deel = antwoord.delen[0]
    assert (deel.kop, deel.woord) == ("En eind 2020?", Woord.NEE)
    assert text(deel.zinnen) == [
        "Eind 2020 waren er 608 extra banen.",
        "De norm was 900 extra banen.",
        "Dat zijn er 292 te weinig.",
    ]


def test_a_figure_without_a_norm_gives_no_answer():
    antwoord = answered(BANEN, banen(608))
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert text(antwoord.zinnen) == [
        "Eind 2020 waren er in Gooi en Vechtstreek 608 extra banen.",
        "Een norm voor eind 2020 is niet bekend.",
    ]


def test_after_2025_the_law_gives_no_norm_but_the_aim_remains():
    doel = banen(90_000, gebied=LAND, kwartaal="2026-K2")
    antwoord = answered(BANEN, doel, gebied=LAND, kwartaal="2026-K2")
    assert "Het landelijke doel blijft 125.000 extra banen." in " ".join(
        text(antwoord.zinnen)
    )


def test_a_quarter_to_come_says_that_it_is_not_over():
    doel = banen(None, 900, "2030-K4")
    antwoord = answered(BANEN, doel, kwartaal="2030-K4")
    assert antwoord.woord is Woord.NOG_NIET
    assert text(antwoord.zinnen) == [
        "Het 4e kwartaal 2030 moet nog komen. Er zijn dus nog geen cijfers."
    ]


def test_before_2017_there_was_no_norm_for_beschut_werk():
    antwoord = answered(BESCHUT, beschut(None, kwartaal="2015-K4"), kwartaal="2015-K4")
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert "pas sinds 2017" in text(antwoord.zinnen)[0]


def test_an_example_is_no_answer():
    from dataclasses import replace

    echt = banen(None, 900)
    doel = replace(banen(make_waarde(777, voorbeeld=True), 900), zonder_voorbeeld=echt)
    antwoord = answered(BANEN, doel)
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert "777" not in str(antwoord.alle_zinnen)


def test_the_stock_of_jobs_is_told_apart_when_the_extra_jobs_are_not_known():
    doel = banen(None, None, "2019-K4")
    voorraad = make_gegeven("banen", 1059, "2019-K4")
    antwoord = answered(BANEN, doel, kwartaal="2019-K4", gegevens=[voorraad])
    assert "Wel bekend: 1.059 banen in totaal." in text(antwoord.zinnen)[-1]
    assert "niet te vergelijken" in text(antwoord.zinnen)[-1]


# ---- beside it -----------------------------------------------------------------------------


def test_a_gemeente_gets_the_answer_of_its_region_and_is_told_so():
    antwoord = answered(BANEN, banen(608, 900), gebied=GEMEENTE)
    assert antwoord.titel == "Haalt Gooi en Vechtstreek de norm voor de banenafspraak?"
    assert antwoord.van_regio
    zelf = antwoord.delen[0]
    assert (zelf.kop, zelf.woord) == ("En Hilversum zelf?", Woord.WETEN_WE_NIET)
    assert text(zelf.zinnen) == [
        "De norm voor de banenafspraak geldt voor de hele regio. "
        "Voor Hilversum apart is er geen norm.",
        "UWV telt de extra banen alleen per regio. "
        "Hoeveel het er in Hilversum zijn, weten we dus niet.",
    ]


def test_a_gemeente_without_a_region_is_told_that_we_do_not_know_it():
    antwoord = answered(BANEN, gebied=GEMEENTE)
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert (
        text(antwoord.zinnen)[-1]
        == "Bij welke regio Hilversum toen hoorde, weten we niet."
    )


def test_the_region_stands_beside_the_gemeente_and_never_speaks_for_it():
    eigen = beschut(None, None, "2019-K4", gebied=GEMEENTE)
    regio = beschut(27, 41, "2019-K4")
    antwoord = answered(
        BESCHUT, eigen, gebied=GEMEENTE, kwartaal="2019-K4", naast=[regio]
    )
    assert antwoord.woord is Woord.WETEN_WE_NIET
    assert "27" not in " ".join(text(antwoord.zinnen))
    deel = antwoord.delen[0]
    assert (deel.kop, deel.woord, deel.van_regio) == ("En de regio?", Woord.NEE, True)
    assert text(deel.zinnen) == [
        "Eind 2019 hadden 27 mensen een beschutte werkplek.",
        "De norm was 41 plekken.",
        "Dat zijn er 14 te weinig.",
    ]


def test_the_nation_stands_beside_the_region():
    land = banen(66_730, 67_500, gebied=LAND)
    antwoord = answered(BANEN, banen(608, 900), naast=[land])
    deel = antwoord.delen[0]
    assert (deel.kop, deel.woord) == ("Hoe is het in Nederland?", Woord.NEE)
    assert "770 te weinig" in text(deel.zinnen)[-1]


def test_the_members_are_counted_and_named():
    huizen = beschut(4, 9, gebied=GEMEENTE)
    antwoord = answered(
        BESCHUT,
        beschut(27, 41),
        leden={"beschut-werk": (huizen, beschut(None, None, gebied=LAND))},
    )
    deel = antwoord.delen[0]
    assert text(deel.zinnen) == [
        "Van 1 van de 2 gemeenten is het cijfer over beschut werk van eind 2020 bekend."
    ]
    (punt,) = deel.punten
    assert punt.tekst == "Hilversum: 4 van 9, niet gehaald"
    assert [g.tekst for g in punt.getallen] == ["4", "9"]


def test_a_region_is_no_employer():
    doelen = tuple(
        make_doel(s, 10, indicator="werkgever", gebied=GEMEENTE, soort="richtlijn")
        for s in (12, 8)
    )
    antwoord = answered(ZELF, leden={"werkgever": doelen})
    assert antwoord.titel == (
        "Hebben de gemeenten in Gooi en Vechtstreek zelf genoeg banen voor de doelgroep?"
    )
    assert antwoord.woord is Woord.NEE
    assert text(antwoord.zinnen)[0].startswith("Een regio is geen werkgever.")


def test_not_all_members_known_is_no_answer():
    doelen = tuple(
        make_doel(s, 10, indicator="werkgever", gebied=GEMEENTE, soort="richtlijn")
        for s in (12, None)
    )
    assert answered(ZELF, leden={"werkgever": doelen}).woord is Woord.WETEN_WE_NIET


def test_the_numbers_of_an_answer_know_where_they_come_from():
    antwoord = answered(BANEN, banen(608, 900))
    stand, norm, tekort = (zin.getallen[0] for zin in antwoord.zinnen)
    assert (stand.tekst, stand.wat) == (
        "608",
        "Banenafspraak: extra banen, Gooi en Vechtstreek, stand op 31 december 2020",
    )
    assert (norm.tekst, norm.wat) == (
        "900",
        "norm voor de banenafspraak, Gooi en Vechtstreek, eind 2020",
    )
    assert (tekort.tekst, tekort.afgeleid) == ("292", "900 − 608")


def test_measures_about_its_subject_belong_to_an_answer():
    def make_step(titel, code):
        return Stap(
            REGIO,
            titel,
            "Tekst.",
            "Werkkamer",
            "loopt",
            indicatoren=(make_indicator(code),),
        )

    stappen = (
        make_step("Extra plekken", "banenafspraak"),
        make_step("Bijstand", "buig"),
    )
    antwoord = answered(BANEN, banen(608, 900), maatregelen=stappen)
    assert [s.titel for s in antwoord.maatregelen] == ["Extra plekken"]
