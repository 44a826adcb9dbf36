"""What a table of areas would change here. Reads the database, and changes nothing."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from banenafspraak.importeren.gebieden.lezen import Gebiedentabel, Tabelrij
from banenafspraak.importeren.gebieden.namen import Naam, is_known, new_name
from banenafspraak.importeren.gebieden.perioden import Periode, Perioden, place
from banenafspraak.importeren.melding import Melding, Waarschuwing
from banenafspraak.notatie import datum
from regio.models import Gebied, Herindeling, Indeling, Soort

LANGSTE_NAAM = Gebied._meta.get_field("naam").max_length


@dataclass(frozen=True, slots=True)
class Stap:
    """What to write. `voor`, `na`: the regions of the gemeente. `geldig`: its validity as
    the plan saw it. `nieuw`: the name of one that is made, with `ook` the codes of other
    larger areas. `begin`: its first day, where that changes."""

    dag: datetime.date
    voor: Perioden
    na: Perioden
    geldig: tuple[datetime.date | None, datetime.date | None] = (None, None)
    nieuw: Naam | None = None
    begin: datetime.date | None = None
    ook: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change, for who looks at the preview; `stap` is for `apply`."""

    rij: int
    code: str
    gebied: str
    wat: str
    was: str
    wordt: str
    zin: str
    stap: Stap = field(repr=False)

    def __str__(self) -> str:
        return f"rij {self.rij}: {self.zin}"


@dataclass(frozen=True, slots=True)
class Gebiedenplan:
    """A table held against what we have. While there are `meldingen`, it is not applied.
    `gelijk`: how many rows say what we have."""

    jaar: int
    wijzigingen: tuple[Wijziging, ...]
    gelijk: int
    meldingen: tuple[Melding, ...]
    waarschuwingen: tuple[Waarschuwing, ...]

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to write."""
        return not self.wijzigingen


def plan(tabel: Gebiedentabel, vandaag: datetime.date | None = None) -> Gebiedenplan:
    """Hold every row against the database, in four queries."""
    vergelijking = _Vergelijking(tabel, vandaag or timezone.localdate())
    for rij in tabel.rijen:
        vergelijking.look_at(rij)
    vergelijking.look_for_missing()
    vergelijking.look_at_region_names()
    meldingen = sorted([*tabel.meldingen, *vergelijking.meldingen], key=lambda m: m.rij)
    return Gebiedenplan(
        jaar=tabel.jaar,
        wijzigingen=tuple(vergelijking.wijzigingen),
        gelijk=vergelijking.gelijk,
        meldingen=tuple(meldingen),
        waarschuwingen=(*tabel.waarschuwingen, *vergelijking.waarschuwingen),
    )


def read_periods(codes=None) -> dict[str, list[Periode]]:
    """Per gemeente the regions it was part of, in order of time; only `codes` if given."""
    rijen = Indeling.objects.filter(niveau=Soort.REGIO, gebied__soort=Soort.GEMEENTE)
    if codes is not None:
        rijen = rijen.filter(gebied__code__in=codes)
    per_gemeente: dict[str, list[Periode]] = {}
    for rij in rijen.select_related("gebied", "onderdeel_van").order_by("van"):
        per_gemeente.setdefault(rij.gebied.code, []).append(
            Periode(
                regio=rij.onderdeel_van.code,
                van=rij.van,
                tot=rij.tot,
                aanname=rij.aanname,
                toelichting=rij.toelichting,
                pk=rij.pk,
            )
        )
    return per_gemeente


def validity(gebied: Gebied) -> tuple[datetime.date | None, datetime.date | None]:
    """From when until when the area existed."""
    return gebied.geldig_van, gebied.geldig_tot


class _Vergelijking:
    """Goes through the rows once, and keeps what it found."""

    def __init__(self, tabel: Gebiedentabel, vandaag: datetime.date):
        self.tabel, self.dag, self.vandaag = tabel, tabel.dag, vandaag
        self.gebieden = {g.code: g for g in Gebied.objects.all()}
        self.perioden = read_periods()
        self.herindelingen = list(Herindeling.objects.values_list("nieuw_id", "datum"))
        self.andere_niveaus = set(
            Indeling.objects.valid_on(self.dag)
            .filter(gebied__soort=Soort.GEMEENTE)
            .exclude(niveau__in=(Soort.REGIO, Soort.CLUSTER))
            .order_by()
            .values_list("niveau", flat=True)
            .distinct()
        )
        self.slugs = {
            g.slug for g in self.gebieden.values() if g.soort == Soort.GEMEENTE
        }
        self.wijzigingen: list[Wijziging] = []
        self.meldingen: list[Melding] = []
        self.waarschuwingen: list[Waarschuwing] = []
        self.gelijk = 0

    # ---- one row -----------------------------------------------------------------------

    def look_at(self, rij: Tabelrij) -> None:
        regio, gebied = self.gebieden.get(rij.regio), self.gebieden.get(rij.code)
        if not self._is_usable_region(rij, regio):
            return
        if gebied is None:
            self._add(rij, regio)
        elif self._existed(rij, gebied):
            self._compare(rij, gebied, regio)

    def _is_usable_region(self, rij: Tabelrij, regio: Gebied | None) -> bool:
        kolom = self.tabel.kolom_regio
        if regio is None or regio.soort != Soort.REGIO:
            self._refuse(
                rij,
                kolom,
                rij.regio,
                "Deze arbeidsmarktregio kennen wij niet.",
                "Controleer de code. Is de regio nieuw? Voeg haar eerst zelf toe in beheer, "
                "bij Arbeidsmarktregio’s.",
                "Regio kennen wij niet",
            )
            return False
        if not regio.bestond_op(self.dag):
            self._refuse(
                rij,
                kolom,
                rij.regio,
                f"De regio {regio.naam} bestond bij ons niet op {datum(self.dag)}.",
                "Controleer het jaar van dit bestand, of de begindatum en einddatum van de "
                "regio in beheer.",
                "Regio bestond niet",
            )
            return False
        return True

    def _existed(self, rij: Tabelrij, gebied: Gebied) -> bool:
        """Whether we can take it that the gemeente existed on the day of the table."""
        kolom = self.tabel.kolom_gemeente
        if gebied.soort != Soort.GEMEENTE:
            self._refuse(
                rij,
                kolom,
                rij.code,
                f"{gebied.naam} is bij ons geen gemeente.",
                "Controleer de code.",
                "Geen gemeente",
            )
        elif gebied.geldig_tot and gebied.geldig_tot <= self.dag:
            self._refuse(
                rij,
                kolom,
                rij.code,
                f"{gebied.naam} bestaat bij ons sinds {datum(gebied.geldig_tot)} niet meer.",
                f"Is dit wel de tabel van {self.tabel.jaar}? Zo ja: wijzig eerst de einddatum "
                "van de gemeente in beheer.",
                "Gemeente bestond niet meer",
            )
        elif self._began_later(gebied) and self._is_day_recorded(gebied):
            self._refuse(
                rij,
                kolom,
                rij.code,
                f"{gebied.naam} bestaat bij ons pas sinds {datum(gebied.geldig_van)}.",
                f"Is dit wel de tabel van {self.tabel.jaar}? Zo ja: wijzig eerst de begindatum "
                "van de gemeente in beheer, en de herindeling.",
                "Gemeente bestond nog niet",
            )
        else:
            return True
        return False

    def _began_later(self, gebied: Gebied) -> bool:
        return gebied.geldig_van is not None and gebied.geldig_van > self.dag

    def _is_day_recorded(self, gebied: Gebied) -> bool:
        """Whether a herindeling says how the gemeente began; else its first day is that of
        the oldest table that named it."""
        return any(nieuw == gebied.pk for nieuw, _ in self.herindelingen)

    def _compare(self, rij: Tabelrij, gebied: Gebied, regio: Gebied) -> None:
        self._warn_of_name(rij, gebied)
        voor = tuple(self.perioden.get(rij.code, ()))
        na = place(
            voor,
            self.dag,
            rij.regio,
            vandaag=self.vandaag,
            einde=gebied.geldig_tot,
        )
        if self._began_later(gebied):
            self._change(
                rij,
                gebied.naam,
                "Bestond al eerder",
                datum(gebied.geldig_van),
                datum(self.dag),
                f"{gebied.naam} bestond al op {datum(self.dag)}, in {regio.naam}. Bij ons "
                f"begint de gemeente op {datum(gebied.geldig_van)}.",
                Stap(self.dag, voor, na, validity(gebied), begin=self.dag),
            )
        elif na == voor:
            self.gelijk += 1
        else:
            self._move(rij, gebied, regio, voor, na)

    def _move(self, rij, gebied, regio, voor: Perioden, na: Perioden) -> None:
        nu = next((p for p in voor if p.holds(self.dag)), None)
        was = self.gebieden[nu.regio].naam if nu else ""
        begin = f"{gebied.naam} hoort op {datum(self.dag)} bij {regio.naam}"
        begin += f", bij ons bij {was}." if nu else ". Bij ons staat daar geen regio."
        self._change(
            rij,
            gebied.naam,
            "Andere arbeidsmarktregio" if nu else "Arbeidsmarktregio erbij",
            was or "geen regio",
            regio.naam,
            f"{begin} Het wordt: {self._story(na)}.",
            Stap(self.dag, voor, na, validity(gebied)),
        )

    def _story(self, perioden: Perioden) -> str:
        """All regions of a gemeente after the change, so that nothing is changed unseen."""
        delen = []
        for p in perioden:
            tot = f"tot {datum(p.tot)}" if p.tot else f"vanaf {datum(p.van)}"
            delen.append(f"{self.gebieden[p.regio].naam} {tot}")
        return ", daarna ".join(delen)

    # ---- a gemeente we do not have -----------------------------------------------------

    def _add(self, rij: Tabelrij, regio: Gebied) -> None:
        if not self._is_addable(rij):
            return
        naam = new_name(rij.naam, rij.code, self.slugs)
        self.slugs.add(naam.slug)
        na = place((), self.dag, rij.regio, vandaag=self.vandaag)
        self._change(
            rij,
            naam.naam,
            "Nieuwe gemeente",
            "bestaat niet",
            regio.naam,
            f"{naam.naam} ({rij.code}) is nieuw: sinds {datum(self.dag)}, in {regio.naam}.",
            Stap(self.dag, (), na, nieuw=naam, ook=self._other_areas(rij)),
        )
        self.waarschuwingen.append(
            Waarschuwing(
                "Nieuwe gemeente",
                f"Leg bij Herindelingen vast uit welke gemeenten {naam.naam} ontstond, en geef "
                "die een einddatum. Geef de nieuwe gemeente ook een plaats op de kaart.",
                rij.rij,
            )
        )

    def _is_addable(self, rij: Tabelrij) -> bool:
        wat, doe = "", ""
        if not rij.naam:
            wat = (
                "Deze gemeente kennen wij niet, en haar naam staat niet in het bestand."
            )
            doe = "Voeg een kolom “Naam” toe, naast de code."
        elif len(rij.naam) > LANGSTE_NAAM:
            wat = f"De naam bij deze code is langer dan {LANGSTE_NAAM} tekens."
            doe = "Controleer de kolom met namen."
        elif self._newest_event() > self.dag:
            # Such a gemeente has probably ended since; made here, it would exist for ever.
            wat = f"Deze gemeente kennen wij niet, en na {datum(self.dag)} is er bij ons nog heringedeeld."
            doe = (
                "Voeg de gemeente zelf toe in beheer, met haar begindatum en einddatum."
            )
        if wat:
            self._refuse(
                rij,
                self.tabel.kolom_gemeente,
                rij.code,
                wat,
                doe,
                "Gemeente kennen wij niet",
            )
        return not wat

    def _newest_event(self) -> datetime.date:
        """The last day on which a gemeente began or ended by our data."""
        dagen = [dag for _, dag in self.herindelingen]
        for gebied in self.gebieden.values():
            if gebied.soort == Soort.GEMEENTE:
                dagen += [gebied.geldig_van, gebied.geldig_tot]
        return max(filter(None, dagen), default=datetime.date.min)

    def _other_areas(self, rij: Tabelrij) -> tuple[str, ...]:
        """The provincie and the nation, where our other gemeenten are part of those too: a
        provincie with one gemeente out of ten would tell a wrong sum."""
        ook = []
        if Soort.PROVINCIE in self.andere_niveaus and rij.provincie in self.gebieden:
            ook.append(rij.provincie)
        if Soort.LAND in self.andere_niveaus:
            ook += [g.code for g in self.gebieden.values() if g.soort == Soort.LAND]
        return tuple(ook)

    # ---- what is said besides ----------------------------------------------------------

    def _warn_of_name(self, rij: Tabelrij, gebied: Gebied) -> None:
        if rij.naam and not is_known(rij.naam, _names(gebied)):
            self.waarschuwingen.append(
                Waarschuwing(
                    "Andere naam",
                    f"{rij.code} heet in het bestand “{rij.naam[:LANGSTE_NAAM]}”, bij ons "
                    f"{gebied.naam}. De code telt. De naam blijft zoals hij is.",
                    rij.rij,
                )
            )

    def look_at_region_names(self) -> None:
        gezien = set()
        for rij in self.tabel.rijen:
            regio = self.gebieden.get(rij.regio)
            if regio is None or not rij.regionaam or rij.regio in gezien:
                continue
            gezien.add(rij.regio)
            if not is_known(rij.regionaam, _names(regio)):
                self.waarschuwingen.append(
                    Waarschuwing(
                        "Andere naam",
                        f"{rij.regio} heet in het bestand “{rij.regionaam[:LANGSTE_NAAM]}”, "
                        f"bij ons {regio.naam}. De code telt. De naam blijft zoals hij is.",
                        rij.rij,
                    )
                )

    def look_for_missing(self) -> None:
        weg = (
            g
            for g in self.gebieden.values()
            if g.soort == Soort.GEMEENTE
            and g.bestond_op(self.dag)
            and g.code not in self.tabel.genoemd
        )
        for gebied in sorted(weg, key=lambda g: g.naam):
            self.waarschuwingen.append(
                Waarschuwing(
                    "Gemeente ontbreekt",
                    f"{gebied.naam} ({gebied.code}) bestond bij ons op {datum(self.dag)}, maar "
                    "staat niet in het bestand. Wij wijzigen niets. Is de gemeente opgeheven? "
                    "Vul dan zelf de einddatum in, en leg de herindeling vast.",
                )
            )

    def _change(self, rij, gebied, wat, was, wordt, zin, stap: Stap) -> None:
        self.wijzigingen.append(
            Wijziging(rij.rij, rij.code, gebied, wat, was, wordt, zin, stap)
        )

    def _refuse(self, rij, kolom, waarde, wat, doe, soort) -> None:
        gebied = self.gebieden.get(rij.code)
        naam = gebied.naam if gebied else rij.naam
        self.meldingen.append(
            Melding(rij.rij, kolom, waarde, wat, doe, soort, naam, rij.code)
        )


def _names(gebied: Gebied) -> list[str]:
    return [gebied.naam, *filter(None, gebied.andere_namen.splitlines())]
