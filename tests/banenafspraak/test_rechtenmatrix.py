"""Every address of /beheer/, for every role, looked at and sent: what rechtentabel.py says.

A GET changes nothing, whoever asks. A POST changes something only where the table has a `!`.
"""

import copy
import logging
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from django.contrib.admin import site
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, reverse

from tests.banenafspraak import rechtentabel as tabel
from tests.builders import log_in, log_in_half
from tests.rechtenwereld import (
    BINNEN,
    BUITEN,
    Wereld,
    add_bestanden,
    add_opgaven,
    fingerprint,
    make_wereld,
)

pytestmark = pytest.mark.django_db

ROLLEN = [*BINNEN, *BUITEN]
NIETS = "<niets>"  # the page without a name: whatever is typed after /beheer/
MODELLEN = {model._meta.model_name: model for model in site._registry}


# ---- the table -------------------------------------------------------------------


def _read_table() -> dict[tuple[str, str, str], dict[str, str]]:
    kop, *regels = (r.split() for r in tabel.TABEL.strip().splitlines() if r.strip())
    rollen = [naam.replace("-", " ") for naam in kop[3:]]
    assert rollen == BINNEN
    return {
        tuple(regel[:3]): dict(zip(rollen, regel[3:], strict=True)) for regel in regels
    }


def _read_door() -> dict[tuple[str, str], dict[str, str]]:
    kop, *regels = (
        r.split() for r in tabel.VOOR_DE_DEUR.strip().splitlines() if r.strip()
    )
    rollen = [naam.replace("-", " ") for naam in kop[2:]]
    assert rollen == BUITEN
    return {
        tuple(regel[:2]): dict(zip(rollen, regel[2:], strict=True)) for regel in regels
    }


TABEL = _read_table()
VOOR_DE_DEUR = _read_door()


@dataclass(frozen=True)
class Pagina:
    """One kind of page, as the table names it."""

    groep: str
    naam: str
    model: str = ""

    @property
    def letters(self) -> list[str]:
        """Behind which letters the table has it: A and B, or none."""
        namen = {pagina for groep, pagina, _ in TABEL if groep == self.groep}
        met = [letter for letter in "AB" if f"{self.naam}-{letter}" in namen]
        return met or ([""] if self.naam in namen else [])


def _addresses(patronen=None, pad="") -> dict[str, str]:
    """Every address of the admin: its name, or the route where it has none."""
    gevonden = {}
    for patroon in site.get_urls() if patronen is None else patronen:
        route = pad + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            gevonden |= _addresses(patroon.url_patterns, route)
        else:
            gevonden[patroon.name or route] = route
    return gevonden


def _page(naam: str) -> Pagina:
    if naam == "(?P<url>.*)$":
        return Pagina("site", "niets")
    if naam.endswith("/<path:object_id>/"):
        model = naam.split("/")[1]
        return Pagina(tabel.GROEPEN.get(model, "?"), "kort", model)
    for model in sorted(MODELLEN, key=len, reverse=True):
        app = MODELLEN[model]._meta.app_label
        if naam.startswith(f"{app}_{model}_"):
            wat = naam.removeprefix(f"{app}_{model}_")
            return Pagina(tabel.GROEPEN.get(model, "?"), wat, model)
    return Pagina("site", naam)


PAGINAS = {naam: _page(naam) for naam in _addresses()}


def test_every_address_is_in_the_table():
    ontbreekt = [naam for naam, pagina in PAGINAS.items() if not pagina.letters]
    assert not ontbreekt, (
        f"Not in tests/banenafspraak/rechtentabel.py: {ontbreekt}. Add the model to GROEPEN, "
        "or a line per method to TABEL, with what each role gets there."
    )


def test_the_table_has_both_methods_and_nothing_that_is_gone():
    pagina_s = {
        (pagina.groep, f"{pagina.naam}-{letter}" if letter else pagina.naam)
        for pagina in PAGINAS.values()
        for letter in pagina.letters
    }
    gewenst = {(*pagina, methode) for pagina in pagina_s for methode in ("GET", "POST")}
    assert set(TABEL) == gewenst
    assert set(tabel.GROEPEN) == set(MODELLEN)


# ---- asking ----------------------------------------------------------------------


@pytest.fixture
def wereld(caplog):
    caplog.set_level(logging.CRITICAL, "django.request")  # a 404 is no news here
    wereld = make_wereld()
    add_opgaven(wereld)
    add_bestanden(wereld)
    return wereld


class Bezoeker:
    """Somebody with a browser. What a request writes is seen, and then undone."""

    def __init__(self, wereld: Wereld, rol: str):
        self.rol, self.wie, self.client = rol, wereld.mensen[rol], Client()
        if self.wie is not None:
            (log_in_half if rol == "halverwege" else log_in)(self.client, self.wie)
        self._koekjes = copy.deepcopy(self.client.cookies)
        self.begin = fingerprint()

    def ask(self, methode: str, adres: str, data=None) -> tuple[str, object]:
        """What came back, as the table writes it, and the answer itself."""
        self.client.cookies = copy.deepcopy(self._koekjes)
        with transaction.atomic():
            antwoord = getattr(self.client, methode.lower())(adres, data or {})
            kort = self._short(antwoord)
            if methode == "GET" or kort not in ("200", "302"):
                return kort, antwoord  # these are looked at together, in `left_behind`
            veranderd = fingerprint() != self.begin
            transaction.set_rollback(True)
        return kort + ("!" if veranderd else ""), antwoord

    def left_behind(self) -> bool:
        """Whether anything changed by what only looks, or what was refused."""
        return fingerprint() != self.begin

    def _short(self, antwoord) -> str:
        if antwoord.status_code == 302 and self.rol in BUITEN:
            for woord, begin in tabel.NAAR.items():
                if antwoord.url.startswith(begin):
                    return woord
        return str(antwoord.status_code)


def _path(naam: str, pagina: Pagina, wereld: Wereld, letter: str) -> str:
    if pagina.naam == "niets":
        return "/beheer/dit-bestaat-niet/"
    if naam in tabel.ARGUMENTEN:
        kwargs = tabel.ARGUMENTEN[naam](wereld, letter)
    elif pagina.model and pagina.naam not in ("changelist", "add"):
        rij = wereld.row(MODELLEN[pagina.model], letter or "A")
        kwargs = {"object_id": rij.pk}
    else:
        kwargs = {}
    if pagina.naam == "kort":
        app = MODELLEN[pagina.model]._meta.app_label
        lang = reverse(f"admin:{app}_{pagina.model}_change", kwargs=kwargs)
        return lang.removesuffix("change/")
    return reverse(f"admin:{naam}", kwargs=kwargs)


def _cases(wereld: Wereld):
    """Every address, with the letter of whose it is."""
    for naam, pagina in PAGINAS.items():
        for letter in pagina.letters:
            yield naam, pagina, letter, _path(naam, pagina, wereld, letter)


def _expected(rol: str, pagina: Pagina, letter: str, methode: str) -> str:
    sleutel = (
        pagina.groep,
        f"{pagina.naam}-{letter}" if letter else pagina.naam,
        methode,
    )
    if rol in BUITEN:
        return VOOR_DE_DEUR.get((pagina.naam, methode), tabel.BUITEN)[rol]
    return TABEL[sleutel][rol]


@pytest.mark.parametrize("rol", ROLLEN)
def test_role_gets_what_the_table_says(wereld, rol):
    formulieren = _filled_in(wereld)
    bezoeker, fouten = Bezoeker(wereld, rol), []
    for naam, pagina, letter, adres in _cases(wereld):
        for methode in ("GET", "POST"):
            verwacht = _expected(rol, pagina, letter, methode)
            data = formulieren.get((naam, letter)) if methode == "POST" else None
            kreeg, antwoord = bezoeker.ask(methode, adres, data)
            if verwacht not in ("-", kreeg):
                fouten.append(
                    f"{methode} {adres}: {kreeg}, not {verwacht} {_errors(antwoord)}"
                )
    assert not fouten, f"{rol}:\n" + "\n".join(fouten)
    assert not bezoeker.left_behind(), "a GET, or a refused POST, changed the data"


def _errors(antwoord) -> str:
    """What a form complains of: that explains a 200 where a 302 was meant."""
    context = getattr(antwoord, "context", None) or {}
    try:
        return str(context["errors"])
    except KeyError:
        return ""


# ---- forms, as a beheerder would send them ------------------------------------------


class _Formulier(HTMLParser):
    """What a browser would send of the form on an admin page."""

    def __init__(self, html: str):
        super().__init__()
        self.data: dict[str, list[str]] = {}
        self._binnen = False
        self._select = self._tekst = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self._binnen = (attrs.get("id") or "").endswith("_form")
        naam = attrs.get("name")
        if not self._binnen:
            return
        if tag == "input" and naam and attrs.get("type") not in ("submit", "file"):
            keuze = attrs.get("type") in ("checkbox", "radio")
            if not keuze or "checked" in attrs:
                self._add(naam, attrs.get("value") or ("on" if keuze else ""))
        elif tag == "select":
            self._select = naam
        elif tag == "option" and self._select and "selected" in attrs:
            self._add(self._select, attrs.get("value") or "")
        elif tag == "textarea":
            self._tekst = naam
            self._add(naam, "")

    def handle_data(self, data):
        if self._tekst:
            self.data[self._tekst][-1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._binnen = False
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._tekst:
            # A browser leaves out the line end that HTML allows after the tag.
            self.data[self._tekst][-1] = self.data[self._tekst][-1].lstrip("\r\n")
            self._tekst = None

    def _add(self, naam, waarde):
        self.data.setdefault(naam, []).append(waarde)


def _filled_in(wereld: Wereld) -> dict[tuple[str, str], dict]:
    """For each address that can be sent: the form a beheerder finds there, filled in."""
    beheerder, ingevuld = Bezoeker(wereld, "super"), {}
    for naam, pagina, letter, adres in _cases(wereld):
        erbij = tabel.STUREN.get(naam)
        if pagina.model and pagina.naam in ("add", "change"):
            tabel_ = tabel.TOEVOEGEN if pagina.naam == "add" else tabel.WIJZIGEN
            erbij = tabel_.get(pagina.model)
        if pagina.naam == "delete":
            ingevuld[naam, letter] = {"post": "yes"}
        elif erbij is not None:
            _, antwoord = beheerder.ask("GET", adres)
            data = _Formulier(antwoord.content.decode()).data
            ingevuld[naam, letter] = data | wereld.fill(erbij)
    return ingevuld


# ---- actions in lists ---------------------------------------------------------------


def _actions():
    """Every action of every list, also those that nobody is offered."""
    for naam, model in MODELLEN.items():
        beheer = site.get_model_admin(model)
        for actie in {a[1] for a in beheer._get_base_actions()} | {"delete_selected"}:
            yield naam, actie


@pytest.mark.parametrize("rol", BINNEN)
def test_actions_change_only_what_the_table_says(wereld, rol):
    bezoeker, fouten = Bezoeker(wereld, rol), []
    for naam, actie in _actions():
        model = MODELLEN[naam]
        data = {
            "action": actie,
            "_selected_action": [rij.pk for rij in wereld.rijen[model].values()],
            "post": "yes",  # the answer to "are you sure"
        }
        adres = reverse(f"admin:{model._meta.app_label}_{naam}_changelist")
        kreeg, _ = bezoeker.ask("POST", adres, data)
        verwacht = rol in tabel.ACTIES.get(f"{naam} {actie}", [])
        if kreeg.endswith("!") != verwacht:
            fouten.append(f"{naam} {actie}: {kreeg}, change: {verwacht}")
    assert not fouten, f"{rol}:\n" + "\n".join(fouten)


def test_every_action_is_in_the_table():
    eigen = {f"{naam} {actie}" for naam, actie in _actions()} - {
        f"{naam} delete_selected" for naam in MODELLEN
    }
    assert eigen <= set(tabel.ACTIES), (
        "Add the action to ACTIES in tests/banenafspraak/rechtentabel.py, with who may take it."
    )
