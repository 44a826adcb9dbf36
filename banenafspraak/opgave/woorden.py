"""Words about people and moments, for pages and mails of beheer."""

import datetime

from django.utils import timezone

from banenafspraak import notatie
from regio.models import Gebied, Soort


def wie(gebruiker) -> str:
    """The name of somebody, for a sentence; for nobody in particular "iemand anders"."""
    return gebruiker.volledige_naam if gebruiker else "iemand anders"


def naam_vooraan(gebruiker) -> str:
    """The same, to begin a sentence with: "Iemand anders"."""
    naam = wie(gebruiker)
    return naam[:1].upper() + naam[1:]


def klok(moment: datetime.datetime) -> str:
    """`9:51`, in Amsterdam."""
    plaatselijk = timezone.localtime(moment)
    return f"{plaatselijk.hour}:{plaatselijk.minute:02d}"


def wanneer(moment: datetime.datetime | None) -> str:
    """`vandaag om 9:51`, `gisteren om 16:20`, `op 18 november 2026`."""
    if moment is None:
        return "eerder"
    dag = timezone.localtime(moment).date()
    geleden = (timezone.localdate() - dag).days
    if geleden == 0:
        return f"vandaag om {klok(moment)}"
    if geleden == 1:
        return f"gisteren om {klok(moment)}"
    return f"op {notatie.datum(dag)}"


def dagen(aantal: int) -> str:
    """`1 dag`, `7 dagen`."""
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def geleden(moment: datetime.datetime | None, vandaag: datetime.date) -> str:
    """`vandaag, 10:42`, `gisteren, 16:20`, `4 dagen geleden`."""
    if moment is None:
        return "eerder"
    over = (vandaag - timezone.localtime(moment).date()).days
    if over < 2:
        return f"{'gisteren' if over == 1 else 'vandaag'}, {klok(moment)}"
    return f"{dagen(over)} geleden"


def opsomming(namen: list[str]) -> str:
    """`Laren`, `Laren en Wijdemeren`, `Eemnes, Laren en Wijdemeren`."""
    *eerste, laatste = namen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def gemeenten(aantal: int) -> str:
    """`1 gemeente`, `7 gemeenten`."""
    return "1 gemeente" if aantal == 1 else f"{aantal} gemeenten"


def opgaven(aantal: int) -> str:
    """`1 opgave`, `2 opgaven`."""
    return "1 opgave" if aantal == 1 else f"{aantal} opgaven"


def met_hoofdletter(tekst: str) -> str:
    """The same text, as the beginning of a sentence."""
    return tekst[:1].upper() + tekst[1:]


def te_laat(uiterlijk: datetime.date, vandaag: datetime.date) -> str:
    """`3 dagen te laat`, from 14 days on `2 weken te laat`; "" when it is not late."""
    over = (vandaag - uiterlijk).days
    if over <= 0:
        return ""
    if over < 14:
        return f"{dagen(over)} te laat"
    return f"{over // 7} weken te laat"


def nog(uiterlijk: datetime.date, vandaag: datetime.date) -> str:
    """`nog 7 dagen`, `kan nog vandaag`, or how late it is."""
    over = (uiterlijk - vandaag).days
    if over < 0:
        return te_laat(uiterlijk, vandaag)
    return "inleveren kan nog vandaag" if over == 0 else f"nog {dagen(over)}"


def voor(uiterlijk: datetime.date) -> str:
    """The last day 30 November is told as `vóór 1 december 2026`."""
    return f"vóór {notatie.datum(uiterlijk + datetime.timedelta(days=1))}"


def naam_van(gebied: Gebied) -> str:
    """How beheer calls an area: Huizen, regio Gooi en Vechtstreek, Nederland."""
    return gebied.naam if gebied.soort == Soort.GEMEENTE else gebied.aanduiding


def deze(levering) -> str:
    """How a sentence names a delivery: `deze opgave`, or `dit bestand`."""
    return "deze opgave" if levering.kwartaal else "dit bestand"


def organisatie(gebied: Gebied) -> str:
    """Who signs in public: gemeente Huizen, Werkkamer Gooi en Vechtstreek."""
    if gebied.soort == Soort.REGIO:
        return f"Werkkamer {gebied.naam}"
    if gebied.soort == Soort.LAND:
        return "de beheerder van deze monitor"
    return gebied.aanduiding
