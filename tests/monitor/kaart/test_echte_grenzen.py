"""Official borders, where a folder with such files stands beside the checkout.

They are not ours to ship. Without that folder this holds of no file, and that is fine: all
is also tested with a made-up geometry.
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from regio.models import Kaartgeometrie
from tests.monitor.boom import Boom

pytestmark = pytest.mark.django_db

GEO = Path(settings.BASE_DIR).parent / "shared" / "data" / "geo"


def kaart(adres):
    return Boom(Client().get(adres).content.decode()).one("div", "kaart")


def test_official_files_beside_the_checkout_are_read_whole(eigen_data):
    for pad in sorted(GEO.glob("*.geojson")):
        call_command("laad_kaart", pad, verbosity=0)
    # A model with an order of its own gives a year for every row, distinct or not.
    for jaar in set(Kaartgeometrie.objects.values_list("jaar", flat=True)):
        rijen = Kaartgeometrie.objects.filter(jaar=jaar)
        assert rijen.count() == {2015: 393, 2023: 342}[jaar]
        assert sum(len(r) for rij in rijen for r in rij.ringen) < 60_000
        beeld = kaart(f"/{jaar}-K4/")
        assert f"Grenzen van {jaar}." in beeld.tekst
    for kwartaal in ("2016-K4", "2019-K4", "2020-K4", "2022-K1", "2023-K3"):
        if Kaartgeometrie.objects.exists():
            # Every quarter draws areas, by whatever file there is.
            assert "Grenzen van" in kaart(f"/{kwartaal}/").tekst
            gooi = f"/{kwartaal}/regio/gooi-en-vechtstreek/"
            leden = 7 if kwartaal >= "2022" else 8
            titels = {
                a.one("title").tekst.split(":")[0]
                for a in kaart(gooi).all("a")
                if a.all("title")
            }
            assert len(titels) == leden
    if Kaartgeometrie.objects.exists():
        assert (
            len(kaart("/2017-K4/regio/groningen/").all("a", aria_hidden="true"))
            == 2 * 27
        )
