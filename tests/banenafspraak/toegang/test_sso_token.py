"""Which tokens are believed. Made here with an own key, so that each can be wrong in one way."""

import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from banenafspraak.sso.identiteit import identiteit_from
from banenafspraak.sso.instellingen import read
from tests.banenafspraak.toegang.test_sso_instellingen import GOED

EIGEN = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ADRESSEN = {
    "OIDC_AUTHORIZATION_ENDPOINT": "https://k.invalid/a",
    "OIDC_TOKEN_ENDPOINT": "https://k.invalid/t",
    "OIDC_JWKS_ENDPOINT": "https://k.invalid/j",
}


@pytest.fixture
def believes(settings):
    """Whether a token with these claims is taken."""
    settings.SSO = read(GOED | ADRESSEN)
    from banenafspraak.sso.aanbieder import Aanbieder

    def ask(sleutel=EIGEN, alg="RS256", **anders):
        nu = int(time.time())
        claims = {
            "iss": GOED["OIDC_ISSUER"],
            "aud": "monitor",
            "sub": "kim",
            "iat": nu,
            "exp": nu + 300,
            **anders,
        }
        claims = {naam: waarde for naam, waarde in claims.items() if waarde is not None}
        token = jwt.encode(claims, sleutel, algorithm=alg)
        try:
            Aanbieder().get_payload_data(token, EIGEN.public_key())
        except jwt.PyJWTError:
            return False
        return True

    return ask


def test_a_good_token_is_believed(believes):
    assert believes()
    assert believes(aud=["monitor", "iemand"], azp="monitor")


@pytest.mark.parametrize(
    "anders",
    [
        {"iss": "https://iemand-anders.invalid"},
        {"iss": None},
        {"aud": "een andere site"},
        {"aud": None},
        {"azp": "een andere site"},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"sub": None},
        pytest.param(
            {"sleutel": rsa.generate_private_key(public_exponent=65537, key_size=2048)},
            id="een andere sleutel",  # the same name on every core
        ),
        {"sleutel": "geheim" * 10, "alg": "HS256"},
        {"sleutel": None, "alg": "none"},
    ],
    ids=str,
)
def test_any_other_is_not(believes, anders):
    assert not believes(**anders)


@pytest.mark.parametrize(
    ("token", "rest", "email"),
    [
        ({"email": "a@b.nl", "email_verified": True}, {}, "a@b.nl"),
        ({}, {"email": "a@b.nl", "email_verified": "true"}, "a@b.nl"),
        ({"email": "a@b.nl", "xms_edov": "1"}, {}, "a@b.nl"),
        ({"email": "a@b.nl"}, {"email": "a@b.nl"}, ""),
        # The word and the address come from one answer.
        ({"email": "a@b.nl"}, {"email": "c@d.nl", "email_verified": True}, ""),
        ({"email_verified": True}, {"email": "a@b.nl"}, ""),
        ({"email": "a@b.nl", "email_verified": False, "xms_edov": True}, {}, ""),
        # Not the letter that it looks like.
        ({"email": "rob\u0131n@b.nl", "email_verified": True}, {}, ""),
        ({"email": "a@b.nl\n", "email_verified": True}, {}, ""),
    ],
)
def test_an_address_counts_when_it_was_verified(token, rest, email):
    wie = identiteit_from({"iss": "https://k", "sub": "1", **token}, rest, read(GOED))
    assert wie.email == email


def test_the_same_sub_at_another_provider_is_somebody_else():
    een, ander = (
        identiteit_from({"iss": iss, "sub": "1"}, {}, read(GOED)).gebruikersnaam
        for iss in ("https://een", "https://ander")
    )
    assert een != ander


@pytest.mark.parametrize(
    ("claims", "naam"),
    [
        ({"given_name": "Kim", "family_name": "de Wit"}, ("Kim", "de Wit")),
        ({"name": "Kim de Wit"}, ("Kim", "de Wit")),
        ({"name": ["Kim"]}, ("", "")),
        ({"given_name": "K\u202e\nim"}, ("Kim", "")),
    ],
)
def test_a_name_is_readable(claims, naam):
    wie = identiteit_from({"iss": "https://k", "sub": "1", **claims}, {}, read(GOED))
    assert (wie.voornaam, wie.achternaam) == naam
