"""All of logging in with the cookies of production: `__Host-`, Secure, Lax."""

import pytest

from tests.banenafspraak.toegang.conftest import Bezoeker, page

pytestmark = pytest.mark.django_db

NAMEN = {
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
    "WIE_COOKIE_NAME": "__Host-beheer-wie",
}


class Veilig(Bezoeker):
    """A browser that comes over https, and says so in a form."""

    def request(self, **verzoek):
        verzoek |= {
            "wsgi.url_scheme": "https",
            "SERVER_PORT": "443",
            "HTTP_REFERER": "https://testserver/beheer/",
        }
        return super().request(**verzoek)


def test_both_steps_work_with_host_cookies(settings, robin_met_app):
    for naam, waarde in NAMEN.items():
        setattr(settings, naam, waarde)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    bezoeker = Veilig()
    bezoeker.enter(robin_met_app)
    assert bezoeker.is_in()
    assert set(bezoeker.cookies) == set(NAMEN.values())
    for cookie in bezoeker.cookies.values():
        assert cookie["secure"] and cookie["path"] == "/" and not cookie["domain"]
        assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_pages_of_logging_in_are_not_kept_by_anyone(bezoeker, robin_met_app):
    for naam in ("login", "wachtwoord_vergeten"):
        bezoeker.get(page(naam))
    bezoeker.password(robin_met_app)
    kop = bezoeker.get(page("tweede_stap")).headers["Cache-Control"]
    assert "no-store" in kop
