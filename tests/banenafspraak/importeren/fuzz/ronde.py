"""One file, all the way: looked at by several people, delivered, agreed with, and undone."""

import time
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse

from banenafspraak.importeren import stappen
from banenafspraak.importeren.blad import Blad, Geweigerd
from banenafspraak.importeren.inzage import Bestand, for_user, limits, understand
from banenafspraak.importeren.lezen import read_file
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Norm
from regio.models import Indeling, Soort
from tests.banenafspraak.importeren.fuzz import eisen
from tests.banenafspraak.importeren.fuzz.bijna import Bijna, Getal
from tests.builders import make_cijfer, make_indicator, make_norm, make_uitvraag

_MEESTE = 30  # rows of a file that are looked up on the site


class Ongedaan(Exception):
    """Takes away what a file did."""


@dataclass
class Poging:
    """A file, and how long reading it took; `blad`: what was read."""

    bestand: Bestand
    blad: Blad | None = None
    bijna: Bijna | None = None
    seconden: float = 0

    def read(self) -> Blad:
        """By the process that reads every file, unless it was made as a sheet."""
        if self.blad is None:
            begin = time.perf_counter()
            try:
                self.blad = read_file(self.bestand.inhoud, self.bestand.naam, limits())
            finally:
                self.seconden = time.perf_counter() - begin
        return self.blad


def try_file(poging: Poging, wereld, toeval: Random) -> str:
    """What became of it: `geweigerd`, `rijen geweigerd`, `niets nieuws` or `op de site`."""
    eerst = fingerprint()
    with only_reading():
        uitkomst = _look(poging, wereld)
    assert fingerprint() == eerst, "kijken veranderde iets"
    if uitkomst is None:
        return "geweigerd"
    if poging.bijna:
        _check_refused(poging.bijna, uitkomst)
    if not uitkomst.mag:
        return "rijen geweigerd"
    if uitkomst.is_leeg:
        return "niets nieuws"
    try:
        with transaction.atomic():
            _deliver(poging, wereld, toeval)
            raise Ongedaan
    except Ongedaan:
        pass
    assert fingerprint() == eerst, "er bleef iets achter"
    return "op de site"


def upload(poging: Poging, client, toeval: Random) -> None:
    """The same file through the page, which answers and never breaks."""
    naam = poging.bestand.naam[-100:]
    inhoud = SimpleUploadedFile(naam, poging.bestand.inhoud)
    velden = {"bestand": inhoud, "bron": toeval.choice(("", "Brief, 2020"))}
    try:
        with transaction.atomic():
            antwoord = client.post(reverse("admin:bestand"), velden)
            assert antwoord.status_code in (200, 302, 400), antwoord.status_code
            if antwoord.status_code == 302:
                antwoord = client.get(antwoord["Location"])
                assert antwoord.status_code == 200
            eisen.check_page(antwoord.content.decode())
            raise Ongedaan
    except Ongedaan:
        pass


def _look(poging: Poging, wereld):
    """As the command line, as a beheerder and as who delivers for one gemeente see it."""
    try:
        blad = poging.read()
        gelezen = understand(blad, poging.bestand)
    except Geweigerd as geweigerd:
        eisen.check_refusal(geweigerd)
        return None
    uitkomst = for_user(gelezen, None)
    eisen.check_outcome(gelezen, uitkomst, blad)
    gezien = (uitkomst.aantallen, uitkomst.meldingen)
    for persoon in (wereld.baas, wereld.sam):
        try:
            zelf = for_user(gelezen, persoon)
        except Geweigerd as geweigerd:
            eisen.check_refusal(geweigerd)
            continue
        eisen.check_outcome(gelezen, zelf, blad)
        if persoon is wereld.baas:
            assert (zelf.aantallen, zelf.meldingen) == gezien, "twee keer kijken"
        else:
            _check_own(zelf, wereld)
    return uitkomst


def _check_own(uitkomst, wereld) -> None:
    """Who delivers for Huizen sees nothing of others."""
    for bestandsrij in (*uitkomst.rijen, *uitkomst.gelijk):
        assert bestandsrij.rij.gebied_id == wereld.huizen.pk


# ---- delivering --------------------------------------------------------------------


def _deliver(poging: Poging, wereld, toeval: Random) -> None:
    door, akkoord = toeval.choice(
        ((wereld.baas, wereld.chef), (None, wereld.baas), (wereld.sam, wereld.robin))
    )
    if door is wereld.sam and not _may(poging, door):
        door, akkoord = wereld.baas, wereld.chef
    levering = stappen.neem_op(_again(poging), door)
    bewaard = stappen.kept_file(levering)
    assert bewaard.inhoud == poging.bestand.inhoud
    assert bewaard.opties == poging.bestand.opties
    uitkomst = stappen.dien_in(
        levering, _again(poging), door, levering.versie, "Beter geteld."
    )
    verwacht = [_as_said(b) for b in uitkomst.rijen] if _has_figures(uitkomst) else []
    levering.refresh_from_db()
    stappen.akkoord(levering, _again(poging), akkoord, levering.versie)
    for model, sleutel, inhoud in toeval.sample(verwacht, min(_MEESTE, len(verwacht))):
        rij = model.objects.current().get(**sleutel)
        assert {veld: getattr(rij, veld) for veld in inhoud} == inhoud
    if poging.bijna:
        _check_site(poging.bijna)
    weer = for_user(_again(poging), None)
    anders = [*weer.meldingen, *weer.nieuw, *weer.gewijzigd]
    assert not anders, f"nog een keer hetzelfde bestand: {anders}"


def _again(poging: Poging):
    """Every step reads the file anew."""
    return understand(poging.blad, poging.bestand)


def _may(poging: Poging, door) -> bool:
    try:
        uitkomst = for_user(_again(poging), door)
    except Geweigerd:
        return False
    return uitkomst.mag and not uitkomst.is_leeg


def _has_figures(uitkomst) -> bool:
    return hasattr(uitkomst, "lezing")


def _as_said(bestandsrij) -> tuple:
    rij = bestandsrij.rij
    sleutel = {veld: getattr(rij, veld) for veld in (*rij.SLEUTEL, "voorbeeld")}
    inhoud = {
        veld: getattr(rij, veld)
        for veld in ("waarde", "reden_onbekend", "benadering", "toelichting")
    }
    return type(rij), sleutel, inhoud


# ---- against what was made ---------------------------------------------------------


def _check_refused(bijna: Bijna, uitkomst) -> None:
    """Poison is refused, and what is good is not."""
    geweigerd = {m.rij for m in uitkomst.meldingen}
    assert bijna.fout <= geweigerd, f"niet geweigerd: {_rows(bijna, geweigerd)}"
    onterecht = {n: bijna.rijen[n - 2] for n in bijna.goed & geweigerd}
    assert not onterecht, (onterecht, [str(m) for m in uitkomst.meldingen])


def _rows(bijna: Bijna, geweigerd: set[int]) -> list:
    return [bijna.rijen[n - 2] for n in sorted(bijna.fout - geweigerd)]


def _check_site(bijna: Bijna) -> None:
    for getallen in bijna.getallen.values():
        for getal in getallen:
            rij = _on_site(getal)
            assert (rij.waarde, rij.reden_onbekend) == (getal.waarde, getal.reden), (
                getal
            )
    for code, regio in bijna.regios.values():
        ligt = Indeling.objects.valid_on(f"{bijna.naam[-4:]}-01-01").get(
            gebied__code=code, niveau=Soort.REGIO
        )
        assert ligt.onderdeel_van.code == regio


def _on_site(getal: Getal):
    waar = {
        "indicator__code": getal.indicator,
        "gebied__code": getal.gebied,
        "uitsplitsing__code": getal.deel,
    }
    if isinstance(getal.wanneer, int):
        rijen = Norm.objects.filter(jaar=getal.wanneer, ambitie=getal.ambitie)
    else:
        rijen = Cijfer.objects.filter(kwartaal=Kwartaal.lees(getal.wanneer))
    return rijen.current().get(voorbeeld=False, **waar)


# ---- nothing changes by looking ----------------------------------------------------


def fingerprint() -> tuple:
    """How many rows each table has, and the last key, in one query."""
    vragen = []
    for model in apps.get_models():
        tabel = connection.ops.quote_name(model._meta.db_table)
        sleutel = connection.ops.quote_name(model._meta.pk.column)
        vragen.append(f"(SELECT COUNT(*) FROM {tabel})")
        # As text: not every key is a number.
        vragen.append(f"(SELECT CAST(MAX({sleutel}) AS TEXT) FROM {tabel})")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(vragen)}")
        return cursor.fetchone()


@contextmanager
def only_reading():
    """Every statement but a question is a fault."""

    def ask(uitvoeren, sql, params, many, context):
        assert sql.lstrip(" (").upper().startswith("SELECT"), sql
        return uitvoeren(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield


def known_figures(wereld) -> None:
    """Some of what the files are about stands on the site already, and is asked."""
    beschut, banen = make_indicator("beschut-werk"), make_indicator("banenafspraak")
    for jaar in range(2014, 2026):
        for gebied, waarde in ((wereld.huizen, 7), (wereld.laren, 12)):
            make_cijfer(waarde, f"{jaar}-K4", gebied=gebied, indicator=beschut)
            make_norm(waarde + 5, jaar, gebied=gebied, indicator=beschut)
        make_cijfer(608, f"{jaar}-K4", gebied=wereld.gooi, indicator=banen)
    for code, delen in (("beschut-werk", ()), ("doelgroepregister", ("wajong", "wsw"))):
        indicator = make_indicator(code)
        make_uitvraag(wereld.huizen, indicator, ("totaal", *delen), van="2014-K1")
