"""What more than one form of the letter does with its text."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from monitor.blik import BEKEND_OP

PLEK = re.compile(r"(\[Vul hier [^\]]*\])")  # what the sender still has to fill in


def short_address(url: str) -> str:
    """An address as read from paper: without the moment, which the link does have."""
    delen = urlsplit(url)
    vraag = [(n, w) for n, w in parse_qsl(delen.query) if n != BEKEND_OP]
    achter = f"?{urlencode(vraag)}" if vraag else ""
    return f"{delen.netloc}{delen.path}{achter}"
