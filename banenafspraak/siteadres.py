"""Links that work outside the site, as in a mail: no request is needed to make one."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(pad: str) -> str:
    """`/beheer/` -> `https://monitor.gooistad.nl/beheer/`."""
    return urljoin(f"{settings.SITE_ADRES}/", pad)
