"""Taking in an upload, and no more of it than may be.

Django writes whatever is sent to disk before a page can look. This stands in front of
that, for every page: `CsrfViewMiddleware` reads a form before a view is chosen.
"""

from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from banenafspraak import notatie
from banenafspraak.importeren.blad import Geweigerd

_MB = 1024 * 1024
_TIENDE = Decimal("0.1")


class Rem(FileUploadHandler):
    """Stops storing when the files of a request are together over the limit.

    What was stored goes at once, the rest is read and thrown away, and the fields of the
    form stay. The file is then not in `request.FILES`, and `request.te_groot` is True.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.ontvangen = 0

    def receive_data_chunk(self, raw_data, start):
        """Pass the chunk on to who stores it, as long as there is room."""
        self.ontvangen += len(raw_data)
        if self.ontvangen <= settings.IMPORT_MAX_BYTES:
            return raw_data
        self.request.te_groot = True
        raise SkipFile

    def file_complete(self, file_size):
        """Storing is for the next one."""


def refuse_too_large(request) -> None:
    """Raise `Geweigerd`, in the words of the page, when an upload was stopped."""
    request.POST  # noqa: B018 - reads the form, if nobody did
    if getattr(request, "te_groot", False):
        raise too_large(int(request.META.get("CONTENT_LENGTH") or 0))


def too_large(omvang: int) -> Geweigerd:
    """The refusal of a file of `omvang` bytes."""
    hoogste = settings.IMPORT_MAX_BYTES
    return Geweigerd(
        f"Het bestand is {_megabytes(omvang, boven=hoogste)}. "
        f"Hooguit {_megabytes(hoogste)} kan.",
        "Splits het bestand.",
    )


def _megabytes(aantal: int, boven: int = 0) -> str:
    """`14 MB`, `10,3 MB`; never the same as `boven` when it is more."""
    omvang = _tenths(aantal)
    if boven:
        omvang = max(omvang, _tenths(boven) + _TIENDE)
    return f"{notatie.aantal(omvang)} MB"


def _tenths(aantal: int) -> Decimal:
    return (Decimal(aantal) / _MB).quantize(_TIENDE, ROUND_HALF_UP)
