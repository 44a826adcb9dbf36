"""The ledger of opgaven, a second time: slow, small and without a database.

Test code only. Every step is written as the rules say it (banenafspraak/README.md), on
plain dictionaries; `Grootboek` refuses with `Nee` where the real one must refuse. A value
is a text: "62", or "?" for asked and not known.
"""

from dataclasses import dataclass, field

CONCEPT, INGEDIEND, TERUG, AKKOORD, WEG = (
    "concept ingediend teruggestuurd vastgesteld ingetrokken".split()
)


class Nee(Exception):
    """The step is not allowed."""


@dataclass(eq=False)
class Blad:
    """One delivery: what is typed (value and who typed it), and what waits."""

    plek: tuple  # (area, quarter); () for another delivery
    status: str = CONCEPT
    getypt: dict = field(default_factory=dict)  # onderdeel -> (value, who)
    wacht: dict = field(default_factory=dict)  # key -> (value, the row it replaces)
    begonnen: str = ""
    bewaard: str = ""
    indiener: str = ""
    reden: str = ""
    corrigeert: bool = False
    versie: int = 0

    def typed(self, onderdeel):
        """The value in one field; "" when it is empty."""
        return self.getypt.get(onderdeel, ("", None))[0]


@dataclass
class Grootboek:
    """`rijen`: per key every row that was ever public, as [value, from, until]."""

    gevraagd: tuple
    bladen: list = field(default_factory=list)
    rijen: dict = field(default_factory=dict)

    # ---- asking ----

    def huidig(self, sleutel):
        """The row that is public now: (its number, its value), or None."""
        rijen = self.rijen.get(sleutel, [])
        return (
            (len(rijen) - 1, rijen[-1][0]) if rijen and rijen[-1][2] is None else None
        )

    def bekend_op(self, klok):
        """What was public at one moment of the past."""
        return {
            sleutel: waarde
            for sleutel, rijen in self.rijen.items()
            for waarde, van, tot in rijen
            if van <= klok and (tot is None or klok < tot)
        }

    def nieuwste(self, plek):
        """The delivery an opgave goes on with."""
        eigen = [b for b in self.bladen if b.plek == plek and b.status != WEG]
        return eigen[-1] if eigen else None

    def getoond(self, blad, onderdeel):
        """What the form shows: what is typed, else what is on the site."""
        oud = self.huidig((*blad.plek, onderdeel))
        return blad.getypt.get(onderdeel, (oud[1] if oud else "",))[0]

    # ---- steps of an opgave ----

    def bewaar(self, plek, wie, velden, gezien):
        """`gezien`: (delivery, version) that the form began with; (None, 0): none."""
        blad = self.nieuwste(plek)
        if blad and blad.status not in (CONCEPT, TERUG):
            raise Nee
        if blad and (blad, blad.versie) != gezien:
            return None  # a conflict: nothing is saved
        if not blad:
            blad = Blad(plek, begonnen=wie)
            self.bladen.append(blad)
        reden = velden.get("reden", blad.reden)
        getypt = {o: w for o, w in velden.items() if o != "reden"}
        anders = {o: w for o, w in getypt.items() if self.getoond(blad, o) != w}
        if anders or reden != blad.reden or not blad.versie:
            blad.getypt |= {o: (w, wie) for o, w in anders.items()}
            blad.reden, blad.bewaard = reden, wie
            blad.versie += 1
        return blad

    def dien_in(self, blad, wie, versie):
        self._eis(blad, versie, CONCEPT, TERUG)
        velden = dict(blad.getypt)
        for onderdeel, (_, door) in blad.getypt.items():
            if door is None:  # filled in from the site, touched by nobody: follows it
                oud = self.huidig((*blad.plek, onderdeel))
                velden[onderdeel] = (oud[1] if oud else "", None)
        for onderdeel in self.gevraagd:  # shown from the site, stored by nobody yet
            if onderdeel not in velden and (
                oud := self.huidig((*blad.plek, onderdeel))
            ):
                velden[onderdeel] = (oud[1], None)
        getypt = {o: velden.get(o, ("",))[0] for o in self.gevraagd}
        if "" in getypt.values() or "x" in getypt.values():
            raise Nee
        wacht, verandert = {}, False
        for onderdeel, waarde in getypt.items():
            sleutel = (*blad.plek, onderdeel)
            oud = self.huidig(sleutel)
            if not oud or oud[1] != waarde:
                wacht[sleutel] = (waarde, oud and oud[0])
                verandert = verandert or bool(oud)
        if (blad.corrigeert or verandert) and not blad.reden:
            raise Nee
        if blad.corrigeert and not wacht:
            raise Nee
        self._geen_tweede_correctie(wacht)
        if not (blad.corrigeert or verandert):
            blad.reden = ""
        blad.getypt, blad.wacht, blad.indiener = velden, wacht, wie
        blad.status = INGEDIEND
        blad.versie += 1

    def akkoord(self, blad, wie, versie, klok):
        self._eis(blad, versie, INGEDIEND)
        if self.is_eigen_werk(blad, wie):
            raise Nee
        for onderdeel, (waarde, _) in blad.getypt.items():
            sleutel = (*blad.plek, onderdeel)
            oud = self.huidig(sleutel)
            if sleutel not in blad.wacht and (not oud or oud[1] != waarde):
                raise Nee  # was equal to the site, and is no more
        self._publiceer(blad, klok)

    def stuur_terug(self, blad, wie, versie, reden):
        if not reden:
            raise Nee
        self._eis(blad, versie, INGEDIEND)
        if self.is_eigen_werk(blad, wie):
            raise Nee
        blad.wacht, blad.status = {}, TERUG
        blad.versie += 1

    def trek_in(self, blad, wie, versie):
        self._eis(blad, versie, INGEDIEND)
        blad.wacht, blad.status = {}, WEG
        nieuw = Blad(blad.plek, getypt=dict(blad.getypt), begonnen=wie, bewaard=wie)
        nieuw.reden, nieuw.corrigeert, nieuw.versie = blad.reden, blad.corrigeert, 1
        blad.versie += 1
        self.bladen.append(nieuw)
        return nieuw

    def gooi_weg(self, blad, versie):
        self._eis(blad, versie, CONCEPT, TERUG)
        blad.status = WEG
        blad.versie += 1

    def corrigeer(self, plek, wie):
        open_ = [
            b
            for b in self.bladen
            if b.plek == plek and b.status in (CONCEPT, INGEDIEND, TERUG)
        ]
        if open_:
            return open_[0]
        if not self.nieuwste(plek):
            raise Nee
        op_site = {o: self.huidig((*plek, o)) for o in self.gevraagd}
        getypt = {o: (oud[1], None) for o, oud in op_site.items() if oud}
        nieuw = Blad(plek, getypt=getypt, begonnen=wie, bewaard=wie, corrigeert=True)
        nieuw.versie = 1
        self.bladen.append(nieuw)
        return nieuw

    # ---- another delivery ----

    def lever(self, waarden, klok=None):
        """Hand in other figures; published at once with a `klok`."""
        wacht = {s: (w, (oud := self.huidig(s)) and oud[0]) for s, w in waarden.items()}
        self._geen_tweede_correctie(wacht)
        blad = Blad((), INGEDIEND, wacht=wacht)
        self.bladen.append(blad)
        if klok:
            self._publiceer(blad, klok)
        return blad

    def publiceer(self, blad, klok):
        self._eis(blad, blad.versie, INGEDIEND)
        self._publiceer(blad, klok)

    def haal_weg(self, sleutels, klok):
        for sleutel in sleutels:
            if self.huidig(sleutel):
                self.rijen[sleutel][-1][2] = klok

    # ---- shared ----

    def is_eigen_werk(self, blad, wie):
        typten = {door for _, door in blad.getypt.values()}
        return wie in typten | {blad.begonnen, blad.bewaard, blad.indiener}

    def _eis(self, blad, versie, *statussen):
        if blad.status not in statussen or blad.versie != versie:
            raise Nee

    def _geen_tweede_correctie(self, wacht):
        bezet = {
            (s, oud)
            for b in self.bladen
            for s, (_, oud) in b.wacht.items()
            if oud is not None
        }
        if any((s, oud) in bezet for s, (_, oud) in wacht.items()):
            raise Nee

    def _publiceer(self, blad, klok):
        for sleutel, (_, oud) in blad.wacht.items():
            nu = self.huidig(sleutel)
            if (nu and nu[0]) != oud:
                raise Nee
        for sleutel, (waarde, _) in blad.wacht.items():
            rijen = self.rijen.setdefault(sleutel, [])
            if rijen and rijen[-1][2] is None:
                rijen[-1][2] = klok
            rijen.append([waarde, klok, None])
        blad.wacht, blad.status = {}, AKKOORD
        blad.versie += 1
