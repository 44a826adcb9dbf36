"""The address of a visitor, with and without a proxy in front."""

import pytest
from django.test import Client

from banenafspraak.toegang.adres import client_address

PROXY = "10.0.0.2"


@pytest.mark.parametrize(
    ("remote", "genoemd", "proxys", "adres"),
    [
        ("192.0.2.7", "", (), "192.0.2.7"),
        # Nobody in between is trusted: what the visitor writes is nothing.
        ("192.0.2.7", "198.51.100.1", (), "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", (PROXY,), "192.0.2.7"),
        # The proxy adds what it saw at the end; what stands before that is made up.
        (PROXY, "192.0.2.7", (PROXY,), "192.0.2.7"),
        (PROXY, "198.51.100.1, 192.0.2.7", (PROXY,), "192.0.2.7"),
        (PROXY, f"192.0.2.7, {PROXY}", (PROXY,), "192.0.2.7"),
        ("", "192.0.2.7", ("unix",), "192.0.2.7"),
        (PROXY, "2001:DB8::1", (PROXY,), "2001:db8::1"),
        # A proxy that says nothing useful is the address itself.
        (PROXY, "", (PROXY,), PROXY),
        (PROXY, "geen adres", (PROXY,), PROXY),
        ("", "", (), ""),
    ],
)
def test_client_address(remote, genoemd, proxys, adres):
    meta = {"REMOTE_ADDR": remote, "HTTP_X_FORWARDED_FOR": genoemd}
    assert client_address(meta, proxys) == adres


def test_every_part_of_the_site_sees_that_address(settings, db):
    settings.VERTROUWDE_PROXYS = [PROXY]
    antwoord = Client(REMOTE_ADDR=PROXY).get(
        "/beheer/login/", headers={"x-forwarded-for": "192.0.2.7"}
    )
    assert antwoord.wsgi_request.META["REMOTE_ADDR"] == "192.0.2.7"
