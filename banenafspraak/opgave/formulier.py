"""The form of an opgave: reading what a browser sends, and the rows that a page shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.core import signing

from banenafspraak import maten, notatie
from banenafspraak.models import Definitie, Invoer, Levering, RedenOnbekend
from banenafspraak.opgave.bewaren import Gezien
from banenafspraak.opgave.controles import Ernst, Opmerking, Soort
from banenafspraak.opgave.lezen import Gelezen
from banenafspraak.opgave.onderdelen import Onderdeel, sleutel_van
from banenafspraak.opgave.vel import HERKOMST, TEKSTEN, Opgave
from banenafspraak.opgave.veld import LEEG, Veld

LANGSTE_TEKST = Invoer._meta.get_field("tekst").max_length
LANGSTE_HERKOMST = Levering._meta.get_field("herkomst").max_length


# ---- what a browser sends ----------------------------------------------------------


def read_fields(data: Mapping[str, str], opgave: Opgave) -> dict[str, Veld]:
    """What was typed, for every onderdeel that the form had; nothing is judged here."""
    velden = {}
    for onderdeel in opgave.onderdelen:
        naam = onderdeel.sleutel
        if f"{naam}-getal" not in data and f"{naam}-reden" not in data:
            continue
        reden = data.get(f"{naam}-reden", "")
        velden[naam] = Veld(
            tekst=_one_line(data.get(f"{naam}-getal", ""))[:LANGSTE_TEKST],
            reden=reden if reden in RedenOnbekend.values else "",
            uitleg=_text(data.get(f"{naam}-uitleg", "")),
            openbaar=bool(data.get(f"{naam}-openbaar")),
        )
    for naam in TEKSTEN:
        if naam in data:
            velden[naam] = Veld(uitleg=_text(data[naam]))
    if HERKOMST in velden:
        tekst = _one_line(velden[HERKOMST].uitleg)[:LANGSTE_HERKOMST]
        velden[HERKOMST] = Veld(uitleg=tekst)
    return velden


def _text(tekst: str) -> str:
    """A browser ends lines with two characters, and a database refuses NUL."""
    return tekst.replace("\r\n", "\n").replace("\x00", "").strip()


def _one_line(tekst: str) -> str:
    return " ".join(_text(tekst).split())


def sign_seen(gezien: Gezien, opgave: Opgave) -> str:
    """What the form began with, as a hidden field that nobody can change unseen."""
    basis = {naam: veld.as_list() for naam, veld in gezien.basis.items()}
    return signing.dumps(
        [gezien.levering, gezien.versie, basis], salt=_salt(opgave), compress=True
    )


def read_seen(tekst: str, opgave: Opgave) -> Gezien:
    """The hidden field of `sign_seen`. One that is missing or changed counts as never
    having seen anything: then whatever is stored is a conflict, and nothing is lost."""
    try:
        levering, versie, basis = signing.loads(tekst, salt=_salt(opgave))
    except signing.BadSignature:
        return Gezien()
    return Gezien(levering, versie, {naam: Veld(*rij) for naam, rij in basis.items()})


def sign_fields(velden: Mapping[str, Veld], opgave: Opgave) -> str:
    """Typed fields as a hidden field, for the page that asks which to keep."""
    return signing.dumps(
        {naam: veld.as_list() for naam, veld in velden.items()},
        salt=f"uw:{_salt(opgave)}",
        compress=True,
    )


def read_signed_fields(tekst: str, opgave: Opgave) -> dict[str, Veld]:
    """The hidden field of `sign_fields`; raises `signing.BadSignature`."""
    velden = signing.loads(tekst, salt=f"uw:{_salt(opgave)}")
    return {naam: Veld(*rij) for naam, rij in velden.items()}


def _salt(opgave: Opgave) -> str:
    return f"opgave:{opgave.gebied.code}:{opgave.kwartaal}"


# ---- what a page shows -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rij:
    """One onderdeel with its fields, as the pages show it.

    `geheel`: the number that this one is a part of, for a share. `norm_waarde`: the norm
    it is held against, as it is typed in this opgave or else on the site. `was`: what a
    delivery that is on the site replaced; None when it did not change this.
    """

    onderdeel: Onderdeel
    veld: Veld
    gelezen: Gelezen
    opmerkingen: tuple[Opmerking, ...]
    geheel: Decimal | None = None
    norm_waarde: Decimal | None = None
    was: str | None = None
    is_gewijzigd: bool = False
    uitleg_op_site: str = ""

    @property
    def sleutel(self) -> str:
        """Names the fields and the place on the page."""
        return self.onderdeel.sleutel

    @property
    def fouten(self) -> list[Opmerking]:
        """What must be mended here."""
        return [o for o in self.opmerkingen if o.ernst is Ernst.FOUT]

    @property
    def foute_velden(self) -> set[str]:
        """Which of its fields are wrong: "getal", "uitleg"."""
        return {o.veld for o in self.fouten}

    @property
    def vragen(self) -> list[Opmerking]:
        """What must be explained here, answered or not."""
        return [o for o in self.opmerkingen if o.ernst is Ernst.VRAAG]

    @property
    def soort(self) -> str:
        """How the row is tinted."""
        if self.fouten:
            return "is-fout"
        return "is-vraag" if any(not o.beantwoord for o in self.vragen) else ""

    @property
    def toont_uitleg(self) -> bool:
        """Whether the field for an explanation stands open."""
        return bool(self.vragen or self.veld.uitleg)

    @property
    def vorig(self) -> str:
        """Last quarter, as text."""
        return figure_text(self.onderdeel.vorig)

    @property
    def jaar_eerder(self) -> str:
        """The same quarter a year ago, as text."""
        return figure_text(self.onderdeel.jaar_eerder)

    @property
    def norm(self) -> str:
        """The norm for the end of the year, as text; "" without one."""
        return "" if self.norm_waarde is None else notatie.aantal(self.norm_waarde)

    @property
    def op_de_site(self) -> str:
        """What the public sees now for this quarter; "" when nothing."""
        return figure_text(self.onderdeel.huidig)

    @property
    def verandert_cijfer(self) -> bool:
        """Whether this replaces a figure that is on the site now."""
        return self.onderdeel.changes_figure(self.gelezen)

    @property
    def stond_er(self) -> str:
        """What a correction changes, or changed."""
        return self.op_de_site if self.was is None else self.was

    @property
    def nieuw(self) -> str:
        """What is typed, as a reader would see it."""
        if self.gelezen.waarde is not None:
            return notatie.aantal(self.gelezen.waarde)
        return "niet bekend" if self.gelezen.reden else self.veld.tekst

    @property
    def uitleg_verdwijnt(self) -> bool:
        """Whether the explanation that stands on the site goes, and no other comes."""
        return bool(self.uitleg_op_site) and not (
            self.veld.uitleg and self.veld.openbaar
        )

    @property
    def verschil(self) -> str:
        """The change since last quarter, with its sign; "" when nobody can tell."""
        vorig = self.onderdeel.vorig
        if self.gelezen.waarde is None or vorig is None or vorig.waarde is None:
            return ""
        return notatie.verschil(self.gelezen.waarde - vorig.waarde)


@dataclass(frozen=True, slots=True)
class Groep:
    """A heading with its rows, and the explanation of the indicators under it."""

    naam: str
    rijen: tuple[Rij, ...]
    uitleg: tuple[Definitie, ...] = ()


def figure_text(rij) -> str:
    """A figure of before: the number, "niet bekend", or "" without a row."""
    if rij is None:
        return ""
    return "niet bekend" if rij.waarde is None else notatie.aantal(rij.waarde)


def rows(opgave: Opgave, *, leeg_is_fout: bool = False) -> list[Rij]:
    """Every onderdeel with its fields. An empty field is only a mistake when somebody
    wants to hand in (`leeg_is_fout`)."""
    gelezen = {o.sleutel: o.read(opgave.field(o)) for o in opgave.onderdelen}
    rijen = []
    for onderdeel in opgave.onderdelen:
        opmerkingen = tuple(
            o
            for o in opgave.remarks_on(onderdeel)
            if leeg_is_fout or o.soort is not Soort.LEEG
        )
        ouder = gelezen.get(onderdeel.ouder)
        rijen.append(
            Rij(
                onderdeel,
                opgave.velden.get(onderdeel.sleutel, LEEG) if opgave.velden else LEEG,
                gelezen[onderdeel.sleutel],
                opmerkingen,
                geheel=_whole(onderdeel, ouder),
                norm_waarde=_norm(onderdeel, gelezen),
                is_gewijzigd=onderdeel.sleutel in opgave.gewijzigd,
                uitleg_op_site=opgave.woorden_op_site.get(onderdeel.sleutel, ""),
            )
        )
    return rijen


def _whole(onderdeel: Onderdeel, ouder: Gelezen | None) -> Decimal | None:
    """The number to take a share of, where that counts the same or is declared."""
    if ouder is None or onderdeel.groep_op:
        return None
    indicator = onderdeel.indicator
    deelt = indicator.weergave == indicator.Weergave.VERHOUDING
    return None if deelt and maten.objection_to_whole(indicator) else ouder.waarde


def _norm(onderdeel: Onderdeel, gelezen: Mapping[str, Gelezen]) -> Decimal | None:
    indicator, deel = onderdeel.indicator, onderdeel.uitsplitsing
    getypt = gelezen.get(sleutel_van(indicator.code, deel.code, norm=True))
    if getypt and getypt.waarde is not None:
        return getypt.waarde
    return onderdeel.norm.waarde if onderdeel.norm else None


def replaced_by(levering: Levering) -> dict[str, str]:
    """What a published delivery replaced, as text, by sleutel. Two queries."""
    samen = ("indicator", "uitsplitsing", "vervangt")
    cijfers = levering.cijfers.select_related(*samen)
    normen = levering.norms.select_related(*samen)
    return {
        sleutel_van(rij.indicator.code, rij.uitsplitsing.code, norm=norm): figure_text(
            rij.vervangt
        )
        for norm, rijen in ((False, cijfers), (True, normen))
        for rij in rijen
    }


def groups(rijen: list[Rij], definities: Mapping[int, Definitie]) -> list[Groep]:
    """The rows under their headings."""
    groepen = []
    for naam, deel in groupby(rijen, key=lambda rij: rij.onderdeel.groep):
        deel = tuple(deel)
        indicatoren = dict.fromkeys(
            rij.onderdeel.indicator.pk for rij in deel if not rij.onderdeel.is_norm
        )
        uitleg = tuple(definities[pk] for pk in indicatoren if pk in definities)
        groepen.append(Groep(naam, deel, uitleg))
    return groepen


def field_name(sleutel: str, opgave: Opgave) -> str:
    """What a person calls the field with this key."""
    if sleutel in TEKSTEN:
        return TEKSTEN[sleutel]
    namen = {o.sleutel: o.naam for o in opgave.onderdelen}
    return namen.get(sleutel, sleutel)
