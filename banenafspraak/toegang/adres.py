"""From which address a request comes, behind a proxy too. Pure: no Django.

A proxy adds the address it saw at the END of X-Forwarded-For. What stands before that came
from the visitor, who can write anything there. So the header is read from the right, and
only while the one who says it is a proxy we trust.
"""

from collections.abc import Collection
from ipaddress import ip_address

SOCKET = "unix"  # what gunicorn knows of a peer on a Unix socket: nothing


def client_address(meta: dict, proxys: Collection[str]) -> str:
    """The address nearest to the visitor that somebody we trust has seen; "" if unknown."""
    adres = meta.get("REMOTE_ADDR", "")
    genoemd = meta.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while genoemd and (adres or SOCKET) in proxys:
        eerder = valid(genoemd.pop())
        if not eerder:
            break
        adres = eerder
    return adres


def valid(tekst: str) -> str:
    """The address as it is usually written, or "" when it is none."""
    try:
        return str(ip_address(tekst.strip()))
    except ValueError:
        return ""
