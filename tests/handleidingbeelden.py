"""Make the pictures of the handleiding again:

    python3 manage.py test tests/handleidingbeelden.py -n0

No test by its name, so it only runs when asked for. It tells one story in a browser, on the
shipped definitions and in an invented region: a picture of a real gemeente with invented
figures would travel. What is not photographed is done by the same functions as the pages
use. A picture that fails does not stop the others; at the end the test says which.
"""

import traceback
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Gebruiker, Indicator, Levering, NormSoort, Rol
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Gezien, bewaar
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.veld import Veld
from monitor.views.handleiding import BEELDEN
from regio.models import Gebied
from tests.builders import (
    make_cijfer,
    make_gemeente,
    make_norm,
    make_regio,
    make_toewijzing,
    make_uitvraag,
)
from tests.monitor.test_handleiding import ZWAARSTE, named_pictures
from tests.schermbeelden import save_small

K3 = Kwartaal(2026, 3)
NU = "2026-11-23 10:42 +0100"
BREED = 1280
HOOGSTE = 1100  # of one picture
WACHTWOORD = "vier-ogen-zien-meer-dan-twee"
# Where the last thing on the page ends; below it is only the colour of the page.
LAATSTE = (
    "Math.max(...[...document.querySelectorAll('#content *')]"
    ".map(e => e.getBoundingClientRect().bottom + scrollY))"
)
GEMEENTEN = ("Voorbeeldstad", "Duinrode", "Waterwijk", "Zandhoven", "Berkendam")

# By indicator and part: last quarter, a year ago, what is filled in.
CIJFERS = {
    ("beschut-werk", "totaal"): ("6", "5", "7"),
    ("adviezen-beschut-werk", "totaal"): ("11", "9", "12"),
    ("klantprofielen", "totaal"): ("62", "54", "66"),
    ("klantprofielen", "gemeentelijke-doelgroep"): ("214", "205", "216"),
}
# The browser tells of the answers (409, 422) that the story asks for on purpose.
STOORT_NIET = ["status of 4", "ERR_ABORTED"]
SPRONG, FOUT = "91", "1.6"  # what goes wrong on purpose


# ---- the world -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """A server on shipped definitions and an invented region: its address and people."""
    with django_db_blocker.unblock(), time_machine.travel(NU, tick=True):
        call_command("laad_cijfers", "--zonder-voorbeeld", verbosity=0)
        cache.clear()
        wereld = make_world()
        server = LiveServer("localhost")
        wereld.url = server.url
        yield wereld
        server.stop()
        call_command("flush", verbosity=0, interactive=False)
        cache.clear()


def make_world() -> SimpleNamespace:
    """An invented region with five gemeenten, and an account for each role."""
    land = Gebied.objects.get(code="NL01")
    regio = make_regio("Het Voorbeeld", regio=land)
    gemeenten = [make_gemeente(naam, regio=regio) for naam in GEMEENTEN]
    for gemeente in gemeenten:
        ask(gemeente)
    make_uitvraag(regio, Indicator.objects.get(code="banenafspraak"), met_norm=True)
    wereld = SimpleNamespace(
        regio=regio,
        stad=gemeenten[0],
        sam=make_account("sam", "Sam", "de Wit"),
        noor=make_account("noor", "Noor", "Bakker"),
        robin=make_account("robin", "Robin", "Jansen"),
        bea=make_account("bea", "Bea", "Visser"),
    )
    for gemeente in gemeenten:
        make_toewijzing(wereld.sam, gemeente)
    make_toewijzing(wereld.noor, wereld.stad)
    make_toewijzing(wereld.robin, regio, Rol.VASTSTELLER)
    make_toewijzing(wereld.bea, land, Rol.BEHEERDER)
    make_norm(
        9,
        2026,
        indicator=Indicator.objects.get(code="beschut-werk"),
        gebied=wereld.stad,
        soort=NormSoort.WETTELIJK,
    )
    # Duinrode waits, Waterwijk is on the site, Zandhoven has begun.
    hand_in(gemeenten[1], wereld.sam)
    levering = hand_in(gemeenten[2], wereld.sam)
    stappen.akkoord(levering, wereld.robin, levering.versie)
    save(gemeenten[3], wereld.sam, {**filled_in(), "klantprofielen__totaal": Veld()})
    return wereld


def make_account(naam, voornaam, achternaam) -> Gebruiker:
    return Gebruiker.objects.create_user(
        naam,
        first_name=voornaam,
        last_name=achternaam,
        email=f"{naam}@voorbeeldstad.example",
        password=WACHTWOORD,
        is_staff=True,
    )


def ask(gemeente: Gebied) -> None:
    """What this gemeente owes, with what it delivered before."""
    per_indicator = {}
    for code, deel in CIJFERS:
        per_indicator.setdefault(code, []).append(deel)
    for code, delen in per_indicator.items():
        indicator = Indicator.objects.get(code=code)
        make_uitvraag(gemeente, indicator, delen)
        for deel in delen:
            vorig, jaar_eerder, _ = CIJFERS[code, deel]
            uitsplitsing = indicator.uitsplitsingen.get(code=deel)
            velden = {
                "indicator": indicator,
                "gebied": gemeente,
                "uitsplitsing": uitsplitsing,
            }
            make_cijfer(vorig, "2026-K2", **velden)
            make_cijfer(jaar_eerder, "2025-K3", **velden)


def filled_in() -> dict[str, Veld]:
    """Everything right, by sleutel."""
    return {
        f"{code}__{deel}": Veld(tekst=nu) for (code, deel), (*_, nu) in CIJFERS.items()
    }


def save(gebied: Gebied, door: Gebruiker, velden=None) -> Levering:
    """A concept, as if typed."""
    gezien = Gezien.of(Opgave.read(gebied, K3))
    levering = bewaar(gebied, K3, door, velden or filled_in(), gezien)
    assert isinstance(levering, Levering)
    return levering


def hand_in(gebied: Gebied, door: Gebruiker, velden=None) -> Levering:
    levering = save(gebied, door, velden)
    return stappen.indienen(levering, door, levering.versie)


# ---- the camera ----------------------------------------------------------------------


class Fotograaf:
    """Photographs, and keeps what went wrong."""

    def __init__(self, url: str):
        self.url = url
        self.mislukt = []

    @contextmanager
    def beeld(self, naam: str):
        """What happens inside is for this picture; a failure is told at the end."""
        try:
            yield
        except Exception:
            self.mislukt.append(f"{naam}: {traceback.format_exc(limit=4)}")

    def neem(self, page, naam: str, van: str = "", hoog: int = HOOGSTE) -> None:
        """The page from the element `van` (default: the top) on, `hoog` pixels at most."""
        page.evaluate("document.fonts.ready")
        begin = 0
        if van:
            begin = max(0, page.locator(van).first.bounding_box()["y"] - 24)
        einde = page.evaluate(LAATSTE) + 32
        vlak = {
            "x": 0,
            "y": begin,
            "width": BREED,
            "height": min(einde - begin, hoog),
        }
        foto = page.screenshot(full_page=True, clip=vlak)
        save_small(foto, BEELDEN / f"{naam}.png", BREED, ZWAARSTE)

    def log_in(self, page, gebruiker: Gebruiker, naar: str = "/beheer/") -> None:
        """Both steps; the second one is set up at the first time. Photographs that."""
        page.goto(f"{self.url}/beheer/login/?next={naar}")
        page.fill("#id_username", gebruiker.username)
        page.fill("#id_password", WACHTWOORD)
        page.click("main [type=submit], #content [type=submit]")
        if page.locator(".geheim").count():
            if not (BEELDEN / "tweede_stap.png").exists():
                self.neem(page, "tweede_stap")
            self._set_up(page)
        elif page.locator("#id_code").count():
            page.fill("#id_code", code_now(gebruiker))
            page.click("#content [type=submit]")
        page.goto(self.url + naar)

    def _set_up(self, page) -> None:
        geheim = page.locator(".geheim").inner_text().replace(" ", "")
        page.fill("#id_code", one_time_code(geheim))
        page.click("#content [type=submit]")


def one_time_code(geheim: str) -> str:
    """What the app on a telephone shows now for this secret (base32)."""
    from base64 import b32decode

    from django_otp.oath import totp

    return f"{totp(b32decode(geheim + '=' * (-len(geheim) % 8))):06d}"


def code_now(gebruiker: Gebruiker) -> str:
    """The code of somebody whose second step is set up: the next one, as a code that was
    used works no second time."""
    from django_otp.oath import totp
    from django_otp.plugins.otp_totp.models import TOTPDevice

    apparaat = TOTPDevice.objects.get(user=gebruiker)
    apparaat.throttle_reset()
    TOTPDevice.objects.filter(pk=apparaat.pk).update(last_t=-1)
    return f"{totp(apparaat.bin_key):06d}"


# ---- the story -----------------------------------------------------------------------


@pytest.mark.django_db
def test_photograph_the_handleiding(site, pagina):
    """Every picture that the texts ask for, and no other."""
    BEELDEN.mkdir(parents=True, exist_ok=True)
    for oud in BEELDEN.glob("*.png"):
        oud.unlink()
    foto = Fotograaf(site.url)
    opgave = f"/beheer/opgave/{K3}/{site.stad.code}/"
    stuk = pagina(breedte=BREED, hoogte=900, verwacht=STOORT_NIET)
    with foto.beeld("inloggen"):
        stuk.goto(f"{site.url}/beheer/login/")
        foto.neem(stuk, "inloggen")
    fill_in(foto, stuk, site, opgave)
    other = pagina(breedte=BREED, hoogte=900, verwacht=STOORT_NIET)
    decide(foto, other, site, opgave)
    mend(foto, stuk, site, opgave)
    manage(foto, pagina(breedte=BREED, hoogte=900, verwacht=STOORT_NIET), site)
    gemaakt = {pad.stem for pad in BEELDEN.glob("*.png")}
    niet = sorted(named_pictures() - gemaakt)
    assert not foto.mislukt and not niet, "\n".join([*foto.mislukt, f"Mist: {niet}"])


def fill_in(foto: Fotograaf, page, site, opgave: str) -> None:
    """The beleidsmedewerker: start page, form, mistakes, and a colleague at the same time."""
    with foto.beeld("start"):
        foto.log_in(page, site.sam)
        foto.neem(page, "start")
    with foto.beeld("invullen"):
        save(site.stad, site.sam)
        page.goto(site.url + opgave)
        foto.neem(page, "invullen")
    with foto.beeld("meldingen"):
        page.fill("[name='klantprofielen__totaal-getal']", SPRONG)
        page.fill("[name='adviezen-beschut-werk__totaal-getal']", FOUT)
        page.click("[name=indienen]")
        foto.neem(page, "meldingen")
    with foto.beeld("conflict"):
        page.goto(site.url + opgave)
        save(site.stad, site.noor, filled_in() | typed("beschut-werk__totaal", "8"))
        page.fill("[name='beschut-werk__totaal-getal']", "9")
        page.click(".knop[name=bewaar]")
        foto.neem(page, "conflict")


def typed(sleutel: str, tekst: str, **meer) -> dict[str, Veld]:
    return {sleutel: Veld(tekst=tekst, **meer)}


def decide(foto: Fotograaf, page, site, opgave: str) -> None:
    """The Werkkamer: what was delivered, looking along, and the two decisions."""
    uitleg = "In september is een achterstand ingehaald."
    sprong = typed("klantprofielen__totaal", SPRONG, uitleg=uitleg, openbaar=True)
    hand_in(site.stad, site.sam, filled_in() | sprong)
    with foto.beeld("overzicht"):
        foto.log_in(page, site.robin)
        foto.neem(page, "overzicht", van=".tabelvak:has(.matrix)")
    with foto.beeld("controle"):
        page.goto(f"{site.url}{opgave}controle/")
        foto.neem(page, "controle")
    with foto.beeld("besluit"):
        foto.neem(page, "besluit", van=".besluit", hoog=560)


def mend(foto: Fotograaf, page, site, opgave: str) -> None:
    """The beleidsmedewerker again: what came back, and a correction."""
    levering = Levering.objects.get(gebied=site.stad, kwartaal=K3, status="ingediend")
    levering = stappen.stuur_terug(
        levering, site.robin, levering.versie, "Klantprofielen: is het 91 of 66?"
    )
    with foto.beeld("teruggestuurd"):
        page.goto(site.url + opgave)
        foto.neem(page, "teruggestuurd", hoog=800)
    levering = hand_in(site.stad, site.sam)
    stappen.akkoord(levering, site.robin, levering.versie)
    with foto.beeld("corrigeren"):
        stappen.corrigeer(site.stad, K3, site.sam)
        page.goto(site.url + opgave)
        foto.neem(page, "corrigeren")


def manage(foto: Fotograaf, page, site) -> None:
    """The beheerder: accounts, roles, what is asked, and the log."""
    with foto.beeld("beheerder logt in"):
        foto.log_in(page, site.bea)
    for naam, pad in {
        "uitnodigen": "gebruiker/add/",
        "toewijzing": "toewijzing/",
        "uitvraag": "uitvraag/",
        "logboek": "logregel/",
    }.items():
        with foto.beeld(naam):
            antwoord = page.goto(f"{site.url}/beheer/banenafspraak/{pad}")
            assert antwoord.status == 200, antwoord.status
            foto.neem(page, naam, hoog=900)
