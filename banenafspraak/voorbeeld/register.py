"""Example doelgroepregister: the total, its three categories growing towards each other as
the letter of the Werkkamer describes, how many work, and what employers can find."""

from collections.abc import Iterator

from banenafspraak.kwartaal import Kwartaal
from banenafspraak.verdeling import verdeel
from banenafspraak.voorbeeld.banen import GOOI
from banenafspraak.voorbeeld.feiten import Feiten
from banenafspraak.voorbeeld.lijnen import (
    Lijn,
    bent_through,
    door,
    quarters,
    tussen,
    year_ends,
)
from banenafspraak.voorbeeld.rij import Voorbeeldrij
from regio.models import Gebied

REGISTER, WERKZAAM, PROFIELEN = "doelgroepregister", "werkzaam", "klantprofielen"
DOELGROEP = "gemeentelijke-doelgroep"
EERSTE, LAATSTE = Kwartaal(2017, 4), Kwartaal(2025, 4)
EERSTE_PROFIELEN = Kwartaal(2019, 1)

# When the Participatiewet passes the Wajong. The Werkkamer wrote in June 2021: in about
# one and a half years.
OMSLAG_GOOI = Kwartaal(2022, 4)
OMSLAG_VROEGST, OMSLAG_SPREIDING = Kwartaal(2021, 3), 12


def rows(feiten: Feiten) -> Iterator[Voorbeeldrij]:
    """Per region a row per quarter; per gemeente the register at the end of the year."""
    for regio in feiten.regions(LAATSTE.peildatum):
        totaal = _total(feiten, regio)
        yield from _register(feiten, regio, totaal)
        yield from _working(feiten, regio, totaal)
        yield from _profiles(feiten, regio, totaal)


# ---- the register --------------------------------------------------------------------


def _total(feiten: Feiten, regio: Gebied) -> Lijn:
    """The national register shared by size, through the real points of the region."""
    land = door(
        {
            k: waarde
            for k, waarde in feiten.figures(REGISTER, feiten.land).items()
            if k >= Kwartaal(2017, 1)  # older counts cannot be compared
        }
    )
    eigen = tussen(0.9, 1.1, REGISTER, regio.code)
    midden = land(OMSLAG_GOOI)

    def lijn(kwartaal: Kwartaal) -> float:
        """Grows half as fast as the nation, so that the Wajong is seen to shrink."""
        dag = kwartaal.peildatum
        deel = feiten.size_of_region(regio, dag) / feiten.size_of_all(dag)
        return (land(kwartaal) + midden) / 2 * deel * eigen

    return bent_through(lijn, feiten.figures(REGISTER, regio))


def _register(feiten: Feiten, regio: Gebied, totaal: Lijn) -> Iterator[Voorbeeldrij]:
    for kwartaal in quarters(EERSTE, LAATSTE):
        geheel = round(totaal(kwartaal))
        yield Voorbeeldrij(REGISTER, regio, kwartaal, geheel)
        for deel, waarde in verdeel(geheel, _categories(regio, kwartaal)).items():
            yield Voorbeeldrij(REGISTER, regio, kwartaal, waarde, deel)
        if kwartaal.is_jaareinde:
            yield from _over_members(feiten, regio, kwartaal, REGISTER, geheel)


def _categories(regio: Gebied, kwartaal: Kwartaal) -> dict[str, float]:
    """Wajong shrinks, since nobody enters it any more; the Participatiewet grows."""
    omslag = OMSLAG_VROEGST + int(tussen(0, OMSLAG_SPREIDING, "omslag", regio.code))
    if regio.code == GOOI:
        omslag = OMSLAG_GOOI
    wsw = 0.13 - 0.0008 * (kwartaal - EERSTE)
    gelijk = (1 - wsw) / 2
    voor = (omslag - kwartaal) * tussen(0.008, 0.0095, "tempo", regio.code)
    return {"wajong": gelijk + voor, "participatiewet": gelijk - voor, "wsw": wsw}


def _over_members(feiten, regio, kwartaal, indicator, geheel, deel="totaal"):
    dag = kwartaal.peildatum
    leden = feiten.members(regio, dag)
    if not leden:
        return
    gewichten = {
        lid.code: feiten.size(lid, dag) * tussen(0.85, 1.15, indicator, deel, lid.code)
        for lid in leden
    }
    verdeling = verdeel(geheel, gewichten)
    for lid in leden:
        yield Voorbeeldrij(indicator, lid, kwartaal, verdeling[lid.code], deel)


# ---- who works, and who can be found -------------------------------------------------


def _working(feiten: Feiten, regio: Gebied, register: Lijn) -> Iterator[Voorbeeldrij]:
    deel = door(
        {
            EERSTE: tussen(0.44, 0.48, WERKZAAM, regio.code),
            LAATSTE: tussen(0.51, 0.55, WERKZAAM, regio.code),
        }
    )
    lijn = bent_through(
        lambda k: register(k) * deel(k), feiten.figures(WERKZAAM, regio)
    )
    for kwartaal in quarters(EERSTE, LAATSTE):
        yield Voorbeeldrij(WERKZAAM, regio, kwartaal, round(lijn(kwartaal)))


def _profiles(feiten: Feiten, regio: Gebied, register: Lijn) -> Iterator[Voorbeeldrij]:
    """Profiles that employers can find, of the group that gemeenten answer for."""
    groep = bent_through(
        lambda k: register(k) * 0.29, feiten.figures(PROFIELEN, regio, DOELGROEP)
    )
    deel = door(
        {
            einde: tussen(0.2, 0.4, PROFIELEN, regio.code, einde)
            for einde in year_ends(2019, LAATSTE.jaar)[::3]
        }
    )
    profielen = bent_through(
        lambda k: groep(k) * deel(k), feiten.figures(PROFIELEN, regio)
    )
    for kwartaal in quarters(EERSTE_PROFIELEN, LAATSTE):
        geheel, te_vinden = round(groep(kwartaal)), round(profielen(kwartaal))
        yield Voorbeeldrij(PROFIELEN, regio, kwartaal, te_vinden)
        yield Voorbeeldrij(PROFIELEN, regio, kwartaal, geheel, DOELGROEP)
        if regio.code == GOOI:
            yield from _over_members(feiten, regio, kwartaal, PROFIELEN, te_vinden)
            yield from _over_members(
                feiten, regio, kwartaal, PROFIELEN, geheel, DOELGROEP
            )
