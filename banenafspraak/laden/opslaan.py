"""Storing rows of a shipped file of reference data, with errors that name the row."""

from django.db import IntegrityError, transaction

from banenafspraak.laden.bestanden import Laadfout, check_fields, explain_refusal
from banenafspraak.logboek import foto
from banenafspraak.logboek.cijfers import rows_loaded


def store(
    model, sleutel: tuple[str, ...], gewenst: list, plaatsen: list, behoud=()
) -> int:
    """Add what is new and update what differs, in bulk.

    `sleutel`: the natural key. `plaatsen`: where each of `gewenst` stands, for messages.
    `behoud`: fields that another file gives, and that stay as they are.
    """
    check_rows(sleutel, gewenst, plaatsen)
    velden = [
        v.attname
        for v in model._meta.concrete_fields
        if not v.primary_key and v.attname not in (*sleutel, *behoud)
    ]
    bekend = {tuple(getattr(o, v) for v in sleutel): o for o in model.objects.all()}
    nieuw, anders, was = [], [], {}
    for obj in gewenst:
        oud = bekend.get(tuple(getattr(obj, v) for v in sleutel))
        if oud is None:
            nieuw.append(obj)
            continue
        obj.pk, obj._state.adding = oud.pk, False
        if any(getattr(oud, v) != getattr(obj, v) for v in velden):
            anders.append(obj)
            was[obj.pk] = foto(oud, velden)
    try:
        with transaction.atomic():
            if anders:
                model.objects.bulk_update(anders, velden)
            model.objects.bulk_create(nieuw)
            rows_loaded((was.get(obj.pk), obj) for obj in (*anders, *nieuw))
    except IntegrityError as fout:
        paren = zip(gewenst, plaatsen, strict=True)
        soort = model._meta.verbose_name_plural
        raise explain_refusal(soort, paren, opslaan=True) from fout
    return len(nieuw) + len(anders)


def check_rows(sleutel: tuple[str, ...], gewenst: list, plaatsen: list) -> None:
    """Refuse what the columns cannot hold, and two rows about the same."""
    eerste_plaats = {}
    for obj, plaats in zip(gewenst, plaatsen, strict=True):
        check_fields(obj, plaats)
        eerste = eerste_plaats.setdefault(
            tuple(getattr(obj, v) for v in sleutel), plaats
        )
        if eerste is not plaats:
            raise Laadfout(f"{plaats}: dit staat ook op een andere plaats, {eerste}.")
