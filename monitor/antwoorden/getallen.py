"""Which numbers stand in a sentence, and where each comes from.

The sentences are written elsewhere (`monitor.zinnen`); here the numbers of a goal or a
figure are found back in them, so that a page can link each one and a letter can footnote
it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Indicator, Uitsplitsing
from monitor import zinnen
from monitor.antwoorden.antwoord import UITGEREKEND, Getal, Zin, number_in
from monitor.cijferlink import figure_url, norm_url
from monitor.overzichten import Doel, Gegeven, Waarde
from monitor.zinnen.uren import unit_note
from regio.models import Gebied

_NORMWOORDEN = re.compile(r"\b(norm|richtlijn|ambitie)\b")


@dataclass
class Getallen:
    """The numbers that may stand in sentences, in the order in which they are likely."""

    _gewoon: list[Getal] = field(default_factory=list)
    _normen: list[Getal] = field(default_factory=list)

    def figure(
        self,
        waarde: Waarde | None,
        indicator: Indicator,
        gebied: Gebied,
        kwartaal: Kwartaal,
        deel: Uitsplitsing | None = None,
    ) -> None:
        """A figure at its own moment."""
        if waarde is None or not waarde.bekend:
            return
        wanneer = _about(indicator, kwartaal, waarde)
        self._gewoon.append(
            Getal(
                tekst=zinnen.getal(waarde, indicator),
                wat=f"{indicator.naam}, {gebied.naam}, {wanneer}",
                url=figure_url(waarde, indicator, gebied, kwartaal, deel),
                bronnen=waarde.documenten,
                afgeleid=waarde.afgeleid_uit or _as_sum(waarde),
            )
        )

    def norm(self, norm: Waarde | None, doel: Doel, kwartaal: Kwartaal) -> None:
        """The norm, richtlijn or own ambition for the end of the year of `kwartaal`."""
        if norm is None or not norm.bekend:
            return
        woord = zinnen.norm_woord(norm)
        self._normen.append(
            Getal(
                tekst=zinnen.getal(norm),
                wat=f"{woord} voor {doel.indicator.onderwerp}, {doel.gebied.naam}, "
                f"eind {kwartaal.jaar}",
                url=norm_url(norm, doel.indicator, doel.gebied, kwartaal),
                bronnen=norm.documenten,
                afgeleid=norm.afgeleid_uit or _as_sum(norm),
                let_op=unit_note(doel),
            )
        )

    def explanation(self, waarde: Waarde | None, wat: str) -> None:
        """What a source says with its number: a sentence that rests on it whole."""
        if waarde and waarde.toelichting and waarde.documenten:
            self._gewoon.append(
                Getal(waarde.toelichting, wat, bronnen=waarde.documenten, uitleg=True)
            )

    def derived(self, tekst: str, hoe: str) -> None:
        """What we worked out from numbers that stand there too."""
        self._gewoon.append(Getal(tekst=tekst, wat=UITGEREKEND, afgeleid=hoe))

    def goal(self, doel: Doel) -> "Getallen":
        """Everything that sentences about a goal may name."""
        waar = (doel.indicator, doel.gebied)
        self.figure(doel.stand, *waar, doel.kwartaal)
        self.norm(doel.doelstelling, doel, doel.kwartaal)
        self.explanation(doel.stand, f"bij {doel.indicator.onderwerp}")
        self.explanation(doel.doelstelling, f"bij {doel.indicator.onderwerp}")
        self._distance(doel)
        if doel.laatst:
            self.figure(doel.laatst.stand, *waar, doel.laatst.kwartaal)
            self.norm(doel.laatst.norm, doel, doel.laatst.kwartaal)
        self._change(doel)
        return self

    def of(self, gegeven: Gegeven) -> "Getallen":
        """A figure without a norm, and its parts."""
        waar = (gegeven.indicator, gegeven.gebied, gegeven.kwartaal)
        self.figure(gegeven.totaal, *waar)
        self.explanation(gegeven.totaal, f"bij {gegeven.indicator.onderwerp}")
        for deel in gegeven.delen:
            self.explanation(deel.waarde, f"bij {gegeven.indicator.onderwerp}")
            self.figure(deel.waarde, *waar, deel.uitsplitsing)
            if deel.aandeel is not None:
                hoe = f"{zinnen.getal(deel.waarde)} als deel van het geheel"
                self.derived(notatie.procent(deel.aandeel), hoe)
        return self

    def _distance(self, doel: Doel) -> None:
        voortgang = doel.voortgang
        stand, norm = zinnen.getal(doel.stand), zinnen.getal(doel.doelstelling)
        if procent := zinnen.procent_tekst(voortgang):
            kaal = notatie.procent(voortgang.percentage)  # as an order names it
            for tekst in dict.fromkeys((procent, kaal)):
                self.derived(tekst, f"{stand} ÷ {norm}")
        if voortgang.rekenpad is not None and not doel.kwartaal.is_jaareinde:
            pad = notatie.rond_half_op(voortgang.rekenpad)
            for tekst in {notatie.aantal(pad), notatie.aantal(voortgang.rekenpad)}:
                self.derived(tekst, "het rekenpad van norm naar norm")
        if voortgang.tekort or voortgang.overschot:
            hoe = f"{norm} − {stand}"
            if voortgang.stand > voortgang.norm:
                hoe = f"{stand} − {norm}"
            self.derived(zinnen.afstand_getal(voortgang), hoe)

    def _change(self, doel: Doel) -> None:
        eerder = doel.kwartaal.jaar_eerder()
        if eerder is None:
            return
        self.figure(doel.jaar_eerder, doel.indicator, doel.gebied, eerder)
        if verschil := doel.verschil_jaar:
            toen, nu = zinnen.getal(doel.jaar_eerder), zinnen.getal(doel.stand)
            hoe = f"{nu} − {toen}" if verschil > 0 else f"{toen} − {nu}"
            self.derived(notatie.aantal(abs(verschil)), hoe)

    # ---- sentences ------------------------------------------------------------------

    def sentences(self, teksten: Iterable[str]) -> tuple[Zin, ...]:
        """The sentences, each with the numbers that stand in it."""
        return tuple(self.sentence(tekst) for tekst in teksten if tekst)

    def sentence(self, tekst: str) -> Zin:
        """One sentence. Of two numbers that look the same, the norm is meant where the
        sentence speaks of a norm."""
        over_norm = _NORMWOORDEN.search(tekst)
        eerst, dan = self._gewoon, self._normen
        if over_norm:
            eerst, dan = dan, eerst
        gevonden: dict[str, Getal] = {}
        for getal in (*eerst, *dan):
            if getal.tekst == tekst if getal.uitleg else number_in(getal.tekst, tekst):
                gevonden.setdefault(getal.tekst, getal)
        heel = [
            g
            for g in gevonden.values()
            if not _inside_another(g.tekst, gevonden, tekst)
        ]
        return Zin(tekst, tuple(sorted(heel, key=lambda g: _place(g, tekst))))


def _place(getal: Getal, tekst: str) -> int:
    treffer = number_in(getal.tekst, tekst)
    return treffer.start() if treffer else 0


def _inside_another(getal: str, alle: Iterable[str], tekst: str) -> bool:
    """`1.700` in a sentence that says `meer dan 1.700` is that same number."""
    langer = [ander for ander in alle if getal != ander and getal in ander]
    zonder = tekst
    for ander in langer:
        zonder = zonder.replace(ander, "")
    return bool(langer) and not number_in(getal, zonder)


def _about(indicator: Indicator, kwartaal: Kwartaal, waarde: Waarde) -> str:
    """`stand op 31 december 2019`, or the period of a stroom."""
    if indicator.aard == "stroom":
        return zinnen.moment(indicator, kwartaal, waarde.vanaf)
    return f"stand op {notatie.datum(kwartaal.peildatum)}"


def _as_sum(waarde: Waarde) -> str:
    return f"de som van {zinnen.gemeenten(waarde.delen)}" if waarde.is_som else ""
