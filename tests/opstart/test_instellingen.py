"""settings.py stops with a sentence at anything missing or dangerous."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    "DEBUG",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "CACHE_URL",
    "EMAIL_URL",
    "EMAIL_AFZENDER",
    "VERTROUWDE_PROXYS",
    "SITE_ADRES",
    "MELDING_DAGEN",
]
PRODUCTION = {"SECRET_KEY": "geheim" * 10, "ALLOWED_HOSTS": "monitor.voorbeeld.nl"}


def read_settings(expression, **environment):
    """What a fresh Python with only this environment makes of the settings."""
    clean = {name: value for name, value in os.environ.items() if name not in NAMES}
    clean.pop("DATABASE_URL", None)
    clean.pop("TECHNISCHE_FOUTEN", None)
    return subprocess.run(
        [
            sys.executable,
            "-c",
            f"from banenafspraak import settings as s; print(({expression}))",
        ],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "SECRET_KEY ontbreekt"),
        ({"ALLOWED_HOSTS": "monitor.voorbeeld.nl"}, "SECRET_KEY ontbreekt"),
        ({"SECRET_KEY": "geheim" * 10}, "ALLOWED_HOSTS ontbreekt"),
        ({"DEBUG": "True", "ALLOWED_HOSTS": "monitor.voorbeeld.nl"}, "Zet DEBUG uit"),
        ({"DEBUG": "True", "ALLOWED_HOSTS": "localhost,*"}, "Zet DEBUG uit"),
        (PRODUCTION | {"SITE_ADRES": "http://een.nl"}, "SITE_ADRES is geen adres"),
        (PRODUCTION | {"SITE_ADRES": "https://een.nl/"}, "SITE_ADRES is geen adres"),
        (PRODUCTION | {"ALLOWED_HOSTS": "*"}, "SITE_ADRES is geen adres"),
        (PRODUCTION | {"MELDING_DAGEN": "14,drie"}, "MELDING_DAGEN is geen rij"),
    ],
)
def test_settings_refuse_what_is_unsafe(environment, sentence):
    answer = read_settings("s.DEBUG", **environment)
    assert answer.returncode != 0
    assert sentence in answer.stderr


def test_production_settings_protect_cookies_and_demand_https():
    expression = (
        "s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
        "s.WIE_COOKIE_NAME, s.SESSION_COOKIE_SAMESITE, "
        "'Manifest' in s.STORAGES['staticfiles']['BACKEND']"
    )
    answer = read_settings(expression, **PRODUCTION)
    assert answer.stdout.strip() == (
        "(False, True, '__Host-sessionid', '__Host-csrftoken', "
        "'__Host-beheer-wie', 'Lax', True)"
    )


def test_debug_is_local_and_reads_sqlite_beside_manage_py():
    expression = "s.ALLOWED_HOSTS, s.DATABASES['default']['NAME'] == str(s.BASE_DIR / 'db.sqlite3')"
    answer = read_settings(expression, DEBUG="True")
    assert answer.stdout.strip() == "(['localhost', '127.0.0.1', '[::1]'], True)"


@pytest.mark.parametrize(
    ("environment", "adres"),
    [
        ({"DEBUG": "True"}, "http://127.0.0.1:8000"),
        (PRODUCTION, "https://monitor.voorbeeld.nl"),
        (PRODUCTION | {"ALLOWED_HOSTS": ".voorbeeld.nl"}, "https://voorbeeld.nl"),
        (PRODUCTION | {"SITE_ADRES": "https://een.nl:8443"}, "https://een.nl:8443"),
    ],
)
def test_links_in_mails_begin_with_the_address_of_the_site(environment, adres):
    assert read_settings("s.SITE_ADRES", **environment).stdout.strip() == adres


def test_mails_go_out_14_and_3_days_before_and_the_day_after_unless_set_otherwise():
    standaard = read_settings("s.MELDING_DAGEN", DEBUG="True")
    anders = read_settings("s.MELDING_DAGEN", DEBUG="True", MELDING_DAGEN="7,-2")
    assert standaard.stdout.strip() == "[14, 3, -1]"
    assert anders.stdout.strip() == "[7, -2]"


def test_database_url_chooses_postgresql_with_health_checks():
    expression = (
        "s.DATABASES['default']['ENGINE'], s.DATABASES['default']['CONN_HEALTH_CHECKS']"
    )
    answer = read_settings(
        expression, DEBUG="True", DATABASE_URL="postgres://banen@localhost/banen"
    )
    assert answer.stdout.strip() == "('django.db.backends.postgresql', True)"


def test_policy_allows_nothing_inline_and_no_data_addresses(settings):
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    allowed = {source for sources in directives.values() for source in sources}
    assert allowed == {"'self'", "'none'"}


def test_mail_comes_from_the_name_of_the_site():
    answer = read_settings("s.DEFAULT_FROM_EMAIL", **PRODUCTION)
    assert answer.stdout.strip() == "niet-beantwoorden@monitor.voorbeeld.nl"


def test_wsgi_never_turns_debug_on():
    answer = subprocess.run(
        [sys.executable, "-c", "import banenafspraak.wsgi"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert "SECRET_KEY ontbreekt" in answer.stderr


@pytest.mark.parametrize(
    ("url", "pages", "drawings"),
    [
        ("", ["", ""], ["tekeningen", "tekening"]),
        (
            "filecache:///var/cache/monitor?key_prefix=bm",
            ["/var/cache/monitor", "bm"],
            ["/var/cache/monitor", "bmtekening"],
        ),
        (
            "redis://localhost:6379/1",
            ["redis://localhost:6379/1", ""],
            ["redis://localhost:6379/1", "tekening"],
        ),
    ],
)
def test_drawings_are_kept_apart_from_pages_in_the_same_store(url, pages, drawings):
    expression = (
        "[[s.CACHES[n].get('LOCATION', ''), s.CACHES[n].get('KEY_PREFIX', '')]"
        " for n in ('default', 'tekeningen')]"
    )
    environment = {"CACHE_URL": url} if url else {}
    answer = read_settings(expression, DEBUG="True", **environment)
    assert answer.stdout.strip() == str([pages, drawings])
