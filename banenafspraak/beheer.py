"""The site at /beheer/: its name, its door, and what its search boxes show."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import Http404
from django.urls import path
from django.utils.cache import add_never_cache_headers

# This module is read before there are models: what needs them is imported in the methods.

# Packages that bring pages of their own. Secrets of the second step are for nobody to see,
# and rights come from Toewijzing, not from groups.
ZONDER_PAGINA = {"auth", "axes", "otp_static", "otp_totp"}


class Beheer(AdminSite):
    """Django's admin under our own name, behind two steps (toegang/deur.py)."""

    site_header = "Beheer van de Banenafspraakmonitor"
    site_title = "Beheer Banenafspraakmonitor"
    index_title = "Wat moet ik doen?"
    index_template = "opgave/start.html"

    def has_permission(self, request):
        """Whoever took both steps and has a role today. `is_staff` says nothing here."""
        from banenafspraak.toegang.deur import may_enter

        return may_enter(request.user)

    def register(self, model_or_iterable, admin_class=None, **options):
        """Every page is shielded, and writes our audit log and not Django's: nobody can
        forget it, and `regio` need not know of it."""
        from banenafspraak.afscherming import shielded
        from banenafspraak.logboek.beheer import logged

        modellen = (
            [model_or_iterable]
            if isinstance(model_or_iterable, type)
            else model_or_iterable
        )
        eigen = [m for m in modellen if m._meta.app_label not in ZONDER_PAGINA]
        soort = logged(shielded(admin_class or ModelAdmin))
        super().register(eigen, soort, **options)

    def admin_view(self, view, cacheable=False):
        """Behind the door; a page that changes something is one transaction, its lines in
        the log included. A page that works long before it writes has its own
        (`eigen_transactie`): others need not wait for it."""
        from banenafspraak.logboek import in_transactie

        if not getattr(view, "eigen_transactie", False):
            view = in_transactie(view)
        binnen = super().admin_view(view, cacheable)

        def door(request, *args, **kwargs):
            from banenafspraak.toegang import bewaard, deur

            if antwoord := deur.stop(request):
                bewaard.keep(request, token_klopt=True)
                add_never_cache_headers(antwoord)
                return antwoord
            antwoord = binnen(request, *args, **kwargs)
            bewaard.drop_when_sent(request)
            return antwoord

        # Not `update_wrapper(door, view)`: `binnen` carries what it must, csrf included.
        door.__dict__.update(binnen.__dict__)
        return door

    def get_urls(self):
        from banenafspraak.importeren.urls import bestand_urls
        from banenafspraak.opgave.urls import opgave_urls
        from banenafspraak.toegang.urls import addresses

        # Django's own tells of any row in the database whether it exists.
        geen_pagina = self.admin_view(_no_page_on_site)
        adres = "r/<path:content_type_id>/<path:object_id>/"
        return [
            *addresses(self.admin_view),
            path(adres, geen_pagina, name="view_on_site"),
            *opgave_urls(self),
            *bestand_urls(self),
            *super().get_urls(),
        ]

    def index(self, request, extra_context=None):
        from banenafspraak.opgave.views.start import start_context

        return super().index(
            request, {**start_context(request), **(extra_context or {})}
        )

    def autocomplete_view(self, request):
        return LabelledAutocomplete.as_view(admin_site=self)(request)


def _no_page_on_site(request, content_type_id, object_id):
    raise Http404


class LabelledAutocomplete(AutocompleteJsonView):
    """Says more than a name where that is needed: Groningen is three areas."""

    def serialize_result(self, obj, to_field_name):
        label = getattr(self.model_admin, "label_in_search", str)
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


class BeheerConfig(AdminConfig):
    """Django's admin app, with our site as its site."""

    default_site = "banenafspraak.beheer.Beheer"
