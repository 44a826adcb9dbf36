"""Two or more at the same moment with one file: one wins, the others are told.

Threads that really run beside each other, on SQLite and on PostgreSQL.
"""

import pytest
from django.core.management import call_command

from banenafspraak.importeren import stappen
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.leveringen import Botsing
from banenafspraak.models import Levering
from banenafspraak.opgave import stappen as opgavestappen
from banenafspraak.opgave.vel import REDEN
from banenafspraak.opgave.veld import Veld
from tests.banenafspraak.importeren.bestanden import as_read, eigen, own
from tests.banenafspraak.importeren.wereld import add_people, make_wereld
from tests.banenafspraak.importeren.werk import (
    concept,
    fresh,
    handed_in,
    on_the_site,
    read_again,
    waiting,
)
from tests.banenafspraak.opgave.tegelijk import at_once, shared_database
from tests.banenafspraak.opgave.werk import saved
from tests.builders import make_indicator, make_uitvraag

pytestmark = pytest.mark.django_db(transaction=True)

Status = Levering.Status
PERIODEN = [f"{jaar}-K{n}" for jaar in (2019, 2020) for n in (1, 2, 3, 4)]


@pytest.fixture
def w(transactional_db, tmp_path):
    with shared_database(tmp_path / "gedeeld.sqlite3"):
        wereld = make_wereld()
        add_people(wereld)
        yield wereld


@pytest.fixture(autouse=True)
def klopt(w):
    """Whatever happened, the log is whole."""
    yield
    call_command("controleer_audit", verbosity=0)


def winner(uitkomsten, *verloren) -> int:
    """Who won; everybody else was told in a Dutch sentence."""
    gewonnen = [n for n, u in enumerate(uitkomsten) if not isinstance(u, Exception)]
    for uitkomst in uitkomsten:
        assert not isinstance(uitkomst, Exception) or isinstance(uitkomst, verloren), (
            repr(uitkomst)
        )
    assert len(gewonnen) == 1, uitkomsten
    return gewonnen[0]


def agreeing(levering, gelezen, wie):
    zelf = read_again(gelezen)  # as each opens the page
    return lambda: stappen.akkoord(levering, zelf, wie, levering.versie)


def test_of_those_who_agree_at_once_one_wins(w):
    wie = [w.els, w.robin, w.kim]
    for periode in PERIODEN:
        levering, gelezen = handed_in(w.sam, eigen("7", periode=periode))
        uitkomsten = at_once(*(agreeing(levering, gelezen, een) for een in wie))
        eerste = winner(uitkomsten, Botsing)
        assert fresh(levering).vastgesteld_door == wie[eerste]
        assert all(
            "al akkoord op dit bestand. U hoeft niets te doen." in str(u)
            for n, u in enumerate(uitkomsten)
            if n != eerste
        )
        assert on_the_site()["GM0406", periode] == "7"
    assert (len(on_the_site()), waiting()) == (len(PERIODEN), 0)


def test_agreeing_taking_back_and_sending_back_at_once(w):
    for periode in PERIODEN:
        levering, gelezen = handed_in(w.sam, eigen("7", periode=periode))
        v = levering.versie
        uitkomsten = at_once(
            agreeing(levering, gelezen, w.robin),
            lambda lev=levering, v=v: stappen.trek_in(lev, w.sam, v),
            lambda lev=levering, v=v: stappen.stuur_terug(lev, w.els, v, "Nee."),
        )
        eerste = winner(uitkomsten, Botsing)
        status = [Status.VASTGESTELD, Status.INGETROKKEN, Status.TERUGGESTUURD][eerste]
        assert fresh(levering).status == status
        assert (("GM0406", periode) in on_the_site()) == (status == Status.VASTGESTELD)
        assert waiting() == 0


def test_handing_in_and_stopping_at_once(w):
    for periode in PERIODEN:
        levering, gelezen = concept(w.sam, eigen("7", periode=periode))
        v, zelf = levering.versie, read_again(gelezen)
        eerste = winner(
            at_once(
                lambda lev=levering, g=zelf, v=v: stappen.dien_in(lev, g, w.sam, v),
                lambda lev=levering, v=v: stappen.stop(lev, w.sam, v),
            ),
            Botsing,
        )
        nu = fresh(levering)
        assert nu.status == [Status.INGEDIEND, Status.INGETROKKEN][eerste]
        assert nu.cijfers.count() == (1 if eerste == 0 else 0)
        assert (stappen.kept_file(nu) is None) == (eerste == 1)


def test_handing_in_and_choosing_a_better_file_at_once(w):
    for periode in PERIODEN:
        levering, gelezen = concept(w.sam, eigen("7", periode=periode))
        v, zelf = levering.versie, read_again(gelezen)
        beter = as_read(*own(eigen("8", periode=periode)))
        winner(
            at_once(
                lambda lev=levering, g=zelf, v=v: stappen.dien_in(lev, g, w.sam, v),
                lambda lev=levering, g=beter: stappen.neem_op(g, w.sam, lev),
            ),
            Botsing,
            stappen.NietGoed,
        )
        nu = fresh(levering)
        assert nu.cijfers.count() == (1 if nu.status == Status.INGEDIEND else 0)


def test_two_files_with_the_same_figure_handed_in_at_once(w):
    for periode in PERIODEN:
        taken = []
        for wie, waarde in ((w.sam, "7"), (w.baas, "8")):
            levering, gelezen = concept(wie, eigen(waarde, periode=periode))
            zelf = read_again(gelezen)
            taken.append(
                lambda lev=levering, g=zelf, wie=wie: stappen.dien_in(
                    lev, g, wie, lev.versie
                )
            )
        uitkomsten = at_once(*taken)
        winner(uitkomsten, stappen.NietGoed)
        (fout,) = [u for u in uitkomsten if isinstance(u, Exception)]
        (melding,) = fout.uitkomst.meldingen
        assert melding.wat.startswith(
            "Voor dit cijfer wacht al een levering op akkoord, van"
        )
    assert waiting() == len(PERIODEN)


def test_a_file_and_an_opgave_that_change_the_same_figure_at_once(w):
    """Whoever hands in second waits, or is told; on the site there is one figure."""
    make_uitvraag(w.huizen, make_indicator("beschut-werk"), van="2019-K1")
    for periode in PERIODEN:
        kwartaal = Kwartaal.lees(periode)
        file, gelezen = handed_in(w.baas, eigen("7", periode=periode))
        stappen.akkoord(file, read_again(gelezen), w.chef, file.versie)
        opgave = corrected(w.huizen, w.sam, kwartaal)
        file, gelezen = concept(w.baas, eigen("9", periode=periode))
        zelf = read_again(gelezen)
        uitkomsten = at_once(
            lambda lev=opgave: opgavestappen.indienen(lev, w.sam, lev.versie),
            lambda lev=file, g=zelf: stappen.dien_in(
                lev, g, w.baas, lev.versie, "Nieuw."
            ),
        )
        winner(uitkomsten, Botsing, stappen.NietGoed)
        for fout in uitkomsten:
            if isinstance(fout, Botsing):
                assert str(fout) == (
                    "Voor een cijfer wacht al een andere correctie op akkoord."
                )
        assert on_the_site()["GM0406", periode] == "7"
    assert waiting() == len(PERIODEN)


def corrected(gebied, wie, kwartaal) -> Levering:
    """An opgave that changes the figure of the site to 8, typed and not handed in."""
    velden = {
        "beschut-werk__totaal": Veld("8", uitleg="Anders geteld."),
        REDEN: Veld(uitleg="Anders geteld."),
    }
    return saved(gebied, wie, velden, kwartaal)
