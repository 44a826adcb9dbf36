"""The links to a table as a file. The file itself is made by `banenafspraak.bladen`."""

from collections.abc import Callable

from banenafspraak.bladen import NAMEN


def file_links(adres_van: Callable[[str], str], eerste: str = "") -> list[dict]:
    """The links of a table in every kind of file. `adres_van`: from `csv` to its address;
    `eerste`: what stands before the name of the first."""
    return [
        {"url": adres_van(formaat), "tekst": f"{eerste}{naam}" if n == 0 else naam}
        for n, (formaat, naam) in enumerate(NAMEN.items())
    ]
