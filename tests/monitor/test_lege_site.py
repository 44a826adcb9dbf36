"""A site that is installed and has no figures yet: its pages say so."""

import pytest

pytestmark = pytest.mark.django_db

VAST = ["/", "/toelichting/", "/bronnen/", "/wijzigingen/", "/wijzigingen/atom.xml"]
VAST += ["/zoek/?q=a", "/handleiding/", "/privacy/", "/gezond/"]
MET_CIJFERS = ["/2020-K4/", "/2020-K4/regio/", "/2020-K4/gemeente/"]
MET_CIJFERS += ["/2020-K4/vergelijk/", "/2020-K4/vergelijk/?gebied=GM0402&toon=deel"]


@pytest.mark.parametrize("adres", VAST)
def test_pages_that_need_no_figures_are_there(client, adres):
    assert client.get(adres).status_code in (200, 302)


@pytest.mark.parametrize("adres", MET_CIJFERS)
def test_pages_of_figures_say_that_there_are_none(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 404
    assert "Er zijn nog geen cijfers geladen." in antwoord.content.decode()
