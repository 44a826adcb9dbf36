"""The admin of areas, as a beheerder uses it."""

import pytest
import time_machine
from django.urls import reverse

from regio.models import Gebied, Gemeente, Herindeling, Indeling, Soort
from tests.builders import (
    dag,
    log_in,
    make_beheerder,
    make_gebied,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_land,
    make_regio,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client):
    """A browser in which a beheerder is logged in."""
    log_in(client, make_beheerder())
    return client


def address(model, wat="changelist", *args):
    return reverse(f"admin:regio_{model}_{wat}", args=args)


def found(antwoord):
    """The rows of a list page."""
    return list(antwoord.context["cl"].result_list)


def complaints(antwoord):
    """What the form on the page complains about."""
    assert antwoord.status_code == 200
    formulier = antwoord.context["adminform"].form
    fouten = [f for lijst in formulier.errors.values() for f in lijst]
    for formset in antwoord.context["inline_admin_formsets"]:
        fouten += formset.formset.non_form_errors()
        for per_rij in formset.formset.errors:
            fouten += [f for lijst in per_rij.values() for f in lijst]
    return " ".join(fouten)


def gemeente_form(naam="Huizen", *indelingen, code="GM0406", bestaand=0, **velden):
    """What the browser sends: the gemeente, and its rows `(regio, van, tot, pk)`."""
    gegevens = {
        "naam": naam,
        "code": code,
        "andere_namen": "",
        "slug": "",
        "geldig_van": "",
        "geldig_tot": "",
        "indelingen-TOTAL_FORMS": len(indelingen),
        "indelingen-INITIAL_FORMS": bestaand,
        **velden,
    }
    for nummer, (regio, van, tot, *pk) in enumerate(indelingen):
        gegevens |= {
            f"indelingen-{nummer}-onderdeel_van": regio.pk,
            f"indelingen-{nummer}-van": van,
            f"indelingen-{nummer}-tot": tot,
            f"indelingen-{nummer}-id": pk[0] if pk else "",
            f"indelingen-{nummer}-gebied": velden.get("pk", ""),
        }
    return gegevens


# ---- lists -----------------------------------------------------------------------


def _fill(aantal):
    regio = make_gebied(soort=Soort.REGIO)
    for _ in range(aantal):
        oud = make_gemeente(regio=regio)
        make_herindeling(oud, make_gemeente(regio=regio))


@pytest.mark.parametrize(
    "model", ["gebied", "gemeente", "arbeidsmarktregio", "indeling", "herindeling"]
)
def test_list_opens_with_the_same_number_of_queries_for_more_rows(
    beheer, model, django_assert_max_num_queries, django_assert_num_queries
):
    _fill(3)
    with django_assert_max_num_queries(10) as weinig:
        assert beheer.get(address(model)).status_code == 200
    _fill(25)
    with django_assert_num_queries(len(weinig)):
        beheer.get(address(model))


@pytest.mark.parametrize("model", ["gebied", "gemeente"])
@pytest.mark.parametrize(
    "vraag", ["sudwest", "Súdwest", "SÚDWEST frysl", "sneek", "gm1900"]
)
def test_search_folds_accents_and_case(beheer, model, vraag):
    make_gemeente("Súdwest-Fryslân", code="GM1900", andere_namen="Sneek")
    make_gemeente("Hilversum")
    assert [g.naam for g in found(beheer.get(address(model), {"q": vraag}))] == [
        "Súdwest-Fryslân"
    ]


@pytest.mark.parametrize("model", ["indeling", "herindeling"])
def test_search_by_the_area_of_a_row(beheer, model):
    sudwest, ander = make_gemeente("Súdwest-Fryslân"), make_gemeente("Hilversum")
    regio = make_regio("Fryslân")
    for gebied in (sudwest, ander):
        make_indeling(gebied, regio)
        make_herindeling(gebied, make_gemeente())
    rijen = found(beheer.get(address(model), {"q": "Súdwest"}))
    assert [getattr(r, "gebied", None) or r.oud for r in rijen] == [sudwest]


def test_every_filter_works(beheer):
    regio = make_regio(code="AM12")
    nu = make_gemeente("Nu", regio=regio)
    oud = make_gemeente("Oud", geldig_tot=dag("2016-01-01"))

    def names(**filters):
        return [g.naam for g in found(beheer.get(address("gemeente"), filters))]

    assert names(bestaat="ja") == [nu.naam]
    assert names(bestaat="nee") == [oud.naam]
    assert names(regio="AM12") == [nu.naam]
    assert names(regio="AM99") == []
    assert len(found(beheer.get(address("gebied"), {"soort": Soort.GEMEENTE}))) == 2


@pytest.mark.parametrize(
    ("vandaag", "regio"), [("2021-12-31", "Gooi"), ("2022-01-01", "Amsterdam")]
)
def test_region_of_today_stands_in_the_list(beheer, vandaag, regio):
    weesp = make_gemeente("Weesp")
    make_indeling(weesp, make_regio("Gooi"), tot="2022-01-01")
    make_indeling(weesp, make_regio("Amsterdam"), "2022-01-01")
    with time_machine.travel(f"{vandaag}T12:00:00+01:00"):
        log_in(beheer, make_beheerder("vandaag"))
        (rij,) = found(beheer.get(address("gemeente")))
    assert rij.regio_naam == regio


def test_search_box_says_which_groningen(beheer):
    make_gemeente("Groningen", code="GM0014")
    make_regio("Groningen", code="AM01")
    make_gebied("Groningen", Soort.PROVINCIE, code="PV20")
    antwoord = beheer.get(
        reverse("admin:autocomplete"),
        {
            "term": "groningen",
            "app_label": "regio",
            "model_name": "indeling",
            "field_name": "gebied",
        },
    )
    assert {keuze["text"] for keuze in antwoord.json()["results"]} == {
        "Groningen (gemeente, GM0014)",
        "Groningen (arbeidsmarktregio, AM01)",
        "Groningen (provincie, PV20)",
    }


# ---- adding and changing ---------------------------------------------------------


def test_adding_a_gemeente_sets_its_soort_and_slug(beheer):
    regio = make_regio()
    antwoord = beheer.post(
        address("gemeente", "add"), gemeente_form("Huizen", (regio, "2015-01-01", ""))
    )
    assert antwoord.status_code == 302
    huizen = Gemeente.objects.get()
    assert (huizen.soort, huizen.slug) == (Soort.GEMEENTE, "huizen")
    assert huizen.indelingen.get().niveau == Soort.REGIO


def test_taken_slug_is_refused_in_dutch(beheer):
    make_gemeente("Huizen")
    antwoord = beheer.post(address("gemeente", "add"), gemeente_form("Huizen"))
    assert "Er is al een gebied van deze soort met deze slug." in complaints(antwoord)
    assert Gemeente.objects.count() == 1


def test_same_name_as_a_region_is_fine(beheer):
    make_regio("Groningen")
    beheer.post(address("gemeente", "add"), gemeente_form("Groningen"))
    assert Gemeente.objects.get().slug == "groningen"


def test_two_regions_at_once_are_refused_in_dutch(beheer):
    gooi, utrecht = make_regio("Gooi"), make_regio("Utrecht")
    antwoord = beheer.post(
        address("gemeente", "add"),
        gemeente_form("Huizen", (gooi, "2015-01-01", ""), (utrecht, "2020-01-01", "")),
    )
    assert "hoort tegelijk bij Gooi en bij Utrecht" in complaints(antwoord)
    assert not Gemeente.objects.exists()


def test_a_smaller_area_is_refused_in_dutch(beheer):
    ander = make_gemeente("Ander")
    antwoord = beheer.post(
        address("gemeente", "add"), gemeente_form("Huizen", (ander, "2015-01-01", ""))
    )
    assert "gemeente Ander is niet groter dan een gemeente" in complaints(antwoord)


def test_a_move_to_another_region_is_one_form(beheer):
    gooi, utrecht = make_regio("Gooi"), make_regio("Utrecht")
    huizen = make_gemeente("Huizen", code="GM0406")
    oud = make_indeling(huizen, gooi)
    antwoord = beheer.post(
        address("gemeente", "change", huizen.pk),
        gemeente_form(
            "Huizen",
            (gooi, "2015-01-01", "2020-01-01", oud.pk),
            (utrecht, "2020-01-01", ""),
            bestaand=1,
            slug="huizen",
            pk=huizen.pk,
        ),
    )
    assert antwoord.status_code == 302, complaints(antwoord)
    assert [str(r.tot) for r in huizen.indelingen.order_by("van")] == [
        "2020-01-01",
        "None",
    ]


def test_moving_back_is_one_form_too(beheer):
    """The row that opens again is saved after the one that closes."""
    gooi, utrecht = make_regio("Gooi"), make_regio("Utrecht")
    huizen = make_gemeente("Huizen", code="GM0406")
    eerste = make_indeling(huizen, gooi, tot="2020-01-01")
    tweede = make_indeling(huizen, utrecht, "2020-01-01")
    antwoord = beheer.post(
        address("gemeente", "change", huizen.pk),
        gemeente_form(
            "Huizen",
            (gooi, "2021-01-01", "", eerste.pk),
            (utrecht, "2020-01-01", "2021-01-01", tweede.pk),
            bestaand=2,
            slug="huizen",
            pk=huizen.pk,
        ),
    )
    assert antwoord.status_code == 302, complaints(antwoord)
    assert huizen.indelingen.get(tot=None).onderdeel_van == gooi


def test_overlap_is_refused_in_dutch_on_the_page_of_indelingen_too(beheer):
    huizen, gooi = make_gemeente("Huizen"), make_regio("Gooi")
    make_indeling(huizen, gooi)
    antwoord = beheer.post(
        address("indeling", "add"),
        {
            "gebied": huizen.pk,
            "onderdeel_van": make_regio("Utrecht").pk,
            "van": "2020-01-01",
        },
    )
    assert "In deze periode hoort Huizen al bij Gooi" in complaints(antwoord)
    assert Indeling.objects.count() == 1


def test_soort_of_an_existing_area_is_not_asked(beheer):
    gebied = make_gebied(soort=Soort.CLUSTER)
    beheer.post(
        address("gebied", "change", gebied.pk),
        {**gemeente_form("HBEL", code=gebied.code), "soort": Soort.GEMEENTE},
    )
    gebied.refresh_from_db()
    assert gebied.soort == Soort.CLUSTER


def test_region_shows_its_members_to_read(beheer):
    regio = make_regio()
    make_gemeente("Huizen", regio=regio)
    antwoord = beheer.get(address("arbeidsmarktregio", "change", regio.pk))
    assert "wijzigen doet u bij dat gebied" in antwoord.content.decode()
    (leden,) = [
        formset
        for formset in antwoord.context["inline_admin_formsets"]
        if formset.opts.fk_name == "onderdeel_van"
    ]
    assert not leden.has_change_permission
    assert len(leden.formset.initial_forms) == 1


@pytest.mark.parametrize("aantal", [5, 50])
def test_page_of_a_region_does_not_query_per_member(
    beheer, aantal, django_assert_max_num_queries
):
    regio = make_regio()
    for _ in range(aantal):
        make_gemeente(regio=regio)
    with django_assert_max_num_queries(10):
        beheer.get(address("arbeidsmarktregio", "change", regio.pk))


def test_herindeling_against_the_dates_is_refused_in_dutch(beheer):
    oud, nieuw = make_gemeente("Bussum"), make_gemeente("Gooise Meren")
    antwoord = beheer.post(
        address("herindeling", "add"),
        {
            "datum": "2016-01-01",
            "oud": oud.pk,
            "nieuw": nieuw.pk,
            "wijze": "opgaan",
        },
    )
    assert "Bussum eindigt niet op deze dag" in complaints(antwoord)
    assert not Herindeling.objects.exists()


# ---- not deleting ----------------------------------------------------------------


@pytest.mark.parametrize("model", ["gebied", "gemeente"])
def test_areas_are_not_deleted(beheer, model):
    gebied = make_gemeente()
    assert (
        beheer.post(address(model, "delete", gebied.pk), {"post": "yes"}).status_code
        == 403
    )
    antwoord = beheer.get(address(model))
    assert "delete_selected" not in antwoord.content.decode()
    assert Gebied.objects.exists()


def test_a_wrong_indeling_can_be_taken_away(beheer):
    rij = make_indeling(make_gemeente(), make_land())
    beheer.post(address("indeling", "delete", rij.pk), {"post": "yes"})
    assert not Indeling.objects.exists()


def test_site_has_a_dutch_name(beheer):
    antwoord = beheer.get(reverse("admin:index"))
    assert antwoord.context["site_header"] == "Beheer van de Banenafspraakmonitor"
    assert "Wat moet ik doen?" in antwoord.content.decode()
    assert "Gebieden" in antwoord.content.decode()
