"""Who somebody is according to the provider, out of the claims in its two answers.

The claims are proven by now (aanbieder.py). Here is decided which of them count: an address
only when the provider says it was checked, groups only when they are all there.
"""

import hashlib
import re
from dataclasses import dataclass

from banenafspraak.sso.instellingen import Instellingen

VOORVOEGSEL = "sso-"
# Says that an address belongs to this person. Entra ID has the second instead.
GECONTROLEERD = ("email_verified", "xms_edov")
# Plain letters only: two that look alike must not lead to one account.
ADRES = re.compile(r"[!-?A-~]{1,64}@[!-?A-~]{3,180}", re.ASCII)
FACTOR = ("amr", "acr", "acrs")


@dataclass(frozen=True, slots=True)
class Identiteit:
    """One person at the provider.

    `email` is "" unless it was verified. `groepen` is None when there are too many for the
    provider to send: that is not the same as no groups.
    """

    sleutel: str
    email: str = ""
    voornaam: str = ""
    achternaam: str = ""
    groepen: frozenset[str] | None = frozenset()
    tweede_factor: bool = False

    @property
    def gebruikersnaam(self) -> str:
        """The user name of the account that belongs to this person and to nobody else."""
        return VOORVOEGSEL + self.sleutel


def identiteit_from(token: dict, rest: dict, sso: Instellingen) -> Identiteit:
    """`token`: the claims of the ID token; `rest`: what userinfo adds."""
    bekend = {**rest, **token}
    voornaam, achternaam = _names(bekend)
    return Identiteit(
        sleutel=key_of(token["iss"], token["sub"]),
        email=_address(token if "email" in token else rest),
        voornaam=voornaam,
        achternaam=achternaam,
        groepen=_groups(bekend, sso.groepen_claim),
        # Only the signed token says how somebody logged in.
        tweede_factor=any(
            sso.tweede_factor & _texts(token.get(naam)) for naam in FACTOR
        ),
    )


def key_of(issuer: str, sub: str) -> str:
    """Who it is, in letters and digits: `sub` is only unique within its provider."""
    return hashlib.sha256(f"{issuer}\n{sub}".encode()).hexdigest()[:32]


def _address(claims: dict) -> str:
    """The address and the word that it was checked must stand in one answer."""
    email = claims.get("email")
    if not isinstance(email, str) or not ADRES.fullmatch(email):
        return ""
    gezegd = [claims[naam] for naam in GECONTROLEERD if naam in claims]
    return email if gezegd and gezegd[0] in (True, "1", "true", "True") else ""


def _names(claims: dict) -> tuple[str, str]:
    voor, achter = (_name(claims.get(n)) for n in ("given_name", "family_name"))
    if not (voor or achter):
        voor, _, achter = _name(claims.get("name")).partition(" ")
    return voor, achter


def _name(waarde) -> str:
    if not isinstance(waarde, str):
        return ""
    return " ".join("".join(t for t in waarde if t.isprintable()).split())[:150]


def _groups(claims: dict, naam: str) -> frozenset[str] | None:
    elders = claims.get("_claim_names")  # Entra ID: more than 200 groups
    if naam not in claims and isinstance(elders, dict) and naam in elders:
        return None
    return _texts(claims.get(naam))


def _texts(waarde) -> frozenset[str]:
    """One text or a list of them; anything else is nothing."""
    if isinstance(waarde, str):
        return frozenset({waarde})
    if isinstance(waarde, list):
        return frozenset(w for w in waarde if isinstance(w, str))
    return frozenset()
