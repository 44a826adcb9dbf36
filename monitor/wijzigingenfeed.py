"""The public log as an Atom feed (RFC 4287), for who wants to be told of changes.

An entry is one correction, or one line of sums when there are many; its id never changes
and names no address of the site. What may not be told is not told here either: the same
sentences as on the page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from banenafspraak.bladen import strip_control
from monitor.overzichten.wijzigingen import (
    Gebeurtenis,
    Groep,
    Wat,
    Wijziging,
    listed_at_once,
)
from monitor.zinnen import wijziging as zinnen
from monitor.zinnen.woorden import met_hoofdletter

MEESTE = 50
# The host in an id is a name, and whose it was in that year is all that counts (RFC 4151).
_JAAR = 2026


@dataclass(frozen=True, slots=True)
class Bericht:
    """One entry."""

    id: str
    titel: str
    samenvatting: str
    url: str
    auteur: str
    moment: datetime


class Feed(Atom1Feed):
    """Atom as Django makes it, with summaries as text, and a date of its own when empty."""

    def __init__(self, *args, bijgewerkt: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.bijgewerkt = bijgewerkt

    def latest_post_date(self) -> datetime:
        return self.bijgewerkt

    def add_item_elements(self, handler, item):
        handler.addQuickElement("title", item["title"])
        handler.addQuickElement("link", "", {"href": item["link"], "rel": "alternate"})
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("published", rfc3339_date(item["updateddate"]))
        handler.startElement("author", {})
        handler.addQuickElement("name", item["author_name"])
        handler.endElement("author")
        handler.addQuickElement("summary", item["description"], {"type": "text"})


def tag(naam: str) -> str:
    """`tag:monitor.gooistad.nl,2026:wijziging/...`, whatever host the reader asks."""
    host = (urlsplit(settings.SITE_ADRES).hostname or "localhost").replace(":", "-")
    return f"tag:{host},{_JAAR}:wijzigingen/{naam}"


def make_feed(
    berichten: list[Bericht],
    *,
    titel: str,
    naam: str,
    url: str,
    feed_url: str,
    leeg_sinds: Callable[[], datetime],
) -> bytes:
    """The feed as it is sent. `naam`: what tells it from other feeds; `leeg_sinds`: gives
    its date when nothing is in it."""
    momenten = [b.moment for b in berichten] or [leeg_sinds()]
    feed = Feed(
        title=titel,
        link=url,
        description=None,
        language="nl",
        feed_url=feed_url,
        feed_guid=tag(naam),
        author_name=settings.SITE_NAAM,
        bijgewerkt=max(momenten),
    )
    for bericht in berichten:
        feed.add_item(
            title=bericht.titel,
            link=bericht.url,
            description=bericht.samenvatting,
            unique_id=bericht.id,
            updateddate=bericht.moment,
            author_name=bericht.auteur,
        )
    return feed.writeString("utf-8").encode()


def entries(
    gebeurtenissen: tuple[Gebeurtenis, ...],
    *,
    kenmerk: str,
    adres_van: Callable[[Gebeurtenis, Wijziging | None], str],
) -> list[Bericht]:
    """The newest entries. `kenmerk`: the choices of this feed, on which sums depend."""
    alle = (
        bericht
        for gebeurtenis in gebeurtenissen
        for bericht in _of_event(gebeurtenis, kenmerk, adres_van)
    )
    return [bericht for bericht, _ in zip(alle, range(MEESTE), strict=False)]


def _of_event(gebeurtenis: Gebeurtenis, kenmerk: str, adres_van) -> Iterator[Bericht]:
    los = listed_at_once(gebeurtenis)
    apart = {w.wat for w in los}

    def bericht(naam: str, titel: str, url: str, zinnen_erbij: list[str]) -> Bericht:
        return Bericht(
            id=tag(naam),
            titel=strip_control(titel),
            samenvatting=strip_control(
                " ".join(z for z in zinnen_erbij if z) or f"{titel}."
            ),
            url=url,
            auteur=strip_control(met_hoofdletter(zinnen.who(gebeurtenis))),
            moment=gebeurtenis.sleutel.op,
        )

    erbij = [zinnen.reason(gebeurtenis), zinnen.control(gebeurtenis)]
    for w in los:
        bron = [f"Bron: {w.bron}."] if w.wat != Wat.INGETROKKEN else []
        stil = [zinnen.VERBORGEN] if w.verborgen else []
        soort = "norm" if w.is_norm else "cijfer"
        naam = f"{soort}/{w.pk}/{w.wat}"
        zin = f"{zinnen.title(w)}."
        yield bericht(
            naam,
            zinnen.title(w),
            adres_van(gebeurtenis, w),
            [zin, *stil, *bron, *erbij],
        )
    for groep in gebeurtenis.groepen:
        if groep.wat in apart:
            continue
        titel = met_hoofdletter(zinnen.group_title(groep))
        yield bericht(
            _name_of(gebeurtenis, groep, kenmerk),
            titel,
            adres_van(gebeurtenis, None),
            [f"{titel}.", *erbij],
        )
    for t in gebeurtenis.teksten:
        woorden = f"Er staat nu: {t.tekst}" if t.tekst else ""
        yield bericht(
            f"{t.model}/{t.pk}/{t.wat}",
            met_hoofdletter(zinnen.text_line(t)),
            adres_van(gebeurtenis, None),
            [f"{met_hoofdletter(zinnen.text_line(t))}.", woorden, *erbij],
        )


def _name_of(gebeurtenis: Gebeurtenis, groep: Groep, kenmerk: str) -> str:
    sleutel = gebeurtenis.sleutel
    soort = "normen" if groep.is_norm else "cijfers"
    naam = (
        f"levering/{sleutel.levering}/{sleutel.op:%Y%m%dT%H%M%S%f}/{groep.wat}/"
        f"{soort}/{groep.indicator.code}"
    )
    return f"{naam}/{kenmerk}" if kenmerk else naam
