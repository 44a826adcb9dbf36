"""A small world to try every role in: two gemeenten in two regions, and one of everything.

`Wereld` holds the people by what they are (`wereld.mensen["beleid A"]`) and, per model, one
row that belongs to gemeente A and one that belongs to gemeente B. What hangs on no area has
one row, under "A". `fingerprint` tells whether anything in the database changed.
"""

import hashlib
from dataclasses import dataclass, field

from django.apps import apps
from django.utils import timezone

from banenafspraak import logboek
from banenafspraak.importeren import stappen
from banenafspraak.importeren.inzage import Bestand, read
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import (
    Actie,
    BanenafspraakNorm,
    BeschutWerkQuotum,
    Cijfer,
    Dataversie,
    Doelgroeptelling,
    Duiding,
    Gebruiker,
    Indicator,
    Levering,
    Logkop,
    Logregel,
    Maatregel,
    Meegeleverd,
    Norm,
    Raadsstuk,
    Rol,
    Toewijzing,
    Uitsplitsing,
    Uitvraag,
)
from regio.models import Arbeidsmarktregio, Gebied, Gemeente, Soort
from tests.builders import (
    BEKEND,
    dag,
    make_bron,
    make_cijfer,
    make_definitie,
    make_duiding,
    make_gebied,
    make_gebruiker,
    make_gemeente,
    make_herindeling,
    make_indicator,
    make_inleverdatum,
    make_kanttekening,
    make_land,
    make_levering,
    make_maatregel,
    make_norm,
    make_raadsstuk,
    make_regio,
    make_toewijzing,
    make_tweede_stap,
    make_uitsplitsing,
    make_uitvraag,
)

# Who is inside beheer, and who is not.
BINNEN = ["beleid A", "vaststeller A", "werkkamer A", "beleid B", "beheerder", "super"]
BUITEN = ["anoniem", "geen rol", "rol voorbij", "gesloten", "halverwege"]

# Tables that change when somebody only looks or logs in, and the log, which tells of that
# too. Everything else is in the fingerprint, also what another package brings.
NIET_GETELD = {"sessions", "axes", "admin", "contenttypes"}
LOG = {Logregel, Logkop}


@dataclass
class Wereld:
    mensen: dict[str, Gebruiker | None]
    gebieden: dict[str, Gebied]
    rijen: dict[type, dict[str, object]] = field(default_factory=dict)
    bestanden: dict[str, Levering] = field(default_factory=dict)

    def row(self, model, van: str = "A"):
        """The row of `model` that belongs to gemeente A or B."""
        return self.rijen[model][van]

    def fill(self, typed: dict) -> dict:
        """What is typed, with the key of what is named: an area, a person, a code."""
        bekend = {
            **{naam: gebied.pk for naam, gebied in self.gebieden.items()},
            **dict(Gebruiker.objects.values_list("username", "pk")),
            **dict(Indicator.objects.values_list("code", "pk")),
        }
        bekend |= dict(Uitsplitsing.objects.values_list("code", "pk"))
        wijst = "gebied indicator oud nieuw gebruiker onderdeel_van onderdelen".split()
        return {
            veld: bekend[waarde] if veld in wijst else waarde
            for veld, waarde in typed.items()
        }


def make_wereld() -> Wereld:
    land = make_land()
    gebieden = {"land": land}
    for letter, naam in (("A", "Huizen"), ("B", "Delft")):
        regio = make_regio(f"Regio {naam}")
        gebieden[f"regio {letter}"] = regio
        gebieden[letter] = make_gemeente(naam, regio=regio)
    wereld = Wereld(_people(gebieden), gebieden)
    for letter in "AB":
        _rows_of_an_area(wereld, letter)
    _rows_of_nobody(wereld)
    return wereld


def _people(gebieden) -> dict[str, Gebruiker | None]:
    vandaag = timezone.localdate()
    mensen = {
        "anoniem": None,
        "geen rol": make_gebruiker("geenrol", is_staff=True),
        "rol voorbij": make_gebruiker("voorbij", is_staff=True),
        "gesloten": make_gebruiker("gesloten", is_staff=True),
        "halverwege": make_gebruiker("halverwege", is_staff=True),
        "super": Gebruiker.objects.create_superuser("hoofd"),
    }
    land, rol = gebieden["land"], Rol
    for wie, gebied, wat in (
        ("beleid A", gebieden["A"], rol.BELEIDSMEDEWERKER),
        ("vaststeller A", gebieden["A"], rol.VASTSTELLER),
        ("werkkamer A", gebieden["regio A"], rol.VASTSTELLER),
        ("beleid B", gebieden["B"], rol.BELEIDSMEDEWERKER),
        ("beheerder", land, rol.BEHEERDER),
    ):
        mensen[wie] = make_gebruiker(wie.replace(" ", "").lower())
        make_toewijzing(mensen[wie], gebied, wat)
    make_tweede_stap(mensen["beleid B"])  # to be taken away
    for wie in ("gesloten", "halverwege"):
        make_toewijzing(mensen[wie], land, rol.BEHEERDER)
    # Half-open: a role that ends today held for the last time yesterday.
    make_toewijzing(mensen["rol voorbij"], land, rol.BEHEERDER, tot=str(vandaag))
    mensen["gesloten"].is_active = False
    mensen["gesloten"].save()
    return mensen


def _rows_of_an_area(wereld: Wereld, letter: str) -> None:
    gebied = wereld.gebieden[letter]
    # The names of these rows hold a word that must never be read elsewhere.
    geheim = f"geheim-{letter}"
    levering = make_levering(gebied, bestand=f"{geheim}.csv", reden=geheim)
    bron = make_bron(f"bron-{geheim}")
    kenmerk = {"levering": levering, "gebied": gebied, "bron": bron}
    rijen = {
        Levering: levering,
        Cijfer: make_cijfer(17, indicator=make_indicator("banen"), **kenmerk),
        Norm: make_norm(18, indicator=make_indicator("uitstroom"), **kenmerk),
        Duiding: make_duiding(geheim, gebied=gebied, levering=levering, namens=geheim),
        Maatregel: make_maatregel(geheim, gebied=gebied, eigenaar=geheim, bron=bron),
        Raadsstuk: make_raadsstuk(geheim, gebied=gebied, partijen=geheim, bron=bron),
    }
    for model, maak, code in (
        (BanenafspraakNorm, make_norm, "banenafspraak"),
        (BeschutWerkQuotum, make_norm, "beschut-werk"),
        (Doelgroeptelling, make_cijfer, "doelgroepregister"),
    ):
        rij = maak(19, indicator=make_indicator(code), **kenmerk)
        rijen[model] = model.objects.get(pk=rij.pk)
    uitvraag = make_uitvraag(gebied, make_indicator("beschut-werk"))
    rijen[type(uitvraag)] = uitvraag
    for model, rij in rijen.items():
        wereld.rijen.setdefault(model, {})[letter] = rij


def _rows_of_nobody(wereld: Wereld) -> None:
    gemeente, regio = wereld.gebieden["A"], wereld.gebieden["regio A"]
    logboek.schrijf(Actie.GELADEN, Gebied, wat="iets")
    oud = make_gemeente("Oud", geldig_tot=dag("2016-01-01"))
    wereld.gebieden["Oud"] = oud
    definitie = make_definitie(make_indicator())
    make_indicator("klantprofielen", leverancier="gemeente")
    rijen = [
        gemeente,
        make_indicator(),
        definitie,
        make_uitsplitsing("markt"),
        make_bron("UWV-trend"),
        make_kanttekening(gebied=gemeente),
        make_inleverdatum("2026-K3", "2026-12-15"),
        make_herindeling(oud, gemeente),
        gemeente.indelingen.get(),
        wereld.mensen["beleid B"],
        Toewijzing.objects.get(gebruiker=wereld.mensen["beleid B"]),
        Meegeleverd.objects.create(bestand="bronnen.csv", sha256="0"),
        Dataversie.objects.order_by("pk").last(),
        Logregel.objects.order_by("pk").last(),
    ]
    for rij in rijen:
        wereld.rijen[type(rij)] = {"A": rij}
    wereld.rijen[Gemeente] = {"A": Gemeente.objects.get(pk=gemeente.pk)}
    wereld.rijen[Arbeidsmarktregio] = {"A": Arbeidsmarktregio.objects.get(pk=regio.pk)}
    make_gebied("Voorne", Soort.CLUSTER)


# Over these quarters there is an opgave that is being typed, that waits, and that is done.
CONCEPT, WACHT, AKKOORD = (Kwartaal(2020, nummer) for nummer in (3, 2, 1))


def add_opgaven(wereld: Wereld) -> None:
    """For A and B: an opgave in each state, typed by the beleidsmedewerker."""
    for letter in "AB":
        gebied, wie = wereld.gebieden[letter], wereld.mensen[f"beleid {letter}"]
        Uitvraag.objects.filter(gebied=gebied).update(van=AKKOORD)
        make_levering(gebied, kwartaal=AKKOORD, gemaakt_door=wie)
        make_levering(
            gebied,
            kwartaal=CONCEPT,
            status=Levering.Status.CONCEPT,
            gemaakt_door=wie,
            ingediend_door=None,
        )
        make_levering(
            gebied,
            kwartaal=WACHT,
            status=Levering.Status.INGEDIEND,
            gemaakt_door=wie,
            ingediend_door=wie,
            ingediend_op=BEKEND,
        )


def _plain(waarde):
    """PostgreSQL gives bytes as a view, which prints its place in memory."""
    return bytes(waarde) if isinstance(waarde, memoryview) else waarde


def add_bestanden(wereld: Wereld) -> None:
    """For A and B: a file with one figure that waits, sent by the beleidsmedewerker."""
    for letter in "AB":
        gebied, wie = wereld.gebieden[letter], wereld.mensen[f"beleid {letter}"]
        regels = (
            "soort;indicator;gebied;periode;waarde",
            f"cijfer;klantprofielen;{gebied.code};2025-K4;12",
            f"cijfer;klantprofielen;{gebied.code};2025-K3;11",
        )
        inhoud = "\r\n".join(regels).encode()
        gelezen = read(Bestand(f"bestand-geheim-{letter}.csv", inhoud))
        levering = stappen.neem_op(gelezen, wie)
        stappen.dien_in(levering, gelezen, wie, levering.versie)
        wereld.bestanden[letter] = Levering.objects.get(pk=levering.pk)


def fingerprint() -> str:
    """One value over every row of every table that figures, texts, people and rights are in."""
    som = hashlib.sha256()
    for model in apps.get_models(include_auto_created=True):
        if model in LOG or model._meta.proxy or model._meta.app_label in NIET_GETELD:
            continue
        velden = [
            v.attname for v in model._meta.concrete_fields if v.name != "last_login"
        ]
        som.update(model._meta.label.encode())
        for rij in model._base_manager.order_by("pk").values_list(*velden):
            som.update(repr([_plain(waarde) for waarde in rij]).encode())
    return som.hexdigest()
