"""Put a Kwartaalopgave on the site, through the same steps as beheer takes."""

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Levering, Uitvraag
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Gezien, bewaar
from banenafspraak.opgave.onderdelen import sleutel_van
from banenafspraak.opgave.vel import REDEN, Opgave
from banenafspraak.opgave.veld import Veld
from regio.models import Gebied
from tests.builders import make_gebruiker, make_uitvraag

K3 = "2026-K3"


def typed(waarden: dict, uitleg: dict | None = None) -> dict[str, Veld]:
    """`{"beschut-werk": "7"}`, or per part `{("banenafspraak", "markt"): "7"}`, as fields.
    None: not known yet. `uitleg`: the public explanation per key."""
    velden = {}
    for wat, tekst in waarden.items():
        indicator, deel = wat if isinstance(wat, tuple) else (wat, "totaal")
        woorden = (uitleg or {}).get(wat, "")
        velden[sleutel_van(indicator, deel)] = Veld(
            tekst=tekst or "",
            reden="" if tekst else "nog niet bekend",
            uitleg=woorden or "Toegelicht, niet openbaar.",
            openbaar=bool(woorden),
        )
    return velden


def ask(gebied: Gebied, waarden: dict) -> None:
    """Let `gebied` owe what is typed, from 2026-K3 on."""
    delen: dict[str, list[str]] = {}
    for wat in waarden:
        indicator, deel = wat if isinstance(wat, tuple) else (wat, "totaal")
        delen.setdefault(indicator, []).append(deel)
    for code, codes in delen.items():
        indicator = Indicator.objects.get(code=code)
        if not Uitvraag.objects.filter(gebied=gebied, indicator=indicator).exists():
            make_uitvraag(gebied, indicator, codes, van="2012-K4")


def concept(
    code: str, waarden: dict, kwartaal=K3, *, uitleg=None, reden=""
) -> Levering:
    """An opgave that is typed and saved; a correction when there is one on the site."""
    gebied, k = Gebied.objects.get(code=code), Kwartaal.lees(kwartaal)
    ask(gebied, waarden)
    door = make_gebruiker()
    klaar = Levering.objects.filter(
        gebied=gebied, kwartaal=k, status=Levering.Status.VASTGESTELD
    )
    if klaar.exists():
        stappen.corrigeer(gebied, k, door)
    velden = typed(waarden, uitleg)
    if reden:
        velden[REDEN] = Veld(uitleg=reden)
    levering = bewaar(gebied, k, door, velden, Gezien.of(Opgave.read(gebied, k)))
    assert isinstance(levering, Levering), levering
    return levering


def handed_in(code: str, waarden: dict, kwartaal=K3, **opties) -> Levering:
    """An opgave that waits for agreement."""
    levering = concept(code, waarden, kwartaal, **opties)
    return stappen.indienen(levering, make_gebruiker(), levering.versie)


def agreed(code: str, waarden: dict, kwartaal=K3, **opties) -> Levering:
    """An opgave on the site. The second one of an area and quarter is a correction."""
    levering = handed_in(code, waarden, kwartaal, **opties)
    return stappen.akkoord(levering, make_gebruiker(), levering.versie)
