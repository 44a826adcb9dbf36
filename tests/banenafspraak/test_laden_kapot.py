"""Broken files: nothing is loaded, and a sentence names file, row and column."""

import pytest
from django.core.management import CommandError, call_command
from django.core.management import base as management

from banenafspraak.laden.bestanden import Laadfout
from banenafspraak.management.commands import laad_cijfers
from regio.models import Gebied
from tests.banenafspraak.laadmap import figure, load, norm, snapshot, values

pytestmark = pytest.mark.django_db


def refusal(laadmap):
    """The message of a load that fails, after which nothing is loaded."""
    voor = snapshot()
    with pytest.raises(Laadfout) as fout:
        load(laadmap)
    assert snapshot() == voor
    return str(fout.value)


GOED = figure("500", periode="2020-K3")


@pytest.mark.parametrize(
    ("rij", "melding"),
    [
        (figure("1.6a"), "kolom waarde (‘1.6a’): dit is geen getal"),
        (figure("1_000"), "kolom waarde (‘1_000’): dit is geen getal"),
        (figure("1e30"), "kolom waarde (‘1e30’): dit is geen getal"),
        (figure("١٢٣"), "kolom waarde (‘١٢٣’): dit is geen getal"),
        (figure("NaN"), "kolom waarde (‘NaN’): dit is geen getal"),
        (figure("1.234"), "kolom waarde (‘1.234’): dit is geen getal"),
        (figure("1,5"), "kolom waarde (‘1,5’): dit is geen getal"),
        (figure("9" * 13), "dit is geen getal"),
        (figure(""), "kolom waarde (‘’): vul een waarde in, of een reden"),
        (figure("5", reden="niet bekend"), "kolom waarde (‘5’): vul een waarde in, of"),
        (
            figure("14.5", indicator="beschut-werk"),
            "waarde: Halve personen bestaan niet",
        ),
        (figure(gebied="GM9999"), "kolom gebied (‘GM9999’): deze code bestaat niet"),
        (figure(gebied=""), "kolom gebied (‘’): deze cel mag niet leeg zijn"),
        (figure(bron="onzin"), "kolom bron (‘onzin’): deze code bestaat niet"),
        (figure(indicator="baan"), "kolom indicator (‘baan’): deze code bestaat niet"),
        (figure(uitsplitsing="half"), "kolom uitsplitsing (‘half’): deze code"),
        (figure(periode="2020-K5"), "kolom periode (‘2020-K5’): '2020-K5' is geen"),
        (figure(vanaf="2021-K1"), "begint niet na het einde"),
        (figure(vanaf="vorig jaar"), "kolom vanaf (‘vorig jaar’)"),
        (
            figure(soort="telling"),
            "kolom soort (‘telling’): kies cijfer, norm of ambitie",
        ),
        (figure(benadering="zowat"), "kolom benadering (‘zowat’): kies uit: ruim"),
        (figure(voorlopig="JA"), "kolom voorlopig (‘JA’): schrijf ja of nee"),
        (figure(peildatum_genoemd="0"), "kolom peildatum_genoemd (‘0’): schrijf ja of"),
        (figure("", reden="x" * 61), "reden_onbekend: "),
        (
            norm(jaar="2020-K4"),
            "kolom periode (‘2020-K4’): een norm geldt voor een jaar",
        ),
        (norm(jaar="²"), "kolom periode (‘²’): een norm geldt voor een jaar"),
        (norm(jaar="2011"), "Kies een jaar van 2012 tot en met 2035"),
        (norm("-1"), "Een norm is nooit kleiner dan nul"),
        (norm(norm_soort="wens"), "kolom norm_soort (‘wens’): kies uit"),
        (GOED, "dit cijfer staat ook in rij 2"),
    ],
)
def test_a_broken_row_is_named_and_nothing_is_loaded(laadmap, rij, melding):
    laadmap.figures(GOED, rij)
    boodschap = refusal(laadmap)
    assert boodschap.startswith("10-cijfers.csv, rij 3")
    assert melding in boodschap


def test_all_or_nothing_over_files(laadmap):
    laadmap.figures(figure("608"))
    laadmap.figures(figure("onzin"), naam="20-kapot.csv")
    assert "20-kapot.csv, rij 2" in refusal(laadmap)
    assert not Gebied.objects.exists()


def test_a_broken_new_version_leaves_the_old_one(laadmap):
    laadmap.figures(figure("608"))
    load(laadmap)
    laadmap.figures(figure("612"), figure("x", periode="2020-K3"))
    refusal(laadmap)
    assert values() == {608}


def test_rows_are_numbered_as_in_a_spreadsheet(laadmap):
    laadmap.figures(GOED)
    pad = laadmap.pad / "cijfers" / "10-cijfers.csv"
    regels = pad.read_text("utf-8").splitlines()
    kapot = regels[1].replace("500", "kapot")
    laadmap.write("cijfers/10-cijfers.csv", "\n".join([*regels, "", "", kapot]))
    assert "rij 5" in refusal(laadmap)


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "deze kolommen ontbreken"),
        (b"a,b\n1,2\n", "deze kolommen ontbreken: afgeleid_uit, benadering"),
        (b"\xff\xfe\x00", "Bewaar het bestand als CSV UTF-8"),
        (b'soort,"x\n', "geen goed CSV-bestand"),
    ],
)
def test_a_file_that_cannot_be_read(laadmap, inhoud, melding):
    laadmap.write("cijfers/10-cijfers.csv", inhoud)
    boodschap = refusal(laadmap)
    assert boodschap.startswith("10-cijfers.csv")
    assert melding in boodschap


def test_a_cell_too_many(laadmap):
    laadmap.figures(GOED)
    pad = laadmap.pad / "cijfers" / "10-cijfers.csv"
    pad.write_text(pad.read_text("utf-8").rstrip() + ",erbij\n", "utf-8")
    assert "rij 2: het aantal cellen klopt niet met de kop" in refusal(laadmap)


def test_a_character_that_no_database_keeps(laadmap):
    laadmap.replace("gebieden.csv", "Huizen", "Hui\x00zen")
    assert refusal(laadmap).startswith("gebieden.csv")


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "melding"),
    [
        ("gebieden.csv", "GM0406", "GM0402", "gebieden.csv, rij 5: dit staat ook op"),
        (
            "gebieden.csv",
            "GM0406,gemeente",
            "GM0406,wijk",
            "gebieden.csv, rij 5, soort:",
        ),
        (
            "gebieden.csv",
            "Huizen",
            "Hilversum",
            "al een gebied van deze soort met deze",
        ),
        ("gebieden.csv", "Huizen", "H" * 81, "gebieden.csv, rij 5, naam:"),
        ("gebieden.csv", "Huizen,,", "Huizen,,31-12-2020", "dit is geen datum"),
        ("indelingen.csv", "GM0406,AM12", "GM0406,", "deze cel mag niet leeg zijn"),
        ("indelingen.csv", "GM0406,AM12", "GM0406,GM0402", "is niet groter dan een"),
        ("indelingen.csv", "nee", "misschien", "schrijf ja of nee"),
        ("bronnen.csv", "2021-06-30,dag", ",dag", "kies ‘datum onbekend’"),
        ("bronnen.csv", "b2,brief", "b1,brief", "dit staat ook op"),
        ("kanttekeningen.csv", "noot,banenafspraak", "noot,", "mag niet leeg zijn"),
        ("maatregelen.csv", "banenafspraak,b1", "banen,b1", "kolom indicatoren"),
        ("maatregelen.csv", ",b1", ",", "mag niet leeg zijn"),
        ("maatregelen.csv", "voorgenomen", "bezig", "stand: "),
        ("maatregelen.csv", ",,,,,voor", ",,dag,,,voor", "Vul bij het begin een datum"),
        ("raadsstukken.csv", "2020-05-01", "mei 2020", "kolom datum (‘mei 2020’)"),
        ("raadsstukken.csv", "2020-05-01", "", "datum: "),
        ("raadsstukken.csv", ",vragen,gem", ",praatje,gem", "soort: "),
        ("kanttekeningen.csv", ",,,,De norm", ",,2020,,De norm", "kolom van (‘2020’)"),
        ("indicatoren.json", '"aard"', '"soort"', "indicatoren.json: in een onderdeel"),
        ("indicatoren.json", '"extra"', '"anders"', "indicatoren.json, banenafspraak"),
        ("indicatoren.json", '["totaal"]', '["deel"]', "de code ‘deel’ bestaat niet"),
        ("indicatoren.json", "[{", "{", "geen geldige JSON"),
        (
            "uitsplitsingen.json",
            '"Totaal"',
            "null",
            "uitsplitsingen.json, totaal, naam",
        ),
    ],
)
def test_broken_reference_data(laadmap, bestand, oud, nieuw, melding):
    laadmap.replace(bestand, oud, nieuw)
    assert melding in refusal(laadmap)


def test_an_area_in_two_regions_at_once(laadmap):
    laadmap.replace(
        "gebieden.csv", "GM0402", "AM13,arbeidsmarktregio,Ook,,,,,b1\nGM0402"
    )
    laadmap.write(
        "indelingen.csv",
        "gebied,onderdeel_van,van,tot,aanname,toelichting,bron\n"
        "GM0402,AM12,2015-01-01,2018-01-01,,,b1\n"
        "GM0402,AM13,2017-01-01,,,,b1\n",
    )
    boodschap = refusal(laadmap)
    assert boodschap.startswith("indelingen.csv, rij 3, kolom van")
    assert "hoort dit gebied ook nog bij Gooi en Vechtstreek" in boodschap


@pytest.mark.parametrize("bestand", ["gebieden.csv", "indicatoren.json"])
def test_a_missing_file(laadmap, bestand):
    (laadmap.pad / bestand).unlink()
    assert f"Het bestand {bestand} ontbreekt" in refusal(laadmap)


def test_command_ends_with_1_and_a_sentence(laadmap, monkeypatch, capsys):
    laadmap.figures(figure("onzin"))
    monkeypatch.setattr(management, "connections", _Open())
    with pytest.raises(SystemExit) as gestopt:
        laad_cijfers.Command().run_from_argv(
            ["manage.py", "laad_cijfers", "--map", str(laadmap.pad)]
        )
    fout = capsys.readouterr().err
    assert gestopt.value.code == 1
    assert "10-cijfers.csv, rij 2, kolom waarde" in fout
    assert "Er is niets geladen." in fout
    assert "Traceback" not in fout


class _Open:
    """A command closes its connections; those of a test stay open."""

    def close_all(self):
        """Nothing."""


def test_command_is_silent_when_asked(laadmap, capsys):
    call_command("laad_cijfers", map=laadmap.pad, verbosity=0)
    assert capsys.readouterr().out == ""


def test_folder_that_does_not_exist(tmp_path):
    with pytest.raises(CommandError, match="ontbreekt in nergens"):
        call_command("laad_cijfers", map=tmp_path / "nergens")


def test_too_little_data_for_examples_is_a_sentence_and_loads_nothing(laadmap):
    laadmap.figures(figure("608"))
    voor = snapshot()
    with pytest.raises(
        CommandError, match="te weinig om voorbeeldcijfers van te maken"
    ):
        call_command("laad_cijfers", "--met-voorbeeld", map=laadmap.pad)
    assert snapshot() == voor
