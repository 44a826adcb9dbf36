"""Addresses of the import, under /beheer/. Names stand in the namespace `admin`."""

from django.urls import path

from banenafspraak.importeren.views import kiezen, levering


def bestand_urls(site) -> list:
    """The addresses, each behind the door of `site` (log-in, second factor, a role)."""
    paginas = {
        "bestand/": ("bestand", kiezen.kiezen),
        "bestand/geweigerd.csv": ("bestand_lijst", kiezen.lijst),
        "bestand/<int:pk>/": ("bestand_levering", levering.bestand),
        "bestand/bijlage/<int:pk>/": ("bestand_bijlage", levering.bijlage),
        "bestand/<int:pk>/download/": ("bestand_download", levering.download),
    }
    return [
        path(adres, site.admin_view(view), name=naam)
        for adres, (naam, view) in paginas.items()
    ]
