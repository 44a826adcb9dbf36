"""Which areas and which subject stand side by side: by form, by name and by address."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from banenafspraak.models import Indicator
from monitor.views.vergelijken import NIET_TE_VERGELIJKEN
from tests.monitor.leveren import read
from tests.monitor.vergelijken import BANEN, BESCHUT, messages, regions, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]


def test_without_areas_there_is_a_form_with_examples_to_begin_with(bekijk):
    pagina = bekijk("/2020-K4/vergelijk/")
    assert "Kies hieronder een onderwerp" in pagina.opening
    assert pagina.one("input", id="erbij")["name"] == "erbij"
    begin = pagina.one("section", aria_labelledby="beginnen").all("a")
    assert len(begin) == 3
    for link in begin:
        assert bekijk(link["href"]).rows()


def test_the_form_keeps_what_is_chosen(bekijk):
    pagina = bekijk(BESCHUT)
    vinkjes = [
        i["value"]
        for i in pagina.all("input", type="checkbox")
        if "checked" in i.eigenschappen
    ]
    assert vinkjes == ["GM0402", "AM12", "NL01"]
    gekozen = [
        o["value"] for o in pagina.all("option") if "selected" in o.eigenschappen
    ]
    assert "beschut-werk" in gekozen


def test_the_subjects_stand_in_the_order_the_beheerder_gave_them():
    Indicator.objects.filter(pk=Indicator.objects.last().pk).update(volgorde=0)
    keuze = read(BESCHUT).one("select", name="indicator").all("option")
    alle = Indicator.objects.exclude(code__in=NIET_TE_VERGELIJKEN)
    assert [o["value"] for o in keuze] == [i.code for i in alle]


def test_one_name_is_added_at_once():
    antwoord = Client().get(
        "/2020-K4/vergelijk/",
        {"gebied": "AM12", "erbij": "zééland", "indicator": "banenafspraak"},
    )
    assert antwoord.status_code == 302
    vraag = parse_qs(urlsplit(antwoord.headers["Location"]).query)
    assert vraag == {"gebied": ["AM12", "AM24"], "indicator": ["banenafspraak"]}


def test_of_several_names_one_may_choose(bekijk):
    pagina = bekijk("/2020-K4/vergelijk/?gebied=AM12&erbij=gron")
    assert "Kruis hieronder aan welke u bedoelt." in messages(pagina)
    keuzes = {i["value"] for i in pagina.all("input", type="checkbox")}
    assert {"AM12", "AM01", "GM0014"} <= keuzes


def test_a_name_that_is_not_there_gets_suggestions(bekijk):
    pagina = bekijk("/2020-K4/vergelijk/?erbij=hilversun")
    assert "We vonden geen gebied met ‘hilversun’." in messages(pagina)
    assert "GM0402" in {i["value"] for i in pagina.all("input", type="checkbox")}


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        ("gebied=XX1&gebied=AM12", "Het gebied ‘XX1’ kennen we niet."),
        ("gebied=AM12&indicator=onzin", "Het onderwerp ‘onzin’ kennen we niet."),
        ("gebied=AM12&indicator=inwoners", "Het onderwerp ‘inwoners’ kennen we niet."),
        ("gebied=%3Cscript%3E", "kennen we niet."),
        ("erbij=%00", ""),
        ("gebied=&toon=onzin", ""),
    ],
)
def test_a_bad_choice_is_a_sentence_and_no_error(bekijk, vraag, melding):
    pagina = bekijk(f"/2020-K4/vergelijk/?{vraag}")
    assert melding in messages(pagina)
    assert "<script>" not in pagina.html.partition("<main")[2]


def test_codes_may_be_in_lower_case_and_twice(bekijk):
    assert list(rows(bekijk("/2020-K4/vergelijk/?gebied=am12&gebied=AM12"))) == [
        "Gooi en Vechtstreek"
    ]


def test_at_most_forty_areas(bekijk):
    pagina = bekijk(f"/2020-K4/vergelijk/?{regions(41)}")
    assert len(rows(pagina)) == 40
    assert "U kunt 40 gebieden tegelijk vergelijken." in messages(pagina)
    assert pagina.all("input", id="erbij") == []
    assert "U kunt 40" not in messages(bekijk(f"/2020-K4/vergelijk/?{regions(40)}"))


def test_of_many_areas_the_list_folds_and_keeps_all_of_them(bekijk):
    pagina = bekijk(f"/2020-K4/vergelijk/?{regions(30)}")
    vouw = pagina.one("details", "keuze-vouw")
    assert vouw.one("summary").tekst.startswith("30 gebieden gekozen.")
    assert len(vouw.all("input", type="checkbox")) == 30
    assert not bekijk(BANEN).all("details", "keuze-vouw")
