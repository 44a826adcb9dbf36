"""What is settled before any page is asked for: from where, still in, and by how many steps?"""

from django.conf import settings
from django.urls import reverse
from django_otp.middleware import OTPMiddleware

from banenafspraak.toegang import deur, sessie
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


class TweedeStap(OTPMiddleware):
    """Whether the second step was taken in this session: here, or at the provider.

    Like the rest of this class lazy: only who asks for the user has the session read.
    """

    def _verify_user_sync(self, request, user):
        user = super()._verify_user_sync(request, user)
        if user.is_authenticated:
            user.stap_bij_aanbieder = deur.took_step_at_provider(request, user)
        return user
