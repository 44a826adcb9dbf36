"""The whole way of a figure, in a real browser and on the shipped data: from a
beleidsmedewerker who logs in to what anybody reads, and its correction.

The second step is taken with a real code, and a second time with a static one. Nothing
here sets the clock: the third quarter of 2026 is over, whenever this runs. The tests do
not touch the database themselves, so what the server writes is not undone between them.
"""

import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice

from banenafspraak.laden.uitvraag import load_uitvraag
from banenafspraak.models import Rol
from regio.models import Gebied
from tests.builders import (
    make_beheerder,
    make_beleidsmedewerker,
    make_toewijzing,
    make_tweede_stap,
    make_vaststeller,
)

WACHTWOORD = "vier woorden achter elkaar"
OPGAVE = "/beheer/opgave/2026-K3/{code}/"


@pytest.fixture(scope="module")
def site(eigen_site):
    """A site of its own: this module writes to it."""
    return eigen_site


@pytest.fixture(scope="module")
def mensen(site, django_db_blocker):
    """Who works on this, beside the shipped data and what is asked."""
    with django_db_blocker.unblock():
        load_uitvraag(Path(settings.BASE_DIR) / "fixtures" / "uitvraag.csv")
        huizen = Gebied.objects.get(code="GM0406")
        gooi = Gebied.objects.get(code="AM12")
        wie = SimpleNamespace(
            sam=make_beleidsmedewerker(huizen, "sam", first_name="Sam"),
            els=make_vaststeller(huizen, "els", first_name="Els"),
            robin=make_vaststeller(gooi, "robin", first_name="Robin"),
            kim=make_vaststeller(gooi, "kim", first_name="Kim"),
            baas=make_beheerder("baas"),
            chef=make_beheerder("chef"),
        )
        # Sam may agree too, but never with own work.
        make_toewijzing(wie.sam, huizen, Rol.VASTSTELLER)
        for gebruiker in vars(wie).values():
            gebruiker.set_password(WACHTWOORD)
            gebruiker.save()
            apparaat = make_tweede_stap(gebruiker)
            noodcodes = StaticDevice.objects.create(user=gebruiker, name="nood")
            for nummer in range(5):
                noodcodes.token_set.create(token=f"{gebruiker.username}{nummer}")
            gebruiker.codes = iter(
                [
                    _code(apparaat),
                    *(partial(str, f"{gebruiker.username}{n}") for n in range(5)),
                ]
            )
    return wie


@pytest.fixture
def binnen(site, mensen, pagina):
    """A page in which somebody logged in, password and code: `binnen("sam")`."""

    def enter(naam, **opties):
        page = pagina(breedte=1280, verwacht=["403", "net::ERR_ABORTED"], **opties)
        page.goto(f"{site}/beheer/")
        page.fill("[name=username]", naam)
        page.fill("[name=password]", WACHTWOORD)
        page.click("button.knop")
        page.fill("[name=code]", next(getattr(mensen, naam).codes)())
        page.click("button.knop")
        assert page.inner_text("h1") == "Wat moet ik doen?"
        return page

    return enter


def _code(apparaat):
    """What the app shows at the moment of asking."""

    def now() -> str:
        totp = TOTP(apparaat.bin_key)
        totp.time = time.time()
        return f"{totp.token():06d}"

    return now


def fill(page, velden):
    for naam, waarde in velden.items():
        page.fill(f"[id='{naam}-getal']", waarde)


def agree(page, site, code):
    page.goto(f"{site}{OPGAVE.format(code=code)}controle/")
    page.click("[name=akkoord]")
    return page.inner_text(".messagelist")


HUIZEN = {
    "doelgroepregister__totaal": "312",
    "doelgroepregister__wajong": "140",
    "doelgroepregister__participatiewet": "150",
    "doelgroepregister__wsw": "18",
    "doelgroepregister__wiw-id": "4",
    "klantprofielen__totaal": "91",
    "klantprofielen__gemeentelijke-doelgroep": "216",
    "adviezen-beschut-werk__totaal": "12",
}


def test_from_three_mistakes_to_a_correction_that_everybody_reads(site, binnen, pagina):
    opgave = f"{site}{OPGAVE.format(code='GM0406')}"
    sam = binnen("sam")
    sam.click("text=Begin met invullen")
    assert sam.url == opgave

    # Three mistakes: no number, nothing at all, and parts that are not the total.
    fill(sam, {**HUIZEN, "doelgroepregister__wsw": "1.8"})
    fill(sam, {"klantprofielen__totaal": "", "adviezen-beschut-werk__totaal": "12"})
    fill(sam, {"beschut-werk__totaal": "7,5"})
    sam.click("[name=indienen]")
    assert "Nog 3 fouten" in sam.inner_text("#meldingen")
    fill(sam, {"doelgroepregister__wsw": "180", "klantprofielen__totaal": "91"})
    fill(sam, {"beschut-werk__totaal": "7"})
    sam.click("[name=indienen]")
    assert "Nog 1 vraag" in sam.inner_text("#meldingen")
    assert "is samen 474" in sam.inner_text("#meldingen")
    fill(sam, {"doelgroepregister__wsw": "18"})
    sam.click("[name=indienen]")
    assert "Ingediend. Een collega kijkt mee." in sam.inner_text(".messagelist")

    # Sam has both roles, and still does not agree.
    sam.goto(f"{opgave}controle/")
    assert "U kunt op deze opgave geen akkoord geven" in sam.inner_text("main")
    assert sam.locator("[name=akkoord]").count() == 0

    # Nobody outside sees it yet; at the first request after akkoord everybody does.
    lezer = pagina(breedte=360)
    lezer.goto(f"{site}/2026-K3/gemeente/huizen/")
    assert "7 mensen" not in lezer.inner_text("main")
    els = binnen("els")
    els.click("text=Controleer")
    assert "Akkoord gegeven. De cijfers van Huizen staan op de site." in agree(
        els, site, "GM0406"
    )
    lezer.reload()
    assert "7 mensen" in plain(lezer)
    assert "opgave gemeente Huizen, 3e kwartaal 2026" in plain(lezer)

    # A correction, with its reason.
    sam.goto(f"{opgave}corrigeren/")
    sam.click("text=Begin een correctie")
    fill(sam, {"beschut-werk__totaal": "6"})
    sam.click("[name=indienen]")
    assert "Schrijf op waarom het cijfer verandert" in sam.inner_text("#meldingen")
    sam.fill("#reden", "Eén persoon was dubbel geteld.")
    sam.click("[name=indienen]")
    agree(els, site, "GM0406")
    lezer.reload()
    assert "Gecorrigeerd op" in plain(lezer)
    assert "was 7" in plain(lezer)
    assert "Eén persoon was dubbel geteld." in plain(lezer)


def plain(page) -> str:
    """What a reader reads, on one line."""
    return " ".join(page.inner_text("body").split())


@pytest.mark.parametrize(
    "wie, ander, code, pad, cijfer",
    [
        ("robin", "kim", "AM12", "/2026-K3/regio/gooi-en-vechtstreek/", "1.205"),
        ("baas", "chef", "NL01", "/2026-K3/", "91.204"),
    ],
)
def test_a_region_and_the_nation_come_in_the_same_way(
    site, binnen, pagina, wie, ander, code, pad, cijfer
):
    page = binnen(wie)
    page.goto(f"{site}{OPGAVE.format(code=code)}")
    for veld in page.locator(".veld input").all():
        naam = veld.get_attribute("name")
        if not naam.startswith("norm__"):
            keuze = naam.replace("-getal", "-reden")
            page.select_option(f"[name='{keuze}']", "nog niet bekend")
    page.select_option("[name='banenafspraak__totaal-reden']", "")
    fill(page, {"banenafspraak__totaal": cijfer})
    if code == "AM12":
        fill(page, {"norm__banenafspraak__totaal": "1.462"})
    page.click("[name=indienen]")
    if page.locator("#meldingen").count():  # a jump since the newest figure
        page.fill("[id='banenafspraak__totaal-uitleg']", "Nieuwe telling van UWV.")
        page.click("[name=indienen]")
    assert "Ingediend." in page.inner_text(".messagelist")
    tweede = binnen(ander)
    assert "Akkoord gegeven." in agree(tweede, site, code)
    lezer = pagina(breedte=1280)
    lezer.goto(f"{site}{pad}")
    assert cijfer in plain(lezer)


@pytest.mark.django_db  # so that there is a database when only this file is run
def test_the_form_goes_from_field_to_field_with_the_keyboard(site, binnen):
    """From a number to its choice to the next number, with only the links between."""
    page = binnen("robin")
    page.goto(f"{site}{OPGAVE.format(code='GM0417')}controle/")
    page.goto(f"{site}{OPGAVE.format(code='AM12')}corrigeren/")
    if page.locator("text=Begin een correctie").count():
        page.click("text=Begin een correctie")
    page.focus("[id='banenafspraak__totaal-getal']")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "banenafspraak__totaal-reden"
    for _ in range(4):
        page.keyboard.press("Tab")
        naam = page.evaluate("document.activeElement.name || ''")
        if naam.endswith("-getal"):
            break
    assert naam == "banenafspraak__markt-getal"
