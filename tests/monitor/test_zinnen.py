"""The sentences: what they say, in the singular and in the plural, and how they read."""

import datetime
import itertools
import re

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor import zinnen
from monitor.overzichten import Waarde
from monitor.signalen import Structureel
from tests.monitor.maken import make_doel, make_gebied, make_indicator, make_waarde
from tests.rekengebieden import INDICATOREN


def told(doel, **opties):
    return " ".join(zinnen.hoofdzinnen(doel, **opties)).replace("*", "")


# ---- a closed year ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "zin"),
    [
        (608, "Gooi en Vechtstreek haalde de norm voor de banenafspraak niet. Eind 2020 waren er "
              "608 extra banen. De norm was 900 extra banen. Dat zijn er 292 te weinig."),
        (899, "Gooi en Vechtstreek haalde de norm voor de banenafspraak niet. Eind 2020 waren er "
              "899 extra banen. De norm was 900 extra banen. Dat is er 1 te weinig."),
        (900, "Gooi en Vechtstreek haalde de norm voor de banenafspraak. Eind 2020 waren er "
              "900 extra banen. De norm was 900 extra banen. Dat is precies genoeg."),
        (901, "Gooi en Vechtstreek haalde de norm voor de banenafspraak. Eind 2020 waren er "
              "901 extra banen. De norm was 900 extra banen. Dat is er 1 meer dan de norm."),
        (1, "Gooi en Vechtstreek haalde de norm voor de banenafspraak niet. Eind 2020 was er "
            "1 extra baan. De norm was 900 extra banen. Dat zijn er 899 te weinig."),
        (0, "Gooi en Vechtstreek haalde de norm voor de banenafspraak niet. Eind 2020 waren er "
            "0 extra banen. De norm was 900 extra banen. Dat zijn er 900 te weinig."),
        (-45, "Gooi en Vechtstreek haalde de norm voor de banenafspraak niet. Eind 2020 waren er "
              "−45 extra banen. De norm was 900 extra banen. Dat zijn er 945 te weinig."),
    ],
)  # fmt: skip
def test_a_closed_year_is_told_in_the_past_tense(stand, zin):
    assert told(make_doel(stand, 900)) == zin


def test_people_and_places_each_have_their_own_word():
    assert told(make_doel(27, 41, "2019-K4", indicator="beschut-werk")) == (
        "Gooi en Vechtstreek haalde de norm voor beschut werk niet. Eind 2019 hadden 27 mensen "
        "een beschutte werkplek. De norm was 41 plekken. Dat zijn er 14 te weinig."
    )
    assert "had 1 mens een beschutte werkplek. De norm was 1 plek." in told(
        make_doel(1, 1, "2019-K4", indicator="beschut-werk")
    )


@pytest.mark.parametrize(
    ("soort", "woord"),
    [
        ("wettelijk aantal", "norm"),
        ("indicatieve norm", "norm"),
        ("richtlijn", "richtlijn"),
        ("eigen ambitie", "ambitie"),
    ],
)
def test_a_norm_is_called_what_it_is(soort, woord):
    hilversum = make_gebied("Hilversum", "gemeente")
    for stand, afloop in (
        (10, "Dat zijn er 8 te weinig."),
        (20, f"Dat zijn er 2 meer dan de {woord}."),
    ):
        tekst = told(
            make_doel(
                stand,
                18,
                "2019-K4",
                indicator="werkgever",
                gebied=hilversum,
                soort=soort,
            )
        )
        assert tekst.startswith(f"Hilversum haalde de {woord} voor ")
        assert f"De {woord} was 18." in tekst
        assert tekst.endswith(afloop)
    onbekend = told(
        make_doel(
            None, 18, "2019-K4", indicator="werkgever", gebied=hilversum, soort=soort
        )
    )
    assert onbekend.startswith(f"Of Hilversum de {woord} voor ")


def test_an_approximate_number_keeps_its_word():
    bijna = make_waarde(90_000, benadering="bijna")
    tekst = told(make_doel(bijna, 115_000, "2024-K4"))
    assert "Eind 2024 waren er bijna 90.000 extra banen." in tekst


# ---- unknown ------------------------------------------------------------------------------------


def test_unknown_at_the_end_of_a_year_tells_norm_and_last_known():
    doel = make_doel(None, 900, laatst=("2019-K4", 500, 800))
    assert told(doel) == (
        "Of Gooi en Vechtstreek de norm voor de banenafspraak haalde, is niet bekend. "
        "De norm was 900 extra banen. Laatst bekend: eind 2019, 500 van 800."
    )


def test_unknown_halfway_a_year_asks_no_yes_or_no():
    assert told(make_doel(None, 900, "2020-K2")) == (
        "Voor Gooi en Vechtstreek is het cijfer over de banenafspraak van eind juni 2020 niet "
        "bekend. De norm geldt voor eind 2020: 900 extra banen."
    )


def test_no_norm_is_said_for_that_year():
    assert told(make_doel(3700, None, "2019-K3")) == (
        "Eind september 2019 waren er in Gooi en Vechtstreek 3.700 extra banen. "
        "Een norm voor eind 2019 is niet bekend."
    )


@pytest.mark.parametrize("stand", [80_000, None])
@pytest.mark.parametrize("kwartaal", ["2026-K1", "2026-K4", "2030-K4"])
def test_after_2025_there_is_no_norm_and_the_aim_remains(stand, kwartaal):
    """Rule 12, whether or not there is a figure."""
    tekst = told(make_doel(stand, None, kwartaal))
    assert "na 2025 is geen norm bekend" in tekst
    assert "125.000 extra banen" in tekst


def test_the_aim_of_extra_jobs_is_not_told_about_beschut_werk():
    tekst = told(make_doel(8_000, None, "2026-K4", indicator="beschut-werk"))
    assert "125.000" not in tekst


def test_a_norm_of_zero_is_told_as_such():
    ameland = make_gebied("Ameland", "gemeente")
    for stand in (None, 6):
        tekst = told(
            make_doel(stand, 0, "2017-K4", indicator="beschut-werk", gebied=ameland)
        )
        assert "Voor Ameland was de norm voor beschut werk 0." in tekst
        assert "haalde" not in tekst


def test_too_small_to_show_hides_the_number():
    klein = Waarde(None, te_klein=True)
    tekst = told(make_doel(klein, 10, indicator="beschut-werk"))
    assert "1 t/m 4" in tekst
    assert "haalde" not in tekst
    assert "10" not in tekst


def test_before_the_indicator_began_there_is_only_that_to_say():
    assert told(make_doel(None, None, "2015-K4", indicator="beschut-werk")) == (
        "Beschut werk wordt pas sinds 2017 geteld. In 2015 was er nog geen norm."
    )


# ---- sums with gaps -----------------------------------------------------------------------------


def test_a_norm_with_gaps_names_who_is_missing():
    norm = make_waarde(117, delen=19, ontbreekt=("Oldambt", "Pekela", "Tynaarlo"))
    tekst = told(make_doel(None, norm, "2017-K4", indicator="beschut-werk"))
    assert "De norm van 117 is de som van 19 gemeenten." in tekst
    assert "3 gemeenten ontbreken: Oldambt, Pekela en Tynaarlo." in tekst
    assert "De norm was 117" not in tekst


def test_a_norm_with_gaps_is_never_told_as_the_norm():
    norm = make_waarde(117, delen=19, ontbreekt=("Oldambt",))
    tekst = told(make_doel(50, norm, "2017-K4", indicator="beschut-werk"))
    assert "1 gemeente ontbreekt: Oldambt." in tekst
    assert "De norm was 117" not in tekst
    assert "Daarom geven we geen oordeel." in tekst
    assert "haalde" not in tekst


# ---- halfway the year -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "vorig", "zin"),
    [
        (700, 600, "Dat was achter op het rekenpad van 750."),
        (750, 600.5, "Dat was achter op het rekenpad van 750,25."),
        (760, 600, "Dat was op koers: op of boven het rekenpad."),
        (900, 600, "Dat aantal was toen al bereikt."),
        (950, 600, "Dat aantal was toen al bereikt."),
        (
            700,
            None,
            "Of dat op koers was, is niet te zeggen: de norm voor eind 2019 is niet bekend.",
        ),
        (950, None, "Dat aantal was toen al bereikt."),
    ],
)
def test_a_quarter_is_held_against_the_rekenpad(stand, vorig, zin):
    tekst = told(make_doel(stand, 900, "2020-K2", vorige_norm=vorig))
    assert tekst.startswith(
        f"Eind juni 2020 waren er in Gooi en Vechtstreek {stand} extra banen."
    )
    assert "De norm geldt voor eind 2020: 900 extra banen." in tekst
    assert tekst.endswith(zin)
    assert "haalde" not in tekst
    assert "te weinig" not in tekst


def test_a_stroom_waits_for_the_end_of_the_year():
    tekst = told(
        make_doel(100, 267, "2019-K3", indicator="uitstroom", soort="eigen ambitie")
    )
    assert "Of de ambitie wordt gehaald, blijkt pas als het jaar om is." in tekst
    assert tekst.startswith("Van januari tot en met september 2019")


@pytest.mark.parametrize(
    ("vanaf", "kwartaal", "wanneer"),
    [
        (None, "2017-K4", "in 2017"),
        ("2017-K1", "2017-K4", "in 2017"),
        (None, "2017-K2", "van januari tot en met juni 2017"),
        ("2015-K1", "2019-K3", "van 2015 tot en met september 2019"),
        ("2015-K1", "2019-K4", "van 2015 tot en met 2019"),
    ],
)
def test_a_stroom_names_its_period(vanaf, kwartaal, wanneer):
    begin = Kwartaal.lees(vanaf) if vanaf else None
    assert (
        zinnen.moment(make_indicator("uitstroom"), Kwartaal.lees(kwartaal), begin)
        == wanneer
    )


# ---- small parts --------------------------------------------------------------------------------


def test_the_quarter_of_today_and_a_later_one_read_differently():
    vandaag = datetime.date(2026, 11, 23)
    assert "nog niet voorbij" in zinnen.toekomst_zin(Kwartaal(2026, 4), vandaag)
    assert "moet nog komen" in zinnen.toekomst_zin(Kwartaal(2027, 1), vandaag)


@pytest.mark.parametrize(
    ("nu", "toen", "zin"),
    [
        (100, 54, "46 extra banen meer dan eind 2019"),
        (54, 100, "46 extra banen minder dan eind 2019"),
        (54, 54, "Evenveel als eind 2019"),
        (None, 54, ""),
        (
            54,
            None,
            "Hoeveel er in 2020 bijkwamen, is niet bekend: "
            "het aantal van eind 2019 kennen wij niet.",
        ),
    ],
)
def test_a_change_is_told_against_the_same_quarter_a_year_before(nu, toen, zin):
    doel = make_doel(nu, 900, jaar_eerder=make_waarde(toen))
    assert zinnen.verander_zinnen(doel) == zin


@pytest.mark.parametrize("uitkomst", Structureel)
def test_every_outcome_of_structureel_has_a_sentence(uitkomst):
    assert zinnen.structureel_zin(uitkomst, "Zeeland").endswith(".")


@pytest.mark.parametrize(
    ("namen", "tekst"),
    [
        (["Haren"], "Haren"),
        (["Haren", "Leek"], "Haren en Leek"),
        (["Haren", "Leek", "Marum"], "Haren, Leek en Marum"),
    ],
)
def test_names_are_listed_as_people_do(namen, tekst):
    assert zinnen.opsomming(namen) == tekst


# ---- however the numbers fall ---------------------------------------------------------------------

MET_NORM = [c for c, i in INDICATOREN.items() if i["weergave"] == "norm"]
STANDEN = [
    None, 0, 1, 2, 608, 900, 901, 66_730.5, -3,
    Waarde(None, reden="niet aangeleverd"),
    Waarde(None, te_klein=True),
    make_waarde(90, benadering="circa"),
    make_waarde(30, delen=3, ontbreekt=("Laren", "Weesp")),
]  # fmt: skip
NORMEN = [None, 0, 1, 900, make_waarde(117, delen=19, ontbreekt=("Oldambt",))]
KWARTALEN = [
    "2013-K2",
    "2015-K4",
    "2019-K1",
    "2020-K4",
    "2026-K3",
    "2026-K4",
    "2035-K4",
]


def all_texts(doel):
    yield from zinnen.hoofdzinnen(doel)
    yield zinnen.status_tekst(doel.voortgang)
    yield zinnen.status_kort(doel.voortgang)
    yield zinnen.afstand_tekst(doel)
    yield zinnen.verander_zinnen(doel)
    yield zinnen.leverancier_zin(doel)


@pytest.mark.parametrize("code", MET_NORM)
@pytest.mark.parametrize("kwartaal", KWARTALEN)
def test_every_sentence_reads_well(code, kwartaal):
    soorten = ("", "richtlijn", "eigen ambitie")
    laatsten = (None, ("2012-K4", 27, 41), ("2012-K4", 27, None))
    for stand, norm, soort, laatst in itertools.product(
        STANDEN, NORMEN, soorten, laatsten
    ):
        doel = make_doel(stand, norm, kwartaal, indicator=code, soort=soort, laatst=laatst,
                         jaar_eerder=make_waarde(5), vorige_norm=850)  # fmt: skip
        for tekst in all_texts(doel):
            _reads_well(tekst)


def _reads_well(tekst):
    kaal = tekst.replace("*", "")
    assert tekst.count("*") % 2 == 0, tekst
    for woord in (
        "tekort",
        "None",
        "nan",
        "NaN",
        "taakstelling",
        "quotum",
        "er ontbreken",
    ):
        assert not re.search(rf"\b{woord}\b", kaal), tekst
    assert not re.search(r"\d{4}-K\d", kaal), tekst
    assert not re.search(r"  |\.\.| \.| ,|^ | $", kaal), tekst
    assert (
        kaal == ""
        or kaal[0].isupper()
        or kaal[0].isdigit()
        or " " not in kaal
        or kaal == kaal.lower()
    ), tekst
    for zin in re.split(r"(?<=[.!?:]) ", kaal):
        assert len(zin.split()) <= 25, zin


# ---- a change on a year ago, one by one -------------------------------------------------


def test_a_change_of_one_is_told_in_the_singular():
    doel = make_doel(
        12, 14, "2019-K4", indicator="beschut-werk", jaar_eerder=make_waarde(11)
    )
    assert zinnen.verander_zinnen(doel) == "1 mens meer dan eind 2018"
    banen = make_doel(609, 900, jaar_eerder=make_waarde(608))
    assert zinnen.verander_zinnen(banen) == "1 extra baan meer dan eind 2019"


def test_a_year_ago_too_small_to_show_is_not_called_unknown():
    doel = make_doel(
        5,
        11,
        indicator="beschut-werk",
        jaar_eerder=make_waarde_te_klein(),
        kwartaal_eerder=make_waarde(5),
    )
    assert zinnen.verander_zinnen(doel) == (
        "Het aantal van eind 2019 is te klein om te tonen. "
        "Evenveel als eind september 2020"
    )


def make_waarde_te_klein():
    return Waarde(None, te_klein=True)
