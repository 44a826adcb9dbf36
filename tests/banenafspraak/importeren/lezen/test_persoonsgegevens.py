"""Columns about persons are recognised; figures are left alone."""

import random
import time
from decimal import Decimal

import pytest

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.lezen.persoonsgegevens import check, letters
from banenafspraak.importeren.opmaak.eigen import LEESKOLOMMEN
from tests.banenafspraak.importeren.bestanden import EIGEN, STAATSCOURANT, UWV
from tests.banenafspraak.importeren.maken.kwaad import BSNS


def column(kop: str, waarden: list) -> tuple:
    return (("gebied", kop), *(("Huizen", waarde) for waarde in waarden))


def refused(kop: str, waarden: list) -> str:
    try:
        check(column(kop, waarden))
    except Geweigerd as geweigerd:
        return geweigerd.wat
    return ""


@pytest.mark.parametrize(
    "kop",
    ["BSN", "bsn-nr", "BSN medewerker", "Burgerservicenummer", "sofi-nummer", "BSN’s"],
)
def test_heading_for_bsn_is_refused(kop):
    assert refused(kop, ["onbekend"]) == "Kolom B lijkt BSN’s te bevatten."


@pytest.mark.parametrize(
    "kop", ["Achternaam", "voornaam cliënt", "Voor- en achternaam"]
)
def test_heading_for_names_is_refused(kop):
    assert refused(kop, ["Jansen"]) == "Kolom B lijkt namen van personen te bevatten."


@pytest.mark.parametrize("kop", ["Geboortedatum", "geb. datum", "geboorte-datum"])
def test_heading_for_birth_is_refused(kop):
    assert refused(kop, ["1-1-1980"]) == "Kolom B lijkt geboortedata te bevatten."


@pytest.mark.parametrize(
    ("kop", "wat"),
    [
        *((kop, "namen van personen") for kop in ("naam client", "Naam cliënt(e)")),
        *((kop, "namen van personen") for kop in ("Naam van de cliënt", "Clientnaam")),
        *((kop, "nummers van personen") for kop in ("Cliëntnummer", "client-nr")),
        ("Personeelsnummer", "nummers van personen"),
        *((kop, "gegevens van cliënten") for kop in ("Cliënt", "client(e)")),
        *((kop, "e-mailadressen") for kop in ("e-mail", "Emailadres", "E-mail werk")),
        *((kop, "telefoonnummers") for kop in ("Telefoon", "telefoonnummer", "Mobiel")),
        *(
            (kop, "adressen")
            for kop in ("adres", "Woonadres", "huisnummer", "Postcode")
        ),
        *((kop, "geboortedata") for kop in ("geboren", "Geboren op")),
        *((kop, "rekeningnummers") for kop in ("IBAN", "rekeningnummer")),
    ],
)
def test_heading_about_persons_is_refused(kop, wat):
    assert refused(kop, ["x"]) == f"Kolom B lijkt {wat} te bevatten."


def test_heading_stands_under_a_title():
    rijen = (("Overzicht 2020",), (), ("gebied", "e-mail"), ("Huizen", "x"))
    with pytest.raises(Geweigerd, match="Kolom B lijkt e-mailadressen"):
        check(rijen)
    with pytest.raises(Geweigerd, match="Kolom A lijkt adressen"):
        check((("adres",), ("x",)))


@pytest.mark.parametrize("bron", ["e-mail", "E-mail UWV, 2 maart", "per telefoon"])
def test_such_a_word_in_a_source_is_fine(bron):
    assert refused("bron", [bron, "Brief", "Brief"]) == ""


@pytest.mark.parametrize(
    "kop",
    [
        *(naam for naam in (*EIGEN, *LEESKOLOMMEN, *STAATSCOURANT, *UWV)),
        *("gemeente", "naam", "regio", "gemeentecode", "arbeidsmarktregio"),
        *("begeleiding per cliënt", "geboren na 1980", "webadres", "internet-adres"),
        *("mobiele werkplekken", "aantal adressen", "postcodes", "zonder e-mail"),
    ],
)
def test_our_own_headings_and_those_of_counts_are_fine(kop):
    assert refused(kop, ["x", "y"]) == ""


def test_three_addresses_are_refused_whatever_the_heading():
    drie = [f"Jan <jan{n}@voorbeeld.nl>" for n in range(3)]
    assert refused("wie", drie) == "Kolom B lijkt e-mailadressen te bevatten."
    assert refused("wie", [", ".join(drie)])
    assert not refused("wie", [*drie[:2], "JAN1@voorbeeld.nl", "a@b", "@jan.nl"])


def test_addresses_in_a_long_text_cost_no_time():
    lang = ["a." * 900 + "@" * 100, "@" + "a-" * 950, "a@b" * 600]
    begin = time.process_time()
    assert not refused("wie", [f"{tekst}{n}" for n in range(300) for tekst in lang])
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    "tekst",
    [
        *("Jan, BSN 123456782", "123456782 (Jan)", "Jan (123456782), Huizen"),
        *("BSN:123456782", "Jan 1234.56.782.", "Jan\n123456782"),
    ],
)
def test_one_bsn_in_a_text_is_refused(tekst):
    assert refused("toelichting", ["", tekst]) == "Kolom B lijkt een BSN te bevatten."


def test_one_in_eleven_numbers_of_cases_passes_by_chance():
    zaken = ["zaak 123456782", "zaak 123456783", "zaak 123456784"]
    assert not refused("toelichting", zaken)
    assert refused("toelichting", [*zaken, "Jan, bsn 111222333"])
    assert refused("toelichting", zaken[:1])


@pytest.mark.parametrize(
    "tekst",
    [
        *("https://voorbeeld.nl/123456782", "zie voorbeeld.nl/?id=123456782&x=1"),
        *("stcrt-2017-4882", "stcrt-2017-123456782", "kst-123456782-1", "A123456782"),
        *("Jan, 123456783", "Jan 1234567823", "123456782", "123456782, 111222333"),
        *("RSIN 123456782", "Het is € 123456782", "123456782 euro", "Jan 100006000"),
    ],
)
def test_other_numbers_in_a_text_are_fine(tekst):
    assert refused("toelichting", [tekst]) == ""


@pytest.mark.parametrize(
    "kop",
    [
        "naam gebied",
        "gemeentenaam",
        "aantal BSN’s",
        "Zonder BSN",
        "peildatum",
        "waarde",
    ],
)
def test_heading_of_figures_is_fine(kop):
    assert refused(kop, ["608", Decimal(900)]) == ""


def test_heading_with_nothing_under_it_is_fine():
    assert refused("BSN", []) == ""


@pytest.mark.parametrize(
    "maak",
    [
        str,
        Decimal,
        lambda b: f"{b[:4]}.{b[4:6]}.{b[6:]}",
        lambda b: f"{b[:3]} {b[3:6]} {b[6:]}",
    ],
)
def test_numbers_that_pass_the_test_are_refused(maak):
    assert (
        refused("nummer", list(map(maak, BSNS))) == "Kolom B lijkt BSN’s te bevatten."
    )


def test_zero_in_front_may_have_gone():
    acht = ["12345672", "12345684", "12345696"]
    assert refused("nummer", [Decimal(waarde) for waarde in acht])


def test_one_typing_error_in_five_hides_nothing():
    assert refused("nummer", [*BSNS[:4], "111222334"])
    assert not refused("nummer", [*BSNS[:3], "111222334"])


def test_two_numbers_are_too_few_and_the_same_one_thrice_as_well():
    assert not refused("nummer", BSNS[:2])
    assert not refused("nummer", [BSNS[0]] * 5)


def test_amounts_of_nine_digits_are_fine():
    """Round ones, ones with decimals, and many columns of arbitrary ones."""
    assert not refused("waarde", ["110000000", "220000000", "330000000"])
    assert not refused("x", [Decimal("111222333.5"), Decimal("123456782.1")] * 3)
    assert not refused("x", ["111.222.333", "123.456.782", "999.999.990"])
    assert not refused("waarde", BSNS)
    rond = [
        "100006000",
        "100012000",
        "100029000",
        "100035000",
        "100041000",
        "100058000",
    ]
    assert not refused("", rond)  # they do pass the test
    toeval = random.Random(1)
    for _ in range(2000):
        waarden = [Decimal(toeval.randrange(10**8, 10**9)) for _ in range(5)]
        assert not refused("", waarden)


def test_six_numbers_under_waarde_are_no_chance_any_more():
    assert refused("waarde", [*BSNS, "345678904"])


def test_number_of_an_organisation_is_fine():
    assert not refused("RSIN", BSNS)


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
