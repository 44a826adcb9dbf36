"""People counted again as plekken or banen, in plain Dutch (B1)."""

from banenafspraak import notatie
from banenafspraak.eenheden import Eenheid
from monitor.omrekening import OmrekenenKanNiet, Omrekening, convert, needs_conversion
from monitor.overzichten import Doel
from monitor.voortgang import Status

_WOORDEN = {Eenheid.PLEKKEN: ("plek", "plekken"), Eenheid.BANEN: ("baan", "banen")}
_VERBORGEN = (Status.TE_KLEIN, Status.NIET_GETOOND)


def conversion_sentences(doel: Doel) -> list[str]:
    """How many plekken or banen the people of a goal are, or why that cannot be told. Nothing
    where the norm counts people too, or where no number of people is shown."""
    doel = doel.echt
    if not _has_people(doel):
        return []
    try:
        o = convert(doel)
    except OmrekenenKanNiet as waarom_niet:
        return [str(waarom_niet)]
    bron = doel.indicator.uren_per_plek_bron.rstrip(".")
    uitleg = f" Uren per plek: {bron}." if o.naar is Eenheid.PLEKKEN and bron else ""
    return [
        f"Samen werken zij {notatie.aantal(o.uren.waarde)} uur per week. Dat is gemiddeld "
        f"{notatie.aantal(o.per_mens, 1)} uur per mens.",
        f"Omgerekend zijn dat {converted_text(o)}.{uitleg}",
        "Het deel van de norm rekenen we met mensen, zoals de bron ze telt.",
    ]


def conversion_mark(doel: Doel) -> str:
    """`omgerekend 17,4 plekken van 31 uur (afgeleid)`; "" when it cannot be told."""
    doel = doel.echt
    if not _has_people(doel):
        return ""
    try:
        return f"omgerekend {converted_text(convert(doel))}"
    except OmrekenenKanNiet:
        return ""


def unit_note(doel: Doel) -> str:
    """What stands beside a figure and a norm that do not count the same: the note of the
    indicator, or what the people are as plekken; "" where the two are alike."""
    indicator = doel.indicator
    if indicator.eenheid_norm in ("", indicator.eenheid):
        return ""
    omgerekend = conversion_mark(doel)
    if omgerekend:
        return f"{indicator.eenheid}, {omgerekend}"
    return indicator.kanttekening_eenheid


def converted_text(o: Omrekening) -> str:
    """`17,4 plekken van 31 uur (afgeleid)`."""
    getoond = notatie.aantal(o.aantal, 1).removesuffix(",0")
    enkel, meer = _WOORDEN[o.naar]
    ding = enkel if getoond == "1" else meer
    return f"{getoond} {ding} van {notatie.aantal(o.per_een)} uur (afgeleid)"


def _has_people(doel: Doel) -> bool:
    verborgen = doel.voortgang.status in _VERBORGEN
    bekend = doel.stand is not None and doel.stand.bekend and not doel.stand.voorbeeld
    return bekend and not verborgen and needs_conversion(doel)
