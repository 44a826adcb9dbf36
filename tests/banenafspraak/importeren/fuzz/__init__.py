"""Files made at random, and what must hold for each of them. For test_fuzz.py.

`breken.py` damages the files of `goede.py`, `vellen.py` makes odd sheets, `gif.py` good rows
with a few poisoned cells (`bijna.py`, `eigen.py`, `andere.py`, `getallen.py`); `eisen.py` and
`ronde.py` say what must hold. All take a `random.Random`: one seed, one file.
"""
