"""The part of an area page about the doelgroepregister, when its course is known.

Value objects in, value objects out. With one figure it stays a block among the others.
"""

import datetime
from functools import partial

from monitor import zinnen
from monitor.adressen import chart_url
from monitor.bronnenlijst import Bronnenlijst
from monitor.duidingen import quotes_of_figure
from monitor.gegevens import explain_total, jobs_per_hundred
from monitor.overzichten import Pagina
from monitor.overzichten.opbouw import Opbouw
from monitor.registergrafiek import drawing, has_chart
from monitor.secties import Sectie, note_rows
from monitor.zinnen import register as zinnen_register
from monitor.zinnen.omrekenen import not_converted

TELT_MENSEN = "Het register telt mensen. De banenafspraak telt banen. Zet die twee niet naast elkaar."


def has_section(pagina: Pagina) -> bool:
    """Whether the register has a part of its own on the page."""
    return pagina.register is not None and has_chart(pagina.register)


def section(
    pagina: Pagina, bronnen: Bronnenlijst, vandaag: datetime.date
) -> Sectie | None:
    """The register: sentences, drawing, notes; None when its course is not known."""
    if not has_section(pagina):
        return None
    opbouw = pagina.register
    notities = pagina.teksten.notes_for(opbouw.indicator, opbouw.gebied)
    for reeks in opbouw.reeksen:
        for _, waarde in reversed(reeks):
            bronnen.links(waarde)
    tekst = zinnen_register.register_sentences(opbouw, pagina.gebied, vandaag)
    onderwerp = opbouw.indicator.onderwerp.removeprefix("het ")
    return Sectie(
        code=opbouw.indicator.code,
        titel=zinnen.met_hoofdletter(onderwerp),
        zinnen=[zin for zin in tekst if not zin.startswith(zinnen.VOORBEELD)],
        voorbeeld=[zin for zin in tekst if zin.startswith(zinnen.VOORBEELD)],
        tekening=drawing(
            opbouw,
            partial(chart_url, opbouw.gebied, pagina.kwartaal, opbouw.indicator.code),
        ),
        uitleg=_reading_help(pagina, opbouw),
        delen=[],
        kanttekeningen=note_rows([n for n in notities if n.gebied_id], bronnen),
        algemeen=note_rows([n for n in notities if not n.gebied_id], bronnen),
        duidingen=[
            citaat
            for gegeven in pagina.gegevens
            if (gegeven.indicator, gegeven.gebied) == (opbouw.indicator, opbouw.gebied)
            for citaat in quotes_of_figure(gegeven)
        ],
    )


def _reading_help(pagina: Pagina, opbouw: Opbouw) -> list[str]:
    regels = []
    if opbouw.delen:
        regels.append("Het vlak is het hele register. De lijnen zijn groepen daarin.")
    if gevonden := opbouw.kruising:
        if gevonden.stijger is not None and gevonden.kwartaal:
            regels.append(
                "De dunne streepjes trekken de twee lijnen door. Bij de cirkel zijn de "
                "groepen even groot. Dat is een rekensom en geen voorspelling."
            )
        elif gevonden.kwartaal:
            regels.append("Bij de cirkel wordt de ene groep groter dan de andere.")
    if nieuwste := _newest_real(opbouw):
        regels += explain_total(nieuwste[1], opbouw.indicator)
        if zin := not_converted(nieuwste[1], opbouw.gebied):
            regels.append(zin)
        regels += jobs_per_hundred(pagina, opbouw.gebied, *nieuwste)
    regels.append(TELT_MENSEN)
    return regels


def _newest_real(opbouw: Opbouw):
    """(quarter, value) of the newest real total: the one the sentences name."""
    echt = [(k, w) for k, w in opbouw.totaal if w.bekend and not w.voorbeeld]
    return echt[-1] if echt else None
