"""Rows outside the own scope are not there: not in a list, a filter, a search box, a link or
a clever address. And a right that went, is gone at the next request."""

import datetime
import json

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from banenafspraak.models import Cijfer, Gebruiker, Levering, Toewijzing
from banenafspraak.rechten import mag, visible
from banenafspraak.rechten_backend import RolBackend
from tests.builders import (
    log_in,
    make_beleidsmedewerker,
    make_cijfer,
    make_gebruiker,
    make_land,
    make_levering,
    make_toewijzing,
    moment,
)
from tests.rechtenwereld import make_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld():
    return make_wereld()


@pytest.fixture
def bezoek(client, wereld):
    """Log in as one of the people of the world: `bezoek("beleid A")`."""

    def enter(rol):
        log_in(client, wereld.mensen[rol])
        return client

    return enter


def lists():
    return [
        reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist")
        for m in site._registry
    ]


def cijfers(wat="changelist", *args):
    return reverse(f"admin:banenafspraak_cijfer_{wat}", args=args)


# ---- lists -----------------------------------------------------------------------

# Sources are for everybody, and their list holds the secret name of B's too.
OPEN = {reverse("admin:banenafspraak_bron_changelist")}


@pytest.mark.parametrize("adres", sorted(set(lists()) - OPEN))
@pytest.mark.parametrize("vraag", ["", "?versies=alle", "?q=geheim", "?_popup=1"])
def test_nothing_of_another_gemeente_can_be_read(bezoek, adres, vraag):
    antwoord = bezoek("beleid A").get(adres + vraag)
    assert "geheim-B" not in antwoord.content.decode()


def test_the_secret_would_be_seen(bezoek):
    """The word these tests look for is on the pages of who may read it."""
    client = bezoek("beheerder")
    pagina = client.get(cijfers("changelist") + "?versies=alle").content.decode()
    assert "bron-geheim-A" in pagina and "bron-geheim-B" in pagina


def test_filters_offer_own_years_only(bezoek, wereld):
    make_cijfer(1, "2031-K1", gebied=wereld.gebieden["B"])
    assert "2031" not in bezoek("beleid A").get(cijfers()).content.decode()
    assert "2031" in bezoek("beleid B").get(cijfers()).content.decode()


def test_filter_of_regions_offers_own_regions_only(bezoek):
    adres = reverse("admin:banenafspraak_uitvraag_changelist")
    for rol, regios in (("beleid A", {"Regio Huizen"}), ("beleid B", {"Regio Delft"})):
        lijst = bezoek(rol).get(adres).context["cl"]
        filter_ = next(f for f in lijst.filter_specs if f.title.startswith("arbeids"))
        assert {naam for _, naam in filter_.lookup_choices} == regios


def test_a_filter_on_scoped_rows_offers_own_rows_only(bezoek, monkeypatch, wereld):
    """Who adds such a filter later needs to do nothing for it."""
    beheer = site.get_model_admin(Cijfer)
    monkeypatch.setattr(beheer, "list_filter", ["levering"])
    extra = make_levering(wereld.gebieden["A"])
    make_cijfer(1, gebied=wereld.gebieden["A"], levering=extra)
    lijst = bezoek("werkkamer A").get(cijfers()).context["cl"]
    eigen = set(
        Levering.objects.filter(gebied=wereld.gebieden["A"]).values_list(
            "pk", flat=True
        )
    )
    assert {pk for pk, _ in lijst.filter_specs[0].lookup_choices} <= eigen


def test_search_boxes_of_forms_hold_own_rows_only(rf, wereld):
    """A field of a form of ours takes no key of a row that is not seen."""
    request = rf.get("/")
    request.user = wereld.mensen["beleid A"]
    veld = site.get_model_admin(Cijfer).formfield_for_dbfield(
        Cijfer._meta.get_field("levering"), request
    )
    assert set(veld.queryset) == {wereld.row(Levering, "A")}


# ---- clever addresses ---------------------------------------------------------------


@pytest.mark.parametrize(
    "vraag",
    [
        "toewijzingen__id__exact={toewijzing}",
        "toewijzingen={toewijzing}",
        "toewijzingen__isnull=0",
        "leveringen__id__exact={levering}",
        "leveringen__isnull=0",
    ],
)
def test_list_of_areas_does_not_tell_what_hangs_on_them(bezoek, wereld, vraag):
    ingevuld = vraag.format(
        toewijzing=wereld.row(Toewijzing).pk, levering=wereld.row(Levering, "B").pk
    )
    adres = f"{reverse('admin:regio_gebied_changelist')}?{ingevuld}"
    assert bezoek("beleid A").get(adres).status_code == 400
    assert bezoek("beheerder").get(adres).status_code == 200


@pytest.mark.parametrize(
    "vraag",
    [
        "levering__id__exact={levering}",
        "levering={levering}",
        "gebied__id__exact={gebied}",
        "id__exact={cijfer}",
        "pk={cijfer}",
        "versies=alle",
    ],
)
def test_questions_about_another_gemeente_find_nothing(bezoek, wereld, vraag):
    ingevuld = vraag.format(
        levering=wereld.row(Levering, "B").pk,
        gebied=wereld.gebieden["B"].pk,
        cijfer=wereld.row(Cijfer, "B").pk,
    )
    antwoord = bezoek("beleid A").get(f"{cijfers()}?{ingevuld}")
    assert antwoord.status_code == 200
    gevonden = {rij.gebied for rij in antwoord.context["cl"].result_list}
    assert gevonden <= {wereld.gebieden["A"]}


@pytest.mark.parametrize(
    "vraag", ["levering__reden__startswith=g", "ingetrokken_met__bestand=x"]
)
def test_words_of_a_delivery_cannot_be_guessed(bezoek, vraag):
    assert bezoek("beleid A").get(f"{cijfers()}?{vraag}").status_code == 400


def test_an_area_outside_does_not_differ_from_none_at_all(bezoek, wereld):
    client = bezoek("beleid A")
    buiten = client.get(cijfers("change", wereld.row(Cijfer, "B").pk))
    nergens = client.get(cijfers("change", 999_999))
    geen_getal = client.get(cijfers("change", "x"))
    assert {r.status_code for r in (buiten, nergens, geen_getal)} == {404}


def test_no_address_tells_that_a_row_exists(bezoek, wereld, monkeypatch):
    """Django's "view on site" finds any row, once its model has a page of its own."""
    monkeypatch.setattr(Cijfer, "get_absolute_url", lambda rij: "/", raising=False)
    soort = ContentType.objects.get_for_model(Cijfer)
    adres = reverse("admin:view_on_site", args=[soort.pk, wereld.row(Cijfer, "B").pk])
    assert bezoek("beleid A").get(adres).status_code == 404


# ---- search boxes ----------------------------------------------------------------


def search(client, model, veld, zoek=""):
    antwoord = client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": model._meta.app_label,
            "model_name": model._meta.model_name,
            "field_name": veld,
            "term": zoek,
        },
    )
    if antwoord.status_code != 200:
        return antwoord.status_code
    return {rij["text"] for rij in json.loads(antwoord.content)["results"]}


@pytest.mark.parametrize("rol", ["beleid A", "vaststeller A", "werkkamer A"])
def test_accounts_are_found_by_a_beheerder_only(bezoek, wereld, rol):
    assert search(bezoek(rol), Toewijzing, "gebruiker") == 403
    assert "beleidb" in search(bezoek("beheerder"), Toewijzing, "gebruiker")
    # By way of another model that points at accounts it is the same.
    assert search(bezoek(rol), Levering, "ingediend_door") == 403


def test_deliveries_are_found_in_the_own_scope_only(bezoek, wereld):
    gevonden = {
        rol: search(bezoek(rol), Cijfer, "levering")
        for rol in ("beleid A", "werkkamer A", "beleid B", "beheerder")
    }
    assert gevonden == {
        "beleid A": {"geheim-A.csv"},
        "werkkamer A": {"geheim-A.csv"},
        "beleid B": {"geheim-B.csv"},
        "beheerder": {"geheim-A.csv", "geheim-B.csv"},
    }


def test_two_people_with_one_name_are_told_apart(bezoek):
    for naam in ("samdewit", "sdewit2"):
        make_gebruiker(naam, first_name="Sam", last_name="de Wit")
    gevonden = search(bezoek("beheerder"), Toewijzing, "gebruiker", "de Wit")
    assert gevonden == {"Sam de Wit (samdewit)", "Sam de Wit (sdewit2)"}


def test_every_combination_of_model_and_field_obeys(bezoek):
    """The address takes any model and field of the project."""
    client, gelekt = bezoek("beleid A"), []
    for model in apps.get_models():
        for veld in model._meta.get_fields():
            if not veld.is_relation or veld.auto_created:
                continue
            gevonden = search(client, model, veld.name, "geheim-B")
            is_bron = veld.related_model is not None and "bron" in str(
                veld.related_model._meta.model_name
            )
            if isinstance(gevonden, set) and gevonden and not is_bron:
                gelekt.append((model.__name__, veld.name, gevonden))
    assert gelekt == []


# ---- pages that show other rows ----------------------------------------------------


@pytest.fixture
def landelijk(wereld):
    """A file of the whole nation, with a figure of A and one of B."""
    levering = make_levering(make_land("Land", code="NL02"), bestand="landelijk.csv")
    for letter in "AB":
        make_cijfer(
            70 if letter == "A" else 7777,
            "2019-K4",
            gebied=wereld.gebieden[letter],
            levering=levering,
        )
    return levering


def test_delivery_outside_the_scope_is_named_but_no_link(bezoek, wereld, landelijk):
    eigen = Cijfer.objects.get(levering=landelijk, gebied=wereld.gebieden["A"])
    link = reverse("admin:banenafspraak_levering_change", args=[landelijk.pk])
    for rol, verwacht in (("beleid A", False), ("beheerder", True)):
        pagina = bezoek(rol).get(cijfers("change", eigen.pk)).content.decode()
        assert "landelijk.csv" in pagina
        assert (f'href="{link}"' in pagina) == verwacht


def test_page_of_a_delivery_shows_own_rows_only(bezoek, wereld):
    levering = make_levering(wereld.gebieden["regio A"])
    make_cijfer(70, gebied=wereld.gebieden["A"], levering=levering)
    make_cijfer(7777, gebied=wereld.gebieden["B"], levering=levering)
    adres = reverse("admin:banenafspraak_levering_change", args=[levering.pk])
    pagina = bezoek("werkkamer A").get(adres).content.decode()
    assert ">70<" in pagina and "7.777" not in pagina
    assert "7.777" in bezoek("beheerder").get(adres).content.decode()


def test_history_of_a_figure_is_that_of_the_own_area(bezoek, wereld):
    rij = wereld.row(Cijfer, "A")
    plek = {v: getattr(rij, v) for v in ("indicator", "gebied", "uitsplitsing", "bron")}
    rij.bekend_tot = moment("2022-01-01 00:00")
    rij.save()
    make_cijfer(1234, vervangt=rij, bekend_vanaf=rij.bekend_tot, **plek)
    pagina = bezoek("beleid A").get(cijfers("change", rij.pk)).content.decode()
    assert "1.234" in pagina and "geheim-B" not in pagina


# ---- at the next request ------------------------------------------------------------


def test_role_that_ends_is_gone_at_the_next_request(bezoek, wereld):
    client = bezoek("beleid A")
    assert client.get(cijfers()).status_code == 200
    Toewijzing.objects.filter(gebruiker=wereld.mensen["beleid A"]).update(
        tot=timezone.localdate()
    )
    assert client.get(cijfers()).status_code != 200


def test_role_that_ends_tomorrow_holds_today(bezoek, wereld):
    morgen = timezone.localdate() + datetime.timedelta(days=1)
    Toewijzing.objects.filter(gebruiker=wereld.mensen["beleid A"]).update(tot=morgen)
    assert bezoek("beleid A").get(cijfers()).status_code == 200


def test_role_that_begins_tomorrow_does_not_hold_yet(client):
    nieuw = make_gebruiker()
    morgen = timezone.localdate() + datetime.timedelta(days=1)
    make_toewijzing(nieuw, van=str(morgen))
    log_in(client, nieuw)
    assert client.get(cijfers()).status_code != 200


def test_account_that_is_closed_is_out_at_the_next_request(bezoek, wereld):
    client = bezoek("beheerder")
    assert client.get(cijfers()).status_code == 200
    Gebruiker.objects.filter(pk=wereld.mensen["beheerder"].pk).update(is_active=False)
    assert client.get(cijfers()).status_code == 302


def test_a_new_role_opens_at_the_next_request(bezoek, wereld):
    client = bezoek("beleid A")
    van_b = cijfers("change", wereld.row(Cijfer, "B").pk)
    assert client.get(van_b).status_code == 404
    make_toewijzing(wereld.mensen["beleid A"], wereld.gebieden["B"])
    assert client.get(van_b).status_code == 200


# ---- Django's own tables of rights ---------------------------------------------------


def test_groups_and_permissions_give_nothing(client, wereld):
    iemand = make_gebruiker(is_staff=True)
    alles = Permission.objects.all()
    iemand.user_permissions.set(alles)
    groep = Group.objects.create(name="alles")
    groep.permissions.set(alles)
    iemand.groups.add(groep)
    iemand = Gebruiker.objects.get(pk=iemand.pk)
    assert not iemand.has_perm("banenafspraak.view_cijfer")
    assert not iemand.has_module_perms("banenafspraak")
    assert iemand.get_all_permissions() == set()
    log_in(client, iemand)
    assert client.get(cijfers()).status_code != 200


@pytest.mark.parametrize("actie", ["add", "change", "delete"])
@pytest.mark.parametrize("model", ["cijfer", "norm", "levering", "doelgroeptelling"])
def test_nobody_types_over_the_ledger(wereld, model, actie):
    for rol in ("beheerder", "super"):
        assert not wereld.mensen[rol].has_perm(f"banenafspraak.{actie}_{model}")


def test_another_way_to_log_in_gives_no_rights_of_its_own(wereld, settings):
    settings.AUTHENTICATION_BACKENDS = [
        "django.contrib.auth.backends.ModelBackend",
        *settings.AUTHENTICATION_BACKENDS,
    ]
    wie = wereld.mensen["super"]
    assert not wie.has_perm("banenafspraak.change_cijfer")


@pytest.mark.parametrize(
    "recht", ["banenafspraak.view_onzin", "onzin.view_cijfer", "view_cijfer", "", "x.y"]
)
def test_a_permission_that_does_not_exist_is_nobodys(wereld, recht):
    assert not wereld.mensen["super"].has_perm(recht)


def test_a_model_in_no_list_is_seen_by_nobody(wereld):
    for rol in ("super", "beheerder", "beleid A"):
        assert not mag(wereld.mensen[rol], "view", Permission)
        assert not visible(Permission.objects.all(), wereld.mensen[rol]).exists()


def test_every_page_is_of_a_model_that_somebody_sees(wereld):
    """A new model with a page must be put in a list of rechten.py."""
    niemand = [m for m in site._registry if not mag(wereld.mensen["super"], "view", m)]
    assert niemand == []


def test_permission_of_a_row_is_that_of_its_area(wereld):
    wie = wereld.mensen["beleid A"]
    assert wie.has_perm("banenafspraak.view_cijfer", wereld.row(Cijfer, "A"))
    assert not wie.has_perm("banenafspraak.view_cijfer", wereld.row(Cijfer, "B"))


def test_who_has_a_permission_follows_the_roles(wereld):
    wie = set(RolBackend().with_perm("banenafspraak.change_bron"))
    assert wie == {wereld.mensen[rol] for rol in ("beheerder", "halverwege", "super")}
    kijkt = RolBackend().with_perm("banenafspraak.view_cijfer")
    assert wereld.mensen["beleid A"] in kijkt
    assert wereld.mensen["rol voorbij"] not in kijkt


def test_all_permissions_are_those_one_by_one(wereld):
    wie = wereld.mensen["beheerder"]
    rechten = wie.get_all_permissions()
    assert "banenafspraak.change_bron" in rechten
    assert "banenafspraak.change_cijfer" not in rechten
    assert all(wie.has_perm(recht) for recht in rechten)
    assert wie.get_group_permissions() == set()


def test_is_staff_gives_nothing_and_is_not_needed(client, wereld):
    gewoon = make_beleidsmedewerker(wereld.gebieden["A"], is_staff=False)
    log_in(client, gewoon)
    assert client.get(cijfers()).status_code == 200
