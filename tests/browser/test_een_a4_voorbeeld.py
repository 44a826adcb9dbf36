"""With examples on, every goal has a figure: a factsheet is one A4 all the same."""

from functools import partial

import pytest

from tests.browser.conftest import running
from tests.browser.test_een_a4 import OVER, op_papier, pages

pytestmark = pytest.mark.django_db
__all__ = ["op_papier"]

VELLEN = [
    "/2020-K4/regio/gooi-en-vechtstreek/factsheet/",
    "/2017-K4/regio/groningen/factsheet/",
    "/2019-K4/gemeente/hilversum/factsheet/",
    "/2021-K2/gemeente/sudwest-fryslan/factsheet/",
    "/2018-K4/cluster/ddfk/factsheet/",
    "/2023-K3/gemeente/midden-groningen/factsheet/",
]


@pytest.fixture(scope="module")
def site(bewaard):
    with bewaard("site", partial(running, met_voorbeeld=True)) as adres:
        yield adres


@pytest.mark.parametrize("adres", VELLEN)
def test_a_factsheet_with_examples_is_one_page(op_papier, adres):
    page = op_papier(adres)
    assert page.locator(".merk--voorbeeld").count()
    assert page.evaluate(OVER) == [0, 0]
    assert pages(page) == 1
