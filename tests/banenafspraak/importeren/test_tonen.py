"""What the pages of a file show of its rows, without a database."""

import pytest

from banenafspraak.importeren.tonen import subject
from banenafspraak.models import Cijfer, Indicator, Uitsplitsing


@pytest.mark.parametrize(
    ("langs", "naam", "verwacht"),
    [
        ("grondslag", "Wajong", "Doelgroepregister, Wajong"),
        ("grondslag", "WIW- en ID-banen", "Doelgroepregister, WIW- en ID-banen"),
        ("sector", "Markt", "Doelgroepregister, markt"),
    ],
)
def test_a_part_keeps_its_capital_where_it_is_a_name(langs, naam, verwacht):
    rij = Cijfer(
        indicator=Indicator(naam="Doelgroepregister"),
        uitsplitsing=Uitsplitsing(code=naam.lower(), naam=naam, langs=langs),
    )
    assert subject(rij) == verwacht
