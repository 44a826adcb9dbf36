"""The admin of the ledger: to read, with the whole history; and every list in it."""

import pytest

from banenafspraak.leveringen import hand_in, publish, withdraw
from banenafspraak.models import (
    BanenafspraakNorm,
    Bron,
    Cijfer,
    Dataversie,
    Levering,
    Norm,
)
from regio.models import Soort
from tests.banenafspraak.beheerpagina import address, complaints, found, text
from tests.builders import (
    build_cijfer,
    make_bron,
    make_cijfer,
    make_gebied,
    make_gemeente,
    make_indicator,
    make_levering,
    make_norm,
    make_uitsplitsing,
    moment,
)

pytestmark = pytest.mark.django_db


# ---- figures ---------------------------------------------------------------------


@pytest.fixture
def gecorrigeerd():
    """90, corrected to 95, with a concept of 99 after it."""
    plek = {
        "gebied": make_gemeente("Súdwest-Fryslân"),
        "indicator": make_indicator(),
        "bron": make_bron("UWV-trend"),
    }
    oud = make_cijfer("1090.5", **plek)
    levering = Levering(gebied=plek["gebied"], reden="Verkeerd overgenomen.")
    hand_in(levering, [build_cijfer(95, **plek)])
    publish(levering)
    hand_in(Levering(gebied=plek["gebied"]), [build_cijfer(99, **plek)])
    return Cijfer.objects.get(waarde=95), oud


@pytest.mark.parametrize(
    ("filters", "waarden"),
    [
        ({}, [95]),
        ({"versies": "oud"}, [1090]),
        ({"versies": "concept"}, [99]),
        ({"versies": "alle"}, [95, 99, 1090]),
        ({"versies": "onzin"}, [95]),
    ],
)
def test_list_shows_what_holds_now_unless_asked(beheer, gecorrigeerd, filters, waarden):
    rijen = found(beheer.get(address("cijfer"), filters))
    assert sorted(int(rij.waarde) for rij in rijen) == waarden


def test_list_says_that_it_shows_what_holds_now(beheer, gecorrigeerd):
    assert "Geldt nu" in text(beheer.get(address("cijfer")))


@pytest.mark.parametrize("vraag", ["sudwest", "Súdwest", "banenafspraak", "uwv-trend"])
def test_search(beheer, gecorrigeerd, vraag):
    make_cijfer(1, gebied=make_gemeente("Huizen"), indicator=make_indicator("premie"))
    rijen = found(beheer.get(address("cijfer"), {"q": vraag}))
    assert [int(rij.waarde) for rij in rijen] == [95]


def test_every_filter_works(beheer):
    regio = make_gebied(soort=Soort.REGIO)
    rij = make_cijfer(1, "2019-K4", gebied=regio, indicator=make_indicator("premie"))
    make_cijfer(2, "2020-K1")

    def values(**filters):
        rijen = found(beheer.get(address("cijfer"), filters))
        return [int(r.waarde) for r in rijen]

    assert values(indicator__id__exact=rij.indicator_id) == [1]
    assert values(gebied__soort__exact=Soort.REGIO) == [1]
    assert values(jaar=2019) == [1]
    assert values(jaar=2020) == [2]
    assert sorted(values(jaar="onzin")) == [1, 2]
    assert values(bron__id__exact=rij.bron_id) == [1]
    assert values(levering__id__exact=rij.levering_id) == [1]


def test_filters_of_norms_work(beheer):
    rij = make_norm(1, 2019, soort="richtlijn")
    make_norm(2, 2020, indicator=make_indicator("beschut-werk"))

    def values(model="norm", **filters):
        rijen = found(beheer.get(address(model), filters))
        return [int(r.waarde) for r in rijen]

    assert values(jaar=2019) == values(soort__exact="richtlijn") == [1]
    assert values(bron__id__exact=rij.bron_id) == [1]
    assert values("banenafspraaknorm") == [1]
    assert values("beschutwerkquotum") == [2]
    assert list(BanenafspraakNorm.objects.all()) == [BanenafspraakNorm(pk=rij.pk)]


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"waarde": "1090.50"}, ["1.090,5"]),
        ({"waarde": 1700, "benadering": "meer dan"}, ["meer dan 1.700"]),
        ({"waarde": -830}, ["−830"]),
        (
            {"waarde": None, "reden_onbekend": "niet aangeleverd"},
            ["niet bekend: niet aangeleverd"],
        ),
        ({"voorlopig": True}, ["voorlopig"]),
        ({"voorbeeld": True}, ["voorbeeld"]),
        ({"afgeleid_uit": "80 + 10"}, ["afgeleid"]),
        ({"peildatum_genoemd": False}, ["geen peildatum"]),
        ({"onderdrukking": "primair"}, ["niet openbaar"]),
        ({"onderdrukking": "secundair", "waarde": 12}, ["12", "niet openbaar"]),
        ({"vanaf": "2020-K1"}, ["1e kwartaal 2020 t/m 4e kwartaal 2020"]),
    ],
)
def test_what_the_list_says_of_a_figure(beheer, velden, verwacht):
    make_cijfer(**velden)
    pagina = text(beheer.get(address("cijfer")))
    rij = pagina[pagina.index("<tbody") :]
    for woorden in verwacht:
        assert woorden in rij


def test_a_plain_figure_has_no_badges(beheer):
    make_cijfer()
    pagina = text(beheer.get(address("cijfer")))
    assert "merkje" not in pagina[pagina.index("<tbody") :]


def test_text_of_others_is_escaped(beheer):
    make_cijfer(None, reden_onbekend="<b>weg</b>", toelichting="<script>")
    for pagina in (
        text(beheer.get(address("cijfer"))),
        text(beheer.get(address("cijfer", "change", Cijfer.objects.get().pk))),
    ):
        assert "<b>weg</b>" not in pagina
        assert "&lt;b&gt;weg" in pagina


@pytest.mark.parametrize("versie", [0, 1])
def test_page_of_a_figure_shows_its_whole_history(beheer, gecorrigeerd, versie):
    rij = gecorrigeerd[versie]
    pagina = text(beheer.get(address("cijfer", "change", rij.pk)))
    geschiedenis = pagina[pagina.index("Van oud naar nieuw") :]
    volgorde = [
        "1.090,5",
        "vervangen",
        "30 juni 2021 12:00",
        "UWV-trend",
        "95",
        "geldt nu",
        "Verkeerd overgenomen.",
    ]
    plaatsen = [geschiedenis.index(woord) for woord in volgorde]
    assert plaatsen == sorted(plaatsen)
    assert ">99" not in geschiedenis
    assert geschiedenis.count("(deze rij)") == 1


def test_page_of_a_concept_says_so(beheer, gecorrigeerd):
    concept = Cijfer.objects.get(waarde=99)
    pagina = text(beheer.get(address("cijfer", "change", concept.pk)))
    assert "concept" in pagina


def test_history_says_why_a_figure_was_withdrawn(beheer):
    rij = make_cijfer(90)
    waarom = Levering.objects.create(gebied=rij.gebied, reden="Verkeerd gelezen.")
    withdraw([rij], waarom, moment("2026-11-23 12:00"))
    pagina = text(beheer.get(address("cijfer", "change", rij.pk)))
    assert "ingetrokken" in pagina
    assert "Verkeerd gelezen." in pagina


def test_history_of_a_norm(beheer):
    oud = make_norm(800, bekend_tot=moment("2022-01-01 00:00"))
    plek = {v: getattr(oud, v) for v in ("indicator", "gebied", "uitsplitsing", "bron")}
    nieuw = make_norm(900, vervangt=oud, bekend_vanaf=oud.bekend_tot, **plek)
    for model in ("norm", "banenafspraaknorm"):
        pagina = text(beheer.get(address(model, "change", nieuw.pk)))
        assert pagina.index(">800") < pagina.rindex(">900")


def test_history_takes_one_query_however_long(beheer, django_assert_num_queries):
    rijen = []
    plek = {"gebied": make_gemeente(), "indicator": make_indicator()}
    for nummer in range(8):
        rijen.append(
            make_cijfer(
                nummer,
                vervangt=rijen[-1] if rijen else None,
                bekend_vanaf=moment(f"2021-01-0{nummer + 1} 12:00"),
                bekend_tot=moment(f"2021-01-0{nummer + 2} 12:00"),
                **plek,
            )
        )
    los = make_cijfer(1)
    beheer.get(address("cijfer", "change", los.pk))  # Django keeps a content type
    # Session, account, roles and second step; then the page itself.
    with django_assert_num_queries(4 + 4):
        beheer.get(address("cijfer", "change", los.pk))
    with django_assert_num_queries(4 + 4):
        beheer.get(address("cijfer", "change", rijen[0].pk))


# ---- deliveries ------------------------------------------------------------------


def test_page_of_a_delivery_shows_its_rows(beheer, gecorrigeerd):
    levering = gecorrigeerd[0].levering
    pagina = text(beheer.get(address("levering", "change", levering.pk)))
    assert "Verkeerd overgenomen." in pagina
    assert ">95<" in pagina
    assert "1.090,5" not in pagina
    assert f"levering__id__exact={levering.pk}&amp;versies=alle" in pagina


def test_list_of_the_rows_of_a_delivery(beheer, gecorrigeerd):
    _, oud = gecorrigeerd
    adres = f"{address('cijfer')}?levering__id__exact={oud.levering_id}&versies=alle"
    assert found(beheer.get(adres)) == [oud]


def test_a_long_delivery_shows_its_first_rows(beheer, monkeypatch):
    from banenafspraak.admin import leveringen

    monkeypatch.setattr(leveringen, "MEESTE_RIJEN", 2)
    levering = make_levering()
    for _ in range(3):
        make_cijfer(levering=levering)
    pagina = text(beheer.get(address("levering", "change", levering.pk)))
    assert "Dit zijn de eerste 2." in pagina


@pytest.mark.parametrize("aantal", [3, 40])
def test_page_of_a_delivery_does_not_query_per_row(
    beheer, aantal, django_assert_max_num_queries
):
    levering = make_levering()
    for _ in range(aantal):
        make_cijfer(levering=levering)
    adres = address("levering", "change", levering.pk)
    beheer.get(adres)  # Django keeps a content type
    with django_assert_max_num_queries(8):
        beheer.get(adres)


@pytest.mark.parametrize("vraag", ["sudwest", "overgenomen"])
def test_deliveries_are_found_by_area_and_reason(beheer, gecorrigeerd, vraag):
    rijen = found(beheer.get(address("levering"), {"q": vraag}))
    assert gecorrigeerd[0].levering in rijen


# ---- sources ---------------------------------------------------------------------


def source_form(**velden):
    return {
        "korte_titel": "UWV-trend",
        "titel": "Trend",
        "uitgever": "UWV",
        "soort": "officieel",
        "datum": "2021-06-30",
        "datum_soort": "dag",
        "kenmerk": "",
        "url": "",
        "sleutel": "uwv",
        **velden,
    }


def test_adding_a_source(beheer):
    assert beheer.post(address("bron", "add"), source_form()).status_code == 302
    assert Bron.objects.get().korte_titel == "UWV-trend"


@pytest.mark.parametrize("velden", [{"datum": ""}, {"datum_soort": "onbekend"}])
def test_source_without_a_date_must_say_so_in_dutch(beheer, velden):
    antwoord = beheer.post(address("bron", "add"), source_form(**velden))
    assert "kies ‘datum onbekend’ en laat de datum leeg" in complaints(antwoord)
    assert not Bron.objects.exists()


def test_key_of_a_source_is_unique_and_then_fixed(beheer):
    beheer.post(address("bron", "add"), source_form())
    antwoord = beheer.post(address("bron", "add"), source_form())
    assert "bestaat al" in complaints(antwoord)
    bron = Bron.objects.get()
    beheer.post(address("bron", "change", bron.pk), source_form(sleutel="anders"))
    bron.refresh_from_db()
    assert bron.sleutel == "uwv"


@pytest.mark.parametrize(
    ("was", "wordt"), [("officieel", "voorbeeld"), ("voorbeeld", "brief")]
)
def test_source_of_real_figures_becomes_no_example(beheer, was, wordt):
    bron = make_bron(soort=was)
    make_norm(bron=bron)
    antwoord = beheer.post(address("bron", "change", bron.pk), source_form(soort=wordt))
    assert "Maak een nieuwe bron aan" in complaints(antwoord)
    anders = beheer.post(
        address("bron", "change", make_bron(soort=was).pk), source_form(soort=wordt)
    )
    assert anders.status_code == 302


# ---- parts -----------------------------------------------------------------------


def test_code_of_a_part_is_fixed(beheer):
    deel = make_uitsplitsing("markt")
    beheer.post(
        address("uitsplitsing", "change", deel.pk),
        {"code": "anders", "naam": "De markt", "langs": "sector", "volgorde": "1"},
    )
    deel.refresh_from_db()
    assert (deel.code, deel.naam) == ("markt", "De markt")


def test_a_change_in_the_admin_makes_a_data_version(beheer):
    deel = make_uitsplitsing("markt")
    voor = Dataversie.objects.huidig()
    beheer.post(
        address("uitsplitsing", "change", deel.pk),
        {"naam": "De markt", "langs": "", "volgorde": "1"},
    )
    assert Dataversie.objects.huidig() > voor


def test_norms_in_the_list_count_current_rows_only(beheer):
    make_norm(1, bekend_tot=moment("2022-01-01 00:00"))
    assert found(beheer.get(address("norm"))) == []
    assert Norm.objects.count() == 1
