"""Admin of accounts."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from banenafspraak.models import Gebruiker
from regio.admin import NoDeletion


@admin.register(Gebruiker)
class GebruikerAdmin(NoDeletion, UserAdmin):
    """Accounts are closed (‘actief’ off), never deleted: deliveries name who handed in."""

    list_display = [
        "username",
        "first_name",
        "last_name",
        "email",
        "is_active",
        "is_staff",
        "last_login",
    ]
    search_help_text = "Zoek op naam of e-mailadres."

    def label_in_search(self, gebruiker):
        """How a search box tells two people with one name apart."""
        naam = gebruiker.get_full_name()
        return f"{naam} ({gebruiker.username})" if naam else gebruiker.username
