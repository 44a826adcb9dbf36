"""Admin of accounts: inviting, closing, roles, and a second step that got lost.

Nobody types a right here: what an account may do follows from its Toewijzingen
(rechten.py). Nobody types a password either: its owner does, with a link from a mail.
"""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from banenafspraak.models import Gebruiker, Toewijzing
from banenafspraak.models.toewijzing import SOORTEN_PER_ROL
from banenafspraak.rechten import rechten_van
from banenafspraak.toegang import codes, post, signals
from regio.admin import NoDeletion
from regio.models import Gebied

EIGEN_STAP = (
    "Uw eigen tweede stap kunt u hier niet weghalen. Kies bovenaan ‘Tweede stap’, of vraag "
    "een andere beheerder."
)


UITLEG = {
    "username": "Waarmee deze persoon inlogt.",
    "is_active": "Uit: het account is gesloten. Wie ermee is ingelogd, is meteen uitgelogd.",
}


class AccountForm(forms.ModelForm):
    """An account with an address that nobody else has: mails go there."""

    class Meta:
        model = Gebruiker
        fields = ["username", "first_name", "last_name", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam, tekst in UITLEG.items():
            if naam in self.fields:
                self.fields[naam].help_text = tekst
        if "email" in self.fields:  # who may only look has no fields
            self.fields["email"].required = True
        self.oud_adres = self.instance.email

    def clean_email(self):
        email = self.cleaned_data["email"]
        anderen = Gebruiker.objects.exclude(pk=self.instance.pk)
        if anderen.filter(email__iexact=email).exists():
            raise forms.ValidationError(
                "Er is al een account met dit e-mailadres. Zoek het op in de lijst."
            )
        return email


class NieuwAccountForm(AccountForm):
    """Name and address are enough; the person chooses the password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        naam = self.fields["username"]
        naam.required = False
        naam.help_text = "Waarmee deze persoon inlogt. Leeg: dat wordt het e-mailadres."
        for veld in ("first_name", "last_name"):
            self.fields[veld].required = True

    def clean(self):
        gegevens = super().clean()
        if not gegevens.get("username") and gegevens.get("email"):
            gegevens["username"] = gegevens["email"]
        return gegevens

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class GebiedKeuze(forms.ModelChoiceField):
    """A plain list, which works without JavaScript. Groningen is three areas, so each says
    which it is."""

    def label_from_instance(self, gebied):
        return f"{gebied.naam} ({gebied.get_soort_display()})"


class ToewijzingFormSet(forms.BaseInlineFormSet):
    """In a row of a table the heading of the column is no label of the field."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for veld in form.fields.values():
            veld.widget.attrs["aria-label"] = veld.label


class ToewijzingInline(admin.TabularInline):
    """The roles of an account. A role ends on a day; that it was there remains."""

    model = Toewijzing
    formset = ToewijzingFormSet
    extra = 1  # so that a role can be added without JavaScript
    can_delete = False
    verbose_name = "rol"
    verbose_name_plural = "rollen"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "gebied":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return GebiedKeuze(areas_for_a_role(), label="Gebied")

    def _may(self, request, obj=None):
        return rechten_van(request.user).alles

    has_view_permission = _may
    has_add_permission = _may
    has_change_permission = _may


def areas_for_a_role():
    """Areas that exist now and can have a role, and those that somebody has one for."""
    soorten = {soort for rij in SOORTEN_PER_ROL.values() for soort in rij}
    bestaat = Gebied.objects.valid_on(timezone.localdate()).filter(soort__in=soorten)
    in_gebruik = Toewijzing.objects.values("gebied")
    return Gebied.objects.filter(
        Q(pk__in=bestaat.values("pk")) | Q(pk__in=in_gebruik)
    ).order_by("naam", "soort")


class TweedeStapFilter(admin.SimpleListFilter):
    title = "tweede stap"
    parameter_name = "tweede_stap"

    def lookups(self, request, model_admin):
        return [("ja", "Ingesteld"), ("nee", "Nog niet ingesteld")]

    def queryset(self, request, queryset):
        if self.value() in ("ja", "nee"):
            return queryset.filter(heeft_tweede_stap=self.value() == "ja")
        return queryset


@admin.register(Gebruiker)
class GebruikerAdmin(NoDeletion, admin.ModelAdmin):
    """Accounts are closed (‘actief’ off), never deleted: deliveries name who handed in."""

    form = AccountForm
    list_display = [
        "username",
        "volledige_naam",
        "is_active",
        "tweede_stap",
        "last_login",
        "email",
    ]
    list_filter = ["is_active", TweedeStapFilter]
    search_fields = ["username", "first_name", "last_name", "email"]
    search_help_text = "Zoek op naam of e-mailadres."
    ordering = ["username"]
    fieldsets = [
        (
            None,
            {"fields": ["username", "first_name", "last_name", "email", "meldingen"]},
        ),
        (
            "Toegang",
            {"fields": ["is_active", "tweede_stap", "last_login", "date_joined"]},
        ),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": ["first_name", "last_name", "email", "username"],
                "description": (
                    "Deze persoon krijgt een mail met een link. Daarmee kiest hij of zij "
                    "zelf een wachtwoord. Hieronder geeft u alvast een rol."
                ),
            },
        )
    ]
    readonly_fields = ["tweede_stap", "last_login", "date_joined"]
    inlines = [ToewijzingInline]
    actions = ["invite_again", "reset_second_step"]

    def label_in_search(self, gebruiker):
        """How a search box tells two people with one name apart."""
        naam = gebruiker.get_full_name()
        return f"{naam} ({gebruiker.username})" if naam else gebruiker.username

    # ---- who may ----

    def has_module_permission(self, request):
        return rechten_van(request.user).alles

    def has_view_permission(self, request, obj=None):
        return rechten_van(request.user).alles

    def has_add_permission(self, request):
        return rechten_van(request.user).alles

    def has_change_permission(self, request, obj=None):
        """A superuser is not for a beheerder to change: with another e-mail address one
        would get a link to that account."""
        mag = rechten_van(request.user).alles
        return mag and not (obj and obj.is_superuser and not request.user.is_superuser)

    # ---- what is shown ----

    def get_queryset(self, request):
        apparaten = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return (
            super().get_queryset(request).annotate(heeft_tweede_stap=Exists(apparaten))
        )

    def get_fieldsets(self, request, obj=None):
        return super().get_fieldsets(request, obj) if obj else self.add_fieldsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = NieuwAccountForm
        return super().get_form(request, obj, change=change, **kwargs)

    @admin.display(description="naam", ordering="last_name")
    def volledige_naam(self, gebruiker):
        return gebruiker.get_full_name() or "–"

    @admin.display(description="tweede stap", ordering="heeft_tweede_stap")
    def tweede_stap(self, gebruiker):
        ingesteld = getattr(gebruiker, "heeft_tweede_stap", False)
        return "ingesteld" if ingesteld else "nog niet ingesteld"

    # ---- saving ----

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            self._tell_invited(request, [obj])
        elif "email" in form.changed_data and form.oud_adres:
            post.tell_address_changed(request, obj, form.oud_adres)
        if change and "is_active" in form.changed_data and not obj.is_active:
            self.message_user(
                request,
                f"Het account van {obj.volledige_naam} is gesloten. Wie ermee was ingelogd, "
                "is nu uitgelogd.",
            )

    # ---- actions ----

    @admin.action(description="Stuur opnieuw een uitnodiging", permissions=["change"])
    def invite_again(self, request, queryset):
        self._tell_invited(request, self._allowed(request, queryset))

    @admin.action(
        description="Tweede stap opnieuw laten instellen", permissions=["change"]
    )
    def reset_second_step(self, request, queryset):
        for gebruiker in queryset:
            self._reset(request, gebruiker)

    def _allowed(self, request, queryset):
        gevraagd = list(queryset)
        mag = [g for g in gevraagd if self.has_change_permission(request, g)]
        if len(mag) < len(gevraagd):
            self.message_user(
                request,
                "Het account van de hoofdbeheerder kunt u niet uitnodigen.",
                messages.ERROR,
            )
        return mag

    def _tell_invited(self, request, gebruikers):
        for gebruiker in gebruikers:
            naam = gebruiker.volledige_naam
            if not gebruiker.is_active:
                tekst = f"Het account van {naam} is gesloten. Zet het eerst op actief."
                self.message_user(request, tekst, messages.ERROR)
            elif post.invite(request, gebruiker):
                tekst = (
                    f"{naam} krijgt een uitnodiging per mail. De link werkt drie dagen."
                )
                self.message_user(request, tekst, messages.SUCCESS)
            else:
                tekst = (
                    f"De mail aan {naam} is niet verstuurd. Kijk of het e-mailadres klopt. "
                    "Kies daarna in de lijst ‘Stuur opnieuw een uitnodiging’."
                )
                self.message_user(request, tekst, messages.ERROR)

    def _reset(self, request, gebruiker):
        naam = gebruiker.volledige_naam
        if gebruiker.pk == request.user.pk:
            self.message_user(request, EIGEN_STAP, messages.ERROR)
            return
        codes.remove_all(gebruiker)
        signals.tweede_stap_weggehaald.send(
            sender=__name__, request=request, user=gebruiker, door=request.user
        )
        tekst = f"De tweede stap van {naam} is weggehaald. Bij het inloggen stelt {naam} hem opnieuw in."
        if post.tell_second_step_removed(request, gebruiker):
            self.message_user(request, tekst, messages.SUCCESS)
        else:
            self.message_user(
                request,
                f"{tekst} De mail daarover is niet verstuurd. Vertel het zelf.",
                messages.WARNING,
            )

    # ---- the button on the page of one account ----

    def get_urls(self):
        eigen = path(
            "<int:pk>/tweede-stap/",
            self.admin_site.admin_view(self.reset_view),
            name="banenafspraak_gebruiker_tweede_stap",
        )
        return [eigen, *super().get_urls()]

    def reset_view(self, request, pk):
        """Remove the second step of one account, by POST."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        gebruiker = self.get_object(request, str(pk))
        if gebruiker is None:
            raise Http404("Dit account bestaat niet.")
        self._reset(request, gebruiker)
        return HttpResponseRedirect(
            reverse("admin:banenafspraak_gebruiker_change", args=[pk])
        )
