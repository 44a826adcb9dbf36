"""What the codes and names in a file may point at: areas, indicators, parts, reasons.

Read once per file, in a fixed number of queries. Gemeenten are found by code only, never by
name; regions and the nation by code, name or alias (two gemeenten may share a name, and a
gemeente and its region may too). A `Rijfout` says in Dutch what is wrong and what to do.
"""

import datetime
import difflib
import re
from functools import cached_property

from django.utils import timezone

from banenafspraak import notatie
from banenafspraak.eenheden import Aard
from banenafspraak.importeren.blad import Cel
from banenafspraak.importeren.cel import Rijfout, as_text, bare_text, refuse_special
from banenafspraak.kwartaal import (
    EERSTE_KWARTAAL,
    LAATSTE_KWARTAAL,
    Kwartaal,
    OngeldigKwartaal,
)
from banenafspraak.models import (
    Benadering,
    Cijfer,
    Indicator,
    Norm,
    NormSoort,
    RedenOnbekend,
    Uitsplitsing,
)
from regio.atlas import Atlas
from regio.models import Gebied, Soort
from regio.namen import vouw

_OP_NAAM = (Soort.LAND, Soort.PROVINCIE, Soort.REGIO, Soort.CLUSTER)
_CIJFERCODE = re.compile(r"[0-9]{1,4}", re.ASCII)
_LETTERCODE = re.compile(r"[A-Z]{2}[0-9]{2,4}", re.ASCII)
_JAAR = re.compile(r"20[0-9]{2}", re.ASCII)
NORMJAREN = range(EERSTE_KWARTAAL.jaar, LAATSTE_KWARTAAL.jaar + 1)
GEEN_NORMJAAR = (
    f"Een norm geldt voor een heel jaar, van {NORMJAREN[0]} tot en met {NORMJAREN[-1]}."
)
_LABEL = re.compile(r"([1-4])e kwartaal (20[0-9]{2})", re.ASCII | re.IGNORECASE)


_LIJKT_CODE = re.compile(r"[A-Za-z]{2} ?[0-9]{2,4}|[0-9]{1,4}", re.ASCII)


def is_code(cel: Cel) -> bool:
    """Whether a cell looks like the code of an area, right or wrong; a footnote does not."""
    return bool(_LIJKT_CODE.fullmatch(bare_text(cel)))


class Bekend:
    """Everything that rows of a file can point at."""

    def __init__(self):
        self.atlas = Atlas.read()
        self.vandaag = timezone.localdate()
        self._gebieden = {g.code.upper(): g for g in self.atlas.gebieden.values()}
        self.indicatoren = {
            i.code: i
            for i in Indicator.objects.select_related("norm_van").prefetch_related(
                "uitsplitsingen"
            )
        }
        self.uitsplitsingen = {u.code: u for u in Uitsplitsing.objects.all()}

    # ---- areas ---------------------------------------------------------------------

    @cached_property
    def _op_naam(self) -> dict[str, list[Gebied]]:
        namen = {}
        for gebied in self.atlas.gebieden.values():
            for naam in {
                vouw(gebied.naam),
                *map(vouw, gebied.andere_namen.split("\n")),
            }:
                if naam:
                    namen.setdefault(_only_letters(naam), []).append(gebied)
        return namen

    def gebied(self, cel: Cel, kolom: str, soorten=tuple(Soort.values)) -> Gebied:
        """The area of `soorten` that a cell names. Raises `Rijfout`."""
        refuse_special(cel, kolom)
        tekst = bare_text(cel)
        if not tekst:
            raise Rijfout(
                kolom,
                cel,
                "Hier staat geen gebied.",
                "Schrijf de CBS-code, zoals GM0402 of AM12.",
            )
        code = tekst.upper().replace(" ", "")
        if _CIJFERCODE.fullmatch(code) and Soort.GEMEENTE in soorten:
            code = (
                f"GM{int(code):04d}"  # a spreadsheet drops letters and zeros in front
            )
        gebied = self._gebieden.get(code)
        if gebied is None or gebied.soort not in soorten:
            gebied = self._by_name(tekst, kolom, cel, soorten)
        return gebied

    def _by_name(self, tekst: str, kolom: str, cel: Cel, soorten) -> Gebied:
        gevonden = self._op_naam.get(_only_letters(vouw(tekst)), [])
        passend = [g for g in gevonden if g.soort in _OP_NAAM and g.soort in soorten]
        regios = [g for g in passend if g.soort == Soort.REGIO]
        if regios or len(passend) == 1:
            return (regios or passend)[0]
        if gemeenten := [g for g in gevonden if g.soort == Soort.GEMEENTE]:
            code = gemeenten[0].code
            if Soort.GEMEENTE in soorten:
                raise Rijfout(
                    kolom,
                    cel,
                    "Een gemeente zoeken wij alleen op code.",
                    f"Schrijf {code} als u {gemeenten[0].naam} bedoelt."
                    if len(gemeenten) == 1
                    else "Er zijn er meer met deze naam. Schrijf de CBS-code.",
                )
        is_getal = bool(_CIJFERCODE.fullmatch(tekst)) and Soort.GEMEENTE in soorten
        if is_getal or _LETTERCODE.fullmatch(tekst.upper()):
            raise Rijfout(
                kolom,
                cel,
                "Deze code heeft nooit bestaan."
                if is_getal or tekst.upper().startswith("GM")
                else "Deze code kennen we niet.",
                "Zoek de goede code in de lijst met gemeenten."
                if Soort.GEMEENTE in soorten
                else "Gebruik de code van een regio, zoals AM12.",
                "code",
            )
        if Soort.GEMEENTE in soorten and len(soorten) == 1:
            raise Rijfout(
                kolom,
                cel,
                "Dit is geen CBS-code van een gemeente.",
                "Schrijf de code, zoals GM0402.",
                "code",
            )
        raise Rijfout(
            kolom,
            cel,
            "Deze regio kennen we niet, ook niet onder een andere naam.",
            "Gebruik de code, zoals AM12.",
            "regio",
        )

    # ---- what is counted -----------------------------------------------------------

    def indicator(self, cel: Cel, kolom: str) -> Indicator:
        """The indicator with this code. Raises `Rijfout`."""
        return self._lookup(self.indicatoren, cel, kolom, "Hier staat geen indicator.")

    def uitsplitsing(self, cel: Cel, kolom: str, indicator: Indicator) -> Uitsplitsing:
        """The part of `indicator` with this code; an empty cell is the total."""
        eigen = {u.code: u for u in indicator.uitsplitsingen.all()}
        eigen.setdefault(Uitsplitsing.TOTAAL, self.uitsplitsingen[Uitsplitsing.TOTAAL])
        if as_text(cel) == "":
            return eigen[Uitsplitsing.TOTAAL]
        if bare_text(cel).lower() in self.uitsplitsingen.keys() - eigen.keys():
            raise Rijfout(
                kolom,
                cel,
                f"{indicator.naam} heeft dit onderdeel niet.",
                f"Kies uit: {', '.join(eigen)}.",
                "onderdeel",
            )
        return self._lookup(eigen, cel, kolom, "")

    def _lookup(self, keuzes: dict, cel: Cel, kolom: str, leeg: str):
        tekst = bare_text(cel).lower()
        if tekst in keuzes:
            return keuzes[tekst]
        if not tekst:
            raise Rijfout(kolom, cel, leeg, "Vul de code in, zoals in ons bestand.")
        lijkt = difflib.get_close_matches(tekst, keuzes, n=1, cutoff=0.6)
        raise Rijfout(
            kolom,
            cel,
            "Dit kennen we niet.",
            f"Bedoelt u {lijkt[0]}?" if lijkt else "Gebruik een code uit ons bestand.",
            f"{kolom} onbekend",
        )

    # ---- words ---------------------------------------------------------------------

    @cached_property
    def _redenen(self) -> dict[str, str]:
        """What may stand under reden: the choices of an opgave, by value and by label, and
        what the site says already."""
        redenen = {}
        for model in (Cijfer, Norm):
            al = model.objects.filter(waarde__isnull=True).order_by()
            for reden in al.values_list("reden_onbekend", flat=True).distinct():
                redenen[vouw(reden)] = reden
        for waarde, label in RedenOnbekend.choices:
            redenen[vouw(waarde)] = redenen[vouw(label)] = waarde
        return redenen

    def reden(self, cel: Cel, kolom: str) -> str:
        """Why a figure is not known; "" for an empty cell. Raises `Rijfout`."""
        tekst = bare_text(cel)
        if not tekst:
            return ""
        reden = self._redenen.get(vouw(tekst.rstrip(".")))
        if reden is None:
            keuzes = [waarde for waarde, _ in RedenOnbekend.choices]
            raise Rijfout(
                kolom,
                cel,
                "Deze reden kennen we niet.",
                f"Kies uit: {', '.join(keuzes)}. Uw eigen woorden passen bij toelichting.",
                "reden",
            )
        return reden

    def benadering(self, cel: Cel, kolom: str) -> str:
        """How the source softens a number; "" for an empty cell. Raises `Rijfout`."""
        tekst = vouw(bare_text(cel))
        if tekst and tekst not in Benadering.values:
            raise Rijfout(
                kolom,
                cel,
                "Dit woord kennen we niet.",
                f"Kies uit: {', '.join(Benadering.values)}. Of laat het vak leeg.",
                "benadering",
            )
        return tekst

    # ---- when ----------------------------------------------------------------------

    def jaar(self, cel: Cel, kolom: str) -> int:
        """The year of a norm. Raises `Rijfout`."""
        tekst = bare_text(cel)
        if not _JAAR.fullmatch(tekst) or int(tekst) not in NORMJAREN:
            raise Rijfout(
                kolom,
                cel,
                GEEN_NORMJAAR,
                "Schrijf alleen het jaar, zoals 2020.",
                "periode",
            )
        return int(tekst)

    def kwartaal(self, cel: Cel, kolom: str, indicator: Indicator) -> Kwartaal:
        """The quarter a figure is about: `2020-K4`, or as we write it on the site; of a
        yearly indicator the year will do."""
        tekst = bare_text(cel)
        if treffer := _LABEL.fullmatch(tekst):
            tekst = f"{treffer[2]}-K{treffer[1]}"
        jaarlijks = indicator.frequentie == Indicator.Frequentie.JAAR
        if jaarlijks and _JAAR.fullmatch(tekst):
            tekst = f"{tekst}-K4"
        try:
            kwartaal = Kwartaal.lees(tekst.upper())
        except OngeldigKwartaal as fout:
            raise Rijfout(
                kolom,
                cel,
                "Dit is geen kwartaal.",
                "Schrijf het als 2020-K4."
                if not jaarlijks
                else "Schrijf het jaar, zoals 2020, of het kwartaal, zoals 2020-K4.",
                "periode",
            ) from fout
        return self.refuse_impossible(kwartaal, cel, kolom, indicator)

    def kwartaal_op(self, cel: Cel, kolom: str, indicator: Indicator) -> Kwartaal:
        """The quarter of a peildatum: a date, `31-12-2020`, `2020-12-31`, `31 december
        2020`, or the quarter itself. Raises `Rijfout` for another day than its last."""
        refuse_special(cel, kolom)
        dag = cel if isinstance(cel, datetime.date) else _read_day(bare_text(cel))
        if dag is None:
            return self.kwartaal(cel, kolom, indicator)
        try:
            kwartaal = Kwartaal.op(dag)
        except OngeldigKwartaal as fout:
            raise Rijfout(
                kolom,
                cel,
                "Over deze dag zijn er geen cijfers.",
                "Kies een dag van eind 2012 tot eind 2035.",
                "periode",
            ) from fout
        if kwartaal.peildatum != dag:
            raise Rijfout(
                kolom,
                cel,
                "Dit is niet de laatste dag van een kwartaal.",
                f"Bedoelt u {notatie.datum(kwartaal.peildatum)}? Schrijf dan "
                f"{kwartaal.peildatum:%d-%m-%Y}.",
                "periode",
            )
        return self.refuse_impossible(kwartaal, cel, kolom, indicator)

    def refuse_impossible(
        self, kwartaal: Kwartaal, cel: Cel, kolom: str, indicator: Indicator
    ) -> Kwartaal:
        """The same quarter, unless nothing can have been counted then."""
        if kwartaal.peildatum >= self.vandaag:
            raise Rijfout(
                kolom,
                cel,
                f"Het {kwartaal.label} is nog niet om.",
                "Wacht tot het voorbij is, of verbeter de periode.",
                "periode",
            )
        begint = indicator.begint or EERSTE_KWARTAAL
        if kwartaal < begint:
            raise Rijfout(
                kolom,
                cel,
                f"{indicator.naam} bestaat pas sinds het {begint.label}.",
                "Haal deze rij weg, of verbeter de periode.",
                "periode",
            )
        jaarlijks = indicator.frequentie == Indicator.Frequentie.JAAR
        if jaarlijks and indicator.aard == Aard.STROOM and not kwartaal.is_jaareinde:
            raise Rijfout(
                kolom,
                cel,
                f"{indicator.naam} gaat over een heel jaar.",
                f"Schrijf {kwartaal.jaar}, of {kwartaal.jaar}-K4.",
                "periode",
            )
        return kwartaal

    # ---- rules of a row ------------------------------------------------------------

    def refuse_level(self, gebied: Gebied, indicator: Indicator, cel: Cel, kolom: str):
        """Refuse a figure for a soort of area that has none."""
        if gebied.soort not in indicator.niveaus:
            soort = Soort(gebied.soort).label
            raise Rijfout(
                kolom,
                cel,
                f"{indicator.naam} bestaat niet voor een {soort}.",
                "Haal de rij weg, of verbeter de code van het gebied.",
                "niveau",
            )

    def norm_kind(
        self, indicator: Indicator, ambitie: bool, cel: Cel, kolom: str
    ) -> str:
        """The kind of a norm of this indicator. Raises `Rijfout` when it has none."""
        if ambitie:
            return NormSoort.AMBITIE
        if indicator.norm_van:
            eigenaar = indicator.norm_van
            raise Rijfout(
                kolom,
                cel,
                f"De norm hiervan is die van {eigenaar.naam}.",
                f"Schrijf {eigenaar.code}.",
                "norm",
            )
        if not indicator.norm_soort:
            raise Rijfout(
                kolom,
                cel,
                f"Voor {indicator.naam} bestaat geen norm.",
                "Is het uw eigen ambitie? Schrijf dan ambitie bij soort.",
                "norm",
            )
        return indicator.norm_soort


def _only_letters(naam: str) -> str:
    """A name as it is compared: `Gooi- en Vechtstreek` is `Gooi en Vechtstreek`."""
    kaal = re.sub(r"[^a-z0-9]", "", naam)
    return re.sub(r"^(arbeidsmarktregio|regio)", "", kaal) or kaal


_MET_MAAND = re.compile(r"[0-9]{1,2} +[A-Za-z]+ +[0-9]{4}", re.ASCII)
_DAG_VORMEN = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


def _read_day(tekst: str) -> datetime.date | None:
    tekst = tekst.removesuffix(" 00:00:00").strip()
    for vorm in _DAG_VORMEN:
        try:
            return datetime.datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
    delen = tekst.lower().split()
    if _MET_MAAND.fullmatch(tekst) and delen[1] in notatie.MAANDEN:
        try:
            maand = notatie.MAANDEN.index(delen[1]) + 1
            return datetime.date(int(delen[2]), maand, int(delen[0]))
        except ValueError:
            return None
    return None
