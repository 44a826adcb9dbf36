"""How the letter looks in a word processor: named styles, A4, Dutch, a page number.

An organisation that has a template of its own takes over the text and gives these names
another look.
"""

_NAAMRUIMTEN = " ".join(
    f'xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"'
    for kort, lang in {
        "office": "office",
        "style": "style",
        "text": "text",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)


def _style(
    naam: str,
    soort: str = "paragraph",
    *,
    boven: str = "",
    getoond: str = "",
    volgt: str = "",
    alinea: str = "",
    tekst: str = "",
    meer: str = "",
) -> str:
    """One named style; `alinea` and `tekst`: its properties."""
    delen = [f'style:name="{naam}" style:family="{soort}"']
    if getoond:
        delen.append(f'style:display-name="{getoond}"')
    if boven:
        delen.append(f'style:parent-style-name="{boven}"')
    if volgt:
        delen.append(f'style:next-style-name="{volgt}"')
    if meer:
        delen.append(meer)
    binnen = f"<style:paragraph-properties {alinea}/>" if alinea else ""
    binnen += f"<style:text-properties {tekst}/>" if tekst else ""
    return f"<style:style {' '.join(delen)}>{binnen}</style:style>"


_TAB = (
    '<style:style style:name="Briefgegevens" style:family="paragraph" '
    'style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:margin-left="2.8cm" fo:text-indent="-2.8cm" '
    'fo:margin-bottom="0.05cm"><style:tab-stops><style:tab-stop style:position="2.8cm"/>'
    "</style:tab-stops></style:paragraph-properties></style:style>"
    '<style:style style:name="Ondertekening" style:family="paragraph" '
    'style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:keep-with-next="always" fo:margin-top="0.2cm">'
    '<style:tab-stops><style:tab-stop style:position="8cm"/>'
    "</style:tab-stops></style:paragraph-properties></style:style>"
)

_STIJLEN = (
    _style("Standard", meer='style:class="text"'),
    _style(
        "Text_20_body",
        getoond="Tekst",
        boven="Standard",
        alinea='fo:margin-bottom="0.25cm" fo:orphans="2" fo:widows="2"',
        meer='style:class="text"',
    ),
    _style(
        "Title",
        getoond="Titel",
        boven="Standard",
        volgt="Text_20_body",
        alinea='fo:margin-bottom="0.5cm" fo:keep-with-next="always"',
        tekst='fo:font-size="15pt" fo:font-weight="bold"',
    ),
    _style(
        "Heading_20_1",
        getoond="Kop 1",
        boven="Standard",
        volgt="Vraag",
        alinea='fo:margin-top="0.7cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
        tekst='fo:font-size="12pt" fo:font-weight="bold"',
        meer='style:default-outline-level="1"',
    ),
    _style(
        "Heading_20_2",
        getoond="Kop 2",
        boven="Standard",
        volgt="Text_20_body",
        alinea='fo:margin-top="0.3cm" fo:margin-bottom="0.08cm" fo:keep-with-next="always"',
        tekst='fo:font-weight="bold"',
        meer='style:default-outline-level="2"',
    ),
    _style(
        "Vraag",
        boven="Text_20_body",
        volgt="Text_20_body",
        alinea='fo:margin-left="0.5cm" fo:padding-left="0.3cm" '
        'fo:border-left="1.5pt solid #17558f" fo:keep-with-next="always"',
        tekst='fo:font-style="italic"',
    ),
    _TAB,
    _style(
        "Concept",
        boven="Standard",
        alinea='fo:margin-bottom="0.5cm" fo:padding="0.2cm" fo:border="0.75pt solid #757c85"',
        tekst='fo:font-size="9.5pt"',
    ),
    _style(
        "Waarschuwing",
        boven="Concept",
        alinea='fo:margin-bottom="0.5cm" fo:padding="0.2cm" fo:border="0.75pt solid #8a6a00" '
        'fo:background-color="#fff0b3"',
        tekst='fo:font-weight="bold"',
    ),
    _style("Voorbeeld", boven="Text_20_body", alinea='fo:background-color="#fff0b3"'),
    _style("Opsomming", boven="Standard", alinea='fo:margin-bottom="0.05cm"'),
    _style(
        "Vindplaats",
        boven="Text_20_body",
        alinea='fo:margin-top="0.1cm" fo:margin-bottom="0.25cm" fo:text-align="start"',
        tekst='fo:font-size="9pt"',
    ),
    _style(
        "Footnote",
        getoond="Voetnoot",
        boven="Standard",
        alinea='fo:margin-left="0.5cm" fo:text-indent="-0.5cm" fo:line-height="115%" '
        'fo:text-align="start"',
        tekst='fo:font-size="8pt"',
        meer='style:class="extra"',
    ),
    _style(
        "Footer",
        getoond="Voettekst",
        boven="Standard",
        alinea='fo:text-align="end"',
        tekst='fo:font-size="8.5pt"',
        meer='style:class="extra"',
    ),
    _style("Nadruk", "text", tekst='fo:font-weight="bold"'),
    _style("Invulplek", "text", tekst='fo:background-color="#fff0b3"'),
    _style("Label", "text", tekst='fo:font-weight="bold"'),
    _style(
        "Internet_20_link",
        "text",
        getoond="Internetkoppeling",
        tekst='fo:color="#17558f" style:text-underline-style="solid" '
        'style:text-underline-width="auto" style:text-underline-color="font-color" '
        'fo:language="zxx" fo:country="none"',
    ),
    _style("Footnote_20_Symbol", "text", getoond="Voetnootteken"),
    _style(
        "Footnote_20_anchor",
        "text",
        getoond="Voetnootverwijzing",
        tekst='style:text-position="super 62%"',
    ),
)

STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {_NAAMRUIMTEN} office:version="1.3"><office:font-face-decls>\
<style:font-face style:name="Arial" svg:font-family="Arial, 'Liberation Sans'" \
style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>\
<office:styles><style:default-style style:family="paragraph">\
<style:paragraph-properties fo:line-height="125%" style:tab-stop-distance="1.25cm" \
style:writing-mode="page"/><style:text-properties style:font-name="Arial" fo:font-size="10.5pt" \
fo:language="nl" fo:country="NL" style:language-asian="zxx" style:country-asian="none" \
style:language-complex="zxx" style:country-complex="none" fo:hyphenate="false"/>\
</style:default-style>{"".join(_STIJLEN)}\
<text:list-style style:name="Punten"><text:list-level-style-bullet text:level="1" \
text:bullet-char="•"><style:list-level-properties \
text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment \
text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.5cm"/>\
</style:list-level-properties></text:list-level-style-bullet></text:list-style>\
<text:notes-configuration text:note-class="footnote" \
text:citation-style-name="Footnote_20_Symbol" \
text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" \
style:num-format="1" text:start-value="0" text:footnotes-position="page" \
text:start-numbering-at="document"/></office:styles>\
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties \
fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" \
fo:margin-top="2.2cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm" \
style:writing-mode="lr-tb"><style:footnote-sep style:width="0.02cm" \
style:distance-before-sep="0.2cm" style:distance-after-sep="0.15cm" style:line-style="solid" \
style:adjustment="left" style:rel-width="25%" style:color="#4a5562"/>\
</style:page-layout-properties><style:footer-style><style:header-footer-properties \
fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>\
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" \
style:page-layout-name="A4"><style:footer><text:p text:style-name="Footer">bladzijde \
<text:page-number text:select-page="current"/> van <text:page-count/></text:p></style:footer>\
</style:master-page></office:master-styles></office:document-styles>
"""
