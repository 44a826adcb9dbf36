"""The process that reads one file: bytes in, rows or one refusal out.

    python -m banenafspraak.importeren.lezen.proces NAAM GRENZEN < bestand

It lays its own chains on before it looks at a byte. No Django, no secrets, no network.
"""

import json
import os
import sys
import traceback

from banenafspraak.importeren.blad import Geweigerd, Grenzen

from . import antwoord, openen


def main() -> None:
    naam, grenzen = sys.argv[1], Grenzen(**json.loads(sys.argv[2]))
    _chain(grenzen)
    uit = sys.stdout
    uit.reconfigure(encoding="utf-8", newline="\n")
    try:
        for regel in _answer(sys.stdin.buffer.read(), naam, grenzen):
            uit.write(regel + "\n")
        uit.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody listens any more
    except MemoryError:
        os._exit(antwoord.VOL)  # there may be no memory left to say it


def _answer(inhoud: bytes, naam: str, grenzen: Grenzen):
    try:
        blad = openen.open_file(inhoud, naam, grenzen)
    except Geweigerd as geweigerd:
        return [antwoord.write_refusal(geweigerd)]
    except MemoryError:
        raise
    except BaseException as fout:  # a panic of Rust is no Exception
        return [antwoord.write_fault(_place(fout))]
    return antwoord.write_blad(blad)


def _place(fout: BaseException) -> str:
    """The message of an exception may quote the file, and that goes into no log."""
    laatste = traceback.extract_tb(fout.__traceback__)[-1]
    return f"{type(fout).__name__} in {laatste.filename}:{laatste.lineno}"


def _chain(grenzen: Grenzen) -> None:
    """Little memory, little time, no files, no core dump, and after everybody else."""
    try:
        import resource
    except ImportError:  # Windows: only the clock of the parent
        return
    seconden = grenzen.seconden
    for welke, zacht, hard in (
        (resource.RLIMIT_AS, grenzen.geheugen, grenzen.geheugen),
        (resource.RLIMIT_CPU, seconden, seconden + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        try:
            resource.setrlimit(welke, (zacht, hard))
        except (ValueError, OSError):  # not every system has every limit
            continue
    os.nice(10)


if __name__ == "__main__":
    main()
