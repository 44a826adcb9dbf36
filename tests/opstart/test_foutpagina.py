"""Under `start` visitors' error pages show, although DEBUG is on."""

import pytest
from django.core.exceptions import (
    PermissionDenied,
    SuspiciousOperation,
    ValidationError,
)
from django.http import Http404
from django.test import Client
from django.urls import path


def raises(exception):
    def view(request):
        raise exception

    return view


urlpatterns = [
    path("weg/", raises(Http404("weg"))),
    path("verboden/", raises(PermissionDenied())),
    path("raar/", raises(SuspiciousOperation())),
    path("ongeldig/", raises(ValidationError("ongeldig"))),
    path("stuk/", raises(ZeroDivisionError())),
]


@pytest.fixture
def client(settings):
    settings.DEBUG = True
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["banenafspraak.foutpagina.EigenFoutpagina"]
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/weg/", 404),
        ("/nergens/", 404),
        ("/verboden/", 403),
        ("/raar/", 400),
        ("/ongeldig/", 500),
        ("/stuk/", 500),
    ],
)
def test_own_page_instead_of_the_technical_one(client, address, status):
    response = client.get(address)
    text = response.content.decode()
    assert response.status_code == status
    assert "DEBUG = True" not in text and "Traceback" not in text


def test_fault_itself_goes_to_the_console(client, caplog):
    client.get("/stuk/")
    assert "ZeroDivisionError" in caplog.text
