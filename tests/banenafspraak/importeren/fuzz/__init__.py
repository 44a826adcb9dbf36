"""Files made at random, and what must hold for each of them. For test_fuzz.py.

`breken.py` damages good files, `vellen.py` makes odd sheets, `bijna.py` good rows with a few
poisoned cells; `eisen.py` and `ronde.py` say what must hold. All take a `random.Random`, so
that one seed gives one file.
"""
