"""Units: what may be split, and what may be compared. No database."""

from banenafspraak.eenheden import Aard, Eenheid, mag_decimalen, vergelijkbaar


def test_people_and_profiles_come_whole():
    heel = {eenheid for eenheid in Eenheid if not mag_decimalen(eenheid)}
    assert heel == {Eenheid.PERSONEN, Eenheid.PROFIELEN}


def test_a_stock_and_what_is_extra_are_not_comparable():
    assert vergelijkbaar(Aard.STAND, Aard.STAND)
    assert not vergelijkbaar(Aard.STAND, Aard.EXTRA)
    assert not vergelijkbaar(Aard.EXTRA, Aard.STROOM)
