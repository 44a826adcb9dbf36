"""What is asked of one area about one quarter, with what was known before.

Reads only. Compared is with real figures: an invented one says nothing about a jump.
The number of queries does not grow with the number of onderdelen.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from banenafspraak import maten, notatie
from banenafspraak.eenheden import Aard, Eenheid
from banenafspraak.kwartaal import EERSTE_KWARTAAL, Kwartaal
from banenafspraak.models import (
    Cijfer,
    Definitie,
    Indicator,
    Invoer,
    Norm,
    NormSoort,
    Uitsplitsing,
    Uitvraag,
)
from banenafspraak.opgave.controles import Regel
from banenafspraak.opgave.delen import (
    GEHEEL,
    is_difference,
    is_subtracted,
    parent_of,
    parts_of,
    sum_of,
)
from banenafspraak.opgave.lezen import Gelezen, read
from banenafspraak.opgave.veld import LEEG, Veld
from regio.models import Gebied

_TELT = {
    Eenheid.PERSONEN: "Aantal mensen",
    Eenheid.BANEN: "Aantal banen van 25,5 uur per week",
    Eenheid.PLEKKEN: "Aantal plekken",
    Eenheid.FTE: "Aantal fte",
    Eenheid.UREN: "Aantal uren",
    Eenheid.EURO: "Bedrag in euro",
    Eenheid.PROFIELEN: "Aantal profielen",
    Eenheid.PROCENT: "Procent",
}


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One number that is asked. `norm_jaar`: it is the norm for the end of that year.

    `vorig`, `jaar_eerder`: the figures of last quarter and of a year ago; `huidig`: what
    is on the site for this very quarter. All real and current, None without a row.
    `norm`: the norm it is held against. `mag_negatief`: it counts a difference.
    """

    sleutel: str
    indicator: Indicator
    uitsplitsing: Uitsplitsing
    kwartaal: Kwartaal
    ouder: str = ""
    groep_op: str = ""
    vorig: Cijfer | None = None
    jaar_eerder: Cijfer | None = None
    huidig: Cijfer | Norm | None = None
    norm: Norm | None = None
    norm_ervoor: Norm | None = None
    eerder_bekend: bool = False
    laatst: Cijfer | None = None
    norm_jaar: int | None = None
    mag_negatief: bool = False

    @property
    def is_norm(self) -> bool:
        """Whether this asks a norm, no figure."""
        return self.norm_jaar is not None

    @property
    def wat(self) -> str:
        """Which kind of row it becomes."""
        return Invoer.Wat.NORM if self.is_norm else Invoer.Wat.CIJFER

    @property
    def is_deel(self) -> bool:
        """Whether it stands under a total. The whole that a total is a part of does not."""
        deel = self.uitsplitsing
        return deel.code != Uitsplitsing.TOTAAL and deel.langs != GEHEEL

    @property
    def groep(self) -> str:
        """The heading it stands under."""
        return "Normen" if self.is_norm else self.indicator.groep

    @property
    def naam(self) -> str:
        """What it is called in the form and in messages."""
        if self.is_norm:
            return f"Norm voor eind {self.norm_jaar}: {self.indicator.naam}"
        if self.uitsplitsing.code == Uitsplitsing.TOTAAL:
            return self.indicator.naam
        return f"{self.indicator.naam}, {in_a_sentence(self.uitsplitsing)}"

    @property
    def korte_naam(self) -> str:
        """Its name under the onderdeel it belongs to."""
        return self.uitsplitsing.naam if self.is_deel else self.naam

    @property
    def eenheid(self) -> Eenheid:
        """What the number counts."""
        eigen = self.indicator.eenheid
        return Eenheid(self.indicator.eenheid_norm or eigen if self.is_norm else eigen)

    @property
    def aard(self) -> Aard:
        """How it is counted; a norm is a number at the end of a year."""
        return Aard.STAND if self.is_norm else Aard(self.indicator.aard)

    @property
    def hulp(self) -> str:
        """What to count, in a few words."""
        if self.is_norm:
            soort = self.indicator.norm_soort or "norm"
            return (
                f"{_TELT[self.eenheid]}, {soort}. Leeg laten: de norm verandert niet."
            )
        if self.is_deel:
            return ""
        if self.aard is Aard.EXTRA:
            return (
                "Banen van 25,5 uur per week die er sinds eind 2012 bij kwamen, op "
                f"{_dag(self.kwartaal)}."
            )
        wanneer = {
            Aard.STAND: f"op {_dag(self.kwartaal)}",
            Aard.STROOM: f"in {self._periode}",
        }[self.aard]
        return f"{_TELT[self.eenheid]} {wanneer}."

    @property
    def _periode(self) -> str:
        jaarlijks = self.indicator.frequentie == Indicator.Frequentie.JAAR
        return (
            f"heel {self.kwartaal.jaar}" if jaarlijks else f"het {self.kwartaal.label}"
        )

    @property
    def vergelijk_met(self) -> tuple[Cijfer | None, str]:
        """The figure a jump is measured from, and what it is called: last quarter for
        what comes every quarter, else a year earlier, else the last one known."""
        per_kwartaal = self.indicator.frequentie == Indicator.Frequentie.KWARTAAL
        if per_kwartaal and self.vorig and self.vorig.waarde is not None:
            return self.vorig, "vorig kwartaal"
        if self.jaar_eerder and self.jaar_eerder.waarde is not None:
            return self.jaar_eerder, "een jaar eerder"
        if self.laatst:
            return self.laatst, f"in het {self.laatst.kwartaal.label}"
        return None, ""

    def read(self, veld: Veld) -> Gelezen:
        """What was typed, as a number, a reason or a mistake."""
        return read(veld, self.eenheid, self.aard, mag_negatief=self.mag_negatief)

    @property
    def vanaf(self) -> Kwartaal | None:
        """The first quarter of what is counted over a whole year; else None."""
        return since(self.indicator, self.kwartaal)

    def differs(self, gelezen: Gelezen) -> bool:
        """Whether this says something else than the site does now. An empty norm says
        nothing: it leaves the norm as it is."""
        if self.is_norm and gelezen.is_leeg:
            return False
        if self.huidig is None:
            return not gelezen.is_leeg
        nu = (self.huidig.waarde, self.huidig.reden_onbekend)
        return nu != (gelezen.waarde, gelezen.reden)

    def changes_figure(self, gelezen: Gelezen) -> bool:
        """Whether this replaces a figure that is on the site. Only what can be read says
        something, and a norm is no figure."""
        if self.is_norm or self.huidig is None or gelezen.is_leeg or gelezen.fout:
            return False
        return self.differs(gelezen)

    @property
    def op_de_site(self) -> Veld:
        """What the site says now, as somebody would type it; empty when nothing."""
        if self.huidig is None:
            return LEEG
        waarde = self.huidig.waarde
        tekst = "" if waarde is None else notatie.aantal(waarde)
        return Veld(tekst, self.huidig.reden_onbekend)

    def regel(self, veld: Veld) -> Regel:
        """What the checks need to know of it."""
        vorig, label = self.vergelijk_met
        if self.is_norm:
            vorig, label = self.norm_ervoor, f"de norm van eind {self.norm_jaar - 1}"
        return Regel(
            sleutel=self.sleutel,
            naam=self.naam,
            gelezen=self.read(veld),
            uitleg=veld.uitleg,
            ouder=self.ouder,
            groep=self.groep_op,
            weegt=-1 if is_subtracted(self.uitsplitsing) else 1,
            mag_negatief=self.mag_negatief or self.aard is Aard.EXTRA,
            eenheid=self.eenheid,
            vorig=vorig.waarde if vorig else None,
            vorig_label=label,
            eerder_bekend=self.eerder_bekend,
            op_de_site=self.huidig.waarde if self.huidig else None,
            verplicht=not self.is_norm,
            is_norm=self.is_norm,
            sprong_procent=self.indicator.sprong_procent,
            sprong_aantal=self.indicator.sprong_aantal,
        )


def in_a_sentence(deel: Uitsplitsing) -> str:
    """`markt`, `via uitzendbureau of detachering`; a name keeps its capital."""
    naam = deel.naam
    is_naam = deel.langs in ("grondslag", "overheidswerkgever") or naam[1:2].isupper()
    return naam if is_naam else naam[:1].lower() + naam[1:]


def since(indicator: Indicator, kwartaal: Kwartaal) -> Kwartaal | None:
    """The first quarter of what is counted over a whole year; else None."""
    jaarlijks = indicator.frequentie == Indicator.Frequentie.JAAR
    if indicator.aard != Aard.STROOM or not jaarlijks:
        return None
    return Kwartaal(kwartaal.jaar, 1) if kwartaal.jaar > EERSTE_KWARTAAL.jaar else None


def _dag(kwartaal: Kwartaal) -> str:
    return notatie.datum(kwartaal.peildatum)


def sleutel_van(indicator: str, uitsplitsing: str, *, norm: bool = False) -> str:
    """Names one onderdeel in a form and in an address: `beschut-werk__totaal`."""
    voor = "norm__" if norm else ""
    return f"{voor}{indicator}__{uitsplitsing}"


def onderdelen_van(gebied: Gebied, kwartaal: Kwartaal) -> tuple[Onderdeel, ...]:
    """Everything `gebied` owes about `kwartaal`, in the order of the form; empty when
    nothing is asked. Five queries, whatever is asked."""
    uitvragen = list(
        Uitvraag.objects.asked_in(kwartaal)
        .filter(gebied=gebied)
        .select_related("indicator__norm_van")
        .prefetch_related("onderdelen", "indicator__uitsplitsingen")
        .order_by("indicator__volgorde", "indicator__code")
    )
    if not uitvragen:
        return ()
    cijfers = _figures(gebied, kwartaal, uitvragen)
    normen = _norms(gebied, kwartaal, uitvragen)
    gevraagd = []
    for uitvraag in _grouped(uitvragen):
        gevraagd += _of_indicator(uitvraag, kwartaal, cijfers, normen)
    for uitvraag in uitvragen:
        if uitvraag.met_norm:
            gevraagd += _norms_of(uitvraag, kwartaal, normen)
    return tuple(gevraagd)


def definitions(onderdelen: Iterable[Onderdeel]) -> dict[int, Definitie]:
    """The current explanation per indicator. One query."""
    indicatoren = {o.indicator.pk for o in onderdelen}
    rijen = Definitie.objects.current().filter(indicator__in=indicatoren)
    return {rij.indicator_id: rij for rij in rijen}


def _grouped(uitvragen: Sequence[Uitvraag]) -> list[Uitvraag]:
    """One group after the other, in the order in which each first occurs."""
    groepen = list(dict.fromkeys(u.indicator.groep for u in uitvragen))
    return sorted(uitvragen, key=lambda u: groepen.index(u.indicator.groep))


def _of_indicator(uitvraag, kwartaal, cijfers, normen) -> list[Onderdeel]:
    indicator = uitvraag.indicator
    delen = parts_of(uitvraag)
    gevraagd = {deel.pk: deel for deel in delen}
    norm_van = indicator.norm_van_id or indicator.pk
    if maten.objection_to_norm(indicator):
        norm_van = None  # counts something else: no norm to show beside this figure
    uitkomst = []
    for deel in delen:
        eigen = cijfers[indicator.pk, deel.pk]
        ouder = parent_of(deel, gevraagd, delen)
        uitkomst.append(
            Onderdeel(
                sleutel=sleutel_van(indicator.code, deel.code),
                indicator=indicator,
                uitsplitsing=deel,
                kwartaal=kwartaal,
                ouder=sleutel_van(indicator.code, ouder.code) if ouder else "",
                groep_op=sum_of(deel, ouder, delen, indicator),
                vorig=eigen.get(kwartaal.vorige()),
                jaar_eerder=eigen.get(kwartaal.jaar_eerder()),
                huidig=eigen.get(kwartaal),
                norm=normen.get((norm_van, deel.pk, kwartaal.jaar)),
                norm_ervoor=normen.get((norm_van, deel.pk, kwartaal.jaar - 1)),
                eerder_bekend=any(c.waarde is not None for c in eigen.values()),
                laatst=_last_known(eigen, kwartaal),
                mag_negatief=is_difference(deel, indicator),
            )
        )
    return uitkomst


def _norms_of(uitvraag, kwartaal, normen) -> list[Onderdeel]:
    indicator = uitvraag.indicator
    return [
        Onderdeel(
            sleutel=sleutel_van(indicator.code, deel.code, norm=True),
            indicator=indicator,
            uitsplitsing=deel,
            kwartaal=kwartaal,
            huidig=normen.get((indicator.pk, deel.pk, kwartaal.jaar)),
            norm_ervoor=normen.get((indicator.pk, deel.pk, kwartaal.jaar - 1)),
            norm_jaar=kwartaal.jaar,
        )
        for deel in parts_of(uitvraag)
        if deel.code == Uitsplitsing.TOTAAL
    ]


def _last_known(eigen: dict[Kwartaal, Cijfer], kwartaal: Kwartaal) -> Cijfer | None:
    bekend = [k for k, c in eigen.items() if k < kwartaal and c.waarde is not None]
    return eigen[max(bekend)] if bekend else None


def _figures(gebied, kwartaal, uitvragen) -> dict:
    """Per indicator and part: the current real figure of each quarter up to this one, of
    the period that is asked."""
    indicatoren = {u.indicator_id: u.indicator for u in uitvragen}
    rijen = (
        Cijfer.objects.current()
        .real()
        .up_to(kwartaal)
        .filter(gebied=gebied, indicator__in=indicatoren)
    )
    per_deel = defaultdict(dict)
    for rij in rijen:
        if rij.vanaf == since(indicatoren[rij.indicator_id], rij.kwartaal):
            per_deel[rij.indicator_id, rij.uitsplitsing_id][rij.kwartaal] = rij
    return per_deel


def _norms(gebied, kwartaal, uitvragen) -> dict:
    """Per indicator, part and year: the current real norm; an own ambition where that is
    the kind of norm of the indicator."""
    ambitie = {}
    for uitvraag in uitvragen:
        for indicator in filter(
            None, (uitvraag.indicator, uitvraag.indicator.norm_van)
        ):
            ambitie[indicator.pk] = indicator.norm_soort == NormSoort.AMBITIE
    rijen = (
        Norm.objects.current()
        .real()
        .filter(
            gebied=gebied,
            indicator__in=ambitie,
            jaar__in=(kwartaal.jaar - 1, kwartaal.jaar),
        )
    )
    return {
        (r.indicator_id, r.uitsplitsing_id, r.jaar): r
        for r in rijen
        if r.ambitie == ambitie[r.indicator_id]
    }
