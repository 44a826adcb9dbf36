"""Measures and council documents on public pages: which ones, in what order, in which words."""

import pytest
from django.template.loader import render_to_string

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Maatregel
from banenafspraak.teksten import publish_texts, withdraw_texts
from monitor.bronnenlijst import Bronnenlijst
from monitor.maatregelen import document_row, document_rows, step_groups, step_row
from monitor.overzichten import Lezer
from monitor.overzichten.maatregelen import areas_around, documents, measures
from monitor.zinnen import maatregel as zinnen
from regio.models import Soort
from tests.builders import (
    dag,
    make_bron,
    make_gebied,
    make_gemeente,
    make_indeling,
    make_indicator,
    make_land,
    make_maatregel,
    make_raadsstuk,
    make_regio,
    moment,
)
from tests.monitor.boom import Boom

pytestmark = pytest.mark.django_db

K4 = Kwartaal(2019, 4)


class Wereld:
    def __init__(self):
        self.land = make_land()
        self.gooi = make_regio("Gooi en Vechtstreek")
        self.huizen = make_gemeente("Huizen", regio=self.gooi)
        self.laren = make_gemeente("Laren", regio=self.gooi)
        self.hbel = make_gebied("HBEL", Soort.CLUSTER)
        make_indeling(self.huizen, self.hbel)
        make_indeling(self.laren, self.hbel)
        self.delft = make_gemeente("Delft", regio=make_regio("Haaglanden"))

    def reader(self, kwartaal=K4, **opties) -> Lezer:
        return Lezer(kwartaal, vandaag=dag("2026-11-26"), **opties)


@pytest.fixture
def wereld():
    return Wereld()


def titles(regels):
    return [regel.titel for regel in regels]


# ---- which ones ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gebied", "rond"),
    [
        ("huizen", ["Huizen", "Gooi en Vechtstreek", "HBEL"]),
        ("gooi", ["Gooi en Vechtstreek", "HBEL", "Huizen", "Laren"]),
        ("hbel", ["HBEL", "Gooi en Vechtstreek", "Huizen", "Laren"]),
        ("land", ["Nederland"]),
    ],
)
def test_areas_around_are_those_of_the_page(wereld, gebied, rond):
    lezer = wereld.reader()
    gevonden = areas_around(lezer, lezer.atlas.gebieden[getattr(wereld, gebied).pk])
    assert [g.naam for g in gevonden] == rond


def test_only_measures_of_these_areas(wereld):
    make_maatregel("Hier", gebied=wereld.huizen)
    make_maatregel("Regio", gebied=wereld.gooi)
    make_maatregel("Elders", gebied=wereld.delft)
    lezer = wereld.reader()
    gevonden = measures(lezer, areas_around(lezer, wereld.huizen))
    assert sorted(titles(gevonden)) == ["Hier", "Regio"]


def test_newest_first_by_begin_else_by_the_document(wereld):
    make_maatregel("Oud", gebied=wereld.huizen, begin="2018-01-01")
    make_maatregel("Nieuw", gebied=wereld.huizen, bron=make_bron(datum="2020-05-27"))
    make_maatregel("Zonder", gebied=wereld.huizen)
    make_maatregel("Midden", gebied=wereld.huizen, begin="2019-01-01", bron=make_bron())
    assert titles(measures(wereld.reader(), [wereld.huizen])) == [
        *("Nieuw", "Midden", "Oud", "Zonder")
    ]


def test_later_measures_are_shown_and_marked(wereld):
    """Who asks at the end of 2019 which steps are taken, gets the answer of May 2020."""
    make_maatregel("Erna", gebied=wereld.huizen, bron=make_bron(datum="2020-05-27"))
    make_maatregel("Toen", gebied=wereld.huizen, bron=make_bron(datum="2019-12-31"))
    erna, toen = measures(wereld.reader(), [wereld.huizen])
    assert (erna.na_peildatum, toen.na_peildatum) == (True, False)
    assert zinnen.later(erna, K4) == "Dit is van na eind 2019."
    assert zinnen.later(toen, K4) == ""


def test_a_year_says_nothing_about_a_quarter_of_the_same_year(wereld):
    make_maatregel(gebied=wereld.huizen, begin="2019-12-31", begin_soort="jaar")
    (stap,) = measures(wereld.reader(Kwartaal(2019, 1)), [wereld.huizen])
    assert not stap.na_peildatum
    (stap,) = measures(wereld.reader(Kwartaal(2018, 4)), [wereld.huizen])
    assert stap.na_peildatum


@pytest.mark.parametrize(
    ("eind", "te_zien"), [("2019-09-30", False), ("2019-10-01", True), (None, True)]
)
def test_what_ended_before_the_quarter_is_left_out(wereld, eind, te_zien):
    make_maatregel(gebied=wereld.huizen, **({"eind": eind} if eind else {}))
    assert bool(measures(wereld.reader(), [wereld.huizen])) == te_zien


def test_a_proposal_is_not_public(wereld):
    make_maatregel(gebied=wereld.huizen, bekend_vanaf=None)
    make_raadsstuk(gebied=wereld.huizen, bekend_vanaf=None)
    assert measures(wereld.reader(), [wereld.huizen]) == ()
    assert documents(wereld.reader(), [wereld.huizen]) == ()


def test_an_invented_measure_is_not_public(wereld):
    bron = make_bron(soort="voorbeeld")
    make_maatregel(gebied=wereld.huizen, bron=bron)
    make_raadsstuk(gebied=wereld.huizen, bron=bron)
    assert measures(wereld.reader(), [wereld.huizen]) == ()
    assert documents(wereld.reader(), [wereld.huizen]) == ()


def test_as_known_on_an_earlier_moment(wereld):
    oud = make_maatregel(
        "Eerst",
        gebied=wereld.huizen,
        sleutel="loket",
        bekend_vanaf=moment("2019-01-01 00:00"),
    )
    nieuw = Maatregel(
        sleutel="loket",
        gebied=wereld.huizen,
        titel="Later",
        omschrijving=oud.omschrijving,
        eigenaar=oud.eigenaar,
    )
    publish_texts([nieuw])

    def seen(op):
        lezer = wereld.reader(moment=op)
        return titles(measures(lezer, [wereld.huizen]))

    assert seen(moment("2018-12-31 12:00")) == []
    assert seen(moment("2020-01-01 12:00")) == ["Eerst"]
    assert seen(None) == ["Later"]
    withdraw_texts([nieuw])
    assert seen(None) == []


def test_documents_newest_first_with_their_parties(wereld):
    make_raadsstuk("Eerst", gebied=wereld.huizen, datum=dag("2019-06-03"))
    make_raadsstuk(
        "Dan", gebied=wereld.huizen, datum=dag("2020-05-01"), partijen="SP\nVVD"
    )
    dan, eerst = documents(wereld.reader(), [wereld.huizen])
    assert (dan.titel, dan.partijen, dan.na_peildatum) == ("Dan", ("SP", "VVD"), True)
    assert (eerst.titel, eerst.partijen, eerst.na_peildatum) == ("Eerst", (), False)


def test_by_indicator(wereld):
    banen = make_indicator("banen")
    make_indicator("banenafspraak")
    make_maatregel("Banen", gebied=wereld.huizen, indicatoren="banenafspraak\nbanen")
    make_maatregel("Ander", gebied=wereld.huizen, indicatoren="banenafspraak")
    make_raadsstuk("Stuk", gebied=wereld.huizen, indicatoren="banen")
    make_raadsstuk("Geen", gebied=wereld.huizen)
    lezer = wereld.reader()
    (stap,) = measures(lezer, [wereld.huizen], banen)
    assert stap.titel == "Banen"
    assert {i.code for i in stap.indicatoren} == {"banenafspraak", "banen"}
    assert titles(documents(lezer, [wereld.huizen], banen)) == ["Stuk"]


def test_one_query_each_however_many(wereld, django_assert_num_queries):
    make_indicator()
    for n in range(40):
        make_maatregel(
            f"M{n}",
            gebied=wereld.huizen,
            bron=make_bron(),
            indicatoren="banenafspraak",
        )
        make_raadsstuk(gebied=wereld.gooi, bron=make_bron())
    lezer = wereld.reader()
    assert lezer.indicatoren
    rond = areas_around(lezer, wereld.huizen)
    with django_assert_num_queries(1):
        assert len([s.bron.korte_titel for s in measures(lezer, rond)]) == 40
    with django_assert_num_queries(1):
        assert len([s.bron.korte_titel for s in documents(lezer, rond)]) == 40


# ---- in which words --------------------------------------------------------------------------


def step(wereld, **velden):
    make_maatregel(gebied=wereld.huizen, **velden)
    return measures(wereld.reader(), [wereld.huizen])[0]


def test_a_measure_in_sentences(wereld):
    stap = step(
        wereld,
        omschrijving="Er komt een loket.",
        eigenaar="gemeente Huizen",
        stand="loopt",
        plan="Plan Werk",
        begin="2018-08-31",
        begin_soort="maand",
        eind="2022-12-31",
        eind_soort="jaar",
    )
    assert zinnen.step_sentences(stap, K4) == [
        "Er komt een loket.",
        "Stand: loopt.",
        "Begin: augustus 2018.",
        "Eind: 2022.",
        "Wie dit doet: gemeente Huizen.",
        "Uit het plan: Plan Werk.",
    ]


@pytest.mark.parametrize("stand", Maatregel.Stand.values)
def test_every_state_has_words(wereld, stand):
    stap = step(wereld, stand=stand)
    assert zinnen.standing(stap).startswith(f"Stand: {stand}")


def test_a_wish_is_no_decision_and_nobody_does_it_yet(wereld):
    regels = zinnen.step_sentences(step(wereld, stand="gevraagd"), K4)
    assert "Stand: gevraagd, er is nog geen besluit." in regels
    assert not any("Wie dit doet" in regel for regel in regels)


def test_a_document_in_sentences(wereld):
    make_raadsstuk(
        gebied=wereld.huizen,
        soort="collegebrief",
        gremium="commissie Werk",
        datum=dag("2019-11-20"),
        partijen="PvdA\nSP\nVVD",
        omschrijving="De brief gaat over geld.",
    )
    (stuk,) = documents(wereld.reader(), [wereld.huizen])
    assert zinnen.document_sentences(stuk, K4) == [
        "Collegebrief, commissie Werk, 20 november 2019.",
        "Bespreking gevraagd door PvdA, SP en VVD.",
        "De brief gaat over geld.",
    ]


def test_who_asked_questions_did_not_ask_for_discussion(wereld):
    make_raadsstuk(gebied=wereld.huizen, soort="vragen", partijen="SP")
    (stuk,) = documents(wereld.reader(), [wereld.huizen])
    assert zinnen.parties(stuk) == "Gesteld door SP."


@pytest.mark.parametrize(
    ("aantallen", "zin"),
    [
        (
            {},
            "Welke stappen Huizen zet, is bij ons niet bekend. "
            "Een raadslid kan ernaar vragen via de griffie.",
        ),
        ({"huizen": 1}, "Wij kennen 1 maatregel van Huizen."),
        (
            {"huizen": 2, "gooi": 1, "hbel": 3},
            "Wij kennen 2 maatregelen van Huizen, 1 van de regio Gooi en Vechtstreek en "
            "3 van HBEL.",
        ),
        (
            {"gooi": 2},
            "Van Huizen zelf kennen wij geen maatregelen. Wij kennen er wel 2 van de regio "
            "Gooi en Vechtstreek.",
        ),
    ],
)
def test_summary_says_whose_measures_are_known(wereld, aantallen, zin):
    for naam, aantal in aantallen.items():
        for _ in range(aantal):
            make_maatregel(gebied=getattr(wereld, naam))
    lezer = wereld.reader()
    stappen = measures(lezer, areas_around(lezer, wereld.huizen))
    assert " ".join(zinnen.summary(stappen, wereld.huizen, "Huizen")) == zin


def test_summary_of_a_region_adds_its_parts_up(wereld):
    for gebied in (wereld.gooi, wereld.huizen, wereld.laren, wereld.hbel):
        make_maatregel(gebied=gebied)
    lezer = wereld.reader()
    stappen = measures(lezer, areas_around(lezer, wereld.gooi))
    assert zinnen.summary(stappen, wereld.gooi, "de regio") == [
        "Wij kennen 1 maatregel van de regio en 3 van gemeenten daarin."
    ]


# ---- as the components print them ----------------------------------------------------------------


def printed(naam, **invoer):
    return Boom(render_to_string(f"components/{naam}.html", invoer))


def test_measures_are_grouped_own_area_first(wereld):
    for gebied in (wereld.laren, wereld.gooi, wereld.huizen, wereld.hbel):
        make_maatregel(gebied.naam, gebied=gebied)
    lezer = wereld.reader()
    stappen = measures(lezer, [wereld.gooi, wereld.laren, wereld.huizen, wereld.hbel])
    groepen = step_groups(stappen, wereld.huizen, K4, Bronnenlijst())
    assert [g["kop"] for g in groepen] == [
        "Gemeente Huizen",
        "Regio Gooi en Vechtstreek",
        "HBEL",
        "Gemeente Laren",
    ]
    assert [m["titel"] for m in groepen[0]["maatregelen"]] == ["Huizen"]


def test_component_of_a_measure_leads_to_source_and_indicator(wereld):
    make_indicator("banenafspraak", naam="Extra banen")
    bronnen = Bronnenlijst()
    stap = step(
        wereld,
        titel="Loket <b>open</b>",
        indicatoren="banenafspraak",
        bron=make_bron("antwoord college", datum="2020-05-27"),
    )
    pagina = printed("maatregel", m=step_row(stap, K4, bronnen))
    assert [a["href"] for a in pagina.all("a")] == [
        "/indicator/banenafspraak/",
        "#bron-1",
    ]
    tekst = " ".join(p.tekst for p in pagina.all("p"))
    assert "Loket <b>open</b>" in tekst
    assert "Dit is van na eind 2019. Hoort bij: Extra banen. Bron: antwoord" in tekst
    assert bronnen.rijen()[0]["tekst"] == "antwoord college"


def test_component_of_a_document_tells_who_asked(wereld):
    make_raadsstuk(
        gebied=wereld.huizen, partijen="SP", url="https://example.nl/stuk.pdf"
    )
    stukken = documents(wereld.reader(), [wereld.huizen])
    bronnen = Bronnenlijst()
    (rij,) = document_rows(stukken, K4, bronnen)
    assert rij == document_row(stukken[0], K4, bronnen)
    pagina = printed("raadsstuk", r=rij)
    assert [a["href"] for a in pagina.all("a")] == ["https://example.nl/stuk.pdf"]
    assert "Gesteld door SP." in " ".join(p.tekst for p in pagina.all("p"))
    assert bronnen.rijen() == []
