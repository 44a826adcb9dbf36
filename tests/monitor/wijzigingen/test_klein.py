"""A number that is or was too small to show is nowhere in the log: not in the page, the
event, the file or the feed, and no word about it either."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.builders import make_bron, make_duiding
from tests.monitor.wijzigingen.gebeuren import (
    DRIE,
    EEN,
    TWEE,
    current,
    deliver,
    figure,
    take_away,
)
from tests.monitor.wijzigingen.test_lijst import events_of

pytestmark = pytest.mark.django_db

REDEN = "Telfout van de receptie"


def everywhere():
    """Every public form of the log."""
    cache.clear()
    adressen = ["/wijzigingen/", "/wijzigingen/atom.xml", "/wijzigingen/?formaat=csv"]
    pagina = Client().get("/wijzigingen/").content.decode()
    adressen += {
        deel.split('"')[0]
        for deel in pagina.split('href="')[1:]
        if deel.startswith("/wijzigingen/") and "-2026" in deel
    }
    assert len(adressen) > 3
    return {adres: Client().get(adres).content.decode() for adres in adressen}


@pytest.mark.parametrize(("oud", "nieuw"), [(3, 19), (19, 3), (2, 3), (3, 3)])
def test_only_is_told_that_it_changed(wereld, lees, oud, nieuw):
    deliver(figure(oud, wereld.huizen, wereld.beschut), EEN)
    deliver(
        figure(nieuw, wereld.huizen, wereld.beschut, toelichting="Anders geteld"),
        TWEE,
        reden=REDEN,
    )
    nieuwste = events_of(lees())[0]
    assert "Huizen: beschut werk eind 2020 gewijzigd." in nieuwste
    assert "te klein om te tonen" in nieuwste
    assert f"van {oud}" not in nieuwste and f"naar {nieuw}" not in nieuwste
    assert "De reden staat hier niet." in nieuwste
    for adres, inhoud in everywhere().items():
        assert REDEN not in inhoud, adres
        assert "Anders geteld" not in inhoud, adres


def without_keys(uitvoer):
    """The text without the keys of rows, which go on counting, and the moment of now that
    a lasting link holds."""
    uitvoer = re.sub(r"\d{4}-\d\d-\d\dT\d\d(:|%3A)[\d:%A.]+Z", "NU", uitvoer)
    uitvoer = re.sub(r"\d+-(\d{8}T?\d{12})", r"KEY-\1", uitvoer)
    return re.sub(r"(wijziging-|levering/|cijfer/)\d+", r"\1KEY", uitvoer)


def test_all_small_values_look_the_same(wereld):
    """The forms of the log differ in nothing between 1 and 4."""
    bron = make_bron("opgave")

    def shown(waarde):
        with transaction.atomic():
            deliver(figure(waarde, wereld.huizen, wereld.beschut, bron=bron), EEN)
            deliver(figure(19, wereld.huizen, wereld.beschut, bron=bron), TWEE)
            take_away(current(), DRIE)
            cache.clear()
            uitvoer = "".join(
                Client().get(adres).content.decode()
                for adres in (
                    "/wijzigingen/",
                    "/wijzigingen/atom.xml",
                    "/wijzigingen/?formaat=csv",
                )
            )
            transaction.set_rollback(True)
        return without_keys(uitvoer)

    eerste, *rest = [shown(waarde) for waarde in (1, 2, 3, 4)]
    for ander in rest:
        assert ander.splitlines() == eerste.splitlines()
    assert shown(15) != eerste


def test_a_new_small_number_is_shown_as_on_every_page(wereld, lees):
    deliver(figure(3, wereld.huizen, wereld.beschut), EEN)
    assert "beschut werk eind 2020, nieuw: 1 t/m 4." in events_of(lees())[0]


def test_a_withdrawn_small_number_is_not_told(wereld, lees):
    deliver(figure(3, wereld.huizen, wereld.beschut), EEN)
    take_away(current(), TWEE, REDEN)
    nieuwste = events_of(lees())[0]
    assert "beschut werk eind 2020 ingetrokken." in nieuwste
    assert "was" not in nieuwste.split("ingetrokken.")[0]
    assert REDEN not in lees().html


def test_the_reason_goes_for_every_figure_of_such_a_delivery(wereld, lees):
    """It is one text for all of them."""
    rijen = [(wereld.huizen, 3, 4), (wereld.laren, 20, 21)]
    deliver([figure(oud, g, wereld.beschut) for g, oud, _ in rijen], EEN)
    deliver(
        [figure(nieuw, g, wereld.beschut) for g, _, nieuw in rijen], TWEE, reden=REDEN
    )
    assert (
        "Laren: beschut werk eind 2020 gecorrigeerd van 20 naar 21" in lees().main.tekst
    )
    assert REDEN not in lees().html
    assert REDEN not in lees("?gebied=GM0417").html


def test_the_words_beside_a_small_number_are_not_told(wereld, lees):
    levering = deliver(figure(3, wereld.huizen, wereld.beschut), EEN)
    make_duiding(
        "Dat zijn Piet, Kees en Jan.",
        "2020-K4",
        indicator=wereld.beschut,
        gebied=wereld.huizen,
        levering=levering,
        bekend_vanaf=EEN,
    )
    for adres, inhoud in everywhere().items():
        assert "Piet" not in inhoud, adres
    assert "1 nieuwe uitleg" in events_of(lees())[0]


def test_small_numbers_are_not_counted_as_known_or_unknown(wereld, lees):
    paren = [(g, None, 3) for g in (wereld.huizen, wereld.laren)]
    deliver([figure(oud, g, wereld.beschut) for g, oud, _ in paren], EEN)
    deliver([figure(nieuw, g, wereld.beschut) for g, _, nieuw in paren], TWEE)
    nieuwste = events_of(lees())[0]
    assert "nu" not in nieuwste and "2 correcties" in nieuwste
