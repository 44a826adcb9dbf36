"""The picture of a secret that a telephone reads, as the path of an SVG."""

import qrcode

RAND = 4  # modules of white around it; the standard asks for four


def qr_path(tekst: str) -> tuple[str, int]:
    """The path that draws `tekst`, and the width and height of its square."""
    code = qrcode.QRCode(border=RAND, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(tekst)
    rijen = code.get_matrix()
    blokjes = [
        f"M{x} {y}h1v1h-1z"
        for y, rij in enumerate(rijen)
        for x, donker in enumerate(rij)
        if donker
    ]
    return "".join(blokjes), len(rijen)
