"""An HTML page as a tree to ask questions of: what a reader sees, where, and in which order."""

import re
from html.parser import HTMLParser

LEEG = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)


class Knoop:
    """One element. `tekst` is what stands in it, with single spaces and without drawings."""

    def __init__(self, naam, eigenschappen=()):
        self.naam = naam
        self.eigenschappen = dict(eigenschappen)
        self.inhoud = []

    def __getitem__(self, eigenschap):
        return self.eigenschappen[eigenschap]

    def get(self, eigenschap, anders=None):
        return self.eigenschappen.get(eigenschap, anders)

    @property
    def klassen(self):
        return (self.get("class") or "").split()

    @property
    def tekst(self):
        return " ".join("".join(self._pieces()).replace("\u2060", "").split())

    def _pieces(self):
        for deel in self.inhoud:
            if isinstance(deel, str):
                yield deel
            elif deel.naam != "svg":
                blok = deel.naam not in ("strong", "b", "em", "span", "a", "sup")
                yield " " if blok else ""
                yield from deel._pieces()
                yield " " if blok else ""

    @property
    def drawn(self):
        """Every text in a drawing, its title and description too."""
        return " ".join(
            deel
            for knoop in (self, *self.below())
            for deel in knoop.inhoud
            if isinstance(deel, str)
        )

    def below(self):
        """Every element in this one, in order."""
        for deel in self.inhoud:
            if isinstance(deel, Knoop):
                yield deel
                yield from deel.below()

    def all(self, naam=None, klasse=None, **eigenschappen):
        """Every element below with this name, class and attributes (`_` stands for `-`)."""
        gezocht = {k.rstrip("_").replace("_", "-"): v for k, v in eigenschappen.items()}
        return [
            knoop
            for knoop in self.below()
            if (naam is None or knoop.naam == naam)
            and (klasse is None or klasse in knoop.klassen)
            and all(knoop.get(k) == v for k, v in gezocht.items())
        ]

    def one(self, naam=None, klasse=None, **eigenschappen):
        """The only element that fits."""
        gevonden = self.all(naam, klasse, **eigenschappen)
        assert len(gevonden) == 1, (
            f"{naam} {klasse} {eigenschappen}: {len(gevonden)} elements"
        )
        return gevonden[0]


class Boom(HTMLParser):
    """The whole page."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.html = html
        self.wortel = Knoop("#wortel")
        self._open = [self.wortel]
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        knoop = Knoop(tag, attrs)
        self._open[-1].inhoud.append(knoop)
        if tag not in LEEG:
            self._open.append(knoop)

    def handle_startendtag(self, tag, attrs):
        self._open[-1].inhoud.append(Knoop(tag, attrs))

    def handle_endtag(self, tag):
        namen = [knoop.naam for knoop in self._open]
        if tag in namen:
            del self._open[len(namen) - 1 - namen[::-1].index(tag) :]

    def handle_data(self, data):
        self._open[-1].inhoud.append(data)

    def all(self, *args, **kwargs):
        return self.wortel.all(*args, **kwargs)

    def one(self, *args, **kwargs):
        return self.wortel.one(*args, **kwargs)

    # ---- the parts of a page of the monitor --------------------------------------------

    @property
    def main(self):
        return self.one("main")

    @property
    def tekst(self):
        """The text a reader sees in the main part."""
        return self.main.tekst

    @property
    def opening(self):
        """The sentences on top."""
        return " ".join(p.tekst for p in self.all("p", "zin"))

    def card(self, code):
        """The key figure of one indicator."""
        return next(
            k
            for k in self.all("article", "kerncijfer")
            if k.get("aria-labelledby") == f"kern-{code}"
        )

    def section(self, code):
        """The part with picture and notes of one indicator."""
        return self.one("section", aria_labelledby=f"deel-{code}")

    def block(self, code):
        """The newest figure of one indicator without a norm."""
        begin = re.compile(rf"blok-{code}(-20\d\d-K\d)?(-voorbeeld)?$")
        blokken = self.all("article", "blok")
        return next(b for b in blokken if begin.match(b["aria-labelledby"]))

    def rows(self):
        """The table of areas: a list of rows, each a dict by heading."""
        vak = self.all("div", "tabelvak--vast")[-1]
        kop = [th.tekst for th in vak.one("thead").all("th")]
        rijen = []
        for tr in vak.one("tbody").all("tr"):
            cellen = [k for k in tr.inhoud if isinstance(k, Knoop)]
            rijen.append(dict(zip(kop, [c.tekst for c in cellen], strict=False)))
        return rijen

    @property
    def drawings(self):
        """The texts of each chart on the page."""
        return [
            svg.drawn
            for vak in self.all(klasse="grafiek-tekening")
            for svg in vak.all("svg", role="img")
        ]

    @property
    def notes(self):
        """Every data note on the page."""
        return [ul.tekst for ul in self.all("ul", "kanttekeningen")]

    @property
    def sources(self):
        """The list of sources at the foot."""
        return [li.tekst for ol in self.all("ol", "bronnen") for li in ol.all("li")]
