"""Mails about opgaven that are not handed in: around the last day, and on request.

Each goes out once: a `Melding` is written first, and taken away again when the mail server
refuses, so that the next time tries again. Two at once cannot both write it. One person
gets one mail about one quarter, which names all the areas.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal, alle_kwartalen
from banenafspraak.models import (
    Gebruiker,
    Inleverdatum,
    Levering,
    Melding,
    Rol,
    Uitvraag,
)
from banenafspraak.opgave import post
from banenafspraak.opgave.adressen import opgave_url
from banenafspraak.opgave.post import Bericht, wants_mail
from banenafspraak.opgave.woorden import naam_van, nog, organisatie, wie
from banenafspraak.rechten import deliverers_of, rechten_van
from regio.models import Gebied, Soort

MEESTE_NAMEN = 3  # in a subject
# A mail about being late that was missed for longer than this is not sent any more.
INHALEN = 7  # days


@dataclass(slots=True)
class Uitkomst:
    """How many mails went out, and how many did not."""

    verstuurd: int = 0
    mislukt: int = 0


# ---- around the last day -----------------------------------------------------------


def send_due(op: datetime.date, momenten: Sequence[int]) -> Uitkomst:
    """Send what is due on `op` and was not sent yet.

    `momenten`: days before the last day to hand in; below zero: after it.
    """
    uitkomst = Uitkomst()
    with post.opened() as zend:
        for kwartaal, uiterlijk, moment in _due(op, momenten):
            tekst = "inleveren" if moment >= 0 else "te_laat"
            for wie_levert, gebieden in _per_person(not_handed_in(kwartaal), op):
                sleutels = {
                    f"inleveren:{g.code}:{kwartaal}:{uiterlijk}:{moment}:u{wie_levert.pk}": g
                    for g in gebieden
                }
                nieuw = [s for s in sleutels if _claim(s)]
                if not nieuw:
                    continue
                velden = _about([sleutels[s] for s in nieuw], kwartaal, uiterlijk, op)
                if zend(Bericht(wie_levert, tekst, velden)):
                    uitkomst.verstuurd += 1
                else:
                    uitkomst.mislukt += 1
                    _release(nieuw)
    return uitkomst


def _due(
    op: datetime.date, momenten: Sequence[int]
) -> Iterator[tuple[Kwartaal, datetime.date, int]]:
    """The quarters about which there is something to say on `op`."""
    om = [k for k in alle_kwartalen() if k.peildatum < op]
    for kwartaal, uiterlijk in Inleverdatum.of(om).items():
        moment = current_moment((uiterlijk - op).days, momenten)
        if moment is not None:
            yield kwartaal, uiterlijk, moment


def current_moment(over: int, momenten: Sequence[int]) -> int | None:
    """Which of `momenten` counts with `over` days left (below zero: late); None: no one.

    A moment that was missed is made up for: up to the next one, or a week when it is late.
    """
    geweest = [m for m in momenten if over <= m and (m >= 0) == (over >= 0)]
    moment = min(geweest, default=None)
    if moment is not None and moment < 0 and moment - over > INHALEN:
        return None
    return moment


def not_handed_in(kwartaal: Kwartaal) -> list[Gebied]:
    """The areas that owe an opgave about `kwartaal` that neither waits nor is on the site."""
    gevraagd = Uitvraag.objects.asked_in(kwartaal)
    binnen = Levering.objects.filter(
        kwartaal=kwartaal,
        status__in=(Levering.Status.INGEDIEND, Levering.Status.VASTGESTELD),
    )
    return list(
        Gebied.objects.filter(pk__in=gevraagd.values("gebied"))
        .exclude(pk__in=binnen.values("gebied"))
        .order_by("naam", "code")
    )


# ---- on request --------------------------------------------------------------------


def herinner(gebieden: Iterable[Gebied], kwartaal: Kwartaal, door: Gebruiker) -> int:
    """Remind who delivers for `gebieden`; returns the number of mails.

    At most once a day per area and quarter. Nothing for what is handed in or not asked,
    and nothing to `door`. Whether `door` may ask this is for the page to decide.
    """
    vandaag = timezone.localdate()
    uiterlijk = Inleverdatum.of([kwartaal])[kwartaal]
    gevraagd = {gebied.pk for gebied in gebieden}
    nog_open = [g for g in not_handed_in(kwartaal) if g.pk in gevraagd]
    groepen = [
        (persoon, eigen)
        for persoon, eigen in _per_person(nog_open, vandaag)
        if persoon != door
    ]
    te_bereiken = {g for _, eigen in groepen for g in eigen}
    sleutels = {g: f"herinnering:{g.code}:{kwartaal}:{vandaag}" for g in te_bereiken}
    nieuw = {g for g, sleutel in sleutels.items() if _claim(sleutel)}
    bereikt, aantal = set(), 0
    with post.opened() as zend:
        for persoon, eigen in groepen:
            eigen = [g for g in eigen if g in nieuw]
            if not eigen:
                continue
            velden = _about(eigen, kwartaal, uiterlijk, vandaag) | _asked_by(door)
            if zend(Bericht(persoon, "herinnering", velden)):
                bereikt.update(eigen)
                aantal += 1
    _release([sleutels[g] for g in nieuw - bereikt])
    return aantal


def _asked_by(door: Gebruiker) -> dict:
    """Who asks, and for which Werkkamer."""
    werkkamers = [
        t.gebied
        for t in rechten_van(door).toewijzingen
        if t.rol == Rol.VASTSTELLER and t.gebied.soort == Soort.REGIO
    ]
    namens = organisatie(werkkamers[0]) if werkkamers else ""
    return {"wie": wie(door), "namens": namens}


# ---- shared ------------------------------------------------------------------------


def _per_person(
    gebieden: Iterable[Gebied], dag: datetime.date
) -> list[tuple[Gebruiker, list[Gebied]]]:
    """Who delivers for these areas and wants mail, each with the own areas."""
    gebieden = list(gebieden)
    invullers = deliverers_of(gebieden, dag)
    per_persoon = defaultdict(list)
    for gebied in gebieden:
        for persoon in invullers[gebied.pk]:
            if wants_mail(persoon):
                per_persoon[persoon].append(gebied)
    return list(per_persoon.items())


def _about(
    gebieden: Sequence[Gebied],
    kwartaal: Kwartaal,
    uiterlijk: datetime.date,
    op: datetime.date,
) -> dict:
    """What every text about opgaven that are not handed in may say."""
    namen = [naam_van(gebied) for gebied in gebieden]
    meer = len(gebieden) > 1
    return {
        "meer": meer,
        "namen": _listed(namen),
        "kop": _listed(namen) if len(namen) <= MEESTE_NAMEN else "",
        "aantal": len(namen),
        "kwartaal": kwartaal.label,
        "uiterlijk": notatie.datum(uiterlijk),
        "nog": nog(uiterlijk, op),
        "kan_nog": uiterlijk >= op,
        "link": reverse("admin:index") if meer else opgave_url(gebieden[0], kwartaal),
        "omdat": f"u cijfers levert voor {_listed(namen)}",
    }


def _listed(namen: Sequence[str]) -> str:
    """`Huizen`, `Huizen en Laren`, `Blaricum, Huizen en Laren`."""
    if len(namen) < 2:
        return "".join(namen)
    return f"{', '.join(namen[:-1])} en {namen[-1]}"


def _claim(sleutel: str) -> bool:
    """Whether nobody wrote this Melding before; from now on it is written."""
    return Melding.objects.get_or_create(sleutel=sleutel)[1]


def _release(sleutels: Iterable[str]) -> None:
    Melding.objects.filter(sleutel__in=list(sleutels)).delete()
