"""The contexts of the style guide: every component in every state, with figures of the sketches or invented ones. No database."""

from pathlib import Path

import django_tables2 as tables
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.safestring import mark_safe

HIER = Path(__file__).parent


def balk(bereikt="", mist=("", ""), norm="norm 900", **rest):
    return {
        "bereikt": bereikt,
        "mist_x": mist[0],
        "mist_breedte": mist[1],
        "met_norm": True,
        "norm_tekst": norm,
        **rest,
    }


BALKEN = {
    "te weinig": balk("54.4", ("54.4", "25.6")),
    "precies": balk("80"),
    "boven de norm": balk("86.1"),
    "ver boven de norm": balk("100", voorbij=True),
    "voorbeeld": balk("58.4", ("58.4", "21.6"), voorbeeld=True),
    "voorbeeld, ver boven de norm": balk("100", voorbij=True, voorbeeld=True),
    "nul": balk("0", ("0", "80")),
    "minder dan nul": balk("0", ("0", "80"), negatief=True),
    "niet bekend": balk(leeg=True, norm="richtlijn 18"),
}

STATUSSEN = [
    ("gehaald", "Gehaald: 108%"),
    ("niet-gehaald", "Niet gehaald: 68%"),
    ("op-koers", "Op koers: 72%"),
    ("achter", "Achter op het rekenpad: 54%"),
    ("geen-oordeel", "Geen uitspraak mogelijk"),
    ("geen-norm", "Geen norm bekend"),
    ("norm-nul", "De norm is 0"),
    ("niet-bekend", "Niet bekend"),
    ("te-klein", "Te klein om te tonen: 1 t/m 4"),
]

SOORTEN = [
    "voorbeeld",
    "voorlopig",
    "afgeleid",
    "circa",
    "regio",
    "eenheid",
    "peildatum",
    "onvolledig",
]

KERNCIJFERS = [
    {
        "titel": "Banenafspraak: extra banen",
        "kop_id": "k1",
        "onder": "Sinds eind 2012. Indicatieve norm van de landelijke Werkkamer.",
        "groot": "608",
        "groot_na": "van 900 extra banen",
        "balk": BALKEN["te weinig"],
        "status": {"status": "niet-gehaald", "tekst": "Niet gehaald: 68%"},
        "tekort": "292 banen te weinig",
        "jaar": "Verschil met eind 2019: niet bekend.",
        "naast": [
            {
                "naam": "Nederland",
                "url": "#",
                "balk": balk("79.2", ("79.2", "0.8")),
                "percentage": "99%",
                "tekst": "66.730 van 67.500 extra banen",
                "merken": [{"soort": "afgeleid"}],
            }
        ],
        "bronnen": [{"tekst": "brief Werkkamer, 30 juni 2021", "anker": "b1"}],
    },
    {
        "titel": "Beschut werk",
        "kop_id": "k2",
        "onder": "Som van acht gemeenten. Wettelijk aantal.",
        "merken": [{"soort": "voorbeeld"}, {"soort": "eenheid"}],
        "groot": "40",
        "groot_na": "van 53 plekken",
        "balk": balk("60", ("60", "20"), norm="norm 53", voorbeeld=True),
        "status": {"status": "niet-gehaald", "tekst": "Niet gehaald: 75%"},
        "tekort": "13 plekken te weinig",
        "uitleg": ["Laatste echte cijfer, eind 2019: 27 van 41 (66%), 14 te weinig."],
        "bron_tekst": "Voorbeeldcijfer, geen bron. De acht gemeenten kunnen het echte cijfer leveren.",
    },
    {
        "titel": "Gemeente als werkgever",
        "kop_id": "k3",
        "onder": "Gemeente Hilversum. Richtlijn voor 2019.",
        "leeg": "Niet bekend",
        "balk": BALKEN["niet bekend"],
        "status": {"status": "geen-oordeel", "tekst": "Geen uitspraak mogelijk"},
        "uitleg": [
            "Voor 2019 gold een richtlijn van 18 medewerkers uit het doelgroepregister. Hoeveel het er waren, heeft de gemeente niet aangeleverd."
        ],
        "bron_tekst": "Bron van de richtlijn",
        "bronnen": [{"tekst": "vragen GroenLinks Hilversum, 2020", "anker": "b2"}],
    },
    {
        "titel": "Waarvan markt",
        "kop_id": "k4",
        "onder": "Officiële jaarmeting, alleen marktwerkgevers.",
        "groot": "53.799",
        "groot_na": "van 50.000",
        "balk": balk("86.1", norm="norm 50.000"),
        "status": {"status": "gehaald", "tekst": "Gehaald: 108%"},
        "tekort": "3.799 banen boven de norm",
        "bronnen": [{"tekst": "bericht over de jaarmeting, juli 2021", "anker": "b1"}],
    },
    {
        "titel": "Banenafspraak in Groningen",
        "kop_id": "k5",
        "onder": "Arbeidsmarktregio. Indicatieve norm.",
        "merken": [{"soort": "circa"}, {"soort": "peildatum"}],
        "groot": "3.044",
        "groot_na": "van 1.500 extra banen",
        "balk": balk("100", norm="norm 1.500", voorbij=True),
        "status": {"status": "gehaald", "tekst": "Gehaald: 203%"},
        "tekort": "1.544 banen boven de norm",
        "bronnen": [{"tekst": "brief gemeente Groningen, 2018", "anker": "b2"}],
    },
    {
        "titel": "Banen in totaal",
        "kop_id": "k6",
        "onder": "Geldt per regio, niet per gemeente.",
        "merken": [{"soort": "regio"}],
        "groot": "1.059",
        "groot_na": "banen",
        "balk": None,
        "status": {"status": "geen-norm", "tekst": "Niet te vergelijken met een norm"},
        "uitleg": [
            "De norm telt alleen banen die er sinds eind 2012 bij zijn gekomen. Dit cijfer telt alle banen."
        ],
        "bronnen": [{"tekst": "vragen GroenLinks Hilversum, 2020", "anker": "b2"}],
    },
]

SVG = """<svg viewBox="0 0 {w} {h}" role="img" aria-labelledby="{id}-t"><title id="{id}-t">Extra banen in Gooi en Vechtstreek</title>
<line class="g-as" x1="46" x2="{r}" y1="{y0}" y2="{y0}"/><line class="g-rooster" x1="46" x2="{r}" y1="40" y2="40"/>
<text class="g-zacht" x="38" y="45" font-size="14" text-anchor="end">900</text><text class="g-zacht" x="38" y="{y0}" font-size="14" text-anchor="end">0</text>
<path class="g-norm" d="M46 120 L{r} 40"/><path class="g-lijn g-lijn--voorbeeld" d="M46 150 L{r} 100"/>
<rect class="g-gat" x="90" y="30" width="30" height="{y0}"/><path class="g-ruit" d="M{r} 34l6 6-6 6-6-6z"/>
<circle class="g-punt" cx="{r}" cy="100" r="5"/><circle class="g-punt--voorbeeld" cx="46" cy="150" r="4"/>
<text class="g-tekst g-vet" x="{r}" y="26" font-size="14" text-anchor="end">norm 900</text><text class="g-accent" x="{r}" y="124" font-size="14" text-anchor="end">608</text></svg>"""


def grafiek():
    rijen = [
        ("4e kwartaal 2018", "402", "580"),
        ("4e kwartaal 2019", "505", "735"),
        ("4e kwartaal 2020", "608", "900"),
    ]
    return {
        "titel": "Extra banen in Gooi en Vechtstreek",
        "ondertitel": "Per kwartaal, naast de norm voor het einde van het jaar.",
        "svg_breed": mark_safe(SVG.format(w=720, h=240, r=640, y0=210, id="gb")),
        "svg_smal": mark_safe(SVG.format(w=328, h=240, r=300, y0=210, id="gs")),
        "kolommen": [
            "Kwartaal",
            "Extra banen",
            "Norm eind jaar",
            {"tekst": "Soort cijfer"},
        ],
        "tabel": [
            {
                "cellen": [
                    kw,
                    stand,
                    norm,
                    {
                        "tekst": "",
                        "merken": [{"soort": "voorbeeld"}] if norm != "900" else [],
                    },
                ]
            }
            for kw, stand, norm in rijen
        ],
        "downloads": [
            {"tekst": "Download de grafiek (SVG)", "url": "#"},
            {"tekst": "PNG", "url": "#"},
        ],
    }


class Filter(forms.Form):
    q = forms.CharField(label="Naam", required=False)
    regio = forms.ChoiceField(
        label="Regio",
        choices=[("", "Alle regio’s"), ("g", "Gooi en Vechtstreek")],
        required=False,
    )
    grootte = forms.ChoiceField(
        label="Grootte",
        choices=[("", "Alle groottes"), ("1", "20.000 tot 50.000 inwoners")],
        required=False,
    )
    status = forms.ChoiceField(
        label="Status", choices=[("", "Alle"), ("niet", "Niet gehaald")], required=False
    )


class GemeenteTabel(tables.Table):
    """Sums, marks and bars in one table."""

    bijschrift = "Beschut werk per gemeente, eind 2020"
    bijschrift_na = "Van 3 van de 342 gemeenten is een cijfer bekend."
    bladkeuzes = [
        {"waarde": "25", "tekst": "25", "gekozen": True},
        {"waarde": "100", "tekst": "100"},
        {"waarde": "alle", "tekst": "alle rijen"},
    ]
    naam = tables.Column(verbose_name="Gemeente", footer="Regio")
    bereikt = tables.Column(
        verbose_name="Bereikt",
        attrs={"th": {"class": "n"}, "td": {"class": "n niet-breken"}},
        footer="40 van 53",
    )
    deel = tables.Column(
        verbose_name="Deel van de norm",
        attrs={"th": {"class": "n"}, "td": {"class": "n"}},
        footer="75%",
    )
    balk = tables.Column(
        verbose_name=mark_safe('<span class="verborgen">Balk: deel van de norm</span>'),
        orderable=False,
        attrs={"th": {"class": "alleen-breed"}, "td": {"class": "alleen-breed"}},
    )
    status = tables.Column(verbose_name="Status")
    te_weinig = tables.Column(
        verbose_name="Te weinig",
        attrs={"th": {"class": "n"}, "td": {"class": "n"}},
        footer="13",
    )
    soort = tables.Column(verbose_name="Soort cijfer", orderable=False)

    class Meta:
        row_attrs = {
            "class": lambda record: (
                "eigen" if record["naam"].endswith("Hilversum</a>") else ""
            )
        }


class LegeTabel(GemeenteTabel):
    bijschrift = "Klantprofielen per gemeente, eind 2020"


def rij(naam, bereikt, deel, balkje, status, te_weinig, soort="voorbeeld"):
    return {
        "naam": mark_safe(f'<a href="#">{naam}</a>'),
        "bereikt": bereikt,
        "deel": deel,
        "balk": mark_safe(render_to_string("components/balkje.html", {"balk": balkje})),
        "status": mark_safe(
            render_to_string(
                "components/status.html", {"status": status[0], "tekst": status[1]}
            )
        ),
        "te_weinig": te_weinig,
        "soort": mark_safe(render_to_string("components/merk.html", {"soort": soort}))
        if soort
        else "",
    }


def rijen():
    return [
        rij(
            "Blaricum",
            "1 t/m 4 van 2",
            "",
            balk(leeg=True),
            ("te-klein", "te klein om te tonen"),
            "",
        ),
        rij(
            "Eemnes",
            "0 van 1",
            "0%",
            BALKEN["nul"],
            ("niet-gehaald", "niet gehaald"),
            "1",
        ),
        rij(
            "Gooise Meren",
            "12 van 11",
            "109%",
            balk("87.2", voorbeeld=True),
            ("gehaald", "gehaald"),
            "0",
        ),
        rij(
            "Hilversum",
            "14 van 19",
            "74%",
            balk("59.2", ("59.2", "20.8"), voorbeeld=True),
            ("niet-gehaald", "niet gehaald"),
            "5",
        ),
        rij(
            "Huizen",
            "6 van 9",
            "67%",
            balk("53.6", ("53.6", "26.4")),
            ("niet-gehaald", "niet gehaald"),
            "3",
            "",
        ),
        rij(
            "Laren",
            "25 van 9",
            "278%",
            BALKEN["ver boven de norm"],
            ("gehaald", "gehaald"),
            "0",
            "",
        ),
        rij(
            "Weesp",
            "niet bekend",
            "",
            BALKEN["niet bekend"],
            ("niet-bekend", "niet bekend"),
            "",
            "",
        ),
    ] + [
        rij(
            f"Wijdemeren {i}",
            "5 van 8",
            "63%",
            balk("50", ("50", "30")),
            ("achter", "achter op het rekenpad"),
            "3",
            "voorlopig",
        )
        for i in range(24)
    ]


def context():
    """Everything on one page."""
    request = RequestFactory().get("/stijlgids/", {"sort": "naam", "status": "niet"})
    tabel = GemeenteTabel(
        rijen(), order_by="naam", template_name="components/tabel.html"
    )
    tabel.paginate(per_page=25)
    return {
        "request": request,
        "menu_land_url": "/2020-K4/",
        "menu_regio_url": "/2020-K4/regio/",
        "menu_gemeente_url": "/2020-K4/gemeente/",
        "menu_actief": "regio",
        "voorbeeld_op_pagina": True,
        "kruimels": [
            {"naam": "Nederland", "url": "/"},
            {"naam": "Gooi en Vechtstreek", "url": "/"},
            {"naam": "Hilversum"},
        ],
        "kiezer": {
            "kwartaal_label": "4e kwartaal 2020",
            "keuzes": [
                {"waarde": "2021-K1", "label": "1e kwartaal 2021"},
                {"waarde": "2020-K4", "label": "4e kwartaal 2020", "gekozen": True},
            ],
            "actie": "#",
            "vorige": {"url": "#", "label": "3e kwartaal"},
            "volgende": {"url": "#", "label": "1e kwartaal 2021"},
            "verborgen": [("indicator", "beschut-werk")],
        },
        "kerncijfers": KERNCIJFERS,
        "balken": BALKEN.items(),
        "statussen": STATUSSEN,
        "soorten": SOORTEN,
        "grafiek": grafiek(),
        "tabel": tabel,
        "lege_tabel": LegeTabel(
            [],
            template_name="components/tabel.html",
            empty_text="Geen gemeente gevonden met deze filters.",
        ),
        "form": Filter({"status": "niet"}),
        "kanttekeningen": [
            {
                "tekst": "De brief noemt 1.914 mensen, het register 1.902. Beide cijfers staan hier.",
                "bron_tekst": "vragen GroenLinks, 2020",
            },
            {"tekst": "Er is geteld in mensen. De norm telt plekken van 31 uur."},
        ],
        "begrippen": [
            {
                "naam": "Beschut werk",
                "tekst": "Werk voor mensen die veel begeleiding of een aangepaste werkplek nodig hebben. UWV geeft daarover advies.",
                "telt_wel": ["mensen in dienst met een positief advies"],
                "telt_niet": ["mensen op de wachtlijst"],
            },
            {
                "naam": "Extra baan",
                "tekst": "Een baan die er sinds eind 2012 bij is gekomen. Eén baan is 25,5 uur per week.",
            },
        ],
        "bronnen": [
            {
                "nr": 1,
                "anker": "b1",
                "tekst": "Werkkamer Gooi en Vechtstreek, brief aan de portefeuillehouders sociaal domein, 30 juni 2021",
                "gebruikt_voor": "608 en 900",
            },
            {
                "nr": 2,
                "anker": "b2",
                "tekst": "Vervolgvragen GroenLinks Hilversum, 2020",
                "url": "https://example.org/brief.pdf",
                "gebruikt_voor": "27 en 41",
            },
        ],
        "leeg_actie": {"url": "#", "tekst": "Bekijk eind 2019"},
    }
