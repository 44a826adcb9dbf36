"""The shipped areas, read once per module."""

import pytest
from django.conf import settings
from django.db import transaction

from banenafspraak.laden import referentie
from banenafspraak.laden.indelingen import load_indelingen
from regio.atlas import Atlas


@pytest.fixture(scope="module")
def atlas(django_db_setup, django_db_blocker):
    """The atlas of the shipped areas. It is in memory: nothing stays in the database."""
    map_ = settings.BASE_DIR / "fixtures"
    with django_db_blocker.unblock(), transaction.atomic():
        referentie.load_gebieden(map_ / "gebieden.csv")
        load_indelingen(map_ / "indelingen.csv")
        referentie.load_herindelingen(map_ / "herindelingen.csv")
        gelezen = Atlas.read()
        transaction.set_rollback(True)
    return gelezen
