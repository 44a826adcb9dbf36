"""Pages as PDF/UA, where the extra `pdf` is installed. `maken` makes one; `papier.css` is what
every PDF needs beside the sheet of its page."""

from monitor.pdf.maken import CONTENT_TYPE, can_make_pdf, make_pdf

__all__ = ["CONTENT_TYPE", "can_make_pdf", "make_pdf"]
