"""The records of an old Excel workbook: counted and judged, not read.

Pure: no Django. A record is its kind, its length, and as many bytes ([MS-XLS] 2.1.4).
"""

import struct

from banenafspraak.importeren.blad import Grenzen

from . import zinnen

_BOF, _EOF = (0x0809, 0x0409, 0x0209, 0x0009), 0x000A
_FILEPASS, _SUPBOOK, _BOUNDSHEET, _DIMENSIONS = 0x002F, 0x01AE, 0x0085, 0x0200
_FORMULA, _BOOLERR, _MULRK = (0x0006, 0x0206, 0x0406), 0x0205, 0x00BD
# NUMBER, RK, LABELSST, LABEL, RSTRING and the three above: they begin with row and column.
_GEVULD = {0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, _BOOLERR, _MULRK, *_FORMULA}
_EIGEN_BOEK = (0x0401, 0x3A01)
_BLAD, _MACROBLAD, _VBA = 0, 1, 6
_MEESTE_BLADEN = 100
# calamine keeps a place for every cell between the first and the last.
_MEESTE_PLAATSEN = 3_000_000


class Records:
    """Walks all records once; refuses what is locked, linked, too wide or too long."""

    def __init__(self, stroom: bytes, grenzen: Grenzen):
        self._grenzen = grenzen
        self._plekken: list[int] = []
        self._fouten: dict[int, dict[int, list[int]]] = {}
        self._cellen = 0
        self._groot: list[tuple[int, int]] = []
        self._walk(stroom)

    def fouten(self, blad: int) -> dict[int, list[int]]:
        """By row, the columns of a sheet where an error stands."""
        if blad < len(self._plekken):
            return self._fouten.get(self._plekken[blad], {})
        return {}

    def tamed(self, stroom: bytes) -> bytes | None:
        """The same records, without claims of size that calamine would make room for."""
        if not self._groot:
            return None
        nieuw = bytearray(stroom)
        for plek, lengte in self._groot:
            struct.pack_into(_omvang(lengte), nieuw, plek, 0, 1, 0, 1)
        return bytes(nieuw)

    def _walk(self, stroom: bytes) -> None:
        plek = deel = diep = 0
        rijen = kolommen = 0
        klaar = False
        while plek + 4 <= len(stroom):
            soort, lengte = struct.unpack_from("<HH", stroom, plek)
            begin, einde = plek + 4, plek + 4 + lengte
            if einde > len(stroom):
                raise zinnen.niet_compleet()
            if soort in _BOF:
                if not diep:
                    deel, rijen, kolommen = plek, 0, 0
                diep += 1
            elif soort == _EOF:
                diep -= 1
                klaar = klaar or diep == 0
            elif soort in _GEVULD and lengte >= 6:
                rij, kolom = struct.unpack_from("<HH", stroom, begin)
                laatste = self._last_column(soort, kolom, stroom, einde)
                rijen, kolommen = max(rijen, rij + 1), max(kolommen, laatste + 1)
                self._count(rijen, kolommen, max(laatste - kolom, 0) + 1)
                if self._is_error(soort, stroom, begin, lengte):
                    self._fouten.setdefault(deel, {}).setdefault(rij, []).append(kolom)
            elif soort == _DIMENSIONS and lengte >= 10:
                self._claim(stroom, begin, lengte)
            else:
                self._judge(soort, stroom[begin:einde])
            # What follows the last record may be filled up with zeros.
            if soort == 0 and lengte == 0 and klaar:
                break
            plek = einde
        if not klaar or diep > 0:
            raise zinnen.niet_compleet()

    def _claim(self, stroom: bytes, begin: int, lengte: int) -> None:
        """A sheet that says it is larger than fits (one formatted to the bottom is)."""
        boven, onder, links, rechts = struct.unpack_from(_omvang(lengte), stroom, begin)
        if (onder - boven) * (rechts - links) > _MEESTE_PLAATSEN:
            self._groot.append((begin, lengte))

    def _last_column(self, soort: int, kolom: int, stroom: bytes, einde: int) -> int:
        if soort != _MULRK:
            return kolom
        return struct.unpack_from("<H", stroom, einde - 2)[0]

    def _count(self, rijen: int, kolommen: int, cellen: int) -> None:
        self._cellen += cellen
        if rijen > self._grenzen.rijen:
            raise zinnen.te_veel_rijen(self._grenzen.rijen)
        if kolommen > self._grenzen.kolommen:
            raise zinnen.te_veel_kolommen(self._grenzen.kolommen)
        if self._cellen > self._grenzen.cellen:
            raise zinnen.te_veel_vakken(self._grenzen.cellen)
        if rijen * kolommen > _MEESTE_PLAATSEN:
            raise zinnen.te_verspreid()

    def _is_error(self, soort: int, stroom: bytes, begin: int, lengte: int) -> bool:
        if soort == _BOOLERR:
            return lengte >= 8 and stroom[begin + 7] == 1
        if soort in _FORMULA and lengte >= 14:
            uitkomst = stroom[begin + 6 : begin + 14]
            return uitkomst[0] == 2 and uitkomst[6:8] == b"\xff\xff"
        return False

    def _judge(self, soort: int, inhoud: bytes) -> None:
        if soort == _FILEPASS:
            raise zinnen.wachtwoord()
        if soort == _SUPBOOK and len(inhoud) >= 4:
            lengte = struct.unpack_from("<H", inhoud, 2)[0]
            if lengte > 1 and lengte not in _EIGEN_BOEK:
                raise zinnen.naar_buiten()
        elif soort == _BOUNDSHEET and len(inhoud) >= 6:
            self._plekken.append(struct.unpack_from("<I", inhoud)[0])
            if inhoud[5] in (_MACROBLAD, _VBA):
                raise zinnen.macros()
            if len(self._plekken) > _MEESTE_BLADEN:
                raise zinnen.te_veel_bladen(_MEESTE_BLADEN)


def _omvang(lengte: int) -> str:
    """First and last row, first and last column; older files have short rows."""
    return "<IIHH" if lengte >= 14 else "<HHHH"
