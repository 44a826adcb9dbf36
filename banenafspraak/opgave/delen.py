"""Which onderdelen of one indicator are parts of which, and which add up."""

from banenafspraak.models import Uitsplitsing, Uitvraag

# Along these the parts make up the whole; elsewhere a part is only never more than it.
_TELT_OP = {
    "sector",
    "grondslag",
    "onderdeel",
    "contract",
    "contractduur",
    "uren per week",
    "uitstroom",
    "budgetpost",
    "stroom",
}
# These stand beside the total, or hold it; they are no part of it.
GEHEEL = "doelgroep"  # along this stands what a total is a part of
_GEEN_DEEL = {GEHEEL, "extra budget", "premiesoort"}
# Holds markt and overheid, so it adds up in their place.
_SAMEN = {"regulier": {"markt", "overheid"}}
_TREK_AF = {("stroom", "uitstroom")}
_IS_VERSCHIL = {("stroom", "saldo")}


def parts_of(uitvraag: Uitvraag) -> list[Uitsplitsing]:
    """What is asked, the total first."""
    delen = sorted(
        uitvraag.onderdelen.all(), key=lambda deel: (deel.volgorde, deel.code)
    )
    totaal = [deel for deel in delen if deel.code == Uitsplitsing.TOTAAL]
    return totaal + [deel for deel in delen if deel.code != Uitsplitsing.TOTAAL]


def parent_of(deel, gevraagd, delen) -> Uitsplitsing | None:
    """The asked onderdeel that `deel` is a part of: its step before, else the total.

    What is a whole with this as its part is the other way round for a share of a group:
    profiles are a part of the whole doelgroep.
    """
    if deel.code == Uitsplitsing.TOTAAL:
        return next((d for d in delen if d.langs == GEHEEL), None)
    if deel.langs in _GEEN_DEEL:
        return None
    if deel.ten_opzichte_van_id in gevraagd:
        return gevraagd[deel.ten_opzichte_van_id]
    return next((d for d in delen if d.code == Uitsplitsing.TOTAAL), None)


def sum_of(deel, ouder, delen, indicator) -> str:
    """Which parts add up with this one; "" when it does not count in a sum, or when not
    every part of that sum is asked."""
    if ouder is None or deel.langs not in _TELT_OP:
        return ""
    if (deel.langs, deel.code) in _IS_VERSCHIL:
        return ""
    gevraagd = {d.code for d in delen}
    naast = {
        d.code
        for d in (*indicator.uitsplitsingen.all(), *delen)
        if (d.langs, d.ten_opzichte_van_id) == (deel.langs, deel.ten_opzichte_van_id)
        and (d.langs, d.code) not in _IS_VERSCHIL
    }
    for geheel, stukken in _SAMEN.items():
        telt_als_geheel = geheel in gevraagd and not stukken <= gevraagd
        naast -= stukken if telt_als_geheel else {geheel}
    return deel.langs if deel.code in naast and naast <= gevraagd else ""


def is_difference(deel, indicator) -> bool:
    """Whether it tells how many more came than went, which may be less than nothing."""
    if (deel.langs, deel.code) in _IS_VERSCHIL:
        return True
    stromen = {(d.langs, d.code) for d in indicator.uitsplitsingen.all()}
    return deel.code == Uitsplitsing.TOTAAL and bool(stromen & _TREK_AF)


def is_subtracted(deel) -> bool:
    """Whether it is taken off in the sum that it belongs to."""
    return (deel.langs, deel.code) in _TREK_AF
