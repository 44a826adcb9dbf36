"""Logging in with the account of the organisation: OpenID Connect, the optional extra `sso`.

`settings.SSO` is None unless OIDC_* is set, and then nothing here is imported but
instellingen.py. The package mozilla-django-oidc is imported by aanbieder.py only.
"""
