"""Our own template: one row per number, with codes (`sjabloon.py` makes it)."""

from banenafspraak.importeren.bekend import Bekend
from banenafspraak.importeren.blad import Blad, Geweigerd
from banenafspraak.importeren.cel import Rijfout, as_text, bare_text, refuse_special
from banenafspraak.importeren.melding import Waarschuwing
from banenafspraak.importeren.opmaak.kop import Kop, Regel, rows_below
from banenafspraak.importeren.rijen import (
    Bestandsrij,
    Lezing,
    Over,
    name_of_file,
    observation,
)
from regio.namen import vouw

HERKEND = "Ons eigen bestand"
NODIG = ("soort", "indicator", "gebied", "periode", "waarde")
OOK = ("uitsplitsing", "reden", "benadering", "toelichting", "bron")
# To read by, for people; the importer leaves them alone.
LEESKOLOMMEN = (
    "naam indicator",
    "naam gebied",
    "naam uitsplitsing",
    "vorig kwartaal",
)
_LANGSTE_BRON = 250


def recognise(kop: Kop) -> bool:
    """Whether this row is our headings. Raises `Geweigerd` when some are missing."""
    er = [naam for naam in NODIG if naam in kop.gevouwen]
    if len(er) < 3:
        return False
    mist = [naam for naam in NODIG if naam not in er]
    if mist:
        wat = "De kolom" if len(mist) == 1 else "De kolommen"
        raise Geweigerd(
            f"{wat} {' en '.join(mist)} {'ontbreekt' if len(mist) == 1 else 'ontbreken'}.",
            "Voeg toe wat mist, of begin met ons bestand.",
        )
    return True


def read_rows(blad: Blad, kop: Kop, bekend: Bekend, indicator=None) -> Lezing:
    """Every row of the file. `indicator` is for layouts that do not name one."""
    plaats = {naam: kop.place(naam) for naam in (*NODIG, *OOK)}
    gebruikt = {p for p in plaats.values() if p is not None}
    lezing = Lezing(
        HERKEND,
        tuple(kop.tekst[p] for p in sorted(gebruikt)),
        kop=kop.nummer,
    )
    lezing.waarschuwingen += ignored_columns(kop, gebruikt, LEESKOLOMMEN)
    naam_plaats = kop.place("naam gebied")
    zegt = {"waarde", "reden_onbekend"} | {
        naam for naam in ("benadering", "toelichting") if plaats[naam] is not None
    }
    for regel in rows_below(blad, kop):
        if regel.is_empty(gebruikt):
            continue
        lezing.aantal += 1
        gebied = None
        try:
            gebied = bekend.gebied(regel.cel(plaats["gebied"]), "gebied")
            rij = _row(regel, plaats, bekend, gebied, zegt)
            rij.naam = name_of_file(regel.cel(naam_plaats))
            rij.gebied_staat = ("gebied", as_text(regel.cel(plaats["gebied"])))
            lezing.rijen.append(rij)
        except Rijfout as fout:
            lezing.refuse(regel.nummer, fout, gebied)
    return lezing


def _row(regel: Regel, plaats: dict, bekend: Bekend, gebied, zegt) -> Bestandsrij:
    def cel(naam: str):
        waarde = regel.cel(plaats[naam])
        refuse_special(waarde, naam) if naam != "waarde" else None
        return waarde

    soort = vouw(as_text(cel("soort")))
    if soort not in ("cijfer", "norm", "ambitie"):
        raise Rijfout(
            "soort",
            cel("soort"),
            "Dit is geen cijfer, norm of ambitie.",
            "Schrijf een van deze drie woorden.",
            "soort",
        )
    indicator = bekend.indicator(cel("indicator"), "indicator")
    bekend.refuse_level(gebied, indicator, cel("gebied"), "gebied")
    deel = bekend.uitsplitsing(cel("uitsplitsing"), "uitsplitsing", indicator)
    if soort == "cijfer":
        kwartaal = bekend.kwartaal(cel("periode"), "periode", indicator)
        over = Over(indicator, gebied, deel, kwartaal=kwartaal)
    else:
        norm_soort = bekend.norm_kind(
            indicator, soort == "ambitie", cel("indicator"), "indicator"
        )
        jaar = bekend.jaar(cel("periode"), "periode")
        over = Over(indicator, gebied, deel, jaar=jaar, norm_soort=norm_soort)
    reden = bekend.reden(cel("reden"), "reden")
    benadering = bekend.benadering(cel("benadering"), "benadering")
    waarde = cel("waarde")
    rij = observation(
        over,
        waarde,
        "waarde",
        reden=reden,
        benadering=benadering,
        toelichting=bare_text(cel("toelichting")),
        kent_reden=True,
    )
    leeg = rij.waarde is None and not rij.reden_onbekend
    if benadering and rij.waarde is None:
        raise Rijfout(
            "benadering",
            benadering,
            "Er staat een benadering, maar geen getal.",
            "Vul het getal in, of haal de benadering weg.",
            "benadering",
        )
    return Bestandsrij(
        nummer=regel.nummer,
        kolom="waarde",
        getypt=as_text(waarde) or reden,
        rij=rij,
        zegt=frozenset(zegt),
        bron=source_in(cel("bron")),
        is_leeg=leeg,
    )


def source_in(cel) -> str:
    """The source that a row names. Raises `Rijfout`."""
    refuse_special(cel, "bron")
    bron = bare_text(cel)
    if len(bron) > _LANGSTE_BRON:
        raise Rijfout(
            "bron",
            cel,
            "De naam van deze bron is te lang.",
            f"Gebruik hooguit {_LANGSTE_BRON} tekens.",
            "bron",
        )
    return bron


def ignored_columns(kop: Kop, gebruikt, bekend=()) -> list[Waarschuwing]:
    """A warning for each heading that we do not use."""
    return [
        Waarschuwing("kolom", f"De kolom “{tekst[:60]}” gebruiken we niet.")
        for n, tekst in enumerate(kop.tekst)
        if tekst and n not in gebruikt and kop.gevouwen[n] not in bekend
    ]
