"""csv: its letters, its separator, its line ends. Everything stays text."""

import pytest

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.importeren.lezen import read_file
from tests.banenafspraak.importeren.maken import gewoon

RIJEN = [
    ["code", "naam", "waarde"],
    ["GM0399", "Heiloo", "1,5"],
    ["GM0518", "’s-Gé", "2"],
]
VERWACHT = tuple(map(tuple, RIJEN))


def read(inhoud: bytes):
    return read_file(inhoud, "a.csv").rijen


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_letters_and_separator_are_found(codering, scheiding):
    inhoud = gewoon.csv_bytes(RIJEN, scheiding=scheiding, codering=codering)
    assert read(inhoud) == VERWACHT


def test_utf16_of_the_other_kind_is_found():
    tekst = gewoon.csv_bytes(RIJEN).decode()
    assert read(("\ufeff" + tekst).encode("utf-16-be")) == VERWACHT


@pytest.mark.parametrize("einde", ["\r\n", "\n", "\r"])
def test_line_ends_of_every_system_are_read(einde):
    assert read(gewoon.csv_bytes(RIJEN, einde=einde)) == VERWACHT


def test_decimal_comma_makes_no_comma_file():
    rijen = b"gebied;waarde\n" + b"1,5;2\n" * 5
    assert read(rijen)[1] == ("1,5", "2")
    assert read(b"waarde;gebied\n1,5;2,5\n")[1] == ("1,5", "2,5")


def test_rows_of_unequal_length_make_no_comma_file():
    rijen = b"a;1,5;2\n" * 9 + b"a;1,5\n"
    assert read(rijen)[0] == ("a", "1,5", "2")


def test_semicolons_in_text_make_no_semicolon_file():
    rijen = b"code,naam,tekst\n" + b'GM0402,Hilversum,"een; twee; drie"\n' * 5
    assert read(rijen)[1] == ("GM0402", "Hilversum", "een; twee; drie")


def test_one_column_is_read():
    assert read(b"code\nGM0402\n") == (("code",), ("GM0402",))


def test_title_above_the_table_does_not_hide_the_separator():
    inhoud = b"Bijlage 1, over 2018\n\ncode;waarde\nGM0402;1,5\nGM0406;2,5\n"
    rijen = read(inhoud)
    assert rijen[1:4] == ((), ("code", "waarde"), ("GM0402", "1,5"))


@pytest.mark.parametrize("regel", [b"sep=;\r\n", b"SEP=;\n", b'"sep=;"\r\n'])
def test_line_with_the_separator_is_a_row_without_cells(regel):
    assert read(regel + b"a;b,c\r\n1;2\r\n") == ((), ("a", "b,c"), ("1", "2"))


def test_cell_may_hold_lines_and_quotes():
    inhoud = b'a;b\r\n"een\r\ntwee";"5"" pijp"\r\nc;d\r\n'
    assert read(inhoud)[1:] == (("een\ntwee", '5" pijp'), ("c", "d"))


def test_stray_quote_inside_a_cell_is_text():
    assert read(b'a;b\n5" pijp;2\n"6" pijp;3\n')[1:] == (
        ('5" pijp', "2"),
        ("6 pijp", "3"),
    )


def test_quote_that_never_closes_is_a_file_that_is_cut_off():
    for inhoud in (b'a;b\n"1;2\n3;4\n', b'a;b\n1;"2', b'a;b\n1;"2""\n'):
        with pytest.raises(Geweigerd, match="niet compleet"):
            read(inhoud)


@pytest.mark.parametrize("byte", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"])
def test_bytes_that_are_no_letter_are_refused(byte):
    with pytest.raises(Geweigerd, match="kunnen de letters"):
        read(b"a;b\ncaf\xe9" + byte + b";2\n")


def test_stray_control_character_becomes_a_space():
    assert read(b"a;b\n" + b"1;2\n" * 99 + b"x\x0by;2\n")[-1] == ("x y", "2")


def test_empty_cells_at_the_end_do_not_count():
    assert read(b"a;b" + b";" * 500 + b"\n1;2\n" + b";;\n" * 60_000) == (
        ("a", "b"),
        ("1", "2"),
    )


def test_formula_in_csv_is_text():
    assert read(b"a;b\n=1+1;@x\n")[1] == ("=1+1", "@x")
