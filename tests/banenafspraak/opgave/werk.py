"""The work of an opgave in a few words: fill in, hand in, agree, correct.

huizen = make_gemeente("Huizen")
levering = handed_in(huizen, an, {BESCHUT: "62"})
agreed(levering, bo)
"""

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import hand_in, publish
from banenafspraak.models import Cijfer, Levering, Norm
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Gezien, bewaar
from banenafspraak.opgave.vel import REDEN, Opgave
from banenafspraak.opgave.veld import Veld
from tests.builders import build_cijfer, make_bron, make_indicator, make_uitvraag

K3 = Kwartaal(2026, 3)
K4 = Kwartaal(2026, 4)
BESCHUT = "beschut-werk__totaal"
ADVIEZEN = "adviezen-beschut-werk__totaal"
NIET_BEKEND = Veld(reden="nog niet bekend")


def ask(gebied, code="beschut-werk", delen=("totaal",), *, van="2026-K3", **indicator):
    """`gebied` owes an indicator that counts people, unless told otherwise."""
    met_norm = indicator.pop("met_norm", False)
    velden = {"eenheid": "personen", "aard": "stand", **indicator}
    return make_uitvraag(
        gebied, make_indicator(code, **velden), delen, van, met_norm=met_norm
    )


def as_fields(getallen) -> dict[str, Veld]:
    """Texts become numbers; what is a Veld already stays so."""
    return {
        sleutel: veld if isinstance(veld, Veld) else Veld(veld)
        for sleutel, veld in getallen.items()
    }


def saved(gebied, door, getallen, kwartaal=K3, gezien=None):
    """Save as somebody who has just opened the page."""
    gezien = gezien or Gezien.of(Opgave.read(gebied, kwartaal))
    return bewaar(gebied, kwartaal, door, as_fields(getallen), gezien)


def handed_in(gebied, door, getallen, kwartaal=K3) -> Levering:
    """Save and hand in."""
    levering = saved(gebied, door, getallen, kwartaal)
    return stappen.indienen(levering, door, levering.versie)


def agreed(levering, door) -> Levering:
    """Agree with what waits; the delivery as it is stored."""
    stappen.akkoord(levering, door, levering.versie)
    return fresh(levering)


def corrected(
    gebied, door, getallen, reden="Verkeerd geteld.", kwartaal=K3
) -> Levering:
    """Begin a correction, type and hand in."""
    stappen.corrigeer(gebied, kwartaal, door)
    return handed_in(gebied, door, {**getallen, REDEN: Veld(uitleg=reden)}, kwartaal)


def imported(*rijen, door=None) -> Levering:
    """Another delivery, published at once."""
    levering = Levering(gebied=rijen[0].gebied)
    hand_in(levering, list(rijen))
    publish(levering, door=door)
    return levering


def figure_of(gebied, waarde, code="beschut-werk", kwartaal="2026-K3", **velden):
    """A figure for another delivery to bring."""
    return build_cijfer(
        waarde,
        kwartaal,
        gebied=gebied,
        indicator=make_indicator(code),
        bron=make_bron(),
        **velden,
    )


def fresh(levering) -> Levering:
    """As it is stored now."""
    return Levering.objects.get(pk=levering.pk)


def on_the_site(gebied, model=Cijfer) -> dict[str, str]:
    """What the public sees of one area: by indicator and part."""
    rijen = model.objects.current().filter(gebied=gebied)
    return {
        f"{rij.indicator.code}__{rij.uitsplitsing.code}": (
            rij.reden_onbekend if rij.waarde is None else f"{rij.waarde.normalize():f}"
        )
        for rij in rijen.select_related("indicator", "uitsplitsing")
    }


def everything() -> list:
    """A fingerprint of the ledger, to show that nothing changed."""
    return [
        sorted(map(str, model.objects.values_list()))
        for model in (Levering, Cijfer, Norm)
    ]
