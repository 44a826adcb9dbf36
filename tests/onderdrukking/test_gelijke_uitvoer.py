"""Two worlds that differ only in what is hidden give the public the same bytes.

Of every kind of output: whatever a page, file, drawing, map, order or ETag would tell of a
hidden number, here it would make a difference.
"""

import datetime
import re
import zipfile
from io import BytesIO

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from monitor.antwoorden.vragen import VRAGEN
from tests.builders import log_in, make_beheerder, make_norm
from tests.onderdrukking.wereld import CODE, K, make_wereld, plek

NU = datetime.datetime(2021, 8, 1, 12, tzinfo=datetime.UTC)
NAMEN = ["Aa", "Bee", "Cee", "Dee", "Ee"]
# How many in Aa, which is hidden, and in Cee, which is hidden along with it.
WERELDEN = [(1, 12), (2, 11), (3, 10), (4, 9)]
BEE, DEE, EE = 20, 14, 31
BRIEF = "&".join(f"vraag={vraag.code}" for vraag in VRAGEN)  # every answer there is

ADRESSEN = [
    f"/{K}/",
    f"/{K}/regio/?indicator={CODE}",
    f"/{K}/regio/regio/?indicator={CODE}",
    f"/{K}/regio/regio/?indicator={CODE}&sort=bereikt",
    f"/{K}/regio/regio/?indicator={CODE}&sort=-bereikt",
    f"/{K}/regio/regio/?indicator={CODE}&sort=-te_weinig",
    f"/{K}/cluster/cluster/",
    f"/{K}/gemeente/aa/",
    f"/{K}/gemeente/bee/",
    f"/{K}/gemeente/cee/",
    f"/{K}/gemeente/dee/",
    "/2021-K2/gemeente/aa/",
    "/2021-K2/gemeente/cee/",
    f"/{K}/gemeente/?indicator={CODE}&sort=bereikt",
    f"/{K}/gemeente/?indicator={CODE}&sort=-bereikt",
    f"/{K}/gemeente/?indicator={CODE}&sort=-deel",
    f"/{K}/gemeente/?indicator={CODE}&sort=status",
    f"/{K}/gemeente/?indicator={CODE}&sort=-in_een_jaar",
    f"/{K}/gemeente/?indicator={CODE}&formaat=csv",
    f"/{K}/gemeente/?indicator={CODE}&formaat=xlsx",
    f"/{K}/gemeente/?indicator={CODE}&formaat=ods",
    f"/{K}/regio/regio/?indicator={CODE}&formaat=csv",
    f"/{K}/vergelijk/?gebied=GM9100&gebied=GM9101&gebied=GM9102&indicator={CODE}",
    f"/{K}/vergelijk/?gebied=GM9100&gebied=GM9103&indicator={CODE}&toon=deel",
    f"/{K}/vergelijk/?gebied=GM9100&gebied=GM9101&indicator={CODE}&formaat=csv",
    f"/indicator/{CODE}/",
    f"/indicator/{CODE}/?formaat=csv",
    f"/grafiek/{K}/gemeente/aa/{CODE}.svg",
    f"/grafiek/{K}/gemeente/cee/{CODE}.svg",
    f"/grafiek/{K}/gemeente/aa/{CODE}.csv",
    f"/grafiek/{K}/regio/regio/{CODE}.svg",
    f"/kaart/{K}/regio/regio/{CODE}.svg",
    f"/{K}/gemeente/aa/herkomst/{CODE}/",
    f"/{K}/gemeente/cee/herkomst/{CODE}/",
    f"/{K}/regio/regio/herkomst/{CODE}/",
    f"/{K}/gemeente/cee/verschil/?bekend_op=2021-08-01",
    f"/{K}/regio/regio/verschil/?bekend_op=2021-08-02",
    f"/{K}/gemeente/aa/vraag/",
    f"/{K}/gemeente/cee/vraag/",
    f"/{K}/regio/regio/vraag/",
    f"/{K}/gemeente/aa/vraag/verdubbelen/",
    f"/{K}/gemeente/cee/vraag/hoeveel-plekken-erbij/",
    f"/{K}/regio/regio/vraag/wat-is-er-nodig/",
    f"/{K}/gemeente/aa/factsheet/",
    f"/{K}/gemeente/cee/factsheet/",
    f"/{K}/regio/regio/factsheet/",
    f"/{K}/gemeente/aa/brief/?{BRIEF}",
    f"/{K}/gemeente/cee/brief/?{BRIEF}&formaat=odt",
    f"/{K}/regio/regio/brief/?{BRIEF}",
    f"/{K}/gemeente/aa/?bekend_op=2021-08-02",
    f"/{K}/gemeente/?indicator={CODE}&sort=-bereikt&bekend_op=2021-08-01&grenzen=nu",
    f"/{K}/gemeente/aa/traject/?indicator={CODE}&factor=2",
    f"/{K}/gemeente/cee/traject/?indicator={CODE}&doel=30",
    f"/{K}/regio/regio/traject/?indicator={CODE}&factor=2",
    f"/{K}/regio/regio/traject/?indicator={CODE}&factor=2&formaat=csv",
    f"/{K}/cluster/cluster/traject/?indicator={CODE}&factor=2",
    f"/2021-K2/gemeente/aa/traject/?indicator={CODE}",
    "/wijzigingen/",
    "/wijzigingen/?gebied=GM9100",
    "/wijzigingen/?formaat=csv",
    "/wijzigingen/atom.xml?gebied=GM9102",
    "/bronnen/",
    "/toelichting/",
    "/zoek/?q=e",
]


def build(aa, cee, klok=None):
    """A figure a year before, one of this year, and a correction of that one; a day
    between them."""
    wereld = make_wereld(NAMEN, cluster=("Aa", "Dee"))
    for naam in NAMEN:
        plaats = {"gebied": wereld.gebieden[naam], "bron": wereld.bron}
        make_norm(20, 2020, indicator=wereld.indicator, **plaats)
    rest = {"Bee": BEE, "Dee": DEE, "Ee": EE, "Regio": 13 + BEE + DEE + EE}
    toen, nu, beter = (5 - aa, cee - 5 + 2 * aa), (aa, cee), (5 - aa, 8 + aa)
    for kwartaal, (eerste, derde), erbij in (
        ("2019-K4", toen, rest),
        (K, nu, rest),
        (K, beter, {"Bee": BEE + 1, "Regio": rest["Regio"] + 1}),
    ):
        wereld.deliver(
            {
                plek(naam, kwartaal=kwartaal): n
                for naam, n in (erbij | {"Aa": eerste, "Cee": derde}).items()
            }
        )
        if klok:
            klok.shift(datetime.timedelta(days=1))
        labels = [wereld.label(plek(n, kwartaal=kwartaal)) for n in NAMEN]
        assert labels == ["primair", "geen", "secundair", "geen", "geen"], labels
    return wereld


@pytest.fixture
def antwoorden(db):
    """What the site answers in each world: bytes and ETag of every address."""

    def ask():
        gekregen = {}
        for adres in ADRESSEN:
            antwoord = Client().get(adres)
            assert antwoord.status_code == 200, adres
            gekregen[adres] = (_inhoud(antwoord.content), _etag(adres, antwoord))
        return gekregen

    def of(*waarden):
        cache.clear()
        with time_machine.travel(NU, tick=False) as klok, transaction.atomic():
            build(*waarden, klok)
            gekregen = ask()
            transaction.set_rollback(True)
        return gekregen

    return of


def _etag(adres: str, antwoord) -> str | None:
    """That of a page follows the number of the data version. PostgreSQL gives no number
    twice, not even one that was rolled back."""
    getekend = adres.endswith(".svg")
    return antwoord.get("ETag") if getekend or connection.vendor == "sqlite" else None


def _verschil(een, ander) -> str:
    """Where two answers begin to differ, to read."""
    een, ander = str(een), str(ander)
    begin = next(i for i, (a, b) in enumerate(zip(een, ander, strict=False)) if a != b)
    return f"{een[begin - 80 : begin + 80]} / {ander[begin - 80 : begin + 80]}"


# Numbers of rows in addresses, which PostgreSQL goes on counting.
_SLEUTELS = re.compile(
    rb"\d+(?=-\d{8}T?\d{12})|(?<=levering/)\d+|(?<=cijfer/)\d+|(?<=norm/)\d+"
)


def _inhoud(inhoud: bytes) -> object:
    """Of a file that is an archive: what is in it, without the time it was made."""
    if not inhoud.startswith(b"PK"):
        return inhoud if connection.vendor == "sqlite" else _SLEUTELS.sub(b"", inhoud)
    with zipfile.ZipFile(BytesIO(inhoud)) as archief:
        return {
            naam: archief.read(naam)
            for naam in archief.namelist()
            if not naam.endswith(("core.xml", "meta.xml"))
        }


def test_what_is_hidden_makes_no_difference_anywhere(antwoorden):
    eerste = antwoorden(*WERELDEN[0])
    for waarden in WERELDEN[1:]:
        for adres, wat in antwoorden(*waarden).items():
            assert wat == eerste[adres], (waarden, adres, _verschil(wat, eerste[adres]))


def test_a_public_number_does_make_a_difference(db):
    """The comparison would see it."""
    wereld = make_wereld(NAMEN)
    wereld.deliver({plek("Dee"): 12})
    adres = f"/{K}/gemeente/dee/"
    eerst = Client().get(adres).content
    wereld.deliver({plek("Dee"): 13})
    assert Client().get(adres).content != eerst


def test_who_is_logged_in_reads_the_same_pages(db, client):
    build(*WERELDEN[0])
    log_in(client, make_beheerder())
    for adres in ADRESSEN:
        cache.clear()
        ingelogd = _inhoud(client.get(adres).content)
        cache.clear()
        assert ingelogd == _inhoud(Client().get(adres).content), adres
