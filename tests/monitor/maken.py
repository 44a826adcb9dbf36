"""Value objects for tests, without a database: indicators are those that ship."""

from decimal import Decimal

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Bron, Indicator
from monitor.overzichten import Doel, Moment, Waarde
from monitor.overzichten.waarden import make_voortgang
from regio.models import Gebied
from tests.rekengebieden import INDICATOREN

_VELDEN = {v.name for v in Indicator._meta.concrete_fields} - {
    "norm_van",
    "geheel",
    "begint",
}


def make_indicator(code="banenafspraak", **velden):
    """The shipped indicator with this code."""
    gegevens = INDICATOREN[code]
    begint = Kwartaal.lees(gegevens["begint"]) if gegevens["begint"] else None
    eigen = {naam: gegevens[naam] for naam in _VELDEN & gegevens.keys()}
    pk = list(INDICATOREN).index(code) + 1
    return Indicator(**{"pk": pk, "begint": begint, **eigen, **velden})


def make_gebied(naam="Gooi en Vechtstreek", soort="arbeidsmarktregio", pk=1):
    return Gebied(pk=pk, naam=naam, soort=soort, slug=f"gebied-{pk}", code=f"X{pk}")


def make_waarde(getal, **velden):
    """A value; None stays None (no row)."""
    if getal is None:
        return None
    return Waarde(Decimal(str(getal)), **velden)


def make_bron(pk=1, titel="brief"):
    return Bron(pk=pk, sleutel=f"bron-{pk}", korte_titel=titel)


def make_doel(
    stand=None,
    norm=None,
    kwartaal="2020-K4",
    *,
    indicator="banenafspraak",
    gebied=None,
    vorige_norm=None,
    laatst=None,
    soort="",
    **velden,
):
    """A goal as the reader makes it. `stand` and `norm`: numbers, or a `Waarde`.

    `laatst`: (quarter, stand, norm) of the last known figure. `soort`: that of the norm.
    """
    code = indicator if isinstance(indicator, str) else indicator.code
    indicator = make_indicator(code) if isinstance(indicator, str) else indicator
    k = Kwartaal.lees(kwartaal)
    stand = stand if isinstance(stand, Waarde) else make_waarde(stand)
    norm = norm if isinstance(norm, Waarde) else make_waarde(norm, soort=soort)
    ambitie = norm if soort == "eigen ambitie" else None
    if ambitie:
        norm = None
    voortgang = make_voortgang(
        indicator, k, stand, norm or ambitie, make_waarde(vorige_norm)
    )
    return Doel(
        indicator=indicator,
        gebied=gebied or make_gebied(),
        kwartaal=k,
        voortgang=voortgang,
        stand=stand,
        norm=norm,
        ambitie=ambitie,
        laatst=laatst and _moment(indicator, *laatst),
        **velden,
    )


def _moment(indicator, kwartaal, stand, norm):
    k = Kwartaal.lees(kwartaal)
    stand, norm = make_waarde(stand), make_waarde(norm)
    return Moment(k, stand, norm, make_voortgang(indicator, k, stand, norm))
