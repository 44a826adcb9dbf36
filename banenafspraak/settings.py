"""All settings of the site, in one file. The environment is read here and nowhere else.

    DATABASE_URL          default: SQLite in db.sqlite3 beside manage.py
    DEBUG                 default: False. manage.py turns it on when nothing is set
    SECRET_KEY            mandatory without DEBUG
    ALLOWED_HOSTS         mandatory without DEBUG, for example monitor.gooistad.nl
    CSRF_TRUSTED_ORIGINS  only when the outside address differs, with https:// before it
    CACHE_URL             default: in the memory of each process
    EMAIL_URL             default: mail is printed, not sent
    EMAIL_AFZENDER        who sends it. Default: niet-beantwoorden@ the first ALLOWED_HOSTS
    VERTROUWDE_PROXYS     addresses of the proxy in front, the same as gunicorn's
                          --forwarded-allow-ips; `unix` for a socket. Default: none, and
                          then X-Forwarded-For is not believed
    SITE_ADRES            what links in mails begin with, for example
                          https://monitor.gooistad.nl. Default: https:// and the first of
                          ALLOWED_HOSTS; with DEBUG http://127.0.0.1:8000
    MELDING_DAGEN         when `verstuur_meldingen` mails about an opgave that is not handed
                          in: days before the last day, below zero after it. Default: 14,3,-1
    LOGBOEK_SLEUTEL       signs the audit log; keep it apart from the database. Default:
                          made from SECRET_KEY
    LOGBOEK_OUDE_SLEUTELS the keys before it, with commas: lines signed with those stay valid
    LOGBOEK_BESTAND       a file that gets each line of the audit log as well. Default: none
    IMPORT_MAX_BYTES      how large a file with figures may be. Default: 10485760, 10 MB
    IMPORT_MAX_RIJEN      how many rows it may have. Default: 50000
    IMPORT_MAX_KOLOMMEN   how many columns. Default: 200
    KAART_URL             where `laad_kaart --download` finds borders. Default: PDOK, the
                          public map service of the government; {jaar} is the year
    PRIVACY_ORGANISATIE   who is responsible for this site, as /privacy/ names it.
                          Default: nobody by name
    PRIVACY_CONTACT       where questions about privacy go: an e-mail address, or an
                          address that begins with https://. Default: a general sentence
    OIDC_*                logging in with the account of the organisation (Entra ID,
                          Keycloak); each is explained in sso/instellingen.py. Default: off
    TECHNISCHE_FOUTEN     with DEBUG only: Django's technical error pages, or our own.
                          `manage.py start` asks for our own; anything else does not

A missing or dangerous setting stops the site with a sentence; it never falls back.
"""

import re
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from banenafspraak.sso import instellingen as sso

BASE_DIR = Path(__file__).resolve().parent.parent
SITE_NAAM = "Banenafspraakmonitor"

env = environ.Env()


# ---- where it runs ---------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
OWN_COMPUTER = ["localhost", "127.0.0.1", "[::1]"]

if DEBUG:
    # Known to everyone who reads this. That is why DEBUG serves this computer only.
    SECRET_KEY = env(
        "SECRET_KEY", default="alleen-voor-deze-computer-" + "0123456789" * 3
    )
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=OWN_COMPUTER)
    if not set(ALLOWED_HOSTS) <= {*OWN_COMPUTER, "::1", ".localhost"}:
        raise ImproperlyConfigured(
            "DEBUG staat aan, en ALLOWED_HOSTS noemt meer dan deze computer. "
            "Zet DEBUG uit, of laat ALLOWED_HOSTS weg."
        )
else:
    SECRET_KEY = env("SECRET_KEY", default="")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
    for name, value in {
        "SECRET_KEY": SECRET_KEY,
        "ALLOWED_HOSTS": ALLOWED_HOSTS,
    }.items():
        if not value:
            raise ImproperlyConfigured(
                f"{name} ontbreekt. Zonder DEBUG zijn SECRET_KEY en ALLOWED_HOSTS nodig: "
                "zie banenafspraak/settings.py."
            )

TECHNISCHE_FOUTEN = DEBUG and env.bool("TECHNISCHE_FOUTEN", default=True)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

ROOT_URLCONF = "banenafspraak.urls"
WSGI_APPLICATION = "banenafspraak.wsgi.application"


# ---- what it is made of ----------------------------------------------------------

INSTALLED_APPS = [
    "banenafspraak.beheer.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "csp",
    "django_tables2",
    "django_filters",
    "regio",
    "banenafspraak",
    "monitor",
]

MIDDLEWARE = [
    "banenafspraak.toegang.middleware.EchtAdres",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "banenafspraak.logboek.afzender.AfzenderMiddleware",
    # Before the second step is looked up: an ended session has none.
    "banenafspraak.toegang.middleware.SessieGrens",
    "banenafspraak.toegang.middleware.TweedeStap",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
if DEBUG and not TECHNISCHE_FOUTEN:
    MIDDLEWARE.append("banenafspraak.foutpagina.EigenFoutpagina")

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DJANGO_TABLES2_TEMPLATE = "components/tabel.html"


# ---- data ------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": env.db_url(
        "DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        # Take the write lock at the start of a transaction. SQLite's own default takes
        # it half-way, and answers "database is locked" to two savings at once.
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    )
else:
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)

_CACHE = env.cache_url("CACHE_URL", default="locmemcache://")
if _CACHE["BACKEND"].endswith("LocMemCache"):
    # Django keeps 300 things; a site with a page per gemeente needs more.
    _CACHE.setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 2000)
# A drawing is kept by what it shows, so it outlives the pages of a data version, and does
# not have to make room for them.
_TEKENINGEN = {**_CACHE, "KEY_PREFIX": f"{_CACHE.get('KEY_PREFIX', '')}tekening"}
if _CACHE["BACKEND"].endswith("LocMemCache"):
    _TEKENINGEN["LOCATION"] = "tekeningen"
CACHES = {"default": _CACHE, "tekeningen": _TEKENINGEN}

# A page of the admin may hold many small fields; an upload is a spreadsheet, no film.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# How large a file with figures may be; what is in it may be ten times as much.
IMPORT_MAX_BYTES = env.int("IMPORT_MAX_BYTES", default=10 * 1024 * 1024)
# Over that size the rest is thrown away as it comes, on every page.
FILE_UPLOAD_HANDLERS = [
    "banenafspraak.importeren.ontvangen.Rem",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
IMPORT_MAX_RIJEN = env.int("IMPORT_MAX_RIJEN", default=50_000)
IMPORT_MAX_KOLOMMEN = env.int("IMPORT_MAX_KOLOMMEN", default=200)


# ---- people ----------------------------------------------------------------------

AUTH_USER_MODEL = "banenafspraak.Gebruiker"
# Logs in with a password; rights come from roles (rechten.py), also for other backends.
LOGIN_URL = "admin:login"
PASSWORD_CHECKS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{PASSWORD_CHECKS}.UserAttributeSimilarityValidator"},
    {
        "NAME": "banenafspraak.toegang.forms.GenoegTekens",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": f"{PASSWORD_CHECKS}.CommonPasswordValidator"},
    {"NAME": f"{PASSWORD_CHECKS}.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    # Read only: who has an older one gets the first at the next log-in.
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # an invitation too; the mails say three days
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 10  # seconds; a mail server that hangs must not hold a page
DEFAULT_FROM_EMAIL = env(
    "EMAIL_AFZENDER",
    default="niet-beantwoorden@" + (ALLOWED_HOSTS or OWN_COMPUTER)[0].lstrip(".*"),
)


# ---- logging in ------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "banenafspraak.rechten_backend.RolBackend",
]
VERTROUWDE_PROXYS = env.list("VERTROUWDE_PROXYS", default=[])

# Ten failures of one user name from one address: that pair waits an hour. A wrong code of
# the second step counts as well, so only that step ends the count (toegang/codes.py).
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(hours=1)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "banenafspraak.toegang.views.inloggen.geblokkeerd"
AXES_RESET_ON_SUCCESS = False
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "code"]

OTP_TOTP_ISSUER = SITE_NAAM
OTP_ADMIN_HIDE_SENSITIVE_DATA = True

# Who does nothing in beheer for this long is logged out; and everybody after a day's work.
SESSIE_STILTE = timedelta(minutes=30)
SESSIE_HOOGSTENS = timedelta(hours=12)
# How long it is remembered whose session it was. Being logged in ends earlier (above); a
# form that was open all night still finds its owner (toegang/bewaard.py).
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
WIE_COOKIE_NAME = "beheer-wie"
CSRF_FAILURE_VIEW = "banenafspraak.toegang.views.bewaard.csrf_mislukt"

# None: there is no other way in than a password.
try:
    SSO = sso.read(env.ENVIRON, debug=DEBUG)
except sso.Verkeerd as fout:
    raise ImproperlyConfigured(str(fout)) from fout


# ---- mails about opgaven ---------------------------------------------------------

# A mail is also made where there is no request to ask for an address.
SITE_ADRES = env(
    "SITE_ADRES",
    default="http://127.0.0.1:8000"
    if DEBUG
    else "https://" + ALLOWED_HOSTS[0].removeprefix("."),
)
if not re.fullmatch(r"https?://[A-Za-z0-9.\-\[\]:]+", SITE_ADRES, re.ASCII) or not (
    DEBUG or SITE_ADRES.startswith("https://")
):
    raise ImproperlyConfigured(
        "SITE_ADRES is geen adres voor links in mails. Schrijf het als "
        "https://monitor.gooistad.nl, zonder schuine streep aan het eind."
    )
try:
    MELDING_DAGEN = [
        int(dagen) for dagen in env.list("MELDING_DAGEN", default=[14, 3, -1])
    ]
except ValueError as fout:
    raise ImproperlyConfigured(
        "MELDING_DAGEN is geen rij van hele getallen. Schrijf het als 14,3,-1."
    ) from fout


# ---- language and time -----------------------------------------------------------

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
# Numbers are written in one place (notatie.py); Django must not add dots of its own.
USE_THOUSAND_SEPARATOR = False


# ---- static files ----------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-verzameld"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # In production each name carries a hash, so a browser may keep it forever.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG


# ---- safety ----------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

if not DEBUG:
    # Who ended TLS says so with X-Forwarded-Proto; gunicorn believes that only from the
    # addresses in --forwarded-allow-ips, so Django needs no header setting of its own.
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]  # asked by a load balancer, without TLS
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # Preloading is about the whole domain of a gemeente, so not for this site to ask.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # __Host-: browsers refuse the cookie from another host or without TLS.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    WIE_COOKIE_NAME = "__Host-beheer-wie"

# Everything is ours and comes from this host: nothing inline, no data: addresses.
# Scripts are there for the admin; the public pages work without.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}


# ---- who answers for personal data -------------------------------------------------

PRIVACY_ORGANISATIE = env("PRIVACY_ORGANISATIE", default="").strip()
PRIVACY_CONTACT = env("PRIVACY_CONTACT", default="").strip()
if PRIVACY_CONTACT and not (
    PRIVACY_CONTACT.startswith("https://") or "@" in PRIVACY_CONTACT.strip("@")
):
    raise ImproperlyConfigured(
        f"PRIVACY_CONTACT is '{PRIVACY_CONTACT}'. Geef een e-mailadres, of een adres dat "
        "begint met https://. Of laat deze instelling weg."
    )


# ---- log -------------------------------------------------------------------------

# The audit log is a table; each line also goes to a file, or else to the screen. On an own
# computer the screen stays for the person who looks at it.
LOGBOEK_SLEUTEL = env("LOGBOEK_SLEUTEL", default="") or f"logboek:{SECRET_KEY}"
LOGBOEK_OUDE_SLEUTELS = env.list("LOGBOEK_OUDE_SLEUTELS", default=[])
LOGBOEK_BESTAND = env("LOGBOEK_BESTAND", default="")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {
            "()": "banenafspraak.logformaat.Regelformaat",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        },
        "alleen_bericht": {"format": "%(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django adds handlers of its own (mail to admins, nothing without DEBUG).
        "django": {"handlers": [], "level": "INFO"},
        # runserver writes whole addresses, past the masking of `regel`.
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Tells about its fonts the first time it draws; nobody asked.
        "matplotlib": {"level": "WARNING"},
        # Tells of each log-in with the names made unreadable; our own log says more.
        "axes": {"level": "ERROR"},
        "banenafspraak.logboek": {"level": "WARNING" if DEBUG else "INFO"},
    },
}
if LOGBOEK_BESTAND:
    LOGGING["handlers"]["logboek"] = {
        "class": "banenafspraak.logformaat.Logbestand",
        "formatter": "alleen_bericht",
        "pad": LOGBOEK_BESTAND,
    }
    LOGGING["loggers"]["banenafspraak.logboek"] = {
        "handlers": ["logboek"],
        "level": "INFO",
        "propagate": False,
    }


# ---- borders for the maps ----------------------------------------------------------

KAART_URL = env(
    "KAART_URL",
    default=(
        "https://service.pdok.nl/cbs/gebiedsindelingen/{jaar}/wfs/v1_0?service=WFS"
        "&version=2.0.0&request=GetFeature&typeNames=gebiedsindelingen:"
        "gemeente_gegeneraliseerd&srsName=EPSG:4326&outputFormat=json"
    ),
)
