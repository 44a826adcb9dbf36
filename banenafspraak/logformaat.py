"""How lines go to a log, on the screen or in a file: safe to read, and without secrets.

Pure: no Django, because the settings name these classes before Django is up.
"""

import json
import logging
import os
import re
from pathlib import Path

# Control characters, those that turn the direction of text or show nothing, ends of lines,
# and halves of characters. Whoever types them must not be able to forge a line.
_ONVEILIG = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

# What stands in an address and opens a door: links for a new password or an invitation
# (Django's tokens), signed values, and what follows `token=` and the like.
_GEHEIM = (
    re.compile(r"\b[0-9a-z]{1,13}-[0-9a-f]{32,64}\b"),
    re.compile(r"[\w-]{6,}:[\w-]{5,}:[\w-]{20,}"),
    re.compile(
        r"(?i)\b(sessionid|csrftoken|csrfmiddlewaretoken|password\d?|wachtwoord|otp_token|token"
        r"|code|state|nonce|secret|id_token|access_token|refresh_token)(=)[^\s&;,'\"]+"
    ),
    re.compile(r"(?i)(otpauth://)[^\s'\"]+"),
)
WEGGELATEN = "(weggelaten)"


def escape(tekst: str) -> str:
    """Write characters that could mislead as `\\u202e`: visible, and harmless."""
    return _ONVEILIG.sub(_written_out, tekst)


def escape_lines(tekst: str) -> str:
    """`escape` that keeps the ends of lines, for where those cannot forge anything."""
    return "\n".join(map(escape, tekst.replace("\r\n", "\n").split("\n")))


def _written_out(treffer) -> str:
    code = ord(treffer.group())
    if code > 0xFFFF:  # JSON writes those as two halves
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def to_json(waarde) -> str:
    """`waarde` as JSON on one line that reads as text; the same for the same value."""
    tekst = json.dumps(waarde, ensure_ascii=False, separators=(",", ":"))
    return escape(tekst)


def mask(tekst: str) -> str:
    """Leave out what would open a door for the reader of a log."""
    for patroon in _GEHEIM:
        tekst = patroon.sub(_masked, tekst)
    return tekst


def _masked(treffer) -> str:
    begin = "".join(treffer.groups()) if treffer.re.groups else ""
    return begin + WEGGELATEN


class Regelformaat(logging.Formatter):
    """One line per message: nothing typed by a visitor can look like a second one."""

    def format(self, record):
        return mask(super().format(record))

    def formatMessage(self, record):
        return escape(super().formatMessage(record))

    def formatException(self, ei):
        # A message of an exception may hold what a visitor typed, ends of lines too.
        regels = re.split(r"\r\n|[\n\r]", super().formatException(ei))
        return "\n".join(f"    | {escape(regel)}" for regel in regels)

    def formatStack(self, stack_info):
        return "\n".join(f"    | {escape(regel)}" for regel in stack_info.split("\n"))


class Logbestand(logging.Handler):
    """Adds one line to a file that only its owner reads.

    The file is opened for each line: it may be moved away at any time (logrotate), and
    several processes may write. A line is one write, so that two never mix.
    """

    def __init__(self, pad):
        super().__init__()
        self.pad = Path(pad)

    def emit(self, record):
        try:
            regel = f"{self.format(record)}\n".encode()
            stand = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
            bestand = os.open(self.pad, stand, 0o600)
            try:
                os.write(bestand, regel)
            finally:
                os.close(bestand)
        except Exception:
            self.handleError(record)
