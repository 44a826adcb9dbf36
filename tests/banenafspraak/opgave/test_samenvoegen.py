"""Two people changed one opgave: nothing is lost, nothing goes unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banenafspraak.opgave.samenvoegen import UITLEG, WAARDE, merge
from banenafspraak.opgave.veld import LEEG, Veld

DELEN = (WAARDE, UITLEG)


def part(veld, deel):
    return veld.waarde if deel == WAARDE else veld.toelichting


def one(was, nu, uw, keuzes=None):
    """Merge a single onderdeel."""
    return merge({"a": was}, {"a": nu}, {"a": uw}, keuzes)


# ---- by example --------------------------------------------------------------------


def test_what_only_you_changed_is_taken():
    samen = one(Veld("5"), Veld("5"), Veld("7"))
    assert samen.velden == {"a": Veld("7")}
    assert [(v.deel, v.door_u) for v in samen.vanzelf] == [(WAARDE, True)]


def test_what_only_the_other_changed_stays():
    samen = one(Veld("5"), Veld("7"), Veld("5"))
    assert samen.velden == {"a": Veld("7")}
    assert [(v.deel, v.door_u) for v in samen.vanzelf] == [(WAARDE, False)]


def test_what_both_changed_alike_is_no_question():
    samen = one(Veld("5"), Veld("7"), Veld("7"))
    assert (samen.velden, samen.botsend, samen.vanzelf) == ({"a": Veld("7")}, (), ())


def test_what_both_changed_must_be_chosen():
    samen = one(Veld("5"), Veld("7"), Veld("9"))
    (paar,) = samen.botsend
    assert (paar.naam, paar.was, paar.ander, paar.uw) == (
        "a:waarde",
        Veld("5"),
        Veld("7"),
        Veld("9"),
    )
    assert samen.velden == {"a": Veld("7")}


@pytest.mark.parametrize(("keuze", "blijft"), [("ander", "7"), ("uw", "9")])
def test_a_choice_is_followed(keuze, blijft):
    samen = one(Veld("5"), Veld("7"), Veld("9"), {"a:waarde": keuze})
    assert (samen.velden, samen.botsend) == ({"a": Veld(blijft)}, ())


def test_a_choice_that_does_not_exist_is_no_choice():
    assert one(Veld("5"), Veld("7"), Veld("9"), {"a:waarde": "geen"}).botsend


def test_number_and_reason_change_together():
    samen = one(Veld("5"), Veld("", "nog niet bekend"), Veld("7"))
    assert len(samen.botsend) == 1
    samen = one(Veld("5"), Veld("", "nog niet bekend"), Veld("7"), {"a:waarde": "uw"})
    assert samen.velden == {"a": Veld("7")}


def test_a_number_and_an_explanation_merge():
    samen = one(Veld("5"), Veld("7"), Veld("5", uitleg="Nieuw.", openbaar=True))
    assert samen.velden == {"a": Veld("7", uitleg="Nieuw.", openbaar=True)}
    assert samen.botsend == ()


def test_whether_an_explanation_is_public_is_part_of_it():
    was = Veld("5", uitleg="Nieuw.")
    samen = one(
        was, Veld("5", uitleg="Nieuw.", openbaar=True), Veld("5", uitleg="Anders.")
    )
    assert [b.naam for b in samen.botsend] == ["a:uitleg"]


def test_public_without_words_is_nothing():
    samen = one(Veld("5"), Veld("5"), Veld("5", openbaar=True))
    assert (samen.botsend, samen.vanzelf) == ((), ())


def test_two_who_began_at_once_both_keep_what_they_typed():
    samen = merge({}, {"a": Veld("5")}, {"b": Veld("7")})
    assert samen.velden == {"a": Veld("5"), "b": Veld("7")}
    assert samen.botsend == ()


def test_a_field_your_form_did_not_have_stays():
    samen = merge({"a": Veld("5")}, {"a": Veld("7")}, {})
    assert (samen.velden, samen.vanzelf) == ({"a": Veld("7")}, ())


# ---- in general --------------------------------------------------------------------

_VELD = st.builds(
    Veld,
    tekst=st.sampled_from(["", "5", "7"]),
    reden=st.sampled_from(["", "nog niet bekend"]),
    uitleg=st.sampled_from(["", "Nieuw.", "Oud."]),
    openbaar=st.booleans(),
)
_VELDEN = st.dictionaries(st.sampled_from("abc"), _VELD)


@given(_VELDEN, _VELDEN, _VELDEN)
def test_nothing_is_lost_and_nothing_goes_unseen(basis, nu, uw):
    samen = merge(basis, nu, uw)
    botsend = {(b.sleutel, b.deel) for b in samen.botsend}
    gemeld = {(v.sleutel, v.deel): v for v in samen.vanzelf}
    assert set(samen.velden) == {*nu, *uw}
    for sleutel, veld in samen.velden.items():
        was, ander = basis.get(sleutel, LEEG), nu.get(sleutel, LEEG)
        eigen = uw.get(sleutel, ander)
        for deel in DELEN:
            w, a, e, r = (part(v, deel) for v in (was, ander, eigen, veld))
            plek = (sleutel, deel)
            # What is stored is only replaced when that was seen, and then it is told.
            if r != a:
                assert a == w
                assert r == e
                assert gemeld[plek].door_u
            # What you typed is only left out when you are told, or asked.
            if r != e:
                assert plek in botsend or not gemeld[plek].door_u
            if plek in botsend:
                assert len({w, a, e}) == 3
            # A change of one of the two always counts.
            if w != a == e or w not in (a, e):
                assert r != w or plek in botsend


@given(_VELDEN, _VELDEN, _VELDEN)
def test_who_was_first_makes_no_difference(basis, nu, uw):
    """Apart from what must be chosen: then each sees the other's beside the own."""
    een, twee = {**basis, **nu}, {**basis, **uw}
    heen, terug = merge(basis, een, twee), merge(basis, twee, een)
    assert [(b.naam, b.ander, b.uw) for b in heen.botsend] == [
        (b.naam, b.uw, b.ander)
        for b in sorted(terug.botsend, key=lambda b: [*heen.velden].index(b.sleutel))
    ]
    botsend = {(b.sleutel, b.deel) for b in heen.botsend}
    for sleutel in heen.velden:
        for deel in DELEN:
            if (sleutel, deel) not in botsend:
                assert part(heen.velden[sleutel], deel) == part(
                    terug.velden[sleutel], deel
                )


@given(_VELDEN, _VELDEN, _VELDEN, st.data())
def test_after_choosing_everything_nothing_clashes(basis, nu, uw, data):
    namen = {b.naam: b for b in merge(basis, nu, uw).botsend}
    keuzes = {naam: data.draw(st.sampled_from(["ander", "uw"])) for naam in namen}
    samen = merge(basis, nu, uw, keuzes)
    assert samen.botsend == ()
    for naam, paar in namen.items():
        gekozen = paar.ander if keuzes[naam] == "ander" else paar.uw
        assert part(samen.velden[paar.sleutel], paar.deel) == part(gekozen, paar.deel)


@given(_VELDEN, _VELDEN, _VELDEN)
def test_merging_again_with_what_was_merged_changes_nothing(basis, nu, uw):
    samen = merge(basis, nu, uw)
    nogmaals = merge(nu, nu, samen.velden)
    assert nogmaals.velden == samen.velden
    assert nogmaals.botsend == ()


@given(_VELDEN, _VELDEN)
def test_alone_your_form_is_what_is_saved(basis, uw):
    samen = merge(basis, basis, uw)
    assert samen.botsend == ()
    for sleutel, veld in uw.items():
        for deel in DELEN:
            assert part(samen.velden[sleutel], deel) == part(veld, deel)
