"""The work of a file in a few words: send it, hand it in, agree.

levering = handed_in(as_read(*own(eigen("7"))), sam)
agreed(levering, robin)
"""

from banenafspraak.importeren import stappen
from banenafspraak.importeren.inzage import Gelezen
from banenafspraak.models import Cijfer, Levering, Norm
from tests.banenafspraak.importeren.bestanden import as_read, own
from tests.banenafspraak.opgave.werk import figure_of

REDEN = "Verkeerd geteld."


def read_again(gelezen: Gelezen) -> Gelezen:
    """As the next page reads it: everything looked up anew."""
    return as_read(
        *gelezen_rijen(gelezen),
        naam=gelezen.bestand.naam,
        bron=gelezen.bestand.bron,
        indicator=gelezen.bestand.indicator,
    )


def gelezen_rijen(gelezen: Gelezen) -> tuple:
    """The rows of a csv of `as_csv`."""
    tekst = gelezen.bestand.inhoud.decode("utf-8-sig")
    return tuple(tuple(regel.split(";")) for regel in tekst.splitlines())


def concept(door, *rijen, **opties) -> tuple[Levering, Gelezen]:
    """Keep a file with these rows of our own template."""
    gelezen = as_read(*own(*rijen), **opties)
    return stappen.neem_op(gelezen, door), gelezen


def handed_in(door, *rijen, reden=REDEN, **opties) -> tuple[Levering, Gelezen]:
    """Keep it and hand it in."""
    levering, gelezen = concept(door, *rijen, **opties)
    stappen.dien_in(levering, read_again(gelezen), door, levering.versie, reden)
    return fresh(levering), gelezen


def agree(levering, gelezen, door) -> Levering:
    """Agree with what waits; the delivery as it is stored."""
    levering = fresh(levering)
    stappen.akkoord(levering, read_again(gelezen), door, levering.versie)
    return fresh(levering)


def fresh(levering) -> Levering:
    """As it is stored now."""
    return Levering.objects.get(pk=levering.pk)


def on_the_site(model=Cijfer) -> dict[tuple[str, str], str]:
    """What the public sees: by code of the area, and quarter or year."""
    return {
        (rij.gebied.code, str(rij.kwartaal if model is Cijfer else rij.jaar)): (
            rij.reden_onbekend if rij.waarde is None else f"{rij.waarde.normalize():f}"
        )
        for rij in model.objects.current().select_related("gebied")
    }


def waiting() -> int:
    """How many rows wait for agreement."""
    return sum(
        model.objects.filter(bekend_vanaf__isnull=True).count()
        for model in (Cijfer, Norm)
    )


def figure(gebied, waarde, **velden) -> Cijfer:
    """A figure about beschut werk at the end of 2020, for another delivery to bring."""
    return figure_of(gebied, waarde, kwartaal="2020-K4", **velden)
