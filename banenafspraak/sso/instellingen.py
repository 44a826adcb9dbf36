"""What OIDC_* in the environment says. Pure: no Django, because settings.py reads it.

    OIDC_ISSUER            who the provider is, as it stands in its tokens. Setting this
                           turns logging in with the organisation on.
                           Entra ID: https://login.microsoftonline.com/TENANT-ID/v2.0
                           Keycloak: https://keycloak.gooistad.nl/realms/gooistad
    OIDC_CLIENT_ID, OIDC_CLIENT_SECRET
                           what the provider calls this site, and its secret
    OIDC_ROLLEN            which group gives which role for which area, with semicolons:
                           groep=beleidsmedewerker:GM0406;groep=vaststeller:AM12
                           One group may be named more than once
    OIDC_GROEPEN_CLAIM     which claim names the groups. Default: groups
    OIDC_TWEEDE_FACTOR     values of amr, acr or acrs that say the provider asked for a
                           second factor, with commas: mfa,otp. Default: none, and then
                           everybody shows a code here
    OIDC_KNOP              what stands on the button. Default: Inloggen met uw organisatie
    OIDC_SCOPES            what is asked of the provider. Default: openid profile email

The addresses of the provider come from OIDC_ISSUER/.well-known/openid-configuration. Where
that page is not there: OIDC_AUTHORIZATION_ENDPOINT, OIDC_TOKEN_ENDPOINT and
OIDC_JWKS_ENDPOINT, and if there are any OIDC_USERINFO_ENDPOINT and OIDC_LOGOUT_ENDPOINT.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

PAKKET = "mozilla_django_oidc"
KNOP = "Inloggen met uw organisatie"

# The roles, and with which letters the codes of their areas begin. Models cannot be imported
# from settings; a test holds these to models/toewijzing.py.
ROLLEN = {
    "beleidsmedewerker": ("GM", "CL"),
    "vaststeller": ("GM", "CL", "AM"),
    "beheerder": ("NL",),
}
ADRESSEN = {
    "authorization_endpoint": "OIDC_AUTHORIZATION_ENDPOINT",
    "token_endpoint": "OIDC_TOKEN_ENDPOINT",
    "jwks_uri": "OIDC_JWKS_ENDPOINT",
    "userinfo_endpoint": "OIDC_USERINFO_ENDPOINT",
    "end_session_endpoint": "OIDC_LOGOUT_ENDPOINT",
}
NODIG = ("authorization_endpoint", "token_endpoint", "jwks_uri")
NAMEN = frozenset(
    {
        *("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLLEN"),
        *("OIDC_GROEPEN_CLAIM", "OIDC_TWEEDE_FACTOR", "OIDC_KNOP", "OIDC_SCOPES"),
        *ADRESSEN.values(),
    }
)


class Verkeerd(ValueError):
    """A setting that cannot be right, with a Dutch sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A group of the provider gives a role for an area (its CBS code)."""

    groep: str
    rol: str
    gebied: str


@dataclass(frozen=True, slots=True)
class Instellingen:
    """Everything that was set. `adressen` is empty when the provider is asked for them."""

    issuer: str
    client_id: str
    client_secret: str
    rollen: tuple[Regel, ...]
    groepen_claim: str = "groups"
    tweede_factor: frozenset[str] = frozenset()
    knop: str = KNOP
    scopes: str = "openid profile email"
    adressen: tuple[tuple[str, str], ...] = ()
    debug: bool = False

    def is_safe(self, adres: str) -> bool:
        """Whether secrets may go to this address: https, or under DEBUG this computer."""
        delen = urlsplit(adres)
        eigen = self.debug and delen.hostname in ("localhost", "127.0.0.1", "::1")
        return bool(delen.hostname) and (delen.scheme == "https" or eigen)


def read(omgeving: Mapping[str, str], *, debug: bool = False) -> Instellingen | None:
    """What `omgeving` says; None: nothing is set. Raises Verkeerd."""
    gezet = {
        naam: omgeving[naam].strip() for naam in NAMEN if omgeving.get(naam, "").strip()
    }
    if not gezet:
        return None
    for naam in ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLLEN"):
        if naam not in gezet:
            raise Verkeerd(
                f"{naam} ontbreekt. Voor inloggen met de organisatie zijn OIDC_ISSUER, "
                "OIDC_CLIENT_ID, OIDC_CLIENT_SECRET en OIDC_ROLLEN nodig. Of laat alles "
                "weg wat met OIDC_ begint."
            )
    if find_spec(PAKKET) is None:
        raise Verkeerd(
            "OIDC_ISSUER is ingesteld, maar het pakket mozilla-django-oidc ontbreekt. "
            "Installeer het met: python -m pip install --require-hashes -r "
            "requirements-sso.txt. Of laat alles weg wat met OIDC_ begint."
        )
    scopes = gezet.get("OIDC_SCOPES", "openid profile email")
    if "openid" not in scopes.split():
        raise Verkeerd("OIDC_SCOPES mist het woord openid. Zet dat erbij.")
    instellingen = Instellingen(
        issuer=gezet["OIDC_ISSUER"],
        client_id=gezet["OIDC_CLIENT_ID"],
        client_secret=gezet["OIDC_CLIENT_SECRET"],
        rollen=read_rollen(gezet["OIDC_ROLLEN"]),
        groepen_claim=gezet.get("OIDC_GROEPEN_CLAIM", "groups"),
        tweede_factor=_words(gezet.get("OIDC_TWEEDE_FACTOR", "")),
        knop=gezet.get("OIDC_KNOP", KNOP),
        scopes=scopes,
        adressen=_addresses(gezet),
        debug=debug,
    )
    eigen = {ADRESSEN[soort]: adres for soort, adres in instellingen.adressen}
    for naam, adres in {"OIDC_ISSUER": instellingen.issuer, **eigen}.items():
        if not instellingen.is_safe(adres):
            raise Verkeerd(
                f"{naam} is geen veilig adres. Begin het met https:// en de naam van de "
                "computer van uw organisatie."
            )
    return instellingen


def read_rollen(tekst: str) -> tuple[Regel, ...]:
    """`groep=rol:gebied;...` as rows, each once. Raises Verkeerd."""
    stukken = [stuk.strip() for stuk in re.split(r"[;\n]", tekst)]
    regels = tuple(dict.fromkeys(_read_regel(stuk) for stuk in stukken if stuk))
    if not regels:
        raise Verkeerd("OIDC_ROLLEN is leeg. Schrijf het als groep=vaststeller:AM12.")
    return regels


def _read_regel(stuk: str) -> Regel:
    # From the right: the name of a group in a directory has `=` in it.
    groep, _, recht = stuk.rpartition("=")
    rol, _, gebied = recht.partition(":")
    groep, rol, gebied = groep.strip(), rol.strip().lower(), gebied.strip().upper()
    if not (groep and rol and gebied):
        raise Verkeerd(
            f"In OIDC_ROLLEN staat '{stuk}'. Schrijf het als groep=rol:gebied, "
            "bijvoorbeeld groep=beleidsmedewerker:GM0406."
        )
    if rol not in ROLLEN:
        raise Verkeerd(
            f"In OIDC_ROLLEN staat '{stuk}'. De rol '{rol}' bestaat niet. Kies "
            f"{', '.join(list(ROLLEN)[:-1])} of {list(ROLLEN)[-1]}."
        )
    if not re.fullmatch(rf"({'|'.join(ROLLEN[rol])})[0-9A-Z]+", gebied):
        raise Verkeerd(
            f"In OIDC_ROLLEN staat '{stuk}'. Een {rol} hoort bij een gebied waarvan de "
            f"code begint met {' of '.join(ROLLEN[rol])}."
        )
    return Regel(groep, rol, gebied)


def _words(tekst: str) -> frozenset[str]:
    return frozenset(woord.strip() for woord in tekst.split(",") if woord.strip())


def _addresses(gezet: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    eigen = tuple((s, gezet[naam]) for s, naam in ADRESSEN.items() if naam in gezet)
    ontbreekt = [ADRESSEN[soort] for soort in NODIG if soort not in dict(eigen)]
    if eigen and ontbreekt:
        raise Verkeerd(
            f"{ontbreekt[0]} ontbreekt. Geef {', '.join(ADRESSEN[s] for s in NODIG[:-1])} "
            f"en {ADRESSEN[NODIG[-1]]} alle drie, of geen van de adressen."
        )
    return eigen
