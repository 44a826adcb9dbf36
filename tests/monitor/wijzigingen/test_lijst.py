"""The public log: what was published, corrected and withdrawn, by whom and why."""

import pytest

from banenafspraak.models import Levering
from banenafspraak.teksten import publish_texts, withdraw_texts
from tests.builders import (
    build_cijfer,
    make_bron,
    make_definitie,
    make_duiding,
    make_kanttekening,
    moment,
)
from tests.monitor.wijzigingen.gebeuren import (
    DRIE,
    EEN,
    TWEE,
    VIER,
    current,
    current_norms,
    deliver,
    figure,
    norm,
    take_away,
)

pytestmark = pytest.mark.django_db


def events_of(pagina):
    """The text of every event, newest first."""
    return [vak.tekst for vak in pagina.main.all("div", "bron")]


def days_of(pagina):
    return [h.tekst for h in pagina.main.all("h2") if h["id"].startswith("dag-")]


def test_an_empty_log_says_so(wereld, lees):
    vak = lees().one("div", "leeg-vak").tekst
    assert vak.startswith("Er is nog niets gewijzigd")


def test_a_correction_tells_what_where_from_what_to_what_why_and_who(wereld, lees):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(
        figure(612, wereld.gooi, wereld.banen, bron=make_bron("brief Werkkamer")),
        TWEE,
        reden="Vier banen waren niet meegeteld",
    )
    pagina = lees()
    nieuwste, eerste = events_of(pagina)
    assert nieuwste.startswith("Werkkamer Gooi en Vechtstreek: 1 correctie")
    assert (
        "Gooi en Vechtstreek: banenafspraak eind 2020 gecorrigeerd van 608 naar "
        "612 extra banen." in nieuwste
    )
    assert "Reden: Vier banen waren niet meegeteld." in nieuwste
    assert "14.04 uur. Een tweede persoon keek mee en gaf akkoord." in nieuwste
    assert "Bron: brief Werkkamer." in nieuwste
    assert "banenafspraak eind 2020, nieuw: 608 extra banen." in eerste
    assert days_of(pagina) == [
        "21 november 2026",
        "20 november 2026",
    ]


def test_a_correction_leads_to_the_page_and_to_its_history(wereld, lees):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(figure(400, wereld.gooi, wereld.banen, uitsplitsing=wereld.markt), EEN)
    deliver(figure(410, wereld.gooi, wereld.banen, uitsplitsing=wereld.markt), TWEE)
    vak = lees("?soort=correctie").main.one("div", "bron")
    adressen = [a["href"] for a in vak.one("ul").all("a")]
    assert adressen == [
        "/2020-K4/regio/gooi-en-vechtstreek/",
        "/2020-K4/regio/gooi-en-vechtstreek/herkomst/banenafspraak/?deel=markt",
    ]
    assert "deel ‘markt’, eind 2020 gecorrigeerd van 400 naar 410" in vak.tekst


def test_a_second_correction_tells_of_the_first(wereld, lees):
    for waarde, op in ((608, EEN), (612, TWEE), (610, DRIE)):
        deliver(figure(waarde, wereld.gooi, wereld.banen), op)
    laatste, eerder, _ = events_of(lees())
    assert "van 612 naar 610" in laatste
    assert "van 608 naar 612" in eerder


def test_what_became_known_or_unknown_is_told_in_words(wereld, lees):
    deliver(figure(None, wereld.gooi, wereld.banen), EEN)
    deliver(figure(608, wereld.gooi, wereld.banen), TWEE)
    deliver(figure(None, wereld.gooi, wereld.banen), DRIE)
    weg, bekend, eerst = events_of(lees())
    assert "eind 2020, nieuw: niet bekend" in eerst
    assert "eind 2020, eerst niet bekend, nu 608 extra banen" in bekend
    assert "eind 2020 niet meer bekend, was 608 extra banen" in weg


def test_the_same_number_from_another_source_is_no_correction(wereld, lees):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(figure(608, wereld.gooi, wereld.banen, bron=make_bron("nieuw")), TWEE)
    assert "1 andere bron of toelichting" in events_of(lees())[0]
    assert "hetzelfde getal" in events_of(lees())[0]
    assert events_of(lees("?soort=correctie")) == []
    assert len(events_of(lees("?soort=bron"))) == 1


def test_a_softened_number_is_a_correction(wereld, lees):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(figure(608, wereld.gooi, wereld.banen, benadering="ruim"), TWEE)
    assert "van 608 naar ruim 608 extra banen" in events_of(lees())[0]


def test_a_withdrawn_figure_is_told_with_what_it_was(wereld, lees):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    take_away(current(), TWEE, "Bron bleek van een ander jaar")
    nieuwste = events_of(lees())[0]
    assert "1 ingetrokken cijfer" in nieuwste
    assert "eind 2020 ingetrokken, was 608 extra banen." in nieuwste
    assert "Reden: Bron bleek van een ander jaar." in nieuwste


def test_a_norm_is_called_a_norm_and_has_its_own_unit(wereld, lees):
    deliver(norm(16, wereld.huizen, wereld.beschut), EEN)
    deliver(norm(18, wereld.huizen, wereld.beschut), TWEE)
    take_away(current_norms(), DRIE)
    weg, correctie, eerst = events_of(lees())
    assert eerst.startswith("Gemeente Huizen: 1 nieuwe norm")
    assert (
        "Huizen: norm voor beschut werk eind 2020 gecorrigeerd van 16 naar 18 plekken"
        in correctie
    )
    assert "ingetrokken, was 18 plekken" in weg


def test_many_new_figures_are_summed_up_and_can_be_opened(wereld, lees):
    kwartalen = [f"201{jaar}-K{k}" for jaar in (7, 8, 9) for k in (1, 2, 3, 4)]
    deliver([figure(600, wereld.gooi, wereld.banen, k) for k in kwartalen], EEN)
    vak = lees().main.one("div", "bron")
    assert (
        "12 nieuwe cijfers over de banenafspraak, van eind maart 2017 tot en met eind 2019, "
        "Gooi en Vechtstreek" in vak.tekst
    )
    assert len(vak.one("details").all("li")) == 12
    assert "Bekijk alle" not in vak.tekst


def test_more_than_a_dozen_are_listed_on_a_page_of_their_own(wereld, lees):
    kwartalen = [f"201{jaar}-K{k}" for jaar in (6, 7, 8, 9) for k in (1, 2, 3, 4)]
    deliver([figure(600, wereld.gooi, wereld.banen, k) for k in kwartalen], EEN)
    vak = lees().main.one("div", "bron")
    assert vak.all("details") == []
    (link,) = [a for a in vak.all("a") if a.tekst.startswith("Bekijk alle 16")]
    eigen = lees(link["href"])
    assert eigen.one("h1").tekst == "Werkkamer Gooi en Vechtstreek: 16 nieuwe cijfers"
    assert len(eigen.one("tbody").all("tr")) == 16


def test_one_delivery_with_two_dates_is_two_events(wereld, lees):
    """The first load counts each row from the date of its source."""
    oud, nieuw = make_bron("oud", datum="2019-06-03"), make_bron(datum="2021-06-30")
    levering = deliver(
        [
            figure(500, wereld.gooi, wereld.banen, "2018-K4", bron=oud),
            figure(608, wereld.gooi, wereld.banen, "2020-K4", bron=nieuw),
        ],
        vier_ogen=False,
        ingediend_als="meegeleverd",
        bestand="cijfers.csv",
    )
    for rij in levering.cijfers.all():
        dag = f"{rij.bron.datum} 23:59:59.999999"
        levering.cijfers.filter(pk=rij.pk).update(bekend_vanaf=moment(dag))
    pagina = lees()
    assert days_of(pagina) == ["30 juni 2021", "3 juni 2019"]
    for tekst in events_of(pagina):
        assert tekst.startswith("De makers van deze monitor: 1 nieuw cijfer")
        assert "Deze cijfers zijn met de site meegeleverd." in tekst
        assert " uur" not in tekst


def test_what_waits_for_agreement_is_not_told(wereld, lees):
    make_waiting(wereld)
    assert events_of(lees()) == []


def make_waiting(wereld):
    from banenafspraak.leveringen import hand_in

    hand_in(Levering(gebied=wereld.gooi), [figure(608, wereld.gooi, wereld.banen)])


def test_an_example_is_never_told(wereld, lees):
    bron = make_bron("Verzonnen", soort="voorbeeld")
    for waarde, op in ((15, EEN), (16, TWEE)):
        deliver(
            build_cijfer(
                waarde,
                gebied=wereld.gooi,
                indicator=wereld.banen,
                bron=bron,
                voorbeeld=True,
            ),
            op,
        )
    take_away(current(), DRIE)
    make_kanttekening("Verzonnen noot", indicator=wereld.banen, bron=bron)
    pagina = lees()
    assert events_of(pagina) == []
    assert "erzonnen" not in pagina.main.tekst
    deliver(figure(608, wereld.gooi, wereld.banen), VIER)
    assert "nieuw: 608" in events_of(lees())[0]  # a correction of no example


def test_texts_are_told_with_what_stood_there(wereld, lees):
    noot = make_kanttekening(
        "Telt alleen mensen.",
        indicator=wereld.beschut,
        sleutel="a",
        gebied=wereld.huizen,
    )
    nieuw = type(noot)(
        sleutel="a",
        indicator=wereld.beschut,
        gebied=wereld.huizen,
        tekst="Telt plekken.",
    )
    publish_texts([nieuw])
    laatste, eerste = events_of(lees())
    assert eerste.startswith("Deze monitor: 1 nieuwe kanttekening")
    assert laatste.startswith("Deze monitor: 1 gewijzigde kanttekening")
    assert "Kanttekening bij beschut werk, Huizen: gewijzigd" in laatste
    assert "Er stond: Telt alleen mensen." in laatste
    assert "Er kwam te staan: Telt plekken." in laatste
    withdraw_texts([nieuw])
    assert "1 ingetrokken kanttekening" in events_of(lees())[0]
    assert "Er stond: Telt plekken." in events_of(lees())[0]


def test_a_definition_is_told_and_leads_to_its_page(wereld, lees):
    make_definitie(wereld.beschut)
    vak = lees("?soort=tekst").main.one("div", "bron")
    assert "1 nieuwe definitie" in vak.tekst
    assert "/indicator/beschut-werk/" in [a["href"] for a in vak.all("a")]


def test_an_explanation_belongs_to_the_delivery_that_brought_or_took_it(wereld, lees):
    levering = deliver(figure(9, wereld.huizen, wereld.beschut), EEN)
    make_duiding(
        "Twee mensen kwamen erbij.",
        "2020-K4",
        indicator=wereld.beschut,
        gebied=wereld.huizen,
        levering=levering,
        bekend_vanaf=EEN,
    )
    (samen,) = events_of(lees())
    assert "Gemeente Huizen: 1 nieuw cijfer en 1 nieuwe uitleg" in samen
    assert "Tekst: Twee mensen kwamen erbij." in samen
    deliver(figure(10, wereld.huizen, wereld.beschut), TWEE)
    nieuwste, _ = events_of(lees())
    assert "1 correctie en 1 ingetrokken uitleg" in nieuwste


def test_the_log_as_it_was_on_a_day(wereld, lees):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(figure(612, wereld.gooi, wereld.banen), TWEE)
    (toen,) = events_of(lees("?bekend_op=2026-11-20"))
    assert "nieuw: 608" in toen
    assert events_of(lees("?bekend_op=2026-11-19")) == []
    links = lees("?bekend_op=2026-11-20").main.one("div", "bron").all("a")
    assert all("bekend_op=2026-11-20" in a["href"] for a in links)


def test_no_name_of_a_person_is_told(wereld, lees):
    levering = deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    levering.ingediend_door.first_name = "Sam"
    levering.ingediend_door.last_name = "de Wit"
    levering.ingediend_door.save()
    assert "de Wit" not in lees().html
    assert levering.ingediend_door.username not in lees().html


def test_a_reason_is_printed_as_text(wereld, lees):
    deliver(figure(608, wereld.gooi, wereld.banen), EEN)
    deliver(
        figure(612, wereld.gooi, wereld.banen), TWEE, reden="<script>x</script> *vet*"
    )
    pagina = lees()
    assert pagina.all("script") == []
    assert "Reden: <script>x</script> *vet*." in pagina.main.tekst
