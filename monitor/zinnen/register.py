"""Sentences about the doelgroepregister and the groups in it, in plain Dutch (B1).

What rests on an example starts with "Voorbeeld:". What was expected for a moment that has
passed is told in the past tense.
"""

import datetime

from banenafspraak import maten, notatie
from banenafspraak.eenheden import Handeling
from banenafspraak.kwartaal import LAATSTE_KWARTAAL, Kwartaal
from monitor import zinnen
from monitor.kruising import HOOGSTENS_VOORUIT, Kruising, Soort
from monitor.overzichten import Gegeven, Waarde
from monitor.overzichten.opbouw import Opbouw
from regio.models import Gebied

STIJGERS, DALERS = "mensen van de Participatiewet", "Wajongers"


def register_sentences(
    opbouw: Opbouw, gebied: Gebied, vandaag: datetime.date
) -> list[str]:
    """The newest total, and the crossing, for the page of `gebied`."""
    tekst = []
    if opbouw.gebied != gebied:
        tekst.append(
            f"Dit is een cijfer van de regio {opbouw.gebied.naam}. "
            f"Voor {gebied.naam} zelf is het niet bekend."
        )
    tekst += _total_sentences(opbouw)
    tekst.append(crossing_sentence(opbouw, vandaag))
    return [zin for zin in tekst if zin]


def _total_sentences(opbouw: Opbouw) -> list[str]:
    """The newest real total; an example only where no real one is known."""
    bekend = [(k, w) for k, w in opbouw.totaal if w.bekend]
    echt = [(k, w) for k, w in bekend if not w.voorbeeld]
    if echt:
        return [_total(opbouw, *echt[-1]), _change(opbouw, *echt[-1])]
    return [example(_total(opbouw, *bekend[-1]))] if bekend else []


def _total(opbouw: Opbouw, kwartaal: Kwartaal, waarde: Waarde) -> str:
    gegeven = Gegeven(opbouw.indicator, opbouw.gebied, kwartaal, waarde)
    return zinnen.gegeven_zin(gegeven)


def _change(opbouw: Opbouw, kwartaal: Kwartaal, nu: Waarde) -> str:
    """`Dat zijn er 10.896 meer dan eind juni 2022.`; nothing when that quarter is not known
    exactly, or was added up over other gemeenten."""
    toen = dict(opbouw.totaal).get(kwartaal.jaar_eerder())
    if toen is None or not toen.bekend or toen.voorbeeld:
        return ""
    if nu.benadering or toen.benadering or nu.leden != toen.leden:
        return ""
    maten.require(Handeling.AFTREKKEN, nu.maat, toen.maat)
    verschil = nu.waarde - toen.waarde
    if not verschil:
        return f"Dat zijn er evenveel als {kwartaal.jaar_eerder().einde_label}."
    kant = "meer" if verschil > 0 else "minder"
    werkwoord = "is" if abs(verschil) == 1 else "zijn"
    return (
        f"Dat {werkwoord} er *{notatie.aantal(abs(verschil))} {kant}* dan "
        f"{kwartaal.jaar_eerder().einde_label}."
    )


def crossing_sentence(opbouw: Opbouw, vandaag: datetime.date) -> str:
    """When one group outnumbers the other, or why that is not told."""
    if not opbouw.delen:
        return (
            "Hoeveel van hen uit de Wajong of de Participatiewet komen, is niet bekend."
        )
    gevonden = opbouw.kruising
    if gevonden is None:
        return (
            f"Of er meer {STIJGERS} dan {DALERS} komen, is niet te zeggen. "
            "Daarvoor kennen wij te weinig kwartalen."
        )
    zin = _crossing(gevonden, vandaag)
    return example(zin) if opbouw.kruising_is_voorbeeld else zin


def _crossing(gevonden: Kruising, vandaag: datetime.date) -> str:
    match gevonden.soort:
        case Soort.GEBEURD:
            return _happened(gevonden)
        case Soort.ALTIJD_AL:
            return (
                f"In alle kwartalen die wij kennen, stonden er minstens zoveel {STIJGERS} "
                f"in het register als {DALERS}."
            )
        case Soort.NIET_DICHTERBIJ:
            wanneer = zinnen.met_hoofdletter(_last_year(gevonden.laatste))
            return f"{wanneer} werd het verschil tussen {DALERS} en {STIJGERS} niet kleiner."
        case _:
            return _expected(gevonden, vandaag)


def _happened(gevonden: Kruising) -> str:
    if not gevonden.is_scherp:
        return (
            f"Tussen {gevonden.ervoor.einde_label} en {gevonden.kwartaal.einde_label} "
            f"haalden de {STIJGERS} de {DALERS} in."
        )
    sinds = f"Sinds het *{gevonden.kwartaal.label}* staan er"
    if gevonden.gelijk:
        return f"{sinds} minstens zoveel {STIJGERS} in het register als {DALERS}."
    return f"{sinds} meer {STIJGERS} in het register dan {DALERS}."


def _expected(gevonden: Kruising, vandaag: datetime.date) -> str:
    """At the pace of the last year; told as past once the moment itself has passed."""
    verste = min(HOOGSTENS_VOORUIT, LAATSTE_KWARTAAL - gevonden.laatste)
    moment = gevonden.kwartaal or gevonden.laatste + verste
    voorbij = moment.peildatum < vandaag
    begin = f"{'Ging' if voorbij else 'Gaat'} het zo door als {_last_year(gevonden.laatste)}, dan"
    if gevonden.kwartaal:
        halen = "haalden" if voorbij else "halen"
        return f"{begin} {halen} de {STIJGERS} de {DALERS} in het *{gevonden.kwartaal.label}* in."
    duurt, zijn = ("duurde", "waren") if voorbij else ("duurt", "zijn")
    return (
        f"{begin} {duurt} het langer dan vijf jaar voordat er meer {STIJGERS} {zijn} "
        f"dan {DALERS}."
    )


def _last_year(laatste: Kwartaal) -> str:
    """`in 2020`, `in het jaar tot eind juni 2021`."""
    if laatste.is_jaareinde:
        return f"in {laatste.jaar}"
    return f"in het jaar tot {laatste.einde_label}"


def example(zin: str) -> str:
    """The sentence, marked as resting on an example."""
    return f"{zinnen.VOORBEELD}{zin}"
