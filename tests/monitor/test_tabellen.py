"""The pages of tables: filters, pages and addresses, with the shipped data."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from banenafspraak.kwartaal import Kwartaal
from monitor.filters import Gemeentefilter
from monitor.overzichten import Lezer, area_table
from regio.models import Soort

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meegeleverd")]

GEMEENTEN = "/2020-K4/gemeente/"
REGIOS = "/2020-K4/regio/"


def names(pagina):
    """The first cell of every row; none when the table is empty."""
    return [
        next(iter(rij.values()))
        for rij in pagina.rows()
        if not next(iter(rij.values())).startswith("Geen ")
    ]


def outcome(pagina):
    return pagina.one("p", "filter-uitkomst").tekst


def header_links(pagina):
    vak = pagina.all("div", "tabelvak--vast")[-1]
    return {th.tekst: th.one("a")["href"] for th in vak.one("thead").all("th")}


def query(adres):
    return {
        naam: waarden[-1] for naam, waarden in parse_qs(urlsplit(adres).query).items()
    }


# ---- filters, each alone -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "q", ["sudwest", "SÚDWEST", "Súdwest-Fryslân", "  sudwest  ", "GM1900"]
)
def test_name_finds_whatever_case_and_accents(bekijk, q):
    assert names(bekijk(f"{GEMEENTEN}?q={q}")) == ["Súdwest-Fryslân"]


@pytest.mark.parametrize(
    ("q", "naam"),
    [
        ("den haag", "'s-Gravenhage"),
        ("den bosch", "'s-Hertogenbosch"),
        ("’s-graven", "'s-Gravenhage"),
        ("utrechtse heuvel", "Utrechtse Heuvelrug"),
    ],
)
def test_name_finds_other_names_too(bekijk, q, naam):
    gevonden = [n.replace("’", "'") for n in names(bekijk(f"{GEMEENTEN}?q={q}"))]
    assert gevonden == [naam]


def test_region_narrows_to_its_gemeenten_of_that_quarter(bekijk):
    pagina = bekijk(f"{GEMEENTEN}?regio=gooi-en-vechtstreek")
    assert names(pagina) == [
        "Blaricum", "Eemnes", "Gooise Meren", "Hilversum", "Huizen", "Laren", "Weesp", "Wijdemeren",
    ]  # fmt: skip
    assert outcome(pagina) == "8 van de 355 gemeenten"
    assert "Weesp" not in names(bekijk("/2022-K4/gemeente/?regio=gooi-en-vechtstreek"))


@pytest.mark.parametrize(
    ("status", "aantal"), [("niet-gehaald", 1), ("gehaald", 0), ("niet-bekend", 34)]
)
def test_status_of_regions_narrows(bekijk, status, aantal):
    pagina = bekijk(f"{REGIOS}?status={status}")
    assert len(names(pagina)) == aantal
    assert outcome(pagina) == f"{aantal} van de 35 regio’s"


@pytest.mark.parametrize(
    ("adres", "status", "regio"),
    [
        ("/2017-K4/regio/", "gehaald", "Groningen"),
        ("/2019-K2/regio/", "geen-oordeel", "Zeeland"),
        ("/2020-K2/regio/", "achter", "Zeeland"),
        ("/2021-K3/regio/", "geen-norm", "Amersfoort"),
    ],
)
def test_every_status_finds_its_region(bekijk, adres, status, regio):
    assert names(bekijk(f"{adres}?status={status}")) == [regio]


def test_a_norm_of_zero_is_a_status_of_its_own(bekijk):
    pagina = bekijk("/2017-K4/gemeente/?status=norm-nul")
    assert names(pagina) == ["Ameland", "Schiermonnikoog", "Terschelling", "Vlieland"]


def test_size_narrows_to_a_class_of_inhabitants(bekijk):
    groot = bekijk(f"{GEMEENTEN}?grootte=vanaf-250")
    gevonden = {naam.replace("’", "'") for naam in names(groot)}
    assert gevonden == {"Amsterdam", "Rotterdam", "Utrecht", "'s-Gravenhage"}
    for rij in groot.rows():
        assert int(rij["Inwoners (2023)"].replace(".", "")) >= 250_000


@pytest.fixture(scope="module")
def gemeenten_2017(meegeleverd):
    """Every row of a table and the regions to choose from, without a page around it."""
    lezer = Lezer(Kwartaal(2017, 4))
    gebieden = lezer.atlas.all_of(Soort.GEMEENTE, lezer.dag)
    tabel = area_table(lezer, gebieden, lezer.indicatoren["beschut-werk"])
    return tabel.regels, lezer.atlas.all_of(Soort.REGIO, lezer.dag)


@pytest.mark.parametrize("naam", ["status", "grootte", "regio"])
def test_the_choices_of_a_filter_share_out_all_gemeenten(gemeenten_2017, naam):
    """Every gemeente is found under exactly one choice, so nobody falls between them."""
    regels, regios = gemeenten_2017

    def make(vraag):
        return Gemeentefilter(vraag, list(regels), indicatoren=[], regios=regios)

    keuzes = [w for w, _ in make({}).form.fields[naam].choices if w]
    gevonden = [r.gebied.code for w in keuzes for r in make({naam: w}).regels]
    assert len(gevonden) == 388
    assert sorted(gevonden) == sorted(r.gebied.code for r in regels)


@pytest.mark.parametrize(
    ("code", "norm"),
    [("beschut-werk", "geen norm bekend"), ("werkgever", "18"), ("uitstroom", "267")],
)
def test_the_subject_of_the_table_is_a_choice(bekijk, code, norm):
    pagina = bekijk(f"/2019-K4/gemeente/?q=hilversum&indicator={code}")
    assert [rij["Norm"] for rij in pagina.rows()] == [norm]
    gekozen = [
        o
        for o in pagina.one("select", name="indicator").all("option")
        if "selected" in o.eigenschappen
    ]
    assert [o["value"] for o in gekozen] == [code]


def test_the_table_of_regions_adds_up_what_gemeenten_count(bekijk):
    pagina = bekijk("/2017-K4/regio/?indicator=beschut-werk&q=groningen")
    (rij,) = pagina.rows()
    assert rij["Norm"].startswith("117")
    assert "8 ontbreken" in rij["Norm"]
    assert rij["Deel van de norm"] == ""


# ---- together, and empty -----------------------------------------------------------------------


def test_filters_work_together(bekijk):
    pagina = bekijk(
        f"{GEMEENTEN}?regio=gooi-en-vechtstreek&grootte=tot-20&status=niet-bekend&q=la"
    )
    assert names(pagina) == ["Blaricum", "Laren"]
    assert outcome(pagina) == "2 van de 355 gemeenten"
    assert (
        pagina.one("a", href=GEMEENTEN, klasse="utrecht-link--html-a").tekst
        == "Wis filters"
    )


@pytest.mark.parametrize("adres", [REGIOS, GEMEENTEN])
def test_nothing_found_says_what_to_do(bekijk, adres):
    pagina = bekijk(f"{adres}?q=bestaat-niet")
    assert names(pagina) == []
    zin = "Geen gebied past bij deze keuzes. Kies minder filters."
    assert zin in pagina.one("div", "tabelvak--vast").tekst
    assert outcome(pagina).startswith("0 van de ")


def test_without_filters_there_is_nothing_to_wipe(bekijk):
    assert "Wis filters" not in bekijk(GEMEENTEN).tekst
    assert "Wis filters" not in bekijk(f"{GEMEENTEN}?indicator=werkgever").tekst


def test_the_form_shows_what_was_chosen(bekijk):
    pagina = bekijk(f"{GEMEENTEN}?regio=zeeland&q=goes")
    assert pagina.all("form", "filter")[0].one("input", name="q")["value"] == "goes"
    regio = pagina.one("select", name="regio")
    assert [
        o["value"] for o in regio.all("option") if "selected" in o.eigenschappen
    ] == ["zeeland"]


# ---- wrong values ------------------------------------------------------------------------------

FOUT = "Deze keuze bestaat niet. Kies iets uit de lijst."


@pytest.mark.parametrize("adres", [REGIOS, GEMEENTEN])
@pytest.mark.parametrize("naam", ["status", "indicator"])
def test_a_choice_that_does_not_exist_is_a_sentence(bekijk, adres, naam):
    pagina = bekijk(f"{adres}?{naam}=x")
    assert [p.tekst for p in pagina.all("p", "filter-fout")] == [FOUT]
    assert len(names(pagina)) == (35 if adres == REGIOS else 50)


@pytest.mark.parametrize(
    "vraag",
    [
        "status=x&page=-1&per_page=-1&sort=bla&indicator=foo&page=1e9",
        "regio=x&grootte=x&status=x&indicator=x&q=" + "a" * 200,
        "q=%00&page=%00&per_page=%00&sort=%00",
        "q=%27%22%3Cscript%3E&sort=-naam,-naam&sort=,,-",
        "page=999999999999999999999&per_page=999999999",
        "page=٣&per_page=１００",
        "sort=-&sort=naam.x&sort=__class__&sort=regels",
        "status=gehaald&status=x",
        "x=1&y[]=2&=3",
    ],
)
@pytest.mark.parametrize("adres", [REGIOS, GEMEENTEN])
def test_nonsense_is_answered_with_the_page(bekijk, adres, vraag):
    pagina = bekijk(f"{adres}?{vraag}")
    assert pagina.all("div", "tabelvak--vast")
    assert "<script>" not in pagina.html


def test_several_wrong_choices_each_have_their_sentence(bekijk):
    pagina = bekijk(f"{GEMEENTEN}?regio=x&grootte=x&status=x&indicator=x")
    assert [p.tekst for p in pagina.all("p", "filter-fout")] == [FOUT] * 4


def test_a_name_that_is_too_long_is_a_dutch_sentence(bekijk):
    (fout,) = bekijk(f"{GEMEENTEN}?q={'a' * 81}").all("p", "filter-fout")
    assert "80" in fout.tekst
    assert "Zorg" in fout.tekst or "teken" in fout.tekst


@pytest.mark.parametrize("veld", ["indicator", "status"])
def test_a_message_is_tied_to_its_field(bekijk, veld):
    """A screen reader tells the message with the field (WCAG 3.3.1 and 1.3.1)."""
    pagina = bekijk(f"{REGIOS}?{veld}=x")
    keuze = pagina.one("select", name=veld)
    assert keuze.get("aria-invalid") == "true"
    beschrijving = keuze.get("aria-describedby", "").split()
    assert any(FOUT in k.tekst for i in beschrijving for k in pagina.all(id=i))


# ---- all rows, or page by page -------------------------------------------------------------------


def test_a_long_table_comes_in_pages_of_fifty(bekijk):
    pagina = bekijk(GEMEENTEN)
    assert len(names(pagina)) == 50
    assert "Bladzijde 1 van 8" in pagina.one("nav", "bladeren").tekst


@pytest.mark.parametrize(("per_blad", "bladen"), [("50", 8), ("100", 4)])
def test_the_pages_together_hold_every_gemeente_once(bekijk, per_blad, bladen):
    alle = []
    for n in range(1, bladen + 1):
        alle += names(bekijk(f"{GEMEENTEN}?per_page={per_blad}&page={n}"))
    assert len(alle) == len(set(alle)) == 355
    assert alle == names(bekijk(f"{GEMEENTEN}?per_page=alle"))


@pytest.mark.parametrize(
    ("page", "blad"),
    [("0", 1), ("-1", 1), ("abc", 1), ("8", 8), ("9", 8), ("99999", 8), ("1e9", 1)],
)
def test_a_page_that_does_not_exist_is_the_nearest(bekijk, page, blad):
    assert f"Bladzijde {blad} van 8" in bekijk(f"{GEMEENTEN}?page={page}").tekst


def test_a_short_table_is_not_paged(bekijk):
    assert bekijk(REGIOS).all("nav", "bladeren") == []
    assert bekijk(f"{GEMEENTEN}?regio=zeeland&page=3").all("nav", "bladeren") == []


# ---- the address holds all state -----------------------------------------------------------------

STAAT = {
    "indicator": "beschut-werk",
    "q": "e",
    "status": "niet-bekend",
    "per_page": "100",
}


def test_sort_links_keep_the_choices_and_go_to_the_first_page(bekijk):
    vraag = "&".join(f"{n}={w}" for n, w in STAAT.items())
    links = header_links(bekijk(f"{GEMEENTEN}?{vraag}&page=2"))
    assert len(links) >= 9
    for adres in links.values():
        gekozen = query(adres)
        assert gekozen.pop("sort")
        assert gekozen == STAAT


def test_page_links_keep_the_choices_and_the_order(bekijk):
    vraag = "&".join(f"{n}={w}" for n, w in STAAT.items())
    pagina = bekijk(f"{GEMEENTEN}?{vraag}&sort=-inwoners&page=2")
    for rel, nummer in (("prev", "1"), ("next", "3")):
        link = pagina.one("nav", "bladeren").one("a", rel=rel)
        assert query(link["href"]) == {**STAAT, "sort": "-inwoners", "page": nummer}


def test_another_number_of_rows_goes_to_the_first_page(bekijk):
    pagina = bekijk(f"{GEMEENTEN}?sort=-inwoners&page=2")
    maten = [
        a["href"]
        for a in pagina.one("nav", "bladeren").all("a")
        if "per_page" in a["href"]
    ]
    assert [query(a) for a in maten] == [
        {"sort": "-inwoners", "per_page": "100"},
        {"sort": "-inwoners", "per_page": "alle"},
    ]


def test_another_quarter_keeps_the_choices(bekijk):
    pagina = bekijk(f"{GEMEENTEN}?q=la&sort=-norm&page=2")
    vorige = pagina.one("nav", "kwartaal").one("a", rel="prev")["href"]
    assert urlsplit(vorige).path == "/2020-K3/gemeente/"
    assert query(vorige) == {"q": "la", "sort": "-norm"}
    verborgen = {
        i["name"]: i["value"] for i in pagina.one("nav", "kwartaal").all("input")
    }
    assert verborgen == {"q": "la", "sort": "-norm"}


# ---- sorting by address --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kolom",
    "naam regio inwoners bereikt norm deel te_weinig in_een_jaar status laatst".split(),
)
@pytest.mark.parametrize("teken", ["", "-"])
def test_every_column_can_be_sorted_by_address(bekijk, kolom, teken):
    pagina = bekijk(f"/2017-K4/gemeente/?sort={teken}{kolom}&per_page=alle")
    assert len(names(pagina)) == 388
    richting = "descending" if teken else "ascending"
    (kop,) = [th for th in pagina.all("th", scope="col") if th.get("aria-sort")]
    assert kop["aria-sort"] == richting
    # The link of that heading turns the order round.
    assert query(kop.one("a")["href"])["sort"] == (kolom if teken else f"-{kolom}")


@pytest.mark.parametrize(
    ("kolom", "kop", "onbekend"),
    [("norm", "Norm", "geen norm"), ("inwoners", "Inwoners (2023)", "onbekend")],
)
@pytest.mark.parametrize("teken", ["", "-"])
def test_unknown_comes_last_both_ways(bekijk, kolom, kop, onbekend, teken):
    cellen = [
        r[kop]
        for r in bekijk(f"/2017-K4/gemeente/?sort={teken}{kolom}&per_page=alle").rows()
    ]
    bekend = [int(c.replace(".", "")) for c in cellen if re.match(r"[\d.]+$", c)]
    assert bekend == sorted(bekend, reverse=bool(teken))
    assert len(bekend) > 40
    assert all(c.startswith(onbekend) for c in cellen[len(bekend) :])


# ---- how much is known ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        (REGIOS, "Van 1 van de 35 regio’s is een cijfer bekend."),
        (
            "/2018-K2/regio/",
            "Van geen enkele regio is voor dit kwartaal een cijfer bekend.",
        ),
        (
            "/2017-K4/gemeente/",
            "Van geen enkele gemeente is voor dit kwartaal een cijfer bekend.",
        ),
        ("/2017-K4/gemeente/", "Van 48 gemeenten is een norm bekend."),
        (f"{REGIOS}?q=gooi", "Van 1 van de 35 regio’s is een cijfer bekend."),
    ],
)
def test_the_page_says_of_how_many_areas_a_figure_is_known(bekijk, adres, zin):
    assert zin in bekijk(adres).opening
