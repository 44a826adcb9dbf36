"""Addresses of the opgaven, under /beheer/. Names stand in the namespace `admin`."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from banenafspraak.bladen import SOORTEN
from banenafspraak.kwartaal import Kwartaal, OngeldigKwartaal
from banenafspraak.opgave.views import (
    beslissen,
    conflict,
    corrigeren,
    intrekken,
    invullen,
    mail,
    overzicht,
    sjabloon,
)


class _Kwartaal:
    """`2026-K3` in an address; anything else is no address at all."""

    regex = "[0-9]{4}-K[1-4]"

    def to_python(self, tekst: str) -> Kwartaal:
        try:
            return Kwartaal.lees(tekst)
        except OngeldigKwartaal as fout:
            raise ValueError(str(fout)) from fout

    def to_url(self, kwartaal: Kwartaal) -> str:
        return str(kwartaal)


class _Formaat(StringConverter):
    """A kind of file that we make."""

    regex = "|".join(SOORTEN)


register_converter(_Kwartaal, "opgavekwartaal")
register_converter(_Formaat, "bladformaat")
_OPGAVE = "opgave/<opgavekwartaal:kwartaal>/<slug:code>"
_OVERZICHT = "overzicht/<slug:code>"


def opgave_urls(site) -> list:
    """The addresses, each behind the door of `site` (log-in, second factor, a role)."""
    paginas = {
        "": ("opgave", invullen.invullen),
        "samenvoegen/": ("opgave_samenvoegen", conflict.samenvoegen),
        "controle/": ("opgave_controle", beslissen.controle),
        "intrekken/": ("opgave_intrekken", intrekken.intrekken),
        "weggooien/": ("opgave_weggooien", intrekken.weggooien),
        "corrigeren/": ("opgave_corrigeren", corrigeren.corrigeren),
        "sjabloon.<bladformaat:formaat>": ("opgave_sjabloon", sjabloon.sjabloon),
    }
    overzichten = {
        "": ("opgaven_overzicht", overzicht.overzicht),
        "herinneren/": ("opgaven_herinneren", overzicht.herinneren),
    }
    per_voorvoegsel = {_OPGAVE: paginas, _OVERZICHT: overzichten}
    adressen = [
        path(f"{voor}/{staart}", site.admin_view(view), name=naam)
        for voor, groep in per_voorvoegsel.items()
        for staart, (naam, view) in groep.items()
    ]
    return [*adressen, path("mail/", site.admin_view(mail.mail), name="mail")]
