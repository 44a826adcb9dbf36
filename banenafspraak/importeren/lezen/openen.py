"""From bytes to `Blad`, in this process: picks the reader and judges all sheets.

Pure: no Django. Only `proces` calls this; everybody else goes through `read_file`.
"""

from banenafspraak.importeren.blad import Blad, Grenzen

from . import csvbestand, persoonsgegevens, poort, zinnen
from .vel import Telling, Vel


def open_file(inhoud: bytes, naam: str, grenzen: Grenzen) -> Blad:
    soort, vellen = _read(inhoud, naam, grenzen)
    eerste = next((vel for vel in vellen if vel.zichtbaar), None)
    rijen = {id(vel): vel.rijen for vel in vellen}
    if not any(rijen.values()):
        raise zinnen.leeg()
    for vel in vellen:
        persoonsgegevens.check(rijen[id(vel)], "" if vel is eerste else vel.naam)
    if eerste is None or not rijen[id(eerste)]:
        raise zinnen.eerste_blad_leeg(eerste.naam) if eerste else zinnen.leeg()
    andere = tuple(vel.naam for vel in vellen if vel is not eerste)
    return Blad(rijen[id(eerste)], soort, eerste.naam, andere)


def _read(inhoud: bytes, naam: str, grenzen: Grenzen) -> tuple[str, list[Vel]]:
    """A reader is loaded when it is needed: a small csv should not wait for the others."""
    telling = Telling(grenzen)
    herkend = poort.recognise(inhoud, naam)
    if herkend == poort.TEKST:
        return "csv", csvbestand.read(inhoud, naam, telling)
    if herkend == poort.OLE:
        from . import xls

        return "xls", xls.read(inhoud, naam, telling)
    from . import ods, pakket, xlsx

    doos = pakket.Pakket(inhoud, naam, grenzen)
    if doos.soort == pakket.ODS:
        return "ods", ods.read(doos, telling)
    return "xlsx", xlsx.read(doos, telling)
