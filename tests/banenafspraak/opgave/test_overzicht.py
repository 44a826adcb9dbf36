"""The overviews of beheer: the matrix, who may see it, and the reminder."""

import re

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Levering
from banenafspraak.opgave.matrix import telzin
from banenafspraak.opgave.stand import Staat, Stand
from tests.banenafspraak.opgave.wereld import K3, page
from tests.builders import (
    dag,
    log_in,
    make_beleidsmedewerker,
    make_gemeente,
    make_indeling,
    make_indicator,
    make_levering,
    make_regio,
    make_uitvraag,
)

Status = Levering.Status
K2, K1 = Kwartaal(2026, 2), Kwartaal(2026, 1)


def address(code="AM12", naam="opgaven_overzicht"):
    return reverse(f"admin:{naam}", kwargs={"code": code})


def matrix(antwoord):
    """Per row its name and per cell (words, address, classes)."""
    inhoud = antwoord.content.decode()
    tabel = inhoud[inhoud.index('<table class="matrix">') :]
    tabel = tabel[: tabel.index("</table>")]
    rijen = {}
    for rij in re.findall(r"<tr>(.*?)</tr>", tabel, re.DOTALL)[1:]:
        naam = plain(re.search(r"<th.*?</th>", rij, re.DOTALL)[0])
        rijen[naam] = [
            (
                plain(re.sub(r'<span class="visually-hidden">.*?</span>', "", cel)),
                (re.search(r'href="([^"#]+)"', cel) or ["", ""])[1],
                (re.search(r'class="(m-[^"]*)"', cel) or ["", ""])[1],
            )
            for cel in re.findall(r"<td.*?</td>", rij, re.DOTALL)
        ]
    return rijen


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.fixture
def robin(client, wereld):
    log_in(client, wereld.mensen.robin)
    return client


@pytest.fixture
def gedaan(wereld):
    """The first quarter is done; of the second Laren is late, and Huizen is corrected."""
    mensen, huizen, laren = wereld.mensen, wereld.gebieden.huizen, wereld.gebieden.laren
    make_levering(huizen, kwartaal=K1)
    make_levering(laren, kwartaal=K1)
    oud = make_levering(huizen, kwartaal=K2)
    make_levering(huizen, kwartaal=K2, corrigeert=oud)
    make_levering(
        huizen, kwartaal=K3, status=Status.INGEDIEND, ingediend_door=mensen.sam
    )
    return wereld


# ---- the matrix --------------------------------------------------------------------


def test_the_matrix_says_the_state_of_every_cell(robin, gedaan):
    rijen = matrix(robin.get(address()))
    assert list(rijen) == ["Huizen", "Laren", "Regio Gooi en Vechtstreek"]
    assert [woord for woord, _, _ in rijen["Huizen"]] == [
        "ingediend",
        "gecorrigeerd",
        "akkoord",
    ]
    assert [woord for woord, _, _ in rijen["Laren"]] == [
        "niet begonnen",
        "niet begonnen 12 weken te laat",
        "akkoord",
    ]
    assert [woord for woord, _, _ in rijen["Regio Gooi en Vechtstreek"]] == [
        "niet begonnen",
        "",
        "",
    ]
    assert "m-laat" in rijen["Laren"][1][2]


def test_the_whole_cell_leads_to_the_opgave_or_to_the_control(robin, gedaan):
    rijen = matrix(robin.get(address()))
    assert rijen["Huizen"][0][1] == page("opgave_controle")
    assert "m-nu" in rijen["Huizen"][0][2]
    assert rijen["Huizen"][1][1] == page(kwartaal=K2)
    assert rijen["Laren"][0][1] == page(code="GM0417")


def test_own_work_is_no_control(robin, gedaan):
    gooi, mensen = gedaan.gebieden.gooi, gedaan.mensen
    make_levering(
        gooi, kwartaal=K3, status=Status.INGEDIEND, ingediend_door=mensen.robin
    )
    cel = matrix(robin.get(address()))["Regio Gooi en Vechtstreek"][0]
    assert cel == ("ingediend door uzelf", page(code="AM12"), "m-ingediend")


def test_an_open_correction_is_the_second_line(robin, gedaan):
    huizen = gedaan.gebieden.huizen
    oud = Levering.objects.filter(gebied=huizen, kwartaal=K1).get()
    make_levering(huizen, kwartaal=K1, status=Status.CONCEPT, corrigeert=oud)
    assert matrix(robin.get(address()))["Huizen"][2][0] == "akkoord correctie: concept"


def test_the_sentence_counts(robin, gedaan):
    zin = plain(robin.get(address()).content.decode())
    assert (
        "Over het 3e kwartaal 2026 heeft nog geen van de 2 gemeenten akkoord. 1 wacht op "
        "akkoord en 1 is nog niet begonnen. Over het 2e kwartaal 2026 ontbreekt Laren."
    ) in zin


def test_a_gemeente_counts_while_it_belongs_to_the_region(robin, gedaan):
    """Weesp left on 1 July: its first quarters stand here, and lead nowhere for Robin."""
    weesp = make_gemeente("Weesp")
    make_indeling(weesp, gedaan.gebieden.gooi, tot="2026-07-01")
    make_indeling(weesp, gedaan.gebieden.elders, van="2026-07-01")
    make_uitvraag(weesp, make_indicator("beschut-werk"), van="2026-K1")
    rij = matrix(robin.get(address()))["Weesp"]
    assert [woord for woord, _, _ in rij] == [
        "",
        "niet begonnen 12 weken te laat",
        "niet begonnen 25 weken te laat",
    ]
    assert {adres for _, adres, _ in rij} == {""}


def test_older_quarters_are_a_link_away(robin, wereld):
    make_uitvraag(wereld.gebieden.huizen, make_indicator("premie"), van="2025-K1")
    antwoord = robin.get(address())
    assert 'href="?tot=2025-K3"' in antwoord.content.decode()
    ouder = robin.get(address(), {"tot": "2025-K3"})
    assert len(matrix(ouder)["Huizen"]) == 3
    assert "Nieuwste kwartalen" in plain(ouder.content.decode())
    assert robin.get(address(), {"tot": "onzin"}).status_code == 200


@pytest.mark.parametrize(
    ("standen", "zin"),
    [
        ([Staat.AKKOORD], "heeft de gemeente akkoord."),
        (
            [Staat.CONCEPT],
            "heeft de gemeente nog geen akkoord. 1 is bezig.",
        ),
        ([Staat.AKKOORD, Staat.GECORRIGEERD], "hebben alle 2 gemeenten akkoord."),
        (
            [Staat.AKKOORD, Staat.INGEDIEND, Staat.INGEDIEND, Staat.TERUGGESTUURD],
            "heeft 1 van de 4 gemeenten akkoord. 2 wachten op akkoord en 1 is bezig.",
        ),
        (
            [Staat.AKKOORD, Staat.AKKOORD, Staat.NIET_BEGONNEN, Staat.NIET_BEGONNEN],
            "hebben 2 van de 4 gemeenten akkoord. 2 zijn nog niet begonnen.",
        ),
    ],
)
def test_the_sentence_is_correct_dutch(standen, zin):
    rijen = [Stand(None, K3, dag("2026-11-30"), staat) for staat in standen]
    assert telzin(rijen, K3) == f"Over het 3e kwartaal 2026 {zin}"


# ---- who may see it ----------------------------------------------------------------


@pytest.mark.parametrize("code", ["AM13", "NL01", "GM0406", "XX99"])
def test_outside_the_own_scope_is_not_there(robin, code):
    assert robin.get(address(code)).status_code == 404
    assert robin.post(address(code, "opgaven_herinneren")).status_code == 404


@pytest.mark.parametrize("wie", ["sam", "els", "ver"])
def test_who_has_only_a_gemeente_sees_no_region(client, wereld, wie):
    log_in(client, getattr(wereld.mensen, wie))
    assert client.get(address()).status_code == 404


def test_anonymous_is_sent_to_the_door(client, wereld):
    assert client.get(address()).status_code == 302


def test_a_beheerder_sees_counts_per_region(client, gedaan):
    log_in(client, gedaan.mensen.baas)
    antwoord = client.get(address("NL01"))
    rijen = matrix(antwoord)
    assert list(rijen) == ["Gooi en Vechtstreek", "Midden-Utrecht", "Nederland"]
    assert [woord for woord, _, _ in rijen["Gooi en Vechtstreek"]] == [
        "0 van 2 akkoord regio: niet begonnen",
        "1 van 2 akkoord 1 te laat",
        "2 van 2 akkoord",
    ]
    assert f'href="{address("AM13")}"' in antwoord.content.decode()
    assert rijen["Nederland"][0][:2] == ("niet begonnen", page(code="NL01"))


@pytest.mark.parametrize("code", ["AM12", "NL01"])
def test_more_areas_need_no_more_queries(client, gedaan, code):
    log_in(client, gedaan.mensen.baas)
    client.get(address(code))

    def count():
        with CaptureQueriesContext(connection) as opname:
            client.get(address(code))
        return len(opname)

    een = count()
    for regio in (gedaan.gebieden.gooi, make_regio("Elders")):
        for _ in range(5):
            make_uitvraag(make_gemeente(regio=regio))
    assert count() == een


# ---- the reminder ------------------------------------------------------------------


def test_the_button_names_who_is_late(robin, gedaan):
    inhoud = plain(robin.get(address()).content.decode())
    assert "Stuur een herinnering aan Laren" in inhoud
    make_levering(gedaan.gebieden.laren, kwartaal=K2)
    assert "Stuur een herinnering" not in plain(robin.get(address()).content.decode())


def test_the_button_names_the_quarter_when_there_are_more(robin, wereld):
    inhoud = plain(robin.get(address()).content.decode())
    for label in ("2e kwartaal 2026", "1e kwartaal 2026"):
        assert f"Stuur een herinnering aan Huizen en Laren over het {label}" in inhoud


def remind(client, kwartaal="2026-K2", code="AM12"):
    antwoord = client.post(address(code, "opgaven_herinneren"), {"kwartaal": kwartaal})
    return antwoord, [str(m) for m in get_messages(antwoord.wsgi_request)]


def test_who_is_late_gets_a_mail(robin, gedaan):
    make_beleidsmedewerker(gedaan.gebieden.laren, "lies", email="lies@laren.example")
    antwoord, meldingen = remind(robin)
    assert antwoord.headers["Location"] == address()
    assert meldingen == ["Herinnering verstuurd aan Laren: 1 mail."]
    assert [bericht.to for bericht in mail.outbox] == [["lies@laren.example"]]


def test_nobody_to_mail_is_told(robin, gedaan):
    _, meldingen = remind(robin)
    assert meldingen[0].startswith("Voor Laren is nog niemand die invult.")


def test_a_quarter_in_which_nobody_is_late_sends_nothing(robin, gedaan):
    _, meldingen = remind(robin, "2026-K1")
    assert meldingen == ["Over het 1e kwartaal 2026 is niemand te laat."]
    assert mail.outbox == []


@pytest.mark.parametrize("kwartaal", ["", "2026-K5", "2036-K1"])
def test_a_quarter_that_is_none_is_not_there(robin, kwartaal):
    assert remind(robin, kwartaal)[0].status_code == 404


def test_looking_sends_nothing(robin, gedaan):
    assert robin.get(address(naam="opgaven_herinneren")).status_code == 405
