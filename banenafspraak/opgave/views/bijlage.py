"""The file that the numbers of an opgave came from is kept with its delivery."""

from banenafspraak.models import Bijlage, Levering


def unsaved_file(request) -> Bijlage | None:
    """The file that this form names, when it is of this person and of no delivery."""
    pk = request.POST.get("bijlage", "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 12):
        return None
    return Bijlage.objects.filter(pk=int(pk), levering=None, door=request.user).first()


def bewaar_bijlage(request, levering: Levering) -> None:
    """Keep the file with the delivery that its numbers are saved in."""
    if bijlage := unsaved_file(request):
        bijlage.levering = levering
        bijlage.save()
