"""Small things to test with: `make_...` builds one row, and what it needs around it.

Every builder has sensible defaults; a test names only what it is about. Figures and norms
are published on `BEKEND` unless a test says otherwise (`bekend_vanaf=None`: a concept).

What builders make, the audit log is not told: thousands of tests build rows, and few are
about the log. What the site itself does in a test is always logged.
"""

import datetime
import functools
import itertools
from contextvars import ContextVar
from decimal import Decimal

from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from banenafspraak.kwartaal import Kwartaal, alle_kwartalen
from banenafspraak.logboek import luisteren
from banenafspraak.models import (
    Bron,
    Cijfer,
    Definitie,
    Duiding,
    Gebruiker,
    Indicator,
    Inleverdatum,
    Kanttekening,
    Levering,
    Maatregel,
    Norm,
    NormSoort,
    Raadsstuk,
    Rol,
    Toewijzing,
    Uitsplitsing,
    Uitvraag,
)
from banenafspraak.querysets import AMSTERDAM
from regio.models import Gebied, Herindeling, Indeling, Soort

_teller = itertools.count(1)

BEKEND = datetime.datetime(2021, 6, 30, 12, 0, tzinfo=AMSTERDAM)
_LETTERS = {
    Soort.LAND: "NL",
    Soort.PROVINCIE: "PV",
    Soort.REGIO: "AM",
    Soort.CLUSTER: "CL",
    Soort.GEMEENTE: "GM",
}


def dag(tekst: str) -> datetime.date:
    """`dag("2020-12-31")`."""
    return datetime.date.fromisoformat(tekst)


def moment(tekst: str) -> datetime.datetime:
    """`moment("2021-06-30 12:00")`, in Amsterdam."""
    return datetime.datetime.fromisoformat(tekst).replace(tzinfo=AMSTERDAM)


# ---- where -----------------------------------------------------------------------


def make_gebied(naam="", soort=Soort.GEMEENTE, *, regio=None, **velden) -> Gebied:
    """An area; with `regio` it is part of that area since 2015."""
    nummer = next(_teller)
    velden.setdefault("code", f"{_LETTERS[soort]}{9000 + nummer}")
    gebied = Gebied.objects.create(
        naam=naam or f"Gebied {nummer}", soort=soort, **velden
    )
    if regio:
        make_indeling(gebied, regio)
    return gebied


def make_land(naam="Nederland", **velden) -> Gebied:
    return make_gebied(naam, Soort.LAND, **{"code": "NL01", **velden})


def make_regio(naam="Gooi en Vechtstreek", **velden) -> Gebied:
    return make_gebied(naam, Soort.REGIO, **velden)


def make_gemeente(naam="", **velden) -> Gebied:
    return make_gebied(naam, Soort.GEMEENTE, **velden)


def make_indeling(gebied, onderdeel_van, van="2015-01-01", tot=None, **velden):
    return Indeling.objects.create(
        gebied=gebied,
        onderdeel_van=onderdeel_van,
        van=dag(van),
        tot=dag(tot) if tot else None,
        **velden,
    )


def make_herindeling(oud, nieuw, datum="2016-01-01", wijze=Herindeling.Wijze.OPGAAN):
    return Herindeling.objects.create(
        oud=oud, nieuw=nieuw, datum=dag(datum), wijze=wijze
    )


# ---- what ------------------------------------------------------------------------


def make_uitsplitsing(code=Uitsplitsing.TOTAAL, **velden) -> Uitsplitsing:
    """The part with this code; the same one every time."""
    velden.setdefault("naam", code.capitalize())
    return Uitsplitsing.objects.get_or_create(code=code, defaults=velden)[0]


def make_indicator(code="banenafspraak", **velden) -> Indicator:
    """The indicator with this code; the same one every time."""
    standaard = {
        "naam": code.replace("-", " ").capitalize(),
        "onderwerp": code,
        "groep": "Banenafspraak",
        "eenheid": "banen",
        "aard": "extra",
        "leverancier": "UWV",
        "norm_soort": NormSoort.INDICATIEF,
        "drempel": 5,
        "drempel_reden": "" if velden.get("drempel", 5) == 5 else "Voor deze test.",
        "werkwoord_enkelvoud": "was er",
        "werkwoord_meervoud": "waren er",
        "ding_enkelvoud": "baan",
        "ding_meervoud": "banen",
    }
    indicator, nieuw = Indicator.objects.get_or_create(
        code=code, defaults={**standaard, **velden}
    )
    if nieuw:
        indicator.uitsplitsingen.add(make_uitsplitsing())
    return indicator


def make_definitie(indicator=None, definitie="Wij tellen banen.", **velden):
    return Definitie.objects.create(
        indicator=indicator or make_indicator(),
        definitie=definitie,
        **{"bekend_vanaf": BEKEND, **velden},
    )


def make_kanttekening(tekst="De bron noemt geen datum.", **velden) -> Kanttekening:
    if "indicator" not in velden:
        velden["indicator"] = make_indicator()
    velden.setdefault("sleutel", f"noot-{next(_teller)}")
    velden.setdefault("bekend_vanaf", BEKEND)
    return Kanttekening.objects.create(tekst=tekst, **velden)


def make_bron(korte_titel="", *, datum="2021-06-30", **velden) -> Bron:
    """A source; `datum=None` makes its date unknown."""
    nummer = next(_teller)
    return Bron.objects.create(
        **{
            "sleutel": f"bron-{nummer}",
            "soort": Bron.Soort.OFFICIEEL,
            "uitgever": "UWV",
            "titel": korte_titel or f"Document {nummer}",
            "korte_titel": korte_titel or f"Document {nummer}",
            "datum": dag(datum) if datum else None,
            "datum_soort": "dag" if datum else "onbekend",
            **velden,
        }
    )


def make_gebruiker(naam="", **velden) -> Gebruiker:
    return Gebruiker.objects.create_user(naam or f"gebruiker{next(_teller)}", **velden)


def make_beheerder(naam="beheerder") -> Gebruiker:
    return Gebruiker.objects.create_superuser(naam, password="geheim-voor-de-test")


def make_toewijzing(
    gebruiker=None, gebied=None, rol=Rol.BELEIDSMEDEWERKER, van="2020-01-01", tot=None
) -> Toewijzing:
    """A role for one area, since 2020 unless a test says otherwise."""
    return Toewijzing.objects.create(
        gebruiker=gebruiker or make_gebruiker(),
        gebied=gebied or make_gemeente(),
        rol=rol,
        van=dag(van),
        tot=dag(tot) if tot else None,
    )


def make_beleidsmedewerker(gebied, naam="", **velden) -> Gebruiker:
    """An account that types figures for `gebied`."""
    gebruiker = make_gebruiker(naam, **velden)
    make_toewijzing(gebruiker, gebied)
    return gebruiker


def make_vaststeller(gebied, naam="", **velden) -> Gebruiker:
    """An account that agrees for `gebied`; of a region: the Werkkamer."""
    gebruiker = make_gebruiker(naam, **velden)
    make_toewijzing(gebruiker, gebied, Rol.VASTSTELLER)
    return gebruiker


def make_uitvraag(
    gebied, indicator=None, delen=("totaal",), van="2026-K3", tot=None, **velden
) -> Uitvraag:
    """`gebied` owes `indicator`, from 2026-K3 on unless a test says otherwise."""
    uitvraag = Uitvraag.objects.create(
        gebied=gebied,
        indicator=indicator or make_indicator(),
        van=Kwartaal.lees(str(van)),
        tot=Kwartaal.lees(str(tot)) if tot else None,
        **velden,
    )
    uitvraag.onderdelen.set([make_uitsplitsing(deel) for deel in delen])
    return uitvraag


def make_inleverdatum(kwartaal="", uiterlijk="2040-01-01") -> Inleverdatum:
    """An own last day; each time for another quarter unless a test names it."""
    vrij = (k for k in alle_kwartalen() if not _has_own_day(k))
    return Inleverdatum.objects.create(
        kwartaal=Kwartaal.lees(kwartaal) if kwartaal else next(vrij),
        uiterlijk=dag(uiterlijk),
    )


def _has_own_day(kwartaal) -> bool:
    return Inleverdatum.objects.filter(kwartaal=kwartaal).exists()


def make_duiding(
    tekst="Er kwamen drie mensen bij.", kwartaal="2026-K3", **velden
) -> Duiding:
    """A published explanation beside a figure."""
    for veld in ("gebied", "indicator", "uitsplitsing"):
        if veld not in velden:
            velden[veld] = _RONDOM[veld]()
    if "levering" not in velden:
        velden["levering"] = make_levering(velden["gebied"])
    velden.setdefault("namens", velden["gebied"].aanduiding)
    velden.setdefault("bekend_vanaf", BEKEND)
    return Duiding.objects.create(
        tekst=tekst, kwartaal=Kwartaal.lees(kwartaal), **velden
    )


def make_maatregel(titel="Loket openen", **velden) -> Maatregel:
    """A published measure; `bekend_vanaf=None` makes it a proposal."""
    return _area_text(
        Maatregel,
        {
            "titel": titel,
            "omschrijving": "Er komt een loket.",
            "eigenaar": "gemeente Huizen",
            "stand": Maatregel.Stand.LOOPT,
            **velden,
        },
    )


def make_raadsstuk(titel="Vragen over werk", **velden) -> Raadsstuk:
    """A published reference to a document or a meeting."""
    return _area_text(
        Raadsstuk,
        {
            "titel": titel,
            "soort": Raadsstuk.Soort.VRAGEN,
            "gremium": "gemeenteraad",
            "datum": dag("2020-05-01"),
            **velden,
        },
    )


def _area_text(model, velden):
    if "gebied" not in velden:
        velden["gebied"] = make_gemeente()
    velden.setdefault("sleutel", f"tekst-{next(_teller)}")
    velden.setdefault("bekend_vanaf", BEKEND)
    for veld in ("begin", "eind"):
        if isinstance(velden.get(veld), str):
            velden[veld] = dag(velden[veld])
            velden.setdefault(f"{veld}_soort", "dag")
    return model.objects.create(**velden)


def make_levering(gebied=None, **velden) -> Levering:
    """A delivery that is published already, unless `status` says otherwise."""
    velden.setdefault("status", Levering.Status.VASTGESTELD)
    if velden["status"] == Levering.Status.VASTGESTELD:
        velden.setdefault("vastgesteld_op", BEKEND)
    if velden["status"] == Levering.Status.TERUGGESTUURD:
        velden.setdefault("reden_terug", "Controleer het totaal.")
    return Levering.objects.create(gebied=gebied or make_gemeente(), **velden)


# ---- the ledger ------------------------------------------------------------------


def build_cijfer(waarde=90, kwartaal="2020-K4", **velden) -> Cijfer:
    """A figure that is not saved: a row to hand in. `waarde=None` needs a reason."""
    return Cijfer(kwartaal=Kwartaal.lees(kwartaal), **_observation(waarde, velden))


def build_norm(waarde=120, jaar=2020, **velden) -> Norm:
    """A norm that is not saved: a row to hand in."""
    velden.setdefault("soort", NormSoort.INDICATIEF)
    velden.setdefault("ambitie", velden["soort"] == NormSoort.AMBITIE)
    return Norm(jaar=jaar, **_observation(waarde, velden))


def make_cijfer(waarde=90, kwartaal="2020-K4", **velden) -> Cijfer:
    """A published figure."""
    return _saved(build_cijfer(waarde, kwartaal, **velden), velden)


def make_norm(waarde=120, jaar=2020, **velden) -> Norm:
    """A published norm, for the end of `jaar`."""
    return _saved(build_norm(waarde, jaar, **velden), velden)


_RONDOM = {
    "indicator": make_indicator,
    "gebied": make_gemeente,
    "uitsplitsing": make_uitsplitsing,
    "bron": make_bron,
}


def _observation(waarde, velden) -> dict:
    rij = dict(velden)
    if isinstance(rij.get("vanaf"), str):
        rij["vanaf"] = Kwartaal.lees(rij["vanaf"])
    rij["waarde"] = None if waarde is None else Decimal(str(waarde))
    for veld, maak in _RONDOM.items():
        if veld not in rij:
            rij[veld] = maak()
    return rij


def _saved(rij, velden):
    if "levering" not in velden:
        rij.levering = make_levering(rij.gebied)
    if "bekend_vanaf" not in velden:
        rij.bekend_vanaf = BEKEND
    rij.save()
    return rij


# ---- who is in -------------------------------------------------------------------


def make_tweede_stap(gebruiker) -> TOTPDevice:
    """The app of `gebruiker`; the same one every time."""
    return TOTPDevice.objects.get_or_create(user=gebruiker, defaults={"name": "app"})[0]


def log_in(client, gebruiker) -> Gebruiker:
    """Log `gebruiker` in with both steps taken, as beheer asks of everyone.

    The pages of logging in themselves are tested in toegang/.
    """
    client.force_login(gebruiker)
    sessie = client.session
    sessie[DEVICE_ID_SESSION_KEY] = make_tweede_stap(gebruiker).persistent_id
    sessie.save()
    return gebruiker


def log_in_half(client, gebruiker) -> None:
    """Log in with the password only: no page of beheer opens with that."""
    client.force_login(gebruiker)


# ---- the log is not told -----------------------------------------------------------


_stil = ContextVar("stil", default=False)
_schrijf = luisteren.schrijf


def _write_unless_silent(*args, **kwargs):
    if not _stil.get():
        _schrijf(*args, **kwargs)


def _untold(maak):
    """`maak`, without lines in the audit log; other threads write on."""

    @functools.wraps(maak)
    def stil(*args, **kwargs):
        merk = _stil.set(True)
        try:
            return maak(*args, **kwargs)
        finally:
            _stil.reset(merk)

    return stil


luisteren.schrijf = _write_unless_silent
globals().update(
    {naam: _untold(maak) for naam, maak in globals().items() if naam[:5] == "make_"}
)
