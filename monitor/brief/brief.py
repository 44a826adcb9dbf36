"""A letter as a value: complete, and the same when printed, shown or downloaded."""

from dataclasses import dataclass

from monitor.duidingen import Citaat

PLEK_DUIDING = "[Vul hier uw duiding in]"
PLEK_STAPPEN = "[Vul hier de maatregelen in]"
PLEK_ANTWOORD = "[Vul hier het antwoord van het college in]"
PLEK_CIJFER = "[Vul hier het cijfer in, als u het hebt]"
PLEK_DATUM = "[Vul hier de datum in]"
PLEK_KENMERK = "[Vul hier het kenmerk in]"
PLEK_FRACTIE = "[Vul hier de fractie in]"
PLEK_NAAM = "[Vul hier de naam in]"
PLEK_BESTUUR = "[Vul hier in wie de brief verstuurt]"

IN_GEEN_BRON = "Het aantal staat in geen bron van de Banenafspraakmonitor."
NOG_NIET_GELEVERD = "Het aantal staat nog niet in de Banenafspraakmonitor."

KOP_STUKKEN = "Wat is erover gevraagd en gezegd?"

CONCEPT = "Concept. Vul de plekken tussen [ ] in en lees alles na voordat u de brief verstuurt."
AANHEF = "Geachte dames en heren,"
SLOT = "Hoogachtend,"


@dataclass(frozen=True, slots=True)
class Noot:
    """A footnote: where a number comes from. `url`: its page of origin, in full."""

    nr: int
    tekst: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tekstdeel:
    """A piece of a sentence, with the footnote that stands right behind it. `eerste`: the
    footnote is told here; later marks with its number point back to it."""

    tekst: str
    vet: bool = False
    noot: Noot | None = None
    eerste: bool = False


Alinea = tuple[Tekstdeel, ...]


@dataclass(frozen=True, slots=True)
class Blok:
    """A part of an answer with a heading of its own: the gemeente itself, the region."""

    kop: str
    alinea: Alinea
    punten: tuple[Alinea, ...] = ()


@dataclass(frozen=True, slots=True)
class Vraagdeel:
    """One question and its answer.

    `vraag`: in the council's own words. `voor_college`: it asks what the college thinks or
    will do, so that answer is left open. `maatregelen`: a paragraph each; `stukken`: what
    was asked and said of it in a council, a point each. `voorbeelden`: sentences about
    invented figures, each marked. `plekken`: what is left to fill in, with its heading.
    `link`: the answer's page, which keeps saying the same.
    """

    nr: int
    code: str
    vraag: str
    antwoord: Alinea
    blokken: tuple[Blok, ...] = ()
    voor_college: bool = False
    maatregelen: tuple[Alinea, ...] = ()
    stukken: tuple[Alinea, ...] = ()
    voorbeelden: tuple[str, ...] = ()
    duidingen: tuple[Citaat, ...] = ()
    plekken: tuple[tuple[str, str], ...] = ()
    link: str = ""

    @property
    def alineas(self) -> list[Alinea]:
        """Every paragraph with numbers that need a source."""
        blokken = (a for blok in self.blokken for a in (blok.alinea, *blok.punten))
        return [self.antwoord, *blokken]

    @property
    def noten(self) -> list[Noot]:
        """The footnotes that are told in this part, in order."""
        alles = [*self.alineas, *self.maatregelen, *self.stukken]
        return [s.noot for a in alles for s in a if s.noot and s.eerste]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole letter. `kop`: what stands above it, as (name, text). `herkomst`: where the
    figures come from, and of which quarter. `bestuur`: who signs; `ondertekenaars`: in
    which function, so that each can write a name."""

    onderwerp: str
    kop: tuple[tuple[str, str], ...]
    inleiding: str
    herkomst: str
    delen: tuple[Vraagdeel, ...]
    bestuur: str
    ondertekenaars: tuple[str, ...] = ()
    bestandsnaam: str = "conceptbrief"

    @property
    def titel(self) -> str:
        """What a file or a window is called by."""
        return f"Conceptbrief: {self.onderwerp}"

    @property
    def noten(self) -> list[Noot]:
        """Every footnote, in order."""
        return [noot for deel in self.delen for noot in deel.noten]

    @property
    def heeft_voorbeeld(self) -> bool:
        """Whether anything in it rests on invented figures."""
        return any(deel.voorbeelden for deel in self.delen)

    @property
    def waarschuwing(self) -> str:
        """What stands on top when the letter holds an example; else nothing."""
        if not self.heeft_voorbeeld:
            return ""
        return (
            "Let op: in deze brief staan voorbeelden. Die cijfers zijn verzonnen. "
            "Elke zin daarover begint met “Voorbeeld:”. Haal die zinnen weg voordat u de brief "
            "verstuurt."
        )
