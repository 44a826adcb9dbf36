"""What the letters say about steps, as a page of that area reads it."""

import pytest
from django.core.cache import cache
from django.test import Client

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.querysets import einde_van_de_dag
from monitor.overzichten import Lezer
from monitor.overzichten.maatregelen import areas_around, documents, measures
from tests.builders import dag
from tests.monitor.boom import Boom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]


def read(soort, slug, kwartaal="2019-K4", wat=measures, bekend_op=None):
    op = einde_van_de_dag(dag(bekend_op)) if bekend_op else None
    lezer = Lezer(Kwartaal.lees(kwartaal), vandaag=dag("2026-11-26"), moment=op)
    gebied = lezer.atlas.find(soort, slug)
    return wat(lezer, areas_around(lezer, gebied))


def test_hilversum_has_the_steps_of_the_answer_of_may_2020():
    """Row 32: asked about the end of 2019, answered in 2020."""
    stappen = [s for s in read("gemeente", "hilversum") if s.gebied.naam == "Hilversum"]
    titels = {s.titel: s for s in stappen}
    for titel in (
        "Wijkleerbedrijf groter maken",
        "Statushouders begeleiden naar werk",
        "Leerwerkloket openen",
    ):
        assert titels[titel].eigenaar == "gemeente Hilversum"
        assert titels[titel].na_peildatum


def test_before_the_answer_nobody_knew_it():
    voor = read("gemeente", "hilversum", bekend_op="2020-05-26")
    assert not [s for s in voor if "Wijkleerbedrijf" in s.titel]
    erna = read("gemeente", "hilversum", bekend_op="2020-05-27")
    assert [s for s in erna if "Wijkleerbedrijf" in s.titel]


def test_the_plan_of_the_region_ends_with_2022():
    titel = "Een actieplan voor twee jaar"
    eind_2022 = read("arbeidsmarktregio", "gooi-en-vechtstreek", "2022-K4")
    begin_2023 = read("arbeidsmarktregio", "gooi-en-vechtstreek", "2023-K1")
    assert titel in [s.titel for s in eind_2022]
    assert titel not in [s.titel for s in begin_2023]


def test_the_region_shows_what_its_gemeenten_do_and_need():
    """Row 48."""
    stappen = read("arbeidsmarktregio", "gooi-en-vechtstreek", "2020-K4")
    namen = {s.gebied.naam for s in stappen}
    assert {"HBEL", "Gooise Meren", "Wijdemeren", "Hilversum", "Weesp"} <= namen


def test_huizen_sees_what_hbel_and_the_region_do():
    stappen = read("gemeente", "huizen", "2020-K4")
    assert {s.gebied.naam for s in stappen} == {"HBEL", "Gooi en Vechtstreek"}


def test_groningen_tells_which_parties_asked_for_discussion():
    """Row 40."""
    stukken = read("gemeente", "groningen", wat=documents)
    gevraagd = {s.titel: s.partijen for s in stukken}
    assert gevraagd["Inzet participatiebudget 2020"] == ("PvdA", "SP", "100% Groningen")
    assert len(gevraagd["Doorontwikkeling Kansen in kaart"]) == 6


def lines_of(adres):
    cache.clear()
    antwoord = Client().get(adres)
    assert antwoord.status_code == 200
    return Boom(antwoord.content.decode()).main.tekst


def test_public_log_tells_of_measures_and_documents():
    tekst = lines_of("/wijzigingen/?gebied=GM0402&soort=tekst")
    assert "Maatregel ‘Leerwerkloket openen’, Hilversum: nieuw" in tekst
    titel = "Beantwoording vragen over nieuwe vormen van bijstand en begeleiding"
    assert f"Raadsstuk ‘{titel}’, Hilversum: nieuw" in tekst


def test_sources_count_their_measures_and_documents():
    tekst = lines_of("/bronnen/")
    assert "3 maatregelen en 2 raadsstukken" in tekst  # the answer of Hilversum
    assert "4 raadsstukken" in tekst  # the invitation of Groningen
