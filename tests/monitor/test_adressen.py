"""Addresses in templates: each names a page that is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

from monitor.templatetags.monitor_tags import adres

NAMEN = {
    (pad.relative_to(settings.BASE_DIR).as_posix(), naam)
    for pad in sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
    for naam in re.findall(r'\{% adres "([^"]+)"', pad.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize(("sjabloon", "naam"), sorted(NAMEN))
def test_every_page_that_a_template_names_is_there(sjabloon, naam):
    assert naam in get_resolver().reverse_dict


def test_a_page_that_is_not_there_leads_to_the_front_door():
    """An error page is made whatever addresses a site has."""
    assert adres("bestaat-niet") == "/"
