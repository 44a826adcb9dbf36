"""What the tests of areas side by side share: addresses, and what stands on the page."""

from regio.models import Gebied

BESCHUT = (
    "/2019-K4/vergelijk/?gebied=GM0402&gebied=AM12&gebied=NL01&indicator=beschut-werk"
)
BANEN = "/2020-K4/vergelijk/?gebied=NL01&gebied=AM12&gebied=AM24"


def rows(pagina):
    """The rows of the table, by area."""
    return {r["Gebied"]: r for r in pagina.rows()}


def messages(pagina):
    """What the page has to say of a choice."""
    return " ".join(p.tekst for p in pagina.all("p", "let-op"))


def regions(aantal):
    """So many areas as the address names them: regions first, then gemeenten."""
    codes = Gebied.objects.filter(soort="arbeidsmarktregio").values_list(
        "code", flat=True
    )
    gemeenten = Gebied.objects.filter(soort="gemeente").values_list("code", flat=True)
    return "&".join(f"gebied={c}" for c in [*codes, *gemeenten][:aantal])
