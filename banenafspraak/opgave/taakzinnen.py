"""The words of the start page: the sentence on top, and what stands at each task.

No database. `*stars*` mark what a page prints bold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from banenafspraak import notatie
from banenafspraak.opgave.controles import Soort
from banenafspraak.opgave.stand import Staat
from banenafspraak.opgave.taken import Taak, Taken, is_to_deliver
from banenafspraak.opgave.woorden import (
    dagen,
    geleden,
    gemeenten,
    klok,
    met_hoofdletter,
    naam_van,
    nog,
    opgaven,
    opsomming,
    voor,
    wanneer,
    wie,
)
from regio.models import Soort as Gebiedsoort

_DAGEN = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
_MEESTE_NAMEN = 3

# What stands out, for 1 and for more.
_VALT_OP = {
    Soort.SPRONG: ("1 sprong", "{} sprongen"),
    Soort.TELT_NIET_OP: (
        "1 verschil in de optelling",
        "{} verschillen in de optelling",
    ),
    Soort.NIET_BEKEND: ("1 keer niet bekend", "{} keer niet bekend"),
    Soort.WAS_BEKEND: (
        "1 cijfer was bekend en is nu niet bekend",
        "{} cijfers waren bekend en zijn nu niet bekend",
    ),
    Soort.EERSTE_KEER: (
        "1 cijfer voor het eerst ingevuld",
        "{} cijfers voor het eerst ingevuld",
    ),
}
_MET_UITLEG = {Soort.SPRONG, Soort.TELT_NIET_OP}  # cannot be handed in without


# ---- on top ------------------------------------------------------------------------


def onder_de_kop(taken: Taken) -> str:
    """`Maandag 23 november 2026. Opgaven van Huizen.`"""
    dag = taken.vandaag
    datum = f"{met_hoofdletter(_DAGEN[dag.weekday()])} {notatie.datum(dag)}."
    return f"{datum} {_scope(taken)}".strip()


def _scope(taken: Taken) -> str:
    if taken.rechten.alles:
        return "Nederland en alle regio’s."
    regios = [g for g in taken.gebieden if g.soort == Gebiedsoort.REGIO]
    kleiner = [
        g
        for g in taken.gebieden
        if g.soort != Gebiedsoort.REGIO and g.bestond_op(taken.vandaag)
    ]
    if regios:
        namen = opsomming([g.naam for g in regios])
        return f"{namen} en {_the(len(kleiner))}." if kleiner else f"{namen}."
    if not kleiner:
        return ""
    if len(kleiner) > _MEESTE_NAMEN:
        return f"Opgaven van {gemeenten(len(kleiner))}."
    return f"Opgaven van {opsomming([g.naam for g in kleiner])}."


def _the(aantal: int) -> str:
    return "de gemeente" if aantal == 1 else f"de {gemeenten(aantal)}"


def zinnen(taken: Taken, ook: Sequence[str] = ()) -> list[str]:
    """What this person has to do, how soon, and who is late: one line of sentences. `ook`:
    sentences about other work than opgaven."""
    if not taken.rechten.heeft_rol:
        return ["U hebt nog geen rol.", "Vraag de beheerder om u een rol te geven."]
    regels = []
    if taken.te_doen:
        regels.append(f"U hebt *{opgaven(len(taken.te_doen))}* te doen.")
        regels += _own_deadlines(taken)
    if taken.akkoord:
        regels.append(_waiting(len(taken.akkoord), ook=bool(taken.te_doen)))
    regels += ook
    if taken.is_leeg and not ook:
        regels.append("U hebt nu *niets* te doen.")
        regels += _what_comes(taken)
    regels += _others_late(taken)
    if not taken.te_doen:
        regels += _others_deadline(taken)
    return regels


def _waiting(aantal: int, *, ook: bool) -> str:
    wacht = "wacht" if aantal == 1 else "wachten"
    if ook:
        return f"Ook {wacht} *{opgaven(aantal)}* op uw akkoord."
    return f"*{met_hoofdletter(opgaven(aantal))}* {wacht} op uw akkoord."


def _own_deadlines(taken: Taken) -> list[str]:
    met_datum = [t.stand for t in taken.te_doen if not t.stand.is_correctie]
    laat = [s for s in met_datum if s.te_laat(taken.vandaag)]
    op_tijd = [s for s in met_datum if not s.te_laat(taken.vandaag)]
    noem = len({s.kwartaal for s in met_datum}) > 1
    regels = []
    if len(laat) == 1:
        regels.append(
            f"De kwartaalopgave over het {laat[0].kwartaal.label} is "
            f"*{laat[0].te_laat(taken.vandaag)}*."
        )
    elif laat:
        regels.append(f"*{met_hoofdletter(opgaven(len(laat)))}* zijn te laat.")
    if not op_tijd:
        return regels
    uiterlijk = min(s.uiterlijk for s in op_tijd)
    eerste = [s for s in op_tijd if s.uiterlijk == uiterlijk]
    over = f" over het {eerste[0].kwartaal.label}" if noem else ""
    wat = (
        f"De kwartaalopgave{over} moet"
        if len(eerste) == 1
        else f"De {len(eerste)} kwartaalopgaven{over} moeten"
    )
    return [
        *regels,
        f"{wat} {_before(uiterlijk)} binnen zijn.",
        _left(uiterlijk, taken),
    ]


def _before(uiterlijk) -> str:
    woord, datum = voor(uiterlijk).split(" ", 1)
    return f"{woord} *{datum}*"


def _left(uiterlijk, taken: Taken) -> str:
    over = (uiterlijk - taken.vandaag).days
    return f"U hebt nog *{dagen(over)}*." if over else "Inleveren kan *nog vandaag*."


def _others_late(taken: Taken) -> list[str]:
    """Who is late of those whose figures this person agrees with."""
    eigen = {g.pk for g in taken.gebieden}
    laat = [
        s
        for s in taken.standen
        if s.gebied.pk in eigen
        and not is_to_deliver(taken.rechten, s.gebied)
        and s.te_laat(taken.vandaag)
    ]
    wie_laat = {s.gebied.pk: s.gebied for s in laat}
    if not laat:
        return []
    zijn = "is" if len(wie_laat) == 1 else "zijn"
    kwartalen = {s.kwartaal for s in laat}
    if len(eigen) == 1:
        over = f" over het {laat[0].kwartaal.label}" if len(kwartalen) == 1 else ""
        return [f"{laat[0].gebied.naam} is *te laat* met de opgave{over}."]
    if len(kwartalen) == 1:
        label = laat[0].kwartaal.label
        return [f"Over het {label} {zijn} *{gemeenten(len(wie_laat))} te laat*."]
    return [f"*{gemeenten(len(wie_laat))}* {zijn} *te laat* met een of meer opgaven."]


def _others_deadline(taken: Taken) -> list[str]:
    for termijn in taken.termijnen:
        if termijn.klaar:
            uiterlijk = _before(termijn.uiterlijk)
            return [f"Het {termijn.kwartaal.label} moet {uiterlijk} binnen zijn."]
    return []


def _what_comes(taken: Taken) -> list[str]:
    if volgende := taken.volgende:
        dag = notatie.datum(volgende.peildatum + timedelta(days=1))
        return [f"Op {dag} staat de opgave over het {volgende.label} klaar."]
    if taken.levert and not taken.termijnen and not taken.standen.per_vak:
        return ["Er is nog niets gevraagd."]
    if not taken.levert:
        return ["Als iemand een opgave indient, staat die hier."]
    return []


# ---- one task ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kaart:
    """One task as the page shows it. `reden`: why it came back, `reden_van`: from whom."""

    taak: Taak
    titel: str
    staat: str
    regels: tuple[str, ...] = ()
    reden: str = ""
    reden_van: str = ""
    wanneer: str = ""
    wanneer_onder: str = ""
    is_laat: bool = False
    doe: str = ""


def te_doen_kaart(taak: Taak, taken: Taken) -> Kaart:
    """Sent back, concept or not begun."""
    stand, levering = taak.stand, taak.levering
    laat = stand.te_laat(taken.vandaag)
    wanneer, onder = (
        met_hoofdletter(voor(stand.uiterlijk)),
        nog(stand.uiterlijk, taken.vandaag),
    )
    if stand.is_correctie:
        wanneer, onder = "Geen inleverdatum", "Op de site staan de oude cijfers."
    regels, reden, reden_van = (), "", ""
    if stand.werk is Staat.TERUGGESTUURD:
        reden, reden_van = _why_back(levering)
    elif levering:
        regels = (*_progress(taak), _last_saved(levering, taken))
    return Kaart(
        taak,
        titel(taak, taken),
        met_hoofdletter(stand.werk),
        regels,
        reden,
        reden_van,
        wanneer,
        met_hoofdletter(onder),
        bool(laat),
        _BUTTON[stand.werk, stand.is_correctie],
    )


_BUTTON = {
    (Staat.NIET_BEGONNEN, False): "Begin met invullen",
    (Staat.CONCEPT, False): "Ga verder met invullen",
    (Staat.CONCEPT, True): "Ga verder met de correctie",
    (Staat.TERUGGESTUURD, False): "Verbeter de opgave",
    (Staat.TERUGGESTUURD, True): "Verbeter de correctie",
}


def akkoord_kaart(taak: Taak, taken: Taken) -> Kaart:
    """Waits for agreement of this person."""
    levering = taak.levering
    regels = [valt_op(levering.opvallend)]
    if taken.rechten.alles and taak.niemand:
        regels.append("Niemand anders kan hier akkoord geven.")
    return Kaart(
        taak,
        titel(taak, taken),
        "Ingediend",
        tuple(regels),
        wanneer=met_hoofdletter(geleden(levering.ingediend_op, taken.vandaag)),
        wanneer_onder=f"door {wie(levering.ingediend_door)}",
        doe="Controleer",
    )


def ander_kaart(taak: Taak, taken: Taken) -> Kaart:
    """Waits for somebody else: what was handed in, and what this person sent back."""
    levering = taak.levering
    if taak.stand.werk is Staat.TERUGGESTUURD:
        return Kaart(
            taak,
            titel(taak, taken),
            "Teruggestuurd",
            (f"“{levering.reden_terug}”",),
            wanneer=met_hoofdletter(geleden(levering.teruggestuurd_op, taken.vandaag)),
            wanneer_onder="door u",
        )
    door = "u" if taak.is_eigen else wie(levering.ingediend_door)
    toen = wanneer(levering.ingediend_op)
    regels = [met_hoofdletter(f"door {door} {toen} ingediend.")]
    if taak.is_eigen:
        regels.append("U kunt niet zelf akkoord geven.")
    if taak.niemand and taak.beheerder:
        regels.append("Een beheerder kan akkoord geven.")
    elif taak.niemand:
        regels.append(
            f"Voor {naam_van(taak.stand.gebied)} is nog geen vaststeller die akkoord kan "
            "geven. Vraag de beheerder om iemand toe te voegen."
        )
    return Kaart(
        taak,
        titel(taak, taken),
        "Ingediend, wacht op akkoord",
        (" ".join(regels),),
        wanneer=met_hoofdletter(geleden(levering.ingediend_op, taken.vandaag)),
    )


def titel(taak: Taak, taken: Taken) -> str:
    """`Kwartaalopgave, 3e kwartaal 2026`; with the name of the area for who has more."""
    stand = taak.stand
    label = stand.kwartaal.label
    wat = "correctie" if stand.is_correctie else ""
    alleen = len(taken.gebieden) == 1 and taken.gebieden[0] == stand.gebied
    if alleen and stand.gebied.soort != Gebiedsoort.LAND:
        return f"{met_hoofdletter(wat or 'kwartaalopgave')}, {label}"
    delen = [met_hoofdletter(naam_van(stand.gebied)), wat, label]
    return ", ".join(filter(None, delen))


def valt_op(opvallend: dict[str, int]) -> str:
    """`Let op: 1 sprong, 2 keer niet bekend. Met uitleg.` or `Er valt niets op.`"""
    delen = []
    for soort, (een, meer) in _VALT_OP.items():
        if keer := opvallend.get(soort.value, 0):
            delen.append(een if keer == 1 else meer.format(keer))
    bekend = {soort.value for soort in _VALT_OP}
    delen += [
        f"{keer} keer {s.lower()}" for s, keer in opvallend.items() if s not in bekend
    ]
    if not delen:
        return "Er valt niets op."
    uitleg = any(opvallend.get(soort.value) for soort in _MET_UITLEG)
    return f"Let op: {', '.join(delen)}.{' Met uitleg.' if uitleg else ''}"


def _progress(taak: Taak) -> tuple[str, ...]:
    """`8 van de 9 onderdelen ingevuld, 1 niet bekend.`"""
    if taak.ingevuld is None:
        return ()
    ver = taak.ingevuld
    if not ver.ingevuld:
        return ("Er is nog geen onderdeel ingevuld.",)
    onbekend = f", {ver.onbekend} niet bekend" if ver.onbekend else ""
    if ver.gevraagd == 1:
        return (f"Het onderdeel is ingevuld{onbekend}.",)
    return (f"{ver.ingevuld} van de {ver.gevraagd} onderdelen ingevuld{onbekend}.",)


def _last_saved(levering, taken: Taken) -> str:
    moment = levering.gewijzigd_op
    if moment is None:
        return "Nog niet bewaard."
    zelf = levering.gewijzigd_door_id == taken.rechten.gebruiker.pk
    door = "u" if zelf else wie(levering.gewijzigd_door)
    dag = notatie.datum(timezone.localtime(moment).date())
    return f"Laatst bewaard door {door}, {dag} om {klok(moment)}."


def _why_back(levering) -> tuple[str, str]:
    van = met_hoofdletter(wie(levering.teruggestuurd_door))
    if levering.teruggestuurd_op:
        dag = timezone.localtime(levering.teruggestuurd_op).date()
        van = f"{van}, {notatie.datum(dag)}"
    return levering.reden_terug, van
