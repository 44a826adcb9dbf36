"""Django check: the areas of OIDC_ROLLEN exist. The rest is checked by settings.py itself."""

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import DatabaseError

from regio.models import Gebied


@register(Tags.database)
def check_areas(app_configs, databases=None, **kwargs):
    """Asks the database, so it runs with `migrate` and `check --database default`."""
    if settings.SSO is None or not databases:
        return []
    codes = {regel.gebied for regel in settings.SSO.rollen}
    try:
        bekend = set(
            Gebied.objects.filter(code__in=codes).values_list("code", flat=True)
        )
    except DatabaseError:  # there are no tables yet
        return []
    return [
        Warning(
            f"OIDC_ROLLEN noemt {code}. Dat gebied is er niet: die regel geeft geen rol.",
            hint="Zoek de goede code op in beheer, bij Gebieden.",
            id="sso.W001",
        )
        for code in sorted(codes - bekend)
    ]
