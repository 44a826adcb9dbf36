"""Who logs in at /beheer/."""

from django.contrib.auth.models import AbstractUser


class Gebruiker(AbstractUser):
    """One row is one account. An own model from the first day: it cannot be changed later."""

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
