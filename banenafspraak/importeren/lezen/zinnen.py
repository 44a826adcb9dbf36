"""Every refusal of a whole file: what is wrong, and what to do about it.

Pure: no Django. Never a technical name, and nothing of what stands in the file.
"""

from decimal import ROUND_CEILING, Decimal

from banenafspraak.importeren.blad import Geweigerd
from banenafspraak.notatie import aantal

_MB = 1024 * 1024
_KIES = "Kies een Excel-, ODS- of CSV-bestand."


def _mb(bytes_: int) -> str:
    """Rounded up: 10 MB and one byte is not 10 MB."""
    return aantal((Decimal(bytes_) / _MB).quantize(Decimal("0.1"), ROUND_CEILING))


def te_groot(bytes_: int, hoogste: int) -> Geweigerd:
    return Geweigerd(
        f"Het bestand is {_mb(bytes_)} MB. Hooguit {_mb(hoogste)} MB kan.",
        "Splits het bestand.",
    )


def te_veel_rijen(hoogste: int) -> Geweigerd:
    return Geweigerd(
        f"Het bestand heeft meer dan {aantal(hoogste)} rijen.",
        "Splits het, of haal lege rijen weg.",
    )


def te_veel_kolommen(hoogste: int) -> Geweigerd:
    return Geweigerd(
        f"Het bestand heeft meer dan {aantal(hoogste)} kolommen.",
        "Splits het, of haal lege kolommen weg.",
    )


def te_veel_vakken(hoogste: int) -> Geweigerd:
    return Geweigerd(
        f"Het bestand heeft meer dan {aantal(hoogste)} gevulde vakken.",
        "Splits het bestand.",
    )


def te_veel_bladen(hoogste: int) -> Geweigerd:
    return Geweigerd(
        f"Het bestand heeft meer dan {aantal(hoogste)} bladen.", "Splits het bestand."
    )


def te_verspreid() -> Geweigerd:
    return Geweigerd(
        "De gevulde vakken staan te ver uit elkaar.",
        "Haal lege rijen en kolommen weg.",
    )


def te_veel_tekst() -> Geweigerd:
    return Geweigerd("Er staat te veel tekst in het bestand.", "Splits het bestand.")


def te_groot_uitgepakt() -> Geweigerd:
    return Geweigerd(
        "Het bestand wordt bij het uitpakken veel te groot.",
        "Bewaar het opnieuw in Excel of als CSV.",
    )


def te_zwaar() -> Geweigerd:
    return Geweigerd(
        "Het bestand wordt bij het lezen veel te groot.",
        "Splits het bestand, of bewaar het als CSV.",
    )


def te_lang_bezig() -> Geweigerd:
    return Geweigerd("Het lezen duurde te lang.", "Splits het bestand.")


def niet_compleet() -> Geweigerd:
    return Geweigerd(
        "Het bestand is niet compleet.",
        "Bewaar het opnieuw en probeer het nog eens.",
    )


def wachtwoord() -> Geweigerd:
    return Geweigerd(
        "Het bestand is beveiligd met een wachtwoord.",
        "Haal het wachtwoord eraf en upload het opnieuw.",
    )


def ander_soort(extensie: str, soort: str) -> Geweigerd:
    """`extensie`: that of the name, with its dot, or "" when it says the same as `soort`."""
    if extensie:
        return Geweigerd(f"Het bestand heet {extensie}, maar het is {soort}.", _KIES)
    return Geweigerd(f"Het bestand is {soort}.", _KIES)


def ander_excel(soort: str) -> Geweigerd:
    return Geweigerd(
        f"Dit soort Excel-bestand ({soort}) lezen we niet.",
        "Bewaar het als gewoon Excel-bestand (xlsx).",
    )


def naar_buiten() -> Geweigerd:
    return Geweigerd(
        "Het bestand verwijst naar iets buiten het bestand. Dat lezen we niet.",
        "Bewaar het als CSV.",
    )


def bestand_in_bestand() -> Geweigerd:
    return Geweigerd(
        "In het bestand zit een ander bestand. Dat lezen we niet.",
        "Bewaar het als CSV.",
    )


def macros() -> Geweigerd:
    return Geweigerd(
        "Het bestand bevat macro’s.", "Bewaar het als gewoon Excel-bestand (xlsx)."
    )


def onleesbaar() -> Geweigerd:
    return Geweigerd(
        "We kunnen de letters in dit bestand niet lezen.", "Bewaar het als CSV UTF-8."
    )


def leeg() -> Geweigerd:
    return Geweigerd("Het bestand is leeg. Er staan geen rijen in.")


def eerste_blad_leeg(naam: str) -> Geweigerd:
    return Geweigerd(
        f"Het eerste blad, “{naam}”, is leeg.",
        "Zet de rijen op het eerste blad. Wij lezen alleen dat blad.",
    )


def persoonsgegevens(kolom: str, blad: str, wat: str) -> Geweigerd:
    """`blad`: the name of the sheet when it is not the one that we read."""
    waar = f"Kolom {kolom} van het blad “{blad}”" if blad else f"Kolom {kolom}"
    return Geweigerd(
        f"{waar} lijkt {wat} te bevatten.",
        "Zulke gegevens mogen hier niet in. Het bestand is meteen weggegooid.",
    )
