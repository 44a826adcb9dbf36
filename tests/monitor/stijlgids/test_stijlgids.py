"""What holds for every component and style sheet, read from the style guide. Looking and axe: the browser tests."""

import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import render_to_string

from .voorbeelden import HIER, context

STATIC = Path(__file__).resolve().parents[3] / "monitor/static"
CSS = sorted(STATIC.glob("monitor/css/*.css")) + sorted(STATIC.glob("vendor/**/*.css"))


class Lezer(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self):
        super().__init__()
        self.elementen = []

    def handle_starttag(self, tag, attrs):
        self.elementen.append((tag, dict(attrs)))


def elementen(html):
    lezer = Lezer()
    lezer.feed(html)
    return lezer.elementen


@pytest.fixture(scope="module")
def pagina():
    inhoud = context()
    request = inhoud.pop("request")
    sjabloon = engines["django"].from_string(
        (HIER / "stijlgids.html").read_text(encoding="utf-8")
    )
    return sjabloon.render(inhoud, request)


def css():
    return "\n".join(pad.read_text(encoding="utf-8") for pad in CSS)


def test_no_template_code_is_left_in_the_page(pagina):
    assert not re.search(r"\{[{%#]|[}%#]\}", pagina)


def test_nothing_needs_unsafe_inline(pagina):
    for tag, attrs in elementen(pagina):
        assert tag not in {"script", "style"}
        assert not [naam for naam in attrs if naam == "style" or naam.startswith("on")]


def test_ids_are_unique_and_each_reference_has_one(pagina):
    alles = elementen(pagina)
    ids = [attrs["id"] for _, attrs in alles if attrs.get("id")]
    assert len(ids) == len(set(ids))
    for tag, attrs in alles:
        if tag == "use":
            assert attrs["href"].lstrip("#") in ids
        for naam in ("aria-labelledby", "for"):
            assert set((attrs.get(naam) or "").split()) <= set(ids)


def test_headings_skip_no_level(pagina):
    niveaus = [
        int(tag[1]) for tag, _ in elementen(pagina) if re.fullmatch(r"h[1-6]", tag)
    ]
    assert niveaus[0] == 1
    assert all(volgend <= vorig + 1 for vorig, volgend in itertools.pairwise(niveaus))


def test_a_table_names_its_headings_and_order(pagina):
    koppen = [attrs for tag, attrs in elementen(pagina) if tag == "th"]
    assert all(attrs.get("scope") in {"col", "row"} for attrs in koppen)
    assert [attrs["aria-sort"] for attrs in koppen if "aria-sort" in attrs] == [
        "ascending"
    ]


def test_sort_links_keep_the_filters_and_drop_the_page(pagina):
    links = [
        attrs["href"]
        for tag, attrs in elementen(pagina)
        if tag == "a" and "sort=" in attrs.get("href", "")
    ]
    assert "?sort=-naam&status=niet" in links
    assert "?sort=bereikt&status=niet" in links


def test_unknown_and_nothing_reached_are_drawn_differently():
    leeg = render_to_string(
        "components/balk.html", {"balk": {"leeg": True, "met_norm": True}}
    )
    nul = render_to_string(
        "components/balk.html",
        {
            "balk": {
                "bereikt": "0",
                "mist_x": "0",
                "mist_breedte": "80",
                "met_norm": True,
            }
        },
    )
    assert "b-mist" not in leeg
    assert "b-mist" in nul


def test_the_500_page_stands_alone():
    assert "Er ging iets mis" in render_to_string("500.html")


def test_style_sheets_load_nothing_from_elsewhere():
    assert not re.search(r"data:|https?://|@import", css())


def test_every_value_that_is_read_is_set_or_has_a_fallback():
    tekst = css()
    gezet = set(re.findall(r"(--[\w-]+)\s*:", tekst))
    eigen = [pad for pad in CSS if pad.parent.name == "css"]
    gelezen = {
        naam
        for pad in eigen
        for naam in re.findall(
            r"var\(\s*(--[\w-]+)\s*\)", pad.read_text(encoding="utf-8")
        )
    }
    assert gelezen <= gezet


def test_style_sheets_stay_small():
    assert sum(pad.stat().st_size for pad in CSS) < 61_440
