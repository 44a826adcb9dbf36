"""The project's settings, made fit for tests.

What is set on this computer must not decide whether a test passes. Only DATABASE_URL is
kept, because CI runs everything on PostgreSQL too.
"""

import os

for name in (
    "SECRET_KEY ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS CACHE_URL SITE_ADRES MELDING_DAGEN "
    "LOGBOEK_SLEUTEL LOGBOEK_OUDE_SLEUTELS LOGBOEK_BESTAND PRIVACY_ORGANISATIE PRIVACY_CONTACT"
).split():
    os.environ.pop(name, None)
for name in [name for name in os.environ if name.startswith("OIDC_")]:
    del os.environ[name]
os.environ["DEBUG"] = "True"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["TECHNISCHE_FOUTEN"] = "True"

from banenafspraak.settings import *  # noqa: E402, F403
from banenafspraak.settings import CACHES, DATABASES  # noqa: E402

# Slow on purpose in production; a test that logs in need not wait for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The test database cannot be dropped while an idle connection to it stays open.
DATABASES["default"]["CONN_MAX_AGE"] = 0

# Keeps nothing: where empty drawings are drawn, nobody else may find one.
CACHES["niets"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
# Many worlds of many tests.
CACHES["tekeningen"]["OPTIONS"] = {"MAX_ENTRIES": 10_000}
