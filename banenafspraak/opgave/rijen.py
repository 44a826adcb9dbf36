"""What an opgave puts in the ledger: rows, explanations, their source.

And whether another delivery was there first.
"""

from django.utils import timezone

from banenafspraak import leveringen, notatie
from banenafspraak.leveringen import Botsing
from banenafspraak.models import (
    Bron,
    Cijfer,
    Duiding,
    Levering,
    Norm,
    NormSoort,
    Uitsplitsing,
    Waarneming,
)
from banenafspraak.opgave.lezen import Gelezen
from banenafspraak.opgave.onderdelen import Onderdeel
from banenafspraak.opgave.vel import Opgave
from banenafspraak.opgave.woorden import deze, naam_vooraan, organisatie, wanneer
from regio.models import Soort


def says_same(gelezen: Gelezen, rij: Waarneming | None) -> bool:
    """Whether what was typed is what this row says."""
    return rij is not None and (rij.waarde, rij.reden_onbekend) == (
        gelezen.waarde,
        gelezen.reden,
    )


def rows_of(opgave: Opgave, levering: Levering) -> list[Waarneming]:
    """The rows that say something else than what is on the site."""
    rijen = []
    for onderdeel in opgave.onderdelen:
        gelezen = onderdeel.read(opgave.field(onderdeel))
        if not gelezen.is_leeg and not says_same(gelezen, onderdeel.huidig):
            rijen.append(_row(onderdeel, gelezen, levering))
    return rijen


def _row(onderdeel: Onderdeel, gelezen: Gelezen, levering: Levering) -> Waarneming:
    velden = {
        "indicator": onderdeel.indicator,
        "gebied": levering.gebied,
        "uitsplitsing": onderdeel.uitsplitsing,
        "waarde": gelezen.waarde,
        "reden_onbekend": gelezen.reden,
        "bron": levering.bron,
        "levering": levering,
    }
    if not onderdeel.is_norm:
        return Cijfer(kwartaal=levering.kwartaal, vanaf=onderdeel.vanaf, **velden)
    # A correction changes the number of a norm, not its kind.
    soort = (
        onderdeel.huidig.soort if onderdeel.huidig else onderdeel.indicator.norm_soort
    )
    return Norm(
        jaar=onderdeel.norm_jaar,
        soort=soort or NormSoort.INDICATIEF,
        ambitie=soort == NormSoort.AMBITIE,
        **velden,
    )


def explanations_of(
    opgave: Opgave, levering: Levering, rijen: list[Waarneming]
) -> list[Duiding]:
    """The explanations that change what the site says, to publish with the figures.

    Words that stand there already go along with a new figure. Words that are no longer
    public become one without text, which takes the old ones away.
    """
    cijfers = {_about(rij) for rij in rijen if isinstance(rij, Cijfer)}
    duidingen = []
    for onderdeel in opgave.onderdelen:
        tekst = opgave.public_words(onderdeel)
        sleutel = (onderdeel.indicator.pk, onderdeel.uitsplitsing.pk)
        # The old words go with an old figure by themselves.
        anders = tekst if sleutel in cijfers else opgave.changes_words(onderdeel)
        if onderdeel.is_norm or not anders:
            continue
        duidingen.append(
            Duiding(
                indicator=onderdeel.indicator,
                gebied=levering.gebied,
                kwartaal=levering.kwartaal,
                uitsplitsing=onderdeel.uitsplitsing,
                tekst=tekst,
                namens=organisatie(levering.gebied),
                levering=levering,
            )
        )
    return duidingen


def _about(rij: Cijfer | Duiding) -> tuple[int, int]:
    return (rij.indicator_id, rij.uitsplitsing_id)


def source_of(levering: Levering) -> Bron:
    """The source that every figure of this opgave names."""
    gebied, kwartaal = levering.gebied, levering.kwartaal
    namens = organisatie(gebied)
    soort = {
        Soort.REGIO: Bron.Soort.WERKKAMER,
        Soort.LAND: Bron.Soort.BEHEER,
    }.get(gebied.soort, Bron.Soort.GEMEENTE)
    wat = "correctie" if levering.corrigeert_id else "opgave"
    velden = {
        "soort": soort,
        "uitgever": namens[:1].upper() + namens[1:],
        "titel": levering.herkomst or f"{wat.capitalize()} over het {kwartaal.label}",
        "korte_titel": f"{wat} {namens.removeprefix('de ')}, {kwartaal.label}"[:90],
        "datum": timezone.localdate(),
        "datum_soort": Bron.DatumSoort.DAG,
    }
    sleutel = f"opgave-{gebied.code}-{kwartaal}-{levering.pk}".lower()
    bron, _ = Bron.objects.update_or_create(sleutel=sleutel, defaults=velden)
    return bron


# ---- overtaken ---------------------------------------------------------------------


def refuse_overtaken(levering: Levering) -> None:
    """Raise `Botsing` when the site no longer says what it said at handing in: which figure
    another delivery changed first, and who agreed with that."""
    _refuse_changed_meanwhile(levering, refuse_overtaken_rows(levering))


def refuse_overtaken_rows(levering: Levering) -> set[tuple]:
    """The same for its waiting rows alone; returns what those are about."""
    wachtend = []
    for model in (Norm, Cijfer):
        eigen = model.objects.filter(
            levering=levering, bekend_vanaf__isnull=True
        ).select_related("vervangt", "indicator", "uitsplitsing")
        huidig = leveringen.current_rows(model, list(eigen))
        for rij in eigen:
            nu = huidig.get(leveringen.sleutel_van(rij))
            if (nu and nu.pk) != rij.vervangt_id:
                raise Botsing(_overtaken(levering, _subject(rij), rij.vervangt, nu))
        wachtend += [(model, *_about(rij)) for rij in eigen]
    return set(wachtend)


def _refuse_changed_meanwhile(levering: Levering, wachtend: set) -> None:
    """What was equal to the site has no row that waits; it must be equal still."""
    opgave = Opgave.read(levering.gebied, levering.kwartaal)
    for onderdeel in opgave.onderdelen:
        model = Norm if onderdeel.is_norm else Cijfer
        gelezen = onderdeel.read(opgave.field(onderdeel))
        sleutel = (model, onderdeel.indicator.pk, onderdeel.uitsplitsing.pk)
        if gelezen.is_leeg or sleutel in wachtend:
            continue
        if not says_same(gelezen, onderdeel.huidig):
            rij = _row(onderdeel, gelezen, levering)
            raise Botsing(_overtaken(levering, _subject(rij), rij, onderdeel.huidig))


def _overtaken(
    levering: Levering, waarover: str, was: Waarneming | None, nu: Waarneming | None
) -> str:
    begin = f"U kunt op {deze(levering)} geen akkoord geven."
    terug = f"Stuur {deze(levering)} terug. Dan kan de indiener opnieuw beginnen"
    if nu is None:
        return f"{begin} {waarover}: {_value(was)} staat niet meer op de site. {terug}."
    ander = nu.levering
    van = f"van {_value(was)} " if was else ""
    return (
        f"{begin} {naam_vooraan(ander.vastgesteld_door)} gaf "
        f"{wanneer(ander.vastgesteld_op)} akkoord op een andere levering van hetzelfde "
        f"cijfer: {waarover}, {van}naar {_value(nu)}. {terug} vanaf {_value(nu)}."
    )


def _subject(rij: Waarneming) -> str:
    deel = rij.uitsplitsing
    naam = rij.indicator.naam
    if deel.code != Uitsplitsing.TOTAAL:
        naam = f"{naam} ({deel.naam})"
    if isinstance(rij, Norm):
        return f"{naam}, norm voor eind {rij.jaar}"
    return f"{naam}, {rij.kwartaal.label}"


def _value(rij: Waarneming) -> str:
    return "niet bekend" if rij.waarde is None else notatie.aantal(rij.waarde)
