"""The file of an opgave: download it, fill it in, and send it back.

vul(sam, {BESCHUT: "7"})          the rows of the template, with a number
save(sam, antwoord)               press "Bewaar als concept" in the form that it became
"""

import csv
import html
import io
import re

from banenafspraak.models import Invoer
from tests.banenafspraak.importeren.paginahulp import source, upload
from tests.banenafspraak.opgave.wereld import page

BESCHUT = "beschut-werk__totaal"
PROFIELEN = "klantprofielen__totaal"
DOELGROEP = "klantprofielen__gemeentelijke-doelgroep"


def template(client, formaat: str = "csv", code: str = "GM0406") -> bytes:
    """The file as the site gives it."""
    antwoord = client.get(f"{page(code=code)}sjabloon.{formaat}")
    assert antwoord.status_code == 200
    return antwoord.content


def filled(client, velden: dict, *, code: str = "GM0406", erbij=(), weg=()) -> bytes:
    """The csv file with what `velden` says per onderdeel: a number, or columns by name.
    `erbij`: the onderdelen of which a second row is put under it."""
    tekst = template(client, code=code).decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))
    namen = list(dict.fromkeys([*rijen[0], "bron"]))
    for rij in rijen:
        zegt = velden.get(f"{rij['indicator']}__{rij['uitsplitsing']}", {})
        rij |= zegt if isinstance(zegt, dict) else {"waarde": zegt}
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, namen, delimiter=";", restval="")
    schrijver.writeheader()
    sleutels = [f"{r['indicator']}__{r['uitsplitsing']}" for r in rijen]
    blijft = [r for r, s in zip(rijen, sleutels, strict=True) if s not in weg]
    schrijver.writerows(blijft)
    schrijver.writerows(r for r, s in zip(rijen, sleutels, strict=True) if s in erbij)
    return uit.getvalue().encode("utf-8-sig")


def fill_and_send(client, velden: dict, naam: str = "opgave.csv", **opties):
    """Upload the filled csv file."""
    return upload(client, filled(client, velden, **opties), naam)


def fields(antwoord) -> dict[str, str]:
    """What a browser would send of the form on this page, without buttons."""
    pagina = source(antwoord)
    data = {}
    for invoer in re.findall(r"<input [^>]+>", pagina):
        naam = re.search(r' name="([^"]+)"', invoer)
        if naam and 'type="checkbox"' not in invoer and 'type="radio"' not in invoer:
            waarde = re.search(r' value="([^"]*)"', invoer)
            data[naam[1]] = _plain(waarde[1] if waarde else "")
    for naam, tekst in re.findall(
        r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', pagina
    ):
        data[naam] = _plain(tekst)
    for naam, keuzes in re.findall(
        r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', pagina, re.DOTALL
    ):
        gekozen = re.search(r'value="([^"]*)" selected', keuzes)
        data[naam] = _plain(gekozen[1]) if gekozen else ""
    for invoer in re.findall(r'<input [^>]*type="checkbox"[^>]*checked[^>]*>', pagina):
        data[re.search(r' name="([^"]+)"', invoer)[1]] = "on"
    data.pop("csrfmiddlewaretoken", None)
    return data


def _plain(tekst: str) -> str:
    return html.unescape(tekst)


def save(client, antwoord, knop: str = "bewaar", code: str = "GM0406", **anders):
    """Press a button of the form that a file was put in; the page after it."""
    data = {**fields(antwoord), **anders, knop: "1"}
    return client.post(page(code=code), data, follow=True)


def stored() -> dict[str, str]:
    """What is typed in all concepts together, by onderdeel: a number or a reason."""
    return {
        f"{r.indicator.code}__{r.uitsplitsing.code}": r.tekst or r.reden_onbekend
        for r in Invoer.objects.select_related("indicator", "uitsplitsing")
    }
