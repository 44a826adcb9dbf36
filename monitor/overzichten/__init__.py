"""The only reader of figures for public pages: querysets in, value objects out.

`kubus` reads figures and adds them up, `lezer` reads what every page needs, `paginas`
and `tabellen` compose. From a view on, nothing touches the database.
"""

from monitor.overzichten.lezer import Lezer, first_known, newest_quarter
from monitor.overzichten.paginas import Pagina, area_page
from monitor.overzichten.tabellen import (
    Tabelgegevens,
    area_table,
    choices,
    is_known,
    rows,
)
from monitor.overzichten.vergelijkbaar import (
    larger_rows,
    similar_areas,
    similar_rows,
)
from monitor.overzichten.waarden import (
    Deel,
    Doel,
    Doeldeel,
    Gegeven,
    Moment,
    Regel,
    Teksten,
    Waarde,
)

__all__ = [
    "Deel",
    "Doel",
    "Doeldeel",
    "Gegeven",
    "Lezer",
    "Moment",
    "Pagina",
    "Regel",
    "Tabelgegevens",
    "Teksten",
    "Waarde",
    "area_page",
    "area_table",
    "choices",
    "first_known",
    "is_known",
    "larger_rows",
    "newest_quarter",
    "rows",
    "similar_areas",
    "similar_rows",
]
