"""What one person has to do: whose task is what, in which order, and in which words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Invoer, Levering, Rol
from banenafspraak.opgave.taakzinnen import (
    akkoord_kaart,
    ander_kaart,
    onder_de_kop,
    te_doen_kaart,
    valt_op,
    zinnen,
)
from banenafspraak.opgave.taken import taken_van
from banenafspraak.opgave.vel import Opgave
from tests.banenafspraak.opgave.wereld import K3
from tests.builders import (
    dag,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_levering,
    make_toewijzing,
    make_uitsplitsing,
    make_uitvraag,
    moment,
)

Status = Levering.Status
VANDAAG = dag("2026-11-26")
K2, K1 = Kwartaal(2026, 2), Kwartaal(2026, 1)


def levering(gebied, kwartaal=K3, status=Status.CONCEPT, **velden):
    velden.setdefault("gewijzigd_op", moment("2026-11-20 16:20"))
    if status in (Status.INGEDIEND, Status.TERUGGESTUURD):
        velden.setdefault("ingediend_op", moment("2026-11-22 12:00"))
        velden.setdefault("teruggestuurd_op", moment("2026-11-23 12:00"))
    return make_levering(gebied, kwartaal=kwartaal, status=status, **velden)


def tasks(gebruiker, vandaag=VANDAAG):
    return taken_van(gebruiker, vandaag)


def sentence(gebruiker, vandaag=VANDAAG):
    return " ".join(zinnen(tasks(gebruiker, vandaag)))


def shown(taken):
    """(area, quarter) per list."""
    return {
        naam: [(t.stand.gebied.naam, t.stand.kwartaal) for t in getattr(taken, naam)]
        for naam in ("te_doen", "akkoord", "ander", "op_de_site")
        if getattr(taken, naam)
    }


@pytest.fixture
def bij(wereld):
    """The first two quarters are done, so that only the third is left."""
    for gebied in (wereld.gebieden.huizen, wereld.gebieden.laren):
        for kwartaal in (K1, K2):
            levering(gebied, kwartaal, Status.VASTGESTELD)
    return wereld


# ---- whose task --------------------------------------------------------------------


def test_who_types_has_to_begin(bij):
    taken = tasks(bij.mensen.sam)
    assert shown(taken)["te_doen"] == [("Huizen", K3)]
    assert shown(taken)["op_de_site"] == [("Huizen", K2), ("Huizen", K1)]
    kaart = te_doen_kaart(taken.te_doen[0], taken)
    assert (kaart.titel, kaart.doe) == (
        "Kwartaalopgave, 3e kwartaal 2026",
        "Begin met invullen",
    )
    assert (kaart.wanneer, kaart.wanneer_onder) == (
        "Vóór 1 december 2026",
        "Nog 4 dagen",
    )


def test_what_was_handed_in_waits_for_who_may_agree_and_not_for_who_did_it(bij):
    mensen = bij.mensen
    levering(bij.gebieden.huizen, status=Status.INGEDIEND, ingediend_door=mensen.sam)
    assert shown(tasks(mensen.els))["akkoord"] == [("Huizen", K3)]
    assert shown(tasks(mensen.robin))["akkoord"] == [("Huizen", K3)]
    assert "akkoord" not in shown(tasks(mensen.sam))
    assert shown(tasks(mensen.sam))["ander"] == [("Huizen", K3)]
    assert shown(tasks(mensen.noor))["ander"] == [("Huizen", K3)]
    assert "te_doen" not in shown(tasks(mensen.sam))
    assert "Huizen" not in str(shown(tasks(mensen.ver)))


def test_who_typed_a_part_does_not_agree(bij):
    """Els is vaststeller of Huizen, and typed a figure for Sam."""
    make_toewijzing(bij.mensen.els, bij.gebieden.huizen)
    van_sam = levering(
        bij.gebieden.huizen, status=Status.INGEDIEND, ingediend_door=bij.mensen.sam
    )
    typed(van_sam, door=bij.mensen.els)
    assert "akkoord" not in shown(tasks(bij.mensen.els))
    assert shown(tasks(bij.mensen.els))["ander"] == [("Huizen", K3)]


def test_what_came_back_stands_on_top_with_its_reason(bij):
    huizen, mensen = bij.gebieden.huizen, bij.mensen
    terug = levering(
        huizen,
        K2,
        Status.TERUGGESTUURD,
        corrigeert=Levering.objects.get(gebied=huizen, kwartaal=K2),
        teruggestuurd_door=mensen.robin,
        reden_terug="Is het 7 of 8?",
    )
    taken = tasks(mensen.sam)
    assert [t.levering for t in taken.te_doen] == [terug, None]
    kaart = te_doen_kaart(taken.te_doen[0], taken)
    assert (kaart.titel, kaart.doe) == (
        "Correctie, 2e kwartaal 2026",
        "Verbeter de correctie",
    )
    assert (kaart.reden, kaart.reden_van) == (
        "Is het 7 of 8?",
        "Robin Jansen, 23 november 2026",
    )
    assert kaart.wanneer == "Geen inleverdatum"
    assert shown(tasks(mensen.robin))["ander"] == [("Huizen", K2)]
    assert ("Huizen", K2) not in shown(tasks(mensen.els)).get("ander", [])


def test_the_nearest_deadline_stands_first(wereld):
    taken = tasks(wereld.mensen.sam)
    assert [t.stand.kwartaal for t in taken.te_doen] == [K1, K2, K3]
    assert te_doen_kaart(taken.te_doen[0], taken).is_laat


def test_a_role_that_ended_has_no_tasks(wereld):
    oud = make_gebruiker()
    make_toewijzing(oud, wereld.gebieden.huizen, tot="2026-11-26")
    assert shown(tasks(oud)) == {}
    assert sentence(oud).startswith("U hebt nog geen rol.")


# ---- a beheerder -------------------------------------------------------------------


def test_a_beheerder_does_what_is_national_and_steps_in_where_nobody_else_may(bij):
    mensen, gebieden = bij.mensen, bij.gebieden
    levering(gebieden.huizen, status=Status.INGEDIEND, ingediend_door=mensen.sam)
    levering(gebieden.utrecht, status=Status.INGEDIEND, ingediend_door=mensen.ver)
    taken = tasks(mensen.baas)
    assert shown(taken)["te_doen"] == [("Nederland", K3)]
    assert shown(taken)["akkoord"] == [("Utrecht", K3)]
    kaart = akkoord_kaart(taken.akkoord[0], taken)
    assert "Niemand anders kan hier akkoord geven." in kaart.regels
    make_toewijzing(make_gebruiker(), gebieden.elders, Rol.VASTSTELLER)
    assert "akkoord" not in shown(tasks(mensen.baas))


def test_the_only_vaststeller_who_typed_it_leaves_it_to_a_beheerder(bij):
    mensen, utrecht = bij.mensen, bij.gebieden.utrecht
    enige = make_gebruiker()
    make_toewijzing(enige, bij.gebieden.elders, Rol.VASTSTELLER)
    typed(levering(utrecht, status=Status.INGEDIEND, ingediend_door=enige), door=enige)
    assert shown(tasks(mensen.baas))["akkoord"] == [("Utrecht", K3)]
    taken = tasks(enige)
    assert (
        "Een beheerder kan akkoord geven."
        in ander_kaart(taken.ander[0], taken).regels[0]
    )


def test_national_figures_wait_for_the_other_beheerder(bij):
    mensen = bij.mensen
    levering(bij.gebieden.land, status=Status.INGEDIEND, ingediend_door=mensen.baas)
    assert shown(tasks(mensen.baas))["ander"] == [("Nederland", K3)]
    assert shown(tasks(mensen.chef))["akkoord"] == [("Nederland", K3)]


def test_the_number_of_queries_is_the_same_for_many(bij):
    def count(gebruiker):
        with CaptureQueriesContext(connection) as opname:
            tasks(type(gebruiker).objects.get(pk=gebruiker.pk))
        return len(opname)

    mensen, gebieden = bij.mensen, bij.gebieden
    levering(gebieden.huizen, status=Status.INGEDIEND, ingediend_door=mensen.sam)
    levering(gebieden.laren)
    een = count(mensen.robin), count(mensen.baas)
    for nummer in range(8):
        erbij = make_gemeente(regio=gebieden.gooi)
        make_uitvraag(erbij)
        levering(
            erbij,
            status=Status.INGEDIEND if nummer % 2 else Status.CONCEPT,
            ingediend_door=mensen.ver,
        )
    assert (count(mensen.robin), count(mensen.baas)) == een
    assert max(een) <= 16


# ---- how far -----------------------------------------------------------------------


def typed(van, indicator="beschut-werk", deel="totaal", tekst="5", reden="", door=None):
    return Invoer.objects.create(
        levering=van,
        indicator=make_indicator(indicator),
        uitsplitsing=make_uitsplitsing(deel),
        tekst=tekst,
        reden_onbekend=reden,
        door=door,
        op=moment("2026-11-20 16:20"),
        versie=1,
    )


@pytest.mark.parametrize(
    ("getypt", "zin"),
    [
        ([], "Er is nog geen onderdeel ingevuld."),
        ([("beschut-werk", "totaal", "", "")], "Er is nog geen onderdeel ingevuld."),
        ([("beschut-werk", "totaal", "5", "")], "1 van de 3 onderdelen ingevuld."),
        (
            [
                ("beschut-werk", "totaal", "", "nog niet bekend"),
                ("klantprofielen", "totaal", "abc", ""),
            ],
            "2 van de 3 onderdelen ingevuld, 1 niet bekend.",
        ),
        # Not asked in the third quarter: does not count.
        ([("uitstroom", "totaal", "5", "")], "Er is nog geen onderdeel ingevuld."),
    ],
)
def test_a_concept_says_how_far_it_is(bij, getypt, zin):
    huizen = bij.gebieden.huizen
    concept = levering(huizen, gewijzigd_door=bij.mensen.noor)
    for indicator, deel, tekst, reden in getypt:
        typed(concept, indicator, deel, tekst, reden)
    taken = tasks(bij.mensen.sam)
    kaart = te_doen_kaart(taken.te_doen[0], taken)
    assert kaart.regels == (
        zin,
        "Laatst bewaard door Noor, 20 november 2026 om 16:20.",
    )
    ver, opgave = taken.te_doen[0].ingevuld, Opgave.read(huizen, K3)
    assert (ver.ingevuld, ver.gevraagd, ver.onbekend) == (
        opgave.ingevuld,
        opgave.gevraagd,
        opgave.onbekend,
    )


@pytest.mark.parametrize(
    ("opvallend", "zin"),
    [
        ({}, "Er valt niets op."),
        (
            {"Sprong": 1, "Telt niet op": 1, "Niet bekend": 1},
            "Let op: 1 sprong, 1 verschil in de optelling, 1 keer niet bekend. Met uitleg.",
        ),
        ({"Niet bekend": 2}, "Let op: 2 keer niet bekend."),
        ({"Sprong": 2}, "Let op: 2 sprongen. Met uitleg."),
        (
            {"Was bekend, nu niet bekend": 2, "Voor het eerst ingevuld": 1},
            "Let op: 2 cijfers waren bekend en zijn nu niet bekend, "
            "1 cijfer voor het eerst ingevuld.",
        ),
    ],
)
def test_what_stands_out_in_words(opvallend, zin):
    assert valt_op(opvallend) == zin


# ---- the sentence ------------------------------------------------------------------


def test_one_task_with_its_deadline(bij):
    assert sentence(bij.mensen.sam) == (
        "U hebt *1 opgave* te doen. De kwartaalopgave moet vóór *1 december 2026* binnen "
        "zijn. U hebt nog *4 dagen*."
    )
    assert onder_de_kop(tasks(bij.mensen.sam)) == (
        "Donderdag 26 november 2026. Opgaven van Huizen."
    )


@pytest.mark.parametrize(
    ("vandaag", "einde"),
    [
        ("2026-11-29", "U hebt nog *1 dag*."),
        ("2026-11-30", "Inleveren kan *nog vandaag*."),
        (
            "2026-12-02",
            "De kwartaalopgave over het 3e kwartaal 2026 is *2 dagen te laat*.",
        ),
    ],
)
def test_the_days_left_are_counted_to_the_last_day(bij, vandaag, einde):
    assert sentence(bij.mensen.sam, dag(vandaag)).endswith(einde)


def test_late_and_still_in_time_together(wereld):
    assert sentence(wereld.mensen.sam) == (
        "U hebt *3 opgaven* te doen. *2 opgaven* zijn te laat. De kwartaalopgave over het "
        "3e kwartaal 2026 moet vóór *1 december 2026* binnen zijn. U hebt nog *4 dagen*."
    )


def test_nothing_to_do_names_the_next_opgave(bij):
    levering(bij.gebieden.huizen, status=Status.VASTGESTELD)
    assert sentence(bij.mensen.sam) == (
        "U hebt nu *niets* te doen. Op 1 januari 2027 staat de opgave over het 4e kwartaal "
        "2026 klaar."
    )


def test_the_werkkamer_hears_what_waits_and_who_is_late(wereld):
    mensen, gebieden = wereld.mensen, wereld.gebieden
    levering(gebieden.huizen, status=Status.INGEDIEND, ingediend_door=mensen.sam)
    levering(gebieden.huizen, K2, Status.INGEDIEND, ingediend_door=mensen.sam)
    levering(gebieden.huizen, K1, Status.VASTGESTELD)
    levering(gebieden.laren, K1, Status.VASTGESTELD)
    levering(gebieden.gooi, status=Status.INGEDIEND, ingediend_door=mensen.robin)
    assert sentence(mensen.robin) == (
        "*2 opgaven* wachten op uw akkoord. Over het 2e kwartaal 2026 is *1 gemeente te "
        "laat*. Het 3e kwartaal 2026 moet vóór *1 december 2026* binnen zijn."
    )
    assert onder_de_kop(tasks(mensen.robin)).endswith(
        "Gooi en Vechtstreek en de 2 gemeenten."
    )


def test_own_work_and_agreement_together(bij):
    mensen, gebieden = bij.mensen, bij.gebieden
    levering(gebieden.huizen, status=Status.INGEDIEND, ingediend_door=mensen.sam)
    assert sentence(mensen.robin).endswith("Ook wacht *1 opgave* op uw akkoord.")


def test_who_only_agrees_is_told_where_it_will_stand(bij):
    levering(bij.gebieden.huizen, status=Status.VASTGESTELD)
    assert sentence(bij.mensen.els) == (
        "U hebt nu *niets* te doen. Als iemand een opgave indient, staat die hier."
    )
