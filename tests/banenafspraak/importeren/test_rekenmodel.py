"""The fast control of a file agrees with the slow one, on files that nobody thought of."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banenafspraak.models import Bron, Levering
from regio.models import Gebied
from tests.banenafspraak.importeren.bestanden import EIGEN, examined
from tests.banenafspraak.importeren.rekenmodel import Oordeel, judge
from tests.builders import (
    build_cijfer,
    build_norm,
    make_bron,
    make_cijfer,
    make_indicator,
    make_levering,
    make_norm,
    make_uitsplitsing,
)

pytestmark = pytest.mark.django_db

CODES = ["GM0406", "GM0402", "GM0417", "GM0007", "GM1950", "GM1980", "GM9999", "AM12"]


@pytest.fixture
def gevuld(wereld):
    """A site that has a bit of everything."""
    beschut, register = (
        make_indicator(c) for c in ("beschut-werk", "doelgroepregister")
    )
    brief = make_bron("Brief A")
    make_bron("Voorbeeld", soort=Bron.Soort.VOORBEELD)
    make_cijfer(3, indicator=beschut, gebied=wereld.huizen, bron=brief)
    make_cijfer(
        7, "2020-K3", indicator=beschut, gebied=wereld.huizen, benadering="bijna"
    )
    make_cijfer(
        None,
        indicator=beschut,
        gebied=wereld.hilversum,
        reden_onbekend="nog niet bekend",
    )
    make_cijfer(3, indicator=beschut, gebied=wereld.gooi, toelichting="Geteld.")
    make_cijfer(7, indicator=beschut, gebied=wereld.westerwolde, voorbeeld=True)
    deel = {"indicator": register, "gebied": wereld.huizen, "bron": brief}
    make_cijfer(7, **deel)
    make_cijfer(12, uitsplitsing=make_uitsplitsing("wajong"), **deel)
    make_norm(
        3, 2018, indicator=beschut, gebied=wereld.huizen, soort="wettelijk aantal"
    )
    wacht = make_levering(wereld.laren, status=Levering.Status.INGEDIEND)
    build_cijfer(3, indicator=beschut, gebied=wereld.laren, levering=wacht).save()
    build_norm(
        3,
        2018,
        indicator=beschut,
        gebied=wereld.bellingwedde,
        levering=wacht,
        soort="wettelijk aantal",
    ).save()


@st.composite
def rows(draw):
    """A row of our own template: mostly about few figures, so that rows meet."""
    soort = draw(st.sampled_from(["cijfer", "cijfer", "cijfer", "norm"]))
    indicator = draw(st.sampled_from(["beschut-werk", "doelgroepregister"]))
    perioden = (
        ["2018", "2022"] if soort == "norm" else ["2020-K4", "2020-K3", "2022-K1"]
    )
    delen = ["", "totaal", "wajong", "wsw"]
    return {
        "soort": soort,
        "indicator": indicator,
        "gebied": draw(st.sampled_from(["GM0406", "GM0406", *CODES])),
        "periode": draw(st.sampled_from(perioden)),
        "uitsplitsing": draw(st.sampled_from(delen))
        if indicator == "doelgroepregister"
        else "",
        "waarde": draw(st.sampled_from(["3", "7", "9", "12", "3", "", "<5"])),
        "reden": draw(st.sampled_from(["", "", "", "nog niet bekend"])),
        "benadering": draw(st.sampled_from(["", "", "bijna"])),
        "toelichting": "",
        "bron": draw(st.sampled_from(["", "", "", "Brief A", "Brief B", "Voorbeeld"])),
    }


# What the site says (`gevuld`), as a file would say it.
OP_DE_SITE = [
    {"gebied": "GM0406", "waarde": "3"},
    {"gebied": "GM0406", "waarde": "7", "benadering": "bijna", "periode": "2020-K3"},
    {"gebied": "GM0402", "reden": "nog niet bekend"},
    {"gebied": "AM12", "waarde": "3"},
    {"gebied": "GM0406", "waarde": "7", "indicator": "doelgroepregister"},
    {
        "gebied": "GM0406",
        "waarde": "12",
        "indicator": "doelgroepregister",
        "uitsplitsing": "wajong",
    },
    {"gebied": "GM0406", "waarde": "3", "soort": "norm", "periode": "2018"},
]


@st.composite
def known_rows(draw):
    """A row that the site says already, or nearly so."""
    rij = {
        **dict.fromkeys(EIGEN, ""),
        "soort": "cijfer",
        "indicator": "beschut-werk",
        "periode": "2020-K4",
        **draw(st.sampled_from(OP_DE_SITE)),
    }
    anders = {"waarde": ["8", "14"], "bron": ["Brief A", "Brief B"], "": [""]}
    veld = draw(st.sampled_from(["", "", *anders]))
    return {**rij, **({veld: draw(st.sampled_from(anders[veld]))} if veld else {})}


def outcome(rijen, van_mij) -> Oordeel:
    """What the fast one says, in the words of the slow one."""
    mag = {}
    if van_mij is not None:
        sleutels = set(
            Gebied.objects.filter(code__in=van_mij).values_list("pk", flat=True)
        )
        mag = {"mag_leveren": sleutels.__contains__, "levert_voor": "Huizen"}
    uitkomst = examined(EIGEN, *(tuple(rij[k] for k in EIGEN) for rij in rijen), **mag)
    geweigerd = {m.rij for m in uitkomst.meldingen}
    assert uitkomst.geweigerd == len(geweigerd)
    return Oordeel(
        geweigerd=geweigerd,
        nieuw={b.nummer for b in uitkomst.nieuw},
        gewijzigd={w.bestandsrij.nummer for w in uitkomst.gewijzigd},
        gelijk={b.nummer for b in uitkomst.gelijk} - geweigerd,
        gestopt={w.rij for w in uitkomst.waarschuwingen if w.soort == "gestopt"},
    )


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    rijen=st.lists(rows() | known_rows(), min_size=1, max_size=6),
    van_mij=st.sampled_from([None, None, {"GM0406"}, {"GM0406", "GM0402", "AM12"}]),
)
def test_examine_agrees_with_the_slow_calculation(gevuld, rijen, van_mij):
    assert outcome(rijen, van_mij) == judge(rijen, van_mij)
