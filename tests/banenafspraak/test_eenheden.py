"""Units: what may be split, and what may be held together with what. No database."""

from itertools import product

import pytest

from banenafspraak.eenheden import (
    Aard,
    Eenheid,
    Handeling,
    Maat,
    OngelijkeEenheden,
    Verklaring,
    bezwaar,
    eis,
    mag_decimalen,
)

MATEN = [Maat(e, a, "x") for e, a in product(Eenheid, Aard)]
ALLE_PAREN = list(product(MATEN, MATEN))
MENSEN = Maat(Eenheid.PERSONEN, Aard.STAND, "beschut-werk")
PLEKKEN = Maat(Eenheid.PLEKKEN, Aard.STAND, "beschut-werk")
BANEN = Maat(Eenheid.BANEN, Aard.STAND, "banen")
EXTRA = Maat(Eenheid.BANEN, Aard.EXTRA, "banenafspraak")


def test_people_and_profiles_come_whole():
    heel = {eenheid for eenheid in Eenheid if not mag_decimalen(eenheid)}
    assert heel == {Eenheid.PERSONEN, Eenheid.PROFIELEN}


# ---- every pair --------------------------------------------------------------------------


@pytest.mark.parametrize("handeling", Handeling)
def test_of_all_pairs_only_equals_go_together(handeling):
    goed = {(a, b) for a, b in ALLE_PAREN if not bezwaar(handeling, a, b)}
    gelijk = {
        (a, b) for a, b in ALLE_PAREN if (a.eenheid, a.aard) == (b.eenheid, b.aard)
    }
    if handeling is Handeling.OPTELLEN:
        gelijk = {(a, b) for a, b in gelijk if a.eenheid is not Eenheid.PROCENT}
    assert goed == gelijk
    assert len(ALLE_PAREN) == (8 * 3) ** 2


@pytest.mark.parametrize("handeling", Handeling)
def test_what_is_refused_both_ways_has_a_reason_in_dutch(handeling):
    for a, b in ALLE_PAREN:
        heen, terug = bezwaar(handeling, a, b), bezwaar(handeling, b, a)
        assert bool(heen) == bool(terug), (a, b)
        if heen:
            assert heen[0].isupper()
            assert heen.endswith(".")


@pytest.mark.parametrize("handeling", Handeling)
def test_a_pair_that_does_not_go_together_fails_loudly(handeling):
    for a, b in ALLE_PAREN:
        if bezwaar(handeling, a, b):
            with pytest.raises(OngelijkeEenheden, match="mogen we niet"):
                eis(handeling, a, b)
        else:
            eis(handeling, a, b)


@pytest.mark.parametrize("handeling", Handeling)
def test_two_series_of_one_kind_do_not_go_together(handeling):
    """Rule 8: the official yearly series and the quarterly one."""
    officieel = Maat(Eenheid.BANEN, Aard.EXTRA, "banenafspraak-officieel")
    assert (
        bezwaar(handeling, EXTRA, officieel) == "Het zijn twee verschillende reeksen."
    )


# ---- a declared pair ---------------------------------------------------------------------


def test_a_declared_norm_may_be_divided_by_subtracted_and_drawn_but_not_added():
    paar = Verklaring(MENSEN, PLEKKEN, "personen, niet omgerekend")
    mag = {h for h in Handeling if not bezwaar(h, MENSEN, PLEKKEN, paar)}
    assert mag == set(Handeling) - {Handeling.OPTELLEN}


def test_a_declared_whole_may_only_be_divided_by():
    register = Maat(Eenheid.PERSONEN, Aard.STAND, "doelgroepregister")
    paar = Verklaring(BANEN, register, "Geen oordeel.", ook_verschil=False)
    mag = {h for h in Handeling if not bezwaar(h, BANEN, register, paar)}
    assert mag == {Handeling.DELEN}


@pytest.mark.parametrize("kanttekening", ["", "   "])
def test_another_unit_without_a_note_is_not_declared(kanttekening):
    paar = Verklaring(MENSEN, PLEKKEN, kanttekening)
    assert bezwaar(Handeling.DELEN, MENSEN, PLEKKEN, paar)


def test_a_stock_and_what_is_extra_cannot_be_declared():
    paar = Verklaring(BANEN, EXTRA, "Wij doen het toch.")
    for handeling in Handeling:
        assert "alleen wat erbij kwam" in bezwaar(handeling, BANEN, EXTRA, paar)


def test_a_declaration_covers_its_own_pair_only():
    paar = Verklaring(MENSEN, PLEKKEN, "personen, niet omgerekend")
    assert bezwaar(Handeling.DELEN, MENSEN, BANEN, paar)
    elders = Maat(Eenheid.PLEKKEN, Aard.STAND, "participatiebanen")
    assert bezwaar(Handeling.DELEN, MENSEN, elders, paar)
