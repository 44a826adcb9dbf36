"""Measures and council documents out of the shipped files; a changed row is a new version."""

from pathlib import Path

from django.db import IntegrityError, transaction

from banenafspraak.laden.bestanden import Rij, explain_refusal, read_csv
from banenafspraak.laden.opslaan import check_rows
from banenafspraak.models import Bron, Gebiedstekst, Indicator, Maatregel, Raadsstuk
from banenafspraak.querysets import einde_van_de_dag
from banenafspraak.teksten import publish_texts
from regio.models import Gebied

_SAMEN = ("sleutel", "gebied", "titel", "omschrijving", "indicatoren", "bron")
_MAATREGEL = ("eigenaar", "stand", "plan")
_RAADSSTUK = ("soort", "gremium", "url")


def load_maatregelen(pad: Path, *, op_brondatum: bool = False) -> int:
    """Measures, by sleutel."""
    data = ("begin", "begin_soort", "eind", "eind_soort")
    rijen = read_csv(pad, {*_SAMEN, *_MAATREGEL, *data})
    gedeeld = _Gedeeld(op_brondatum)
    gewenst = [
        Maatregel(
            **gedeeld.fields(rij),
            **{veld: rij[veld] for veld in _MAATREGEL},
            **_date(rij, "begin"),
            **_date(rij, "eind"),
        )
        for rij in rijen
    ]
    return _publish(gewenst, rijen)


def load_raadsstukken(pad: Path, *, op_brondatum: bool = False) -> int:
    """References to council documents and meetings, by sleutel."""
    rijen = read_csv(pad, {*_SAMEN, *_RAADSSTUK, "datum", "datum_soort", "partijen"})
    gedeeld = _Gedeeld(op_brondatum)
    gewenst = [
        Raadsstuk(
            **gedeeld.fields(rij),
            **{veld: rij[veld] for veld in _RAADSSTUK},
            **_date(rij, "datum"),
            partijen=rij["partijen"].replace("|", "\n"),
        )
        for rij in rijen
    ]
    return _publish(gewenst, rijen)


class _Gedeeld:
    """The columns that both files have, with what they point at."""

    def __init__(self, op_brondatum: bool):
        self.op_brondatum = op_brondatum
        self.gebieden = {g.code: g for g in Gebied.objects.all()}
        self.bronnen = {b.sleutel: b for b in Bron.objects.all()}
        self.indicatoren = set(Indicator.objects.values_list("code", flat=True))

    def fields(self, rij: Rij) -> dict:
        bron = rij.verplicht("bron", self.bronnen)
        op_datum = self.op_brondatum and bron.datum
        return {
            "sleutel": rij["sleutel"],
            "gebied": rij.verplicht("gebied", self.gebieden),
            "titel": rij["titel"],
            "omschrijving": rij["omschrijving"],
            "indicatoren": "\n".join(self._codes(rij)),
            "bron": bron,
            "bekend_vanaf": einde_van_de_dag(bron.datum) if op_datum else None,
        }

    def _codes(self, rij: Rij) -> list[str]:
        codes = rij["indicatoren"].split()
        for code in codes:
            if code not in self.indicatoren:
                raise rij.fout(
                    "indicatoren",
                    "deze code bestaat niet. Verbeter de code of voeg hem toe.",
                )
        return codes


def _date(rij: Rij, veld: str) -> dict:
    """A day and how precise it is; an empty second cell: the day itself, when there is one."""
    dag = rij.datum(veld)
    precies = rij[f"{veld}_soort"] or (
        Bron.DatumSoort.DAG if dag else Bron.DatumSoort.ONBEKEND
    )
    return {veld: dag, f"{veld}_soort": precies}


def _publish(gewenst: list[Gebiedstekst], rijen: list[Rij]) -> int:
    check_rows(("sleutel",), gewenst, rijen)
    try:
        with transaction.atomic():
            return len(publish_texts(gewenst, meegeleverd=True))
    except IntegrityError as fout:
        paren = zip(gewenst, rijen, strict=True)
        raise explain_refusal(rijen[0].bestand, paren) from fout
