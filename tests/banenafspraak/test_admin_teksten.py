"""The admin of texts: a changed definition or data note is a new version."""

import pytest
from django.forms.models import model_to_dict

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Dataversie, Definitie, Indicator, Kanttekening
from banenafspraak.teksten import publish_texts
from tests.banenafspraak.beheerpagina import address, complaints
from tests.builders import (
    make_bron,
    make_definitie,
    make_gemeente,
    make_indicator,
    make_kanttekening,
    make_uitsplitsing,
)

pytestmark = pytest.mark.django_db


# ---- data notes ------------------------------------------------------------------


def note_form(**velden):
    return {
        "indicator": make_indicator().pk,
        "gebied": "",
        "van": "",
        "tot": "",
        "tekst": "Let op.",
        "bron": "",
        "sleutel": "let-op",
        **velden,
    }


def test_adding_a_note_puts_it_on_the_site(beheer):
    gegevens = note_form(
        gebied=make_gemeente().pk, bron=make_bron().pk, van="2020-K1", tot=" 2020-k4 "
    )
    assert beheer.post(address("kanttekening", "add"), gegevens).status_code == 302
    noot = Kanttekening.objects.current().get()
    assert (noot.van, noot.tot) == (Kwartaal(2020, 1), Kwartaal(2020, 4))
    assert noot.bekend_vanaf


@pytest.mark.parametrize(
    ("velden", "klacht"),
    [
        ({"van": "2020-K5"}, "'2020-K5' is geen kwartaal. Schrijf het als 2020-K4."),
        ({"van": "2036-K1"}, "2036-K1 is geen geldig kwartaal."),
        ({"tot": "eind 2020"}, "max 7 tekens"),
        ({"van": "2020-K4", "tot": "2020-K1"}, "eindigt niet voor het begin"),
        ({"tekst": "  "}, "Dit veld is verplicht."),
    ],
)
def test_mistakes_are_told_in_dutch(beheer, velden, klacht):
    antwoord = beheer.post(address("kanttekening", "add"), note_form(**velden))
    melding = complaints(antwoord)
    assert klacht in melding or ("tekens" in klacht and "tekens" in melding)
    assert not Kanttekening.objects.exists()


def test_changing_a_note_makes_a_new_version(beheer):
    oud = make_kanttekening("Let op.", sleutel="let-op")
    antwoord = beheer.post(
        address("kanttekening", "change", oud.pk),
        note_form(tekst="Let beter op.", _continue="1"),
    )
    oud.refresh_from_db()
    nieuw = Kanttekening.objects.current().get()
    assert (oud.tekst, nieuw.tekst) == ("Let op.", "Let beter op.")
    assert (nieuw.vervangt, oud.bekend_tot) == (oud, nieuw.bekend_vanaf)
    assert antwoord.url == address("kanttekening", "change", nieuw.pk)


def test_saving_without_change_makes_no_version(beheer):
    oud = make_kanttekening("Een\nTwee", sleutel="let-op", van=Kwartaal(2020, 1))
    versie = Dataversie.objects.huidig()
    antwoord = beheer.post(
        address("kanttekening", "change", oud.pk),
        note_form(tekst="Een\r\nTwee", van="2020-K1"),
    )
    assert antwoord.status_code == 302
    assert Kanttekening.objects.count() == 1
    assert Dataversie.objects.huidig() == versie


def test_a_new_note_does_not_take_the_place_of_another(beheer):
    make_kanttekening("Let op.", sleutel="let-op")
    antwoord = beheer.post(address("kanttekening", "add"), note_form(tekst="Anders"))
    assert "Er is al een kanttekening met deze sleutel" in complaints(antwoord)
    assert Kanttekening.objects.count() == 1


def test_key_of_a_note_is_fixed(beheer):
    oud = make_kanttekening("Let op.", sleutel="let-op")
    beheer.post(
        address("kanttekening", "change", oud.pk), note_form(sleutel="x", tekst="Nieuw")
    )
    assert {noot.sleutel for noot in Kanttekening.objects.all()} == {"let-op"}


@pytest.fixture
def vervangen():
    """A note that somebody changed while another had its page open."""
    oud = make_kanttekening("Let op.", sleutel="let-op")
    (nieuw,) = publish_texts(
        [Kanttekening(sleutel="let-op", indicator=oud.indicator, tekst="Van een ander")]
    )
    return oud, nieuw


def test_an_old_version_is_to_read(beheer, vervangen):
    pagina = beheer.get(address("kanttekening", "change", vervangen[0].pk))
    tekst = pagina.content.decode()
    assert "_save" not in tekst
    assert tekst.index("Let op.") < tekst.rindex("Van een ander")


def test_saving_over_somebody_else_is_refused_and_shown(beheer, vervangen):
    oud, nieuw = vervangen
    antwoord = beheer.post(
        address("kanttekening", "change", oud.pk),
        note_form(tekst="Van mij"),
        follow=True,
    )
    assert antwoord.redirect_chain[-1][0] == address("kanttekening", "change", nieuw.pk)
    assert "Uw wijziging is niet bewaard" in antwoord.content.decode()
    assert Kanttekening.objects.current().get() == nieuw
    assert Kanttekening.objects.count() == 2


def test_a_note_is_taken_off_the_site_and_kept(beheer):
    noot = make_kanttekening()
    versie = Dataversie.objects.huidig()
    beheer.post(
        address("kanttekening"), {"action": "withdraw", "_selected_action": noot.pk}
    )
    assert not Kanttekening.objects.current().exists()
    assert Kanttekening.objects.get().tekst == noot.tekst
    assert Dataversie.objects.huidig() > versie


@pytest.mark.parametrize(
    ("versies", "teksten"),
    [
        ("", ["Van een ander"]),
        ("oud", ["Let op."]),
        ("alle", ["Let op.", "Van een ander"]),
    ],
)
def test_list_shows_what_is_on_the_site_unless_asked(
    beheer, vervangen, versies, teksten
):
    antwoord = beheer.get(address("kanttekening"), {"versies": versies})
    lijst = antwoord.context["cl"].result_list
    assert sorted(noot.tekst for noot in lijst) == teksten


def test_search_by_area(beheer):
    make_kanttekening("Hier", gebied=make_gemeente("Súdwest-Fryslân"))
    make_kanttekening("Daar", gebied=make_gemeente("Huizen"))
    lijst = beheer.get(address("kanttekening"), {"q": "sudwest"}).context["cl"]
    assert [noot.tekst for noot in lijst.result_list] == ["Hier"]


# ---- indicators and their explanation --------------------------------------------


def indicator_form(indicator=None, **velden):
    """What the browser sends: the fields of the indicator and of its explanation."""
    bron = indicator or make_indicator("sjabloon")
    gegevens = {
        veld: waarde
        for veld, waarde in model_to_dict(bron, exclude=["uitsplitsingen"]).items()
        if waarde is not None
    }
    huidig = Definitie.objects.current().filter(indicator=bron).first()
    for veld in Definitie.TEKSTEN:
        gegevens[veld] = getattr(huidig, veld, "")
    return {
        **gegevens,
        "uitsplitsingen": [make_uitsplitsing().pk],
        "versie_van_de_uitleg": huidig.pk if huidig else "",
        "definities-TOTAL_FORMS": 0,
        "definities-INITIAL_FORMS": 0,
        **velden,
    }


@pytest.fixture
def indicator():
    indicator = make_indicator()
    make_definitie(indicator, "Wij tellen banen.\nEn niets anders.")
    return indicator


def test_adding_a_goal_of_your_own(beheer):
    antwoord = beheer.post(
        address("indicator", "add"),
        indicator_form(
            code="eigen-doel", naam="Eigen doel", definitie="Wat wij zelf willen."
        ),
    )
    assert antwoord.status_code == 302, complaints(antwoord)
    nieuw = Indicator.objects.get(code="eigen-doel")
    definitie = nieuw.definities.current().get()
    assert definitie.definitie == "Wat wij zelf willen."
    assert list(nieuw.uitsplitsingen.all()) == [make_uitsplitsing()]
    assert nieuw.niveaus == ["arbeidsmarktregio", "gemeente"]


def test_changing_the_explanation_makes_a_new_version(beheer, indicator):
    antwoord = beheer.post(
        address("indicator", "change", indicator.pk),
        indicator_form(indicator, definitie="Wij tellen uren.", telt_wel="Alles"),
    )
    assert antwoord.status_code == 302, complaints(antwoord)
    oud, nieuw = Definitie.objects.order_by("pk")
    assert oud.definitie == "Wij tellen banen.\nEn niets anders."
    assert (nieuw.definitie, nieuw.telt_wel) == ("Wij tellen uren.", "Alles")
    assert (nieuw.vervangt, oud.bekend_tot) == (oud, nieuw.bekend_vanaf)


def test_changing_only_the_indicator_makes_no_new_version(beheer, indicator):
    antwoord = beheer.post(
        address("indicator", "change", indicator.pk),
        indicator_form(
            indicator,
            naam="Andere naam",
            definitie="Wij tellen banen.\r\nEn niets anders.",
        ),
    )
    assert antwoord.status_code == 302, complaints(antwoord)
    indicator.refresh_from_db()
    assert indicator.naam == "Andere naam"
    assert Definitie.objects.count() == 1


def test_somebody_elses_explanation_is_not_overwritten(beheer, indicator):
    gegevens = indicator_form(indicator, definitie="Van mij.", naam="Andere naam")
    publish_texts([Definitie(indicator=indicator, definitie="Van een ander.")])
    antwoord = beheer.post(address("indicator", "change", indicator.pk), gegevens)
    assert "iemand anders heeft de uitleg intussen gewijzigd" in complaints(antwoord)
    assert Definitie.objects.current().get().definitie == "Van een ander."
    indicator.refresh_from_db()
    assert indicator.naam != "Andere naam"


def test_page_shows_all_versions_to_read(beheer, indicator):
    publish_texts([Definitie(indicator=indicator, definitie="Wij tellen uren.")])
    antwoord = beheer.get(address("indicator", "change", indicator.pk))
    pagina = antwoord.content.decode()
    assert "Wij tellen banen." in pagina
    (versies,) = antwoord.context["inline_admin_formsets"]
    assert not versies.has_change_permission
    assert [f.instance.definitie for f in versies.formset.initial_forms] == [
        "Wij tellen uren.",
        "Wij tellen banen.\nEn niets anders.",
    ]


@pytest.mark.parametrize(
    ("velden", "klacht"),
    [
        ({"niveaus": ["wijk"]}, "Selecteer een geldige keuze"),
        ({"niveaus": []}, "Dit veld is verplicht."),
        ({"begint": "2020-K5"}, "'2020-K5' is geen kwartaal."),
        ({"definitie": ""}, "Dit veld is verplicht."),
        ({"eenheid_norm": "plekken"}, "Leg dat uit in de kanttekening."),
    ],
)
def test_mistakes_in_an_indicator_are_told_in_dutch(beheer, indicator, velden, klacht):
    antwoord = beheer.post(
        address("indicator", "change", indicator.pk),
        indicator_form(indicator, **velden),
    )
    assert klacht in complaints(antwoord)
    assert Definitie.objects.count() == 1


def test_indicator_that_shares_its_norm_with_itself_is_refused(beheer, indicator):
    antwoord = beheer.post(
        address("indicator", "change", indicator.pk),
        indicator_form(indicator, norm_van=indicator.pk),
    )
    assert "deelt geen norm met zichzelf" in complaints(antwoord)


def test_code_of_an_indicator_is_fixed(beheer, indicator):
    beheer.post(
        address("indicator", "change", indicator.pk),
        indicator_form(indicator, code="anders"),
    )
    indicator.refresh_from_db()
    assert indicator.code == "banenafspraak"
