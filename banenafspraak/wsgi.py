"""The door for gunicorn. Production settings come from the environment: see settings.py."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banenafspraak.settings")

application = get_wsgi_application()
