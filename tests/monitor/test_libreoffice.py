"""Our files opened by a real LibreOffice: every cell is what we meant, and none a formula."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

from banenafspraak.bladen import SOORTEN, Blad, make_file
from tests.kantoor import open_all

DAG = datetime.date(2019, 12, 31)
LASTIG = ["=1+1", "+31", "-2+3", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "＝1+1"]
BLAD = Blad(
    titel="Beschut werk, eind 2019",
    koppen=("Naam", "Stand op", "Bereikt", "Norm", "Verschil"),
    rijen=(
        ("Súdwest-Fryslân", DAG, Decimal("14.60"), 41, Decimal("-830")),
        ("Laren", DAG, None, Decimal("0"), None),
        ("’s-Hertogenbosch; “Den Bosch”", DAG, 125000, 1, Decimal("-0.5")),
        *((tekst, None, None, None, None) for tekst in LASTIG),
    ),
    noten=("Bron: brief, 2021; bladzijde 3", '=HYPERLINK("http://x";"klik")'),
)
PAGINAS = {
    "regios": "/2020-K4/regio/?formaat=",
    "gemeente": "/2019-K4/gemeente/hilversum/?tabel=andere-cijfers&formaat=",
    "reeks": "/grafiek/2020-K4/land/nederland/banenafspraak.",
    "bronnen": "/bronnen/?formaat=",
}
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def gelezen(tmp_path_factory, meegeleverd):
    """What LibreOffice makes of every file, all opened at once."""
    map_ = tmp_path_factory.mktemp("kantoor")
    bestanden = []
    for formaat in SOORTEN:
        inhoud = {"blad": make_file(BLAD, formaat)}
        for naam, adres in PAGINAS.items():
            inhoud[naam] = Client().get(f"{adres}{formaat}").content
        for naam, bytes_ in inhoud.items():
            pad = map_ / formaat / f"{naam}-{formaat}.{formaat}"
            pad.parent.mkdir(exist_ok=True)
            pad.write_bytes(bytes_)
            bestanden.append(Path(pad))
    return open_all(bestanden, map_)


def rows_of(gelezen, naam, formaat):
    """The rows below the headings, up to the empty row."""
    rijen = gelezen[f"{naam}-{formaat}.{formaat}"]
    begin = 1 if formaat == "csv" else 3
    einde = next(n for n, r in enumerate(rijen) if n >= begin and not r)
    return [[waarde for _, waarde in rijen[begin - 1]], *rijen[begin:einde]]


@pytest.mark.parametrize("formaat", SOORTEN)
def test_every_cell_comes_back_as_it_was_meant(gelezen, formaat):
    koppen, fries, laren, bosch, *_ = rows_of(gelezen, "blad", formaat)
    dag = ("date", "2019-12-31")
    assert koppen == list(BLAD.koppen)
    assert fries == [
        ("string", "Súdwest-Fryslân"),
        dag,
        ("float", "14.6"),
        ("float", "41"),
        ("float", "-830"),
    ]
    assert laren == [("string", "Laren"), dag, ("", ""), ("float", "0")]
    assert bosch == [
        ("string", "’s-Hertogenbosch; “Den Bosch”"),
        dag,
        ("float", "125000"),
        ("float", "1"),
        ("float", "-0.5"),
    ]


@pytest.mark.parametrize("formaat", SOORTEN)
def test_nothing_is_a_formula(gelezen, formaat):
    alles = [
        cel
        for naam, rijen in gelezen.items()
        if naam.endswith(formaat)
        for rij in rijen
        for cel in rij
    ]
    assert len(alles) > 1000
    assert [cel for cel in alles if cel[0] == "formula"] == []


@pytest.mark.parametrize("formaat", SOORTEN)
def test_a_name_like_a_formula_is_text_behind_an_apostrophe(gelezen, formaat):
    namen = [rij[0] for rij in rows_of(gelezen, "blad", formaat)[4:]]
    assert len(namen) == len(LASTIG)
    for (soort, waarde), tekst in zip(namen, LASTIG, strict=True):
        assert soort == "string"
        assert "".join(waarde.split()) == "".join(f"'{tekst}".split())


@pytest.mark.parametrize("naam", PAGINAS)
def test_the_three_kinds_of_file_say_the_same(gelezen, naam):
    csv, xlsx, ods = (rows_of(gelezen, naam, formaat) for formaat in SOORTEN)
    assert xlsx == ods
    assert csv[0] == xlsx[0]
    assert len(csv) == len(xlsx) > 5
    # A csv knows no text that looks like a number: a reference "7475", "66.730" as shown.
    over = csv[0].index("Getoond als") if "Getoond als" in csv[0] else None
    for een, ander in zip(csv[1:], xlsx[1:], strict=True):
        for n, (cel, zelfde) in enumerate(zip(een, ander, strict=True)):
            assert n == over or cel[1] == zelfde[1], csv[0][n]
            assert cel[0] == zelfde[0] or zelfde[0] == "string", csv[0][n]


@pytest.mark.parametrize("formaat", SOORTEN)
def test_title_and_source_stand_in_every_file(gelezen, formaat):
    rijen = gelezen[f"regios-{formaat}.{formaat}"]
    eerste = [rij[0][1] for rij in rijen if rij]
    assert any("extra banen per regio, eind 2020" in tekst for tekst in eerste)
    assert any("kenmerk 21.0004021" in tekst for tekst in eerste)
