"""What an address may ask of a letter: anything, and none of it breaks it."""

import datetime

import pytest
from django.http import QueryDict

from monitor.antwoorden.vragen import VRAGEN, Richting
from monitor.brief.keuze import LANGSTE_REGEL, LANGSTE_VRAAG, clean, read_choices
from monitor.brief.opstellen import STANDAARD
from tests.monitor.brief.maken import BANEN, BESCHUT


def choices(tekst):
    return read_choices(QueryDict(tekst), VRAGEN, STANDAARD)


def test_without_a_choice_the_standard_set_is_answered():
    assert choices("").codes == STANDAARD


def test_questions_keep_the_order_of_the_list():
    assert choices(f"vraag={BESCHUT}&vraag={BANEN}&vraag={BESCHUT}").codes == (
        BANEN,
        BESCHUT,
    )


def test_a_question_that_does_not_exist_is_left_out():
    assert choices(f"vraag=niets&vraag={BESCHUT}").codes == (BESCHUT,)
    assert choices("vraag=niets").codes == STANDAARD


def test_words_and_direction_go_with_their_question():
    keuze = choices(f"tekst-{BESCHUT}=Klopt+dat%3F&richting-{BESCHUT}=niet")
    assert keuze.teksten == {BESCHUT: "Klopt dat?"}
    assert keuze.richtingen == {BESCHUT: Richting.NIET}


def test_a_direction_that_does_not_exist_is_left_out():
    assert choices(f"richting-{BESCHUT}=om").richtingen == {}


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("2020-05-01", datetime.date(2020, 5, 1)),
        ("1-5-2020", datetime.date(2020, 5, 1)),
        ("15-06-2020", datetime.date(2020, 6, 15)),
        ("31-02-2020", None),
        ("2020-02-30", None),
        ("0001-01-01", None),
        ("9999-99-99", None),
        ("1 mei 2020", None),
        ("٢٠٢٠-٠٥-٠١", None),
    ],
)
def test_the_date_is_a_day_or_nothing(tekst, dag):
    assert choices(f"datum={tekst}").gevraagd_op == dag


@pytest.mark.parametrize(
    ("tekst", "schoon"),
    [
        (" Klopt \n\t dat? ", "Klopt dat?"),
        ("a\x00b\x07c\x7f", "abc"),
        ("\u202eomgekeerd\u2066", "omgekeerd"),
        ("\ufeff\u200b", ""),
        ("\ud800x\ufffe", "x"),
        ("e\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "é\u0301\u0301\u0301"),
        ("<b>vet</b> & 🙂", "<b>vet</b> & 🙂"),
        ("ﷺ" * 500, "ﷺ" * 120),
    ],
)
def test_text_is_one_line_of_what_can_be_printed(tekst, schoon):
    assert clean(tekst, 120) == schoon


def test_text_is_cut_to_size():
    keuze = choices(f"tekst-{BESCHUT}={'x' * 10_000}&fractie={'y' * 10_000}")
    assert len(keuze.teksten[BESCHUT]) == LANGSTE_VRAAG
    assert len(keuze.fractie) == LANGSTE_REGEL


@pytest.mark.parametrize(
    ("tekst", "eigen"),
    [
        ("", False),
        (f"vraag={BESCHUT}&richting-{BESCHUT}=niet", False),
        (f"tekst-{BESCHUT}=x", True),
        ("fractie=x", True),
        ("datum=2020-05-01", True),
        ("onderwerp=x", True),
    ],
)
def test_it_knows_whether_the_reader_wrote_anything(tekst, eigen):
    assert choices(tekst).is_eigen is eigen
