"""What must hold for every file, whatever is in it."""

import re
import unicodedata

from banenafspraak.importeren import tonen, verslag
from banenafspraak.importeren.blad import Blad
from banenafspraak.importeren.gebiedenuitkomst import Gebiedenuitkomst
from banenafspraak.importeren.inzage import Gelezen
from banenafspraak.importeren.melding import Melding
from banenafspraak.importeren.opmaak import staatscourant

# What a screen of a spreadsheet program or of a phone calls by these names as well.
_MAG = re.compile(r"CSV UTF-8|een zip-bestand|een XML-bestand")
_TECHNISCH = re.compile(
    r"traceback|exception|\w*error\b|ongeldig|\bzip\b|\bxml|\butf|\bunicode|\bbytes?\b"
    r"|\bjson\b|\bnone\b|\bnull\b|\bnan\b|\btrue\b|\bfalse\b|\bdecimal\b|\bsql\b"
    r"|\bthe\b|\binvalid\b|\bnot\b|\bobject\b|\bexpected\b|[<>{}\\]",
    re.I,
)
_NEDERLANDS = re.compile(
    r"\b(de|het|een|is|niet|dit|deze|er|in|van|of|en|op|u|geen|we|wij|alleen|te|aan"
    r"|gebruik|schrijf|kies|vul|bewaar|splits|controleer|verbeter|hooguit|zet|laat|haal"
    r"|wacht|noem|zoek|voeg|bedoelt|maak|lees|telt)\b",
    re.I,
)
_AANGEHAALD = re.compile(r"“.*”|Wij zien: .*\.|De kolom .* staat er", re.S)


def check_sentence(zin: str) -> None:
    """Dutch, whole, and without the words of programmers."""
    assert zin, "geen zin"
    assert zin[-1] in ".?", f"geen punt: {zin!r}"
    kaal = _MAG.sub("…", _AANGEHAALD.sub("…", zin))
    assert "  " not in kaal, f"twee spaties: {zin!r}"
    assert not _TECHNISCH.search(kaal), f"technisch: {zin!r}"
    assert _NEDERLANDS.search(kaal) or "…" in kaal, f"geen Nederlands: {zin!r}"
    check_text(zin)


def check_text(tekst: str) -> None:
    """Fit to print and to store."""
    for teken in tekst:
        assert teken == "\n" or unicodedata.category(teken) not in ("Cc", "Cs"), (
            f"niet te tonen: {tekst!r}"
        )


def check_refusal(geweigerd) -> None:
    """A file that is refused as a whole."""
    assert len(str(geweigerd)) < 800, f"te lang: {geweigerd!s:.900}"
    check_sentence(geweigerd.wat)
    if geweigerd.doe:
        check_sentence(geweigerd.doe)


def check_refused_row(melding: Melding, laatste: int) -> None:
    """A row that is refused: where, what, and what to do."""
    assert 1 <= melding.rij <= laatste, f"rij {melding.rij} van {laatste}"
    assert melding.kolom.strip(), f"geen kolom: {melding}"
    assert len(melding.kolom) <= 200, f"lange kolom: {melding}"
    check_sentence(melding.wat)
    check_sentence(melding.doe)
    check_text(melding.kolom)
    check_text(melding.waarde)
    assert melding.soort and len(melding.kort) <= 41


def check_page(html: str) -> None:
    """A page of the site, whole, with nothing in it that a browser cannot show."""
    assert html.startswith("<!DOCTYPE html>") and html.rstrip().endswith("</html>")
    assert "Traceback" not in html
    check_text(html.replace("\t", " ").replace("\r", " "))


def check_outcome(gelezen: Gelezen, uitkomst, blad: Blad) -> None:
    """What a file would do: every row once, and every sentence right."""
    for melding in uitkomst.meldingen:
        check_refused_row(melding, len(blad.rijen))
    for waarschuwing in uitkomst.waarschuwingen:
        assert 0 <= waarschuwing.rij <= len(blad.rijen)
        assert waarschuwing.soort and waarschuwing.zin.rstrip("”")[-1] in ".?", (
            waarschuwing
        )
        check_text(str(waarschuwing))
    assert uitkomst.mag == (not uitkomst.meldingen)
    if isinstance(uitkomst, Gebiedenuitkomst):
        _check_areas(uitkomst)
    else:
        _check_figures(uitkomst)
    _check_pages(gelezen, uitkomst)


def _check_areas(uitkomst: Gebiedenuitkomst) -> None:
    plan, tabel = uitkomst.plan, uitkomst.tabel
    eigen = len(plan.meldingen) - len(tabel.meldingen)
    assert len(plan.wijzigingen) + plan.gelijk + eigen == len(tabel.rijen)
    assert len(uitkomst.nieuw) + len(uitkomst.gewijzigd) == uitkomst.aantal


def _check_figures(uitkomst) -> None:
    lezing = uitkomst.lezing
    geteld = {b.nummer for b in lezing.rijen} | {m.rij for m in lezing.meldingen}
    if lezing.herkend != staatscourant.HERKEND:  # there a wrong sum is no row of data
        assert len(geteld) == lezing.aantal, (sorted(geteld), lezing.aantal, lezing)
    assert len(geteld) >= lezing.aantal > 0
    gewijzigd = [w.bestandsrij for w in uitkomst.gewijzigd]
    soorten = (uitkomst.nieuw, gewijzigd, uitkomst.gelijk)
    samen = [id(b) for soort in soorten for b in soort]
    assert len(samen) == len(set(samen)), "een rij telt twee keer"
    geweigerd = {m.rij for m in uitkomst.meldingen}
    for rij in lezing.rijen:
        geteld = id(rij) in samen or rij.nummer in geweigerd
        assert geteld or uitkomst.is_vreemd, f"weg: rij {rij.nummer}"
    assert set(samen) <= {id(b) for b in lezing.rijen}
    assert uitkomst.geweigerd == len(geweigerd)
    assert sum(uitkomst.aantallen.values()) == len(samen)
    if uitkomst.is_vreemd:
        assert not samen
    if uitkomst.mag:
        assert len(samen) == len(lezing.rijen)


def _check_pages(gelezen: Gelezen, uitkomst) -> None:
    """The sentences and lists of the page and the command line can be made."""
    zinnen = [verslag.refusal_heading(uitkomst), verslag.counts(uitkomst)]
    zinnen += [verslag.good_news(gelezen, uitkomst), verslag.size_in_words(gelezen)]
    zinnen += [verslag.becomes(gelezen, uitkomst), *verslag.warning_lines(uitkomst)]
    if uitkomst.is_leeg:
        zinnen.append(verslag.no_changes(uitkomst))
    for zin in zinnen:
        check_text(zin)
    lijsten = tonen.lists(uitkomst)
    for lijst in lijsten.values():
        assert len(lijst.rijen) <= tonen.TE_TONEN and lijst.meer >= 0
    assert len(tonen.refusal_rows(uitkomst.meldingen)) == len(uitkomst.meldingen)
