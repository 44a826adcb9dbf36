"""The forms of logging in, with our own sentences."""

from django import forms
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
)
from django.contrib.auth.password_validation import MinimumLengthValidator
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

    def refuse(self, melding: str) -> None:
        """Say why the code was not good, and empty the box for the next one."""
        self.add_error("code", melding)
        self.data = self.data.copy()
        self.data["code"] = ""


class AppCodeForm(CodeForm):
    """The first code of a new app: digits only."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        veld = self.fields["code"]
        veld.label = "Code uit de app"
        veld.widget.attrs |= {"inputmode": "numeric", "autofocus": False}


class _NieuwWachtwoord:
    """A form in which a password is chosen: what it must be, in one sentence."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        eerste, tweede = self.fields["new_password1"], self.fields["new_password2"]
        eerste.label = "Nieuw wachtwoord"
        eerste.help_text = (
            "Minstens 12 tekens. Een paar woorden achter elkaar is goed te onthouden. "
            "Gebruik dit wachtwoord nergens anders."
        )
        tweede.label = "Nog een keer"
        tweede.help_text = ""


class KiesWachtwoordForm(_NieuwWachtwoord, SetPasswordForm):
    """A password with the link from a mail."""

    error_messages = {
        "password_mismatch": "Dit is niet twee keer hetzelfde wachtwoord."
    }


class WijzigWachtwoordForm(_NieuwWachtwoord, PasswordChangeForm):
    """Another password, from inside."""

    error_messages = {
        "password_mismatch": "Dit is niet twee keer hetzelfde wachtwoord.",
        "password_incorrect": "Dit is niet uw oude wachtwoord. Probeer het nog eens.",
    }


class GenoegTekens(MinimumLengthValidator):
    """Django has no Dutch sentence for a password that is too short."""

    def get_error_message(self):
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."


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
