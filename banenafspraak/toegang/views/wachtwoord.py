"""A new password by mail, a first one after an invitation, and another one from inside."""

from django.contrib import messages
from django.contrib.auth.views import (
    PasswordChangeView,
    PasswordResetConfirmView,
    PasswordResetView,
)
from django.shortcuts import render
from django.urls import reverse_lazy

from banenafspraak.toegang.forms import (
    KiesWachtwoordForm,
    VergetenForm,
    WijzigWachtwoordForm,
)


class Vergeten(PasswordResetView):
    """Ask for a link. The answer is the same for an address that nobody has."""

    form_class = VergetenForm
    template_name = "toegang/wachtwoord_vergeten.html"
    email_template_name = "toegang/mail/wachtwoord.txt"
    success_url = reverse_lazy("admin:wachtwoord_verstuurd")


class Kiezen(PasswordResetConfirmView):
    """Choose a password, with the link from a mail. It does not log in: that asks both steps."""

    form_class = KiesWachtwoordForm
    template_name = "toegang/wachtwoord_kiezen.html"
    success_url = reverse_lazy("admin:wachtwoord_gekozen")


class Wijzigen(PasswordChangeView):
    """Choose another password, from inside."""

    form_class = WijzigWachtwoordForm
    template_name = "toegang/wachtwoord_wijzigen.html"
    success_url = reverse_lazy("admin:index")

    def form_valid(self, form):
        messages.success(self.request, "Uw wachtwoord is veranderd.")
        return super().form_valid(form)


def verstuurd(request):
    return render(request, "toegang/wachtwoord_verstuurd.html")


def gekozen(request):
    return render(request, "toegang/wachtwoord_gekozen.html")
