"""Charts to draw in tests: the published figures, and the nasty ones."""

from dataclasses import replace
from decimal import Decimal

from banenafspraak.kwartaal import Kwartaal
from monitor.grafieken import Kolom, Kolomgrafiek, Lijngrafiek, Normpunt, Punt


def make_punt(
    kwartaal: str, waarde=None, soort: str = "echt", benadering: str = ""
) -> Punt:
    if waarde is None and soort != "te klein":
        soort = "onbekend"
    getal = None if waarde is None else Decimal(str(waarde))
    return Punt(Kwartaal.lees(kwartaal), getal, soort, benadering)


def make_reeks(eerste: str, waarden, soort: str = "echt") -> tuple[Punt, ...]:
    """Consecutive quarters from `eerste`; None is an unknown one."""
    begin = Kwartaal.lees(eerste)
    return tuple(make_punt(str(begin + n), w, soort) for n, w in enumerate(waarden))


def make_normen(per_jaar: dict, voorbeeld=()) -> tuple[Normpunt, ...]:
    return tuple(
        Normpunt(j, Decimal(str(w)), j in voorbeeld) for j, w in per_jaar.items()
    )


def make_lijn(punten=(), normen=(), gekozen: str = "2020-K4", **anders) -> Lijngrafiek:
    standaard = {
        "titel": "Extra banen in Voorbeeldstad",
        "omschrijving": "Lijn van het aantal extra banen naast de norm.",
        "ding": "extra banen",
        "bron": "Werkkamer, 30 juni 2021.",
    }
    return Lijngrafiek(
        punten=tuple(punten),
        normen=tuple(normen),
        gekozen=Kwartaal.lees(gekozen),
        **(standaard | anders),
    )


def make_kolom(
    jaar: int, waarde=None, norm=None, soort: str = "echt", benadering: str = ""
) -> Kolom:
    if waarde is None and soort == "echt":
        soort = "onbekend"
    getal = None if waarde is None else Decimal(str(waarde))
    return Kolom(
        jaar, getal, None if norm is None else Decimal(str(norm)), soort, benadering
    )


def make_kolommen(*kolommen: Kolom, **anders) -> Kolomgrafiek:
    standaard = {
        "titel": "De officiële jaarmeting",
        "omschrijving": "Kolommen per jaar met de norm als streep.",
        "ding": "extra banen",
        "bron": "Jaarmetingen van het ministerie van SZW; Regeling Wfsv, artikel 3.29.",
    }
    return Kolomgrafiek(kolommen=kolommen, **(standaard | anders))


NEDERLAND = make_lijn(
    (
        make_punt("2016-K4", 22834),
        make_punt("2017-K1", 24606, "afgeleid"),
        make_punt("2017-K2", 29256, "afgeleid"),
        make_punt("2017-K3", 33143, "afgeleid"),
        make_punt("2017-K4", 36968),
        make_punt("2018-K1", 38744),
        make_punt("2018-K4", 53390),
        make_punt("2019-K2", 55903),
        make_punt("2019-K3", 58544),
        make_punt("2019-K4", 61792, "afgeleid"),
        make_punt("2020-K1", 58763),
        make_punt("2020-K4", 66730, "afgeleid"),
    ),
    make_normen({2016: 20500, 2017: 33000, 2018: 43500, 2019: 55000, 2020: 67500}),
    titel="Extra banen in Nederland per kwartaal",
    verschil="770 te weinig",
)
GOOI = make_lijn(
    [make_punt("2020-K4", 608)],
    make_normen({2020: 900}),
    titel="Extra banen in Gooi en Vechtstreek",
    verschil="292 te weinig",
)
GOOI_VOORBEELD = make_lijn(
    (
        *make_reeks("2018-K4", (402, 380, 428, 470, 505, 470, 496, 553), "voorbeeld"),
        make_punt("2020-K4", 608),
    ),
    make_normen({2018: 580, 2019: 735, 2020: 900}, voorbeeld=(2018, 2019)),
    titel="Extra banen in Gooi en Vechtstreek",
    verschil="292 te weinig",
)
GRONINGEN = make_lijn(
    [make_punt("2016-K4", 1700, benadering="meer dan"), make_punt("2017-K4", 3044)],
    make_normen({2016: 935, 2017: 1500}),
    "2017-K4",
    titel="Extra banen in Groningen",
    verschil="1.544 boven de norm",
)
GRONINGEN_2019 = replace(
    GRONINGEN,
    punten=(*GRONINGEN.punten, make_punt("2019-K3", 3700, benadering="circa")),
    gekozen=Kwartaal(2019, 3),
    verschil="",
)
ZEELAND = make_lijn(
    [
        make_punt("2019-K1", 777),
        make_punt("2019-K2", 887),
        make_punt("2020-K2", 1022),
        make_punt("2020-K3", 1101),
        make_punt("2021-K1", 1061),
        make_punt("2021-K2", 1238),
    ],
    make_normen({2019: 1035, 2020: 1270, 2021: 1476}),
    "2021-K2",
    titel="Extra banen in Zeeland",
)
BESCHUT = make_lijn(
    [make_punt("2019-K4", 27)],
    make_normen({2019: 41}),
    "2019-K4",
    titel="Mensen met een beschutte werkplek in Gooi en Vechtstreek",
    ding="mensen",
    verschil="14 te weinig",
)

_LANG = [round(400 + 37.3 * n + 60 * ((n * 7) % 5)) for n in range(40)]

LIJNEN = {
    "nederland": NEDERLAND,
    "gooi": GOOI,
    "gooi met voorbeeld": GOOI_VOORBEELD,
    "groningen": GRONINGEN,
    "groningen 2019": GRONINGEN_2019,
    "zeeland midden in het jaar": ZEELAND,
    "zeeland met verschil": replace(ZEELAND, verschil="238 te gaan"),
    "beschut": BESCHUT,
    "niets": make_lijn(),
    "een punt": make_lijn([make_punt("2020-K4", 608)]),
    "een punt in K2": make_lijn([make_punt("2020-K2", 608)], gekozen="2020-K2"),
    "eerste kwartaal van de telling": make_lijn(
        [make_punt("2012-K4", 0)], gekozen="2012-K4"
    ),
    "alleen normen": make_lijn(normen=make_normen({2018: 580, 2019: 735, 2020: 900})),
    "alleen een oude norm": make_lijn(normen=make_normen({2016: 935})),
    "stand lang geleden": make_lijn(
        [make_punt("2017-K4", 27, benadering="circa")],
        make_normen({2017: 41, 2020: 60}),
    ),
    "gelijk aan de norm": make_lijn(
        make_reeks("2019-K4", (880, 860, 870, 890, 900)),
        make_normen({2019: 880, 2020: 900}),
        verschil="precies gehaald",
    ),
    "een erboven": make_lijn(
        make_reeks("2019-K4", (880, 860, 870, 890, 901)),
        make_normen({2019: 880, 2020: 900}),
        verschil="1 boven de norm",
    ),
    "heel groot": make_lijn(
        make_reeks(
            "2023-K4", (85665, 86000, 87000, 89000, 90000, 124999, 125001, None, 125000)
        ),
        make_normen({2023: 105000, 2024: 115000, 2025: 125000}),
        "2025-K4",
        verschil="1.234.567 boven de norm",
        ding="werkgelegenheidsplaatsen voor mensen met een arbeidsbeperking",
    ),
    "benadering van iets groots": make_lijn(
        [make_punt("2020-K4", 125000, "voorbeeld", "meer dan")],
        make_normen({2020: 1250000}, voorbeeld=(2020,)),
        verschil="1.125.000 te weinig",
        norm_naam="eigen ambitie",
    ),
    "heel klein": make_lijn(
        make_reeks("2019-K4", (0, 1, 2, 1, 2)),
        make_normen({2019: 1, 2020: 2}),
        verschil="precies gehaald",
    ),
    "breuken": make_lijn(
        make_reeks("2019-K4", ("0.5", "0.8", "1.25", "1.4", "1.6")),
        make_normen({2020: "2.5"}),
    ),
    "allemaal gelijk": make_lijn(
        make_reeks("2016-K4", [50] * 17),
        make_normen(dict.fromkeys(range(2016, 2021), 50)),
        verschil="gelijk",
    ),
    "allemaal nul": make_lijn(make_reeks("2019-K4", [0] * 5), make_normen({2020: 0})),
    "norm ver erboven": make_lijn(
        make_reeks("2018-K4", range(2, 11)),
        make_normen({2018: 900, 2019: 950, 2020: 1000}),
        verschil="990 te weinig",
    ),
    "stand ver erboven": make_lijn(
        make_reeks("2018-K4", range(900, 1800, 100)),
        make_normen({2018: 20, 2019: 30, 2020: 40}),
        verschil="1.660 boven de norm",
    ),
    "negatief": make_lijn(
        make_reeks("2018-K4", (-40, -30, 5, 20, 12, -8, -16, 3, -25)),
        make_normen({2018: 10, 2019: 20, 2020: 30}),
        verschil="55 te weinig",
    ),
    "veertig kwartalen": make_lijn(
        make_reeks("2015-K4", _LANG),
        make_normen({2015 + n: 450 + 150 * n for n in range(11)}),
        "2025-K3",
        verschil="12 te weinig",
    ),
    "veertig kwartalen met gaten": make_lijn(
        make_reeks("2015-K4", [None if n % 3 == 1 else w for n, w in enumerate(_LANG)]),
        make_normen(
            {2015: 450, 2016: 600, 2018: 900, 2019: 1050, 2021: 1300, 2025: 2000}
        ),
        "2025-K3",
    ),
    "te klein": make_lijn(
        (
            make_punt("2019-K4", 6),
            make_punt("2020-K1", None, "te klein"),
            make_punt("2020-K2", None, "te klein"),
            make_punt("2020-K3", None),
            make_punt("2020-K4", None, "te klein"),
        ),
        make_normen({2019: 5, 2020: 8}),
    ),
    "lange bron": make_lijn(
        [make_punt("2020-K4", 608)],
        titel="Een heel lange titel die op een telefoon over meer dan twee regels moet lopen, omdat hij zo lang is",
        bron="UWV, regionale trendrapportages; Regeling Wfsv; " * 6 + "a" * 200,
    ),
}

OFFICIEEL = make_kolommen(
    make_kolom(2015, 21057, 9000),
    make_kolom(2016, 22554, 20500),
    make_kolom(2017, 36904, 33000),
    make_kolom(2018, 51956, 43500),
    make_kolom(2019, 61615, 55000),
    make_kolom(2020, None, 67500),
)
KOLOMMEN = {
    "tot en met 2020": OFFICIEEL,
    "tot en met 2025": make_kolommen(
        *OFFICIEEL.kolommen,
        make_kolom(2021, 72809, 80000),
        make_kolom(2022, 81117, 92500),
        make_kolom(2023, 85665, 105000),
        make_kolom(2024, 90000, 115000, benadering="bijna"),
        make_kolom(2025, None, 125000),
    ),
    "niets": make_kolommen(),
    "een jaar": make_kolommen(make_kolom(2020, 21057, 20000)),
    "een onbekend jaar": make_kolommen(make_kolom(2020)),
    "laatste zonder norm": make_kolommen(
        make_kolom(2018, 21057, 20000),
        make_kolom(2019, 19057, 20500),
        make_kolom(2020, 12000, 30500),
        make_kolom(2021, 14000),
    ),
    "van alles": make_kolommen(
        make_kolom(2015, 210, 500, "voorbeeld"),
        make_kolom(2016, -120, 200),
        make_kolom(2018, 300, None, "afgeleid"),
        make_kolom(2019, None, None, "te klein"),
        make_kolom(2020, None, 60),
    ),
    "veel en klein": make_kolommen(
        *(make_kolom(2012 + n, n % 4, 3, benadering="minder dan") for n in range(14))
    ),
    "veel en negatief": make_kolommen(
        *(make_kolom(2012 + n, (n - 5) * 12345, 30000) for n in range(13)),
        make_kolom(2025, None, 1),
    ),
    "norm vlak erboven": make_kolommen(
        *(make_kolom(2015 + n, 1000 - n * 20, 1000) for n in range(6)),
        norm_naam="richtlijn",
    ),
}
