"""The choices of the letter, as they stand in the address. Read as they are: whatever an
address holds is text, cleaned and cut to size, or else left out."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict

from banenafspraak.bladen import strip_control
from monitor.antwoorden.vragen import Richting, Vraag

VRAAG, TEKST, RICHTING = "vraag", "tekst-", "richting-"
FRACTIE, DATUM, ONDERWERP = "fractie", "datum", "onderwerp"

# Five long questions must fit in an address: servers stop at some 4,000 characters.
LANGSTE_VRAAG = 400
LANGSTE_REGEL = 120
_JAREN = range(2000, 2100)
_DAG = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
# As one types it where the browser has no calendar.
_GETYPT = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", re.ASCII)
# Marks that turn the direction of text or cannot be seen: in a letter they only mislead.
_ONZICHTBAAR = re.compile(
    r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_WIT = re.compile(r"\s+")
_MEESTE_TEKENS = 3  # on one letter: more piles up over the lines above


@dataclass(frozen=True, slots=True)
class Briefkeuze:
    """What the reader chose. `teksten`: per code the council's own wording, "" for ours;
    `richtingen`: only where the reader chose one."""

    codes: tuple[str, ...]
    teksten: dict[str, str] = field(default_factory=dict)
    richtingen: dict[str, Richting] = field(default_factory=dict)
    fractie: str = ""
    gevraagd_op: datetime.date | None = None
    onderwerp: str = ""

    @property
    def is_eigen(self) -> bool:
        """Whether anything in it was written by the reader."""
        return bool(self.teksten or self.fractie or self.onderwerp or self.gevraagd_op)


def read_choices(
    vraag: QueryDict, mogelijk: Iterable[Vraag], standaard: Iterable[str]
) -> Briefkeuze:
    """The choices in an address. `mogelijk`: the questions that have an answer here, in the
    order of the letter; `standaard`: which of them when the address names none."""
    codes = [v.code for v in mogelijk]
    gekozen = set(vraag.getlist(VRAAG)) & set(codes) or set(standaard)
    teksten = {c: clean(vraag.get(f"{TEKST}{c}", ""), LANGSTE_VRAAG) for c in codes}
    return Briefkeuze(
        codes=tuple(code for code in codes if code in gekozen),
        teksten={code: tekst for code, tekst in teksten.items() if tekst},
        richtingen={
            code: Richting(waarde)
            for code in codes
            if (waarde := vraag.get(f"{RICHTING}{code}", "")) in set(Richting)
        },
        fractie=clean(vraag.get(FRACTIE, ""), LANGSTE_REGEL),
        gevraagd_op=_read_day(vraag.get(DATUM, "")),
        onderwerp=clean(vraag.get(ONDERWERP, ""), LANGSTE_REGEL),
    )


def clean(tekst: str, hoogstens: int) -> str:
    """One line of text of at most so many characters, without what cannot be printed."""
    tekst = tekst[: hoogstens * 4]
    tekst = _ONZICHTBAAR.sub("", strip_control(_WIT.sub(" ", tekst)))
    tekst = "".join(
        c for c in tekst if unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn")
    )
    tekst = _unpiled(unicodedata.normalize("NFC", tekst))
    return tekst.strip()[:hoogstens].strip()


def _unpiled(tekst: str) -> str:
    """At most a few marks on one letter."""
    delen, keer = [], 0
    for teken in tekst:
        keer = keer + 1 if unicodedata.combining(teken) else 0
        if keer <= _MEESTE_TEKENS:
            delen.append(teken)
    return "".join(delen)


def _read_day(tekst: str) -> datetime.date | None:
    tekst = tekst.strip()
    if delen := _DAG.fullmatch(tekst):
        jaar, maand, dag = map(int, delen.groups())
    elif delen := _GETYPT.fullmatch(tekst):
        dag, maand, jaar = map(int, delen.groups())
    else:
        return None
    try:
        dag = datetime.date(jaar, maand, dag)
    except ValueError:
        return None
    return dag if dag.year in _JAREN else None
