"""Who delivered figures, as the public may know it: an organisation, never a person."""

from banenafspraak.laden.cijfers import MEEGELEVERD
from banenafspraak.models import Levering
from banenafspraak.opgave.woorden import organisatie

VAN_DE_MONITOR = "de makers van deze monitor"
VAN_BEHEER = "de beheerder van deze monitor"


def sender(levering: Levering) -> str:
    """`gemeente Huizen`, `Werkkamer Gooi en Vechtstreek`, `de beheerder van deze monitor`;
    for a shipped file `de makers van deze monitor`."""
    if levering.ingediend_als == MEEGELEVERD:
        return VAN_DE_MONITOR
    if levering.ingediend_als:  # the command line
        return VAN_BEHEER
    return organisatie(levering.gebied)


def is_checked(levering: Levering) -> bool:
    """Whether somebody else than the sender agreed (four eyes)."""
    return levering.vastgesteld_door_id is not None
