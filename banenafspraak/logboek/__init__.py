"""The audit log: one chain of signed lines about every write. See models/logboek.py.

Single saves and deletes are seen by themselves (`luisteren.py`). Whoever writes in bulk
(`update`, `bulk_create`, `bulk_update`) tells the log:

    from banenafspraak import logboek
    from banenafspraak.models import Actie

    with logboek.transactie():                 # atomic, and first in line for the log
        was = logboek.foto(levering)           # the values before
        ...
        logboek.schrijf(Actie.TERUGGESTUURD, levering, oud=was,
                        nieuw=logboek.foto(levering), toelichting=reden)

    logboek.schrijf_veel(Regel(Actie.INGEDIEND, rij, nieuw={"waarde": 90}) for rij in rijen)

A line is written in the transaction of the write itself: both are there, or neither.
"""

from banenafspraak.logboek.afzender import Afzender, namens
from banenafspraak.logboek.ketting import in_transactie, transactie
from banenafspraak.logboek.luisteren import als
from banenafspraak.logboek.schrijven import Regel, schrijf, schrijf_veel
from banenafspraak.logboek.waarden import foto

__all__ = [
    "Afzender",
    "Regel",
    "als",
    "foto",
    "in_transactie",
    "namens",
    "schrijf",
    "schrijf_veel",
    "transactie",
]
