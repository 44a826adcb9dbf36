"""A second, slow calculation over every row of the ledger agrees with the log; and what a
page costs does not depend on how much there is."""

import itertools
from collections import Counter

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banenafspraak.models import (
    Cijfer,
    Definitie,
    Duiding,
    Indicator,
    Kanttekening,
    Maatregel,
    Norm,
    Raadsstuk,
)
from monitor.overzichten.wijzigingen import Keuze, Namen, Wat, changes, events
from regio.models import Gebied, Indeling
from tests.builders import make_bron
from tests.monitor.wijzigingen.gebeuren import (
    DRIE,
    EEN,
    TWEE,
    VIER,
    deliver,
    figure,
    take_away,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("meegeleverd", "eigen_data"),
]


@pytest.fixture
def veel():
    """The shipped data with deliveries, corrections, an example and withdrawals over it."""
    beschut = Indicator.objects.get(code="beschut-werk")
    gooi = Gebied.objects.get(code="AM12")
    leden = [i.gebied for i in Indeling.objects.filter(onderdeel_van=gooi)]
    land = Gebied.objects.get(code="NL01")
    # Known, hidden, hidden no more, hidden and the same, and not known any more.
    for op, waarden in (
        (EEN, (2, 9, 12, 3)),
        (TWEE, (9, 9, 13, 3)),
        (DRIE, (9, 3, None, 3)),
    ):
        deliver(
            [
                figure(w, g, beschut, "2026-K3")
                for g, w in zip(leden, itertools.cycle(waarden), strict=False)
            ],
            op,
            gebied=land,
            reden="Anders geteld",
        )
    verzonnen = make_bron("Verzonnen", soort="voorbeeld")
    deliver(
        figure(99, leden[0], beschut, "2026-K2", bron=verzonnen, voorbeeld=True), DRIE
    )
    weg = [*Cijfer.objects.current().filter(gebied=leden[0], indicator=beschut)]
    weg += Norm.objects.current().filter(voorbeeld=False, indicator=beschut)[:3]
    take_away(weg, VIER, gebied=land)
    cache.clear()


def slow():
    """(moment, delivery, what happened) of every row, one after the other."""
    telling = Counter()
    for model in (Cijfer, Norm):
        for rij in model.objects.all():
            if rij.voorbeeld:
                continue
            if rij.bekend_vanaf:
                telling[rij.bekend_vanaf, rij.levering_id, kind(rij)] += 1
            if rij.ingetrokken_met:
                telling[rij.bekend_tot, rij.ingetrokken_met_id, "ingetrokken"] += 1
    return telling


def kind(rij):
    oud = rij.vervangt
    if oud is None:
        return "nieuw"
    verborgen = {getattr(r, "onderdrukking", "geen") for r in (rij, oud)} != {"geen"}
    zelfde = (rij.waarde, rij.benadering) == (oud.waarde, oud.benadering)
    return "bron" if zelfde and not verborgen else "correctie"


def all_events(keuze=None, **velden):
    """Every event, page after page."""
    namen = Namen(met_indelingen=True)
    gevonden = []
    for nummer in itertools.count(1):
        bladzijde = events(keuze or Keuze(**velden), namen, nummer)
        gevonden += bladzijde.gebeurtenissen
        if not bladzijde.verder:
            return gevonden


def counted(gebeurtenissen):
    telling = Counter()
    for g in gebeurtenissen:
        for groep in g.groepen:
            telling[g.sleutel.op, g.sleutel.levering, groep.wat] += groep.aantal
    return telling


def test_the_log_counts_what_happened_to_every_row(veel):
    verwacht = slow()
    assert counted(all_events()) == verwacht
    assert {soort for _, _, soort in verwacht} == {
        "nieuw",
        "correctie",
        "bron",
        "ingetrokken",
    }


def test_each_kind_by_itself_counts_the_same(veel):
    verwacht = slow()
    for wat in (Wat.NIEUW, Wat.CORRECTIE, Wat.BRON, Wat.INGETROKKEN):
        eigen = Counter({k: n for k, n in verwacht.items() if k[2] == wat})
        assert counted(all_events(soort=wat)) == eigen


def test_events_come_newest_first_and_once(veel):
    sleutels = [g.sleutel for g in all_events()]
    assert sleutels == sorted(set(sleutels), reverse=True)


def test_every_text_is_in_the_log(veel):
    teksten = Counter(
        t.model for g in all_events() for t in g.teksten if t.wat == "nieuw"
    )
    assert teksten["definitie"] == Definitie.objects.count()
    assert teksten["kanttekening"] == Kanttekening.objects.count()
    assert teksten["duiding"] == Duiding.objects.count()
    assert teksten["maatregel"] == Maatregel.objects.count()
    assert teksten["raadsstuk"] == Raadsstuk.objects.count()


def test_the_single_changes_are_those_of_the_sums(veel):
    rijen = changes(Keuze(), Namen(), 0, 100_000)
    assert not rijen.verder
    telling = Counter(
        (w.sleutel.op, w.sleutel.levering, w.wat) for w in rijen.wijzigingen
    )
    assert telling == slow()
    assert len({(w.is_norm, w.pk, w.wat) for w in rijen.wijzigingen}) == len(
        rijen.wijzigingen
    )


def test_old_and_new_are_those_of_the_rows(veel):
    for w in changes(Keuze(), Namen(), 0, 100_000).wijzigingen:
        rij = (Norm if w.is_norm else Cijfer).objects.get(pk=w.pk)
        oud = rij if w.wat == "ingetrokken" else rij.vervangt
        nieuw = None if w.wat == "ingetrokken" else rij
        betrokken = [
            r for r in (rij, rij.vervangt) if r and (r is rij or w.wat != "ingetrokken")
        ]
        verborgen = any(
            getattr(r, "onderdrukking", "geen") != "geen" for r in betrokken
        )
        assert w.verborgen == verborgen
        for waarde, echt in ((w.was, oud), (w.werd, nieuw)):
            getal = waarde.waarde if waarde else None
            assert getal == (echt.waarde if echt and not verborgen else None)
        assert (w.gebied, w.indicator) == (rij.gebied, rij.indicator)


def test_the_log_of_a_region_is_that_of_its_areas(veel):
    gooi = Gebied.objects.get(code="AM12")
    namen = Namen(met_indelingen=True)
    eigen = namen.made_of(gooi)
    assert len(eigen) > 8
    verwacht = Counter()
    for model in (Cijfer, Norm):
        for rij in model.objects.filter(gebied__in=eigen, voorbeeld=False):
            verwacht[rij.bekend_vanaf] += 1
            if rij.ingetrokken_met_id:
                verwacht[rij.bekend_tot] += 1
    gevonden = Counter()
    for g in all_events(Keuze(gebied=gooi, gebieden=eigen)):
        if g.groepen:
            gevonden[g.sleutel.op] += sum(groep.aantal for groep in g.groepen)
    assert gevonden == verwacht


# ---- what it costs -------------------------------------------------------------------


def queries(adres):
    cache.clear()
    with CaptureQueriesContext(connection) as opname:
        assert Client().get(adres).status_code == 200
    return len(opname.captured_queries)


ADRESSEN = [
    "/wijzigingen/",
    "/wijzigingen/?gebied=AM12",
    "/wijzigingen/?indicator=banen",
    "/wijzigingen/?gebied=AM12&indicator=banen&van=2020-01-01",
    "/wijzigingen/?soort=nieuw&gebied=AM12",
    "/wijzigingen/atom.xml?gebied=AM12",
    "/wijzigingen/?gebied=AM12&formaat=csv",
]


def test_a_page_costs_the_same_for_5_events_and_for_300():
    banen = Indicator.objects.get(code="banen")
    gooi = Gebied.objects.get(code="AM12")
    for n in range(5):
        deliver(figure(n, gooi, banen, "2026-K3"), DRIE.replace(microsecond=n))
    weinig = {adres: queries(adres) for adres in ADRESSEN}
    for n in range(5, 300):
        deliver(
            figure(n, gooi, banen, "2026-K3"),
            DRIE.replace(microsecond=n),
            vier_ogen=False,
        )
    assert {adres: queries(adres) for adres in ADRESSEN} == weinig
    assert max(weinig.values()) <= 10


def test_an_event_costs_the_same_for_1_row_and_for_300():
    banen = Indicator.objects.get(code="banen")
    gemeenten = list(Gebied.objects.filter(soort="gemeente")[:300])
    land = Gebied.objects.get(code="NL01")
    een = deliver([figure(5, gemeenten[0], banen, "2026-K2")], EEN, gebied=land)
    veel = deliver(
        [figure(5, g, banen, "2026-K3") for g in gemeenten], TWEE, gebied=land
    )
    kosten = {
        queries(f"/wijzigingen/{levering.pk}-{op:%Y%m%dT}{op.hour - 1:02d}{op:%M%S%f}/")
        for levering, op in ((een, EEN), (veel, TWEE))
    }
    assert len(kosten) == 1 and max(kosten) <= 10
