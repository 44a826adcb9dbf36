"""Names of areas: how they are folded for search and turned into slugs. Pure."""

import re
import unicodedata

# What keyboards make of the apostrophe of 's-Gravenhage; phones begin it with ‘.
_APOSTROFS = str.maketrans(dict.fromkeys("’‘`´", "'"))


def vouw(tekst: str) -> str:
    """Lower case without accents: `Súdwest-Fryslân` -> `sudwest-fryslan`.

    SQLite's `icontains` folds only ASCII; a folded column searches the same on
    both databases.
    """
    kaal = unicodedata.normalize("NFKD", tekst.translate(_APOSTROFS))
    return (
        "".join(teken for teken in kaal if not unicodedata.combining(teken))
        .casefold()
        .strip()
    )


def sorteernaam(naam: str) -> str:
    """The name as it sorts: `'s-Gravenhage` stands under the s."""
    return re.sub(r"[^a-z0-9 ]", "", vouw(naam))


def maak_slug(naam: str) -> str:
    """`'s-Gravenhage` -> `s-gravenhage`, `Bergen (NH.)` -> `bergen-nh`."""
    return re.sub(r"[^a-z0-9]+", "-", vouw(naam)).strip("-")
