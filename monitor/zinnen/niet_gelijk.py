"""Why two figures that look alike are not to be compared, in plain Dutch (B1)."""

from banenafspraak import maten
from banenafspraak.eenheden import Aard, Eenheid, Handeling, Maat, bezwaar
from banenafspraak.models import Indicator
from monitor.niet_gelijk import Getoond, NietGelijk, Waarom
from monitor.zinnen.uren import conversion_mark, conversion_sentences
from monitor.zinnen.woorden import getal, met_hoofdletter, moment, opsomming

_ALLES = {
    Aard.STAND: "Dat zijn alle {ding}, ook de {ding} die er eind 2012 al waren.",
    Aard.EXTRA: "Dat zijn alleen de {ding} die er sinds eind 2012 bij kwamen.",
    Aard.STROOM: "Dat is het aantal in een periode, niet op één dag.",
}
_TELT = {
    Aard.STAND: "hoeveel het er op één dag zijn",
    Aard.STROOM: "hoeveel het er in een periode waren",
    Aard.EXTRA: "alleen wat erbij kwam sinds eind 2012",
}
EEN_BAAN = (
    "Eén baan is 25,5 betaalde uren per week. Wie minder werkt, vult maar een deel van een "
    "baan."
)


def thing(eenheid: str) -> str:
    """What is counted, in plain words: `mensen`, `plekken`."""
    return "mensen" if eenheid == Eenheid.PERSONEN else str(eenheid)


# ---- two figures -------------------------------------------------------------------------


def sentences(paar: NietGelijk) -> list[str]:
    """`1.059 en 608 zijn niet te vergelijken, want ze tellen iets anders.` and what each is."""
    return [f"{numbers(paar)} {conclusion(paar)}", *explanation(paar)]


def numbers(paar: NietGelijk) -> str:
    """`1.059 en 608`."""
    return met_hoofdletter(f"{_number(paar.een)} en {_number(paar.ander)}")


def conclusion(paar: NietGelijk) -> str:
    """What comes behind the two numbers."""
    een, ander = _units(paar)
    match paar.waarom:
        case Waarom.AARD:
            return "zijn niet te vergelijken, want ze tellen iets anders."
        case Waarom.REEKS:
            return "zijn niet te vergelijken, want ze komen uit twee metingen."
        case Waarom.GEHEEL:
            return f"zijn niet te vergelijken, want het ene telt {een} en het andere {ander}."
        case Waarom.NORM:
            return (
                "zijn niet zomaar te vergelijken, want het cijfer telt "
                f"{een} en de norm telt {ander}."
            )


def explanation(paar: NietGelijk) -> list[str]:
    """What each of the two is, in the order of the numbers."""
    een, ander = paar.een, paar.ander
    match paar.waarom:
        case Waarom.AARD:
            regels = [_what_it_is(een), _what_it_is(ander)]
            return regels + _other_day(paar)
        case Waarom.REEKS:
            regels = [_whose(een), _whose(ander), *_other_day(paar)]
            return [*regels, "Het verschil is geen groei en geen daling."]
        case Waarom.GEHEEL:
            regels = [_whose(een), _whose(ander)]
            banen = {een.indicator.eenheid, ander.indicator.eenheid} == _MENS_EN_BAAN
            return regels + ([EEN_BAAN] if banen else []) + _other_day(paar)
        case Waarom.NORM:
            return _note_or_conversion(paar)


def _note_or_conversion(paar: NietGelijk) -> list[str]:
    """The places that the people are when their hours are known; else the note, and why."""
    omgerekend = conversion_sentences(paar.doel) if paar.doel else []
    if paar.doel and conversion_mark(paar.doel):
        return omgerekend
    noot = met_hoofdletter(paar.een.indicator.kanttekening_eenheid.rstrip("."))
    return ([f"{noot}."] if noot else []) + omgerekend


_MENS_EN_BAAN = {"personen", "banen"}


def _number(getoond: Getoond) -> str:
    return getal(getoond.waarde, getoond.indicator)


def _when(getoond: Getoond) -> str:
    return moment(getoond.indicator, getoond.kwartaal, getoond.waarde.vanaf)


def _what_it_is(getoond: Getoond) -> str:
    """`Eind 2019 waren het er 1.059. Dat zijn alle banen, ook ...`"""
    wat = _ALLES[Aard(getoond.indicator.aard)].format(
        ding=thing(getoond.indicator.eenheid)
    )
    een = getoond.waarde.waarde == 1 and not getoond.waarde.benadering
    was = "was" if een else "waren"
    return f"{met_hoofdletter(_when(getoond))} {was} het er {_number(getoond)}. {wat}"


def _whose(getoond: Getoond) -> str:
    """`‘Extra banen’ kwam eind 2018 op 53.390.`"""
    return f"‘{getoond.indicator.naam}’ kwam {_when(getoond)} op {_number(getoond)}."


def _other_day(paar: NietGelijk) -> list[str]:
    return (
        []
        if paar.een.kwartaal == paar.ander.kwartaal
        else ["Ook de dag is niet dezelfde."]
    )


def _units(paar: NietGelijk) -> tuple[str, str]:
    een = maten.of_figure(paar.een.indicator)
    ander = maten.of_figure(paar.ander.indicator)
    if paar.ander.is_norm:
        ander = maten.of_norm(paar.ander.indicator)
    return thing(een.eenheid), thing(ander.eenheid)


# ---- two subjects, without figures -------------------------------------------------------


def why_not_together(een: Indicator, ander: Indicator) -> str:
    """Why two subjects do not go in one chart; "" for one and the same."""
    a, b = maten.of_figure(een), maten.of_figure(ander)
    if not bezwaar(Handeling.TEKENEN, a, b):
        return ""
    namen = f"‘{een.naam}’", f"‘{ander.naam}’"
    if een.norm_van_id == ander.pk or ander.norm_van_id == een.pk:
        return f"{namen[0]} en {namen[1]} zijn twee metingen van hetzelfde. Op één dag kunnen ze anders uitkomen."
    if {a.aard, b.aard} == {Aard.STAND, Aard.EXTRA} and a.eenheid is b.eenheid:
        delen = [
            f"{n} telt {_since_when(m)}." for n, m in zip(namen, (a, b), strict=True)
        ]
        return " ".join(delen)
    if a.aard is not b.aard:
        return f"{namen[0]} telt {_TELT[a.aard]}. {namen[1]} telt {_TELT[b.aard]}."
    if a.eenheid is not b.eenheid:
        return (
            f"{namen[0]} telt {thing(a.eenheid)}. {namen[1]} telt {thing(b.eenheid)}."
        )
    return f"{namen[0]} en {namen[1]} gaan over iets anders, ook al tellen ze allebei {thing(a.eenheid)}."


def _since_when(maat: Maat) -> str:
    """All of them, or only those since the nulmeting."""
    ding = thing(maat.eenheid)
    if maat.aard is Aard.EXTRA:
        return f"alleen de {ding} die er sinds eind 2012 bij kwamen"
    return f"alle {ding}, ook de {ding} die er eind 2012 al waren"


def not_in_one_chart(indicatoren: list[Indicator]) -> list[str]:
    """In place of a chart of several subjects."""
    namen = opsomming([f"‘{i.naam}’" for i in indicatoren])
    regels = [
        f"U koos {namen}. Die zetten we niet in één grafiek en niet in één tabel."
    ]
    eerste = indicatoren[0]
    return regels + [why_not_together(eerste, ander) for ander in indicatoren[1:]]
