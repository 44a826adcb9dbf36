"""A small world for the pages of opgaven: one region with two gemeenten and its people."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.urls import reverse

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import NormSoort, Uitsplitsing
from banenafspraak.opgave.vel import Opgave
from tests.builders import (
    make_beheerder,
    make_beleidsmedewerker,
    make_cijfer,
    make_gemeente,
    make_indicator,
    make_land,
    make_norm,
    make_regio,
    make_uitsplitsing,
    make_uitvraag,
    make_vaststeller,
)

K3 = Kwartaal.lees("2026-K3")
GOED = {
    "beschut-werk__totaal": "7",
    "klantprofielen__totaal": "62",
    "klantprofielen__gemeentelijke-doelgroep": "214",
}


@dataclass
class Wereld:
    """Areas, indicators and accounts, by the names that tests use."""

    gebieden: SimpleNamespace
    mensen: SimpleNamespace

    def opgave(self, gebied=None) -> Opgave:
        """The opgave of Huizen (or `gebied`) about the third quarter of 2026."""
        return Opgave.read(gebied or self.gebieden.huizen, K3)


def make_wereld() -> Wereld:
    """Huizen and Laren in Gooi, Utrecht elsewhere; Huizen owes three figures."""
    land = make_land()
    gooi = make_regio("Gooi en Vechtstreek", code="AM12", regio=land)
    elders = make_regio("Midden-Utrecht", code="AM13", regio=land)
    huizen = make_gemeente("Huizen", code="GM0406", regio=gooi)
    laren = make_gemeente("Laren", code="GM0417", regio=gooi)
    utrecht = make_gemeente("Utrecht", code="GM0344", regio=elders)
    _indicators()
    for gemeente in (huizen, laren, utrecht):
        make_uitvraag(gemeente, make_indicator("beschut-werk"), van="2026-K1")
        make_uitvraag(
            gemeente,
            make_indicator("klantprofielen"),
            ("totaal", "gemeentelijke-doelgroep"),
            van="2026-K1",
        )
        make_uitvraag(gemeente, make_indicator("uitstroom"), van="2026-K1")
    for gebied in (gooi, land):
        make_uitvraag(
            gebied,
            make_indicator("banenafspraak"),
            ("totaal", "markt", "overheid"),
            met_norm=True,
        )
    mensen = SimpleNamespace(
        sam=make_beleidsmedewerker(huizen, "sam", first_name="Sam", last_name="de Wit"),
        noor=make_beleidsmedewerker(huizen, "noor", first_name="Noor"),
        els=make_vaststeller(huizen, "els", first_name="Els"),
        robin=make_vaststeller(gooi, "robin", first_name="Robin", last_name="Jansen"),
        kim=make_vaststeller(gooi, "kim", first_name="Kim"),
        ver=make_beleidsmedewerker(utrecht, "ver"),
        baas=make_beheerder("baas"),
        chef=make_beheerder("chef"),
    )
    return Wereld(
        SimpleNamespace(
            land=land,
            gooi=gooi,
            elders=elders,
            huizen=huizen,
            laren=laren,
            utrecht=utrecht,
        ),
        mensen,
    )


def _indicators() -> None:
    make_indicator(
        "beschut-werk",
        naam="Beschut werk",
        groep="Beschut werk",
        eenheid="personen",
        eenheid_norm="plekken",
        kanttekening_eenheid="personen, niet omgerekend",
        aard="stand",
        norm_soort=NormSoort.WETTELIJK,
    )
    profielen = make_indicator(
        "klantprofielen",
        naam="Klantprofielen",
        groep="Doelgroep",
        eenheid="profielen",
        aard="stand",
        weergave="verhouding",
    )
    doelgroep = make_uitsplitsing(
        "gemeentelijke-doelgroep", naam="Hele doelgroep", langs="doelgroep", volgorde=9
    )
    profielen.uitsplitsingen.add(doelgroep)
    make_indicator("uitstroom", eenheid="personen", aard="stroom", frequentie="jaar")
    banen = make_indicator("banenafspraak", niveaus=["land", "arbeidsmarktregio"])
    for code in ("markt", "overheid"):
        banen.uitsplitsingen.add(make_uitsplitsing(code, langs="sector", volgorde=5))
    assert Uitsplitsing.objects.count() == 4


def make_earlier(wereld: Wereld) -> None:
    """What Huizen delivered before: last quarter, a year ago, and a norm of 9."""
    huizen, beschut = wereld.gebieden.huizen, make_indicator("beschut-werk")
    make_cijfer(6, "2026-K2", indicator=beschut, gebied=huizen)
    make_cijfer(5, "2025-K3", indicator=beschut, gebied=huizen)
    make_norm(9, 2026, indicator=beschut, gebied=huizen, soort=NormSoort.WETTELIJK)
    profielen = make_indicator("klantprofielen")
    make_cijfer(62, "2026-K2", indicator=profielen, gebied=huizen)


def page(naam: str = "opgave", code: str = "GM0406", kwartaal: Kwartaal = K3) -> str:
    """The address of a page about an opgave."""
    return reverse(f"admin:{naam}", kwargs={"kwartaal": kwartaal, "code": code})


def posted(client, velden: dict[str, str], code: str = "GM0406", **meer) -> dict:
    """What a browser sends that opened the form just now and typed `velden`: a number by
    the name of its onderdeel, another field by its full name."""
    gezien = client.get(page(code=code)).context["gezien"]
    data = {"gezien": gezien, **meer}
    for naam, waarde in velden.items():
        heel = naam.endswith(("-reden", "-uitleg", "-openbaar", "-getal"))
        heel = heel or naam in ("herkomst", "reden")
        data[naam if heel else f"{naam}-getal"] = waarde
    return data
