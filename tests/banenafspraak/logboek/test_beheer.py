"""The log in /beheer/: to read for a beheerder, and the history of each object."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from banenafspraak import logboek
from banenafspraak.logboek import Regel
from banenafspraak.models import Actie, Bron
from regio.models import Gebied, Herindeling
from tests.banenafspraak.logboek.hulp import changed, last, lines
from tests.builders import (
    dag,
    log_in,
    make_beheerder,
    make_bron,
    make_gebruiker,
    make_gemeente,
    make_herindeling,
    make_land,
    make_toewijzing,
)

pytestmark = pytest.mark.django_db

LIJST = "/beheer/banenafspraak/logregel/"


def text(antwoord) -> str:
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def found(antwoord) -> list[str]:
    assert antwoord.status_code == 200
    return [regel.object_tekst for regel in antwoord.context["cl"].result_list]


def history(obj) -> str:
    meta = obj._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_history", args=[obj.pk])


# ---- who ---------------------------------------------------------------------------


def test_list_is_for_a_beheerder_by_role_too(client):
    baas = make_gebruiker("baas", is_staff=True)
    make_toewijzing(baas, make_land(), "beheerder")
    log_in(client, baas)
    assert client.get(LIJST).status_code == 200


@pytest.mark.parametrize("rol", ["beleidsmedewerker", "vaststeller"])
def test_list_is_for_nobody_else(client, rol):
    from django.contrib.auth.models import Permission

    sam = make_gebruiker("sam", is_staff=True)
    make_toewijzing(sam, make_gemeente(), rol)
    sam.user_permissions.add(Permission.objects.get(codename="view_logregel"))
    log_in(client, sam)
    logboek.schrijf(Actie.GELADEN)
    assert client.get(LIJST).status_code == 403
    assert client.get(f"{LIJST}{last().pk}/change/").status_code == 404


@pytest.mark.parametrize("pad", ["add/", "1/change/", "1/delete/"])
def test_nobody_changes_a_line(beheer, pad):
    logboek.schrijf(Actie.GELADEN)
    eerst = lines()
    assert beheer.post(f"{LIJST}{pad}", {"wie": "ik", "post": "yes"}).status_code == 403
    assert lines() == eerst


# ---- the list ----------------------------------------------------------------------


def test_list_shows_what_changed_newest_first(beheer):
    bron = make_bron("trend")
    bron.korte_titel = "trend 2021"
    bron.save()
    pagina = text(beheer.get(LIJST))
    assert "korte titel: trend → trend 2021" in pagina
    assert found(beheer.get(LIJST))[0] == "trend 2021"


def test_line_shows_old_and_new_and_leads_to_the_object(beheer):
    gebied = make_gemeente("Laren")
    gebied.naam = "Blaricum <b>"
    gebied.save()
    pagina = text(beheer.get(f"{LIJST}{last().pk}/change/"))
    assert "<td>Laren</td>" in pagina
    assert "<td>Blaricum &lt;b&gt;</td>" in pagina
    assert f'href="/beheer/regio/gebied/{gebied.pk}/change/"' in pagina
    assert "opdrachtregel" in pagina


def test_line_about_what_is_gone_has_no_link(beheer):
    herindeling = make_herindeling(make_gemeente(), make_gemeente())
    herindeling.delete()
    pagina = text(beheer.get(f"{LIJST}{last().pk}/change/"))
    assert "/herindeling/" not in pagina.split('id="logregel_form"')[-1]


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("actie__exact=verwijderd", ["een"]),
        ("soort=banenafspraak.bron", ["twee"]),
        ("wie=cron", ["drie"]),
        ("q=8.765", ["twee"]),
        ("q=reden", ["een"]),
        ("moment__year=1999", []),
    ],
)
def test_filters_and_search_find_lines(client, vraag, gevonden):
    log_in(client, make_beheerder())
    logboek.schrijf(Actie.VERWIJDERD, Gebied, wat="een", toelichting="een reden")
    logboek.schrijf(Actie.GEWIJZIGD, Bron, nieuw={"aantal": "8.765"}, wat="twee")
    with logboek.namens("cron", "nachtwerk"):
        logboek.schrijf(Actie.GELADEN, Gebied, wat="drie")
    assert found(client.get(f"{LIJST}?{vraag}")) == gevonden


def test_list_takes_as_many_queries_for_2_lines_as_for_40(beheer):
    def queries():
        beheer.get(LIJST)
        with CaptureQueriesContext(connection) as vragen:
            beheer.get(LIJST)
        return len(vragen)

    logboek.schrijf_veel(Regel(Actie.GELADEN, make_gemeente()) for _ in range(2))
    weinig = queries()
    logboek.schrijf_veel(Regel(Actie.GELADEN, make_gemeente()) for _ in range(40))
    assert queries() == weinig


# ---- the history of an object ------------------------------------------------------


def test_history_shows_the_lines_of_that_object(beheer):
    gebied, ander = make_gemeente("Laren"), make_gemeente("Eemnes")
    for obj, naam in ((gebied, "Blaricum"), (ander, "Elders")):
        obj.naam = naam
        obj.save()
    pagina = text(beheer.get(history(gebied)))
    assert "<td>Laren</td>" in pagina and "Elders" not in pagina
    assert "opdrachtregel, vanaf" in pagina


def test_history_through_a_proxy_is_the_same(beheer):
    gebied = make_gemeente("Laren")
    gebied.naam = "Blaricum"
    gebied.save()
    pad = reverse("admin:regio_gemeente_history", args=[gebied.pk])
    assert "<td>Laren</td>" in text(beheer.get(pad))


def test_history_of_what_has_none_says_so(beheer):
    assert "nog niets over dit onderdeel" in text(beheer.get(history(make_bron())))


def test_history_has_pages(beheer):
    bron = make_bron()
    logboek.schrijf_veel(Regel(Actie.GEWIJZIGD, bron, wat=str(n)) for n in range(51))
    pagina = text(beheer.get(history(bron)))
    assert "Bladzijde 1 van 2" in pagina and 'href="?p=2"' in pagina


def test_history_is_closed_without_sight_of_the_object(client):
    log_in(client, make_gebruiker(is_staff=True))
    assert client.get(history(make_bron())).status_code in (403, 404)


# ---- one log -----------------------------------------------------------------------


def test_admin_writes_in_our_log_and_not_in_its_own(beheer):
    oud = make_gemeente("Oud", geldig_tot=dag("2020-01-01"))
    nieuw = make_gemeente("Nieuw")
    velden = {
        "oud": oud.pk,
        "nieuw": nieuw.pk,
        "datum": "01-01-2020",
        "wijze": "opgaan",
    }
    pad = "/beheer/regio/herindeling/"
    beheer.post(f"{pad}add/", velden)
    rij = Herindeling.objects.get()
    assert (last().actie, last().wie) == (Actie.TOEGEVOEGD, "beheerder")
    assert last().herkomst == "127.0.0.1"

    beheer.post(f"{pad}{rij.pk}/change/", {**velden, "toelichting": "wet"})
    assert changed(last()) == {"toelichting": (None, "wet")}

    beheer.post(
        pad, {"action": "delete_selected", "_selected_action": [rij.pk], "post": "yes"}
    )
    assert last().actie == Actie.VERWIJDERD
    assert not Herindeling.objects.exists()
    assert not LogEntry.objects.exists()


def test_start_page_has_no_box_of_recent_actions(beheer):
    pagina = text(beheer.get("/beheer/"))
    assert "recent-actions" not in pagina
    assert "/beheer/banenafspraak/logregel/" in pagina


def test_page_that_changes_something_holds_the_log_first(beheer):
    bron = make_bron()
    with CaptureQueriesContext(connection) as vragen:
        beheer.post(f"/beheer/banenafspraak/bron/{bron.pk}/change/", {})
    tabellen = [v["sql"] for v in vragen if "banenafspraak_" in v["sql"]]
    plek = next(i for i, sql in enumerate(tabellen) if "logkop" in sql)
    assert all("_gebruiker" in s or "_toewijzing" in s for s in tabellen[:plek])


def test_looking_does_not_hold_the_log(beheer):
    bron = make_bron()
    with CaptureQueriesContext(connection) as vragen:
        beheer.get(f"/beheer/banenafspraak/bron/{bron.pk}/change/")
    assert not any("logkop" in v["sql"] for v in vragen)


def test_fault_half_way_undoes_rows_and_lines(beheer, monkeypatch):
    """After deleting, before answering: Django's own actions are no transaction."""

    def kapot(*args, **kwargs):
        raise RuntimeError

    rij = make_herindeling(make_gemeente(), make_gemeente())
    eerst = len(lines())
    monkeypatch.setattr("django.contrib.admin.ModelAdmin.message_user", kapot)
    beheer.raise_request_exception = False
    vorm = {"action": "delete_selected", "_selected_action": [rij.pk], "post": "yes"}
    assert beheer.post("/beheer/regio/herindeling/", vorm).status_code == 500
    assert Herindeling.objects.exists()
    assert len(lines()) == eerst


def test_public_page_does_not_ask_who_looks(client):
    make_land()
    log_in(client, make_beheerder())
    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get("/privacy-bestaat-niet/")
    assert antwoord.status_code == 404
    assert not any("session" in v["sql"] for v in vragen)
