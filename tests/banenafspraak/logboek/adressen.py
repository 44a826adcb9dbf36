"""Addresses to log in at: Django's own pages, and one that breaks; and the public pages that
an error page leads to."""

from django.contrib import admin
from django.contrib.auth.views import LoginView
from django.urls import include, path


def kapot(request, token):
    raise RuntimeError(f"kapot bij {request.path}")


urlpatterns = [
    path("beheer/", admin.site.urls),
    path("account/login/", LoginView.as_view(template_name="admin/login.html")),
    path("account/", include("django.contrib.auth.urls")),
    path("kapot/<token>/", kapot),
    path("", include("monitor.urls")),
]
