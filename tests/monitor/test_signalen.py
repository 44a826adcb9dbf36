"""Structureel onder de norm: two year-ends running, or four quarters on end."""

from decimal import Decimal

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.signalen import Structureel, structureel
from monitor.voortgang import Voortgang


def series(**standen):
    """`series(K2019_4=90)`: against a norm of 100 each year, with a rekenpad of 100."""
    return [
        Voortgang(
            kwartaal=Kwartaal.lees(naam.removeprefix("K").replace("_", "-K")),
            stand=None if stand is None else Decimal(stand),
            norm=Decimal(100),
            norm_vorig_jaar=Decimal(100),
        )
        for naam, stand in standen.items()
    ]


@pytest.mark.parametrize(
    ("kwartaal", "standen", "uitkomst"),
    [
        ("2020-K4", {}, Structureel.NIET_TE_ZEGGEN),
        ("2020-K4", {"K2020_4": 90}, Structureel.NIET_TE_ZEGGEN),
        ("2020-K4", {"K2019_4": 90, "K2020_4": 90}, Structureel.JA_JAAREINDEN),
        ("2020-K4", {"K2019_4": 110, "K2020_4": 90}, Structureel.NEE),
        ("2020-K4", {"K2019_4": 90, "K2020_4": 100}, Structureel.NEE),
        ("2020-K4", {"K2019_4": None, "K2020_4": 90}, Structureel.NIET_TE_ZEGGEN),
        ("2020-K4", {"K2018_4": 90, "K2020_4": 90}, Structureel.NIET_TE_ZEGGEN),
        # Long ago is no evidence about the quarter of the page.
        ("2022-K4", {"K2019_4": 90, "K2020_4": 90}, Structureel.NIET_TE_ZEGGEN),
        ("2020-K1", {"K2018_4": 90, "K2019_4": 90}, Structureel.JA_JAAREINDEN),
        # What comes after the quarter of the page does not count.
        ("2020-K3", {"K2019_4": 90, "K2020_4": 90}, Structureel.NIET_TE_ZEGGEN),
    ],
)
def test_two_year_ends_running_below_the_norm_is_structureel(
    kwartaal, standen, uitkomst
):
    assert structureel(series(**standen), Kwartaal.lees(kwartaal)) is uitkomst


@pytest.mark.parametrize(
    ("kwartaal", "standen", "uitkomst"),
    [
        ("2020-K4", (90, 90, 90, 90), Structureel.JA_KWARTALEN),
        ("2020-K4", (90, 110, 90, 90), Structureel.NEE),
        ("2020-K4", (90, None, 90, 90), Structureel.NIET_TE_ZEGGEN),
        ("2020-K4", (90, 90, 90, 110), Structureel.NEE),
        ("2020-K2", (90, 90, 90, 90), Structureel.JA_KWARTALEN),
        ("2020-K3", (90, 110, 90, 90), Structureel.NEE),
    ],
)
def test_four_quarters_behind_the_rekenpad_is_structureel(kwartaal, standen, uitkomst):
    laatste = Kwartaal.lees(kwartaal)
    reeks = series(
        **{f"K{laatste - 3 + n}".replace("-K", "_"): s for n, s in enumerate(standen)}
    )
    assert structureel(reeks, laatste) is uitkomst


def test_the_order_of_the_series_does_not_matter():
    reeks = series(K2019_4=90, K2020_4=90)
    k = Kwartaal(2020, 4)
    assert structureel(reversed(reeks), k) is Structureel.JA_JAAREINDEN


def test_the_first_quarters_of_all_have_no_quarters_before_them():
    reeks = series(K2012_4=90, K2013_1=90)
    assert structureel(reeks, Kwartaal(2013, 1)) is Structureel.NIET_TE_ZEGGEN
