"""The tables "Gebieden in Nederland" of CBS: which gemeenten existed on 1 January of a year,
and in which arbeidsmarktregio each lay.

    if is_gebiedentabel(blad):
        tabel = read(blad, naam)   # no database; raises Geweigerd
        gevonden = plan(tabel)     # reads the database, changes nothing
        apply(gevonden)            # writes, in the transaction of the caller

What is refused of single rows stands in `gevonden.meldingen`; while there is one, nothing of
the file is applied.

What a table may do. It speaks of one day. It adds a gemeente we do not have, and moves one
that lay elsewhere on that day; it never ends a gemeente (a herindeling is recorded by hand,
with what became of it), and never renames one (the code decides). `perioden.py` says which
days change along with that one day.

A gemeente that had ended by our data is a refused row, not a warning. Either our date is
wrong, and then it is mended first; or the file is read as that of another year, and then
nothing of it may come in.
"""

from banenafspraak.importeren.gebieden.lezen import (
    Gebiedentabel,
    Tabelrij,
    is_gebiedentabel,
    read,
)
from banenafspraak.importeren.gebieden.toepassen import apply
from banenafspraak.importeren.gebieden.vergelijken import Gebiedenplan, Wijziging, plan

__all__ = [
    "Gebiedenplan",
    "Gebiedentabel",
    "Tabelrij",
    "Wijziging",
    "apply",
    "is_gebiedentabel",
    "plan",
    "read",
]
