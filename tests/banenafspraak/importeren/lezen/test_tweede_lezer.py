"""A second reader checks the first: calamine reads the same sheets, and must see the same.

xlsx and ods are read by our own stream, which keeps to limits while it reads. That it reads
right is held here against a library, over sheets that nobody thought of.
"""

import datetime
import io
from decimal import Decimal

import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banenafspraak.importeren.blad import Geweigerd, Grenzen
from banenafspraak.importeren.lezen.openen import open_file
from tests.banenafspraak.importeren.maken import gewoon

GRENZEN = Grenzen()
TEKST = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")),
    min_size=1,
    max_size=12,
).filter(lambda tekst: tekst[:1] not in "=+-@'#" and "_x" not in tekst)
GETAL = st.one_of(
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=2).map(float),
    st.floats(-1e9, 1e9, allow_nan=False, width=32),
)
DAG = st.dates(datetime.date(1950, 1, 1), datetime.date(2040, 12, 31))
CEL = st.one_of(st.none(), TEKST, GETAL, DAG, st.booleans())
RIJEN = st.lists(st.lists(CEL, max_size=7), min_size=1, max_size=9)


def by_calamine(inhoud: bytes) -> list[list]:
    """Its rows, in our kinds of value."""
    boek = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
    vel = boek.get_sheet_by_index(0)
    rijen = [[as_ours(c) for c in rij] for rij in vel.to_python(skip_empty_area=False)]
    return without_tail(rijen)


def as_ours(cel):
    match cel:
        case bool():
            return "WAAR" if cel else "ONWAAR"
        case int() | float():
            return Decimal(f"{cel:.15g}")
        case datetime.datetime():
            return cel.date()
        case datetime.date():
            return cel
        case _:
            return str(cel).strip()


def without_tail(rijen: list[list]) -> list[list]:
    """Without empty cells at the end of rows, and empty rows at the end."""
    kort = []
    for rij in rijen:
        rij = list(rij)
        while rij and rij[-1] == "":
            rij.pop()
        kort.append(rij)
    while kort and not kort[-1]:
        kort.pop()
    return kort


def ours(inhoud: bytes, naam: str) -> list[list]:
    try:
        return without_tail(open_file(inhoud, naam, GRENZEN).rijen)
    except Geweigerd as geweigerd:
        assert "leeg" in geweigerd.wat or "lijkt" in geweigerd.wat, geweigerd
        return []


def check(inhoud: bytes, naam: str) -> None:
    eigen = ours(inhoud, naam)
    if eigen:
        assert eigen == by_calamine(inhoud)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RIJEN)
def test_calamine_sees_the_same_in_an_excel_file(rijen):
    check(gewoon.xlsx(rijen), "bestand.xlsx")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RIJEN)
def test_calamine_sees_the_same_in_an_ods_file(rijen):
    check(gewoon.ods(rijen), "bestand.ods")
