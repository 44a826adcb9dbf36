"""Example figures: a deterministic set, so that every page can be seen full.

Everything made here is invented, and is loaded under a source of soort `voorbeeld` that
marks it on every screen and in every file. It is consistent with the real figures that
ship: lines go through the real points, gemeenten add up to what is known of their region.
The same areas and real figures give the same examples, on every machine.

`bouw.all_rows` makes them; `banenafspraak.laden.voorbeeld` puts them in the ledger.
"""
