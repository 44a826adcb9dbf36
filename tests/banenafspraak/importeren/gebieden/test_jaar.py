"""The year of a table."""

import pytest

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.gebieden.jaar import find_year


@pytest.mark.parametrize(
    ("naam", "teksten"),
    [
        ("Gebieden_in_Nederland_2020_29012021_155507.csv", []),
        ("gebieden-2020.xlsx", []),
        (r"C:\2019\gebieden 2020.csv", []),
        ("2026-11-23 gebieden 2020.csv", []),
        ("gebieden 2020 (23-11-2026).csv", []),
        ("20261123_gebieden_2020.csv", []),
        ("TypedDataSet.csv", ["Gebieden in Nederland 2020", "23-11-2026"]),
        ("TypedDataSet.csv", ["Gebieden in Nederland; 2020", "Inwonertal 2019"]),
        ("84721NED.csv", ["Stand op 1 januari 2020"]),
        ("84721NED.csv", ["Perioden", "2020"]),
        ("84721NED.csv", ["Perioden", "2020.0"]),
        ("gebieden.csv", ["Regio 2020 (code)"]),
        ("gebieden 2020.csv", ["Inwonertal 2019"]),
        ("2020 en 2026.csv", ["Gebieden in Nederland 2020"]),
    ],
)
def test_year_is_found(naam, teksten):
    assert find_year(naam, teksten) == 2020


@pytest.mark.parametrize(
    ("naam", "teksten", "zin"),
    [
        ("gebieden.csv", ["Code_1"], "Zet het jaar in de bestandsnaam"),
        ("84721NED_23112026.csv", [], "Zet het jaar in de bestandsnaam"),
        ("2019-2020.csv", [], "meer dan één jaar: 2019 en 2020"),
        ("a.csv", ["2019", "2020"], "meer dan één jaar: 2019 en 2020"),
        (
            "gebieden-2021.csv",
            ["Gebieden in Nederland 2020"],
            "De bestandsnaam zegt 2021, maar het bestand zelf zegt 2020",
        ),
        ("gebieden-2099.csv", [], "Een tabel van 2099 kunnen wij niet gebruiken"),
        ("gebieden-2009.csv", [], "Een tabel van 2009 kunnen wij niet gebruiken"),
    ],
)
def test_year_that_is_not_clear_is_refused(naam, teksten, zin):
    with pytest.raises(Geweigerd, match=zin):
        find_year(naam, teksten)
