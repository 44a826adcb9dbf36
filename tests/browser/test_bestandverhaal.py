"""Files, in a real browser and on the shipped data: a national table of 342 gemeenten as
xlsx, ods and csv, the file of an opgave from download to public page, and a refused one.

The tests do not touch the database themselves; the files they send are made from the
shipped lists of areas.
"""

import csv
import io
import re
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from django.conf import settings

from banenafspraak.laden.uitvraag import load_uitvraag
from banenafspraak.notatie import aantal
from regio.models import Gebied
from tests.banenafspraak.importeren.bestanden import MAAK, STAATSCOURANT
from tests.browserhulp import log_in_browser
from tests.builders import make_beheerder, make_beleidsmedewerker, make_vaststeller

LIJSTEN = Path(settings.BASE_DIR) / "fixtures"
OPGAVE = "/beheer/opgave/2026-K3/GM0406/"
# In these years there were 342 gemeenten, and no quota are shipped.
JAREN = {"xlsx": 2023, "ods": 2024, "csv": 2025}
ANTWOORDEN = {
    "doelgroepregister": {
        "totaal": 312,
        "wajong": 140,
        "participatiewet": 150,
        "wsw": 18,
        "wiw-id": 4,
    },
    "beschut-werk": {"totaal": 7},
    "klantprofielen": {"totaal": 91, "gemeentelijke-doelgroep": 216},
    "adviezen-beschut-werk": {"totaal": 12},
}


@pytest.fixture(scope="module")
def site(eigen_site):
    """A site of its own: this module writes to it."""
    return eigen_site


@pytest.fixture(scope="module")
def mensen(site, django_db_blocker):
    """Who works on this, beside the shipped data and what is asked."""
    with django_db_blocker.unblock():
        load_uitvraag(LIJSTEN / "uitvraag.csv")
        huizen = Gebied.objects.get(code="GM0406")
        return SimpleNamespace(
            sam=make_beleidsmedewerker(huizen, "sam", first_name="Sam"),
            els=make_vaststeller(huizen, "els", first_name="Els"),
            baas=make_beheerder("baas"),
            chef=make_beheerder("chef"),
        )


@pytest.fixture
def binnen(site, mensen, pagina, django_db_blocker):
    """A page of somebody who is logged in: `binnen("sam", breedte=360)`."""

    def enter(naam, **opties):
        opties.setdefault("breedte", 1280)
        # 400 is the answer to a file that is refused; axe leaves our policy aside.
        page = pagina(verwacht=["400", "widgets.css"], **opties)
        with django_db_blocker.unblock():
            log_in_browser(page, site, getattr(mensen, naam))
        return page

    return enter


def read_list(naam: str) -> list[dict]:
    tekst = (LIJSTEN / naam).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst)))


def valid(rij: dict, dag: str, van: str, tot: str) -> bool:
    return (rij[van] or "0") <= dag and (not rij[tot] or dag < rij[tot])


def quota(jaar: int) -> tuple[list, dict[str, int]]:
    """A table as the Staatscourant has it, and what each region is together."""
    dag = f"{jaar}-12-31"
    gemeenten = [
        g
        for g in read_list("gebieden.csv")
        if g["soort"] == "gemeente" and valid(g, dag, "geldig_van", "geldig_tot")
    ]
    assert len(gemeenten) == 342
    plekken = {g["code"]: 3 + n * 7 % 90 for n, g in enumerate(gemeenten)}
    per_regio = defaultdict(int)
    for deel in read_list("indelingen.csv"):
        if deel["onderdeel_van"].startswith("AM") and valid(deel, dag, "van", "tot"):
            per_regio[deel["onderdeel_van"]] += plekken.get(deel["gebied"], 0)
    rijen = [[g["code"], g["naam"], plekken[g["code"]]] for g in gemeenten]
    som = ["", "Som", sum(plekken.values())]
    assert sum(per_regio.values()) == som[2]
    kop = [*STAATSCOURANT[:2], f"Ultimo {jaar}"]
    return [kop, *rijen, som], per_regio


def plain(page) -> str:
    """What a reader reads, on one line."""
    return " ".join(page.inner_text("body").split())


def choose(page, site, naam: str, inhoud: bytes) -> None:
    """Choose a file in the form and send it."""
    page.goto(f"{site}/beheer/bestand/")
    page.set_input_files("#bestand", {"name": naam, "mimeType": "", "buffer": inhoud})
    page.click("text=Controleer het bestand")


# ---- a national table --------------------------------------------------------------------


@pytest.mark.parametrize("soort, jaar", JAREN.items())
def test_342_gemeenten_come_in_and_the_regions_add_up(
    site, binnen, pagina, soort, jaar
):
    tabel, per_regio = quota(jaar)
    baas = binnen("baas")
    baas.goto(f"{site}/beheer/bestand/")
    baas.fill("#bron", f"Staatscourant {jaar}")
    bestand = {"name": f"q.{soort}", "mimeType": "", "buffer": MAAK[soort](tabel)}
    baas.set_input_files("#bestand", bestand)
    baas.click("text=Controleer het bestand")
    assert baas.inner_text("h1") == "Controleer uw bestand"
    assert "Alle 342 rijen zijn goed. De somrij klopt. 342 nieuw" in plain(baas)
    assert f"eind {jaar}, 342 gemeenten" in plain(baas)
    baas.click("text=Dien 342 cijfers in")
    assert "Ingediend. Een collega kijkt mee." in plain(baas)

    lezer = pagina(breedte=1280)
    lezer.goto(f"{site}/{jaar}-K4/regio/?indicator=beschut-werk")
    assert aantal(per_regio["AM12"]) not in row_of(lezer)
    chef = binnen("chef")
    chef.goto(f"{site}/beheer/")
    chef.click(f"text=Controleer: q.{soort}")
    assert f"Norm voor Beschut werk, eind {jaar}" in plain(chef)
    chef.click("text=Akkoord geven")
    assert "Akkoord gegeven." in plain(chef)
    lezer.reload()
    assert aantal(per_regio["AM12"]) in row_of(lezer)
    if soort == "csv":
        return
    choose(baas, site, f"nog eens.{soort}", MAAK[soort](tabel))
    assert "Geen wijzigingen. Alle 342 rijen staan al precies zo" in plain(baas)


def row_of(page) -> list[str]:
    """The cells of Gooi en Vechtstreek in the table of regions."""
    rij = page.locator("tbody tr", has_text="Gooi en Vechtstreek").first
    return rij.locator("th, td").all_inner_texts()


# ---- an opgave ---------------------------------------------------------------------------


def test_the_file_of_an_opgave_from_download_to_public_page(site, binnen, pagina):
    sam = binnen("sam")
    sam.goto(f"{site}/beheer/")
    sam.goto(f"{site}/beheer/bestand/")
    with sam.expect_download() as ontvangen:
        sam.click("text=voor Excel")
    boek = openpyxl.load_workbook(io.BytesIO(Path(ontvangen.value.path()).read_bytes()))
    fill_in(boek.active)
    choose(sam, site, ontvangen.value.suggested_filename, as_bytes(boek))
    assert "staan hieronder in de vakken. Er is nog niets bewaard." in plain(sam)
    veld = sam.locator("[id='beschut-werk__totaal-getal']")
    assert veld.input_value() == "7"
    sam.click("[name=indienen]")
    assert "Ingediend. Een collega kijkt mee." in plain(sam)

    lezer = pagina(breedte=360)
    lezer.goto(f"{site}/2026-K3/gemeente/huizen/")
    assert "7 mensen" not in plain(lezer)
    els = binnen("els")
    els.goto(f"{site}{OPGAVE}controle/")
    assert "Ingevuld met een bestand: opgave-huizen-2026-K3.xlsx" in plain(els)
    els.click("[name=akkoord]")
    lezer.reload()
    assert "7 mensen" in plain(lezer)


def fill_in(vel) -> None:
    """Type the answers in the column waarde, as somebody does in Excel."""
    kop = [cel.value for cel in vel[1]]
    indicator, deel, waarde = (
        kop.index(naam) + 1 for naam in ("indicator", "uitsplitsing", "waarde")
    )
    for nummer in range(2, vel.max_row + 1):
        wat = ANTWOORDEN[vel.cell(nummer, indicator).value]
        vel.cell(nummer, waarde, wat[vel.cell(nummer, deel).value])


def as_bytes(boek) -> bytes:
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


# ---- refused ------------------------------------------------------------------------------


FOUT = "soort;indicator;gebied;periode;waarde\r\n" + "".join(
    f"cijfer;{wat};GM0406;2025-K{k};{waarde}\r\n"
    for k, (wat, waarde) in enumerate(
        [
            ("beschut-werk", "1.6"),
            ("beschut-werk", "een heel lang verhaal zonder getal, maar met woorden"),
            ("beschutwerk", "7"),
            ("beschut-werk", "Donaudampfschifffahrtsgesellschaftskapitän" * 3),
        ],
        start=1,
    )
)
BLADEN = {
    "choose": None,
    "rows": ("Een_naam_zonder_spaties_die_erg_lang_is_" * 3 + ".csv", FOUT),
    "whole": ("a.csv", "a;b;c\r\n1;2;3\r\n"),
    "others": ("b.csv", FOUT.replace("GM0406", "GM0402").replace("1.6", "6")),
    "form": (
        "c.csv",
        "soort;indicator;gebied;periode;waarde\r\n"
        "cijfer;klantprofielen;GM0406;2026-K3;9000\r\n",
    ),
}


@pytest.mark.parametrize("breedte, kleur", [(360, "light"), (1280, "dark")])
def test_pages_of_a_file_fit_and_have_no_violations(site, binnen, axe, breedte, kleur):
    # axe runs outside our policy.
    page = binnen("sam", breedte=breedte, color_scheme=kleur, bypass_csp=True)
    for naam, bestand in BLADEN.items():
        if bestand is None:
            page.goto(f"{site}/beheer/bestand/")
        else:
            choose(page, site, bestand[0], bestand[1].encode())
        page.wait_for_load_state("networkidle")
        breed = page.evaluate("document.documentElement.scrollWidth")
        assert breed <= breedte, f"{naam}: {breed} px"
        assert axe(page) == [], naam
        assert small_targets(page) == [], naam


def small_targets(page) -> list[str]:
    """What can be pressed and is less than 24 px high or wide; links in a sentence may be."""
    return page.evaluate(
        """() => [...document.querySelectorAll("main a, main button, main input, main select, main summary")]
        .filter(e => e.checkVisibility({visibilityProperty: true})
          && !e.closest("p, li, dd, .visually-hidden, .breadcrumbs")
          && !e.matches(".visually-hidden"))
        .map(e => [e, e.getBoundingClientRect()])
        .filter(([e, r]) => r.height < 24 || r.width < 24)
        .map(([e, r]) => `${e.outerHTML.slice(0, 80)} ${r.width}x${r.height}`)"""
    )


def test_a_refused_row_is_stacked_on_a_phone(site, binnen):
    page = binnen("sam", breedte=360)
    choose(page, site, "fout.csv", FOUT.encode())
    assert "4 rijen zijn geweigerd." in plain(page)
    page.click("text=Rij 2, kolom waarde: 1.6 is niet duidelijk")
    rij = page.locator("tr:target")
    assert "Kolom waarde" in rij.inner_text()
    vakken = [vak.bounding_box() for vak in rij.locator("th, td").all()]
    assert all(vak["x"] + vak["width"] <= 360 for vak in vakken)
    assert vakken == sorted(vakken, key=lambda vak: vak["y"])
    with page.expect_download() as lijst:
        page.click("text=Download deze lijst (CSV)")
    regels = Path(lijst.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert [r.split(";")[0] for r in regels[1:5]] == ["2", "3", "4", "5"]


# ---- other ways -----------------------------------------------------------------------------


def test_with_the_keyboard_only(site, binnen):
    """Choosing the file is the browser's own window; all else is Tab and Enter."""
    page = binnen("sam")
    page.goto(f"{site}/beheer/bestand/")
    page.focus("#bestand")
    goed = FOUT.split("\r\n")[0] + "".join(
        f"\r\ncijfer;beschut-werk;GM0406;2025-K{k};7" for k in (3, 4)
    )
    bestand = {"name": "goed.csv", "mimeType": "", "buffer": goed.encode()}
    page.set_input_files("#bestand", bestand)
    tab_to(page, "Controleer het bestand")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/bestand/\d+/"))
    tab_to(page, "Stop, bewaar niets")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/beheer/")
    assert "Gestopt. Van dit bestand komt niets op de site." in plain(page)


def tab_to(page, tekst: str) -> None:
    """Press Tab until what has this text is chosen, and that can be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        actief = "document.activeElement"
        if page.evaluate(f"{actief}.textContent.trim()") == tekst:
            lijn = page.evaluate(f"getComputedStyle({actief}).outlineStyle")
            assert lijn != "none"
            return
    raise AssertionError(f"No Tab leads to {tekst}")


# Marked so that there is a database when only this file is run. Not on a test that logs in:
# what it writes, PostgreSQL does not show to the server.
@pytest.mark.django_db
def test_who_is_not_logged_in_chooses_no_file(site, pagina):
    page = pagina(breedte=1280)
    page.goto(f"{site}/beheer/bestand/")
    assert page.url.startswith(f"{site}/beheer/login/")
    assert not page.locator("#bestand").count()


def test_without_javascript(site, binnen):
    page = binnen("sam", java_script_enabled=False)
    choose(page, site, "fout.csv", FOUT.encode())
    assert "4 rijen zijn geweigerd." in plain(page)
    page.click("text=Upload een verbeterd bestand")
    bestand = {"name": "leeg.csv", "mimeType": "", "buffer": b" "}
    page.set_input_files("#bestand", bestand)
    page.click("text=Controleer het bestand")
    assert "Het bestand is leeg." in plain(page)
