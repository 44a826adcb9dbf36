"""Opens a file that somebody sends in, and gives back what is on its first sheet.

    from banenafspraak.importeren.lezen import read_file
    blad = read_file(inhoud, "cijfers.xlsx")    # raises Geweigerd

The parent (`poort`, `apart`) looks at size and first bytes only. Everything else happens in
a process of its own (`proces`), with little memory, little time, no secrets in its
environment and no Django: a file that breaks its reader breaks nothing else.

Inside that process: `openen` picks the reader (`csvbestand`, `xls`, or by way of `pakket`,
`xlsx` and `ods`), `vel` collects cells and keeps the limits, `persoonsgegevens` looks at the
result. `zinnen` holds every sentence that refuses a file.
"""

from .apart import read_file

__all__ = ["read_file"]
