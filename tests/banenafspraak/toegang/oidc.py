"""A real OpenID Connect provider on this computer, and somebody who logs in there.

    aanbieder.person("kim", groups=["beleid"])
    antwoord = aanbieder.log_in(bezoeker, "kim")

It is a server of its own: the site talks HTTP to it, and gets signed tokens.
"""

import threading
from urllib.parse import urlsplit

import requests
from oidc_provider_mock import app
from werkzeug.serving import make_server

from banenafspraak.sso.instellingen import Instellingen, read
from tests.banenafspraak.toegang.conftest import page

ROLLEN = "beleid=beleidsmedewerker:GM0402;akkoord=vaststeller:GM0402;werkkamer=vaststeller:AM12"


class Aanbieder:
    """The provider, with what it was asked in `tokens` (the forms sent for a token)."""

    def __init__(self):
        self.tokens = []
        self.server = make_server("localhost", 0, self._watch(app()), threaded=True)
        self.adres = f"http://localhost:{self.server.server_port}"
        self.draad = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.draad.start()

    def stop(self):
        self.server.shutdown()
        self.draad.join()
        self.server.server_close()

    def _watch(self, provider):
        from werkzeug.wrappers import Request

        def watching(environ, start_response):
            if environ["PATH_INFO"] == "/oauth2/token":
                # Reading the form uses the body up: the provider gets a copy.
                body = Request(environ).get_data(cache=False)
                kopie = {**environ, "wsgi.input": _again(body)}
                self.tokens.append(Request(kopie).form.to_dict())
                environ["wsgi.input"] = _again(body)
            return provider(environ, start_response)

        return watching

    def settings(self, **anders) -> Instellingen:
        """The settings of the site for this provider: `settings(OIDC_TWEEDE_FACTOR="mfa")`."""
        return read(
            {
                "OIDC_ISSUER": self.adres,
                "OIDC_CLIENT_ID": "monitor",
                "OIDC_CLIENT_SECRET": "geheim-van-de-site",
                "OIDC_ROLLEN": ROLLEN,
                **anders,
            },
            debug=True,
        )

    def person(self, sub, **claims):
        """Somebody at the organisation, from now on with these claims."""
        standaard = {
            "email": f"{sub}@voorbeeld.invalid",
            "email_verified": True,
            "given_name": sub.capitalize(),
            "family_name": "de Wit",
        }
        antwoord = requests.put(
            f"{self.adres}/users/{sub}", json={**standaard, **claims}, timeout=5
        )
        assert antwoord.status_code == 204

    def there(self, bezoeker, **query) -> str:
        """Click the button; the address at the provider that it leads to."""
        antwoord = bezoeker.get(page("sso"), query)
        assert antwoord.status_code == 302
        assert antwoord.url.startswith(self.adres)
        return antwoord.url

    def back(self, adres, sub=None) -> str:
        """Log in at the provider (None: break off); the address on our site."""
        wat = {"sub": sub} if sub else {"action": "deny"}
        antwoord = requests.post(adres, data=wat, timeout=5, allow_redirects=False)
        delen = urlsplit(antwoord.headers["Location"])
        return f"{delen.path}?{delen.query}"

    def log_in(self, bezoeker, sub, **query):
        """All of it; the answer of our site."""
        return bezoeker.get(self.back(self.there(bezoeker, **query), sub))


def _again(body: bytes):
    from io import BytesIO

    return BytesIO(body)
