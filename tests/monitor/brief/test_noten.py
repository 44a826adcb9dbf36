"""Footnotes: behind which number, with which words, and with which number of their own."""

from monitor.antwoorden.antwoord import Zin
from monitor.brief.noten import Noten, note_text
from tests.monitor.brief.maken import make_document, make_getal, make_zin, plain


def paragraph(*zinnen, noten=None):
    return plain((noten or Noten()).paragraph(zinnen))


def test_a_footnote_stands_right_behind_its_number():
    assert (
        paragraph(make_zin("Eind 2019 hadden *27 mensen* een plek."))
        == "Eind 2019 hadden 27[1] mensen een plek."
    )


def test_bold_stays_bold_around_a_footnote():
    alinea = Noten().paragraph((make_zin("Er waren *27 mensen*."),))
    assert [(s.tekst, s.vet) for s in alinea] == [
        ("Er waren ", False),
        ("27", True),
        (" mensen", True),
        (".", False),
    ]


def test_a_number_that_is_not_in_the_sentence_is_told_at_its_end():
    assert paragraph(make_zin("Dat is genoeg.")) == "Dat is genoeg.[1]"


def test_two_numbers_have_each_their_own_source():
    zin = make_zin("Er waren 27 van de 41.", make_getal("27"), make_getal("41", "norm"))
    assert paragraph(zin) == "Er waren 27[1] van de 41[2]."


def test_footnotes_follow_the_sentence_and_not_the_order_of_the_answer():
    zin = make_zin("Er waren 27 van 41.", make_getal("41", "norm"), make_getal("27"))
    assert paragraph(zin) == "Er waren 27[1] van 41[2]."


def test_the_same_number_twice_takes_each_place_once():
    zin = make_zin(
        "Toen 27, nu 27.", make_getal("27", "stand toen"), make_getal("27", "stand nu")
    )
    assert paragraph(zin) == "Toen 27[1], nu 27[2]."


def test_the_same_source_keeps_its_number():
    assert (
        paragraph(make_zin("Eerst 27."), make_zin("En weer 27."))
        == "Eerst 27[1]. En weer 27[^1]."
    )


def test_another_page_of_origin_is_another_footnote():
    zinnen = make_zin("Eerst 27."), make_zin("Dan 27.", make_getal(url="/elders/"))
    assert paragraph(*zinnen) == "Eerst 27[1]. Dan 27[2]."


def test_the_next_question_tells_its_sources_again():
    noten = Noten()
    paragraph(make_zin("Eerst 27."), noten=noten)
    noten.new_question()
    assert paragraph(make_zin("Dan 27."), noten=noten) == "Dan 27[2]."


def test_a_footnote_names_what_it_is_and_its_sources_in_full():
    getal = make_getal(bronnen=(make_document(), make_document("Jaarverslag")))
    assert note_text(getal) == (
        "Stand op 31 december 2019. Bronnen: UWV: Rapportage, datum bron onbekend; "
        "UWV: Jaarverslag, datum bron onbekend."
    )


def test_a_derived_number_says_how_it_was_worked_out():
    getal = make_getal("14", "uitgerekend", afgeleid="41 − 27", bronnen=(), url="")
    assert note_text(getal) == "Berekend door de monitor: 41 − 27."


def test_the_page_of_origin_is_a_whole_address():
    noten = Noten(lambda pad: f"https://monitor.nl{pad}")
    noot, _ = noten.note(make_getal())
    assert noot.url == "https://monitor.nl/herkomst/"


def test_a_sentence_without_numbers_has_no_footnote():
    assert paragraph(Zin("Dat is *niet bekend*.")) == "Dat is niet bekend."
