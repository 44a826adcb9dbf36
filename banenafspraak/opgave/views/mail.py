"""The page on which somebody switches the mails about opgaven on or off."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request):
    """The own choice, and nobody else's. Mails about the account itself always come."""
    gebruiker = request.user
    if request.method == "POST" and request.POST.get("meldingen") in ("aan", "uit"):
        gebruiker.meldingen = request.POST["meldingen"] == "aan"
        gebruiker.save(update_fields=["meldingen"])
        messages.success(
            request,
            "Mail staat aan."
            if gebruiker.meldingen
            else "Mail staat uit. Kijk zelf op de startpagina of er iets te doen is.",
        )
        return redirect("admin:mail")
    return TemplateResponse(
        request,
        "opgave/mail.html",
        {
            **admin.site.each_context(request),
            "title": "Mail over opgaven",
            "is_nav_sidebar_enabled": False,
        },
    )
