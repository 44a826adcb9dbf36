"""Each filter of the log, and what it answers to nonsense."""

import pytest
from django.test import Client

from tests.builders import (
    make_gebied,
    make_gemeente,
    make_indeling,
    make_kanttekening,
)
from tests.monitor.wijzigingen.gebeuren import (
    DRIE,
    EEN,
    TWEE,
    VIER,
    current,
    deliver,
    figure,
    norm,
    take_away,
)
from tests.monitor.wijzigingen.test_lijst import events_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def gevuld(wereld):
    """A new figure of three areas, then a correction, a withdrawal and a text."""
    for gebied in (wereld.gooi, wereld.huizen, wereld.ver):
        deliver(figure(20, gebied, wereld.beschut), EEN)
    deliver(figure(608, wereld.gooi, wereld.banen), TWEE)
    deliver(figure(612, wereld.gooi, wereld.banen), DRIE)
    take_away([r for r in current() if r.gebied == wereld.ver], VIER)
    make_kanttekening("Let op.", indicator=wereld.banen, bekend_vanaf=VIER)
    return wereld


def heads(pagina):
    return [h.tekst for h in pagina.main.all("h3")]


def fault_of(pagina, veld):
    vak = next(d for d in pagina.all("div", "filter-veld") if d.all(id=f"id_{veld}"))
    return " ".join(p.tekst for p in vak.all("p", "filter-fout"))


def test_without_choices_everything_is_there(gevuld, lees):
    assert len(heads(lees())) == 7


@pytest.mark.parametrize(
    "naam",
    [
        "AM12",
        "am12",
        "Gooi en Vechtstreek",
        "gooi en vecht",
        "regio gooi en vechtstreek",
    ],
)
def test_a_region_holds_its_gemeenten(gevuld, lees, naam):
    pagina = lees(f"?gebied={naam}")
    assert len(heads(pagina)) == 4
    assert "U ziet: regio Gooi en Vechtstreek en haar gemeenten" in pagina.main.tekst
    assert "Hertogenbosch" not in pagina.main.tekst


def test_a_gemeente_is_only_itself(gevuld, lees):
    assert heads(lees("?gebied=GM0406")) == ["Gemeente Huizen: 1 nieuw cijfer"]
    assert heads(lees("?gebied=406")) == ["Gemeente Huizen: 1 nieuw cijfer"]


def test_a_name_with_signs_and_accents_is_found(gevuld, lees):
    for naam in ("'s-hertogenbosch", "’s-Hertogenbosch", "s hertogenbosch"):
        assert len(heads(lees(f"?gebied={naam}"))) == 2, naam


def test_a_cluster_holds_its_gemeenten(gevuld, lees):
    hbel = make_gebied("HBEL", "cluster")
    make_indeling(gevuld.huizen, hbel)
    pagina = lees("?gebied=hbel")
    assert heads(pagina) == ["Gemeente Huizen: 1 nieuw cijfer"]
    assert "U ziet: HBEL en de gemeenten daarin." in pagina.main.tekst


def test_the_nation_holds_everything(gevuld, lees):
    pagina = lees("?gebied=Nederland")
    assert len(heads(pagina)) == 7
    assert "U ziet: heel Nederland." in pagina.main.tekst


def test_a_gemeente_that_was_of_the_region_before_counts(gevuld, lees):
    weesp = make_gemeente("Weesp")
    make_indeling(weesp, gevuld.gooi, "2015-01-01", "2022-01-01")
    deliver(figure(30, weesp, gevuld.beschut), EEN)
    assert "Gemeente Weesp: 1 nieuw cijfer" in heads(lees("?gebied=AM12"))


def test_a_subject_narrows(gevuld, lees):
    pagina = lees("?indicator=banenafspraak")
    assert heads(pagina) == [
        "Deze monitor: 1 nieuwe kanttekening",
        "Werkkamer Gooi en Vechtstreek: 1 correctie",
        "Werkkamer Gooi en Vechtstreek: 1 nieuw cijfer",
    ]


@pytest.mark.parametrize(
    ("soort", "aantal"),
    [("nieuw", 4), ("correctie", 1), ("ingetrokken", 1), ("tekst", 1), ("bron", 0)],
)
def test_a_kind_narrows(gevuld, lees, soort, aantal):
    assert len(heads(lees(f"?soort={soort}"))) == aantal


def test_days_narrow_and_both_count(gevuld, lees):
    assert len(heads(lees("?van=2026-11-22"))) == 3
    assert len(heads(lees("?tot=2026-11-21"))) == 4
    assert len(heads(lees("?van=2026-11-21&tot=2026-11-22"))) == 2
    pagina = lees("?van=21-11-2026&tot=22-11-2026")
    assert len(heads(pagina)) == 2
    assert pagina.one(id="id_van")["value"] == "2026-11-21"


def test_choices_work_together_and_are_said(gevuld, lees):
    pagina = lees("?gebied=AM12&indicator=banenafspraak&soort=correctie&van=2026-11-01")
    assert heads(pagina) == ["Werkkamer Gooi en Vechtstreek: 1 correctie"]
    assert (
        "U ziet: regio Gooi en Vechtstreek en haar gemeenten, ook van vroeger; Extra banen; "
        "soort: gecorrigeerd; vanaf 1 november 2026." in pagina.main.tekst
    )
    (wis,) = [a for a in pagina.all("a") if a.tekst == "Wis filters"]
    assert wis["href"] == "/wijzigingen/"


def test_a_norm_and_a_figure_of_one_delivery_are_told_together(wereld, lees):
    deliver(
        [
            norm(16, wereld.huizen, wereld.beschut),
            figure(9, wereld.huizen, wereld.beschut),
        ]
    )
    assert heads(lees()) == ["Gemeente Huizen: 1 nieuw cijfer en 1 nieuwe norm"]


def test_nothing_found_says_what_to_do(gevuld, lees):
    vak = lees("?gebied=GM0417").one("div", "leeg-vak").tekst
    assert vak.startswith("Er is niets gevonden Bij deze keuzes hoort geen enkele")
    assert "Kies een langere periode" in vak


@pytest.mark.parametrize(
    ("vraag", "veld", "zin"),
    [
        (
            "gebied=Atlantis",
            "gebied",
            "We kennen geen gebied met de naam of code ‘Atlantis’.",
        ),
        ("gebied=GM9999", "gebied", "We kennen geen gebied"),
        ("gebied=Huisen", "gebied", "Bedoelt u Huizen?"),
        ("indicator=bestaat-niet", "indicator", "Deze keuze bestaat niet."),
        ("soort=anders", "soort", "Deze keuze bestaat niet."),
        ("van=gisteren", "van", "Dit is geen dag. Schrijf een dag zo: 2026-11-26."),
        ("van=2026-02-30", "van", "Dit is geen dag."),
        ("tot=0001-01-01", "tot", "Kies een dag tussen 1900 en 2100."),
        ("tot=9999-12-31", "tot", "Kies een dag tussen 1900 en 2100."),
        ("van=2026-11-02&tot=2026-11-01", "tot", "De laatste dag ligt voor de eerste."),
    ],
)
def test_a_wrong_choice_is_a_sentence_and_narrows_nothing(
    gevuld, lees, vraag, veld, zin
):
    pagina = lees(f"?{vraag}")
    assert zin in fault_of(pagina, veld)
    assert len(heads(pagina)) >= 3


def test_a_name_of_more_areas_asks_which_one(gevuld, lees):
    make_gebied("Huizen", "arbeidsmarktregio")
    zin = fault_of(lees("?gebied=huizen"), "gebied")
    assert "‘regio Huizen’ of ‘gemeente Huizen’" in zin
    assert heads(lees("?gebied=gemeente huizen")) == ["Gemeente Huizen: 1 nieuw cijfer"]
    namen = [o["value"] for o in lees().one("datalist").all("option")]
    assert {"regio Huizen", "gemeente Huizen", "Laren"} <= set(namen)
    assert "Huizen" not in namen


@pytest.mark.parametrize(
    "vraag",
    [
        "gebied=%00",
        "gebied=%F0%9F%A6%86",
        "gebied=" + "a" * 3000,
        "page=0",
        "page=-1",
        "page=x",
        "page=99999999999999999999",
        "page=%D9%A3",
        "van=0000-00-00&tot=%00",
        "indicator=%00&soort=%00",
        "gebied=AM12&gebied=GM0406",
        "van=1900-01-01&tot=2100-12-31",
    ],
)
def test_nothing_in_the_address_breaks_the_page_or_the_file(gevuld, vraag):
    assert Client().get(f"/wijzigingen/?{vraag}").status_code == 200
    assert Client().get(f"/wijzigingen/?{vraag}&formaat=csv").status_code == 200
    assert Client().get(f"/wijzigingen/atom.xml?{vraag}").status_code in (200, 404)


@pytest.mark.parametrize(
    "pad",
    [
        "0-20261126T130405123456/",
        "999999999-20261126T130405123456/",
        "1-20261399T130405123456/",
        "1-00010101T000000000000/",
        "x/",
    ],
)
def test_an_event_that_never_was_is_a_friendly_404(gevuld, lees, pad):
    assert (
        "Deze pagina bestaat niet" in lees(f"/wijzigingen/{pad}", 404).one("h1").tekst
    )


def test_old_events_are_one_click_away(wereld, lees):
    for n in range(45):
        deliver(figure(n + 100, wereld.gooi, wereld.banen), DRIE.replace(minute=n))
    eerste = lees("?indicator=banenafspraak")
    assert len(events_of(eerste)) == 20
    (volgende,) = [a for a in eerste.all("a") if a.tekst == "Volgende"]
    assert volgende["href"] == "/wijzigingen/?indicator=banenafspraak&page=2"
    tweede = lees(volgende["href"])
    assert "van 123 naar 124" in events_of(tweede)[0]
    derde = lees("?page=3")
    assert len(events_of(derde)) == 5
    assert [a for a in derde.all("a") if a.tekst == "Volgende"] == []
    vierde = lees("?page=4").one("div", "leeg-vak").tekst
    assert vierde.startswith("Hier staat niets meer")


def test_the_page_of_an_event_keeps_the_choice_of_area(gevuld, lees):
    deliver(
        [
            figure(30 + n, g, gevuld.banen)
            for n, g in enumerate((gevuld.huizen, gevuld.ver))
        ],
        VIER,
        gebied=gevuld.land,
    )
    vak = lees("?gebied=AM12").main.all("div", "bron")[0]
    eigen = lees(vak.one("h3").one("a")["href"])
    assert [tr.one("th").tekst for tr in eigen.one("tbody").all("tr")] == ["Huizen"]
    (alles,) = [a for a in eigen.all("a") if a.tekst.startswith("Bekijk alles")]
    assert len(lees(alles["href"]).one("tbody").all("tr")) == 2
