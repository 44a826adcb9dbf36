"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("", include("monitor.urls")),
]

handler404 = "monitor.views.overig.niet_gevonden"
