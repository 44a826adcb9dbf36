"""What several people do with opgaven and other deliveries, in any order.

Test code only: every rule does a step here and in `grootboekmodel.py`; after every step
the ledger must say what the model says, about now and about every earlier moment.
"""

from bisect import bisect_left
from collections import Counter

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from banenafspraak.leveringen import Botsing, hand_in, publish, withdraw
from banenafspraak.models import Cijfer, Dataversie, Levering
from banenafspraak.opgave import stappen
from banenafspraak.opgave.bewaren import Conflict, Gezien, bewaar
from banenafspraak.opgave.vel import REDEN, Opgave
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.opgave.grootboekmodel import (
    AKKOORD,
    CONCEPT,
    INGEDIEND,
    TERUG,
    Grootboek,
    Nee,
)
from tests.banenafspraak.opgave.werk import ask
from tests.builders import (
    build_cijfer,
    make_bron,
    make_gebruiker,
    make_gemeente,
    make_indicator,
    make_regio,
)

GEWEIGERD = (Botsing, stappen.Geweigerd, stappen.NietKlaar)
GETELD = Counter()  # what happened, over all stories

CODES = ("beschut-werk", "adviezen-beschut-werk")
KWARTALEN = ("2026-K3", "2026-K4")
NIET_BEKEND = "nog niet bekend"
WAARDEN = ("62", "7", "0", "?")

wie = st.integers(0, 2)
plek = st.tuples(st.integers(0, 1), st.sampled_from(KWARTALEN))
onderdeel = st.sampled_from(CODES)
sleutel = st.tuples(st.integers(0, 1), st.sampled_from(KWARTALEN), onderdeel)
welke = st.integers(0, 7)
# Mostly filled in well, so that stories go on.
volledig = st.fixed_dictionaries({code: st.sampled_from(WAARDEN) for code in CODES})
invulling = st.one_of(
    volledig,
    st.fixed_dictionaries(
        {code: st.sampled_from(WAARDEN) for code in CODES}
        | {"reden": st.just("Anders geteld.")}
    ),
    st.dictionaries(onderdeel, st.sampled_from((*WAARDEN, "x", "")), max_size=2),
)


def as_field(waarde: str) -> Veld:
    return Veld(reden=NIET_BEKEND) if waarde == "?" else Veld(waarde)


def key_of(code: str) -> str:
    return f"{code}__totaal"


class Verhaal(RuleBasedStateMachine):
    """What happens in one story; `model` is the second calculation."""

    def __init__(self):
        super().__init__()
        self.transactie = transaction.atomic()
        self.transactie.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.transactie.__exit__(None, None, None)

    @initialize()
    def begin(self):
        regio = make_regio()
        self.gebieden = [make_gemeente("Huizen", regio=regio), make_gemeente("Laren")]
        self.mensen = [make_gebruiker() for _ in range(3)]
        self.indicatoren = {}
        for code in CODES:
            for gebied in self.gebieden:
                ask(gebied, code, sprong_aantal=32_000)
            self.indicatoren[code] = make_indicator(code)
        self.model = Grootboek(CODES)
        self.pks = []  # the delivery of each blad of the model, in the same order
        self.momenten = [timezone.now()]
        self.formulieren = []
        self.gepubliceerd = {}
        GETELD["verhalen"] += 1

    # ---- doing the same twice ----

    def both(self, naam, echt, model):
        """Do a step here and in the model; either both refuse, or neither."""
        self.klok = len(self.momenten)
        versie = Dataversie.objects.count()
        uitkomst = anders = None
        try:
            with transaction.atomic():
                uitkomst, geweigerd = echt(), ""
        except GEWEIGERD as fout:
            geweigerd = f"{type(fout).__name__}: {fout}"
        try:
            anders, nee = model(), False
        except Nee:
            nee = True
        assert bool(geweigerd) == nee, f"{naam}: {geweigerd or 'toegestaan'}"
        if geweigerd:
            assert Dataversie.objects.count() == versie
        GETELD[f"{naam} {'geweigerd' if nee else 'gedaan'}"] += 1
        GETELD["stappen"] += 1
        self.momenten.append(timezone.now())
        return (None, None) if nee else (uitkomst, anders)

    def gebied_kwartaal(self, plek):
        return self.gebieden[plek[0]], build_cijfer(1, plek[1]).kwartaal

    def delivery(self, welke, *statussen):
        """A delivery, with its blad: mostly one for which the step makes sense."""
        if not self.pks:
            return None, None
        plaatsen = [n for n, b in enumerate(self.model.bladen) if b.status in statussen]
        if not plaatsen or welke == 7:
            plaatsen = range(len(self.pks))
        plaats = plaatsen[-1 - welke % len(plaatsen)]
        return Levering.objects.get(pk=self.pks[plaats]), self.model.bladen[plaats]

    def rows(self, waarden):
        bron = make_bron()
        return [
            build_cijfer(
                None if waarde == "?" else waarde,
                kwartaal,
                gebied=self.gebieden[gebied],
                indicator=self.indicatoren[code],
                reden_onbekend=NIET_BEKEND if waarde == "?" else "",
                bron=bron,
            )
            for (gebied, kwartaal, code), waarde in waarden.items()
        ]

    # ---- filling in ----

    @rule(plek=plek)
    def open_form(self, plek):
        gebied, kwartaal = self.gebied_kwartaal(plek)
        gezien = Gezien.of(Opgave.read(gebied, kwartaal))
        blad = self.model.nieuwste(plek)
        self.formulieren.append((plek, gezien, (blad, blad.versie if blad else 0)))
        self.formulieren = self.formulieren[-4:]

    @precondition(lambda self: self.formulieren)
    @rule(wie=wie, welke=welke, velden=invulling)
    def save_form(self, wie, welke, velden):
        """A form that may have been open for a while."""
        plek, gezien, gezien_model = self.formulieren[welke % len(self.formulieren)]
        self._save(plek, wie, velden, gezien, gezien_model)

    @rule(wie=wie, plek=plek, velden=invulling, indienen=st.booleans())
    def fill_in(self, wie, plek, velden, indienen):
        """Open, type, save, and often hand in at once."""
        gebied, kwartaal = self.gebied_kwartaal(plek)
        gezien = Gezien.of(Opgave.read(gebied, kwartaal))
        blad = self.model.nieuwste(plek)
        self._save(plek, wie, velden, gezien, (blad, blad.versie if blad else 0))
        blad = self.model.nieuwste(plek)
        if indienen and blad:
            self._hand_in(self._place(blad), wie, blad.versie)

    @rule(wie=wie, plek=plek, velden=volledig, achter=st.sampled_from([0, 0, 1]))
    def whole_quarter(self, wie, plek, velden, achter):
        """Somebody fills in and hands in, and somebody else agrees; or with a version that
        is not the newest."""
        self.fill_in(wie, plek, velden, indienen=True)
        self._let_agree(plek, (wie + 1) % 3, achter)

    @rule(
        wie=wie,
        plek=plek,
        velden=volledig,
        waarden=st.dictionaries(onderdeel, st.sampled_from(WAARDEN), min_size=1),
        wanneer=st.sampled_from(["voor indienen", "na indienen"]),
    )
    def overtaken(self, wie, plek, velden, waarden, wanneer):
        """Another delivery brings the same figures before or after handing in."""
        na = wanneer == "na indienen"
        self.fill_in(wie, plek, velden, indienen=na)
        self.deliver({(*plek, code): w for code, w in waarden.items()}, meteen=True)
        blad = self.model.nieuwste(plek)
        if blad and not na:
            self._hand_in(self._place(blad), wie, blad.versie)
        self._let_agree(plek, (wie + 1) % 3, 0)

    def _let_agree(self, plek, wie, achter):
        blad = self.model.nieuwste(plek)
        if blad:
            self._agree(self._place(blad), wie, blad.versie - achter)

    def _save(self, plek, wie, velden, gezien, gezien_model):
        gebied, kwartaal = self.gebied_kwartaal(plek)
        getypt = {key_of(c): as_field(w) for c, w in velden.items() if c != "reden"}
        if "reden" in velden:
            getypt[REDEN] = Veld(uitleg=velden["reden"])
        door = self.mensen[wie]
        uitkomst, blad = self.both(
            "bewaren",
            lambda: bewaar(gebied, kwartaal, door, getypt, gezien),
            lambda: self.model.bewaar(plek, wie, velden, gezien_model),
        )
        conflict = isinstance(uitkomst, Conflict)
        GETELD["bewaren conflict"] += conflict
        if uitkomst is not None:
            assert conflict == (blad is None)
        if blad is not None and len(self.pks) < len(self.model.bladen):
            self.pks.append(uitkomst.pk)

    # ---- steps ----

    @rule(wie=wie, welke=welke, achter=st.sampled_from([0, 0, 0, 1]))
    def hand_in_opgave(self, wie, welke, achter):
        levering, blad = self.delivery(welke, CONCEPT, TERUG)
        if levering and blad.plek:
            self._hand_in(self._place(blad), wie, blad.versie - achter)

    def _place(self, blad):
        return next(n for n, b in enumerate(self.model.bladen) if b is blad)

    def _hand_in(self, plaats, wie, versie):
        levering = Levering.objects.get(pk=self.pks[plaats])
        blad = self.model.bladen[plaats]
        self.both(
            "indienen",
            lambda: stappen.indienen(levering, self.mensen[wie], versie),
            lambda: self.model.dien_in(blad, wie, versie),
        )

    @rule(wie=wie, welke=welke, achter=st.sampled_from([0, 0, 0, 1]))
    def agree(self, wie, welke, achter):
        levering, blad = self.delivery(welke, INGEDIEND)
        if levering and blad.plek:
            self._agree(self._place(blad), wie, blad.versie - achter)

    def _agree(self, plaats, wie, versie):
        levering = Levering.objects.get(pk=self.pks[plaats])
        blad = self.model.bladen[plaats]
        voor = Dataversie.objects.count()
        uitkomst, _ = self.both(
            "akkoord",
            lambda: stappen.akkoord(levering, self.mensen[wie], versie),
            lambda: self.model.akkoord(blad, wie, versie, self.klok),
        )
        if uitkomst:
            assert Dataversie.objects.count() == voor + 1

    @rule(
        wie=wie, welke=welke, reden=st.sampled_from(["Zie totaal.", "Zie totaal.", ""])
    )
    def send_back(self, wie, welke, reden):
        levering, blad = self.delivery(welke, INGEDIEND)
        if levering and blad.plek:
            self.both(
                "terugsturen",
                lambda: stappen.stuur_terug(
                    levering, self.mensen[wie], levering.versie, reden
                ),
                lambda: self.model.stuur_terug(blad, wie, blad.versie, reden),
            )

    @rule(wie=wie, welke=welke)
    def take_back(self, wie, welke):
        levering, blad = self.delivery(welke, INGEDIEND)
        if not levering or not blad.plek:
            return
        nieuw, _ = self.both(
            "intrekken",
            lambda: stappen.trek_in(levering, self.mensen[wie], levering.versie),
            lambda: self.model.trek_in(blad, wie, blad.versie),
        )
        if nieuw:
            self.pks.append(nieuw.pk)

    @rule(wie=wie, welke=welke, zeker=st.sampled_from([False, True]))
    def drop(self, wie, welke, zeker):
        levering, blad = self.delivery(welke, CONCEPT, TERUG)
        if levering and blad.plek and zeker:
            self.both(
                "weggooien",
                lambda: stappen.gooi_weg(levering, self.mensen[wie], levering.versie),
                lambda: self.model.gooi_weg(blad, blad.versie),
            )

    @precondition(
        lambda self: any(b.plek and b.status == AKKOORD for b in self.model.bladen)
    )
    @rule(
        wie=wie,
        plek=plek,
        velden=invulling,
        elders=st.dictionaries(onderdeel, st.sampled_from(WAARDEN), max_size=1),
    )
    def correct_and_hand_in(self, wie, plek, velden, elders):
        """The whole of a correction, with a reason; meanwhile something may change."""
        self.correct(wie, plek)
        if elders:
            self.deliver({(*plek, code): w for code, w in elders.items()}, meteen=True)
        if self.model.nieuwste(plek):
            velden = {**velden, "reden": "Anders geteld."}
            self.fill_in(wie, plek, velden, indienen=True)
            self._let_agree(plek, (wie + 1) % 3, 0)

    @precondition(lambda self: self.pks)
    @rule(wie=wie, plek=plek)
    def correct(self, wie, plek):
        gebied, kwartaal = self.gebied_kwartaal(plek)
        nieuw, _ = self.both(
            "corrigeren",
            lambda: stappen.corrigeer(gebied, kwartaal, self.mensen[wie]),
            lambda: self.model.corrigeer(plek, wie),
        )
        if nieuw and len(self.pks) < len(self.model.bladen):
            self.pks.append(nieuw.pk)

    # ---- other deliveries ----

    @rule(
        waarden=st.dictionaries(
            sleutel, st.sampled_from(WAARDEN), min_size=1, max_size=3
        ),
        meteen=st.booleans(),
    )
    def deliver(self, waarden, meteen):
        def really():
            levering = Levering(gebied=self.gebieden[0])
            hand_in(levering, self.rows(waarden))
            if meteen:
                publish(levering)
            return levering

        levering, _ = self.both(
            "leveren",
            really,
            lambda: self.model.lever(waarden, self.klok if meteen else None),
        )
        if levering:
            self.pks.append(levering.pk)

    @rule(welke=welke)
    def publish_delivery(self, welke):
        levering, blad = self.delivery(welke, INGEDIEND)
        if levering and not blad.plek:
            self.both(
                "publiceren",
                lambda: publish(levering),
                lambda: self.model.publiceer(blad, self.klok),
            )

    @precondition(lambda self: len(self.momenten) % 4 == 0)  # or nothing stays
    @rule(sleutels=st.lists(sleutel, min_size=1, max_size=2, unique=True))
    def withdraw_rows(self, sleutels):
        def really():
            rijen = [
                rij
                for rij in Cijfer.objects.current().select_related("indicator")
                if self._key(rij) in sleutels
            ]
            levering = Levering.objects.create(
                gebied=self.gebieden[0], status="ingetrokken"
            )
            withdraw(rijen, levering, timezone.now())

        self.both(
            "van de site halen",
            really,
            lambda: self.model.haal_weg(sleutels, self.klok),
        )

    # ---- what must hold, always ----

    def _key(self, rij):
        gebied = next(n for n, g in enumerate(self.gebieden) if g.pk == rij.gebied_id)
        return (gebied, str(rij.kwartaal), rij.indicator.code)

    def _step(self, moment):
        return None if moment is None else bisect_left(self.momenten, moment)

    @staticmethod
    def _value(rij):
        return "?" if rij.waarde is None else f"{rij.waarde.normalize():f}"

    @invariant()
    def ledger_says_the_same(self):
        """Of every key every row that was ever public: what, from when, until when."""
        rijen = {}
        openbaar = Cijfer.objects.filter(bekend_vanaf__isnull=False)
        for rij in openbaar.select_related("indicator").order_by("bekend_vanaf", "pk"):
            van, tot = self._step(rij.bekend_vanaf), self._step(rij.bekend_tot)
            rijen.setdefault(self._key(rij), []).append([self._value(rij), van, tot])
        assert rijen == self.model.rijen

    @invariant()
    def what_was_known_stays_known(self):
        """The question of the public pages, about now and about a moment in the past."""
        vragen = Cijfer.objects.select_related("indicator")
        for klok in {len(self.momenten) - 1, len(self.momenten) // 2}:
            echt = {
                self._key(rij): self._value(rij)
                for rij in vragen.zoals_bekend_op(self.momenten[klok])
            }
            assert echt == self.model.bekend_op(klok)
        nu = {self._key(rij): self._value(rij) for rij in vragen.current()}
        assert nu == self.model.bekend_op(len(self.momenten))

    @invariant()
    def published_rows_never_change(self):
        nu = {
            rij.pop("id"): rij
            for rij in Cijfer.objects.filter(bekend_vanaf__isnull=False).values()
        }
        for pk, toen in self.gepubliceerd.items():
            rij = nu[pk]
            if toen["bekend_tot"] is None:
                gesloten = ("bekend_tot", "ingetrokken_met_id")
                rij = {**rij, **dict.fromkeys(gesloten)}
            assert rij == toen
        self.gepubliceerd = nu

    @invariant()
    def deliveries_say_the_same(self):
        leveringen = {
            levering.pk: levering
            for levering in Levering.objects.filter(pk__in=self.pks).prefetch_related(
                "invoer__indicator", "cijfers__indicator", "cijfers__vervangt"
            )
        }
        assert len(self.pks) == len(self.model.bladen)
        for pk, blad in zip(self.pks, self.model.bladen, strict=True):
            levering = leveringen[pk]
            assert levering.status == blad.status
            assert self._waiting(levering) == {s: w for s, (w, _) in blad.wacht.items()}
            if blad.plek:
                assert levering.versie == blad.versie
                assert levering.reden == blad.reden
                assert self._typed(levering) == {
                    o: (w, d) for o, (w, d) in blad.getypt.items() if w or d is not None
                }
            if levering.vastgesteld_door_id is not None:
                wie = [g.pk for g in self.mensen].index(levering.vastgesteld_door_id)
                assert not self.model.is_eigen_werk(blad, wie)

    def _waiting(self, levering):
        return {
            self._key(rij): self._value(rij)
            for rij in levering.cijfers.all()
            if rij.bekend_vanaf is None
        }

    def _typed(self, levering):
        mensen = {g.pk: n for n, g in enumerate(self.mensen)}
        return {
            rij.indicator.code: (
                "?" if rij.reden_onbekend else rij.tekst,
                mensen.get(rij.door_id),
            )
            for rij in levering.invoer.all()
        }
