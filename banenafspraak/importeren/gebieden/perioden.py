"""In which region a gemeente lay, as a list of periods, and what a table changes there.

Pure. A table says: on this day, in this region. `place` makes that so. What it says of the
days around that one day is a choice, made here:

1. The period of another region that holds the day ends on it, and the region of the table
   takes over until that period would have ended.
2. When the period after it is of the region of the table already, that one begins earlier.
3. A period that began on a day we only assumed gives way the other way round as well: when
   the period before it is of the region of the table, the gemeente had not moved yet, and
   we assume that it moved a year after the table. Without this, a table of 2020 would undo
   what we know of today. A move to come is never assumed.

There is never an overlap, a hole that was not there, or a period without days. Nothing
changes before the day, except in 3, nor from the end of the period on.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from banenafspraak.notatie import datum


@dataclass(frozen=True, slots=True)
class Periode:
    """From `van` until `tot` (the first day it is no more; None: still) in `regio`, by its
    code. `pk`: the row that says so; None for one that is not there yet."""

    regio: str
    van: datetime.date
    tot: datetime.date | None
    aanname: bool = False
    toelichting: str = ""
    pk: int | None = None

    def __post_init__(self):
        if self.tot is not None and self.tot <= self.van:
            raise ValueError(f"a period without days: {self}")

    def holds(self, dag: datetime.date) -> bool:
        return self.van <= dag and (self.tot is None or dag < self.tot)


Perioden = tuple[Periode, ...]


def place(
    perioden: Sequence[Periode],
    dag: datetime.date,
    regio: str,
    *,
    vandaag: datetime.date,
    einde: datetime.date | None = None,
) -> Perioden:
    """`perioden` (in order of time) changed so, that `regio` holds on `dag`.

    `einde`: the first day on which the gemeente is no more.
    """
    voor = [p for p in perioden if p.tot is not None and p.tot <= dag]
    na = [p for p in perioden if p.van > dag]
    nu = next((p for p in perioden if p.holds(dag)), None)
    if nu is None:
        return _fill(voor, na, dag, regio, einde)
    if nu.regio == regio:
        return tuple(perioden)
    hierna = na and na[0].van == nu.tot and na[0].regio == regio
    hiervoor = voor and voor[-1].tot == nu.van and voor[-1].regio == regio
    volgend = datetime.date(dag.year + 1, dag.month, dag.day)
    kan_later = hiervoor and nu.aanname and volgend <= vandaag
    if kan_later and (nu.van == dag or not hierna):
        return _move_later(voor, nu, na, dag, volgend)
    if hierna:
        return _move_earlier(voor, nu, na, dag)
    return _split(voor, nu, na, dag, regio)


def _fill(voor, na, dag, regio, einde) -> Perioden:
    """We had no region for that day."""
    if na and na[0].regio == regio:
        return _joined(voor, [_begins(na[0], na[1:], dag)], na[1:])
    tot = min((d for d in (einde, na[0].van if na else None) if d), default=None)
    return _joined(voor, [Periode(regio, dag, tot, toelichting=_since(dag))], na)


def _split(voor, nu, na, dag, regio) -> Perioden:
    """Rule 1."""
    nieuw = Periode(regio, dag, nu.tot, toelichting=_since(dag))
    if nu.van == dag:
        return _joined(voor, [replace(nieuw, pk=nu.pk)], na)
    return (*voor, _ends(voor, nu, na, dag), nieuw, *na)


def _move_earlier(voor, nu, na, dag) -> Perioden:
    """Rule 2."""
    later = _begins(na[0], na[1:], dag)
    if nu.van == dag:
        return _joined(voor, [later], na[1:])
    return (*voor, _ends(voor, nu, na, dag), later, *na[1:])


def _move_later(voor, nu, na, dag, grens) -> Perioden:
    """Rule 3."""
    if nu.tot is not None and nu.tot <= grens:  # then nothing is left of it
        return _joined(voor[:-1], [replace(voor[-1], tot=nu.tot)], na)
    zin = (
        f"Op {datum(dag)} was de gemeente volgens het CBS nog niet van regio gewisseld. "
        f"De datum van de wissel is niet bekend. Wij nemen {datum(grens)} aan."
    )
    eerder, later = voor[-1], replace(nu, van=grens)
    nog_een = _assumed_between(voor[:-1], eerder)
    eerder = _note(replace(eerder, tot=grens, aanname=True), zin, keep=nog_een)
    later = _note(later, zin, keep=_assumed_between([later], na[:1]))
    return (*voor[:-1], eerder, later, *na)


def _joined(voor, midden, na) -> Perioden:
    """Periods of one region that touch become one, around the one that changed."""
    (nieuw,) = midden
    voor, na = list(voor), list(na)
    if voor and voor[-1].tot == nieuw.van and voor[-1].regio == nieuw.regio:
        nieuw = replace(voor.pop(), tot=nieuw.tot)
    if na and na[0].van == nieuw.tot and na[0].regio == nieuw.regio:
        nieuw = replace(nieuw, tot=na.pop(0).tot)
    return (*voor, nieuw, *na)


# ---- what we say of the dates --------------------------------------------------------


def _since(dag: datetime.date) -> str:
    return f"Sinds {datum(dag)}, volgens de tabel Gebieden in Nederland {dag.year} van het CBS."


def _begins(periode: Periode, na: Sequence[Periode], dag: datetime.date) -> Periode:
    """`periode` from `dag` on. Its day is known now; that of its end may be assumed still."""
    nog_een = _assumed_between([periode], na)
    return _note(
        replace(periode, van=dag, aanname=periode.aanname and nog_een),
        _since(dag),
        keep=nog_een or not periode.aanname,
    )


def _ends(voor, periode: Periode, na, dag: datetime.date) -> Periode:
    """`periode` until `dag`. If only the day of its end was assumed, that is known now."""
    zin = f"Tot {datum(dag)}, volgens de tabel Gebieden in Nederland {dag.year} van het CBS."
    bekend = _assumed_between([periode], na) and not _assumed_between(voor, periode)
    return _note(
        replace(periode, tot=dag, aanname=periode.aanname and not bekend),
        zin,
        keep=not (periode.aanname and bekend),
    )


def _assumed_between(eerder, later) -> bool:
    """Whether the day on which the one became the other is assumed: both then say so."""
    later = [later] if isinstance(later, Periode) else later
    if not eerder or not later:
        return False
    een, ander = eerder[-1], later[0]
    return een.tot == ander.van and een.aanname and ander.aanname


def _note(periode: Periode, zin: str, *, keep: bool) -> Periode:
    """With `zin` as its explanation, after what stood there if that still holds."""
    oud = periode.toelichting if keep else ""
    return replace(periode, toelichting=f"{oud} {zin}".strip())
