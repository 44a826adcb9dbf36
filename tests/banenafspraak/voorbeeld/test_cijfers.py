"""The whole set of examples, made from the shipped data: consistent, mild, and silent
where a letter shows that a figure is not known."""

from collections import Counter, defaultdict

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator
from banenafspraak.voorbeeld.bouw import all_rows
from banenafspraak.voorbeeld.feiten import Feiten
from regio.models import Soort
from tests.monitor.conftest import meegeleverd  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

GOOI = "AM12"
K = Kwartaal.lees


class Set:
    """The examples and the real figures they stand beside, by what is asked."""

    def __init__(self):
        self.feiten = Feiten.read()
        self.rijen = list(all_rows(self.feiten))
        self.waarden = {
            (r.indicator, r.gebied.code, r.moment, r.deel): r.waarde for r in self.rijen
        }

    def waarde(self, indicator, code, moment, deel="totaal"):
        """The real value, else the example."""
        gebied = next(g for g in self.feiten.atlas.gebieden.values() if g.code == code)
        vraag = self.feiten.norms if isinstance(moment, int) else self.feiten.figures
        echt = vraag(indicator, gebied, deel)
        if moment in echt:
            return echt[moment]
        return self.waarden.get((indicator, code, moment, deel))

    def members(self, code, kwartaal):
        gebied = next(g for g in self.feiten.atlas.gebieden.values() if g.code == code)
        return self.feiten.members(gebied, kwartaal.peildatum)


@pytest.fixture(scope="module")
def voorbeeld(meegeleverd, django_db_blocker):  # noqa: F811
    with django_db_blocker.unblock():
        return Set()


# ---- as a set --------------------------------------------------------------------------


def test_the_same_data_give_the_same_examples(voorbeeld):
    assert Set().waarden == voorbeeld.waarden


def test_every_key_is_there_once_and_no_real_value_has_an_example(voorbeeld):
    assert len(voorbeeld.waarden) == len(voorbeeld.rijen)
    for rij in voorbeeld.rijen:
        vraag = voorbeeld.feiten.norms if rij.is_norm else voorbeeld.feiten.figures
        assert rij.moment not in vraag(rij.indicator, rij.gebied, rij.deel)


def test_values_are_whole_numbers_from_0(voorbeeld):
    assert all(isinstance(r.waarde, int) and r.waarde >= 0 for r in voorbeeld.rijen)


def test_every_row_fits_its_indicator(voorbeeld):
    niveaus = {i.code: set(i.niveaus) for i in Indicator.objects.all()}
    delen = {
        i.code: set(i.uitsplitsingen.values_list("code", flat=True))
        for i in Indicator.objects.all()
    }
    for rij in voorbeeld.rijen:
        assert rij.gebied.soort in niveaus[rij.indicator]
        assert rij.deel in delen[rij.indicator]


def test_every_region_has_examples_or_real_figures(voorbeeld):
    regios = {g.code for g in voorbeeld.feiten.regions(K("2020-K4").peildatum)}
    assert len(regios) == 35
    for indicator in ("beschut-werk", "doelgroepregister", "klantprofielen"):
        met = {
            code for ind, code, moment, _ in voorbeeld.waarden
            if ind == indicator and moment == K("2020-K3")
        }  # fmt: skip
        assert regios <= met


@pytest.mark.parametrize(("kwartaal", "aantal"), [("2018-K4", 380), ("2023-K3", 342)])
def test_every_gemeente_of_the_quarter_has_a_norm_and_people(
    voorbeeld, kwartaal, aantal
):
    codes = {g.code for g in voorbeeld.feiten.gemeenten(K(kwartaal).peildatum)}
    jaar = K(kwartaal).jaar
    assert len(codes) == aantal
    for code in codes:
        assert voorbeeld.waarde("beschut-werk", code, jaar) is not None
        assert voorbeeld.waarde("beschut-werk", code, K(kwartaal)) is not None


def test_a_gemeente_has_examples_only_while_it_exists_in_a_region(voorbeeld):
    for rij in voorbeeld.rijen:
        if rij.gebied.soort == Soort.GEMEENTE:
            moment = Kwartaal(rij.moment, 4) if rij.is_norm else rij.moment
            assert rij.gebied.bestond_op(moment.peildatum)


# ---- through the real points ----------------------------------------------------------


def test_gooi_has_41_places_and_27_people_at_the_end_of_2019(voorbeeld):
    k = K("2019-K4")
    codes = [g.code for g in voorbeeld.members(GOOI, k)]
    assert len(codes) == 8
    norm = [voorbeeld.waarden["beschut-werk", c, 2019, "totaal"] for c in codes]
    mensen = [voorbeeld.waarden["beschut-werk", c, k, "totaal"] for c in codes]
    assert (sum(norm), sum(mensen)) == (41, 27)


def test_gooi_goes_through_608_at_the_end_of_2020(voorbeeld):
    assert ("banenafspraak", GOOI, K("2020-K4"), "totaal") not in voorbeeld.waarden
    buren = [
        voorbeeld.waarden["banenafspraak", GOOI, K(k), "totaal"]
        for k in ("2020-K3", "2021-K1")
    ]
    assert 570 < buren[0] < 608 < buren[1] < 640


def test_sectors_add_up_to_the_total_also_to_the_real_one(voorbeeld):
    sommen = Counter()
    for (indicator, code, moment, deel), waarde in voorbeeld.waarden.items():
        if indicator == "banenafspraak" and deel != "totaal":
            sommen[code, moment] += waarde
    assert len(sommen) > 1000
    for (code, moment), som in sommen.items():
        assert som == voorbeeld.waarde("banenafspraak", code, moment)
    assert sommen[GOOI, K("2020-K4")] == 608


def test_norms_of_all_gemeenten_in_2017_are_the_national_2600(voorbeeld):
    codes = [g.code for g in voorbeeld.feiten.gemeenten(K("2017-K4").peildatum)]
    normen = [voorbeeld.waarde("beschut-werk", code, 2017) for code in codes]
    assert sum(normen) == 2600
    assert voorbeeld.waarde("beschut-werk", "GM0014", 2017) == 44  # real


def test_a_norm_of_0_stays_0(voorbeeld):
    ameland = [voorbeeld.waarde("beschut-werk", "GM0060", j) for j in range(2017, 2026)]
    assert ameland == [0] * 9


def test_gemeenten_add_up_to_their_region(voorbeeld):
    for regio in voorbeeld.feiten.regions(K("2020-K4").peildatum):
        for kwartaal in ("2018-K4", "2020-K1", "2022-K1", "2023-K4"):
            k = K(kwartaal)
            codes = [g.code for g in voorbeeld.members(regio.code, k)]
            for moment in (k, k.jaar):
                delen = [voorbeeld.waarde("beschut-werk", c, moment) for c in codes]
                geheel = voorbeeld.waarde("beschut-werk", regio.code, moment)
                if None not in delen:
                    assert sum(delen) == geheel, (regio.naam, moment)


def test_the_register_has_three_categories_that_add_up(voorbeeld):
    k = K("2019-K4")
    delen = [
        voorbeeld.waarden["doelgroepregister", GOOI, k, deel]
        for deel in ("wajong", "participatiewet", "wsw")
    ]
    assert sum(delen) == 1914  # the real total
    amersfoort = K("2023-K3")
    som = sum(
        voorbeeld.waarden["doelgroepregister", "AM14", amersfoort, deel]
        for deel in ("wajong", "participatiewet", "wsw")
    )
    assert som == 4478


def test_the_participatiewet_passes_the_wajong_when_the_werkkamer_expected(voorbeeld):
    def verschil(kwartaal):
        return (
            voorbeeld.waarden["doelgroepregister", GOOI, K(kwartaal), "participatiewet"]
            - voorbeeld.waarden["doelgroepregister", GOOI, K(kwartaal), "wajong"]
        )

    assert verschil("2020-K4") < verschil("2021-K4") < verschil("2022-K3") < 0
    assert verschil("2022-K4") >= 0
    wajong = [
        voorbeeld.waarden["doelgroepregister", GOOI, K(f"{jaar}-K4"), "wajong"]
        for jaar in range(2017, 2025)
    ]
    assert wajong == sorted(wajong, reverse=True)


def test_profiles_of_gemeenten_add_up_to_139_of_556(voorbeeld):
    k = K("2020-K4")
    codes = [g.code for g in voorbeeld.members(GOOI, k)]
    for deel, geheel in (("totaal", 139), ("gemeentelijke-doelgroep", 556)):
        som = sum(voorbeeld.waarden["klantprofielen", c, k, deel] for c in codes)
        assert som == geheel


# ---- mild, and silent -----------------------------------------------------------------


def test_shares_outside_gooi_are_85_to_115_percent_at_the_end_of_the_year(voorbeeld):
    gezien = 0
    gooi = {
        g.code for jaar in range(2015, 2026)
        for g in voorbeeld.members(GOOI, Kwartaal(jaar, 4))
    } | {GOOI}  # fmt: skip
    for (indicator, code, moment, deel), norm in voorbeeld.waarden.items():
        if not isinstance(moment, int) or not norm or code in gooi:
            continue
        stand = voorbeeld.waarden.get((indicator, code, Kwartaal(moment, 4), deel)) \
            if moment >= 2016 else None  # fmt: skip
        if stand is not None:
            gezien += 1
            assert 0.85 <= stand / norm <= 1.15, (indicator, code, moment)
    assert gezien > 5000


def test_regions_known_from_real_figures_get_no_invented_jobs(voorbeeld):
    met = {c for ind, c, *_ in voorbeeld.waarden if ind == "banenafspraak"}
    assert not met & {"AM01", "AM14", "AM24"}  # Groningen, Amersfoort, Zeeland
    assert len(met) == 32


def test_an_employer_whose_figure_is_not_known_gets_none(voorbeeld):
    met = {c for ind, c, *_ in voorbeeld.waarden if ind == "werkgever"}
    in_2018 = {
        c
        for ind, c, moment, _ in voorbeeld.waarden
        if ind == "werkgever" and moment in (2018, K("2018-K4"))
    }
    ddfk = next(
        g for g in voorbeeld.feiten.atlas.gebieden.values() if g.code == "CLDDFK"
    )
    leden = {
        g.code for g in voorbeeld.feiten.atlas.members(ddfk, K("2018-K4").peildatum)
    }
    assert "GM0402" not in met  # Hilversum
    assert len(leden) == 4
    assert not leden & in_2018
    assert len(met) > 300


def test_only_these_subjects_have_examples(voorbeeld):
    """None about completeness, contracts, budgets or measures of a real gemeente."""
    per_niveau = defaultdict(set)
    for rij in voorbeeld.rijen:
        per_niveau[rij.gebied.soort].add(rij.indicator)
    assert per_niveau == {
        Soort.REGIO: {
            "banenafspraak", "beschut-werk", "adviezen-beschut-werk",
            "doelgroepregister", "werkzaam", "klantprofielen",
        },
        Soort.GEMEENTE: {
            "beschut-werk", "doelgroepregister", "klantprofielen", "werkgever",
        },
    }  # fmt: skip


def test_sizes_that_are_shared_by_are_those_of_2023_all_together(voorbeeld):
    feiten = voorbeeld.feiten
    nu = feiten.size_of_all(K("2023-K4").peildatum)
    for kwartaal in ("2015-K4", "2017-K4", "2019-K1", "2021-K4"):
        toen = feiten.size_of_all(K(kwartaal).peildatum)
        assert toen == pytest.approx(nu)
