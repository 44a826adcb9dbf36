"""OIDC_* in the environment: what is understood, and a sentence for what is not."""

import subprocess
import sys

import pytest

from banenafspraak.models import SOORTEN_PER_ROL, Rol
from banenafspraak.sso import instellingen
from banenafspraak.sso.instellingen import Regel, Verkeerd, read, read_rollen
from regio.models import Soort
from tests.opstart.test_instellingen import PRODUCTION, ROOT, read_settings

GOED = {
    "OIDC_ISSUER": "https://keycloak.voorbeeld.nl/realms/gooi",
    "OIDC_CLIENT_ID": "monitor",
    "OIDC_CLIENT_SECRET": "geheim",
    "OIDC_ROLLEN": "beleid=beleidsmedewerker:GM0406",
}


def test_nothing_set_is_off():
    assert read({"OIDC_ISSUER": " ", "PATH": "/bin"}) is None


def test_defaults_ask_for_a_code_here():
    gelezen = read(GOED)
    assert gelezen.tweede_factor == frozenset()
    assert gelezen.groepen_claim == "groups"
    assert gelezen.adressen == ()


def test_rules_may_stand_on_lines_and_a_group_may_have_signs_in_it():
    tekst = "cn=beleid,ou=sd=Vaststeller:am12;\n /a/b = beheerder : NL01 ;"
    assert read_rollen(tekst) == (
        Regel("cn=beleid,ou=sd", "vaststeller", "AM12"),
        Regel("/a/b", "beheerder", "NL01"),
    )


def test_roles_and_areas_are_those_of_the_model():
    letters = {
        Soort.GEMEENTE: "GM",
        Soort.CLUSTER: "CL",
        Soort.REGIO: "AM",
        Soort.LAND: "NL",
    }
    assert {
        str(rol): tuple(letters[soort] for soort in SOORTEN_PER_ROL[rol]) for rol in Rol
    } == instellingen.ROLLEN


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"OIDC_CLIENT_SECRET": ""}, "OIDC_CLIENT_SECRET ontbreekt"),
        ({"OIDC_ROLLEN": ""}, "OIDC_ROLLEN ontbreekt"),
        ({"OIDC_ROLLEN": ";"}, "OIDC_ROLLEN is leeg"),
        ({"OIDC_ROLLEN": "beleid"}, "Schrijf het als groep=rol:gebied"),
        ({"OIDC_ROLLEN": "=vaststeller:AM12"}, "Schrijf het als groep=rol:gebied"),
        ({"OIDC_ROLLEN": "a=baas:AM12"}, "De rol 'baas' bestaat niet"),
        ({"OIDC_ROLLEN": "a=beheerder:GM0406"}, "code begint met NL"),
        ({"OIDC_ROLLEN": "a=beleidsmedewerker:AM12"}, "code begint met GM of CL"),
        ({"OIDC_ISSUER": "http://keycloak.voorbeeld.nl"}, "geen veilig adres"),
        ({"OIDC_ISSUER": "keycloak"}, "geen veilig adres"),
        ({"OIDC_SCOPES": "email"}, "mist het woord openid"),
        (
            {"OIDC_TOKEN_ENDPOINT": "https://k.voorbeeld.nl/token"},
            "OIDC_AUTHORIZATION_ENDPOINT ontbreekt",
        ),
    ],
)
def test_what_cannot_be_right_gets_a_sentence(anders, zin):
    with pytest.raises(Verkeerd, match=zin):
        read(GOED | anders)


def test_an_unsafe_address_is_for_this_computer_under_debug_only():
    eigen = GOED | {"OIDC_ISSUER": "http://localhost:8080/realms/gooi"}
    assert read(eigen, debug=True).issuer == eigen["OIDC_ISSUER"]
    with pytest.raises(Verkeerd):
        read(eigen)
    with pytest.raises(Verkeerd):
        read(GOED | {"OIDC_ISSUER": "http://keycloak.voorbeeld.nl"}, debug=True)


def test_the_site_stops_with_that_sentence():
    antwoord = read_settings("s.SSO", **PRODUCTION, **GOED, OIDC_SCOPES="email")
    assert antwoord.returncode != 0
    assert "OIDC_SCOPES mist het woord openid" in antwoord.stderr


@pytest.mark.parametrize(
    ("omgeving", "uitkomst"), [({}, "None"), (GOED, "OIDC_ISSUER is ingesteld, maar")]
)
def test_without_the_package_all_is_well_until_it_is_asked_for(omgeving, uitkomst):
    code = (
        "import sys; sys.modules['mozilla_django_oidc'] = sys.modules['jwt'] = None\n"
        "import importlib.util as u; vind = u.find_spec\n"
        "u.find_spec = lambda n, *a: None if n == 'mozilla_django_oidc' else vind(n, *a)\n"
        "import django; django.setup()\n"
        "from django.conf import settings; from django.urls import reverse\n"
        "reverse('admin:sso'); print(settings.SSO)"
    )
    antwoord = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={
            **PRODUCTION,
            **omgeving,
            "DJANGO_SETTINGS_MODULE": "banenafspraak.settings",
        },
        capture_output=True,
        text=True,
    )
    assert uitkomst in antwoord.stdout + antwoord.stderr
    assert (antwoord.returncode == 0) == (not omgeving)
