"""A small world for the import: Gooi en Vechtstreek, a merger, a split, and people.

Codes and days are the real ones, so that sentences read as they will.
"""

from types import SimpleNamespace

from banenafspraak.models import Levering, NormSoort
from regio.models import Herindeling
from tests.builders import (
    dag,
    make_beheerder,
    make_beleidsmedewerker,
    make_cijfer,
    make_gemeente,
    make_herindeling,
    make_indeling,
    make_indicator,
    make_land,
    make_levering,
    make_regio,
    make_uitsplitsing,
    make_uitvraag,
    make_vaststeller,
)

BESCHUT = "beschut-werk"
BANEN = "banenafspraak"
SPLITSING = Herindeling.Wijze.OPSPLITSING


def make_wereld() -> SimpleNamespace:
    """Areas and indicators by name."""
    land = make_land()
    gooi = make_regio(
        "Gooi en Vechtstreek",
        code="AM12",
        regio=land,
        andere_namen="Gooi- en Vechtstreek",
    )
    groningen = make_regio("Groningen", code="AM01", regio=land)
    friesland = make_regio("Friesland", code="AM02", regio=land, andere_namen="Fryslân")
    wereld = SimpleNamespace(
        land=land, gooi=gooi, groningen=groningen, friesland=friesland
    )
    for naam, code, meer in (
        ("Huizen", "GM0406", {}),
        ("Hilversum", "GM0402", {}),
        ("Laren", "GM0417", {"andere_namen": "Laren (NH.)"}),
    ):
        setattr(
            wereld, naam.lower(), make_gemeente(naam, code=code, regio=gooi, **meer)
        )
    _merger(wereld)
    _split(wereld)
    wereld.dijk = _began("Dijk en Waard", "GM1980", "2022-01-01", wereld.gooi)
    oud = _ended("Heerhugowaard", "GM0398", "2022-01-01", wereld.gooi)
    make_herindeling(oud, wereld.dijk, "2022-01-01")
    _indicators()
    return wereld


def _merger(wereld) -> None:
    wereld.bellingwedde = _ended(
        "Bellingwedde", "GM0007", "2018-01-01", wereld.groningen
    )
    wereld.vlagtwedde = _ended("Vlagtwedde", "GM0048", "2018-01-01", wereld.groningen)
    wereld.westerwolde = _began("Westerwolde", "GM1950", "2018-01-01", wereld.groningen)
    for oud in (wereld.bellingwedde, wereld.vlagtwedde):
        make_herindeling(
            oud, wereld.westerwolde, "2018-01-01", Herindeling.Wijze.SAMENVOEGING
        )


def _split(wereld) -> None:
    wereld.littenseradiel = _ended(
        "Littenseradiel", "GM0140", "2018-01-01", wereld.friesland
    )
    for naam, code in (
        ("Leeuwarden", "GM0080"),
        ("Súdwest-Fryslân", "GM1900"),
        ("Waadhoeke", "GM1949"),
    ):
        nieuw = make_gemeente(naam, code=code, regio=wereld.friesland)
        make_herindeling(wereld.littenseradiel, nieuw, "2018-01-01", SPLITSING)


def _ended(naam, code, tot, regio):
    gemeente = make_gemeente(naam, code=code, geldig_tot=dag(tot))
    make_indeling(gemeente, regio, tot=tot)
    return gemeente


def _began(naam, code, van, regio):
    gemeente = make_gemeente(naam, code=code, geldig_van=dag(van))
    make_indeling(gemeente, regio, van=van)
    return gemeente


def _indicators() -> None:
    make_indicator(
        BESCHUT,
        naam="Beschut werk",
        eenheid="personen",
        eenheid_norm="plekken",
        kanttekening_eenheid="personen, niet omgerekend",
        aard="stand",
        norm_soort=NormSoort.WETTELIJK,
        niveaus=["land", "arbeidsmarktregio", "gemeente"],
    )
    banen = make_indicator(
        BANEN, naam="Extra banen", niveaus=["land", "arbeidsmarktregio"]
    )
    for volgorde, code in enumerate(("markt", "overheid", "inleen"), 1):
        banen.uitsplitsingen.add(
            make_uitsplitsing(code, langs="sector", volgorde=volgorde)
        )
    register = make_indicator(
        "doelgroepregister",
        naam="Doelgroepregister",
        eenheid="personen",
        aard="stand",
        norm_soort="",
        niveaus=["land", "arbeidsmarktregio", "gemeente"],
    )
    for code in ("wajong", "wsw"):
        register.uitsplitsingen.add(
            make_uitsplitsing(code, langs="grondslag", volgorde=5)
        )
    make_indicator(
        "werkgever",
        naam="Gemeente als werkgever",
        aard="stand",
        frequentie="jaar",
        norm_soort=NormSoort.RICHTLIJN,
        niveaus=["gemeente"],
    )
    make_indicator(
        "adviezen-beschut-werk",
        naam="Positieve adviezen",
        eenheid="personen",
        aard="stand",
        norm_soort="",
        niveaus=["gemeente", "arbeidsmarktregio"],
    )
    make_indicator(
        "werkzaam-deel",
        naam="Deel dat werkt",
        eenheid="procent",
        aard="stand",
        frequentie="jaar",
        norm_soort="",
        niveaus=["arbeidsmarktregio"],
    )


def add_people(wereld) -> None:
    """Who deliver and who agree, by their first name."""
    wereld.sam = make_beleidsmedewerker(
        wereld.huizen, "sam", first_name="Sam", last_name="de Wit"
    )
    wereld.els = make_vaststeller(wereld.huizen, "els", first_name="Els")
    wereld.robin = make_vaststeller(
        wereld.gooi, "robin", first_name="Robin", last_name="Jansen"
    )
    wereld.kim = make_vaststeller(wereld.gooi, "kim", first_name="Kim")
    wereld.baas = make_beheerder("baas")
    wereld.chef = make_beheerder("chef")
    _asked(wereld)


def _asked(wereld) -> None:
    """What they deliver: asked from a quarter on that is not over yet, so that no file of
    before is an opgave."""
    for gebied in (wereld.huizen, wereld.hilversum, wereld.laren, wereld.gooi):
        for code in (BESCHUT, "doelgroepregister", "adviezen-beschut-werk"):
            make_uitvraag(gebied, make_indicator(code), van="2027-K1")
    make_uitvraag(wereld.gooi, make_indicator(BANEN), van="2027-K1", met_norm=True)


# ---- what the site says, and what waits --------------------------------------------


def published(gebied, waarde=7, code=BESCHUT, kwartaal="2020-K4", **velden):
    """A figure on the site."""
    return make_cijfer(
        waarde, kwartaal, gebied=gebied, indicator=make_indicator(code), **velden
    )


def waits(rij, **velden) -> Levering:
    """A delivery with this row, which waits for agreement."""
    levering = make_levering(rij.gebied, status=Levering.Status.INGEDIEND, **velden)
    rij.levering = levering
    rij.save()
    return levering
