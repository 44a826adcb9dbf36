"""The second step: secrets for an app, codes from it, and the static codes.

A wrong code counts twice: for the device (django-otp: wait 1, 2, 4, 8 ... seconds) and for
name and address together (django-axes, as if it were a wrong password).
"""

import base64
import time
from dataclasses import dataclass

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from banenafspraak.toegang import signals

AANTAL_NOODCODES = 10
CIJFERS = 6
FOUT = (
    "Deze code klopt niet. Een code uit de app geldt een halve minuut, en maar één keer. "
    "Vul de code in die er nu staat."
)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of a code: the device that knew it, or a sentence."""

    apparaat: TOTPDevice | StaticDevice | None = None
    melding: str = ""

    @property
    def noodcode(self) -> bool:
        return isinstance(self.apparaat, StaticDevice)


# ---- what somebody has ------------------------------------------------------------


def has_device(user) -> bool:
    """Whether `user` has set up the second step."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def codes_left(user) -> int:
    """How many static codes are not used yet."""
    return StaticToken.objects.filter(device__user=user).count()


# ---- checking a code --------------------------------------------------------------


def may_try(request, user) -> bool:
    """Whether this name may try from this address, or has failed too often."""
    return AxesProxyHandler.is_allowed(request, {"username": user.get_username()})


def check_code(request, user, tekst: str) -> Uitkomst:
    """Whether `tekst` is a code of `user` now. Using it up and counting are part of it."""
    uitkomst, fout = _try_device(user, plain(tekst))
    if fout:
        user_login_failed.send(
            sender=__name__,
            credentials={"username": user.get_username()},
            request=request,
        )
    elif uitkomst.apparaat:
        # The name and address have shown who they are: earlier mistakes are forgotten.
        AxesProxyHandler.reset_attempts(
            username=user.get_username(),
            ip_address=getattr(request, "axes_ip_address", None),
        )
    return uitkomst


def plain(tekst: str) -> str:
    """As it is stored: people type `123 456` and `ABCD-efgh`."""
    return "".join(tekst.split()).replace("-", "").lower()


def _try_device(user, code: str) -> tuple[Uitkomst, bool]:
    """The outcome, and whether it was a wrong guess."""
    soort = TOTPDevice if len(code) == CIJFERS and code.isdigit() else StaticDevice
    with transaction.atomic():  # the lock: one code is used once, also by two at once
        apparaten = soort.objects.select_for_update()
        apparaat = apparaten.filter(user=user, confirmed=True).first()
        if apparaat is None:
            return Uitkomst(melding=FOUT), True
        mag, waarom = apparaat.verify_is_allowed()
        if not mag:
            return Uitkomst(melding=wait_sentence(waarom["locked_until"])), False
        if apparaat.verify_token(code):
            return Uitkomst(apparaat), False
    return Uitkomst(melding=FOUT), True


def wait_sentence(tot) -> str:
    """How long to wait, in words."""
    seconden = max(1, round((tot - timezone.now()).total_seconds()))
    if seconden == 1:
        duur = "1 seconde"
    elif seconden < 120:
        duur = f"{seconden} seconden"
    else:
        duur = f"{-(-seconden // 60)} minuten"
    return f"Er zijn te veel foute codes ingevuld. Wacht {duur}. Vul dan de nieuwe code in."


# ---- setting up -------------------------------------------------------------------


def new_key() -> str:
    """A fresh secret, in hexadecimals as django-otp stores it."""
    return default_key()


def as_text(key: str) -> str:
    """The secret as an app wants it typed: base32, in groups of four."""
    letters = base64.b32encode(bytes.fromhex(key)).decode().rstrip("=")
    return " ".join(letters[n : n + 4] for n in range(0, len(letters), 4))


def app_address(user, key: str) -> str:
    """What the QR code says: otpauth://totp/..."""
    return TOTPDevice(user=user, key=key).config_url


def current_code(apparaat: TOTPDevice) -> str:
    """The code an app with this secret shows now."""
    totp = TOTP(apparaat.bin_key, apparaat.step, apparaat.t0, apparaat.digits)
    totp.time = time.time()
    return f"{totp.token():0{apparaat.digits}d}"


def set_up(request, user, key: str, tekst: str) -> TOTPDevice | None:
    """Make `key` the one secret of `user`, when `tekst` is its code now. Gone are the old
    secret and the old static codes; who was let in by these must show a code again."""
    code = plain(tekst)
    if not (len(code) == CIJFERS and code.isdigit()):
        return None
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time()
    if not totp.verify(int(code), tolerance=1):
        return None
    with transaction.atomic():
        remove_all(user)
        apparaat = TOTPDevice.objects.create(
            user=user, name="app", key=key, last_t=totp.t(), drift=totp.drift
        )
        write_codes(user)
    signals.tweede_stap_ingesteld.send(sender=__name__, request=request, user=user)
    return apparaat


def new_codes(request, user) -> None:
    """Ten fresh static codes; the old ones do not work any more."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        write_codes(user)
    signals.noodcodes_gemaakt.send(sender=__name__, request=request, user=user)


def write_codes(user) -> None:
    """Ten static codes for somebody who has none."""
    apparaat = StaticDevice.objects.create(user=user, name="noodcodes")
    StaticToken.objects.bulk_create(
        StaticToken(device=apparaat, token=StaticToken.random_token())
        for _ in range(AANTAL_NOODCODES)
    )


def codes_of(user) -> list[str]:
    """The static codes that are left, as they are shown."""
    codes = StaticToken.objects.filter(device__user=user).order_by("pk")
    return [readable(code) for code in codes.values_list("token", flat=True)]


def readable(code: str) -> str:
    """`abcd efgh`, so that it can be typed over."""
    return f"{code[:4]} {code[4:]}"


def remove_all(user) -> None:
    """Forget every device of `user`: the next log-in begins with setting up."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
