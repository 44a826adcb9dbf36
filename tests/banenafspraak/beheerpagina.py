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
