"""How the reading process answers: a line with the outcome, then a line per row.

Pure: no Django. Written and read row by row, so that neither side holds it twice.
"""

import datetime
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from json.encoder import encode_basestring

from banenafspraak.importeren.blad import Bijzonder, Blad, Cel, Geweigerd

# The code with which the process ends when its memory is full.
VOL = 77
# Equal values share one object: half of a table is often the same few words.
_ONTHOUD = 20_000


def write_blad(blad: Blad) -> Iterator[str]:
    yield json.dumps(
        {"soort": blad.soort, "naam": blad.naam, "andere": blad.andere},
        ensure_ascii=False,
    )
    for rij in blad.rijen:
        yield f"[{','.join(map(_write, rij))}]"


def write_refusal(geweigerd: Geweigerd) -> str:
    return json.dumps({"wat": geweigerd.wat, "doe": geweigerd.doe})


def write_fault(waar: str) -> str:
    """A fault of ours: where it happened, without anything of the file."""
    return json.dumps({"fout": waar})


def _write(cel: Cel) -> str:
    if isinstance(cel, str):
        return encode_basestring(cel)
    if isinstance(cel, Decimal):
        return f"{cel:f}"
    if isinstance(cel, Bijzonder):
        return f'{{"bijzonder":"{cel.name}"}}'
    return f'["{cel.isoformat()}"]'


def read_first(regel: bytes) -> dict:
    return json.loads(regel)


def read_blad(kop: dict, regels: Iterable[bytes]) -> Blad:
    gezien: dict[Cel, Cel] = {}
    rijen = tuple(_read_row(regel, gezien) for regel in regels)
    return Blad(rijen, kop["soort"], kop["naam"], tuple(kop["andere"]))


def _read_row(regel: bytes, gezien: dict) -> tuple[Cel, ...]:
    rij = json.loads(
        regel, parse_int=Decimal, parse_float=Decimal, object_hook=_special
    )
    return tuple([_share(cel, gezien) for cel in rij])


def _special(waarde: dict) -> Bijzonder:
    return Bijzonder[waarde["bijzonder"]]


def _share(cel, gezien: dict) -> Cel:
    if isinstance(cel, list):
        cel = datetime.date.fromisoformat(cel[0])
    if len(gezien) < _ONTHOUD:
        return gezien.setdefault(cel, cel)
    return gezien.get(cel, cel)
