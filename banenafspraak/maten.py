"""The measures of an indicator: of its figure, of its norm and of its whole.

What an indicator declares stands in its own fields: `eenheid_norm` and `norm_van` (what its
norm counts), `eenheid_geheel` and `geheel` (what it is a part of), each with a
kanttekening. Whether two measures go together is decided in `eenheden`. Nothing here asks
the database, as long as `norm_van` and `geheel` are read.
"""

from functools import lru_cache

from banenafspraak.eenheden import (
    Aard,
    Eenheid,
    Handeling,
    Maat,
    Verklaring,
    bezwaar,
    eis,
)

TOTAAL = "totaal"
NORM_ZONDER_UITLEG = (
    "De norm telt iets anders dan het cijfer. Leg dat uit in de kanttekening."
)
GEHEEL_ZONDER_UITLEG = (
    "Het geheel telt iets anders dan het cijfer. Leg dat uit in de kanttekening bij het "
    "geheel."
)
UREN_VERRADEN = (
    "Uit de uren van een kleine groep is te zien hoeveel mensen het zijn. Kies alleen land en "
    "arbeidsmarktregio. Of kies bij ‘geheel’ het onderwerp waar de uren van zijn. Dat mag "
    "geen mensen tellen."
)
GEHEEL_VERRAADT = (
    "Met dit cijfer en het geheel is te zien hoeveel mensen er in een kleine groep zijn. Kies "
    "alleen land en arbeidsmarktregio."
)
MENSEN_APART = (
    "Kleine aantallen mensen verbergen we alleen bij een onderwerp dat mensen telt. Maak van "
    "het geheel een eigen onderwerp en kies dat bij ‘geheel’."
)
TELT_MENSEN = (Eenheid.PERSONEN, Eenheid.PROFIELEN)
_ONDER_REGIO = {"gemeente", "cluster"}  # where small counts of people are hidden
# So much for each of them: with the rest known, how many there are follows from it.
_PER_MENS = (Eenheid.UREN, Eenheid.FTE, Eenheid.EURO, Eenheid.PROCENT)


@lru_cache(maxsize=500)
def _maat(eenheid: str, aard: str, reeks: str) -> Maat:
    return Maat(Eenheid(eenheid), Aard(aard), reeks)


def of_figure(indicator, deel: str = TOTAAL) -> Maat:
    """What a figure of this indicator counts. The only part of a share is its whole."""
    if deel != TOTAAL and indicator.weergave == "verhouding":
        return of_whole(indicator)
    return _maat(indicator.eenheid, indicator.aard, indicator.code)


def of_norm(indicator) -> Maat:
    """What the norm of this indicator counts: its own norm, or one that it shares."""
    return own_norm(indicator.norm_van if indicator.norm_van_id else indicator)


def own_norm(indicator) -> Maat:
    """What a norm counts that is stored for this indicator itself. A norm is no figure: the
    two series that share one are never held together."""
    eenheid = indicator.eenheid_norm or indicator.eenheid
    return _maat(eenheid, indicator.aard, f"norm {indicator.code}")


def of_whole(indicator) -> Maat:
    """What this indicator is a part of: figures of another indicator, or its own parts."""
    if indicator.geheel_id:
        return of_figure(indicator.geheel)
    eenheid = indicator.eenheid_geheel or indicator.eenheid
    return _maat(eenheid, indicator.aard, indicator.code)


def with_norm(indicator) -> Verklaring:
    """That the figure is held against its norm."""
    return Verklaring(
        of_figure(indicator), of_norm(indicator), indicator.kanttekening_eenheid
    )


def with_whole(indicator) -> Verklaring:
    """That the figure is divided by its whole."""
    return Verklaring(
        of_figure(indicator),
        of_whole(indicator),
        indicator.kanttekening_geheel,
        ook_verschil=False,
    )


def objection_to_norm(indicator) -> str:
    """Why figure and norm may not be held together; "" when they may."""
    paar = with_norm(indicator)
    return bezwaar(Handeling.DELEN, paar.een, paar.ander, paar)


def objection_to_whole(indicator) -> str:
    """Why the figure may not be divided by its whole; "" when it may."""
    paar = with_whole(indicator)
    return bezwaar(Handeling.DELEN, paar.een, paar.ander, paar)


def objection_to_sum(indicator) -> str:
    """Why figures of several areas may not be added up; "" when they may."""
    maat = of_figure(indicator)
    return bezwaar(Handeling.OPTELLEN, maat, maat)


def objection_to_norm_sum(indicator) -> str:
    """Why norms of several areas may not be added up; "" when they may."""
    maat = of_norm(indicator)
    return bezwaar(Handeling.OPTELLEN, maat, maat)


def require(
    handeling: Handeling,
    een: Maat | None,
    ander: Maat | None,
    verklaring: Verklaring | None = None,
) -> None:
    """Fail loudly when two figures do not go together. A figure that was made up on the
    spot, as in an explanation with round numbers, bears no measure."""
    if een is not None and ander is not None:
        eis(handeling, een, ander, verklaring)


# ---- what may not be declared ------------------------------------------------------------


def mistakes(indicator) -> dict[str, str]:
    """What is wrong with what an indicator declares: form field -> Dutch sentence."""
    fouten = {}
    if waarom := objection_to_norm(indicator):
        if indicator.norm_van_id:
            fouten["norm_van"] = f"Deze norm past niet bij het cijfer. {waarom}"
        else:
            fouten["kanttekening_eenheid"] = NORM_ZONDER_UITLEG
    if indicator.geheel_id and indicator.geheel_id == indicator.pk:
        fouten["geheel"] = (
            "Een onderwerp is geen deel van zichzelf. Laat dit veld leeg."
        )
    elif waarom := objection_to_whole(indicator):
        if of_figure(indicator).aard is not of_whole(indicator).aard:
            fouten["geheel"] = f"Dit geheel past niet bij het cijfer. {waarom}"
        else:
            fouten["kanttekening_geheel"] = GEHEEL_ZONDER_UITLEG
    if indicator.geheel_id and indicator.eenheid_geheel:
        fouten["eenheid_geheel"] = (
            f"Laat dit leeg: ‘{indicator.geheel}’ telt {indicator.geheel.eenheid}."
        )
    fouten |= _tells_of_few(indicator)
    if indicator.optelbaar and objection_to_sum(indicator):
        fouten["optelbaar"] = f"{objection_to_sum(indicator)} Haal het vinkje weg."
    return fouten


def _tells_of_few(indicator) -> dict[str, str]:
    """What would give a small count away at a level where those are hidden. An amount per
    person has no threshold of its own. Nor have people that are stored as the whole of
    something else. Hours that are of nobody in particular are those of people."""
    if not _ONDER_REGIO & set(indicator.niveaus or ()):
        return {}
    eenheid = indicator.eenheid
    if not (indicator.geheel_id or indicator.eenheid_geheel):
        return {"niveaus": UREN_VERRADEN} if eenheid == Eenheid.UREN else {}
    if of_whole(indicator).eenheid not in TELT_MENSEN:
        return {}
    if eenheid in _PER_MENS:
        waarom = UREN_VERRADEN if eenheid == Eenheid.UREN else GEHEEL_VERRAADT
        return {"niveaus": waarom}
    if not indicator.geheel_id and eenheid not in TELT_MENSEN:
        return {"eenheid_geheel": MENSEN_APART}
    return {}


def mistakes_of_others(indicator, anderen) -> dict[str, str]:
    """What would become wrong with the indicators that are held against this one."""
    for ander in anderen:
        if mistakes(ander):
            return {
                "eenheid": f"‘{ander}’ wordt hiermee vergeleken. Dat kan dan niet meer. "
                f"Verander eerst ‘{ander}’."
            }
    return {}
