"""What the public may see of the versions of one figure."""

import datetime

import pytest

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import NormSoort
from monitor.overzichten.versies import (
    Cijfersleutel,
    Normsleutel,
    Wijziging,
    versions_of,
)
from tests.builders import (
    build_norm,
    make_bron,
    make_gebruiker,
    make_indicator,
    make_uitsplitsing,
)
from tests.monitor.herkomst.leveren import (
    DERDE,
    EERST,
    TWEEDE,
    VIERDE,
    deliver,
    take_away,
)

pytestmark = pytest.mark.django_db
K4 = Kwartaal(2025, 4)


def history(wereld, indicator=None, op=None, **velden):
    sleutel = Cijfersleutel.of(indicator or wereld.banen, wereld.gemeente, K4, **velden)
    return versions_of([sleutel], op)[sleutel]


def told(geschiedenis):
    """(what happened, number) of each version, newest first."""
    return [
        (v.wijziging, v.waarde.waarde and int(v.waarde.waarde))
        for v in geschiedenis.alle
    ]


def test_nothing_published_is_no_version(wereld):
    assert history(wereld).alle == ()
    assert history(wereld).huidig is None


def test_a_first_figure_is_the_first_time_it_is_known(wereld):
    deliver(wereld.figure(90), EERST, "Reden die niemand vroeg")
    (versie,) = history(wereld).alle
    assert versie.wijziging is Wijziging.EERSTE
    assert (versie.waarde.waarde, versie.vanaf, versie.tot) == (90, EERST, None)
    assert (versie.reden, versie.was) == ("", None)
    assert versie.afzender == "gemeente Huizen"


def test_a_figure_that_is_corrected_twice_has_three_versions(wereld):
    deliver(wereld.figure(90), EERST)
    deliver(wereld.figure(95), TWEEDE, "Vijf vergeten")
    deliver(wereld.figure(93), DERDE, "Twee dubbel")
    geschiedenis = history(wereld)
    assert told(geschiedenis) == [
        (Wijziging.GECORRIGEERD, 93),
        (Wijziging.GECORRIGEERD, 95),
        (Wijziging.EERSTE, 90),
    ]
    assert [v.reden for v in geschiedenis.alle] == ["Twee dubbel", "Vijf vergeten", ""]
    assert [v.was and v.was.waarde for v in geschiedenis.alle] == [95, 90, None]
    assert [v.tot for v in geschiedenis.alle] == [None, DERDE, TWEEDE]


def test_each_version_is_what_was_known_then(wereld):
    for waarde, op in ((90, EERST), (95, TWEEDE), (93, DERDE)):
        deliver(wereld.figure(waarde), op)
    geschiedenis = history(wereld)
    net_ervoor = datetime.timedelta(microseconds=1)
    assert geschiedenis.at(EERST - net_ervoor) is None
    assert geschiedenis.at(TWEEDE - net_ervoor).waarde.waarde == 90
    assert geschiedenis.at(TWEEDE).waarde.waarde == 95
    assert geschiedenis.at(VIERDE).waarde.waarde == 93


def test_up_to_a_moment_later_versions_are_not_told(wereld):
    deliver(wereld.figure(90), EERST)
    deliver(wereld.figure(95), TWEEDE)
    (versie,) = history(wereld, op=TWEEDE - datetime.timedelta(seconds=1)).alle
    assert (versie.waarde.waarde, versie.tot) == (90, None)
    assert len(history(wereld, op=TWEEDE).alle) == 2


def test_the_same_number_from_another_source_is_no_correction(wereld):
    deliver(wereld.figure(90), EERST)
    deliver(wereld.figure(90, bron=make_bron("nieuwe brief")), TWEEDE)
    nieuwste, _ = history(wereld).alle
    assert nieuwste.wijziging is Wijziging.ANDERE_BRON
    assert nieuwste.bron.korte_titel == "nieuwe brief"


def test_the_same_number_with_other_words_stays_the_same_number(wereld):
    bron = make_bron()
    deliver(wereld.figure(90, bron=bron), EERST)
    deliver(wereld.figure(90, bron=bron, toelichting="Met Laren."), TWEEDE)
    assert history(wereld).alle[0].wijziging is Wijziging.ZELFDE


def test_a_number_that_was_taken_away_and_came_back(wereld):
    rij = deliver(wereld.figure(90), EERST)
    take_away(rij, TWEEDE, "Verkeerde gemeente")
    assert history(wereld).huidig is None
    deliver(wereld.figure(80), DERDE)
    geschiedenis = history(wereld)
    assert told(geschiedenis) == [
        (Wijziging.WEER_BEKEND, 80),
        (Wijziging.INGETROKKEN, None),
        (Wijziging.EERSTE, 90),
    ]
    weg = geschiedenis.alle[1]
    assert (weg.vanaf, weg.tot, weg.reden) == (TWEEDE, DERDE, "Verkeerde gemeente")
    assert weg.was.waarde == 90
    assert weg.bron is None
    assert geschiedenis.huidig.waarde.waarde == 80


def test_before_it_was_taken_away_it_was_there(wereld):
    rij = deliver(wereld.figure(90), EERST)
    take_away(rij, TWEEDE)
    eerder = history(wereld, op=EERST)
    assert told(eerder) == [(Wijziging.EERSTE, 90)]
    assert eerder.huidig.tot is None


def test_a_source_that_does_not_know_comes_first(wereld):
    deliver(wereld.figure(None), EERST)
    deliver(wereld.figure(90), TWEEDE)
    assert told(history(wereld)) == [
        (Wijziging.GECORRIGEERD, 90),
        (Wijziging.ONBEKEND, None),
    ]


# ---- small counts -------------------------------------------------------------------------


def small(wereld, *waarden):
    """The history of people in Huizen after these numbers, with a reason that tells all."""
    for waarde, op in zip(waarden, (EERST, TWEEDE, DERDE, VIERDE), strict=False):
        rij = wereld.figure(
            waarde, indicator=wereld.mensen, toelichting=f"Het zijn er {waarde}."
        )
        deliver(rij, op, f"Geteld: {waarde}")
    return history(wereld, wereld.mensen)


@pytest.mark.parametrize("waarden", [(3, 9), (9, 3), (2, 3), (9, 3, 12)])
def test_beside_a_hidden_number_nothing_is_told(wereld, waarden):
    geschiedenis = small(wereld, *waarden)
    verborgen = [w < 5 for w in waarden]
    for n, versie in enumerate(geschiedenis.versies):
        assert versie.verborgen is verborgen[n]
        assert (versie.waarde.waarde is None) is verborgen[n]
        if verborgen[n] or (n and verborgen[n - 1]):
            assert (versie.reden, versie.was, versie.waarde.toelichting) == (
                "",
                None,
                "",
            )
            assert versie.waarde.correctie is None or not versie.waarde.correctie.was


def test_after_two_public_numbers_words_are_told_again(wereld):
    laatste = small(wereld, 3, 9, 12).alle[0]
    assert (laatste.reden, laatste.was.waarde) == ("Geteld: 12", 9)
    assert laatste.waarde.toelichting == "Het zijn er 12."


def test_a_hidden_number_that_is_taken_away_stays_hidden(wereld):
    rij = deliver(wereld.figure(3, indicator=wereld.mensen), EERST)
    take_away(rij, TWEEDE, "Geen 3 maar 2")
    terug = wereld.figure(9, indicator=wereld.mensen, toelichting="Was 3.")
    deliver(terug, DERDE, "Toch 9")
    weer, weg, eerste = history(wereld, wereld.mensen).alle
    assert (weg.reden, weg.was) == ("", None)
    assert (weer.reden, weer.waarde.toelichting) == ("", "")
    assert eerste.waarde.te_klein


# ---- who and how --------------------------------------------------------------------------


def test_who_delivered_is_an_organisation_never_a_person(wereld):
    door, akkoord = make_gebruiker("j.jansen"), make_gebruiker("p.pietersen")
    deliver(
        wereld.figure(90),
        EERST,
        door=door,
        akkoord=akkoord,
        bestand="cijfers jan jansen.xlsx",
    )
    (versie,) = history(wereld).alle
    assert versie.nagekeken
    assert (versie.ingediend_op, versie.akkoord_op) == (EERST, EERST)
    assert (versie.bestand, versie.uit_bestand) == ("", True)
    assert "jan" not in repr(versie).lower().replace("januari", "")
    assert "pietersen" not in repr(versie)


def test_of_a_shipped_file_the_name_is_told(wereld):
    deliver(
        wereld.figure(90), EERST, bestand="cijfers/1.csv", ingediend_als="meegeleverd"
    )
    (versie,) = history(wereld).alle
    assert versie.bestand == "cijfers/1.csv"
    assert versie.meegeleverd
    assert not versie.nagekeken
    assert versie.afzender == "de makers van deze monitor"


# ---- keys -----------------------------------------------------------------------------------


def example(wereld, waarde):
    rij = wereld.figure(waarde, bron=make_bron(soort="voorbeeld"))
    rij.voorbeeld = True
    return rij


def test_an_example_that_was_replaced_is_no_history(wereld):
    deliver(example(wereld, 70), EERST)
    deliver(example(wereld, 75), TWEEDE)
    geschiedenis = history(wereld)
    assert geschiedenis.versies == ()
    assert geschiedenis.voorbeeld.waarde.waarde == 75
    assert geschiedenis.huidig is None


def test_an_example_that_was_taken_away_is_nothing(wereld):
    rij = deliver(example(wereld, 70), EERST)
    take_away(rij, TWEEDE)
    assert history(wereld).alle == ()
    assert history(wereld, op=EERST).voorbeeld.waarde.waarde == 70


def test_a_real_figure_is_no_correction_of_an_example(wereld):
    deliver(example(wereld, 70), EERST)
    deliver(wereld.figure(90), TWEEDE)
    geschiedenis = history(wereld)
    assert [v.wijziging for v in geschiedenis.versies] == [Wijziging.EERSTE]


def test_a_period_and_the_last_quarter_of_it_are_two_figures(wereld):
    deliver(wereld.figure(40, indicator=wereld.stroom), EERST)
    deliver(wereld.figure(130, indicator=wereld.stroom, vanaf="2025-K1"), EERST)
    alleen = history(wereld, wereld.stroom, vanaf=K4)
    jaar = history(wereld, wereld.stroom, vanaf=Kwartaal(2025, 1))
    assert [h.huidig.waarde.waarde for h in (alleen, jaar)] == [40, 130]


def test_a_part_has_its_own_history(wereld):
    markt = make_uitsplitsing("markt")
    deliver(wereld.figure(90), EERST)
    deliver(wereld.figure(60, uitsplitsing=markt), TWEEDE)
    assert history(wereld, deel="markt").huidig.waarde.waarde == 60
    assert history(wereld).huidig.waarde.waarde == 90


def test_a_norm_has_versions_too_and_an_ambition_is_another(wereld):
    waar = {"gebied": wereld.gemeente, "indicator": wereld.banen}
    deliver(build_norm(120, 2025, **waar), EERST)
    deliver(build_norm(125, 2025, **waar), TWEEDE, "Nieuwe verdeling")
    deliver(build_norm(200, 2025, soort=NormSoort.AMBITIE, **waar), DERDE)
    norm = Normsleutel.of(wereld.banen, wereld.gemeente, 2025)
    ambitie = Normsleutel.of(wereld.banen, wereld.gemeente, 2025, ambitie=True)
    gevonden = versions_of([norm, ambitie])
    assert told(gevonden[norm]) == [
        (Wijziging.GECORRIGEERD, 125),
        (Wijziging.EERSTE, 120),
    ]
    assert told(gevonden[ambitie]) == [(Wijziging.EERSTE, 200)]


def test_the_norm_may_be_that_of_another_indicator(wereld):
    officieel = make_indicator("officieel", norm_van=wereld.banen)
    eigen = Normsleutel.of(officieel, wereld.gemeente, 2025)
    assert eigen == Normsleutel.of(wereld.banen, wereld.gemeente, 2025)


def test_many_keys_need_two_queries(wereld, django_assert_num_queries):
    for jaar in range(2016, 2026):
        deliver(wereld.figure(jaar, f"{jaar}-K4"), EERST)
    sleutels = [
        Cijfersleutel.of(wereld.banen, wereld.gemeente, Kwartaal(jaar, 4))
        for jaar in range(2016, 2026)
    ]
    sleutels.append(Normsleutel.of(wereld.banen, wereld.gemeente, 2025))
    with django_assert_num_queries(2):
        gevonden = versions_of(sleutels)
    assert len(gevonden) == 11
    assert all(len(gevonden[s].alle) == 1 for s in sleutels[:-1])
    with django_assert_num_queries(0):
        assert [v.afzender for v in gevonden[sleutels[0]].alle] == ["gemeente Huizen"]
