"""An opgave as a file to download, fill in and upload."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from banenafspraak.bladen import SOORTEN, make_file
from banenafspraak.importeren.sjabloon import template_of
from banenafspraak.opgave.views.gedeeld import address, read_opgave
from banenafspraak.rechten import rechten_van


@require_safe
def sjabloon(request, kwartaal, code, formaat):
    """The file, for who may type for this area; who may only look goes to the page."""
    opgave = read_opgave(request, kwartaal, code)
    if not rechten_van(request.user).mag_leveren(opgave.gebied.pk):
        return redirect(address("opgave_controle", opgave))
    blad = template_of(opgave)
    naam = f"{blad.bestandsnaam}.{formaat}"
    return HttpResponse(
        make_file(blad, formaat),
        content_type=SOORTEN[formaat],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )
