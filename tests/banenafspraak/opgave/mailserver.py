"""A mail server of our own, as fixtures: one that refuses, and a port with none."""

import socket
import socketserver
import threading

import pytest


@pytest.fixture
def unused_tcp_port():
    """A port on which nobody answers."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


class _Gesprek(socketserver.StreamRequestHandler):
    """As much of SMTP as one mail needs; refuses one address when the test says so."""

    def handle(self):
        self._say("220 proef")
        aan, in_brief = "", False
        for regel in self.rfile:
            tekst = regel.decode("utf-8", "replace").rstrip("\r\n")
            woord = tekst[:4].upper()
            if in_brief:
                if tekst == ".":
                    in_brief = False
                    self.server.ontvangen.append(aan)
                    self._say("250 goed")
            elif woord == "RCPT":
                aan = tekst.partition("<")[2].rstrip(">")
                geweigerd = aan == self.server.weigert
                self._say("550 onbekend" if geweigerd else "250 goed")
            elif woord == "DATA":
                in_brief = True
                self._say("354 ga door")
            elif woord == "QUIT":
                self._say("221 dag")
                return
            else:
                self._say("250 goed")

    def _say(self, antwoord):
        self.wfile.write(f"{antwoord}\r\n".encode())


@pytest.fixture
def smtp(settings):
    """A real mail server on this computer: `ontvangen` (addresses), `weigert` (one)."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Gesprek) as server:
        server.daemon_threads = True
        server.ontvangen, server.weigert = [], ""
        threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server
        server.shutdown()
