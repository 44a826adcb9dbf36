"""The site at /beheer/: its name, and what its search boxes show."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView


class Beheer(AdminSite):
    """Django's admin under our own name."""

    site_header = "Beheer van de Banenafspraakmonitor"
    site_title = "Beheer Banenafspraakmonitor"
    index_title = "Wat wilt u bekijken of bijwerken?"

    def get_urls(self):
        from banenafspraak.opgave.urls import opgave_urls  # needs the models

        return [*opgave_urls(self), *super().get_urls()]

    def autocomplete_view(self, request):
        return LabelledAutocomplete.as_view(admin_site=self)(request)


class LabelledAutocomplete(AutocompleteJsonView):
    """Says more than a name where that is needed: Groningen is three areas."""

    def serialize_result(self, obj, to_field_name):
        label = getattr(self.model_admin, "label_in_search", str)
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


class BeheerConfig(AdminConfig):
    """Django's admin app, with our site as its site."""

    default_site = "banenafspraak.beheer.Beheer"
