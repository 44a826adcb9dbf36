"""Every sentence about a figure, in plain Dutch (B1).

Value objects in, sentences out; no queries, no HTML. `*stars*` mark what a page prints in
bold.
"""

from monitor.zinnen.afstand import (
    afstand_getal,
    afstand_tekst,
    afstand_zin,
    procent_tekst,
)
from monitor.zinnen.correctie import correctie_kort, correctie_zin
from monitor.zinnen.doel import (
    LAATSTE_NORMJAAR,
    alleen_onbekend,
    gaten_zin,
    gaten_zinnen,
    geen_norm_zin,
    hoofdzinnen,
    laatst_zin,
    na_de_normen,
    niet_omgerekend,
    norm_en_gaten,
    norm_zin,
    regio_zin,
    stand_zin,
    voor_het_begin,
)
from monitor.zinnen.gegeven import (
    alle_banen_zin,
    gegeven_zin,
    leverancier_zin,
    reden_zin,
)
from monitor.zinnen.status import (
    status_kort,
    status_tekst,
)
from monitor.zinnen.tijd import (
    structureel_zin,
    toekomst_zin,
    verander_zinnen,
)
from monitor.zinnen.voorbeeld import (
    VOORBEELD,
    VOORBEELD_IN_TABEL,
    als_voorbeeld,
    geen_bron_zin,
    laatst_echt_zin,
    voorbeeld_zinnen,
)
from monitor.zinnen.woorden import (
    GEEN_NORM,
    NIET_BEKEND,
    NIET_GETOOND,
    NORM_IS_NUL,
    TE_KLEIN,
    ding,
    gemeenten,
    getal,
    met_hoofdletter,
    met_norm_ding,
    moment,
    norm_ding,
    norm_woord,
    opsomming,
    stand_op,
    te_klein_tekst,
)

__all__ = [
    "GEEN_NORM",
    "LAATSTE_NORMJAAR",
    "NIET_BEKEND",
    "NIET_GETOOND",
    "NORM_IS_NUL",
    "TE_KLEIN",
    "VOORBEELD",
    "VOORBEELD_IN_TABEL",
    "afstand_getal",
    "afstand_tekst",
    "afstand_zin",
    "alle_banen_zin",
    "alleen_onbekend",
    "als_voorbeeld",
    "correctie_kort",
    "correctie_zin",
    "ding",
    "gaten_zin",
    "gaten_zinnen",
    "geen_bron_zin",
    "geen_norm_zin",
    "gegeven_zin",
    "gemeenten",
    "getal",
    "hoofdzinnen",
    "laatst_echt_zin",
    "laatst_zin",
    "leverancier_zin",
    "met_hoofdletter",
    "met_norm_ding",
    "moment",
    "na_de_normen",
    "niet_omgerekend",
    "norm_ding",
    "norm_en_gaten",
    "norm_woord",
    "norm_zin",
    "opsomming",
    "procent_tekst",
    "reden_zin",
    "regio_zin",
    "stand_op",
    "stand_zin",
    "status_kort",
    "status_tekst",
    "structureel_zin",
    "te_klein_tekst",
    "toekomst_zin",
    "verander_zinnen",
    "voor_het_begin",
    "voorbeeld_zinnen",
]
