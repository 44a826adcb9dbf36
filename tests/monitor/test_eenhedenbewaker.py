"""Figures that do not count the same: a mistake in the program fails, data that makes no sense
shows nothing and says why. Value objects, without a database."""

from itertools import combinations

import pytest

from banenafspraak import maten
from banenafspraak.eenheden import Aard, Eenheid, Maat, OngelijkeEenheden
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Uitsplitsing
from monitor import registergrafiek, vergelijkgrafiek
from monitor.aandeel import share_of
from monitor.overzichten import Deel, Gegeven
from monitor.overzichten.opbouw import Opbouw
from monitor.overzichten.samenstellen import (
    sum_of_year,
    sum_over_areas,
    with_predecessors,
)
from monitor.overzichten.vergelijken import Naast
from monitor.overzichten.waarden import Regel, make_voortgang
from monitor.tekeningen import grafiek_van
from tests.monitor.maken import (
    make_bron,
    make_doel,
    make_gebied,
    make_indicator,
    make_waarde,
)

K4 = Kwartaal(2020, 4)
MATEN = [Maat(e, a, "x") for e in Eenheid for a in Aard]
ONGELIJK = list(combinations(MATEN, 2))
BANEN = Maat(Eenheid.BANEN, Aard.STAND, "banen")
EXTRA = Maat(Eenheid.BANEN, Aard.EXTRA, "banenafspraak")


def value(getal, maat, **velden):
    return make_waarde(getal, maat=maat, **velden)


def refuses(vraag, *args, **velden):
    with pytest.raises(OngelijkeEenheden):
        vraag(*args, **velden)
    return True


# ---- sums and differences ----------------------------------------------------------------


def test_areas_that_count_something_else_are_never_added_up():
    for een, ander in ONGELIJK:
        delen = [("Huizen", value(608, een)), ("Laren", value(1059, ander))]
        assert refuses(sum_over_areas, delen)


def test_predecessors_that_count_something_else_are_never_added_up():
    bron = (make_bron(),)
    for een, ander in ONGELIJK:
        eigen = value(1, een, bronnen=bron)
        oud = [("Bussum", False, value(2, ander, bronnen=bron))]
        assert refuses(with_predecessors, eigen, oud)


def test_only_a_stroom_adds_up_over_the_quarters_of_a_year():
    for een, ander in ONGELIJK:
        assert refuses(sum_of_year, [value(1, een), value(2, ander)])
    for maat in MATEN:
        kwartalen = [value(1, maat), value(2, maat)]
        if maat.aard is Aard.STROOM and maat.eenheid is not Eenheid.PROCENT:
            assert sum_of_year(kwartalen).waarde == 3
        else:
            assert refuses(sum_of_year, kwartalen)


def test_a_sum_keeps_its_measure():
    delen = [("Huizen", value(2, BANEN)), ("Laren", value(3, BANEN))]
    assert sum_over_areas(delen).maat == BANEN


def test_there_is_no_change_between_unlike_figures():
    for een, ander in ONGELIJK:
        doel = make_doel(value(608, een), jaar_eerder=value(1059, ander))
        assert refuses(lambda doel=doel: doel.verschil_jaar)


# ---- shares and norms --------------------------------------------------------------------


def test_1059_is_never_held_against_900():
    extra = make_indicator("banenafspraak")
    norm = value(900, maten.of_norm(extra))
    assert refuses(make_voortgang, extra, K4, value(1059, BANEN), norm)
    assert make_voortgang(extra, K4, value(608, EXTRA), norm).percentage == 68


def test_a_norm_is_held_against_its_own_kind_only():
    beschut = make_indicator("beschut-werk")
    eigen, norm = maten.of_figure(beschut), maten.of_norm(beschut)
    goed = {norm, eigen}
    for maat in [*MATEN, *goed]:
        args = (beschut, K4, value(27, eigen), value(41, maat))
        if maat in goed:
            assert make_voortgang(*args).percentage == 66
        else:
            assert refuses(make_voortgang, *args)


def test_a_share_of_a_whole_that_is_not_declared_is_not_taken():
    profielen = make_indicator("klantprofielen")
    eigen, geheel = maten.of_figure(profielen), maten.of_whole(profielen)

    def share(maat):
        deel = Deel(Uitsplitsing(naam="Doelgroep"), value(556, maat))
        totaal = value(139, eigen)
        return share_of(Gegeven(profielen, make_gebied(), K4, totaal, (deel,)))

    assert share(geheel).balk.bereikt == "25"
    for maat in MATEN:
        assert refuses(share, maat)
    profielen.kanttekening_geheel = ""  # an admin took the note away: quietly nothing
    assert share(geheel) is None


# ---- one axis ----------------------------------------------------------------------------


def test_one_chart_holds_one_measure():
    reeks = (
        (Kwartaal(2019, 4), value(1059, BANEN)),
        (K4, value(608, EXTRA)),
    )
    assert refuses(grafiek_van, make_doel(value(608, EXTRA), reeks=reeks))


def test_a_norm_that_is_not_declared_is_not_drawn_beside_its_figure():
    norm = value(900, maten.of_norm(make_indicator("beschut-werk")))
    doel = make_doel(
        value(608, EXTRA), reeks=((K4, value(608, EXTRA)),), normen=((2020, norm),)
    )
    assert refuses(grafiek_van, doel)


def test_areas_side_by_side_count_the_same():
    naast = [
        Naast(Regel(make_gebied(pk=n), make_doel(reeks=((K4, value(n, maat)),))))
        for n, maat in ((1, BANEN), (2, EXTRA))
    ]
    assert refuses(vergelijkgrafiek.chart_of, naast, K4, "aantal", "twee")


def test_the_groups_of_the_register_count_what_its_total_counts():
    mensen = Maat(Eenheid.PERSONEN, Aard.STAND, "doelgroepregister")
    deel = Uitsplitsing(code="wajong", naam="Wajong")
    opbouw = Opbouw(
        make_indicator("doelgroepregister"),
        make_gebied(),
        K4,
        ((K4, value(1914, mensen)),),
        ((deel, ((K4, value(608, EXTRA)),)),),
    )
    assert refuses(registergrafiek.chart_of, opbouw)
