"""Recognises what belongs to one person in a text for the site. Names cannot be recognised:
who agrees reads them. Pure: no Django, no database."""

import re

from banenafspraak.importeren.lezen.persoonsgegevens import is_bsn

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}")
_MOBIEL = re.compile(
    r"(?<![\d.,])(?:\+31|0031|0)[ -]?\(?0?\)?[ -]?6(?:[ -]?\d){8}(?!\d)"
)
# A word of its own: no part of a link or of the number of a document.
_NEGEN = re.compile(
    r"(?<![^\s(:;,])(?<!€ )(?:\d{9}|\d{4}\.\d{2}\.\d{3})(?=[.,:;)]*(?:\s|$))(?! euro)",
    re.ASCII,
)


def private_data(tekst: str) -> str:
    """What this text holds of one person, as a sentence names it; "" for nothing."""
    if _MAIL.search(tekst):
        return "een e-mailadres"
    if _MOBIEL.search(tekst):
        return "een mobiel nummer"
    if any(is_bsn(nummer.replace(".", "")) for nummer in _NEGEN.findall(tekst)):
        return "een BSN"
    return ""
