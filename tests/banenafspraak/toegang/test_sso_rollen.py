"""Roles by group: given and taken at each log-in, and what is given by hand stays."""

import datetime

import pytest
from django.utils import timezone

from banenafspraak.models import Actie, Gebruiker, Logregel, Rol, Toewijzing
from banenafspraak.sso.controle import check_areas
from tests.banenafspraak.toegang.conftest import Bezoeker, text
from tests.builders import (
    log_in,
    make_gebruiker,
    make_gemeente,
    make_land,
    make_regio,
    make_toewijzing,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hilversum(sso):
    make_regio("Gooi en Vechtstreek", code="AM12")
    return make_gemeente("Hilversum", code="GM0402")


def today():
    return timezone.localdate()


def yesterday():
    return str(today() - datetime.timedelta(days=1))


def roles(gebruiker=None):
    """What holds today, as `rol code`."""
    gebruiker = gebruiker or Gebruiker.objects.get()
    lopend = Toewijzing.objects.valid_on(today()).filter(gebruiker=gebruiker)
    return sorted(f"{t.rol} {t.gebied.code}" for t in lopend)


@pytest.fixture
def log_in_with(aanbieder):
    """Log kim in while in these groups; the answer."""

    def go(*groepen, **claims):
        aanbieder.person("kim", groups=list(groepen), **claims)
        return aanbieder.log_in(Bezoeker(), "kim")

    return go


def age_roles():
    """Yesterday everything was as it is now."""
    Toewijzing.objects.update(van=yesterday())


def test_each_group_gives_its_role_from_today(log_in_with):
    log_in_with("beleid", "werkkamer", "onbekend")
    assert roles() == ["beleidsmedewerker GM0402", "vaststeller AM12"]
    assert {(t.van, t.tot) for t in Toewijzing.objects.all()} == {(today(), None)}


def test_a_second_log_in_changes_nothing(log_in_with):
    log_in_with("beleid")
    rijen = list(Toewijzing.objects.values())
    log_in_with("beleid")
    assert list(Toewijzing.objects.values()) == rijen


def test_another_group_ends_one_role_today_and_opens_the_other(log_in_with):
    log_in_with("beleid")
    age_roles()
    log_in_with("akkoord")
    assert roles() == ["vaststeller GM0402"]
    assert Toewijzing.objects.get(rol=Rol.BELEIDSMEDEWERKER).tot == today()
    regel = Logregel.objects.get(
        onderwerp="banenafspraak.toewijzing", actie=Actie.GEWIJZIGD
    )
    assert regel.wie == "inloggen met de organisatie"
    assert regel.toelichting == "Geen groep bij de organisatie geeft deze rol nog."


def test_who_left_every_group_is_out_at_the_next_log_in(log_in_with, client):
    log_in_with("beleid")
    age_roles()
    log_in(client, Gebruiker.objects.get())
    assert client.get("/beheer/").status_code == 200
    antwoord = log_in_with()
    assert antwoord.status_code == 403
    assert "niet in een groep" in text(antwoord)
    assert roles() == []
    assert client.get("/beheer/").status_code == 403  # the session from before, too


def test_a_role_that_had_no_full_day_is_gone(log_in_with):
    log_in_with("beleid")
    log_in_with()
    assert not Toewijzing.objects.exists()
    assert Logregel.objects.filter(actie=Actie.VERWIJDERD).count() == 1


def test_a_role_comes_back_with_the_group(log_in_with):
    log_in_with("beleid", "werkkamer")
    age_roles()
    log_in_with("werkkamer")
    log_in_with("beleid", "werkkamer")
    assert roles() == ["beleidsmedewerker GM0402", "vaststeller AM12"]
    assert Toewijzing.objects.count() == 3


def test_a_role_that_no_rule_names_is_given_by_hand_and_stays(log_in_with):
    kim = make_gebruiker("kim", email="kim@voorbeeld.invalid")
    make_toewijzing(kim, make_gemeente("Laren", code="GM0417"))
    assert log_in_with().status_code == 302
    assert roles(kim) == ["beleidsmedewerker GM0417"]


def test_a_role_that_a_rule_names_is_the_groups_to_take(log_in_with, hilversum):
    kim = make_gebruiker("kim", email="kim@voorbeeld.invalid")
    make_toewijzing(kim, hilversum)
    log_in_with("werkkamer")
    assert roles(kim) == ["vaststeller AM12"]


def test_a_role_that_was_to_begin_later_begins_today(log_in_with, hilversum):
    kim = make_gebruiker("kim", email="kim@voorbeeld.invalid")
    make_toewijzing(kim, hilversum, van="2999-01-01")
    log_in_with("beleid")
    assert roles(kim) == ["beleidsmedewerker GM0402"]
    assert Toewijzing.objects.count() == 1


def test_a_role_that_was_to_begin_later_does_not_without_the_group(
    log_in_with, hilversum
):
    kim = make_gebruiker("kim", email="kim@voorbeeld.invalid")
    make_toewijzing(kim, hilversum, van="2999-01-01")
    log_in_with("werkkamer")
    assert not Toewijzing.objects.filter(rol=Rol.BELEIDSMEDEWERKER).exists()


def test_groups_that_are_too_many_to_send_change_nothing(log_in_with, aanbieder):
    """Entra ID then names a page to ask them; no groups is something else."""
    log_in_with("beleid")
    aanbieder.person("kim", _claim_names={"groups": "src1"})
    antwoord = aanbieder.log_in(Bezoeker(), "kim")
    assert antwoord.status_code == 403
    assert "zo veel groepen" in text(antwoord)
    assert roles() == ["beleidsmedewerker GM0402"]


@pytest.mark.parametrize("groepen", [7, {"beleid": True}, None, [7, None]])
def test_groups_in_another_shape_are_none(aanbieder, groepen):
    aanbieder.person("kim", groups=groepen)
    assert aanbieder.log_in(Bezoeker(), "kim").status_code == 403


def test_another_claim_may_name_the_groups(aanbieder, sso):
    sso(OIDC_GROEPEN_CLAIM="roles")
    aanbieder.person("kim", groups=["akkoord"], roles="beleid")
    aanbieder.log_in(Bezoeker(), "kim")
    assert roles() == ["beleidsmedewerker GM0402"]


def test_a_rule_for_an_area_that_is_not_there_gives_nothing_and_is_told(aanbieder, sso):
    sso(OIDC_ROLLEN="beleid=beleidsmedewerker:GM9999;beleid=vaststeller:AM12")
    aanbieder.person("kim", groups=["beleid"])
    assert aanbieder.log_in(Bezoeker(), "kim").status_code == 302
    assert roles() == ["vaststeller AM12"]
    [melding] = check_areas(None, databases=["default"])
    assert "OIDC_ROLLEN noemt GM9999" in melding.msg


def test_a_group_may_give_the_role_of_beheerder_and_never_superuser(aanbieder, sso):
    make_land()
    sso(OIDC_ROLLEN="baas=beheerder:NL01")
    aanbieder.person("kim", groups=["baas"], is_superuser=True, is_staff=True)
    aanbieder.log_in(Bezoeker(), "kim")
    assert roles() == ["beheerder NL01"]
    assert not Gebruiker.objects.get().is_superuser
