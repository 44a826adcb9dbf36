"""Who logs in at /beheer/."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Gebruiker(AbstractUser):
    """One row is one account. An own model from the first day: it cannot be changed later."""

    meldingen = models.BooleanField(
        "mail over opgaven",
        default=True,
        help_text="Een mail als er iets te doen is. Uit: alleen op de startpagina.",
    )

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"

    # Django lets a superuser pass without asking, and asks every way to log in: single
    # sign-on would then read the tables of groups. Here one rule answers, for everybody.

    def has_perm(self, perm, obj=None):
        return self._rollen().has_perm(self, perm, obj)

    def has_module_perms(self, app_label):
        return self._rollen().has_module_perms(self, app_label)

    @staticmethod
    def _rollen():
        from banenafspraak.rechten_backend import RolBackend  # that imports this model

        return RolBackend()

    @property
    def volledige_naam(self) -> str:
        """How colleagues know this person: Sam de Wit, else the log-in name."""
        return self.get_full_name() or self.username
