"""Numbers in a file: what is taken, what is refused, and in which words.

The sentences are those of an opgave (opgave/test_lezen.py), but for what to do when there is
no number. Here also what only a file has: cells of a spreadsheet that are no text.
"""

import datetime
from decimal import Decimal

import pytest

from banenafspraak.importeren.blad import Bijzonder
from banenafspraak.models import Indicator
from tests.banenafspraak.importeren.bestanden import (
    STAATSCOURANT,
    eigen,
    own,
    read,
    sentences,
    values,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wereld")]

BANEN = {"indicator": "banenafspraak", "gebied": "AM12", "uitsplitsing": "markt"}
MENSEN = {"indicator": "beschut-werk", "gebied": "GM0406"}
PERCENT = {"indicator": "werkzaam-deel", "gebied": "AM12", "periode": "2020"}

GEEN_GETAL = (
    "Dit is geen getal.",
    "Vul het echte aantal in. Weet u het niet? Gebruik de kolom reden.",
)
TE_GROOT = (
    "Dit getal is te groot. Het hoogste dat kan is 999.999.999.",
    "Controleer het getal.",
)
TE_LAAG = ("Een aantal kan niet kleiner zijn dan nul.", "Controleer het getal.")
HEEL = (
    "Hier past alleen een heel getal.",
    "Rond niet zelf af. Vul het echte aantal in.",
)
TEKENS = (
    "Dit getal staat in andere cijfertekens.",
    "Gebruik de cijfers 0 tot en met 9.",
)
TUSSEN = ("Zet geen spatie of _ in een getal.", "Schrijf 1000.")
PRECIES = (
    "Dit getal heeft te veel cijfers achter de komma.",
    "Gebruik er ten hoogste 2.",
)


@pytest.mark.parametrize(
    ("over", "getypt", "waarde"),
    [
        (MENSEN, "1.608", "1608"),
        (MENSEN, "1608", "1608"),
        (MENSEN, "0", "0"),
        (MENSEN, "7,0", "7"),
        (MENSEN, Decimal("1608"), "1608"),
        (MENSEN, Decimal("7.0"), "7"),
        (BANEN, "1,5", "1.5"),
        (BANEN, "1.608,25", "1608.25"),
        (BANEN, Decimal("1.6"), "1.6"),
        (BANEN, "-830", "-830"),
        (BANEN, "'-830", "-830"),
        (BANEN, "−830", "-830"),
        (BANEN, Decimal("-830"), "-830"),
        (PERCENT, "63", "63"),
        (PERCENT, "63,5", "63.5"),
        (PERCENT, Decimal("100"), "100"),
        (PERCENT, "53%", "53"),
        (PERCENT, "61,4%", "61.4"),
        (PERCENT, "61,4 %", "61.4"),
        (PERCENT, "2,76\N{NO-BREAK SPACE}%", "2.76"),
        (PERCENT, "0%", "0"),
    ],
)
def test_a_number_is_read(over, getypt, waarde):
    assert values(read(*own(eigen(getypt, **over)))) == [Decimal(waarde)]


@pytest.mark.parametrize(
    ("over", "getypt", "zin"),
    [
        (
            BANEN,
            "1.6",
            ("Niet duidelijk: is dit 16 of 1,6?", "Schrijf 16, of 1,6 met een komma."),
        ),
        (
            MENSEN,
            "1.6",
            (
                "1.6 is niet duidelijk. Bedoelt u 16?",
                "Hier past alleen een heel getal.",
            ),
        ),
        (MENSEN, "1,5", HEEL),
        (MENSEN, Decimal("1.6"), HEEL),
        (MENSEN, "<5", GEEN_GETAL),
        (MENSEN, "onbekend", GEEN_GETAL),
        (MENSEN, "NaN", GEEN_GETAL),
        (MENSEN, "nan", GEEN_GETAL),
        (MENSEN, "inf", GEEN_GETAL),
        (BANEN, "-inf", GEEN_GETAL),
        (MENSEN, "1e3", GEEN_GETAL),
        (MENSEN, "=1+1", GEEN_GETAL),
        (MENSEN, "<script>alert(1)</script>", GEEN_GETAL),
        (MENSEN, "waar", GEEN_GETAL),
        (MENSEN, "-1", TE_LAAG),
        (MENSEN, "'-1", TE_LAAG),
        (MENSEN, Decimal("-1"), TE_LAAG),
        (MENSEN, "1e30", TE_GROOT),
        (BANEN, Decimal("1E+30"), TE_GROOT),
        (MENSEN, "1000000000", TE_GROOT),
        (BANEN, "-1000000000", TE_GROOT),
        (MENSEN, "٧", TEKENS),
        (MENSEN, "1٧", TEKENS),
        (MENSEN, "７", TEKENS),
        (MENSEN, "1_000", TUSSEN),
        (MENSEN, "1 000", TUSSEN),
        (MENSEN, "1\N{NO-BREAK SPACE}000", TUSSEN),
        (MENSEN, "1\N{NARROW NO-BREAK SPACE}000", TUSSEN),
        (BANEN, "0,125", PRECIES),
        (BANEN, Decimal("0.125"), PRECIES),
        (PERCENT, "%", GEEN_GETAL),
        (PERCENT, "53%%", GEEN_GETAL),
        (PERCENT, "%53", GEEN_GETAL),
        (PERCENT, "61,437%", PRECIES),
        (MENSEN, "53%", GEEN_GETAL),
        (BANEN, "53%", GEEN_GETAL),
        (
            PERCENT,
            "101%",
            ("Een deel is nooit meer dan 100%.", "Controleer het getal."),
        ),
        (
            PERCENT,
            "101",
            ("Een deel is nooit meer dan 100%.", "Controleer het getal."),
        ),
        (
            PERCENT,
            Decimal("100.5"),
            ("Een deel is nooit meer dan 100%.", "Controleer het getal."),
        ),
        (
            MENSEN,
            "9" * 41,
            (
                "Er staat te veel tekst in dit vak.",
                "Een getal heeft hooguit 40 tekens.",
            ),
        ),
        (
            MENSEN,
            datetime.date(2020, 6, 1),
            (
                "Hier staat een datum, geen getal.",
                "Maak het vak op als getal en vul het aantal opnieuw in.",
            ),
        ),
        (
            MENSEN,
            Bijzonder.FORMULE,
            (
                "Hier staat een formule zonder uitkomst.",
                "Open het bestand, bewaar het opnieuw of plak de waarden.",
            ),
        ),
        (
            MENSEN,
            Bijzonder.FOUT,
            (
                "Hier staat een fout van het rekenblad.",
                "Verbeter de formule, of vul het getal zelf in.",
            ),
        ),
        (
            MENSEN,
            Bijzonder.TE_LANG,
            ("Er staat te veel tekst in dit vak.", "Hooguit 2.000 tekens."),
        ),
    ],
)
def test_what_is_wrong_and_what_to_do(over, getypt, zin):
    lezing = read(*own(eigen("7"), eigen(getypt, **over)))
    assert sentences(lezing) == [(3, "waarde", *zin)]
    assert values(lezing) == [7]


def test_a_number_and_a_reason_is_one_too_many():
    for getypt in ("7", Decimal("7")):
        lezing = read(*own(eigen(getypt, reden="nog niet bekend")))
        assert sentences(lezing) == [
            (
                2,
                "waarde",
                "Er staat een getal én een reden waarom het niet bekend is.",
                "Haal een van de twee weg.",
            )
        ]


def test_a_layout_without_reasons_points_at_ours():
    ((*_, wat, doe),) = sentences(read(STAATSCOURANT, (406, "Huizen", "<5")))
    assert (wat, doe) == (
        "Dit is geen getal.",
        "Vul het echte aantal in. Weet u het niet? Gebruik dan ons bestand, met de kolom "
        "reden.",
    )


def test_the_norm_counts_in_its_own_unit():
    """Beschut werk counts people, its norm counts places: 2,5 of those exist."""
    lezing = read(*own(eigen("2,5", soort="norm", periode="2020"), eigen("2,5")))
    assert values(lezing) == [Decimal("2.5")]
    assert sentences(lezing) == [(3, "waarde", *HEEL)]


def test_a_norm_in_percent_may_have_its_sign_where_figures_may_not():
    """The quotum counts banen, and has its norm in percent."""
    Indicator.objects.filter(code="beschut-werk").update(eenheid_norm="procent")
    lezing = read(*own(eigen("2,76%", soort="norm", periode="2020"), eigen("2%")))
    assert values(lezing) == [Decimal("2.76")]
    assert sentences(lezing) == [(3, "waarde", *GEEN_GETAL)]


def test_a_norm_is_never_negative_also_where_figures_may_be():
    rij = eigen("-1", soort="norm", **{**BANEN, "uitsplitsing": "", "periode": "2020"})
    assert sentences(read(*own(rij))) == [(2, "waarde", *TE_LAAG)]


def test_what_stands_there_is_told_as_typed_and_cut_off():
    (melding,) = read(*own(eigen("x" * 60))).meldingen
    assert melding.waarde == "x" * 60
    assert str(melding) == (
        f"rij 2, kolom waarde: “{'x' * 40}…” Er staat te veel tekst in dit vak. Een getal "
        "heeft hooguit 40 tekens."
    )
    (melding,) = read(*own(eigen(Decimal("1.6")))).meldingen
    assert melding.waarde == "1,6"
