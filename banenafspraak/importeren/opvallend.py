"""What stands out in the numbers of a file: the checks of an opgave, over all its rows.

What cannot be refuses the row (a part larger than its whole). What asks for a second look is
a warning: a jump, parts that do not add up to their total, or a share below 1%, which is
often a percentage that lost its format.
"""

from collections import defaultdict

from banenafspraak import notatie
from banenafspraak.eenheden import Aard, Eenheid
from banenafspraak.importeren.melding import Waarschuwing
from banenafspraak.importeren.rijen import Bestandsrij
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer, Indicator, Waarneming
from banenafspraak.opgave.controles import Ernst, Opmerking, Regel, check
from banenafspraak.opgave.delen import (
    is_difference,
    is_subtracted,
    parent_of,
    sum_of,
)
from banenafspraak.opgave.lezen import Gelezen
from banenafspraak.opgave.onderdelen import since, sleutel_van

VALT_OP = "opvallend"


def check_numbers(uitkomst) -> None:
    """Add refusals and warnings to `uitkomst`, of every number it holds. One query."""
    _check_figures(uitkomst)
    uitkomst.waarschuwingen += [
        _tiny_share(b) for b in uitkomst.rijen if _is_tiny_share(b.rij)
    ]


def _check_figures(uitkomst) -> None:
    rijen = [
        b for b in (*uitkomst.rijen, *uitkomst.gelijk) if isinstance(b.rij, Cijfer)
    ]
    if not rijen:
        return
    verandert = {id(b) for b in uitkomst.rijen}
    eerder = _known_before(rijen)
    weg = set()
    for groep in _groups(rijen):
        if not any(id(b) in verandert for b in groep):
            continue  # what the site says already, however odd, is not news
        per_sleutel = {_key(b): b for b in groep}
        for opmerking in check(_regels(groep, eerder)):
            rij = per_sleutel[opmerking.sleutel]
            if opmerking.ernst is Ernst.FOUT:
                wat, _, doe = opmerking.tekst.rpartition(". ")
                uitkomst.meldingen.append(rij.refused(f"{wat}.", doe, "deel"))
                weg.add(id(rij))
            elif opmerking.ernst is Ernst.VRAAG and id(rij) in verandert:
                uitkomst.waarschuwingen.append(_warning(rij, opmerking))
    if weg:
        uitkomst.nieuw = [b for b in uitkomst.nieuw if id(b) not in weg]
        uitkomst.gewijzigd = [
            w for w in uitkomst.gewijzigd if id(w.bestandsrij) not in weg
        ]


def _warning(rij: Bestandsrij, opmerking: Opmerking) -> Waarschuwing:
    gebied, wanneer = rij.rij.gebied.naam, rij.rij.kwartaal.einde_label
    zin = f"{gebied}, {wanneer}. {opmerking.soort}. {opmerking.kort}."
    return Waarschuwing(VALT_OP, zin, rij.nummer)


def _is_tiny_share(rij: Waarneming) -> bool:
    return (
        rij.eenheid is Eenheid.PROCENT and rij.waarde is not None and 0 < rij.waarde < 1
    )


def _tiny_share(b: Bestandsrij) -> Waarschuwing:
    """A share of 0,53: a cell that showed 53% holds that in an xls or a csv."""
    rij = b.rij
    wanneer = rij.kwartaal.einde_label if isinstance(rij, Cijfer) else rij.jaar
    zin = (
        f"{rij.gebied.naam}, {wanneer}. {rij.indicator.naam}: "
        f"{notatie.procent(rij.waarde)} is minder dan 1%. "
        f"Bedoelt u {notatie.procent(rij.waarde * 100)}?"
    )
    return Waarschuwing(VALT_OP, zin, b.nummer)


def _groups(rijen: list[Bestandsrij]):
    """The figures of one indicator, area and quarter belong together."""
    groepen = defaultdict(list)
    for b in rijen:
        groepen[b.rij.indicator_id, b.rij.gebied_id, b.rij.kwartaal].append(b)
    return groepen.values()


def _key(b: Bestandsrij) -> str:
    return sleutel_van(b.rij.indicator.code, b.rij.uitsplitsing.code)


def _regels(groep: list[Bestandsrij], eerder) -> list[Regel]:
    indicator: Indicator = groep[0].rij.indicator
    delen = sorted(
        (b.rij.uitsplitsing for b in groep), key=lambda deel: (deel.volgorde, deel.code)
    )
    gevraagd = {deel.pk: deel for deel in delen}
    regels = []
    for b in groep:
        deel = b.rij.uitsplitsing
        ouder = parent_of(deel, gevraagd, delen)
        vorig, label = _before(b, eerder)
        naam = indicator.naam
        if len(groep) > 1:
            naam = f"{naam}, {deel.naam}"
        regels.append(
            Regel(
                sleutel=_key(b),
                naam=naam,
                gelezen=Gelezen(b.rij.waarde, b.rij.reden_onbekend),
                uitleg=b.rij.toelichting,
                ouder=sleutel_van(indicator.code, ouder.code) if ouder else "",
                groep=sum_of(deel, ouder, delen, indicator),
                weegt=-1 if is_subtracted(deel) else 1,
                mag_negatief=is_difference(deel, indicator)
                or indicator.aard == Aard.EXTRA,
                eenheid=b.rij.eenheid,
                vorig=vorig,
                vorig_label=label,
                eerder_bekend=True,
                verplicht=False,
                sprong_procent=indicator.sprong_procent,
                sprong_aantal=indicator.sprong_aantal,
            )
        )
    return regels


def _before(b: Bestandsrij, eerder):
    """The figure a jump is measured from, as in an opgave: last quarter, else a year
    earlier."""
    reeks, kwartaal = eerder[_series(b.rij)], b.rij.kwartaal
    if b.rij.indicator.frequentie == Indicator.Frequentie.KWARTAAL:
        vorige = kwartaal.vorige()
        if vorige in reeks:
            return reeks[vorige], "vorig kwartaal"
    return reeks.get(kwartaal.jaar_eerder()), "een jaar eerder"


def _series(rij) -> tuple:
    return (rij.indicator_id, rij.gebied_id, rij.uitsplitsing_id)


def _known_before(rijen: list[Bestandsrij]) -> dict[tuple, dict[Kwartaal, object]]:
    """Real values by series and quarter: of the site, and of the file itself."""
    indicatoren = {b.rij.indicator_id: b.rij.indicator for b in rijen}
    huidig = Cijfer.objects.current().real().filter(indicator__in=indicatoren)
    gebieden = {b.rij.gebied_id for b in rijen}
    if len(gebieden) <= 500:
        huidig = huidig.filter(gebied__in=gebieden)
    reeksen = defaultdict(dict)
    velden = "indicator_id gebied_id uitsplitsing_id kwartaal vanaf waarde".split()
    for *reeks, kwartaal, vanaf, waarde in huidig.order_by().values_list(*velden):
        if waarde is not None and vanaf == since(indicatoren[reeks[0]], kwartaal):
            reeksen[tuple(reeks)][kwartaal] = waarde
    for b in rijen:
        if b.rij.waarde is not None:
            reeksen[_series(b.rij)][b.rij.kwartaal] = b.rij.waarde
    return reeksen
