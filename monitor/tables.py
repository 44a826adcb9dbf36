"""Tables of areas. Rows are `Regel` value objects; a cell prints, it never looks up."""

from collections.abc import Callable

import django_tables2 as tables
from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django_tables2.data import TableListData
from django_tables2.rows import BoundRows
from django_tables2.utils import OrderBy

from banenafspraak import notatie
from banenafspraak.kwartaal import Kwartaal
from banenafspraak.models import Uitsplitsing
from monitor import zinnen
from monitor.adressen import area_url, history_url
from monitor.balk import balk_van
from monitor.cijferlink import figure_link, figure_url, linked_norm, linked_stand
from monitor.kerncijfers import icon_of, merken_van_doel
from monitor.lijntje import Lijntje
from monitor.overzichten.waarden import Doel, Regel, Waarde
from monitor.voortgang import Status
from regio.namen import sorteernaam

_GETAL = {"th": {"class": "n"}, "td": {"class": "n"}}
_GETAL_RUIM = {"th": {"class": "n"}, "td": {"class": "n ruim"}}
BREED_GETAL = {"th": {"class": "n alleen-breed"}, "td": {"class": "n alleen-breed"}}
BREED_HEEL = {
    "th": {"class": "alleen-breed"},
    "td": {"class": "alleen-breed niet-breken"},
}
_BREED_RUIM = {"th": {"class": "alleen-breed"}, "td": {"class": "alleen-breed ruim"}}
BREED = {"th": {"class": "alleen-breed"}, "td": {"class": "alleen-breed"}}

_ONBEKEND = '<span class="niet-bekend niet-breken">{}</span>'
_GEEN_NORM = format_html(_ONBEKEND, zinnen.GEEN_NORM)

_HIER_MAG_HET_BREKEN = mark_safe("/<wbr>")  # Zaanstreek/Waterland, on a phone

# The only published number of inhabitants (rule 13).
INWONERS, INWONERS_VAN = "inwoners", Kwartaal(2023, 1)
BLADGROOTTES = (50, 100)
ALLE_RIJEN = "alle"


class UnknownLast(TableListData):
    """Rows sorted by the key of the column; what has no value comes last, both ways."""

    def order_by(self, aliases):
        for alias in reversed(list(aliases)):
            kolom = OrderBy(alias)
            sleutel = self.table.sort_keys[kolom.bare]
            bekend = [r for r in self.data if sleutel(r) is not None]
            onbekend = [r for r in self.data if sleutel(r) is None]
            bekend.sort(key=sleutel, reverse=kolom.is_descending)
            self.data = bekend + onbekend


def _waarde(kies: Callable[[Doel], object]) -> Callable[[Regel], object]:
    """The sort key for a value of the goal."""

    def sleutel(regel: Regel):
        waarde = kies(regel.doel)
        return waarde.waarde if waarde else None

    return sleutel


def _distance(regel: Regel):
    """Most missing first when sorted downwards; what is above the norm counts below 0."""
    voortgang = regel.voortgang
    return None if voortgang.tekort is None else voortgang.tekort - voortgang.overschot


def _missing(norm: Waarde) -> str:
    """` (8 ontbreken)` behind a sum with gaps."""
    missen = len(norm.ontbreekt)
    if not missen:
        return ""
    return f" ({missen} {'ontbreekt' if missen == 1 else 'ontbreken'})"


def _judgement(regel: Regel) -> str | None:
    """The word of the status; nothing known, or no norm, is no judgement to sort by."""
    status = regel.voortgang.status
    if status in (Status.NIET_BEKEND, Status.GEEN_NORM, Status.NIET_GETOOND):
        return None
    return zinnen.status_kort(regel.voortgang)


class Gebiedstabel(tables.Table):
    """Progress of areas on one indicator."""

    rijkop = "naam"

    naam = tables.Column(empty_values=(), verbose_name="Naam")
    bereikt = tables.Column(empty_values=(), attrs=_GETAL)
    norm = tables.Column(empty_values=(), attrs=BREED_GETAL)
    deel = tables.Column(empty_values=(), attrs=_GETAL, verbose_name="Deel van de norm")
    te_weinig = tables.Column(
        empty_values=(), attrs=_GETAL_RUIM, verbose_name="Te weinig"
    )
    in_een_jaar = tables.Column(
        empty_values=(), attrs=BREED_GETAL, verbose_name="In een jaar"
    )
    status = tables.Column(empty_values=(), attrs=BREED_HEEL)
    soort_cijfer = tables.Column(
        empty_values=(), attrs=BREED, verbose_name="Soort cijfer"
    )
    laatst = tables.Column(
        empty_values=(), attrs=_BREED_RUIM, verbose_name="Laatst bekend"
    )

    sort_keys: dict[str, Callable[[Regel], object]] = {
        "naam": lambda r: sorteernaam(r.gebied.naam),
        "bereikt": _waarde(lambda d: d.stand),
        "norm": _waarde(lambda d: d.doelstelling),
        "deel": lambda r: r.voortgang.percentage,
        "te_weinig": _distance,
        "in_een_jaar": lambda r: r.doel.verschil_jaar,
        "status": _judgement,
        "soort_cijfer": lambda r: (
            " ".join(m.tekst for m in merken_van_doel(r.doel, r.gebied)) or None
        ),
        "laatst": lambda r: r.doel.laatst.kwartaal if r.doel.laatst else None,
    }

    class Meta:
        orderable = True
        empty_text = "Geen gebied past bij deze keuzes. Kies minder filters."

    def __init__(
        self,
        regels,
        kwartaal: Kwartaal,
        *,
        bijschrift="",
        bijschrift_na="",
        lijntjes: dict[int, Lijntje] | None = None,
        **kwargs,
    ):
        """`lijntjes`: the course of each area by its key, for a column of its own."""
        self.kwartaal = kwartaal
        self.bijschrift = bijschrift
        self.bijschrift_na = bijschrift_na
        self.bladkeuzes = []
        self._merk = get_template("components/merk.html")
        self._status = get_template("components/status.html")
        self._balkje = get_template("components/balkje.html")
        self._lijntje = get_template("components/lijntje.html")
        self.lijntjes = lijntjes or {}
        if self.lijntjes:
            kwargs |= self._with_course()
        super().__init__(data=list(regels), **kwargs)
        if not kwartaal.is_jaareinde:  # the norm is for the end of the year
            self.columns["te_weinig"].column.verbose_name = "Te gaan"
        self.data = UnknownLast(list(regels))
        self.data.set_table(self)
        self.rows = BoundRows(data=self.data, table=self, pinned_data=self.pinned_data)

    def _with_course(self) -> dict:
        """The column of sparklines, right after the change in a year."""
        eerst = [naam for naam in self._meta.sequence or () if naam != "..."]
        namen = eerst + [naam for naam in self.base_columns if naam not in eerst]
        namen.insert(namen.index("in_een_jaar") + 1, "verloop")
        kolom = tables.Column(empty_values=(), orderable=False, attrs=BREED)
        return {"extra_columns": [("verloop", kolom)], "sequence": namen}

    def hide_empty(self) -> None:
        """Leave out the column of marks when no row has any."""
        sleutel = self.sort_keys["soort_cijfer"]
        if all(sleutel(regel) is None for regel in self.records):
            self.columns.hide("soort_cijfer")

    # ---- cells -----------------------------------------------------------------------

    def render_naam(self, record: Regel):
        adres = area_url(record.gebied, self.kwartaal)
        if not adres:
            return record.gebied.naam
        delen = ((deel,) for deel in record.gebied.naam.split("/"))
        return format_html(
            '<a class="utrecht-link" href="{}">{}</a>',
            adres,
            format_html_join(_HIER_MAG_HET_BREKEN, "{}", delen),
        )

    def render_bereikt(self, record: Regel):
        doel = record.doel
        bekend = doel.stand and (doel.stand.bekend or doel.stand.te_klein)
        tekst = linked_stand(doel, self.part_of(record))
        if not bekend:
            tekst = format_html(_ONBEKEND, tekst)
        # On a phone there is no room for norm and marks in columns of their own.
        if "norm" not in self.exclude:
            naast = self._norm_beside(record, bool(bekend))
            tekst = format_html('<span data-naast="{}">{}</span>', naast, tekst)
        merken = self._marks_html(record)
        if not merken:
            return tekst
        return format_html('{} <span class="rijmerken">{}</span>', tekst, merken)

    def _norm_beside(self, record: Regel, bekend: bool) -> str:
        """`van 900`; beside a figure that is not known `norm 900`."""
        norm = record.doel.doelstelling
        if norm is None or not norm.bekend:
            return zinnen.GEEN_NORM
        los = not bekend or record.doel.stand.neutraal
        woord = zinnen.norm_woord(norm) if los else "van"
        return f"{woord} {zinnen.getal(norm)}{_missing(norm)}"

    def render_soort_cijfer(self, record: Regel):
        return self._marks_html(record)

    def _marks_html(self, record: Regel) -> str:
        """The marks of figure and norm. A word about the unit repeats the caption."""
        merken = merken_van_doel(record.doel, record.gebied)
        return format_html_join(
            " ",
            "{}",
            (
                (
                    self._merk.render(
                        {"soort": m.soort, "tekst": m.tekst, "meer": m.meer}
                    ),
                )
                for m in merken
                if m.soort != "eenheid"
            ),
        )

    def render_norm(self, record: Regel):
        norm = record.doel.doelstelling
        if norm is None or not norm.bekend:
            return _GEEN_NORM
        tekst = linked_norm(norm, record.doel, self.part_of(record))
        if not norm.ontbreekt:
            return tekst
        return format_html('{}<span class="klein">{}</span>', tekst, _missing(norm))

    def render_deel(self, record: Regel):
        voortgang = record.voortgang
        norm = record.doel.doelstelling
        if norm and norm.ontbreekt:
            return ""
        voorbeeld = bool(record.doel.stand and record.doel.stand.voorbeeld)
        balk = balk_van(voortgang, voorbeeld=voorbeeld)
        tekst = zinnen.procent_tekst(voortgang)
        if balk is None:
            return tekst
        return format_html("{} {}", tekst, self._balkje.render({"balk": balk}))

    def render_te_weinig(self, record: Regel):
        voortgang = record.voortgang
        if voortgang.tekort is None:
            return ""
        if voortgang.overschot:
            kant = "boven" if voortgang.meer_is_beter else "onder"
            return f"{zinnen.afstand_getal(voortgang)} {kant} de norm"
        return zinnen.afstand_getal(voortgang)

    def render_in_een_jaar(self, record: Regel):
        verschil = record.doel.verschil_jaar
        return "" if verschil is None else notatie.verschil(verschil)

    def render_verloop(self, record: Regel):
        lijn = self.lijntjes.get(record.gebied.pk)
        return self._lijntje.render({"lijntje": lijn}) if lijn else ""

    def render_status(self, record: Regel):
        status = icon_of(record.voortgang)
        tekst = zinnen.status_kort(record.voortgang)
        return self._status.render({"status": status, "tekst": tekst})

    def render_laatst(self, record: Regel):
        laatst = record.doel.laatst
        if laatst is None:
            return ""
        doel = record.doel
        zin = zinnen.laatst_zin(laatst, doel.indicator)
        tekst = zinnen.met_hoofdletter(zin.removeprefix("Laatst bekend: ").rstrip("."))
        url = figure_url(laatst.stand, doel.indicator, doel.gebied, laatst.kwartaal)
        return figure_link(tekst, url)

    def render_inwoners(self, record: Regel):
        if record.inwoners is None:
            return "onbekend"
        return figure_link(
            notatie.aantal(record.inwoners),
            history_url(record.gebied, INWONERS_VAN, INWONERS),
        )

    def part_of(self, record: Regel) -> Uitsplitsing | None:
        """The part that a row is about; None for the whole."""
        return None

    @property
    def rijen_html(self):
        """The rows of this page in one go: ten times as fast as a template cell by cell."""
        kolommen = [
            (
                f"render_{kolom.name}",
                kolom.column.attrs.get("td", {}).get("class", ""),
                kolom.name,
            )
            for kolom in self.columns
        ]
        return mark_safe(
            "\n".join(
                self._row_html(rij.record, kolommen) for rij in self.paginated_rows
            )
        )

    def _row_html(self, regel: Regel, kolommen) -> str:
        cellen = []
        for methode, klasse, naam in kolommen:
            inhoud = conditional_escape(getattr(self, methode)(regel))
            attribuut = f' class="{klasse}"' if klasse else ""
            if naam == self.rijkop:
                cellen.append(f'<th scope="row"{attribuut}>{inhoud}</th>')
            else:
                cellen.append(f"<td{attribuut}>{inhoud}</td>")
        klasse = f' class="{k}"' if (k := self.row_class(regel)) else ""
        return f"<tr{klasse}>{''.join(cellen)}</tr>"

    def row_class(self, record: Regel) -> str:
        """The class of a row in the style sheet; usually none."""
        return ""

    @property
    def records(self) -> list[Regel]:
        """Every row after sorting, whatever page is shown."""
        return list(self.data.data)

    @property
    def regels(self) -> list[Regel]:
        """The rows of all pages, in the order in which they are shown."""
        return [rij.record for rij in self.rows]

    # ---- pages -----------------------------------------------------------------------

    def show_page(self, vraag) -> None:
        """Show the page that the address asks for; nonsense falls back to the nearest."""
        keuze = vraag.get("per_page", "")
        per_blad = (
            int(keuze) if keuze in {str(n) for n in BLADGROOTTES} else BLADGROOTTES[0]
        )
        aantal = len(self.rows)
        self.bladkeuzes = self._page_sizes(keuze or str(per_blad), aantal)
        if keuze == ALLE_RIJEN or aantal <= BLADGROOTTES[0]:
            return
        laatste = max(1, -(-aantal // per_blad))
        blad = vraag.get("page", "")
        nummer = int(blad) if blad.isascii() and blad.isdigit() and len(blad) < 6 else 1
        self.paginate(page=min(max(nummer, 1), laatste), per_page=per_blad)

    def _page_sizes(self, keuze: str, aantal: int) -> list[dict]:
        if aantal <= BLADGROOTTES[0]:
            return []
        maten = [(str(n), str(n)) for n in BLADGROOTTES] + [
            (ALLE_RIJEN, f"alle {aantal}")
        ]
        bekend = (
            keuze if keuze in {waarde for waarde, _ in maten} else str(BLADGROOTTES[0])
        )
        return [{"waarde": w, "tekst": t, "gekozen": w == bekend} for w, t in maten]


class Regiotabel(Gebiedstabel):
    """Regions of the nation."""

    naam = tables.Column(empty_values=(), verbose_name="Regio")

    class Meta(Gebiedstabel.Meta):
        pass


class Gemeentetabel(Gebiedstabel):
    """Gemeenten, of a region or of the nation."""

    naam = tables.Column(empty_values=(), verbose_name="Gemeente")
    regio = tables.Column(empty_values=(), attrs=BREED)
    inwoners = tables.Column(
        empty_values=(), attrs=BREED_GETAL, verbose_name="Inwoners (2023)"
    )

    sort_keys = Gebiedstabel.sort_keys | {
        "regio": lambda r: sorteernaam(r.regio.naam) if r.regio else None,
        "inwoners": lambda r: r.inwoners,
    }

    class Meta(Gebiedstabel.Meta):
        sequence = ("naam", "regio", "inwoners", "...")

    def render_regio(self, record: Regel):
        if record.regio is None:
            return "niet bekend"
        adres = area_url(record.regio, self.kwartaal)
        return format_html(
            '<a class="utrecht-link" href="{}">{}</a>', adres, record.regio.naam
        )
