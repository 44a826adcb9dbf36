"""Log in, locked out, log out."""

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from banenafspraak.toegang import bewaard, deur, sessie
from banenafspraak.toegang.forms import InlogForm

VIA_SSO = "toegang_via_sso"  # this session began at the provider


class Inloggen(LoginView):
    """The first step. Where it leads to afterwards is up to the door."""

    authentication_form = InlogForm
    template_name = "toegang/inloggen.html"

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if settings.SSO:  # the way in by the organisation stands above it
            form.fields["username"].widget.attrs.pop("autofocus", None)
        return form

    def get_success_url(self):
        return deur.safe_next(self.request)

    def get_context_data(self, **kwargs):
        sessie_ = self.request.session
        wat = sessie_.get(bewaard.SLEUTEL)
        return {
            **super().get_context_data(**kwargs),
            "verlopen": sessie_.get(sessie.VERLOPEN, False),
            "bewaard": wat is not None and wat["velden"] is not None,
            "sso": settings.SSO,
        }


@never_cache
@sensitive_post_parameters()
def inloggen(request):
    """The log-in page; who is in already goes on."""
    if request.method != "POST" and request.user.is_authenticated:
        verder = deur.safe_next(request)
        return deur.stop(request, verder) or HttpResponseRedirect(verder)
    return Inloggen.as_view()(request)


def geblokkeerd(request, antwoord=None, credentials=None):
    """Too many failures. It says the same for a name that does not exist."""
    return render(request, "toegang/geblokkeerd.html", status=429)


@never_cache
def uitloggen(request):
    """Log out, by POST only. A link to here just shows the site."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:index"))
    context = {"sso_uit": sso_uit(request)}
    return LogoutView.as_view(
        template_name="toegang/uitgelogd.html", extra_context=context
    )(request)


def sso_uit(request) -> str:
    """Where this visitor is logged in still, at the provider; "" when nowhere."""
    if settings.SSO is None or VIA_SSO not in request.session:
        return ""
    from banenafspraak.sso import aanbieder  # an optional package

    return aanbieder.logout_address()
