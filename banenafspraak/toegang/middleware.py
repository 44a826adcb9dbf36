"""Two things that are settled before any page is asked for: from where, and still in?"""

from django.conf import settings
from django.urls import reverse

from banenafspraak.toegang import sessie
from banenafspraak.toegang.adres import client_address


class EchtAdres:
    """REMOTE_ADDR is the visitor's address, also behind the proxy of VERTROUWDE_PROXYS."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.META["REMOTE_ADDR"] = client_address(
            request.META, settings.VERTROUWDE_PROXYS
        )
        return self.get_response(request)


class SessieGrens:
    """The two clocks of a session, for the pages of beheer only."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(reverse("admin:index")):
            sessie.watch(request)
        return self.get_response(request)
