"""Reading one typed number: what is taken, what is refused, and in which words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak import notatie
from banenafspraak.eenheden import Aard, Eenheid, mag_decimalen
from banenafspraak.opgave.lezen import HOOGSTE, MEESTE_DECIMALEN, Gelezen, read
from banenafspraak.opgave.veld import Veld

NIET_BEKEND = "nog niet bekend"


def lees(tekst, eenheid=Eenheid.BANEN, aard=Aard.STAND, reden="", **opties) -> Gelezen:
    return read(Veld(tekst, reden), eenheid, aard, **opties)


def mistake(tekst, eenheid=Eenheid.BANEN, aard=Aard.STAND, reden="") -> str:
    gelezen = lees(tekst, eenheid, aard, reden)
    assert gelezen.waarde is None
    assert not gelezen.reden
    assert not gelezen.is_leeg
    return str(gelezen.fout)


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("1.059", "1059"),
        ("1059", "1059"),
        ("25,5", "25.5"),
        ("0", "0"),
        ("00", "0"),
        ("14,60", "14.6"),
        ("  62  ", "62"),
        ("\t62\n", "62"),
        ("62\N{NO-BREAK SPACE}", "62"),
        ("999.999.999", "999999999"),
        ("999.999.998,99", "999999998.99"),
    ],
)
def test_dutch_numbers_are_read(tekst, waarde):
    assert lees(tekst).waarde == Decimal(waarde)


TE_GROOT = (
    "Dit getal is te groot. Het hoogste dat kan is 999.999.999. Controleer het getal."
)
GEEN_GETAL = (
    "Dit is geen getal. Vul het echte aantal in. Weet u het niet? Kies dan waarom."
)
ANDERE_TEKENS = (
    "Dit getal staat in andere cijfertekens. Gebruik de cijfers 0 tot en met 9."
)
TE_PRECIES = (
    "Dit getal heeft te veel cijfers achter de komma. Gebruik er ten hoogste 2."
)
TUSSENTEKEN = "Zet geen spatie of _ in een getal. Schrijf 1000."
TE_LAAG = "Een aantal kan niet kleiner zijn dan nul. Controleer het getal."
TE_LANG = "Er staat te veel tekst in dit vak. Een getal heeft hooguit 40 tekens."


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (
            "1.6",
            "Niet duidelijk: is dit 16 of 1,6? Schrijf 16, of 1,6 met een komma.",
        ),
        (
            "-1.6",
            "Niet duidelijk: is dit -16 of -1,6? Schrijf -16, of -1,6 met een komma.",
        ),
        (
            "−1.6",
            "Niet duidelijk: is dit -16 of -1,6? Schrijf -16, of -1,6 met een komma.",
        ),
        (
            "0.123",
            "Niet duidelijk: is dit 123 of 0,123? Schrijf 123, of 0,123 met een komma.",
        ),
        ("<5", GEEN_GETAL),
        ("NaN", GEEN_GETAL),
        ("nan", GEEN_GETAL),
        ("inf", GEEN_GETAL),
        ("-inf", GEEN_GETAL),
        ("Infinity", GEEN_GETAL),
        ("onbekend", GEEN_GETAL),
        ("-", GEEN_GETAL),
        ("ca. 60", GEEN_GETAL),
        ("60%", GEEN_GETAL),
        ("1.2.3", GEEN_GETAL),
        ("12.34.567", GEEN_GETAL),
        ("1,2,3", GEEN_GETAL),
        ("1e3", GEEN_GETAL),
        ("1e-30", GEEN_GETAL),
        ("1e30", TE_GROOT),
        ("1E+30", TE_GROOT),
        ("1.000.000.000", TE_GROOT),
        ("1000000000", TE_GROOT),
        ("1234567890123", TE_GROOT),
        ("1.234.567.890.123,5", TE_GROOT),
        ("-1", TE_LAAG),
        ("−3", TE_LAAG),
        ("–3", TE_LAAG),
        ("-3", TE_LAAG),
        ("-0,5", TE_LAAG),
        ("0,125", TE_PRECIES),
        ("1,234", TE_PRECIES),
        ("0,1234567890123", TE_PRECIES),
        ("1_000", TUSSENTEKEN),
        ("1__000", TUSSENTEKEN),
        ("1 000", TUSSENTEKEN),
        ("1\N{NO-BREAK SPACE}000", TUSSENTEKEN),
        ("1\N{NARROW NO-BREAK SPACE}000", TUSSENTEKEN),
        (
            "-1 000",
            "Zet geen spatie of _ in een getal. Schrijf -1000.",
        ),
        ("\u0661\u0662", ANDERE_TEKENS),
        ("1\u0662", ANDERE_TEKENS),
        ("\uff11\uff12", ANDERE_TEKENS),
        ("m²", ANDERE_TEKENS),
        ("9" * 300, TE_LANG),
        ("x" * 41, TE_LANG),
        ("0" * 40 + "1", TE_LANG),
    ],
)
def test_what_is_wrong_and_what_to_do(tekst, zin):
    assert mistake(tekst) == zin


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (
            "25,5",
            "Hier past alleen een heel getal. Rond niet zelf af. Vul het echte aantal in.",
        ),
        (
            "1,234",
            "Hier past alleen een heel getal. Rond niet zelf af. Vul het echte aantal in.",
        ),
        (
            "1.6",
            "1.6 is niet duidelijk. Bedoelt u 16? Hier past alleen een heel getal.",
        ),
        ("12.0", "Niet duidelijk: is dit 120 of 12? Schrijf 120, of 12."),
        ("−12.00", "Niet duidelijk: is dit -1200 of -12? Schrijf -1200, of -12."),
    ],
)
@pytest.mark.parametrize("eenheid", [Eenheid.PERSONEN, Eenheid.PROFIELEN])
def test_people_come_whole(eenheid, tekst, zin):
    assert mistake(tekst, eenheid) == zin


def test_a_whole_number_of_people_may_be_written_with_decimals():
    assert lees("12,0", Eenheid.PERSONEN).waarde == 12


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [("0", "0"), ("100", "100"), ("99,9", "99.9"), ("100,00", "100")],
)
def test_percentages_up_to_100(tekst, waarde):
    assert lees(tekst, Eenheid.PROCENT).waarde == Decimal(waarde)


@pytest.mark.parametrize("tekst", ["101", "100,01", "4.600"])
def test_a_share_is_never_more_than_100(tekst):
    assert mistake(tekst, Eenheid.PROCENT) == (
        "Een deel is nooit meer dan 100%. Controleer het getal."
    )


def test_extra_banen_may_be_negative():
    assert lees("-830", aard=Aard.EXTRA).waarde == -830
    assert lees("−830,5", aard=Aard.EXTRA).waarde == Decimal("-830.5")


def test_a_difference_may_be_negative():
    assert lees("-3", Eenheid.PERSONEN, Aard.STROOM, mag_negatief=True).waarde == -3


def test_too_far_below_nothing_is_too_large_too():
    assert mistake("-1.000.000.000", aard=Aard.EXTRA) == TE_GROOT


def test_minus_nothing_is_nothing():
    waarde = lees("-0").waarde
    assert (waarde, str(waarde)) == (0, "0")


def test_a_reason_is_no_number():
    assert lees("", reden=NIET_BEKEND) == Gelezen(reden=NIET_BEKEND)
    assert lees("   ", reden=NIET_BEKEND) == Gelezen(reden=NIET_BEKEND)


@pytest.mark.parametrize("tekst", ["", " ", "\n", "\N{NO-BREAK SPACE}"])
def test_nothing_is_not_zero(tekst):
    gelezen = lees(tekst)
    assert gelezen.is_leeg
    assert gelezen == Gelezen()


@pytest.mark.parametrize("tekst", ["0", "62", "<5"])
def test_a_number_and_a_reason_do_not_go_together(tekst):
    assert mistake(tekst, reden=NIET_BEKEND) == (
        "Er staat een getal én een reden waarom het niet bekend is. "
        "Haal een van de twee weg."
    )


@given(
    st.decimals(-HOOGSTE, HOOGSTE, places=2),
    st.sampled_from([e for e in Eenheid if e is not Eenheid.PROCENT]),
)
def test_what_we_write_is_read_back(waarde, eenheid):
    if not mag_decimalen(eenheid):
        waarde = waarde.to_integral_value()
    tekst = notatie.aantal(waarde)
    assert lees(tekst, eenheid, Aard.EXTRA).waarde == waarde
    if waarde < 0:
        assert mistake(tekst, eenheid) == TE_LAAG


_TEKENS = st.one_of(
    st.text(),
    st.text(alphabet="0123456789.,-−+_eE<%NaInf \u00a0\u0661\u00b2"),
)


@given(
    _TEKENS,
    st.sampled_from(["", NIET_BEKEND]),
    st.sampled_from(Eenheid),
    st.sampled_from(Aard),
)
def test_any_text_gets_exactly_one_answer(tekst, reden, eenheid, aard):
    gelezen = lees(tekst, eenheid, aard, reden)
    antwoorden = (
        gelezen.waarde is not None,
        bool(gelezen.reden),
        gelezen.fout is not None,
        gelezen.is_leeg,
    )
    assert sum(antwoorden) == 1
    if gelezen.waarde is not None:
        assert gelezen.waarde.is_finite()
        assert abs(gelezen.waarde) <= HOOGSTE
        assert gelezen.waarde >= 0 or aard is Aard.EXTRA
        assert -gelezen.waarde.as_tuple().exponent <= MEESTE_DECIMALEN
        assert lees(notatie.aantal(gelezen.waarde), eenheid, aard) == gelezen
    if gelezen.fout:
        assert gelezen.fout.wat.endswith((".", "?"))
        assert gelezen.fout.doe.endswith(".")
