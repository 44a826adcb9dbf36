"""Percentages are shown as they are: never added up over areas, over quarters, or over what
a gemeente was made of."""

import pytest

from tests.builders import (
    make_bron,
    make_cijfer,
    make_gemeente,
    make_herindeling,
    make_indicator,
    make_land,
    make_norm,
    make_regio,
)

pytestmark = pytest.mark.django_db


def percentage(**velden):
    return make_indicator(
        "deel-op-tijd",
        **{
            "eenheid": "procent",
            "aard": "stand",
            "optelbaar": False,
            "weergave": "norm",
            "ding_enkelvoud": "procent",
            "ding_meervoud": "procent",
            **velden,
        },
    )


@pytest.fixture
def gemeente():
    land = make_land()
    make_cijfer(1, "2020-K4", gebied=land)
    regio = make_regio(slug="gooi")
    make_indicator("beschut-werk")  # what the tables begin with
    return make_gemeente("Gooise Meren", slug="gooise-meren", regio=regio)


@pytest.mark.parametrize("weergave", ["norm", "getal", "verhouding"])
def test_a_percentage_per_quarter_is_not_added_up_over_the_year(
    gemeente, client, weergave
):
    indicator = percentage(aard="stroom", weergave=weergave)
    for kwartaal, waarde in (("2020-K1", 30), ("2020-K2", 41)):
        make_cijfer(waarde, kwartaal, indicator=indicator, gebied=gemeente)
    pagina = client.get("/2020-K2/gemeente/gooise-meren/").content.decode()
    assert "41" in pagina
    assert "71%" not in pagina


def test_percentages_of_an_ended_gemeente_are_not_added_to_its_successor(
    gemeente, client
):
    indicator, bron = percentage(), make_bron()
    oud = make_gemeente("Bussum", slug="bussum", geldig_tot="2016-01-01")
    make_herindeling(oud, gemeente)
    for gebied, waarde in ((oud, 30), (gemeente, 41)):
        make_cijfer(waarde, "2020-K4", indicator=indicator, gebied=gebied, bron=bron)
        make_norm(50, 2020, indicator=indicator, gebied=gebied, bron=bron)
    pagina = client.get("/2020-K4/gemeente/gooise-meren/").content.decode()
    assert "82%" in pagina  # 41 of 50, and not 71 of 100
    assert "41 (Gooise Meren)" not in pagina and "(Bussum)" not in pagina


def test_a_norm_in_percents_is_no_sum_over_gemeenten(gemeente, client):
    indicator = percentage(
        eenheid="personen",
        eenheid_norm="procent",
        kanttekening_eenheid="mensen, en een norm in procent",
        optelbaar=True,
        niveaus=["arbeidsmarktregio", "gemeente"],
    )
    regio = gemeente.indelingen.get().onderdeel_van
    for nummer in (1, 2):
        lid = make_gemeente(slug=f"lid-{nummer}", regio=regio)
        make_cijfer(20, "2020-K4", indicator=indicator, gebied=lid)
        make_norm(50, 2020, indicator=indicator, gebied=lid)
    for grenzen in ("toen", "nu"):
        for adres in ("regio/gooi/", f"regio/?indicator={indicator.code}"):
            antwoord = client.get(f"/2020-K4/{adres}", {"grenzen": grenzen})
            assert antwoord.status_code == 200
            assert "van 100" not in antwoord.content.decode()
