"""The only writer of texts that keep their versions: definitions, data notes, measures and
references to council documents. What a person proposes for an area: `voorstellen.py`.

A text is never overwritten. What says something else is a new row; the row before it is
closed at the same moment and stays, so that a page "as known on" an old day shows the
words of that day.
"""

import datetime

from django.utils import timezone

from banenafspraak import logboek
from banenafspraak.logboek import cijfers as cijferlog
from banenafspraak.models import (
    Dataversie,
    Definitie,
    Kanttekening,
    Maatregel,
    Raadsstuk,
)

# Per model: which text it is, and what it says.
_SLEUTEL = {
    Definitie: ("indicator_id",),
    Kanttekening: ("sleutel",),
    Maatregel: ("sleutel",),
    Raadsstuk: ("sleutel",),
}
_INHOUD = {
    Definitie: Definitie.TEKSTEN,
    Kanttekening: ("indicator_id", "gebied_id", "van", "tot", "tekst", "bron_id"),
    Maatregel: Maatregel.INHOUD,
    Raadsstuk: Raadsstuk.INHOUD,
}


def _key(tekst) -> tuple:
    return tuple(getattr(tekst, veld) for veld in _SLEUTEL[type(tekst)])


def says(tekst) -> tuple:
    """Everything a text tells; two that say the same are no two versions."""
    return tuple(getattr(tekst, veld) for veld in _INHOUD[type(tekst)])


@logboek.transactie()
def publish_texts(teksten: list, *, meegeleverd: bool = False) -> list:
    """Publish unsaved `teksten` (of one model) that are new or say something else.

    Returns those. A first version keeps the `bekend_vanaf` it came with.
    `meegeleverd`: they come from a shipped file. What was replaced or withdrawn on the
    site before, does not come back because the file still says it.
    """
    if not teksten:
        return []
    model = type(teksten[0])
    moment = timezone.now()
    versies: dict[tuple, list] = {}
    for rij in model.objects.filter(bekend_vanaf__isnull=False).order_by(
        "bekend_vanaf", "pk"
    ):
        versies.setdefault(_key(rij), []).append(rij)
    nieuw = []
    for tekst in teksten:
        tidy(tekst)
        eerder = versies.get(_key(tekst), [])
        nu = next((rij for rij in eerder if rij.bekend_tot is None), None)
        if nu and says(nu) == says(tekst):
            continue
        if meegeleverd and any(says(rij) == says(tekst) for rij in eerder):
            continue
        tekst.vervangt = nu
        if eerder or not tekst.bekend_vanaf:
            tekst.bekend_vanaf = moment
        nieuw.append(tekst)
    close([tekst.vervangt for tekst in nieuw if tekst.vervangt], moment)
    model.objects.bulk_create(nieuw)
    cijferlog.texts_published(nieuw, meegeleverd=meegeleverd)
    if nieuw:
        Dataversie.objects.verhoog(_what(nieuw))
    return nieuw


@logboek.transactie()
def withdraw_texts(teksten: list) -> int:
    """Take current `teksten` (of one model) off the site; they stay in the history."""
    if not teksten:
        return 0
    pks = [rij.pk for rij in teksten]
    huidig = list(type(teksten[0]).objects.current().filter(pk__in=pks))
    aantal = close(huidig, timezone.now())
    if aantal:
        cijferlog.texts_withdrawn(huidig)
        Dataversie.objects.verhoog(f"ingetrokken: {_what(teksten)}")
    return aantal


def tidy(tekst) -> None:
    """A browser ends lines with two characters; that is no other text."""
    for veld in _INHOUD[type(tekst)]:
        if isinstance(waarde := getattr(tekst, veld), str):
            setattr(tekst, veld, waarde.replace("\r\n", "\n"))


def close(teksten: list, moment: datetime.datetime) -> int:
    """End current `teksten` (of one model) at `moment`."""
    if not teksten:
        return 0
    huidig = type(teksten[0]).objects.current()
    return huidig.filter(pk__in=[rij.pk for rij in teksten]).update(bekend_tot=moment)


def _what(teksten: list) -> str:
    meta = teksten[0]._meta
    if len(teksten) == 1:
        return f"{meta.verbose_name}: {teksten[0]}"
    return f"{len(teksten)} {meta.verbose_name_plural}"
