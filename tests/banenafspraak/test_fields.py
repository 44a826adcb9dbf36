"""`KwartaalField`: seven characters in the database, a `Kwartaal` everywhere else."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from banenafspraak.fields import KwartaalField
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Cijfer
from tests.builders import make_cijfer


@pytest.mark.django_db
def test_is_stored_as_seven_characters_and_comes_back_as_a_quarter():
    cijfer = make_cijfer(kwartaal="2020-K4", vanaf="2020-K1")
    with connection.cursor() as cursor:
        cursor.execute("select kwartaal, vanaf from banenafspraak_cijfer")
        assert cursor.fetchall() == [("2020-K4", "2020-K1")]
    cijfer.refresh_from_db()
    assert (cijfer.kwartaal, cijfer.vanaf) == (Kwartaal(2020, 4), Kwartaal(2020, 1))
    assert list(Cijfer.objects.values_list("kwartaal", flat=True)) == [
        Kwartaal(2020, 4)
    ]


@pytest.mark.django_db
def test_filters_in_order_of_time_by_quarter_or_text():
    for kwartaal in ("2019-K4", "2020-K1", "2020-K4"):
        make_cijfer(kwartaal=kwartaal)

    def found(**vraag):
        rijen = Cijfer.objects.filter(**vraag).order_by("kwartaal")
        return [str(rij.kwartaal) for rij in rijen]

    assert found(kwartaal__lte=Kwartaal(2020, 1)) == ["2019-K4", "2020-K1"]
    assert found(kwartaal__gt="2020-K1") == ["2020-K4"]
    assert found(kwartaal__in=[Kwartaal(2020, 4)]) == ["2020-K4"]
    assert found(vanaf=None, kwartaal="2020-K1") == ["2020-K1"]


@pytest.mark.parametrize("waarde", ["2020-K5", "2036-K1", "x", 2020, "٢٠٢٠-K4"])
def test_refuses_with_a_dutch_message(waarde):
    with pytest.raises(ValidationError) as fout:
        KwartaalField().clean(waarde, None)
    assert "kwartaal" in fout.value.messages[0]


def test_is_forgiving_about_case_and_spaces_in_a_form():
    veld = KwartaalField(blank=True, null=True)
    assert veld.clean(" 2020-k4 ", None) == Kwartaal(2020, 4)
    assert veld.clean("", None) is None


def test_form_field_sees_no_change_where_there_is_none():
    veld = KwartaalField().formfield()
    assert not veld.has_changed(Kwartaal(2020, 4), "2020-K4")
    assert not veld.has_changed(Kwartaal(2020, 4), " 2020-k4 ")
    assert not veld.has_changed(None, "")
    assert veld.has_changed(Kwartaal(2020, 4), "2020-K3")
    assert veld.has_changed(Kwartaal(2020, 4), "")


def test_migrations_see_no_length():
    _, _, args, kwargs = KwartaalField("peildatum", null=True).deconstruct()
    assert (args, kwargs) == ([], {"verbose_name": "peildatum", "null": True})
    assert KwartaalField().max_length == 7


@pytest.mark.django_db
def test_goes_through_a_fixture_and_back():
    from django.core import serializers

    cijfer = make_cijfer(kwartaal="2020-K4")
    tekst = serializers.serialize("json", [cijfer], fields=["kwartaal", "vanaf"])
    (terug,) = serializers.deserialize("json", tekst)
    assert (terug.object.kwartaal, terug.object.vanaf) == (Kwartaal(2020, 4), None)
