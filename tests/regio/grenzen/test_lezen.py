"""A file of borders: what is right is read, what is wrong is named."""

import gzip
import io
import json

import pytest

from regio.grenzen import lezen
from regio.grenzen.lezen import (
    Kaartfout,
    jaar_in_naam,
    lees_bestand,
    lees_gebieden,
    lees_stroom,
)
from regio.grenzen.rd import naar_graden
from tests.regio.grenzen.maken import (
    HOEKEN,
    make_bestand,
    make_geojson,
    make_kenmerk,
    vierkant,
)


def lees(inhoud):
    return lees_gebieden(inhoud, "kaart.geojson")


def test_rings_per_code():
    gebieden, jaar = lees(make_geojson())
    assert set(gebieden) == set(HOEKEN)
    assert len(gebieden["GM9001"][0]) == 4
    assert jaar is None


@pytest.mark.parametrize("sleutel", ["statcode", "code", "gemeentecode", "STATCODE"])
@pytest.mark.parametrize("code", ["GM0402", "0402", 402])
def test_a_code_is_found_under_its_names(sleutel, code):
    gebieden, _ = lees(make_bestand([make_kenmerk(code, sleutel=sleutel)]))
    assert list(gebieden) == ["GM0402"]


def test_the_year_that_the_file_names():
    kenmerk = make_kenmerk("GM9001", jrstatcode="2023GM9001")
    assert lees(make_bestand([kenmerk]))[1] == 2023


def test_islands_and_holes_keep_their_direction():
    gat = [list(reversed(vierkant(5.05, 52.05, 0.05)))]
    kenmerk = make_kenmerk("GM9001")
    kenmerk["geometry"] = {
        "type": "MultiPolygon",
        "coordinates": [[vierkant(5.0, 52.0), *gat], [vierkant(5.5, 52.0, 0.1)]],
    }
    ringen = lees(make_bestand([kenmerk]))[0]["GM9001"]
    assert len(ringen) == 3


def test_water_of_a_gemeente_is_left_out():
    water = make_kenmerk("GM9001", h2o="JA")
    assert len(lees(make_bestand([make_kenmerk("GM9001"), water]))[0]) == 1


@pytest.mark.parametrize(
    ("rd", "graden"),
    [
        ((155_000, 463_000), (5.38720621, 52.15517440)),
        ((120_700.723, 487_525.501), (4.88352559, 52.37453253)),
        ((233_883.131, 582_065.167), (6.56820053, 53.21938317)),
    ],
)
def test_rijksdriehoek_becomes_degrees(rd, graden):
    """Amersfoort, Westertoren and Martinitoren, as published with the method."""
    assert naar_graden(*rd) == pytest.approx(graden, abs=2e-5)


def test_a_file_in_rijksdriehoek_is_converted():
    ring = [
        [150e3, 460e3],
        [160e3, 460e3],
        [160e3, 470e3],
        [150e3, 470e3],
        [150e3, 460e3],
    ]
    gebieden, _ = lees(make_bestand([make_kenmerk("GM9001", ringen=[ring])]))
    assert all(5.2 < x < 5.5 and 52 < y < 52.3 for x, y in gebieden["GM9001"][0])


def _met_ring(ring):
    return make_bestand([make_kenmerk("GM9001", ringen=[ring])])


GEWOON = make_geojson()
LIJN = make_kenmerk("GM9001") | {
    "geometry": {"type": "LineString", "coordinates": [[5, 52], [6, 53]]}
}
OPEN = [*vierkant(5.0, 52.0)[:-1], [5.1, 52.1]]


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "is leeg"),
        (b"   \n", "is leeg"),
        (GEWOON[: len(GEWOON) // 2], "niet volledig"),
        (b"{]}", "fout in regel 1"),
        (b"\xff\xfe\x00", "UTF-8"),
        (gzip.compress(GEWOON), "is ingepakt (zip of gzip). Pak het eerst uit"),
        (b"PK\x03\x04rest", "is ingepakt"),
        (b"\n<!doctype html><p>404", "webpagina of XML, geen GeoJSON"),
        (b"\x00" * 50, "fout in regel 1"),
        (b"null", "geen FeatureCollection"),
        (b"[" * 100_000, "te diep genest"),
        (b'{"type": "Topology"}', "geen FeatureCollection (wel: Topology)"),
        (b"[1, 2]", "geen FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "geen enkel gebied"),
        (make_bestand([7]), "geen eigenschappen"),
        (make_bestand([make_kenmerk("x", sleutel="naam")]), "heeft geen code"),
        (make_bestand([make_kenmerk("PV20")]), "Dat is geen gemeente"),
        (make_bestand([make_kenmerk("GM9001")] * 2), "twee keer"),
        (make_bestand([LIJN]), "is geen vlak maar LineString"),
        (make_bestand([make_kenmerk("GM9001") | {"geometry": None}]), "leeg"),
        (_met_ring(vierkant(5, 52)[:3]), "te weinig punten"),
        (_met_ring(OPEN), "niet gesloten"),
        (_met_ring([[5.0, 52.0]] * 5), "heeft geen oppervlak"),
        (_met_ring([[5, 52], [5.1, 52.1], [5.2, 52.2], [5, 52]]), "heeft geen oppervlak"),
        (_met_ring([[5, 52], [5.2, 52.2], [5.2, 52], [5, 52.2], [5, 52]]), "heeft geen oppervlak"),
        (_met_ring([["a", 1]] * 4), "zonder twee getallen"),
        (_met_ring([[5.0]] * 4), "zonder twee getallen"),
        (_met_ring([[True, 52.0]] * 4), "zonder twee getallen"),
        (_met_ring(vierkant(4.35, 50.0)), "ligt niet in Nederland"),
        (_met_ring([[y, x] for x, y in vierkant(5, 52)]), "verwisseld"),
        (_met_ring(vierkant(500_000, 6_800_000, 1000)), "ligt niet in Nederland"),
        (GEWOON.replace(b"52.2", b"NaN"), "NaN is geen getal"),
        (GEWOON.replace(b"52.4", b"1e999"), "zonder twee getallen"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(inhoud, zin):
    with pytest.raises(
        Kaartfout, match="(?s)" + zin.replace("(", r"\(").replace(")", r"\)")
    ):
        lees(inhoud)


def test_a_small_crossing_is_no_reason_to_refuse():
    """Simplified official files have some; drawn even-odd, nobody sees them."""
    rand = [
        [5, 52],
        [5.2, 52],
        [5.2, 52.2],
        [5.199, 52.201],
        [5.201, 52.2],
        [5, 52.2],
        [5, 52],
    ]
    assert len(lees(_met_ring(rand))[0]["GM9001"]) == 1


def test_an_islet_without_surface_beside_a_real_area():
    kenmerk = make_kenmerk("GM9001")
    streep = [[5.5, 52], [5.6, 52.1], [5.5, 52], [5.5, 52]]
    kenmerk["geometry"] = {
        "type": "MultiPolygon",
        "coordinates": [[vierkant(5.0, 52.0)], [streep]],
    }
    assert len(lees(make_bestand([kenmerk]))[0]["GM9001"][0]) == 4


def test_mixed_coordinates_are_refused():
    meters = make_kenmerk("GM9002", ringen=[vierkant(150_000, 460_000, 1000)])
    with pytest.raises(Kaartfout, match="GM9002 ligt niet in Nederland"):
        lees(make_bestand([make_kenmerk("GM9001"), meters]))


def test_a_huge_file_is_refused_before_it_is_read_whole(monkeypatch):
    monkeypatch.setattr(lezen, "HOOGSTENS_MB", 3)
    gelezen = []

    def eindeloos(grootte):
        gelezen.append(grootte)
        return b" " * grootte

    with pytest.raises(Kaartfout, match="groter dan 3 MB"):
        lees_stroom(eindeloos, "groot.geojson")
    assert sum(gelezen) < 5_000_000


def test_too_many_points_are_refused(monkeypatch):
    monkeypatch.setattr(lezen, "HOOGSTENS_PUNTEN", 1_000_000)
    with pytest.raises(Kaartfout, match="1 miljoen punten"):
        lees_stroom(io.BytesIO(b"[" * 1_000_001).read, "veel.geojson")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(Kaartfout, match=r"weg\.geojson is er niet"):
        lees_bestand(tmp_path / "weg.geojson")
    (tmp_path / "lus.geojson").symlink_to(tmp_path / "lus.geojson")
    with pytest.raises(Kaartfout, match="niet te lezen"):
        lees_bestand(tmp_path / "lus.geojson")
    (tmp_path / "dood.geojson").symlink_to(tmp_path / "weg.geojson")
    with pytest.raises(Kaartfout, match=r"dood\.geojson is er niet"):
        lees_bestand(tmp_path / "dood.geojson")
    with pytest.raises(Kaartfout, match="is een map"):
        lees_bestand(tmp_path)


def test_a_link_to_a_good_file_is_followed(tmp_path):
    (tmp_path / "echt.geojson").write_bytes(GEWOON)
    (tmp_path / "link.geojson").symlink_to(tmp_path / "echt.geojson")
    assert lees_bestand(tmp_path / "link.geojson") == GEWOON


@pytest.mark.parametrize(
    ("naam", "jaar"),
    [
        ("gemeenten_2023.geojson", 2023),
        ("grenzen.json", None),
        ("2015-2016.json", None),
        ("kaart20231.json", None),
    ],
)
def test_the_year_in_a_name(naam, jaar):
    assert jaar_in_naam(naam) == jaar


def test_the_made_up_file_is_valid_json():
    assert json.loads(GEWOON)["type"] == "FeatureCollection"
