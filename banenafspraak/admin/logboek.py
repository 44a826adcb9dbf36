"""Admin of the audit log: to read, for a beheerder only."""

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from banenafspraak import notatie
from banenafspraak.admin.gedeeld import ReadOnly
from banenafspraak.logboek.beheer import Gelogd
from banenafspraak.models import Logregel

_KORT = 3  # changed fields that the list names
_TEKENS = 60


def model_of(onderwerp: str):
    """The model a line is about; None when there is none (any more)."""
    try:
        return apps.get_model(onderwerp) if onderwerp else None
    except (LookupError, ValueError):
        return None


def subject(onderwerp: str) -> str:
    """`regio.gebied` -> `gebied`."""
    model = model_of(onderwerp)
    return str(model._meta.verbose_name) if model else onderwerp


class OnderwerpFilter(admin.SimpleListFilter):
    """Lines about one kind of object, of the kinds there are lines about."""

    title = "soort"
    parameter_name = "soort"

    def lookups(self, request, model_admin):
        soorten = Logregel.objects.order_by().values_list("onderwerp", flat=True)
        namen = [(naam, subject(naam)) for naam in soorten.distinct() if naam]
        return sorted(namen, key=lambda paar: paar[1])

    def queryset(self, request, queryset):
        return queryset.filter(onderwerp=self.value()) if self.value() else queryset


@admin.register(Logregel)
class LogregelAdmin(Gelogd, ReadOnly, admin.ModelAdmin):
    list_display = ["nummer", "wanneer", "wie", "actie", "wat", "kort"]
    list_filter = [
        "actie",
        ("moment", admin.DateFieldListFilter),
        OnderwerpFilter,
        ("wie", admin.AllValuesFieldListFilter),
    ]
    date_hierarchy = "moment"
    list_per_page = 50
    show_full_result_count = False
    search_fields = [
        "=nummer",
        "object_tekst",
        "wijzigingen",
        "toelichting",
        "wie",
        "herkomst",
    ]
    search_help_text = "Zoek op wat er veranderde, op een oude of nieuwe waarde, op wie of op een adres."
    fieldsets = [
        (None, {"fields": ["wanneer", "actie", "soort", "object", "wie", "herkomst"]}),
        ("Wat er veranderde", {"fields": ["oud_en_nieuw", "toelichting"]}),
        (
            "Kenmerk",
            {
                "fields": ["nummer", "hash", "vorige", "sleutel"],
                "description": (
                    "Hiermee ziet manage.py controleer_audit of iemand het logboek heeft "
                    "veranderd."
                ),
                "classes": ["collapse"],
            },
        ),
    ]
    readonly_fields = ["wanneer", "soort", "object", "oud_en_nieuw"]

    class Media:
        css = {"all": ["banenafspraak/beheer.css"]}

    def history_view(self, request, object_id, extra_context=None):
        # A line has no history: it never changes. Who may not see it, gets a 404.
        self.get_object(request, unquote(object_id))
        return redirect("admin:banenafspraak_logregel_change", object_id)

    @admin.display(description="wanneer", ordering="nummer")
    def wanneer(self, regel):
        lokaal = localtime(regel.moment)
        return f"{notatie.datum(lokaal)}, {lokaal:%H:%M:%S}"

    @admin.display(description="wat", ordering="object_tekst", empty_value="–")
    def wat(self, regel):
        delen = (subject(regel.onderwerp), regel.object_tekst)
        return ": ".join(deel for deel in delen if deel) or None

    @admin.display(description="soort", ordering="onderwerp", empty_value="–")
    def soort(self, regel):
        return subject(regel.onderwerp) or None

    @admin.display(description="wat", empty_value="–")
    def object(self, regel):
        adres = address_of(regel)
        naam = regel.object_tekst or None
        return format_html('<a href="{}">{}</a>', adres, naam) if adres else naam

    @admin.display(description="verandering", empty_value="–")
    def kort(self, regel):
        velden = regel.changes()
        zinnen = [_short(*veld) for veld in velden[:_KORT]]
        if len(velden) > _KORT:
            zinnen.append(f"en nog {len(velden) - _KORT}")
        return "; ".join(zinnen) or None

    @admin.display(description="oud en nieuw")
    def oud_en_nieuw(self, regel):
        return render_to_string(
            "admin/banenafspraak/wijzigingen.html", {"velden": regel.changes()}
        )


def address_of(regel: Logregel) -> str | None:
    """The page of what a line is about, as long as it is there."""
    model = model_of(regel.onderwerp)
    if model is None or not regel.object_pk:
        return None
    try:
        if not model._base_manager.filter(pk=regel.object_pk).exists():
            return None
        naam = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        return reverse(naam, args=[regel.object_pk])
    except (NoReverseMatch, ValueError):
        return None


def _short(veld: str, oud: str | None, nieuw: str | None) -> str:
    oud, nieuw = (_cut(waarde) for waarde in (oud, nieuw))
    if oud is None:
        return f"{veld}: {nieuw}"
    return f"{veld}: {oud} → {'leeg' if nieuw is None else nieuw}"


def _cut(waarde: str | None) -> str | None:
    if waarde is None or len(waarde) <= _TEKENS:
        return waarde
    return f"{waarde[:_TEKENS]} …"
