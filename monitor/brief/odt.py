"""The letter as OpenDocument Text, which every word processor opens and LibreOffice best.

Footnotes are real ones, so that they move along with the text. Equal letters give equal
bytes: nothing in the file tells when it was made.
"""

import io

from odfdo import Document, Element, Header, Link, List, ListItem, Note, Paragraph, Span

from banenafspraak.bladen import strip_control, without_time
from monitor.brief import brief as vorm
from monitor.brief.brief import Alinea, Brief, Noot, Tekstdeel, Vraagdeel
from monitor.brief.odtstijlen import STYLES
from monitor.brief.tekst import PLEK, short_address

CONTENT_TYPE = "application/vnd.oasis.opendocument.text"
_NODIG = {"mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"}
_SMAL = "\u202f"  # keeps a footnote mark apart from the digits before it
_META = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>\
<meta:generator>Banenafspraakmonitor</meta:generator></office:meta></office:document-meta>
"""


def make_odt(brief: Brief) -> bytes:
    """The letter as a file."""
    document = Document("text")
    document.set_part("styles.xml", STYLES.encode())
    document.set_part("meta.xml", _META.encode())
    document.meta.title = _text(brief.titel)
    document.meta.subject = _text(brief.onderwerp)
    document.meta.language = "nl-NL"
    _keep_only(document, _NODIG)
    document.body.clear()
    for element in _letter(brief):
        document.body.append(element)
    uit = io.BytesIO()
    document.save(uit)
    return without_time(uit.getvalue())


def _keep_only(document: Document, nodig: set[str]) -> None:
    """Leave the parts of the library's own example out: pictures, menus, settings."""
    for deel in document.get_parts():
        if deel not in nodig:
            document.container.del_part(deel)
    for pad in document.manifest.get_paths():
        if pad not in nodig | {"/"}:
            document.manifest.del_full_path(pad)


def _letter(brief: Brief):
    yield _p("Conceptbrief", "Title")
    yield _p(vorm.CONCEPT, "Concept")
    if brief.waarschuwing:
        yield _p(brief.waarschuwing, "Waarschuwing")
    for naam, tekst in brief.kop:
        yield _labelled(naam, tekst)
    yield _p("", "Standard")
    yield _p(vorm.AANHEF)
    yield _p(brief.inleiding)
    yield _p(brief.herkomst)
    for deel in brief.delen:
        yield from _question(deel)
    yield _p("", "Standard")
    yield _p(vorm.SLOT, "Ondertekening")
    yield _p(brief.bestuur, "Ondertekening")
    if brief.ondertekenaars:
        yield _tabbed(*brief.ondertekenaars)
        yield _tabbed(*(vorm.PLEK_NAAM for _ in brief.ondertekenaars))


def _question(deel: Vraagdeel):
    yield _heading(1, f"Vraag {deel.nr}")
    yield _p(deel.vraag, "Vraag")
    yield _heading(2, "Antwoord")
    if deel.voor_college:
        yield _p(vorm.PLEK_ANTWOORD)
    if deel.antwoord:
        yield _paragraph(deel.antwoord)
    for blok in deel.blokken:
        yield _heading(2, blok.kop)
        if blok.alinea:
            yield _paragraph(blok.alinea)
        if blok.punten:
            yield _points(blok.punten)
    for maatregel in deel.maatregelen:
        yield _paragraph(maatregel)
    if deel.stukken:
        yield _heading(2, vorm.KOP_STUKKEN)
        yield _points(deel.stukken)
    for zin in deel.voorbeelden:
        yield _p(zin, "Voorbeeld")
    if deel.duidingen:
        yield _heading(2, "Duiding")
    for citaat in deel.duidingen:
        over = f"Over {citaat.over}: " if citaat.over else ""
        yield _p(f"{over}{citaat.tekst} ({citaat.van})")
    for naam, plek in deel.plekken:
        yield _heading(2, naam)
        yield _p(plek)
    if deel.link:
        yield _where("Dit antwoord staat op: ", deel.link)


# ---- pieces --------------------------------------------------------------------------------


def _text(tekst: str) -> str:
    """Text that XML may hold, in one line."""
    return " ".join(strip_control(tekst).split(" "))


def _p(tekst: str, stijl: str = "Text_20_body") -> Paragraph:
    """A paragraph, in which what is to be filled in can be seen."""
    alinea = Paragraph(style=stijl)
    _fill(alinea, tekst)
    return alinea


def _heading(niveau: int, tekst: str) -> Header:
    kop = Header(niveau, _text(tekst))
    kop.set_attribute("text:style-name", f"Heading_20_{niveau}")
    return kop


def _fill(alinea: Element, tekst: str) -> None:
    for n, deel in enumerate(PLEK.split(_text(tekst))):
        if n % 2:
            alinea.append(Span(deel, style="Invulplek"))
        elif deel:
            alinea.append_plain_text(deel)


def _labelled(naam: str, tekst: str) -> Paragraph:
    alinea = Paragraph(style="Briefgegevens")
    alinea.append(Span(f"{naam}:", style="Label"))
    alinea.append(Element.from_tag("text:tab"))
    _fill(alinea, tekst)
    return alinea


def _tabbed(*teksten: str) -> Paragraph:
    alinea = Paragraph(style="Ondertekening")
    for n, tekst in enumerate(teksten):
        if n:
            alinea.append(Element.from_tag("text:tab"))
        _fill(alinea, tekst)
    return alinea


def _points(punten: tuple[Alinea, ...]) -> List:
    lijst = List(style="Punten")
    for punt in punten:
        regel = ListItem()
        regel.append(_paragraph(punt, "Opsomming"))
        lijst.append(regel)
    return lijst


def _where(tekst: str, url: str) -> Paragraph:
    alinea = _p(tekst, "Vindplaats")
    alinea.append(_link(url, url))
    return alinea


def _link(url: str, tekst: str) -> Link:
    link = Link(_text(url), text=_text(tekst), style="Internet_20_link")
    link.set_attribute("text:visited-style-name", "Internet_20_link")
    return link


def _paragraph(alinea: Alinea, stijl: str = "Text_20_body") -> Paragraph:
    """Sentences, each number followed by its footnote."""
    uit = Paragraph(style=stijl)
    for stuk in alinea:
        _piece(uit, stuk)
    return uit


def _piece(alinea: Paragraph, stuk: Tekstdeel) -> None:
    tekst = _text(stuk.tekst)
    if tekst and stuk.vet:
        alinea.append(Span(tekst, style="Nadruk"))
    else:
        _fill(alinea, tekst)
    if stuk.noot is None:
        return
    alinea.append_plain_text(_SMAL)
    alinea.append(_note(stuk.noot) if stuk.eerste else _again(stuk.noot))


def _note(noot: Noot) -> Note:
    voet = Note(note_id=f"noot{noot.nr}", citation=str(noot.nr))
    tekst = _p(f"{noot.tekst} " if noot.url else noot.tekst, "Footnote")
    if noot.url:
        tekst.append(_link(noot.url, short_address(noot.url)))
    voet.note_body = tekst
    return voet


def _again(noot: Noot) -> Span:
    """The number of a footnote that was told above, which changes along with it."""
    merk = Span(style="Footnote_20_anchor")
    terug = Element.from_tag("text:note-ref")
    terug.set_attribute("text:note-class", "footnote")
    terug.set_attribute("text:reference-format", "text")
    terug.set_attribute("text:ref-name", f"noot{noot.nr}")
    terug.text = str(noot.nr)
    merk.append(terug)
    return merk
