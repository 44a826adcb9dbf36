"""An opgave about figures that came on the site by another way, a file for one: they are
seen, may be left alone, and only change with a public reason."""

import re

import pytest

from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Cijfer, Invoer, Levering, Norm
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Conflict, Gezien, bewaar
from banenafspraak.opgave.stappen import GeenReden, Geweigerd, NietKlaar
from banenafspraak.opgave.vel import REDEN, Opgave
from banenafspraak.opgave.veld import LEEG, Veld
from tests.banenafspraak.opgave.wereld import GOED, make_wereld, page, posted
from tests.banenafspraak.opgave.werk import (
    BESCHUT,
    K3,
    agreed,
    corrected,
    figure_of,
    fresh,
    handed_in,
    imported,
    on_the_site,
    saved,
)
from tests.builders import build_norm, log_in, make_bron, make_indicator

pytestmark = pytest.mark.usefixtures("vandaag")

PROFIELEN, DOELGROEP = (s for s in GOED if s.startswith("klantprofielen"))
ANDERS = {**GOED, BESCHUT: "8"}
WAAROM = {REDEN: Veld(uitleg="Dubbel geteld.")}
VRAAG = "Waarom verandert dit cijfer?"


@pytest.fixture
def wereld(db):
    """Huizen did not begin; 7 in beschut werk came with a file."""
    wereld = make_wereld()
    imported(figure_of(wereld.gebieden.huizen, 7), door=wereld.mensen.baas)
    return wereld


@pytest.fixture
def huizen(wereld):
    return wereld.gebieden.huizen


@pytest.fixture
def sam(wereld):
    return wereld.mensen.sam


@pytest.fixture
def els(wereld):
    return wereld.mensen.els


@pytest.fixture
def browser(client, sam):
    log_in(client, sam)
    return client


def text(antwoord) -> str:
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal)


def send(client, velden, **meer):
    return client.post(page(), posted(client, velden, **meer), follow=True)


def value(antwoord, sleutel) -> str:
    (tekst,) = re.findall(
        rf'name="{sleutel}-getal"[^>]* value="([^"]*)"', antwoord.content.decode()
    )
    return tekst


# ---- seen ----------------------------------------------------------------------------


def test_the_form_begins_with_what_is_on_the_site_and_stores_nothing(browser):
    antwoord = browser.get(page())
    assert (value(antwoord, BESCHUT), value(antwoord, PROFIELEN)) == ("7", "")
    assert VRAAG not in text(antwoord)
    assert not Levering.objects.filter(kwartaal=K3).exists()
    assert not Invoer.objects.exists()


def test_a_concept_of_before_shows_what_came_on_the_site_since(browser, huizen, sam):
    saved(huizen, sam, {DOELGROEP: "214"})
    imported(figure_of(huizen, 62, "klantprofielen"))
    assert value(browser.get(page()), PROFIELEN) == "62"


def test_what_somebody_typed_is_not_replaced(huizen, sam):
    saved(huizen, sam, {BESCHUT: "8"})
    assert Opgave.read(huizen, K3).velden[BESCHUT] == Veld("8")


def test_not_known_is_shown_with_its_reason(huizen):
    niet = figure_of(huizen, None, "klantprofielen", reden_onbekend="nog niet bekend")
    imported(niet)
    assert Opgave.read(huizen, K3).velden[PROFIELEN] == Veld(reden="nog niet bekend")


def test_a_norm_on_the_site_is_not_typed_again(wereld):
    gooi = wereld.gebieden.gooi
    with_norm(gooi, 900)
    assert not Opgave.read(gooi, K3).velden


# ---- left alone ----------------------------------------------------------------------


def test_left_alone_it_makes_no_row_and_asks_no_reason(browser, huizen, els):
    velden = {naam: w for naam, w in GOED.items() if naam != BESCHUT}
    antwoord = send(browser, {**velden, BESCHUT: "7"}, indienen="1")
    assert "Ingediend." in text(antwoord)
    levering = Levering.objects.get(kwartaal=K3)
    assert {r.indicator.code for r in levering.cijfers.all()} == {"klantprofielen"}
    agreed(levering, els)
    assert on_the_site(huizen)[BESCHUT] == "7"
    assert Cijfer.objects.filter(indicator__code="beschut-werk").count() == 1


def test_what_nobody_touched_follows_the_site_until_it_is_handed_in(huizen, sam, els):
    levering = saved(huizen, sam, {**GOED, BESCHUT: "7"})
    imported(figure_of(huizen, 9))
    wacht = stappen.indienen(levering, sam, levering.versie)
    assert Opgave.read(huizen, K3).velden[BESCHUT] == Veld("9")
    agreed(wacht, els)
    assert on_the_site(huizen)[BESCHUT] == "9"


def test_a_field_made_empty_stays_empty_and_is_not_handed_in(huizen, sam):
    levering = saved(huizen, sam, {**GOED, BESCHUT: ""})
    nu = Opgave.read(huizen, K3)
    assert (nu.velden[BESCHUT], nu.vraagt_reden) == (LEEG, False)
    with pytest.raises(NietKlaar, match="Beschut werk: nog niet ingevuld"):
        stappen.indienen(levering, sam, levering.versie)


def test_who_left_it_alone_has_no_conflict_about_it(wereld, huizen, sam):
    noor = wereld.mensen.noor
    gezien = Gezien.of(Opgave.read(huizen, K3))
    saved(huizen, noor, {BESCHUT: "8"})
    uitkomst = bewaar(huizen, K3, sam, {BESCHUT: Veld("7")}, gezien)
    assert isinstance(uitkomst, Conflict)
    assert not uitkomst.botsend
    assert uitkomst.samengevoegd.velden[BESCHUT] == Veld("8")


def test_who_typed_elsewhere_does_not_empty_it_for_a_colleague(wereld, huizen, sam):
    gezien = Gezien.of(Opgave.read(huizen, K3))
    saved(huizen, wereld.mensen.noor, {PROFIELEN: "62", BESCHUT: "7"})
    uitkomst = bewaar(huizen, K3, sam, {BESCHUT: Veld("7")}, gezien)
    assert uitkomst.samengevoegd.velden[BESCHUT] == Veld("7")


# ---- changed -------------------------------------------------------------------------


def test_the_form_asks_why_once_another_number_is_saved(browser):
    antwoord = send(browser, {BESCHUT: "8"}, bewaar="1")
    assert VRAAG in text(antwoord)
    assert "Nu op de site: 7." in text(antwoord)
    assert "Schrijf op waarom" not in text(antwoord)


def test_without_a_reason_it_is_not_handed_in_and_the_form_says_so(browser):
    antwoord = send(browser, ANDERS, indienen="1")
    assert "Nog 1 fout" in text(antwoord)
    assert "Schrijf op waarom het cijfer verandert" in text(antwoord)
    assert 'id="reden-f"' in antwoord.content.decode()
    levering = Levering.objects.get(kwartaal=K3)
    assert levering.status == Levering.Status.CONCEPT
    assert not levering.cijfers.exists()
    antwoord = send(browser, {**ANDERS, "reden": "Dubbel geteld."}, indienen="1")
    assert "Ingediend." in text(antwoord)
    assert fresh(levering).reden == "Dubbel geteld."


@pytest.mark.parametrize("reden", ["", "  "])
def test_the_step_itself_refuses_without_a_reason(huizen, sam, reden):
    with pytest.raises(GeenReden, match=VRAAG.rstrip("?")):
        handed_in(huizen, sam, {**ANDERS, REDEN: Veld(uitleg=reden)})


def test_known_that_becomes_not_known_needs_a_reason_too(huizen, sam):
    niet = {**GOED, BESCHUT: Veld(reden="niet aangeleverd")}
    with pytest.raises(GeenReden):
        handed_in(huizen, sam, niet)


def test_with_a_reason_the_new_figure_replaces_the_old_one(huizen, sam, els):
    levering = agreed(handed_in(huizen, sam, {**ANDERS, **WAAROM}), els)
    rij = Cijfer.objects.current().get(indicator__code="beschut-werk")
    assert (rij.waarde, rij.vervangt.waarde) == (8, 7)
    assert (rij.levering, rij.levering.reden) == (levering, "Dubbel geteld.")


def test_a_figure_that_came_after_typing_asks_a_reason(huizen, sam):
    levering = saved(huizen, sam, {**GOED, PROFIELEN: "60"})
    imported(figure_of(huizen, 62, "klantprofielen"))
    with pytest.raises(GeenReden):
        stappen.indienen(levering, sam, levering.versie)


def test_the_reason_of_a_change_that_was_undone_is_dropped(huizen, sam):
    saved(huizen, sam, {**ANDERS, **WAAROM})
    assert handed_in(huizen, sam, {BESCHUT: "7"}).reden == ""


def test_a_figure_that_cannot_be_read_changes_nothing_yet(huizen, sam):
    saved(huizen, sam, {BESCHUT: "1.6"})
    assert not Opgave.read(huizen, K3).vraagt_reden


def test_a_first_figure_asks_no_reason(huizen, sam):
    assert handed_in(huizen, sam, {**GOED, BESCHUT: "7"}).status == "ingediend"


def test_a_norm_that_changes_asks_no_reason(wereld):
    gooi, robin = wereld.gebieden.gooi, wereld.mensen.robin
    with_norm(gooi, 900)
    banen = {f"banenafspraak__{d}": "2" for d in ("markt", "overheid")}
    velden = {"banenafspraak__totaal": "4", **banen}
    levering = handed_in(gooi, robin, {**velden, "norm__banenafspraak__totaal": "910"})
    assert Norm.objects.get(levering=levering).vervangt.waarde == 900


def with_norm(gebied, waarde):
    norm = build_norm(
        waarde,
        2026,
        gebied=gebied,
        indicator=make_indicator("banenafspraak"),
        bron=make_bron(),
    )
    levering = Levering(gebied=gebied)
    hand_in(levering, [norm])
    publish(levering)


def test_a_correction_without_a_change_is_still_refused(huizen, sam, els):
    agreed(handed_in(huizen, sam, {**GOED, BESCHUT: "7"}), els)
    with pytest.raises(Geweigerd, match="Er is niets veranderd"):
        corrected(huizen, sam, {BESCHUT: "7"})


# ---- who agrees ----------------------------------------------------------------------


def control(client, wie) -> str:
    log_in(client, wie)
    return text(client.get(page("opgave_controle")))


def test_who_agrees_reads_the_reason_and_what_is_on_the_site_now(
    client, huizen, sam, els
):
    handed_in(huizen, sam, {**ANDERS, **WAAROM})
    pagina = control(client, els)
    assert "Waarom verandert er iets? “Dubbel geteld.” Komt bij akkoord" in pagina
    assert pagina.count("Nu op de site: 7") == 1


def test_after_akkoord_the_page_says_what_it_was(client, huizen, sam, els):
    agreed(handed_in(huizen, sam, {**ANDERS, **WAAROM}), els)
    pagina = control(client, els)
    assert "“Dubbel geteld.” Staat op de site." in pagina
    assert pagina.count("Stond op de site: 7") == 1


def test_without_a_change_the_page_of_who_agrees_has_no_reason(
    client, huizen, sam, els
):
    handed_in(huizen, sam, {**GOED, BESCHUT: "7"})
    pagina = control(client, els)
    assert "Waarom verandert er iets?" not in pagina
    assert "op de site: 7" not in pagina
