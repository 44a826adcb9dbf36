"""An upload is stopped when it is too large: nothing is stored, and memory stays small."""

import http.client
import json
import os
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

MB = 1024 * 1024
STUK = b"x" * (64 * 1024)
TOKEN = "a" * 32
GRENS = "grens"
KOP = (
    f"--{GRENS}\r\n"
    'Content-Disposition: form-data; name="bestand"; filename="groot.csv"\r\n'
    "Content-Type: text/csv\r\n\r\n"
).encode()
STAART = (
    f"\r\n--{GRENS}\r\n"
    'Content-Disposition: form-data; name="bron"\r\n\r\nUWV\r\n'
    f"--{GRENS}\r\n"
    f'Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{TOKEN}\r\n'
    f"--{GRENS}--\r\n"
).encode()
met_adres = override_settings(
    ROOT_URLCONF="tests.banenafspraak.importeren.ontvangstadres"
)


@pytest.fixture
def opslag(settings, tmp_path):
    """Where uploads are written, and nothing else."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return tmp_path


def size_of(map_: Path) -> int:
    return sum(pad.stat().st_size for pad in map_.iterdir())


# ---- through Django's own client -----------------------------------------------------------


def send(client, *groottes: int, **velden) -> dict:
    bestanden = {
        f"bestand{n}": SimpleUploadedFile(f"{n}.csv", b"x" * grootte)
        for n, grootte in enumerate(groottes)
    }
    with met_adres:
        antwoord = client.post("/ontvang/", {**bestanden, **velden})
    return antwoord.json() if antwoord.status_code == 200 else antwoord.status_code


def test_a_file_of_exactly_the_limit_comes_in(client, db, settings):
    settings.IMPORT_MAX_BYTES = 1000
    kreeg = send(client, 1000, bron="UWV")
    assert kreeg == {
        "zin": "",
        "bestanden": {"bestand0": 1000},
        "velden": {"bron": "UWV"},
    }


@pytest.mark.parametrize("grootte", [1001, 5 * MB])
def test_a_byte_more_is_refused_and_the_fields_stay(
    client, db, opslag, settings, grootte
):
    settings.IMPORT_MAX_BYTES = 1000
    kreeg = send(client, grootte, bron="UWV")
    assert kreeg["bestanden"] == {}
    assert kreeg["velden"] == {"bron": "UWV"}
    assert kreeg["zin"].endswith("Splits het bestand.")
    assert size_of(opslag) == 0


def test_files_count_together(client, db, opslag, settings):
    settings.IMPORT_MAX_BYTES = 3 * MB
    assert send(client, MB, MB)["zin"] == ""
    assert send(client, 2 * MB, 2 * MB)["zin"] != ""
    assert list(opslag.iterdir()) == []


def test_a_large_file_within_the_limit_is_whole(client, db, opslag):
    assert send(client, 9 * MB)["bestanden"] == {"bestand0": 9 * MB}
    assert list(opslag.iterdir()) == []  # closed with the request


@pytest.mark.parametrize(
    "grootte, zin",
    [
        (14 * MB, "Het bestand is 14 MB. Hooguit 10 MB kan. Splits het bestand."),
        (10 * MB + 1, "Het bestand is 10,1 MB. Hooguit 10 MB kan. Splits het bestand."),
    ],
)
def test_the_sentence_names_both_sizes(client, db, opslag, grootte, zin):
    assert send(client, grootte)["zin"] == zin


def test_many_files_and_many_fields_are_still_refused(client, db):
    assert send(client, *([1] * 6)) == 400
    velden = {f"veld{n}": "x" for n in range(5_001)}
    assert send(client, 1, **velden) == 400


# ---- a real server, and a client that does not behave -------------------------------------


@pytest.fixture
def server(live_server, opslag):
    """Host and port of a server that tells what arrived."""
    with met_adres:
        yield urlsplit(live_server.url).netloc


def head(server: str, **koppen) -> bytes:
    regels = [
        "POST /ontvang/ HTTP/1.1",
        f"Host: {server}",
        f"Cookie: csrftoken={TOKEN}",
        f"Content-Type: multipart/form-data; boundary={GRENS}",
        *(f"{naam.replace('_', '-')}: {waarde}" for naam, waarde in koppen.items()),
    ]
    return "\r\n".join([*regels, "", ""]).encode()


def connect(server: str) -> socket.socket:
    host, poort = server.split(":")
    return socket.create_connection((host, int(poort)), timeout=30)


def answer(verbinding) -> http.client.HTTPResponse:
    antwoord = http.client.HTTPResponse(verbinding)
    antwoord.begin()
    return antwoord


def memory() -> int:
    """What this process holds now; the server is a thread of it."""
    pad = Path("/proc/self/statm")
    if not pad.exists():
        pytest.skip("Alleen op Linux staat in /proc hoeveel geheugen dit proces heeft.")
    return int(pad.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Meter:
    """The most memory and disk in use since it began."""

    def __init__(self, opslag: Path):
        self.opslag, self.begin = opslag, memory()
        self.geheugen = self.schijf = 0

    def look(self) -> None:
        self.geheugen = max(self.geheugen, memory() - self.begin)
        self.schijf = max(self.schijf, size_of(self.opslag))

    def wait_for_disk(self) -> None:
        """Until the server has begun to store."""
        einde = time.monotonic() + 20
        while not self.schijf and time.monotonic() < einde:
            time.sleep(0.02)
            self.look()
        assert self.schijf


def pour(verbinding, aantal: int, meter: Meter) -> None:
    """Send so many bytes of a file."""
    for n in range(aantal // len(STUK)):
        verbinding.sendall(STUK)
        if n % 16 == 0:
            meter.look()


def hang_up(verbinding) -> None:
    """Send no more, and wait until the server is done with it."""
    verbinding.shutdown(socket.SHUT_WR)
    while verbinding.recv(4096):
        pass


@pytest.mark.django_db(transaction=True)
def test_forty_megabytes_are_read_but_not_kept(server, opslag):
    lengte = len(KOP) + 40 * MB + len(STAART)
    with connect(server) as verbinding:
        verbinding.sendall(head(server, Content_Length=lengte) + KOP)
        meter = Meter(opslag)
        pour(verbinding, 40 * MB, meter)
        verbinding.sendall(STAART)
        antwoord = answer(verbinding)
        kreeg = json.loads(antwoord.read())
    # The token came after the file, and was read all the same.
    assert antwoord.status == 200
    assert (
        kreeg["zin"] == "Het bestand is 40 MB. Hooguit 10 MB kan. Splits het bestand."
    )
    assert kreeg["velden"] == {"bron": "UWV"}
    assert kreeg["bestanden"] == {}
    assert meter.schijf <= 10 * MB
    assert meter.geheugen < 20 * MB
    assert list(opslag.iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_a_stream_without_end_fills_neither_memory_nor_disk(server, opslag):
    with connect(server) as verbinding:
        verbinding.sendall(head(server, Content_Length=10**12) + KOP)
        meter = Meter(opslag)
        pour(verbinding, 100 * MB, meter)
        assert list(opslag.iterdir()) == []
        hang_up(verbinding)
    assert meter.schijf <= 10 * MB
    assert meter.geheugen < 20 * MB
    with connect(server) as ander:  # and the server goes on
        ander.sendall(head(server, Content_Length=len(KOP + STAART)) + KOP + STAART)
        assert answer(ander).status == 200


@pytest.mark.django_db(transaction=True)
def test_chunks_without_a_length_are_not_taken_in(server, opslag):
    """A WSGI server that does not say how long a body is, hands over an empty one."""
    with connect(server) as verbinding:
        verbinding.sendall(head(server, Transfer_Encoding="chunked"))
        verbinding.sendall(b"%x\r\n%s\r\n" % (len(KOP), KOP))
        antwoord = answer(verbinding)
        assert antwoord.status == 403  # no token, so no form
    assert list(opslag.iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_who_goes_away_half_way_leaves_nothing_behind(server, opslag):
    with connect(server) as verbinding:
        verbinding.sendall(head(server, Content_Length=9 * MB) + KOP)
        meter = Meter(opslag)
        pour(verbinding, 5 * MB, meter)
        meter.wait_for_disk()
        hang_up(verbinding)
    assert list(opslag.iterdir()) == []
