"""Files that were cut off or damaged, and what can hide in an old Excel file."""

import random

import pytest

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.lezen import read_file
from tests.banenafspraak.importeren.maken import doos, gewoon, kwaad, oud

RIJEN = [["code", "waarde"], *([f"GM{n:04}", n] for n in range(100))]


@pytest.fixture(scope="module")
def bestanden(tmp_path_factory) -> dict[str, bytes]:
    xlsx = gewoon.xlsx(RIJEN)
    kantoor = gewoon.by_office(
        xlsx, "xlsx", ["xls", "ods"], tmp_path_factory.mktemp("k")
    )
    return {"xlsx": xlsx, **kantoor}


def refusal(inhoud: bytes, naam: str) -> str:
    with pytest.raises(Geweigerd) as geweigerd:
        read_file(inhoud, naam)
    return geweigerd.value.wat


@pytest.mark.parametrize("soort", ["xlsx", "ods", "xls"])
def test_file_that_was_cut_off_is_not_complete(bestanden, soort):
    inhoud = bestanden[soort]
    for deel in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        stuk = inhoud[: int(len(inhoud) * deel)]
        assert refusal(stuk, f"a.{soort}") == kwaad.NIET_COMPLEET
    if soort != "xls":  # that ends with room to spare
        assert refusal(inhoud[:-1], f"a.{soort}") == kwaad.NIET_COMPLEET


@pytest.mark.parametrize("soort", ["xlsx", "ods", "xls"])
def test_damaged_file_is_read_or_refused_and_never_a_fault(bestanden, soort):
    toeval = random.Random(5)
    for _ in range(12):
        inhoud = bytearray(bestanden[soort])
        for _ in range(toeval.choice([1, 4, 30])):
            inhoud[toeval.randrange(len(inhoud))] = toeval.randrange(256)
        try:
            read_file(bytes(inhoud), f"a.{soort}")
        except Geweigerd as geweigerd:
            assert geweigerd.wat.endswith(".")


def test_row_that_cannot_exist_is_not_lost_in_silence():
    """Rows count from 1: what stands in row 0 would stand nowhere."""
    rijen = b'<row r="0"><c><v>7</v></c></row><row r="1"><c><v>8</v></c></row>'
    assert refusal(doos.xlsx(rijen), "a.xlsx") == kwaad.NIET_COMPLEET


def test_old_excel_with_a_password_is_refused(bestanden):
    assert refusal(oud.locked(bestanden["xls"]), "a.xls") == kwaad.WACHTWOORD


def test_old_excel_with_macros_is_refused(bestanden):
    assert refusal(oud.with_vba(bestanden["xls"]), "a.xls") == kwaad.MACROS
    assert refusal(oud.macro_sheet(bestanden["xls"]), "a.xls") == kwaad.MACROS


def test_size_that_an_old_sheet_claims_to_have_is_not_believed(bestanden):
    blad = read_file(oud.lying_size(bestanden["xls"]), "a.xls")
    assert blad.rijen == read_file(bestanden["xls"], "a.xls").rijen


def test_old_excel_with_cells_in_the_corners_is_refused(tmp_path):
    kolommen = gewoon.xlsx([["a"] + [None] * 254 + ["b"]])
    xls = gewoon.by_office(kolommen, "xlsx", ["xls"], tmp_path)["xls"]
    assert refusal(xls, "a.xls") == kwaad.KOLOMMEN
    rijen = gewoon.xlsx([["a"], *[[None]] * 60_000, ["b"]])
    xls = gewoon.by_office(rijen, "xlsx", ["xls"], tmp_path)["xls"]
    assert refusal(xls, "a.xls") == kwaad.RIJEN


def test_formula_that_looks_into_another_file_is_refused(tmp_path):
    """Also when LibreOffice kept nothing of that file."""
    soorten = ["xls", "xlsx", "ods"]
    gemaakt = gewoon.by_office(gewoon.linked_fods(), "fods", soorten, tmp_path)
    for soort in soorten:
        assert refusal(gemaakt[soort], f"a.{soort}") == kwaad.BUITEN, soort
