"""What the tests of the admin share: addresses, and what stands on a page of it."""

from django.urls import reverse


def address(model, wat="changelist", *args):
    """Where a page of a model is."""
    return reverse(f"admin:banenafspraak_{model}_{wat}", args=args)


def found(antwoord) -> list:
    """The rows of a list page."""
    assert antwoord.status_code == 200
    return list(antwoord.context["cl"].result_list)


def text(antwoord) -> str:
    """The page as it is sent."""
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def complaints(antwoord) -> str:
    """What the form on the page complains about."""
    assert antwoord.status_code == 200
    fouten = antwoord.context["adminform"].form.errors.values()
    return " ".join(fout for lijst in fouten for fout in lijst)


def measure_form(gebied, /, **velden) -> dict:
    """What is typed for a measure that is right, but for `velden`."""
    return {
        "gebied": gebied.pk,
        "titel": "Loket openen",
        "omschrijving": "Er komt een loket.",
        "eigenaar": "gemeente Huizen",
        "stand": "voorgenomen",
        "begin_soort": "onbekend",
        "eind_soort": "onbekend",
        **velden,
    }


def document_form(gebied, /, **velden) -> dict:
    """What is typed for a council document that is right, but for `velden`."""
    return {
        "gebied": gebied.pk,
        "titel": "Vragen over werk",
        "soort": "vragen",
        "gremium": "gemeenteraad Huizen",
        "datum": "2020-05-01",
        "datum_soort": "dag",
        **velden,
    }
