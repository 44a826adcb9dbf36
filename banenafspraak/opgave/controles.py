"""What is wrong with an opgave, and what stands out in it.

Pure: no Django. A mistake (`Ernst.FOUT`) stops handing in. A question (`Ernst.VRAAG`)
asks for an explanation first. A mention (`Ernst.MELDING`) is only shown to who agrees.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from banenafspraak import notatie
from banenafspraak.eenheden import Eenheid
from banenafspraak.opgave.lezen import Gelezen
from banenafspraak.opgave.veld import LANGSTE_UITLEG

MAG_VERSCHILLEN = 2  # published totals differ by 1 or 2 from the sum of their parts


class Ernst(StrEnum):
    """What a remark asks of who fills in."""

    FOUT = "fout"
    VRAAG = "vraag"
    MELDING = "melding"


class Soort(StrEnum):
    """Why something stands out, in the words of the page."""

    FOUT = "Fout"
    LEEG = "Niet ingevuld"
    KAN_NIET = "Kan niet"
    SPRONG = "Sprong"
    TELT_NIET_OP = "Telt niet op"
    NIET_BEKEND = "Niet bekend"
    EERSTE_KEER = "Voor het eerst ingevuld"
    WAS_BEKEND = "Was bekend, nu niet bekend"


@dataclass(frozen=True, slots=True)
class Regel:
    """One onderdeel as the checks see it.

    `ouder`: the sleutel of the total it is a part of, "" for a total. `groep`: parts of
    one total that add up to it share a groep; "" when parts do not add up (steps of a
    funnel, a part of a whole). `weegt`: -1 for what is subtracted in that sum.
    `mag_negatief`: it counts a difference, so that a part may be more than the whole.
    `vorig`: what it is compared with, `vorig_label` says of when ("vorig kwartaal").
    `eerder_bekend`: whether this area ever had a figure for it. `op_de_site`: what the
    public sees now for this very quarter.
    """

    sleutel: str
    naam: str
    gelezen: Gelezen
    uitleg: str = ""
    ouder: str = ""
    groep: str = ""
    weegt: int = 1
    mag_negatief: bool = False
    eenheid: Eenheid = Eenheid.PERSONEN
    vorig: Decimal | None = None
    vorig_label: str = "vorig kwartaal"
    eerder_bekend: bool = False
    op_de_site: Decimal | None = None
    verplicht: bool = True
    is_norm: bool = False
    sprong_procent: int = 25
    sprong_aantal: int = 5


@dataclass(frozen=True, slots=True)
class Opmerking:
    """One remark about one onderdeel. `tekst` stands at the field, `kort` in the list on
    top. `beantwoord`: the question has its explanation. `veld`: which of its fields it is
    about, "getal" or "uitleg"."""

    sleutel: str
    soort: Soort
    ernst: Ernst
    tekst: str
    kort: str
    beantwoord: bool = False
    veld: str = "getal"

    @property
    def houdt_tegen(self) -> bool:
        """Whether the opgave cannot be handed in because of this."""
        return self.ernst is Ernst.FOUT or (
            self.ernst is Ernst.VRAAG and not self.beantwoord
        )


def check(regels: Sequence[Regel]) -> list[Opmerking]:
    """Every remark about an opgave, in the order of its onderdelen."""
    per_sleutel = {regel.sleutel: regel for regel in regels}
    opmerkingen = []
    for regel in regels:
        opmerkingen += [*_of_itself(regel), *_too_long(regel)]
        opmerkingen += _of_parts(regel, per_sleutel)
    plaats = {regel.sleutel: nummer for nummer, regel in enumerate(regels)}
    return sorted(opmerkingen, key=lambda o: plaats[o.sleutel])


def _of_itself(regel: Regel) -> list[Opmerking]:
    gelezen, naam = regel.gelezen, regel.naam
    if gelezen.fout:
        fout = gelezen.fout
        return [
            Opmerking(
                regel.sleutel, Soort.FOUT, Ernst.FOUT, str(fout), f"{naam}: {fout.wat}"
            )
        ]
    if gelezen.is_leeg:
        return [_empty(regel)] if regel.verplicht else []
    if gelezen.reden:
        return [_unknown(regel)]
    sprong = _jump(regel) or _big_change(regel)
    return [o for o in (sprong, _first_time(regel)) if o]


def _too_long(regel: Regel) -> list[Opmerking]:
    if len(regel.uitleg) <= LANGSTE_UITLEG:
        return []
    return [
        Opmerking(
            regel.sleutel,
            Soort.FOUT,
            Ernst.FOUT,
            f"Deze uitleg is te lang: {notatie.aantal(len(regel.uitleg))} tekens. Er "
            f"passen er {notatie.aantal(LANGSTE_UITLEG)}. Maak hem korter.",
            f"{regel.naam}: de uitleg is te lang",
            veld="uitleg",
        )
    ]


def _empty(regel: Regel) -> Opmerking:
    return Opmerking(
        regel.sleutel,
        Soort.LEEG,
        Ernst.FOUT,
        "Hier staat nog niets. Vul een getal in, of kies waarom het niet bekend is. "
        "Leeg is geen nul.",
        f"{regel.naam}: nog niet ingevuld",
    )


def _unknown(regel: Regel) -> Opmerking:
    was = ""
    if regel.vorig is not None:
        toen = regel.vorig_label[:1].upper() + regel.vorig_label[1:]
        het = "was" if regel.is_norm else "was het"
        was = f" {toen} {het} {_number(regel, regel.vorig)}."
    soort = Soort.WAS_BEKEND if was else Soort.NIET_BEKEND
    return Opmerking(
        regel.sleutel,
        soort,
        Ernst.MELDING,
        f"Reden: {regel.gelezen.reden}.{was} Op de site komt “niet bekend”, geen nul.",
        f"{regel.naam}: niet bekend",
    )


def _first_time(regel: Regel) -> Opmerking | None:
    if regel.eerder_bekend or regel.is_norm:
        return None
    return Opmerking(
        regel.sleutel,
        Soort.EERSTE_KEER,
        Ernst.MELDING,
        "Van dit onderdeel was nog geen cijfer bekend.",
        f"{regel.naam}: voor het eerst ingevuld",
    )


def _jump(regel: Regel) -> Opmerking | None:
    if not is_jump(regel):
        return None
    verschil = regel.gelezen.waarde - regel.vorig
    richting = "meer" if verschil > 0 else "minder"
    deel = f" ({_share(verschil, regel.vorig)})" if regel.vorig else ""
    zin = f"{_that_is(regel, abs(verschil))} {richting}"
    return Opmerking(
        regel.sleutel,
        Soort.SPRONG,
        Ernst.VRAAG,
        f"{zin} dan {regel.vorig_label}{deel}. Klopt dit? Leg het kort uit.",
        f"{regel.naam}: van {_number(regel, regel.vorig)} naar "
        f"{_number(regel, regel.gelezen.waarde)}",
        beantwoord=bool(regel.uitleg),
    )


def _big_change(regel: Regel) -> Opmerking | None:
    """A correction that changes much; its reason stands on top, so it asks no more."""
    was, nu = regel.op_de_site, regel.gelezen.waarde
    if not _differs_much(regel, nu, was):
        return None
    richting = "meer" if nu > was else "minder"
    deel = f" ({_share(nu - was, was)})" if was else ""
    return Opmerking(
        regel.sleutel,
        Soort.SPRONG,
        Ernst.MELDING,
        f"{_that_is(regel, abs(nu - was))} {richting} dan er nu op de site staat{deel}.",
        f"{regel.naam}: van {_number(regel, was)} naar {_number(regel, nu)}",
    )


def is_jump(regel: Regel) -> bool:
    """Whether a figure differs from the one before by both thresholds or more."""
    return _differs_much(regel, regel.gelezen.waarde, regel.vorig)


def _differs_much(regel: Regel, nu: Decimal | None, was: Decimal | None) -> bool:
    if nu is None or was is None:
        return False
    verschil = abs(nu - was)
    return (
        verschil >= regel.sprong_aantal
        and verschil > 0
        and verschil * 100 >= regel.sprong_procent * abs(was)
    )


def _that_is(regel: Regel, aantal: Decimal) -> str:
    """`Dat zijn er 29`, `Dat is er 1`; money and shares are not counted in pieces."""
    if regel.eenheid is Eenheid.EURO:
        return f"Dat is {notatie.euro(aantal)}"
    if regel.eenheid is Eenheid.PROCENT:
        return f"Dat is {notatie.aantal(aantal)} procentpunt"
    return "Dat is er 1" if aantal == 1 else f"Dat zijn er {notatie.aantal(aantal)}"


def _number(regel: Regel, waarde: Decimal) -> str:
    if regel.eenheid is Eenheid.EURO:
        return notatie.euro(waarde)
    if regel.eenheid is Eenheid.PROCENT:
        return notatie.procent(waarde)
    return notatie.aantal(waarde)


def _share(verschil: Decimal, van: Decimal) -> str:
    return notatie.procent(notatie.rond_half_op(abs(verschil) * 100 / abs(van)))


# ---- totals and parts --------------------------------------------------------------


def _of_parts(totaal: Regel, per_sleutel: dict[str, Regel]) -> list[Opmerking]:
    delen = [r for r in per_sleutel.values() if r.ouder == totaal.sleutel]
    if totaal.gelezen.waarde is None:
        return []
    groepen = defaultdict(list)
    opmerkingen = []
    for deel in delen:
        if deel.groep:
            groepen[deel.groep].append(deel)
        opmerkingen += _larger_than_whole(deel, totaal)
    for groep in groepen.values():
        opmerking = _does_not_add_up(totaal, groep)
        if opmerking:
            opmerkingen.append(opmerking)
    return opmerkingen


def _larger_than_whole(deel: Regel, totaal: Regel) -> list[Opmerking]:
    """A part larger than its whole is impossible, but for the 2 by which they may differ
    and for counts that can be negative."""
    waarde, heel = deel.gelezen.waarde, totaal.gelezen.waarde
    if waarde is None or deel.mag_negatief or totaal.mag_negatief:
        return []
    speling = MAG_VERSCHILLEN if deel.groep else 0
    if waarde <= heel + speling:
        return []
    return [
        Opmerking(
            deel.sleutel,
            Soort.KAN_NIET,
            Ernst.FOUT,
            f"{_number(deel, waarde)} is meer dan het geheel: {totaal.naam} is "
            f"{_number(totaal, heel)}. Verbeter een van de twee getallen.",
            f"{deel.naam}: meer dan het geheel",
        )
    ]


def _does_not_add_up(totaal: Regel, delen: Sequence[Regel]) -> Opmerking | None:
    """Only when every part is known: a sum with gaps says nothing."""
    waarden = [deel.gelezen.waarde for deel in delen]
    if len(delen) < 2 or any(waarde is None for waarde in waarden):
        return None
    som = sum(deel.weegt * deel.gelezen.waarde for deel in delen)
    verschil = som - totaal.gelezen.waarde
    if abs(verschil) <= MAG_VERSCHILLEN:
        return None
    optelling = _addition(delen)
    richting = "meer" if verschil > 0 else "minder"
    samen = f"{optelling} is samen {_number(totaal, som)}"
    return Opmerking(
        totaal.sleutel,
        Soort.TELT_NIET_OP,
        Ernst.VRAAG,
        f"{samen}. Dat is {_number(totaal, abs(verschil))} {richting} dan het totaal. "
        "Verbeter een getal, of leg uit waarom het klopt.",
        f"{totaal.naam}: {samen}, niet {_number(totaal, totaal.gelezen.waarde)}",
        beantwoord=bool(totaal.uitleg),
    )


def _addition(delen: Sequence[Regel]) -> str:
    """`45, 10 en 5`; what is subtracted is told so: `45 min 10`."""
    plus = [_number(d, d.gelezen.waarde) for d in delen if d.weegt > 0]
    af = [_number(d, d.gelezen.waarde) for d in delen if d.weegt < 0]
    som = f"{', '.join(plus[:-1])} en {plus[-1]}" if len(plus) > 1 else plus[0]
    return " min ".join([som, *af])
