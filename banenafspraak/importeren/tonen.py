"""What the pages of a file show of its rows: texts only, ready to print."""

from dataclasses import dataclass

from banenafspraak import notatie
from banenafspraak.bladen import Blad
from banenafspraak.importeren.controle import Wijziging
from banenafspraak.importeren.gebiedenuitkomst import Gebiedenuitkomst
from banenafspraak.importeren.melding import Melding
from banenafspraak.importeren.rijen import Bestandsrij
from banenafspraak.models import Norm, Uitsplitsing, Waarneming
from banenafspraak.opgave.onderdelen import in_a_sentence
from banenafspraak.opgave.woorden import naam_van

TE_TONEN = 50
ALLES = 2000  # of who wants to see them all


@dataclass(frozen=True, slots=True)
class Rij:
    """One number of a file on a page. `was`: what the site says now, "" when nothing."""

    nummer: int
    gebied: str
    code: str
    onderwerp: str
    wanneer: str
    wordt: str
    was: str = ""
    verschil: str = ""
    toelichting: str = ""
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Lijst:
    """The first rows of a list, and how many more there are."""

    rijen: tuple
    aantal: int

    @property
    def meer(self) -> int:
        """How many are not shown."""
        return self.aantal - len(self.rijen)

    @property
    def meer_tekst(self) -> str:
        """`En nog 312 rijen.`; "" when all are shown."""
        if not self.meer:
            return ""
        return f"En nog {notatie.aantal(self.meer)} {'rij' if self.meer == 1 else 'rijen'}."


def lists(uitkomst, hoogste: int = TE_TONEN) -> dict[str, Lijst]:
    """The rows of each kind, at most `hoogste` of one."""
    geweigerd = _list(_grouped(uitkomst.meldingen, hoogste), lambda m: m, hoogste)
    if isinstance(uitkomst, Gebiedenuitkomst):
        wijzigingen = _list(uitkomst.plan.wijzigingen, lambda w: w, hoogste)
        return {"gebieden": wijzigingen, "geweigerd": geweigerd}
    return {
        "nieuw": _list(uitkomst.nieuw, _new, hoogste),
        "gewijzigd": _list(uitkomst.gewijzigd, _changed, hoogste),
        "gelijk": _list(uitkomst.gelijk, _new, hoogste),
        "geweigerd": geweigerd,
    }


def _list(rijen, maak, hoogste: int) -> Lijst:
    return Lijst(tuple(maak(rij) for rij in rijen[:hoogste]), len(rijen))


def _grouped(meldingen: list[Melding], hoogste: int) -> list[Melding]:
    """In the order of the file; when they do not fit on the page, alike ones together and
    a few of each kind first, so that every kind is seen."""
    if len(meldingen) <= hoogste:
        return meldingen
    per_soort: dict[str, list[Melding]] = {}
    for melding in meldingen:
        per_soort.setdefault(melding.soort, []).append(melding)
    elk = max(1, hoogste // len(per_soort))
    eerst = [m for groep in per_soort.values() for m in groep[:elk]]
    gezien = set(map(id, eerst))
    return eerst + [m for m in meldingen if id(m) not in gezien]


def _new(bestandsrij: Bestandsrij) -> Rij:
    return _row(bestandsrij, bestandsrij.rij)


def _changed(wijziging: Wijziging) -> Rij:
    was, nu = wijziging.was, wijziging.bestandsrij.rij
    verschil = ""
    if was.waarde is not None and nu.waarde is not None:
        if was.waarde == nu.waarde:
            verschil = _what_else(wijziging)
        else:
            verschil = notatie.verschil(nu.waarde - was.waarde)
    return _row(wijziging.bestandsrij, nu, was=value_text(was), verschil=verschil)


def _what_else(wijziging: Wijziging) -> str:
    """What differs when the number does not."""
    was, nu = wijziging.was, wijziging.bestandsrij.rij
    if was.benadering != nu.benadering:
        return "andere benadering"
    if was.toelichting != nu.toelichting:
        return "andere toelichting"
    return "andere bron"


def _row(bestandsrij: Bestandsrij, rij: Waarneming, **meer) -> Rij:
    return Rij(
        nummer=bestandsrij.nummer,
        gebied=naam_van(rij.gebied),
        code=rij.gebied.code,
        onderwerp=subject(rij),
        wanneer=f"eind {rij.jaar}"
        if isinstance(rij, Norm)
        else rij.kwartaal.einde_label,
        wordt=value_text(rij),
        toelichting=rij.toelichting,
        bron=bestandsrij.bron,
        **meer,
    )


def subject(rij: Waarneming) -> str:
    """`Norm: Beschut werk`, `Extra banen, markt`, `Doelgroepregister, Wajong`."""
    naam = rij.indicator.naam
    if rij.uitsplitsing.code != Uitsplitsing.TOTAAL:
        naam = f"{naam}, {in_a_sentence(rij.uitsplitsing)}"
    if not isinstance(rij, Norm):
        return naam
    return f"Eigen ambitie: {naam}" if rij.ambitie else f"Norm: {naam}"


def value_text(rij: Waarneming) -> str:
    """`1.608`, `bijna 90.000`, or why it is not known."""
    if rij.waarde is None:
        return f"niet bekend ({rij.reden_onbekend})"
    return f"{rij.benadering} {notatie.aantal(rij.waarde)}".strip()


def refusal_rows(meldingen: list[Melding]) -> list[list]:
    """Every refusal as plain values, to sign and to write in a file."""
    return [
        [m.rij, m.gebied, m.code, m.kolom, m.waarde[:200], m.wat, m.doe]
        for m in meldingen
    ]


def refusal_sheet(rijen: list[list], naam: str) -> Blad:
    """The list of refusals as a file."""
    return Blad(
        titel=f"Geweigerde rijen van {naam}",
        koppen=(
            "Rij",
            "Gebied",
            "Code",
            "Kolom",
            "Er staat",
            "Wat is er mis?",
            "Wat moet u doen?",
        ),
        rijen=tuple(tuple(rij) for rij in rijen),
        bestandsnaam="geweigerde-rijen",
    )
