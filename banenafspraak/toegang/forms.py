"""The forms of logging in, with our own sentences."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm
from django.template.loader import render_to_string

from banenafspraak.toegang import post


class InlogForm(AuthenticationForm):
    """Name and password. One sentence for every way in which they can be wrong."""

    error_messages = {
        "invalid_login": (
            "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. "
            "Let op hoofdletters en probeer het nog eens."
        ),
        "inactive": "Dit account is gesloten.",
    }


class CodeForm(forms.Form):
    """A code from the app, or a static code."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        error_messages={"required": "Vul de code in."},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )


class AppCodeForm(CodeForm):
    """The first code of a new app: digits only."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        veld = self.fields["code"]
        veld.label = "Code uit de app"
        veld.widget.attrs |= {"inputmode": "numeric", "autofocus": False}


class VergetenForm(PasswordResetForm):
    """Asks for a new password. The answer takes as long for an address we do not know."""

    def send_mail(
        self,
        subject_template_name,
        email_template_name,
        context,
        from_email,
        to_email,
        html_email_template_name=None,
    ):
        post.send_later(
            "Nieuw wachtwoord voor de Banenafspraakmonitor",
            render_to_string(email_template_name, context),
            to_email,
        )
