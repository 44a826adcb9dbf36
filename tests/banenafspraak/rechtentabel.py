"""Who gets what at every address of /beheer/: the table that test_rechtenmatrix.py walks.

A new page is a new line in `TABEL`; a new model with Django's own pages is a word in
`GROEPEN`. A page with parts in its address that are no `object_id` gets a line in
`ARGUMENTEN` too; a form that can be sent, one in `TOEVOEGEN`, `WIJZIGEN` or `STUREN`.

    200, 302, 403, 404   the status
    302!                 the same, and the data changed. Without `!` nothing may change
    -                    not asked

`A` and `B` behind a page: of a row of gemeente A or B. Without: of a row that is nobody's.
Who is outside beheer gets the same everywhere (`BUITEN`), but for `VOOR_DE_DEUR`.
"""

from tests.rechtenwereld import AKKOORD, CONCEPT, WACHT

GROEPEN = {
    "cijfer": "grootboek",
    "norm": "grootboek",
    "banenafspraaknorm": "grootboek",
    "beschutwerkquotum": "grootboek",
    "doelgroeptelling": "grootboek",
    "levering": "grootboek",
    "duiding": "grootboek",
    "maatregel": "voorstel",
    "raadsstuk": "voorstel",
    "uitvraag": "uitvraag",
    "gebied": "referentie",
    "gemeente": "referentie",
    "arbeidsmarktregio": "referentie",
    "indicator": "referentie",
    "uitsplitsing": "referentie",
    "bron": "referentie",
    "kanttekening": "referentie",
    "indeling": "los",
    "herindeling": "los",
    "inleverdatum": "los",
    "toewijzing": "mensen",
    "gebruiker": "mensen",
    "dataversie": "boekhouding",
    "meegeleverd": "boekhouding",
    "logregel": "log",
}

# Who is outside gets this everywhere: led to where one logs in or shows a code, or told
# that there is no role.
NAAR = {"login": "/beheer/login/", "stap": "/beheer/tweede-stap/"}
BUITEN = {
    "anoniem": "login",
    "geen rol": "403",
    "rol voorbij": "403",
    "gesloten": "login",
    "halverwege": "stap",
}
# But not on the pages in front of the door.
VOOR_DE_DEUR = """
pagina                 methode anoniem geen-rol rol-voorbij gesloten halverwege

login                  GET    200      403      403         200      stap
login                  POST   200      200      200         200      200
logout                 GET    302      302      302         302      302
logout                 POST   200      200      200         200      200
sso                    GET    404      404      404         404      404
sso                    POST   405      405      405         405      405
sso_terug              GET    404      404      404         404      404
sso_terug              POST   405      405      405         405      405
tweede_stap            GET    login    403      403         login    stap
tweede_stap            POST   login    403      403         login    stap
tweede_stap_instellen  GET    login    403      403         login    200
tweede_stap_instellen  POST   login    403      403         login    200
wachtwoord_vergeten    GET    200      200      200         200      200
wachtwoord_vergeten    POST   200      200      200         200      200
wachtwoord_verstuurd   GET    200      200      200         200      200
wachtwoord_verstuurd   POST   200      200      200         200      200
wachtwoord_kiezen      GET    200      200      200         200      200
wachtwoord_kiezen      POST   200      200      200         200      200
wachtwoord_gekozen     GET    200      200      200         200      200
wachtwoord_gekozen     POST   200      200      200         200      200
"""

TABEL = """
groep        pagina            methode  beleid-A vaststeller-A werkkamer-A beleid-B beheerder super

grootboek    changelist        GET      200      200           200         200      200       200
grootboek    changelist        POST     200      200           200         200      200       200
grootboek    add               GET      403      403           403         403      403       403
grootboek    add               POST     403      403           403         403      403       403
grootboek    change-A          GET      200      200           200         404      200       200
grootboek    change-A          POST     403      403           403         404      403       403
grootboek    change-B          GET      404      404           404         200      200       200
grootboek    change-B          POST     404      404           404         403      403       403
grootboek    delete-A          GET      403      403           403         404      403       403
grootboek    delete-A          POST     403      403           403         404      403       403
grootboek    delete-B          GET      404      404           404         403      403       403
grootboek    delete-B          POST     404      404           404         403      403       403
grootboek    history-A         GET      200      200           200         404      200       200
grootboek    history-A         POST     200      200           200         404      200       200
grootboek    history-B         GET      404      404           404         200      200       200
grootboek    history-B         POST     404      404           404         200      200       200
grootboek    kort-A            GET      302      302           302         302      302       302
grootboek    kort-A            POST     302      302           302         302      302       302
grootboek    kort-B            GET      302      302           302         302      302       302
grootboek    kort-B            POST     302      302           302         302      302       302

uitvraag     changelist        GET      200      200           200         200      200       200
uitvraag     changelist        POST     200      200           200         200      200       200
uitvraag     add               GET      403      403           403         403      200       200
uitvraag     add               POST     403      403           403         403      302!      302!
uitvraag     change-A          GET      200      200           200         404      200       200
uitvraag     change-A          POST     403      403           403         404      302!      302!
uitvraag     change-B          GET      404      404           404         200      200       200
uitvraag     change-B          POST     404      404           404         403      302!      302!
uitvraag     delete-A          GET      403      403           403         404      403       403
uitvraag     delete-A          POST     403      403           403         404      403       403
uitvraag     delete-B          GET      404      404           404         403      403       403
uitvraag     delete-B          POST     404      404           404         403      403       403
uitvraag     history-A         GET      200      200           200         404      200       200
uitvraag     history-A         POST     200      200           200         404      200       200
uitvraag     history-B         GET      404      404           404         200      200       200
uitvraag     history-B         POST     404      404           404         200      200       200
uitvraag     kort-A            GET      302      302           302         302      302       302
uitvraag     kort-A            POST     302      302           302         302      302       302
uitvraag     kort-B            GET      302      302           302         302      302       302
uitvraag     kort-B            POST     302      302           302         302      302       302

voorstel     changelist        GET      200      200           200         200      200       200
voorstel     changelist        POST     200      200           200         200      200       200
voorstel     add               GET      200      403           200         200      200       200
voorstel     add               POST     302!     403           200         200      302!      302!
voorstel     change-A          GET      200      200           200         404      200       200
voorstel     change-A          POST     302!     403           403         404      302!      302!
voorstel     change-B          GET      404      404           404         200      200       200
voorstel     change-B          POST     404      404           404         302!     302!      302!
voorstel     delete-A          GET      403      403           403         404      403       403
voorstel     delete-A          POST     403      403           403         404      403       403
voorstel     delete-B          GET      404      404           404         403      403       403
voorstel     delete-B          POST     404      404           404         403      403       403
voorstel     history-A         GET      200      200           200         404      200       200
voorstel     history-A         POST     200      200           200         404      200       200
voorstel     history-B         GET      404      404           404         200      200       200
voorstel     history-B         POST     404      404           404         200      200       200
voorstel     kort-A            GET      302      302           302         302      302       302
voorstel     kort-A            POST     302      302           302         302      302       302
voorstel     kort-B            GET      302      302           302         302      302       302
voorstel     kort-B            POST     302      302           302         302      302       302

referentie   changelist        GET      200      200           200         200      200       200
referentie   changelist        POST     200      200           200         200      200       200
referentie   add               GET      403      403           403         403      200       200
referentie   add               POST     403      403           403         403      302!      302!
referentie   change            GET      200      200           200         200      200       200
referentie   change            POST     403      403           403         403      302!      302!
referentie   delete            GET      403      403           403         403      403       403
referentie   delete            POST     403      403           403         403      403       403
referentie   history           GET      200      200           200         200      200       200
referentie   history           POST     200      200           200         200      200       200
referentie   kort              GET      302      302           302         302      302       302
referentie   kort              POST     302      302           302         302      302       302

los          changelist        GET      200      200           200         200      200       200
los          changelist        POST     200      200           200         200      200       200
los          add               GET      403      403           403         403      200       200
los          add               POST     403      403           403         403      302!      302!
los          change            GET      200      200           200         200      200       200
los          change            POST     403      403           403         403      302!      302!
los          delete            GET      403      403           403         403      200       200
los          delete            POST     403      403           403         403      302!      302!
los          history           GET      200      200           200         200      200       200
los          history           POST     200      200           200         200      200       200
los          kort              GET      302      302           302         302      302       302
los          kort              POST     302      302           302         302      302       302

mensen       changelist        GET      403      403           403         403      200       200
mensen       changelist        POST     403      403           403         403      200       200
mensen       add               GET      403      403           403         403      200       200
mensen       add               POST     403      403           403         403      302!      302!
mensen       change            GET      404      404           404         404      200       200
mensen       change            POST     404      404           404         404      302!      302!
mensen       delete            GET      404      404           404         404      403       403
mensen       delete            POST     404      404           404         404      403       403
mensen       history           GET      404      404           404         404      200       200
mensen       history           POST     404      404           404         404      200       200
mensen       kort              GET      302      302           302         302      302       302
mensen       kort              POST     302      302           302         302      302       302

boekhouding  changelist        GET      403      403           403         403      200       200
boekhouding  changelist        POST     403      403           403         403      200       200
boekhouding  add               GET      403      403           403         403      403       403
boekhouding  add               POST     403      403           403         403      403       403
boekhouding  change            GET      404      404           404         404      200       200
boekhouding  change            POST     404      404           404         404      403       403
boekhouding  delete            GET      404      404           404         404      403       403
boekhouding  delete            POST     404      404           404         404      403       403
boekhouding  history           GET      404      404           404         404      200       200
boekhouding  history           POST     404      404           404         404      200       200
boekhouding  kort              GET      302      302           302         302      302       302
boekhouding  kort              POST     302      302           302         302      302       302

log          changelist        GET      403      403           403         403      200       200
log          changelist        POST     403      403           403         403      200       200
log          add               GET      403      403           403         403      403       403
log          add               POST     403      403           403         403      403       403
log          change            GET      404      404           404         404      200       200
log          change            POST     404      404           404         404      403       403
log          delete            GET      404      404           404         404      403       403
log          delete            POST     404      404           404         404      403       403
log          history           GET      404      404           404         404      302       302
log          history           POST     404      404           404         404      302       302
log          kort              GET      302      302           302         302      302       302
log          kort              POST     302      302           302         302      302       302

site         index             GET      200      200           200         200      200       200
site         index             POST     200      200           200         200      200       200
site         login                  GET    302      302           302         302      302       302
site         login                  POST   200      200           200         200      200       200
site         logout                 GET    302      302           302         302      302       302
site         logout                 POST   200      200           200         200      200       200
site         password_change        GET    200      200           200         200      200       200
site         password_change        POST   200      200           200         200      200       200
site         password_change_done   GET    200      200           200         200      200       200
site         password_change_done   POST   405      405           405         405      405       405
site         autocomplete      GET      403      403           403         403      403       403
site         autocomplete      POST     405      405           405         405      405       405
site         jsi18n            GET      200      200           200         200      200       200
site         jsi18n            POST     405      405           405         405      405       405
site         view_on_site      GET      404      404           404         404      404       404
site         view_on_site      POST     404      404           404         404      404       404
site         app_list          GET      200      200           200         200      200       200
site         app_list          POST     200      200           200         200      200       200
site         opgaven_overzicht-A GET    404      404           200         404      200       200
site         opgaven_overzicht-A POST   405      405           405         405      405       405
site         opgaven_overzicht-B GET    404      404           404         404      200       200
site         opgaven_overzicht-B POST   405      405           405         405      405       405
site         opgaven_herinneren-A GET   405      405           405         405      405       405
site         opgaven_herinneren-A POST  404      404           302         404      302       302
site         opgaven_herinneren-B GET   405      405           405         405      405       405
site         opgaven_herinneren-B POST  404      404           404         404      302       302
site         niets             GET      404      404           404         404      404       404
site         niets             POST     404      404           404         404      404       404

site         opgave-A               GET    200      302           302         404      200       200
site         opgave-A               POST   302!     302           302         404      302!      302!
site         opgave-B               GET    404      404           404         200      200       200
site         opgave-B               POST   404      404           404         302!     302!      302!
site         opgave_samenvoegen-A   GET    302      302           302         404      302       302
site         opgave_samenvoegen-A   POST   302      302           302         404      302       302
site         opgave_samenvoegen-B   GET    404      404           404         302      302       302
site         opgave_samenvoegen-B   POST   404      404           404         302      302       302
site         opgave_controle-A      GET    200      200           200         404      200       200
site         opgave_controle-A      POST   302      302!          302!        404      302!      302!
site         opgave_controle-B      GET    404      404           404         200      200       200
site         opgave_controle-B      POST   404      404           404         302      302!      302!
site         opgave_intrekken-A     GET    200      404           404         404      200       200
site         opgave_intrekken-A     POST   302!     404           404         404      302!      302!
site         opgave_intrekken-B     GET    404      404           404         200      200       200
site         opgave_intrekken-B     POST   404      404           404         302!     302!      302!
site         opgave_weggooien-A     GET    200      404           404         404      200       200
site         opgave_weggooien-A     POST   302!     404           404         404      302!      302!
site         opgave_weggooien-B     GET    404      404           404         200      200       200
site         opgave_weggooien-B     POST   404      404           404         302!     302!      302!
site         opgave_corrigeren-A    GET    200      404           404         404      200       200
site         opgave_corrigeren-A    POST   302!     404           404         404      302!      302!
site         opgave_corrigeren-B    GET    404      404           404         200      200       200
site         opgave_corrigeren-B    POST   404      404           404         302!     302!      302!
site         opgave_sjabloon-A      GET    200      302           302         404      200       200
site         opgave_sjabloon-A      POST   405      405           405         405      405       405
site         opgave_sjabloon-B      GET    404      404           404         200      200       200
site         opgave_sjabloon-B      POST   405      405           405         405      405       405
site         bestand                GET      200      302           200         200      200       200
site         bestand                POST     400      302           400         400      400       400
site         bestand_lijst          GET      302      302           302         302      302       302
site         bestand_lijst          POST     302      302           302         302      302       302
site         bestand_levering-A     GET      200      200           200         404      200       200
site         bestand_levering-A     POST     302      302!          302!        404      302!      302!
site         bestand_levering-B     GET      404      404           404         200      200       200
site         bestand_levering-B     POST     404      404           404         302      302!      302!
site         bestand_bijlage-A      GET      200      200           200         404      200       200
site         bestand_bijlage-A      POST     405      405           405         405      405       405
site         bestand_bijlage-B      GET      404      404           404         200      200       200
site         bestand_bijlage-B      POST     405      405           405         405      405       405
site         bestand_download-A     GET      200      200           200         404      200       200
site         bestand_download-A     POST     405      405           405         405      405       405
site         bestand_download-B     GET      404      404           404         200      200       200
site         bestand_download-B     POST     405      405           405         405      405       405
site         sso                    GET      404      404           404         404      404       404
site         sso                    POST     405      405           405         405      405       405
site         sso_terug              GET      404      404           404         404      404       404
site         sso_terug              POST     405      405           405         405      405       405
site         tweede_stap            GET    302      302           302         302      302       302
site         tweede_stap            POST   302      302           302         302      302       302
site         tweede_stap_instellen  GET    302      302           302         302      302       302
site         tweede_stap_instellen  POST   302      302           302         302      302       302
site         tweede_stap_noodcodes  GET    200      200           200         200      200       200
site         tweede_stap_noodcodes  POST   200      200           200         200      200       200
site         tweede_stap_wijzigen   GET    200      200           200         200      200       200
site         tweede_stap_wijzigen   POST   200      200           200         200      200       200
site         verder                 GET    302      302           302         302      302       302
site         verder                 POST   302      302           302         302      302       302
site         weggooien              GET    405      405           405         405      405       405
site         weggooien              POST   302      302           302         302      302       302
site         wachtwoord_vergeten    GET    200      200           200         200      200       200
site         wachtwoord_vergeten    POST   200      200           200         200      200       200
site         wachtwoord_verstuurd   GET    200      200           200         200      200       200
site         wachtwoord_verstuurd   POST   200      200           200         200      200       200
site         wachtwoord_kiezen      GET    200      200           200         200      200       200
site         wachtwoord_kiezen      POST   200      200           200         200      200       200
site         wachtwoord_gekozen     GET    200      200           200         200      200       200
site         wachtwoord_gekozen     POST   200      200           200         200      200       200
site         mail                   GET    200      200           200         200      200       200
site         mail                   POST   302!     302!          302!        302!     302!      302!
mensen       tweede_stap            GET    403      403           403         403      405       405
mensen       tweede_stap            POST   403      403           403         403      302!      302!
"""


def _opgave(kwartaal):
    """The opgave of gemeente A or B over `kwartaal`."""
    return lambda wereld, letter: {
        "kwartaal": kwartaal,
        "code": wereld.gebieden[letter].code,
    }


def _region(wereld, letter):
    return {"code": wereld.gebieden[f"regio {letter}"].code}


def _bestand(wereld, letter):
    return {"pk": wereld.bestanden[letter].pk}


# What stands in an address, where that is no `object_id` of the page's own model. The
# function gets the world, and the letter behind the page ("" when there is none).
ARGUMENTEN = {
    "app_list": lambda wereld, letter: {"app_label": "banenafspraak"},
    "opgaven_overzicht": _region,
    "opgaven_herinneren": _region,
    "view_on_site": lambda wereld, letter: {"content_type_id": "1", "object_id": "1"},
    "wachtwoord_kiezen": lambda wereld, letter: {"uidb64": "MQ", "token": "x-y"},
    "banenafspraak_gebruiker_tweede_stap": lambda wereld, letter: {
        "pk": wereld.mensen["beleid B"].pk
    },
    "opgave": _opgave(CONCEPT),
    "opgave_samenvoegen": _opgave(CONCEPT),
    "opgave_weggooien": _opgave(CONCEPT),
    "opgave_controle": _opgave(WACHT),
    "opgave_intrekken": _opgave(WACHT),
    "opgave_corrigeren": _opgave(AKKOORD),
    "opgave_sjabloon": lambda wereld, letter: {
        **_opgave(CONCEPT)(wereld, letter),
        "formaat": "csv",
    },
    "bestand_levering": _bestand,
    "bestand_download": _bestand,
    "bestand_bijlage": lambda wereld, letter: {
        "pk": wereld.bestanden[letter].bijlagen.get().pk
    },
}

# What is typed in a form, above what stands in it when a superuser opens it. Areas, people
# and indicators are named as the world names them (`Wereld.fill`).
TOEVOEGEN = {
    "uitvraag": {
        "gebied": "A",
        "indicator": "klantprofielen",
        "onderdelen": "totaal",
        "van": "2027-K1",
    },
    "gebied": {"naam": "Nieuw", "code": "GM8001", "soort": "gemeente"},
    "gemeente": {"naam": "Nieuw", "code": "GM8001"},
    "arbeidsmarktregio": {"naam": "Nieuw", "code": "AM81"},
    "indicator": {
        "naam": "Nieuw",
        "code": "nieuw",
        "onderwerp": "nieuw",
        "groep": "Nieuw",
        "eenheid": "banen",
        "aard": "stand",
        "niveaus": ["gemeente"],
        "leverancier": "UWV",
        "werkwoord_enkelvoud": "was er",
        "werkwoord_meervoud": "waren er",
        "ding_enkelvoud": "baan",
        "ding_meervoud": "banen",
        "definitie": "Wij tellen banen.",
    },
    "uitsplitsing": {"naam": "Nieuw", "code": "nieuw"},
    "bron": {
        "korte_titel": "Nieuw",
        "titel": "Nieuw",
        "uitgever": "UWV",
        "soort": "officieel",
        "datum_soort": "onbekend",
        "sleutel": "nieuw",
    },
    "kanttekening": {"indicator": "banen", "tekst": "Nieuw.", "sleutel": "nieuw"},
    "maatregel": {
        "gebied": "A",
        "titel": "Nieuw",
        "omschrijving": "Nieuw.",
        "eigenaar": "gemeente Huizen",
    },
    "raadsstuk": {
        "gebied": "A",
        "titel": "Nieuw",
        "soort": "vragen",
        "gremium": "gemeenteraad",
        "datum": "2020-05-01",
    },
    "indeling": {"gebied": "Oud", "onderdeel_van": "regio A", "van": "2015-01-01"},
    "herindeling": {
        "oud": "Oud",
        "nieuw": "B",
        "datum": "2016-01-01",
        "wijze": "opgaan",
    },
    "inleverdatum": {"kwartaal": "2027-K1", "uiterlijk": "2027-05-01"},
    "toewijzing": {"gebruiker": "geenrol", "gebied": "A", "rol": "vaststeller"},
    "gebruiker": {
        "username": "nieuw",
        "first_name": "Nieuw",
        "last_name": "Persoon",
        "email": "nieuw@example.nl",
    },
}
WIJZIGEN = {
    "uitvraag": {"tot": "2030-K4"},
    "gebied": {"andere_namen": "Anders"},
    "gemeente": {"andere_namen": "Anders"},
    "arbeidsmarktregio": {"andere_namen": "Anders"},
    "indicator": {"sprong_aantal": "9"},
    "uitsplitsing": {"volgorde": "9"},
    "bron": {"kenmerk": "anders"},
    "kanttekening": {"tekst": "Anders."},
    "maatregel": {"omschrijving": "Anders."},
    "raadsstuk": {"omschrijving": "Anders."},
    "indeling": {"toelichting": "Anders."},
    "herindeling": {"toelichting": "Anders."},
    "inleverdatum": {"uiterlijk": "2026-12-20"},
    "toewijzing": {"tot": "2030-01-01"},
    "gebruiker": {"first_name": "Anders", "email": "anders@example.nl"},
}
# Other pages that can be sent: what is sent, by the name of the page.
STUREN = {
    "opgave": {"bewaar": "1", "cijfer-beschut-werk-totaal-getal": "12"},
    "opgave_controle": {"versie": "0", "akkoord": "1"},
    "opgave_intrekken": {"versie": "0"},
    "opgave_weggooien": {"versie": "0"},
    "opgaven_herinneren": {"kwartaal": "2026-K1"},  # of which nothing was asked
    "mail": {"meldingen": "uit"},
    "bestand": {"bron": "UWV"},  # without a file
    "bestand_levering": {"versie": "2", "akkoord": "1"},
}

# Actions in lists, and whether the data changes when this role takes them for a row of A
# and a row of B. Who is not named here changes nothing.
ACTIES = {
    "indeling delete_selected": ["beheerder", "super"],
    "herindeling delete_selected": ["beheerder", "super"],
    "inleverdatum delete_selected": ["beheerder", "super"],
    "gebruiker invite_again": [],  # a mail
    "gebruiker reset_second_step": ["beheerder", "super"],
    "kanttekening withdraw": ["beheerder", "super"],
    "maatregel agree": [],  # these are on the site already
    "maatregel drop": [],
    "maatregel withdraw": ["beheerder", "super"],
    "raadsstuk agree": [],
    "raadsstuk drop": [],
    "raadsstuk withdraw": ["beheerder", "super"],
    "toewijzing end_today": ["beheerder", "super"],
    "uitvraag ask_region": [],
    "uitvraag stop": ["beheerder", "super"],
}
