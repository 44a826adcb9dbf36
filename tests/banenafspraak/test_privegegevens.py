"""What belongs to one person is recognised in a text; figures and documents are not."""

import pytest

from banenafspraak.privegegevens import private_data


@pytest.mark.parametrize(
    "tekst",
    [
        "06-12345678",
        "06 12 34 56 78",
        "0612345678",
        "+31 6 12345678",
        "0031 612345678",
        "bel (+31 6-12345678)",
    ],
)
def test_a_mobile_number_is_recognised(tekst):
    assert private_data(tekst) == "een mobiel nummer"


@pytest.mark.parametrize("tekst", ["123456782", "bsn: 1234.56.782."])
def test_a_bsn_is_recognised(tekst):
    assert private_data(tekst) == "een BSN"


def test_an_address_of_mail_is_recognised():
    assert private_data("Vragen? jan@gemeente.nl") == "een e-mailadres"


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "In 2026 gaat het om 1.059 banen en 125.000 mensen.",
        "Kenmerk 21.0004021, zaak 2020-123456782.",
        "https://raad.nl/stuk/123456782/vragen",
        "Bel de gemeente: 14 035 of 035-6292000.",
        "Het budget is 123456782 euro.",
        "Het kost € 123456782.",
        "Van 06-2020 tot 12-2021.",
        "Volg @gemeente.",
    ],
)
def test_figures_and_documents_are_not_of_a_person(tekst):
    assert private_data(tekst) == ""
