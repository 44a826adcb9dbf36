"""XML in a stream: nothing is kept, nothing is looked up, and a DOCTYPE is refused.

Pure: no Django.
"""

import contextlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from . import zinnen

# One tag of more than this is no spreadsheet. The parser would read it again and again.
_LANGSTE_TAG = 4 * 1024 * 1024
_GEEN_GEHEUGEN = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]


class _Klaar(Exception):
    """The first element: no DOCTYPE can follow."""


def parse(
    stukken: Iterator[bytes],
    begin: Callable[[str, dict], None],
    eind: Callable[[str], None] | None = None,
    tekst: Callable[[str], None] | None = None,
) -> None:
    """Names arrive as `namespace name`; see `local`."""
    lezer = expat.ParserCreate(namespace_separator=" ")
    lezer.buffer_text = True
    lezer.StartElementHandler = begin
    lezer.EndElementHandler = eind
    lezer.CharacterDataHandler = tekst
    lezer.StartDoctypeDeclHandler = _refuse
    lezer.EntityDeclHandler = _refuse
    try:
        _feed(lezer, stukken)
    except expat.ExpatError as fout:
        if fout.code == _GEEN_GEHEUGEN:
            raise MemoryError from fout
        raise zinnen.niet_compleet() from fout


def check_prolog(stukken: Iterator[bytes]) -> None:
    """Refuse a DOCTYPE, in whatever encoding; it can only stand before the first element.

    What is no XML at all is let through: we only read parts that `parse` can read.
    """
    lezer = expat.ParserCreate()
    lezer.StartElementHandler = _stop
    lezer.StartDoctypeDeclHandler = _refuse
    with contextlib.suppress(expat.ExpatError, _Klaar):
        _feed(lezer, stukken)


def _feed(lezer, stukken: Iterator[bytes]) -> None:
    gevoerd = 0
    for stuk in stukken:
        lezer.Parse(stuk, False)
        gevoerd += len(stuk)
        if gevoerd - lezer.CurrentByteIndex > _LANGSTE_TAG:
            raise zinnen.te_groot_uitgepakt()
    lezer.Parse(b"", True)


def local(naam: str) -> str:
    """`http://... row` -> `row`. Excel knows two namespaces for one and the same."""
    return naam.rpartition(" ")[2]


def _stop(*_):
    raise _Klaar


def _refuse(*_):
    raise zinnen.naar_buiten()
