"""Model fields of our own."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from banenafspraak.kwartaal import Kwartaal, OngeldigKwartaal, alle_kwartalen


class KwartaalFormField(forms.CharField):
    """Types and shows `2020-K4`."""

    def has_changed(self, initial, data):
        return super().has_changed(str(initial or ""), (data or "").strip().upper())


class KwartaalField(models.Field):
    """Stores a `Kwartaal` as its seven characters, `2020-K4`, which sort in time."""

    description = "Kwartaal (2020-K4)"

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 7
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self):
        return "CharField"

    def from_db_value(self, value, expression, connection):
        return None if value is None else Kwartaal.lees(value)

    def to_python(self, value):
        if value is None or isinstance(value, Kwartaal):
            return value
        if value == "":
            return None
        try:
            return Kwartaal.lees(str(value).strip().upper())
        except OngeldigKwartaal as fout:
            raise ValidationError(str(fout), code="invalid") from fout

    def get_prep_value(self, value):
        value = self.to_python(super().get_prep_value(value))
        return None if value is None else str(value)

    @property
    def flatchoices(self):
        """How Django's admin shows a value that cannot be typed: by its name."""
        return [(kwartaal, kwartaal.label) for kwartaal in alle_kwartalen()]

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs):
        return super().formfield(
            **{
                "form_class": KwartaalFormField,
                "max_length": 7,
                "empty_value": None,
                **kwargs,
            }
        )
