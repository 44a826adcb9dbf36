"""What every admin page of /beheer/ has around it: rows outside the own scope are not there.

`Beheer.register` puts `Afgeschermd` before the class of each page. So a page cannot be
registered without it, and `regio.admin` and Django's own pages have it too without
knowing of roles.
"""

from functools import cache

from django.contrib.admin import RelatedOnlyFieldListFilter
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import FieldDoesNotExist
from django.db.models.constants import LOOKUP_SEP
from django.http import Http404

from banenafspraak.rechten import is_for_everybody, rechten_van, visible
from banenafspraak.zoekvakken import guard, only_keys


class _ZichtbareRijen:
    """Rows, and choices of other rows, of the own scope."""

    def get_queryset(self, request):
        return visible(super().get_queryset(request), request.user)

    def get_field_queryset(self, db, db_field, request):
        rijen = super().get_field_queryset(db, db_field, request)
        if rijen is None:
            rijen = db_field.remote_field.model._default_manager.using(db).all()
        return visible(rijen, request.user)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        guard(veld)
        return veld


class Afgeschermd(_ZichtbareRijen):
    """A ModelAdmin in which a row outside the own scope does not exist.

    Lists, actions, search boxes, popups and filters all begin at `get_queryset`.
    """

    def get_object(self, request, object_id, from_field=None):
        """The row, or a 404 for each page about it, whatever the method: Django's own answer
        (back to the start, with a message) comes after its 403, which tells that it exists.
        """
        rij = super().get_object(request, object_id, from_field)
        if rij is None:
            raise Http404
        rij.kijker = request.user  # for what its page shows of other rows
        return rij

    def get_inlines(self, request, obj):
        return [_shielded_inline(soort) for soort in super().get_inlines(request, obj)]

    def get_list_filter(self, request):
        """Choices in the sidebar: only rows that the list itself holds."""
        return [
            (keuze, RelatedOnlyFieldListFilter) if self._names_others(keuze) else keuze
            for keuze in super().get_list_filter(request)
        ]

    def _names_others(self, keuze) -> bool:
        if not isinstance(keuze, str):
            return False
        *_, laatste = _relations(self.model, keuze)
        doel = laatste.related_model if laatste.is_relation else None
        return doel is not None and not is_for_everybody(doel)

    def response_action(self, request, queryset):
        """Ticked rows that can be no row count as not ticked."""
        request.POST = request.POST.copy()
        gekozen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        request.POST.setlist(ACTION_CHECKBOX_NAME, only_keys(self.model, gekozen))
        return super().response_action(request, queryset)

    def lookup_allowed(self, lookup, value, request=None):
        """Refuse a question by way of rows that are not seen: `?toewijzingen__id__exact=5`
        on the list of areas tells who is where."""
        if not super().lookup_allowed(lookup, value, request):
            return False
        if request is not None and rechten_van(request.user).alles:
            return True
        return not any(
            stap.is_relation
            and not stap.concrete
            and not is_for_everybody(stap.related_model)
            for stap in _relations(self.model, lookup)
        )


def _relations(model, lookup: str):
    """The fields that `lookup` passes, until one leads to no other model."""
    for deel in lookup.split(LOOKUP_SEP):
        try:
            veld = model._meta.get_field(deel)
        except FieldDoesNotExist:
            return
        yield veld
        if not veld.is_relation or veld.related_model is None:
            return
        model = veld.related_model


@cache
def shielded(admin_class):
    """`admin_class` with `Afgeschermd` before it, under its own name."""
    return _before(Afgeschermd, admin_class)


@cache
def _shielded_inline(inline_class):
    return _before(_ZichtbareRijen, inline_class)


def _before(eerst, klasse):
    if issubclass(klasse, eerst):
        return klasse
    wie = {"__module__": klasse.__module__, "__qualname__": klasse.__qualname__}
    return type(klasse.__name__, (eerst, klasse), wie)
