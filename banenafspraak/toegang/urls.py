"""The addresses of logging in, under /beheer/. `beheer.py` puts them before Django's own.

`achter_de_deur` wraps a view that asks for both steps and a role.
"""

from django.urls import path

from banenafspraak.toegang.views import bewaard, inloggen, sso, tweede_stap, wachtwoord


def addresses(achter_de_deur) -> list:
    """Every page of this package, with its name in the `admin` namespace."""
    deur = achter_de_deur
    return [
        path("login/", inloggen.inloggen, name="login"),
        path("logout/", inloggen.uitloggen, name="logout"),
        path("sso/", sso.heen, name="sso"),
        path("sso/terug/", sso.terug, name="sso_terug"),
        path("tweede-stap/", tweede_stap.tweede_stap, name="tweede_stap"),
        path(
            "tweede-stap/instellen/",
            tweede_stap.instellen,
            name="tweede_stap_instellen",
        ),
        path(
            "tweede-stap/noodcodes/",
            deur(tweede_stap.noodcodes),
            name="tweede_stap_noodcodes",
        ),
        path(
            "tweede-stap/wijzigen/",
            deur(tweede_stap.wijzigen),
            name="tweede_stap_wijzigen",
        ),
        path("verder/", deur(bewaard.verder), name="verder"),
        path("verder/weggooien/", deur(bewaard.weggooien), name="weggooien"),
        path(
            "password_change/",
            deur(wachtwoord.Wijzigen.as_view()),
            name="password_change",
        ),
        path(
            "wachtwoord/vergeten/",
            wachtwoord.Vergeten.as_view(),
            name="wachtwoord_vergeten",
        ),
        path(
            "wachtwoord/verstuurd/", wachtwoord.verstuurd, name="wachtwoord_verstuurd"
        ),
        path(
            "wachtwoord/<uidb64>/<token>/",
            wachtwoord.Kiezen.as_view(),
            name="wachtwoord_kiezen",
        ),
        path("wachtwoord/gekozen/", wachtwoord.gekozen, name="wachtwoord_gekozen"),
    ]
